"""Citing (引用): statute and benchmark apart. A 规范性文件 is no legal basis; it is cited for the reasons only.

In: rules that applied. Out: legal basis on one side, the benchmark with its table and row on the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforce_rules.compiler.program import Program
from enforce_rules.model.ruleset import Citation, Table, Use


def own_place(table: Table, node_id: str, program: Program) -> str:
    """Where a ruleset's own rule stands: 文号 or title, the table and the part of it (起点, 不适用), the row."""
    ruleset = program.ruleset_of(table)
    part, _, number = node_id.removeprefix(table.id).partition(":")
    row = f"第{number}行" if number.isdigit() else number
    return f"{ruleset.number or ruleset.title}{table.name}{part.lstrip('/')}{row}"


def provisions(table: Table, node_id: str, basis: tuple[Citation, ...], program: Program) -> tuple[str, ...]:
    """What a step cites: its own place first where the ruleset is no law, then the basis it states."""
    texts = tuple(each.text for each in (basis or table.basis))
    if program.ruleset_of(table).is_law or table.use is Use.STATUTORY:
        return texts
    return (own_place(table, node_id, program), *texts)


def citations(
    rows: Iterable[tuple[Table, str, tuple[Citation, ...]]], program: Program
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Legal basis and reasoning basis of rules that apply."""
    legal: dict[str, None] = {}
    reasons: dict[str, None] = {}
    for table, node_id, basis in rows:
        ruleset = program.ruleset_of(table)
        own = (ruleset.number or ruleset.short_title, ruleset.short_title, ruleset.title)
        for each in basis or table.basis:
            is_own = not ruleset.is_law and each.text.lstrip("《").startswith(own)
            (reasons if is_own else legal)[each.text] = None
        if not ruleset.is_law and table.use is not Use.STATUTORY:
            reasons[own_place(table, node_id, program)] = None
    return tuple(legal), tuple(reasons)
