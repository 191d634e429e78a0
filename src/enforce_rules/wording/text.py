"""The lexical layer: one pass over a cell; every character kept remembers where it stood in the cell as given.

In: a cell. Out: a `Text` in half width, without spaces and thousands marks, or a `WordingError` (a space inside a
number, `…` where the cell was cut).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enforce_rules.wording.errors import WordingError
from enforce_rules.wording.units import STANDARD, Units

CELL_LIMIT: Final = 64 * 1024
DIGITS: Final = frozenset("0123456789")
_SPACE = frozenset(" \t\r\n\u3000\u00a0")
# Not NFKC: it moves offsets and turns Ⅲ, which is part of names, into III.
_HALF = {
    "％": "%", "．": ".", "＜": "<", "＞": ">", "／": "/", "(": "（", ")": "）", ",": "，", ";": "；", ":": "：",
    "〇": "零", "○": "零", "–": "-", "—": "-", "－": "-", "~": "-", "～": "-", "−": "-", "〜": "-",
    "≦": "≤", "≧": "≥", "㎡": "平方米", "㎥": "立方米", "²": "2", "³": "3",
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
}  # fmt: skip
# 等值 of a base is one time of it; both are two characters long, so every place in the cell stays what it is
_EQUAL: Final = tuple((f"等值{end}", f"一倍{end}") for end in ("以上", "以下", "的罚款", "罚款"))
_SPECIAL: Final = _SPACE | frozenset(_HALF) | frozenset("…（）")


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text, the offset of each of its characters in the cell, and the units it may use."""

    s: str
    offsets: tuple[int, ...]
    units: Units

    def at(self, index: int) -> int:
        """Where a character of the cleaned text stood; the end of the last one for an index past the text."""
        if index < len(self.offsets):
            return self.offsets[index]
        return self.offsets[-1] + 1 if self.offsets else 0

    def error(self, code: str, start: int, end: int | None = None, **data: str) -> WordingError:
        """An error from `start` to `end` of the cleaned text, placed in the cell as given."""
        at = self.at(start)
        last = self.at(end - 1) + 1 if end is not None and end > start else at + 1
        return WordingError(code, at, max(1, last - at), **data)


def clean(cell: str, units: Units = STANDARD, *, strict: bool = True) -> Text:
    """The cell in half width. Not `strict`: what would be an error is kept, for a text whose rest is not a cell.

    >>> clean("２ 万元，1,000㎡").s, clean("5 万").offsets
    ('2万元，1000平方米', (0, 2))
    """
    if len(cell) > CELL_LIMIT:
        raise WordingError("cell_too_long", CELL_LIMIT, 1, limit=str(CELL_LIMIT))
    for equal, once in _EQUAL:
        cell = cell.replace(equal, once)
    if _SPECIAL.isdisjoint(cell):
        return Text(cell, tuple(range(len(cell))), units)
    kept: list[str] = []
    offsets: list[int] = []
    spaced, opened = -1, list[int]()
    for index, char in enumerate(cell):
        if char in _SPACE:
            spaced = index if spaced < 0 else spaced
            continue
        if char == "…" and strict:
            raise WordingError("ellipsis", index)
        if char == "," and _thousands(cell, index):
            continue
        half = _HALF.get(char, char)
        if strict and half in ("（", "）"):
            _pair(half, index, opened)
        if spaced >= 0 and kept and kept[-1] in DIGITS and half in DIGITS:
            if strict:
                raise WordingError("space_in_number", spaced, index - spaced)
            kept.append(" ")
            offsets.append(spaced)
        spaced = -1
        kept.extend(half)
        offsets.extend([index] * len(half))
    if opened:
        raise WordingError("bracket_open", opened[-1])
    return Text("".join(kept), tuple(offsets), units)


def _pair(bracket: str, index: int, opened: list[int]) -> None:
    """A cell cut inside a bracket is not the whole cell."""
    if bracket == "（":
        opened.append(index)
    elif opened:
        opened.pop()
    else:
        raise WordingError("bracket_open", index)


def _thousands(cell: str, index: int) -> bool:
    """An ASCII comma between a digit and exactly three digits."""
    after = cell[index + 1 : index + 5]
    return (
        index > 0
        and cell[index - 1] in DIGITS
        and len(after) >= 3
        and all(char in DIGITS for char in after[:3])
        and not (len(after) == 4 and after[3] in DIGITS)
    )


def unit_error(text: Text, start: int, end: int) -> WordingError:
    """No unit where one must stand: `unit_missing` at the end of a cell, else `unit_unknown` with the nearest unit."""
    word = text.s[start : min(end, start + 10)]
    if not word:
        return text.error("unit_missing", start)
    return text.error("unit_unknown", start, end, unit=word, suggestion=text.units.like(word) or "")
