"""A range of money in official wording: `1万元以上4万元以下`, an end marked where it does not include the number itself.

In: a fine. Out: words. An unmarked 以上 or 以下 includes the number.
"""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.report import FineRange
from enforce_rules.wording.render import money


def money_range(fine: FineRange, say: Voice) -> str | None:
    """A range in words; None where neither end is known.

    >>> money_range(FineRange(Fraction(0), Fraction(10000), False, False), Voice("zh"))
    '1万元（不含）以下'
    """
    if fine.point is not None:
        return money(fine.point)
    bounded = fine.high is not None
    low = None if fine.low is None else _end(fine.low, fine.low_included, say)
    if bounded and fine.low == 0 and fine.low_included is False:
        low = None  # a fine of nothing is no fine: 以下 alone says so
    high = None if fine.high is None else _end(fine.high, fine.high_included, say)
    if low is not None and high is not None:
        return say("between", low=low, high=high)
    if high is not None:
        return say("at-most", high=high)
    return None if low is None else say("at-least", low=low)


def _end(value: Fraction, included: bool | None, say: Voice) -> str:
    if included is None:
        return say("open-end", end=money(value))
    return money(value) if included else say("excluded-end", end=money(value))
