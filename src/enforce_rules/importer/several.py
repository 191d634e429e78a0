"""One printed table about several acts (a sheet of a workbook), cut into one table an act.

In: a section. Out: sections of one act each. A cell left blank below a filled one goes on from it, as a workbook without
merged cells shows it; a new act begins where the number, else the act, is printed anew. Where the basis goes on with another
stage of the act (逾期不改正的) and the tiers begin anew, the stage is a table of its own: 2-9-1, 2-9-2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from enforce_rules.importer.header import own_text
from enforce_rules.importer.headings import Heading, Role, headings
from enforce_rules.importer.sections import Section
from enforce_rules.paper import Cell, Covered

CARRIED: Final = (Role.NUMBER, Role.CODE, Role.ACT, Role.BREACH, Role.BASIS, Role.STATUTORY, Role.TIER, Role.OUTCOME)
ABOUT: Final = (Role.NUMBER, Role.CODE, Role.ACT, Role.BREACH, Role.BASIS, Role.STATUTORY, Role.ORGAN)
"""Columns that say something of the act, not of its tiers."""


def one_act_each(section: Section) -> Iterator[Section]:
    """The section itself, or one section an act where a column names several and each has its own number or basis."""
    columns = headings([own_text(cell) for cell in section.header], _below(section))
    for part in _categories(section, columns):
        yield from _acts(part, columns)


def told_apart(found: Iterable[Section]) -> list[Section]:
    """Every section under a name of its own: its number, else its title; the chapter before it, or a number behind it."""
    named = [each if each.number or each.title else replace(each, number=f"表{at}") for at, each in enumerate(found, 1)]
    many = Counter(each.number or each.title for each in named)
    chapters = Counter((each.chapter, each.number or each.title) for each in named)
    used: set[str] = {name for name, count in many.items() if count == 1}
    again = Counter[str]()
    told: list[Section] = []
    for each in named:
        name = each.number or each.title
        if many[name] > 1:
            if each.chapter and chapters[each.chapter, name] < many[name]:
                name = f"{each.chapter}-{name}"
            first = name
            while name in used:
                again[first] += 1
                name = f"{first}-{again[first] + 1}"
        used.add(name)
        told.append(replace(each, number=name) if many[each.number or each.title] > 1 else each)
    return told


def _categories(section: Section, columns: Sequence[Heading]) -> Iterator[Section]:
    """The section, cut at rows that are one text across the whole table (一、市容环境卫生类): a chapter each."""
    numbered = bool(columns) and columns[0].role is Role.NUMBER
    rows: list[tuple[Cell, ...]] = []
    for row in section.rows:
        text = own_text(row[0])
        alone = bool(text) and not any(own_text(cell) and cell.covered is not Covered.LEFT for cell in row[1:])
        if alone and row[0].covered is Covered.NO and numbered and len(row) > 2 and not _is_number(text):
            if rows:
                yield replace(section, rows=tuple(rows))
            section, rows = replace(section, chapter=text), []
        else:
            rows.append(row)
    yield replace(section, rows=tuple(rows))


def _is_number(text: str) -> bool:
    return len(text) < 4 or not any("一" <= char <= "鿿" for char in text)


def _acts(section: Section, columns: Sequence[Heading]) -> Iterator[Section]:
    acts, numbers, bases = (
        [index for index, each in enumerate(columns) if each.role is role]
        for role in (Role.ACT, Role.NUMBER, Role.BASIS)
    )
    if section.title and not numbers and not (acts and bases):
        yield section
        return
    begins = _begins(section.rows, numbers[0]) if numbers else []
    if acts and (not numbers or not begins or _counts_rows(section.rows, begins, acts[0])):
        begins = _begins(section.rows, acts[0])
    if len(begins) < 2 and not (begins and not section.title):
        yield section
        return
    begins = [0, *begins[1:]]
    for start, stop in zip(begins, [*begins[1:], len(section.rows)], strict=True):
        yield from _stages(section, columns, section.rows[start:stop])


def _counts_rows(rows: Sequence[Sequence[Cell]], begins: Sequence[int], act: int) -> bool:
    """Whether the number counts rows and not acts: an act goes on where a new number is printed."""
    return any(rows[at][act].covered is Covered.ABOVE or not own_text(rows[at][act]) for at in begins[1:])


def _stages(section: Section, columns: Sequence[Heading], rows: Sequence[tuple[Cell, ...]]) -> Iterator[Section]:
    """The act as one section, or as one section a stage."""
    starts = _anew(rows, columns)
    first = _one(section, columns, rows)
    if len(starts) < 2:
        yield first
        return
    for place, (start, stop) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True), 1):
        stage = _one(section, columns, rows[start:stop])
        yield replace(stage, number=f"{first.number}-{place}" if first.number else "", title=first.title)


def _anew(rows: Sequence[Sequence[Cell]], columns: Sequence[Heading]) -> list[int]:
    """The first row, and every row whose basis is printed anew beside the first tier."""
    bases, tiers = ([at for at, each in enumerate(columns) if each.role is role] for role in (Role.BASIS, Role.TIER))
    if not bases or not tiers:
        return [0]
    first = own_text(rows[0][tiers[0]])
    return [
        index
        for index, row in enumerate(rows)
        if not index or (first and own_text(row[tiers[0]]) == first and _printed_anew(rows, index, bases[0]))
    ]


def _printed_anew(rows: Sequence[Sequence[Cell]], index: int, at: int) -> bool:
    """Whether a cell says something of its own, and something else than the one before it."""
    cell = rows[index][at]
    words = own_text(cell)
    before = next((own_text(row[at]) for row in reversed(rows[:index]) if own_text(row[at])), "")
    return cell.covered is Covered.NO and bool(words) and words != before


def _below(section: Section) -> list[list[str]]:
    return [[own_text(row[index]) for row in section.rows] for index in range(len(section.header))]


def _begins(rows: Sequence[Sequence[Cell]], key: int) -> list[int]:
    """The rows in which the key column prints something of its own."""
    found: list[int] = []
    before = ""
    for index, row in enumerate(rows):
        text = own_text(row[key])
        if row[key].covered is Covered.NO and text and text != before:
            found.append(index)
            before = text
    return found


def _one(section: Section, columns: Sequence[Heading], rows: Sequence[tuple[Cell, ...]]) -> Section:
    stated = dict(section.stated)
    number, title = "", ""
    kept = [index for index, each in enumerate(columns) if each.role not in ABOUT]
    for index, each in enumerate(columns):
        if each.role not in ABOUT:
            continue
        text = next((own_text(row[index]) for row in rows if own_text(row[index])), "")
        if each.role is Role.NUMBER:
            number = text
        elif each.role is Role.ACT:
            title = text
        elif text:
            stated[each.printed] = text
    carried = [tuple(row[index] for index in kept) for row in _carried(rows, columns)]
    header = tuple(section.header[index] for index in kept)
    return replace(
        section, number=number, title=title or section.title, header=header, rows=tuple(carried), stated=stated
    )


def _carried(rows: Sequence[tuple[Cell, ...]], columns: Sequence[Heading]) -> Iterator[tuple[Cell, ...]]:
    """Blank cells of the columns that go on below filled with what they go on from."""
    above: tuple[Cell, ...] = ()
    for row in rows:
        cells = tuple(
            replace(above[index], place=cell.place, covered=Covered.ABOVE)
            if above and heading.role in CARRIED and cell.covered is Covered.NO and not cell.text.strip()
            else cell
            for index, (cell, heading) in enumerate(zip(row, columns, strict=True))
        )
        yield cells
        above = cells
