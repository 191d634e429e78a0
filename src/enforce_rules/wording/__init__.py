"""The grammar of official wording (裁量基准的用语): five doors, never a guess.

In: the text of a cell. Out: a typed value which renders back to normalised wording, or a `WordingError` that points
into the cell. The key that holds the cell decides the door; no function takes "any wording".
"""

from enforce_rules.wording.amount import parse_amount
from enforce_rules.wording.citation import parse_citation, parse_citation_prefix
from enforce_rules.wording.errors import CODES, WordingError
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
    Weight,
    Words,
)
from enforce_rules.wording.weight import parse_weight, share
from enforce_rules.wording.wire import to_json
from enforce_rules.wording.words import bounds, included

__all__ = [
    "CODES",
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
