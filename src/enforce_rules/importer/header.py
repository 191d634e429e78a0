"""The header of a printed table: which rows it takes, and the rows below it that are no rows of the table.

In: a `Grid`. Out: one heading a column, the rows below, and what was left out of them: a header printed again on the next
page, a sum (合计). Two tables printed side by side are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from enforce_rules.importer.headings import OUTCOMES, bare, is_usual, recognised
from enforce_rules.paper import Cell, Covered, Grid

WITHIN: Final = 6  # rows among which the header is looked for
SUMS: Final = frozenset("合计 总计 小计 共计".split())
SAME: Final = frozenset(("同上", "〃", "″"))
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A row that is no row of the table, with the code of the remark that tells of it."""

    code: str
    row: Row


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with its header found."""

    header: Row
    rows: tuple[Row, ...]
    left: tuple[Left, ...]


def headed(grid: Grid) -> Iterator[Headed]:
    """The table, or the tables that stand side by side in it."""
    for rows in _side_by_side(grid.rows):
        head = _row(rows)
        below = 2 if head + 1 < len(rows) and _goes_on(rows[head], rows[head + 1]) else 1
        header = _two(rows[head], rows[head + 1]) if below == 2 else rows[head]
        if head:
            header = _filled(rows[head - 1], header)
        kept: list[Row] = []
        left: list[Left] = []
        again = [_texts(each) for each in rows[head : head + below]]
        for row in rows[head + below :]:
            code = _no_row(row, again)
            if code is None:
                kept.append(row)
            else:
                left.append(Left(code, row))
        yield Headed(header, tuple(_written_out(kept)), tuple(left))


def _written_out(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with 同上 as the cell above goes on; in the first row there is none."""
    above: Row | None = None
    for row in rows:
        if above is not None and any(own_text(cell) in SAME for cell in row):
            filled = tuple(
                replace(cell, text=upper.text, covered=Covered.ABOVE) if own_text(cell) in SAME else cell
                for cell, upper in zip(row, above, strict=True)
            )
        else:
            filled = row
        yield filled
        above = filled


def own_text(cell: Cell) -> str:
    r"""A cell's text in one line.

    >>> own_text(Cell("1万元以上\n4万元以下 ", "B2"))
    '1万元以上4万元以下'
    """
    return "".join(each.strip() for each in cell.text.splitlines()).strip()


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(own_text(cell) for cell in row)


def _row(rows: Sequence[Row]) -> int:
    """The row with most of the usual headings, the first of several; a header of two rows counts by its lower one."""
    counts = [recognised([cell.text for cell in row]) for row in rows[:WITHIN]]
    return counts.index(max(counts))


def _no_row(row: Row, again: Sequence[tuple[str, ...]]) -> str | None:
    texts = _texts(row)
    if texts in again and any(texts):
        return "header-again"
    first = next((bare(each) for each in texts if each), "")
    return "sum-row" if first in SUMS else None


# ---------- two rows of headings ----------


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether the lower row names the columns below headings that span several (罚款 over 单位 and 个人)."""
    spans = _spans(upper)
    below = [at for at, cell in enumerate(lower) if cell.covered is Covered.NO and own_text(cell)]
    if len(below) < 2 or not all(spans[at] > 1 for at in below):
        return False
    rest = [cell for at, cell in enumerate(lower) if at not in below]
    return all(cell.covered is Covered.ABOVE or not own_text(cell) for cell in rest) and any(
        cell.covered is Covered.ABOVE or not own_text(cell) for cell in rest
    )


def _spans(row: Row) -> list[int]:
    """How many columns the heading over each column takes: a merged cell, or a text with blanks behind it."""
    starts = [
        at
        for at, cell in enumerate(row)
        if at == 0 or (cell.covered is not Covered.LEFT and (own_text(cell) or row[at - 1].covered is Covered.LEFT))
    ]
    wide = [end - start for start, end in zip(starts, [*starts[1:], len(row)], strict=True)]
    return [each for each in wide for _ in range(each)]


def _two(upper: Row, lower: Row) -> Row:
    found: list[Cell] = []
    above = ""
    for top, cell in zip(upper, lower, strict=True):
        above = own_text(top) or above
        if cell.covered is Covered.NO and (name := own_text(cell)):
            found.append(replace(cell, text=_together(above, name), covered=Covered.NO))
        else:
            found.append(replace(top, covered=Covered.NO))
    return tuple(found)


def _together(upper: str, lower: str) -> str:
    """One heading of two: whom a fine falls on goes before it.

    >>> _together("罚款", "单位"), _together("裁量标准", "适用条件")
    ('单位罚款', '适用条件')
    """
    return lower + bare(upper) if bare(upper) in OUTCOMES and not is_usual(lower) else lower


def _filled(above: Row, header: Row) -> Row:
    """A heading printed only in the row above (违法行为 beside 裁量标准, which has three columns below it)."""
    return tuple(
        upper if not own_text(cell) and is_usual(own_text(upper)) and upper.covered is Covered.NO else cell
        for upper, cell in zip(above, header, strict=True)
    )


# ---------- side by side ----------


def _side_by_side(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows, or those of the left and the right table where the header is printed twice in one row."""
    texts = _texts(rows[_row(rows)])
    width = len(texts)
    for gap in (0, 1):
        half, odd = divmod(width - gap, 2)
        if odd or half < 2 or texts[:half] != texts[half + gap :] or recognised(texts[:half]) < 2:
            continue
        if not gap or not any(own_text(row[half]) for row in rows):
            return [[row[:half] for row in rows], [row[half + gap :] for row in rows]]
    return [rows]
