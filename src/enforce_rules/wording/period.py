"""The period door: look-backs and deadlines (近二年, 12个月内, 5个工作日, 上一年度).

In: a cell, or a place in a cleaned one. Out: a `Period`, or a `WordingError`.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.values import Period
from enforce_rules.wording.words import WordList

TIME: Final = ("年", "个月", "日", "个工作日", "小时", "分钟")
NAMES: Final = WordList(("本年度", "上一年度", "当年", "年度"))
_RECENT = WordList(("近", "最近"))
INSIDE: Final = WordList(("内", "以内", "之内"))


def parse_period(cell: str) -> Period:
    """A whole cell that is one period. Raises `WordingError`.

    >>> parse_period("近二年").recent, parse_period("十个工作日内").unit, parse_period("上一年度").name
    (True, '个工作日', '上一年度')
    """
    text = clean(cell)
    found = read_period(text, 0)
    if found is None:
        raise text.error("no_period", 0, len(text.s))
    period, end = found
    if end != len(text.s):
        raise text.error("trailing", end, len(text.s), text=text.s[end:])
    return period


def read_period(text: Text, i: int) -> tuple[Period, int] | None:
    """The period which starts at `i`, with its 近 and 内, and where it ends."""
    s = text.s
    if (name := NAMES.at(s, i)) is not None:
        return Period(name=name), i + len(name)
    recent = _RECENT.at(s, i) or ""
    number = read_number(text, i + len(recent))
    unit = text.units.at(s, number.end) if number else None
    if number is None or unit is None or unit[0] not in TIME:
        return None
    inside = INSIDE.at(s, unit[1]) or ""
    period = Period(number.value, unit[0], bool(recent), length=not (recent or inside))
    return period, unit[1] + len(inside)
