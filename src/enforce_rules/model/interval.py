"""Intervals (幅度, 区间) with open and closed ends, and the regions they add up to.

In: exact numbers. Out: values which know membership, union, intersection, complement and inclusion.
An interval without a low or high end goes on for ever. A region is a union of disjoint intervals in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval: the number, and whether the number itself (本数) belongs to it."""

    value: Fraction
    included: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """幅度. A missing end is open for ever: 没有下限 or 没有上限.

    >>> Fraction(10000) in Interval(None, Bound(Fraction(10000), included=False))
    False
    """

    low: Bound | None = None
    high: Bound | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that holds nothing."""
        if self.low and self.high and not _meets(self.low, self.high):
            raise ValueError("an interval must hold at least one number")

    def __contains__(self, value: Fraction) -> bool:
        """Whether the number lies inside, ends as stated."""
        after = self.low is None or value > self.low.value or (self.low.included and value == self.low.value)
        before = self.high is None or value < self.high.value or (self.high.included and value == self.high.value)
        return after and before

    @property
    def point(self) -> Fraction | None:
        """The only number of the interval, if it holds just one."""
        return self.low.value if self.low and self.high and self.low.value == self.high.value else None

    def meet(self, other: Interval) -> Interval | None:
        """What both hold, or nothing."""
        low, high = _higher_low(self.low, other.low), _lower_high(self.high, other.high)
        return Interval(low, high) if low is None or high is None or _meets(low, high) else None


def _meets(low: Bound, high: Bound) -> bool:
    return low.value < high.value or (low.value == high.value and low.included and high.included)


def _higher_low(a: Bound | None, b: Bound | None) -> Bound | None:
    if a is None or b is None:
        return a or b
    return a if (a.value, not a.included) > (b.value, not b.included) else b


def _lower_high(a: Bound | None, b: Bound | None) -> Bound | None:
    if a is None or b is None:
        return a or b
    return a if (a.value, a.included) < (b.value, b.included) else b


def _low_key(interval: Interval) -> tuple[bool, Fraction, bool]:
    low = interval.low
    return (False, Fraction(0), False) if low is None else (True, low.value, not low.included)


def _touches(left: Interval, right: Interval) -> bool:
    """Whether nothing lies between the end of `left` and the start of `right` (left starts first)."""
    if left.high is None or right.low is None:
        return True
    if left.high.value != right.low.value:
        return left.high.value > right.low.value
    return left.high.included or right.low.included


def _join(left: Interval, right: Interval) -> Interval:
    if left.high is None or right.high is None:
        return Interval(left.low, None)
    keep = left.high if (left.high.value, left.high.included) >= (right.high.value, right.high.included) else right.high
    return Interval(left.low, keep)


@dataclass(frozen=True, slots=True)
class Region:
    """A set of numbers: disjoint intervals in order, in one canonical form, so equal sets are equal values."""

    parts: tuple[Interval, ...] = ()

    @classmethod
    def of(cls, intervals: Iterable[Interval]) -> Region:
        """The union of the intervals."""
        joined: list[Interval] = []
        for interval in sorted(intervals, key=_low_key):
            if joined and _touches(joined[-1], interval):
                joined[-1] = _join(joined[-1], interval)
            else:
                joined.append(interval)
        return cls(tuple(joined))

    @classmethod
    def only(cls, value: Fraction) -> Region:
        """The set of one number."""
        return cls((Interval(Bound(value, True), Bound(value, True)),))

    def __bool__(self) -> bool:
        """Whether the set holds any number."""
        return bool(self.parts)

    def __contains__(self, value: Fraction) -> bool:
        """Whether the number belongs to the set."""
        return any(value in part for part in self.parts)

    def __or__(self, other: Region) -> Region:
        """Union (并)."""
        return Region.of((*self.parts, *other.parts))

    def __and__(self, other: Region) -> Region:
        """Intersection (交)."""
        if len(self.parts) == 1 == len(other.parts):  # by far the most often
            one = self.parts[0].meet(other.parts[0])
            return Region() if one is None else Region((one,))
        met = (a.meet(b) for a in self.parts for b in other.parts)
        return Region.of(part for part in met if part is not None)

    def __sub__(self, other: Region) -> Region:
        """What this set holds and the other does not."""
        if len(self.parts) == 1 == len(other.parts):
            return Region(tuple(_left(self.parts[0], other.parts[0])))
        return reduce(Region.__and__, (_outside(part) for part in other.parts), self)

    def __le__(self, other: Region) -> bool:
        """Whether every number of this set belongs to the other."""
        return not (self - other)

    @property
    def point(self) -> Fraction | None:
        """The only number of the set, if it holds just one."""
        return self.parts[0].point if len(self.parts) == 1 else None

    @property
    def whole(self) -> Region:
        """The whole numbers of the set, each interval drawn in to its first and last (a count is never between two).

        >>> Region((Interval(Bound(Fraction(1), False), Bound(Fraction(2), False)),)).whole
        Region(parts=())
        """
        return Region(tuple(part for each in self.parts if (part := _drawn_in(each)) is not None))

    @property
    def hull(self) -> Interval:
        """The smallest interval which holds the whole set (not to be asked of an empty set)."""
        assert self.parts, "an empty region has no hull"
        return Interval(self.parts[0].low, self.parts[-1].high)


def _drawn_in(interval: Interval) -> Interval | None:
    """From the first whole number of the interval to the last, if it holds any."""
    low, high = interval.low, interval.high
    first = None if low is None else floor(low.value) + 1 if not low.included else ceil(low.value)
    last = None if high is None else ceil(high.value) - 1 if not high.included else floor(high.value)
    if first is not None and last is not None and first > last:
        return None
    return Interval(
        None if first is None else Bound(Fraction(first), True), None if last is None else Bound(Fraction(last), True)
    )


def _left(interval: Interval, other: Interval) -> Iterator[Interval]:
    """What an interval holds before another, and after it."""
    for part in _outside(other).parts:
        if (met := interval.meet(part)) is not None:
            yield met


EVERYTHING = Region((Interval(),))
NOT_NEGATIVE = Region((Interval(Bound(Fraction(0), True)),))


def _outside(interval: Interval) -> Region:
    parts = []
    if interval.low is not None:
        parts.append(Interval(None, Bound(interval.low.value, not interval.low.included)))
    if interval.high is not None:
        parts.append(Interval(Bound(interval.high.value, not interval.high.included), None))
    return Region(tuple(parts))
