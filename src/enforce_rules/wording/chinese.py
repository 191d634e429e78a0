"""中文数字, read strictly (一百二 and 一万五 are refused) and written.

In: a word made of numeral characters, or a whole number. Out: the number or None, or the word.
"""

from __future__ import annotations

from typing import Final

FIGURES: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
SMALL: Final = {"十": 10, "百": 100, "千": 1000}
LARGE: Final = {"万": 10**4, "亿": 10**8}
SCALES: Final = SMALL | LARGE
CHARACTERS: Final = frozenset(FIGURES) | frozenset(SCALES)


def chinese_value(word: str) -> int | None:
    """The value of a regular Chinese numeral.

    >>> chinese_value("一千零五十"), chinese_value("一百二"), chinese_value("两万")
    (1050, None, 20000)
    """
    head, found, tail = word.partition("亿")
    if not found:
        return _below_large(head)
    high, low = _below_large(head), _tail(tail, 10**8)
    return None if not high or low is None else high * 10**8 + low


def _below_large(word: str) -> int | None:
    """A numeral below 1亿."""
    head, found, tail = word.partition("万")
    if not found:
        return _section(head)
    high, low = _section(head), _tail(tail, 10**4)
    return None if not high or low is None else high * 10**4 + low


def _tail(tail: str, scale: int) -> int | None:
    """What follows 万 or 亿: a gap needs 零, and a full section must not have one."""
    if not tail:
        return 0
    gap = tail.startswith("零")
    value = _below_large(tail[1:] if gap else tail)
    if not value or value >= scale:
        return None
    return value if gap == (value < scale // 10) else None


def _section(word: str) -> int | None:
    """A numeral below 10,000: each figure before its scale, scales falling, 零 exactly where one is skipped."""
    if word == "零":
        return 0
    total, last, figure, gap = 0, 10_000, -1, False
    for index, char in enumerate(word):
        if char == "零":
            if figure >= 0 or gap or index == 0:
                return None
            gap = True
        elif char in FIGURES:
            if figure >= 0:
                return None
            figure = FIGURES[char]
        else:
            scale = SMALL.get(char, last)
            if scale >= last or (figure < 0 and (scale != 10 or total)):
                return None
            if total and (scale * 10 < last) != gap:
                return None
            total, last, figure, gap = total + abs(figure) * scale, scale, -1, False
    if figure >= 0:
        return None if total and (last > 10) != gap else total + figure
    return None if gap or not word else total


def chinese_text(value: int) -> str:
    """A whole number below 1亿 as 中文数字.

    >>> chinese_text(33), chinese_text(104), chinese_text(1216), chinese_text(10)
    ('三十三', '一百零四', '一千二百一十六', '十')
    """
    high, low = divmod(value, 10_000)
    if not high:
        return _section_text(low).removeprefix("一") if 10 <= low < 20 else _section_text(low)
    rest = ("零" if low < 1000 else "") + _section_text(low) if low else ""
    return f"{chinese_text(high)}万{rest}"


def _section_text(value: int) -> str:
    words, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, value = divmod(value, scale)
        if figure:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[figure] + name
        gap = not figure
    return words or "零"
