"""What official wording says, as typed values. Numbers are exact; a bound keeps its word, since the convention is per word.

In: nothing. Out: frozen values that the doors build and the renderer writes back. `notes` say what the reader had to
supply (a missing 元) or leave out; they are no part of the value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class End:
    """One end of a range; `included` is None unless the cell itself says（含）,（不含）or a symbol does."""

    value: Fraction
    word: str | None = None
    included: bool | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """幅度: from a low to a high end, either of which may be missing; a point has both ends alike and no words."""

    low: End | None
    high: End | None

    def __post_init__(self) -> None:
        if self.low and self.high and self.low.value > self.high.value:
            raise ValueError(f"a range cannot run from {self.low.value} down to {self.high.value}")

    @property
    def point(self) -> Fraction | None:
        """The one value, if the cell gives just one."""
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
    """倍 of a base; with `low_unit_percent` the low end was written in % (50%以上5倍以下)."""

    range: Range
    base: str | None = None
    low_unit_percent: bool = False
    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Percent:
    """% of a base, or without one: 5 is 5%."""

    range: Range
    base: str | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class PerUnit:
    """元 for every `n` units (500元/车次, 每平方米100元以上1000元以下)."""

    range: Range
    n: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class PerDay:
    """元 for every day (5元/天)."""

    range: Range


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number; only ever a weight."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class FractionWeight:
    """A fraction; only ever a weight (1/24)."""

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
    """没收, and of what."""

    text: str


@dataclass(frozen=True, slots=True)
class Detention:
    """拘留, in days."""

    range: Range


@dataclass(frozen=True, slots=True)
class Measure:
    """责令…, 限期…, 吊销… and every other measure, as worded."""

    text: str


@dataclass(frozen=True, slots=True)
class NoFine:
    """不予罚款, as worded."""

    text: str


Do = Fine | WarningSanction | Confiscation | Detention | Measure | NoFine


@dataclass(frozen=True, slots=True)
class Step:
    """One sanction of a cell, for one party; `join` is how it follows the one before: 并, 或, ； or just a comma."""

    do: Do
    party: str | None = None
    may: bool = False
    join: str | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """The sanctions of a cell, in order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """近二年 (`recent`), 12个月内, 上一年度 (`name`); 5个工作日 without 内 is only a `length`."""

    n: Fraction | None = None
    unit: str | None = None
    recent: bool = False
    name: str | None = None
    length: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A level of a fact: 违法所得10万元以上, 近二年2次以上同类违法行为; `or_none` is 没有或者…."""

    range: Range
    unit: str | None
    subject: str | None = None
    noun: str | None = None
    within: Period | None = None
    remark: str | None = None
    or_none: bool = False
    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """第三次: just the third, not three or more."""

    value: int
    unit: str
    noun: str | None = None
    within: Period | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words without a number beside a quantity, or with a period (`…` marks the place of a period inside them)."""

    text: str
    within: Period | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """或."""

    of: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """且; with `bracket`, words and what a bracket after them adds."""

    of: tuple[Clause, ...]
    bracket: bool = False


Clause = Quantity | Ordinal | Words | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class Provision:
    """法·条·款·项·目, and the sentence (句) where one paragraph has several rules (第三十三条第一款第二句)."""

    doc: str | None = None
    edition: str | None = None
    article: int | None = None
    article_sub: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    sentence: int | None = None
