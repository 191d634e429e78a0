"""A workbook → a paper. One written by us comes back as it was; one laid out by hand is read by the rules of sheet_blocks.

In: the bytes of an xlsx file. Out: blocks and warnings. Nothing is computed: a formula is kept as its text and told, and
so is whatever is hidden. Formats, links, macros and comments are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose
from enforce_rules.loader.limits import Limits
from enforce_rules.paper import number_format
from enforce_rules.paper.model import Grid, Line
from enforce_rules.paper.package import Package, relations
from enforce_rules.paper.places import column_letters
from enforce_rules.paper.sheet_blocks import Layout, table
from enforce_rules.paper.spans import Merge, Position
from enforce_rules.paper.telling import doubtful
from enforce_rules.paper.texts import FORBIDDEN, Counter, one_line_end
from enforce_rules.paper.xlsx_parts import Book, RawCell, RawSheet, Sheet, Strings, Styles
from enforce_rules.paper.xlsx_styles import LEVELS, TABLE

Progress = Callable[[int, int | None], None]
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_", re.ASCII)


def read_xlsx(data: bytes, file: str, limits: Limits, progress: Progress) -> tuple[list[Line | Grid], list[Diagnostic]]:
    """The blocks of a workbook, sheet by sheet. Raises `Refused`."""
    workbook = _Workbook(Package(data, file, limits), Counter(file, limits), file)
    return workbook.read(progress), workbook.told


class _Workbook:
    def __init__(self, package: Package, counter: Counter, file: str) -> None:
        self.package, self.counter = package, counter
        self.span = Span(file, 0, 0)
        self.told: list[Diagnostic] = []
        main = relations(package, "").kinds.get("officeDocument", "xl/workbook.xml")
        self.parts = relations(package, main)
        self.book, self.styles, self.strings = Book(), Styles(), Strings(counter)
        package.parse(main, self.book)
        for kind, handler in (("styles", self.styles), ("sharedStrings", self.strings)):
            if kind in self.parts.kinds:
                package.parse(self.parts.kinds[kind], handler)

    def read(self, progress: Progress) -> list[Line | Grid]:
        """Every sheet; the name of a sheet is a heading if there are several and none is ours."""
        sheets: list[tuple[str, list[Line | Grid], bool]] = []
        for done, entry in enumerate(self.book.sheets, 1):
            name = entry.name
            handler = Sheet(self.counter)
            part = self.parts.targets.get(entry.relation, "")
            if "/worksheets/" in f"/{part}":  # no sheet of diagrams or macros
                self.package.parse(part, handler)
            blocks, ours = _Sheet(self, name, handler.found).blocks()
            if blocks and entry.hidden:
                self.warn(name, "hidden-sheet")
            sheets.append((name, blocks, ours))
            progress(done, len(self.book.sheets))
        full = [each for each in sheets if each[1]]
        found: list[Line | Grid] = []
        for name, blocks, ours in full:
            if len(full) > 1 and not ours:
                found.append(Line(name, name, 1))
            found += blocks
        return found

    def warn(self, place: str, why: str, **args: str) -> None:
        """Tell something that a reader of the workbook may not have seen."""
        self.told.append(doubtful(self.span, place, why, **args))


class _Sheet:
    """One sheet: what its cells say, and which of them are blocks of ours."""

    def __init__(self, book: _Workbook, name: str, raw: RawSheet) -> None:
        self.book, self.name, self.raw = book, name, raw
        self.texts: dict[Position, str] = {}
        self.levels: dict[int, int] = {}
        self.tables: dict[int, list[int]] = {}
        for at in sorted(raw.cells):
            self._take(at, raw.cells[at])
        self.merges = {(merge.top, merge.left): merge for merge in raw.merges}

    def place(self, row: int, column: int) -> str:
        """`工作表名!B3`."""
        return f"{self.name}!{column_letters(column + 1)}{row + 1}"

    def blocks(self) -> tuple[list[Line | Grid], bool]:
        """The blocks, and whether any of them was written by us."""
        self._tell_hidden()
        ours = bool(self.levels or self.tables)
        return self._ours() if ours else Layout(self.texts, self.merges, self.place, self.book.counter).blocks(), ours

    def _take(self, at: Position, cell: RawCell) -> None:
        text = self._text(at, cell)
        style = self.book.styles.name(cell.style)
        if style == TABLE:
            self.tables.setdefault(at[0], []).append(at[1])
        elif style in LEVELS and at[1] == 0:
            self.levels[at[0]] = LEVELS[style]
        if text.strip() or style == TABLE or style in LEVELS:
            self.texts[at] = text

    def _text(self, at: Position, cell: RawCell) -> str:
        if cell.formula is None:
            return self._value(at, cell)
        formula = f"={cell.formula}"[: self.book.counter.limits.scalar]
        span, place = self.book.span, self.place(*at)
        self.book.told.append(diagnose("paper-formula", span, place=place, text=formula, severity=Severity.WARNING))
        return formula

    def _value(self, at: Position, cell: RawCell) -> str:
        match cell.kind:
            case "s":
                texts, index = self.book.strings.texts, cell.value.strip()
                known = index.isascii() and index.isdigit() and len(index) < 9 and int(index) < len(texts)
                return _unescaped(texts[int(index)]) if known else ""
            case "inlineStr" | "str":
                return _unescaped(cell.value)
            case "b":
                return "TRUE" if cell.value == "1" else "FALSE"
            case "d":
                return cell.value.removesuffix("T00:00:00")
            case "n":
                form = self.book.styles.format(cell.style)
                shown = number_format.show(cell.value.strip(), form, since_1904=self.book.book.since_1904)
                if not shown.whole:
                    self.book.warn(self.place(*at), "hidden-digits", text=shown.text)
                return shown.text
        return cell.value

    def _tell_hidden(self) -> None:
        rows = {row for row, _ in self.texts} & self.raw.hidden_rows
        for row in sorted(rows):
            self.book.warn(f"{self.name}!{row + 1}", "hidden-row")
        if self.raw.column_edges:
            for column in sorted({column for _, column in self.texts} & self.raw.hidden_columns):
                self.book.warn(f"{self.name}!{column_letters(column + 1)}", "hidden-column")

    def _ours(self) -> list[Line | Grid]:
        """Lines and tables by their styles; rows added under a table without one belong to it."""
        found: list[Line | Grid] = []
        for kind, rows in self._segments():
            if kind == "line":
                self.book.counter.add(len(rows))
                found += [Line(self.texts.get((row, 0), ""), self.place(row, 0), self.levels[row]) for row in rows]
                continue
            inside = {at: text for at, text in self.texts.items() if rows[0] <= at[0] <= rows[-1]}
            layout = Layout(inside, self.merges, self.place, self.book.counter)
            if kind == "table":
                columns = [
                    *(column for _, column in inside),
                    *(each for row in rows for each in self.tables.get(row, ())),
                ]
                found.append(self._table(layout, rows, range(min(columns), max(columns) + 1)))
            else:
                found += layout.blocks()
        return found

    def _table(self, layout: Layout, rows: list[int], columns: range) -> Grid:
        merges = [
            Merge(each.top - rows[0], each.left - columns[0], each.height, each.width)
            for each in self.merges.values()
            if each.top >= rows[0] and each.top + each.height - 1 <= rows[-1] and each.left >= columns[0]
        ]
        inside = (each for each in merges if each.left + each.width <= len(columns))
        return table(layout, range(rows[0], rows[-1] + 1), columns, inside)

    def _segments(self) -> list[tuple[str, list[int]]]:
        segments: list[tuple[str, list[int]]] = []
        for row in sorted({row for row, _ in self.texts} | set(self.levels) | set(self.tables)):
            follows = bool(segments) and segments[-1][1][-1] == row - 1
            kind = "line" if row in self.levels else "table" if row in self.tables else "other"
            if kind == "other" and follows and segments[-1][0] == "table":
                kind = "table"
            if follows and segments[-1][0] == kind:
                segments[-1][1].append(row)
            else:
                segments.append((kind, [row]))
        return segments


def _unescaped(text: str) -> str:
    r"""`_x000D_` is how a workbook writes a character that its XML cannot hold.

    >>> _unescaped("a_x005F_x000A_")
    'a_x000A_'
    """

    def char(found: re.Match[str]) -> str:
        meant = chr(int(found[1], 16))
        return meant if meant == "\r" or not FORBIDDEN.match(meant) else found[0]

    return one_line_end(_ESCAPED.sub(char, text) if "_x" in text else text)
