"""Facts which the case states and the rules derive as well (semantics 6): they agree, or a finding says why not.

In: a docket. Out: the statements that differ from what 推定, 履历 or the dates give. One without 认定 and 理由 is an error
of the case; one with them stands, and a step says what it overrides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from enforce_rules.compiler.program import Program
from enforce_rules.diagnostics import Diagnostic, diagnose
from enforce_rules.evaluator.docket import Docket, docket
from enforce_rules.evaluator.history import told, united
from enforce_rules.evaluator.history_accounts import place_of
from enforce_rules.evaluator.knowledge import NOTHING, Known
from enforce_rules.evaluator.when import describe
from enforce_rules.evaluator.world import World, same_value
from enforce_rules.model.case import Case
from enforce_rules.model.condition import Truth
from enforce_rules.model.fact import Quantity, Standing, StatedFact
from enforce_rules.model.interval import Region
from enforce_rules.model.reason import reason
from enforce_rules.model.report import Step, Verdict

STAGE = "推定"
NEVER_CAME = "没有"


@dataclass(frozen=True, slots=True)
class Override:
    """A stated fact that differs from what the rules give, and what gives it."""

    stated: StatedFact
    derived: str
    node: str
    basis: tuple[str, ...]

    def step(self) -> Step:
        """The step that says so."""
        why = reason("overridden", derived=self.derived, value=self.stated.text)
        return Step(self.node, STAGE, Verdict.NO, (self.stated.name,), self.basis, (why,))


def overrides(about: Docket) -> tuple[Override, ...]:
    """Every stated fact that differs from what is derived of it."""
    found: tuple[Override, ...] | None = about.memo.get("overrides")
    if found is None:
        found = about.memo["overrides"] = tuple(
            sorted(_overrides(about), key=lambda each: (each.node, each.stated.name))
        )
    return found


def contradictions(program: Program, case: Case) -> tuple[Diagnostic, ...]:
    """The statements without 认定 and 理由 that differ from what is derived, each once."""
    wrong: dict[tuple[str, object], Diagnostic] = {}
    for act in case.acts:
        for code in act.parties:
            for each in overrides(docket(program, case, act, case.party(code))):
                stated = each.stated
                if stated.finding is None:
                    wrong[stated.name, stated.span] = diagnose(
                        "given-and-derived-differ",
                        stated.span,
                        fact=stated.name,
                        value=stated.text,
                        derived=each.derived,
                    )
    return tuple(wrong.values())


def _overrides(about: Docket) -> Iterator[Override]:
    for name, stated in about.act.facts.items():
        if stated.state is not Standing.GIVEN or name not in about.facts:
            continue
        without = {**about.act.facts, name: StatedFact(name, Standing.UNKNOWN)}
        scene = replace(about, act=replace(about.act, facts=without))
        if name in about.derivations:
            yield from _against_rows(scene, stated)
        elif name in about.history:
            yield from _against_history(scene, stated)
        elif about.facts[name].dates is not None or about.facts[name].counted:
            yield from _against_dates(scene, stated)


def _differs(stated: StatedFact, derived: Known) -> bool:
    (value,) = stated.values
    if isinstance(value, Quantity):
        return same_value(derived, value) is Truth.FALSE
    if derived is None or isinstance(derived, Region):
        return False
    held: frozenset[object] = (value or frozenset({NOTHING})) if isinstance(value, frozenset) else frozenset({value})
    return not held & derived


def _against_rows(about: Docket, stated: StatedFact) -> Iterator[Override]:
    world = World(about, {}, {})
    unit = world.unit_of(stated.name)
    derived, _ = world.lookup(stated.name, unit)
    if not _differs(stated, derived):
        return
    tables = about.derivations[stated.name]
    settling = [step for step in world.steps.values() if any(step.id in {r.id for r in t.rows} for t in tables)]
    node, basis = (settling[0].id, settling[0].basis) if settling else (tables[0].id, ())
    yield Override(stated, describe(derived, (stated.name, unit)), node, basis)


def _against_history(about: Docket, stated: StatedFact) -> Iterator[Override]:
    rules = about.history[stated.name]
    if any(rule.undecided for rule in rules):
        return
    derived = united([told(rule, about) for rule in rules])
    unit = about.facts[stated.name].unit
    if derived and _differs(stated, derived):
        yield Override(stated, describe(derived, (stated.name, unit)), *place_of(rules[0], about))


def _against_dates(about: Docket, stated: StatedFact) -> Iterator[Override]:
    world = World(about, {}, {})
    derived, _ = world.lookup(stated.name)
    if _differs(stated, derived):
        spans = derived if isinstance(derived, frozenset) else frozenset()
        text = "或".join(
            sorted(f"{each.start}至{each.end}" for each in spans if not isinstance(each, bool | str | date))
        )
        if not text:  # counted round by round, or to a day that never came
            text = describe(derived, (stated.name, about.facts[stated.name].unit)) or NEVER_CAME
        yield Override(stated, text, f"{about.violation.ruleset}#{stated.name}", ())
