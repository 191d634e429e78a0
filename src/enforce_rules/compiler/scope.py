"""What a cell may refer to: the facts in sight, the conventions (约定) of its ruleset, its table's units and parties.

In: a ruleset's declarations and a table's columns. Out: `CellScope`, handed to every reader of cells. A convention
that a cell asks for is recorded with the cell's place, so that a missing one can be told where it is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from enforce_rules.diagnostics import Span
from enforce_rules.model.deed import Amount
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.wording.words import REACHING, STRICT

INCLUSIVE = REACHING | {"及以上", "及以下"}
CLOSED_UNLESS_STATED = frozenset({"至"})  # dashes and 至 are closed unless the ruleset says otherwise
TRUTHS = {"含": True, "不含": False}
HIGHEST = "最高档上限"


@dataclass(frozen=True, slots=True)
class CellScope:
    """What a cell may refer to. `facts` is keyed by phrase, 代号 and 同义 alike."""

    facts: Mapping[str, FactDeclaration] = field(default_factory=dict)
    ruleset: str = ""  # whose conventions they are
    conventions: Mapping[str, str] = field(default_factory=dict)
    statutory: bool = False  # the cell belongs to a 法定 table
    units: frozenset[str] = frozenset()  # units the ruleset declares beyond the common ones
    unit_facts: Mapping[str, str] = field(default_factory=dict)  # unit → the table's only fact counted in it
    law: tuple[tuple[str | None, Amount], ...] = ()  # what the statute of this table fines, party by party
    highest: bool = False  # the cell belongs to the highest tier of its table
    base: str | None = None  # the base of the statutory fine, for a ratio printed without one
    asked: dict[str, dict[Span, None]] = field(default_factory=dict, compare=False, repr=False)

    def included(self, word: str, place: Span, *, statutory: bool | None = None) -> bool | None:
        """Whether the word at a place includes the number itself (本数); None where the text leaves it undecided (待定).

        以上 and 以下 go by the ruleset's conventions, in statute cells by 法定以上 and 法定以下 where these are stated.
        """
        if word in STRICT:
            return False
        if word in INCLUSIVE:
            return True
        if word in CLOSED_UNLESS_STATED and word not in self.conventions:
            return True
        within_statute = self.statutory if statutory is None else statutory
        if word == "以下" and self.highest and HIGHEST in self.conventions and not within_statute:
            return TRUTHS.get(self.convention(HIGHEST, place) or "")
        value = self.convention(f"法定{word}", place) if within_statute and f"法定{word}" in self.conventions else None
        value = self.convention(word, place) if value is None else value
        return TRUTHS.get(value or "")

    def convention(self, name: str, place: Span) -> str | None:
        """The value of a convention, recorded as needed at this place."""
        self.asked.setdefault(name, {})[place] = None
        return self.conventions.get(name)

    def fact(self, name: str) -> FactDeclaration | None:
        """The fact a phrase, a 代号 or a 同义 stands for."""
        return self.facts.get(name)

    def unit_fact(self, unit: str) -> str | None:
        """The table's fact counted in this unit (500元/车次)."""
        return self.unit_facts.get(unit)
