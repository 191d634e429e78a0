"""The amount door: fines and rates (1万元以上4万元以下, 违法所得3倍以上5倍以下, 500元/车次, 20元/天).

In: a cell, or a place in a cleaned one. Out: an `Amount`, or a `WordingError`; never a bare number.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from enforce_rules.wording.errors import WordingError
from enforce_rules.wording.interval import STARTS, read_interval
from enforce_rules.wording.joining import Found
from enforce_rules.wording.numerals import NUMERIC, read_number
from enforce_rules.wording.text import DIGITS, Text, clean, unit_error
from enforce_rules.wording.units import STANDARD, Units
from enforce_rules.wording.values import (
    Amount,
    Money,
    Multiple,
    Percent,
    PerDay,
    PerUnit,
)
from enforce_rules.wording.verbs import IMPOSE, VERBS, not_imposed, verb_at
from enforce_rules.wording.words import ALL

_BASE_STARTS: Final = ("以", "的", "置", "理", "罚", "于", "分")  # after 处 they would make another word
_BASE_ENDS: Final = ("的", "百分之", "千分之", *ALL)
FINE_ENDS: Final = ("的罚款", "罚款")


def parse_amount(cell: str, units: Mapping[str, tuple[str, str]] | None = None) -> Amount:
    """A whole cell that is one amount; 处 and 罚款 around it are left out. Raises `WordingError`.

    >>> parse_amount("5元/天").range.point, parse_amount("处违法所得五倍以下的罚款").base
    (Fraction(5, 1), '违法所得')
    """
    text = clean(cell, Units(units) if units else STANDARD)
    start, end = 0, len(text.s)
    end -= text.s.endswith("。")
    end -= text.s.endswith("下的", 0, end)
    word = IMPOSE.at(text.s, 0)
    if word is not None and not not_imposed(text.s, 0):
        start = len(word)
    return amount_in(text, start, before_fine(text.s, start, end))


def before_fine(s: str, start: int, end: int) -> int:
    """Where 的罚款 or 罚款 begins, if the text ends with it."""
    for word in FINE_ENDS:
        if s.endswith(word, start, end):
            return end - len(word)
    return end


def amount_in(text: Text, start: int, end: int) -> Amount:
    """The amount that fills the text from `start` to `end`."""
    s = text.s
    if start >= end:
        raise text.error("no_amount", start)
    for word in ("每", "按"):
        if s.startswith(word, start) and text.units.at(s, _after_number(text, start + 1)) is not None:
            return _each(text, start, end)
    failed: WordingError | None = None
    for i in range(start, end):
        if i > start and s[i - 1] in DIGITS:
            break  # what follows would have a base with digits in it
        if s[i] not in STARTS or (i > start and s[i] in NUMERIC and s[i - 1] in NUMERIC | {"."}):
            continue
        try:
            found = read_interval(text, i)
        except WordingError as error:
            if error.code != "numeral_irregular" or i == start:
                raise
            failed = failed or error
            continue
        amount = _filling(text, found, start, i, end) if found is not None else None
        if amount is not None:
            return amount
        if found is not None and found.unit in ("元", "倍", "%"):
            raise text.error("trailing", min(found.end, end), end, text=s[found.end : end])
    raise failed or _unread(text, start, end)


def _unread(text: Text, start: int, end: int) -> WordingError:
    """Why nothing filled the place: something after an amount, a number without a unit, or no amount at all."""
    found = read_interval(text, start)
    if found is None:
        return text.error("no_amount", start, end)
    if found.unit is None and found.range.point is not None and found.end < end and text.s[found.end] not in NUMERIC:
        return unit_error(text, found.end, end)
    if found.unit is None:
        return text.error("unit_missing", start, found.end)
    return text.error("trailing", min(found.end, end), end, text=text.s[found.end : end])


def _filling(text: Text, found: Found, start: int, i: int, end: int) -> Amount | None:
    """The amount, if the interval found at `i` reaches to the end."""
    s = text.s
    if found.unit == "元" and i == start and s.startswith("/", found.end):
        return _slash(text, found, end)
    stray = found.unit == "元" and found.range.point is None and s[found.end : end] == "元"  # 三十万元以下元罚款
    if (found.end != end and not stray) or found.name is not None:
        return None
    base = s[start:i].removesuffix("的") or None
    match found.unit:
        case "倍":
            return Multiple(found.range, _base(text, base, start, i), found.low_percent, found.notes)
        case "%":
            return Percent(found.range, _base(text, base, start, i), found.notes)
        case _ if base is not None:
            return None
        case "元":
            return Money(found.range, (*found.notes, "unit_stray") if stray else found.notes)
        case None:
            raise text.error("unit_missing", i, end)
        case unit:
            raise text.error("unit_mismatch", i, end, have=unit, want="元")


def _base(text: Text, base: str | None, start: int, end: int) -> str | None:
    """A base is words; digits, a comma or a verb in it mean that something else was said first."""
    s = text.s
    for i in range(start, end):
        if s[i] in DIGITS or s[i] in "，；。<>≤≥%+" or (VERBS.at(s, i) and not not_imposed(s, i)):
            raise text.error("trailing", start, end, text=s[start:end])
    odd = base is not None and (
        base.startswith(_BASE_STARTS) or base.endswith(_BASE_ENDS) or base[-1] in NUMERIC | {".", "-"}
    )
    if odd or verb_at(s, start) is not None:
        raise text.error("trailing", start, end, text=s[start:end])
    return base


def _slash(text: Text, found: Found, end: int) -> Amount:
    unit = text.units.named(text.s[found.end + 1 : end])
    if unit is None:
        raise unit_error(text, found.end + 1, end)
    return _per(found, Fraction(1), unit)


def _after_number(text: Text, i: int) -> int:
    number = read_number(text, i)
    return i if number is None else number.end


def _each(text: Text, start: int, end: int) -> Amount:
    """每平方米…, 每10平方米…, 按日…: money for each unit."""
    number = read_number(text, start + 1)
    unit = text.units.at(text.s, number.end if number else start + 1)
    assert unit is not None
    i = unit[1] + text.s.startswith("处", unit[1])
    found = read_interval(text, i)
    if found is None or found.end != end or found.unit != "元" or found.name is not None:
        raise text.error("no_amount", i, end)
    return _per(found, number.value if number else Fraction(1), unit[0])


def _per(found: Found, n: Fraction, unit: str) -> Amount:
    return PerDay(found.range) if n == 1 and unit == "日" else PerUnit(found.range, n, unit)
