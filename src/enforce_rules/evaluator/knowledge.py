"""What the case knows of each fact before any rule is read.

In: a docket. Out: for a fact, the set of values it may have and why it is open. A given fact is one value; a fact
left out is the whole domain; 查无 makes 是否 and 认定 facts 否 by finding; a 主张 not raised does not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, cast

from enforce_rules.compiler.system import EVENT_DECLARATIONS, SYSTEM_FACTS
from enforce_rules.evaluator.dates import add_workdays, full
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.history import told, united
from enforce_rules.model.case import DATE_FACTS, EVENT_FACTS, DateState
from enforce_rules.model.fact import DateSpan, FactDeclaration, FactKind, Quantity, Source, Standing, Value
from enforce_rules.model.interval import EVERYTHING, NOT_NEGATIVE, Bound, Interval, Region
from enforce_rules.model.reason import Reason, reason

Known = frozenset[bool] | frozenset[str] | frozenset[date] | frozenset[DateSpan] | Region | None
"""The values a fact may still have. None: a day (or a span of days) of which nothing is known."""

BOTH = frozenset({True, False})
NOTHING = ""
"""Among the labels that may hold: that none of them does (decision 0055)."""

NEVER: Final[frozenset[str]] = frozenset({NOTHING})
"""Of a day: that none came (没有). Of a period: that it never began or never ended."""
TERM_ENDS: Final = "责令改正期限届满之日"
WORKDAYS: Final = "个工作日"
STARTS: Final = {"次日": (True,), "当日": (False,)}

# A month has 28 to 31 days and a year 365 or 366: bounds in the other unit are compared through these, never converted.
_CROSS = {("个月", "日"): (Fraction(28), Fraction(31)), ("日", "个月"): (Fraction(1, 31), Fraction(1, 28))}


class Why(Enum):
    """Why a fact is open."""

    OPEN = "open"  # not given: ask
    UNASCERTAINABLE = "unascertainable"  # 无法查明: refer
    DISPUTED = "disputed"  # 有争议: both branches
    UNDEFINED = "undefined"  # 待定: ask, and refer
    CONVENTION = "convention"  # 约定 待定: refer
    CALENDAR = "calendar"  # working days of a year without its notice: refer


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The values a fact may have, why it is open, and what is taken for granted where nobody said."""

    known: Known
    why: Why = Why.OPEN
    premise: Reason | None = None


def initial(docket: Docket, name: str, unit: str | None = None) -> Knowledge:
    """What is known of the fact before any derivation; `unit` chooses the dimension of a number."""
    if name in DATE_FACTS:
        value = getattr(docket.case.dates, DATE_FACTS[name])
        why = Why.UNASCERTAINABLE if value is DateState.UNASCERTAINABLE else Why.OPEN
        return Knowledge(frozenset({value}) if isinstance(value, date) else None, why)
    if name in EVENT_FACTS:
        return _event(docket, name)
    if name == "当事人类别":
        return Knowledge(frozenset({docket.party.kind, *docket.party.roles}))
    fact = docket.facts.get(name) or SYSTEM_FACTS.get(name)
    stated = docket.act.facts.get(name)
    if fact is None:
        return Knowledge(BOTH)
    if stated is not None and stated.state in (Standing.GIVEN, Standing.DISPUTED):
        why = Why.DISPUTED if stated.state is Standing.DISPUTED else Why.OPEN
        return Knowledge(_stated(fact, stated.values, unit), why)
    if stated is not None and stated.state is Standing.UNASCERTAINABLE:
        return Knowledge(domain(fact), Why.UNASCERTAINABLE)
    return _unstated(docket, fact, unknown=stated is not None)


def _event(docket: Docket, name: str) -> Knowledge:
    """改正: a day as the case states it, or the end of a term counted from the order."""
    stated = docket.act.facts.get(name)
    if stated is None and name == TERM_ENDS:
        return Knowledge(_term_ends(docket))
    fact = EVENT_DECLARATIONS[name]
    if stated is None or stated.state is Standing.UNKNOWN:
        return Knowledge(domain(fact))
    if stated.state is Standing.UNASCERTAINABLE:
        return Knowledge(domain(fact), Why.UNASCERTAINABLE)
    return Knowledge(_stated(fact, stated.values, None), Why.DISPUTED if len(stated.values) > 1 else Why.OPEN)


def _term_ends(docket: Docket) -> Known:
    """责令改正期限届满之日 by the term the order states: from the day of service or the next (起算), whichever the rules say."""
    first = next(iter(docket.act.rounds), None)
    if first is None or first.term is None or not isinstance(first.served, date):
        return None
    if first.term.unit == WORKDAYS:
        end = add_workdays(first.served, int(first.term.value), docket.program.calendar)
        return None if end is None else frozenset({end})
    said = docket.home_convention("起算")
    days = [
        full(first.served, first.term.value, first.term.unit or "日", next_day=way)
        for way in STARTS.get(said or "", (True, False))
    ]
    return frozenset(days)


def _unstated(docket: Docket, fact: FactDeclaration, *, unknown: bool) -> Knowledge:
    rules = docket.history.get(fact.name, ())
    undecided = any(rule.undecided for rule in rules)
    if rules and not (undecided and unknown):
        known = united([told(rule, docket) for rule in rules]) or domain(fact)
        return Knowledge(known, Why.UNDEFINED if undecided else Why.OPEN)
    if fact.kind.is_truth and not unknown:
        if fact.name in docket.closed:
            return Knowledge(frozenset({False}))
        if fact.claimed:
            return Knowledge(frozenset({False}), premise=reason("claim-not-raised", fact=fact.name))
    undefined = fact.source is Source.UNDEFINED or bool(rules)
    return Knowledge(domain(fact), Why.UNDEFINED if undefined else Why.OPEN)


def domain(fact: FactDeclaration) -> Known:
    """Every value the fact could have."""
    if fact.kind.is_truth:
        return BOTH
    if fact.kind.is_choice:
        return frozenset((*fact.labels, NOTHING) if fact.may_be_none else fact.labels)
    if fact.kind is FactKind.DATE:
        return None
    return EVERYTHING if fact.kind is FactKind.NUMBER else NOT_NEGATIVE


def _stated(fact: FactDeclaration, values: tuple[Value, ...], unit: str | None) -> Known:
    if fact.kind.is_truth:
        return frozenset(value for value in values if isinstance(value, bool))
    if fact.kind.is_choice:
        held = [value for value in values if isinstance(value, frozenset)]
        if plural(fact):
            return frozenset(label for value in held for label in value or (NOTHING,))
        return frozenset(_heaviest(fact, value) for value in held)
    if fact.kind is FactKind.DATE:
        days = frozenset(value if isinstance(value, date) else NOTHING for value in values)
        return cast("frozenset[date]", days)  # a day, or that none came
    return Region.of(part for value in values if isinstance(value, Quantity) for part in _in_unit(value, unit).parts)


def plural(fact: FactDeclaration) -> bool:
    """Whether several labels may hold at once and each of them counts (多选, where the ruleset does not say 取重)."""
    return fact.kind is FactKind.CHOICES and not fact.heaviest


def _heaviest(fact: FactDeclaration, labels: frozenset[str]) -> str:
    return max(labels or (NOTHING,), key=lambda label: fact.labels.index(label) if label in fact.labels else -1)


def _in_unit(quantity: Quantity, unit: str | None) -> Region:
    if unit is None or quantity.unit in (None, unit):
        return Region.only(quantity.value)
    cross = _CROSS.get((quantity.unit or "", unit))
    if cross is None:
        return NOT_NEGATIVE
    least, most = (quantity.value * factor for factor in cross)
    return Region((Interval(Bound(least, True), Bound(most, True)),))


def spans(starts: Known, ends: Known) -> Known:
    """The spans between two sets of days, or None when either is open."""
    if not (isinstance(starts, frozenset) and isinstance(ends, frozenset) and starts and ends):
        return None
    if NEVER in (starts, ends):
        return NEVER
    return frozenset(
        DateSpan(start, end)
        for start in starts
        for end in ends
        if isinstance(start, date) and isinstance(end, date) and start <= end
    )
