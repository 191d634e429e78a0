"""Lines of a document on their way: an indentation, a text, the comment behind it.

In: what the layout decides. Out: lines of text, comments behind at one column where the text leaves room for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from enforce_rules.diagnostics.render import width

COMMENT_AT: Final = 28  # columns from the first character of a line, its dash not counted, to the comment behind it


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its indentation in columns, its text (`""` if it is a comment only, or empty), its comment."""

    indent: int = 0
    text: str = ""
    comment: str = ""

    def render(self) -> str:
        """The line as written."""
        if not self.text:
            return " " * self.indent + self.comment if self.comment else ""
        line = " " * self.indent + self.text
        if not self.comment:
            return line
        return line + " " * max(2, COMMENT_AT - width(self.text.removeprefix("- "))) + self.comment


def whole(comments: Iterable[str], indent: int) -> list[Line]:
    """Lines of comment; an empty text is an empty line."""
    return [Line(indent, comment=each) for each in comments]


def behind(line: Line, comments: Iterable[str]) -> list[Line]:
    """The line with a comment behind it; those for which there is no room behind it stand above."""
    *others, last = (line.comment, *comments) if line.comment else ("", *comments)
    return [*whole(filter(None, others), line.indent), replace(line, comment=last)]


def item(block: list[Line], indent: int, comments: Iterable[str]) -> list[Line]:
    """A block of several lines as an item of a list: the comments above it stand above its dash."""
    first = next(number for number, line in enumerate(block) if line.text)
    start = behind(replace(block[first], indent=indent, text="- " + block[first].text), comments)
    return [*(replace(line, indent=indent) for line in block[:first]), *start, *block[first + 1 :]]


def without_double_gaps(lines: Iterable[Line]) -> Iterator[Line]:
    """At most one empty line in a row, none first or last."""
    gap, begun = False, False
    for line in lines:
        empty = not line.text and not line.comment
        if not empty:
            if gap and begun:
                yield Line()
            yield line
            begun = True
        gap = empty
