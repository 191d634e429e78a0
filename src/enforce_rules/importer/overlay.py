"""更正: what a person decided about an import, kept beside the printed table and never in it.

In: the YAML of an overlay. Out: an `Overlay`: the header of the ruleset, facts, names of columns, and for single tables
what is written by hand, each with its reason. A correction names what is printed, so that it cannot outlive it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from enforce_rules.compiler.document import SECTIONS
from enforce_rules.compiler.grid import Grid, read_grid
from enforce_rules.compiler.shape import Shape
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

HEADS: Final = ("规则集", "分册")
PARTS: Final = ("列名", "格义", "通例", "表", "加表")
TABLE: Final = ("理由", "设", "删", "更正", "接上行", "列名", "违法行为列")
COLUMNS: Final = ("印作", "事实", "理由")
MEANINGS: Final = ("事实", "印作", "值", "理由")
CORRECTIONS: Final = ("行", "列", "印作", "改为", "错")
KINDS: Final = ("错印", "转录")
"""错印: the source itself is wrong, and both are shown (读作, 原作). 转录: only the copy that is read here is."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One printed cell that is read otherwise."""

    row: int  # from 1, below the header
    column: str
    printed: str
    read: str
    misprint: bool  # 错印, against 转录


@dataclass(frozen=True, slots=True)
class Patch:
    """What is said of one table."""

    why: str = ""
    set: Mapping[str, Node] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    continued: frozenset[int] = frozenset()  # rows that go on from the row above
    renamed: Mapping[str, str] = field(default_factory=dict)
    acts: bool | None = None  # whether the column of acts is a condition; None: where its cells differ


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything a person decided."""

    head: tuple[str, Node] | None = None
    sections: tuple[tuple[str, Node], ...] = ()
    facts: Grid = field(default_factory=Grid)
    history: Grid = field(default_factory=Grid)
    columns: tuple[tuple[str, str], ...] = ()  # printed heading → fact it may be about
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # fact → printed cell → value
    usual: tuple[tuple[Mapping[str, str], Mapping[str, Node], str], ...] = ()  # 通例: where → what is set, why
    tables: Mapping[str, Patch] = field(default_factory=dict)
    added: tuple[Node, ...] = ()


NONE: Final = Overlay()


def read_overlay(node: Node, shape: Shape) -> Overlay:
    """The overlay of a file; what is wrong with it goes to the shape."""
    top = shape.mapping(node, (*HEADS, *SECTIONS, *PARTS), (), node.span)
    if top is None:
        return NONE
    grids = {key: read_grid(shape, top.get(key), known=columns) for key, columns in SECTIONS.items()}
    columns = read_grid(shape, top.get("列名"), known=COLUMNS)
    meanings: dict[str, dict[str, str]] = {}
    words = read_grid(shape, top.get("格义"), known=MEANINGS)
    for line in words.lines:
        fact, printed, value = (words.text(line, name) or "" for name in MEANINGS[:3])
        meanings.setdefault(fact, {})[printed] = value
    tables = top.get("表")
    patches = tables.items if isinstance(tables, MapNode) else ()
    if tables is not None and not isinstance(tables, MapNode):
        shape.no_mapping(tables, top.span, "一组“编号: …”")
    return Overlay(
        head=next(((key, value) for key in HEADS if (value := top.get(key)) is not None), None),
        sections=tuple((key, value) for key in SECTIONS if (value := top.get(key)) is not None),
        facts=grids["事实"],
        history=grids["履历"],
        columns=tuple((columns.text(line, "印作") or "", columns.text(line, "事实") or "") for line in columns.lines),
        meanings=meanings,
        usual=tuple(_usual(each, shape) for each in shape.items(top.get("通例"))),
        tables={key.text: _patch(value, shape) for key, value in patches},
        added=shape.items(top.get("加表")),
    )


def _usual(node: Node, shape: Shape) -> tuple[Mapping[str, str], Mapping[str, Node], str]:
    one = shape.mapping(node, ("凡", "设", "理由"), ("凡", "设", "理由"), node.span)
    if one is None:
        return {}, {}, ""
    where = one.get("凡")
    conditions = {key.text: shape.text(value) or "" for key, value in where.items} if isinstance(where, MapNode) else {}
    return conditions, _settings(one.get("设"), shape), shape.text(one.get("理由")) or ""


def _settings(node: Node | None, shape: Shape) -> dict[str, Node]:
    if node is None:
        return {}
    if not isinstance(node, MapNode):
        shape.no_mapping(node, node.span, "一组“键: 值”")
        return {}
    return {key.text: value for key, value in node.items}


def _patch(node: Node, shape: Shape) -> Patch:
    one = shape.mapping(node, TABLE, ("理由",), node.span)
    if one is None:
        return Patch()
    grid = read_grid(shape, one.get("更正"), known=CORRECTIONS)
    acts = shape.text(one.get("违法行为列"))
    return Patch(
        why=shape.text(one.get("理由")) or "",
        set=_settings(one.get("设"), shape),
        without=tuple(each.text for each in shape.texts(one.get("删"))),
        corrections=tuple(
            Correction(
                int(row) if (row := grid.text(line, "行") or "").isdecimal() else 0,
                grid.text(line, "列") or "",
                grid.text(line, "印作") or "",
                grid.text(line, "改为") or "",
                grid.text(line, "错") != "转录",
            )
            for line in grid.lines
        ),
        continued=frozenset(int(each.text) for each in shape.texts(one.get("接上行")) if each.text.isdecimal()),
        renamed={key: value.text for key, value in _settings(one.get("列名"), shape).items() if isinstance(value, TextNode)},
        acts=None if acts is None else acts == "条件",
    )


def sections_written(node: Node) -> bool:
    """Whether a section of an overlay has any row."""
    rows = node.get("行") if isinstance(node, MapNode) else None
    return isinstance(rows, ListNode) and bool(rows.items)
