"""Conditions (情形, 适用条件): typed, resolved, three-valued when evaluated.

In: names already resolved by the compiler. Out: a closed sum that every reader matches to the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from enforce_rules.model.interval import Region


class Truth(IntEnum):
    """Kleene's three values (成立 / 不成立 / 未知): what nobody has established is neither true nor false."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


@dataclass(frozen=True, slots=True)
class Always:
    """No condition at all (`/`)."""


@dataclass(frozen=True, slots=True)
class Holds:
    """A 是否 or 认定 fact is 是."""

    fact: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice fact has one of the labels."""

    fact: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """A number lies in a region. Where the text leaves 以上/以下 undecided the region has two readings."""

    fact: str
    unit: str | None
    included: Region  # if the undecided word includes the number itself
    excluded: Region  # if it does not; the same region when nothing is undecided
    pending: str | None = None  # the undecided convention and whose: 规则集/以下
    text: str = ""  # the cell, for explanations


@dataclass(frozen=True, slots=True)
class Exceeds:
    """A number or period is more than another fact (超过追究期限); `reach` also allows equal."""

    fact: str
    other: str
    reach: bool = False


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day lies between two days, both inclusive; a missing end is open (2020-07-01以后)."""

    fact: str
    first: date | None
    last: date | None
    text: str = ""  # the cell, for questions

    def holds(self, day: object, _: object) -> bool:
        """Whether the day lies between them."""
        return isinstance(day, date) and (self.first or date.min) <= day <= (self.last or date.max)


@dataclass(frozen=True, slots=True)
class Beside:
    """A day beside another fact's day (改正之日不晚于责令改正期限届满之日): before it, on it, after it (decision 0070).

    A day that never came (没有) is neither before nor after any.
    """

    fact: str
    other: str
    before: bool
    same: bool
    after: bool
    text: str = ""  # the cell, for questions

    def holds(self, day: object, other: object) -> bool:
        """Whether the one day lies so beside the other."""
        if not (isinstance(day, date) and isinstance(other, date)):
            return False
        return (self.before and day < other) or (self.same and day == other) or (self.after and day > other)


@dataclass(frozen=True, slots=True)
class Happened:
    """Whether a day came at all (有, 没有)."""

    fact: str
    so: bool
    text: str = ""

    def holds(self, day: object, _: object) -> bool:
        """Whether it came, or did not, as asked."""
        return isinstance(day, date) is self.so


@dataclass(frozen=True, slots=True)
class Unascertained:
    """The fact's state itself: 无法查明."""

    fact: str


@dataclass(frozen=True, slots=True)
class Conforms:
    """符合: some row of the named table applies (or just the one row)."""

    table: str  # node id of the table
    row: int | None = None


@dataclass(frozen=True, slots=True)
class NotLoaded:
    """符合 something no loaded ruleset holds: unknown, and said so."""

    reference: str


@dataclass(frozen=True, slots=True)
class Not:
    """除外."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """同时满足."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """任一."""

    parts: tuple[Condition, ...]


Atom = Holds | OneOf | Within | Exceeds | OnDay | Beside | Happened | Unascertained | Conforms | NotLoaded
Condition = Always | Atom | Not | All | AnyOf

ALWAYS = Always()


def both(*parts: Condition) -> Condition:
    """同时满足, leaving out what always holds."""
    kept = tuple(part for part in parts if not isinstance(part, Always))
    if len(kept) == 1:
        return kept[0]
    return All(kept) if kept else ALWAYS


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Every fact the condition reads, in order, once."""
    match condition:
        case Holds(fact) | OneOf(fact) | Within(fact) | OnDay(fact) | Happened(fact) | Unascertained(fact):
            return (fact,)
        case Exceeds(fact, other) | Beside(fact, other):
            return (fact, other)
        case Not(part):
            return facts_of(part)
        case All(parts) | AnyOf(parts):
            return tuple(dict.fromkeys(name for part in parts for name in facts_of(part)))
        case Always() | Conforms() | NotLoaded():
            return ()


def conforming(condition: Condition) -> tuple[str, ...]:
    """Every table the condition refers to (符合)."""
    match condition:
        case Conforms(table):
            return (table,)
        case Not(part):
            return conforming(part)
        case All(parts) | AnyOf(parts):
            return tuple(dict.fromkeys(name for part in parts for name in conforming(part)))
        case _:
            return ()
