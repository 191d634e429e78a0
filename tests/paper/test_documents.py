"""Documents as departments make them: styles, outline, merged cells, tracked changes, what is not text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from paper_helpers import cell, places, plain, read, texts_of

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.paper import Grid, Line, Paper, write_paper


def paper_of(document: DocumentObject, folder: Path) -> tuple[Paper, tuple[Diagnostic, ...]]:
    made = BytesIO()
    document.save(made)
    paper, told = read(folder / "a.docx", made.getvalue())
    assert paper is not None, told
    return paper, told


def body(*xml: str) -> DocumentObject:
    """A document with these elements as its body."""
    document = Document()
    for each in xml:
        start = each.split(">", 1)[0].rstrip("/")
        element = parse_xml(each.replace(start, f"{start} {nsdecls('w')}", 1))
        document.element.body.sectPr.addprevious(element)
    return document


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(paper: Paper) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in paper.blocks if isinstance(block, Line)]


def whys(told: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(dict(each.args)["place"], dict(each.args)["why"]) for each in told]


def test_headings_are_known_by_their_styles_and_empty_paragraphs_are_left_out(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("某局裁量基准", 0)
    document.add_heading("第一章", 1)
    document.add_paragraph("")
    document.add_paragraph("第一条 为了")
    document.add_heading("深", 9)
    paper, told = paper_of(document, tmp_path)
    assert () == told
    assert [("某局裁量基准", 1), ("第一章", 1), ("第一条 为了", 0), ("深", 6)] == lines(paper)
    assert ["第1段", "第2段", "第3段", "第4段"] == [block.place for block in paper.blocks]


@pytest.mark.parametrize(("outline", "level"), [("0", 1), ("2", 3), ("8", 6), ("9", 0), ("x", 0)])
def test_a_place_in_the_outline_makes_a_heading_too(outline: str, level: int, tmp_path: Path) -> None:
    document = body(f'<w:p><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>{run("甲")}</w:p>')
    assert [("甲", level)] == lines(paper_of(document, tmp_path)[0])


def test_a_style_based_on_a_heading_is_one_and_a_circle_of_styles_ends(tmp_path: Path) -> None:
    document = Document()
    ours = document.styles.add_style("某局标题", 1)
    ours.base_style = document.styles["Heading 2"]
    one, two = (document.styles.add_style(name, 1) for name in ("一", "二"))
    one.base_style, two.base_style = two, one
    document.add_paragraph("甲", style="某局标题")
    document.add_paragraph("乙", style="一")
    assert [("甲", 2), ("乙", 0)] == lines(paper_of(document, tmp_path)[0])


def test_a_cell_merged_downwards_or_along_is_given_to_all_it_covers(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 3)
    for row, texts in enumerate([["行为", "罚款", ""], ["", "单位", "个人"], ["占道", "甲", "乙"], ["备注", "", ""]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0)).text = "行为"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "罚款\n（元）"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "备注"
    paper, told = paper_of(document, tmp_path)
    assert () == told
    grid = paper.blocks[0]
    assert [["行为", "罚款\n（元）", "←"], ["↑", "单位", "个人"], ["占道", "甲", "乙"], ["备注", "←", "←"]] == texts_of(
        grid
    )
    assert "表1第2行第3列" == places(grid)[1][2]


def test_rows_that_begin_later_or_end_sooner_are_filled_with_empty_cells(tmp_path: Path) -> None:
    def tc(text: str) -> str:
        return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"

    document = body(
        f'<w:tbl><w:tr>{tc("甲")}{tc("乙")}{tc("丙")}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("丁")}</w:tr></w:tbl>'
    )
    assert [["甲", "乙", "丙"], ["", "丁", ""]] == texts_of(paper_of(document, tmp_path)[0].blocks[0])


def test_a_table_within_a_cell_is_text_of_the_cell(tmp_path: Path) -> None:
    document = Document()
    outer = document.add_table(1, 2).cell(0, 1)
    outer.text = "外"
    outer.add_table(1, 2).cell(0, 1).text = "内"
    paper, _ = paper_of(document, tmp_path)
    (grid,) = paper.blocks
    assert isinstance(grid, Grid) and "外\n\n内\n" == grid.rows[0][1].text


def test_breaks_tabs_links_and_fields_are_read_as_they_are_printed(tmp_path: Path) -> None:
    document = body(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>"
        '<w:br w:type="page"/><w:noBreakHyphen/></w:r>'
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>签</w:t></w:r></w:smartTag>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>",
        f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>",
    )
    assert [("甲\n乙\t丙-链签5", 0), ("控件", 0)] == lines(paper_of(document, tmp_path)[0])


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    document = body(
        f"<w:p>{run('罚款')}<w:del><w:r><w:delText>三千元</w:delText></w:r></w:del><w:ins>{run('五千元')}</w:ins></w:p>",
        f"<w:p><w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo></w:p>",
    )
    paper, told = paper_of(document, tmp_path)
    assert [("罚款五千元", 0), ("新处", 0)] == lines(paper)
    assert [("第1段", "tracked"), ("第2段", "tracked")] == whys(told)


def test_numbers_set_automatically_are_told_since_they_are_no_text(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("为了", style="List Number")
    document.add_paragraph("", style="List Number")
    paper, told = paper_of(document, tmp_path)
    assert [("为了", 0)] == lines(paper)
    assert [("第1段", "numbered")] == whys(told)
    numbered = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    document = body(f"<w:p>{numbered.format(3)}{run('甲')}</w:p>", f"<w:p>{numbered.format(0)}{run('乙')}</w:p>")
    assert [("第1段", "numbered")] == whys(paper_of(document, tmp_path)[1])


def test_notes_text_boxes_and_pictures_are_not_read_and_told(tmp_path: Path) -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></w:pict>"
    document = body(
        f'<w:p>{run("甲")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', f"<w:p>{run('乙')}<w:r>{box}</w:r></w:p>"
    )
    paper, told = paper_of(document, tmp_path)
    assert [("甲", 0), ("乙", 0)] == lines(paper)
    assert [("第1段", "notes-left-out"), ("第2段", "notes-left-out")] == whys(told)


def test_a_document_of_ours_that_was_edited_keeps_what_was_added(tmp_path: Path) -> None:
    paper = Paper((Line("第一章", "某处", 1), Line("", "某处"), Grid(((cell("甲"),),), "表")), "某纸面")
    document = Document(BytesIO(write_paper(paper, "docx")))
    document.add_paragraph("补充")
    document.add_paragraph("")
    document.tables[0].add_row().cells[0].text = "乙"  # type: ignore[no-untyped-call]
    assert [("第一章", 1), ("", 0), [[("甲", "no")], [("乙", "no")]], ("补充", 0)] == plain(
        paper_of(document, tmp_path)[0]
    )
