"""One end of an interval: a number with its unit (5万元, 百分之三, 14MW（20t/h）), and the words beside it.

In: cleaned text and a place. Out: the end there, or None; an error where a unit is doubled or stands before 万.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import DIGITS, Text
from enforce_rules.wording.words import WordList

_RATES = (("百分之", 1), ("千分之", 10))


@dataclass(frozen=True, slots=True)
class Edge:
    """A number with its unit, where it stands, and what the cell says of it."""

    value: Fraction
    unit: str | None
    start: int
    end: int
    scale: int = 1
    included: bool | None = None
    notes: tuple[str, ...] = ()


def read_edge(text: Text, i: int) -> Edge | None:
    """The end which starts at `i`. A fraction (三分之一) is none: it takes no bound."""
    edge = _edge(text, i)
    return None if edge is None else _gloss(text, edge)


def _edge(text: Text, i: int) -> Edge | None:
    s = text.s
    for word, parts in _RATES:
        if s.startswith(word, i):
            number = read_number(text, i + len(word))
            if number is None or s.startswith("分之", number.end):
                return None
            return Edge(number.value / parts, "%", i, number.end)
    number = read_number(text, i)
    if number is None or s.startswith("分之", number.end):
        return None
    if s.startswith("‰", number.end):
        return Edge(number.value / 10, "%", i, number.end + 1)
    found = text.units.at(s, number.end)
    if found is None:
        return Edge(number.value, None, i, number.end, number.scale)
    unit, end = found
    if unit == "元":
        _check_after_yuan(text, end)
    return Edge(number.value, unit, i, end, number.scale)


def _check_after_yuan(text: Text, end: int) -> None:
    """`元元` and `元万` are slips of the pen."""
    if text.s.startswith("元", end):
        raise text.error("unit_twice", end, unit="元")
    if text.s.startswith(("万", "亿"), end):
        raise text.error("unit_order", end, unit="元", scale=text.s[end])


def _gloss(text: Text, edge: Edge) -> Edge:
    """A bracket that says the number again in another unit is left out, with a note."""
    if edge.unit is None or not text.s.startswith("（", edge.end) or text.s[edge.end + 1 : edge.end + 2] not in DIGITS:
        return edge
    again = _edge(text, edge.end + 1)
    if again is None or again.unit in (None, edge.unit) or not text.s.startswith("）", again.end):
        return edge
    return replace(edge, end=again.end + 1, notes=(*edge.notes, "gloss_dropped"))


def read_inclusion(text: Text, i: int, edge: Edge) -> tuple[bool | None, int]:
    """（含）, （不含）, （含本数）, （不含2000元）at `i`, and where it ends."""
    for word, flag in (("（不含", False), ("（含", True)):
        if text.s.startswith(word, i):
            j = i + len(word)
            j += 2 if text.s.startswith("本数", j) else 0
            again = _edge(text, j)
            if again is not None and text.s.startswith("）", again.end):
                if again.value != edge.value or again.unit not in (None, edge.unit):
                    raise text.error("inclusion_mismatch", j, again.end)
                j = again.end
            return (flag, j + 1) if text.s.startswith("）", j) else (None, i)
    return None, i


def read_bound(text: Text, edge: Edge, words: WordList) -> tuple[Edge, str, int] | None:
    """The edge with the bound word that follows it, marks of inclusion on either side, and where all that ends."""
    flag, j = read_inclusion(text, edge.end, edge)
    word = words.at(text.s, j)
    if word is None:
        return None
    later, end = read_inclusion(text, j + len(word), edge)
    if flag is not None and later is not None:
        raise text.error("inclusion_mismatch", j + len(word), end)
    if word.startswith("及"):
        flag, word = True, word[1:]
    return replace(edge, included=later if flag is None else flag), word, end
