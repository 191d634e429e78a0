"""Axes of numbers: the ranges of a column on one line.

In: the tests of a column's cells. Out: an `Axis` in order. Where the text leaves 以上 and 以下 undecided, a cell holds the
number itself: what is told as a gap is one under every reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from enforce_rules.compiler.defects_held import Axis, Test, held_by
from enforce_rules.model.condition import All, Always, AnyOf, Condition, Not, Unascertained, Within
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.interval import NOT_NEGATIVE, Bound, Interval, Region
from enforce_rules.wording.joining import decimal
from enforce_rules.wording.spread import money

WHOLE = Fraction(100)
"""All there is of a share in %: the last tier need not go beyond it."""
DAY = "日"


def of_numbers(column: int, fact: FactDeclaration, tests: tuple[Condition, ...], *, open_top: bool) -> Axis | None:
    """The axis of a column of ranges, from the lowest number a cell names; `open_top`: up to any number.

    None where they are not of one unit: months and days are not compared without a calendar.
    """
    ranges = [each for test in tests for each in _ranges(test, fact.name)]
    units = {each.unit for each in ranges}
    if len(units) > 1:
        return None
    unit = next(iter(units), None)
    line = _Line.of(region for each in ranges for region in (each.included, each.excluded))
    held = tuple(held_by(test, fact.name, line.within, line.all) for test in tests)
    whole = fact.kind is FactKind.COUNT or unit == DAY
    possible = sum(1 << place for place in range(line.top + 1) if line.is_possible(place, whole, fact.kind))
    named = 0
    for test, places in zip(tests, held, strict=True):
        named |= 0 if isinstance(test, Always) else places & possible
    lowest, last = (named & -named).bit_length() - 1, named.bit_length() - 1
    top = line.top if open_top and not _is_whole(unit, line, last) else last
    asked = possible & ((1 << top + 1) - (1 << lowest)) if named else 0
    return Axis(column, fact.name, True, asked, last, held, lambda places: line.text(places, unit, whole))


def _is_whole(unit: str | None, line: _Line, last: int) -> bool:
    """Whether a share in % goes up to all there is."""
    return unit == "%" and bool(line.values) and line.values[-1] == WHOLE and last < line.top


def _ranges(test: Condition, fact: str) -> Iterator[Within]:
    match test:
        case Within(name) if name == fact:
            yield test
        case Not(part):
            yield from _ranges(part, fact)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _ranges(part, fact)
        case _:
            return


@dataclass(frozen=True, slots=True)
class _Line:
    """The numbers where something begins or ends, in order.

    Place 2i+1 is the i-th number, 2i what lies before it; the last of all is that nobody can find it out (无法查明).
    """

    values: tuple[Fraction, ...]

    @classmethod
    def of(cls, regions: Iterable[Region]) -> _Line:
        ends = (end for region in regions for part in region.parts for end in (part.low, part.high) if end)
        return cls(tuple(sorted({end.value for end in ends} | {Fraction(0)})))

    @property
    def top(self) -> int:
        """The place beyond the last number."""
        return 2 * len(self.values)

    @property
    def ascertained(self) -> int:
        """All places but the last."""
        return (1 << self.top + 1) - 1

    @property
    def all(self) -> int:
        """All places."""
        return (1 << self.top + 2) - 1

    def within(self, test: Test, most: bool) -> int:
        """The places of a range, an undecided number counted in or out; of 无法查明, the last place."""
        if not isinstance(test, Within):
            return self.all ^ self.ascertained if isinstance(test, Unascertained) else 0
        places = 0
        for part in (test.included if most else test.excluded).parts:
            first = 0 if part.low is None else self._place(part.low, low=True)
            last = self.top if part.high is None else self._place(part.high, low=False)
            places |= (1 << last + 1) - (1 << first)
        return places

    def _place(self, end: Bound, *, low: bool) -> int:
        at = 2 * bisect_left(self.values, end.value) + 1
        return at if end.included else at + 1 if low else at - 1

    def part(self, first: int, last: int) -> Interval:
        """The numbers from one place to another."""
        low = None if first == 0 else Bound(self.values[(first - 1) // 2], first % 2 == 1)
        high = None if last == self.top else Bound(self.values[last // 2], last % 2 == 1)
        return Interval(low, high)

    def is_possible(self, place: int, whole: bool, kind: FactKind) -> bool:
        """Whether there are such numbers: nothing but a bare number is below zero, a count is whole."""
        part = self.part(place, place)
        if kind is not FactKind.NUMBER and part.meet(NOT_NEGATIVE.hull) is None:
            return False
        return not whole or bool(Region((part,)).whole)

    def text(self, places: int, unit: str | None, whole: bool) -> str:
        """A run of places in words, each end saying whether the number itself belongs."""
        part = self.part((places & -places).bit_length() - 1, places.bit_length() - 1)
        if whole:
            part = Region((part,)).whole.hull
        return interval_text(part, unit)


def interval_text(part: Interval, unit: str | None) -> str:
    """Numbers in words, each end saying whether the number itself belongs: 6.5亩（不含）以上7亩（不含）以下."""
    write = money if unit == "元" else lambda value: decimal(value) + (unit or "")
    if part.point is not None:
        return write(part.point)
    low = f"{write(part.low.value)}{_mark(part.low)}以上" if part.low else ""
    return low + (f"{write(part.high.value)}{_mark(part.high)}以下" if part.high else "")


def _mark(end: Bound) -> str:
    return "（含）" if end.included else "（不含）"
