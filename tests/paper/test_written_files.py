"""What is written, looked at with the eyes of others: a parser of Markdown, one of HTML, openpyxl, python-docx."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from paper_helpers import HOSTILE, cell, papers, read, texts, texts_of

from enforce_rules.paper import Cell, Covered, Grid, Line, Paper, read_paper, write_paper
from enforce_rules.paper.spans import Merge, grid_of

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "＋1",
    "－1",
    "＠甲",
    "=cmd|'/c calc'!A1",
    "#N/A",
    "TRUE",
    "010",
    "1.10",
    "2021-01-01",
]
ALL = Paper(
    (
        Line("第一章", "某处", 1),
        *(Line(text, "某处", level) for text in HOSTILE for level in (0, 2)),
        Grid(tuple((cell(text), cell("乙")) for text in HOSTILE), "表"),
        Line("第一章", "某处", 1),
        Line("第二章：a/b?*[c]'" + "长" * 40, "某处", 1),
        Grid(tuple((cell(text),) for text in FORMULAS), "表"),
    ),
    "某纸面",
)


# ---- md ----

shown_texts = texts.filter(lambda text: text.strip("\x85") == text)  # which this parser takes off the edges


@given(text=shown_texts)
@settings(max_examples=300, deadline=None)
def test_a_parser_of_markdown_sees_one_paragraph_and_its_text(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(write_paper(Paper((Line(text, "某处"),), "某纸面"), "md").decode())
    if text in ("", "\n"):  # nothing to see
        assert [{"": "<!-- -->", "\n": "<br>"}[text]] == [token.content.strip() for token in tokens]
        return
    assert ["paragraph_open", "inline", "paragraph_close"] == [token.type for token in tokens]
    assert text == _shown(tokens[1])


@given(text=shown_texts)
@settings(max_examples=300, deadline=None)
def test_a_parser_of_markdown_sees_the_cells_of_a_table_and_their_texts(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    grid = Grid(((cell(text), cell("乙")), (cell("丙"), cell(text))), "表")
    tokens = parser.parse(write_paper(Paper((grid,), "某纸面"), "md").decode())
    assert "table_open" == tokens[0].type
    assert [text, "乙", "丙", text] == [_shown(token) for token in tokens if token.type == "inline"]


def _shown(inline: object) -> str:
    shown = ""
    for token in getattr(inline, "children", None) or ():
        assert token.type in ("text", "text_special", "html_inline"), token.type
        if token.type == "html_inline":
            assert token.content in ("<br>", "<!-- -->")
        shown += {"<br>": "\n", "<!-- -->": ""}[token.content] if token.type == "html_inline" else token.content
    return shown


# ---- html ----


class Seen(HTMLParser):
    """The elements of a page, their attributes, and the texts of its cells, headings and paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.reading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "meta":
            self.attributes |= {name for name, _ in attrs}
        if tag == "br":
            self.texts[-1] += "\n"
        elif tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"):
            self.texts.append("")
            self.reading = True

    def handle_endtag(self, tag: str) -> None:
        self.reading = self.reading and tag not in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th")

    def handle_data(self, data: str) -> None:
        if self.reading:
            self.texts[-1] += data


@given(paper=papers)
@settings(max_examples=100, deadline=None)
def test_a_page_has_no_element_but_its_own_and_shows_every_text(paper: Paper) -> None:
    page = write_paper(paper, "html").decode()
    seen = Seen()
    seen.feed(page)
    seen.close()
    own = set("html head meta title style body table thead tbody tr td th p h1 h2 h3 h4 h5 h6 br".split())
    assert seen.tags <= own
    assert seen.attributes <= {"lang", "rowspan", "colspan", "data-empty"}
    wanted: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Line):
            wanted.append(block.text)
        else:
            wanted += [each.text for row in block.rows for each in row if each.covered is Covered.NO]
    assert wanted == seen.texts


def test_a_page_says_its_characters_its_language_and_that_it_may_do_nothing() -> None:
    page = write_paper(ALL, "html").decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n')
    assert (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';" in page
    )
    for never in ("<script", 'http://a.b"', "<link", "url(", "onerror=", "href="):
        assert never not in page


def test_the_first_row_is_printed_again_unless_its_cells_reach_the_last() -> None:
    def at(row: int, column: int) -> str:
        return f"{row}{column}"

    plain = [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]
    heads = {
        0: grid_of(plain, [Merge(0, 0, 3, 1)], "表", at),
        1: grid_of(plain, [], "表", at),
        2: grid_of(plain, [Merge(0, 1, 2, 1)], "表", at),
    }
    for rows, grid in heads.items():
        paper = Paper((grid,), "某纸面")
        head = write_paper(paper, "html").decode().partition("<body>")[2].partition("</thead>")
        assert rows == (head[0].count("<tr>") if head[1] else 0)
        (table,) = Document(BytesIO(write_paper(paper, "docx"))).tables
        assert rows == len(table._tbl.xpath("./w:tr[w:trPr/w:tblHeader]"))


# ---- xlsx ----


def test_every_cell_of_a_workbook_is_a_text_and_stays_one_when_edited() -> None:
    book = load_workbook(BytesIO(write_paper(ALL, "xlsx")))
    cells = [each for sheet in book for row in sheet.iter_rows() for each in row if each.value is not None]
    assert {"s"} == {each.data_type for each in cells}
    assert {True} == {bool(each.quotePrefix) for each in cells}
    assert {"@"} == {each.number_format for each in cells}
    assert set(FORMULAS) <= {each.value for each in cells}


def test_no_formula_link_or_macro_is_in_the_archive() -> None:
    with ZipFile(BytesIO(write_paper(ALL, "xlsx"))) as archive:
        names = archive.namelist()
        sheets = b"".join(archive.read(name) for name in names if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets and b"<f " not in sheets and b"hyperlink" not in sheets
    assert [] == [name for name in names if "vba" in name or "externalLink" in name]


def test_each_chapter_is_a_sheet_of_a_name_that_a_workbook_allows() -> None:
    names = load_workbook(BytesIO(write_paper(ALL, "xlsx"))).sheetnames
    assert "第一章" == names[0]
    assert len(names) == len({name.casefold() for name in names})
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name for name in names)
    assert sum(name.startswith("第一章") for name in names) == 2


@pytest.mark.parametrize("heading", ["History", "'", "///", "'甲'", "", " ", "𠮷" * 20])
def test_a_heading_that_is_no_name_of_a_sheet_gets_another(heading: str) -> None:
    paper = Paper((Line(heading, "某处", 1), Line("乙", "某处"), Line(heading, "某处", 1)), "某纸面")
    names = load_workbook(BytesIO(write_paper(paper, "xlsx"))).sheetnames
    assert 2 == len({name.casefold() for name in names})
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 and name.casefold() != "history" for name in names)


def test_a_sheet_is_set_for_printing() -> None:
    grid = grid_of([["甲", "长" * 90], ["乙", "丙"]], [Merge(0, 0, 2, 1)], "表", lambda row, column: f"{row}{column}")
    sheet = load_workbook(BytesIO(write_paper(Paper((Line("题", "某处", 1), grid), "某纸面"), "xlsx"))).worksheets[0]
    assert ("landscape", 9, 1, 0) == (
        sheet.page_setup.orientation,
        int(sheet.page_setup.paperSize or 0),
        sheet.page_setup.fitToWidth,
        sheet.page_setup.fitToHeight,
    )
    assert ["A1:B1", "A2:A3"] == sorted(str(each) for each in sheet.merged_cells.ranges)
    assert sheet["B2"].alignment.wrap_text
    assert "thin" == sheet["A3"].border.bottom.style == sheet["B2"].border.left.style
    assert sheet.column_dimensions["A"].width < sheet.column_dimensions["B"].width <= 60


# ---- docx ----


def test_a_document_has_chinese_fonts_borders_and_the_texts_as_they_are() -> None:
    document = Document(BytesIO(write_paper(ALL, "docx")))
    for name in ("Normal", "纸面段落", "Heading 1", "Heading 6"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "仿宋", "黑体")
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert {"Table Grid"} == {table.style.name for table in document.tables if table.style}
    assert HOSTILE == [row.cells[0].text for row in document.tables[0].rows]


def test_merged_cells_of_a_document_are_one_cell_for_others(tmp_path: Path) -> None:
    grid = grid_of(
        [["甲", "乙", "丙"], ["丁", "戊", "己"], ["庚", "辛", "壬"]],
        [Merge(0, 0, 2, 2), Merge(1, 2, 2, 1)],
        "表",
        lambda row, column: f"{row}{column}",
    )
    data = write_paper(Paper((grid,), "某纸面"), "docx")
    (table,) = Document(BytesIO(data)).tables
    assert table.cell(0, 0)._tc is table.cell(1, 1)._tc
    assert table.cell(1, 2)._tc is table.cell(2, 2)._tc
    back, _ = read(tmp_path / "p.docx", data)
    assert back is not None
    assert [["甲", "←", "丙"], ["↑", "↑", "己"], ["庚", "辛", "↑"]] == texts_of(back.blocks[0])


def test_two_tables_stay_two(tmp_path: Path) -> None:
    one = Grid(((cell("甲"),),), "表")
    for form in ("html", "md", "docx", "xlsx"):
        back, _ = read(tmp_path / f"p.{form}", write_paper(Paper((one, one), "某纸面"), form))
        assert back is not None
        assert [[["甲"]], [["甲"]]] == [texts_of(block) for block in back.blocks]


def test_a_covered_cell_repeats_its_text_for_whoever_reads_on(tmp_path: Path) -> None:
    grid = Grid(
        (
            (Cell("甲", "1"), Cell("甲", "2", Covered.LEFT)),
            (Cell("甲", "3", Covered.ABOVE), Cell("甲", "4", Covered.ABOVE)),
        ),
        "表",
    )
    for form in ("html", "md", "docx", "xlsx"):
        back, _ = read(tmp_path / f"p.{form}", write_paper(Paper((grid,), "某纸面"), form))
        assert back is not None and isinstance(back.blocks[0], Grid)
        assert {"甲"} == {each.text for row in back.blocks[0].rows for each in row}


@pytest.mark.parametrize("text", ["\ufeff", "\ufeff甲", "甲\ufeff"])
def test_a_text_that_begins_like_a_file_comes_back(text: str, tmp_path: Path) -> None:
    """U+FEFF at the start of a file is a mark of its bytes; at the start of a text it is text."""
    path = tmp_path / "a.md"
    path.write_bytes(write_paper(Paper((Line(text, "某处"),), "某纸面"), "md"))
    paper, told = read_paper(path)
    assert paper is not None and () == told
    assert [text] == [block.text for block in paper.blocks if isinstance(block, Line)]
