"""The grammar of official wording (裁量基准的用语): five doors, never a guess.

In: the text of a cell. Out: a typed value which renders back to normalised wording, or a `WordingError` that points
into the cell. The key that holds the cell decides the door; no function takes "any wording".
"""

from collections.abc import Mapping

from enforce_rules.wording.amount import parse_amount
from enforce_rules.wording.citation import parse_citation, parse_citation_prefix
from enforce_rules.wording.interval import REACHING, STRICT
from enforce_rules.wording.period import parse_period
from enforce_rules.wording.quantity import parse_quantity
from enforce_rules.wording.render import render
from enforce_rules.wording.sanctions import parse_sanctions
from enforce_rules.wording.units import UNITS, UnitError, canonical, convert
from enforce_rules.wording.value import parse_number, parse_value
from enforce_rules.wording.values import (
    AllOf,
    Amount,
    AnyOf,
    Clause,
    Confiscation,
    Detention,
    Do,
    End,
    Fine,
    FractionWeight,
    Measure,
    Money,
    Multiple,
    NoFine,
    Number,
    Ordinal,
    PerDay,
    Percent,
    Period,
    PerUnit,
    Provision,
    Quantity,
    Range,
    Sequence,
    Step,
    WarningSanction,
    Weight,
    WordingError,
    Words,
)
from enforce_rules.wording.weight import parse_weight, share
from enforce_rules.wording.wire import to_json

__all__ = [
    "UNITS",
    "AllOf",
    "Amount",
    "AnyOf",
    "Clause",
    "Confiscation",
    "Detention",
    "Do",
    "End",
    "Fine",
    "FractionWeight",
    "Measure",
    "Money",
    "Multiple",
    "NoFine",
    "Number",
    "Ordinal",
    "PerDay",
    "PerUnit",
    "Percent",
    "Period",
    "Provision",
    "Quantity",
    "Range",
    "Sequence",
    "Step",
    "UnitError",
    "WarningSanction",
    "Weight",
    "WordingError",
    "Words",
    "bounds",
    "canonical",
    "convert",
    "included",
    "parse_amount",
    "parse_citation",
    "parse_citation_prefix",
    "parse_number",
    "parse_period",
    "parse_quantity",
    "parse_sanctions",
    "parse_value",
    "parse_weight",
    "render",
    "share",
    "to_json",
]


def included(end: End, conventions: Mapping[str, bool | None]) -> bool | None:
    """Whether the end itself belongs to the range: by the cell, by the word, else by the ruleset's convention.

    >>> included(End(1, "不足"), {}), included(End(1, "以下"), {"以下": False}), included(End(1, "以下"), {"以下": None})
    (False, False, None)
    """
    if end.included is not None:
        return end.included
    if end.word is None or end.word in REACHING:
        return True
    if end.word in STRICT:
        return False
    return conventions.get(end.word, True if end.word == "至" else None)


def bounds(range: Range, conventions: Mapping[str, bool | None]) -> tuple[bool | None, bool | None]:
    """`included` for the low and the high end; an end that is not there is None."""
    low, high = range.low, range.high
    return (included(low, conventions) if low else None, included(high, conventions) if high else None)
