"""Which node a comment belongs to.

In: the lines of a document, its pieces, and a comment with its place. Out: a remark. A comment behind something belongs to
that; a whole line belongs to what comes next, or to the end of the list or mapping whose items are indented as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from enforce_rules.model.node import Node, TextNode
from enforce_rules.writer.comments import Remark
from enforce_rules.writer.pieces import Piece, Position, Role


@dataclass(slots=True)
class Finder:
    """The pieces of a document, to look up what is before and behind a place."""

    lines: list[str]
    pieces: list[Piece]
    starts: list[Position] = field(init=False)
    by_end: list[Piece] = field(init=False)
    ends: list[Position] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [each.start for each in self.pieces]
        closed = [each for each in self.pieces if each.in_brackets or isinstance(each.node, TextNode)]
        self.by_end = sorted(closed, key=lambda each: each.end)
        self.ends = [each.end for each in self.by_end]

    def remark(self, place: Position, comment: str) -> Remark:
        """The comment beside its node."""
        line, column = place
        written = self.lines[line][:column].rstrip(" ")
        if not written:
            return self._whole_line(place, comment)
        owner = self._written_last((line, len(written)))
        if owner is not None:
            return Remark(owner.node, behind=comment)
        return self._before_next(place, comment) or Remark(self.pieces[0].node, after=(comment,))

    def _written_last(self, end: Position) -> Piece | None:
        """What ends at a place, or was opened or separated there; a dash and a question mark belong to what follows."""
        line, column = end
        mark = self.lines[line][column - 1]
        last = bisect_right(self.ends, end) - 1
        if last >= 0 and self.ends[last] == end:
            return self.by_end[bisect_left(self.ends, end)]
        started = self.pieces[bisect_right(self.starts, (line, column - 1)) - 1]
        if started.in_brackets and started.start == (line, column - 1):
            return started
        if started.is_block_scalar and started.start[0] == line:
            return started
        return self.by_end[last] if mark in ",:" and last >= 0 else None

    def _whole_line(self, place: Position, comment: str) -> Remark:
        """A line of its own, with the empty lines around it."""
        line, column = place
        following = bisect_right(self.starts, place)
        last = self.pieces[following - 1] if following else None
        lines = self._with_gaps(line, comment)
        brackets = _brackets_around(last, place)
        if brackets is not None:
            inside = following < len(self.pieces) and self.pieces[following].start < brackets.end
            if not inside and brackets is last:  # there is nothing in them
                return Remark(self._above(following - 1), before=lines)
            if not inside:
                return Remark(brackets.node, after=lines)
        elif last is not None:
            ended = self._ended(last, following, column)
            if ended is not None:
                return Remark(ended.node, after=lines)
        return self._before_next(place, *lines) or Remark(self.pieces[0].node, after=lines)

    def _with_gaps(self, line: int, comment: str) -> tuple[str, ...]:
        above = [""] if line and not self.lines[line - 1].strip(" ") else []
        below = [""] if line + 1 < len(self.lines) and not self.lines[line + 1].strip(" ") else []
        return (*above, comment, *below)

    def _ended(self, last: Piece, following: int, column: int) -> Piece | None:
        """The list or mapping that ends before what follows and whose items are indented as far as a column, or less."""
        open_still: set[int] = set()
        level = -1
        if following < len(self.pieces):
            open_still = {id(each) for each in self.pieces[following].chain()}
            holder = self.pieces[following].holder
            level = -1 if holder is None else holder.start[1]
        best: Piece | None = None
        for each in last.chain():
            fits = level < each.start[1] <= column and not isinstance(each.node, TextNode) and not each.in_brackets
            if fits and id(each) not in open_still and (best is None or each.start[1] >= best.start[1]):
                best = each
        return best

    def _before_next(self, place: Position, *lines: str) -> Remark | None:
        following = bisect_right(self.starts, place)
        if following == len(self.pieces):
            return None
        return Remark(self._above(following), before=lines)

    def _above(self, number: int) -> Node:
        """The node above which a line stands that stands above a piece."""
        piece = self.pieces[number]
        inside = self.pieces[number + 1] if number + 1 < len(self.pieces) else None
        if piece.role is Role.VALUE:  # its first item, if it has lines of its own, else its key
            in_lines = not piece.in_brackets and inside is not None and inside.holder is piece
            piece = inside if in_lines and inside is not None else self.pieces[number - 1]
        return _with_dash(piece).node


def _brackets_around(last: Piece | None, place: Position) -> Piece | None:
    if last is None:
        return None
    return next((each for each in last.chain() if each.in_brackets and each.end > place), None)


def _with_dash(piece: Piece) -> Piece:
    """The item of a list that begins with a piece: above its dash is where a line above the piece stands."""
    while piece.holder is not None and piece.holder.role is Role.ITEM and piece.holder.begins_with(piece):
        piece = piece.holder
    return piece
