"""Tables (表) as meant: gates, exclusions, rows, and the tables written inside them (法定, 推定).

In: a table as written and what its ruleset sees. Out: the `Table`, its inline tables before it, and diagnostics at the
cells. Which violations a table is about was settled before (`violations.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from enforce_rules.compiler.citations import citations, read_citations
from enforce_rules.compiler.conditions import ConditionReader
from enforce_rules.compiler.defects_recorded import read_records
from enforce_rules.compiler.document import INLINE, TableNode
from enforce_rules.compiler.grid import Grid, is_missing, read_grid, texts, words
from enforce_rules.compiler.measuring import read_measuring
from enforce_rules.compiler.overlaps import OF_DEFINITIONS, settled
from enforce_rules.compiler.rows import RowReader
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.sight import Sight
from enforce_rules.compiler.weighted import read_weighted
from enforce_rules.diagnostics import suggest
from enforce_rules.model.condition import ALWAYS
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.node import MapNode, Node, TextNode
from enforce_rules.model.ruleset import Exclusion, Overlap, Table, Use

RANKS = ("法律", "行政法规", "法规", "地方性法规", "规章", "部门规章", "地方政府规章")
STAGES = ("门槛", "豁免", "情节", "竞合", "程序")
APPLIES_TO = ("阶次幅度", "法定幅度", "罚款标准")
FIRST_BY_NATURE = (Use.TRANSITION,)
EVERY_BY_NATURE = (Use.GENERAL, Use.LIST, Use.PROCEDURE)


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table with the tables inside it and the facts they introduce."""

    tables: tuple[Table, ...]  # inline ones first
    local: Mapping[str, FactDeclaration]


def compile_table(sight: Sight, written: TableNode) -> CompiledTable:
    """One table of a ruleset."""
    return _TableCompiler(sight, written).compile()


NEEDS = {
    Use.GENERAL: ("处理",),
    Use.STATUTORY: ("处理",),
    Use.BENCHMARK: ("处理", "权重"),
    Use.LIST: ("处理",),
    Use.MEASURING: ("罚款形式",),
    Use.DERIVATION: ("得",),
    Use.PROCEDURE: ("处理",),
    Use.COMPETENCE: ("实施主体",),
    Use.TRANSITION: ("处理",),
    Use.CALENDAR: ("年度",),
}
"""Of each use, the columns of which a table has at least one: without it the table could say nothing."""


class _TableCompiler:
    def __init__(self, sight: Sight, written: TableNode) -> None:
        self.sight, self.written, self.shape = sight, written, sight.shape
        self.id = sight.node_id(written.id)
        self.grid = sight.grid_of(written)
        self.statute = self._inline("法定")
        self.derivation = self._inline("推定")
        self.starts = self._inline("起点")
        self.local = sight.locals_of((self.grid, self.starts, self.statute, self.derivation))
        sight.local[self.id] = self.local
        self.violations = sight.violations.get(self.id, ())

    def compile(self) -> CompiledTable:
        self._needs(self.grid, self.written.use, self.written.get("列"))
        inline = tuple(
            self._inner(name, use, grid)
            for name, use, grid in (
                ("法定", Use.STATUTORY, self.statute),
                ("推定", Use.DERIVATION, self.derivation),
            )
            if grid.columns
        )
        statute = next((table for table in inline if table.use is Use.STATUTORY), None)
        table = self._table(statute, tuple(each.id for each in inline if each.use is Use.DERIVATION))
        return CompiledTable((*inline, table), self.local)

    def _needs(self, grid: Grid, use: Use, columns: Node | None) -> None:
        needed = NEEDS.get(use, ())
        if columns is not None and grid.columns and not any(column.role in needed for column in grid.columns):
            self.shape.wrong("missing-key", columns.span, key=" 或 ".join(needed))

    # ---- the table ----

    def _table(self, statute: Table | None, derivations: tuple[str, ...]) -> Table:
        written = self.written
        law = statute or self.sight.statutes.get(words(written.get("法定")))
        scope = self.sight.scope(self.local, statutory=written.use is Use.STATUTORY, statute=law)
        conditions = self._conditions(scope)
        rows = RowReader(self.sight, conditions, scope, self.id, mandates=written.use is Use.COMPETENCE)
        basis = read_citations(self.shape, written.get("依据"))
        weighted = None
        if written.get("计算") is not None:
            weighted = read_weighted(self.id, written, self.grid, self.starts, scope, conditions)
        lines = (
            ()
            if weighted is not None or written.use is Use.MEASURING
            else rows.rows(self.grid, tiers=written.use is Use.BENCHMARK)
        )
        lines, overlap = settled(lines, self._overlap(), written.use)
        parties = tuple(dict.fromkeys(column.about for _, column in self.grid.of_role("处理") if column.about))
        if weighted is not None:
            parties = tuple(dict.fromkeys(start.party for start in weighted.starts if start.party))
        return Table(
            id=self.id,
            name=written.id,
            ruleset=self.sight.ruleset.id,
            use=written.use,
            title=self._text("名称"),
            violations=self.violations,
            basis=basis,
            breaches=read_citations(self.shape, written.get("违反")),
            gate=conditions.read(written.get("适用")),
            order_first=conditions.read(written.get("先责令")) if written.get("先责令") is not None else None,
            exclusions=self._exclusions(conditions),
            statutory=self._statutory(statute),
            derivations=derivations,
            common=rows.common(written.get("共同处理")),
            overlap=overlap,
            stage=self._one_of("阶段", STAGES),
            optional=self._one_of("方式", ("可以", "应当")) == "可以",
            applies_to=self._one_of("作用于", APPLIES_TO),
            gives_way=written.get("另有规定") is not None and bool(self._ranks()),
            yields=self._one_of("让位", (Use.BENCHMARK.value,)) is not None,
            closed=self._one_of("闭合", ("是", "否")) == "是",
            general=self._one_of("通用", ("是", "否")) == "是",
            parties=parties,
            organs=tuple(each.text for each in texts(written.get("实施主体"))),
            rows=lines,
            weighted=weighted,
            measuring=read_measuring(self.shape, self.id, self.grid) if written.use is Use.MEASURING else (),
            notes=tuple(each.text for each in texts(written.get("备注"))),
            defects=self._defects(),
            in_force=self._day("施行"),
            lapses=self._day("失效"),
            span=written.span,
        )

    def _inner(self, name: str, use: Use, grid: Grid) -> Table:
        """A table written inside this one."""
        scope = self.sight.scope(self.local, statutory=use is Use.STATUTORY)
        conditions = self._conditions(scope)
        identity = f"{self.id}/{name}"
        node = self.written.get(name)
        assert isinstance(node, MapNode), "an inline table is a mapping"
        basis = node.get("依据") or self.written.get("依据")
        rows = RowReader(self.sight, conditions, scope, identity).rows(grid)
        rows, overlap = settled(rows, self._overlap_of(node.get("重合"), use), use)
        return Table(
            id=identity,
            name=f"{self.written.id}/{name}",
            ruleset=self.sight.ruleset.id,
            use=use,
            violations=self.violations,
            basis=citations(basis),
            overlap=overlap,
            closed=words(node.get("闭合")) == "是",
            parties=tuple(dict.fromkeys(column.about for _, column in grid.of_role("处理") if column.about)),
            rows=rows,
            span=node.span,
        )

    def _inline(self, key: str) -> Grid:
        node = self.written.get(key)
        if node is None or isinstance(node, TextNode):
            return Grid()
        one = self.shape.mapping(node, INLINE, ("列", "行"), node.span)
        return read_grid(self.shape, one)

    def _conditions(self, scope: CellScope) -> ConditionReader:
        draft = self.sight.conventions.get("未声明") == "认定"
        return ConditionReader(self.shape, scope, self.sight.references, self.sight.findings if draft else None)

    # ---- its keys ----

    def _day(self, key: str) -> date | None:
        """施行, 失效: the first and the last day of the table, where they are not those of its ruleset."""
        node = self.written.get(key)
        day = self.shape.day(node) if node is not None else None
        begun = self.written.get("施行")
        if key == "失效" and day is not None and begun is not None:
            first = Shape().day(begun)
            if first is not None and day < first:
                assert node is not None
                self.shape.wrong("period-reversed", node.span, since=first.isoformat(), until=day.isoformat())
        return day

    def _text(self, key: str) -> str | None:
        return self.shape.text(self.written.get(key))

    def _one_of(self, key: str, known: tuple[str, ...]) -> str | None:
        node = self.written.get(key)
        text = self.shape.text(node)
        if node is not None and text is not None and text not in known:
            listed = "、".join(known)
            self.shape.wrong("unknown-value", node.span, suggest(text, known), fact=key, value=text, known=listed)
            return None
        return text

    def _ranks(self) -> tuple[str, ...]:
        named = texts(self.written.get("另有规定"))
        for each in named:
            if each.text not in RANKS:
                listed = "、".join(RANKS)
                hint = suggest(each.text, RANKS)
                self.shape.wrong("unknown-value", each.span, hint, fact="另有规定", value=each.text, known=listed)
        return tuple(each.text for each in named)

    def _defects(self) -> tuple[str, ...]:
        """认缺: known defects of the source, kept as published; the checks tell of them."""
        return tuple(each.text for each in read_records(Shape(), self.written.get("认缺")))

    def _overlap(self) -> Overlap:
        return self._overlap_of(self.written.get("重合"), self.written.use)

    def _overlap_of(self, node: Node | None, use: Use) -> Overlap:
        known = {each.value: each for each in (OF_DEFINITIONS if use is Use.DERIVATION else Overlap)}
        if node is not None:
            text = self.shape.text(node) or ""
            if text not in known:
                listed = "、".join(known)
                self.shape.wrong(
                    "unknown-value", node.span, suggest(text, known), fact="重合", value=text, known=listed
                )
            return known.get(text, Overlap.SINGLE)
        if use in EVERY_BY_NATURE:
            return Overlap.EVERY
        if use in FIRST_BY_NATURE:
            return Overlap.FIRST
        return known.get(self.sight.conventions.get("重合", ""), Overlap.SINGLE)

    def _statutory(self, statute: Table | None) -> str | None:
        node = self.written.get("法定")
        if statute is not None or not isinstance(node, TextNode) or is_missing(node):
            return statute.id if statute else None
        name = node.text
        if all(each.id != name for each in self.sight.document.tables):
            known = [each.id for each in self.sight.document.tables]
            self.shape.wrong("unknown-reference", node.span, suggest(name, known), name=name)
            return None
        return self.sight.node_id(name)

    def _exclusions(self, conditions: ConditionReader) -> tuple[Exclusion, ...]:
        node = self.written.get("不适用")
        if node is None:
            return ()
        grid = read_grid(self.shape, self.shape.mapping(node, ("列", "行"), ("列", "行"), node.span))
        return tuple(
            Exclusion(
                f"{self.id}/不适用:{line.number}",
                conditions.read(grid.cell(line, "情形")) if grid.cell(line, "情形") is not None else ALWAYS,
                citations(grid.cell(line, "依据")),
                words(grid.cell(line, "情形")),
            )
            for line in grid.lines
        )
