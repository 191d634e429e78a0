"""What a draft needs that no table prints: the conventions (约定) by which its cells are read, each 待定 until it is stated.

In: a draft. Out: the draft with a row for every convention that is asked for and not there, and a remark for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from enforce_rules.compiler.compile import compile_rulebook
from enforce_rules.compiler.document import Document, read_document
from enforce_rules.importer.draft import Draft, with_rows
from enforce_rules.importer.remarks import remark
from enforce_rules.model.node import ListNode, MapNode, Node
from enforce_rules.writer import items, mapping, text

SECTION: Final = "约定"
OPEN: Final = "待定"
BORROWED: Final = "约定来自"
CODE: Final = "missing-convention"
ROWS: Final = 200  # looked at together


def with_conventions(draft: Draft) -> Draft:
    """The draft of a whole ruleset with its conventions; a volume has those of its ruleset, so it stays as it is."""
    head = draft.node.get("规则集")
    if not isinstance(head, MapNode) or head.get(BORROWED) is not None:
        return draft
    names = list(dict.fromkeys(name for each in _pieces(draft.node) for name in _asked(each)))
    if not names:
        return draft
    stated = with_rows(draft.node.get(SECTION), SECTION, [items([name, OPEN, "/"]) for name in names])
    told = tuple(remark("convention", SECTION, "/", name=name) for name in names)
    return replace(draft, node=_with(draft.node, stated), remarks=(*draft.remarks, *told))


def _asked(node: MapNode) -> Iterator[str]:
    """The conventions a ruleset asks for and does not state; none where it is no ruleset yet."""
    document, _ = read_document(node, "", "")
    if isinstance(document, Document):
        yield from (str(dict(each.args)["name"]) for each in compile_rulebook([document]).found if each.code == CODE)


def _pieces(node: MapNode) -> Iterator[MapNode]:
    """The ruleset as several of a bounded size: what a cell needs does not depend on how many others there are."""
    tables = node.get("表")
    held: list[Node] = []
    count = 0
    for table in tables.items if isinstance(tables, ListNode) else ():
        for part in _parts(table):
            rows = part.get("行") if isinstance(part, MapNode) else None
            count += len(rows.items) if isinstance(rows, ListNode) else 1
            held.append(part)
            if count >= ROWS:
                yield _set(node, "表", items(held))
                held, count = [], 0
    if held:
        yield _set(node, "表", items(held))


def _parts(table: Node) -> Iterator[Node]:
    rows = table.get("行") if isinstance(table, MapNode) else None
    facts_of_others = isinstance(table, MapNode) and table.get("用途") == text("清单")
    if not isinstance(table, MapNode) or not isinstance(rows, ListNode) or facts_of_others or len(rows.items) <= ROWS:
        yield table
        return
    for start in range(0, len(rows.items), ROWS):
        yield _set(table, "行", items(rows.items[start : start + ROWS]))


def _set(node: MapNode, name: str, content: Node) -> MapNode:
    return mapping((key, content if key.text == name else value) for key, value in node.items)


def _with(node: MapNode, stated: Node) -> MapNode:
    """约定 in its place behind the header, or where it stood."""
    if node.get(SECTION) is not None:
        return _set(node, SECTION, stated)
    return mapping([*node.items[:1], (text(SECTION), stated), *node.items[1:]])
