"""A penalty sentence as deeds: who did what, the organ, and the sanctions under each condition (逾期未改正的, 情节严重的).

In: the sentence without its citation and its items. Out: deeds in printed order, and sentences that punish nothing.
A condition outside the closed list raises `Unreadable` where a sanction hangs on it.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.importer.clause_pieces import Segment, comma_parts
from enforce_rules.importer.clause_values import (
    ALWAYS,
    GAINS,
    HAS_GAINS,
    SERIOUS,
    Condition,
    Deed,
    Group,
    Unreadable,
    quotes_no_penalty,
)
from enforce_rules.wording import WordingError, parse_quantity
from enforce_rules.wording.verbs import not_imposed

_LATE: Final = ("逾期未改正", "逾期不改正", "逾期不拆除")  # 拆除 is what 责令限期拆除 has to correct
_UNHEEDED: Final = ("逾期不", "逾期未", "拒不")
_ELSEWHERE: Final = ("构成犯罪", "构成违反治安管理行为", "法律另有规定")
_BEGIN: Final = tuple("责令 给予 没收 对 根据 依据职权 按照 依法 组织 收缴 吊销 撤销".split())
_BY: Final = ("的，由", "，由")
_DUTIES: Final = ("依据职权", "按照各自的职责", "按照职责分工", "按照职责")


def read_condition(words: str) -> Condition | None:
    """A condition of the closed list, as a row of the table asks for it.

    >>> read_condition("拒不改正或者造成较大社会影响").any_of
    ('拒不改正', '造成较大社会影响')
    """
    if words in _LATE:
        return Condition(late=True)
    if words in (SERIOUS, HAS_GAINS):
        return Condition(any_of=(words,))
    if words.startswith((GAINS, f"没有{GAINS}")):
        try:
            parse_quantity(words)
        except WordingError:
            return None
        return Condition(gains=words.removeprefix(GAINS) if words.startswith(GAINS) else words)
    left, mark, right = words.partition("或者")
    if mark and left.startswith("拒不"):
        each = read_condition(right)
        return None if each is None or not each.any_of else Condition(any_of=(left, *each.any_of))
    if "，" not in words and words.startswith((*_UNHEEDED, "造成")):
        return Condition(any_of=(words,))
    return None


def read_deeds(rule: str) -> tuple[tuple[Deed, ...], tuple[str, ...]]:
    """The deeds of a sentence, and the sentences beside it that punish nothing."""
    deeds: list[Deed] = []
    beside: list[str] = []
    for sentence in rule.rstrip("：").split("。"):
        if sentence and quotes_no_penalty(sentence):
            beside.append(sentence)
        elif sentence:
            deeds += _Sentence().read(sentence)
    return tuple(deeds), tuple(beside)


def read_groups(rule: str) -> Deed:
    """The sanctions of a text that names no deed of its own (a case of a later 款)."""
    reader = _Sentence()
    first, *more = rule.split("；")
    reader.begin("", "", first)
    for part in more:
        reader.segment(part)
    return reader.done()


class _Sentence:
    """Reads one sentence, segment by segment."""

    def __init__(self) -> None:
        self._deeds: list[Deed] = []
        self._words = self._organ = ""
        self._groups: list[Group] = []
        self._unread: list[str] = []
        self._said: list[str] = []
        self._base = Segment()
        self._started = False

    def read(self, sentence: str) -> list[Deed]:
        for part in sentence.split("；"):
            self.segment(part)
        if self._started:
            self.done()
        return self._deeds

    def segment(self, part: str) -> None:
        """One segment: a condition and what follows, a party, a new deed, or more of what holds always."""
        self._said.append(part)
        words, mark, rest = part.partition("的，")
        when = read_condition(words) if mark else None
        if words.startswith(_ELSEWHERE) or (mark and words.endswith(_ELSEWHERE)):
            self._unread.append(part)
        elif self._started and when is not None:
            self._group(when, rest, part)
        elif self._started and part.startswith(("对", "并")) and not quotes_no_penalty(part):
            self._group(ALWAYS, part)
        elif (cut := _deed(part, first=not self._started and not self._deeds)) is not None:
            if self._started:
                self._said.pop()
                self.done()
            self.begin(*cut)
            self._said = [part]
        elif self._started and quotes_no_penalty(part):
            self._unread += [part] if part else []
        elif not self._started and not self._deeds and quotes_no_penalty(part):
            pass  # 未…安装的；未…安装的，由…: the words of the deed run on
        else:
            raise Unreadable(f"不认识的情形：{part[:30]}")

    def begin(self, words: str, organ: str, rest: str) -> None:
        """A new deed and what always follows it."""
        self._words, self._organ, self._started = words, organ, True
        self._groups, self._unread, self._base = [], [], Segment()
        self._group(ALWAYS, rest)

    def done(self) -> Deed:
        """The deed read so far."""
        base = self._base
        deed = Deed(
            self._words,
            self._organ,
            tuple(self._groups),
            "；".join(self._said),
            (*base.unread, *self._unread),
            base.open,
            base.floor,
        )
        self._deeds.append(deed)
        self._started = False
        return deed

    def _group(self, when: Condition, text: str, said: str = "") -> None:
        """The sanctions of a segment; one that brings none of this organ is told whole, with its condition."""
        now, *later = _stages(text)
        segment = self._base if when is ALWAYS and not self._base.pieces else Segment()
        segment.read(now)
        if segment is not self._base:
            self._unread += [said] if said and not segment.pieces and not later else segment.unread
        self._add(when, segment, text)
        for part in later:
            words, _, rest = part.partition("的，")
            stage = read_condition(words)
            segment = Segment()
            segment.read(rest)
            if stage is None and (segment.pieces or segment.open):
                raise Unreadable(f"不认识的情形：{part[:30]}")
            self._unread += segment.unread if segment.pieces else [part]
            self._add(stage or ALWAYS, segment, part)

    def _add(self, when: Condition, segment: Segment, text: str) -> None:
        if segment.pieces:
            self._groups.append(Group(when, tuple(segment.pieces)))
        if segment is not self._base and (segment.open or segment.floor):
            raise Unreadable(f"罚款没有写数额：{text[:30]}")


def _stages(text: str) -> list[str]:
    """The text, and what each 逾期… after one of its commas begins: the next stage, or what is done in the party's place."""
    stages: list[list[str]] = [[]]
    for i, part in enumerate(comma_parts(text)):
        if i and part.startswith("逾期"):
            stages.append([])
        stages[-1].append(part)
    return ["，".join(parts) for parts in stages]


def _deed(part: str, *, first: bool) -> tuple[str, str, str] | None:
    """A deed, the organ that decides, and what it does: 违反…的，由…部门责令改正，处…

    Only the `first` one may leave the organ out: 态度恶劣的，处… later on is a condition.
    """
    for mark in _BY:
        words, found, rest = part.partition(mark)
        if found:
            at = next((i for i in range(len(rest)) if _begins(rest, i)), None)
            if at is None:
                return None
            organ, does = rest[:at], rest[at:]
            for duty in _DUTIES:
                does = does.removeprefix(duty)
            if does.startswith("根据《"):
                does = does[does.find("规定") + 2 :]
            return words, organ, does
    at = part.find("的，处") if first else -1
    return (part[:at], "", part[at + 2 :]) if at > 0 else None


def _begins(text: str, i: int) -> bool:
    return text.startswith(_BEGIN, i) or (text[i] == "处" and not not_imposed(text, i))
