"""A sanction cell cut at its ， and ；, and at the 、 that begins a sanction.

In: a cleaned cell. Out: places, each with the mark before it; a party stays with what is done to it.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.wording.interval import read_interval
from enforce_rules.wording.party import PARTIES, doing, only_party
from enforce_rules.wording.text import Text
from enforce_rules.wording.verbs import VERBS, verb_at

_AFTER_COMMA: Final = ("没收", "吊销", "暂扣", "责令")


def read_pieces(text: Text, end: int) -> list[tuple[int, int, str]]:
    """What stands between ， and ； (outside brackets), each piece with the mark before it."""
    pieces: list[tuple[int, int, str]] = []
    start, mark, depth = 0, "", 0
    for i, char in enumerate(text.s[:end]):
        depth = max(0, depth + (char == "（") - (char == "）"))
        if (char in "，；" and not depth) or (char == "、" and _begins_step(text, i + 1)):
            if i > start:
                _append(text, pieces, (start, i, mark))
            start, mark = i + 1, char
    _append(text, pieces, (start, end, mark))
    return pieces


def _append(text: Text, pieces: list[tuple[int, int, str]], piece: tuple[int, int, str]) -> None:
    """对直接责任人员，处…: the party and what is done to it are one piece."""
    if pieces and doing(text.s, piece[0]) and only_party(text.s, pieces[-1][0], pieces[-1][1]):
        start, _, mark = pieces.pop()
        piece = (start, piece[1], mark)
    pieces.append(piece)


def _begins_step(text: Text, i: int) -> bool:
    """After 、 a step begins only with 没收 or 并处 and their like, or with a party and its fine."""
    if text.s.startswith(_AFTER_COMMA, i) or (VERBS.at(text.s, i) is not None and verb_at(text.s, i) is not None):
        return True
    return any(text.s.startswith(party, i) and read_interval(text, i + len(party)) is not None for party in PARTIES)
