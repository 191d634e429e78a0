"""列 and 行 as a printed table with merged cells, and back.

In: the columns and rows of a table, and a column to print before them; or a printed table and its 列的读法. Out: the printed
table and the rows of 列的读法 it needs; or the columns and rows. `〃` is a cell merged with the one above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper import Cell, Covered, Grid
from enforce_rules.paper.places import cell_place, table_place
from enforce_rules.paper.spans import Merge, grid_of, merges_of
from enforce_rules.renderer.columns import heading_of, manner_of, meant, party_of, reading, stated
from enforce_rules.renderer.words import Manner, heard, said
from enforce_rules.writer import items, text

DITTO: Final = "〃"
_DEEPEST_HEADER: Final = 2


@dataclass(frozen=True, slots=True)
class Content:
    """列 and 行, as they can be printed: one column or more, every row as wide."""

    columns: tuple[Node, ...]
    rows: tuple[tuple[Node, ...], ...]

    @property
    def nodes(self) -> tuple[ListNode, ListNode]:
        """列 and 行."""
        return items(self.columns), items(items(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Lead:
    """What is printed before the first column, merged down all rows."""

    heading: str
    cell: str


@dataclass(slots=True)
class Texts:
    """A printed table as it grows: texts, and which cells are merged."""

    rows: list[list[str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    def grid(self, number: int) -> Grid:
        """The table; `number` is which one of the paper it is, from 1."""
        return grid_of(
            self.rows, self.merges, table_place(number), lambda row, column: cell_place(number, row + 1, column + 1)
        )


def content_of(node: Node | None) -> Content | None:
    """The 列 and 行 of a mapping, if they are a table."""
    columns, rows = (node.get("列"), node.get("行")) if isinstance(node, MapNode) else (None, None)
    if not isinstance(columns, ListNode) or not columns.items or not isinstance(rows, ListNode):
        return None
    cells = [row.items for row in rows.items if isinstance(row, ListNode)]
    if len(cells) < len(rows.items) or any(len(row) != len(columns.items) for row in cells):
        return None
    return Content(columns.items, tuple(cells))


def header(content: Content, lead: Lead | None, made: Texts) -> None:
    """The first row; two where columns of one party have headings of their own."""
    first = [] if lead is None else [lead.heading]
    headings = [*first, *(heading_of(each) for each in content.columns)]
    groups = _groups(content.columns, len(first))
    made.rows.append(list(headings))
    if not groups:
        return
    made.rows.append(list(headings))
    grouped = {column for group in groups for column in range(group.left, group.left + group.width)}
    made.merges += [*groups, *(Merge(0, column, 2, 1) for column in range(len(headings)) if column not in grouped)]
    for group in groups:
        party = party_of(content.columns[group.left - len(first)])
        made.rows[0][group.left] = party or ""


def body(content: Content, lead: Lead | None, made: Texts) -> None:
    """The rows."""
    top, shift = len(made.rows), 0 if lead is None else 1
    manners = [manner_of(each) for each in content.columns]
    for row in content.rows:
        made.rows.append([*([lead.cell] if lead else []), *(said(*each) for each in zip(row, manners, strict=True))])
    for column in range(len(content.columns)):
        made.merges += [
            Merge(top + start, column + shift, height, 1)
            for start, height in _runs([row[column] for row in content.rows])
        ]
    if lead is not None and len(content.rows) > 1:
        made.merges.append(Merge(top, 0, len(content.rows), 1))


def printed(content: Content, lead: Lead | None = None) -> Texts:
    """The table."""
    made = Texts()
    header(content, lead, made)
    body(content, lead, made)
    return made


def readings(content: Content, lead: Lead | None = None, ambiguous: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """The rows of 列的读法; a first column whose heading is `ambiguous` has one in any case."""
    shift = 1 if lead is None else 2
    found = [reading(number, column) for number, column in enumerate(content.columns, shift)]
    if lead is None and heading_of(content.columns[0]) in ambiguous:
        found[0] = stated(1, content.columns[0])
    return [each for each in found if each is not None]


def simple(header_row: Sequence[str], rows: Iterable[Sequence[str]]) -> Texts:
    """A table of texts, nothing merged."""
    return Texts([list(header_row), *(list(row) for row in rows)])


def header_depth(grid: Grid) -> int:
    """How many rows the header has: as many as its cells reach down to."""
    deep = max((merge.height for merge in merges_of(grid) if merge.top == 0), default=1)
    return deep if deep <= _DEEPEST_HEADER else 1


def headings(grid: Grid) -> tuple[str, ...]:
    """What stands above each column, next to its first row."""
    return tuple(cell.text for cell in grid.rows[header_depth(grid) - 1])


def columns_of(grid: Grid, known: dict[int, Node], skip: int = 0) -> tuple[Node, ...]:
    """The columns behind the first `skip`; `known` are those of 列的读法, by number."""
    return tuple(
        known.get(number) or meant(heading) for number, heading in enumerate(headings(grid), 1) if number > skip
    )


def rows_of(rows: Sequence[tuple[Cell, ...]], columns: Sequence[Node], skip: int = 0) -> tuple[tuple[Node, ...], ...]:
    """The rows of cells behind the first `skip` columns."""
    manners = [manner_of(each) for each in columns]
    return tuple(
        tuple(_cell(cell, number, manner) for cell, manner in zip(row[skip:], manners, strict=True))
        for number, row in enumerate(rows)
    )


def _cell(cell: Cell, number: int, manner: Manner) -> Node:
    if cell.covered is Covered.ABOVE and number:
        return text(DITTO)
    return heard(cell.text, manner)


def _runs(cells: Sequence[Node]) -> list[tuple[int, int]]:
    """Where a cell has 〃 below it, and how many rows they are together."""
    found: list[tuple[int, int]] = []
    start = 0
    for number in range(1, len(cells) + 1):
        cell = cells[number] if number < len(cells) else None
        if isinstance(cell, TextNode) and cell.text == DITTO:
            continue
        if number - start > 1:
            found.append((start, number - start))
        start = number
    return found


def _groups(columns: Sequence[Node], shift: int) -> list[Merge]:
    """Neighbours that are the outcome for one party, each with a heading of its own."""
    found: list[Merge] = []
    start = 0
    parties = [party_of(each) for each in columns]
    for end in range(1, len(columns) + 1):
        if end == len(columns) or parties[end] is None or parties[end] != parties[start]:
            if end - start > 1 and parties[start] is not None:
                found.append(Merge(0, start + shift, 1, end - start))
            start = end
    return found
