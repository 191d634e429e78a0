"""更正: what a person decided about an import, kept beside the printed table and never in it.

In: the YAML of an overlay. Out: an `Overlay`: the header of the ruleset, facts, names of columns, and for single tables
what is written by hand, each with its reason. A correction names what is printed, so that it cannot outlive it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from enforce_rules.compiler.document import SECTIONS
from enforce_rules.compiler.grid import read_grid
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import suggest
from enforce_rules.model.node import MapNode, Node, TextNode

HEADS: Final = ("规则集", "分册")
PARTS: Final = ("列名", "格义", "合成", "当事人", "通例", "表", "加表")
TABLE: Final = ("理由", "设", "另推定", "删", "更正", "接上行", "列名", "格义", "当事人", "分列", "表头", "违法行为列")
COLUMNS: Final = ("印作", "事实", "理由")
MEANINGS: Final = ("事实", "印作", "值", "理由")
COMPOSITES: Final = ("印作", "改为", "理由")
CORRECTIONS: Final = ("行", "列", "印作", "改为", "错")
KINDS: Final = ("错印", "转录", "合成")
"""错印: the source itself is wrong, and both are shown (读作, 原作). 转录: only the copy that is read here is. 合成: a
cell that says several things at once, written as the condition it means.
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """One printed cell that is read otherwise."""

    row: int  # from 1, below the header
    column: str
    printed: str
    read: str
    misprint: bool  # 错印, against 转录
    node: Node | None = None  # the condition a composite cell means, written out


@dataclass(frozen=True, slots=True)
class Patch:
    """What is said of one table."""

    why: str = ""
    set: Mapping[str, Node] = field(default_factory=dict)
    derived: Node | None = (
        None  # 另推定: a derivation beside those the columns need (a base that counts as at least so much)
    )
    without: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    continued: frozenset[int] = frozenset()  # rows that go on from the row above
    renamed: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)  # printed cell → value, of the columns renamed here
    parties: Mapping[str, str] = field(default_factory=dict)  # whom a heading means: 个人 → the persons of the statute
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # 分列: whom the parts of a column fall on
    header: tuple[str, ...] = ()  # 表头 as it should have been printed
    acts: bool | None = None  # whether the column of acts is a condition; None: where its cells differ


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything a person decided."""

    head: tuple[str, Node] | None = None
    sections: tuple[tuple[str, Node], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()  # printed heading → fact it may be about
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # fact → printed cell → value
    composites: Mapping[str, Node] = field(
        default_factory=dict
    )  # 合成: printed condition, in any table → what it means
    parties: Mapping[str, str] = field(default_factory=dict)
    usual: tuple[tuple[Mapping[str, str], Mapping[str, Node], str], ...] = ()  # 通例: where → what is set, why
    tables: Mapping[str, Patch] = field(default_factory=dict)
    added: tuple[Node, ...] = ()


NONE: Final = Overlay()


def read_overlay(node: Node, shape: Shape) -> Overlay:
    """The overlay of a file; what is wrong with it goes to the shape."""
    top = shape.mapping(node, (*HEADS, *SECTIONS, *PARTS), (), node.span)
    if top is None:
        return NONE
    columns = read_grid(shape, top.get("列名"), known=COLUMNS)
    meanings: dict[str, dict[str, str]] = {}
    words = read_grid(shape, top.get("格义"), known=MEANINGS)
    for line in words.lines:
        fact, printed, meant = (words.text(line, name) or "" for name in MEANINGS[:3])
        meanings.setdefault(fact, {})[printed] = meant
    composites: dict[str, Node] = {}
    whole = read_grid(shape, top.get("合成"), known=COMPOSITES)
    for line in whole.lines:
        cell = whole.cell(line, "改为")
        composites |= {} if cell is None else {whole.text(line, "印作") or "": cell}
    return Overlay(
        head=next(((key, found) for key in HEADS if (found := top.get(key)) is not None), None),
        sections=tuple((key, found) for key in SECTIONS if (found := top.get(key)) is not None),
        columns=tuple((columns.text(line, "印作") or "", columns.text(line, "事实") or "") for line in columns.lines),
        meanings=meanings,
        composites=composites,
        parties=_texts(top.get("当事人"), shape),
        usual=tuple(_usual(each, shape) for each in shape.items(top.get("通例"))),
        tables={key: _patch(value, shape) for key, value in _settings(top.get("表"), shape).items()},
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
    for line in grid.lines:
        kind = grid.text(line, "错") or ""
        if kind not in KINDS:
            shape.wrong(
                "unknown-value",
                grid.place(line, "错"),
                suggest(kind, KINDS),
                fact="错",
                value=kind,
                known="、".join(KINDS),
            )
    acts = shape.text(one.get("违法行为列"))
    return Patch(
        why=(shape.text(one.get("理由")) or "").removeprefix("/"),
        set=_settings(one.get("设"), shape),
        derived=one.get("另推定"),
        without=tuple(each.text for each in shape.texts(one.get("删"))),
        corrections=tuple(
            Correction(
                int(row) if (row := grid.text(line, "行") or "").isdecimal() else 0,
                grid.text(line, "列") or "",
                grid.text(line, "印作") or "",
                grid.text(line, "改为") or "",
                grid.text(line, "错") == "错印",
                cell if isinstance(cell := grid.cell(line, "改为"), MapNode) else None,
            )
            for line in grid.lines
        ),
        continued=frozenset(int(each.text) for each in shape.texts(one.get("接上行")) if each.text.isdecimal()),
        renamed=_texts(one.get("列名"), shape),
        meanings=_texts(one.get("格义"), shape),
        parties=_texts(one.get("当事人"), shape),
        split={
            key: tuple(each.text for each in shape.texts(value))
            for key, value in _settings(one.get("分列"), shape).items()
        },
        header=tuple(each.text for each in shape.texts(one.get("表头"))),
        acts=None if acts is None else acts == "条件",
    )


def _texts(node: Node | None, shape: Shape) -> dict[str, str]:
    return {key: value.text for key, value in _settings(node, shape).items() if isinstance(value, TextNode)}


def together(overlays: Iterable[Overlay]) -> Overlay:
    """Several overlays as one: what a later one says of a table adds to the earlier ones, its settings win."""
    whole = NONE
    for each in overlays:
        tables = dict(whole.tables)
        for name, patch in each.tables.items():
            tables[name] = _both(tables[name], patch) if name in tables else patch
        whole = Overlay(
            head=each.head or whole.head,
            sections=(*whole.sections, *each.sections),
            columns=(*whole.columns, *each.columns),
            meanings={**whole.meanings, **each.meanings},
            composites={**whole.composites, **each.composites},
            parties={**whole.parties, **each.parties},
            usual=(*whole.usual, *each.usual),
            tables=tables,
            added=(*whole.added, *each.added),
        )
    return whole


def _both(first: Patch, second: Patch) -> Patch:
    return Patch(
        why="；".join(dict.fromkeys(each for each in (first.why, second.why) if each)),
        set={**first.set, **second.set},
        derived=second.derived or first.derived,
        without=(*first.without, *second.without),
        corrections=(*first.corrections, *second.corrections),
        continued=first.continued | second.continued,
        renamed={**first.renamed, **second.renamed},
        meanings={**first.meanings, **second.meanings},
        parties={**first.parties, **second.parties},
        split={**first.split, **second.split},
        header=second.header or first.header,
        acts=first.acts if second.acts is None else second.acts,
    )
