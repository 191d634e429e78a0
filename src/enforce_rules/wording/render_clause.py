"""Conditions written back in normal form: quantities, ordinals, words, and how they join.

In: a `Clause` or a `Period`. Out: its wording.
"""

from __future__ import annotations

from typing import assert_never

from enforce_rules.wording.joining import decimal
from enforce_rules.wording.spread import measured, spread_once
from enforce_rules.wording.values import (
    AllOf,
    AnyOf,
    Clause,
    Ordinal,
    Period,
    Quantity,
    Words,
)


def render_period(period: Period | None) -> str:
    """A period; nothing for none."""
    if period is None:
        return ""
    if period.name is not None:
        return period.name
    assert period.n is not None, "a period has a number or a name"
    words = f"{decimal(period.n)}{period.unit}"
    if period.recent:
        return f"近{words}"
    return words if period.length else f"{words}内"


def render_clause(clause: Clause) -> str:
    """A condition."""
    match clause:
        case Quantity():
            return render_quantity(clause)
        case Ordinal(value, unit, noun, within):
            return f"{render_period(within)}第{value}{unit}{noun or ''}"
        case Words(text, within):
            return text.replace("…", render_period(within)) if "…" in text else render_period(within) + text
        case AnyOf(of):
            return "或者".join(render_clause(part) for part in of)
        case AllOf(of, bracket):
            return _all(of, bracket=bracket)
        case _:
            assert_never(clause)


def _all(of: tuple[Clause, ...], *, bracket: bool) -> str:
    parts = [render_clause(part) for part in of]
    if bracket:
        return f"{parts[0]}（{'，'.join(parts[1:])}）"
    plain = any(isinstance(part, Words) and part.within is None for part in of)  # only a bracket lists plain words
    return ("，" if plain else "，且").join(parts)


def render_quantity(quantity: Quantity) -> str:
    """A quantity; signs stand round the name of what they bound (2<pH<5)."""
    range, unit, subject = quantity.range, quantity.unit or "", quantity.subject or ""
    low, high = range.low, range.high
    if low is not None and low.word in ("<", "≤") and subject:
        write = measured(unit)
        after = f"{high.word}{write(high.value)}" if high is not None else ""
        return f"{write(low.value)}{low.word}{subject}{after}"
    words = spread_once(range, unit)
    if quantity.or_none:
        return f"没有{subject}或者{subject}{words}"
    remark = f"（{quantity.remark}）" if quantity.remark else ""
    return f"{render_period(quantity.within)}{subject}{words}{quantity.noun or ''}{remark}"
