"""A page → a paper.

In: the bytes of an HTML file. Out: blocks. `h1` to `h6` are headings; every other block with text is a paragraph; a table is
a table with its `rowspan` and `colspan`, unless a table stands within it: then it only arranges the page, and its cells are
paragraphs. Scripts, styles, comments and addresses are not read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.limits import Limits
from enforce_rules.paper.html_text import BREAK, Tag, fold, tokens
from enforce_rules.paper.html_write import EMPTY
from enforce_rules.paper.model import Grid, Line
from enforce_rules.paper.places import cell_place, table_place
from enforce_rules.paper.spans import Merge, Position, grid_of
from enforce_rules.paper.texts import Counter, decode
from enforce_rules.paper.xlsx_parts import number

Progress = Callable[[int, int | None], None]
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 head header hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class _Cell:
    down: int
    along: int
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table that is being read; it arranges the page once a table begins inside it."""

    rows: list[list[_Cell]] = field(default_factory=list)
    arranges: bool = False
    in_cell: bool = False


def read_html(data: bytes, file: str, limits: Limits, progress: Progress) -> tuple[list[Line | Grid], list[Diagnostic]]:
    """The blocks of a page. Raises `Refused`."""
    text, told = decode(data, file, also_gb18030=True)
    reader = _Reader(Counter(file, limits))
    for token in tokens(text):
        if isinstance(token, str):
            reader.text(token)
        else:
            reader.tag(token)
    reader.finish()
    progress(len(reader.found), len(reader.found))
    return reader.found, list(told)


class _Reader:
    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.found: list[Line | Grid] = []
        self._pieces: list[str] = []
        self._tables: list[_Table] = []
        self._level = 0
        self._kept = False
        self._nodes = self._lines = self._grids = 0

    def text(self, text: str) -> None:
        """Some text."""
        cell = self._cell()
        (self._pieces if cell is None else cell.pieces).append(text)

    def tag(self, tag: Tag) -> None:
        """A tag."""
        self._nodes += 1
        if self._nodes > self.counter.limits.paper_nodes:
            self.counter.refuse("XML 元素", self._nodes, self.counter.limits.paper_nodes)
        if tag.name == "br":
            self.text("\n")
        elif tag.name in ("table", "tr", "td", "th"):
            self._table(tag)
        elif tag.name in _BLOCKS:
            if self._cell() is not None:
                self.text(BREAK)
                return
            self._flush()
            self._level = 0 if tag.ends else _HEADINGS.get(tag.name, 0)
            self._kept = not tag.ends and tag.get(EMPTY) is not None

    def finish(self) -> None:
        """The end of the page; tables that were not closed end here too."""
        while self._tables:
            self._close()
        self._flush()

    def _cell(self) -> _Cell | None:
        """The cell that is being read, if text goes into one."""
        table = self._tables[-1] if self._tables else None
        return table.rows[-1][-1] if table is not None and table.in_cell and not table.arranges else None

    def _flush(self) -> None:
        text = fold("".join(self._pieces))
        self._pieces = []
        if text.strip() or self._kept:
            self.counter.add()
            self._lines += 1
            self.found.append(Line(self.counter.text(text), f"第{self._lines}段", self._level))
        self._level, self._kept = 0, False

    def _table(self, tag: Tag) -> None:
        table = self._tables[-1] if self._tables else None
        if tag.name == "table":
            if tag.ends:
                self._close()
                return
            self._flush()
            if table is not None:
                self._arranges(table)
            self._tables.append(_Table())
        elif table is not None and table.arranges:
            self._flush()
        elif table is not None:
            table.in_cell = False
            if not tag.ends and tag.name == "tr":
                table.rows.append([])
            elif not tag.ends:
                table.rows = table.rows or [[]]
                self.counter.add()
                down, along = (number((tag.get(name) or "").strip(), 1) for name in ("rowspan", "colspan"))
                table.rows[-1].append(_Cell(down, max(1, along)))
                table.in_cell = True

    def _arranges(self, table: _Table) -> None:
        """A table begins inside this one: what it held so far are paragraphs."""
        cells = [] if table.arranges else [cell for row in table.rows for cell in row]
        for cell in cells:
            self._pieces = cell.pieces
            self._flush()
        table.arranges = True

    def _close(self) -> None:
        table = self._tables.pop() if self._tables else None
        if table is None or table.arranges:
            self._flush()
            return
        if any(table.rows):
            self._grids += 1
            self.found.append(self._grid(table.rows, self._grids))

    def _grid(self, rows: list[list[_Cell]], number: int) -> Grid:
        """Each cell takes the first place that is free in its row, and what it is spread over."""
        taken: dict[Position, str] = {}
        merges: list[Merge] = []
        width = 0
        for row, cells in enumerate(rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                down = min(cell.down or len(rows), len(rows) - row)
                merge = Merge(row, column, down, cell.along)
                if (row, column) not in taken:
                    self.counter.add(merge.height * merge.width - 1)
                text = self.counter.text(fold("".join(cell.pieces)))
                for position in merge.cells:
                    taken.setdefault(position, text)
                if merge.height * merge.width > 1:
                    merges.append(merge)
                column += merge.width
                width = max(width, column)
        kept = sorted({row for row, _ in taken})  # a row that nothing stands in is none
        index = {row: new for new, row in enumerate(kept)}
        self.counter.add(max(0, width * len(kept) - len(taken)))

        def at(row: int, column: int) -> str:
            return cell_place(number, row + 1, column + 1)

        texts = [[taken.get((row, column), "") for column in range(width)] for row in kept]
        moved = (replace(merge, top=index[merge.top]) for merge in merges)
        return grid_of(texts, moved, table_place(number), at)
