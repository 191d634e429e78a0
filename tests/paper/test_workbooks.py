"""Workbooks as departments make them: titles, merged cells, numbers as shown, formulas, hidden parts, edited ones of ours."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from paper_helpers import cell, places, plain, read, texts_of

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.paper import Grid, Line, Paper, write_paper
from enforce_rules.paper.number_format import show


def sheet_of(*rows: list[Any], merged: str = "") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "裁量表"
    for row in rows:
        sheet.append(row)
    for each in merged.split():
        sheet.merge_cells(each)
    return book, sheet


def paper_of(book: Workbook, folder: Path) -> tuple[Paper, tuple[Diagnostic, ...]]:
    made = BytesIO()
    book.save(made)
    paper, told = read(folder / "book.xlsx", made.getvalue())
    assert paper is not None, told
    return paper, told


def lines(paper: Paper) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in paper.blocks if isinstance(block, Line)]


def grids(paper: Paper) -> list[list[list[str]]]:
    return [texts_of(block) for block in paper.blocks if isinstance(block, Grid)]


def whys(told: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(dict(each.args)["place"], dict(each.args).get("why", each.code)) for each in told]


def test_a_title_over_the_table_is_a_line_and_merged_cells_are_carried(tmp_path: Path) -> None:
    book, _ = sheet_of(
        ["某局裁量基准"],
        ["违法行为", "程度", "罚款"],
        ["占道", "较轻", "500元"],
        [None, "较重", "1000元"],
        ["说明", None, "/"],
        ["备注：以上含本数"],
        merged="A1:C1 A3:A4 A5:B5 A6:C6",
    )
    paper, told = paper_of(book, tmp_path)
    assert () == told
    assert [("某局裁量基准", 0), ("备注：以上含本数", 0)] == lines(paper)
    (grid,) = (block for block in paper.blocks if isinstance(block, Grid))
    assert [
        ["违法行为", "程度", "罚款"],
        ["占道", "较轻", "500元"],
        ["↑", "较重", "1000元"],
        ["说明", "←", "/"],
    ] == texts_of(grid)
    assert ["裁量表!A3", "裁量表!B3", "裁量表!C3"] == places(grid)[1]
    assert "占道" == grid.rows[2][0].text
    assert ["裁量表!A1", "裁量表!A2", "裁量表!A6"] == [block.place for block in paper.blocks]


def test_a_row_merged_over_the_whole_width_within_a_table_stays_in_it(tmp_path: Path) -> None:
    book, _ = sheet_of(["行为", "罚款"], ["一、某条例"], ["占道", "500元"], merged="A2:B2")
    paper, _ = paper_of(book, tmp_path)
    assert [[["行为", "罚款"], ["一、某条例", "←"], ["占道", "500元"]]] == grids(paper)


def test_an_empty_row_parts_two_tables_and_empty_columns_belong_to_none(tmp_path: Path) -> None:
    book, _ = sheet_of(
        [None, "甲", "乙", None], [None, "丙", "丁"], [None], [" "], [None, None, "戊", "己"], [None, None, "庚", "辛"]
    )
    paper, _ = paper_of(book, tmp_path)
    assert [[["甲", "乙"], ["丙", "丁"]], [["戊", "己"], ["庚", "辛"]]] == grids(paper)
    assert ["裁量表!B1", "裁量表!C5"] == [block.place for block in paper.blocks]


def test_a_cell_that_is_empty_and_not_merged_stays_empty(tmp_path: Path) -> None:
    book, _ = sheet_of(["序号", "行为", "罚款"], ["1", "占道", "500元"], [None, "乱停", "100元"])
    paper, _ = paper_of(book, tmp_path)
    assert [["序号", "行为", "罚款"], ["1", "占道", "500元"], ["", "乱停", "100元"]] == grids(paper)[0]


def test_one_column_is_paragraphs(tmp_path: Path) -> None:
    book, _ = sheet_of(["某局裁量基准"], ["第一条 为了"], [None], ["第二条 本基准"])
    paper, _ = paper_of(book, tmp_path)
    assert [("某局裁量基准", 0), ("第一条 为了", 0), ("第二条 本基准", 0)] == lines(paper)


def test_the_names_of_several_sheets_are_headings_and_an_empty_sheet_is_nothing(tmp_path: Path) -> None:
    book, _ = sheet_of(["甲", "乙"], ["丙", "丁"])
    book.create_sheet("空表")
    other = book.create_sheet("水污染防治法")
    other.append(["戊", "己"])
    other.append(["庚", "辛"])
    paper, _ = paper_of(book, tmp_path)
    assert [("裁量表", 1), ("水污染防治法", 1)] == lines(paper)
    assert "水污染防治法!B2" == places(paper.blocks[3])[1][1]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.2, "0%", "20%"),
        (0.1, "General", "0.1"),
        (0.1 + 0.2, "General", "0.3"),
        (0.07, "0%", "7%"),
        (0.285, "0.0%", "28.5%"),
        (1.1, "0.00", "1.10"),
        (5000, "General", "5000"),
        (50000, "#,##0", "50,000"),
        (3, '0"万元"', "3万元"),
        (0.5, 'General"万元"', "0.5万元"),
        (-2, "0", "-2"),
        (1e20, "General", "100000000000000000000"),
        (12, "¥#,##0.00", "¥12.00"),
        (date(2021, 7, 15), "yyyy/m/d", "2021-07-15"),
        (date(2021, 7, 15), 'yyyy"年"m"月"d"日"', "2021-07-15"),
        (datetime(2021, 7, 15, 8, 30), "yyyy-mm-dd h:mm", "2021-07-15 08:30"),  # noqa: DTZ001
        (time(8, 30), "h:mm", "08:30"),
        (True, "General", "TRUE"),
        ("010", "General", "010"),
        ("=1+1", "@", "=1+1"),
    ],
)
def test_a_value_reads_as_it_is_shown(value: object, form: str, shown: str, tmp_path: Path) -> None:
    book, sheet = sheet_of(["行为", "值"], ["占道", "乙"])
    target = sheet["B2"]
    target.value = value
    if isinstance(value, str):
        target.data_type = "s"
    target.number_format = form
    paper, told = paper_of(book, tmp_path)
    assert () == told
    assert shown == grids(paper)[0][1][1]


@pytest.mark.parametrize(
    ("value", "form", "read_as"),
    [
        (0.125, "0%", "12.5%"),
        (1234.5, "0", "1234.5"),
        (0.5, "# ?/?", "0.5"),
        (12345, "0.0,", "12345"),
        (12345, "0.00E+00", "12345"),
    ],
)
def test_digits_that_a_format_hides_are_read_and_told(value: float, form: str, read_as: str, tmp_path: Path) -> None:
    book, sheet = sheet_of(["行为", "值"], ["占道", value])
    sheet["B2"].number_format = form
    paper, told = paper_of(book, tmp_path)
    assert read_as == grids(paper)[0][1][1]
    assert [("裁量表!B2", "hidden-digits")] == whys(told)
    assert read_as in told[0].message()


@pytest.mark.parametrize(
    "written", ["1e999", "-1e999", "NaN", "Infinity", "-", "", "1_000", "１", "9" * 401, "1e-999", "0x1F"]
)
def test_what_is_no_number_stays_as_it_is_written(written: str) -> None:
    assert written in (show(written, "0%").text, show(written, "General").text) or len(show(written, "0%").text) < 1_500


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    book, sheet = sheet_of(["行为", "施行"], ["占道", 42934])
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    sheet["B2"].number_format = "yyyy-mm-dd"
    assert "2021-07-19" == grids(paper_of(book, tmp_path)[0])[0][1][1]


def test_a_formula_is_not_computed_its_text_is_kept_and_its_place_told(tmp_path: Path) -> None:
    book, _ = sheet_of(["行为", "罚款", "下限"], ["占道", "=A1*2", 5], ["乱停", '=HYPERLINK("http://a.b")', 6])
    paper, told = paper_of(book, tmp_path)
    assert ["=A1*2", '=HYPERLINK("http://a.b")'] == [row[1] for row in grids(paper)[0][1:]]
    assert ["裁量表!B2", "裁量表!B3"] == [dict(each.args)["place"] for each in told]
    assert {"paper-formula"} == {each.code for each in told}


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    book, sheet = sheet_of(["行为", "罚款", "旧"], ["占道", "500元", "300元"], ["乱停", "100元", "50元"])
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["Z"].hidden = True
    other = book.create_sheet("旧表")
    other.append(["甲", "乙"])
    other.append(["丙", "丁"])
    other.sheet_state = "veryHidden"
    paper, told = paper_of(book, tmp_path)
    assert [("裁量表!3", "hidden-row"), ("裁量表!C", "hidden-column"), ("旧表", "hidden-sheet")] == whys(told)
    assert 3 == len(grids(paper)[0]) and ["丙", "丁"] == grids(paper)[1][1]


def test_line_breaks_inside_cells_are_kept_however_the_workbook_writes_them(tmp_path: Path) -> None:
    book, _ = sheet_of(["行为", "罚款"], ["甲\n乙", "丙_x000D_\n丁"], ["戊_x000D_己", "庚_x0007_"])
    assert [["行为", "罚款"], ["甲\n乙", "丙\n丁"], ["戊\n己", "庚_x0007_"]] == grids(paper_of(book, tmp_path)[0])[0]


def test_comments_links_and_checks_of_a_workbook_are_left_alone(tmp_path: Path) -> None:
    from openpyxl.comments import Comment
    from openpyxl.worksheet.datavalidation import DataValidation

    book, sheet = sheet_of(["行为", "罚款"], ["占道", "500元"])
    sheet["B2"].comment = Comment("批注", "某人")
    sheet["B2"].hyperlink = "http://a.b"
    sheet.add_data_validation(DataValidation(type="list", formula1='"甲,乙"', sqref="A1:A9"))
    sheet.conditional_formatting  # noqa: B018
    paper, told = paper_of(book, tmp_path)
    assert () == told
    assert [[["行为", "罚款"], ["占道", "500元"]]] == grids(paper)


# ---- a workbook of ours that comes back edited ----


def test_rows_added_under_a_table_of_ours_belong_to_it_and_texts_changed_are_read(tmp_path: Path) -> None:
    table = Grid(((cell("行为"), cell("罚款")), (cell("占道"), cell(""))), "表")
    data = write_paper(
        Paper(
            (Line("第一章", "某处", 1), Line("说明", "某处"), table, Line("", "某处"), Line("尾", "某处", 2)), "某纸面"
        ),
        "xlsx",
    )
    book = load_workbook(BytesIO(data))
    sheet = book.worksheets[0]
    sheet["B4"] = "500元"
    for merged in sheet.merged_cells.ranges:
        if merged.min_row >= 5:
            merged.shift(row_shift=1)
    sheet.insert_rows(5)
    sheet["A5"], sheet["B5"] = "乱停", 0.5
    paper, told = paper_of(book, tmp_path)
    assert () == told
    assert [
        ("第一章", 1),
        ("说明", 0),
        [[("行为", "no"), ("罚款", "no")], [("占道", "no"), ("500元", "no")], [("乱停", "no"), ("0.5", "no")]],
        ("", 0),
        ("尾", 2),
    ] == plain(paper)


def test_a_sheet_added_to_a_workbook_of_ours_is_read_like_any_other(tmp_path: Path) -> None:
    book = load_workbook(
        BytesIO(write_paper(Paper((Line("第一章", "某处", 1), Line("说明", "某处")), "某纸面"), "xlsx"))
    )
    other = book.create_sheet("增补")
    other.append(["行为", "罚款"])
    other.append(["占道", "500元"])
    paper, _ = paper_of(book, tmp_path)
    assert [("第一章", 1), ("说明", 0), ("增补", 1)] == lines(paper)
    assert [["行为", "罚款"], ["占道", "500元"]] == grids(paper)[0]
