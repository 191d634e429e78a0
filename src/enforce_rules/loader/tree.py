"""Building a tree of nodes with a stack of its own, every limit counted first (docs/reference/limits.md).

In: the beginnings and ends of lists and mappings, and scalars, from whichever reader. Out: nodes and diagnostics. No
depth of nesting can exhaust the machine's stack, and the same input meets the same limit on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.limits import Limits
from enforce_rules.loader.text import clean, faults_of_line
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

FULL_WIDTH_COLON = "："


class Refused(Exception):
    """Reading stops here: going on would follow the input past a limit."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.code)
        self.found = found


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still being read."""

    span: Span
    is_map: bool
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, tuple[TextNode, Node]] = field(default_factory=dict)
    key: TextNode | None = None


class Tree:
    """Nodes under construction."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.root: Node | None = None
        self.nodes = 0
        self._stack: list[_Frame] = []

    @property
    def key(self) -> TextNode | None:
        """The key whose value comes next, if one does."""
        return self._stack[-1].key if self._stack else None

    def open(self, span: Span, *, is_map: bool) -> None:
        """A list or mapping begins."""
        self._count(span)
        if len(self._stack) >= self.limits.depth:
            value, limit = str(len(self._stack) + 1), str(self.limits.depth)
            raise Refused(diagnose("too-deep", span, value=value, limit=limit))
        self._stack.append(_Frame(span, is_map))

    def close(self) -> None:
        """The innermost list or mapping ends."""
        frame = self._stack.pop()
        if frame.is_map:
            self._put(MapNode(tuple(frame.pairs.values()), frame.span))
        else:
            self._put(ListNode(tuple(frame.items), frame.span))

    def text(self, node: TextNode) -> None:
        """A scalar."""
        self._count(node.span)
        if len(node.text) > self.limits.scalar:
            raise Refused(diagnose("scalar-too-long", node.span, limit=str(self.limits.scalar)))
        if not node.exact and not clean(node.text):  # written as an escape, which the text itself does not show
            self.found += faults_of_line(node.text, node.span, exact=False)[:1]
        self._put(node)

    def _count(self, span: Span) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise Refused(diagnose("too-many-nodes", span, limit=str(self.limits.nodes)))

    def _put(self, node: Node) -> None:
        if not self._stack:
            if isinstance(node, TextNode) and FULL_WIDTH_COLON in node.text:
                self._colon(node)
            self.root = node
            return
        frame = self._stack[-1]
        if not frame.is_map:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(node)
        else:
            key, frame.key = frame.key, None
            self._pair(frame, key, node)

    def _key(self, node: Node) -> TextNode:
        if not isinstance(node, TextNode) or not (node.text or node.shift):
            raise Refused(diagnose("key-not-text", node.span))
        if node.text == "<<":
            raise Refused(diagnose("merge-key", node.span))
        return node

    def _pair(self, frame: _Frame, key: TextNode, value: Node) -> None:
        if key.text in frame.pairs:
            first = ((frame.pairs[key.text][0].span, "first-here"),)
            self.found.append(diagnose("duplicate-key", key.span, key=key.text, related=first))
            return
        if len(frame.pairs) >= self.limits.keys:
            raise Refused(diagnose("too-many-keys", key.span, limit=str(self.limits.keys)))
        if FULL_WIDTH_COLON in key.text and isinstance(value, TextNode) and not (value.text or value.shift):
            self._colon(key)  # {编号：甲} is a key `编号：甲` without a value
        frame.pairs[key.text] = (key, value)

    def _colon(self, node: TextNode) -> None:
        place = node.at(node.text.index(FULL_WIDTH_COLON))
        self.found.append(diagnose("full-width-colon", place, text=node.text[:40]))
