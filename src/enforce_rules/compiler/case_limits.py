"""How much one case may state (docs/reference/limits.md): counted before any of it is read against the rulesets.

In: the case document. Out: whether it is within its limits, with a diagnostic for each that it passes.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.compiler.shape import Shape
from enforce_rules.model.fact import FactDeclaration, FactKind, Quantity, Value
from enforce_rules.model.node import ListNode, MapNode, Node

LIMITS: Final = {"事实": 1_000, "行为": 100, "当事人": 1_000, "履历": 1_000, "行为的当事人": 1_000, "责令": 1_000}
"""Facts of all acts and of the case; acts; parties; earlier matters; parties of all acts, each of which is a result; rounds of 改正."""

HIGHEST: Final = {"元": 10**12}  # a fine is written below a thousand thousand million yuan, in 元角分
LONGEST_TERM: Final = 36_500  # days, or months, of a term to correct
DIGITS: Final = 10**18  # of any other number


def beyond_limits(fact: FactDeclaration, value: Value | None, text: str) -> tuple[str, dict[str, str]] | None:
    """The code and the words for a number too large or too fine to have been meant."""
    if not isinstance(value, Quantity):
        return None
    if abs(value.value) >= HIGHEST.get(value.unit or "", DIGITS):
        return "wrong-type", {"expected": "小一些的数", "value": text}
    if fact.kind is FactKind.MONEY and (value.value * 100).denominator != 1:
        return "wrong-type", {"expected": "至多两位小数的金额", "value": text}
    return None


def within_limits(top: MapNode, shape: Shape) -> bool:
    """Whether the case is small enough to be read."""
    acts = [act for act in _items(top.get("行为")) if isinstance(act, MapNode)]
    facts = [top.get("事实"), *(act.get("事实") for act in acts)]
    corrections = [top.get("改正"), *(act.get("改正") for act in acts)]
    history = top.get("履历")
    counts = {
        "事实": sum(len(each.items) for each in facts if isinstance(each, MapNode)),
        "行为": len(_items(top.get("行为"))),
        "当事人": len(_items(top.get("当事人"))),
        "履历": len(_items(history.get("行"))) if isinstance(history, MapNode) else 0,
        "责令": sum(len(_items(each.get("责令"))) for each in corrections if isinstance(each, MapNode)),
        "行为的当事人": sum(len(_items(act.get("当事人"))) for act in acts),
    }
    for what, count in counts.items():
        if count > LIMITS[what]:
            node = top.get(what) or top
            shape.wrong("limit-exceeded", node.span, what=what, value=str(count), limit=str(LIMITS[what]))
    return not shape.found or all(count <= LIMITS[what] for what, count in counts.items())


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, ListNode) else ()
