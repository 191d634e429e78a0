"""过罚相当: a graver fact never lowers the fine (行政处罚法第五条第二款)."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from random_cases import Draft, draw, values_of
from rulebooks import shipped, spread

from enforce_rules.evaluator.docket import Docket, docket
from enforce_rules.model.condition import OneOf
from enforce_rules.model.report import Outcome, Report
from enforce_rules.model.ruleset import Factor, Table, Use

HEAVIER = {"发生重大传染病疫情等突发事件": "是", "违反突发事件应对措施": "是"}
CALM = "否"


def weighted_tables() -> list[Table]:
    """The shipped tables that add up weights, but those about an act that a later law has taken over word for word."""
    weighted = [table for table in shipped().program.tables.values() if table.weighted is not None]
    return [table for table in weighted if _of_its_time(table)]


def _of_its_time(table: Table) -> bool:
    rulesets = shipped().program.rulesets
    home, own = rulesets[ruleset_of(table.violations[0])], rulesets[table.ruleset]
    return home.in_force is None or own.in_force is None or home.in_force <= own.in_force


def tiered_violations() -> list[str]:
    """The violations with a benchmark of tiers."""
    tables = shipped().program.tables.values()
    return [table.violations[0] for table in tables if table.use is Use.BENCHMARK and table.weighted is None]


def ruleset_of(violation: str) -> str:
    """The ruleset a violation belongs to."""
    return violation.partition("#")[0]


def ladder(factor: Factor) -> list[str] | None:
    """The labels of a factor in the order of their weights, where each level is a label and the weights rise."""
    rising = sorted(factor.levels, key=lambda level: level.weight)
    if not all(isinstance(level.when, OneOf) and level.when.fact == factor.name for level in rising):
        return None
    return [min(level.when.labels) for level in rising if isinstance(level.when, OneOf)]


def plain(violation: str, seed: int) -> tuple[Draft, Docket]:
    """A random case without any general circumstance: only the tables of the violation speak."""
    random, rulebook = Random(seed), shipped()
    draft = draw(rulebook, random, violation)
    case = rulebook.case(draft.document())
    about = docket(rulebook.program, case, case.acts[0], case.parties[0])
    own = {name for table in about.own for name in _own_names(table, about)}
    calm = {name: CALM for name in draft.facts if name not in own and about.facts[name].kind.is_truth}
    return draft.with_facts(calm, rulebook.program), about


def _own_names(table: Table, about: Docket) -> set[str]:
    from enforce_rules.evaluator.reads import table_facts

    names = set(table_facts(table))
    return names | {name for fact in names for each in about.derivations.get(fact, ()) for name in table_facts(each)}


def fines(report: Report) -> list[tuple[Fraction, Fraction]] | None:
    """The lowest and the highest fine of each party over all options; None where one is without an end."""
    found: list[tuple[Fraction, Fraction]] = []
    for result in report.results:
        here = [each.fine for option in result.options for each in option.sanctions if each.fine is not None]
        lows, highs = [each.low for each in here], [each.high for each in here]
        if not here or None in lows or None in highs:
            return None
        found.append((min(low for low in lows if low is not None), max(high for high in highs if high is not None)))
    return found


@pytest.mark.parametrize("table", spread(weighted_tables(), lambda table: table.ruleset), ids=lambda table: table.name)
def test_a_heavier_level_of_one_factor_never_lowers_the_fine(table: Table) -> None:
    assert table.weighted is not None
    climbed = 0
    for seed in range(3):
        draft, _ = plain(table.violations[0], seed)
        for factor in table.weighted.factors:
            labels = ladder(factor)
            if labels is None or factor.name not in draft.facts:
                continue
            steps = [draft.with_facts({factor.name: label}, shipped().program) for label in labels]
            said = [fines(shipped().recommend(step.document()).report) for step in steps]
            known = [each for each in said if each is not None]
            climbed += len(known) > 1 and known[0] < known[-1]
            assert known == sorted(known, key=lambda each: each[0]), f"{factor.name} {seed}"
            assert known == sorted(known, key=lambda each: [high for _, high in each]), f"{factor.name} {seed}"
    assert climbed or not any(ladder(factor) for factor in table.weighted.factors)


@pytest.mark.parametrize("violation", spread(tiered_violations(), ruleset_of))
def test_a_higher_tier_never_lowers_the_fine(violation: str) -> None:
    """Where the ruleset orders its tiers: of two cases that differ in one number, the higher tier has no lower fine."""
    draft, about = plain(violation, 1)
    order = [label for label in (about.home_convention("阶次") or "").split("；") if label]
    for name in list(draft.facts):
        if not about.facts[name].kind.is_number:
            continue
        by_tier: dict[str, list[tuple[Fraction, Fraction]]] = {}
        for value in values_of(name, about):
            said = shipped().recommend(draft.with_facts({name: value}, shipped().program).document()).report.results[0]
            gap = any(why.code == "missing-cell" for why in said.refer)  # the source left the cell out
            for option in said.options if len(said.options) == 1 and not gap else ():
                amounts = [each.fine for each in option.sanctions if each.fine is not None]
                if option.tier in order and amounts and amounts[0].low is not None and amounts[0].high is not None:
                    by_tier.setdefault(option.tier, []).append((amounts[0].low, amounts[0].high))
        seen = [by_tier[tier] for tier in order if tier in by_tier]
        for lower, higher in pairwise(seen):
            assert max(low for low, _ in lower) <= min(low for low, _ in higher)
            assert max(high for _, high in lower) <= min(high for _, high in higher)


@pytest.mark.parametrize("table", spread(weighted_tables(), lambda table: table.ruleset), ids=lambda table: table.name)
def test_an_aggravating_circumstance_never_lowers_the_fine(table: Table) -> None:
    for seed in range(3):
        draft, _ = plain(table.violations[0], seed)
        calm = shipped().recommend(draft.document()).report
        grave = shipped().recommend(draft.with_facts(HEAVIER, shipped().program).document()).report
        for before, after in zip(calm.results, grave.results, strict=True):
            light = [s.fine for o in before.options for s in o.sanctions if s.fine and o.outcome is Outcome.GENERAL]
            heavy = [s.fine for o in after.options for s in o.sanctions if s.fine and o.outcome is Outcome.HEAVIER]
            for one, other in zip(light, heavy, strict=False):
                assert one.low is None or other.low is None or one.low <= other.low
                assert one.high is None or other.high is None or one.high <= other.high
