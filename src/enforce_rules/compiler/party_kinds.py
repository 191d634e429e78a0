"""当事人类别: under whose thresholds a 个体工商户 falls is for the text to say (semantics 28, decision 0021).

In: the kinds of party a cell names. Out: a condition. Where a cell speaks of 公民 or of 法人 and names no 个体工商户, the
convention decides; where the text is silent it stays open, one and the same open question for the whole case.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.compiler.scope import CellScope
from enforce_rules.diagnostics import NOWHERE
from enforce_rules.model.condition import AnyOf, Condition, Not, NotLoaded, OneOf, both

PARTY_KIND: Final = "当事人类别"
TRADER: Final = "个体工商户"
PERSON, COMPANY = "公民", "法人"
OPEN: Final = NotLoaded("个体工商户适用公民的标准")


def of_kinds(kinds: frozenset[str], scope: CellScope) -> Condition:
    """Whether the party is of one of these kinds."""
    test = OneOf(PARTY_KIND, kinds)
    if TRADER in kinds or not kinds & {PERSON, COMPANY}:
        return test
    widened = OneOf(PARTY_KIND, kinds | {TRADER})
    if {PERSON, COMPANY} <= kinds:
        return widened
    as_person = PERSON in kinds
    value = scope.convention(TRADER, NOWHERE) if TRADER in scope.conventions else None
    if value in (PERSON, COMPANY):
        return widened if (value == PERSON) is as_person else test
    return AnyOf((test, both(OneOf(PARTY_KIND, frozenset({TRADER})), OPEN if as_person else Not(OPEN))))
