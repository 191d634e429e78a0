"""Facts a case gives: one exact number with its unit (1000万元, 4个月, 30吨, 13周岁), or a bare number."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import clean
from enforce_rules.wording.values import Money, Quantity

NO_UNITS: Mapping[str, tuple[str, str]] = {}


def parse_number(cell: str) -> Fraction:
    """A whole cell that is one bare numeral. Raises `WordingError`.

    >>> parse_number("一千零五十"), parse_number("１.５"), parse_number("2万")
    (Fraction(1050, 1), Fraction(3, 2), Fraction(20000, 1))
    """
    text = clean(cell)
    number = read_number(text, 0)
    if number is None:
        raise text.error("no_number", 0, max(1, len(text.s)))
    if number.end != len(text.s):
        raise text.error("trailing", number.end, len(text.s) - number.end, text=text.s[number.end :])
    return number.value


def parse_value(cell: str, units: Mapping[str, tuple[str, str]] = NO_UNITS) -> Money | Quantity:
    """A whole cell that is one exact value with a unit. Raises `WordingError`.

    >>> parse_value("4个月").unit, parse_value("1000万元").range.point
    ('个月', Fraction(10000000, 1))
    """
    text = clean(cell)
    found = read_interval(text, 0)
    if found is None or found.range.point is None:
        raise text.error("no_value", 0, max(1, len(text.s)))
    if found.unit is None:
        raise text.error("unit_missing", found.end)
    if found.end != len(text.s):
        raise text.error("trailing", found.end, len(text.s) - found.end, text=text.s[found.end :])
    return Money(found.range) if found.unit == "元" else Quantity(found.range, found.unit)
