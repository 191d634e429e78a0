"""Numerals: digits with 万 and 亿, and 中文数字 read strictly (一百二 and 一万五 are refused)."""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.wording.text import Text
from enforce_rules.wording.units import unit_at

NUMBER_LIMIT = 20
_DIGITS = frozenset("0123456789")
_CN = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_CN_CHARS = frozenset(_CN) | frozenset(_SMALL) | frozenset(_LARGE)
SCALES = _SMALL | _LARGE


class Numeral:
    """A number read at a place: its value, the scale written after its digits, and where it ends."""

    __slots__ = ("end", "scale", "value")

    def __init__(self, value: Fraction, end: int, scale: int = 1) -> None:
        self.value, self.end, self.scale = value, end, scale


def read_number(text: Text, i: int) -> Numeral | None:
    """The number which starts at `i`, or None. An irregular Chinese numeral before a unit is an error."""
    s = text.s
    if i >= len(s):
        return None
    return _arabic(text, i) if s[i] in _DIGITS else _chinese(text, i)


def _arabic(text: Text, i: int) -> Numeral | None:
    s, j = text.s, i
    while j < len(s) and s[j] in _DIGITS:
        j += 1
    if j < len(s) - 1 and s[j] == "." and s[j + 1] in _DIGITS:
        j += 1
        while j < len(s) and s[j] in _DIGITS:
            j += 1
    if j - i > NUMBER_LIMIT:
        raise text.error("number_too_long", i, j - i)
    value = Fraction(s[i:j])
    scale = 1
    while j < len(s) and s[j] in SCALES and not _unit_starts(s, j):
        scale *= SCALES[s[j]]
        j += 1
        if scale > 10**16:
            raise text.error("number_too_long", i, j - i)
    return Numeral(value * scale, j, scale)


def _unit_starts(s: str, j: int) -> bool:
    """Whether a scale character begins a unit here (千克, 千米, 百分点)."""
    found = unit_at(s, j)
    return found is not None and found[1] - j > 1


def _chinese(text: Text, i: int) -> Numeral | None:
    s, j = text.s, i
    while j < len(s) and s[j] in _CN_CHARS and not (s[j] in SCALES and _unit_starts(s, j)):
        j += 1
        if j - i > NUMBER_LIMIT:
            return None
    if j == i:
        return None
    if j < len(s) - 1 and s[j] == "点" and s[j + 1] in _CN:
        return _chinese_point(text, i, j)
    value = chinese_value(s[i:j])
    if value is None:
        if s[i] not in ("万", "亿", "百", "千") and unit_at(s, j) is not None:
            raise text.error("numeral_irregular", i, j - i, numeral=s[i:j])
        return None
    return Numeral(Fraction(value), j)


def _chinese_point(text: Text, i: int, j: int) -> Numeral | None:
    s, whole, k = text.s, chinese_value(text.s[i:j]), j + 1
    digits = ""
    while k < len(s) and s[k] in _CN and len(digits) < NUMBER_LIMIT:
        digits += str(_CN[s[k]])
        k += 1
    if whole is None:
        raise text.error("numeral_irregular", i, k - i)
    value, scale = Fraction(f"{whole}.{digits}"), 1
    while k < len(s) and s[k] in _LARGE:
        scale *= _LARGE[s[k]]
        k += 1
    return Numeral(value * scale, k, scale)


def chinese_value(word: str) -> int | None:
    """The value of a regular Chinese numeral.

    >>> chinese_value("一千零五十"), chinese_value("一百二"), chinese_value("两万")
    (1050, None, 20000)
    """
    for mark, scale in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = word.partition(mark)
        if found:
            left = chinese_value(head) if mark == "亿" else _section(head)
            right = 0 if not tail else _tail(tail, scale)
            return None if left is None or left == 0 or right is None else left * scale + right
    return _section(word)


def _tail(tail: str, scale: int) -> int | None:
    """What follows 万 or 亿: a gap needs 零, and a full section must not have one."""
    gap = tail.startswith("零")
    value = chinese_value(tail[1:] if gap else tail)
    if value is None or not 0 < value < scale:
        return None
    return value if gap == (value < scale // 10) else None


def _section(word: str) -> int | None:
    """A numeral below 10,000."""
    if not word:
        return None
    if word == "零":
        return 0
    total, last, pending, zero = 0, 10_000, -1, False
    for index, char in enumerate(word):
        if char == "零":
            if pending >= 0 or zero or index == 0:
                return None
            zero = True
        elif char in _CN:
            if pending >= 0:
                return None
            pending = _CN[char]
        else:
            unit = _SMALL.get(char)
            if unit is None or unit >= last:
                return None
            if pending < 0:
                if unit != 10 or total:
                    return None
                pending = 1
            if total and (unit * 10 < last) != zero:
                return None
            total, last, pending, zero = total + pending * unit, unit, -1, False
    if pending >= 0:
        if total and (last > 10) != zero:
            return None
        return total + pending
    return None if zero else total


def chinese_text(value: int) -> str:
    """A whole number below 100 million as 中文数字.

    >>> chinese_text(33), chinese_text(104), chinese_text(1216), chinese_text(10)
    ('三十三', '一百零四', '一千二百一十六', '十')
    """
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        rest = "" if not low else ("零" if low < 1000 else "") + chinese_text_full(low)
        return f"{chinese_text(high)}万{rest}"
    return chinese_text_full(value) if value >= 20 or value < 10 else chinese_text_full(value).removeprefix("一")


def chinese_text_full(value: int) -> str:
    """As `chinese_text`, with 一十 written out."""
    digits = "零一二三四五六七八九"
    if value == 0:
        return "零"
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return out
