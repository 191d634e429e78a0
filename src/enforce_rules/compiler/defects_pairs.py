"""Which rows of a table are compared: those that a label or a number all rows speak of does not keep apart.

In: the cases of each row, as boxes. Out: pairs of rows, by their places. A pair left out cannot meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from enforce_rules.compiler.defects_boxes import Box, Key, Labels
from enforce_rules.compiler.defects_tiling import TooLarge
from enforce_rules.model.interval import Region

PAIRS: int = 500 * 250
"""How many pairs of rows are compared: every pair of five hundred rows."""

Pair = tuple[int, int]
Cases = tuple[Box, ...]


def pairs(cases: Sequence[Cases | None]) -> Iterable[Pair]:
    """Every pair of rows that might meet. Raises `TooLarge`."""
    rows = {number: each for number, each in enumerate(cases) if each}
    keys = list(next(iter(rows.values()))[0]) if rows else []
    for key in keys:
        if all(_is_labels(each, key) for each in rows.values()):
            return _bounded(_by_label(rows, key))
    for key in keys:
        if all(_is_range(each, key) for each in rows.values()):
            return _bounded(_by_number(rows, key))
    return _bounded(combinations(rows, 2))


def _bounded(found: Iterable[Pair]) -> list[Pair]:
    kept: set[Pair] = set()
    for count, pair in enumerate(found):
        kept.add(pair)
        if count > PAIRS:
            raise TooLarge
    return sorted(kept)


def _is_labels(case: Cases, key: Key) -> bool:
    labels = [box.get(key) for box in case]
    return all(isinstance(each, Labels) and not each.negated for each in labels)


def _is_range(case: Cases, key: Key) -> bool:
    return all(isinstance(box.get(key), Region) for box in case)


def _by_label(rows: dict[int, Cases], key: Key) -> Iterator[Pair]:
    """Rows that share a label."""
    together: dict[str, list[int]] = {}
    for row, case in rows.items():
        named = (box[key] for box in case)
        for label in {label for each in named if isinstance(each, Labels) for label in each.labels}:
            together.setdefault(label, []).append(row)
    for each in together.values():
        yield from combinations(each, 2)


def _by_number(rows: dict[int, Cases], key: Key) -> Iterator[Pair]:
    """Rows whose ranges reach one another: each with those that begin before it and have not ended."""
    spans = {row: _span(case, key) for row, case in rows.items()}
    begun: list[int] = []
    for row in sorted(rows, key=lambda each: spans[each][0]):
        low = spans[row][0]
        begun = [each for each in begun if spans[each][1] >= low]
        yield from ((min(row, each), max(row, each)) for each in begun)
        begun.append(row)


def _span(case: Cases, key: Key) -> tuple[tuple[int, Fraction], tuple[int, Fraction]]:
    """From where to where the ranges of a row reach; without an end they reach beyond every number."""
    parts = [part for box in case if isinstance(region := box[key], Region) for part in region.parts]
    lows = [(0, part.low.value) if part.low else (-1, Fraction(0)) for part in parts]
    highs = [(0, part.high.value) if part.high else (1, Fraction(0)) for part in parts]
    return min(lows), max(highs)
