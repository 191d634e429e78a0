"""按日连续处罚办法 (令第28号): days by hand, round by round, and what cannot change them (decision 0072)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enforce_rules import CaseError, load_rulebook
from enforce_rules.evaluator.rounds import counted_rounds
from enforce_rules.model.case import INSPECTIONS, DateState, Round
from enforce_rules.model.report import Outcome, Result, ResultStanding
from enforce_rules.rulebook import Rulebook

ROOT = Path(__file__).parent.parent.parent / "rulesets"
CASE = """
案件: {编号: 一, 办案机关: 某市生态环境局, 地区: '140100'}
日期: {行为起: 2024-02-01, 行为止: 2024-02-20, 发现: 2024-02-20, 立案: 2024-02-21, 拟决定: 2025-12-31}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: daily-5-1, 当事人: [甲], 事实: {已经作出罚款处罚决定: 是, 原罚款数额: FINE}}]
"""
STILL, REFUSED, CORRECTED, CLOSED, STOPPED = INSPECTIONS


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook(ROOT / "ecology" / "daily-penalty-2014")


def result(book: Rulebook, *rounds: tuple[str, str, str], fine: str = "10万元") -> Result:
    told = [
        f"{{送达: {served}, 复查: {seen}, 结果: {found}}}" if seen else f"{{送达: {served}}}"
        for served, seen, found in rounds
    ]
    text = CASE.replace("FINE", fine) + f"改正: {{责令: [{', '.join(told)}]}}"
    (one,) = book.recommend(text).report.results
    return one


def total(one: Result) -> Fraction | None:
    (option,) = one.options
    return option.sanctions[0].point


def told(one: Result) -> list[str]:
    return [why.text() for step in one.steps if step.id.endswith("计罚日数") for why in step.why]


@pytest.mark.parametrize(
    ("rounds", "days"),
    [
        ([("2024-03-05", "2024-03-06", STILL)], 1),  # the day after service is the day of re-inspection
        ([("2024-03-05", "2024-03-22", STILL)], 17),  # 6 to 22 March
        ([("2024-02-20", "2024-03-01", STILL)], 10),  # leap year: 21 to 29 February is 9, and 1 March
        ([("2025-02-20", "2025-03-01", STILL)], 9),  # 21 to 28 February is 8, and 1 March
        ([("2024-12-31", "2025-01-30", REFUSED)], 30),
        ([("2024-03-05", "2024-03-22", STILL), ("2024-03-24", "2024-04-05", STILL)], 17 + 12),  # 25 March to 5 April
        ([("2024-03-05", "2024-03-22", STILL), ("2024-03-22", "2024-04-05", REFUSED)], 17 + 14),
        ([("2024-03-05", "2024-03-22", STILL), ("2024-03-24", "2024-04-05", CORRECTED)], 17),
        ([("2024-03-05", "2024-03-22", STILL), ("2024-03-24", "", "")], 17),  # not yet re-inspected
        (
            [
                ("2024-03-05", "2024-03-22", STILL),
                ("2024-03-24", "2024-04-05", STOPPED),
                ("2024-05-01", "2024-05-31", STILL),
            ],
            17,  # art. 20, and art. 18: what is found later is another decision
        ),
    ],
)
def test_the_fine_is_the_first_fine_for_every_day_counted(
    book: Rulebook, rounds: list[tuple[str, str, str]], days: int
) -> None:
    one = result(book, *rounds)
    assert ResultStanding.DECIDED is one.standing
    assert 100_000 * days == total(one)
    assert f"累计{days}日，{days * 10}万元" == told(one)[-1]
    assert {"按日连续处罚办法第十七条", "按日连续处罚办法第十九条"} <= set(one.legal_basis)


def test_every_round_is_told_with_both_its_days_and_its_sum(book: Rulebook) -> None:
    one = result(book, ("2024-03-05", "2024-03-22", STILL), ("2024-03-24", "2024-04-05", REFUSED), fine="12345.67元")
    assert [
        "第1次：自2024-03-06至2024-03-22，17日，209876.39元",  # 17 × 12,345.67
        "第2次：自2024-03-25至2024-04-05，12日，148148.04元",  # 12 × 12,345.67
        "累计29日，358024.43元",
    ] == told(one)


@pytest.mark.parametrize("found", [CORRECTED, CLOSED, STOPPED])
def test_where_the_re_inspection_finds_it_stopped_nothing_is_started(book: Rulebook, found: str) -> None:
    (option,) = result(book, ("2024-03-05", "2024-03-22", found)).options
    assert Outcome.NO_PENALTY is option.outcome
    assert "按日连续处罚办法第十二条第二款" in option.basis


def test_the_re_inspection_is_due_within_thirty_days(book: Rulebook) -> None:
    one = result(book, ("2024-03-05", "2024-03-22", STILL))
    (duty,) = [each for option in one.options for each in option.duties if "复查" in each.text]
    assert ("due", date(2024, 4, 4), "按日连续处罚办法第十条") == (duty.state, duty.deadline, duty.basis)


def test_days_that_are_not_known_leave_the_formula(book: Rulebook) -> None:
    for rounds in ([("2024-03-05", "未知", STILL)], [("未知", "2024-03-22", STILL)]):
        one = result(book, *rounds)
        (fined,) = [option for option in one.options if option.sanctions]
        assert (None, "原罚款数额×计罚日数") == (fined.sanctions[0].point, fined.sanctions[0].formula)
        assert ["计罚日数"] == [question.fact for question in one.questions]
        assert Outcome.NO_PENALTY in {option.outcome for option in one.options}  # it may yet be no day at all
    later = result(book, ("2024-03-05", "2024-03-22", STILL), ("2024-03-24", "未知", STILL))
    (option,) = later.options  # 17 days at least: there is a refusal, only the sum is open
    assert (None, "原罚款数额×计罚日数") == (option.sanctions[0].point, option.sanctions[0].formula)
    assert "第1次以后的送达、复查或者复查结果不明，日数算不出来" in told(later)


# ---- properties ----

DAY = st.dates(date(1949, 10, 1), date(2199, 12, 31) - timedelta(days=800))
LABELS = frozenset({STILL, REFUSED})


@st.composite
def rounds(draw: st.DrawFn) -> list[Round]:
    day, found = draw(DAY), []
    for _ in range(draw(st.integers(1, 6))):
        served = day + timedelta(days=draw(st.integers(0, 40)))
        day = served + timedelta(days=draw(st.integers(0, 40)))
        found.append(Round(served, None, None, day, draw(st.sampled_from(sorted(LABELS)))))
    return found


def days_of(every: list[Round]) -> int:
    counted, whole = counted_rounds(every, LABELS, next_day=True)
    assert whole
    return sum(each.days for each in counted)


@settings(max_examples=60)
@given(rounds(), st.integers(0, 400))
def test_a_later_last_re_inspection_never_lowers_the_days(every: list[Round], more: int) -> None:
    last = every[-1]
    assert isinstance(last.inspected, date)
    later = Round(last.served, None, None, last.inspected + timedelta(days=more), last.found)
    assert days_of([*every[:-1], later]) == days_of(every) + more


@settings(max_examples=60)
@given(rounds(), st.integers(0, 40), st.integers(0, 10))
def test_a_round_split_by_a_re_inspection_counts_as_before(every: list[Round], at: int, pause: int) -> None:
    """Served again on the day of the re-inspection nothing changes; later, the days between are not counted."""
    last = every[-1]
    assert isinstance(last.served, date) and isinstance(last.inspected, date)
    middle = min(last.served + timedelta(days=at), last.inspected)
    again = min(middle + timedelta(days=pause), last.inspected)
    halves = [Round(last.served, None, None, middle, STILL), Round(again, None, None, last.inspected, last.found)]
    assert days_of([*every[:-1], *halves]) == days_of(every) - (again - middle).days


@settings(max_examples=30)
@given(rounds(), st.integers(0, 5))
def test_forgetting_a_day_never_counts_more(every: list[Round], which: int) -> None:
    at = which % len(every)
    forgotten = [
        Round(DateState.UNKNOWN, None, None, each.inspected, each.found) if n == at else each
        for n, each in enumerate(every)
    ]
    counted, whole = counted_rounds(forgotten, LABELS, next_day=True)
    assert not whole
    assert sum(each.days for each in counted) <= days_of(every)


def test_three_hundred_rounds_are_counted(book: Rulebook) -> None:
    served = date(2024, 3, 1)
    many = [(str(served), str(served + timedelta(days=1)), STILL)] * 1
    for _ in range(299):
        served += timedelta(days=1)
        many.append((str(served), str(served + timedelta(days=1)), STILL))
    assert 100_000 * 300 == total(result(book, *many))


def test_days_stated_against_the_rounds_need_a_finding(book: Rulebook) -> None:
    rounds = "改正: {责令: [{送达: 2024-03-05, 复查: 2024-03-22, 结果: 仍未改正}]}"
    stated = CASE.replace("原罚款数额: FINE", "原罚款数额: 10万元, 计罚日数: DAYS")
    with pytest.raises(CaseError) as error:
        book.recommend(stated.replace("DAYS", "18日") + rounds)
    (only,) = error.value.diagnostics
    assert "given-and-derived-differ" == only.code and "17日" in only.message()
    (same,) = book.recommend(stated.replace("DAYS", "17日") + rounds).report.results
    assert 1_700_000 == total(same)
    found = "{值: 18日, 认定: 执法科, 理由: 送达回证更正}"
    (other,) = book.recommend(stated.replace("DAYS", found) + rounds).report.results
    assert 1_800_000 == total(other)


@pytest.mark.parametrize(
    ("served", "seen", "days"),
    [
        ("2024-02-28", "2024-02-29", 1),
        ("2024-02-29", "2025-02-28", 365),  # 1 March 2024 to 28 February 2025
        (
            "2024-02-20",
            "2025-12-31",
            680,
        ),  # 10 + 306 days of 2024 from 21 February, 365 of 2025, less the first: 315 + 365
        ("2024-02-20", "2024-02-20", 0),  # served and seen on one day: no day after it
    ],
)
def test_days_at_odd_places_of_the_calendar(book: Rulebook, served: str, seen: str, days: int) -> None:
    one = result(book, (served, seen, STILL))
    if days:
        assert 100_000 * days == total(one)
    else:
        assert [Outcome.NO_PENALTY] == [option.outcome for option in one.options]
