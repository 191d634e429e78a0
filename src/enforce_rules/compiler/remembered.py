"""The doors of the grammar as rulesets use them: words that were read before are not read again.

In: the words of a cell and the units its ruleset declares. Out: what the door of `wording` gives, or its `WordingError`.
Tables repeat one another's cells, and what was read holds neither a place nor anything of a ruleset, so all may share it.
The values of cases do not come through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from enforce_rules.wording import (
    AllOf,
    AnyOf,
    Clause,
    Ordinal,
    Quantity,
    Sequence,
    WordingError,
    Words,
    parse_citation,
    parse_quantity,
    parse_sanctions,
)

KEPT: Final = 512 * 8
"""How many different cells of a door are remembered."""
LENGTH: Final = 160
"""A longer cell is read every time, so that what is remembered stays small."""


def own_units(units: frozenset[str]) -> Mapping[str, tuple[str, str]] | None:
    """The ruleset's own units as the grammar takes them; each is a family of its own."""
    return {unit: (unit, f"own {unit}") for unit in units} or None


def sanctions_of(words: str, units: frozenset[str]) -> Sequence:
    """`parse_sanctions`. Raises `WordingError`."""
    return (_sanctions if len(words) <= LENGTH else _sanctions.__wrapped__)(words, units)


def quantity_of(words: str, units: frozenset[str]) -> Clause:
    """`parse_quantity`. Raises `WordingError`."""
    return (_quantity if len(words) <= LENGTH else _quantity.__wrapped__)(words, units)


def is_citation(words: str) -> bool:
    """Whether `parse_citation` reads the words."""
    return (_citation if len(words) <= LENGTH else _citation.__wrapped__)(words)


def unit_of_quantity(words: str) -> str | None:
    """The one unit of a quantity; None for words that are none, or whose parts have several."""
    return (_quantity_unit if len(words) <= LENGTH else _quantity_unit.__wrapped__)(words)


@lru_cache(maxsize=KEPT)
def _sanctions(words: str, units: frozenset[str]) -> Sequence:
    return parse_sanctions(words, own_units(units))


@lru_cache(maxsize=KEPT)
def _quantity(words: str, units: frozenset[str]) -> Clause:
    return parse_quantity(words, own_units(units))


@lru_cache(maxsize=KEPT)
def _citation(words: str) -> bool:
    try:
        parse_citation(words)
    except WordingError:
        return False
    return True


@lru_cache(maxsize=KEPT)
def _quantity_unit(words: str) -> str | None:
    try:
        return _unit(quantity_of(words, frozenset()))
    except WordingError:
        return None


def _unit(clause: Clause) -> str | None:
    match clause:
        case Quantity() | Ordinal():
            return clause.unit
        case AnyOf(of) | AllOf(of):
            units = {_unit(each) for each in of}
            return units.pop() if len(units) == 1 else None
        case Words():
            return None
