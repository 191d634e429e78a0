"""A printed table ready to be read: torn rows joined, corrections made, every column with its role.

In: a section and what a person decided about it. Out: a `Printed` table whose rows are texts, the merged cells filled in,
and remarks. A correction that meets nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from enforce_rules.importer.header import own_text
from enforce_rules.importer.headings import KNOWN, Heading, Role, bare, headings
from enforce_rules.importer.overlay import Correction, Patch
from enforce_rules.importer.remarks import Remark, remark
from enforce_rules.importer.sections import Section, spanned
from enforce_rules.model.node import Node
from enforce_rules.paper import Covered


@dataclass(frozen=True, slots=True)
class Text:
    """One cell: what it says, how many columns it takes, where it is printed; `misprint` is what stands there instead."""

    text: str
    place: str
    across: int = 1  # 0: the cell to the left takes this column
    above: bool = False  # the cell of the row above goes on here
    misprint: str | None = None
    node: Node | None = None  # what a composite cell means, written by hand


@dataclass(frozen=True, slots=True)
class Printed:
    """A table to be read."""

    section: Section
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Text, ...], ...]
    patch: Patch

    @property
    def id(self) -> str:
        """The number it is cited by, else its title."""
        return self.section.number or self.section.title

    def of(self, role: Role) -> tuple[int, ...]:
        """The columns of a role."""
        return tuple(index for index, each in enumerate(self.headings) if each.role is role)

    @property
    def weighted(self) -> bool:
        """Whether it adds weights (权重累加): factors, and a weight for each of their levels."""
        return bool(self.of(Role.WEIGHT) and self.of(Role.FACTOR))

    def column(self, index: int) -> tuple[str, ...]:
        """Every text of a column, its own cells only."""
        return tuple(row[index].text for row in self.rows if row[index].across == 1)

    def meaning(self, composites: Mapping[str, Node]) -> Printed:
        """The table with the conditions written out that say several things at once, wherever they are printed."""
        asked = self.of(Role.CONDITION)
        rows = tuple(
            tuple(
                replace(cell, text="/", node=composites[cell.text], above=False)
                if index in asked and cell.node is None and cell.text in composites
                else cell
                for index, cell in enumerate(row)
            )
            for row in self.rows
        )
        return replace(self, rows=rows)

    def role(self, index: int, role: Role) -> Printed:
        """The table with another role for a column."""
        changed = replace(self.headings[index], role=role)
        return replace(self, headings=(*self.headings[:index], changed, *self.headings[index + 1 :]))


def printed(section: Section, patch: Patch, found: list[Remark]) -> Printed:
    """The section's table with the patch laid over it."""
    names = list(patch.header) or [own_text(cell) for cell in section.header if cell.covered is not Covered.LEFT]
    while names and not names[-1]:
        names.pop()
    rows = [[*_texts(section, index)] for index in range(len(section.rows))]
    if not any(KNOWN.get(bare(name)) is Role.WEIGHT for name in names):  # weights are read cell by cell
        rows = [_fitted(row, len(names)) for row in rows]
    table = section.number or section.title
    used: set[Correction] = set()
    for number, row in enumerate(rows, 1):
        for correction in patch.corrections:
            if correction.row == number:
                used.update(_correct(row, names, correction))
    for correction in patch.corrections:
        what = f"第{correction.row}行 {correction.column}：{correction.printed}"
        if correction in used:
            data = {"printed": correction.printed, "read": correction.read, "why": patch.why}
            found.append(remark("corrected", table, f"第{correction.row}行", **data))
        else:
            found.append(remark("no-correction", table, section.place, what=what))
    whole = tuple(_joined(rows, patch.continued))
    below = [[row[at].text for row in whole if at < len(row) and row[at].across == 1] for at in range(len(names))]
    return Printed(section, headings(names, below), whole, patch)


def own_cells(row: Sequence[Text]) -> tuple[Text, ...]:
    """The cells that say something, each once, however many columns it takes."""
    return tuple(cell for cell in row if cell.across and cell.text)


def _texts(section: Section, index: int) -> Iterator[Text]:
    row = section.rows[index]
    at = 0
    while at < len(row):
        wide = spanned(row, at)
        yield Text(own_text(row[at]), row[at].place, wide, row[at].covered is Covered.ABOVE)
        yield from (Text(own_text(row[at]), row[at].place, 0) for _ in range(wide - 1))
        at += wide


def _fitted(row: list[Text], width: int) -> list[Text]:
    """The row under the headings there are.

    A row drawn on a finer grid than they are (as tables of a PDF often are after a page break) has one cell a heading, or
    a last cell that goes on to the edge; one that is short is filled up with blanks.
    """
    while len(row) > width and not row[-1].text:
        row.pop()
    own = [cell for cell in row if cell.across]
    if len(row) > width and len(own) == width:
        return [replace(cell, across=1) for cell in own]
    while len(row) > width and not row[-1].across:
        row.pop()
    if not row:
        return row
    edge = max((at for at, cell in enumerate(row) if cell.across), default=0)
    row[edge] = replace(row[edge], across=min(row[edge].across, len(row) - edge))
    return row + [Text("", row[-1].place)] * (width - len(row))


def _correct(row: list[Text], names: Sequence[str], correction: Correction) -> Iterator[Correction]:
    for index, name in enumerate(names):
        if name == correction.column and row[index].text == correction.printed:
            row[index] = replace(
                row[index],
                text="/" if correction.node is not None else correction.read,
                misprint=correction.printed if correction.misprint else None,
                across=1,
                node=correction.node,
            )
            yield correction


def _joined(rows: Sequence[Sequence[Text]], continued: frozenset[int]) -> Iterator[tuple[Text, ...]]:
    """Rows that a page break tore in two are one row: where the halves differ, the lower one goes on from the upper."""
    held: tuple[Text, ...] | None = None
    for number, row in enumerate(rows, 1):
        if number in continued and held is not None:
            held = tuple(
                upper if lower.text in ("", upper.text) else replace(upper, text=upper.text + lower.text)
                for upper, lower in zip(held, row, strict=True)
            )
            continue
        if held is not None:
            yield held
        held = tuple(row)
    if held is not None:
        yield held
