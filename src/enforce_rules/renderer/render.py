"""A ruleset, with its volumes (分册), as one paper.

In: the nodes of its files, the ruleset's own first. Out: a `Paper`: the header, the sections, every table; a volume is a
heading of the first level again. Comments are no part of a node, and so of no paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper import Paper
from enforce_rules.renderer import labels
from enforce_rules.renderer.grids import Content, content_of, printed, simple
from enforce_rules.renderer.notation import bracketed
from enforce_rules.renderer.tables import Sheet, table
from enforce_rules.renderer.words import said

HEADS: Final = ("规则集", "分册")
"""What a file of a ruleset has one of; it is printed first, wherever it is written."""


def render(
    documents: Sequence[MapNode], source: str, progress: Callable[[int, int | None], None] | None = None
) -> Paper:
    """The paper. `progress` is told how many tables are done, and of how many."""
    sheet = Sheet()
    told = progress or (lambda _done, _total: None)
    acts = {code: act for each in documents for code, act in _acts(each)}
    total = sum(len(_tables(each)) for each in documents)
    done = 0
    for document in documents:
        _head(document, sheet)
        for key, value in document.items:
            if key.text in HEADS:
                continue
            sheet.line(labels.SECTIONS.get(key.text, key.text), 2)
            if key.text != "表":
                _section(value, sheet)
                continue
            for each in _tables(document):
                table(each, acts, sheet)
                done += 1
                told(done, total)
    sheet.line(labels.NOTE)
    return Paper(tuple(sheet.blocks), source)


def _head(document: MapNode, sheet: Sheet) -> None:
    head = next((value for key, value in document.items if key.text in HEADS), None)
    pairs = head.items if isinstance(head, MapNode) else ()
    name = head.get("名称") if isinstance(head, MapNode) else None
    sheet.line(name.text if isinstance(name, TextNode) else "", 1)
    sheet.table(simple(labels.HEADER, [(key.text, said(value)) for key, value in pairs]))


def _section(node: Node, sheet: Sheet) -> None:
    """A section is a table of texts; what is none is a line."""
    content = content_of(node) if isinstance(node, MapNode) and len(node.items) == 2 else None
    if content is None:
        sheet.line(bracketed(node))
    else:
        sheet.table(printed(content))


def _tables(document: MapNode) -> list[MapNode]:
    node = document.get("表")
    return [each for each in node.items if isinstance(each, MapNode)] if isinstance(node, ListNode) else []


def _acts(document: MapNode) -> list[tuple[str, str]]:
    content = content_of(document.get("事项"))
    return [] if content is None else _pairs(content)


def _pairs(content: Content) -> list[tuple[str, str]]:
    names = [each.text if isinstance(each, TextNode) else "" for each in content.columns]
    if "代号" not in names or "违法行为" not in names:
        return []
    cells = [(row[names.index("代号")], row[names.index("违法行为")]) for row in content.rows]
    return [(code.text, act.text) for code, act in cells if isinstance(code, TextNode) and isinstance(act, TextNode)]
