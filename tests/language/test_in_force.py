"""效力状态: what a ruleset is on a day, from when its end is announced, and the repealed provisions it still cites."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from language_helpers import loaded

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.status import RepealedBasis, State, Status

HEAD = "规则集: {{编号: {id}, 名称: {id}, 制定机关: 甲局, 地区: '990100', 核对: 虚拟, {days}}}\n"
EMPTY = "表: []\n"


def ruleset(id: str, days: str, rest: str = EMPTY) -> str:
    return HEAD.format(id=id, days=days) + rest


def status(book: Rulebook, id: str, on: str) -> Status:
    (found,) = (each for each in book.status(date.fromisoformat(on)) if each.id == id)
    return found


# ---- the end of a ruleset ----


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        ("2029-12-30", State.IN_FORCE, 91),  # 1月31日、2月28日、3月31日，加上12月的最后一日
        ("2029-12-31", State.LAPSING, 90),
        ("2030-03-30", State.LAPSING, 1),
        ("2030-03-31", State.LAPSING, 0),  # 失效 is the last day in force, inclusive
        ("2030-04-01", State.LAPSED, None),
    ],
)
def test_the_end_is_announced_from_90_days_before_the_last_day_and_on_it(
    tmp_path: Path, on: str, state: State, left: int | None
) -> None:
    book = loaded(tmp_path, ruleset("例", "施行: 2025-04-01, 失效: 2030-03-31"))
    found = status(book, "例", on)
    assert (state, left) == (found.state, found.days_left)
    day = date.fromisoformat(on)
    codes = [each.code for each in (*book.lapsed(day), *book.lapsing(day))]
    assert {State.LAPSING: ["ruleset-lapsing"], State.LAPSED: ["ruleset-lapsed"]}.get(state, []) == codes


def test_the_announcement_names_the_last_day_and_how_many_are_left(tmp_path: Path) -> None:
    (told,) = loaded(tmp_path, ruleset("例", "施行: 2025-04-01, 失效: 2030-03-31")).lapsing(date(2030, 2, 28))
    assert "本规则集有效到2030-03-31，还有31日" == told.message("zh")
    assert "this ruleset is in force until 2030-03-31 (31 days left)" == told.message("en")
    assert ("1.yaml", 1) == (Path(told.span.file).name, told.span.line)


@pytest.mark.parametrize("on", [date.min, date(2030, 1, 1), date.max])
def test_a_ruleset_without_an_end_never_lapses_whatever_the_day(tmp_path: Path, on: date) -> None:
    book = loaded(tmp_path, ruleset("例", "施行: 2025-04-01"))
    assert () == (*book.lapsed(on), *book.lapsing(on))
    assert None is book.status(on)[0].days_left


@pytest.mark.parametrize(
    ("days", "on", "state"),
    [
        ("施行: 2025-04-01", "2025-03-31", State.NOT_YET),
        ("施行: 2025-04-01", "2025-04-01", State.IN_FORCE),
        ("施行: 待核", "2025-04-01", State.UNCONFIRMED),
        ("施行: 待核, 失效: 2025-12-31", "2025-12-31", State.LAPSING),  # its end is known all the same
        ("施行: 待核, 失效: 2025-12-31", "2026-01-01", State.LAPSED),
        ("施行: 2025-04-01, 失效: 2025-04-30", "2025-03-31", State.NOT_YET),  # what has not begun cannot be ending
    ],
)
def test_the_state_is_what_the_dates_say(tmp_path: Path, days: str, on: str, state: State) -> None:
    assert state is status(loaded(tmp_path, ruleset("例", days)), "例", on).state


def test_what_a_ruleset_says_of_itself_is_repeated_and_decides_nothing(tmp_path: Path) -> None:
    found = status(loaded(tmp_path, ruleset("例", "施行: 2014-04-01, 效力: 历史")), "例", "2026-01-01")
    assert (State.IN_FORCE, "历史") == (found.state, found.validity)


def test_rulesets_come_by_state_and_then_by_id(tmp_path: Path) -> None:
    texts = (
        ruleset("乙", "施行: 2025-01-01"),
        ruleset("丙", "施行: 待核"),
        ruleset("丁", "施行: 2020-01-01, 失效: 2024-12-31"),
        ruleset("丑", "施行: 2025-01-01"),
    )
    found = loaded(tmp_path, *texts).status(date(2025, 6, 1))
    assert ["丑", "乙", "丁", "丙"] == [each.id for each in found]  # 丑 U+4E11 before 乙 U+4E59


# ---- repealed provisions ----

TABLES = """表:
  - 编号: 一
    用途: 基准
    违法行为: 擅自倾倒
    依据: 旧法第九条
    法定: {列: [处理], 行: [[处5000元罚款]]}
    列: [处理]
    行: [[处5000元罚款]]
  - 编号: 二
    用途: 基准
    违法行为: 擅自开挖
    依据: [旧法第十条, 条例第三条]
    法定: {列: [处理], 行: [[处5000元罚款]]}
    列: [处理]
    行: [[处5000元罚款]]
  - 编号: 三
    用途: 基准
    违法行为: 擅自停放
    违反: 旧法第二条
    依据: 条例第四条
    法定: {列: [处理], 行: [[处5000元罚款]]}
    列: [处理]
    行: [[处5000元罚款]]
  - 编号: 四
    用途: 清单
    列: [违法行为, 情形, 依据, 处理]
    行: [[擅自停放, 首次, 旧法第五条, 不予行政处罚]]
"""
FACTS = "事实: {列: [事实, 类型], 行: [[首次, 是否]]}\n"
OLD = ruleset("基准", "施行: 2020-01-01, 失效: 2030-12-31", FACTS + TABLES)


def repealing(id: str, day: str, law: str = "中华人民共和国旧法") -> str:
    relation = f"关系: {{列: [关系, 对象, 文号, 范围], 行: [[废止, {law}, /, 全部]]}}\n"
    return ruleset(id, f"位阶: 法律, 施行: {day}", relation + EMPTY)


def cited(book: Rulebook, on: str) -> tuple[RepealedBasis, ...]:
    return status(book, "基准", on).repealed


def test_every_basis_that_is_repealed_is_listed_even_where_the_table_has_another(tmp_path: Path) -> None:
    (basis,) = cited(loaded(tmp_path, OLD, repealing("新法", "2026-08-15")), "2026-08-15")
    assert ("旧法", date(2026, 8, 15), "新法") == (basis.law, basis.since, basis.by)
    assert [
        ("一", ("旧法第九条",), True),
        ("二", ("旧法第十条",), False),  # 条例第三条 still carries it
        ("四", ("旧法第五条",), False),  # a row's own basis: the list itself rests on no text
    ] == [(each.name, each.provisions, each.ended) for each in basis.tables]
    assert {"旧法第九条", "旧法第十条", "旧法第五条"} == basis.provisions


def test_a_table_is_told_where_it_stands(tmp_path: Path) -> None:
    (basis,) = cited(loaded(tmp_path, OLD, repealing("新法", "2026-08-15")), "2027-01-01")
    lines = OLD.splitlines()
    assert ["编号: 一", "编号: 二", "编号: 四"] == [lines[each.span.line - 1].strip(" -") for each in basis.tables]


def test_before_the_day_of_repeal_nothing_is_cited_in_vain(tmp_path: Path) -> None:
    assert () == cited(loaded(tmp_path, OLD, repealing("新法", "2026-08-15")), "2026-08-14")


def test_what_is_not_loaded_or_of_unconfirmed_date_repeals_nothing(tmp_path: Path) -> None:
    assert () == cited(loaded(tmp_path, OLD), "2026-08-15")
    assert () == cited(loaded(tmp_path, OLD, repealing("新法", "待核")), "2026-08-15")


@pytest.mark.parametrize("on", ["2019-12-31", "2031-01-01"])
def test_what_is_not_applied_on_the_day_cites_nothing_in_vain(tmp_path: Path, on: str) -> None:
    book = loaded(tmp_path, OLD, repealing("新法", "2019-01-01"))
    assert () == cited(book, on)
    assert cited(book, "2020-01-01")


@pytest.mark.parametrize("days", [("2026-08-15", "2030-01-01"), ("2030-01-01", "2026-08-15")])
def test_what_two_texts_repeal_is_gone_with_the_first(tmp_path: Path, days: tuple[str, str]) -> None:
    """A later edition of the repealing law repeats the repeal; the old law does not come back in between."""
    book = loaded(tmp_path, OLD, *(repealing(f"新法{day}", day) for day in days))
    (basis,) = cited(book, "2027-01-01")
    assert (date(2026, 8, 15), "新法2026-08-15") == (basis.since, basis.by)


def test_two_repealed_laws_are_two_entries_and_end_a_table_together(tmp_path: Path) -> None:
    book = loaded(tmp_path, OLD, repealing("新法", "2026-08-15"), repealing("新条例", "2027-01-01", "条例"))
    first, second = cited(book, "2027-01-01")
    assert [("旧法", 3), ("条例", 2)] == [(each.law, len(each.tables)) for each in (first, second)]
    assert {"一": True, "二": True, "四": False} == {each.name: each.ended for each in first.tables}
    assert {"二": True, "三": True} == {each.name: each.ended for each in second.tables}


# ---- 粤环发〔2021〕7号: in force until 2026-12-31 (第二十五条), its laws repealed on 2026-08-15 (生态环境法典第一千二百四十二条) ----

GUANGDONG = "粤环发-2021-7"


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        ("2026-10-01", State.IN_FORCE, 91),
        ("2026-10-02", State.LAPSING, 90),
        ("2026-10-03", State.LAPSING, 89),
        ("2027-01-01", State.LAPSED, None),
    ],
)
def test_the_benchmark_of_the_province_is_lapsing_from_2026_10_02(on: str, state: State, left: int | None) -> None:
    found = status(load_rulebook(), GUANGDONG, on)
    assert (state, left) == (found.state, found.days_left)


def test_most_tables_of_the_province_rest_on_laws_the_code_has_repealed() -> None:
    found = status(load_rulebook(), GUANGDONG, "2026-10-03").repealed
    assert {(date(2026, 8, 15), "生态环境法典-2026")} == {(each.since, each.by) for each in found}
    ended = {table.name: table.ended for basis in found for table in basis.tables}
    assert ended["§1.1"], "环境影响评价法第三十一条 alone"
    assert "§1.6" not in ended, "建设项目环境保护管理条例第二十二条 alone is not repealed"
    assert False in ended.values(), "some rest on another text as well"
    assert () == status(load_rulebook(), GUANGDONG, "2026-08-14").repealed
