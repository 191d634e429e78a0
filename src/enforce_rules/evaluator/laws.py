"""The law of a day for one act and one party, whatever the act is called in it (承接).

In: the dockets of an act and a party by day and violation. Out: `Law`s and what they come to. Where no table in force on
the day is about the violation the case names, those are looked for that it took over or that took it over; several of
them are evaluated each, and stand side by side unless they come to the same (decision 0080).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.evaluator.docket import Docket, docket, region_meets, time_gap
from enforce_rules.evaluator.evaluate import evaluate
from enforce_rules.evaluator.explore import POOL
from enforce_rules.evaluator.repeals import repealed
from enforce_rules.evaluator.several import Several, side_by_side
from enforce_rules.evaluator.succession import linked_to
from enforce_rules.evaluator.world import Budget
from enforce_rules.model.case import Act, Case, Party
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Result, ResultStanding
from enforce_rules.model.ruleset import Use

Make = Callable[[date | None, str | None], Docket]
"""The docket of one act and one party under the law of a day (None: of the last day of the act), by the violation the
case names (None) or by another."""
Rules = tuple[frozenset[str], tuple[Reason, ...]]
ABOUT: Final = (Use.BENCHMARK, Use.STATUTORY)


def maker(program: Program, case: Case, act: Act, party: Party, *, confirm_dates: bool = True) -> Make:
    """The dockets of one act and one party."""

    def make(day: date | None, violation: str | None) -> Docket:
        named = act if violation is None else replace(act, violation=violation)
        return docket(program, case, named, party, on=day, confirm_dates=confirm_dates)

    return make


@dataclass(frozen=True, slots=True)
class Law:
    """The law of a day: a docket, or several where the act may be any of several violations under it."""

    dockets: tuple[Docket, ...]
    linked: bool  # by violations that the case does not name
    rules: Rules

    @property
    def first(self) -> Docket:
        """Any of the dockets: they differ in the violation only."""
        return self.dockets[0]


@dataclass(slots=True)
class Laws:
    """The laws of several days for one act and one party; the same rules are evaluated once."""

    make: Make
    _laws: dict[date, Law] = field(default_factory=dict)
    _results: dict[tuple[str, Rules], Result] = field(default_factory=dict)
    _pool: Budget = field(default_factory=lambda: Budget(POOL))

    def on(self, day: date) -> Law:
        """The law of a day."""
        if day not in self._laws:
            named = self.make(day, None)
            linked = () if _in_force(named, day) else tuple(self._linked(named, day))
            self._laws[day] = law_of(*linked, linked=True) if linked else law_of(named)
        return self._laws[day]

    def _linked(self, named: Docket, day: date) -> Iterator[Docket]:
        for violation in linked_to(named.names, named.program):
            home = named.program.rulesets[named.program.violations[violation].ruleset]
            if not region_meets(home, named.case.region):
                continue  # a benchmark of another place knew the act too, and not for this case
            other = self.make(day, violation)
            if _in_force(other, day):
                yield other

    def results(self, law: Law) -> tuple[Result, ...]:
        """What each docket of a law comes to."""
        return tuple(self._result(about) for about in law.dockets)

    def _result(self, about: Docket) -> Result:
        key = about.violation.id, rules_of(about)
        if key not in self._results:
            self._results[key] = evaluate(about, self._pool)
        return self._results[key]

    def result(self, law: Law) -> Result:
        """What a law comes to, under the name the case gives the act."""
        results = self.results(law)
        if not law.linked:
            return results[0]
        day = law.first.day or law.first.case.dates.decided
        about = self.make(day, None)
        named = about.violation
        told = [
            reason("judged-as", date=day.isoformat(), old=named.text, new=each.violation.text, basis=_basis(each))
            for each in law.dockets
        ]
        if all(_said(each) == _said(results[0]) for each in results):
            found = results[0]
        else:
            found = side_by_side(results, Several(told))
            others = "、".join(each.violation.id for each in law.dockets)
            why = reason("several-successors", date=day.isoformat(), name=named.text, others=others)
            found = replace(found, standing=ResultStanding.REFER, refer=(*found.refer, why))
        premises = tuple(dict.fromkeys((*about.refer, *told, *found.premises)))
        return replace(found, violation=named.id, violation_text=named.text, premises=premises)


def law_of(*dockets: Docket, linked: bool = False) -> Law:
    """The law that these dockets make together."""
    every = [rules_of(each) for each in dockets]
    tables = frozenset[str]().union(*(names for names, _ in every))
    return Law(dockets, linked, (tables, tuple(dict.fromkeys(why for _, refer in every for why in refer))))


def rules_of(about: Docket) -> Rules:
    """What makes the law of two days the same for the act: the tables that speak of it, and the gaps before any."""
    known: Rules | None = about.memo.get("rules")
    if known is None:
        known = about.memo["rules"] = (_speaking(about), about.refer)
    return known


def _speaking(about: Docket) -> frozenset[str]:
    """The tables that speak of the substance of the act: its own, lists that meet it, general rules, what defines their terms."""
    tables = [table for table in about.tables if table.use in (Use.GENERAL, Use.MEASURING)]
    tables += [t for t in about.tables if t.use is Use.LIST and any(about.is_about(row) for row in t.rows)]
    tables += about.own
    read = about.sources(tables)
    return frozenset(each.id for each in (*tables, *(t for name in read for t in about.derivations.get(name, ()))))


def _in_force(about: Docket, day: date) -> bool:
    """Whether a table in force on the day is about the violation itself."""
    gone = repealed(day, about.program)
    return any(
        table.use in ABOUT and table.id not in gone and time_gap(about.program.ruleset_of(table), day) is None
        for table in about.own
    )


def _basis(about: Docket) -> str:
    return "；".join(each.text for each in about.violation.basis) or about.violation.id


def _said(result: Result) -> tuple[object, ...]:
    return result.standing, result.options, result.refer, result.legal_basis
