"""Intervals and regions are sets of numbers: every operation agrees with membership, point by point."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforce_rules.model.interval import EVERYTHING, NOT_NEGATIVE, Bound, Interval, Region

# Few numbers, so that ends meet often; the probes lie on them and between them.
ENDS = st.integers(0, 6).map(Fraction)
PROBES = [Fraction(n, 2) for n in range(-1, 14)]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval that holds at least one number, either end open, closed or missing."""
    low, high = draw(st.none() | ENDS), draw(st.none() | ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    same = low is not None and low == high
    closed = st.just(True) if same else st.booleans()
    return Interval(
        None if low is None else Bound(low, draw(closed)), None if high is None else Bound(high, draw(closed))
    )


REGIONS = st.lists(intervals(), max_size=4).map(Region.of)


@given(st.lists(intervals(), max_size=4))
def test_a_region_holds_what_one_of_its_intervals_holds(parts: list[Interval]) -> None:
    region = Region.of(parts)
    assert [any(probe in part for part in parts) for probe in PROBES] == [probe in region for probe in PROBES]


@given(REGIONS, REGIONS)
def test_union_intersection_and_difference_are_those_of_sets(a: Region, b: Region) -> None:
    for probe in PROBES:
        assert (probe in a or probe in b) == (probe in a | b)
        assert (probe in a and probe in b) == (probe in a & b)
        assert (probe in a and probe not in b) == (probe in a - b)


@given(REGIONS, REGIONS)
def test_equal_sets_are_equal_values(a: Region, b: Region) -> None:
    same = all((probe in a) == (probe in b) for probe in PROBES)
    assert same == (a == b)
    assert a | b == b | a
    assert a & b == b & a
    assert a - b == a - (a & b)


@given(REGIONS, REGIONS, REGIONS)
def test_the_laws_of_sets(a: Region, b: Region, c: Region) -> None:
    assert a & (b | c) == (a & b) | (a & c)
    assert a - (b | c) == (a - b) & (a - c)
    assert (EVERYTHING - (EVERYTHING - a)) == a
    assert (a - b) | (a & b) == a


@given(REGIONS, REGIONS)
def test_inclusion_is_that_every_number_is_held(a: Region, b: Region) -> None:
    assert all(probe in b for probe in PROBES if probe in a) == (a <= b)


@given(REGIONS)
def test_a_region_is_written_one_way_in_order_without_touching_parts(region: Region) -> None:
    assert Region.of(reversed(region.parts)) == region
    for left, right in zip(region.parts, region.parts[1:], strict=False):
        assert left.high is not None
        assert right.low is not None
        assert left.high.value < right.low.value or not (left.high.included or right.low.included)


@given(REGIONS)
def test_the_hull_holds_the_region_and_ends_where_it_ends(region: Region) -> None:
    if region:
        assert region <= Region((region.hull,))
        assert (region.hull.low, region.hull.high) == (region.parts[0].low, region.parts[-1].high)


def test_an_interval_that_holds_nothing_cannot_be_written() -> None:
    for low, high in (
        (Bound(Fraction(2), True), Bound(Fraction(1), True)),
        (Bound(Fraction(1), True), Bound(Fraction(1), False)),
    ):
        with pytest.raises(ValueError, match="at least one number"):
            Interval(low, high)


def test_a_point_is_closed_at_both_ends() -> None:
    assert Fraction(3) == Region.only(Fraction(3)).point
    assert NOT_NEGATIVE.point is None
    assert Region().point is None
