"""Who a sanction falls on: 对直接责任人员处…, 个人处…, 单位 1000元.

In: a place in a cleaned cell. Out: the party there and where its sanction begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.text import DIGITS, Text
from enforce_rules.wording.verbs import LEADS, NO_FINES, verb_at

PARTIES: Final = ("责任人员", "责任人", "单位", "个人", "公民", "法人", "企业", "个体工商户")
PARTY_LIMIT: Final = 60
_LEADS = tuple((f"{word}对", may, joined) for word, may, joined in (*LEADS, ("可", True, False), ("", False, False)))
_TO = tuple(lead for lead, _, _ in _LEADS)
_DONE = ("给予", "警告", "责令", "没收", "吊销", "暂扣", *NO_FINES)


@dataclass(frozen=True, slots=True)
class Named:
    """A party, where its sanction begins, and what 可以 and 并 before 对 say of it (可以对个人处…)."""

    party: str
    end: int
    may: bool = False
    joined: bool = False


def read_party(text: Text, start: int, stop: int) -> Named | None:
    """The party a step names first, if it names one."""
    s = text.s
    lead, may, joined = next((lead for lead in _LEADS if s.startswith(lead[0], start)), ("", False, False))
    begin = start + len(lead)
    if lead:
        for i in range(begin + 1, min(stop, begin + PARTY_LIMIT)):
            if s[i] == "，" or doing(s, i):
                party = s[begin:i]
                odd = party.endswith(("可", "可以", "并"))
                return None if odd else Named(party, i + (s[i] == "，"), may, joined)
    for party in PARTIES:
        i = start + len(party)
        if s.startswith(party, start) and i < stop and (verb_at(s, i) or read_interval(text, i)):
            return Named(party, i)
    return None


def doing(s: str, i: int) -> bool:
    """Whether something is done from here on: a verb of 罚款, or 责令 and its like, with 可以 or not."""
    if verb_at(s, i) is not None:
        return True
    lead = next((len(word) for word, _, _ in LEADS if s.startswith(word, i)), 0)
    return s.startswith(_DONE, i) or (lead > 0 and s.startswith(_DONE, i + lead))


def only_party(s: str, start: int, stop: int) -> bool:
    """对…, and nothing done yet."""
    if not s.startswith(_TO, start) or stop - start > PARTY_LIMIT:
        return False
    piece = s[start:stop]
    return not any(doing(s, i) for i in range(start + 2, stop)) and not any(char in DIGITS for char in piece)
