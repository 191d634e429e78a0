"""Regions (地区): codes of GB/T 2260 for province, city and county, with three digits more for a town, three for a village.

In: the digits of a code. Out: whether it can be one, and the part that counts.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

LENGTHS = (2, 4, 6, 9, 12)


def is_region(code: str) -> bool:
    """Whether it has the shape of a code: digits, a province, and nothing below a level that is left at zero.

    >>> [is_region(code) for code in ("440700", "44", "000000", "440012", "44070a")]
    [True, True, False, False, False]
    """
    if not (code.isascii() and code.isdigit() and len(code) in LENGTHS):
        return False
    levels = [code[start:end] for start, end in zip((0, 2, 4, 6, 9), LENGTHS, strict=True) if end <= len(code)]
    zero = [int(level) == 0 for level in levels]
    return not zero[0] and all(not above or below for above, below in pairwise(zero))


@lru_cache(maxsize=1024)
def significant(code: str) -> str:
    """The code without the zeros that stand for the whole of a level.

    >>> significant("440700"), significant("440000"), significant("440703000")
    ('4407', '44', '440703')
    """
    for start, end in zip((9, 6, 4, 2), (12, 9, 6, 4), strict=True):
        if len(code) == end and not code[start:].strip("0"):
            code = code[:start]
    return code


def overlap(one: str, other: str) -> bool:
    """Whether two areas are one, or one lies in the other."""
    here, there = significant(one), significant(other)
    return here.startswith(there) or there.startswith(here)
