"""A printed penalty clause cut at its joints: 《法》第X条第Y项, the sentence, the items listed, and 有前款第Y项行为.

In: the text of 处罚依据 as printed. Out: provisions with the sentence that concerns the item cited, and the
parts that concern other items. Nothing here reads a sanction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from enforce_rules.importer.clause_cited import ENDS, by_law, edition_of, path_of, short, squeezed
from enforce_rules.importer.clause_values import Unreadable, quotes_no_penalty
from enforce_rules.wording import Provision, WordingError, parse_citation_prefix, parse_number
from enforce_rules.wording.chinese import chinese_text

_NUMERALS: Final = frozenset("一二三四五六七八九十")
_EARLIER: Final = ("有前款", "对前款")
_BY_RULES: Final = "按照以下规定处罚"
_VAGUE: Final = (_BY_RULES, "责令其改正，并根据情节轻重给予处罚")  # the item says what the penalty is
_ORDERED: Final = ("责令", "责令限期", "责令限期内")  # and orders the correction itself


@dataclass(frozen=True, slots=True)
class Case:
    """有前款第一项、第八项行为之一，处…: whose items (none: every item), what else must be so, and what follows."""

    items: tuple[int, ...]
    also: str
    rule: str
    said: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One provision as printed: how it is cited, the rule, what the item cited says of it, the cases of a later 款."""

    basis: str
    rule: str
    cases: tuple[Case, ...]
    others: tuple[str, ...]


def read_provisions(text: str) -> tuple[Printed, ...]:
    """Every provision that the text prints, each with its own sentence."""
    return tuple(_printed(part) for part in by_law(squeezed(text)))


def _printed(text: str) -> Printed:
    try:
        provisions, rest = parse_citation_prefix(text)
    except WordingError as error:
        raise Unreadable(f"没有读出条款：{error.code}") from error
    name = short(provisions[0].doc)
    if name is None or provisions[0].article is None:
        raise Unreadable("没有读出条款")
    head, items, tail = _listed(rest)
    cases, others = _cases(tail)
    cited = [each.item for each in provisions if each.item is not None]
    rule = _rule(head, items, cited)
    basis = name + edition_of(provisions[0]) + path_of(text, rest)
    return Printed(basis, rule, _for_items(cases, cited), others + _for_others(cases, cited))


# ---------- items ----------


def _listed(text: str) -> tuple[str, tuple[tuple[int, str], ...], str]:
    """The sentence before the items, the items by number, and what a later 款 says of them."""
    marks = _item_marks(text)
    tail = min((at for at in (_after_end(text, word) for word in _EARLIER) if at >= 0), default=len(text))
    inside = [mark for mark in marks if mark[1] < tail]
    if not inside:
        return text[:tail], (), text[tail:]
    ends = [mark[1] for mark in inside[1:]] + [tail]
    items = tuple((number, text[begin:end]) for (number, _, begin), end in zip(inside, ends, strict=True))
    return text[: inside[0][1]], items, text[tail:]


def _item_marks(text: str) -> list[tuple[int, int, int]]:
    """Every （一） that begins an item: its number, where it stands, where its words begin."""
    found = []
    i = text.find("（")
    while i >= 0:
        close = text.find("）", i, i + 5)
        number = text[i + 1 : close] if close > 0 else ""
        if number and set(number) <= _NUMERALS and i > 0 and text[i - 1] in ENDS:
            found.append((int(parse_number(number)), i, close + 1))
        i = text.find("（", i + 1)
    return found


def _after_end(text: str, word: str) -> int:
    at = text.find(word)
    while at > 0 and text[at - 1] not in ENDS:
        at = text.find(word, at + 1)
    return at


def _rule(head: str, items: tuple[tuple[int, str], ...], cited: list[int]) -> str:
    """The sentence that punishes the item cited: the common one, or the item's own where the items differ."""
    if not items:
        return head
    printed = dict(items)
    missing = [number for number in cited if number not in printed]
    if missing:
        raise Unreadable(f"引用的是第{chinese_text(missing[0])}项，列出的不是这一项")
    own = [words for number, words in items if (not cited or number in cited) and "罚款" in words]
    vague = next((words for words in _VAGUE if head.rstrip("：").endswith(words)), None)
    if not own and vague is None:
        return head
    if len(own) != 1 or vague is None or (vague != _BY_RULES and not own[0].partition("改正")[0].endswith(_ORDERED)):
        raise Unreadable("项里另有处罚，与前面的话怎样合并没有写")
    return own[0]


# ---------- cases of a later paragraph ----------


def _cases(tail: str) -> tuple[list[Case], tuple[str, ...]]:
    """有前款… sentences as cases; a segment after one belongs to it up to the end of its sentence."""
    cases: list[Case] = []
    others: list[str] = []
    for sentence in tail.split("。"):
        first = True
        for part in sentence.split("；"):
            if part.startswith("有前款"):
                cases.append(_case(part))
            elif part.startswith("对前款") and quotes_no_penalty(part):
                others.append(part)
            elif part and cases and not first:
                last = cases[-1]
                cases[-1] = replace(last, rule=f"{last.rule}；{part}", said=f"{last.said}；{part}")
            elif part:
                raise Unreadable(f"不知道这一句说的是哪一项：{part[:20]}")
            first = False
    return cases, tuple(others)


def _case(part: str) -> Case:
    at = part.find("行为")
    named, rest = part[len("有前款") : at].removesuffix("规定"), part[at:].removeprefix("行为").removeprefix("之一")
    if at < 0 or not rest.startswith(("的，", "，")):
        raise Unreadable(f"没有读出是哪几项：{part[:20]}")
    items: tuple[int, ...] = ()
    if named:
        try:
            found: tuple[Provision, ...] = parse_citation_prefix(named)[0]
        except WordingError as error:
            raise Unreadable(f"没有读出是哪几项：{named}") from error
        items = tuple(each.item for each in found if each.item is not None)
        if len(items) != len(found):
            raise Unreadable(f"没有读出是哪几项：{named}")
    rest = rest.removeprefix("的").removeprefix("，")
    also, mark, rule = rest.partition("的，处")
    if mark and not also.startswith("处"):
        return Case(items, also, f"处{rule}", part)
    return Case(items, "", rest, part)


def _for_items(cases: list[Case], cited: list[int]) -> tuple[Case, ...]:
    return tuple(case for case in cases if not case.items or set(case.items) & set(cited))


def _for_others(cases: list[Case], cited: list[int]) -> tuple[str, ...]:
    return tuple(case.said for case in cases if case.items and not set(case.items) & set(cited))
