"""Layers at load (关系): targets that are missing or not above, relations that contradict, refinements outside their superior.

In: a program. Out: diagnostics at the relation, or at the row that leaves the range of the text it refines (decision 0058).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from enforce_rules.compiler.circles import circle
from enforce_rules.compiler.defects_boxes import Box, boxes, meet
from enforce_rules.compiler.defects_fines import Scale, fines, hull_text, leaves, same_party
from enforce_rules.compiler.defects_numbers import interval_text
from enforce_rules.compiler.defects_overlaps import is_boundary
from enforce_rules.compiler.defects_weights import reach
from enforce_rules.compiler.normal import amount_text
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.relations import SUPERIOR, Link, holds, links, targets
from enforce_rules.compiler.statutes import mitigates
from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose, suggest
from enforce_rules.model.condition import Condition, both
from enforce_rules.model.deed import Amount, End, Fixed, OfBase, Spread
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.interval import Region
from enforce_rules.model.ruleset import Layering, Row, Ruleset, Start, Table, Use

LAYERS = 8
"""More texts than these do not stand above one another: 国家, 省, 市, 县, 乡镇, and their supplements."""


def check_layers(program: Program) -> Iterator[Diagnostic]:
    """Everything wrong with the relations between layers."""
    for ruleset in program.rulesets.values():
        for relation in ruleset.relations:
            found = targets(relation, ruleset, program) if relation.layering is not None else ()
            if relation.layering is None or relation.target == SUPERIOR:
                continue
            if not found and not relation.absent:
                known = (*program.rulesets, *(each.title for each in program.rulesets.values()))
                hint, kind = suggest(relation.target, known), relation.kind
                yield diagnose(
                    "superior-missing",
                    relation.span,
                    hint=hint,
                    severity=Severity.WARNING,
                    relation=kind,
                    target=relation.target[:40],
                )
    stated = links(program)
    yield from _not_above(stated, program)
    yield from _contradictions(stated, program)
    yield from _outside(stated, program)


# ---- who stands above whom ----

BELOW = frozenset({Layering.SUPPLEMENTS, Layering.DEFERS, Layering.REFINES})
"""Relations which only a lower text has to a higher one, or one of its own level."""


def _not_above(stated: Iterable[Link], program: Program) -> Iterator[Diagnostic]:
    for each in stated:
        by, target = program.rulesets[each.by], program.rulesets[each.target]
        if each.layering in BELOW and not holds(target.regions, by.regions):
            yield diagnose(
                "not-superior",
                each.relation.span,
                related=((target.span, "superior-here"),),
                relation=each.relation.kind,
                target=target.id,
                region="；".join(by.regions) or "全国",
                theirs="；".join(target.regions),
            )


def _contradictions(stated: tuple[Link, ...], program: Program) -> Iterator[Diagnostic]:
    """Texts of which each is said to count before the other, at once or round about; and layers without end."""
    told: set[frozenset[str]] = set()
    acts = {each.id: _acts(each, program) for each in program.rulesets.values()} if stated else {}
    common = [each for each in stated if _speak_together(each, acts, program)]
    ways: dict[tuple[str, str], list[Link]] = {}
    for one in common:
        against = next((each for each in ways.get((one.second, one.first), ()) if _meet(one, each)), None)
        ways.setdefault((one.first, one.second), []).append(one)
        if against is not None:
            told.add(frozenset((one.first, one.second)))
            yield diagnose(
                "layers-contradict",
                one.relation.span,
                related=((against.relation.span, "first-here"),),
                path=" → ".join(_titled(each, program) for each in (one.first, one.second, one.first)),
            )
    whole: dict[str, dict[str, None]] = {}
    for each in common:
        if not (each.relation.within or each.relation.worded or each.relation.organ):
            whole.setdefault(each.first, {})[each.second] = None
            whole.setdefault(each.second, {})
    edges = {name: tuple(others) for name, others in whole.items()}
    found = circle(edges, edges)
    if isinstance(found, tuple):
        if not any(told_pair <= set(found) for told_pair in told):
            place = _of_relation(found[0], found[1 % len(found)], stated)
            path = " → ".join(_titled(each, program) for each in (*found, found[0]))
            yield diagnose("layers-contradict", place, path=path)
        return
    deepest = max(found, key=lambda name: found[name], default=None)
    if deepest is not None and found[deepest] > LAYERS:
        place = next(each.relation.span for each in stated if deepest in (each.first, each.second))
        yield diagnose("limit-exceeded", place, what="规则集的层数", limit=str(LAYERS), value=str(found[deepest]))


def _speak_together(link: Link, acts: Mapping[str, frozenset[str]], program: Program) -> bool:
    """Whether both of its texts may speak of one act: they have one in common, or one of them has no tables of its own.

    Of texts about different acts only a case can show that they meet, and then it refers (decision 0065).
    """
    written = program.rulesets[link.by].tables and program.rulesets[link.target].tables
    return not written or not acts[link.by].isdisjoint(acts[link.target])


def _acts(ruleset: Ruleset, program: Program) -> frozenset[str]:
    """The acts its tables and rows are about, by every name they share with others."""
    of_rows = (act for table in ruleset.tables for row in table.rows for act in row.violations)
    named = (*(act for table in ruleset.tables for act in table.violations), *of_rows)
    return frozenset(one for act in dict.fromkeys(named) for one in program.alike(act))


def _meet(one: Link, other: Link) -> bool:
    """Whether two relations are about some act in common."""
    if one.relation.organ and other.relation.organ and one.relation.organ != other.relation.organ:
        return False
    if one.relation.worded or other.relation.worded:
        return False
    mine, yours = set(one.relation.within), set(other.relation.within)
    return not mine or not yours or bool(mine & yours)


def _of_relation(first: str, second: str, stated: Iterable[Link]) -> Span:
    return next(each.relation.span for each in stated if (each.first, each.second) == (first, second))


def _titled(name: str, program: Program) -> str:
    return program.rulesets[name].title


# ---- inside the superior's range (细化) ----


@dataclass(frozen=True, slots=True)
class _Fine:
    """A fine of a table: where it applies, on whom, in what scale, how much; printed at a row or a start."""

    table: Table
    when: Condition
    party: str | None
    scale: Scale
    spread: Spread
    amount: Amount
    place: Span
    mitigated: bool = False


Facts = Mapping[str, FactDeclaration]


def _outside(stated: Iterable[Link], program: Program) -> Iterator[Diagnostic]:
    facts = {name: declared[0][1] for name, declared in program.facts.items()}
    for link in stated:
        if link.layering is not Layering.REFINES:
            continue
        by, target = program.rulesets[link.by], program.rulesets[link.target]
        for table in by.tables:
            if table.use is Use.BENCHMARK and table.violations:
                yield from _beyond(table, _about(table, target, program, link), target, facts)


def _about(table: Table, target: Ruleset, program: Program, link: Link) -> tuple[Table, ...]:
    """The superior's benchmarks about the same act; where it has none, its statutory ranges."""
    same = frozenset(act for each in table.violations for act in program.alike(each))
    every = [each for each in target.tables if same & set(each.violations) and link.covers(table, each)]
    benchmarks = tuple(each for each in every if each.use is Use.BENCHMARK)
    return benchmarks or tuple(each for each in every if each.use is Use.STATUTORY)


def _beyond(table: Table, above: tuple[Table, ...], target: Ruleset, facts: Facts) -> Iterator[Diagnostic]:
    """Each fine of the table that leaves the superior's range in some case, with that case."""
    theirs = [fine for each in above for fine in _fines(each, facts)]
    for mine in _fines(table, facts):
        known = [each for each in theirs if each.scale == mine.scale and same_party(each.party, mine.party)]
        if found := _witness(mine, known, facts):
            case, ranges = found
            yield diagnose(
                "outside-superior",
                mine.place,
                related=((known[0].table.span, "superior-here"),),
                have=amount_text(mine.amount),
                law=hull_text(ranges, mine.amount),
                superior=target.title,
                where=_told(case, mine.party),
            )


def _witness(mine: _Fine, theirs: list[_Fine], facts: Facts) -> tuple[Box, list[Spread]] | None:
    """A case in which both apply and the one leaves the other.

    Beside a benchmark every row that can apply is a case of its own; statutory rows are one range together, since the
    row of a benchmark may itself establish which of them it is (semantics 22).
    """
    mine_at = boxes(mine.when, facts)
    if mine_at is None:
        return None
    met: list[tuple[Box, _Fine]] = []
    for each in theirs:
        for one in mine_at:
            for other in boxes(each.when, facts) or ():
                joint = meet(one, other)
                if joint is not None and not is_boundary(one, other, joint):
                    met.append((joint, each))
    if not met:
        return None
    if met[0][1].table.use is Use.STATUTORY:
        ranges = [_lowered(each, mine) for _, each in met]
        return (met[0][0], ranges) if leaves(mine.spread, ranges) is not None else None
    return next(
        ((case, [_lowered(each, mine)]) for case, each in met if leaves(mine.spread, [_lowered(each, mine)])), None
    )


def _lowered(theirs: _Fine, mine: _Fine) -> Spread:
    """The superior's range; a tier of 减轻 may lie below it."""
    return Spread(None, theirs.spread.high) if mine.mitigated else theirs.spread


def _fines(table: Table, facts: Facts) -> Iterator[_Fine]:
    for row in table.rows:
        yield from _of_row(table, row)
    if table.weighted is not None:
        for start in table.weighted.starts:
            yield from _of_start(table, start, facts)


def _of_row(table: Table, row: Row) -> Iterator[_Fine]:
    for party, scale, spread, amount in fines((row,)):
        when = both(table.gate, row.when)
        yield _Fine(table, when, party, scale, spread, amount, row.span, mitigates(row.tier))


def _of_start(table: Table, start: Start, facts: Facts) -> Iterator[_Fine]:
    """What a weighted sum comes to from a start, at least and at most."""
    weighted = table.weighted
    assert weighted is not None, "the table is a weighted sum"
    base = start.base
    if not isinstance(base, Fixed | OfBase) or base.spread.point is None:
        return
    least, most = reach(start, weighted, facts)
    most = most if weighted.cap is None else min(most, weighted.cap)
    spread = Spread(End(base.spread.point * min(least, most), True), End(base.spread.point * most, True))
    amount = replace(base, spread=spread)
    scale = "元" if isinstance(base, Fixed) else base.base
    yield _Fine(table, both(table.gate, start.when), start.party, scale, spread, amount, table.span)


def _told(case: Box, party: str | None) -> str:
    """The case in words: numbers and labels; what needs no words is left out."""
    parts = [party] if party else []
    for key, value in case.items():
        if isinstance(key, tuple) and isinstance(value, Region):
            parts.append(f"{key[0]}{'或者'.join(interval_text(part, key[1]) for part in value.parts)}")
        elif (
            isinstance(key, tuple)
            and not isinstance(value, bool)
            and not isinstance(value, Region)
            and not value.negated
        ):
            parts.append(f"{key[0]}为{'或者'.join(sorted(value.labels))}")
    return "，".join(parts) or "任何案件"
