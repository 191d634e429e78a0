"""A printed paper (纸面) as plain values: headings, paragraphs and tables, with the place where each is found.

In: what a reader found, or what a renderer wants printed. Out: frozen values that refuse to be no paper. What the texts
mean is for others to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

DEEPEST: Final = 6
"""The deepest heading there is, in every format."""


class Covered(Enum):
    """Whether a cell is its own, or part of a merged cell (合并单元格) that begins elsewhere.

    A merged cell's first row is covered from the left, every further row of it from above, whatever its width.
    """

    NO = "no"
    LEFT = "left"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table (单元格). A covered cell repeats the text of the cell it belongs to."""

    text: str
    place: str
    covered: Covered = Covered.NO


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (标题) of level 1 to `DEEPEST`, 1 the highest, or a paragraph (段落), level 0."""

    text: str
    place: str
    level: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.level <= DEEPEST:
            raise ValueError(f"{self.place}: a heading of level {self.level}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table (表格): one row or more, all of one width, which is not nothing."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str

    def __post_init__(self) -> None:
        if not self.rows or not self.rows[0] or len({len(row) for row in self.rows}) > 1:
            raise ValueError(f"{self.place}: a table has rows, all of one width")

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0])


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in the order of its pages. `source` is where it was read, for people: the name of a file."""

    blocks: tuple[Line | Grid, ...]
    source: str
