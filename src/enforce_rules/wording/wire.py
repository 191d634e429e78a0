"""Values as JSON (docs/reference/wording.md): numbers are decimal strings."""

from __future__ import annotations

from typing import Any

from enforce_rules.wording.joining import decimal
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

Json = dict[str, Any]


def to_json(value: object) -> Any:
    """A value as JSON; a citation is a list."""
    match value:
        case tuple():
            return [_provision(each) for each in value]
        case Money() | Multiple() | Percent() | PerUnit() | PerDay():
            return _amount(value)
        case Number(number):
            return {"kind": "number", "value": decimal(number)}
        case FractionWeight(fraction):
            return {"kind": "fraction", "value": f"{fraction.numerator}/{fraction.denominator}"}
        case Sequence(steps):
            return {"kind": "sequence", "steps": [_step(step) for step in steps]}
        case Period():
            return _period(value)
        case Quantity() | Ordinal() | Words() | AnyOf() | AllOf():
            return _clause(value)
    raise TypeError("not a value of wording")


def _range(range: Range) -> Json:
    if range.point is not None:
        return {"value": decimal(range.point)}
    out: Json = {}
    for name, end in (("low", range.low), ("high", range.high)):
        if end is not None:
            out[name] = decimal(end.value)
            out[f"{name}_word"] = end.word
            if end.included is not None:
                out[f"{name}_incl"] = end.included
    return out


def _amount(amount: Amount) -> Json:
    match amount:
        case Money(range):
            return {"kind": "money", **_range(range), "unit": "元"}
        case Multiple(range, base, low_unit_percent):
            extra = {"low_unit": "%"} if low_unit_percent else {}
            return {"kind": "multiple", **({"base": base} if base else {}), **_range(range), **extra}
        case Percent(range, base):
            return {"kind": "percent", **({"base": base} if base else {}), **_range(range)}
        case PerUnit(range, n, unit):
            return {"kind": "per_unit", **_range(range), "unit": "元", "per": {"n": decimal(n), "unit": unit}}
        case PerDay(range):
            return {"kind": "per_day", **_range(range), "unit": "元", "per": {"n": "1", "unit": "日"}}


def _step(step: Step) -> Json:
    out: Json = {"do": _do(step.do)}
    if step.join is not None:
        out["join"] = step.join
    if step.may:
        out["may"] = True
    if step.party is not None:
        out["party"] = step.party
    return out


def _do(do: Do) -> Json:
    match do:
        case Fine(amount):
            return {"kind": "fine", "amount": _amount(amount)}
        case WarningSanction():
            return {"kind": "warning"}
        case Confiscation(text):
            return {"kind": "confiscate", "what": text}
        case Detention(range):
            return {"kind": "detention", **_range(range)}
        case Measure(text):
            return {"kind": "order", "text": text}
        case NoFine(text):
            return {"kind": "none", "text": text}


def _period(period: Period) -> Json:
    if period.name is not None:
        return {"kind": "period", "name": period.name}
    out: Json = {"kind": "period", **_within(period)}
    if period.length:
        out["length"] = True
    return out


def _within(period: Period) -> Json:
    if period.name is not None:
        return {"name": period.name}
    assert period.n is not None
    return {"n": decimal(period.n), "unit": period.unit, **({"recent": True} if period.recent else {})}


def _clause(clause: Clause) -> Json:
    match clause:
        case Quantity():
            out: Json = {"kind": "quantity", "unit": clause.unit, **_range(clause.range)}
            for name in ("subject", "noun", "remark"):
                if getattr(clause, name):
                    out[name] = getattr(clause, name)
            if clause.within is not None:
                out["within"] = _within(clause.within)
            if clause.or_none:
                out["or_none"] = True
            return out
        case Ordinal(value, unit, noun, within):
            return {
                "kind": "ordinal",
                "value": str(value),
                "unit": unit,
                **({"noun": noun} if noun else {}),
                **({"within": _within(within)} if within else {}),
            }
        case Words(text, within):
            return {"kind": "text", "text": text, **({"within": _within(within)} if within else {})}
        case AnyOf(of):
            return {"kind": "any", "of": [_clause(each) for each in of]}
        case AllOf(of, bracket):
            return {"kind": "all", **({"paren": True} if bracket else {}), "of": [_clause(each) for each in of]}


def _provision(provision: Provision) -> Json:
    names = ("doc", "edition", "article", "article_sub", "paragraph", "item", "subitem", "sentence")
    return {name: getattr(provision, name) for name in names if getattr(provision, name) is not None}
