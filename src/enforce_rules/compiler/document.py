"""A ruleset file as written: its sections and tables as nodes, its keys checked.

In: the node of a file. Out: a `Document` (a ruleset), a `Volume` (分册: one file of a ruleset that has several) or an
`ExamplesDocument` (算例集: worked examples kept in a file of their own), and diagnostics. Nothing is resolved yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from enforce_rules.compiler.grid import Grid, read_grid
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Diagnostic, Span, suggest
from enforce_rules.model.node import MapNode, Node
from enforce_rules.model.ruleset import Use

SECTIONS = {
    "约定": ("约定", "取值", "依据"),
    "关系": ("关系", "对象", "文号", "范围", "机关", "依据", "收录"),
    "事实": ("事实", "类型", "代号", "取值", "同义", "并存", "提起", "举证", "问", "依据", "说明"),
    "履历": ("事实", "回溯", "计数", "同类", "机关", "含本次", "得", "依据", "本次之日", "以往之日", "撤销后"),
    "事项": ("代号", "违法行为", "违反", "依据", "实施主体", "承接"),
    "未译": ("条款", "原文", "原因", "处理"),
}
HEADER = tuple(
    "编号 名称 制定机关 地区 地区名 施行 文号 位阶 领域 发布 印发 失效 效力 来源 提示 核对 核对说明 约定来自".split()
)
HEADER_REQUIRED = ("编号", "名称", "制定机关", "地区", "施行", "核对")
TOP = ("规则集", *SECTIONS, "表")
TABLE = tuple(
    "编号 用途 名称 违法行为 事项 违反 依据 适用 不适用 另有规定 让位 先责令 法定 共同处理 推定 列 行 同表 重合 计算 起点 封顶 保底 作用于 "
    "方式 实施主体 对 备注 认缺 阶段 闭合 施行 失效 通用".split()
)
INLINE = ("列", "行", "重合", "闭合", "依据")


@dataclass(frozen=True, slots=True)
class TableNode:
    """A table as written."""

    id: str
    use: Use
    node: MapNode
    grid: Grid
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return self.node.get(key)


@dataclass(frozen=True, slots=True)
class Document:
    """A ruleset as written."""

    id: str
    file: str
    digest: str
    header: MapNode
    sections: dict[str, Grid]
    tables: tuple[TableNode, ...]
    span: Span
    found: list[Diagnostic] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Volume:
    """分册: a file that goes on where the ruleset's own file ends."""

    ruleset: str
    name: str
    file: str
    digest: str
    sections: dict[str, Grid]
    tables: tuple[TableNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExamplesDocument:
    """算例集: worked examples of one ruleset, in a file beside it."""

    ruleset: str
    file: str
    digest: str
    tables: tuple[TableNode, ...]
    span: Span


_EXAMPLES_FIRST = re.compile("(?:\ufeff)?(?:[ \t]*+(?:#[^\n]*+)?\n|---[ \t]*+\n)*+算例集[ \t]*+:")


def only_examples(text: str) -> bool:
    """Whether a file is a set of worked examples (算例集), seen by its first key without reading the rest."""
    return _EXAMPLES_FIRST.match(text) is not None


def read_document(
    node: Node, file: str, digest: str
) -> tuple[Document | Volume | ExamplesDocument | None, tuple[Diagnostic, ...]]:
    """The file, if its shape can be read at all; mistakes inside do not hide one another."""
    shape = Shape()
    if isinstance(node, MapNode) and node.get("分册") is not None:
        return _volume(shape, node, file, digest), tuple(shape.found)
    if isinstance(node, MapNode) and node.get("算例集") is not None:
        return _examples(shape, node, file, digest), tuple(shape.found)
    top = shape.mapping(node, TOP, ("规则集", "表"), node.span)
    if top is None:
        return None, tuple(shape.found)
    header = shape.mapping(top.get("规则集"), HEADER, HEADER_REQUIRED, top.span) if top.get("规则集") else None
    name = shape.text(header.get("编号")) if header else None
    if header is None or name is None:
        return None, tuple(shape.found)
    sections = {key: read_grid(shape, top.get(key), known=columns) for key, columns in SECTIONS.items()}
    tables = _tables(shape, top.get("表"))
    document = Document(name, file, digest, header, sections, tables, _place(header, "编号"), shape.found)
    return document, tuple(shape.found)


def _place(node: MapNode, key: str) -> Span:
    """Where the value of a key stands; the mapping, if it has no such key."""
    value = node.get(key)
    return node.span if value is None else value.span


def _examples(shape: Shape, top: MapNode, file: str, digest: str) -> ExamplesDocument | None:
    shape.mapping(top, ("算例集", "表"), ("算例集", "表"), top.span)
    head = shape.mapping(top.get("算例集"), ("对", "说明"), ("对",), top.span)
    name = shape.text(head.get("对")) if head else None
    if name is None:
        return None
    assert head is not None, "it has a name"
    return ExamplesDocument(name, file, digest, _tables(shape, top.get("表")), _place(head, "对"))


def _volume(shape: Shape, top: MapNode, file: str, digest: str) -> Volume | None:
    shape.mapping(top, ("分册", *SECTIONS, "表"), ("分册", "表"), top.span)
    head = shape.mapping(top.get("分册"), ("属", "名称", "说明"), ("属", "名称"), top.span)
    ruleset, name = (shape.text(head.get("属")), shape.text(head.get("名称"))) if head else (None, None)
    if head is None or ruleset is None or name is None:
        return None
    sections = {key: read_grid(shape, top.get(key), known=columns) for key, columns in SECTIONS.items()}
    return Volume(ruleset, name, file, digest, sections, _tables(shape, top.get("表")), _place(head, "属"))


def _tables(shape: Shape, node: Node | None) -> tuple[TableNode, ...]:
    tables: list[TableNode] = []
    for item in shape.items(node):
        one = shape.mapping(item, TABLE, ("编号", "用途"), item.span)
        name = shape.text(one.get("编号")) if one else None
        use = _use(shape, one.get("用途")) if one else None
        if one is None or name is None or use is None:
            continue
        if any(each.id == name for each in tables):
            shape.wrong("duplicate-id", _place(one, "编号"), id=name)
            continue
        if one.get("列") is None and one.get("同表") is None:
            shape.wrong("missing-key", one.span, key="列")
        tables.append(TableNode(name, use, one, read_grid(shape, one if one.get("列") else None), one.span))
    return tuple(tables)


def _use(shape: Shape, node: Node | None) -> Use | None:
    text = shape.text(node)
    if node is None or text is None:
        return None
    uses = [each.value for each in Use]
    if text not in uses:
        shape.wrong("unknown-use", node.span, suggest(text, uses), use=text)
        return None
    return Use(text)
