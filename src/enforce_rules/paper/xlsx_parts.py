"""The parts of a workbook as they are written, one handler for the XML of each.

In: XML events (package.py). Out: the sheets of the book, its shared texts, the formats and names of its styles, and the
cells, merged cells and hidden rows of a sheet. What does not make a printed paper (links, macros, comments) is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from enforce_rules.paper.number_format import built_in
from enforce_rules.paper.package import Quiet
from enforce_rules.paper.spans import Merge, Position
from enforce_rules.paper.texts import Counter

_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_COLUMNS: Final = 16_384
_ROWS: Final = 1_048_576


def position(reference: str) -> Position | None:
    """The row and column, from 0, of `B3`; none for what is outside of any sheet.

    >>> position("B3")
    (2, 1)
    """
    found = _CELL.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if 1 <= row <= _ROWS and column <= _COLUMNS else None


def number(text: str | None, default: int = 0) -> int:
    """A number of XML, or the default where there is none that could be meant."""
    return int(text) if text and len(text) <= 9 and text.isascii() and text.isdigit() else default


class Strings(Quiet):
    """Shared texts, without the small letters printed above them (phonetic runs)."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._inside, self._phonetic = False, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  they say nothing here
        """A text, a run of it, or a phonetic run begins."""
        if tag == "si":
            self._pieces = []
        self._phonetic += tag == "rPh"
        self._inside = tag == "t" and not self._phonetic

    def end(self, tag: str) -> None:
        """Something ends."""
        self._inside = False
        self._phonetic -= tag == "rPh"
        if tag == "si":
            self.texts.append(self.counter.text("".join(self._pieces)))

    def text(self, text: str) -> None:
        """Some of the text."""
        if self._inside:
            self._pieces.append(text)


class Styles(Quiet):
    """For each style a cell can have: the format of its numbers, and the name of the named style it comes from."""

    def __init__(self) -> None:
        self.formats: list[str] = []
        self._bases: list[int] = []
        self._own: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A format, or a style."""
        if tag in ("cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = tag
        elif tag == "numFmt" and self._inside != "dxfs":
            self._own[number(attributes.get("numFmtId"), -1)] = attributes.get("formatCode", "")[:400]
        elif tag == "xf" and self._inside == "cellXfs":
            form = number(attributes.get("numFmtId"))
            self.formats.append(self._own.get(form) or built_in(form))
            self._bases.append(number(attributes.get("xfId")))
        elif tag == "cellStyle":
            self._names.setdefault(number(attributes.get("xfId"), -1), attributes.get("name", ""))

    def end(self, tag: str) -> None:
        """Something ends."""
        if tag == self._inside:
            self._inside = ""

    def format(self, style: int) -> str:
        """The format of numbers of a style."""
        return self.formats[style] if 0 <= style < len(self.formats) else "General"

    def name(self, style: int) -> str:
        """The name of a style, as its users see it."""
        return self._names.get(self._bases[style], "") if 0 <= style < len(self._bases) else ""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet of the book: its name, which part it is, whether it is hidden."""

    name: str
    relation: str
    hidden: bool


class Book(Quiet):
    """The sheets of a workbook in their order, and from which year its days are counted."""

    def __init__(self) -> None:
        self.sheets: list[SheetEntry] = []
        self.since_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A sheet, or the properties of the book."""
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(SheetEntry(attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif tag == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as written: its type (`s` shared text, `inlineStr`, `n`, …), its value, its style, its formula if any."""

    kind: str
    value: str
    style: int
    formula: str | None = None


@dataclass(slots=True)
class RawSheet:
    """What a sheet holds, by position."""

    cells: dict[Position, RawCell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    column_edges: dict[int, int] = field(default_factory=dict)

    @property
    def hidden_columns(self) -> set[int]:
        """The columns that are not shown."""
        edges = accumulate(self.column_edges.get(column, 0) for column in range(_COLUMNS))
        return {column for column, inside in enumerate(edges) if inside > 0}


class Sheet(Quiet):
    """A sheet that is being read."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.found = RawSheet()
        self._row = self._column = -1
        self._attributes: dict[str, str] = {}
        self._pieces: dict[str, list[str]] = {}
        self._inside = ""
        self._phonetic = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell, its value, a merged cell, or columns."""
        match tag:
            case "row":
                self._row = number(attributes.get("r"), self._row + 2) - 1
                self._column = -1
                if _true(attributes.get("hidden")):
                    self.found.hidden_rows.add(self._row)
            case "c":
                at = position(attributes.get("r", ""))
                self._row, self._column = at or (max(self._row, 0), self._column + 1)
                self._attributes, self._pieces = attributes, {}
            case "rPh":
                self._phonetic += 1
            case "v" | "t" | "f":
                self._inside = "" if self._phonetic else tag
                self._pieces.setdefault(tag, [])
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "col" if _true(attributes.get("hidden")):
                first, last = (number(attributes.get(name)) - 1 for name in ("min", "max"))
                edges = self.found.column_edges
                edges[first] = edges.get(first, 0) + 1
                edges[last + 1] = edges.get(last + 1, 0) - 1

    def end(self, tag: str) -> None:
        """Something ends; a cell is kept if it holds something, or if its style may say what it is."""
        self._phonetic -= tag == "rPh"
        self._inside = ""
        if tag != "c":
            return
        kind = self._attributes.get("t", "n")
        written = {name: "".join(pieces) for name, pieces in self._pieces.items()}
        value = written.get("t" if kind == "inlineStr" else "v", "")
        style, formula = number(self._attributes.get("s")), written.get("f")
        if value or style or formula is not None:
            self.found.cells[self._row, self._column] = RawCell(kind, self.counter.text(value), style, formula)

    def text(self, text: str) -> None:
        """Some of a value or a formula."""
        if self._inside:
            self._pieces[self._inside].append(text)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = position(first), position(last or first)
        if start is None or end is None or end < start or end[1] < start[1]:
            return
        merge = Merge(start[0], start[1], end[0] - start[0] + 1, end[1] - start[1] + 1)
        self.counter.add(merge.height * merge.width)
        if merge.height * merge.width > 1:
            self.found.merges.append(merge)


def _true(text: str | None) -> bool:
    return text in ("1", "true")
