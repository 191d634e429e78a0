"""Finding the comments of a document, which the YAML parser drops.

In: text that has been read, and its tree. Out: `Comments`, each beside a node (`beside.py`). A `#` outside of every
scalar begins a comment, which ends with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from enforce_rules.loader.events import Parser
from enforce_rules.model.node import Node, TextNode
from enforce_rules.writer.beside import Finder
from enforce_rules.writer.comments import Comments
from enforce_rules.writer.pieces import Piece, Position, pieces_of

_COMMENT: Final = re.compile(r"#[^\n]*+")


def comments_of(text: str, root: Node, parser: Parser | None = None) -> Comments:
    """The comments of a document; `spread` is what takes a line for each item in it, not brackets.

    Raises yaml.YAMLError for a document that was read as JSON and is no YAML: it has no comments.
    """
    pieces = pieces_of(text, root, parser)
    finder = Finder(text.split("\n"), pieces)
    remarks = tuple(finder.remark(place, comment) for place, comment in _found(text, pieces))
    spread = (each.node for each in pieces if not each.in_brackets and not isinstance(each.node, TextNode))
    return Comments(remarks, tuple(spread))


def _found(text: str, pieces: list[Piece]) -> Iterator[tuple[Position, str]]:
    """Every comment with its place: between two scalars, from # to the end of the line."""
    lines = text.split("\n")
    offsets = [0]
    for each in lines:
        offsets.append(offsets[-1] + len(each) + 1)
    end = (len(lines), 0)
    line, at = 0, 0
    for begins, ends in (*_scalars(pieces, lines), (end, end)):
        for found in _COMMENT.finditer(text, at, offsets[begins[0]] + begins[1]):
            while offsets[line + 1] <= found.start():
                line += 1
            yield (line, found.start() - offsets[line]), found[0].rstrip(" ")
        at = offsets[ends[0]] + ends[1]


def _scalars(pieces: list[Piece], lines: list[str]) -> Iterator[tuple[Position, Position]]:
    """Where no comment can be. Behind the bar of a block scalar (`|`) there may be one."""
    for piece in pieces:
        if isinstance(piece.node, TextNode):
            line = piece.start[0]
            yield ((line, len(lines[line])) if piece.is_block_scalar else piece.start), piece.end
