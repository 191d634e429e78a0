"""What the cells of one condition column are sure to hold, as places of an axis.

In: the test of a cell. Out: the places of one fact at which it holds, whatever the other facts are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from enforce_rules.model.condition import (
    All,
    Always,
    AnyOf,
    Beside,
    Condition,
    Conforms,
    Exceeds,
    Happened,
    Holds,
    Not,
    NotLoaded,
    OnDay,
    OneOf,
    Unascertained,
    Within,
)

Test = OneOf | Holds | Within | Unascertained
Places = Callable[[Test, bool], int]
"""The places of a test of the fact; the second says whether a number left undecided (待定) is counted in."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A column: its name, whether its places follow one another, which of them some row is to hold, what rows hold."""

    column: int
    name: str
    ordered: bool
    asked: int
    last: int  # the highest place the cells name
    held: tuple[int, ...]  # row by row; every place for a blank cell, none for a cell about something else
    text: Callable[[int], str]


def held_by(test: Condition, fact: str, at: Places, every: int, *, negated: bool = False) -> int:
    """The places, of `every` one, at which the test (or, negated, its contrary) is sure to hold."""
    match test:
        case Always():
            return 0 if negated else every
        case Not(part):
            return held_by(part, fact, at, every, negated=not negated)
        case All(parts) | AnyOf(parts):
            joint = isinstance(test, All) is not negated
            places = every if joint else 0
            for part in parts:
                held = held_by(part, fact, at, every, negated=negated)
                places = places & held if joint else places | held
            return places
        case Within(name) | OneOf(name) | Holds(name) | Unascertained(name):
            if name != fact:
                return 0
            return every & ~at(test, False) if negated else at(test, True)
        case Exceeds() | OnDay() | Beside() | Happened() | Conforms() | NotLoaded():
            return 0
        case _:
            assert_never(test)
