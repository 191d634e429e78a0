"""The figures of a penalty sentence: 二万元以上二十万元以下, 一倍以上三倍以下, 百分之五十以下, 十五日, 三年.

In: text. Out: every figure with its unit and bound words, in order. The safety net of `clauses`: figures in, figures out.
"""

from __future__ import annotations

from typing import Final

_DIGITS: Final = frozenset("0123456789.零〇一二两三四五六七八九十百千万亿")
_UNITS: Final = ("元", "倍", "%", "日", "年", "个月", "次")
_BOUNDS: Final = ("以上", "以下", "以内")
_SHARES: Final = ("百分之", "千分之")


def figures(text: str) -> tuple[str, ...]:
    """The figures of a text; two that make one range are one.

    >>> figures("处二万元以上二十万元以下罚款；第一百零八条；处收入百分之五十以下罚款")
    ('二万元以上二十万元以下', '百分之五十以下')
    """
    found: list[str] = []
    joined = -1
    i = 0
    while i < len(text):
        end = _figure(text, i)
        if end is None:
            i = _past_digits(text, i)
            continue
        if joined == i and found[-1].endswith("以上"):
            found[-1] += text[i:end]
        else:
            found.append(text[i:end])
        joined = i = end
    return tuple(found)


def _figure(text: str, i: int) -> int | None:
    """Where the figure that starts at `i` ends."""
    share = next((word for word in _SHARES if text.startswith(word, i)), "")
    begin = i + len(share)
    end = begin
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    if end == begin:
        return None
    unit = "" if share else next((unit for unit in _UNITS if text.startswith(unit, end)), None)
    if unit is None:
        return None
    end += len(unit)
    bound = next((word for word in _BOUNDS if text.startswith(word, end)), "")
    return end + len(bound)


def _past_digits(text: str, i: int) -> int:
    """The next place where a figure could start: numerals are passed over as one."""
    if text[i] not in _DIGITS:
        return i + 1
    while i < len(text) and text[i] in _DIGITS:
        i += 1
    return i
