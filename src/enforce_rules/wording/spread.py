"""Numbers and ranges written back: 元 and 万元, and each end with its bound word where it belongs.

In: numbers and ranges. Out: their normal form (digits; `（含）` before the bound word).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from enforce_rules.wording.joining import decimal
from enforce_rules.wording.values import End, Range
from enforce_rules.wording.words import REACHING, STRICT, SYMBOLS, TO

_AFTER = frozenset(("以内", "之内", "内"))
Writer = Callable[[Fraction], str]


def money(value: Fraction) -> str:
    """元 below 1万; 万元 and 亿元 where two decimals suffice.

    >>> money(Fraction(15000)), money(Fraction(12345)), money(Fraction(9999))
    ('1.5万元', '12345元', '9999元')
    """
    for scale, unit in ((10**8, "亿元"), (10**4, "万元")):
        if value >= scale and (value / scale * 100).denominator == 1:
            return decimal(value / scale) + unit
    return decimal(value) + "元"


def measured(unit: str) -> Writer:
    """A writer of numbers in one unit."""
    return money if unit == "元" else lambda value: decimal(value) + unit


def spread(range: Range, write: Writer, write_low: Writer | None = None) -> str:
    """A range with the words it was given."""
    low, high = range.low, range.high
    if range.point is not None:
        return write(range.point)
    if low and high and low.word == TO:
        return f"{(write_low or write)(low.value)}{TO}{write(high.value)}"
    ends = (_end(low, write_low or write, "以上") if low else "", _end(high, write, "以下") if high else "")
    return "".join(ends)


def spread_once(range: Range, unit: str) -> str:
    """As `spread`, but the unit only once: 1至5项."""
    if range.low and range.high and range.low.word == TO and unit != "元":
        return f"{decimal(range.low.value)}{TO}{decimal(range.high.value)}{unit}"
    return spread(range, measured(unit))


def _end(end: End, write: Writer, plain: str) -> str:
    word = end.word or plain
    mark = "" if end.included is None or word in SYMBOLS else "（含）" if end.included else "（不含）"
    if word in STRICT | REACHING and word not in _AFTER:
        return word + write(end.value) + mark
    return write(end.value) + mark + word
