"""Nodes for a program that writes rulesets instead of reading them: texts, lists and mappings without a place.

In: Python texts and nodes. Out: nodes whose place is nowhere; two that say the same are two nodes, so that a remark
beside one of them stands beside that one only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import overload

from enforce_rules.diagnostics import NOWHERE
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode


def text(content: str) -> TextNode:
    """A scalar. Quotes and escapes are the writer's business.

    >>> text("以上").text
    '以上'
    """
    return TextNode(content, NOWHERE)


def items(content: Iterable[Node | str]) -> ListNode:
    """A list; a Python text in it becomes a scalar.

    >>> [each.text for each in items(["以上", text("含")]).items]
    ['以上', '含']
    """
    return ListNode(tuple(_node(each) for each in content), NOWHERE)


@overload
def mapping(content: Mapping[str, Node | str]) -> MapNode: ...
@overload
def mapping(content: Iterable[tuple[TextNode | str, Node | str]]) -> MapNode: ...
def mapping(content: Mapping[str, Node | str] | Iterable[tuple[TextNode | str, Node | str]]) -> MapNode:
    """A mapping, in the order given. Pass pairs with `text(...)` keys where a remark stands beside a key.

    >>> [key.text for key, _ in mapping({"列": items(["处理"]), "行": items([])}).items]
    ['列', '行']
    """
    pairs = content.items() if isinstance(content, Mapping) else content
    return MapNode(tuple((text(key) if isinstance(key, str) else key, _node(value)) for key, value in pairs), NOWHERE)


def _node(content: Node | str) -> Node:
    return text(content) if isinstance(content, str) else content
