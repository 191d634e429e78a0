"""Bound words (以上, 不足, ≤ …): which side they bound, where they stand, and whether they take the number itself in.

In: a place in a text, or an end of a range with a ruleset's conventions. Out: the word there, or yes, no, undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from enforce_rules.wording.values import End, Range


class WordList:
    """A closed list of words, looked up at a place; the longest one counts (不得少于 before 少于)."""

    def __init__(self, words: str | Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words.split() if isinstance(words, str) else words, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)

    def at(self, s: str, i: int) -> str | None:
        """The word which starts at `i`."""
        for word in self._by_first.get(s[i : i + 1], ()):
            if s.startswith(word, i):
                return word
        return None

    def first_characters(self) -> frozenset[str]:
        """Every character a word begins with."""
        return frozenset(self._by_first)


def words_of(words: str) -> frozenset[str]:
    """A set of words written with spaces between them."""
    return frozenset(words.split())


STRICT: Final = words_of("超过 大于 高于 多于 逾 > 不足 不满 未满 低于 小于 少于 不到 <")
REACHING: Final = words_of(
    "不低于 不少于 不小于 满 已满 达到 不得少于 不得低于 ≥ 不超过 不高于 不大于 不得超过 最高不超过 ≤ 以内 之内 内"
)
LOWER: Final = WordList("以上 及以上")
UPPER: Final = WordList("以下 及以下 以内 之内")
BEFORE_LOW: Final = WordList("超过 大于 高于 多于 逾 不低于 不少于 不小于 满 已满 达到 不得少于 不得低于 > ≥")
BEFORE_HIGH: Final = WordList("不足 不满 未满 低于 小于 少于 不到 不超过 不高于 不大于 不得超过 最高不超过 < ≤")
ALL: Final = tuple(STRICT | REACHING | {"以上", "以下"})
SYMBOLS: Final = {">": False, "<": False, "≥": True, "≤": True}
TO: Final = "至"  # a dash is read as this word
TO_WORDS: Final = WordList((TO, "到", "-"))


def included(end: End, conventions: Mapping[str, bool | None]) -> bool | None:
    """Whether an end belongs to the range: by the cell, by its word, else by the ruleset's convention for the word.

    >>> from fractions import Fraction
    >>> ends = [End(Fraction(1), word) for word in ("不足", "以内", "以下", "以上", "至")]
    >>> [included(end, {"以下": False, "以上": None}) for end in ends]
    [False, True, False, None, True]
    """
    if end.included is not None:
        return end.included
    if end.word is None or end.word in REACHING:
        return True
    if end.word in STRICT:
        return False
    return conventions.get(end.word, True if end.word == TO else None)


def bounds(range: Range, conventions: Mapping[str, bool | None]) -> tuple[bool | None, bool | None]:
    """`included` for the low end and for the high end; None for an end that is not there."""
    low, high = range.low, range.high
    return (included(low, conventions) if low else None, included(high, conventions) if high else None)
