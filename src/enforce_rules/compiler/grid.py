"""Grids (列, 行): the one shape of every table, read as columns with a role and rows of cells.

In: the `列` and `行` of a table. Out: a `Grid` whose `〃` is filled in and whose `{读作: …, 原作: …}` is read as meant
(the printed form is kept beside it), and diagnostics. Cells stay nodes: what they say is read by their column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Severity, Span, diagnose, suggest
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

ROLES = ("条件", "任一", "处理", "得", "给", "应", "不应")
LABELS = tuple(
    "阶次 序号 依据 违法行为 违反 设定依据 当事人 配套措施 不适用于 适用项 实施主体 原实施主体 层级 专属 编码 机关 地区 自 至 核对 备注 "
    "情形 处理 要素 程度 权重 起点 基数 算例 罚款形式 从轻 一般 从重 减轻 条款 原文 原因 约定 取值 关系 对象 文号 范围 "
    "事实 类型 代号 同义 并存 提起 举证 问 说明 回溯 计数 同类 含本次 得 日期 事项 内容 收录 承接 本次之日 以往之日 撤销后 年度 放假 上班".split()
)
DITTO = "〃"
BLANK = "/"
MISSING = "缺"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role (`条件`, `任一`, `处理`, `得`, `给`, `应`, `不应`, or a label's own name), and what it is about."""

    role: str
    name: str  # the fact, party or result it is about; of a label, the label
    when: Node | None  # 当
    heading: str | None  # 表头
    span: Span

    @property
    def about(self) -> str | None:
        """The party of a 处理 column, or None for whoever is dealt with."""
        return self.name if self.name != self.role else None


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number from 1 and its cells, one a column."""

    number: int
    cells: tuple[Node, ...]
    span: Span
    misprints: tuple[tuple[str, str], ...] = ()  # as printed, as read (原作, 读作)


@dataclass(frozen=True, slots=True)
class Grid:
    """列 and 行."""

    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()

    def of_role(self, role: str) -> Iterator[tuple[int, Column]]:
        """The columns of a role, with their places."""
        return ((index, column) for index, column in enumerate(self.columns) if column.role == role)

    def cell(self, line: Line, role: str) -> Node | None:
        """The cell of a label column, unless it is blank."""
        for index, column in enumerate(self.columns):
            if column.role == role and not is_blank(line.cells[index]):
                return line.cells[index]
        return None

    def place(self, line: Line, role: str) -> Span:
        """Where the cell of a label column stands, blank or not; the row, if there is no such column."""
        return next((line.cells[index].span for index, _ in self.of_role(role)), line.span)

    def text(self, line: Line, role: str) -> str | None:
        """The words of a label column, unless blank."""
        node = self.cell(line, role)
        return words(node) if node is not None else None


def is_blank(node: Node) -> bool:
    """`/`: 不适用."""
    return isinstance(node, TextNode) and node.text.strip() == BLANK


def is_missing(node: Node) -> bool:
    """`缺`: the source left it out."""
    return isinstance(node, TextNode) and node.text.strip() == MISSING


def words(node: Node | None) -> str:
    """The words of a cell, a list joined by `；`."""
    match node:
        case TextNode(text):
            return text
        case ListNode(items):
            return "；".join(words(each) for each in items)
        case _:
            return ""


def texts(node: Node | None) -> tuple[TextNode, ...]:
    """The texts of a cell that is one or a list of them."""
    match node:
        case TextNode():
            return () if is_blank(node) else (node,)
        case ListNode(items):
            return tuple(each for each in items if isinstance(each, TextNode))
        case _:
            return ()


def read_grid(shape: Shape, node: Node | None, *, known: tuple[str, ...] = LABELS) -> Grid:
    """The grid of a table (a mapping with 列 and 行); an absent one is empty."""
    if node is None:
        return Grid()
    if not isinstance(node, MapNode):
        shape.wrong("wrong-shape", node.span, expected="{列: […], 行: […]}")
        return Grid()
    columns = tuple(column for each in shape.items(node.get("列")) if (column := _column(shape, each, known)))
    if len(columns) < len(shape.items(node.get("列"))):
        return Grid()
    lines: list[Line] = []
    above: tuple[Node, ...] = ()
    for number, row in enumerate(shape.items(node.get("行")), 1):
        cells = shape.items(row)
        if len(cells) != len(columns):
            shape.wrong("row-width", row.span, have=str(len(cells)), want=str(len(columns)))
            continue
        misprints: list[tuple[str, str]] = []
        filled = tuple(_filled(shape, cell, above, index, misprints) for index, cell in enumerate(cells))
        lines.append(Line(number, filled, row.span, tuple(misprints)))
        above = filled
    return Grid(columns, tuple(lines))


def _column(shape: Shape, node: Node, known: tuple[str, ...]) -> Column | None:
    if isinstance(node, TextNode):
        if node.text not in known:
            shape.wrong("unknown-column", node.span, suggest(node.text, (*known, *ROLES)), column=node.text)
            return None
        return Column(node.text, node.text, None, None, node.span)
    if not isinstance(node, MapNode) or not node.items:
        shape.wrong("wrong-shape", node.span, expected="列名，或者{角色: 名}")
        return None
    key, value = node.items[0]
    if key.text not in ROLES:
        shape.wrong("unknown-column", key.span, suggest(key.text, ROLES), column=key.text)
        return None
    for option, _ in node.items[1:]:
        if option.text not in ("当", "表头"):
            shape.wrong("unknown-key", option.span, suggest(option.text, ("当", "表头")), key=option.text)
    name = shape.text(value)
    heading = node.get("表头")
    return None if name is None else Column(key.text, name, node.get("当"), words(heading) or None, value.span)


def _filled(shape: Shape, cell: Node, above: tuple[Node, ...], index: int, misprints: list[tuple[str, str]]) -> Node:
    """The cell with 同上一格 and 读作 resolved."""
    if isinstance(cell, TextNode) and cell.text.strip() == DITTO:
        if not above:
            shape.wrong("ditto-without-row", cell.span)
            return TextNode(BLANK, cell.span)
        return above[index]
    if isinstance(cell, MapNode) and (read := cell.get("读作")) is not None:
        for key, _ in cell.items:
            if key.text not in ("读作", "原作"):
                shape.wrong("unknown-key", key.span, suggest(key.text, ("读作", "原作")), key=key.text)
        if cell.get("原作") is None:
            shape.wrong("missing-key", cell.span, key="原作")
        misprint = (words(cell.get("原作")), words(read))
        misprints.append(misprint)
        shape.found.append(
            diagnose("misprint", cell.span, severity=Severity.NOTE, printed=misprint[0], read=misprint[1])
        )
        return read
    return cell
