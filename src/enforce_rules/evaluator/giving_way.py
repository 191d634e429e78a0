"""Giving way (层级): the tables that do not count for an act since another does, recorded as steps.

In: a docket or a world. Out: steps at the stage 层级, one for each table that gives way and one for each relation that
says so; and the texts through which another was adopted.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.layers import Lost, cited, preferred, told
from enforce_rules.evaluator.world import World
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Step, Verdict
from enforce_rules.model.ruleset import Use

STAGE: Final = "层级"


def give_way(lost: Lost, world: World) -> None:
    """Record a table that gives way, and the relation by which it does."""
    program = world.docket.program
    world.note(lost.table.id, STAGE, Verdict.NOT_APPLICABLE, None, lost.table, (told(lost, program),), ())
    if lost.link is not None:
        first = program.rulesets[lost.link.first].title
        why = (reason("counts-first", relation=lost.link.relation.kind, to=first),)
        identity = lost.link.relation.id
        world.steps[identity] = Step(identity, STAGE, Verdict.YES, (), (cited(lost.link, program),), why)


def beaten_lists(docket: Docket) -> tuple[Lost, ...]:
    """The lists about this act that give way to another list about it, whatever the facts are."""
    known: tuple[Lost, ...] | None = docket.memo.get("beaten lists")
    if known is None:
        about = (
            table
            for table in docket.of_use(Use.LIST)
            if any(row.violations and docket.is_about(row) for row in table.rows)
        )
        known = docket.memo["beaten lists"] = preferred(tuple(about), docket.layers)[1]
    return known


def adopting(docket: Docket) -> tuple[Step, ...]:
    """One step for each relation by which a text that speaks of this act is adopted."""
    program = docket.program
    return tuple(
        Step(
            each.relation.id,
            STAGE,
            Verdict.YES,
            (),
            (cited(each, program),),
            (reason("adopted", relation=each.relation.kind, to=program.rulesets[each.target].title),),
        )
        for each in docket.layers.links
        if each.layering.adopts and each.target in docket.speaking and not each.relation.worded
    )


def layering_premises(docket: Docket) -> tuple[Reason, ...]:
    """What is taken for granted of the layers: relations to texts that are not loaded, or confined by words."""
    program = docket.program
    return (
        *(
            reason("superior-not-loaded", ruleset=by.title, relation=each.kind, target=each.target)
            for by, each in docket.layers.missing
            if by.id in docket.speaking
        ),
        *(
            reason(
                "relation-in-words",
                ruleset=program.rulesets[each.by].title,
                relation=each.relation.kind,
                target=program.rulesets[each.target].title,
                scope=each.relation.scope,
            )
            for each in docket.layers.links
            if each.relation.worded and each.target in docket.speaking
        ),
    )
