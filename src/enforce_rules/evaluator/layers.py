"""Layers (层级): which of several texts about one act counts, 国家 → 省 → 市 → 县 → 乡镇 (decision 0058).

In: the relations which rulesets state of one another, a case, tables that speak of one act. Out: the tables that count, and
for every other the relation by which it gives way. What no relation decides stays side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.compiler.relations import SUPERIOR, Link, links_of
from enforce_rules.model.case import Case
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import Layering, Relation, Ruleset, Table, Trust


@dataclass(frozen=True, slots=True)
class Lost:
    """A table that gives way to another, and the relation that says so; None = 专用裁量表 before 通用裁量表."""

    table: Table
    to: Table
    link: Link | None


@dataclass(frozen=True, slots=True)
class Layers:
    """The relations in force for a case."""

    links: tuple[Link, ...] = ()
    adopted: tuple[Ruleset, ...] = ()  # rulesets in play since one in play adopts them
    replaced: frozenset[str] = frozenset()  # node ids of tables another ruleset has replaced
    missing: tuple[tuple[Ruleset, Relation], ...] = ()  # relations whose target is not loaded


NO_LAYERS: Final = Layers()


def layers_of(program: Program, case: Case, candidates: Iterable[Ruleset], day: date | None) -> Layers:
    """The relations of the rulesets that meet the case and were in force on the day, and what follows from them."""
    every = program.memo.get("layering rulesets")
    if every is None:
        every = program.memo["layering rulesets"] = frozenset(
            each.id for each in program.rulesets.values() if any(one.layering for one in each.relations)
        )
    met = {each.id: each for each in candidates}
    queue = [each for each in met.values() if each.id in every]
    found: list[Link] = []
    missing: list[tuple[Ruleset, Relation]] = []
    adopted: dict[str, Ruleset] = {}
    seen: set[str] = set()
    while queue:
        ruleset = queue.pop(0)
        if ruleset.id in seen or not _speaks(ruleset, day):
            continue
        seen.add(ruleset.id)
        for relation in ruleset.relations:
            layering = relation.layering
            if layering is None or relation.organ not in (None, case.organ):
                continue
            mine = links_of(relation, program)
            found += mine
            if not mine and relation.target != SUPERIOR:
                missing.append((ruleset, relation))
            for each in mine:
                target = program.rulesets[each.target]
                if layering.adopts and target.id not in met and target.id not in adopted:
                    adopted[target.id] = target
                    queue.append(target)
    replaced = frozenset(
        table.id
        for each in found
        if each.layering is Layering.REPLACES
        for table in program.rulesets[each.target].tables
        if each.covers(table)
    )
    return Layers(tuple(found), tuple(adopted.values()), replaced, tuple(missing)) if seen else NO_LAYERS


def _speaks(ruleset: Ruleset, day: date | None) -> bool:
    """Whether its relations hold on the day: in force, and more than a report."""
    if ruleset.trust is Trust.REPORTED:
        return False
    began = ruleset.in_force is None or day is None or ruleset.in_force <= day
    return began and (ruleset.lapses is None or day is None or day <= ruleset.lapses)


def preferred(tables: tuple[Table, ...], layers: Layers) -> tuple[tuple[Table, ...], tuple[Lost, ...]]:
    """Those that count, in order, and those that give way to one of the others."""
    lost: list[Lost] = []
    for table in tables:
        for other in tables:
            if other is table:
                continue
            link = _beats(other, table, layers)
            if link is not None or _is_special(other, table):
                lost.append(Lost(table, other, link))
                break
    out = {each.table.id for each in lost}
    return tuple(table for table in tables if table.id not in out), tuple(lost)


def _is_special(one: Table, other: Table) -> bool:
    """专用裁量表 before 通用裁量表: of two of one ruleset."""
    return one.ruleset == other.ruleset and other.general and not one.general


def related(one: Table, other: Table, layers: Layers) -> bool:
    """Whether something says which of the two counts."""
    return any(_beats(a, b, layers) is not None or _is_special(a, b) for a, b in ((one, other), (other, one)))


def _beats(one: Table, other: Table, layers: Layers) -> Link | None:
    """The relation by which the one counts before the other: stated of them, or through texts between them.

    Through others only where all say the same way: 县 refines 市 refines 省, or each supplements the next.
    """
    if one.ruleset == other.ruleset:
        return None
    usable = [each for each in layers.links if each.covers(one, other)]
    for target_first in (True, False):
        way = [each for each in usable if each.layering.target_first is target_first]
        reached: dict[str, Link] = {}
        queue = [one.ruleset]
        while queue:
            at = queue.pop(0)
            for each in way:
                if each.first == at and each.second not in reached and each.second != one.ruleset:
                    reached[each.second] = each
                    queue.append(each.second)
        if other.ruleset in reached:
            return reached[other.ruleset]
    return None


def told(lost: Lost, program: Program) -> Reason:
    """Why a table gives way."""
    to = program.ruleset_of(lost.to).title + lost.to.name
    if lost.link is None:
        return reason("general-table", to=to)
    by = program.rulesets[lost.link.by]
    return reason("gives-way", by=by.title, relation=lost.link.relation.kind, to=to)


def cited(link: Link, program: Program) -> str:
    """Where a relation stands: the text, and its provision where the ruleset states one."""
    ruleset = program.rulesets[link.by]
    return f"{ruleset.number or ruleset.title}{link.relation.basis or ''}"
