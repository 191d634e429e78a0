"""The party's history (履历): counts of earlier matters under a ruleset's own definition of 首次, 同类 and window.

In: a docket and one `HistoryRule`. Out: what is known of the fact, and of every earlier matter whether it counts. A
partial history gives lower bounds; no history given is not an empty one; what a line does not say is open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from enforce_rules.compiler.regions import overlap
from enforce_rules.evaluator.dates import add_days, add_months
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.likeness import alike
from enforce_rules.evaluator.matters import CHANGES, DECISIONS, FOUND, Matter, matters_of
from enforce_rules.model.case import DATE_FACTS, CaseDates, EarlierMatter, HistoryState
from enforce_rules.model.condition import Truth
from enforce_rules.model.interval import Bound, Interval, Region
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import HistoryRule

Told = frozenset[bool] | frozenset[str] | Region

PENALTY = "处罚决定"
DECIDED = (PENALTY, "免罚")
MAY_GO_ON = ("discovered", "filed")  # the act may last beyond these days
COUNTED = {FOUND: (FOUND, *DECISIONS, *CHANGES), PENALTY: (PENALTY, *CHANGES), "不限": (FOUND, *DECISIONS, *CHANGES)}
NOTHING = "无"
LATEST = "决定之日"  # where nothing says which day of this matter counts, no earlier one is left out


@dataclass(frozen=True, slots=True)
class Weighed:
    """An earlier matter under a rule, but for the window: the day it has, whether it counts, and why if not."""

    matter: Matter
    day: date
    truth: Truth
    why: Reason | None
    content: str


def weighed(rule: HistoryRule, about: Docket) -> tuple[Weighed, ...]:
    """Every earlier matter of the case as the rule looks at it, those that count for nothing among them."""
    known: dict[HistoryRule, tuple[Weighed, ...]] = about.memo.setdefault("weighed", {})
    if rule not in known:
        matters: tuple[Matter, ...] = about.memo.get("matters") or matters_of(about.case)
        about.memo["matters"] = matters
        known[rule] = tuple(_weigh(rule, each, about) for each in matters)
    return known[rule]


def _weigh(rule: HistoryRule, matter: Matter, about: Docket) -> Weighed:
    kinds = {kind for name in rule.counts or ("不限",) for kind in COUNTED.get(name, (name,))}
    standing = rule.revoked == "不算"
    events = [each for each in (matter.events if standing else matter.all) if each.kind in kinds]
    if standing and matter.revoked is not None:
        told = reason("matter-revoked", day=matter.revoked.isoformat())
        return Weighed(matter, matter.all[0].on, Truth.FALSE, told, "")
    if not events:
        told = reason("matter-of-another-sort", counts="、".join(rule.counts or ()))
        return Weighed(matter, matter.all[0].on, Truth.FALSE, told, "")
    truth, why = max((_counts(rule, each, about) for each in events), key=lambda found: found[0])
    if truth is Truth.TRUE and (rule.counts is None or rule.floating):
        truth, why = Truth.UNKNOWN, reason("text-open", what=rule.undecided)
    elif truth is Truth.TRUE and rule.revoked is None and matter.revoked is not None:
        truth, why = Truth.UNKNOWN, reason("revoked-undefined", day=matter.revoked.isoformat())
    elif truth is Truth.TRUE and standing and matter.doubtful:
        truth, why = Truth.UNKNOWN, reason("revocation-unclear")
    return Weighed(matter, _day(rule, matter, events), truth, why, _content(events))


def _counts(rule: HistoryRule, event: EarlierMatter, about: Docket) -> tuple[Truth, Reason | None]:
    """Whether an event counts, window apart: for the least of what it takes."""
    found = [_party(event, about), alike(rule, event, about), *_organ(rule, event, about)]
    return min(found, key=lambda each: each[0])


def _party(event: EarlierMatter, about: Docket) -> tuple[Truth, Reason | None]:
    if event.party in (None, about.party.code):
        return Truth.TRUE, None
    return Truth.FALSE, reason("another-party")


def _organ(rule: HistoryRule, event: EarlierMatter, about: Docket) -> Iterable[tuple[Truth, Reason | None]]:
    if rule.organ == "不限":
        return
    if rule.organ is None:
        if event.organ != about.case.organ:
            yield Truth.UNKNOWN, reason("text-open", what=rule.undecided)
        return
    if event.organ is None:
        yield Truth.UNKNOWN, reason("no-organ")
    elif event.organ != about.case.organ:
        yield Truth.FALSE, reason("another-organ")
    if rule.organ != "同一机关本辖区":
        return
    if event.region is None:
        yield Truth.UNKNOWN, reason("no-area")
    elif not overlap(event.region, about.case.region):
        yield Truth.FALSE, reason("another-area")


def _day(rule: HistoryRule, matter: Matter, events: list[EarlierMatter]) -> date:
    """The day an earlier matter has: as the rule says, else of the first event that counts."""
    if rule.day == "发现之日":
        return matter.all[0].on
    if rule.day == "决定之日":
        return next((each.on for each in reversed(events) if each.kind in DECIDED), events[0].on)
    return events[0].on


def _content(events: list[EarlierMatter]) -> str:
    """What was done in the end: a decision that was changed is what it was changed to."""
    last = next((each for each in reversed(events) if each.content), events[-1])
    return last.content or last.kind


# ---- windows ----


def window_start(rule: HistoryRule, anchor: date) -> date | None:
    """The first day that counts, looking back from a day of this matter; None = no limit, or it runs onward."""
    if rule.floating:
        return None
    if rule.year:
        return date(anchor.year, 1, 1)
    return add_months(anchor, -rule.months) if rule.months and not rule.onward else None


def lasts_to(rule: HistoryRule, day: date) -> date:
    """The last day on which an earlier matter of that day still counts, where the period runs on from it."""
    return add_months(day, rule.months or 0) if rule.onward and not rule.floating else date.max


def within(rule: HistoryRule, day: date, anchor: date) -> bool:
    """Whether an earlier matter of that day lies in the window."""
    start = window_start(rule, anchor)
    return day < anchor <= lasts_to(rule, day) and (start is None or day >= start)


def anchor_of(rule: HistoryRule, dates: CaseDates) -> date | None:
    """The day of this matter the window is held against; None while it is not known."""
    day = getattr(dates, DATE_FACTS[rule.since or LATEST])
    return day if isinstance(day, date) else None


def anchors(rule: HistoryRule, dates: CaseDates, days: Iterable[date]) -> tuple[date, ...]:
    """Days worth telling apart while that day is open: between any two, no other matter comes or goes."""
    order = list(DATE_FACTS.values())
    place = order.index(DATE_FACTS[rule.since or LATEST])
    after = [name for name in order[place + 1 :] if place != 1 or name not in MAY_GO_ON]
    later = [day for name in after if isinstance(day := getattr(dates, name), date)]
    latest = min(later)
    earliest = dates.act_from if place and isinstance(dates.act_from, date) else date.min
    turns = {latest, earliest} - {date.min}
    for day in days:
        leaving = add_months(day, rule.months) if rule.months else day
        turns |= {add_days(day, shift) for shift in (0, 1)}
        turns |= {add_days(leaving, shift) for shift in range(-3, 5)}  # a month's end is reached from several days
        turns |= {date(year, 1, 1) for year in range(day.year, latest.year + 1)} if rule.year else set()
    return tuple(sorted(day for day in turns if earliest <= day <= latest))


# ---- what it comes to ----


def told(rule: HistoryRule, about: Docket) -> Told:
    """What the history tells of the fact: a count, 有 or 无, or what was done last. Empty: nothing."""
    given = about.case.history.state is not HistoryState.UNKNOWN
    matters = [each for each in weighed(rule, about) if each.truth is not Truth.FALSE] if given else []
    matters.sort(key=lambda each: each.day)
    anchor = anchor_of(rule, about.case.dates)
    days = (anchor,) if anchor else anchors(rule, about.case.dates, (each.day for each in matters))
    return united([_told_on(day, rule, matters, about) for day in days])


def _told_on(anchor: date, rule: HistoryRule, matters: list[Weighed], about: Docket) -> Told:
    inside = _inside(rule, matters, anchor)
    complete = searched(about, anchor)
    certain = [each for each in inside if each.truth is Truth.TRUE]
    if rule.yields == "次数":
        least = Fraction(len(certain) + rule.this_one)
        most = Bound(Fraction(len(inside) + rule.this_one), True) if complete else None
        return Region((Interval(Bound(least, True), most),))
    if rule.yields == "最近一次的处理":
        return _last(inside, certain) if complete else frozenset()
    if not certain and (inside or not complete):
        return frozenset({True, False})
    return frozenset({bool(certain) == (rule.yields == "有即成立")})


def _inside(rule: HistoryRule, matters: list[Weighed], anchor: date) -> list[Weighed]:
    """The matters in the window, of those in order of their days."""
    start = window_start(rule, anchor) or date.min
    first = bisect_left(matters, start, key=lambda each: each.day)
    first = max(first, bisect_left(matters, anchor, key=lambda each: lasts_to(rule, each.day)))
    return matters[first : bisect_left(matters, anchor, key=lambda each: each.day)]


def searched(about: Docket, anchor: date) -> bool:
    """Whether every matter before that day was looked for: what happened after 截至 is not known."""
    history = about.case.history
    return history.state is HistoryState.COMPLETE and (history.until is None or history.until >= anchor)


def _last(inside: list[Weighed], certain: list[Weighed]) -> frozenset[str]:
    """What was done last; of matters of one day, and of those that are open, any may have been the last."""
    day = max((each.day for each in certain), default=None)
    may_be = {each.content for each in inside if day is None or each.day >= day}
    return frozenset(may_be if day is not None else {NOTHING, *may_be})


def united(found: list[Told]) -> Told:
    """All that any of these may be; nothing where one tells nothing."""
    if all(isinstance(each, Region) for each in found):
        return Region.of(part for each in found if isinstance(each, Region) for part in each.parts)
    if not all(found):
        return frozenset()
    held: frozenset[object] = frozenset(value for each in found if isinstance(each, frozenset) for value in each)
    return held  # type: ignore[return-value]
