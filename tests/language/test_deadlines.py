"""Deadlines in days and working days, what is not counted in, 加处罚款 and its cap (decision 0073)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_helpers import found, loaded

from enforce_rules import CaseError, load_rulebook
from enforce_rules.evaluator.dates import add_workdays, workdays
from enforce_rules.evaluator.deadlines import surcharge
from enforce_rules.model.calendar import Calendar
from enforce_rules.model.fact import DateSpan
from enforce_rules.model.report import RecommendedDuty, Result, ResultStanding
from enforce_rules.rulebook import Rulebook

RULESETS = Path(__file__).parent.parent.parent / "rulesets"
CALENDAR = """
  - 编号: 甲国节假日
    用途: 日历
    列: [年度, 放假, 上班, 依据]
    行:
      - ['2025', [2025-01-01, 2025-10-01至2025-10-08], 2025-09-28、2025-10-11, 甲国2025年节假日通知]
"""
TEXT = """
规则集: {编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2010-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[工作日, [二日, 三日, 五日, 七日], 第八十五条], [起算, 次日, /]]}
事实:
  列: [事实, 类型, 取值, 问]
  行:
    - [告知之日, 日期, /, 哪一天告知？]
    - [检验期间, 期间, 日, 检验用了几日？]
    - [整改用时, 期间, 自责令改正之日的次日至改正之日, /]
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    依据: 某法第九条
    列: [{条件: 整改用时}, 处理]
    行: [[5个工作日内, 责令改正], [超过5个工作日, 处1000元罚款]]
  - 编号: 期限
    用途: 程序
    依据: 某法第六十条
    列: [情形, 处理]
    行: [[/, WHAT]]
"""
CASE = """
案件: {编号: 一, 办案机关: 甲局, 地区: '990100'}
日期: {行为起: 2025-09-01, 行为止: 2025-09-01, 发现: 2025-09-01, 立案: 2025-09-01, 拟决定: 2026-01-31}
当事人: [{代号: 甲, 类别: 法人}]
"""


def duty(folder: Path, what: str, facts: str, calendar: str = CALENDAR) -> RecommendedDuty:
    act = f"行为: [{{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {{{facts}}}}}]"
    (one,) = loaded(folder, TEXT.replace("WHAT", what) + calendar).recommend(CASE + act).report.results
    (only,) = {each for option in one.options for each in option.duties}
    return only


@pytest.mark.parametrize(
    ("what", "told", "last"),
    [
        (
            "自告知之日起五日内提出听证要求",
            "2025-09-22",
            "2025-09-28",
        ),  # 23-26 September are four; Sunday the 28th works
        (
            "自告知之日起五个工作日内提出",
            "2025-09-30",
            "2025-10-14",
        ),  # after the holiday: 9, 10, 11 (Saturday, works), 13, 14
        ("自告知之日起三日内送达", "2025-09-26", "2025-09-30"),
        ("自告知之日起十五日内缴纳罚款", "2025-09-22", "2025-10-07"),  # fifteen is no working-day period here
        ("自告知之日起三个月内复查", "2025-11-30", "2026-02-28"),
        ("自告知之日起二十日内复查", "2024-02-09", "2024-02-29"),
    ],
)
def test_the_last_day_is_counted_in_the_days_the_text_means(tmp_path: Path, what: str, told: str, last: str) -> None:
    one = duty(tmp_path, what, f"告知之日: {told}")
    assert ("due", date.fromisoformat(last), None) == (one.state, one.deadline, one.why)
    assert "某法第六十条" == one.basis


@pytest.mark.parametrize(("told", "calendar", "year"), [("2025-12-29", CALENDAR, "2026"), ("2025-09-22", "", "2025")])
def test_a_year_without_its_notice_has_no_deadline_in_working_days(
    tmp_path: Path, told: str, calendar: str, year: str
) -> None:
    one = duty(tmp_path, "自告知之日起五日内提出听证要求", f"告知之日: {told}", calendar)
    assert one.deadline is None and one.why is not None
    assert ("calendar-unknown", {"year": year}) == (one.why.code, dict(one.why.args))


def test_periods_that_are_not_counted_in_move_the_last_day(tmp_path: Path) -> None:
    what = "'自立案之日起九十日内作出行政处罚决定，检验期间不计入'"
    late = duty(tmp_path, what, "检验期间: 0日")
    assert (date(2025, 11, 30), "deadline-passed") == (late.deadline, late.why and late.why.code)
    assert "期限2025-11-30届满，拟决定之日2026-01-31已经超过62日" == (late.why and late.why.text())
    intime = duty(tmp_path, what, "检验期间: 62日")
    assert (date(2026, 1, 31), "not-counted") == (intime.deadline, intime.why and intime.why.code)
    assert "deadline-passed" == (duty(tmp_path, what, "检验期间: 61日").why or intime.why).code  # type: ignore[union-attr]


def test_a_decision_after_its_time_is_warned_of(tmp_path: Path) -> None:
    text = TEXT.replace("WHAT", "自立案之日起九十日内作出行政处罚决定") + CALENDAR
    book = loaded(tmp_path, text)
    act = "行为: [{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {整改用时: 3个工作日}}]"
    (late,) = book.recommend(CASE + act).report.results
    assert any("已经超过62日" in warning and "某法第六十条" in warning for warning in late.warnings)
    (intime,) = book.recommend(CASE.replace("拟决定: 2026-01-31", "拟决定: 2025-11-30") + act).report.results
    assert not any("届满" in warning for warning in intime.warnings)


# ---- working days in conditions ----


def corrected(folder: Path, served: str, fixed: str) -> Result:
    block = f"改正: {{改正之日: {fixed}, 责令: [{{送达: {served}}}]}}"
    act = "行为: [{代号: A1, 事项: 某行为, 当事人: [甲]}]\n"
    text = TEXT.replace("WHAT", "告知陈述申辩权利") + CALENDAR
    (one,) = loaded(folder, text).recommend(CASE + act + block).report.results
    return one


@pytest.mark.parametrize(
    ("served", "fixed", "kinds"),
    [
        ("2025-09-30", "2025-10-14", ["order"]),  # the fifth working day after the order
        ("2025-09-30", "2025-10-15", ["fine"]),
        ("2025-09-05", "2025-09-12", ["order"]),
        ("2025-09-05", "2025-09-15", ["fine"]),
        ("2025-09-05", "没有", []),  # never corrected: neither within any number of days nor after it
    ],
)
def test_a_correction_is_counted_in_working_days(tmp_path: Path, served: str, fixed: str, kinds: list[str]) -> None:
    one = corrected(tmp_path, served, fixed)
    assert kinds == [sanction.kind for option in one.options for sanction in option.sanctions]


def test_a_correction_in_a_year_without_its_notice_refers(tmp_path: Path) -> None:
    one = corrected(tmp_path, "2025-12-30", "2026-01-08")
    assert ResultStanding.REFER is one.standing
    assert "workdays-unknown" in {why.code for why in one.refer}
    assert {"order", "fine"} == {sanction.kind for option in one.options for sanction in option.sanctions}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("['2025', 2025-01-01, /, 另一份通知]", "duplicate-id"),
        ("['25', /, /, 通知]", "wrong-type"),
        ("['2026', 2026-02-30, /, 通知]", "bad-date"),
        ("['2026', 2026-10-08至2026-10-01, /, 通知]", "bad-date"),
        ("['2026', 2030-01-01, /, 通知]", "bad-date"),
        ("['2026', 2026-01-01至2026-12-31, /, 通知]", "bad-date"),
        ("['2026', 2026-01-01, /, /]", "missing-key"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(tmp_path: Path, row: str, code: str) -> None:
    text = TEXT.replace("WHAT", "告知陈述申辩权利") + CALENDAR + f"      - {row}\n"
    assert [code] == [each.code for each in found(tmp_path, text)]


# ---- properties ----

YEARS = Calendar(
    dict.fromkeys(range(2020, 2031), "某通知"), frozenset({date(2025, 10, 1)}), frozenset({date(2025, 10, 4)})
)
DAYS = st.dates(date(2020, 1, 1), date(2028, 12, 31))


@settings(max_examples=80)
@given(DAYS, st.integers(0, 200))
def test_so_many_working_days_later_is_that_many_working_days(day: date, number: int) -> None:
    end = add_workdays(day, number, YEARS)
    assert end is not None
    assert number == workdays(DateSpan(day, end), YEARS, next_day=True)
    assert end >= day + timedelta(days=number)
    later = add_workdays(day, number + 1, YEARS)
    assert later is not None and later > end


@settings(max_examples=80)
@given(DAYS, DAYS, st.integers(0, 60))
def test_a_later_start_never_ends_earlier(one: date, other: date, number: int) -> None:
    first, second = (add_workdays(day, number, YEARS) for day in sorted((one, other)))
    assert first is not None and second is not None and first <= second


@pytest.mark.parametrize("day", [date.min, date(1949, 10, 1), date(2199, 12, 31), date.max])
def test_days_at_the_ends_of_the_calendar_are_nobodys_working_days(day: date) -> None:
    assert add_workdays(day, 5, YEARS) is None
    assert day == add_workdays(day, 0, YEARS)


MONEY = st.fractions(min_value=0, max_value=10**9, max_denominator=100)


@settings(max_examples=80)
@given(MONEY, st.fractions(0, 1, max_denominator=1000), st.integers(0, 10_000), st.integers(0, 100))
def test_a_surcharge_never_passes_the_fine_and_never_falls(
    principal: Fraction, rate: Fraction, days: int, more: int
) -> None:
    total = surcharge(principal, rate, days, capped=True)
    assert 0 <= total <= principal
    assert total <= surcharge(principal, rate, days + more, capped=True)
    assert total <= surcharge(principal, rate, days, capped=False)


# ---- the shipped texts ----


@pytest.fixture(scope="module")
def shipped() -> Rulebook:
    return load_rulebook(RULESETS / "national", RULESETS / "work-safety" / "work-safety-law-2021")


@pytest.mark.parametrize(
    ("due", "paid", "review", "fine", "code", "total"),
    [
        ("2025-07-05", "2025-07-06", "0日", "5万元", "surcharge-counted", "1500"),  # one day, 3 % of 50,000
        ("2025-07-05", "2025-07-25", "0日", "5万元", "surcharge-counted", "30000"),  # 20 days
        ("2025-07-05", "2025-07-25", "5日", "5万元", "surcharge-counted", "22500"),  # 15 days: art. 73 para. 3
        ("2025-07-05", "2025-08-07", "0日", "5万元", "surcharge-counted", "49500"),  # 33 days are 99 %
        ("2025-07-05", "2025-08-08", "0日", "5万元", "surcharge-capped", "50000"),  # 34 days are 102 %
        ("2025-07-05", "2199-12-31", "0日", "5万元", "surcharge-capped", "50000"),
        ("2025-07-05", "2025-07-05", "0日", "5万元", "surcharge-counted", "0"),  # paid on the last day
        ("2024-02-28", "2024-03-01", "0日", "12345.67元", "surcharge-counted", "740.7402"),  # 29 February and 1 March
    ],
)
def test_article_72_by_hand(
    shipped: Rulebook, due: str, paid: str, review: str, fine: str, code: str, total: str
) -> None:
    text = f"""
案件: {{编号: 一, 办案机关: 某市应急管理局, 地区: '320582'}}
日期: {{行为起: 2024-01-01, 行为止: 2024-01-12, 发现: 2024-01-12, 立案: 2024-01-14, 拟决定: 2024-02-01}}
当事人: [{{代号: 甲, 类别: 法人, 身份: [生产经营单位]}}]
行为:
  - 代号: A1
    事项: 安全生产法-2021#97-4
    当事人: [甲]
    事实: {{责令改正情况: 限期内改正, 到期不缴纳罚款: 是, 罚款数额: {fine}, 缴款期限届满之日: {due}, 缴纳罚款之日: {paid}, 行政复议或者行政诉讼期间: {review}}}
查无: {{范围: [行政处罚法-2021 全部总则], 认定: 执法科, 理由: 已询问}}
"""
    (one,) = shipped.recommend(text).report.results
    (option,) = one.options
    (surcharged,) = [each for each in option.duties if each.kind == "surcharge"]
    assert surcharged.why is not None
    assert (code, total) == (surcharged.why.code, dict(surcharged.why.args)["amount"])
    assert ("due", "行政处罚法第七十二条第一款第一项") == (surcharged.state, surcharged.basis)


def test_the_shipped_calendar_counts_around_the_national_day_of_2025(shipped: Rulebook) -> None:
    calendar = shipped.program.calendar
    assert {2024, 2025, 2026} == set(calendar.notices)
    assert date(2025, 10, 14) == add_workdays(date(2025, 9, 30), 5, calendar)
    assert date(2026, 2, 24) == add_workdays(date(2026, 2, 14), 1, calendar)  # 15 to 23 February are off
    assert add_workdays(date(2026, 12, 29), 5, calendar) is None
    assert "国办发明电〔2025〕7号" in calendar.notices[2026]


def test_a_correction_that_never_came_contradicts_a_stated_length(tmp_path: Path) -> None:
    act = "行为: [{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {整改用时: 3个工作日}}]\n"
    text = TEXT.replace("WHAT", "告知陈述申辩权利") + CALENDAR
    with pytest.raises(CaseError) as error:
        loaded(tmp_path, text).recommend(CASE + act + "改正: {改正之日: 没有, 责令: [{送达: 2025-09-05}]}")
    assert ["given-and-derived-differ"] == [each.code for each in error.value.diagnostics]


@pytest.mark.parametrize(
    "what",
    [
        "自告知之日起99999999日内提出",
        "自告知之日起99999999个工作日内提出",
        "自告知之日起99999999个月内提出",
        "自告知之日起0日内提出",
    ],
)
def test_periods_of_any_length_end_somewhere_or_nowhere(tmp_path: Path, what: str) -> None:
    one = duty(tmp_path, what, "告知之日: 2025-09-22")
    assert one.deadline in (None, date.max, date(2025, 9, 22))
