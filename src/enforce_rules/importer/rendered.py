"""A paper that `render` printed, perhaps edited since, becomes the ruleset again, and each of its volumes (分册).

In: a `Paper`. Out: a `Draft` for each heading of the first level. What stands where nothing was printed is told with its
place; nothing is guessed. Comments were not printed, so there are none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from enforce_rules.importer.draft import Draft
from enforce_rules.importer.remarks import Remark, remark
from enforce_rules.importer.rendered_table import PrintedTable
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper import Grid, Line, Paper
from enforce_rules.renderer.grids import columns_of, rows_of
from enforce_rules.renderer.labels import CLOSING, HEADER, SECTIONS
from enforce_rules.renderer.notation import unbracketed
from enforce_rules.renderer.words import heard
from enforce_rules.writer import Comments, items, mapping

_KEYS: Final = {title: key for key, title in SECTIONS.items()}
_HEADS: Final = {"编号": "规则集", "属": "分册"}


def is_rendered(paper: Paper) -> bool:
    """Whether a paper begins as `render` begins one: a title, and the table of the header."""
    return bool(paper.blocks) and _head_below(paper, 0) is not None


def import_rendered(paper: Paper, progress: Callable[[int, int | None], None] | None = None) -> tuple[Draft, ...]:
    """The ruleset, and behind it its volumes. `progress` is told how many tables are read, and of how many."""
    told = progress or (lambda _done, _total: None)
    total = sum(isinstance(each, Line) and each.level == 3 for each in paper.blocks)
    read: list[_Document] = []
    stray: list[Line | Grid] = []
    done = 0
    for number, block in enumerate(paper.blocks):
        head = _head_below(paper, number)
        if head is not None:
            read.append(_Document(head))
        elif read:
            read[-1].add(block)
        else:
            stray.append(block)
        if isinstance(block, Line) and block.level == 3:
            done += 1
            told(done, total)
    for block in stray if read else ():
        read[0].unread(block)
    return tuple(each.draft() for each in read)


def _head_below(paper: Paper, number: int) -> tuple[str, MapNode] | None:
    """What a heading of the first level begins, if the table of a header comes next; paragraphs may stand between."""
    block = paper.blocks[number]
    if not isinstance(block, Line) or block.level != 1:
        return None
    at = number + 1
    while at < len(paper.blocks):
        following = paper.blocks[at]
        if isinstance(following, Grid):
            return _head(following)
        if following.level:
            return None
        at += 1
    return None


def _head(grid: Grid) -> tuple[str, MapNode] | None:
    """规则集 or 分册, from the table of its header."""
    if tuple(cell.text for cell in grid.rows[0]) != HEADER:
        return None
    stated: dict[str, Node] = {}
    for key, value in grid.rows[1:]:
        stated.setdefault(key.text, heard(value.text))
    head = mapping(stated)
    kind = next((kind for key, kind in _HEADS.items() if head.get(key) is not None), None)
    return None if kind is None else (kind, head)


@dataclass(slots=True)
class _Document:
    """What stands below one heading of the first level."""

    head: tuple[str, MapNode]
    begun: bool = False
    sections: dict[str, Node] = field(default_factory=dict)
    tables: list[PrintedTable] = field(default_factory=list)
    found: list[Remark] = field(default_factory=list)
    section: str | None = None

    def add(self, block: Line | Grid) -> None:
        """The next block."""
        if not self.begun and isinstance(block, Grid):
            self.begun = True  # the table of the header
            self._twice(block)
        elif isinstance(block, Line) and block.level == 2:
            self.section = _KEYS.get(block.text)
            if self.section is None:
                self.unread(block)
            elif self.section == "表":
                self.sections["表"] = items([])
        elif self.section == "表" and isinstance(block, Line) and block.level == 3:
            self.tables.append(PrintedTable(block))
        elif isinstance(block, Line) and block.text.startswith(CLOSING):
            return
        elif self.section == "表" and self.tables:
            self.tables[-1].add(block)
        elif self.section in (None, "表") or not self._section(str(self.section), block):
            self.unread(block)

    def draft(self) -> Draft:
        """The document, and what was not read of it."""
        tables = [each.node() for each in self.tables]
        found = [*self.found, *(told for each in self.tables for told in each.found)]
        top = {key: items(tables) if key == "表" else value for key, value in self.sections.items()}
        rows = [each.get("行") for each in tables]
        count = sum(len(each.items) for each in rows if isinstance(each, ListNode))
        return Draft(mapping({self.head[0]: self.head[1], **top}), Comments(), tuple(found), len(tables), count)

    def _section(self, key: str, block: Line | Grid) -> bool:
        """Take the block for the section, if it is one and there is none yet."""
        if key in self.sections:
            return False
        if isinstance(block, Line):
            node = unbracketed(block.text)
            self.sections |= {} if node is None else {key: node}
            return node is not None
        columns = columns_of(block, {})
        content = {"列": items(columns), "行": items(items(row) for row in rows_of(block.rows[1:], columns))}
        self.sections[key] = mapping(content)
        return True

    def _twice(self, grid: Grid) -> None:
        """Tell of the rows whose key a row above has."""
        seen: set[str] = set()
        for row in grid.rows[1:]:
            if row[0].text in seen:
                self._tell(row[0].place, "，".join(cell.text for cell in row))
            seen.add(row[0].text)

    def unread(self, block: Line | Grid) -> None:
        """Tell of a block that stands where none was printed; an empty line is none."""
        words = block.text if isinstance(block, Line) else "，".join(cell.text for cell in block.rows[0])
        if isinstance(block, Grid) or words.strip():
            self._tell(block.place, words)

    def _tell(self, place: str, words: str) -> None:
        name = self.head[1].get("名称")
        title = name.text if isinstance(name, TextNode) else self.head[0]
        self.found.append(remark("unread", title, place, text=words))
