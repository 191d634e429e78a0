"""The quantity door: a level of a fact (10立方米以上20立方米以下, 近二年2次以上, 超标3倍以上8倍以下或超量30%以上50%以下).

A label is refused, whatever numbers stand in it; so is a penalty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from enforce_rules.wording.interval import PRE_HIGH, PRE_LOW, Found, read_interval
from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.period import TIME, read_period
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.values import AllOf, AnyOf, Clause, End, Ordinal, Period, Quantity, Range, WordingError, Words

QUANTITY_LIMIT = 400
NO_UNITS: Mapping[str, tuple[str, str]] = {}
JOINTS = (("，或者", "或"), ("，或", "或"), ("，且", "且"), ("或者", "或"), ("或", "或"), ("且", "且"))
PENAL = ("罚款", "并处", "拘留", "没收", "吊销")


def parse_quantity(cell: str, units: Mapping[str, tuple[str, str]] = NO_UNITS) -> Clause:
    """A whole cell as one or several quantities. Raises `WordingError`."""
    text = clean(cell)
    if len(text.s) > QUANTITY_LIMIT:
        raise text.error("cell_too_long", QUANTITY_LIMIT)
    end = len(text.s)
    while end and text.s[end - 1] == "。":
        end -= 1
    for word in PENAL:
        at = text.s.find(word, 0, end)
        if at >= 0 and not text.s.startswith("处置", at):
            raise text.error("penalty_here", at, len(word))
    return _whole(text, 0, end)


def _whole(text: Text, start: int, end: int) -> Clause:
    none = _or_none(text, start, end)
    if none is not None:
        return none
    bracketed = _bracket(text, start, end)
    if bracketed is not None:
        return bracketed
    return _joined(text, start, end)


def _or_none(text: Text, start: int, end: int) -> Quantity | None:
    """没有违法所得或者违法所得不足10万元; 没有或者不足10万元."""
    s = text.s
    if not s.startswith("没有", start):
        return None
    for joint in ("或者", "或"):
        at = s.find(joint, start + 2, end)
        if at >= 0:
            subject = s[start + 2 : at]
            j = at + len(joint)
            if subject and not s.startswith(subject, j):
                return None
            found = read_interval(text, j + len(subject))
            if found is not None and s[found.end : end] in ("", "的") and found.range.low is None:
                return Quantity(found.range, found.unit, subject or None, or_none=True)
            return None
    return None


def _bracket(text: Text, start: int, end: int) -> AllOf | None:
    """`仅pH值超标（2<pH<5或10<pH<11）`: words, and a quantity in brackets after them."""
    s = text.s
    close = end - 1 if s.startswith("）", end - 1) else -1
    opened = s.find("（", start, end)
    if close < 0 or opened <= start:
        return None
    head = s[start:opened]
    if any(char.isdigit() for char in head) or s.find("（", opened + 1, end) >= 0:
        return None
    try:
        inner = _comma_list(text, opened + 1, close)
    except WordingError:
        return None
    return AllOf((Words(head), inner), paren=True)


def _comma_list(text: Text, start: int, end: int) -> Clause:
    parts: list[Clause] = []
    i = start
    while True:
        comma = text.s.find("，", i, end)
        stop = comma if comma >= 0 else end
        try:
            parts.append(_joined(text, i, stop))
        except WordingError:
            if any(char.isdigit() for char in text.s[i:stop]):
                raise
            parts.append(Words(text.s[i:stop]))
        if comma < 0:
            break
        i = comma + 1
    if all(isinstance(part, Words) for part in parts):
        raise text.error("no_quantity", start)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _joined(text: Text, start: int, end: int) -> Clause:
    pieces, kinds = _split(text, start, end)
    if len(pieces) > 1:
        read: list[Clause] = []
        failed: WordingError | None = None
        for a, b in pieces:
            try:
                read.append(_clause(text, a, b))
            except WordingError as error:
                failed = failed or error
        if failed is None:
            if len(set(kinds)) > 1:
                raise text.error("mixed_connectives", start)
            return AnyOf(tuple(read)) if kinds[0] == "或" else AllOf(tuple(read))
        whole = _clause(text, start, end)
        noun = whole.noun if isinstance(whole, Quantity | Ordinal) else None
        subject = whole.subject if isinstance(whole, Quantity) else None
        if read and any(not isinstance(each, Words) for each in read) and (subject or len(read) > 1 or noun is None):
            raise failed
        if subject is not None and any(joint in subject for joint in ("或", "且")):
            raise text.error("subject_ambiguous", start, len(subject))
        return whole
    return _clause(text, start, end)


def _split(text: Text, start: int, end: int) -> tuple[list[tuple[int, int]], list[str]]:
    pieces: list[tuple[int, int]] = []
    kinds: list[str] = []
    depth, begin, i = 0, start, start
    while i < end:
        depth += (text.s[i] == "（") - (text.s[i] == "）")
        joint = next(((w, k) for w, k in JOINTS if text.s.startswith(w, i)), None) if depth <= 0 else None
        if joint is not None and i > begin:
            pieces.append((begin, i))
            kinds.append(joint[1])
            i += len(joint[0])
            begin = i
        else:
            i += 1
    pieces.append((begin, end))
    return pieces, kinds


def _clause(text: Text, start: int, end: int) -> Clause:
    s = text.s
    if end > start and s[end - 1] == "的" and end - start > 1:
        end -= 1
    begin = start + 2 if s.startswith("属于", start) else start
    within, i = _window(text, begin, end)
    if within is None:
        i = start
    ordinal = _ordinal(text, i, end, within)
    if ordinal is not None:
        return ordinal
    place, found = _find(text, i, end)
    if found is None:
        if within is not None and i < end and not any(char.isdigit() for char in s[i:end]):
            return Words(s[i:end], within)
        raise text.error("no_quantity", start, max(1, end - start))
    return _built(text, i, place, found, end, within)


def _window(text: Text, i: int, end: int) -> tuple[Period | None, int]:
    found = read_period(text, i)
    if found is None:
        return None, i
    period, j = found
    if period.length or (j >= end):
        return None, i
    for word in ("有", "累计"):
        if text.s.startswith(word, j):
            return period, j + len(word)
    return period, j


def _ordinal(text: Text, i: int, end: int, within: Period | None) -> Ordinal | None:
    if not text.s.startswith("第", i):
        return None
    number = read_number(text, i + 1)
    if number is None or not text.s.startswith("次", number.end) or number.value.denominator != 1:
        return None
    noun = text.s[number.end + 1 : end]
    if noun.startswith(("以上", "以下")):
        raise text.error("no_quantity", i)
    return Ordinal(int(number.value), "次", noun or None, within)


def _find(text: Text, start: int, end: int) -> tuple[int, Found | None]:
    """The first interval with a unit, or one that is named by symbols."""
    s = text.s
    for i in range(start, end):
        if i > start and s[i - 1].isascii() and (s[i - 1].isalnum() or s[i - 1] == ".") and (s[i].isdigit()):
            continue
        if i > start and s[i] in "零一二两三四五六七八九十百千万亿" and s[i - 1] in "零一二两三四五六七八九十百千万亿上下统同之第":
            continue
        if i > start and s[i] == "满" and s[i - 1] in "不未已":
            continue
        symbol = _symbol(text, i, start, end)
        if symbol is not None:
            return i, symbol
        found = read_interval(text, i)
        if found is not None and found.end <= end and (found.unit is not None or found.name is not None):
            return i, found
        if found is not None and found.unit is None and found.range.point is None and not s.startswith(("第", "类"), found.end):
            name_before = s[start:i]
            if name_before and s[i] in "<>≤≥":
                return i, found
            if i == start and found.end == end and found.range.low and found.range.low.word == "至":
                return i, found
    return end, None


def _symbol(text: Text, i: int, start: int, end: int) -> Found | None:
    """pH≤2: a name, a sign, a number without a unit."""
    if i == start or text.s[i] not in "<>≤≥":
        return None
    found = read_interval(text, i)
    if found is None or found.unit is not None or found.end > end:
        return None
    return Found(found.range, None, found.end, name=text.s[start:i])


def _built(text: Text, start: int, place: int, found: Found, end: int, within: Period | None) -> Clause:
    s = text.s
    subject = found.name or s[start:place]
    if found.name is not None and found.name != s[start:place] and s[start:place]:
        raise text.error("trailing", start)
    if len(subject) > 1 and not subject.endswith("行为"):
        subject = subject.removesuffix("在").removesuffix("为")
    rest = s[found.end : end]
    remark = None
    if rest.startswith("内") and found.range.point is not None and found.unit in TIME and within is None:
        return Words(f"{subject}…{rest[1:]}", Period(found.range.point, found.unit))
    if rest.startswith("（") and rest.endswith("）"):
        remark, rest = rest[1:-1], ""
    fix = _repeated(text, found, end)
    if fix is not None:
        return replace(fix, subject=subject or None, within=within)
    if rest and _bound_after_noun(rest) and found.range.point is not None:
        return _noun_bound(found, rest, subject, within)
    if rest and found.range.point is not None and rest[0] in "以及":
        raise text.error("typo_bound", found.end)
    if any(rest.startswith(word) for word in (*PRE_LOW, *PRE_HIGH)):
        raise text.error("bound_missing", found.end)
    return Quantity(
        found.range, found.unit, subject or None, rest or None, within, remark, symbols=found.name is not None
    )


def _bound_after_noun(rest: str) -> str | None:
    return next((word for word in ("以上", "以下", "以内") if rest.endswith(word)), None)


def _noun_bound(found: Found, rest: str, subject: str, within: Period | None) -> Quantity:
    """`3个小类以下`: the bound word stands after the noun."""
    word = _bound_after_noun(rest)
    assert word is not None and found.range.point is not None
    end = End(found.range.point, word)
    range = Range(end, None) if word == "以上" else Range(None, end)
    return Quantity(range, found.unit, subject or None, rest[: -len(word)] or None, within)


def _repeated(text: Text, found: Found, end: int) -> Quantity | None:
    """`1次以上同类违法行为3次以下同类违法行为`: the noun said twice."""
    if found.range.low is None or found.range.high is not None or found.unit is None:
        return None
    for i in range(found.end + 1, end):
        again = read_interval(text, i) if read_number(text, i) is not None else None
        if again is None or again.unit != found.unit or again.range.high is None or again.range.low is not None:
            continue
        noun, last = text.s[found.end : i], text.s[again.end : end]
        if noun == last:
            return Quantity(Range(found.range.low, again.range.high), found.unit, None, noun)
    return None
