"""Months are added on the calendar (semantics 31, 32): dateutil is the second opinion."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from enforce_rules.evaluator.dates import add_days, add_months, full, reaches_days, reaches_months
from enforce_rules.model.fact import DateSpan

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = st.integers(-240, 240)


@given(DAYS, MONTHS)
def test_a_month_later_is_the_same_day_or_the_last_day_of_the_month(day: date, months: int) -> None:
    assert day + relativedelta(months=months) == add_months(day, months)


@given(DAYS, st.integers(0, 240), st.integers(-3, 3))
def test_a_period_counted_from_the_next_day_is_full_on_the_same_day(day: date, months: int, off: int) -> None:
    end = day + relativedelta(months=months) + timedelta(days=off)
    if end >= day:
        assert (off > 0) - (off < 0) == reaches_months(DateSpan(day, end), months, next_day=True)


@given(DAYS, st.integers(1, 240), st.integers(-3, 3))
def test_counted_from_the_day_itself_it_is_full_one_day_earlier(day: date, months: int, off: int) -> None:
    end = day + relativedelta(months=months) - timedelta(days=1) + timedelta(days=off)
    if end >= day:
        assert (off > 0) - (off < 0) == reaches_months(DateSpan(day, end), months, next_day=False)


@given(DAYS, st.integers(0, 4000))
def test_days_are_counted_one_by_one(day: date, days: int) -> None:
    span = DateSpan(day, day + timedelta(days=days))
    assert 0 == reaches_days(span, days, next_day=True)
    assert 0 == reaches_days(span, days + 1, next_day=False)


@given(DAYS, st.integers(-20_000, 20_000))
def test_a_day_later_is_the_next_day(day: date, days: int) -> None:
    assert day + timedelta(days=days) == add_days(day, days)


@given(DAYS, st.integers(1, 10**12), st.sampled_from(["个月", "日"]), st.booleans())
def test_a_period_that_leaves_the_calendar_is_never_full(day: date, more: int, unit: str, next_day: bool) -> None:
    beyond = 12 * 10_000 if unit == "个月" else 366 * 10_000
    last = full(day, Fraction(beyond + more), unit, next_day=next_day)
    assert date(2199, 12, 31) < last
    assert date.min == add_months(day, -beyond - more) == add_days(day, -366 * 10_000 - more)


def test_two_years_from_the_last_day_of_february() -> None:
    # 2024-02-29起二年：2026-02-28期满，当日发现仍在期限内，次日超过
    act = date(2024, 2, 29)
    assert 0 == reaches_months(DateSpan(act, date(2026, 2, 28)), 24, next_day=True)
    assert 1 == reaches_months(DateSpan(act, date(2026, 3, 1)), 24, next_day=True)
