"""Tables with a period of force of their own (施行, 失效), and editions of one text side by side (decision 0081)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from language_helpers import found, loaded

from enforce_rules import Rulebook
from enforce_rules.diagnostics import Severity
from enforce_rules.model.report import Result, ResultStanding
from enforce_rules.model.wire import canonical, status_to_wire

GENERAL = """
规则集: {编号: 总法, 名称: 总法, 制定机关: 全国人大, 地区: 全国, 施行: 2000-01-01, 位阶: 法律, 核对: 虚拟}
表:
  - 编号: 过渡
    用途: 过渡
    列: [情形, 处理]
    行: [[新的规定处罚较轻, 适用新的规定], [/, 适用行为发生时的规定]]
"""
HEAD = "规则集: {编号: 法, 名称: 某法, 制定机关: 甲局, 地区: 全国, 施行: 2010-01-01, 位阶: 法律, 核对: 虚拟}"


def amended(old: str, new: str, *, until: str = "2025-06-30", since: str = "2025-07-01") -> str:
    return f"""
{HEAD}
事项: {{列: [代号, 违法行为], 行: [[E5, 占道]]}}
表:
  - {{编号: 旧五条, 用途: 法定, 事项: E5, 依据: 某法第五条, 失效: {until}, 列: [处理], 行: [[{old}]]}}
  - {{编号: 新五条, 用途: 法定, 事项: E5, 依据: 某法第五条, 施行: {since}, 列: [处理], 行: [[{new}]]}}
"""


def result(book: Rulebook, ended: str, decided: str, begun: str = "") -> Result:
    seen = decided if ended == "未知" else ended
    text = f"""
案件: {{编号: 一, 办案机关: 甲局, 地区: '990100'}}
日期: {{行为起: {begun or ended}, 行为止: {ended}, 发现: {seen}, 立案: {seen}, 拟决定: {decided}}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: E5, 当事人: [甲]}}]
"""
    (only,) = book.recommend(text).report.results
    return only


def fines(one: Result) -> list[int]:
    return [int(each.fine.high or 0) for option in one.options for each in option.sanctions if each.fine]


@pytest.mark.parametrize(
    ("begun", "ended", "decided", "said", "applied"),
    [
        ("2025-06-30", "2025-06-30", "2025-06-30", [500], None),
        ("2025-06-30", "2025-06-30", "2025-07-01", [300], "new"),  # lighter
        ("2025-03-01", "2025-07-01", "2025-08-01", [300], None),  # 继续 past the amendment
        ("2025-07-01", "2025-07-01", "2025-08-01", [300], None),
    ],
)
def test_an_amended_article_governs_from_its_day(
    tmp_path: Path, begun: str, ended: str, decided: str, said: list[int], applied: str | None
) -> None:
    one = result(loaded(tmp_path, GENERAL, amended("处500元罚款", "处300元罚款")), ended, decided, begun)
    assert (said, applied) == (fines(one), one.comparison and one.comparison.applied)
    assert (begun != ended) is ("continues-into-new-law" in [each.code for each in one.premises])
    assert ResultStanding.DECIDED is one.standing


def test_a_heavier_amendment_does_not_reach_back(tmp_path: Path) -> None:
    one = result(loaded(tmp_path, GENERAL, amended("处500元罚款", "处800元罚款")), "2025-06-30", "2025-08-01")
    assert one.comparison is not None
    assert ("heavier", "old", [500]) == (one.comparison.new_is, one.comparison.applied, fines(one))


def test_a_day_between_the_two_tables_refers_and_says_why(tmp_path: Path) -> None:
    book = loaded(tmp_path, GENERAL, amended("处500元罚款", "处300元罚款", since="2025-09-01"))
    one = result(book, "2025-08-01", "2025-08-20")
    assert ResultStanding.REFER is one.standing and [] == fines(one)
    assert [("table-lapsed", "2025-06-30"), ("table-not-yet", "2025-09-01")] == [
        (each.code, dict(each.args)["date"]) for each in one.refer if each.code.startswith("table-")
    ]


def test_an_open_last_day_is_judged_on_both_sides_of_the_amendment(tmp_path: Path) -> None:
    one = result(loaded(tmp_path, GENERAL, amended("处500元罚款", "处800元罚款")), "未知", "2025-08-01", "2025-03-01")
    assert [500, 800] == fines(one) and "违法行为终了之日" == one.questions[0].fact


def test_a_row_that_changed_goes_by_a_condition_on_the_day(tmp_path: Path) -> None:
    text = f"""
{HEAD}
事项: {{列: [代号, 违法行为], 行: [[E5, 占道]]}}
表:
  - 编号: 五条
    用途: 法定
    事项: E5
    依据: 某法第五条
    列: [{{条件: 违法行为终了之日}}, 处理]
    行: [[2025-07-01以前, 处500元罚款], [2025-07-01以后, 处300元罚款]]
"""
    book = loaded(tmp_path, GENERAL, text)
    assert [[500], [300]] == [fines(result(book, day, "2025-08-01")) for day in ("2025-06-30", "2025-07-01")]


def test_a_duty_that_was_amended_goes_by_the_day_of_the_decision(tmp_path: Path) -> None:
    text = f"""
{HEAD}
事项: {{列: [代号, 违法行为], 行: [[E5, 占道]]}}
表:
  - {{编号: 五条, 用途: 法定, 事项: E5, 依据: 某法第五条, 列: [处理], 行: [[处500元罚款]]}}
  - {{编号: 程序, 用途: 程序, 依据: 某法第九条, 施行: 2025-07-01, 列: [情形, 处理], 行: [[/, 告知听证权利]]}}
"""
    book = loaded(tmp_path, GENERAL, text)
    for decided, kinds in (("2025-06-30", []), ("2025-07-01", ["hearing"])):
        one = result(book, "2025-06-30", decided)
        assert (kinds, None) == ([each.kind for each in one.options[0].duties], one.comparison)


@pytest.mark.parametrize(
    ("on", "applied"), [("2009-12-31", []), ("2025-06-30", ["旧五条"]), ("2025-07-01", ["新五条"])]
)
def test_the_status_lists_the_tables_and_which_apply(tmp_path: Path, on: str, applied: list[str]) -> None:
    book = loaded(tmp_path, amended("处500元罚款", "处300元罚款"))
    (one,) = book.status(date.fromisoformat(on))
    assert [("旧五条", None, date(2025, 6, 30)), ("新五条", date(2025, 7, 1), None)] == [
        (each.name, each.in_force, each.lapses) for each in one.tables
    ]
    assert applied == [each.name for each in one.tables if each.applied]
    told = json.loads(canonical(status_to_wire(one)))["tables"]
    assert applied == [each["name"] for each in told if each["applied"]]


@pytest.mark.parametrize("where", ["表", "文件头"])
def test_a_period_that_ends_before_it_begins_is_an_error(tmp_path: Path, where: str) -> None:
    if where == "表":
        text = amended("处500元罚款", "处300元罚款").replace("失效: 2025-06-30", "失效: 2025-06-30, 施行: 2025-07-01")
    else:
        text = HEAD.replace("施行: 2010-01-01", "施行: 2010-01-01, 失效: 2009-12-31") + "\n表: []\n"
    assert ["period-reversed"] == [each.code for each in found(tmp_path, text) if each.severity is Severity.ERROR]


# ---- editions ----


def edition(name: str, days: str, title: str = "某局裁量基准", issuer: str = "甲局", region: str = "全国") -> str:
    return f"规则集: {{编号: {name}, 名称: {title}, 制定机关: {issuer}, 地区: {region}, {days}, 核对: 虚拟}}\n表: []\n"


def told(folder: Path, *texts: str) -> list[tuple[str, str]]:
    codes = ("editions-overlap", "editions-gap")
    return [(each.code, dict(each.args)["days"]) for each in found(folder, *texts) if each.code in codes]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("施行: 2020-01-01, 失效: 2025-06-30", "施行: 2025-07-01", []),
        ("施行: 2020-01-01, 失效: 2025-07-01", "施行: 2025-07-01", [("editions-overlap", "2025-07-01至2025-07-01")]),
        ("施行: 2020-01-01", "施行: 2025-07-01", [("editions-overlap", "2025-07-01起")]),
        ("施行: 2020-01-01", "施行: 2020-01-01", [("editions-overlap", "2020-01-01起")]),  # the same text twice
        ("施行: 2020-01-01, 失效: 2025-06-29", "施行: 2025-07-01", [("editions-gap", "2025-06-30至2025-06-30")]),
        ("施行: 2020-01-01, 失效: 2030-01-01", "施行: 2021-01-01, 失效: 2022-01-01", [("editions-overlap", "2021-01-01至2022-01-01")]),
        ("施行: 待核", "施行: 2025-07-01", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("later", ["某局裁量基准", "某局裁量基准（2025年修订）"])
def test_the_periods_of_two_editions(
    tmp_path: Path, first: str, second: str, later: str, said: list[tuple[str, str]]
) -> None:
    assert said == told(tmp_path, edition("一", first), edition("二", second, later))


def test_texts_of_others_or_about_other_places_are_no_editions(tmp_path: Path) -> None:
    days = "施行: 2020-01-01"
    texts = (
        edition("一", days),
        edition("二", days, issuer="乙局"),
        edition("三", days, region="'990100'"),
        edition("四", days, title="某局免罚清单"),
    )
    assert [] == told(tmp_path, *texts)
