"""Defects of published tables (缺陷): the kinds, and one found at its place.

In: nothing. Out: the words a ruleset records a defect by (认缺), and `Finding`, which the analyses of tables give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from enforce_rules.compiler.grid import Grid, Line
from enforce_rules.diagnostics import Diagnostic, Span


class Defect(Enum):
    """缺陷: what the analysis of a table can find (decision 0041)."""

    GAP = "空隙"  # values between two tiers, or above the last, in no row
    OVERLAP = "重叠"  # one case in two rows which do different things
    COMBINATION = "缺格"  # a combination of labels in no row, each of which stands elsewhere
    PARTY = "缺当事人"  # a cell left out, or a party whom the statute fines and the table does not
    HOLE = "罚幅空隙"  # amounts within the statute between the fines of two tiers
    BELOW = "低于法定"
    ABOVE = "高于法定"
    SHORT = "权重不足"  # the weights cannot reach the whole
    OVER = "权重超额"  # they exceed it, and nothing caps them
    BASE = "基数不符"  # what the weights multiply is not the statutory maximum


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect at its place. `places` are the words by which a record may name it: 第3行, a fact, a party, a heading.

    A settled one is not told unless it is recorded: the ruleset says what happens in such a case.
    """

    kind: Defect
    told: Diagnostic
    places: frozenset[str]
    settled: bool = False


def row_name(number: int, inside: str = "") -> str:
    """How a record names a row: 第3行, 推定第3行."""
    return f"{inside}第{number}行"


def cell_place(grid: Grid, line: Line, index: int) -> Span:
    """Where a cell stands; the row, where the cell repeats the one above (〃)."""
    at = grid.lines.index(line)
    if at and grid.lines[at - 1].cells[index] is line.cells[index]:
        return line.span
    return line.cells[index].span


def named(grid: Grid, index: int) -> Iterator[str]:
    """The words by which a record may name a column: the fact or party it is about, and its printed heading."""
    column = grid.columns[index]
    yield column.name
    if column.heading:
        yield column.heading


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding once, in order."""
    seen: set[Diagnostic] = set()
    for each in findings:
        if each.told not in seen:
            seen.add(each.told)
            yield each
