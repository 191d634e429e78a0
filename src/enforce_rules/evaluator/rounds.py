"""Days counted round by round between orders and re-inspections (按日连续处罚的计罚日数, decision 0072).

In: the rounds of an act (改正) and what a ruleset counts. Out: the days of each round, or that they are not known.
Rounds run on while each re-inspection finds what is counted; with the first that finds anything else the count ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from enforce_rules.evaluator.dates import add_days
from enforce_rules.evaluator.docket import Docket
from enforce_rules.model.case import EVENT_DATES, Round
from enforce_rules.model.fact import FactDeclaration, Standing
from enforce_rules.model.interval import NOT_NEGATIVE, Bound, Interval, Region
from enforce_rules.model.reason import reason
from enforce_rules.model.report import Verdict
from enforce_rules.wording.render import money

if TYPE_CHECKING:
    from enforce_rules.evaluator.world import World

SHOWN = 100  # rounds told one by one


@dataclass(frozen=True, slots=True)
class Counted:
    """One round that counts: from its first day to its last, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days that is; none where the re-inspection came before the first day to count."""
        return max(0, (self.last - self.first).days + 1)


def counted_rounds(
    rounds: Iterable[Round], labels: frozenset[str], *, next_day: bool
) -> tuple[tuple[Counted, ...], bool]:
    """The rounds that surely count, in order, and whether all that counts is known."""
    found: list[Counted] = []
    for each in rounds:
        if each.inspected is None or (each.found is not None and each.found not in labels):
            break
        if each.found is None or not isinstance(each.served, date) or not isinstance(each.inspected, date):
            return tuple(found), False
        found.append(Counted(add_days(each.served, 1) if next_day else each.served, each.inspected))
    return tuple(found), True


def counted(docket: Docket, fact: FactDeclaration) -> tuple[tuple[Counted, ...], bool]:
    """What counts for a fact that is counted round by round."""
    if not docket.act.rounds:
        stated = docket.act.facts.get(EVENT_DATES[0])
        return (), stated is not None and stated.state is Standing.GIVEN  # 没有责令改正
    return counted_rounds(docket.act.rounds, fact.counted, next_day=fact.next_day)


def counted_days(docket: Docket, fact: FactDeclaration) -> Region:
    """The days of all rounds together; no fewer than those that are known."""
    rounds, whole = counted(docket, fact)
    days = Fraction(sum(each.days for each in rounds))
    if whole:
        return Region.only(days)
    return Region((Interval(Bound(days, True), None),)) if days else NOT_NEGATIVE


def note_rounds(world: World, name: str, each_day: Fraction | None, asker: str) -> None:
    """A step with the days of every round, first and last, and what each comes to."""
    fact = world.docket.facts.get(name)
    if fact is None or not fact.counted or name in world.docket.act.facts:
        return
    rounds, whole = counted(world.docket, fact)
    said = [
        reason(
            "round-counted",
            number=str(number),
            first=each.first.isoformat(),
            last=each.last.isoformat(),
            days=str(each.days),
            sum=_sum(each.days, each_day),
        )
        for number, each in enumerate(rounds[:SHOWN], 1)
    ]
    days = sum(each.days for each in rounds)
    said.append(
        reason("rounds-counted", days=str(days), sum=_sum(days, each_day))
        if whole
        else reason("rounds-unknown", number=str(len(rounds)))
    )
    table = world.docket.program.tables.get(asker.rpartition(":")[0])
    world.note(f"{asker}:{name}", "法定幅度", Verdict.YES if whole else Verdict.OPEN, None, table, tuple(said), (name,))


def _sum(days: int, each_day: Fraction | None) -> str:
    return "" if each_day is None else f"，{money(days * each_day)}"
