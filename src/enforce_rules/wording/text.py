"""The lexical layer: one pass over the cell; every character kept remembers where it stood in the cell as pasted."""

from __future__ import annotations

from dataclasses import dataclass

from enforce_rules.wording.values import WordingError

CELL_LIMIT = 64 * 1024
_MAP = {
    "％": "%", "．": ".", "＜": "<", "＞": ">", "／": "/", "(": "（", ")": "）", ",": "，", ";": "；", ":": "：",
    "〇": "零", "○": "零", "–": "-", "—": "-", "－": "-", "~": "-", "～": "-", "−": "-", "〜": "-",
    "≦": "≤", "≧": "≥", "㎡": "平方米", "㎥": "立方米", "²": "2", "³": "3",
}  # fmt: skip
_MAP.update({chr(0xFF10 + i): str(i) for i in range(10)})
_MAP.update({chr(0xFF21 + i): chr(0x41 + i) for i in range(26)})
_MAP.update({chr(0xFF41 + i): chr(0x61 + i) for i in range(26)})
_SPACE = frozenset(" \t\r\n\u3000\u00a0")
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text and, for each of its characters, the offset in the cell."""

    s: str
    offsets: tuple[int, ...]

    def at(self, index: int) -> int:
        """Where a character of the cleaned text stood."""
        return self.offsets[min(index, len(self.offsets) - 1)] if self.offsets else 0

    def error(self, code: str, index: int, length: int = 1, **data: str) -> WordingError:
        """An error at a place of the cleaned text."""
        return WordingError(code, self.at(index) if index < len(self.s) else self._end(), length, **data)

    def _end(self) -> int:
        return self.offsets[-1] + 1 if self.offsets else 0


def clean(cell: str) -> Text:
    """Full width to half width, spaces dropped, thousands marks dropped; a space inside a number is an error."""
    if len(cell) > CELL_LIMIT:
        raise WordingError("cell_too_long", CELL_LIMIT)
    out: list[str] = []
    offsets: list[int] = []
    spaced = -1
    for index, char in enumerate(cell):
        if char in _SPACE:
            spaced = index if spaced < 0 else spaced
            continue
        if char == "…":
            raise WordingError("ellipsis", index)
        mapped = _MAP.get(char, char)
        if spaced >= 0 and out and out[-1] in _DIGITS and mapped[0] in _DIGITS:
            raise WordingError("space_in_number", spaced)
        spaced = -1
        if char == "," and _thousands(cell, index):
            continue
        out.append(mapped)
        offsets.extend([index] * len(mapped))
    return Text("".join(out), tuple(offsets))


def _thousands(cell: str, index: int) -> bool:
    after = cell[index + 1 : index + 5]
    return (
        index > 0
        and cell[index - 1] in _DIGITS
        and len(after) >= 3
        and all(char in _DIGITS for char in after[:3])
        and not (len(after) == 4 and after[3] in _DIGITS)
    )
