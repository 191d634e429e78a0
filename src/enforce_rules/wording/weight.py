"""The weight door: 0%, 25%, 1/3, 0."""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import clean
from enforce_rules.wording.values import Number, Percent, FractionWeight, Weight


def parse_weight(cell: str) -> Weight:
    """A whole cell that is one weight. Raises `WordingError`."""
    text = clean(cell)
    first = read_number(text, 0)
    if first is not None and first.end == len(text.s):
        return Number(first.value)
    if first is not None and text.s.startswith("/", first.end):
        second = read_number(text, first.end + 1)
        if second is not None and second.end == len(text.s) and second.value:
            return FractionWeight(first.value / second.value)
    if first is not None and text.s.startswith("分之", first.end) and first.value:
        second = read_number(text, first.end + 2)
        if second is not None and second.end == len(text.s):
            return FractionWeight(second.value / first.value)
    found = read_interval(text, 0)
    if found is not None and found.end == len(text.s) and found.unit == "%" and found.range.point is not None:
        return Percent(found.range)
    raise text.error("no_weight", 0)


def share(weight: Weight) -> Fraction:
    """The weight as a plain number: 5% is 1/20."""
    match weight:
        case Percent(range):
            assert range.point is not None
            return range.point / 100
        case Number(value) | FractionWeight(value):
            return value
