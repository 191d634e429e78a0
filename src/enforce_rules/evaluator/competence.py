"""Competence (权责, 管辖): whether the organ of the case may decide what is proposed, and else who may.

In: the branches of an act and a party, the worlds they hold in, and the catalogues in play. Out: for each penal
sanction who decides it; over all, a `Competence` with the rows as steps. The day that counts is the day of the decision
(decision 0075). Nothing is asked for the sake of competence: what hangs on an open fact, or on what the case does not
say of its organ, is a premise. Where no catalogue speaks of the act, nothing is said at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from enforce_rules.compiler.regions import significant
from enforce_rules.evaluator.branches import Branch
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.duties import system_facts
from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.condition import Truth
from enforce_rules.model.deed import KIND_WORDS, Kind
from enforce_rules.model.mandate import Mandate
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Outcome, Step, Verdict
from enforce_rules.model.ruleset import Row, Table, Use

STAGE: Final = "管辖"
FORMER: Final = "原实施主体"
KINDS: Final = "拟处罚种类"
SILENT_OUTCOMES: Final = frozenset({Outcome.TRANSFER, Outcome.BARRED, Outcome.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says of one kind of sanction: whether it applies, whether the organ is the one it means, who is."""

    table: Table
    row: Row
    applies: Truth
    mine: Truth
    holders: tuple[str, ...]
    why: tuple[Reason, ...] = ()
    premises: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What all rows together say of one kind of sanction."""

    verdict: Truth
    said: tuple[Said, ...]  # the rows the verdict rests on

    @property
    def holders(self) -> tuple[str, ...]:
        """Who decides it."""
        return tuple(dict.fromkeys(name for each in self.said for name in each.holders))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rows that say so."""
        return tuple(each.row.id for each in self.said)


def lines(docket: Docket) -> tuple[tuple[Table, Row], ...]:
    """The rows of catalogues about the act, or about any."""
    known: tuple[tuple[Table, Row], ...] | None = docket.memo.get(STAGE)
    if known is None:
        known = docket.memo[STAGE] = tuple(_lines(docket))
    return known


def _lines(docket: Docket) -> Iterator[tuple[Table, Row]]:
    for table in docket.of_use(Use.COMPETENCE):
        rows = _by_act(table, docket)
        found = {number for name in (*docket.names, "") for number in rows.get(name, ())}
        yield from ((table, table.rows[number]) for number in sorted(found))


def _by_act(table: Table, docket: Docket) -> dict[str, list[int]]:
    """The rows of a catalogue by the act they are about ("" = any), worked out once: a catalogue may be long."""
    known: dict[str, dict[str, list[int]]] = docket.program.memo.setdefault("mandates", {})
    if table.id not in known:
        built: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows):
            if row.mandate is not None:
                for name in row.violations or table.violations or ("",):
                    built.setdefault(name, []).append(number)
        known[table.id] = built
    return known[table.id]


def penal_kinds(branch: Branch) -> tuple[Kind | None, ...]:
    """The kinds of penalty a branch proposes; None, whatever is decided, where it proposes none."""
    kinds = (Kind(each.kind) for each in branch.sanctions)
    return tuple(dict.fromkeys(kind for kind in kinds if kind.is_penalty)) or (None,)


def findings(branch: Branch, world: World, steps: dict[str, Step]) -> dict[Kind | None, Finding]:
    """What the catalogues say of each kind of penalty of a branch in one world; kinds they are silent about are left out."""
    if branch.outcome in SILENT_OUTCOMES and not branch.sanctions:
        return {}
    facts = system_facts(branch)
    found = {}
    for kind in penal_kinds(branch):
        words = frozenset(KIND_WORDS.get(kind, ())) if kind is not None else frozenset[str]()
        context = {**facts, KINDS: words}
        if kind is Kind.WARNING:
            context[KINDS] = facts[KINDS] if penal_kinds(branch) == (kind,) else words
        scene = replace(world, context=context, premises={}, refer={}, steps={}, needed={}, ranged={})
        if (finding := heard(lines(world.docket), scene, steps)) is not None:
            found[kind] = finding
    return found


def heard(rows: Iterable[tuple[Table, Row]], scene: World, steps: dict[str, Step]) -> Finding | None:
    """What some rows together say where the scene's context says what is proposed; None where none speaks."""
    rows = tuple(rows)
    named = frozenset(name for _, row in rows if row.mandate for name in (*row.mandate.organs, *row.mandate.formerly))
    said = [each for table, row in rows if (each := _say(table, row, named, scene)) is not None]
    for each in said:
        _note(each, scene, steps)
    speaking = [each for each in said if each.applies is not Truth.FALSE]
    sole = [each for each in speaking if each.row.mandate is not None and each.row.mandate.sole]
    if any(each.applies is Truth.TRUE for each in sole):
        return _weighed(sole)
    whole = _weighed(speaking)
    if sole and whole is not None:
        narrow = _weighed(sole)
        assert narrow is not None
        return whole if whole.verdict is narrow.verdict else Finding(Truth.UNKNOWN, (*whole.said, *narrow.said))
    return whole


def _weighed(said: list[Said]) -> Finding | None:
    """One row that gives it to the organ is enough; without one, an uncertain row leaves it open."""
    if not said:
        return None
    mine = tuple(each for each in said if each.applies is Truth.TRUE and each.mine is Truth.TRUE)
    if mine:
        return Finding(Truth.TRUE, mine)
    unsure = tuple(each for each in said if each.mine is not Truth.FALSE)
    if unsure:
        return Finding(Truth.UNKNOWN, unsure)
    others = tuple(each for each in said if each.applies is Truth.TRUE)
    return Finding(Truth.FALSE, others) if others else Finding(Truth.UNKNOWN, tuple(said))


def _say(table: Table, row: Row, named: frozenset[str], scene: World) -> Said | None:
    """What a row says; None where it is about another place, or about days on which nobody is named for it."""
    mandate, case = row.mandate, scene.docket.case
    assert mandate is not None
    here = _here(mandate, case.region)
    if here is Truth.FALSE:
        return None
    truth, _ = scene.judge(row_condition(table, row))
    applies = min(truth, here)
    day = case.dates.decided
    outside = _outside(mandate, day)
    if outside is not None:
        if not mandate.formerly:
            gone = _is(mandate.organs, named, scene) is Truth.TRUE
            return Said(table, row, applies, Truth.FALSE, (), (outside,)) if gone else None
        mine = _is(mandate.formerly, named, scene)
        return Said(
            table, row, applies, mine, mandate.formerly, (outside,), _unsure(mine, mandate.formerly, row, scene)
        )
    mine = _means(mandate, named, scene)
    if mine is Truth.FALSE and _is(mandate.formerly, named, scene) is Truth.TRUE:
        return _former(table, row, applies, scene)
    return Said(table, row, applies, mine, mandate.holders, (), _unsure(mine, mandate.holders, row, scene))


def _former(table: Table, row: Row, applies: Truth, scene: World) -> Said:
    """The organ that handed the item over: whether it may still decide is for the ruleset to say (约定 原实施主体)."""
    mandate, policy = row.mandate, scene.docket.convention(table, FORMER)
    assert mandate is not None
    if policy == "仍可行使":
        return Said(table, row, applies, Truth.TRUE, (*mandate.holders, *mandate.formerly))
    if policy == "不再行使":
        return Said(table, row, applies, Truth.FALSE, mandate.holders)
    ruleset = scene.docket.program.ruleset_of(table).title
    why = reason("handed-over", organs="、".join(mandate.holders), organ=scene.docket.case.organ, ruleset=ruleset)
    return Said(table, row, applies, Truth.UNKNOWN, mandate.holders, (), (why,))


def _unsure(mine: Truth, names: tuple[str, ...], row: Row, scene: World) -> tuple[Reason, ...]:
    if mine is not Truth.UNKNOWN:
        return ()
    assert row.mandate is not None
    wanted = "、".join((*row.mandate.levels, *names))
    return (reason("organ-unknown", organ=scene.docket.case.organ, organs=wanted, row=row.id),)


def _outside(mandate: Mandate, day: date) -> Reason | None:
    """Why the period of the row does not hold the day."""
    organs, on = "、".join(mandate.holders), day.isoformat()
    if mandate.since is not None and day < mandate.since:
        return reason("mandate-not-begun", organs=organs, since=mandate.since.isoformat(), day=on)
    if mandate.until is not None and day > mandate.until:
        return reason("mandate-ended", organs=organs, until=mandate.until.isoformat(), day=on)
    return None


def _here(mandate: Mandate, region: str) -> Truth:
    """Whether the row is about the place of the case; open where the case names a wider place only."""
    codes = [significant(code) for code in mandate.regions]
    if not codes or any(region.startswith(code) for code in codes):
        return Truth.TRUE
    return Truth.UNKNOWN if any(code.startswith(significant(region)) for code in codes) else Truth.FALSE


def _means(mandate: Mandate, named: frozenset[str], scene: World) -> Truth:
    """Whether the row means the organ of the case: by name or kind, by level, by the names it is narrowed to."""
    case = scene.docket.case
    mine = _is(mandate.organs, named, scene)
    if mandate.bodies and case.organ in mandate.bodies:
        mine = Truth.TRUE
    elif mandate.bodies and mine is Truth.TRUE:
        mine = Truth.FALSE
    if mine is Truth.FALSE or not mandate.levels:
        return mine
    if case.organ_level is None:
        return Truth.UNKNOWN
    return mine if case.organ_level in mandate.levels else Truth.FALSE


def _is(names: tuple[str, ...], named: frozenset[str], scene: World) -> Truth:
    """Whether the organ is one of these, word for word (decision 0076): its name, or a kind the case says it is of.

    It is none of them where the case says what it is, or the catalogue knows it by another name; else that is open.
    """
    case = scene.docket.case
    if case.organ in names or not set(case.organ_kinds).isdisjoint(names):
        return Truth.TRUE
    return Truth.FALSE if not names or case.organ_kinds or case.organ in named else Truth.UNKNOWN


VERDICTS: Final = {Truth.TRUE: Verdict.YES, Truth.FALSE: Verdict.NO, Truth.UNKNOWN: Verdict.OPEN}
STRENGTH: Final = (Verdict.NOT_APPLICABLE, Verdict.NO, Verdict.OPEN, Verdict.YES)


def _note(said: Said, scene: World, steps: dict[str, Step]) -> None:
    """The row as a step: it holds where it gives the organ some kind of sanction."""
    if said.applies is Truth.FALSE:
        verdict, why = Verdict.NOT_APPLICABLE, said.why
    else:
        both = min(said.applies, said.mine)
        verdict = VERDICTS[both]
        held = (reason("held-by", organs="、".join(said.holders)),) if said.holders and both is not Truth.TRUE else ()
        why = (*said.why, *held)
    scene.note(said.row.id, STAGE, verdict, said.row, said.table, why)
    fresh = scene.steps[said.row.id]
    known = steps.setdefault(said.row.id, fresh)
    if STRENGTH.index(verdict) > STRENGTH.index(known.verdict):
        steps[said.row.id] = fresh
