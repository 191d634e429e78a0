"""Weighted sums (权重累加): min(封顶, max(保底, 起点 + Σ 权重)) (semantics 2, 7, 8).

In: a weighted table, the starting point, a world. Out: the score, or a range of scores where worlds were too many.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from enforce_rules.evaluator.amount import percent_text
from enforce_rules.evaluator.citing import provisions
from enforce_rules.evaluator.knowledge import Why
from enforce_rules.evaluator.world import World, misprints
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.fact import Standing
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Step, Verdict
from enforce_rules.model.ruleset import Factor, Level, Start, Table


@dataclass(frozen=True, slots=True)
class Score:
    """权重合计, after cap and floor; low and high differ only where open factors were not split."""

    low: Fraction
    high: Fraction


def score_of(table: Table, start: Start, world: World) -> Score:
    """Add up the weights of this world."""
    assert table.weighted is not None
    low = high = start.share
    said = [percent_text(start.share)]
    for factor in table.weighted.factors:
        least, most = _weight(table, factor, world)
        low, high = low + least, high + most
        said.append(percent_text(least) if least == most else f"{percent_text(least)}至{percent_text(most)}")
    why: list[Reason] = []
    if low == high:
        why.append(reason("score", sum=f"{'＋'.join(said)}＝{percent_text(low)}"))
    low, high = _bounded(table, low, why), _bounded(table, high, [])
    world.steps[f"{table.id}:合计"] = Step(
        f"{table.id}:合计",
        "裁量阶次",
        Verdict.YES,
        (),
        provisions(table, f"{table.id}:合计", (), world.docket.program),
        tuple(why),
    )
    return Score(low, high)


def _bounded(table: Table, score: Fraction, why: list[Reason]) -> Fraction:
    assert table.weighted is not None
    cap, floor = table.weighted.cap, table.weighted.floor
    if floor is not None and score < floor:
        why.append(reason("floored", **{"from": percent_text(score), "to": percent_text(floor)}))
        return floor
    if cap is not None and score > cap:
        why.append(reason("capped", **{"from": percent_text(score), "to": percent_text(cap)}))
        return cap
    return score


def _weight(table: Table, factor: Factor, world: World) -> tuple[Fraction, Fraction]:
    """The weight of one factor: one level, unless the law leaves several or none."""
    judged = [(level, world.judge(level.when)[0]) for level in factor.levels]
    certain = [level for level, truth in judged if truth is Truth.TRUE]
    if not certain and _unascertainable(factor, world):
        return _lowest(table, factor, world)
    possible = [level for level, truth in judged if truth is not Truth.FALSE]
    if len(possible) > max(1, len(certain)):
        if world.coarse:
            world.ask_all(factor, table)
            return min(each.weight for each in possible), max(each.weight for each in possible)
        for level in possible:
            world.decide(level.when, level.id)
        return _weight(table, factor, world)  # every level is settled in this world now
    if not possible:
        world.referring("no-level", fact=factor.name)
        return min(each.weight for each in factor.levels), max(each.weight for each in factor.levels)
    if len(certain) > 1:
        return _several(table, factor, certain, world)
    level = possible[0]
    _note(table, factor, level, world, Verdict.YES, ())
    return level.weight, level.weight


def _unascertainable(factor: Factor, world: World) -> bool:
    names = {name for level in factor.levels for name in facts_of(level.when)}
    stated = [world.docket.act.facts.get(name) for name in names]
    return any(each is not None and each.state is Standing.UNASCERTAINABLE for each in stated) and all(
        each is None or each.state is not Standing.GIVEN or world.knowledge(each.name).why is Why.UNASCERTAINABLE
        for each in stated
    )


def _lowest(table: Table, factor: Factor, world: World) -> tuple[Fraction, Fraction]:
    if world.docket.convention(table, "无法查明") == "最低档次":
        level = min(factor.levels, key=lambda each: each.weight)
        _note(table, factor, level, world, Verdict.POLICY, (reason("lowest-level"),))
        return level.weight, level.weight
    world.referring("unascertainable", fact=factor.name)
    return min(each.weight for each in factor.levels), max(each.weight for each in factor.levels)


def _several(table: Table, factor: Factor, certain: list[Level], world: World) -> tuple[Fraction, Fraction]:
    fact = world.docket.facts.get(factor.name)
    heaviest = max(certain, key=lambda each: each.weight)
    if fact is not None and fact.heaviest:
        _note(table, factor, heaviest, world, Verdict.YES, (reason("heavier-row"),))
        return heaviest.weight, heaviest.weight
    world.referring("several-levels", fact=factor.name)
    return min(each.weight for each in certain), heaviest.weight


def _note(table: Table, factor: Factor, level: Level, world: World, verdict: Verdict, why: tuple[Reason, ...]) -> None:
    basis = provisions(table, level.id, (), world.docket.program)
    facts = facts_of(level.when) or (factor.name,)
    told = (*why, *misprints(level.misprints))
    world.steps[level.id] = Step(level.id, "裁量阶次", verdict, facts, basis, told)
