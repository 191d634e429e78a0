"""One clause of a condition: [period] [subject] interval [noun] [remark], an ordinal, or words with a period.

In: a place in a cleaned cell. Out: `Quantity`, `Ordinal` or `Words`, or a `WordingError` where words beside the
quantity say something that is neither subject nor noun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforce_rules.wording.chinese import CHARACTERS
from enforce_rules.wording.interval import STARTS, read_interval
from enforce_rules.wording.joining import Found
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.period import TIME, read_period
from enforce_rules.wording.text import DIGITS, Text, unit_error
from enforce_rules.wording.values import End, Ordinal, Period, Quantity, Range, Words
from enforce_rules.wording.words import BEFORE_HIGH, BEFORE_LOW, LOWER, SYMBOLS, UPPER

_NOT_AFTER: Final = CHARACTERS | frozenset("上下统同之第")  # 上一年度, 统一, 之一, 第一: no numbers
_UNIT_LIMIT: Final = 6
_AFTER_NOUN: Final = ("以上", "以下", "以内")


def read_clause(text: Text, start: int, end: int) -> Quantity | Ordinal | Words:
    """The clause that fills the text from `start` to `end`."""
    s = text.s
    end -= end - start > 1 and s[end - 1] == "的"
    within, i = _window(text, start + 2 if s.startswith("属于", start) else start, end)
    i = start if within is None else i
    ordinal = _ordinal(text, i, end, within)
    if ordinal is not None:
        return ordinal
    if (period := read_period(text, i)) is not None and period[1] == end and (period[0].recent or period[0].name):
        raise text.error("no_quantity", start, end)  # 近二年: a period, and nothing counted in it
    place, found = _find(text, i, end)
    if found is not None:
        return _built(text, i, place, found, end, within)
    if within is not None and within.name is None and i < end and not any(char in DIGITS for char in s[i:end]):
        return Words(s[i:end], within)
    _check_unit(text, i, end)
    raise text.error("no_quantity", start, end)


def _window(text: Text, i: int, end: int) -> tuple[Period | None, int]:
    """The period in which something is counted; 上一年度 is one only right before a number."""
    found = read_period(text, i)
    if found is None or found[0].length or found[1] >= end:
        return None, i
    period, j = found
    for word in ("有", "累计"):
        if text.s.startswith(word, j):
            j += len(word)
            break
    if period.name is not None and read_interval(text, j) is None:
        return None, i
    return period, j


def _ordinal(text: Text, i: int, end: int, within: Period | None) -> Ordinal | None:
    if not text.s.startswith("第", i):
        return None
    number = read_number(text, i + 1)
    if number is None or number.value.denominator != 1 or not text.s.startswith("次", number.end):
        return None
    j = number.end + 1
    if text.s.startswith(_AFTER_NOUN, j):
        raise text.error("no_quantity", i, end)
    _check_words(text, j, end)
    return Ordinal(int(number.value), "次", text.s[j:end] or None, within)


def _find(text: Text, start: int, end: int) -> tuple[int, Found | None]:
    """The first interval with a unit, or one whose signs name it (pH≤2)."""
    s = text.s
    for i in range(start, end):
        if s[i] not in STARTS or (i > start and _inside_name(s, i)):
            continue
        found = read_interval(text, i)
        if found is None or found.end > end:
            continue
        if found.unit is not None or found.name is not None:
            return i, found
        if s[i] in SYMBOLS and i > start:
            return i, replace(found, name=s[start:i])
    return end, None


def _inside_name(s: str, i: int) -> bool:
    """Digits after Latin letters (GB8978, PM2.5), and numerals inside words (统一)."""
    before = s[i - 1]
    if s[i] in DIGITS:
        return before.isascii() and (before.isalnum() or before == ".")
    return s[i] in CHARACTERS and before in _NOT_AFTER


def _built(text: Text, start: int, place: int, found: Found, end: int, within: Period | None) -> Quantity | Words:
    s = text.s
    named = found.name is not None and s[place] not in SYMBOLS
    if named and place > start:
        raise text.error("trailing", start, place, text=s[start:place])
    subject = found.name if named else _subject(s[start:place])
    rest = s[found.end : end]
    point = found.range.point
    if rest == "内" and point is not None and found.unit in TIME:
        found, point, rest = replace(found, range=Range(None, End(point, rest)), end=end), None, ""
    if rest.startswith("内") and point is not None and found.unit in TIME and within is None:
        _check_words(text, found.end + 1, end)
        return Words(f"{subject or ''}…{rest[1:]}", Period(point, found.unit))
    if not named:
        _check_words(text, start, place)
    quantity = Quantity(found.range, found.unit, subject or None, None, within, notes=found.notes)
    opened = s.find("（", found.end, end)
    if opened >= 0 and s.find("）", found.end, end) == end - 1:
        _check_words(text, opened + 1, end - 1)
        quantity, end = replace(quantity, remark=s[opened + 1 : end - 1]), opened
    return _with_noun(text, quantity, found, end) if end > found.end else quantity


def _subject(words: str) -> str:
    """违法所得在10万元以上, 代处置费用为30万元以上: 在 and 为 go; the 为 of 违法行为 stays."""
    return words if words.endswith("行为") or len(words) < 2 else words.removesuffix("在").removesuffix("为")


def _with_noun(text: Text, quantity: Quantity, found: Found, end: int) -> Quantity:
    """What follows the interval is what it counts; a bound word after it still bounds (3个小类以下)."""
    s, i = text.s, found.end
    rest = s[i:end]
    point = found.range.point
    again = _repeated(text, found, end)
    if again is not None:
        return replace(quantity, range=again[0], noun=again[1])
    word = next((word for word in _AFTER_NOUN if rest.endswith(word)), None)
    if word is not None and point is not None and len(rest) > 2:
        _check_words(text, i, end - 2)
        bound = End(point, word)
        range = Range(bound, None) if word == "以上" else Range(None, bound)
        return replace(quantity, range=range, noun=rest[:-2])
    if point is not None and rest[0] in "以及":
        raise text.error("typo_bound", i)
    if BEFORE_LOW.at(s, i) or BEFORE_HIGH.at(s, i) or LOWER.at(s, i) or UPPER.at(s, i):
        raise text.error("bound_missing", i)
    _check_words(text, i, end)
    return replace(quantity, noun=rest)


def _repeated(text: Text, found: Found, end: int) -> tuple[Range, str] | None:
    """1次以上同类违法行为3次以下同类违法行为: the noun said twice, one range."""
    s = text.s
    if found.range.low is None or found.range.high is not None or found.unit is None:
        return None
    for i in range(found.end + 1, end):
        again = read_interval(text, i) if read_number(text, i) is not None else None
        if again is None or again.unit != found.unit or again.range.high is None or again.range.low is not None:
            continue
        if s[found.end : i] == s[again.end : end] and found.range.low.value < again.range.high.value:
            return Range(found.range.low, again.range.high), s[found.end : i]
    return None


def _check_words(text: Text, start: int, end: int) -> None:
    """A subject or a noun is words: no second quantity, no second condition after a comma."""
    s = text.s
    for i in range(start, end):
        if s[i] in "，；。":
            raise text.error("circumstance_mixed", i, end, text=s[i:end])
        if s[i] in "<>≤≥+/%‰" or (s[i] in "-." and i in (start, end - 1)):
            raise text.error("trailing", i, end, text=s[i:end])
        if s[i] in STARTS and not (i > start and _inside_name(s, i)):
            again = read_interval(text, i)
            if s[i] in DIGITS or (again is not None and again.unit is not None and again.end <= end):
                raise text.error("trailing", i, end, text=s[i:end])


def _check_unit(text: Text, start: int, end: int) -> None:
    """`10桶以上`: what stands between a number and its bound word should have been a unit."""
    s = text.s
    for i in range(start, end):
        if s[i] not in STARTS or (i > start and _inside_name(s, i)):
            continue
        number = read_number(text, i)
        if number is None:
            continue
        for j in range(number.end, min(end, number.end + _UNIT_LIMIT)):
            if LOWER.at(s, j) or UPPER.at(s, j):
                raise unit_error(text, number.end, j)
