"""分册: one ruleset in several files, each a chapter of it; told apart by nothing once they are read.

In: documents, some of them volumes of another. Out: one document a ruleset, its sections and tables in the order of the
files, and diagnostics for a volume whose ruleset is not there (decision 0042).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from enforce_rules.compiler.document import Document, ExamplesDocument, Volume
from enforce_rules.compiler.grid import BLANK, Column, Grid, Line
from enforce_rules.diagnostics import Diagnostic, diagnose, suggest
from enforce_rules.model.node import Node, TextNode

Read = Document | ExamplesDocument | Volume


def bound(read: Iterable[Read]) -> tuple[tuple[Document | ExamplesDocument, ...], tuple[Diagnostic, ...]]:
    """Every volume bound into its ruleset; each file keeps its own places."""
    every = tuple(read)
    volumes = [each for each in every if isinstance(each, Volume)]
    whole = [each for each in every if not isinstance(each, Volume)]
    names = [each.id for each in whole if isinstance(each, Document)]
    found = [
        diagnose("unknown-ruleset", each.span, suggest(each.ruleset, names), name=each.ruleset)
        for each in volumes
        if each.ruleset not in names
    ]
    return tuple(_bound(each, volumes, found) if isinstance(each, Document) else each for each in whole), tuple(found)


def _bound(document: Document, volumes: Sequence[Volume], found: list[Diagnostic]) -> Document:
    mine = [each for each in volumes if each.ruleset == document.id]
    if not mine:
        return document
    tables = {each.id: each for each in document.tables}
    for table in (table for volume in mine for table in volume.tables):
        if tables.setdefault(table.id, table) is not table:
            related = ((tables[table.id].span, "first-here"),)
            found.append(diagnose("duplicate-id", table.span, id=table.id, related=related))
    return replace(
        document,
        digest=hashlib.sha256("".join((document.digest, *(each.digest for each in mine))).encode()).hexdigest(),
        sections={
            key: _together([grid, *(each.sections[key] for each in mine)]) for key, grid in document.sections.items()
        },
        tables=tuple(tables.values()),
    )


def _together(grids: Sequence[Grid]) -> Grid:
    """The lines of several grids under the columns of all of them; a column that a file leaves out is blank there."""
    columns: dict[str, Column] = {}
    for grid in grids:
        for column in grid.columns:
            columns.setdefault(column.name, column)
    lines: list[Line] = []
    for grid in grids:
        at = {column.name: index for index, column in enumerate(grid.columns)}
        for line in grid.lines:
            cells: list[Node] = [line.cells[at[name]] if name in at else TextNode(BLANK, line.span) for name in columns]
            lines.append(replace(line, number=len(lines) + 1, cells=tuple(cells)))
    return Grid(tuple(columns.values()), tuple(lines))
