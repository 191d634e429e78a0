"""One step of a citation: the text cited (《某法》（2021年修订）, 本条例, 环境影响评价法), and 第三十三条, 第（二）项, 第一、二款.

In: a place in a cleaned cell. Out: what is cited there and where it ends, or None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import Text
from enforce_rules.wording.values import Provision
from enforce_rules.wording.words import WordList

LEVELS: Final = {"条": "article", "款": "paragraph", "项": "item", "目": "subitem", "句": "sentence"}
OWN: Final = ("本法", "本条例", "本规定", "本办法", "本细则", "本决定", "本规则", "本解释", "前款", "前条")
_OWN = WordList(OWN)
_EDITION: Final = ("年", "修订", "修正", "版", "号", "令")
_WHOLE_ENDS: Final = ("法", "法典", "条例", "规定", "办法", "细则")
_NAME_ENDS: Final = (
    *_WHOLE_ENDS, "决定", "规则", "解释", "标准", "意见", "通知", "基准", "规范", "章程", "纲要", "目录", "清单", "规程", "号",
)  # fmt: skip
_NAME_STOPS: Final = frozenset("，；。：、《》“”")
_NOT_ONE: Final = (*_NAME_STOPS, "及", "和", "等", "第", "依照", "按照", "有关")
RANGE_LIMIT: Final = 200
NAME_LIMIT: Final = 80
_NUMBER_LIMIT: Final = 99_999


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the path with the numbers cited at it (第一、二项 has two)."""

    name: str
    numbers: tuple[int, ...]
    sub: int | None
    end: int


def read_source(text: Text, i: int) -> tuple[Provision, int] | None:
    """The text cited at `i`."""
    s = text.s
    if s.startswith("《", i):
        close = _closing(text, i)
        edition, end = _edition(s, close + 1)
        return Provision(s[i + 1 : close], edition), end
    if (own := _OWN.at(s, i)) is not None:
        return Provision(own), i + len(own)
    return _bare_name(s, i)


def whole_name(s: str) -> Provision | None:
    """税收票证管理办法: a cell that is nothing but the name of one text."""
    if not 2 < len(s) <= NAME_LIMIT or not s.endswith(_WHOLE_ENDS) or any(mark in s for mark in _NOT_ONE):
        return None
    return Provision(s)


def _closing(text: Text, i: int) -> int:
    """Where the 》 of a 《 stands; they may nest."""
    depth = 0
    for j in range(i, len(text.s)):
        depth += (text.s[j] == "《") - (text.s[j] == "》")
        if depth == 0:
            return j
    raise text.error("bracket_open", i)


def _edition(s: str, i: int) -> tuple[str | None, int]:
    """（2021年修订）; a bare number in brackets is an item."""
    if not s.startswith("（", i):
        return None, i
    close = s.find("）", i, i + NAME_LIMIT)
    inner = s[i + 1 : close] if close > 0 else ""
    year = (
        len(inner) == 4 and inner.isdecimal() and s.startswith("第", close + 1)
    )  # （2017）第一条: no item is that far
    return (inner, close + 1) if year or any(word in inner for word in _EDITION) else (None, i)


def _bare_name(s: str, i: int) -> tuple[Provision, int] | None:
    """行政处罚法第三十三条: a name without 《》 ends as names of law do, right before 第 and a number."""
    for j in range(i, min(len(s), i + NAME_LIMIT)):
        if s[j] in _NAME_STOPS:
            return None
        if s[j] != "第" or j == i:
            continue
        opened = s.rfind("（", i, j) if s[j - 1] == "）" else -1
        edition, end = _edition(s, opened) if opened > i else (None, j)
        name = s[i:opened] if edition is not None and end == j else s[i:j]
        if name.endswith(_NAME_ENDS):
            return Provision(name, edition), j
    return None


def read_level(text: Text, i: int) -> Level | None:
    """第三十三条, 第一百二十条之一, 第（二）项, （二）, 第一、二项, 第（一）至（三）项, 第六十七条至第六十九条."""
    s = text.s
    begin = i + s.startswith("第", i)
    numbers, end, bracket = _numbers(text, begin)
    name = s[end : end + 1]
    if not numbers or (begin == i and not bracket):
        return None
    if name not in LEVELS or name == "":
        return Level("项", numbers, None, end) if bracket else None
    end += 1
    if s.startswith(("至第", "到第"), end):
        upto, stop, _ = _numbers(text, end + 2)
        if upto and s.startswith(name, stop):
            return Level(name, (*numbers, *_expanded(text, i, numbers[-1], upto[0]), *upto[1:]), None, stop + 1)
    if name == "条" and s.startswith("之", end):
        sub = read_number(text, end + 1)
        if sub is not None and sub.value.denominator == 1 and 0 < sub.value <= RANGE_LIMIT:
            return Level(name, numbers, int(sub.value), sub.end)
    return Level(name, numbers, None, end)


def _numbers(text: Text, i: int) -> tuple[tuple[int, ...], int, bool]:
    """Numbers joined by 、 or 至, bare or in brackets; where they end, and whether they are in brackets."""
    numbers: list[int] = []
    bracket = text.s.startswith("（", i)
    end, mark = i, ""
    while True:
        read = _one(text, end + len(mark), bracket=bracket)
        if read is None:
            return tuple(numbers), end, bracket
        number, stop = read
        numbers += _expanded(text, i, numbers[-1], number) if mark and mark in "至到" else [number]
        end = stop
        mark = text.s[end : end + 1]
        if mark not in ("、", "至", "到"):
            return tuple(numbers), end, bracket


def _one(text: Text, i: int, *, bracket: bool) -> tuple[int, int] | None:
    if bracket and not text.s.startswith("（", i):
        return None
    number = read_number(text, i + bracket)
    if number is None or number.value.denominator != 1 or not 0 < number.value <= _NUMBER_LIMIT:
        return None
    if bracket and not text.s.startswith("）", number.end):
        return None
    return int(number.value), number.end + bracket


def _expanded(text: Text, start: int, first: int, last: int) -> range:
    """What a range adds after its first number."""
    if last <= first:
        raise text.error("range_reversed", start)
    if last - first > RANGE_LIMIT:
        raise text.error("too_many_provisions", start, None, limit=str(RANGE_LIMIT))
    return range(first + 1, last + 1)
