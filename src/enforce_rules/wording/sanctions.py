"""The sanction door: fines, warnings, detention, confiscation, orders, joined by ， ； 并 或者.

Every piece of the cell becomes a step; nothing is dropped.
"""

from __future__ import annotations

from dataclasses import replace

from enforce_rules.wording.amount import amount_in
from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.values import Confiscation, Detention, Do, Fine, NoFine, Measure, Sequence, Step, WarningSanction, WordingError

VERBS: tuple[tuple[str, bool, bool], ...] = tuple(
    (word, may, joined)
    for word, may, joined in sorted(
        [
            ("处", False, False), ("处以", False, False), ("处以处", False, False), ("并处", False, True), ("并处以", False, True),
            ("可处", True, False), ("可处以", True, False), ("可以处", True, False), ("可以处以", True, False),
            ("可并处", True, True), ("可以并处", True, True), ("可以并处以", True, True), ("并可处", True, True),
            ("并可以处", True, True), ("并可以处以", True, True), ("并可处以", True, True),
        ],
        key=lambda verb: -len(verb[0]),
    )
)  # fmt: skip
PARTIES = ("责任人员", "责任人", "单位", "个人", "公民", "法人", "企业", "个体工商户")
MEASURES = (
    "责令", "限期", "没收", "吊销", "暂扣", "禁止", "退还", "不予", "免予", "给予", "通报批评", "降低", "限制", "取缔", "拆除", "补种", "恢复",
    "代履行", "撤销", "收回", "追缴", "停产", "停业", "关闭", "扣留", "拘留", "警告", "采取", "消除", "报经", "建议", "依法", "终身", "由", "履行",
    "拘押", "加倍", "移送", "注销", "暂停", "停止", "责成", "改正", "按照", "予以", "列入", "公告", "清除", "赔偿", "销毁", "缴纳", "补缴", "整改", "对其", "向",
)  # fmt: skip
NO_FINES = ("不予罚款", "不处罚款", "免予罚款")


def parse_sanctions(cell: str) -> Sequence:
    """A whole cell as a sequence of sanctions. Raises `WordingError`."""
    text = clean(cell)
    end = len(text.s)
    while end and text.s[end - 1] in "。；，":
        end -= 1
    if end == 0:
        raise text.error("no_sanction", 0)
    steps: list[Step] = []
    for start, stop, mark in _pieces(text, end):
        steps += _piece(text, start, stop, mark if steps else None, bool(steps))
    return Sequence(tuple(steps))


def _pieces(text: Text, end: int) -> list[tuple[int, int, str | None]]:
    """The pieces between ， and ；, each with the mark before it."""
    pieces: list[tuple[int, int, str | None]] = []
    start, mark, depth = 0, None, 0
    for i in range(end):
        char = text.s[i]
        depth += (char == "（") - (char == "）")
        between = char == "、" and any(text.s.startswith(p, i + 1) and read_interval(text, i + 1 + len(p)) for p in PARTIES)
        if (char in "，；" and depth <= 0) or between:
            if i > start:
                pieces.append((start, i, mark))
            start, mark = i + 1, "，" if between else char
    pieces.append((start, end, mark))
    merged: list[tuple[int, int, str | None]] = []
    for piece in pieces:
        if merged and _only_party(text.s[merged[-1][0] : merged[-1][1]]):
            merged[-1] = (merged[-1][0], piece[1], merged[-1][2])
        else:
            merged.append(piece)
    return merged


def _only_party(piece: str) -> bool:
    return piece.startswith(("对", "并对")) and not any(char.isdigit() for char in piece) and "处" not in piece[2:] and "罚" not in piece


def _piece(text: Text, start: int, stop: int, mark: str | None, later: bool) -> list[Step]:
    join = "；" if mark == "；" else None
    if text.s.startswith("或者", start) and later:
        start, join = start + 2, "或"
    elif text.s.startswith("或", start) and later:
        start, join = start + 1, "或"
    at = text.s.find("或者", start, stop)
    while at > start:
        try:
            left, right = _step(text, start, at, join, later), _step(text, at + 2, stop, "或", True)
        except WordingError:
            at = text.s.find("或者", at + 2, stop)
            continue
        if not (isinstance(left.do, Measure) and isinstance(right.do, Measure)) and not isinstance(left.do, Measure):
            return [left, replace(right, join="或")]
        at = text.s.find("或者", at + 2, stop)
    return [_step(text, start, stop, join, later)]


def _step(text: Text, start: int, stop: int, join: str | None, later: bool) -> Step:
    party, start = _party(text, start, stop)
    for word, may, joined in VERBS:
        if text.s.startswith(word, start) and not text.s.startswith(("处置", "处理", "处罚"), start):
            step = Step(_penal(text, start + len(word), stop, start), party, may, "并" if joined else join)
            return step
    s = text.s[start:stop]
    if s in ("警告", "给予警告", "可以给予警告", "可以警告", "并给予警告"):
        return Step(WarningSanction(), party, s.startswith("可以"), "并" if s.startswith("并") else join)
    if s in NO_FINES:
        return Step(NoFine(s), party, False, join)
    for lead, may, joined in (("可以并", True, True), ("并可以", True, True), ("可以", True, False), ("并", False, True)):
        if s.startswith(lead) and s[len(lead) :].startswith(MEASURES):
            do = _measure(text.s[start + len(lead) : stop])
            return Step(do, party, may, "并" if joined else join)
    if s.startswith(MEASURES) and not _bare_fine(text, start, stop):
        return Step(_measure(s), party, False, join)
    try:
        return Step(_penal(text, start, stop, start), party, False, join)
    except WordingError as error:
        if later and error.code in ("no_amount", "trailing") and not _has_number(text, start, stop):
            return Step(Measure(s), party, False, join)
        raise


def _bare_fine(text: Text, start: int, stop: int) -> bool:
    return text.s[start:stop].endswith("罚款") and not text.s.startswith(("责令", "没收"), start) and _has_number(text, start, stop)


def _has_number(text: Text, start: int, stop: int) -> bool:
    for i in range(start, stop):
        if text.s[i].isdigit():
            return True
    return False


def _measure(words: str) -> Do:
    if words == "警告" or words == "给予警告":
        return WarningSanction()
    if words in NO_FINES:
        return NoFine(words)
    if words.startswith("没收"):
        return Confiscation(words[2:])
    return Measure(words)


def _party(text: Text, start: int, stop: int) -> tuple[str | None, int]:
    s = text.s
    begin = start + 1 if s.startswith("并对", start) else start
    if s.startswith("对", begin):
        for i in range(begin + 1, min(stop, begin + 60)):
            if s[i] == "，" or any(
                s.startswith(verb, i) and not s.startswith(("处置", "处理", "处罚", "处所"), i) for verb, _, _ in VERBS
            ):
                return s[begin + 1 : i], i + (s[i] == "，")
            if s.startswith(("给予警告", "警告"), i):
                return s[begin + 1 : i], i
    for party in PARTIES:
        if s.startswith(party, start) and start + len(party) < stop:
            j = start + len(party)
            follows = read_interval(text, j)
            if follows is not None or any(s.startswith(verb, j) for verb, _, _ in VERBS):
                return party, j
    return None, start


def _penal(text: Text, start: int, stop: int, whole: int) -> Do:
    """A fine, detention or warning after its verb."""
    s = text.s
    if s[start:stop] in ("警告",):
        return WarningSanction()
    for tail in ("行政拘留", "拘留"):
        if s.endswith(tail, start, stop):
            found = read_interval(text, start)
            if found is not None and found.unit == "日" and s[found.end : stop] in (tail, "的" + tail):
                return Detention(found.range)
            raise text.error("no_amount", start)
    if s.startswith("拘留", start):
        found = read_interval(text, start + 2)
        if found is not None and found.end == stop:
            return Detention(found.range)
    if s[start:stop] == "罚款":
        return Measure(s[whole:stop])
    for tail in ("的罚款", "罚款"):
        if s.endswith(tail, start, stop):
            stop -= len(tail)
            break
    return Fine(amount_in(text, start, stop))
