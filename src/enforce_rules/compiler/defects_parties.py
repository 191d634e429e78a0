"""缺当事人: cells the source left out, and parties whom the statute must fine and a benchmark does nothing to.

In: a table, its statute, its grid. Out: findings at the cell of the party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from enforce_rules.compiler.defects import Defect, Finding, cell_place, named, row_name
from enforce_rules.compiler.defects_boxes import together
from enforce_rules.compiler.grid import Grid, Line, is_blank, is_missing
from enforce_rules.compiler.statutes import mitigates
from enforce_rules.diagnostics import Severity, Span, diagnose
from enforce_rules.model.condition import Condition, both
from enforce_rules.model.deed import Exempt, Kind, Modality, Sanction
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.node import Node
from enforce_rules.model.ruleset import Overlap, Row, Table


def left_out(
    table: Table, statute: Table | None, grid: Grid, facts: Mapping[str, FactDeclaration]
) -> Iterator[Finding]:
    """缺当事人: cells the source left out (缺), and parties whom the statute must fine and a tier does nothing to."""
    rows = {row.number: row for row in table.rows}
    lines = [line for line in grid.lines if line.number in rows]
    columns = list(grid.of_role("处理"))
    for index, column in columns:
        for line in _printed(lines, index, is_missing):
            yield _left_out(cell_place(grid, line, index), column.about, rows[line.number], index, grid)
    deeds = [deed for row in table.rows for deed in row.deeds]
    bound = [] if statute is None else list(bound_parties(statute))
    if any(column.about is None for _, column in columns) or any(deed.party is None for deed in deeds):
        return  # what is said of whoever is dealt with is said of every party
    for party in dict.fromkeys(party for party, _ in bound):
        mine = [index for index, column in columns if column.about == party]
        dealt_with = any(deed.party == party for deed in deeds)
        if not mine and table.parties and not dealt_with:
            yield _left_out(columns[0][1].span, party, None, columns[0][0], grid)
        if not mine or (table.overlap is Overlap.EVERY and dealt_with):
            continue
        cases = [when for who, when in bound if who == party]

        def passed_over(line: Line, mine: list[int] = mine, cases: list[Condition] = cases) -> bool:
            row = rows[line.number]
            blank = all(is_blank(line.cells[index]) for index in mine) and not _spares(row)
            return blank and any(together(when, row.when, facts) for when in cases)

        for line in _printed([line for line in lines if passed_over(line)], mine[0], is_blank):
            yield _left_out(cell_place(grid, line, mine[0]), party, rows[line.number], mine[0], grid)


def _printed(lines: list[Line], index: int, wanted: Callable[[Node], bool]) -> Iterator[Line]:
    """The rows with such a cell in the column; one printed over several rows (〃) is one cell."""
    seen: set[int] = set()
    for line in lines:
        cell = line.cells[index]
        if wanted(cell) and id(cell) not in seen:
            seen.add(id(cell))
            yield line


def bound_parties(statute: Table) -> Iterator[tuple[str, Condition]]:
    """The parties the statute names and fines without leaving it to the authority, and when."""
    for row in statute.rows:
        for deed in row.deeds:
            does = deed.does
            if deed.party is None or not isinstance(does, Sanction) or does.kind is not Kind.FINE:
                continue
            if does.modality is Modality.SHALL and does.choice is None:
                yield deed.party, both(row.when, deed.when)


def _spares(row: Row) -> bool:
    """Whether the row lets everyone off."""
    return mitigates(row.tier) or any(isinstance(deed.does, Exempt) for deed in row.deeds)


def _left_out(place: Span, party: str | None, row: Row | None, index: int, grid: Grid) -> Finding:
    who = party or "当事人"
    record = ", ".join([*([row_name(row.number)] if row else []), *([party] if party else [])])
    told = diagnose("party-left-out", place, severity=Severity.WARNING, party=who, record=f"[{record}]")
    names = {who, *([row_name(row.number), *named(grid, index)] if row else [])}
    return Finding(Defect.PARTY, told, frozenset(names))
