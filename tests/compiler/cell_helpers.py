"""What the tests of cell readers share: nodes of a cell, and scopes with a few facts."""

from __future__ import annotations

from collections.abc import Mapping

from enforce_rules.compiler.deeds import read_deeds
from enforce_rules.compiler.scope import CellScope
from enforce_rules.diagnostics import Span
from enforce_rules.model.condition import ALWAYS
from enforce_rules.model.deed import Deed, Sanction
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

PLACE = Span("裁量.yaml", 3, 7)
DECIDED = {"以上": "含", "以下": "不含"}
UNDECIDED = {"以上": "待定", "以下": "待定"}
BASES = (
    "违法所得 所收费用 盗伐株数 滥伐株数 盗伐林木价值 滥伐林木价值 上一年度从本单位取得的收入 建设项目总投资额 "
    "计罚处置费用 上一年度营业额 应缴税款"
).split()


class Everything(dict[str, FactDeclaration]):
    """Facts in which every name is declared: for cells of texts whose facts are not at hand."""

    def get(self, name: str, default: object = None) -> FactDeclaration:
        """A money fact of that name."""
        return FactDeclaration(name, FactKind.MONEY, unit="元")


def node(cell: object) -> Node:
    """A cell as the loader gives it: a text, a list, or a map."""
    if isinstance(cell, str):
        return TextNode(cell, PLACE)
    if isinstance(cell, Mapping):
        return MapNode(tuple((TextNode(str(key), PLACE), node(value)) for key, value in cell.items()), PLACE)
    assert isinstance(cell, list)
    return ListNode(tuple(node(each) for each in cell), PLACE)


def text(cell: str) -> TextNode:
    """A cell of words."""
    return TextNode(cell, PLACE)


def scope(
    conventions: Mapping[str, str] = DECIDED,
    *,
    facts: Mapping[str, FactDeclaration] | None = None,
    unit_facts: Mapping[str, str] | None = None,
    statutory: bool = False,
    base: str | None = None,
) -> CellScope:
    """A scope; its facts are bases of fines unless others are given."""
    known = {name: FactDeclaration(name, FactKind.MONEY, unit="元") for name in BASES} if facts is None else facts
    return CellScope(
        facts=known,
        ruleset="某规则集",
        conventions=conventions,
        statutory=statutory,
        unit_facts=unit_facts or {"车次": "运输车次"},
        base=base,
    )


def deeds(cell: object, where: CellScope | None = None) -> tuple[Deed, ...]:
    """The deeds of a cell that reads without fault."""
    read, found = read_deeds(node(cell), where or scope(), None, ALWAYS)
    assert found == (), [each.message() for each in found]
    return read


def sanctions(cell: object, where: CellScope | None = None) -> list[Sanction]:
    """The sanctions of a cell that holds nothing else."""
    read = [deed.does for deed in deeds(cell, where)]
    assert all(isinstance(each, Sanction) for each in read), "only sanctions here"
    return [each for each in read if isinstance(each, Sanction)]


def codes(cell: object, where: CellScope | None = None) -> list[str]:
    """What is wrong with a cell."""
    return [each.code for each in read_deeds(node(cell), where or scope(), None, ALWAYS)[1]]
