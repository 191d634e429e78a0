"""The general rules (总则) and the lists (清单): gates, exemptions, circumstances (行政处罚法第27-33, 36, 40, 49条).

In: a world. Out: what the rules that apply bring about, in the order of the stages. Effects carry their row, so that
each is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from enforce_rules.compiler.effects import optional
from enforce_rules.evaluator.docket import table_facts
from enforce_rules.evaluator.penalty import benchmark_table
from enforce_rules.evaluator.rows import concerns
from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.deed import (
    Adjust,
    Bar,
    Deed,
    Discount,
    Effect,
    Exempt,
    HigherFine,
    Measure,
    Modality,
    NoFurtherFine,
    Note,
    Sanction,
    TierEnd,
    TierShift,
    Transfer,
    Waiver,
)
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Verdict
from enforce_rules.model.ruleset import Row, Table, Use

GATE = "门槛"
STAGES = {"gate": "门槛", "exempt": "豁免", "circumstance": "情节"}


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule that applies and the effect it has; its other deeds come along."""

    table: Table
    row: Row
    effect: Effect
    measures: tuple[str, ...]
    sanctions: tuple[Sanction, ...]


def _rows(world: World) -> Iterator[tuple[Table, Row]]:
    """The rows of general rules and of lists that are about this violation."""
    for table in world.docket.tables:
        if table.use is Use.GENERAL:
            yield from ((table, row) for row in table.rows)
        elif table.use is Use.LIST:
            for row in table.rows:
                if not row.violations or world.docket.violation.id in row.violations:
                    yield table, row
                elif row.id not in world.steps:
                    world.note(row.id, "清单", Verdict.NOT_APPLICABLE, row, table, (reason("not-linked"),))


def _applied(table: Table, row: Row, world: World, wanted: Callable[[Table, Effect], bool]) -> Iterator[Applied]:
    mine = [deed for deed in row.deeds if concerns(deed.party, world.docket.party)]
    effects = [deed.does for deed in mine if not isinstance(deed.does, Sanction) and wanted(table, deed.does)]
    if not effects:
        return
    if table.yields and _yields(table, row, world):
        return
    if table.gives_way:
        world.premises[reason("special-law-not-loaded", table=table.id)] = None
    if not world.decide(row_condition(table, row), row.id):
        world.note(row.id, _stage(table), Verdict.NO, row, table, _why_not(table, world))
        return
    world.note(row.id, _stage(table), Verdict.YES, row, table)
    for effect in effects:
        chosen = (optional(effect) or effect) if table.optional and table.use is Use.GENERAL else effect
        yield Applied(table, row, chosen, _measures(mine, row), _sanctions(mine))


def _yields(table: Table, row: Row, world: World) -> bool:
    """让位: whether the benchmark about this violation already tests a fact of the row (参照表未做规定的)."""
    benchmark = benchmark_table(world)
    read = table_facts(benchmark) if benchmark is not None else ()
    shared = [name for name in facts_of(row.when) if name in read]
    if benchmark is None or not shared:
        return False
    why = reason("yields-to-benchmark", table=benchmark.name, facts="、".join(shared))
    world.note(row.id, _stage(table), Verdict.NOT_APPLICABLE, row, table, (why,))
    return True


def _stage(table: Table) -> str:
    return table.stage or ("清单" if table.use is Use.LIST else "总则")


def _why_not(table: Table, world: World) -> tuple[Reason, ...]:
    if world.judge(table.gate)[0] is Truth.FALSE:
        return (reason("gate-not-met"),)
    for exclusion in table.exclusions:
        if world.judge(exclusion.when)[0] is Truth.TRUE:
            return (reason("excluded-by", row=exclusion.id),)
    return ()


def _measures(deeds: list[Deed], row: Row) -> tuple[str, ...]:
    said = (deed.does.text for deed in deeds if isinstance(deed.does, Measure))
    return tuple(dict.fromkeys((*said, *row.measures)))


def _sanctions(deeds: list[Deed]) -> tuple[Sanction, ...]:
    return tuple(deed.does for deed in deeds if isinstance(deed.does, Sanction))


def gates(world: World) -> tuple[Applied, ...]:
    """移送, 时效, 责任年龄和能力, 证据: the first closed gate ends the case; a transfer stands beside the rest."""

    def wanted(table: Table, effect: Effect) -> bool:
        return isinstance(effect, Transfer | Bar) or (table.stage == GATE and isinstance(effect, Exempt))

    found: list[Applied] = []
    for table, row in _rows(world):
        for applied in _applied(table, row, world, wanted):
            found.append(applied)
            if not isinstance(applied.effect, Transfer):
                return tuple(found)
    return tuple(found)


def exemptions(world: World) -> tuple[Applied, ...]:
    """不予处罚 and 可以不予: the first 应当 that waives everything settles it, so nothing after it is asked."""

    def wanted(table: Table, effect: Effect) -> bool:
        return isinstance(effect, Exempt) and table.stage != GATE

    found: list[Applied] = []
    for table, row in _rows(world):
        for applied in _applied(table, row, world, wanted):
            found.append(applied)
            effect = applied.effect
            if isinstance(effect, Exempt) and effect.modality is Modality.SHALL and effect.waives is Waiver.ALL:
                return (applied,)
    return tuple(found)


def circumstances(world: World) -> tuple[Applied, ...]:
    """从轻, 减轻, 从重, the ends of a tier, the discount: all that apply, none stacked."""

    def wanted(_: Table, effect: Effect) -> bool:
        return isinstance(effect, Adjust | TierEnd | TierShift | Discount)

    return tuple(applied for table, row in _rows(world) for applied in _applied(table, row, world, wanted))


def concurring(world: World) -> tuple[Applied, ...]:
    """竞合: rows that forbid a further fine; that the higher fine counts is recorded, `concurrence.py` ranks the acts."""

    def wanted(_: Table, effect: Effect) -> bool:
        return isinstance(effect, NoFurtherFine | HigherFine)

    found = tuple(applied for table, row in _rows(world) for applied in _applied(table, row, world, wanted))
    return tuple(applied for applied in found if isinstance(applied.effect, NoFurtherFine))


def notes(world: World) -> None:
    """Rows that only say something (应当给予行政处罚): recorded where they are certain, never asked."""
    for table, row in _rows(world):
        if row.id not in world.steps and row.deeds and all(isinstance(deed.does, Note) for deed in row.deeds):
            truth, _ = world.judge(row_condition(table, row))
            verdict = {Truth.TRUE: Verdict.YES, Truth.FALSE: Verdict.NO, Truth.UNKNOWN: Verdict.OPEN}[truth]
            world.note(row.id, _stage(table), verdict, row, table)
