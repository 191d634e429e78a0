"""YAML and JSON text → nodes that know where they are written. Every scalar stays the author's own string.

In: bytes or text. Out: a tree of nodes, or diagnostics. The tree is built from parser events with a stack of its own,
so no depth of nesting can exhaust the machine's, and every limit is checked before anything is built on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import yaml

from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose
from enforce_rules.loader.events import Parser, before_parsing, events
from enforce_rules.loader.json_source import NotJson, looks_like_json, read_json
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.python_source import nodes_of
from enforce_rules.loader.syntax import TOO_DEEP, syntax_error
from enforce_rules.loader.text import text_of
from enforce_rules.loader.tree import Refused, Tree
from enforce_rules.model.node import Node, TextNode

__all__ = ["nodes_of", "read"]

QUOTES: Final = ("'", '"')
BLOCKS: Final = ("|", ">")
BLOCK_COMMENT: Final = re.compile(r"[|>][-+0-9]*#")
COLON_MARK: Final = re.compile(r":[,\[\]{}]")

Found = tuple[Node | None, tuple[Diagnostic, ...]]


def read(data: bytes | str, file: str, limits: Limits = DEFAULT, parser: Parser | None = None) -> Found:
    """The document as nodes, and everything wrong with how it is written."""
    text, found = text_of(data, file, limits)
    if text is None or found:
        return None, found
    if not looks_like_json(text):
        return _read_yaml(text, file, limits, parser)
    try:
        return _built(Tree(limits), lambda tree: read_json(text, file, tree))
    except NotJson as wrong:
        if file.endswith(".json"):
            return None, (diagnose("json-syntax", wrong.place, why=wrong.why),)
    return _read_yaml(text, file, limits, parser)  # braces of YAML: {案件: {编号: 甲}}


def _read_yaml(text: str, file: str, limits: Limits, parser: Parser | None) -> Found:
    refused = before_parsing(text, file)
    if refused:
        return None, refused
    reader = _YamlReader(text, file, parser)
    try:
        node, found = _built(Tree(limits), reader.read)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if TOO_DEEP in str(error) and mark is not None:
            return _too_deep(file, limits, reader, mark)
        return None, (*reader.found, syntax_error(error, file, reader.lines))
    if isinstance(node, TextNode) and not node.text and not found:
        node = None
    if node is None and not found:
        found = (diagnose("empty-document", Span(file, 1, 1)),)
    return node, found


def _too_deep(file: str, limits: Limits, reader: _YamlReader, mark: yaml.Mark) -> Found:
    """The parser looked ahead and met its own limit; the lines up to there meet ours, at the right place."""
    before = "\n".join((*reader.lines[: mark.line], reader.lines[mark.line][: mark.column]))
    try:
        return _built(Tree(limits), _YamlReader(before, file, reader.parser).read)
    except yaml.YAMLError:
        place = Span(file, mark.line + 1, mark.column + 1)
        return None, (diagnose("too-deep", place, value=f"{limits.depth + 1}", limit=f"{limits.depth}"),)


def _built(tree: Tree, read_into: Callable[[Tree], None]) -> Found:
    try:
        read_into(tree)
    except Refused as refused:
        return None, (*tree.found, refused.found)
    fatal = any(each.severity is Severity.ERROR for each in tree.found)
    return (None if fatal else tree.root), tuple(tree.found)


class _YamlReader:
    """Passes the parser's events on to a tree."""

    def __init__(self, text: str, file: str, parser: Parser | None) -> None:
        self.text, self.file, self.parser = text, file, parser
        self.lines = text.split("\n")
        self.flow: list[bool] = []  # whether each container that is open is written in brackets
        self.found: tuple[Diagnostic, ...] = ()

    def read(self, tree: Tree) -> None:
        """Build the tree. Raises `Refused` at a limit, and the parser's own errors."""
        try:
            for event in events(self.text, self.parser):
                if isinstance(event, yaml.ScalarEvent):
                    tree.text(self._scalar(event, tree))
                elif isinstance(event, yaml.NodeEvent):
                    self._open(event, tree)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self.flow.pop()
                    tree.close()
        except yaml.YAMLError:
            self.found = tuple(tree.found)  # what was wrong before the parser stopped is still said
            raise

    def _open(self, event: yaml.NodeEvent, tree: Tree) -> None:
        self._plain(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self.flow.append(bool(event.flow_style))
            tree.open(self._span(event), is_map=isinstance(event, yaml.MappingStartEvent))

    def _plain(self, event: yaml.NodeEvent) -> None:
        """No alias, no anchor, no tag: refused at the first, before anything they could multiply."""
        if isinstance(event, yaml.AliasEvent):
            raise Refused(diagnose("anchor-or-alias", self._span(event), text=f"*{event.anchor}"))
        if event.anchor:
            raise Refused(diagnose("anchor-or-alias", self._span(event), text=f"&{event.anchor}"))
        if tag := getattr(event, "tag", None):
            raise Refused(diagnose("tag", self._span(event), text=str(tag).replace("tag:yaml.org,2002:", "!!")[:60]))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None, "the parser marks every event"
        line = start.line
        return Span(self.file, line + 1, start.column + 1, end.column + 1 if end.line == line else 0)

    def _scalar(self, event: yaml.ScalarEvent, tree: Tree) -> TextNode:
        if event.anchor or event.tag:
            self._plain(event)
        span, value, style = self._span(event), str(event.value), event.style or ""
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        if not value and not style and (key := tree.key) is not None:  # `key:` and nothing; the parsers place it apart
            if self.flow[-1] and ":" in key.text and not key.shift:  # {编号:甲}
                raise Refused(diagnose("yaml-syntax", key.at(key.text.index(":")), why="colon-space"))
            end = key.span.end_column or key.span.column
            return TextNode("", Span(self.file, key.span.line, end, end))
        block = style in BLOCKS
        shift = 1 if style in QUOTES else 0
        start = span.column - 1 + shift
        end = start + len(value)
        node = TextNode(value, span, shift, not block and line[start:end] == value)
        if block or (not style and self.flow and self.flow[-1] and ("?" in value or line.startswith(":", end))):
            self._both_parsers(node, style, line, start)
        return node

    def _both_parsers(self, node: TextNode, style: str, line: str, start: int) -> None:
        """Refuse what one of the two parsers reads and the other does not, so that no machine reads more than another.

        The node is a block, or plain words inside brackets.
        """
        if style in BLOCKS:
            if BLOCK_COMMENT.match(line, start):
                raise Refused(diagnose("yaml-syntax", node.span, why="after-bar"))
            return
        if "?" in node.text:
            raise Refused(diagnose("yaml-syntax", node.at(node.text.index("?")), why="question"))
        if node.exact and COLON_MARK.match(line, start + len(node.text)):
            raise Refused(diagnose("yaml-syntax", node.at(len(node.text)), why="colon-space"))
