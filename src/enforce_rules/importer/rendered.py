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
from enforce_rules.model.node import ListNode, MapNode, Node
from enforce_rules.paper import Grid, Line, Paper
from enforce_rules.renderer.grids import columns_of, rows_of
from enforce_rules.renderer.labels import CLOSING, HEADER, SECTIONS
from enforce_rules.renderer.words import heard
from enforce_rules.writer import Comments, items, mapping

_KEYS: Final = {title: key for key, title in SECTIONS.items()}
_HEADS: Final = {"编号": "规则集", "属": "分册"}


def is_rendered(paper: Paper) -> bool:
    """Whether a paper begins as `render` begins one: a title, and the table of the header."""
    first = next((each for each in paper.blocks if isinstance(each, Grid)), None)
    begins = next(iter(paper.blocks), None)
    return isinstance(begins, Line) and begins.level == 1 and first is not None and _head(first) is not None


def import_rendered(paper: Paper, progress: Callable[[int, int | None], None] | None = None) -> tuple[Draft, ...]:
    """The ruleset, and behind it its volumes. `progress` is told how many tables are read, and of how many."""
    told = progress or (lambda _done, _total: None)
    total = sum(isinstance(each, Line) and each.level == 3 for each in paper.blocks)
    read: list[_Document] = []
    done = 0
    for block in paper.blocks:
        if isinstance(block, Line) and block.level == 1:
            read.append(_Document(block))
        elif read:
            read[-1].add(block)
        if isinstance(block, Line) and block.level == 3:
            done += 1
            told(done, total)
    return tuple(each.draft() for each in read if each.head is not None)


def _head(grid: Grid) -> tuple[str, MapNode] | None:
    """规则集 or 分册, from the table of its header."""
    if tuple(cell.text for cell in grid.rows[0]) != HEADER:
        return None
    head = mapping({row[0].text: heard(row[1].text) for row in grid.rows[1:]})
    kind = next((kind for key, kind in _HEADS.items() if head.get(key) is not None), None)
    return None if kind is None else (kind, head)


@dataclass(slots=True)
class _Document:
    """What stands below one heading of the first level."""

    title: Line
    head: tuple[str, MapNode] | None = None
    sections: dict[str, Node] = field(default_factory=dict)
    tables: list[PrintedTable] = field(default_factory=list)
    found: list[Remark] = field(default_factory=list)
    section: str | None = None

    def add(self, block: Line | Grid) -> None:
        """The next block."""
        if isinstance(block, Line) and block.level == 2:
            self.section = _KEYS.get(block.text)
            if self.section is None:
                self._unread(block)
            elif self.section == "表":
                self.sections["表"] = items([])
        elif self.head is None and isinstance(block, Grid):
            self.head = _head(block)
        elif self.section == "表" and isinstance(block, Line) and block.level == 3:
            self.tables.append(PrintedTable(block))
        elif isinstance(block, Line) and block.text.startswith(CLOSING):
            return
        elif self.section == "表" and self.tables:
            self.tables[-1].add(block)
        elif self.section not in (None, "表") and self.section not in self.sections:
            self._section(str(self.section), block)
        else:
            self._unread(block)

    def draft(self) -> Draft:
        """The document, and what was not read of it."""
        assert self.head is not None, "asked for before"
        tables = [each.node() for each in self.tables]
        found = [*self.found, *(told for each in self.tables for told in each.found)]
        top = {key: items(tables) if key == "表" else value for key, value in self.sections.items()}
        rows = [each.get("行") for each in tables]
        count = sum(len(each.items) for each in rows if isinstance(each, ListNode))
        return Draft(mapping({self.head[0]: self.head[1], **top}), Comments(), tuple(found), len(tables), count)

    def _section(self, key: str, block: Line | Grid) -> None:
        if isinstance(block, Line):
            self.sections[key] = heard(block.text)
            return
        columns = columns_of(block, {})
        content = {"列": items(columns), "行": items(items(row) for row in rows_of(block.rows[1:], columns))}
        self.sections[key] = mapping(content)

    def _unread(self, block: Line | Grid) -> None:
        self.found.append(unread(self.title.text, block))


def unread(table: str, block: Line | Grid) -> Remark:
    """A remark about a block that stands where none was printed."""
    words = block.text if isinstance(block, Line) else "，".join(cell.text for cell in block.rows[0])
    return remark("unread", table, block.place, text=words)
