"""A node in brackets; and what no document can hold.

In: a node. Out: its text, or None where a line cannot hold it.
"""

from __future__ import annotations

from typing import Final, assert_never

from enforce_rules.diagnostics.render import width
from enforce_rules.loader.limits import DEFAULT
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer.scalar import scalar

WIDTH: Final = 160  # display columns of a line, inclusive; wide characters take two; comments are not counted
SHORT: Final = 40  # display columns of a text of which several stand in a line
LONGEST_KEY: Final = 900  # YAML looks no further for the colon; a longer key stands behind a question mark


def flow(node: Node) -> str | None:
    """`[a, b]`, `{a: b}` or a scalar as it stands among them; None with a key that is too long for it."""
    match node:
        case TextNode():
            return scalar(node.text, in_brackets=True)
        case ListNode():
            items = [flow(each) for each in node.items]
            return None if None in items else f"[{', '.join(filter(None, items))}]"
        case MapNode():
            pairs = [_pair(key, value) for key, value in node.items]
            return None if None in pairs else f"{{{', '.join(filter(None, pairs))}}}"
        case _:
            assert_never(node)


def filled(node: Node, indent: int) -> list[str] | None:
    """A list of short texts in brackets over several lines, as many to a line as fit; None for any other node."""
    if not isinstance(node, ListNode):
        return None
    written = [scalar(each.text, in_brackets=True) for each in node.items if isinstance(each, TextNode)]
    if len(written) < len(node.items) or any(width(each) > SHORT for each in written):
        return None
    lines = [f"[{written[0]}"]
    for each in written[1:]:
        if indent + width(lines[-1]) + width(each) + len(", ,") > WIDTH:
            lines[-1] += ","
            lines.append(f" {each}")
        else:
            lines[-1] += f", {each}"
    return [*lines[:-1], f"{lines[-1]}]"]


def _pair(key: TextNode, value: Node) -> str | None:
    name, written = scalar(key.text, in_brackets=True), flow(value)
    return None if written is None or len(name) > LONGEST_KEY else f"{name}: {written}"


def check(node: Node, depth: int = 1) -> None:
    """Raise ValueError for a tree that the loader would refuse whatever its layout: too deep, a key twice, `<<`."""
    if isinstance(node, TextNode):
        return
    if depth > DEFAULT.depth:
        raise ValueError(f"more than {DEFAULT.depth} lists and mappings inside of each other")
    if isinstance(node, ListNode):
        for each in node.items:
            check(each, depth + 1)
        return
    keys = [key.text for key, _ in node.items]
    if "<<" in keys:
        raise ValueError("the key << is a merge key")
    if len(set(keys)) < len(keys):
        raise ValueError("a key stands twice in one mapping")
    for _, value in node.items:
        check(value, depth + 1)
