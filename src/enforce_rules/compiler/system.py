"""系统事实: facts the engine supplies and no case may state, and the days a case keeps in 日期.

In: nothing. Out: their declarations. Labels are the kinds of sanction and of party as the law names them.
"""

from __future__ import annotations

from enforce_rules.model.case import DATE_FACTS
from enforce_rules.model.fact import FactDeclaration, FactKind, Source

PARTY_KINDS = ("公民", "法人", "其他组织", "个体工商户")
SANCTION_KINDS = tuple(
    "警告 通报批评 罚款 没收违法所得 没收非法财物 没收 暂扣许可证件 降低资质等级 吊销许可证件 限制开展生产经营活动 责令停产停业 "
    "责令关闭 限制从业 行政拘留 仅警告 法律、行政法规规定的其他行政处罚".split()
)
DIRECTIONS = ("从轻", "减轻", "一般", "从重")
FINE_FORMS = ("倍数", "幅度", "只有上限", "只有下限", "定额")


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
        FactDeclaration("法律另有规定", FactKind.BOOL, Source.SYSTEM),
        FactDeclaration("法律、行政法规另有规定", FactKind.BOOL, Source.SYSTEM),
        FactDeclaration("新的规定处罚较轻", FactKind.BOOL, Source.SYSTEM),
    )
}
DATE_DECLARATIONS = {name: FactDeclaration(name, FactKind.DATE) for name in DATE_FACTS}
