"""The quantity door: a level of a fact (10立方米以上20立方米以下, 近二年2次以上, 超标3倍以上8倍以下或超量30%以上50%以下).

In: a cell. Out: a `Clause`, or a `WordingError`. A label is refused whatever numbers stand in it, so is a penalty, and
so is a quantity beside a circumstance: that is two conditions, and the author says how they join.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from enforce_rules.wording.clause import read_clause
from enforce_rules.wording.errors import WordingError
from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.text import DIGITS, Text, clean
from enforce_rules.wording.units import STANDARD, Units
from enforce_rules.wording.values import AllOf, AnyOf, Clause, Quantity, Words
from enforce_rules.wording.words import WordList

QUANTITY_LIMIT: Final = 400
_PENAL: Final = ("罚款", "并处", "拘留", "没收", "吊销")
_JOINTS: Final = {"，或者": "或", "，或": "或", "或者": "或", "或": "或", "，且": "且", "且": "且"}
_JOINT = WordList(_JOINTS)


def parse_quantity(cell: str, units: Mapping[str, tuple[str, str]] | None = None) -> Clause:
    """A whole cell as one or several quantities; `units` adds to the table (surface: canonical, dimension).

    >>> parse_quantity("500头猪当量以上", {"头猪当量": ("头猪当量", "count")}).unit
    '头猪当量'
    """
    text = clean(cell, Units(units) if units else STANDARD)
    if len(text.s) > QUANTITY_LIMIT:
        raise text.error("cell_too_long", QUANTITY_LIMIT, None, limit=str(QUANTITY_LIMIT))
    end = len(text.s.rstrip("。"))
    for word in _PENAL:
        at = text.s.find(word, 0, end)
        if at >= 0 and not text.s.startswith("并处置", at):
            raise text.error("penalty_here", at, at + len(word), word=word)
    return _or_none(text, end) or _bracketed(text, end) or _joined(text, 0, end)


def _or_none(text: Text, end: int) -> Quantity | None:
    """没有违法所得或者违法所得不足10万元; 没有或者不足10万元."""
    s = text.s
    at = s.find("或", 2, end)
    if not s.startswith("没有") or at < 0:
        return None
    subject, i = s[2:at], at + (2 if s.startswith("或者", at) else 1)
    if not s.startswith(subject, i):
        return None
    found = read_interval(text, i + len(subject))
    if found is None or found.range.low is not None or found.name is not None or s[found.end : end] not in ("", "的"):
        return None
    return Quantity(found.range, found.unit, subject or None, or_none=True, notes=found.notes)


def _bracketed(text: Text, end: int) -> AllOf | None:
    """仅pH值超标（2<pH<5或10<pH<11）: words, and in a bracket after them the quantity."""
    s, opened = text.s, text.s.find("（", 0, end)
    if (
        opened < 0
        or s[:opened] in ("", "的")
        or s.find("）", 0, end) != end - 1
        or any(char in DIGITS for char in s[:opened])
    ):
        return None
    try:
        inner = _listed(text, opened + 1, end - 1)
    except WordingError:
        return None
    return AllOf((Words(s[:opened].removesuffix("的")), inner), bracket=True)


def _listed(text: Text, start: int, end: int) -> Clause:
    """Inside a bracket a comma may stand between words and quantities."""
    try:
        return _joined(text, start, end)
    except WordingError as error:
        if error.code != "circumstance_mixed" and "，" not in text.s[start:end]:
            raise
    parts: list[Clause] = []
    for word in text.s[start:end].split("，"):
        stop = start + len(word)
        try:
            parts.append(_joined(text, start, stop))
        except WordingError:
            if not word or any(char in DIGITS for char in word):
                raise
            parts.append(Words(word))
        start = stop + 1
    if all(isinstance(part, Words) for part in parts):
        raise text.error("no_quantity", start)
    if len(parts) > 1 and any(isinstance(part, AnyOf | AllOf) for part in parts):
        raise text.error("mixed_connectives", start)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _joined(text: Text, start: int, end: int) -> Clause:
    """One clause, or several with one kind of connective between them."""
    places, kinds = _cut(text, start, end)
    parts: list[Clause] = []
    failed: WordingError | None = None
    for a, b in places:
        try:
            parts.append(read_clause(text, a, b))
        except WordingError as error:
            failed = failed or error
    if failed is not None:
        return _undivided(text, start, end, parts, failed, kinds)
    if len(set(kinds)) > 1:
        raise text.error("mixed_connectives", start, end)
    if not kinds:
        return parts[0]
    if kinds[0] == "或":
        return AnyOf(tuple(parts))
    for part, (a, b) in zip(parts, places, strict=True):
        if isinstance(part, Quantity) and not (part.subject or part.noun):
            raise text.error("subject_missing", a, b)
    return AllOf(tuple(parts))


def _cut(text: Text, start: int, end: int) -> tuple[list[tuple[int, int]], list[str]]:
    """The places between the connectives outside brackets, and the connectives."""
    places: list[tuple[int, int]] = []
    kinds: list[str] = []
    depth, begin, i = 0, start, start
    while i < end:
        depth += (text.s[i] == "（") - (text.s[i] == "）")
        word = _JOINT.at(text.s, i) if depth <= 0 else None
        if word is not None and begin < i and i + len(word) < end:
            places.append((begin, i))
            kinds.append(_JOINTS[word])
            i = begin = i + len(word)
        else:
            i += 1
    return [*places, (begin, end)], kinds


def _undivided(text: Text, start: int, end: int, parts: list[Clause], failed: WordingError, kinds: list[str]) -> Clause:
    """A connective may stand inside the noun (第一次拒报或谎报); a quantity or circumstance is not ours to choose."""
    if not kinds or failed.code != "no_quantity":
        raise failed
    try:
        whole = read_clause(text, start, end)
    except WordingError:
        raise text.error("circumstance_mixed", start, end) if parts else failed from None
    if isinstance(whole, Words):
        return whole
    measured = [part for part in parts if not isinstance(part, Words)]
    noun = whole.noun or ""
    subject = whole.subject if isinstance(whole, Quantity) else None
    if subject and any(kind in subject for kind in "或且"):
        raise text.error("subject_ambiguous", start, start + len(subject), subject=subject)
    if len(measured) != 1 or subject or not noun or noun[0] in "或且，":
        raise text.error("circumstance_mixed", start, end)
    return whole
