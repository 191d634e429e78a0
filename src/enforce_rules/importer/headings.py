"""What the columns of a printed table are for, told from their headings (阶次, 适用条件, 裁量幅度, 处罚依据 …).

In: the headings of a table and the cells below them. Out: a role for every column; a heading that is not known is a
condition where the table says what is done, and is told to the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final


class Role(Enum):
    """What a column says; the value is the name the language has for it."""

    NUMBER = "序号"
    CODE = "编码"
    ACT = "违法行为"
    BREACH = "违反"
    BASIS = "依据"
    STATUTORY = "法定"
    TIER = "阶次"
    CONDITION = "条件"
    FACTOR = "要素"
    LEVEL = "程度"
    WEIGHT = "权重"
    OUTCOME = "处理"
    MEASURE = "配套措施"
    ORGAN = "实施主体"
    NOTE = "备注"


USUAL: Final = {
    Role.NUMBER: "序号 编号 项号 项目号 项次",
    Role.CODE: "编码 基本编码 事项编码 代号 代码 职权编码",
    Role.ACT: "违法行为 违法事项 违法行为名称 违法行为表现 违法种类 处罚事项 事项名称 行政处罚事项 案由 违法行为类型 违法行为种类 违法行为描述 处罚事项名称 行政处罚事项名称 执法事项",
    Role.BREACH: "违反 违反条款 违反法律条款 违反规定 违则 禁止性规定 违反依据 违反的法律条款",
    Role.BASIS: "依据 处罚依据 法律依据 设定依据 处罚法律条款 法定依据 罚则 处罚条款 行政处罚依据 处罚法律依据 法律法规依据 法律规定 依据条款 法律法规规章依据",
    Role.STATUTORY: "法定 法定处罚 法定幅度 法定处罚标准 法定处罚种类及幅度 处罚种类及幅度 处罚种类 法定处罚幅度",
    Role.TIER: "阶次 裁量阶次 档次 裁量档次 裁量等级 等级 违法等级 处罚档次 类别 裁量等次 处罚阶次 裁量阶段 情节等级",
    Role.FACTOR: "要素 裁量要素 裁量因素 因素 裁量因子 裁量指标",
    Role.LEVEL: "程度 违法程度 裁量程度 要素程度 裁量分级 因素分级",
    Role.WEIGHT: "权重 裁量权重 裁量百分值 百分值 裁量分值 分值 裁量比例",
    Role.OUTCOME: "处理 罚款 罚款金额 处罚标准 裁量标准 裁量幅度 处罚幅度 罚款幅度 处罚裁量基准 裁量基准 处罚裁量标准 处罚内容 处罚 "
    "处罚结果 裁量结果 处理结果 处理方式 处理决定 行政处罚裁量基准 罚款标准 罚款数额 罚款额度 处罚金额 处罚措施 裁量区间 具体标准",
    Role.MEASURE: "配套措施 配套监管措施 监管措施 教育措施",
    Role.ORGAN: "实施主体 执法主体 实施机关 执法机关 处罚机关",
    Role.NOTE: "备注 说明 注",
}
KNOWN: Final = {name: role for role, names in USUAL.items() for name in names.split()}
TIERS: Final = frozenset(
    "免罚 不予处罚 减轻 减轻处罚 从轻 从轻处罚 较轻 轻微 显著轻微 一般 一般处罚 较重 从重 从重处罚 严重 情节严重 特别严重 特别轻微 "
    "情节轻微 情节一般 情节较重 情节特别严重 一档 二档 三档 四档 五档 一级 二级 三级 四级 五级 轻度 中度 重度 基础裁量A 基础裁量B 基础裁量C".split()
)
OUTCOMES: Final = frozenset(USUAL[Role.OUTCOME].split())
GRADED: Final = frozenset("违法程度 违法情节 情节 裁量情节 情节程度 违法情形 程度".split())
CONDITIONS: Final = frozenset(
    "情形 适用情形 适用条件 裁量情形 具体情形 违法情形 条件 裁量条件 适用的情形 违法行为情形 违法情节和后果 裁量适用情形 认定标准".split()
)
"""What says when a row holds, without naming a fact."""
FINED: Final = ("对", "罚款")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a printed table."""

    printed: str
    role: Role
    party: str | None = None  # 处理: whom it falls on, where the heading says so
    known: bool = True  # whether the heading is one of the usual ones


def bare(text: str) -> str:
    """A heading without blanks and without a remark in brackets.

    >>> bare("对单位 罚款（万元）")
    '对单位罚款'
    """
    words = "".join(text.split())
    for left, right in ("（）", "()"):
        at = words.find(left)
        if at > 0 and words.endswith(right):
            words = words[:at]
    return words


def headings(printed: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[Heading, ...]:
    """The role of every column; `columns` are the cells below each heading.

    >>> [each.role.value for each in headings(["违法行为", "违法程度", "罚款"], [["甲"], ["一般"], ["1万元"]])]
    ['违法行为', '阶次', '处理']
    """
    first = [_heading(text) for text in printed]
    weighted = any(each is not None and each.role is Role.WEIGHT for each in first)
    found: list[Heading] = []
    for text, cells, known in zip(printed, columns, first, strict=True):
        if bare(text) in GRADED and (known is None or (known.role is Role.LEVEL and not weighted)):
            found.append(Heading(text, _graded(cells)))
        elif known is not None and known.role is Role.ACT and any(each.role is Role.ACT for each in found):
            found.append(replace(known, role=Role.CONDITION))
        else:
            found.append(known or Heading(text, Role.CONDITION, known=False))
    return tuple(found)


def is_usual(printed: str) -> bool:
    """Whether a heading is known, whatever its column says."""
    return _heading(printed) is not None or bare(printed) in GRADED or bare(printed) in CONDITIONS


def recognised(printed: Sequence[str]) -> int:
    """How many of the texts are usual headings: the row with most of them is the table's header."""
    return sum(is_usual(text) for text in dict.fromkeys(printed))


def _heading(printed: str) -> Heading | None:
    name = bare(printed)
    role = KNOWN.get(name)
    if role is not None:
        return Heading(printed, role)
    before, after = FINED
    if name.startswith(before) and after in name:
        return Heading(printed, Role.OUTCOME, name[len(before) : name.index(after)] or None)
    for word in (after, *USUAL[Role.OUTCOME].split()):  # 单位罚款, 个人处罚标准
        if name.endswith(word) and name != word:
            return Heading(printed, Role.OUTCOME, name.removesuffix(word).removeprefix(before))
    return None


def _graded(cells: Sequence[str]) -> Role:
    """违法程度 and its like name a tier where their cells do, else they are a condition."""
    return Role.TIER if cells and {bare(each) for each in cells} <= TIERS else Role.CONDITION
