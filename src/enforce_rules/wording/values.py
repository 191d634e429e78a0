"""What official wording says, as typed values. Numbers are exact; a bound keeps its word, since the convention is per word.

In: nothing. Out: frozen values that the doors build and the renderer writes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


class WordingError(ValueError):
    """A cell that cannot be read: a stable code, where in the cell as pasted, and words for the message; never prose."""

    def __init__(self, code: str, at: int, length: int = 1, **data: str) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.length = length
        self.data: Mapping[str, str] = data


@dataclass(frozen=True, slots=True)
class End:
    """One end; `included` is None unless the cell itself says（含）,（不含）or a symbol does."""

    value: Fraction
    word: str | None = None
    included: bool | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """幅度: a point has both ends alike and no words."""

    low: End | None
    high: End | None

    @property
    def point(self) -> Fraction | None:
        """The only value, if it is one."""
        if self.low and self.high and self.low.value == self.high.value and not (self.low.word or self.high.word):
            return self.low.value
        return None


def point_of(value: Fraction) -> Range:
    """The range of one value."""
    return Range(End(value, None, True), End(value, None, True))


@dataclass(frozen=True, slots=True)
class Money:
    """元."""

    range: Range
    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Multiple:
    """倍 of a base; the low end may have been printed in %."""

    range: Range
    base: str | None = None
    low_unit_percent: bool = False


@dataclass(frozen=True, slots=True)
class Percent:
    """% of a base, or a bare share."""

    range: Range
    base: str | None = None


@dataclass(frozen=True, slots=True)
class PerUnit:
    """Money for each `n` units (500元/车次)."""

    range: Range
    n: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class PerDay:
    """Money for each day (5元/天)."""

    range: Range


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number, only ever a weight."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class FractionWeight:
    """A fraction as a weight (1/24)."""

    value: Fraction


Amount = Money | Multiple | Percent | PerUnit | PerDay
Weight = Percent | Number | FractionWeight


@dataclass(frozen=True, slots=True)
class Fine:
    """罚款."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class WarningSanction:
    """警告."""


@dataclass(frozen=True, slots=True)
class Confiscation:
    """没收."""

    text: str


@dataclass(frozen=True, slots=True)
class Detention:
    """拘留, in days."""

    range: Range


@dataclass(frozen=True, slots=True)
class Measure:
    """责令… and every other measure, kept as worded."""

    text: str


@dataclass(frozen=True, slots=True)
class NoFine:
    """不予罚款."""

    text: str


Do = Fine | WarningSanction | Confiscation | Detention | Measure | NoFine


@dataclass(frozen=True, slots=True)
class Step:
    """One sanction of a sequence; `join` is 并, 或, ； or nothing."""

    do: Do
    party: str | None = None
    may: bool = False
    join: str | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Sanctions in order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """近二年, 12个月内, 5个工作日 (`length`), 上一年度 (`name`)."""

    n: Fraction | None = None
    unit: str | None = None
    recent: bool = False
    name: str | None = None
    length: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A level of a fact."""

    range: Range
    unit: str | None
    subject: str | None = None
    noun: str | None = None
    within: Period | None = None
    remark: str | None = None
    or_none: bool = False
    symbols: bool = False  # written 2<pH<5


@dataclass(frozen=True, slots=True)
class Ordinal:
    """第三次: just the third, not three or more."""

    value: int
    unit: str
    noun: str | None = None
    within: Period | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words without a number, inside a window or beside a quantity."""

    text: str
    within: Period | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """或."""

    of: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """且, ，, or a bracket after a label."""

    of: tuple[Clause, ...]
    paren: bool = False


Clause = Quantity | Ordinal | Words | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class Provision:
    """条款项目 of a text."""

    doc: str | None = None
    edition: str | None = None
    article: int | None = None
    article_sub: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    quoted: bool = False  # named in 《》
