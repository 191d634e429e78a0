"""A paper → Markdown: headings, paragraphs of one line each, pipe tables.

In: a paper that was checked (checked.py). Out: UTF-8 bytes. Pipe tables have no merged cells: md_text says how they are marked.
"""

from __future__ import annotations

from enforce_rules.paper.md_text import ABOVE, LEFT, written_cell, written_line
from enforce_rules.paper.model import Cell, Covered, Grid, Line, Paper

_MARKS = {Covered.ABOVE: ABOVE, Covered.LEFT: LEFT}


def write_md(paper: Paper) -> bytes:
    """The text."""
    return "\n\n".join(
        [*(_line(block) if isinstance(block, Line) else _table(block) for block in paper.blocks), ""]
    ).encode()


def _line(line: Line) -> str:
    return f"{'#' * line.level} {written_line(line.text)}" if line.level else written_line(line.text)


def _table(grid: Grid) -> str:
    rows = [_row(row) for row in grid.rows]
    return "\n".join([rows[0], "|" + "---|" * grid.width, *rows[1:]])


def _row(row: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(_MARKS.get(cell.covered) or written_cell(cell.text) for cell in row) + " |"
