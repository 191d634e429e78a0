"""Amounts (1万元以上4万元以下, 违法所得3倍以上5倍以下, 500元/车次, 取高): the ends as the conventions read them, bases resolved.

In: a cell, or what the grammar of official wording read from one. Out: an `Amount` of the model, or diagnostics.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, assert_never

from enforce_rules.compiler.refusals import refused
from enforce_rules.compiler.remembered import own_units
from enforce_rules.compiler.scope import CellScope
from enforce_rules.diagnostics import Diagnostic, Span, diagnose, suggest
from enforce_rules.model.deed import Amount, End, Extreme, Fixed, OfBase, PerUnit, Spread, Unstated
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.wording import Amount as WordAmount
from enforce_rules.wording import End as WordEnd
from enforce_rules.wording import Money, Multiple, Percent, PerDay, Range, WordingError, parse_amount
from enforce_rules.wording import PerUnit as WordPerUnit

Found = tuple[Amount | None, tuple[Diagnostic, ...]]
EXTREMES: Final = {"取高": True, "取低": False}
UNSTATED: Final = re.compile(r"(?:并?处以?)?罚款\s*[（(]未定数额[）)]")
HUNDRED: Final = Fraction(100)


def read_amount(node: Node, scope: CellScope) -> Found:
    """A whole cell that is one amount, or {取高: […]} of several."""
    match node:
        case TextNode():
            return _text(node, scope)
        case MapNode():
            return _map(node, scope)
        case ListNode():
            return None, (diagnose("wrong-shape", node.span, expected="一个数额"),)
        case _:
            assert_never(node)


def _text(node: TextNode, scope: CellScope) -> Found:
    if UNSTATED.fullmatch(node.text.strip()):
        return Unstated(), ()
    try:
        amount = parse_amount(node.text, own_units(scope.units))
    except WordingError as error:
        return None, (refused(error, node),)
    return lower(amount, scope, node.span, scope.statutory)


def _map(node: MapNode, scope: CellScope) -> Found:
    """{读作: …, 原作: …}, or {取高: […]}."""
    read = node.get("读作")
    if read is not None:
        return read_amount(read, scope)
    key, listed = node.items[0] if len(node.items) == 1 else (None, None)
    if key is None or listed is None or key.text not in EXTREMES:
        return None, (diagnose("wrong-shape", node.span, expected="一个数额，或者{取高: […]}、{取低: […]}"),)
    if not isinstance(listed, ListNode) or len(listed.items) < 2:
        return None, (diagnose("wrong-shape", listed.span, expected="两个以上的数额"),)
    read_each = [read_amount(each, scope) for each in listed.items]
    found = tuple(one for _, diagnostics in read_each for one in diagnostics)
    amounts = tuple(amount for amount, _ in read_each if amount is not None)
    return (Extreme(amounts, EXTREMES[key.text]) if len(amounts) == len(read_each) else None), found


def lower(amount: WordAmount, scope: CellScope, span: Span, statutory: bool) -> Found:
    """What the grammar read, with its base or its unit resolved to a fact."""
    match amount:
        case Money(range):
            return Fixed(_spread(range, scope, span, statutory)), ()
        case Multiple(range, base):
            return _of_base(_spread(range, scope, span, statutory), base, False, scope, span)
        case Percent(range, base):
            return _of_base(_spread(range, scope, span, statutory, HUNDRED), base, True, scope, span)
        case WordPerUnit(range, n, unit):
            return _per_unit(_spread(range, scope, span, statutory), n, unit, scope, span)
        case PerDay(range):
            return _per_unit(_spread(range, scope, span, statutory), Fraction(1), "日", scope, span)
        case _:
            assert_never(amount)


def _spread(range: Range, scope: CellScope, span: Span, statutory: bool, parts: Fraction = Fraction(1)) -> Spread:
    def end(one: WordEnd | None) -> End | None:
        if one is None:
            return None
        return End(one.value if parts == 1 else one.value / parts, includes(one, scope, span, statutory))

    return Spread(end(range.low), end(range.high))


def spread_of(range: Range, scope: CellScope, span: Span, statutory: bool) -> Spread:
    """The ends of a range as the conventions read them."""
    return _spread(range, scope, span, statutory)


def includes(end: WordEnd, scope: CellScope, span: Span, statutory: bool | None = None) -> bool | None:
    """Whether an end belongs: by the cell, else by the convention for its word; a point always does."""
    if end.included is not None:
        return end.included
    return True if end.word is None else scope.included(end.word, span, statutory=statutory)


def _of_base(spread: Spread, base: str | None, percent: bool, scope: CellScope, span: Span) -> Found:
    if base is None:
        if scope.base is None:
            return None, (diagnose("unreadable-wording", span, reason="没有写是什么的几倍或者百分之几"),)
        return OfBase(spread, scope.base, percent), ()
    name, found = resolve_base(base, scope, span)
    return (None if name is None else OfBase(spread, name, percent)), found


def resolve_base(base: str, scope: CellScope, span: Span) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The declared fact a base stands for."""
    fact = scope.fact(base)
    if fact is not None:
        return fact.name, ()
    return None, (diagnose("unknown-fact", span, suggest(base, scope.facts), fact=base),)


def _per_unit(spread: Spread, each: Fraction, unit: str, scope: CellScope, span: Span) -> Found:
    fact = scope.unit_fact(unit)
    if fact is None:
        want = "、".join(sorted(scope.unit_facts)) or "别的单位"
        return None, (diagnose("unit-mismatch", span, fact="本表的事实", want=want, have=unit),)
    return PerUnit(spread, fact, each, unit), ()
