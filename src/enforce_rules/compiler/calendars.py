"""日历 tables: the days off and the days of work of each year, from the notices that arrange them (decision 0073).

In: the tables as written. Out: one `Calendar` of all rulesets, and diagnostics at the cell. Two tables may tell of one
year only if they say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from enforce_rules.compiler.document import Document, TableNode
from enforce_rules.compiler.grid import Grid, Line, texts
from enforce_rules.compiler.shape import Shape, iso_day
from enforce_rules.diagnostics import Span, diagnose
from enforce_rules.model.calendar import Calendar
from enforce_rules.model.node import TextNode
from enforce_rules.model.ruleset import Use

_RANGE: Final = re.compile("([0-9-]{10})(?:至([0-9-]{10}))?")
_MARKS: Final = re.compile("[、，；,]")
LONGEST: Final = 32  # days of one holiday
YEAR: Final = re.compile("(19|20|21)[0-9]{2}")


def read_calendars(documents: Iterable[tuple[Document, Shape]]) -> Calendar:
    """The calendar of every 日历 table."""
    notices: dict[int, str] = {}
    places: dict[int, tuple[Span, tuple[frozenset[date], frozenset[date]]]] = {}
    for document, shape in documents:
        for table in document.tables:
            if table.use is Use.CALENDAR:
                for line in table.grid.lines:
                    _line(table, line, shape, notices, places)
    days = [told for _, told in places.values()]
    off = frozenset(day for each, _ in days for day in each)
    return Calendar(notices, off, frozenset(day for _, each in days for day in each))


def _line(
    table: TableNode,
    line: Line,
    shape: Shape,
    notices: dict[int, str],
    places: dict[int, tuple[Span, tuple[frozenset[date], frozenset[date]]]],
) -> None:
    grid = table.grid
    text, basis = grid.text(line, "年度") or "", grid.text(line, "依据")
    place = grid.place(line, "年度")
    if YEAR.fullmatch(text) is None:
        shape.wrong("wrong-type", place, fact="年度", expected="四位数的年", value=text[:20])
        return
    if basis is None:  # a calendar without its notice is nobody's to rely on
        shape.wrong("missing-key", line.span, key="依据")
    year = int(text)
    told = (_days(grid, line, "放假", year, shape), _days(grid, line, "上班", year, shape))
    if year in places and places[year][1] != told:
        shape.found.append(diagnose("duplicate-id", place, id=text, related=((places[year][0], "first-here"),)))
        return
    places.setdefault(year, (place, told))
    notices.setdefault(year, basis or "")


def _days(grid: Grid, line: Line, column: str, year: int, shape: Shape) -> frozenset[date]:
    node = grid.cell(line, column)
    found: set[date] = set()
    for cell in texts(node) if node is not None else ():
        for part in _MARKS.split("".join(cell.text.split())):
            found |= _part(part, cell, year, shape)
    return frozenset(found)


def _part(part: str, cell: TextNode, year: int, shape: Shape) -> set[date]:
    """One day, or from one day to another; within the year, or at the ends of its neighbours."""
    if part in ("", "/"):
        return set()
    read = _RANGE.fullmatch(part)
    first = iso_day(read[1]) if read else None
    last = iso_day(read[2]) if read and read[2] else first
    if first is None or last is None or not 0 <= (last - first).days < LONGEST or abs(first.year - year) > 1:
        shape.wrong("bad-date", cell.span, value=part[:40])
        return set()
    return {first + timedelta(days=number) for number in range((last - first).days + 1)}
