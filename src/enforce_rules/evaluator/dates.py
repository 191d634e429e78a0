"""Calendar arithmetic (期间): months and years are added on the calendar, with the end of the month as the limit.

In: days, months. Out: days, comparisons. Never chained: every date is computed from its anchor. What lies beyond the
calendar is its first or last day, so that a period of any length can be compared.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction

from enforce_rules.model.calendar import Calendar
from enforce_rules.model.fact import DateSpan


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last day.

    >>> add_months(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """The day so many days later.

    >>> add_days(date(2024, 2, 28), 2), add_days(date(2024, 2, 28), 10**9)
    (datetime.date(2024, 3, 1), datetime.date(9999, 12, 31))
    """
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def add_workdays(day: date, days: int, calendar: Calendar) -> date | None:
    """The last of so many working days after the day; None where it leads into a year without a calendar.

    >>> add_workdays(date(2025, 9, 30), 1, Calendar())  # no notice is known: nobody can say
    """
    end = day
    while days > 0:
        if end == date.max:
            return None
        end = add_days(end, 1)
        works = calendar.works(end)
        if works is None:
            return None
        days -= works
    return end


def workdays(span: DateSpan, calendar: Calendar, *, next_day: bool) -> int | None:
    """The working days of a span; None where it touches a year without a calendar."""
    if any(year not in calendar.notices for year in range(span.start.year, span.end.year + 1)):
        return None
    first = span.start if not next_day else add_days(span.start, 1)
    days = (add_days(first, number) for number in range((span.end - first).days + 1))
    return sum(calendar.works(day) is True for day in days)


def full(start: date, limit: Fraction, unit: str, *, next_day: bool) -> date:
    """The day on which a period of so many whole 个月 or 日 is full.

    >>> full(date(2023, 1, 10), Fraction(24), "个月", next_day=True)
    datetime.date(2025, 1, 10)
    """
    whole = limit.numerator // limit.denominator
    last = add_months(start, whole) if unit == "个月" else add_days(start, whole)
    return last if next_day else add_days(last, -1)


def reaches_months(span: DateSpan, months: int, *, next_day: bool) -> int:
    """Compare the span with so many months: -1 shorter, 0 just as long, 1 longer.

    With `next_day` (起算 次日) the period is exactly full on the same day of the later month; counted from the
    first day itself it is full one day earlier.
    """
    last = full(span.start, Fraction(months), "个月", next_day=next_day)
    return (span.end > last) - (span.end < last)


def reaches_days(span: DateSpan, days: int, *, next_day: bool) -> int:
    """Compare the span with so many days: -1 shorter, 0 just as long, 1 longer."""
    length = span.days if next_day else span.days + 1
    return (length > days) - (length < days)
