"""Rows (行): conditions joined, deeds with their party and branch, derived values, labels.

In: a grid and what its cells see. Out: `Row`s, and diagnostics at the cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from enforce_rules.compiler.citations import read_citations
from enforce_rules.compiler.conditions import ConditionReader
from enforce_rules.compiler.deeds import read_deeds
from enforce_rules.compiler.grid import Column, Grid, Line, is_blank, is_missing, words
from enforce_rules.compiler.mandates import LEVELS, read_mandate
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.sight import Sight
from enforce_rules.compiler.values import problem_at, read_value
from enforce_rules.model.condition import ALWAYS, Always, AnyOf, Condition, Not, both
from enforce_rules.model.deed import Deed
from enforce_rules.model.fact import FactDeclaration, Quantity
from enforce_rules.model.mandate import Mandate
from enforce_rules.model.node import Node, TextNode
from enforce_rules.model.ruleset import FromFact, Given, Row

CONSUMED = frozenset("情形 处理 条件 任一 得 依据 阶次 配套措施 不适用于 要素 程度 权重".split())


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table."""

    sight: Sight
    conditions: ConditionReader
    scope: CellScope
    table: str  # node id
    mandates: bool = False  # 权责: the rows say who decides

    def rows(self, grid: Grid, *, tiers: bool = False) -> tuple[Row, ...]:
        """Every row of the grid; where the rows are tiers, the highest one may include its upper bounds (最高档上限)."""
        branches = {index: self.conditions.read(column.when) for index, column in enumerate(grid.columns)}
        self.sight.branches[self.table] = branches
        highest = highest_tier(grid, self.sight.conventions) if tiers else frozenset[int]()
        usual = self._with(self.scope)
        top = self._with(replace(self.scope, highest=True)) if highest else usual
        return tuple((top if line.number in highest else usual)._row(grid, line, branches) for line in grid.lines)

    def _with(self, scope: CellScope) -> RowReader:
        return replace(self, scope=scope, conditions=replace(self.conditions, scope=scope))

    def common(self, node: Node | None) -> tuple[Deed, ...]:
        """共同处理."""
        return () if node is None else self._deeds(node, None, ALWAYS)

    def _row(self, grid: Grid, line: Line, branches: dict[int, Condition]) -> Row:
        self.conditions.atoms = 0
        deeds: list[Deed] = []
        missing: list[str] = []
        silent: list[str] = []
        for index, column in grid.of_role("处理"):
            cell = line.cells[index]
            if is_missing(cell):
                missing.append(column.about or "")
            elif is_blank(cell):
                silent.append(column.about or "")
            else:
                deeds += self._deeds(cell, column.about, branches[index])
        node_id = f"{self.table}:{line.number}"
        measures = grid.text(line, "配套措施")
        excluded = grid.cell(line, "不适用于")
        return Row(
            id=node_id,
            number=line.number,
            when=self._when(grid, line, branches),
            deeds=tuple(deeds),
            gives=self._gives(grid, line),
            tier=grid.text(line, "阶次"),
            basis=read_citations(self.sight.shape, grid.cell(line, "依据")),
            missing=frozenset(missing),
            silent=frozenset(silent),
            violations=self.sight.violations.get(node_id, ()),
            measures=tuple(measures.split("、")) if measures else (),
            excluded=None if excluded is None else self.conditions.read(excluded),
            labels=tuple(
                (column.name, words(cell))
                for column, cell in zip(grid.columns, line.cells, strict=True)
                if column.role not in CONSUMED and words(cell)
            ),
            misprints=line.misprints,
            mandate=self._mandate(grid, line) if self.mandates else None,
            span=line.span,
        )

    def _when(self, grid: Grid, line: Line, branches: dict[int, Condition]) -> Condition:
        every: list[Condition] = []
        some: list[Condition] = []
        tests: list[Condition] = [ALWAYS] * len(grid.columns)
        for index, column in enumerate(grid.columns):
            cell = line.cells[index]
            if column.role == "情形":
                tests[index] = self.conditions.read(cell)
                every.append(tests[index])
            elif column.role == "条件" and not is_blank(cell):
                tests[index] = self._tested(column, cell)
                every.append(_in_branch(branches[index], tests[index]))
            elif column.role == "任一" and not is_blank(cell):
                tests[index] = self._tested(column, cell)
                some.append(both(branches[index], tests[index]))
        self.sight.tests[f"{self.table}:{line.number}"] = tuple(tests)
        if some:
            every.append(some[0] if len(some) == 1 else AnyOf(tuple(some)))
        return both(*every)

    def _tested(self, column: Column, cell: Node) -> Condition:
        fact = self.scope.fact(column.name)
        if fact is None:
            self.conditions.unknown(column.name, column.span)
            return ALWAYS
        return self.conditions.cell(fact, cell)

    def _deeds(self, cell: Node, party: str | None, when: Condition) -> tuple[Deed, ...]:
        deeds, found = read_deeds(cell, self.scope, party, when)
        self.sight.shape.found.extend(found)
        return deeds

    def _mandate(self, grid: Grid, line: Line) -> Mandate | None:
        order = tuple(each for each in self.sight.conventions.get(LEVELS, "").split("；") if each)
        return read_mandate(self.sight.shape, grid, line, order)

    # ---- 得 ----

    def _gives(self, grid: Grid, line: Line) -> tuple[tuple[str, Given], ...]:
        given: list[tuple[str, Given]] = []
        for index, column in grid.of_role("得"):
            cell = line.cells[index]
            fact = self.scope.fact(column.name)
            if fact is None:
                self.conditions.unknown(column.name, column.span)
            elif isinstance(cell, TextNode) and not is_blank(cell):
                value = self._value(fact, cell)
                if value is not None:
                    given.append((fact.name, value))
            elif not is_blank(cell):
                self.sight.shape.wrong("wrong-shape", cell.span, expected="一个值")
        return tuple(given)

    def _value(self, fact: FactDeclaration, cell: TextNode) -> Given | None:
        other = self.scope.fact(cell.text.strip())
        if other is not None and other.name != fact.name and not fact.kind.is_choice:
            if (other.kind.is_truth, other.kind.is_number) != (fact.kind.is_truth, fact.kind.is_number):
                wanted = fact.kind.value
                self.sight.shape.wrong("wrong-type", cell.span, fact=fact.name, expected=wanted, value=cell.text)
                return None
            return FromFact(other.name)
        value, problem = read_value(fact, cell.text, self.scope)
        if problem is not None:
            self.sight.shape.found.append(problem_at(problem, cell.span, fact.name))
            return None
        if isinstance(value, bool):
            return value
        if isinstance(value, Quantity):
            return (value.value, value.unit)
        if isinstance(value, frozenset):
            return next(iter(value))
        self.sight.shape.wrong("wrong-type", cell.span, fact=fact.name, expected="另一个日期的事实", value=cell.text)
        return None


def highest_tier(grid: Grid, conventions: Mapping[str, str]) -> frozenset[int]:
    """The numbers of the rows of the heaviest tier in the declared order; without tiers, the last row (decision 0022)."""
    order = conventions.get("阶次", "").split("；")
    ranked = [(order.index(tier), line.number) for line in grid.lines if (tier := grid.text(line, "阶次")) in order]
    if not ranked:
        return frozenset(line.number for line in grid.lines[-1:])
    return frozenset(number for place, number in ranked if place == max(ranked)[0])


def _in_branch(branch: Condition, test: Condition) -> Condition:
    """当: the column counts only if its branch holds."""
    return test if isinstance(branch, Always) else AnyOf((Not(branch), test))
