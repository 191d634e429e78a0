"""Intervals: X以上Y以下, 不足X, 5-10万元, 2<pH<5, with （含）and （不含）.

In: cleaned text and a place. Out: a range in one unit and where it ends; None if no interval starts there; an error
where one starts and goes wrong (two lower bounds, a bound missing). A parser never mends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforce_rules.wording.edges import Edge, read_bound, read_edge, read_inclusion
from enforce_rules.wording.joining import Found, joined, one_sided
from enforce_rules.wording.numerals import NUMERIC, read_number
from enforce_rules.wording.text import Text
from enforce_rules.wording.values import End
from enforce_rules.wording.words import (
    BEFORE_HIGH,
    BEFORE_LOW,
    LOWER,
    SYMBOLS,
    TO,
    TO_WORDS,
    UPPER,
)

STARTS: Final = NUMERIC | BEFORE_LOW.first_characters() | BEFORE_HIGH.first_characters()
NAME_LIMIT: Final = 20


def read_interval(text: Text, i: int) -> Found | None:
    """The interval which starts at `i`."""
    s = text.s
    if s[i : i + 1] not in STARTS:
        return None
    if (word := BEFORE_LOW.at(s, i)) is not None:
        return _after_low_word(text, i, word)
    if (word := BEFORE_HIGH.at(s, i)) is not None:
        return _after_high_word(text, i, word)
    edge = read_edge(text, i)
    return None if edge is None else _after_edge(text, edge)


def _after_edge(text: Text, first: Edge) -> Found | None:
    s = text.s
    if (lower := read_bound(text, first, LOWER)) is not None:
        low, word, end = lower
        return _after_low(text, low, End(low.value, word, low.included), end)
    if (upper := read_bound(text, first, UPPER)) is not None:
        return _upper(text, *upper)
    if (dash := TO_WORDS.at(s, first.end)) is not None:
        return _dash(text, first, first.end + len(dash))
    if s[first.end : first.end + 1] in ("<", "≤") and (named := _named(text, first)) is not None:
        return named
    if first.unit is not None:
        _check_point(text, first)
    return one_sided(text, first, None, None)


def _check_point(text: Text, first: Edge) -> None:
    """`1000元以2000元以下` and `1吨不足3吨` have lost a word."""
    if text.s.startswith("以", first.end) and read_edge(text, first.end + 1) is not None:
        raise text.error("typo_bound", first.end)
    word = BEFORE_HIGH.at(text.s, first.end)
    if word is not None and read_edge(text, first.end + len(word)) is not None:
        raise text.error("bound_missing", first.end)


def _after_low(text: Text, low: Edge, low_end: End, j: int) -> Found | None:
    """What may follow a low end: nothing, or a high end with its own word."""
    s = text.s
    k = j + 1 if s[j : j + 1] in ("，", "、") else j
    m = k + 1 if s[k : k + 1] in ("但", "而") else k
    if (word := BEFORE_HIGH.at(s, m)) is not None and (high := read_edge(text, m + len(word))) is not None:
        flag, end = _after_word(text, word, high)
        return joined(text, low, low_end, high, End(high.value, word, flag), end)
    high = read_edge(text, k) if m == k else None
    if high is None or (k != j and high.unit is None):
        return one_sided(text, low, low_end, None, j)
    return _marked_high(text, low, low_end, high, j, adjacent=k == j)


def _marked_high(text: Text, low: Edge, low_end: End, high: Edge, j: int, *, adjacent: bool) -> Found | None:
    """A number after a low end: it needs 以下, and may not have 以上."""
    if (upper := read_bound(text, high, UPPER)) is not None:
        high, word, end = upper
        return joined(text, low, low_end, high, End(high.value, word, high.included), end)
    if read_bound(text, high, LOWER) is not None:
        _, place = read_inclusion(text, high.end, high)
        raise text.error("two_lower_bounds", place, place + 2)
    if adjacent and high.unit is not None:
        raise text.error("bound_missing", high.end)
    return one_sided(text, low, low_end, None, j)


def _upper(text: Text, high: Edge, word: str, j: int) -> Found:
    following = read_edge(text, j)
    if following is not None and following.unit is not None:
        if read_bound(text, following, UPPER) is not None:
            raise text.error("two_upper_bounds", following.end, following.end + 2)
        if read_bound(text, following, LOWER) is not None:
            raise text.error("range_reversed", high.start, following.end)
    return one_sided(text, high, None, End(high.value, word, high.included), j)


def _dash(text: Text, low: Edge, j: int) -> Found:
    """`5-10万元`: a bare left number takes the unit of the right, and its 万 where that does not turn the range round."""
    high = read_edge(text, j)
    if high is None:
        return one_sided(text, low, None, None)
    if low.unit is None and low.scale == 1 and low.value * high.scale <= high.value and high.scale > 1:
        low = replace(low, value=low.value * high.scale, notes=(*low.notes, "unit_distributed"))
    if low.unit is None:
        low = replace(low, unit=high.unit)
    end = high.end + (2 if text.s.startswith("以下", high.end) else 0)
    return joined(text, low, End(low.value, TO), high, End(high.value, TO), end)


def _named(text: Text, low: Edge) -> Found | None:
    """2<pH<5, 3000平方米≤堆场面积: a name between signs."""
    s, j = text.s, low.end + 1
    k = j
    while k < len(s) and s[k] not in "<≤>≥，；或且）" and k - j < NAME_LIMIT:
        k += 1
    if k == j or read_number(text, j) is not None:
        return None
    low_end = End(low.value, s[low.end], SYMBOLS[s[low.end]])
    if s[k : k + 1] not in ("<", "≤"):
        return replace(one_sided(text, low, low_end, None, k), name=s[j:k])
    high = read_edge(text, k + 1)
    if high is None:
        raise text.error("bound_missing", k)
    high_end = End(high.value, s[k], SYMBOLS[s[k]])
    return replace(joined(text, low, low_end, high, high_end, high.end), name=s[j:k])


def _after_low_word(text: Text, i: int, word: str) -> Found | None:
    low = read_edge(text, i + len(word))
    if low is None:
        return None
    _check_not_negated(text, i, word)
    if (lower := read_bound(text, low, LOWER)) is not None:  # 超过3次以上: the later word counts
        low, doubled, end = lower
        if word in SYMBOLS:
            raise text.error("two_lower_bounds", low.end, end)
        low = replace(low, notes=(*low.notes, "bound_doubled"))
        return _after_low(text, low, End(low.value, doubled, low.included), end)
    flag, end = _after_word(text, word, low)
    return _after_low(text, low, End(low.value, word, flag), end)


def _after_high_word(text: Text, i: int, word: str) -> Found | None:
    high = read_edge(text, i + len(word))
    if high is None:
        return None
    _check_not_negated(text, i, word)
    flag, end = _after_word(text, word, high)
    return one_sided(text, high, None, End(high.value, word, flag), end)


def _after_word(text: Text, word: str, edge: Edge) -> tuple[bool | None, int]:
    """Whether an end whose word stands before it takes the number in, if the cell says so; a sign says it itself."""
    flag, end = read_inclusion(text, edge.end, edge)
    if flag is not None and (word in SYMBOLS or edge.unit is None):
        raise text.error("inclusion_mismatch", edge.end, end)
    return SYMBOLS.get(word, flag), end


def _check_not_negated(text: Text, i: int, word: str) -> None:
    """未超过, 没有达到: a negation that is no part of a listed word would turn the bound round."""
    s = text.s
    start = i - 2 if s.startswith("没有", i - 2) and i >= 2 else i - 1
    if i > 0 and (start == i - 2 or s[start] in "不未非没"):
        raise text.error("negated_bound", start, i + len(word), word=s[start : i + len(word)])
