"""The parts of a document of a word processor as they are written.

In: XML events (package.py). Out: what the styles say of a paragraph, and the body as paragraphs and rows of cells. Text
boxes, pictures, notes and what was struck out are not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from enforce_rules.paper.model import DEEPEST
from enforce_rules.paper.package import Quiet
from enforce_rules.paper.texts import Counter
from enforce_rules.paper.xlsx_parts import number

PARAGRAPH: Final = "纸面段落"
"""The style of paragraphs written by us, which are kept even if they are empty."""

_BASES: Final = 16  # styles that a style is based on, one behind another
_NO_LEVEL: Final = 9  # what a paragraph says that belongs to no heading
_SKIPPED: Final = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "rt",
    "Fallback",
    "txbxContent",
    "drawing",
    "pict",
    "object",
}
_CHANGES: Final = {
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "numberingChange",
}
_LEFT_OUT: Final = {"txbxContent", "drawing", "pict", "object", "footnoteReference", "endnoteReference"}
_TRACKED: Final = {"ins", "del", "moveFrom", "moveTo"}
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class _Style:
    name: str = ""
    base: str = ""
    level: int | None = None
    numbered: bool = False


class DocxStyles(Quiet):
    """The styles of paragraphs."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._now = _Style()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A style, or something it says."""
        value = attributes.get("val", "")
        match tag:
            case "style":
                self._now = self._styles.setdefault(attributes.get("styleId", ""), _Style())
            case "name":
                self._now.name = value
            case "basedOn":
                self._now.base = value
            case "outlineLvl":
                self._now.level = number(value, _NO_LEVEL)
            case "numId":
                self._now.numbered = value != "0"

    @property
    def ours(self) -> bool:
        """Whether the document was written by us."""
        return any(style.name == PARAGRAPH for style in self._styles.values())

    def name(self, style: str) -> str:
        """The name of a style, as its users see it."""
        return self._styles[style].name if style in self._styles else ""

    def level(self, style: str) -> int:
        """The level of a heading in this style, 0 for a paragraph."""
        for each in self._chain(style):
            name = each.name.casefold()
            if name == "title":
                return 1
            for start in ("heading ", "标题 "):
                if name.startswith(start) and name.removeprefix(start).isdecimal():
                    return number(name.removeprefix(start))
            if each.level is not None:
                return level_of(each.level)
        return 0

    def numbered(self, style: str) -> bool:
        """Whether paragraphs in this style are numbered automatically."""
        return any(each.numbered for each in self._chain(style))

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        while style in self._styles and len(chain) < _BASES:
            chain.append(self._styles[style])
            style = chain[-1].base
        return chain


def level_of(outline: int) -> int:
    """The level of a heading whose place in the outline, from 0, is this."""
    return 0 if outline >= _NO_LEVEL else min(outline + 1, DEEPEST)


@dataclass(slots=True)
class RawParagraph:
    """A paragraph as written."""

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    outline: int | None = None
    numbered: bool | None = None
    tracked: bool = False
    left_out: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


@dataclass(slots=True)
class RawTableCell:
    """A cell as written: its paragraphs, how many columns it takes, whether it goes on the cell above."""

    paragraphs: list[RawParagraph] = field(default_factory=list)
    span: int = 1
    from_above: bool = False
    from_left: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs, one a line."""
        return "\n".join(each.text for each in self.paragraphs)


RawTable = list[list[RawTableCell]]


class Body(Quiet):
    """The body of a document that is being read: paragraphs and tables. A table within a cell is text of the cell."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.blocks: list[RawParagraph | RawTable] = []
        self._tables = self._skipped = self._inside_run = 0
        self._paragraphs: list[RawParagraph] = []
        self._row: list[RawTableCell] = []
        self._reading = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Something begins."""
        if self._paragraphs:
            self._paragraphs[-1].tracked |= tag in _TRACKED and not self._skipped
            self._paragraphs[-1].left_out |= tag in _LEFT_OUT and not self._skipped
        if self._skipped or tag in _SKIPPED or tag in _CHANGES:
            self._skipped += 1
            return
        value = attributes.get("val", "")
        match tag:
            case "p":
                self._paragraph()
            case "r":
                self._inside_run += 1
            case "t":
                self._reading = bool(self._paragraphs)
            case "tbl" | "tr" | "tc" | "gridSpan" | "vMerge" | "hMerge" | "gridBefore" | "gridAfter":
                self._table(tag, value)
            case "pStyle" | "outlineLvl" | "numId" if self._paragraphs:
                self._property(tag, value)
            case "br" if attributes.get("type", "textWrapping") == "textWrapping":
                self._sign("\n")
            case _ if tag in _SIGNS:
                self._sign(_SIGNS[tag])

    def end(self, tag: str) -> None:
        """Something ends."""
        self._reading = False
        if self._skipped:
            self._skipped -= 1
            return
        match tag:
            case "r":
                self._inside_run -= 1
            case "p" if self._paragraphs:
                self.counter.text(self._paragraphs.pop().text)
            case "tbl":
                self._tables -= 1

    def text(self, text: str) -> None:
        """Some of a text."""
        if self._reading and not self._skipped:
            self._paragraphs[-1].pieces.append(text)

    def _sign(self, sign: str) -> None:
        if self._inside_run and self._paragraphs:
            self._paragraphs[-1].pieces.append(sign)

    def _paragraph(self) -> None:
        paragraph = RawParagraph()
        self._paragraphs.append(paragraph)
        if not self._tables:
            self.counter.add()
            self.blocks.append(paragraph)
        elif self._row:
            self._row[-1].paragraphs.append(paragraph)

    def _property(self, tag: str, value: str) -> None:
        now = self._paragraphs[-1]
        if tag == "pStyle":
            now.style = value
        elif tag == "outlineLvl":
            now.outline = number(value, _NO_LEVEL)
        else:
            now.numbered = value != "0"

    def _table(self, tag: str, value: str) -> None:
        if tag == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.blocks.append([])
                self._row = []
            return
        table = self.blocks[-1] if self.blocks else None
        if self._tables != 1 or not isinstance(table, list):
            return
        if tag == "tr":
            self._row = []
            table.append(self._row)
            return
        if tag in ("gridBefore", "gridAfter"):
            self._row.append(RawTableCell(span=number(value)))
        elif tag == "tc":
            self._row.append(RawTableCell())
        elif self._row:
            cell = self._row[-1]
            if tag == "gridSpan":
                cell.span = max(1, number(value, 1))
            elif tag == "vMerge":
                cell.from_above = value != "restart"
            else:
                cell.from_left = value != "restart"
