"""What a draft needs that no table prints: the conventions (约定) by which its cells are read, each 待定 until it is stated.

In: a draft. Out: the draft with a row for every convention that is asked for and not there, and a remark for each.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforce_rules.compiler.compile import compile_rulebook
from enforce_rules.compiler.document import Document, read_document
from enforce_rules.importer.draft import Draft, with_rows
from enforce_rules.importer.remarks import remark
from enforce_rules.model.node import MapNode, Node
from enforce_rules.writer import items, mapping

SECTION: Final = "约定"
OPEN: Final = "待定"
BORROWED: Final = "约定来自"
CODE: Final = "missing-convention"


def with_conventions(draft: Draft) -> Draft:
    """The draft of a whole ruleset with its conventions; a volume has those of its ruleset, so it stays as it is."""
    head = draft.node.get("规则集")
    if not isinstance(head, MapNode) or head.get(BORROWED) is not None:
        return draft
    document, wrong = read_document(draft.node, "", "")
    if not isinstance(document, Document) or wrong:
        return draft
    asked = [dict(each.args)["name"] for each in compile_rulebook([document])[1] if each.code == CODE]
    names = list(dict.fromkeys(str(each) for each in asked))
    if not names:
        return draft
    stated = with_rows(draft.node.get(SECTION), SECTION, [items([name, OPEN, "/"]) for name in names])
    told = tuple(remark("convention", SECTION, "/", name=name) for name in names)
    return replace(draft, node=_with(draft.node, stated), remarks=(*draft.remarks, *told))


def _with(node: MapNode, stated: Node) -> MapNode:
    """约定 in its place behind the header, or where it stood."""
    pairs = [(key, stated if key.text == SECTION else value) for key, value in node.items]
    if node.get(SECTION) is None:
        return mapping([*pairs[:1], (SECTION, stated), *pairs[1:]])
    return mapping(pairs)
