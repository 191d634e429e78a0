"""The general rules (总则) and the lists (清单): gates, exemptions, circumstances (行政处罚法第27-33, 36, 40, 49条).

In: a world. Out: what the rules that apply bring about, in the order of the stages. Effects carry their row, so that
each is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from enforce_rules.compiler.effects import optional
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.giving_way import beaten_lists, give_way
from enforce_rules.evaluator.layers import preferred
from enforce_rules.evaluator.norms import of_two
from enforce_rules.evaluator.penalty import benchmark_tables
from enforce_rules.evaluator.reads import read_by
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
    Grade,
    HigherFine,
    Measure,
    Modality,
    NoFurtherFine,
    Note,
    Prefers,
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


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule that applies and the effect it has; its other deeds come along."""

    table: Table
    row: Row
    effect: Effect
    measures: tuple[str, ...]
    sanctions: tuple[Sanction, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a general rule or a list that concerns this violation and this party, and its effects at one stage."""

    table: Table
    row: Row
    deeds: tuple[Deed, ...]
    effects: tuple[Effect, ...]


def _lines(world: World, stage: str, wanted: Callable[[Table, Effect], bool]) -> tuple[Line, ...]:
    """The lines with such effects: the same in every world, so looked up once."""
    known: tuple[Line, ...] | None = world.docket.memo.get(stage)
    if known is None:
        found: list[Line] = []
        for table, row in rules_of(world.docket):
            mine = tuple(deed for deed in row.deeds if concerns(deed.party, world.docket.party))
            own = [deed.does for deed in mine if not isinstance(deed.does, Sanction)]
            if effects := tuple(effect for effect in own if wanted(table, effect)):
                found.append(Line(table, row, mine, effects))
        known = world.docket.memo[stage] = tuple(found)
    return known


def rules_of(docket: Docket) -> Iterator[tuple[Table, Row]]:
    """The rows of general rules and of lists that are about this violation; not of lists that give way to another."""
    beaten = {each.table.id for each in beaten_lists(docket)}
    for table in docket.tables:
        if (table.use is Use.GENERAL or table.use is Use.LIST) and table.id not in beaten:
            yield from ((table, row) for row in table.rows if table.use is Use.GENERAL or docket.is_about(row))


def _not_linked(world: World) -> None:
    """The rows of lists that are about another violation, and the lists that give way to another about this one."""
    for each in beaten_lists(world.docket):
        give_way(each, world)
    for table in world.docket.of_use(Use.LIST):
        for row in table.rows:
            if not world.docket.is_about(row):
                world.note(row.id, "清单", Verdict.NOT_APPLICABLE, row, table, (reason("not-linked"),))


def _applied(line: Line, world: World) -> Iterator[Applied]:
    table, row, mine, effects = line.table, line.row, line.deeds, line.effects
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
    """让位: whether the benchmark about this violation already tests a fact of the row (decision 0024)."""
    for benchmark in preferred(benchmark_tables(world), world.docket.layers)[0]:
        read = read_by(benchmark, world.docket.program)
        if shared := [name for name in facts_of(row.when) if name in read]:
            why = reason("yields-to-benchmark", table=benchmark.name, facts="、".join(shared))
            world.note(row.id, _stage(table), Verdict.NOT_APPLICABLE, row, table, (why,))
            return True
    return False


def _stage(table: Table) -> str:
    return table.stage or ("清单" if table.use is Use.LIST else "总则")


def _why_not(table: Table, world: World) -> tuple[Reason, ...]:
    if world.judge(table.gate)[0] is Truth.FALSE:
        return (reason("gate-not-met"),)
    for exclusion in table.exclusions:
        if world.judge(exclusion.when)[0] is Truth.TRUE:
            return (reason("excluded-by", row=exclusion.id),)
    return ()


def _measures(deeds: tuple[Deed, ...], row: Row) -> tuple[str, ...]:
    said = (deed.does.text for deed in deeds if isinstance(deed.does, Measure))
    return tuple(dict.fromkeys((*said, *row.measures)))


def _sanctions(deeds: tuple[Deed, ...]) -> tuple[Sanction, ...]:
    return tuple(deed.does for deed in deeds if isinstance(deed.does, Sanction))


def gates(world: World) -> tuple[Applied, ...]:
    """移送, 时效, 责任年龄和能力, 证据: the first closed gate ends the case; a transfer stands beside the rest."""

    def wanted(table: Table, effect: Effect) -> bool:
        return isinstance(effect, Transfer | Bar) or (table.stage == GATE and isinstance(effect, Exempt))

    _not_linked(world)
    found: list[Applied] = []
    for line in _lines(world, "gates", wanted):
        for applied in _applied(line, world):
            found.append(applied)
            if not isinstance(applied.effect, Transfer):
                return tuple(found)
    return tuple(found)


def exemptions(world: World) -> tuple[Applied, ...]:
    """不予处罚 and 可以不予: the first 应当 that waives everything settles it, so nothing after it is asked."""

    def wanted(table: Table, effect: Effect) -> bool:
        return isinstance(effect, Exempt) and table.stage != GATE

    found: list[Applied] = []
    for line in _lines(world, "exemptions", wanted):
        for applied in _applied(line, world):
            found.append(applied)
            effect = applied.effect
            if isinstance(effect, Exempt) and effect.modality is Modality.SHALL and effect.waives is Waiver.ALL:
                return (applied,)
    return tuple(found)


def circumstances(world: World) -> tuple[Applied, ...]:
    """从轻, 减轻, 从重, the ends of a tier, the discount: all that apply, none stacked."""

    def wanted(_: Table, effect: Effect) -> bool:
        return isinstance(effect, Adjust | TierEnd | TierShift | Discount)

    found: list[Applied] = []
    for line in _lines(world, "circumstances", wanted):
        if _adds_nothing(line, found, world):
            why = (reason("same-direction"),)
            world.note(line.row.id, _stage(line.table), Verdict.OPEN, line.row, line.table, why)
        else:
            found += _applied(line, world)
    return tuple(found)


def _adds_nothing(line: Line, found: list[Applied], world: World) -> bool:
    """Whether a row that is still open could only repeat a direction that is established: then it is not asked.

    Several grounds of one direction are one direction (semantics 14), so neither answer changes an option.
    """
    policy = world.docket.convention(line.table, "情节冲突")
    settled = {
        (each.effect.grade, each.effect.modality)
        for each in found
        if isinstance(each.effect, Adjust) and world.docket.convention(each.table, "情节冲突") == policy
    }
    plain = not line.table.optional and not line.row.measures and len(line.deeds) == len(line.effects)
    repeats = all(isinstance(effect, Adjust) and _covered(effect, settled) for effect in line.effects)
    return plain and repeats and world.judge(row_condition(line.table, line.row))[0] is Truth.UNKNOWN


def _covered(effect: Adjust, settled: set[tuple[Grade, Modality]]) -> bool:
    return (effect.grade, effect.modality) in settled or (effect.grade, Modality.SHALL) in settled


def concurring(world: World) -> tuple[Applied, ...]:
    """竞合: rows that forbid a further fine; that the higher fine counts is recorded, `concurrence.py` ranks the acts.

    What a row says of this provision beside another is no matter of one provision: `norms.py` reads it.
    """

    def wanted(_: Table, effect: Effect) -> bool:
        return isinstance(effect, NoFurtherFine | HigherFine | Prefers)

    found: list[Applied] = []
    for line in _lines(world, "concurring", wanted):
        if of_two(line.row) and world.judge(row_condition(line.table, line.row))[0] is not Truth.TRUE:
            why = (reason("no-other-provision"),)
            world.note(line.row.id, _stage(line.table), Verdict.NOT_APPLICABLE, line.row, line.table, why)
        else:
            found += _applied(line, world)
    return tuple(applied for applied in found if isinstance(applied.effect, NoFurtherFine))


def notes(world: World) -> None:
    """Rows that only say something (应当给予行政处罚): recorded where they are certain, never asked."""
    for table, row in rules_of(world.docket):
        if row.id not in world.steps and row.deeds and all(isinstance(deed.does, Note) for deed in row.deeds):
            truth, _ = world.judge(row_condition(table, row))
            verdict = {Truth.TRUE: Verdict.YES, Truth.FALSE: Verdict.NO, Truth.UNKNOWN: Verdict.OPEN}[truth]
            world.note(row.id, _stage(table), verdict, row, table)
