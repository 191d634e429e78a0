"""Weighted sums (权重累加): starts, factors with their levels, cap and floor (docs/reference/language.md).

In: a table as written and what its cells see. Out: a `WeightedSum`, and diagnostics.
"""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.compiler.amounts import read_amount
from enforce_rules.compiler.conditions import ConditionReader
from enforce_rules.compiler.document import TableNode
from enforce_rules.compiler.grid import Grid, Line, words
from enforce_rules.compiler.refusals import refused
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import suggest
from enforce_rules.model.condition import both
from enforce_rules.model.node import Node, TextNode
from enforce_rules.model.ruleset import Factor, Level, Start, WeightedSum
from enforce_rules.wording import WordingError, parse_weight, share

SUM = "权重累加"


def read_weighted(
    node_id: str, written: TableNode, grid: Grid, starts: Grid, scope: CellScope, conditions: ConditionReader
) -> WeightedSum:
    """The weighted sum of the table with this node id; its grid may be shared with another table."""
    shape = conditions.shape
    method = written.get("计算")
    assert method is not None, "the table has 计算"
    if words(method) != SUM:
        shape.wrong("unknown-value", method.span, SUM, fact="计算", value=words(method)[:40], known=SUM)
    if not starts.lines:
        shape.wrong("missing-key", written.span, key="起点")
    return WeightedSum(
        starts=tuple(
            start
            for line in starts.lines
            if (start := _start(shape, f"{node_id}/起点:{line.number}", starts, line, scope, conditions))
        ),
        factors=_factors(shape, node_id, grid, scope, conditions),
        cap=_share(shape, written.get("封顶")),
        floor=_share(shape, written.get("保底")),
    )


def _start(
    shape: Shape, node_id: str, grid: Grid, line: Line, scope: CellScope, conditions: ConditionReader
) -> Start | None:
    when = []
    for index, column in grid.of_role("条件"):
        fact = scope.fact(column.name)
        if fact is None:
            conditions.unknown(column.name, column.span)
        else:
            when.append(conditions.cell(fact, line.cells[index]))
    when += [conditions.read(line.cells[index]) for index, _ in grid.of_role("情形")]
    point = _share(shape, grid.cell(line, "起点"))
    base = grid.cell(line, "基数")
    if point is None or base is None:
        shape.wrong("wrong-shape", line.span, expected="起点和基数")
        return None
    amount, found = read_amount(base, scope)
    shape.found.extend(found)
    return None if amount is None else Start(node_id, grid.text(line, "当事人"), both(*when), point, amount)


def _factors(shape: Shape, table: str, grid: Grid, scope: CellScope, conditions: ConditionReader) -> tuple[Factor, ...]:
    levels: dict[str, list[Level]] = {}
    for line in grid.lines:
        name, level, weight = (grid.cell(line, column) for column in ("要素", "程度", "权重"))
        if not isinstance(name, TextNode) or level is None or weight is None:
            shape.wrong("wrong-shape", line.span, expected="要素、程度、权重")
            continue
        fact = scope.fact(name.text)
        if fact is None:
            shape.wrong("unknown-fact", name.span, suggest(name.text, scope.facts), fact=name.text[:60])
            continue
        value = _share(shape, weight)
        if value is not None:
            when = conditions.cell(fact, level)
            levels.setdefault(fact.name, []).append(
                Level(f"{table}:{line.number}", words(level), when, value, line.misprints, line.span)
            )
    return tuple(Factor(name, tuple(each)) for name, each in levels.items())


def _share(shape: Shape, node: Node | None) -> Fraction | None:
    if node is None:
        return None
    if not isinstance(node, TextNode):
        shape.wrong("wrong-shape", node.span, expected="一个权重")
        return None
    try:
        return share(parse_weight(node.text))
    except WordingError as error:
        shape.found.append(refused(error, node))
        return None
