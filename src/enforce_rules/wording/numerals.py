"""Numbers: digits with 十百千万亿 after them, or 中文数字.

In: cleaned text and a place. Out: the number which starts there, or None; an irregular numeral before a unit is an
error, and so is a number of more than 20 characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from enforce_rules.wording.chinese import (
    CHARACTERS,
    FIGURES,
    LARGE,
    SCALES,
    chinese_value,
)
from enforce_rules.wording.text import DIGITS, Text

NUMBER_LIMIT: Final = 20
NUMERIC: Final = DIGITS | CHARACTERS
_SCALE_LIMIT = 10**16


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, the scale written after its digits, and where it ends."""

    value: Fraction
    end: int
    scale: int = 1


def read_number(text: Text, i: int) -> Numeral | None:
    """The number which starts at `i`."""
    char = text.s[i : i + 1]
    if char in DIGITS:
        return _digits(text, i)
    return _chinese(text, i) if char in CHARACTERS else None


def _digits(text: Text, i: int) -> Numeral:
    s, j = text.s, _run(text.s, i)
    if s.startswith(".", j) and s[j + 1 : j + 2] in DIGITS:
        j = _run(s, j + 1)
    if j - i > NUMBER_LIMIT:
        raise text.error("number_too_long", i, j)
    return _scaled(text, i, j, Fraction(s[i:j]))


def _run(s: str, j: int) -> int:
    while j < len(s) and s[j] in DIGITS:
        j += 1
    return j


def _scaled(text: Text, start: int, j: int, value: Fraction) -> Numeral:
    """The scale characters after a number: 5万, 1.5亿, but not the 千 of 千克."""
    s, scale = text.s, 1
    while j < len(s) and s[j] in SCALES and not _begins_unit(text, j):
        scale *= SCALES[s[j]]
        j += 1
        if scale > _SCALE_LIMIT:
            raise text.error("number_too_long", start, j)
    return Numeral(value * scale, j, scale)


def _begins_unit(text: Text, j: int) -> bool:
    return text.units.at(text.s, j) is not None


def _chinese(text: Text, i: int) -> Numeral | None:
    s, j = text.s, i
    while j < len(s) and s[j] in CHARACTERS and not (s[j] in SCALES and _begins_unit(text, j)):
        j += 1
        if j - i > NUMBER_LIMIT:
            return None
    if j == i:
        return None
    value = chinese_value(s[i:j])
    if s.startswith("点", j) and s[j + 1 : j + 2] in FIGURES:
        return _chinese_point(text, i, j, value)
    if value is not None:
        return Numeral(Fraction(value), j)
    if s[i] in FIGURES and text.units.at(s, j) is not None:
        raise text.error("numeral_irregular", i, j, numeral=s[i:j])
    return None


def _chinese_point(text: Text, i: int, point: int, whole: int | None) -> Numeral:
    """一点五万: figures after 点, then 万 or 亿."""
    s, j, figures = text.s, point + 1, ""
    while j < len(s) and s[j] in FIGURES and len(figures) < NUMBER_LIMIT:
        figures += str(FIGURES[s[j]])
        j += 1
    if whole is None:
        raise text.error("numeral_irregular", i, j, numeral=s[i:j])
    value, scale = Fraction(f"{whole}.{figures}"), 1
    if s[j : j + 1] in LARGE:
        scale = LARGE[s[j]]
        j += 1
    return Numeral(value * scale, j, scale)
