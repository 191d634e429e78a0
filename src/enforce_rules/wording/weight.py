"""The weight door: 25%, 1/3, 0.

In: a cell. Out: a `Weight`, or a `WordingError`; a range is no weight.
"""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import clean
from enforce_rules.wording.values import FractionWeight, Number, Percent, Weight


def parse_weight(cell: str) -> Weight:
    """A whole cell that is one weight. Raises `WordingError`.

    >>> parse_weight("1/24"), parse_weight("0")
    (FractionWeight(value=Fraction(1, 24)), Number(value=Fraction(0, 1)))
    """
    text = clean(cell)
    size = len(text.s)
    first = read_number(text, 0)
    if first is not None and first.end == size:
        return Number(first.value)
    for mark in ("/", "分之"):
        if first is not None and text.s.startswith(mark, first.end):
            second = read_number(text, first.end + len(mark))
            if second is not None and second.end == size:
                upper, lower = (first.value, second.value) if mark == "/" else (second.value, first.value)
                if lower:
                    return FractionWeight(upper / lower)
    found = read_interval(text, 0)
    if found is None or found.end != size or found.unit != "%" or found.range.point is None:
        raise text.error("no_weight", 0, size)
    return Percent(found.range)


def share(weight: Weight) -> Fraction:
    """The weight as a plain number.

    >>> share(parse_weight("5%"))
    Fraction(1, 20)
    """
    match weight:
        case Percent(range):
            assert range.point is not None, "a weight is a point"
            return range.point / 100
        case Number(value) | FractionWeight(value):
            return value
