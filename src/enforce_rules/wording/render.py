"""Writing values back in normalised official wording (wording of cells, not prose): `parse(render(v)) == v`.

In: any value a door gives. Out: its normal form. No word that carries law changes: 以内 stays 以内, 并处 stays 并处.
"""

from __future__ import annotations

from typing import assert_never

from enforce_rules.wording.joining import decimal
from enforce_rules.wording.render_citation import render_citation
from enforce_rules.wording.render_clause import render_clause, render_period
from enforce_rules.wording.spread import measured, money, spread, spread_once
from enforce_rules.wording.values import (
    AllOf,
    Amount,
    AnyOf,
    Clause,
    Confiscation,
    Detention,
    Do,
    Fine,
    FractionWeight,
    Measure,
    Money,
    Multiple,
    NoFine,
    Number,
    Ordinal,
    Percent,
    PerDay,
    Period,
    PerUnit,
    Provision,
    Quantity,
    Range,
    Sequence,
    Step,
    WarningSanction,
    Words,
)

__all__ = ["Renderable", "money", "render"]

Renderable = Amount | Number | FractionWeight | Do | Step | Sequence | Clause | Period | tuple[Provision, ...]


def render(value: Renderable) -> str:
    """Any value in normal form.

    >>> from enforce_rules.wording import parse_sanctions
    >>> render(parse_sanctions("处二十万元罚款，个人处以五千元的罚款"))
    '处20万元罚款，对个人处5000元罚款'
    """
    match value:
        case Money() | Multiple() | Percent() | PerUnit() | PerDay():
            return _amount(value)
        case Number(number):
            return decimal(number)
        case FractionWeight(number):
            return f"{number.numerator}/{number.denominator}"
        case Sequence(steps):
            return _sequence(steps)
        case Step():
            return _step(value)
        case Quantity() | Ordinal() | Words() | AnyOf() | AllOf():
            return render_clause(value)
        case Period():
            return render_period(value)
        case tuple():
            return render_citation(value)
        case _:
            return _step(Step(value))


def _amount(amount: Amount) -> str:
    match amount:
        case Money(range):
            return spread(range, money)
        case Multiple(range, base, True):
            return (base or "") + spread(range, measured("倍"), lambda value: decimal(value * 100) + "%")
        case Multiple(range, base):
            return (base or "") + spread_once(range, "倍")
        case Percent(range, base):
            return (base or "") + spread(range, measured("%"))
        case PerUnit(range, n, unit):
            return _per(range, "" if n == 1 else decimal(n), unit)
        case PerDay(range):
            return _per(range, "", "日")
        case _:
            assert_never(amount)


def _per(range: Range, n: str, unit: str) -> str:
    words = spread(range, money)
    return f"{words}/{unit}" if range.point is not None and not n else f"每{n}{unit}{words}"


def _sequence(steps: tuple[Step, ...]) -> str:
    words = ""
    for before, step in zip((None, *steps), steps, strict=False):
        words += _mark(before, step.join) + _step(step)
    return words


def _mark(before: Step | None, join: str | None) -> str:
    """What stands between two steps; the words of a measure would swallow a bare 或者."""
    if before is None:
        return ""
    if join == "或":
        return "，或者" if isinstance(before.do, Measure | Confiscation | NoFine) else "或者"
    return "；" if join == "；" else "，"


def _step(step: Step) -> str:
    joined = "并" if step.join == "并" else ""
    may = "可以" if step.may else ""
    if step.party is not None:
        return f"{joined}对{step.party}{may}{_do(step.do, '')}"
    return may + _do(step.do, joined)


def _do(do: Do, joined: str) -> str:
    match do:
        case Fine(amount):
            return f"{joined}处{_amount(amount)}罚款"
        case Detention(range):
            return f"{joined}处{spread(range, measured('日'))}拘留"
        case WarningSanction():
            return f"{joined}给予警告"
        case Confiscation(text):
            return f"{joined}没收{text}"
        case Measure(text) | NoFine(text):
            return joined + text
        case _:
            assert_never(do)
