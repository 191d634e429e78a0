"""Worked examples (算例) as written: what is given (给), what must come out (应) and what must not (不应).

In: example tables of rulesets and of 算例集 files. Out: `ExampleTable`s whose table and columns are known; their values
are read when they are run, by the same readers as a case's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enforce_rules.compiler.document import Document, ExamplesDocument, TableNode
from enforce_rules.compiler.grid import Column, Grid, words
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.system import SYSTEM_FACTS
from enforce_rules.diagnostics import Diagnostic, Span, diagnose, suggest
from enforce_rules.model.case import DATE_FACTS, EVENT_FACTS
from enforce_rules.model.node import Node
from enforce_rules.model.ruleset import Use

RESULTS = tuple("处理 结果 罚款 公式 阶次 权重合计 依据 提示 待查 立场 最终 步骤 义务 管辖 实施主体".split())
ABSENCES = tuple("步骤 义务 待查 依据 提示 处理".split())  # of which 应 asks whether it is among others
HISTORY = "履历"
CASE = (
    "违法行为",
    "当事人",
    "当事人类别",
    "案件地区",
    "办案机关",
    "机关类别",
    "机关层级",
    HISTORY,
    *DATE_FACTS,
    *sorted(EVENT_FACTS),
)


@dataclass(frozen=True, slots=True)
class Example:
    """One case: its proposition, and the cells under 给, 应 and 不应 by column name."""

    title: str
    given: tuple[tuple[str, Node], ...]
    wanted: tuple[tuple[str, Node], ...]
    unwanted: tuple[tuple[str, Node], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExampleTable:
    """A table of worked examples about one table of one ruleset."""

    id: str
    file: str
    ruleset: str
    target: str  # node id of the table under test
    examples: tuple[Example, ...]
    span: Span


def read_examples(
    documents: Iterable[Document | ExamplesDocument], program: Program, found: list[Diagnostic]
) -> tuple[ExampleTable, ...]:
    """Every 算例 table; `found` takes what is wrong with them."""
    tables: list[ExampleTable] = []
    for document in documents:
        ruleset = document.ruleset if isinstance(document, ExamplesDocument) else document.id
        if ruleset not in program.rulesets:
            found.append(diagnose("unknown-ruleset", document.span, suggest(ruleset, program.rulesets), name=ruleset))
            continue
        for table in document.tables:
            if table.use is Use.EXAMPLES:
                read = _table(table, ruleset, document.file, program, found)
                tables += [read] if read else []
            elif isinstance(document, ExamplesDocument):
                use = table.get("用途")
                place = use.span if use is not None else table.span
                found.append(diagnose("unknown-use", place, Use.EXAMPLES.value, use=table.use.value))
    return tuple(tables)


def _table(table: TableNode, ruleset: str, file: str, program: Program, found: list[Diagnostic]) -> ExampleTable | None:
    about = table.get("对")
    target = f"{ruleset}#{words(about)}"
    if about is None:
        found.append(diagnose("missing-key", table.span, key="对"))
        return None
    if target not in program.tables:
        known = [each.name for each in program.rulesets[ruleset].tables]
        found.append(diagnose("unknown-reference", about.span, suggest(words(about), known), name=words(about)))
        return None
    for column in table.grid.columns:
        _check_column(column, program, found)
    return ExampleTable(table.id, file, ruleset, target, tuple(_examples(table.grid)), table.span)


def _check_column(column: Column, program: Program, found: list[Diagnostic]) -> None:
    known = _named(program)
    if column.role == "给" and column.name not in known and column.name not in CASE:
        found.append(diagnose("unknown-fact", column.span, suggest(column.name, known), fact=column.name))
    if column.role == "应" and column.name not in RESULTS and column.name not in known:
        found.append(diagnose("unknown-column", column.span, suggest(column.name, RESULTS), column=column.name))
    if column.role == "不应" and column.name not in ABSENCES:
        found.append(diagnose("unknown-column", column.span, suggest(column.name, ABSENCES), column=column.name))


def _named(program: Program) -> frozenset[str]:
    """Every name by which some fact is known."""
    known: frozenset[str] | None = program.memo.get("named")
    if known is None:
        known = program.memo["named"] = frozenset((*program.facts, *program.aliases, *SYSTEM_FACTS))
    return known


def _examples(grid: Grid) -> Iterable[Example]:
    for line in grid.lines:
        pairs = tuple(zip(grid.columns, line.cells, strict=True))
        yield Example(
            grid.text(line, "算例") or f"第{line.number}行",
            _cells(pairs, "给"),
            _cells(pairs, "应"),
            _cells(pairs, "不应"),
            line.span,
        )


def _cells(pairs: tuple[tuple[Column, Node], ...], role: str) -> tuple[tuple[str, Node], ...]:
    return tuple((column.name, cell) for column, cell in pairs if column.role == role)
