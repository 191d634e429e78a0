"""References in a circle, or too deep: facts that 推定 tables derive from one another, tables that 符合 refers to.

In: a program. Out: diagnostics at the table concerned. What a ruleset sees is its own tables and the national ones; a
table written inside another is looked at together with those, since it holds for that table alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from enforce_rules.compiler.program import Program
from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.model.condition import Condition, conforming, facts_of
from enforce_rules.model.ruleset import FromFact, Row, Ruleset, Table, Use

REFERENCES = 16  # how many derivations and 符合 may stand behind one another
Edges = dict[str, tuple[str, ...]]


def check_references(program: Program) -> Iterator[Diagnostic]:
    """Every circle once, and every chain that is too long."""
    if _all_is_well(program):
        return
    national = [each for each in program.rulesets.values() if not each.regions]
    said: set[frozenset[str]] = set()
    for ruleset in program.rulesets.values():
        together = (ruleset, *(each for each in national if each is not ruleset))
        shared = _edges(table for each in together for table in each.tables if not _inline(table))
        for extra in ({}, *(_edges([table]) for table in ruleset.tables if _inline(table))):
            edges = {**shared, **{node: (*shared.get(node, ()), *others) for node, others in extra.items()}}
            found = circle(edges, extra or shared)
            if isinstance(found, tuple):
                if frozenset(found) not in said:
                    said.add(frozenset(found))
                    path = " → ".join((*found, found[0]))
                    yield diagnose("cyclic-reference", _where(found[0], ruleset, program), path=path)
                break
            deepest = max(found, key=lambda node: found[node], default=None)
            if deepest is not None and found[deepest] > REFERENCES:
                place, value = _where(deepest, ruleset, program), str(found[deepest])
                yield diagnose("limit-exceeded", place, what="推定和符合的层数", limit=str(REFERENCES), value=value)
                break


def _all_is_well(program: Program) -> bool:
    """Whether all the tables together have no circle and no long chain; then no ruleset's part of them has one."""
    edges = _edges(program.tables.values())
    found = circle(edges, edges)
    return isinstance(found, dict) and max(found.values(), default=0) <= REFERENCES


def _inline(table: Table) -> bool:
    return table.use is Use.DERIVATION and "/" in table.name


def _where(node: str, ruleset: Ruleset, program: Program) -> Span:
    """The place of a table, or of one that derives the fact: the ruleset's own first."""
    if node in program.tables:
        return program.tables[node].span
    gives = (
        table.span
        for table in (*ruleset.tables, *program.tables.values())
        if any(name == node for row in table.rows for name, _ in row.gives)
    )
    return next(gives, ruleset.span)


def _edges(tables: Iterable[Table]) -> Edges:
    """Facts and tables → what they are read from."""
    edges: dict[str, dict[str, None]] = {}
    for table in tables:
        common = _reads((table.gate, *(each.when for each in table.exclusions)))
        own = edges.setdefault(table.id, dict(common))
        for row in table.rows:
            read = {**common, **_reads(_conditions(row))}
            own.update(read)
            for name, value in row.gives:
                known = edges.setdefault(name, {})
                known.update(read)
                if isinstance(value, FromFact):
                    known[value.fact] = None
    return {node: tuple(others) for node, others in edges.items()}


def _conditions(row: Row) -> tuple[Condition, ...]:
    return (row.when, *((row.excluded,) if row.excluded else ()))


def _reads(conditions: Iterable[Condition]) -> dict[str, None]:
    return dict.fromkeys(name for each in conditions for name in (*facts_of(each), *conforming(each)))


def circle(edges: Mapping[str, tuple[str, ...]], starts: Iterable[str]) -> tuple[str, ...] | dict[str, int]:
    """A circle, if there is one; else how deep each node goes. Depth first, with a stack of its own."""
    depth: dict[str, int] = {}
    for start in starts:
        path: dict[str, int] = {start: 0} if start not in depth else {}
        while path:
            node = next(reversed(path))
            others, index = edges.get(node, ()), path[node]
            if index == len(others):
                depth[node] = 1 + max((depth.get(other, 0) for other in others), default=0)
                del path[node]
                continue
            path[node] = index + 1
            other = others[index]
            if other in path:
                names = list(path)
                return tuple(names[names.index(other) :])
            if other in edges and other not in depth:
                path[other] = 0
    return depth
