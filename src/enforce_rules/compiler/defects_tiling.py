"""Tiling: which combinations of the values of several axes no row of a table holds.

In: rows as boxes, one set of places (bits) to an axis, and the places asked for. Out: the boxes in no row, merged, each
run of an ordered axis by itself; nothing where there would be more to look at than the budget allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Box = tuple[int, ...]
"""Of each axis, a set of places as bits."""

LOOKS: int = 500 * 200
"""How many places are looked at before a table is too large: counted, never measured from the clock."""
AXES = 12
"""How many axes are looked at together."""
ROWS = 600
"""How many rows a table has at most that is looked at."""


class TooLarge(Exception):
    """There are more combinations than the budget allows."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """Rows over axes. Of an ordered axis the places follow one another; the places of another are labels."""

    asked: Box  # the places of each axis that some row is to hold
    ordered: tuple[bool, ...]
    rows: tuple[Box, ...]

    def uncovered(self) -> tuple[Box, ...]:
        """What is in no row, in order. Raises `TooLarge`."""
        if len(self.asked) > AXES:
            raise TooLarge
        boxes = _merged(list(_Search(self).boxes()), range(len(self.asked)))
        apart = [one for box in boxes for one in self._runs(box, 0)]
        labels = [axis for axis, ordered in enumerate(self.ordered) if not ordered]
        return tuple(sorted(_merged(apart, labels), key=lambda box: [each & -each for each in box]))

    def _runs(self, box: Box, axis: int) -> Iterator[Box]:
        """The box, taken apart into the runs of its ordered axes."""
        if axis == len(box):
            yield box
            return
        parts = runs(box[axis], self.asked[axis]) if self.ordered[axis] else (box[axis],)
        for part in parts:
            yield from self._runs((*box[:axis], part, *box[axis + 1 :]), axis + 1)


def bits(places: int) -> Iterator[int]:
    """The places of a set, in order.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while places:
        low = places & -places
        yield low.bit_length() - 1
        places ^= low


def runs(places: int, asked: int) -> Iterator[int]:
    """The places in runs without a gap among those asked for.

    >>> [bin(run) for run in runs(0b1101, 0b1101)], [bin(run) for run in runs(0b1001, 0b1111)]
    (['0b1101'], ['0b1', '0b1000'])
    """
    run = 0
    for place in bits(asked):
        if places >> place & 1:
            run |= 1 << place
        elif run:
            yield run
            run = 0
    if run:
        yield run


class _Search:
    """Goes down the axes with the rows that are still alive."""

    def __init__(self, tiling: Tiling) -> None:
        self.tiling, self.looks = tiling, 0
        self.holding = [
            {
                place: sum(1 << number for number, row in enumerate(tiling.rows) if row[axis] >> place & 1)
                for place in bits(asked)
            }
            for axis, asked in enumerate(tiling.asked)
        ]
        self.linked = _links(tiling)

    def boxes(self) -> Iterator[Box]:
        """Every box that is in no row."""
        yield from self._from(0, (1 << len(self.tiling.rows)) - 1, self.tiling.asked)

    def _from(self, axis: int, alive: int, asked: Box) -> Iterator[Box]:
        if not alive:
            if all(asked):
                yield asked
            return
        if axis == len(asked):
            return
        groups: dict[tuple[int, Box], int] = {}
        for place in bits(asked[axis]):
            self.looks += 1
            linked = self.linked.get((axis, place), self.tiling.asked)
            key = (
                alive & self.holding[axis][place],
                tuple(a & b for a, b in zip(asked[axis + 1 :], linked[axis + 1 :], strict=True)),
            )
            groups[key] = groups.get(key, 0) | 1 << place
        if self.looks > LOOKS:
            raise TooLarge
        for (rest, after), places in groups.items():
            yield from self._from(axis + 1, rest, (*asked[:axis], places, *after))


def _links(tiling: Tiling) -> dict[tuple[int, int], Box]:
    """Of each label, the labels of the other axes it may be combined with: those a chain of rows joins it to.

    A table may print two small tables under one another (区域类型 of one deed, 废物类型 of the other): no chain joins them.
    """
    labels = [axis for axis, ordered in enumerate(tiling.ordered) if not ordered]
    if sum(asked.bit_count() for asked in tiling.asked) > LOOKS // AXES:
        raise TooLarge
    found: dict[tuple[int, int], list[int]] = {
        (axis, place): list(tiling.asked) for axis in labels for place in bits(tiling.asked[axis])
    }
    for one in labels:
        for other in labels:
            if one < other:
                for mine, yours in _blocks(tiling, one, other):
                    for place in bits(mine & tiling.asked[one]):
                        found[one, place][other] = yours & tiling.asked[other]
    return {key: tuple(each) for key, each in found.items()}


def _blocks(tiling: Tiling, one: int, other: int) -> list[tuple[int, int]]:
    """The labels of two axes in blocks: no row joins one block to another."""
    blocks: list[tuple[int, int]] = []
    looks = 0
    for joined in dict.fromkeys((row[one], row[other]) for row in tiling.rows):
        apart: list[tuple[int, int]] = []
        mine, yours = joined
        looks += len(blocks)
        if looks > LOOKS:
            raise TooLarge
        for block in blocks:
            if block[0] & joined[0] or block[1] & joined[1]:
                mine, yours = mine | block[0], yours | block[1]
            else:
                apart.append(block)
        blocks = [*apart, (mine, yours)]
    return blocks


def _merged(boxes: list[Box], axes: Sequence[int]) -> list[Box]:
    """Boxes that differ on one of these axes only are one."""
    count = len(boxes) + 1
    while len(boxes) < count:
        count = len(boxes)
        for axis in axes:
            together: dict[Box, int] = {}
            for box in boxes:
                key = (*box[:axis], 0, *box[axis + 1 :])
                together[key] = together.get(key, 0) | box[axis]
            boxes = [(*key[:axis], places, *key[axis + 1 :]) for key, places in together.items()]
    return boxes
