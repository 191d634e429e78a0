"""取数, the words of 量罚 tables (低于中间倍数, 上限的20%, 幅度的30%以上70%以下): a place in the interval, or a part of it.

In: a cell of a direction column. Out: a `Part`, None for `/`, or a diagnostic.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from enforce_rules.compiler.refusals import unreadable
from enforce_rules.diagnostics import Diagnostic, suggest
from enforce_rules.model.node import TextNode
from enforce_rules.model.ruleset import Anchor, Mark, Part
from enforce_rules.wording import WordingError, parse_value, parse_weight, share
from enforce_rules.wording.text import clean
from enforce_rules.wording.words import STRICT

ANCHORS: Final = {
    "中间倍数": Anchor.MIDDLE,
    "平均值": Anchor.MIDDLE,
    "上限": Anchor.HIGH,
    "下限": Anchor.LOW,
    "幅度": Anchor.SPAN,
}
VOCABULARY: Final = tuple(
    "低于中间倍数 中间倍数 中间倍数以上 低于平均值 平均值 平均值以上 上限的20% 下限的2倍 下限 上限 幅度的30%以下 "
    "幅度的30%以上70%以下 幅度的70%以上 低于幅度的60% 超过下限上限的一半以下 超过上限的一半低于上限".split()
)
BLANKS: Final = frozenset(("/", "—", "——"))

_NUMBER = r"[0-9.]+|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?"
_SHARE = (
    rf"一半|[0-9]+/[0-9]+|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|百分之(?:{_NUMBER})|(?:{_NUMBER})(?:%|倍)"
)
_ANCHOR = "|".join(ANCHORS)
_MARK = re.compile(rf"(?P<anchor>{_ANCHOR})(?:的?(?P<share>{_SHARE}))?|(?P<bare>{_SHARE})")
_BEFORE_LOW = re.compile(r"超过|大于|高于|不低于|不少于|不小于")
_BEFORE_HIGH = re.compile(r"低于|不足|不满|小于|少于|不超过|不高于|不大于")
_AFTER = re.compile(
    r"(?:（(?P<first>不?含)(?:本数)?）)?(?P<word>及?以上|及?以下|以内)(?:（(?P<last>不?含)(?:本数)?）)?"
)


def read_part(node: TextNode) -> tuple[Part | None, tuple[Diagnostic, ...]]:
    """The part of the interval a cell picks."""
    text = node.text.strip()
    if text in BLANKS:
        return None, ()
    try:
        reader = _Reader(clean(text).s)
        part = reader.part(node.text)
    except (WordingError, _Unread):
        hint = suggest(text, VOCABULARY)
        return None, (unreadable(node, "不是取数的写法", hint=hint),)
    return part, ()


class _Unread(Exception):
    """The cell is none of the shapes."""


class _Reader:
    """Reads marks and the words round them, from left to right."""

    def __init__(self, text: str) -> None:
        self.s, self.i = text.rstrip("。"), 0
        self.anchor: Anchor | None = None

    def part(self, text: str) -> Part:
        """The whole cell: a point, one end, or two."""
        low = self._low()
        high = self._high(alone=low is None)
        if self.i < len(self.s) or (low is None and high is None):
            raise _Unread
        if high is not None and high[1] is None:
            return Part(text, at=high[0])
        return Part(
            text,
            low=low[0] if low else None,
            low_included=low[1] if low else True,
            high=high[0] if high else None,
            high_included=high[1] is not False if high else True,
        )

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.s, self.i)
        self.i = found.end() if found else self.i
        return found

    def _low(self) -> tuple[Mark, bool] | None:
        """超过…, or …以上."""
        start = self.i
        word = self._take(_BEFORE_LOW)
        mark = self._mark() if word or not _BEFORE_HIGH.match(self.s, self.i) else None
        if mark is not None and word:
            return mark, word[0] not in STRICT
        after = self._take(_AFTER) if mark is not None else None
        if mark is not None and after is not None and after["word"].endswith("以上"):
            return mark, _included(after)
        self.i = start
        return None

    def _high(self, *, alone: bool) -> tuple[Mark, bool | None] | None:
        """低于…, …以下; a mark alone is a point, but only where no low end stands before it."""
        if self.i == len(self.s):
            return None
        word = self._take(_BEFORE_HIGH)
        mark = self._mark()
        if mark is None:
            raise _Unread
        if word:
            return mark, word[0] not in STRICT
        after = self._take(_AFTER)
        if after is not None and not after["word"].endswith("以上"):
            return mark, _included(after)
        if after is None and alone:
            return mark, None
        raise _Unread

    def _mark(self) -> Mark | None:
        found = self._take(_MARK)
        if found is None:
            return None
        if found["anchor"]:
            self.anchor = ANCHORS[found["anchor"]]
            if found["share"] is None and self.anchor is Anchor.SPAN:
                raise _Unread
        if self.anchor is None:
            raise _Unread
        return Mark(self.anchor, _share(found["share"] or found["bare"]))


def _included(after: re.Match[str]) -> bool:
    said = after["first"] or after["last"]
    return said != "不含"


def _share(text: str | None) -> Fraction:
    if text is None:
        return Fraction(1)
    if text == "一半":
        return Fraction(1, 2)
    if text.endswith("倍"):
        point = parse_value(text).range.point
        assert point is not None, "a value is a point"
        return point
    return share(parse_weight(text))
