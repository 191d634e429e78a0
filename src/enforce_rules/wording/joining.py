"""Two ends become one range in one unit; what had to be supplied is noted, what would be a guess is refused.

In: ends as read. Out: `Found`, or an error (units of two families, a range turned round or empty).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from enforce_rules.wording.edges import Edge
from enforce_rules.wording.numerals import NUMBER_LIMIT
from enforce_rules.wording.text import Text
from enforce_rules.wording.units import ratio
from enforce_rules.wording.values import End, Range, point_of
from enforce_rules.wording.words import TO

_YUAN_FROM: Final = 100  # a bare left number below this might have meant 万


@dataclass(frozen=True, slots=True)
class Found:
    """An interval in a text: its range in one unit, where it ends, and the name that signs may give it (2<pH<5)."""

    range: Range
    unit: str | None
    end: int
    low_percent: bool = False
    notes: tuple[str, ...] = ()
    name: str | None = None


def one_sided(text: Text, edge: Edge, low: End | None, high: End | None, end: int | None = None) -> Found:
    """A range with one end, or a point."""
    _check_length(text, edge, edge.value)
    range = Range(low, high) if low or high else point_of(edge.value)
    return Found(range, edge.unit, edge.end if end is None else end, False, edge.notes)


def joined(text: Text, low: Edge, low_end: End, high: Edge, high_end: End, end: int) -> Found:
    """A range from a low to a high end, whose units may differ within one family."""
    unit, notes = high.unit, (*low.notes, *high.notes)
    if low.unit == "%" and high.unit == "倍":
        low_end = replace(low_end, value=low_end.value / 100)
    elif low.unit is None and high.unit is not None:
        if low_end.word != TO and low.scale == 1 and high.scale > 1 and low.value < _YUAN_FROM:
            raise text.error("unit_ambiguous", low.start, low.end, unit=high.unit)
        notes = (*notes, "unit_missing")
    elif high.unit is None and low.unit is not None:
        unit, notes = low.unit, (*notes, "unit_missing")
    elif low.unit is not None and high.unit is not None and low.unit != high.unit:
        unit, low_end, high_end = _one_unit(text, low, low_end, high, high_end)
    if low_end.value > high_end.value:
        raise text.error("range_reversed", low.start, high.end)
    if low_end.value == high_end.value and not (low_end.word == TO and low_end == high_end):
        raise text.error("range_empty", low.start, high.end)
    _check_length(text, low, low_end.value * (100 if low.unit == "%" else 1))
    _check_length(text, high, high_end.value)
    return Found(Range(low_end, high_end), unit, end, (low.unit, high.unit) == ("%", "倍"), notes)


def _one_unit(text: Text, low: Edge, low_end: End, high: Edge, high_end: End) -> tuple[str, End, End]:
    """Both ends in the smaller unit (6个月以上1年以下 is 6 to 12 个月)."""
    assert low.unit is not None and high.unit is not None
    size = ratio(low.unit, high.unit)
    if size is None:
        raise text.error("unit_mismatch", high.start, high.end, have=high.unit, want=low.unit)
    if size >= 1:
        return high.unit, replace(low_end, value=low_end.value * size), high_end
    return low.unit, low_end, replace(high_end, value=high_end.value / size)


def _check_length(text: Text, edge: Edge, value: Fraction) -> None:
    """No value that would need more characters than a number may have."""
    plain = value.numerator < 10**12 and value.denominator <= 10**6
    if not plain and len(decimal(value)) > NUMBER_LIMIT:
        raise text.error("number_too_long", edge.start, edge.end)


def decimal(value: Fraction) -> str:
    """A number of finitely many decimals, written out.

    >>> decimal(Fraction(5, 2)), decimal(Fraction(12)), decimal(Fraction(1, 1000))
    ('2.5', '12', '0.001')
    """
    places = 0
    while value.denominator != 1:
        value, places = value * 10, places + 1
        assert places < 1000, "every number a cell can write has finitely many decimals"
    digits = str(value.numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
