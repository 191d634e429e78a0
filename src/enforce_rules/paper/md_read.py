"""Markdown → a paper.

In: the bytes of a Markdown file. Out: blocks. `#` to `######` begin headings; lines with pipes, the second of them a row of
dashes, are a table; every other line with text is a paragraph. Empty cells stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.limits import Limits
from enforce_rules.paper.md_text import ABOVE, LEFT, cells, read
from enforce_rules.paper.model import Covered, Grid, Line
from enforce_rules.paper.places import cell_place, table_place
from enforce_rules.paper.spans import grid_of, merges_of_marks
from enforce_rules.paper.texts import Counter, decode

Progress = Callable[[int, int | None], None]
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]++(.*+))?+", re.DOTALL)
_DASHES: Final = re.compile(r"[ \t]*+:?+-++:?+[ \t]*+")
_RULE: Final = re.compile(r" {0,3}([-*_])[ \t]*+(?:\1[ \t]*+){2,}+")
_MARKS: Final = {ABOVE: Covered.ABOVE, LEFT: Covered.LEFT}


def read_md(data: bytes, file: str, limits: Limits, progress: Progress) -> tuple[list[Line | Grid], list[Diagnostic]]:
    """The blocks of a text. Raises `Refused`."""
    text, told = decode(data, file)
    lines = text.split("\n")
    counter = Counter(file, limits)
    found: list[Line | Grid] = []
    at = tables = 0
    while at < len(lines):
        line = lines[at]
        rows = _rows(lines, at)
        if rows:
            tables += 1
            found.append(_table(rows, tables, counter))
            at += len(rows) + 1
        else:
            if line.strip(" \t") and not _RULE.fullmatch(line):
                counter.add()
                found.append(_line(line, at + 1, counter))
            at += 1
        progress(at, len(lines))
    return found, list(told)


def _line(line: str, number: int, counter: Counter) -> Line:
    place = f"第{number}行"
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return Line(counter.text(read(line)), place)
    text = (heading[2] or "").rstrip(" \t")
    bare = text.rstrip("#")
    if bare != text and (not bare or bare[-1] in " \t"):
        text = bare
    return Line(counter.text(read(text)), place, len(heading[1]))


def _rows(lines: list[str], at: int) -> list[list[str]]:
    """The rows of the table that begins here; none if none does."""
    if "|" not in lines[at] or at + 1 == len(lines) or "-" not in lines[at + 1]:
        return []
    header, dashes = cells(lines[at]), cells(lines[at + 1])
    if len(header) != len(dashes) or not all(_DASHES.fullmatch(each) for each in dashes):
        return []
    rows = [header]
    at += 2
    while at < len(lines) and "|" in lines[at]:
        rows.append(cells(lines[at]))
        at += 1
    return rows


def _table(rows: list[list[str]], number: int, counter: Counter) -> Grid:
    width = max(len(row) for row in rows)
    counter.add(width * len(rows))
    texts: list[list[str]] = []
    marks: list[list[Covered]] = []
    for row in rows:
        written = [each.strip(" \t") for each in row] + [""] * (width - len(row))
        texts.append([])
        marks.append([])
        for column, cell in enumerate(written):
            mark, text = _MARKS.get(cell, Covered.NO), ""
            if mark is Covered.ABOVE and len(texts) > 1:
                text = texts[-2][column]
            elif mark is Covered.LEFT and column:
                text = texts[-1][column - 1]
            else:  # the first row has nothing above it, the first column nothing to its left
                mark, text = Covered.NO, counter.text(read(cell))
            texts[-1].append(text)
            marks[-1].append(mark)

    def at(row: int, column: int) -> str:
        return cell_place(number, row + 1, column + 1)

    return grid_of(texts, merges_of_marks(marks), table_place(number), at)
