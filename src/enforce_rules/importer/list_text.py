"""A cell that says when an item of a list (清单) holds: 同时满足下列情形的，不予行政处罚：（1）…；（2）….

In: the text of a cell. Out: its phrases, whether all must hold or one is enough, whether the text says so itself, and what
it grants. A phrase is never cut: what holds together is printed together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

ALL: Final = ("同时", "全部", "均", "都", "各项")
ANY: Final = ("之一", "任一", "任意一", "任何一")
LISTED: Final = ("下列", "以下", "下述", "如下")
ENDS: Final = "；;。\n：:"
OPENING: Final = "（("
CLOSING: Final = "）)"
NUMERALS: Final = "0123456789０１２３４５６７８９一二三四五六七八九十"
DOTS: Final = ".．、"
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NUMBER_LENGTH: Final = 3  # of characters: 二十一, 100
LEAD_LENGTH: Final = 60  # within which a lead ends
AND: Final = ("且", "并且", "以及", "同时")
OR: Final = ("或", "或者")
GRANTS: Final = ("不予行政处罚", "从轻处罚", "减轻处罚", "从轻或者减轻处罚")
WAIVED: Final = ("不予行政处罚", "不予处罚", "免予处罚", "免予行政处罚", "免于处罚", "免于行政处罚", "免罚", "免处罚")
OPTION: Final = "可以"
LIGHTER: Final = ("从轻", "减轻")
TOGETHER: Final = ("从轻或者减轻", "从轻或减轻", "从轻、减轻")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says."""

    phrases: tuple[str, ...]
    any_of: bool = False  # one is enough (任一), else all are needed (同时满足)
    stated: bool = True  # whether the text says which of the two
    grant: str | None = None


def read_conditions(text: str) -> Said:
    """The phrases of a cell.

    >>> read_conditions("同时满足下列情形的，不予行政处罚：（1）属于首次违法；（2）及时改正，危害后果轻微。").phrases
    ('属于首次违法', '及时改正，危害后果轻微')
    >>> read_conditions("有下列情形之一的，可以不予处罚：1.未造成后果；2.主动改正").any_of
    True
    """
    lead, body = _lead(text.strip())
    parts = list(_parts(body))
    phrases = tuple(words for part in parts if (words := _bare(part)))
    ends = [part.rstrip("；;。，, \n") for part in parts[:-1]]
    ors = any(each.endswith(OR) for each in ends) or any(part.startswith(OR[1]) for part in parts[1:])
    ands = any(each.endswith(AND) for each in ends) or any(part.startswith(AND) for part in parts[1:])
    any_of = any(word in lead for word in ANY)
    all_of = any(word in lead for word in ALL)
    grant = granted(lead)
    if len(phrases) < 2:
        return Said(phrases, grant=grant)
    if any_of != all_of:
        return Said(phrases, any_of, grant=grant)
    if ors != ands:
        return Said(phrases, ors, grant=grant)
    return Said(phrases, stated=False, grant=grant)


def lines_apart(text: str) -> str:
    r"""A text of several lines in one, its numbered lines still apart.

    >>> lines_apart("1.甲\n2.乙，\n丙")
    '1.甲；2.乙，丙'
    """
    joined: str = ""
    for line in (each.strip() for each in text.splitlines()):
        begins = bool(line) and _after_number(line, 0) is not None
        joined += "；" * (begins and bool(joined) and joined[-1] not in ENDS) + line
    return joined


def granted(words: str) -> str | None:
    """What a title, a heading or a lead grants, as a ruleset says it; none where it says nothing or several things.

    >>> granted("轻微违法行为依法可以不予行政处罚清单"), granted("减轻行政处罚事项清单"), granted("不予、从轻处罚清单")
    ('可以不予行政处罚', '减轻处罚', None)
    """
    waived = next((each for each in WAIVED if each in words), None)
    if waived is None and "不予" in words:
        waived = "不予"
    lighter = [each for each in LIGHTER if each in words]
    if waived is not None and lighter:
        return None
    if waived is not None:
        return OPTION * (f"{OPTION}{waived}" in words) + GRANTS[0]
    if len(lighter) == len(LIGHTER):
        found = GRANTS[3] if any(each in words for each in TOGETHER[:2]) else None
    else:
        found = f"{lighter[0]}处罚" if lighter else None
    optional = any(f"{OPTION}{each}" in words for each in LIGHTER)
    return None if found is None else OPTION * optional + found


def _lead(text: str) -> tuple[str, str]:
    """The words before the items, if they are about the items; the rest."""
    at = min((found for mark in "：:" if (found := text.find(mark, 0, LEAD_LENGTH)) >= 0), default=-1)
    head = text[:at] if at >= 0 else ""
    about = any(word in head for word in (*LISTED, *ANY, *ALL, "情形", "条件")) or granted(head) is not None
    return (head, text[at + 1 :]) if at >= 0 and about else ("", text)


def _parts(text: str) -> Iterator[str]:
    """The items, cut at their numbers, else at ；, else at lines."""
    marks = list(_marks(text))
    if marks and not text[: marks[0][0]].strip():
        ends = [begin for begin, _ in marks[1:]] + [len(text)]
        for (_, begin), end in zip(marks, ends, strict=True):
            yield text[begin:end].strip()
        return
    mark = next((each for each in "；;\n" if each in text), None)
    yield from (each.strip() for each in (text.split(mark) if mark else [text]))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where each numbered item begins, and where its words do."""
    for at in range(len(text)):
        if text[at] not in CIRCLED and not _may_begin(text, at):
            continue
        end = _after_number(text, at)
        if end is not None:
            yield at, end


def _may_begin(text: str, at: int) -> bool:
    """Whether a number that stands here begins an item: after the end of another, or after what joins two (；且)."""
    before = text[max(0, at - 4) : at].rstrip(" ")
    for word in (*AND, *OR):
        before = before.removesuffix(word)
    return at == 0 or text[at - 1] == " " or before[-1:] in ENDS


def _after_number(text: str, at: int) -> int | None:
    if text[at] in CIRCLED:
        return at + 1
    opened = text[at] in OPENING
    begin = at + opened
    end = begin
    while end < len(text) and end - begin < NUMBER_LENGTH and text[end] in NUMERALS:
        end += 1
    if end == begin or end >= len(text):
        return None
    if opened:
        return end + 1 if text[end] in CLOSING else None
    followed = end + 1 < len(text) and text[end + 1] in NUMERALS
    return end + 1 if text[end] in DOTS and not followed else None


def _bare(part: str) -> str:
    """A phrase without what joins it to the next one."""
    words = "".join(part.split()).strip("；;。，,、")
    for each in ("并且", "或者", "以及"):
        words = words.removesuffix(each).removeprefix(each)
    words = words.removesuffix("且") if len(words) > 1 else words
    if part.rstrip("；;。，, \n").endswith(("，或", "；或", "，或者")):
        words = words.removesuffix("或")
    return words.strip("；;。，,、")
