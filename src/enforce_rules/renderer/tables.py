"""A table of a ruleset as a section of the paper: heading, lines, the official grid, and small tables for what it does not show.

In: a table as a node, the acts that codes stand for. Out: lines and tables added to a paper that grows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper import Grid, Line
from enforce_rules.renderer import labels
from enforce_rules.renderer.acts import CODES, DOWN, USES, coded, shown
from enforce_rules.renderer.columns import optional
from enforce_rules.renderer.grids import Content, Lead, Texts, body, content_of, header, printed, readings, simple
from enforce_rules.renderer.labels import DEFECT_COLUMNS, GRIDS, HOUSE, INNER, LINES, READING_COLUMNS, TERM_COLUMNS
from enforce_rules.renderer.notation import alike
from enforce_rules.renderer.weights import START, is_weighted, weave
from enforce_rules.renderer.words import Manner, said
from enforce_rules.writer import mapping


@dataclass(slots=True)
class Sheet:
    """A paper as it grows; it knows where each part stands."""

    blocks: list[Line | Grid] = field(default_factory=list)
    tables: int = 0

    def line(self, content: str, level: int = 0) -> None:
        """A heading, or with level 0 a paragraph."""
        self.blocks.append(Line(content, f"第{len(self.blocks) + 1}段", level))

    def table(self, made: Texts, title: str = "") -> None:
        """A table, under its title."""
        if title:
            self.line(title, 4)
        self.tables += 1
        self.blocks.append(made.grid(self.tables))


def table(node: MapNode, acts: Mapping[str, str], sheet: Sheet) -> None:
    """One table of 表; `acts` are the acts by their code."""
    _Table(node, acts, sheet).print()


class _Table:
    """What of a table is still to be printed, and where to."""

    def __init__(self, node: MapNode, acts: Mapping[str, str], sheet: Sheet) -> None:
        self.sheet, self.acts = sheet, acts
        self.left = {key.text: value for key, value in node.items}
        self.use = _text(self.left.get("用途")) or ""

    def print(self) -> None:
        """Heading, lines and tables, in the order of a published paper; the last small table has whatever is left."""
        content = self._take_content(self.left)
        lead = None if content is None else self._lead(content)
        self._heading(lead)
        if lead is not None:
            del self.left["违法行为" if lead.heading == DOWN else "事项"]
        self._lines("违法行为", "事项", "违反", "依据", "实施主体", "适用", "先责令")
        for key in ("不适用", "法定"):
            self._inner(key)
        if content is not None:
            self._grid(content, lead)
        self._inner("起点")
        self._lines("共同处理", "备注")
        self._defects()
        self._inner("推定")
        terms = [
            (key, said(value, labels.MANNERS.get(key, Manner.TEXT)))
            for key, value in sorted(self.left.items(), key=_place)
        ]
        if terms:
            self.sheet.table(simple(TERM_COLUMNS, terms), labels.TERMS)

    def _heading(self, lead: Lead | None) -> None:
        """编号, 名称 or else the act, 用途; what cannot be read from the heading stands in lines of its own as well."""
        number, use, name = (_text(self.left.get(key)) for key in ("编号", "用途", "名称"))
        act = _text(self.left.get("违法行为"))
        title = name or act or (lead.cell if lead is not None and lead.heading == DOWN else "")
        written = labels.heading(number or "", title, use or "")
        self.sheet.line(written, 3)
        read = labels.read_heading(written)
        for key, value, heard in (("编号", number, read[0]), ("用途", use, read[2])):
            if value and value == heard:
                del self.left[key]
        if name and name == read[1] and "违法行为" not in self.left:
            del self.left["名称"]
        self._lines("编号", "用途", "名称")

    def _lead(self, content: Content) -> Lead | None:
        """The act, or the codes of the acts, before the first column; the keys they stand for are printed by this."""
        if self.use not in USES or not content.rows:
            return None
        if (act := self.left.get("违法行为")) is not None:
            return Lead(DOWN, said(act))
        if (codes := self.left.get("事项")) is not None:
            cell = shown(codes, self.acts)
            return Lead(CODES, cell) if alike(coded(cell), codes) else None
        return None

    def _grid(self, content: Content, lead: Lead | None) -> None:
        made = Texts()
        header(content, lead, made)
        if lead is not None and lead.cell != START and is_weighted(content.columns):
            start = self.left.get("起点")
            if isinstance(start, MapNode) and len(start.items) == 2:
                inside = content_of(start)
                if inside is not None and weave(inside, made):
                    del self.left["起点"]
        body(content, lead, made)
        self.sheet.table(made)
        self._readings(readings(content, lead, (DOWN, CODES)), labels.READINGS)

    def _inner(self, key: str) -> None:
        """A table inside the table; what is none is a line, or a row of the small table of terms."""
        node = self.left.get(key)
        if node is None:
            return
        title = GRIDS[key]
        if not isinstance(node, MapNode):
            self._lines(key)
            return
        rest = {name.text: value for name, value in node.items}
        content = self._take_content(rest)
        if content is None or any(name not in INNER for name in rest):
            return
        del self.left[key]
        self.sheet.table(printed(content), title)
        self._readings(readings(content), f"{title}的{labels.READINGS}")
        for name, value in rest.items():
            self.sheet.line(f"{title}（{name}）：{said(value)}")

    def _readings(self, rows: list[tuple[str, ...]], title: str) -> None:
        if rows:
            self.sheet.table(simple(READING_COLUMNS, rows), title)

    def _defects(self) -> None:
        """认缺: a line for a sentence, a small table for a list or for one with its kind."""
        node = self.left.get("认缺")
        numbered = isinstance(node, ListNode) and bool(node.items)
        entries = (
            node.items if numbered and isinstance(node, ListNode) else (node,) if isinstance(node, MapNode) else ()
        )
        rows = [_defect(f"{number}" if numbered else labels.ABSENT, each) for number, each in enumerate(entries, 1)]
        if rows and None not in rows:
            del self.left["认缺"]
            self.sheet.table(simple(DEFECT_COLUMNS, [row for row in rows if row is not None]), labels.DEFECTS)
        self._lines("认缺")

    def _lines(self, *keys: str) -> None:
        for key in keys:
            if (value := self.left.get(key)) is not None and key in LINES:
                del self.left[key]
                self.sheet.line(f"{LINES[key]}：{said(value, labels.MANNERS.get(key, Manner.TEXT))}")

    @staticmethod
    def _take_content(keys: dict[str, Node]) -> Content | None:
        content = content_of(mapping({key: value for key, value in keys.items() if key in ("列", "行")}))
        if content is not None:
            del keys["列"], keys["行"]
        return content


def _defect(number: str, node: Node) -> tuple[str, ...] | None:
    """A row of 源文缺陷; none for what has no such row."""
    if isinstance(node, TextNode):
        return (number, labels.ABSENT, labels.ABSENT, optional(node, Manner.TEXT))
    keys = DEFECT_COLUMNS[1:]
    if not isinstance(node, MapNode) or any(key.text not in keys for key, _ in node.items) or node.get("缺陷") is None:
        return None
    return (number, *(optional(node.get(key), Manner.TEXT) for key in keys))


def _place(item: tuple[str, Node]) -> int:
    return HOUSE.index(item[0])


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, TextNode) else None
