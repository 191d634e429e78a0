"""What a case gives: one exact number with its unit (1000万元, 4个月, 30吨, 13周岁), or a bare number.

In: a cell. Out: `Money` or `Quantity` with a point, or a fraction; a `WordingError` for anything that is no point.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from enforce_rules.wording.edges import read_edge
from enforce_rules.wording.joining import one_sided
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import clean, unit_error
from enforce_rules.wording.units import STANDARD, Units
from enforce_rules.wording.values import Money, Quantity


def parse_number(cell: str) -> Fraction:
    """A whole cell that is one bare numeral. Raises `WordingError`.

    >>> parse_number("一千零五十"), parse_number("１.５"), parse_number("2万")
    (Fraction(1050, 1), Fraction(3, 2), Fraction(20000, 1))
    """
    text = clean(cell)
    number = read_number(text, 0)
    if number is None:
        raise text.error("no_number", 0, len(text.s))
    if number.end != len(text.s):
        raise text.error("trailing", number.end, len(text.s), text=text.s[number.end :])
    return number.value


def parse_value(
    cell: str, units: Mapping[str, tuple[str, str]] | None = None, *, dimension: str | None = None
) -> Money | Quantity:
    """A whole cell that is one exact value with a unit, of the given dimension if any. Raises `WordingError`.

    >>> parse_value("1000万元").range.point, parse_value("4个月").unit, parse_value("0.5倍").range.point
    (Fraction(10000000, 1), '个月', Fraction(1, 2))
    """
    text = clean(cell, Units(units) if units else STANDARD)
    edge = read_edge(text, 0)
    if edge is None:
        raise text.error("no_value", 0, len(text.s))
    if edge.unit is None:
        raise unit_error(text, edge.end, len(text.s))
    if edge.end != len(text.s):
        raise text.error("trailing", edge.end, len(text.s), text=text.s[edge.end :])
    if dimension is not None and text.units.dimension(edge.unit) != dimension:
        raise text.error("unit_mismatch", 0, edge.end, have=edge.unit, want=dimension)
    found = one_sided(text, edge, None, None)
    return Money(found.range, found.notes) if edge.unit == "元" else Quantity(found.range, edge.unit, notes=found.notes)
