"""The first column of a benchmark: the act, or the codes of the acts with their names beside them.

In: 事项 of a table and the acts by code, or the printed cell. Out: the cell, `代号　违法行为`; or the codes. The names are there
for people and are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from enforce_rules.model.node import ListNode, Node, TextNode
from enforce_rules.renderer.words import heard, said
from enforce_rules.writer import items, text

DOWN: Final = "违法行为"
USES: Final = ("基准", "法定")
"""The uses (用途) of a table whose act is printed down the first column."""
CODES: Final = "违法行为事项"
_BEHIND: Final = "　"


def shown(codes: Node, acts: Mapping[str, str]) -> str:
    """The cell.

    >>> shown(items(["A01", "A02"]), {"A01": "擅自倾倒"})
    '（1）A01　擅自倾倒；（2）A02'
    """
    if isinstance(codes, ListNode):
        return said(items(_named(each, acts) for each in codes.items))
    return said(_named(codes, acts))


def coded(cell: str) -> Node:
    """事项, from the cell."""
    node = heard(cell)
    return items(_code(each) for each in node.items) if isinstance(node, ListNode) else _code(node)


def _named(code: Node, acts: Mapping[str, str]) -> Node:
    act = acts.get(code.text) if isinstance(code, TextNode) else None
    return text(f"{code.text}{_BEHIND}{act}") if isinstance(code, TextNode) and act else code


def _code(node: Node) -> Node:
    return text(node.text.partition(_BEHIND)[0]) if isinstance(node, TextNode) else node
