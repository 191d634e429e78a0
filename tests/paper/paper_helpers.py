"""What the tests of papers share: papers with hostile texts, and a paper as plain values without its places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.paper import Cell, Covered, Grid, Line, Paper, read_paper, write_paper
from enforce_rules.paper.spans import Merge, grid_of

HOSTILE = [
    "", " ", "  ", "\n", "\t", "甲\n乙", "\n甲", "甲\n", " 甲 ", "甲  乙", "|", "甲|乙", "\\|", "\\", "\\\\", "`", "```", "*", "**甲**", "_甲_",
    "~~甲~~", "<b>甲</b>", "<script>alert(1)</script>", "</td></tr></table>", "<!-- -->", "-->", "<br>", "&", "&amp;", "&lt;", "&#32;", "&nbsp;",
    "]]>", "<![CDATA[", "<!DOCTYPE x>", "<?xml?>", "{{x}}", "{% x %}", "${x}", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠甲",
    "'=1", '"', "'", '"甲"', "010", "1.10", "1e5", "20%", "1.", "1. 甲", "1) 甲", "- 甲", "+ 甲", "# 甲", "甲 #", "## ##", "> 甲", "---", "|---|", ":---",
    "| 甲 | 乙 |", "===", "    甲", "[甲](乙)", "![甲](乙)", "[甲]: 乙", "www.a.b", "http://a.b", ":smile:", "〃", "←", "〃 ", "〃〃", "否", "是", "NULL", "TRUE",
    "#N/A", "2021-01-01", "𠮷", "𠮷" * 3, "e\u0301", "\u3000甲\u3000", "\xa0", "\u200b", "\u202e甲", "\u2028", "\x85", "\x7f", "_x000D_", "_x005F_x000D_",
    "a_x0041_", "\ufeff", "%s", "\\n", "javascript:alert(1)", "甲" * 2_000, "备注：甲",
]  # fmt: skip
"""Texts that mean something to one format or another, and must mean nothing."""

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff").filter(
    lambda char: char >= " " or char in "\t\n"
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(characters, max_size=12),
    st.text(st.sampled_from("甲 \n\t|\\<>&;#*_`~[]{}$:=+-1.%'\"〃←x0"), max_size=12),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table with merged cells that do not overlap."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = [[draw(texts) for _ in range(width)] for _ in range(height)]
    merges = []
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        merges.append(Merge(top, left, draw(st.integers(1, height - top)), draw(st.integers(1, width - left))))
    return grid_of(rows, merges, "表", lambda row, column: f"表第{row + 1}行第{column + 1}列")


lines = st.builds(Line, texts, st.just("某处"), st.integers(0, 6))
papers = st.builds(Paper, st.lists(st.one_of(lines, grids()), min_size=1, max_size=5).map(tuple), st.just("某纸面"))

Plain = list[Any]


def plain(paper: Paper | None) -> Plain:
    """The blocks without their places: a line as text and level, a table as rows of texts and marks."""
    assert paper is not None
    return [
        (block.text, block.level)
        if isinstance(block, Line)
        else [[(cell.text, cell.covered.value) for cell in row] for row in block.rows]
        for block in paper.blocks
    ]


def texts_of(grid: Line | Grid) -> list[list[str]]:
    """The texts of a table; a covered cell as the mark it has."""
    assert isinstance(grid, Grid)
    marks = {Covered.LEFT: "←", Covered.ABOVE: "↑"}
    return [[marks.get(cell.covered, cell.text) for cell in row] for row in grid.rows]


def places(grid: Line | Grid) -> list[list[str]]:
    """The places of a table."""
    assert isinstance(grid, Grid)
    return [[cell.place for cell in row] for row in grid.rows]


def again(paper: Paper, form: str, folder: Path) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The paper, written and read."""
    return read(folder / f"paper.{form}", write_paper(paper, form))


def read(path: Path, data: bytes | str, limits: Limits = DEFAULT) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """What is read of a file with this content."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_paper(path, limits=limits)


def cell(text: str) -> Cell:
    """A cell of its own."""
    return Cell(text, "某处")
