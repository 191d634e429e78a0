"""A paper → a workbook that prints as it reads: one sheet for each heading of level 1, every cell a text, never a formula.

In: a paper that was checked (checked.py). Out: bytes of an xlsx file. Lines and tables are told apart by their named styles
(xlsx_styles), so that they are known again when the workbook comes back edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from enforce_rules.diagnostics.render import width
from enforce_rules.paper.archive import timeless
from enforce_rules.paper.model import Covered, Grid, Line, Paper
from enforce_rules.paper.places import column_letters
from enforce_rules.paper.spans import merges_of
from enforce_rules.paper.xlsx_styles import NAMES, TABLE

_SHEET_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_MEANT: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)", re.ASCII)
_PAGE: Final = 120  # characters of a line over the whole page, A4 landscape
_NARROWEST, _WIDEST = 8, 60
_HIGHEST: Final = 409  # points of a row
_SIZES: Final = (11, 18, 15, 13, 12, 11, 11)
"""Points of a paragraph, and of the headings by level."""


def write_xlsx(paper: Paper) -> bytes:
    """The workbook."""
    book = Workbook()
    book.properties.creator = "enforce-rules"
    for style in _styles():
        book.add_named_style(style)
    first = book.active
    assert isinstance(first, Worksheet), "a new workbook has a sheet"
    names: set[str] = set()
    for number, blocks in enumerate(_sheets(paper)):
        sheet = book.create_sheet() if number else first
        sheet.title = _name(blocks, names)
        _fill(sheet, blocks)
    made = BytesIO()
    book.save(made)
    book.close()
    return timeless(made.getvalue())


def _sheets(paper: Paper) -> list[list[Line | Grid]]:
    sheets: list[list[Line | Grid]] = [[]]
    for block in paper.blocks:
        if isinstance(block, Line) and block.level == 1 and sheets[-1]:
            sheets.append([])
        sheets[-1].append(block)
    return sheets


def _name(blocks: list[Line | Grid], taken: set[str]) -> str:
    """A name a sheet may have, after its heading; the heading itself is in the first row."""
    first = blocks[0] if blocks else None
    heading = first.text if isinstance(first, Line) and first.level == 1 else ""
    wanted = " ".join(_NOT_IN_NAMES.sub(" ", heading).split()).strip("'")
    wanted = _short(wanted, _SHEET_NAME) or "正文"
    name, number = wanted, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{_short(wanted, _SHEET_NAME - 5)} {number}"
    taken.add(name.casefold())
    return name


def _short(text: str, length: int) -> str:
    """The beginning of a text, in characters as a spreadsheet counts them (those beyond U+FFFF twice)."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore").strip().strip("'")


def _fill(sheet: Worksheet, blocks: list[Line | Grid]) -> None:
    grids = [block for block in blocks if isinstance(block, Grid)]
    columns = max((grid.width for grid in grids), default=1)
    widths = _widths(grids, columns)
    for number, size in enumerate(widths, 1):
        sheet.column_dimensions[column_letters(number)].width = size
    row, after_table = 1, False
    merged: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            _line(sheet, row, block, sum(widths))
            merged += [_range(row, row, 1, columns)] if columns > 1 else []
            row, after_table = row + 1, False
            continue
        row += after_table  # an empty row parts two tables
        _table(sheet, row, block, merged)
        row, after_table = row + len(block.rows), True
    sheet.merged_cells = MultiCellRange(" ".join(merged))  # all at once: one by one, each is compared with all before
    _page(sheet)


def _line(sheet: Worksheet, row: int, line: Line, room: int) -> None:
    _put(sheet.cell(row, 1), line.text, NAMES[line.level])
    size = _SIZES[line.level]
    # a merged row does not grow by itself
    needed = sum(1 + width(part) * size // (11 * room) for part in line.text.split("\n"))
    sheet.row_dimensions[row].height = min(_HIGHEST, needed * (size + 6))


def _table(sheet: Worksheet, top: int, grid: Grid, merged: list[str]) -> None:
    for row, cells in enumerate(grid.rows, top):
        for column, cell in enumerate(cells, 1):
            _put(sheet.cell(row, column), "" if cell.covered is not Covered.NO else cell.text, TABLE)
    for merge in merges_of(grid):
        first, left = top + merge.top, 1 + merge.left
        merged.append(_range(first, first + merge.height - 1, left, left + merge.width - 1))


def _range(first: int, last: int, left: int, right: int) -> str:
    return f"{column_letters(left)}{first}:{column_letters(right)}{last}"


def _put(cell: Cell | MergedCell, text: str, style: str) -> None:
    cell.style = style
    assert isinstance(cell, Cell), "cells are merged when all of them are written"
    cell.quotePrefix = True  # whoever edits it gets a text again
    if text:
        cell.value = _MEANT.sub("_x005F_", text)
        cell.data_type = "s"  # whatever it begins with


def _widths(grids: Iterable[Grid], columns: int) -> list[int]:
    """Characters of each column: as many as its longest line, within the page."""
    longest = [_NARROWEST] * columns
    for grid in grids:
        merged = {position for merge in merges_of(grid) if merge.width > 1 for position in merge.cells}
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                if (row, column) not in merged:
                    needed = max(width(part[:_WIDEST]) for part in cell.text.split("\n")) + 2
                    longest[column] = max(longest[column], min(needed, _WIDEST))
    if columns == 1:
        return [_PAGE]
    total = sum(longest)
    return longest if total <= _PAGE else [max(_NARROWEST, each * _PAGE // total) for each in longest]


def _styles() -> Iterable[NamedStyle]:
    thin = Side(style="thin")
    top = Alignment(wrap_text=True, vertical="center")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    yield NamedStyle(TABLE, font=Font(name="宋体", size=11), alignment=top, border=border, number_format="@")
    for level, name in enumerate(NAMES):
        font = Font(name="黑体" if level else "仿宋", size=_SIZES[level])
        horizontal = "center" if level == 1 else "left"
        alignment = Alignment(wrap_text=True, vertical="center", horizontal=horizontal)
        yield NamedStyle(name, font=font, alignment=alignment, number_format="@")


def _page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    assert sheet.sheet_properties.pageSetUpPr is not None, "a new sheet has its properties"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    assert sheet.oddFooter is not None and sheet.oddFooter.center is not None, "a new sheet has its footer"
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
