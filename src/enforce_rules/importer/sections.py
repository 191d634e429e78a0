"""A paper cut into the tables it holds, each with its chapter, number, title, what is said above it and below it.

In: a `Paper`. Out: `Section`s. A heading of the first level is a chapter, a lower one a title; a paragraph `处罚依据：…`
above a table is about it; what stands below it, up to the next title, are its notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from enforce_rules.importer.headings import KNOWN, Role, bare, recognised
from enforce_rules.paper import Cell, Covered, Grid, Line, Paper

NUMBERED: Final = re.compile(
    r"(?P<number>[§第]?[0-9一二三四五六七八九十百]+(?:[.\-－][0-9]+)*(?:[条项、]|(?=\s)))\s*(?P<title>.+)"
)
STATED: Final = re.compile(r"(?P<key>[^：:，。；\s]{1,10})[：:]\s*(?P<text>.+)", re.DOTALL)
NOTES: Final = ("备注", "说明", "注")
HEADER_WITHIN: Final = 6  # rows among which the header is looked for
LONG: Final = 10


@dataclass(frozen=True, slots=True)
class Section:
    """A printed table and what belongs to it."""

    chapter: str
    number: str
    title: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    place: str
    stated: dict[str, str] = field(default_factory=dict)  # 违反条款, 处罚依据 …
    notes: tuple[str, ...] = ()

    def said(self, role: Role) -> str | None:
        """What the paragraphs above the table state for a role (违反, 依据, 实施主体)."""
        return next((text for key, text in self.stated.items() if KNOWN.get(bare(key)) is role), None)


def sections(paper: Paper, part: str | None = None) -> tuple[Section, ...]:
    """The tables of a paper in order; with `part` only those of the chapters whose heading holds these words."""
    found = [each for each in _cut(paper.blocks) if part is None or part in each.chapter]
    return tuple(_numbered_twice(found))


def _cut(blocks: Iterable[Line | Grid]) -> Iterator[Section]:
    chapter, title, stated = "", "", dict[str, str]()
    section: Section | None = None
    for block in blocks:
        match block:
            case Line(text, _, level) if level > 0:
                if section is not None:
                    yield section
                section, stated = None, {}
                chapter, title = (text, "") if level == 1 else (chapter, text)
            case Line(text):
                statement = STATED.fullmatch(text.strip())
                key = statement["key"] if statement else ""
                if section is not None and (key in NOTES or KNOWN.get(bare(key)) is None):
                    section = replace(
                        section, notes=(*section.notes, statement["text"] if statement and key in NOTES else text)
                    )
                elif statement is not None:
                    stated[key] = statement["text"]
            case Grid():
                if section is not None:
                    yield section
                    stated = {}
                section = _section(chapter, title, stated, block)
    if section is not None:
        yield section


def _section(chapter: str, title: str, stated: dict[str, str], grid: Grid) -> Section:
    head = _header(grid)
    numbered = NUMBERED.fullmatch(title.strip())
    number, words = (numbered["number"].rstrip("、"), numbered["title"]) if numbered else ("", title.strip())
    return Section(chapter, number, words, grid.rows[head], grid.rows[head + 1 :], grid.place, stated)


def _header(grid: Grid) -> int:
    """The row with most of the usual headings, the first of several; a header of two rows counts by its lower one."""
    counts = [recognised([cell.text for cell in row]) for row in grid.rows[:HEADER_WITHIN]]
    return counts.index(max(counts))


def _numbered_twice(found: Sequence[Section]) -> Iterator[Section]:
    """Two tables of one number (a § with two legal bases) are told apart: §2.5-1, §2.5-2."""
    for index, section in enumerate(found):
        same = [each for each in found if each.number == section.number and each.number]
        if len(same) > 1:
            place = next(at for at, each in enumerate(same, 1) if each is found[index])
            yield replace(section, number=f"{section.number}-{place}")
        else:
            yield section


def own_text(cell: Cell) -> str:
    r"""A cell's text in one line.

    >>> own_text(Cell("1万元以上\n4万元以下 ", "B2"))
    '1万元以上4万元以下'
    """
    return "".join(each.strip() for each in cell.text.splitlines()).strip()


def spanned(row: Sequence[Cell], at: int) -> int:
    """How many columns the merged cell at a place takes in its row."""
    wide = 1
    while at + wide < len(row) and row[at + wide].covered is Covered.LEFT:
        wide += 1
    return wide
