"""One table of a paper that `render` printed: heading, lines, the official grid, small tables.

In: its blocks in order. Out: the table as a node, and a remark for each block that is none of these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from enforce_rules.importer.remarks import Remark, remark
from enforce_rules.model.node import MapNode, Node
from enforce_rules.paper import Cell, Grid, Line
from enforce_rules.renderer import labels
from enforce_rules.renderer.acts import CODES, DOWN, USES, coded
from enforce_rules.renderer.columns import read_reading
from enforce_rules.renderer.grids import columns_of, header_depth, headings, rows_of
from enforce_rules.renderer.labels import ABSENT, DEFECT_COLUMNS, GRIDS, HOUSE, LINES, MANNERS, read_heading
from enforce_rules.renderer.weights import START, is_weighted, unweave
from enforce_rules.renderer.words import Manner, heard
from enforce_rules.writer import items, mapping, text

_LINE_KEYS: Final = {label: key for key, label in LINES.items()}
_INNER_KEYS: Final = {f"{title}（{name}）": (key, name) for key, title in GRIDS.items() for name in labels.INNER}
_TITLES: Final = frozenset(
    (
        *GRIDS.values(),
        *(f"{each}的{labels.READINGS}" for each in GRIDS.values()),
        labels.READINGS,
        labels.TERMS,
        labels.DEFECTS,
    )
)
MAIN: Final = ""
"""What stands for the title of the official grid, which has none."""


@dataclass(slots=True)
class PrintedTable:
    """The blocks below a heading, as they come."""

    heading: Line
    grids: dict[str, Grid] = field(default_factory=dict)
    keys: dict[str, Node] = field(default_factory=dict)
    inner: dict[str, dict[str, Node]] = field(default_factory=dict)
    found: list[Remark] = field(default_factory=list)
    title: str = MAIN

    def add(self, block: Line | Grid) -> None:
        """The next block."""
        if isinstance(block, Grid):
            if self.title in self.grids:
                self._unread(block)
            else:
                self.grids[self.title] = block
            self.title = MAIN
        elif block.text in _TITLES:
            self.title = block.text
        else:
            self._line(block)

    def node(self) -> MapNode:
        """The table, its keys in the order of the house."""
        self._terms()
        number, title, use = read_heading(self.heading.text)
        for key, value in (("编号", number), ("用途", use)):
            if value and key not in self.keys:
                self.keys[key] = text(value)
        self._defects()
        if MAIN in self.grids:
            self._main(self.grids[MAIN])
        elif labels.READINGS in self.grids:
            self._unread(self.grids[labels.READINGS])
        for key, name in GRIDS.items():
            if name in self.grids:
                self.keys[key] = self._inner(key, name)
            elif (of_none := f"{name}的{labels.READINGS}") in self.grids:
                self._unread(self.grids[of_none])
        if title and "名称" not in self.keys and "违法行为" not in self.keys:
            self.keys["名称"] = text(title)
        return mapping((key, self.keys[key]) for key in sorted(self.keys, key=HOUSE.index))

    def _line(self, block: Line) -> None:
        label, colon, rest = block.text.partition("：")
        key = _LINE_KEYS.get(label)
        if colon and key is not None and key not in self.keys:
            self.keys[key] = heard(rest, MANNERS.get(key, Manner.TEXT))
        elif colon and label in _INNER_KEYS:
            outer, name = _INNER_KEYS[label]
            self.inner.setdefault(outer, {})[name] = heard(rest)
        elif block.text.strip():
            self._unread(block)

    def _terms(self) -> None:
        grid = self.grids.get(labels.TERMS)
        for row in grid.rows[1:] if grid is not None else ():
            key = row[0].text
            if key in HOUSE and key not in self.keys and len(row) > 1:
                self.keys[key] = heard(row[1].text, MANNERS.get(key, Manner.TEXT))
            else:
                self._unread_row(row)

    def _defects(self) -> None:
        grid = self.grids.get(labels.DEFECTS)
        if grid is None:
            return
        if grid.width != len(DEFECT_COLUMNS):
            self._unread(grid)
            return
        entries = [_defect(row) for row in grid.rows[1:]]
        single = len(grid.rows) == 2 and grid.rows[1][0].text == ABSENT
        self.keys["认缺"] = entries[0] if single else items(entries)

    def _main(self, grid: Grid) -> None:
        known = self._readings(labels.READINGS, grid)
        names = headings(grid)
        use = self.keys.get("用途", text(""))
        led = use in [text(each) for each in USES] and names[0] in (DOWN, CODES) and 1 not in known and grid.width > 1
        skip = 1 if led else 0
        columns = columns_of(grid, known, skip)
        rows = list(grid.rows[header_depth(grid) :])
        if led and is_weighted(columns):
            starts = [row for row in rows if row[0].text == START]
            rows = [row for row in rows if row[0].text != START]
            woven = unweave(starts) if starts else None
            if woven is not None:
                self.keys["起点"] = woven
            for row in starts if woven is None else ():
                self._unread_row(row)
        if led and rows:
            cell = rows[0][0].text
            self.keys["违法行为" if names[0] == DOWN else "事项"] = heard(cell) if names[0] == DOWN else coded(cell)
            for row in rows:
                if row[0].text != cell:
                    self._unread_row(row[:1])
        self.keys["列"] = items(columns)
        self.keys["行"] = items(items(row) for row in rows_of(rows, columns, skip))

    def _inner(self, key: str, name: str) -> MapNode:
        grid = self.grids[name]
        columns = columns_of(grid, self._readings(f"{name}的{labels.READINGS}", grid))
        rows = rows_of(grid.rows[header_depth(grid) :], columns)
        content: dict[str, Node] = {"列": items(columns), "行": items(items(row) for row in rows)}
        return mapping(content | self.inner.get(key, {}))

    def _readings(self, title: str, of: Grid) -> dict[int, Node]:
        """The columns that 列的读法 states, by number."""
        grid = self.grids.get(title)
        found: dict[int, Node] = {}
        for row in grid.rows[1:] if grid is not None else ():
            reading = read_reading([cell.text for cell in row], headings(of))
            if reading is None or reading[0] in found:
                self._unread_row(row)
            else:
                found[reading[0]] = reading[1]
        return found

    def _unread(self, block: Line | Grid) -> None:
        words = block.text if isinstance(block, Line) else "，".join(cell.text for cell in block.rows[0])
        self.found.append(remark("unread", self.heading.text, block.place, text=words))

    def _unread_row(self, row: tuple[Cell, ...]) -> None:
        words = "，".join(cell.text for cell in row)
        self.found.append(remark("unread", self.heading.text, row[0].place, text=words))


def _defect(row: tuple[Cell, ...]) -> Node:
    """An entry of 认缺: a sentence, or a mapping."""
    kind, where, why = (None if cell.text in ("", ABSENT) else heard(cell.text) for cell in row[1:])
    if kind is None and where is None and why is not None:
        return why
    pairs = zip(DEFECT_COLUMNS[1:], (kind, where, why), strict=True)
    return mapping({key: value for key, value in pairs if value is not None})
