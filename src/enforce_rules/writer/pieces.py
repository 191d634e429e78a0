"""Where every node of a document begins and ends in its text, and in what it stands.

In: text that has been read, and its tree. Out: pieces in the order of the text. The tree and the parser's events tell
the same document in the same order, so that the n-th node is the n-th piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, assert_never

import yaml

from enforce_rules.loader.events import Parser, events
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

Position = tuple[int, int]
"""Line and column, from 0."""

_BLOCK_SCALARS: Final = ("|", ">")


class Role(Enum):
    """What a node is to the one it stands in."""

    DOCUMENT = "document"
    ITEM = "item"
    KEY = "key"
    VALUE = "value"


@dataclass(slots=True, eq=False)
class Piece:
    """A node in its text. The end of a block list or mapping is where the next thing begins, and says little."""

    node: Node
    role: Role
    holder: Piece | None
    start: Position
    end: Position
    in_brackets: bool = False  # a list or mapping that is written in brackets
    is_block_scalar: bool = False

    def begins_with(self, piece: Piece) -> bool:
        """Whether another piece is the first thing in it."""
        match self.node:
            case TextNode():
                return False
            case ListNode(items=items):
                return items[0] is piece.node
            case MapNode(items=pairs):
                return pairs[0][0] is piece.node
            case _:
                assert_never(self.node)

    def chain(self) -> Iterator[Piece]:
        """Itself and what it stands in, from the inside out."""
        piece: Piece | None = self
        while piece is not None:
            yield piece
            piece = piece.holder


def pieces_of(text: str, root: Node, parser: Parser | None = None) -> list[Piece]:
    """Every node with its place. Raises yaml.YAMLError for a document that was read as JSON and is no YAML."""
    pieces: list[Piece] = []
    nodes = _in_order(root)
    open_pieces: list[Piece] = []
    for event in events(text, parser):
        if isinstance(event, yaml.CollectionEndEvent):
            open_pieces.pop().end = _position(event.end_mark)
        elif isinstance(event, yaml.NodeEvent):
            node, role = next(nodes)
            piece = Piece(node, role, open_pieces[-1] if open_pieces else None, *_extent(event))
            pieces.append(piece)
            if isinstance(event, yaml.CollectionStartEvent):
                piece.in_brackets = bool(event.flow_style)
                open_pieces.append(piece)
            elif isinstance(event, yaml.ScalarEvent):
                piece.is_block_scalar = event.style in _BLOCK_SCALARS
    return pieces


def _extent(event: yaml.NodeEvent) -> tuple[Position, Position]:
    return _position(event.start_mark), _position(event.end_mark)


def _position(mark: Any) -> Position:
    """The place of a mark, of either parser."""
    line: int = mark.line
    column: int = mark.column
    return line, column


def _in_order(root: Node) -> Iterator[tuple[Node, Role]]:
    """Nodes in the order of the text."""
    stack: list[tuple[Node, Role]] = [(root, Role.DOCUMENT)]
    while stack:
        node, role = stack.pop()
        yield node, role
        match node:
            case ListNode():
                stack += [(each, Role.ITEM) for each in reversed(node.items)]
            case MapNode():
                stack += [pair for k, v in reversed(node.items) for pair in ((v, Role.VALUE), (k, Role.KEY))]
            case TextNode():
                pass
            case _:
                assert_never(node)
