"""What a cell that cannot be read is: a stable code and a place. The sentences belong to the message catalogue.

In: nothing. Out: `WordingError` and `CODES`, every code a door can raise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_CODES = (
    # the characters of the cell
    "cell_too_long ellipsis space_in_number number_too_long numeral_irregular "
    # one end, and two
    "unit_missing unit_unknown unit_twice unit_order unit_mismatch unit_ambiguous typo_bound bound_missing "
    "two_lower_bounds two_upper_bounds range_reversed range_empty negated_bound inclusion_mismatch "
    # the whole cell, by its door
    "trailing no_amount no_sanction no_weight no_quantity no_period no_citation no_number no_value "
    "penalty_here penalty_unclear too_many_alternatives too_many_provisions bracket_open "
    "mixed_connectives circumstance_mixed subject_ambiguous subject_missing"
)
CODES: Final = frozenset(_CODES.split())


class WordingError(ValueError):
    """A cell that cannot be read: its code, where in the cell as given, and the words its message needs."""

    def __init__(self, code: str, at: int, length: int = 1, **data: str) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.length = length
        self.data: Mapping[str, str] = data
