"""Nodes: a document as written, every value with its place.

In: what the loader read. Out: texts, lists and mappings that know where they stand; every scalar is the author's own
string, and its type comes from whoever reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from enforce_rules.diagnostics import Span


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar as written."""

    text: str
    span: Span
    shift: int = 0  # columns between the node's place and its first character (a quote)
    exact: bool = True  # one line, no escapes: an offset in the text is an offset in the line

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of a character inside the text."""
        if not self.exact or offset < 0:
            return self.span
        column = self.span.column + self.shift + min(offset, len(self.text))
        return Span(self.span.file, self.span.line, column, column + max(1, length))


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping, keys in order."""

    items: tuple[tuple[TextNode, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        for name, value in self.items:
            if name.text == key:
                return value
        return None


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple[Node, ...]
    span: Span


Node = TextNode | MapNode | ListNode
