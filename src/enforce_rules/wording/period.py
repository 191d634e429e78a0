"""The period door: look-backs and deadlines (近二年, 12个月内, 5个工作日, 上一年度)."""

from __future__ import annotations

from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.units import unit_at
from enforce_rules.wording.values import Period

TIME = ("年", "个月", "日", "个工作日", "小时", "分钟")
NAMES = ("本年度", "上一年度", "当年", "年度")


def parse_period(cell: str) -> Period:
    """A whole cell that is one period. Raises `WordingError`.

    >>> parse_period("近二年").recent
    True
    """
    text = clean(cell)
    if text.s in NAMES:
        return Period(name=text.s)
    found = read_period(text, 0)
    if found is None:
        raise text.error("no_period", 0)
    period, end = found
    if end != len(text.s):
        raise text.error("trailing", end)
    return period


def read_period(text: Text, i: int) -> tuple[Period, int] | None:
    """The period which starts at `i`, with its 近 and 内."""
    s = text.s
    recent = next((word for word in ("最近", "近") if s.startswith(word, i)), "")
    j = i + len(recent)
    number = read_number(text, j)
    if number is None:
        return None
    unit = unit_at(s, number.end)
    if unit is None or unit[0] not in TIME:
        return None
    end = unit[1]
    inside = next((word for word in ("以内", "之内", "内") if s.startswith(word, end)), "")
    return Period(number.value, unit[0], bool(recent), length=not (recent or inside)), end + len(inside)
