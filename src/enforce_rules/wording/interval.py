"""Intervals: X以上Y以下, 不足X, 5-10万元, 2<pH<5, with （含）and （不含）.

In: cleaned text and a place. Out: a range with its unit and where it ends; None if no interval starts there; an error
where one starts and goes wrong (two lower bounds, a doubled unit, a missing bound).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from enforce_rules.wording.numerals import SCALES, read_number
from enforce_rules.wording.text import Text
from enforce_rules.wording.units import UnitError, convert, smaller, unit_at
from enforce_rules.wording.values import End, Range, point_of

LOWER = ("及以上", "以上")
UPPER = ("及以下", "以下", "以内", "之内")
PRE_LOW = (
    "不得少于", "不得低于", "不低于", "不少于", "不小于", "不足以", "超过", "大于", "高于", "多于", "达到", "已满", "逾", "满", ">", "≥",
)  # fmt: skip
PRE_HIGH = (
    "最高不超过", "不得超过", "不超过", "不高于", "不大于", "不足", "不满", "未满", "低于", "小于", "少于", "不到", "<", "≤",
)  # fmt: skip
SYMBOLS = {">": False, "<": False, "≥": True, "≤": True}
STRICT = frozenset("不足 不满 未满 低于 小于 少于 不到 超过 大于 高于 多于 逾 < >".split())
REACHING = frozenset("不超过 不高于 不大于 不得超过 最高不超过 不低于 不少于 不小于 不得少于 不得低于 满 已满 达到 ≤ ≥ 以内 之内".split())


@dataclass(frozen=True, slots=True)
class Found:
    """An interval in the text: its range in one unit, and where it ends."""

    range: Range
    unit: str | None
    end: int
    low_unit_percent: bool = False  # 50%以上5倍以下
    notes: tuple[str, ...] = ()
    name: str | None = None  # the quantity a symbol form names (2<pH<5)


@dataclass(frozen=True, slots=True)
class _Edge:
    value: Fraction
    unit: str | None
    end: int
    scale: int
    start: int
    included: bool | None = None


def read_interval(text: Text, i: int) -> Found | None:
    """The interval which starts at `i`."""
    word = _word(text.s, i, PRE_LOW)
    if word is not None:
        return _after_low_word(text, i, word)
    word = _word(text.s, i, PRE_HIGH)
    if word is not None:
        return _after_high_word(text, i, word)
    first = _edge(text, i)
    if first is None:
        return None
    return _after_edge(text, first)


def _word(s: str, i: int, words: tuple[str, ...]) -> str | None:
    return next((word for word in words if s.startswith(word, i)), None)


def _edge(text: Text, i: int) -> _Edge | None:
    s = text.s
    for prefix, divisor in (("百分之", 1), ("千分之", 10)):
        if s.startswith(prefix, i):
            number = read_number(text, i + len(prefix))
            if number is None:
                return None
            return _Edge(number.value / divisor, "%", number.end, 1, i)
    number = read_number(text, i)
    if number is None:
        return None
    j = number.end
    if j < len(s) and s[j] == "‰":
        return _Edge(number.value / 10, "%", j + 1, 1, i)
    found = unit_at(s, j)
    if found is None:
        return _Edge(number.value, None, j, number.scale, i)
    unit, end = found
    again = unit_at(s, end)
    if unit == "元" and again is not None and again[0] == unit:
        raise text.error("unit_twice", end, again[1] - end, unit=unit)
    if unit == "元" and end < len(s) and s[end] in ("万", "亿"):
        raise text.error("unit_order", end)
    return _gloss(text, _Edge(number.value, unit, end, number.scale, i))


def _gloss(text: Text, edge: _Edge) -> _Edge:
    """`14MW（20t/h）`: a number in brackets after the end says it again and is left out."""
    s = text.s
    if edge.end < len(s) and s[edge.end] == "（" and edge.end + 1 < len(s) and s[edge.end + 1].isdigit():
        close = s.find("）", edge.end, edge.end + 24)
        if close > 0:
            return replace(edge, end=close + 1)
    return edge


def _included(text: Text, i: int) -> tuple[bool | None, int]:
    """（含）, （不含）, （含本数）, （不含10吨）at a place."""
    s = text.s
    for start, flag in (("（不含", False), ("（含", True)):
        if s.startswith(start, i):
            close = s.find("）", i, i + 24)
            inner = s[i + len(start) : close] if close > 0 else "?"
            if inner in ("", "本数") or (inner and (inner[0].isdigit() or inner[0] in SCALES or read_number(text, i + len(start)))):
                return flag, close + 1
    return None, i


def _marked(text: Text, edge: _Edge, words: tuple[str, ...]) -> tuple[_Edge, str, int] | None:
    """The edge with the bound word after it and any mark of inclusion on either side."""
    before, j = _included(text, edge.end)
    word = _word(text.s, j, words)
    if word is None:
        return None
    after, k = _included(text, j + len(word))
    included = before if before is not None else after
    if word.startswith("及"):
        included, word = True, word[1:]
    return replace(edge, included=included), word, k


def _after_edge(text: Text, first: _Edge) -> Found | None:
    s = text.s
    lower = _marked(text, first, LOWER)
    if lower is not None:
        return _two_ends(text, *lower)
    upper = _marked(text, first, UPPER)
    if upper is not None:
        return _upper(text, *upper)
    dash = next((word for word in ("至", "到", "-") if s.startswith(word, first.end)), None)
    if dash is not None:
        return _dash(text, first, first.end + len(dash))
    if first.end < len(s) and s[first.end] in SYMBOLS:
        named = _named(text, first)
        if named is not None:
            return named
    if s.startswith("以", first.end) and first.unit is not None and _edge(text, first.end + 1) is not None:
        raise text.error("typo_bound", first.end)
    if first.unit is not None:
        high = _word(s, first.end, PRE_HIGH)
        if high is not None and _edge(text, first.end + len(high)) is not None:
            raise text.error("bound_missing", first.end)
    return Found(point_of(first.value), first.unit, first.end)


def _two_ends(text: Text, low: _Edge, low_word: str, j: int) -> Found | None:
    s = text.s
    low_end = End(low.value, low_word, low.included)
    k = j + 1 if j < len(s) and s[j] in "，、" else j
    high_word = _word(s, k, PRE_HIGH)
    if high_word is not None:
        high = _edge(text, k + len(high_word))
        if high is not None:
            included = SYMBOLS.get(high_word)
            return _joined(text, low, low_end, high, End(high.value, high_word, included), high.end)
    high = _edge(text, k)
    if high is None or (k != j and high.unit is None):
        return _alone(low, low_end, j)
    marked = _marked(text, high, UPPER)
    if marked is not None:
        high, word, end = marked
        return _joined(text, low, low_end, high, End(high.value, word, high.included), end)
    again = _marked(text, high, LOWER)
    if again is not None:
        before, _ = _included(text, high.end)
        raise text.error("two_lower_bounds", high.end if before is None else _included(text, high.end)[1], 2)
    if k == j and high.unit is not None:
        raise text.error("bound_missing", high.end)
    return _alone(low, low_end, j)


def _alone(low: _Edge, end: End, j: int) -> Found:
    return Found(Range(end, None), low.unit, j)


def _upper(text: Text, high: _Edge, word: str, j: int) -> Found | None:
    following = _edge(text, j)
    if following is not None and following.unit is not None:
        if _marked(text, following, UPPER) is not None:
            raise text.error("two_upper_bounds", following.end, 2)
        if _marked(text, following, LOWER) is not None:
            raise text.error("range_reversed", high.start)
    return Found(Range(None, End(high.value, word, high.included)), high.unit, j)


def _dash(text: Text, low: _Edge, j: int) -> Found | None:
    high = _edge(text, j)
    if high is None:
        return Found(point_of(low.value), low.unit, low.end)
    value = low.value
    notes: tuple[str, ...] = ()
    if low.unit is None and low.scale == 1 and high.scale > 1 and low.value < 100:
        value, notes = value * high.scale, ("unit_distributed",)
    low = replace(low, value=value, unit=low.unit or high.unit)
    end = high.end
    if text.s.startswith("以下", end):
        end += 2
    found = _joined(text, low, End(low.value, "至"), high, End(high.value, "至"), end)
    return replace(found, notes=notes) if found else None


def _joined(text: Text, low: _Edge, low_end: End, high: _Edge, high_end: End, end: int) -> Found | None:
    """Both ends in one unit; a missing 元 is supplied, a low end in % stands before one in 倍."""
    if low.unit == "%" and high.unit == "倍":
        low_end = replace(low_end, value=low_end.value / 100)
        return _ordered(text, low, low_end, high_end, "倍", end, low_unit_percent=True)
    if low.unit is None and high.unit is not None:
        if low.scale == 1 and high.scale > 1 and low_end.word != "至" and low.value < 100:
            raise text.error("unit_ambiguous", low.start)
        return _ordered(text, low, low_end, high_end, high.unit, end, notes=("unit_missing",))
    if high.unit is None and low.unit is not None:
        return _ordered(text, low, low_end, high_end, low.unit, end, notes=("unit_missing",))
    unit = low.unit
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        unit = smaller(low.unit, high.unit)
        if unit is None:
            raise text.error("unit_mismatch", high.start, have=high.unit, want=low.unit)
        try:
            low_end = replace(low_end, value=convert(low_end.value, low.unit, unit))
            high_end = replace(high_end, value=convert(high_end.value, high.unit, unit))
        except UnitError as error:
            raise text.error("unit_mismatch", high.start, have=high.unit, want=low.unit) from error
    return _ordered(text, low, low_end, high_end, unit, end)


def _ordered(
    text: Text,
    low: _Edge,
    low_end: End,
    high_end: End,
    unit: str | None,
    end: int,
    *,
    low_unit_percent: bool = False,
    notes: tuple[str, ...] = (),
) -> Found:
    if low_end.value > high_end.value:
        raise text.error("range_reversed", low.start)
    if low_end.value == high_end.value and low_end.word != "至":
        raise text.error("range_empty", low.start)
    return Found(Range(low_end, high_end), unit, end, low_unit_percent, notes)


def _after_low_word(text: Text, i: int, word: str) -> Found | None:
    low = _edge(text, i + len(word))
    if low is None:
        return None
    if i > 0 and text.s[i - 1] in "不未非" and word not in ("满",):
        raise text.error("negated_bound", i - 1)
    doubled = _marked(text, low, LOWER)
    if doubled is not None:  # 超过3次以上: the printed bound word counts
        return _two_ends(text, *doubled)
    end = End(low.value, word, SYMBOLS.get(word))
    j = low.end
    if text.s.startswith("，", j):
        j += 1
    j += len(_word(text.s, j, ("但", "而")) or "")
    high_word = _word(text.s, j, PRE_HIGH)
    if high_word is not None:
        high = _edge(text, j + len(high_word))
        if high is not None:
            return _joined(text, low, end, high, End(high.value, high_word, SYMBOLS.get(high_word)), high.end)
    marked = _high_after(text, low.end)
    if marked is not None:
        high, upper, after = marked
        return _joined(text, low, end, high, End(high.value, upper, high.included), after)
    return Found(Range(end, None), low.unit, low.end)


def _high_after(text: Text, j: int) -> tuple[_Edge, str, int] | None:
    """超过3吨10吨以下, 已满十四周岁不满十八周岁."""
    high = _edge(text, j)
    return _marked(text, high, UPPER) if high is not None and high.unit is not None else None


def _after_high_word(text: Text, i: int, word: str) -> Found | None:
    high = _edge(text, i + len(word))
    if high is None:
        return None
    return Found(Range(None, End(high.value, word, SYMBOLS.get(word))), high.unit, high.end)


def _named(text: Text, low: _Edge) -> Found | None:
    """2<pH<5, 3000平方米≤堆场面积: a name between symbols."""
    s = text.s
    sign = s[low.end]
    j = low.end + 1
    if sign not in "<≤":
        return None
    k = j
    while k < len(s) and s[k] not in "<≤>≥，；或且）" and k - j < 20:
        k += 1
    name = s[j:k]
    if not name or read_number(text, j) is not None:
        return None
    low_end = End(low.value, sign, SYMBOLS[sign])
    if k < len(s) and s[k] in "<≤":
        high = _edge(text, k + 1)
        if high is None:
            raise text.error("bound_missing", k)
        high_end = End(high.value, s[k], SYMBOLS[s[k]])
        found = _joined(text, low, low_end, high, high_end, high.end)
        return replace(found, name=name) if found else None
    return Found(Range(low_end, None), low.unit, k, name=name)
