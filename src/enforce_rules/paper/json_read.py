"""Tables transcribed as JSON → a paper.

In: `[table, …]` or `{"tables": [table, …]}`. A table is `{"no", "title", "chapter", …, "header": […], "rows": […], "notes": […]}`:
a new chapter is a heading of level 1, number and title one of level 2, every other key a paragraph `键：值` (one for each item
of a list), then the table itself, then `备注：…`. A row is a list, or `{"cells": […]}`; a cell a text, or `{"text", "span",
"merged_from_above"}`. Out: blocks and warnings: numbers as they are written; a row too short for its table, and a cell that
is marked as merged with one of another text, are told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.json_source import NotJson, read_json
from enforce_rules.loader.limits import Limits
from enforce_rules.loader.tree import Refused, Tree
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper.model import Covered, Grid, Line
from enforce_rules.paper.places import cell_place, table_place
from enforce_rules.paper.spans import grid_of, merges_of_marks
from enforce_rules.paper.telling import doubtful
from enforce_rules.paper.texts import FORBIDDEN, Counter, bad_character, decode, one_line_end
from enforce_rules.paper.xlsx_parts import number

Progress = Callable[[int, int | None], None]
_KEYS: Final = {"violated": "违反条款", "penalty_basis": "处罚依据", "mode": "计算方式", "pdf_page": "页"}
_OWN: Final = ("no", "title", "chapter", "header", "rows", "notes")
_A_LIST, _A_MAP, _A_VALUE = "一个列表", "一组“键: 值”", "一个值"


def read_json_paper(
    data: bytes, file: str, limits: Limits, progress: Progress
) -> tuple[list[Line | Grid], list[Diagnostic]]:
    """The blocks of the tables, one table after another. Raises `Refused`."""
    text, _ = decode(data, file)
    tree = _Tree(limits.of_papers)
    try:
        read_json(text, file, tree)
    except NotJson as wrong:
        raise Refused(diagnose("json-syntax", wrong.place, why=wrong.why)) from None
    if tree.found:
        return [], tree.found
    reader = _Reader(Counter(file, limits), file)
    tables = reader.tables(tree.root)
    for done, table in enumerate(tables, 1):
        reader.table(table, done)
        progress(done, len(tables))
    return reader.found, reader.told


class _Tree(Tree):
    """A paper is printed: its texts may hold any character but those of control."""

    def text(self, node: TextNode) -> None:
        """A scalar, with one kind of line end."""
        text = one_line_end(node.text)
        found = FORBIDDEN.search(text)
        if found is not None:
            raise Refused(bad_character(found[0], node.span))
        super().text(replace(node, text=text, exact=True))


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    span: int = 1
    from_above: bool = False


class _Reader:
    def __init__(self, counter: Counter, file: str) -> None:
        self.counter, self.span = counter, Span(file, 0, 0)
        self.found: list[Line | Grid] = []
        self.told: list[Diagnostic] = []
        self.chapter = ""

    def tables(self, root: Node | None) -> tuple[Node, ...]:
        """The tables of the file."""
        if isinstance(root, MapNode):
            inside = root.get("tables")
            if inside is None:
                return (root,)
            root = inside
        return self._items(root)

    def table(self, node: Node, number: int) -> None:
        """One table: its headings, paragraphs, rows and notes."""
        place = table_place(number)
        if not isinstance(node, MapNode):
            self._wrong(node, _A_MAP)
            return
        chapter, no, title = (self._text(node.get(key)) for key in ("chapter", "no", "title"))
        if chapter and chapter != self.chapter:
            self._line(chapter, place, 1)
            self.chapter = chapter
        if no or title:
            self._line(f"{no} {title}".strip(), place, 2)
        for key, value in node.items:
            if key.text not in _OWN:
                self._paragraphs(_KEYS.get(key.text, key.text), value, place)
        header = [_Cell(self._text(each)) for each in self._items(node.get("header"))]
        rows = [self._row(each) for each in self._items(node.get("rows"))]
        rows = [row for row in ([header, *rows] if header else rows) if row]
        if rows:
            self.found.append(self._grid(rows, number))
        self._paragraphs("备注", node.get("notes"), place)

    def _paragraphs(self, name: str, value: Node | None, place: str) -> None:
        for each in value.items if isinstance(value, ListNode) else (value,):
            text = self._text(each)
            if text:
                self._line(f"{name}：{text}", place)

    def _row(self, node: Node) -> list[_Cell]:
        if isinstance(node, MapNode):
            return [self._cell(each) for each in self._items(node.get("cells"))]
        return [self._cell(each) for each in self._items(node)]

    def _cell(self, node: Node) -> _Cell:
        if not isinstance(node, MapNode):
            return _Cell(self._text(node))
        above = self._text(node.get("merged_from_above"))
        span = number(self._text(node.get("span")) or "1", 1)
        return _Cell(self._text(node.get("text")), max(1, span), above == "true")

    def _grid(self, rows: list[list[_Cell]], table: int) -> Grid:
        width = max(sum(cell.span for cell in row) for row in rows)
        self.counter.add(width * len(rows))
        texts: list[list[str]] = []
        marks: list[list[Covered]] = []
        for index, row in enumerate(rows):
            cells = self._stretched(row, width, f"{table_place(table)}第{index + 1}行")
            texts.append([cell.text for cell in cells for _ in range(cell.span)])
            marks.append([])
            for cell in cells:
                column = len(marks[-1])
                above = cell.from_above and index > 0 and texts[index - 1][column] == cell.text
                if cell.from_above and not above:
                    self._warn(cell_place(table, index + 1, column + 1), "merge-differs")
                first, rest = (Covered.ABOVE, Covered.ABOVE) if above else (Covered.NO, Covered.LEFT)
                marks[-1] += [first, *[rest] * (cell.span - 1)]

        def at(row: int, column: int) -> str:
            return cell_place(table, row + 1, column + 1)

        return grid_of(texts, merges_of_marks(marks), table_place(table), at)

    def _stretched(self, row: list[_Cell], width: int, place: str) -> list[_Cell]:
        """The row as wide as its table: if it is not, its last cell goes on to the right."""
        have = sum(cell.span for cell in row)
        if have == width:
            return row
        self._warn(place, "short-row", count=str(have), width=str(width))
        return [*row[:-1], replace(row[-1], span=row[-1].span + width - have)]

    def _line(self, text: str, place: str, level: int = 0) -> None:
        self.counter.add()
        self.found.append(Line(self.counter.text(text), place, level))

    def _items(self, node: Node | None) -> tuple[Node, ...]:
        if node is None or _nothing(node):
            return ()
        if isinstance(node, ListNode):
            return node.items
        self._wrong(node, _A_LIST)
        return ()

    def _text(self, node: Node | None) -> str:
        if node is None or _nothing(node):
            return ""
        if isinstance(node, TextNode):
            return node.text
        self._wrong(node, _A_VALUE)
        return ""

    def _wrong(self, node: Node, expected: str) -> None:
        self.told.append(diagnose("wrong-shape", node.span, expected=expected))

    def _warn(self, place: str, why: str, **args: str) -> None:
        self.told.append(doubtful(self.span, place, why, **args))


def _nothing(node: Node) -> bool:
    """Whether it is `null`; a text `"null"` is not."""
    return isinstance(node, TextNode) and node.text == "null" and not node.shift
