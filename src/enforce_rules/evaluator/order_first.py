"""先责令: no fine before the order to correct has been disobeyed, where the law requires the order first (decision 0074).

In: the penal branches of a world. Out: the same without their fines while a table's second stage has not begun, each with
what would follow then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from enforce_rules.compiler.normal import sanction_text
from enforce_rules.evaluator.rows import concerns
from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.case import EVENT_DATES
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.deed import Kind, Sanction
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Outcome, Verdict
from enforce_rules.model.ruleset import Table, Use

if TYPE_CHECKING:
    from enforce_rules.evaluator.branches import Branch

STAGE = "法定幅度"


def order_first(penal: list[Branch], tables: Iterable[Table], world: World) -> list[Branch]:
    """The branches as they may be before the second stage: orders and warnings stay, fines do not."""
    every = tuple(tables)
    before = [each for each in every if each.order_first is not None and not world.decide(each.order_first, each.id)]
    if not before:
        return penal
    why = tuple(dict.fromkeys(told for table in before for told in _told(table, every, world)))
    for table in before:
        assert table.order_first is not None
        world.note(f"{table.id}:先责令", STAGE, Verdict.NO, None, table, why, facts_of(table.order_first))
    return list(dict.fromkeys(_ordered(each, why) for each in penal))


def _ordered(branch: Branch, why: tuple[Reason, ...]) -> Branch:
    left = tuple(each for each in branch.sanctions if each.kind != Kind.FINE.value)
    penalised = any(Kind(each.kind).is_penalty for each in left)
    outcome = branch.outcome if penalised else Outcome.ORDER_ONLY
    return replace(branch, outcome=outcome, sanctions=left, why=(*branch.why, *why))


def _told(table: Table, every: tuple[Table, ...], world: World) -> Iterable[Reason]:
    """What the statute has in store for the second stage; by when the first one ends, where that is known."""
    assert table.order_first is not None
    read = set(facts_of(table.order_first))
    later: dict[str, None] = {}
    basis: dict[str, None] = {}
    for law in every:
        for row in law.rows if law.use is Use.STATUTORY else ():
            condition = row_condition(law, row)
            if read.isdisjoint(facts_of(condition)) or world.judge(condition)[0] is not Truth.FALSE:
                continue
            deeds = [each.does for each in row.deeds if concerns(each.party, world.docket.party)]
            texts = [sanction_text(each) for each in deeds if isinstance(each, Sanction) and each.kind.is_penalty]
            later.update(dict.fromkeys(texts))
            basis.update(dict.fromkeys(each.text for each in (row.basis or law.basis)) if texts else {})
    said = {"later": "；".join(later) or "罚款", "basis": "；".join(basis) or "；".join(b.text for b in table.basis)}
    due = _due(world)
    yield reason("order-first", **said) if due is None else reason("order-first-until", due=due.isoformat(), **said)


def _due(world: World) -> date | None:
    """The end of the term of the order, while it has not passed."""
    known, _ = world.lookup(EVENT_DATES[1])
    days = [each for each in known if isinstance(each, date)] if isinstance(known, frozenset) else []
    return days[0] if len(days) == 1 and days[0] >= world.docket.case.dates.decided else None
