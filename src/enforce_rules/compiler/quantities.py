"""Ranges of numeric facts (10立方米以上20立方米以下, 没有或者不足10万元, 超过追究期限, 无法查明) as tests.

In: a cell and the declaration of the fact it is about. Out: a test in the fact's own unit, or what is wrong with the
cell. Where the conventions leave 以上 or 以下 undecided, the test has both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, assert_never

from enforce_rules.compiler.amounts import includes
from enforce_rules.compiler.columns import STATES
from enforce_rules.compiler.refusals import refused, unreadable
from enforce_rules.compiler.remembered import quantity_of
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.values import PERIOD_UNITS, converts, is_time, read_value, unit_of
from enforce_rules.diagnostics import Diagnostic, diagnose, suggest
from enforce_rules.model.condition import AnyOf, Condition, Exceeds, Not, Unascertained, Within, both
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.interval import Bound, Interval, Region
from enforce_rules.model.node import TextNode
from enforce_rules.wording import (
    AllOf,
    Clause,
    End,
    Ordinal,
    Range,
    WordingError,
    Words,
    convert,
)
from enforce_rules.wording import AnyOf as AnyOfClauses
from enforce_rules.wording import Quantity as WordQuantity

__all__ = ["read_test", "read_value"]

Found = tuple[Condition | None, tuple[Diagnostic, ...]]

NONE: Final = frozenset(("没有", "无"))
SOME: Final = "有"
ZERO: Final = Region.only(Fraction(0))
MORE: Final = Region.of((Interval(Bound(Fraction(0), included=False), None),))

# A bound that is another fact: whether it is a high bound, and whether the fact's own number is reached.
_BEFORE: Final = {
    **dict.fromkeys(("超过", "大于", "高于", "多于"), (False, False)),
    **dict.fromkeys(("不低于", "不少于", "不小于", "达到"), (False, True)),
    **dict.fromkeys(("不超过", "不高于", "不大于", "不多于"), (True, False)),
    **dict.fromkeys(("不足", "不满", "未满", "低于", "少于", "小于"), (True, True)),
}
_AFTER: Final = ("以上", "以下")
_DIGITS: Final = tuple("0123456789一二两三四五六七八九十百")
_PERIOD: Final = re.compile(f"近[{''.join(_DIGITS)}]{{1,3}}(?:年|个月)内?")
_BOUND_BEFORE: Final = re.compile(rf"({'|'.join(_BEFORE)})(.+)")


def read_test(fact: FactDeclaration, node: TextNode, scope: CellScope) -> Found:
    """A range cell as a test of a numeric fact."""
    text = _within_own_period("".join(node.text.split()), fact.name)
    if not fact.kind.is_number:
        return None, (unreadable(node, "not_compared", kind=fact.kind.value),)
    if text in STATES:
        return Unascertained(fact.name), ()
    target = unit_of(fact)
    if text in NONE or any(text.startswith(word) and _about(text[len(word) :], fact, scope) for word in NONE):
        return Within(fact.name, target, ZERO, ZERO, text=node.text), ()
    if text.startswith(SOME) and _about(text[len(SOME) :], fact, scope):
        return Within(fact.name, target, MORE, MORE, text=node.text), ()
    other = _against_fact(fact, text, node, scope)
    if other is not None:
        return other
    try:
        clause = quantity_of(node.text if _starts_alike(node.text, text) else text, scope.units)
    except WordingError as error:
        return None, (refused(error, node),)
    return _Reader(fact, target, node, scope).clause(clause)


def _within_own_period(text: str, name: str) -> str:
    """The cell without the period its fact is counted in (近二年有2次以下… of 近二年同类违法行为情况).

    >>> _within_own_period("近二年有2次以下同类违法行为", "近二年同类违法行为情况")
    '2次以下同类违法行为'
    """
    period = _PERIOD.match(name)
    if period is None or not text.startswith(period[0]):
        return text
    rest = text[len(period[0]) :]
    return rest[1:] if rest[:1] == SOME and rest[1:2] in _DIGITS else rest


def _starts_alike(printed: str, read: str) -> bool:
    return printed[:1] == read[:1]


def _about(words: str, fact: FactDeclaration, scope: CellScope) -> bool:
    """Whether words beside a number name this very fact (违法所得 in 违法所得10万元以上)."""
    named = scope.fact(words)
    return any(words in name for name in (fact.name, *fact.synonyms)) or (named is not None and named.name == fact.name)


def _against_fact(fact: FactDeclaration, text: str, node: TextNode, scope: CellScope) -> Found | None:
    """超过追究期限, 排放限值以上: another fact is the bound."""
    before = _BOUND_BEFORE.fullmatch(text)
    if before is not None and (other := scope.fact(before[2])) is not None:
        high, reach = _BEFORE[before[1]]
        test = Exceeds(fact.name, other.name, reach)
        return (Not(test) if high else test), ()
    word = text[-2:]
    bound = scope.fact(text[:-2]) if word in _AFTER else None
    if bound is not None:
        included = scope.included(word, node.span)
        if included is None:
            return None, (diagnose("missing-convention", node.span, name=word),)
        if word == "以上":
            return Exceeds(fact.name, bound.name, included), ()
        return Not(Exceeds(fact.name, bound.name, not included)), ()
    name = before[2] if before is not None else text[:-2] if word in _AFTER else ""
    close = suggest(name, scope.facts) if name and not re.search("[0-9一二两三四五六七八九十百千万半]", name) else None
    return None if close is None else (None, (diagnose("unknown-fact", node.span, close, fact=name),))


class _Reader:
    """Lowers one cell about one fact."""

    def __init__(self, fact: FactDeclaration, target: str | None, node: TextNode, scope: CellScope) -> None:
        self.fact, self.target, self.node, self.scope = fact, target, node, scope

    def clause(self, clause: Clause) -> Found:
        """A clause of the quantity door."""
        match clause:
            case WordQuantity():
                return self._quantity(clause)
            case Ordinal(value, unit, noun, within):
                region = Range(End(Fraction(value), None, True), End(Fraction(value), None, True))
                return self._quantity(WordQuantity(region, unit, None, noun, within))
            case AnyOfClauses(of):
                read = [self.clause(each) for each in of]
                found = tuple(one for _, diagnostics in read for one in diagnostics)
                tests = tuple(test for test, _ in read if test is not None)
                return (None if len(tests) < len(read) else _either(tests, self.node.text)), found
            case AllOf() | Words():
                return self._refused("数量和别的情形写在了一起")
            case _:
                assert_never(clause)

    def _refused(self, reason: str, hint: str | None = None, **data: str) -> Found:
        return None, (unreadable(self.node, reason, 0, 0, hint, **data),)

    def _quantity(self, quantity: WordQuantity) -> Found:
        if quantity.within is not None:
            return self._refused("这一格另有一个期间，期间要写在事实里")
        if quantity.remark is not None:
            return self._refused("remark_beside", remark=quantity.remark)
        for words in (quantity.subject, quantity.noun):
            if words and not _about(words, self.fact, self.scope):
                hint = suggest(words, self.scope.facts)
                return self._refused("other_subject", hint, text=words, fact=self.fact.name)
        unit = self._unit(quantity.unit)
        if isinstance(unit, Diagnostic):
            return None, (unit,)
        low, high = (self._end(end, quantity.unit, unit) for end in (quantity.range.low, quantity.range.high))
        return self._within(low, high, unit), ()

    def _unit(self, unit: str | None) -> str | Diagnostic | None:
        """The unit the test is made in: the fact's, or of a period the bound's own."""
        if unit is None:
            if self.target is None:
                return None
            return unreadable(self.node, "unit_wanted", fact=self.fact.name, want=self.target)
        own = PERIOD_UNITS.get(unit, unit) if self.fact.kind is FactKind.PERIOD else unit
        if self.target is None or converts(own, self.target):
            return self.target or own
        if self.fact.kind is FactKind.PERIOD and is_time(own):
            return own
        return diagnose("unit-mismatch", self.node.span, fact=self.fact.name, want=self.target, have=unit)

    def _end(self, end: End | None, source: str | None, unit: str | None) -> End | None:
        if end is None or source is None or unit is None:
            return end
        return End(convert(end.value, source, unit), end.word, end.included)

    def _within(self, low: End | None, high: End | None, unit: str | None) -> Condition:
        """One test; two, where the two ends hang on two undecided words."""
        pending = tuple(
            dict.fromkeys(end.word for end in (low, high) if end and end.word and self._included(end) is None)
        )
        if len(pending) > 1:
            return both(self._within(low, None, unit), self._within(None, high, unit))

        def region(undecided: bool) -> Region:
            return _region(*(self._bound(end, undecided) for end in (low, high)))

        word = f"{self.scope.ruleset}/{pending[0]}" if pending else None
        return Within(self.fact.name, unit, region(True), region(False), word, self.node.text)

    def _included(self, end: End) -> bool | None:
        return includes(end, self.scope, self.node.span)

    def _bound(self, end: End | None, undecided: bool) -> Bound | None:
        if end is None:
            return None
        included = self._included(end)
        return Bound(end.value, undecided if included is None else included)


def _region(low: Bound | None, high: Bound | None) -> Region:
    if low and high and (low.value > high.value or (low.value == high.value and not (low.included and high.included))):
        return Region()
    return Region((Interval(low, high),))


def _either(tests: Iterable[Condition], text: str) -> Condition:
    """或 between ranges: one region where the tests are in one unit and hang on one word at most."""
    parts = tuple(tests)
    ranges = [part for part in parts if isinstance(part, Within)]
    words = {part.pending for part in ranges if part.pending}
    if len(ranges) < len(parts) or len({part.unit for part in ranges}) > 1 or len(words) > 1:
        return AnyOf(parts)
    included = Region.of(each for part in ranges for each in part.included.parts)
    excluded = Region.of(each for part in ranges for each in part.excluded.parts)
    return Within(ranges[0].fact, ranges[0].unit, included, excluded, next(iter(words), None), text)
