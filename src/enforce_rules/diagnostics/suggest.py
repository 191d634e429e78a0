"""The known word nearest to what was written, found in bounded work however long the word and however many are known.

In: a word and the known ones. Out: the nearest, or none. Characters that only look alike (Ａ and A, ⼀ and 一, Cyrillic А)
count as the same, so that a word that differs in nothing else is always found.
"""

from __future__ import annotations

import difflib
import heapq
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

NAME_LIMIT: Final = 64  # characters of a word that are compared
COMPARED: Final = 24  # words that are compared letter by letter, those that share most characters with it first
_LATIN: Final = str.maketrans("АВЕКМНОРСТХавекмнорстхуіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXabekmhopctxyiABEZHIKMNOPTYXo")


def closest(name: str, known: Iterable[str], count: int = 1, cutoff: float = 0.5) -> tuple[str, ...]:
    """The nearest known words, the nearest first.

    >>> closest("А1", ["A1", "A2"])  # a Cyrillic А
    ('A1',)
    """
    wanted = _folded(name[:NAME_LIMIT])
    chars = frozenset(wanted)
    folded = {each: _folded(each[:NAME_LIMIT]) for each in known}

    def shared(word: str) -> tuple[float, str]:
        other = folded[word]
        same = len(chars.intersection(other))
        return (2.0 if other == wanted else 2 * same / (len(wanted) + len(other) or 1), word)

    near = heapq.nlargest(COMPARED, folded, key=shared)
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored = []
    for order, word in enumerate(near):
        matcher.set_seq1(folded[word])
        ratio = matcher.ratio()
        if ratio >= cutoff:
            apart = folded[word][:1] != wanted[:1]  # of two as near, the one that begins alike
            scored.append((-ratio, apart, order, word))
    return tuple(word for *_, word in sorted(scored)[:count])


def suggest(name: str, known: Iterable[str]) -> str | None:
    """The known word closest to what was written.

    >>> suggest("未知事实", ["违法所得", "未知的事实"])
    '未知的事实'
    """
    return next(iter(closest(name, known)), None)


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    """A word without what a reader hardly sees: width, composition, case, spaces, look-alike letters.

    Given no more than the characters that are compared, since what it was given is kept.
    """
    return "".join(unicodedata.normalize("NFKC", word).translate(_LATIN).casefold().split())[:NAME_LIMIT]
