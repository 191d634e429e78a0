"""Sums of money in an example and in what came out, compared as sums: 18500元 and 1.85万元 are the same.

In: a text of a cell. Out: the text with every sum in 元 in full.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from enforce_rules.evaluator.amount import decimal
from enforce_rules.wording import convert

_SUM: Final = re.compile(r"(?<![0-9.])([0-9]{1,40}(?:\.[0-9]{1,40})?)(亿元|万元|元)", re.ASCII)


def in_yuan(text: str) -> str:
    """The text with its sums in 元, exactly; everything else as it stands.

    >>> in_yuan("1.85万元以上5万元以下"), in_yuan("违法所得2倍")
    ('18500元以上50000元以下', '违法所得2倍')
    """
    return _SUM.sub(lambda found: f"{decimal(convert(Fraction(found[1]), found[2], '元'))}元", text)


def same_sums(want: str, have: str) -> bool:
    """Whether two texts say the same, however their sums are written.

    >>> same_sums("18500元以上", "1.85万元以上"), same_sums("1万元", "1万元以下")
    (True, False)
    """
    return in_yuan(want) == in_yuan(have)
