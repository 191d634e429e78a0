"""Deadlines (期限) and surcharges (加处罚款) of duties: which day, how many days, how much, and why not where nobody can say.

In: a duty of a 程序 row and a world. Out: the last day, or the sum, each with its reason. The first day is not counted;
working days need the notices of their years (decision 0073).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from enforce_rules.evaluator.amount import decimal
from enforce_rules.evaluator.dates import add_days, add_months, add_workdays
from enforce_rules.evaluator.knowledge import WORKDAYS
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Duty
from enforce_rules.model.fact import DateSpan
from enforce_rules.model.interval import Region
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import Table
from enforce_rules.wording import WordingError, parse_period
from enforce_rules.wording.render import money

IN_WORKDAYS: Final = "工作日"
DECISION: Final = "decide_within"
PROPOSED: Final = "拟罚款数额"
PRINCIPAL: Final = "罚款数额"


def deadline_of(table: Table, duty: Duty, world: World) -> tuple[date | None, Reason | None]:
    """The last day of a duty, or why it cannot be told; that the decision comes after it."""
    start = one_day(duty.since, world)
    if duty.days is None or start is None:
        return None, None
    end, why = _end(table, duty, start, world)
    if end is None:
        return None, why
    more, open_periods = _without(duty, world)
    end = add_days(end, more)
    decided = world.docket.case.dates.decided
    if duty.kind == DECISION and decided > end:
        late = str((decided - end).days)
        return end, reason("deadline-passed", deadline=end.isoformat(), day=decided.isoformat(), days=late)
    if open_periods:
        return end, reason("depends-on", facts="、".join(open_periods))
    return end, reason("not-counted", periods="、".join(duty.without), days=str(more)) if more else None


def _end(table: Table, duty: Duty, start: date, world: World) -> tuple[date | None, Reason | None]:
    assert duty.days is not None
    if duty.unit == "个月":
        return add_months(start, duty.days), None
    if duty.unit != WORKDAYS and duty.days not in _as_workdays(world.docket.convention(table, IN_WORKDAYS)):
        return add_days(start, duty.days), None
    calendar = world.docket.program.calendar
    end = add_workdays(start, duty.days, calendar)
    if end is not None:
        return end, None
    year = next((year for year in range(start.year, date.max.year) if year not in calendar.notices), start.year)
    return None, reason("calendar-unknown", year=str(year))


def _as_workdays(convention: str | None) -> frozenset[int]:
    """Periods of days that the text means as working days (行政处罚法第八十五条)."""
    found: set[int] = set()
    for text in (convention or "").split("；"):
        try:
            period = parse_period(text) if text else None
        except WordingError:
            continue
        if period is not None and period.n is not None:
            found.add(int(period.n))
    return frozenset(found)


def one_day(name: str | None, world: World) -> date | None:
    """The day of a date fact, where it is known to be one."""
    known, _ = world.lookup(name) if name is not None else (None, None)
    if not isinstance(known, frozenset) or len(known) != 1:
        return None
    (day,) = known
    return day if isinstance(day, date) else None


def _without(duty: Duty, world: World) -> tuple[int, list[str]]:
    """The days of periods that are not counted in, and those periods of which nobody knows how long they were."""
    days, unknown = Fraction(0), []
    for name in duty.without:
        known, _ = world.lookup(name, "日")
        if isinstance(known, Region) and known.point is not None:
            days += known.point
        elif isinstance(known, frozenset) and len(known) == 1 and isinstance(span := next(iter(known)), DateSpan):
            days += span.days
        elif not (isinstance(known, frozenset) and known and not isinstance(next(iter(known)), DateSpan)):
            unknown.append(name)
    return int(days), unknown


def surcharge_of(duty: Duty, world: World) -> Reason | None:
    """加处罚款: from the day after payment was due to the day of payment, no more than the fine (第七十二条)."""
    due, paid = one_day(duty.since, world), one_day(duty.until, world)
    if duty.rate is None or due is None or paid is None:
        return None
    less, unknown = _without(duty, world)
    if unknown:
        return reason("depends-on", facts="、".join(unknown))
    principal = _principal(world)
    days = max(0, (paid - due).days - less)
    told = {"first": add_days(due, 1).isoformat(), "last": paid.isoformat(), "less": str(less), "days": str(days)}
    if principal is None:
        return reason("surcharge-formula", rate=_percent(duty.rate), **told)
    total = surcharge(principal, duty.rate, days, capped=duty.capped)
    code = "surcharge-capped" if total < principal * duty.rate * days else "surcharge-counted"
    return reason(
        code, principal=money(principal), rate=_percent(duty.rate), sum=money(total), amount=decimal(total), **told
    )


def surcharge(principal: Fraction, rate: Fraction, days: int, *, capped: bool) -> Fraction:
    """So many days of a share of the fine; where there is a cap, the fine at most.

    >>> surcharge(Fraction(10000), Fraction(3, 100), 40, capped=True)
    Fraction(10000, 1)
    """
    total = principal * rate * days
    return min(total, principal) if capped else total


def _principal(world: World) -> Fraction | None:
    """The fine as it was imposed, where the case says; else as it is proposed, where that is one figure."""
    for name in (PRINCIPAL, PROPOSED):
        known, _ = world.lookup(name, "元") if name in (*world.docket.facts, *world.context) else (None, None)
        if isinstance(known, Region) and known.point is not None:
            return known.point
    return None


def _percent(rate: Fraction) -> str:
    return f"{decimal(rate * 100)}%"
