"""YAML and JSON text → nodes that know where they are written. Every scalar stays the author's own string.

In: bytes or text. Out: a tree of nodes, or diagnostics. The tree is built from parser events with a stack of our own,
so no depth of nesting can exhaust the machine's, and every limit is checked before anything is built on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still being read."""

    span: Span
    is_map: bool
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[TextNode, Node]] = field(default_factory=list)
    key: TextNode | None = None
    seen: dict[str, Span] = field(default_factory=dict)


class _Refused(Exception):
    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.code)
        self.found = found


BAD = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u3000\x85\xa0"
)


def read(data: bytes | str, file: str, limits: Limits = DEFAULT) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The document as nodes, and everything wrong with how it is written."""
    text, found = _text(data, file, limits)
    if text is None or found:
        return None, found
    reader = _Reader(file, limits, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):  # events only: nothing is constructed
            reader.take(event)
    except _Refused as refused:
        reader.found.append(refused.found)
        return None, tuple(reader.found)
    except yaml.YAMLError as error:
        reader.found.append(_syntax(error, file))
        return None, tuple(reader.found)
    if reader.root is None and not reader.found:
        reader.found.append(diagnose("empty-document", Span(file, 1, 1)))
    fatal = any(each.severity is Severity.ERROR for each in reader.found)
    return (None if fatal else reader.root), tuple(reader.found)


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _text(data: bytes | str, file: str, limits: Limits) -> tuple[str | None, tuple[Diagnostic, ...]]:
    start = Span(file, 1, 1)
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "surrogatepass"))
    if size > limits.file_bytes:
        return None, (diagnose("file-too-large", start, value=str(size), limit=str(limits.file_bytes)),)
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        text.encode("utf-8")
    except UnicodeError:
        return None, (diagnose("not-utf8", start),)
    found: list[Diagnostic] = []
    if any(char in BAD or (unicodedata.category(char) in ("Cc", "Cf") and char not in "\n\r\t") for char in set(text)):
        for number, line in enumerate(text.split("\n"), 1):
            for column, char in enumerate(line, 1):
                bad = char in BAD or (unicodedata.category(char) in ("Cc", "Cf") and char not in "\r\t")
                if bad and len(found) < 100:
                    found.append(diagnose("bad-character", Span(file, number, column), char=f"U+{ord(char):04X}"))
    return text, tuple(found)


def _syntax(error: yaml.YAMLError, file: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    where = Span(file, mark.line + 1, mark.column + 1) if mark is not None else Span(file, 1, 1)
    return diagnose("yaml-syntax", where, why=str(getattr(error, "problem", None) or "无法解析")[:120])


class _Reader:
    """Builds nodes from events, with a stack of its own."""

    def __init__(self, file: str, limits: Limits, text: str) -> None:
        self.file, self.limits = file, limits
        self.lines = text.split("\n")
        self.found: list[Diagnostic] = []
        self.root: Node | None = None
        self.stack: list[_Frame] = []
        self.nodes = self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """One parser event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Refused(diagnose("several-documents", self._span(event)))
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(diagnose("anchor-or-alias", self._span(event), text=f"*{event.anchor}"))
        if isinstance(event, yaml.NodeEvent):
            self._count(event)
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(self.stack) >= self.limits.depth:
                value, limit = str(len(self.stack) + 1), str(self.limits.depth)
                raise _Refused(diagnose("too-deep", self._span(event), value=value, limit=limit))
            self.stack.append(_Frame(self._span(event), isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            frame = self.stack.pop()
            self._put(
                MapNode(tuple(frame.pairs), frame.span) if frame.is_map else ListNode(tuple(frame.items), frame.span)
            )

    def _count(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise _Refused(diagnose("too-many-nodes", self._span(event), limit=str(self.limits.nodes)))
        if event.anchor:
            raise _Refused(diagnose("anchor-or-alias", self._span(event), text=f"&{event.anchor}"))
        tag = getattr(event, "tag", None)
        if tag:
            raise _Refused(diagnose("tag", self._span(event), text=str(tag)[:60]))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None, "the parser marks every event"
        same_line = end.line == start.line
        return Span(self.file, start.line + 1, start.column + 1, end.column + 1 if same_line else 0)

    def _scalar(self, event: yaml.ScalarEvent) -> TextNode:
        span = self._span(event)
        value = str(event.value)
        if len(value) > self.limits.scalar:
            raise _Refused(diagnose("scalar-too-long", span, limit=str(self.limits.scalar)))
        quoted = event.style in ("'", '"')
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        start = span.column - 1 + (1 if quoted else 0)
        exact = event.style not in ("|", ">") and line[start : start + len(value)] == value
        return TextNode(value, span, 1 if quoted else 0, exact)

    def _put(self, node: Node) -> None:
        if not self.stack:
            self._full_width_colon(node)
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.is_map:
            frame.items.append(node)
            return
        if frame.key is None:
            if not isinstance(node, TextNode):
                raise _Refused(diagnose("key-not-text", node.span))
            if node.text == "<<":
                raise _Refused(diagnose("merge-key", node.span))
            frame.key = node
            return
        key, frame.key = frame.key, None
        first = frame.seen.setdefault(key.text, key.span)
        if first is not key.span:
            related = ((first, "第一次在这里"),)
            self.found.append(diagnose("duplicate-key", key.span, key=key.text, related=related))
            return
        if len(frame.pairs) >= self.limits.keys:
            raise _Refused(diagnose("too-many-keys", key.span, limit=str(self.limits.keys)))
        frame.pairs.append((key, node))

    def _full_width_colon(self, node: Node) -> None:
        if isinstance(node, TextNode) and "：" in node.text:
            self.found.append(diagnose("full-width-colon", node.span, text=node.text[:40]))


def nodes_of(data: Mapping[str, object], file: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """A Python mapping as nodes, so that a program may pass a case it holds. Only texts, lists and mappings."""
    found: list[Diagnostic] = []
    place = Span(file, 1, 1)
    built = _from_python(data, place, "", found, 0)
    return (None if found else built), tuple(found)


def _from_python(value: object, place: Span, key: str, found: list[Diagnostic], depth: int) -> Node:
    if depth > DEFAULT.depth:
        found.append(diagnose("too-deep", place, value=str(depth), limit=str(DEFAULT.depth)))
        return TextNode("", place, exact=False)
    if isinstance(value, str):
        return TextNode(value, place, exact=False)
    if isinstance(value, Mapping):
        pairs = tuple(
            (TextNode(str(name), place, exact=False), _from_python(each, place, str(name), found, depth + 1))
            for name, each in value.items()
        )
        return MapNode(pairs, place)
    if isinstance(value, list | tuple):
        return ListNode(tuple(_from_python(each, place, key, found, depth + 1) for each in value), place)
    kinds = {bool: "真假值", int: "数", float: "小数", type(None): "空值"}
    found.append(diagnose("not-text", place, key=key, kind=kinds.get(type(value), "别的东西")))
    return TextNode("", place, exact=False)
