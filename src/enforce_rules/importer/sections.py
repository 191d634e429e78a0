"""A paper cut into the tables it holds, each with its chapter, number, title, what is said above it and below it.

In: a `Paper`. Out: `Section`s. A heading of the first level is a chapter, a lower one a title; a paragraph `处罚依据：…`
above a table is about it; what stands below it, up to the next title, are its notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from enforce_rules.importer.header import Headed, Left, headed
from enforce_rules.importer.headings import KNOWN, Role, bare
from enforce_rules.paper import Cell, Covered, Grid, Line, Paper

NUMBERED: Final = re.compile(
    r"(?P<number>[§第]?[0-9一二三四五六七八九十百]+(?:[.\-－][0-9]+)*(?:[条项、]|(?=\s)))\s*(?P<title>.+)"
)
STATED: Final = re.compile(r"(?P<key>[^：:，。；\s]{1,10})[：:]\s*(?P<text>.+)", re.DOTALL)
TITLED: Final = tuple("基准 标准 清单 目录 办法 规定 规则 表 ） )".split())
LONG: Final = 80  # characters of a title
NOTES: Final = ("备注", "说明", "注")


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
    left: tuple[Left, ...] = ()  # rows that are no rows of the table
    above: tuple[str, ...] = ()  # what stands between the heading and the table: the title of a sheet
    listed: bool = False  # whether it is a 清单

    def said(self, role: Role) -> str | None:
        """What the paragraphs above the table state for a role (违反, 依据, 实施主体)."""
        return next((text for key, text in self.stated.items() if KNOWN.get(bare(key)) is role), None)


def sections(paper: Paper, part: str | None = None) -> tuple[Section, ...]:
    """The tables of a paper in order; with `part` only those of the chapters whose heading holds these words."""
    found = [each for each in _cut(paper.blocks) if part is None or part in each.chapter]
    return tuple(_numbered_twice(found))


def title_of(paper: Paper) -> str | None:
    """The title printed over the first table: a line that names a paper (…裁量基准, …清单)."""
    for block in paper.blocks:
        if isinstance(block, Grid):
            return None
        if is_title(block.text.strip()):
            return block.text.strip()
    return None


def is_title(words: str) -> bool:
    """Whether a line may name a paper or a table of it."""
    return words.endswith(TITLED) and len(words) < LONG and "：" not in words


def _cut(blocks: Iterable[Line | Grid]) -> Iterator[Section]:
    chapter, title, stated = "", "", dict[str, str]()
    above: tuple[str, ...] = ()
    section: Section | None = None
    for block in blocks:
        match block:
            case Line(text, _, level) if level > 0:
                if section is not None:
                    yield section
                section, stated, above = None, {}, ()
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
                else:
                    above = (*above, text.strip())
            case Grid():
                if section is not None:
                    yield section
                made = [
                    replace(_section(chapter, title, stated, each, block.place), above=above) for each in headed(block)
                ]
                yield from made[:-1]
                section, stated, above = made[-1], {}, ()
    if section is not None:
        yield section


def _section(chapter: str, title: str, stated: dict[str, str], table: Headed, place: str) -> Section:
    numbered = NUMBERED.fullmatch(title.strip())
    number, words = (numbered["number"].rstrip("、"), numbered["title"]) if numbered else ("", title.strip())
    return Section(chapter, number, words, table.header, table.rows, place, stated, left=table.left)


def _numbered_twice(found: Sequence[Section]) -> Iterator[Section]:
    """Two tables of one number (a § with two legal bases) are told apart: §2.5-1, §2.5-2."""
    many = Counter(each.number for each in found)
    place = Counter[str]()
    for each in found:
        if each.number and many[each.number] > 1:
            place[each.number] += 1
            yield replace(each, number=f"{each.number}-{place[each.number]}")
        else:
            yield each


def spanned(row: Sequence[Cell], at: int) -> int:
    """How many columns the merged cell at a place takes in its row."""
    wide = 1
    while at + wide < len(row) and row[at + wide].covered is Covered.LEFT:
        wide += 1
    return wide
