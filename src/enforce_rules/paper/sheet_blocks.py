"""A sheet that somebody laid out by hand → lines and tables.

In: texts and merged cells by position. Out: blocks. The rules: rows without any text part one table from the next; columns
without text at the sides belong to none. A row with nothing but one text, above the first row of several, is a line (a
title, a unit); so is one below the table if it is merged over the whole width (a note). A row merged over the whole width
in the middle of a table stays in it. A single column is lines. A cell that is empty and not merged stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from enforce_rules.paper.model import Grid, Line
from enforce_rules.paper.spans import Merge, Position, grid_of
from enforce_rules.paper.texts import Counter

Place = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where: texts that are not empty, merged cells by where they begin, and what a position is called."""

    texts: Mapping[Position, str]
    merges: Mapping[Position, Merge]
    place: Place
    counter: Counter

    def blocks(self) -> list[Line | Grid]:
        """The lines and tables from top to bottom."""
        rows: dict[int, list[Merge]] = {}
        covered = {at for merge in self.merges.values() for at in merge.cells if at != (merge.top, merge.left)}
        for at in sorted(self.texts):
            if at in covered:
                continue
            part = self.merges.get(at, Merge(*at, 1, 1))
            for row in range(part.top, part.top + part.height):
                rows.setdefault(row, []).append(part)
        found: list[Line | Grid] = []
        for run in _runs(rows):
            found += self._run(run, rows)
        return found

    def _run(self, run: list[int], rows: Mapping[int, list[Merge]]) -> list[Line | Grid]:
        """Rows that follow one another."""
        above: list[Line | Grid] = []
        below: list[Line | Grid] = []
        first, last = 0, len(run) - 1
        while first <= last and self._alone(run[first], rows):
            title = rows[run[first]][0]
            above.append(self._line(title))
            first += title.height
        if first > last:
            return above
        left, right = _sides(run[first:], rows)
        while self._note(run[last], rows, left, right):  # the first row is none: it would be a title
            note = rows[run[last]][0]
            below.append(self._line(note))
            last -= note.height
        return [*above, self._table(run[first], run[last], left, right), *reversed(below)]

    def _alone(self, row: int, rows: Mapping[int, list[Merge]]) -> bool:
        """Whether a row, and every row its cell is merged down to, holds one text only."""
        part = rows[row][0]
        return all(rows.get(each) == [part] for each in range(part.top, part.top + part.height))

    def _note(self, row: int, rows: Mapping[int, list[Merge]], left: int, right: int) -> bool:
        part = rows[row][0]
        return self._alone(row, rows) and part.left <= left and part.left + part.width > right

    def _line(self, part: Merge) -> Line:
        self.counter.add()
        return Line(self.texts[part.top, part.left], self.place(part.top, part.left))

    def _table(self, top: int, bottom: int, left: int, right: int) -> Grid:
        inside = (
            Merge(each.top - top, each.left - left, each.height, each.width)
            for each in self.merges.values()
            if top <= each.top <= bottom and left <= each.left <= right
        )
        return table(
            self,
            range(top, bottom + 1),
            range(left, right + 1),
            (_cut(each, bottom - top, right - left) for each in inside),
        )


def table(layout: Layout, rows: range, columns: range, merges: Iterable[Merge]) -> Grid:
    """The table of these rows and columns; the merged cells are counted from its own first cell."""
    layout.counter.add(len(rows) * len(columns))
    texts = [[layout.texts.get((row, column), "") for column in columns] for row in rows]

    def at(row: int, column: int) -> str:
        return layout.place(rows[row], columns[column])

    return grid_of(texts, merges, at(0, 0), at)


def _cut(merge: Merge, last_row: int, last_column: int) -> Merge:
    """The part of a merged cell that lies inside the table."""
    height, width = min(merge.height, last_row - merge.top + 1), min(merge.width, last_column - merge.left + 1)
    return Merge(merge.top, merge.left, height, width)


def _runs(rows: Mapping[int, list[Merge]]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _sides(run: Iterable[int], rows: Mapping[int, list[Merge]]) -> tuple[int, int]:
    """The first and the last column with text."""
    parts = [part for row in run for part in rows[row]]
    left = min((part.left for part in parts), default=0)
    return left, max((part.left + part.width - 1 for part in parts), default=left)
