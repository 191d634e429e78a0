"""`reformat`: a document written anew in the house style, with the same nodes and the same comments, or not at all.

In: bytes. Out: text, or the diagnostics of a document that cannot be read. What was written is read again and compared
with the original before it is handed out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import yaml

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.text import source_text
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer.comments import Comments
from enforce_rules.writer.scan import comments_of
from enforce_rules.writer.style import Place, keeps_lines
from enforce_rules.writer.write import write_yaml


class NotTheSameError(Exception):
    """What was written says something else than what was read; a mistake of ours, and nothing is changed."""


def reformat(data: bytes | str, file: str, limits: Limits = DEFAULT) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The document in the house style, or why it cannot be read. Raises `NotTheSameError`."""
    node, found = read(data, file, limits)
    if node is None:
        return None, found
    comments = _comments(source_text(data), node)
    written = write_yaml(node, Comments(comments.remarks, tuple(_spread(node, comments))))
    again, _ = read(written, file, limits)
    if again is None or not same(node, again):
        raise NotTheSameError(file)
    if Counter(comments.texts()) != Counter(_comments(written, again).texts()):
        raise NotTheSameError(file)
    return written, found


def same(one: Node, other: Node) -> bool:
    """Whether two trees say the same, wherever their nodes are written."""
    match one, other:
        case TextNode(), TextNode():
            return one.text == other.text
        case ListNode(), ListNode():
            return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
        case MapNode(), MapNode():
            return len(one.items) == len(other.items) and all(
                key.text == key2.text and same(value, value2)
                for (key, value), (key2, value2) in zip(one.items, other.items, strict=True)
            )
        case _:
            return False


def _comments(text: str, node: Node) -> Comments:
    try:
        return comments_of(text, node)
    except yaml.YAMLError:  # JSON that is no YAML
        return Comments()


def _spread(node: Node, comments: Comments) -> Iterator[Node]:
    """What the author wrote in lines and the style leaves to the author."""
    in_lines = {id(each) for each in comments.spread}
    stack = [(node, Place())]
    while stack:
        each, place = stack.pop()
        if isinstance(each, TextNode) or not keeps_lines(place):
            continue
        if id(each) in in_lines:
            yield each
        if isinstance(each, ListNode):
            stack += [(item, place.of_item()) for item in each.items]
        else:
            stack += [(value, place.of_value(each, key.text)) for key, value in each.items]
