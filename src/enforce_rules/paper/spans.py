"""Merged cells: from marks to rectangles and back, so that every reader and writer means the same by them.

In: texts with marks that may be wrong (a file of others), or a table (of ours). Out: a table whose merged cells are
rectangles marked in the one way there is (`Covered`), or the rectangles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enforce_rules.paper.model import Cell, Covered, Grid

_HEADER_ROWS: Final = 3
Position = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: where it begins, and how many rows and columns it takes."""

    top: int
    left: int
    height: int
    width: int

    @property
    def cells(self) -> Iterable[Position]:
        """Every position it takes, row by row."""
        return (
            (row, column)
            for row in range(self.top, self.top + self.height)
            for column in range(self.left, self.left + self.width)
        )

    def mark(self, row: int, column: int) -> Covered:
        """How the cell at a position of it is marked."""
        if row > self.top:
            return Covered.ABOVE
        return Covered.LEFT if column > self.left else Covered.NO


def grid_of(texts: Sequence[Sequence[str]], merges: Iterable[Merge], place: str, at: Callable[[int, int], str]) -> Grid:
    """The table with these texts and merged cells; of two that overlap the first holds. `at` names a cell, from 0."""
    marks: dict[Position, tuple[Covered, str]] = {}
    for merge in merges:
        if any(position in marks for position in merge.cells):
            continue
        text = texts[merge.top][merge.left]
        marks |= {(row, column): (merge.mark(row, column), text) for row, column in merge.cells}
    rows = []
    for row, line in enumerate(texts):
        cells = []
        for column, own in enumerate(line):
            covered, text = marks.get((row, column), (Covered.NO, own))
            cells.append(Cell(text, at(row, column), covered))
        rows.append(tuple(cells))
    return Grid(tuple(rows), place)


def merges_of_marks(marks: Sequence[Sequence[Covered]]) -> tuple[Merge, ...]:
    """The merged cells that marks speak of, however each covered cell was marked; what is no rectangle is none."""
    if all(mark is Covered.NO for line in marks for mark in line):
        return ()
    origins: dict[Position, Position] = {}
    taken: dict[Position, list[Position]] = {}
    for row, line in enumerate(marks):
        for column, mark in enumerate(line):
            origin = (row, column)
            if mark is Covered.LEFT and column:
                origin = origins[row, column - 1]
            elif mark is Covered.ABOVE and row:
                origin = origins[row - 1, column]
            origins[row, column] = origin
            taken.setdefault(origin, []).append((row, column))
    found = (_rectangle(cells) for cells in taken.values() if len(cells) > 1)
    return tuple(each for each in found if each is not None)


def merges_of(grid: Grid) -> tuple[Merge, ...]:
    """The merged cells of a table."""
    return merges_of_marks([[cell.covered for cell in row] for row in grid.rows])


def header_rows(grid: Grid) -> int:
    """How many rows are printed again on each page: those the first row's cells reach down to, none if too many."""
    deep = max((merge.height for merge in merges_of(grid) if merge.top == 0), default=1)
    return deep if deep <= _HEADER_ROWS and deep < len(grid.rows) else 0


def fault_of(grid: Grid) -> Cell | None:
    """The first cell that is not marked as a part of a rectangle is, or does not repeat its text; none if all are."""
    merged = {position: merge for merge in merges_of(grid) for position in merge.cells}
    for row, line in enumerate(grid.rows):
        for column, cell in enumerate(line):
            merge = merged.get((row, column))
            wanted = Covered.NO if merge is None else merge.mark(row, column)
            origin = cell if merge is None else grid.rows[merge.top][merge.left]
            if cell.covered is not wanted or cell.text != origin.text:
                return cell
    return None


def _rectangle(cells: Sequence[Position]) -> Merge | None:
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    top, left = cells[0]
    if len(rows) * len(columns) != len(cells) or (top, left) != (min(rows), min(columns)):
        return None
    return Merge(top, left, len(rows), len(columns))
