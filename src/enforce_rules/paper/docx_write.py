"""A paper → a document of a word processor: headings, paragraphs, tables with borders and a repeated first row.

In: a paper that was checked (checked.py). Out: bytes of a docx file. Texts become text nodes, whatever is in them; no
template is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from enforce_rules.paper.archive import timeless
from enforce_rules.paper.docx_parts import PARAGRAPH
from enforce_rules.paper.model import DEEPEST, Grid, Line, Paper
from enforce_rules.paper.spans import Merge, header_rows, merges_of

_UPRIGHT: Final = 5  # columns of the widest table on an upright page
_SIZES: Final = (11, 18, 15, 14, 12, 12, 12)
"""Points of a paragraph, and of the headings by level."""


def write_docx(paper: Paper) -> bytes:
    """The document."""
    document = Document()
    document.core_properties.author = document.core_properties.comments = "enforce-rules"
    _styles(document)
    widest = max((block.width for block in paper.blocks if isinstance(block, Grid)), default=1)
    room = _page(document, upright=widest <= _UPRIGHT)
    ids = [str(document.styles[PARAGRAPH].style_id)]
    ids += [str(document.styles[f"Heading {level}"].style_id) for level in range(1, DEEPEST + 1)]
    end = document.element.body.sectPr
    for block in paper.blocks:
        if isinstance(block, Line):
            end.addprevious(_paragraph(block.text, ids[block.level]))
        else:
            end.addprevious(_table(block, room))
            end.addprevious(OxmlElement("w:p"))  # else two tables become one
    made = BytesIO()
    document.save(made)
    return timeless(made.getvalue())


def _styles(document: DocumentObject) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle), "the template has its paragraphs"
    _font(normal, "宋体", _SIZES[0])
    ours = document.styles.add_style(PARAGRAPH, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(ours, ParagraphStyle), "what was asked for"
    ours.base_style = normal
    _font(ours, "仿宋", _SIZES[0])
    for level in range(1, DEEPEST + 1):
        heading = document.styles[f"Heading {level}"]
        assert isinstance(heading, ParagraphStyle), "the template has its headings"
        _font(heading, "黑体", _SIZES[level])
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.font.italic = False
        if level == 1:
            heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _font(style: ParagraphStyle, name: str, size: int) -> None:
    """Chinese characters have a font of their own, apart from the Latin ones."""
    style.font.name = "Times New Roman"
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)


def _page(document: DocumentObject, *, upright: bool) -> int:
    """A4; how wide its text may be, in twentieths of a point."""
    section = document.sections[0]
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (short, long) if upright else (long, short)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    return ((short if upright else long) - Mm(50)) // Twips(1)


def _element(tag: str, children: Iterable[BaseOxmlElement] = (), **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element


def _paragraph(text: str, style: str | None = None) -> BaseOxmlElement:
    parts = [_element("pPr", [_element("pStyle", val=style)])] if style else []
    return _element("p", [*parts, _element("r", _pieces(text))] if text else parts)


def _pieces(text: str) -> list[BaseOxmlElement]:
    pieces: list[BaseOxmlElement] = []
    for number, line in enumerate(text.split("\n")):
        pieces += [_element("br")] if number else []
        for place, part in enumerate(line.split("\t")):
            pieces += [_element("tab")] if place else []
            if part:
                written = _element("t")
                written.text = part
                written.set(qn("xml:space"), "preserve")
                pieces.append(written)
    return pieces


def _table(grid: Grid, room: int) -> BaseOxmlElement:
    merges = {(merge.top, merge.left): merge for merge in merges_of(grid)}
    column = room // grid.width
    properties = _element(
        "tblPr",
        [
            _element("tblStyle", val="TableGrid"),
            _element("tblW", w=str(room), type="dxa"),
            _element("tblLayout", type="autofit"),
        ],
    )
    columns = _element("tblGrid", [_element("gridCol", w=str(column)) for _ in range(grid.width)])
    covering = {
        (row, merge.left): merge for merge in merges.values() for row in range(merge.top, merge.top + merge.height)
    }
    header = header_rows(grid)
    rows = []
    for number, cells in enumerate(grid.rows):
        first = [_element("trPr", [_element("cantSplit"), _element("tblHeader")])] if number < header else []
        row, at = first, 0
        while at < grid.width:
            merge = covering.get((number, at), Merge(number, at, 1, 1))
            row.append(_cell(cells[at].text, number, merge, column))
            at += merge.width
        rows.append(_element("tr", row))
    return _element("tbl", [properties, columns, *rows])


def _cell(text: str, row: int, merge: Merge, column: int) -> BaseOxmlElement:
    properties = [_element("tcW", w=str(column * merge.width), type="dxa")]
    if merge.width > 1:
        properties.append(_element("gridSpan", val=str(merge.width)))
    if merge.height > 1:
        properties.append(_element("vMerge", val="restart" if row == merge.top else "continue"))
    properties.append(_element("vAlign", val="center"))
    return _element("tc", [_element("tcPr", properties), _paragraph(text if row == merge.top else "")])
