"""系统事实: facts the engine supplies and no case may state, and the days a case keeps in 日期.

In: nothing. Out: their declarations. Labels are the kinds of sanction and of party as the law names them.
"""

from __future__ import annotations

from enforce_rules.model.case import DATE_FACTS, EVENT_DATES, INSPECTED, INSPECTIONS
from enforce_rules.model.fact import FactDeclaration, FactKind, Source

PARTY_KINDS = ("公民", "法人", "其他组织", "个体工商户")
SANCTION_KINDS = tuple(
    "警告 通报批评 罚款 没收违法所得 没收非法财物 没收 暂扣许可证件 降低资质等级 吊销许可证件 限制开展生产经营活动 责令停产停业 "
    "责令关闭 限制从业 行政拘留 仅警告 法律、行政法规规定的其他行政处罚".split()
)
DIRECTIONS = ("从轻", "减轻", "一般", "从重")
TRANSFERRING = "拟移送"
FINE_FORMS = ("倍数", "幅度", "只有上限", "只有下限", "定额")
RANKS_OF_LAWS = ("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章")
RELATIVE = ("上位法", "同一位阶", "下位法", "不能比较")
OWN_RANK, OTHER_RANK, RELATIVE_RANK = "本规定的位阶", "另一规定的位阶", "与另一规定的位阶关系"
LATER, ALIKE, SAME_MATTER = "施行在另一规定之后", "与另一规定完全一致", "与另一规定属于同一违法行为"
REFINES, REFINED, BEFORE = "本规定细化另一规定", "另一规定细化本规定", "本规定优先于另一规定"

_OF_TWO = (LATER, ALIKE, SAME_MATTER, REFINES, REFINED, BEFORE)


def _choice(name: str, labels: tuple[str, ...], kind: FactKind = FactKind.CHOICE) -> FactDeclaration:
    return FactDeclaration(name, kind, Source.SYSTEM, labels=labels)


SYSTEM_FACTS = {
    fact.name: fact
    for fact in (
        _choice("当事人类别", PARTY_KINDS),
        _choice("拟处罚种类", SANCTION_KINDS, FactKind.CHOICES),
        _choice("裁量方向", DIRECTIONS),
        _choice("罚款形式", FINE_FORMS),
        FactDeclaration("拟罚款数额", FactKind.MONEY, Source.SYSTEM, unit="元"),
        FactDeclaration("拟没收数额", FactKind.MONEY, Source.SYSTEM, unit="元"),
        FactDeclaration("经过听证程序", FactKind.BOOL, Source.SYSTEM),
        FactDeclaration(TRANSFERRING, FactKind.BOOL, Source.SYSTEM),
        FactDeclaration("法律另有规定", FactKind.BOOL, Source.SYSTEM),
        FactDeclaration("法律、行政法规另有规定", FactKind.BOOL, Source.SYSTEM),
        FactDeclaration("新的规定处罚较轻", FactKind.BOOL, Source.SYSTEM),
        _choice(OTHER_RANK, RANKS_OF_LAWS),
        _choice(RELATIVE_RANK, RELATIVE),
        *(FactDeclaration(name, FactKind.BOOL, Source.SYSTEM) for name in _OF_TWO),
    )
}
BETWEEN_TWO = frozenset((OWN_RANK, OTHER_RANK, RELATIVE_RANK, *_OF_TWO))
"""Facts about a provision beside another for the same act: known only where a case marks one act (同一行为).

本规定的位阶 is declared by the ruleset that reads it: of a law that is not loaded, only the case can say the rank.
"""
EVENT_DECLARATIONS = {
    **{name: FactDeclaration(name, FactKind.DATE) for name in EVENT_DATES},
    INSPECTED: FactDeclaration(INSPECTED, FactKind.CHOICE, labels=INSPECTIONS),
}
"""What a case says under 改正; no ruleset need declare it."""
DATE_DECLARATIONS = {**{name: FactDeclaration(name, FactKind.DATE) for name in DATE_FACTS}, **EVENT_DECLARATIONS}
