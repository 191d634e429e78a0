"""The sanction door: fines, warnings, detention, confiscation, orders, joined by ， ； 并 或者.

In: a cell. Out: a `Sequence` in which every piece of the cell is a step, or a `WordingError`; nothing is dropped, and
no fine hides inside the words of a measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from enforce_rules.wording.amount import amount_in, before_fine
from enforce_rules.wording.errors import WordingError
from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.party import read_party
from enforce_rules.wording.pieces import read_pieces
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.units import STANDARD, Units
from enforce_rules.wording.values import (
    Confiscation,
    Detention,
    Do,
    Fine,
    Measure,
    NoFine,
    Sequence,
    Step,
    WarningSanction,
)
from enforce_rules.wording.verbs import LEADS, MEASURES, NO_FINES, VERBS, verb_at

ALTERNATIVES_LIMIT: Final = 8


def parse_sanctions(cell: str, units: Mapping[str, tuple[str, str]] | None = None) -> Sequence:
    """A whole cell as a sequence of sanctions. Raises `WordingError`.

    >>> [step.join for step in parse_sanctions("给予警告，可以并处2500元以下罚款；没收违法所得").steps]
    [None, '并', '；']
    """
    text = clean(cell, Units(units) if units else STANDARD)
    end = len(text.s.rstrip("。；，"))
    if end == 0:
        raise text.error("no_sanction", 0)
    steps: list[Step] = []
    for start, stop, mark in read_pieces(text, end):
        for a, b, join in _alternatives(text, start, stop, "；" if mark == "；" else None):
            steps += _steps(text, a, b, join if steps else None)
    return Sequence(tuple(steps))


def _alternatives(text: Text, start: int, stop: int, join: str | None) -> Iterator[tuple[int, int, str | None]]:
    """A piece cut at every 或者 that joins two sanctions; 或者 inside a base or a measure stays there."""
    s, tries = text.s, 0
    for word in ("或者", "或"):
        if s.startswith(word, start) and start > 0:
            start, join = start + len(word), "或"
            break
    at = s.find("或者", start, stop)
    while at > start:
        tries += 1
        if tries > ALTERNATIVES_LIMIT:
            raise text.error("too_many_alternatives", at, at + 2)
        if _separates(text, start, at):
            yield start, at, join
            start, join = at + 2, "或"
        at = s.find("或者", at + 2, stop)
    yield start, stop, join


def _separates(text: Text, start: int, at: int) -> bool:
    """Whether what stands before 或者 is a sanction of its own, and what follows it is not just the rest of a measure."""
    try:
        last = _steps(text, start, at, None)[-1].do
    except WordingError:
        return False
    if not isinstance(last, Measure | Confiscation):
        return True
    return verb_at(text.s, at + 2) is not None or _begins_penal(text, at + 2)


def _begins_penal(text: Text, i: int) -> bool:
    """Without a verb only a warning, or a number (五百元以下罚款), begins a sanction."""
    return text.s.startswith("警告", i) or read_interval(text, i) is not None


def _is_penal(text: Text, start: int, stop: int) -> bool:
    try:
        _penal(text, start, stop)
    except WordingError:
        return False
    return True


def _steps(text: Text, start: int, stop: int, join: str | None) -> list[Step]:
    """One step, or a measure and the fine that 并处 hangs on it without a comma (没收违法所得并处…)."""
    cut = _inner_verb(text, start, stop)
    if cut is None:
        return [_step(text, start, stop, join)]
    return [_step(text, start, cut, join), _step(text, cut, stop, None)]


def _inner_verb(text: Text, start: int, stop: int) -> int | None:
    if not text.s.startswith(MEASURES, start):
        return None
    for i in range(start + 1, stop):
        if VERBS.at(text.s, i) is not None and verb_at(text.s, i) is not None:
            return i
        if text.s.startswith("并对", i) and read_party(text, i, stop) is not None:
            return i
    return None


def _step(text: Text, start: int, stop: int, join: str | None) -> Step:
    s = text.s
    named = read_party(text, start, stop)
    party, may, joined = (named.party, named.may, named.joined) if named else (None, False, False)
    start = named.end if named else start
    stop -= s.endswith("下的", start, stop)
    if (verb := verb_at(s, start)) is not None:
        do = _imposed(text, start + len(verb[0]), stop)
        return Step(do, party, may or verb[1], "并" if joined or verb[2] else join)
    lead = next((lead for lead in LEADS if s.startswith(lead[0], start)), None)
    if lead is not None and s.startswith(MEASURES, start + len(lead[0])):
        do = _measure(text, start + len(lead[0]), stop)
        return Step(do, party, may or lead[1], "并" if joined or lead[2] else join)
    measure = s.startswith(MEASURES, start) and not _fine_without_verb(text, start, stop)
    return Step((_measure if measure else _penal)(text, start, stop), party, may, "并" if joined else join)


def _fine_without_verb(text: Text, start: int, stop: int) -> bool:
    """A base may begin like a measure (补缴税款50%以上5倍以下罚款); 责令 and 没收 never begin one."""
    if not text.s.endswith("罚款", start, stop) or text.s.startswith(("责令", "没收"), start):
        return False
    return _is_penal(text, start, stop)


def _measure(text: Text, start: int, stop: int) -> Do:
    words = text.s[start:stop]
    if words in ("警告", "给予警告"):
        return WarningSanction()
    if words in NO_FINES:
        return NoFine(words)
    if words.endswith(("罚款", "拘留")) and _has_amount(text, start, stop):
        raise text.error("penalty_unclear", start, stop, text=words)
    return Confiscation(words[2:]) if words.startswith("没收") and len(words) > 2 else Measure(words)


def _has_amount(text: Text, start: int, stop: int) -> bool:
    return any((found := read_interval(text, i)) is not None and found.unit is not None for i in range(start, stop))


def _imposed(text: Text, start: int, stop: int) -> Do:
    """What 处 imposes; 处罚款 without an amount is a measure as worded."""
    words = text.s[start:stop]
    if words in ("罚款", "罚款（未定数额）"):
        return Measure(f"处{words}")
    return _penal(text, start, stop)


def _penal(text: Text, start: int, stop: int) -> Do:
    """A warning, detention or a fine."""
    s = text.s
    if s[start:stop] in ("警告", "给予警告"):
        return WarningSanction()
    if s.startswith("拘留", start) or s.endswith("拘留", start, stop):
        return _detention(text, start, stop)
    return Fine(amount_in(text, start, before_fine(s, start, stop)))


def _detention(text: Text, start: int, stop: int) -> Detention:
    begin = start + 2 if text.s.startswith("拘留", start) else start
    found = read_interval(text, begin)
    if (
        found is None
        or found.unit != "日"
        or text.s[found.end : stop] not in (("",) if begin > start else ("拘留", "行政拘留", "的拘留", "的行政拘留"))
    ):
        raise text.error("no_amount", begin, stop)
    return Detention(found.range)
