"""空隙 and 缺格: cases no row of a table holds, though its other rows show that there are such cases.

In: a table's grid with the tests of its cells. Out: findings at the cell after the gap. What counts as a gap, and why the
start of the first tier is none, is decision 0041.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enforce_rules.compiler.defects import Defect, Finding, cell_place, named, row_name
from enforce_rules.compiler.defects_axes import axis_of
from enforce_rules.compiler.defects_held import Axis
from enforce_rules.compiler.defects_tiling import Box, Tiling, bits
from enforce_rules.compiler.grid import Grid, Line, is_blank
from enforce_rules.diagnostics import Severity, Span, diagnose
from enforce_rules.model.condition import ALWAYS, Always, Condition
from enforce_rules.model.fact import FactDeclaration


@dataclass(frozen=True, slots=True)
class Cells:
    """A grid with what its cells test. `inside` is the key of a table written inside another (推定), else empty."""

    grid: Grid
    tests: Mapping[int, tuple[Condition, ...]]  # row number → column by column
    branches: Mapping[int, Condition]  # 当, column by column
    facts: Mapping[str, FactDeclaration]  # by every name
    inside: str = ""


def gaps(cells: Cells, *, tiers: bool) -> Iterator[Finding]:
    """Cases in no row. `tiers`: the rows are to hold every case, else only what lies between two ranges is told.

    Raises `TooLarge`.
    """
    for columns, lines in _views(cells):
        yield from _View(cells, columns, lines, tiers).findings()


def _views(cells: Cells) -> Iterator[tuple[tuple[int, ...], tuple[Line, ...]]]:
    """The columns and rows to be looked at together: of each branch (当), each measure (任一), each definition (得)."""
    lines = tuple(line for line in cells.grid.lines if line.number in cells.tests)
    every = tuple(index for index, column in enumerate(cells.grid.columns) if column.role in ("条件", "情形"))
    branches = dict.fromkeys(cells.branches.get(index, ALWAYS) for index in every)
    branches.pop(ALWAYS, None)
    measures = [index for index, _ in cells.grid.of_role("任一")]
    given = [index for index, _ in cells.grid.of_role("得")]
    for branch in branches or (ALWAYS,):
        columns = tuple(index for index in every if cells.branches.get(index, ALWAYS) in (ALWAYS, branch))
        for at in measures:
            yield (*columns, at), tuple(line for line in lines if not _tests_nothing(cells, line, at))
        for at in given:
            yield columns, tuple(line for line in lines if not is_blank(line.cells[at]))
        if not measures and not given:
            yield columns, lines


def _tests_nothing(cells: Cells, line: Line, column: int) -> bool:
    return isinstance(cells.tests[line.number][column], Always)


@dataclass(frozen=True, slots=True)
class _View:
    cells: Cells
    columns: tuple[int, ...]
    lines: tuple[Line, ...]
    tiers: bool

    def findings(self) -> Iterator[Finding]:
        """A row about something the columns do not test (造成重大影响的) holds no case by itself and is left out."""
        axes = self._axes(self.lines)
        if axes is None:
            return
        lines = tuple(line for at, line in enumerate(self.lines) if all(axis.held[at] for axis in axes))
        axes = self._axes(lines)
        if not axes:
            return
        rows = tuple(zip(*(axis.held for axis in axes), strict=True))
        tiling = Tiling(tuple(axis.asked for axis in axes), tuple(axis.ordered for axis in axes), rows)
        for box in tiling.uncovered():
            yield from self._told(box, axes, lines)

    def _axes(self, lines: tuple[Line, ...]) -> tuple[Axis, ...] | None:
        """None: some column has cells that cannot be compared, and nothing is told of the table."""
        axes: list[Axis] = []
        for index in self.columns:
            column = self.cells.grid.columns[index]
            tests = tuple(self.cells.tests[line.number][index] for line in lines)
            if all(isinstance(test, Always) for test in tests):
                continue
            fact = self.cells.facts.get(column.name)
            name = None if column.role == "情形" else fact.name if fact else column.name
            numbers = tuple(line.number for line in lines)
            axis = axis_of(index, name, tests, self.cells.facts, numbers, open_top=self.tiers)
            if axis is None:
                return None
            axes.append(axis)
        return tuple(axes)

    def _told(self, box: Box, axes: tuple[Axis, ...], lines: tuple[Line, ...]) -> Iterator[Finding]:
        narrow = [at for at, axis in enumerate(axes) if box[at] != axis.asked]
        ordered = [at for at in narrow if axes[at].ordered]
        what = "，".join(f"{axes[at].name}{axes[at].text(box[at])}" for at in narrow)
        if ordered:
            axis = axes[ordered[-1]]
            if not self.tiers and not _is_between(box, axes, ordered[-1]):
                return
            line = _after(box, axes, ordered[-1], lines)
            places = self._places(line, [axis])
            place = self._cell(line, axis)
            record = self._record(line, axis)
            told = diagnose("tier-gap", place, severity=Severity.WARNING, what=what, record=record)
            yield Finding(Defect.GAP, told, places)
        elif self.tiers and narrow:
            axis = axes[narrow[0]]
            line = next(line for at, line in reversed(list(enumerate(lines))) if axis.held[at] & box[narrow[0]])
            places = self._places(line, [axes[at] for at in narrow])
            place, record = self._cell(line, axis), self._record(line, axis)
            told = diagnose("combination-missing", place, severity=Severity.WARNING, what=what, record=record)
            yield Finding(Defect.COMBINATION, told, places)

    def _cell(self, line: Line, axis: Axis) -> Span:
        return cell_place(self.cells.grid, line, axis.column)

    def _record(self, line: Line, axis: Axis) -> str:
        return f"[{row_name(line.number, self.cells.inside)}, {self.cells.grid.columns[axis.column].name}]"

    def _places(self, line: Line, axes: list[Axis]) -> frozenset[str]:
        """A table written inside another (推定) may also be named by its key."""
        names = (name for axis in axes for name in (axis.name, *named(self.cells.grid, axis.column)))
        return frozenset((row_name(line.number, self.cells.inside), self.cells.inside, *names))


def _alike(box: Box, axes: tuple[Axis, ...], at: int) -> list[int]:
    """The rows, by their places, that hold some of the box on every axis but one."""
    others = [other for other in range(len(axes)) if other != at]
    return [row for row in range(len(axes[at].held)) if all(axes[other].held[row] & box[other] for other in others)]


def _is_between(box: Box, axes: tuple[Axis, ...], at: int) -> bool:
    """Whether rows alike in the rest hold both what comes before the run and what comes after."""
    below, above = (box[at] & -box[at]) - 1, axes[at].asked >> box[at].bit_length() << box[at].bit_length()
    held = 0
    for row in _alike(box, axes, at):
        held |= axes[at].held[row]
    return bool(held & below and held & above)


def _after(box: Box, axes: tuple[Axis, ...], at: int, lines: tuple[Line, ...]) -> Line:
    """The row with the tier after the gap, among those alike in the rest; the one before it, where none follows."""
    places = list(bits(axes[at].asked))
    first, last = places.index((box[at] & -box[at]).bit_length() - 1), places.index(box[at].bit_length() - 1)
    beside = (*places[last + 1 : last + 2], *places[max(first - 1, 0) : first])
    for numbers in (_alike(box, axes, at), range(len(lines))):
        for place in beside:
            for number in numbers:
                if axes[at].held[number] >> place & 1:
                    return lines[number]
    return lines[-1]
