"""The walk of a matter through its stages: orders, terms, corrections and re-inspections in order of time (改正).

In: a docket whose case tells of them. Out: one step that says where the matter stands on the day of the decision. It decides
nothing: what the stages mean is for the rulesets.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.world import World
from enforce_rules.model.case import EVENT_DATES, Round
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Step, Verdict

NODE = "案件#改正"
SOURCE = "案件文书"
SHOWN = 20  # rounds told one by one


def walk(about: Docket) -> Step | None:
    """The stages the matter went through, and the one it is in."""
    if not about.act.rounds:
        return None
    world = World(about, {}, {})
    due, fixed = _day(EVENT_DATES[1], world), _day(EVENT_DATES[2], world)
    told = [
        why
        for number, each in enumerate(about.act.rounds[:SHOWN], 1)
        for why in _round(number, each, due if number == 1 else each.due)
    ]
    if fixed is not None:
        told.append(reason("walk-corrected", day=fixed.isoformat()))
    decided = about.case.dates.decided
    if due is not None and fixed is None:
        left = (due - decided).days
        code = "walk-running" if left >= 0 else "walk-over"
        told.append(reason(code, day=decided.isoformat(), due=due.isoformat(), days=str(abs(left))))
    facts = tuple(name for name in about.act.facts if name in EVENT_DATES)
    return Step(NODE, "推定", Verdict.YES, facts, (SOURCE,), tuple(told))


def _round(number: int, each: Round, due: date | None) -> Iterator[Reason]:
    served = each.served.isoformat() if isinstance(each.served, date) else each.served.value
    if due is None:
        yield reason("walk-ordered", number=str(number), day=served)
    else:
        yield reason("walk-ordered-until", number=str(number), day=served, due=due.isoformat())
    if each.inspected is not None:
        seen = each.inspected.isoformat() if isinstance(each.inspected, date) else each.inspected.value
        yield reason("walk-inspected", day=seen, found=each.found or "未知")


def _day(name: str, world: World) -> date | None:
    known, _ = world.lookup(name)
    days = [each for each in known if isinstance(each, date)] if isinstance(known, frozenset) else []
    return days[0] if len(days) == 1 else None
