"""重合: what a table's policy for several rows means before any case is known (专门优先, and 末行 of a definition).

In: rows as read and the policy. Out: rows that say it by themselves, and the policy left to the evaluator. A row is more
special than another if it tests everything the other tests and more; where one such row applies the other does not (decision 0023).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforce_rules.model.condition import AnyOf, Not, both, facts_of
from enforce_rules.model.ruleset import Overlap, Row, Use

OF_DEFINITIONS: Final = (Overlap.SINGLE, Overlap.FIRST, Overlap.LAST, Overlap.EVERY, Overlap.SPECIAL)
"""A definition gives values, which nothing ranks: 取重 and 取轻 are not for it."""


def settled(rows: tuple[Row, ...], overlap: Overlap, use: Use) -> tuple[tuple[Row, ...], Overlap]:
    """The rows with what the policy says about them written out."""
    if overlap is Overlap.SPECIAL:
        return tuple(_unless_more_special(row, rows) for row in rows), overlap
    if overlap is Overlap.LAST and use is Use.DERIVATION:
        return tuple(reversed(rows)), Overlap.FIRST
    return rows, overlap


def _unless_more_special(row: Row, rows: tuple[Row, ...]) -> Row:
    tested = set(facts_of(row.when))
    above = tuple(other.when for other in rows if set(facts_of(other.when)) > tested)
    if not above:
        return row
    return replace(row, when=both(row.when, Not(above[0] if len(above) == 1 else AnyOf(above))))
