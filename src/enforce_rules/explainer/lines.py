"""Lines and sections: the shape of an explanation, whatever it is printed on.

In: nothing. Out: values. A section without lines is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line, indented by its depth."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it."""

    title: str
    lines: tuple[Line, ...]
