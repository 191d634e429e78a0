"""One clause of a condition: [period] [subject] interval [noun] [remark], an ordinal, or words with a period.

In: a place in a cleaned cell. Out: `Quantity`, `Ordinal` or `Words`, or a `WordingError`.
"""

from __future__ import annotations

from dataclasses import replace

from enforce_rules.wording.beside import (
    AFTER_NOUN,
    check_noun,
    check_unit,
    check_words,
    inside_name,
    read_remark,
    read_subject,
)
from enforce_rules.wording.interval import STARTS, read_interval
from enforce_rules.wording.joining import Found
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.period import INSIDE, TIME, read_period
from enforce_rules.wording.text import DIGITS, Text
from enforce_rules.wording.values import End, Ordinal, Period, Quantity, Range, Words
from enforce_rules.wording.words import BEFORE_HIGH, BEFORE_LOW, LOWER, SYMBOLS, UPPER


def read_clause(text: Text, start: int, end: int) -> Quantity | Ordinal | Words:
    """The clause that fills the text from `start` to `end`."""
    s = text.s
    if s.startswith(("或", "且"), start):
        raise text.error("circumstance_mixed", start, end)
    end = _without_de(text, start, end)
    within, after = _window(text, start + 2 if s.startswith("属于", start) else start, end)
    i = start if within is None else _after_have(s, after)
    ordinal = _ordinal(text, i, end, within)
    if ordinal is not None:
        return ordinal
    if (period := read_period(text, i)) is not None and period[1] == end and (period[0].recent or period[0].name):
        raise text.error("no_quantity", start, end)  # 近二年: a period, and nothing counted in it
    place, found = _find(text, i, end)
    if found is not None:
        return _built(text, i, place, found, end, within)
    words = not INSIDE.at(s, after) and not any(char in DIGITS for char in s[after:end])
    if within is not None and within.name is None and after < end and words:
        return Words(s[after:end], within)  # 有 stays: 近二年有同类违法行为 is not the heading 近二年同类违法行为
    check_unit(text, i, end)
    raise text.error("no_quantity", start, end)


def _without_de(text: Text, start: int, end: int) -> int:
    """Where the clause ends without the 的 that closes it (逾期15天以下的), though not the 的 of 标的."""
    s = text.s
    if end - start < 2 or not s.endswith("的", start, end) or s.endswith(("标的", "目的"), start, end):
        return end
    if s.endswith("的", start, end - 1):
        raise text.error("trailing", end - 1, end, text="的")
    return end - 1


def _window(text: Text, i: int, end: int) -> tuple[Period | None, int]:
    """The period in which something is counted, and its end; 上一年度 is one only right before a number."""
    found = read_period(text, i)
    if found is None or found[0].length or found[1] >= end:
        return None, i
    period, j = found
    if period.name is not None and read_interval(text, _after_have(text.s, j)) is None:
        return None, i
    return period, j


def _after_have(s: str, i: int) -> int:
    """Where what is counted begins: 近二年有2次, 一日内累计4小时."""
    return i + (1 if s.startswith("有", i) else 2 if s.startswith("累计", i) else 0)


def _ordinal(text: Text, i: int, end: int, within: Period | None) -> Ordinal | None:
    if not text.s.startswith("第", i):
        return None
    number = read_number(text, i + 1)
    if number is None or number.value.denominator != 1 or not text.s.startswith("次", number.end):
        return None
    j = number.end + 1
    if text.s.startswith(AFTER_NOUN, j):
        raise text.error("no_quantity", i, end)
    check_words(text, j, end)
    return Ordinal(int(number.value), "次", text.s[j:end] or None, within)


def _find(text: Text, start: int, end: int) -> tuple[int, Found | None]:
    """The first interval with a unit, or one whose signs name it (pH≤2)."""
    s = text.s
    for i in range(start, end):
        if s[i] not in STARTS or (i > start and inside_name(s, i)):
            continue
        found = read_interval(text, i)
        if found is None or found.end > end:
            continue
        if found.unit is not None or found.name is not None:
            return i, found
        if s[i] in SYMBOLS and i > start:
            return i, replace(found, name=s[start:i])
    return end, None


def _built(text: Text, start: int, place: int, found: Found, end: int, within: Period | None) -> Quantity | Words:
    if found.name is not None and text.s[place] not in SYMBOLS:
        return _named(text, start, place, found, end, within)
    subject = read_subject(text, start, place)
    point = found.range.point
    if text.s.startswith("内", found.end) and point is not None and found.unit in TIME:
        if found.end + 1 < end and within is None:
            check_words(text, found.end + 1, end)
            return Words(f"{subject or ''}…{text.s[found.end + 1 : end]}", Period(point, found.unit))
        found = replace(found, range=Range(None, End(point, "内")), end=found.end + 1)
    quantity = Quantity(found.range, found.unit, subject, within=within, notes=found.notes)
    remark, end = read_remark(text, found.end, end)
    quantity = replace(quantity, remark=remark)
    return _with_noun(text, quantity, found, end) if end > found.end else quantity


def _named(text: Text, start: int, place: int, found: Found, end: int, within: Period | None) -> Quantity:
    """2<pH<5: the signs hold the name, and there is room for nothing else."""
    if place > start or found.end < end or within is not None:
        raise text.error("trailing", start, end, text=text.s[start:end])
    return Quantity(found.range, found.unit, found.name, notes=found.notes)


def _with_noun(text: Text, quantity: Quantity, found: Found, end: int) -> Quantity:
    """What follows the interval is what it counts; a bound word after it still bounds (3个小类以下)."""
    s, i, point = text.s, found.end, found.range.point
    again = _repeated(text, found, end)
    if again is not None:
        return replace(quantity, range=again[0], noun=again[1])
    if point is not None and s[i] in "以及":
        raise text.error("typo_bound", i)
    if BEFORE_LOW.at(s, i) or BEFORE_HIGH.at(s, i) or LOWER.at(s, i) or UPPER.at(s, i):
        raise text.error("bound_missing", i)
    word = next((word for word in AFTER_NOUN if s.endswith(word, i, end)), None) if point is not None else None
    if word is not None and point is not None:
        end -= len(word)
        if word == "以内" and found.unit in TIME:
            raise text.error("trailing", i, end, text=s[i:end])
        bound = End(point, word)
        quantity = replace(quantity, range=Range(bound, None) if word == "以上" else Range(None, bound))
    check_noun(text, i, end, found.unit, bounded=word is not None)
    return replace(quantity, noun=s[i:end])


def _repeated(text: Text, found: Found, end: int) -> tuple[Range, str] | None:
    """1次以上同类违法行为3次以下同类违法行为: the noun said twice, one range."""
    s, low = text.s, found.range.low
    if low is None or found.range.high is not None or found.unit is None:
        return None
    for i in range(found.end + 1, end):
        again = read_interval(text, i) if read_number(text, i) is not None else None
        if again is None or again.unit != found.unit or again.range.high is None or again.range.low is not None:
            continue
        if s[found.end : i] == s[again.end : end] and low.value < again.range.high.value:
            return Range(low, again.range.high), s[found.end : i]
    return None
