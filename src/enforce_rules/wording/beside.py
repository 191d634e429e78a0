"""The words beside a quantity: a subject before it, a noun or a remark after it, and what may not be one.

In: places in a cleaned cell. Out: the words, or a `WordingError` where they say something of their own (a second
quantity, a second condition, half of a number), since no text is dropped and none is guessed at.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.wording.chinese import CHARACTERS
from enforce_rules.wording.interval import STARTS, read_interval
from enforce_rules.wording.numerals import NUMERIC, read_number
from enforce_rules.wording.text import DIGITS, Text, unit_error
from enforce_rules.wording.words import ALL, LOWER, UPPER

AFTER_NOUN: Final = ("以上", "以下", "以内")
_NOT_AFTER: Final = NUMERIC | frozenset("上下统同之第")  # 上一年度, 统一, 之一, 第一: no numbers
_NOT_BEFORE: Final = ("分之", "第", "不", "未", "没", "没有", "非", "或", "或者", "且", *NUMERIC, *ALL)
_COPULAS: Final = ("在", "为")
_NO_COPULA: Final = ("行为", "作为", "人为", "存在", "所在")
_REMARKS: Final = ("", "含", "不含", "含本数", "不含本数")
_UNIT_LIMIT: Final = 6


def inside_name(s: str, i: int) -> bool:
    """Whether the numeral at `i` is part of a name: digits after Latin letters (GB8978, PM2.5), 一 in 统一."""
    if i == 0:
        return False
    before = s[i - 1]
    latin = before.isascii() and before.isalnum()
    if s[i] in DIGITS:
        return latin or before == "."
    return s[i] in CHARACTERS and (latin or before in _NOT_AFTER)


def check_words(text: Text, start: int, end: int) -> None:
    """Words only: no second quantity, no second condition after a comma."""
    s = text.s
    for i in range(start, end):
        if s[i] in "，；。":
            raise text.error("circumstance_mixed", i, end, text=s[i:end])
        if s[i] in "<>≤≥+/%‰" or (s[i] in "-." and i in (start, end - 1)):
            raise text.error("trailing", i, end, text=s[i:end])
        if s[i] in STARTS and not (i > start and inside_name(s, i)):
            again = read_interval(text, i)
            if s[i] in DIGITS or (again is not None and again.unit is not None):
                raise text.error("trailing", i, end, text=s[i:end])


def read_subject(text: Text, start: int, end: int) -> str | None:
    """What is measured. 违法所得在10万元以上, 处置费用为30万元以上: 在 and 为 go; the 为 of 违法行为 stays."""
    words = text.s[start:end]
    if len(words) > 1 and words.endswith(_COPULAS) and not words.endswith(_NO_COPULA):
        words, end = words[:-1], end - 1
    check_words(text, start, end)
    if words.startswith(AFTER_NOUN) or words.endswith(_NOT_BEFORE):
        raise text.error("trailing", start, end, text=words)
    return words or None


def check_noun(text: Text, start: int, end: int, unit: str | None, *, bounded: bool) -> None:
    """What is counted; `bounded` if its own bound word followed it (3个小类以下)."""
    check_words(text, start, end)
    words = text.s[start:end]
    split = unit is not None and text.units.at(unit + words, 0) != (unit, len(unit))  # 5天元 is no 5日元
    halved = bounded and (words.endswith("的") or any(word in words for word in AFTER_NOUN))
    if split or halved or words == "的" or words.startswith(("（", "或", "且")) or words.endswith(("）", "或", "且")):
        raise text.error("trailing", start, end, text=words)


def read_remark(text: Text, start: int, end: int) -> tuple[str | None, int]:
    """The words in a bracket that ends the clause, and where the bracket begins."""
    s, opened = text.s, text.s.find("（", start, end)
    if opened < 0 or s.find("）", start, end) != end - 1:
        return None, end
    check_words(text, opened + 1, end - 1)
    remark = s[opened + 1 : end - 1]
    if remark in _REMARKS:
        raise text.error("trailing", opened, end, text=s[opened:end])
    return remark, opened


def check_unit(text: Text, start: int, end: int) -> None:
    """`10桶以上`: what stands between a number and its bound word should have been a unit."""
    for i in range(start, end):
        if text.s[i] not in STARTS or (i > start and inside_name(text.s, i)):
            continue
        number = read_number(text, i)
        if number is None:
            continue
        for j in range(number.end, min(end, number.end + _UNIT_LIMIT)):
            if LOWER.at(text.s, j) or UPPER.at(text.s, j):
                raise unit_error(text, number.end, j)
