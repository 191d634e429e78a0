"""A catalogue of 242 items delegated to towns (fictional): competence against an oracle of a few plain lines.

Every item has a period, one of three places and one of four ways of sharing the kinds of sanction; some are kept by the
county (除外事项), one reserves detention to the police.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enforce_rules import load_rulebook
from enforce_rules.model.report import Result
from enforce_rules.rulebook import Rulebook

ITEMS = 242
START = date(2025, 1, 1)
PLACES = ("990101100", "990101101", "990101102")
FINE, REVOKE, DETAIN = "罚款", "吊销许可证件", "行政拘留"
KINDS = {FINE: "fine", REVOKE: "revoke_permit", DETAIN: "detention"}
TOWN, COUNTY, POLICE = "镇人民政府", "县甲局", "公安机关"
ORGANS = (TOWN, COUNTY, POLICE, "县乙局")

LAW = """
规则集: {编号: 丙办法, 名称: 丙办法, 制定机关: 甲局, 地区: 全国, 施行: 2020-01-01, 位阶: 法律, 核对: 全文已核}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事项:
  列: [代号, 违法行为]
  行:
"""
PENALTY = """
表:
  - 编号: 罚则
    用途: 法定
    事项: [CODES]
    依据: 丙办法第九条
    列: [处理]
    行: [[处1万元以上10万元以下罚款；吊销许可证；五日以下拘留]]
"""
CATALOGUE = """
规则集: {编号: 目录集, 名称: 目录, 制定机关: 乙省人民政府, 地区: '990101', 施行: 2020-01-01, 核对: 全文已核}
约定: {列: [约定, 取值, 依据], 行: [[原实施主体, 不再行使, 第三条]]}
表:
  - 编号: 拘留
    用途: 权责
    列: [情形, 实施主体, 专属]
    行: [[{拟处罚种类: 行政拘留}, 公安机关, 是]]
  - 编号: 目录
    用途: 权责
    列: [编码, 情形, 原实施主体, 实施主体, 地区, 自, 至]
    行:
"""
CASE = """
案件: {编号: 一, 办案机关: 某机关, 机关类别: ORGAN, 地区: 'PLACE'}
日期: {行为起: 2024-02-01, 行为止: 2024-02-01, 发现: 2024-02-01, 立案: 2024-02-02, 拟决定: DAY}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 'CODE', 当事人: [甲]}]
"""


def kept(item: int) -> bool:
    return item % 11 == 0


def period(item: int) -> tuple[date, date]:
    first = START + timedelta(days=item)
    return first, first + timedelta(days=200 + item % 7)


def shared(item: int) -> str:
    """The condition under which the item goes to towns."""
    return ("/", "{拟处罚种类: 罚款}", "{拟处罚种类: [罚款, 吊销许可证件]}", "{除外: {拟处罚种类: 吊销许可证件}}")[
        item % 4
    ]


def reaches(item: int, kind: str) -> bool:
    return {0: True, 1: kind == FINE, 2: kind in (FINE, REVOKE), 3: kind != REVOKE}[item % 4]


def code(item: int) -> str:
    return f"3302300{item:05d}"


def row(item: int) -> str:
    if kept(item):
        return f"      - ['{code(item)}', /, /, {COUNTY}, /, /, /]\n"
    first, last = period(item)
    place = "/" if item % 5 else f"'{PLACES[item % 3]}'"
    return f"      - ['{code(item)}', {shared(item)}, {COUNTY}, {TOWN}, {place}, {first}, {last}]\n"


def holder(item: int, kind: str, place: str, day: date) -> str | None:
    """Who has it, in plain words; None where the catalogue is silent."""
    if kind == DETAIN:
        return POLICE
    if kept(item):
        return COUNTY
    if (item % 5 == 0 and place != PLACES[item % 3]) or not reaches(item, kind):
        return None
    first, last = period(item)
    return TOWN if first <= day <= last else COUNTY


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rulebook, Rulebook, float]:
    """With the catalogue, without it, and the seconds of processor time it adds to loading."""
    codes = [code(item) for item in range(ITEMS)]
    law = LAW + "".join(f"    - ['{each}', 第{number}项行为]\n" for number, each in enumerate(codes))
    law += PENALTY.replace("CODES", ", ".join(f"'{each}'" for each in codes))
    bare, whole = tmp_path_factory.mktemp("bare"), tmp_path_factory.mktemp("whole")
    for folder in (bare, whole):
        (folder / "1.yaml").write_text(law, encoding="utf-8")
    (whole / "2.yaml").write_text(CATALOGUE + "".join(map(row, range(ITEMS))), encoding="utf-8")
    began = process_time()
    without = load_rulebook(bare)
    between = process_time()
    return load_rulebook(whole), without, (process_time() - between) - (between - began)


def result_of(book: Rulebook, item: int, organ: str, place: str, day: date) -> Result:
    text = (
        CASE.replace("ORGAN", organ).replace("PLACE", place).replace("DAY", day.isoformat()).replace("CODE", code(item))
    )
    return book.recommend(text).report.results[0]


items = st.integers(0, ITEMS - 1)
days = st.integers(0, 700).map(lambda number: START + timedelta(days=number))


@settings(max_examples=150, deadline=None)
@given(item=items, organ=st.sampled_from(ORGANS), place=st.sampled_from(PLACES), day=days)
def test_every_sanction_is_whose_the_catalogue_says(
    books: tuple[Rulebook, Rulebook, float], item: int, organ: str, place: str, day: date
) -> None:
    result = result_of(books[0], item, organ, place, day)
    holders = {kind: holder(item, kind, place, day) for kind in KINDS}
    wanted = {KINDS[kind]: (who,) if who not in (None, organ) else () for kind, who in holders.items()}
    assert [wanted] == [{each.kind: each.reserved for each in option.sanctions} for option in result.options]
    theirs = {who for who in holders.values() if who is not None}
    assert result.competence is not None
    assert ("no" if organ not in theirs else "yes" if theirs == {organ} else "part") == result.competence.verdict
    assert (organ not in theirs) == any(why.code == "no-competence" for why in result.refer)


@settings(max_examples=40, deadline=None)
@given(item=items.filter(lambda item: not kept(item)), place=st.sampled_from(PLACES))
def test_the_day_after_its_end_a_town_has_lost_exactly_what_it_had(
    books: tuple[Rulebook, Rulebook, float], item: int, place: str
) -> None:
    _, last = period(item)
    had, lost = (
        {each.kind for each in result_of(books[0], item, TOWN, place, day).options[0].sanctions if not each.reserved}
        for day in (last, last + timedelta(days=1))
    )
    delegated = {KINDS[kind] for kind in (FINE, REVOKE) if holder(item, kind, place, last) == TOWN}
    assert delegated == had - lost
    assert set() == lost - had


@settings(max_examples=40, deadline=None)
@given(item=items, organ=st.sampled_from(ORGANS), place=st.sampled_from(PLACES), day=days)
def test_who_decides_never_changes_how_much(
    books: tuple[Rulebook, Rulebook, float], item: int, organ: str, place: str, day: date
) -> None:
    whole, bare = (result_of(book, item, organ, place, day) for book in books[:2])
    assert bare.bounds == whole.bounds
    assert [[each.fine for each in option.sanctions] for option in bare.options] == [
        [each.fine for each in option.sanctions] for option in whole.options
    ]
    assert bare.competence is None


def test_a_long_catalogue_costs_little(books: tuple[Rulebook, Rulebook, float]) -> None:
    """As measured: 0.04 seconds more to load, half a millisecond more a case; the bounds leave room for a slow machine."""
    whole, bare, loading = books
    assert loading < 5
    spent = []
    for book in (bare, whole):
        result_of(book, 1, TOWN, PLACES[0], START)
        began = process_time()
        for item in range(40):
            result_of(book, item, TOWN, PLACES[0], START)
        spent.append((process_time() - began) / 40)
    assert spent[1] - spent[0] < 0.1


def test_the_catalogue_has_as_many_rows_as_items(tmp_path: Path) -> None:
    path = tmp_path / "1.yaml"
    path.write_text(CATALOGUE + "".join(map(row, range(ITEMS))), encoding="utf-8")
    assert ITEMS == len(load_rulebook(tmp_path).program.tables["目录集#目录"].rows)
