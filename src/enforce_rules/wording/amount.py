"""The amount door: fines and rates (1万元以上4万元以下, 违法所得3倍以上5倍以下, 500元/车次, 20元/天)."""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.wording.interval import Found, read_interval
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.units import unit_at
from enforce_rules.wording.values import Amount, Money, Multiple, PerDay, Percent, PerUnit, WordingError

HEADS = ("处以处", "处以", "处")
TAILS = ("的罚款", "罚款")


def parse_amount(cell: str) -> Amount:
    """A whole cell that is one amount, 处 and 罚款 around it left out. Raises `WordingError`.

    >>> parse_amount("5元/天").range.point
    Fraction(5, 1)
    """
    text = clean(cell)
    start, end = 0, len(text.s)
    while end > 1 and (text.s[end - 1] == "。" or text.s.endswith("下的", 0, end)):
        end -= 1
    for tail in TAILS:
        if text.s.endswith(tail, 0, end):
            end -= len(tail)
            break
    for head in HEADS:
        if text.s.startswith(head) and not text.s.startswith(("处置", "处理")):
            start = len(head)
            break
    return amount_in(text, start, end)


def amount_in(text: Text, start: int, end: int) -> Amount:
    """The amount that fills the text from `start` to `end`."""
    if start >= end:
        raise text.error("no_amount", start)
    s = text.s
    if s.startswith("每", start):
        return _each(text, start, end)
    if s.startswith("按日", start):
        return PerDay(_exact(text, start + 2, end).range)
    failed: WordingError | None = None
    tries = 0
    for i in range(start, end):
        if not _may_begin(text, i, start):
            continue
        tries += 1
        try:
            found = read_interval(text, i)
        except WordingError as error:
            if error.code != "numeral_irregular" or i == start:
                raise
            failed = failed or error
            continue
        if found is None:
            continue
        amount = _closed(text, found, i, start, end)
        if amount is not None:
            return amount
        if i == start and found.unit == "元":
            raise text.error("trailing", found.end)
    raise failed or text.error("no_amount", start, end - start)


def _may_begin(text: Text, i: int, start: int) -> bool:
    """A number does not begin inside another one."""
    s = text.s
    if i > start and s[i - 1].isdigit() and s[i].isdigit():
        return False
    return not (i > start and s[i - 1] in "零一二两三四五六七八九十百千万亿." and s[i] in "零一二两三四五六七八九十百千万亿")


def _closed(text: Text, found: Found, i: int, start: int, end: int) -> Amount | None:
    s = text.s
    if found.end < end and s[found.end] == "/" and found.unit == "元" and i == start:
        return _slash(text, found, end)
    doubled = found.unit == "元" and found.end == end - 1 and s[found.end] == "元"  # 三十万元以下元罚款
    if found.end != end and not doubled:
        return None
    base = s[start:i]
    if found.unit is None and base:
        return None
    return _typed(text, found, base.removesuffix("的") or None, i)


def _typed(text: Text, found: Found, base: str | None, i: int) -> Amount:
    match found.unit:
        case "元":
            if base is not None:
                raise text.error("trailing", 0, len(base), text=base)
            return Money(found.range, found.notes)
        case "倍":
            return Multiple(found.range, base, found.low_unit_percent)
        case "%":
            return Percent(found.range, base)
        case None:
            raise text.error("unit_missing", i)
        case unit:
            raise text.error("unit_mismatch", i, have=unit, want="元")


def _slash(text: Text, found: Found, end: int) -> Amount:
    unit = unit_at(text.s, found.end + 1)
    if unit is None or unit[1] != end:
        raise text.error("unit_unknown", found.end + 1, unit=text.s[found.end + 1 : end])
    return PerDay(found.range) if unit[0] == "日" else PerUnit(found.range, Fraction(1), unit[0])


def _each(text: Text, start: int, end: int) -> Amount:
    number = read_number(text, start + 1)
    n, j = (number.value, number.end) if number else (Fraction(1), start + 1)
    unit = unit_at(text.s, j)
    if unit is None:
        raise text.error("unit_unknown", j)
    j = unit[1]
    j += 1 if text.s.startswith("处", j) else 0
    found = _exact(text, j, end)
    return PerDay(found.range) if unit[0] == "日" and n == 1 else PerUnit(found.range, n, unit[0])


def _exact(text: Text, start: int, end: int) -> Found:
    found = read_interval(text, start)
    if found is None or found.end != end or found.unit != "元":
        raise text.error("no_amount", start)
    return found
