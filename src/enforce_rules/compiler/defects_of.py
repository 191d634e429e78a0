"""All the defects of one table, by the analyses its use calls for.

In: a compiled table, its statute, what its ruleset sees. Out: findings, and the kinds that could not be decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from enforce_rules.compiler.defects import Defect, Finding, once
from enforce_rules.compiler.defects_fines import holes, outside
from enforce_rules.compiler.defects_gaps import Cells, gaps
from enforce_rules.compiler.defects_overlaps import overlaps
from enforce_rules.compiler.defects_parties import left_out
from enforce_rules.compiler.defects_recorded import Record
from enforce_rules.compiler.defects_tiling import ROWS, TooLarge
from enforce_rules.compiler.defects_weights import levels, sums
from enforce_rules.compiler.document import TableNode
from enforce_rules.compiler.grid import Grid, read_grid
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.sight import Sight, by_every_name
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.node import MapNode
from enforce_rules.model.ruleset import Overlap, Table, Use

TILED = (Use.BENCHMARK, Use.STATUTORY, Use.DERIVATION)
"""The uses whose rows divide the cases among them; of the others every row that applies counts."""
BOUNDARY = "边界重复"


class TableDefects:
    """What is wrong with one table: `findings`, and the kinds that could not be decided."""

    def __init__(
        self, sight: Sight, written: TableNode, table: Table, tables: Mapping[str, Table], records: tuple[Record, ...]
    ) -> None:
        self.sight, self.written, self.table, self.tables, self.records = sight, written, table, tables, records
        self.statute = tables.get(table.statutory or "")
        self.facts: Mapping[str, FactDeclaration] = {}
        self.boundary = sight.conventions.get(BOUNDARY)
        self.undecided: set[Defect] = set()
        self.large = False
        self.findings: tuple[Finding, ...] = ()

    def outside(self) -> TableDefects:
        """Only what leaves the statute, which is told even of a file with other mistakes."""
        if self.table.use is Use.BENCHMARK and self.statute is not None:
            self.findings = tuple(outside(self.table, self.statute, self.written.grid))
        return self

    def all(self) -> TableDefects:
        """Everything."""
        self.findings = tuple(once((*self.outside().findings, *self._rest())))
        return self

    def _rest(self) -> Iterator[Finding]:
        table, sight = self.table, self.sight
        self.facts = by_every_name({**sight.facts, **sight.findings, **sight.local.get(table.id, {})})
        if self.statute is None:
            self.undecided |= {Defect.ABOVE, Defect.BELOW, Defect.HOLE, Defect.BASE, Defect.PARTY}
        grids = (self.written.grid, *(self._inner(key) for key in ("推定", "法定", "起点")))
        if max(len(grid.lines) for grid in grids) > ROWS:
            self.undecided |= set(Defect)
            self.large = True
            return
        if table.use in TILED and table.weighted is None:
            yield from self._rows(self.written.grid, table, "")
        for identity in table.derivations:
            yield from self._rows(self._inner("推定"), self.tables[identity], "推定")
        if table.use is Use.BENCHMARK and self.statute is not None and self.statute.id == f"{table.id}/法定":
            yield from self._rows(self._inner("法定"), self.statute, "法定")
        if table.weighted is not None:
            place = self.written.get("起点")
            at = place.span if place is not None else table.span
            yield from sums(table, self.statute, self._inner("起点"), self.facts, at)
            yield from self._tried(self._levels)
        elif table.use is Use.BENCHMARK:
            yield from left_out(table, self.statute, self.written.grid, self.facts)
            if self.statute is not None:
                yield from holes(table, self.statute, self.written.grid, self.facts)

    def _levels(self) -> Iterator[Finding]:
        weighted = self.table.weighted
        if weighted is not None and self.written.get("同表") is None:  # the table that prints the levels tells of them
            yield from levels(weighted, self.written.grid, self.facts, boundary=self.boundary)

    def _rows(self, grid: Grid, table: Table, inside: str) -> Iterator[Finding]:
        if self.written.get("同表") is not None and not inside:
            return
        tests = {
            line.number: found
            for line in grid.lines
            if (found := self.sight.tests.get(f"{table.id}:{line.number}")) is not None
        }
        cells = Cells(grid, tests, self.sight.branches.get(table.id, {}), self.facts, inside)
        rows = tuple(row for row in table.rows if row.number in tests)
        if not table.closed:
            yield from self._tried(lambda: gaps(cells, tiers=table.use is Use.BENCHMARK))
        if table.overlap is not Overlap.EVERY:
            declared = table.overlap is not Overlap.SINGLE
            yield from self._tried(lambda: overlaps(cells, rows, declared=declared, boundary=self.boundary))

    def _tried(self, analysis: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """What the analysis finds; nothing, and that it was not decided, where there is too much to look at."""
        try:
            return tuple(analysis())
        except TooLarge:
            self.undecided |= {Defect.GAP, Defect.OVERLAP, Defect.COMBINATION}
            self.large = True
            return ()

    def _inner(self, key: str) -> Grid:
        """A grid written inside the table, its mistakes told before."""
        node = self.written.get(key)
        return read_grid(Shape(), node) if isinstance(node, MapNode) else Grid()
