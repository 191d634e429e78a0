"""Stated values of facts (1000万元, 4个月, 30吨, 是, labels, days), each in the fact's own unit.

In: the declaration of a fact and a value as a case writes it. Out: the value, or the code of what is wrong with it and
the words its message needs. Units convert only inside a family of exact factors.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

from enforce_rules.compiler.scope import CellScope
from enforce_rules.diagnostics import Diagnostic, Span
from enforce_rules.model.fact import NONE, FactDeclaration, FactKind, Quantity, Value
from enforce_rules.wording import Quantity as WordQuantity
from enforce_rules.wording import UnitError, WordingError, canonical, convert, parse_number, parse_value

Problem = tuple[str, dict[str, str]]

OF_KIND: Final = {FactKind.MONEY: "元", FactKind.RATIO: "%", FactKind.MULTIPLE: "倍"}
EXAMPLES: Final = {FactKind.MONEY: "5000元", FactKind.RATIO: "30%", FactKind.MULTIPLE: "3倍", FactKind.PERIOD: "30日"}
NO_DAY: Final = ("没有", NONE)
"""How a case says that a day never came (decision 0070)."""
PERIOD_UNITS: Final = {"年": "个月", "小时": "日", "分钟": "日"}


def problem_at(problem: Problem, span: Span, fact: str, hint: str | None = None) -> Diagnostic:
    """What is wrong with a value, said at its place."""
    code, args = problem
    return Diagnostic(span, code, tuple(sorted({**args, "fact": fact}.items())), hint)


def unit_of(fact: FactDeclaration) -> str | None:
    """The unit a number of this fact is held in."""
    if fact.kind is FactKind.MONEY or fact.unit is None:
        return OF_KIND.get(fact.kind)
    unit = canonical(fact.unit) or fact.unit
    return PERIOD_UNITS.get(unit, unit) if fact.kind is FactKind.PERIOD else unit


def converts(source: str, target: str) -> bool:
    """Whether one unit is an exact number of the other."""
    try:
        convert(Fraction(1), source, target)
    except UnitError:
        return False
    return True


def is_time(unit: str) -> bool:
    """Whether it is one of the units in which periods are compared."""
    return unit in ("个月", "日", "个工作日")


def read_value(fact: FactDeclaration, text: str, scope: CellScope | None = None) -> tuple[Value | None, Problem | None]:
    """A stated value of a fact, or the code of what is wrong with it and the words its message needs."""
    text = text.strip()
    if fact.kind.is_truth:
        if text in ("是", "否"):
            return text == "是", None
        return None, ("wrong-type", {"expected": "“是”或者“否”", "value": text})
    if fact.kind.is_choice:
        return _label(fact, text)
    if fact.kind is FactKind.DATE:
        return _day(text)
    return _number(fact, text, scope)


def _label(fact: FactDeclaration, text: str) -> tuple[Value | None, Problem | None]:
    """One label, spaces aside; none of them, where several may hold."""
    if text == NONE and fact.may_be_none:
        return frozenset(), None
    if not fact.labels:
        return frozenset({text}), None
    known = {"".join(label.split()): label for label in fact.labels}
    label = text if text in fact.labels else known.get("".join(text.split()))
    if label is not None:
        return frozenset({label}), None
    known_text = "、".join((*fact.labels, NONE) if fact.may_be_none else fact.labels)
    return None, ("unknown-value", {"value": text, "known": known_text})


def _day(text: str) -> tuple[Value | None, Problem | None]:
    if text in NO_DAY:
        return frozenset(), None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text), None
        except ValueError:
            pass
    return None, ("bad-date", {"value": text})


def _number(fact: FactDeclaration, text: str, scope: CellScope | None) -> tuple[Value | None, Problem | None]:
    target = unit_of(fact)
    own = {*(scope.units if scope else ()), *([target] if target and canonical(target) is None else ())}
    example = EXAMPLES.get(fact.kind) or f"3{target or ''}"
    try:
        if target is None and fact.unit is None and re.fullmatch("[0-9.]+", text):
            return Quantity(parse_number(text), None), None
        read = parse_value(text, {unit: (unit, f"own {unit}") for unit in own} or None)
    except WordingError as error:
        if error.code == "unit_missing":
            return None, ("missing-unit", {"value": text, "example": example})
        if error.code == "unit_unknown":
            return None, ("wrong-unit", {"value": text, "want": target or "数"})
        return None, ("wrong-type", {"value": text, "expected": "number-with-unit", "example": example})
    point = read.range.point
    assert point is not None, "a value is a point"
    return _in_unit(fact, target, point, read.unit if isinstance(read, WordQuantity) else "元", text)


def _in_unit(
    fact: FactDeclaration, target: str | None, value: Fraction, unit: str | None, text: str
) -> tuple[Value | None, Problem | None]:
    assert unit is not None, "a value has a unit"
    wanted = target
    if fact.kind is FactKind.PERIOD and is_time(PERIOD_UNITS.get(unit, unit)):
        own = PERIOD_UNITS.get(unit, unit)
        wanted = target if target and converts(own, target) else own
    if wanted is not None and not converts(unit, wanted):
        return None, ("wrong-unit", {"value": text, "want": wanted})
    number = value if wanted is None else convert(value, unit, wanted)
    if fact.kind is FactKind.COUNT and number.denominator != 1:
        return None, ("wrong-type", {"value": text, "expected": "整数"})
    return Quantity(number, wanted or unit), None
