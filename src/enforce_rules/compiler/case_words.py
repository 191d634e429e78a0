"""The words of the case document itself, which may be repeated when something is wrong with a case (decision 0010).

In: a program. Out: its vocabulary, in which nothing is that only a case can say.
"""

from __future__ import annotations

from enforce_rules.compiler.program import Program
from enforce_rules.compiler.shape import PERSONAL
from enforce_rules.compiler.system import SYSTEM_FACTS
from enforce_rules.model.case import DATE_FACTS, EVENT_FACTS, INSPECTIONS

WORDS = frozenset(
    "案件 日期 当事人 行为 事实 查无 履历 改正 责令 送达 期限 届满 复查 结果 没有 编号 办案机关 地区 行为起 行为止 发现 立案 拟决定 代号 类别 身份 事项 同一行为 "
    "值 认定 理由 证据 有争议 范围 查询 截至 列 行 条款 机关 处理 内容 全部 全部总则 已查清 部分 未知 无法查明 是 否 "
    "公民 法人 其他组织 个体工商户".split()
)


def vocabulary(program: Program) -> frozenset[str]:
    """Words of the case document and names that the loaded rulesets declare."""
    return WORDS.union(
        PERSONAL,
        SYSTEM_FACTS,
        DATE_FACTS,
        EVENT_FACTS,
        INSPECTIONS,
        program.facts,
        program.aliases,
        program.names,
        program.rulesets,
        program.tables,
    )
