"""Who a sanction falls on: 对直接责任人员处…, 个人处…, 单位 1000元.

In: a place in a cleaned cell. Out: the party there and where its sanction begins.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.text import DIGITS, Text
from enforce_rules.wording.verbs import LEADS, NO_FINES, verb_at

PARTIES: Final = ("责任人员", "责任人", "单位", "个人", "公民", "法人", "企业", "个体工商户")
PARTY_LIMIT: Final = 60
_DONE = ("给予", "警告", "责令", "没收", "吊销", "暂扣", *NO_FINES)


def read_party(text: Text, start: int, stop: int) -> tuple[str | None, int]:
    """The party a step names first, if it names one, and where the rest of the step begins."""
    s = text.s
    begin = start + 1 if s.startswith("并对", start) else start
    if s.startswith("对", begin):
        for i in range(begin + 2, min(stop, begin + PARTY_LIMIT)):
            if s[i] == "，" or doing(s, i):
                party = s[begin + 1 : i]
                return (None, start) if party.endswith(("可", "可以", "并")) else (party, i + (s[i] == "，"))
    for party in PARTIES:
        i = start + len(party)
        if s.startswith(party, start) and i < stop and (verb_at(s, i) or read_interval(text, i)):
            return party, i
    return None, start


def doing(s: str, i: int) -> bool:
    """Whether something is done from here on: a verb of 罚款, or 责令 and its like, with 可以 or not."""
    if verb_at(s, i) is not None:
        return True
    lead = next((len(word) for word, _, _ in LEADS if s.startswith(word, i)), 0)
    return s.startswith(_DONE, i) or (lead > 0 and s.startswith(_DONE, i + lead))


def only_party(s: str, start: int, stop: int) -> bool:
    """对…, and nothing done yet."""
    if not s.startswith(("对", "并对"), start) or stop - start > PARTY_LIMIT:
        return False
    piece = s[start:stop]
    return not any(doing(s, i) for i in range(start + 2, stop)) and not any(char in DIGITS for char in piece)
