"""`write_yaml`: nodes → YAML in the house style.

A line for each item of the document, its sections, its tables, and of whatever does not fit in one; brackets for
columns, rows, conditions and small tables where they fit. An empty line between sections and between tables.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.diagnostics.render import width
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer.comments import Comments
from enforce_rules.writer.flow import LONGEST_KEY, WIDTH, check, filled, flow
from enforce_rules.writer.index import Index
from enforce_rules.writer.lines import Line, behind, item, whole, without_double_gaps
from enforce_rules.writer.scalar import scalar
from enforce_rules.writer.style import Place, has_no_limit, items_stand_apart, keeps_lines, takes_lines

STEP: Final = 2  # columns of indentation

NO_COMMENTS: Final = Comments()


def write_yaml(node: Node, comments: Comments = NO_COMMENTS) -> str:
    """The document as text that ends in a line break; reading it gives the same tree, and writing that the same text.

    Raises ValueError for what no document can hold: a character the loader refuses (named), a key that stands twice,
    the key `<<`, more nesting than is read, an empty text as the whole document, a comment that does not begin with #.
    """
    check(node)
    if isinstance(node, TextNode) and (not node.text or "：" in node.text):
        raise ValueError("a text alone is no document")
    lines = _Writer(Index(comments)).document(node)
    return "".join(f"{line.render()}\n" for line in without_double_gaps(lines))


class _Writer:
    def __init__(self, index: Index) -> None:
        self.index = index

    def document(self, node: Node) -> list[Line]:
        said = self.index.of(node)
        line = self._one_line(node, 0, Place())
        body = self._block(node, 0, Place()) if line is None else behind(Line(0, line), said.behind)
        return [
            *whole(said.before, 0),
            *body,
            *whole(said.after, 0),
            *(whole(said.behind, 0) if line is None else ()),
        ]

    def _block(self, node: Node, indent: int, place: Place) -> list[Line]:
        """A list or mapping of several lines: one or more for each item, or as many short texts to a line as fit."""
        several = filled(node, indent) if keeps_lines(place) and not self._in_lines(node, place) else None
        if several is not None:
            return [Line(indent, each) for each in several]
        if isinstance(node, MapNode):
            parts = [self._entry(node, key, value, indent, place) for key, value in node.items]
        else:
            assert isinstance(node, ListNode), "a text is one line"
            parts = [self._item(each, indent, place.of_item()) for each in node.items]
        lines: list[Line] = []
        for number, part in enumerate(parts):
            if number and self._apart(place, parts[number - 1], part):
                lines.append(Line())
            lines += part
        return lines

    def _apart(self, place: Place, one: list[Line], two: list[Line]) -> bool:
        """Whether an empty line stands between two neighbours."""
        if place.path:
            return items_stand_apart(place)
        return all(sum(bool(line.text) for line in part) > 1 for part in (one, two))

    def _entry(self, holder: MapNode, key: TextNode, value: Node, indent: int, place: Place) -> list[Line]:
        """A key and its value."""
        of_key, of_value = self.index.of(key), self.index.of(value)
        name, above = f"{scalar(key.text)}:", [*of_key.before, *of_value.before]
        lines = whole(above, indent)
        if len(name) > LONGEST_KEY:
            lines.append(Line(indent, f"? {name[:-1]}"))
            name = ":"
        inside = place.of_value(holder, key.text)
        line = self._one_line(value, indent + width(name) + 1, inside, behind_key=True)
        comments = [*of_key.behind, *of_value.behind]
        if line is not None:
            return [*lines, *behind(Line(indent, f"{name} {line}"), comments), *whole(of_value.after, indent)]
        block = self._block(value, indent + STEP, inside)
        return [*lines, *behind(Line(indent, name), comments), *block, *whole(of_value.after, indent + STEP)]

    def _item(self, node: Node, indent: int, place: Place) -> list[Line]:
        """An item of a list."""
        said = self.index.of(node)
        lines, line = whole(said.before, indent), self._one_line(node, indent + STEP, place)
        if line is not None:
            return [*lines, *behind(Line(indent, f"- {line}"), said.behind), *whole(said.after, indent)]
        block = self._block(node, indent + STEP, place)
        return [*lines, *item(block, indent, said.behind), *whole(said.after, indent + STEP)]

    def _one_line(self, node: Node, column: int, place: Place, *, behind_key: bool = False) -> str | None:
        """The node as one line that begins at a column, if it may be one."""
        if isinstance(node, TextNode):
            return scalar(node.text, behind_key=behind_key)
        if not node.items:
            return "[]" if isinstance(node, ListNode) else "{}"
        if self._in_lines(node, place):
            return None
        line = flow(node)
        return line if line and (has_no_limit(place) or column + width(line) <= WIDTH) else None

    def _in_lines(self, node: Node, place: Place) -> bool:
        """Whether it takes a line for each item although it may fit in one."""
        return takes_lines(node, place) or id(node) in self.index.spread or self.index.inside(node)
