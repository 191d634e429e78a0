"""Sanctions of a branch as they are recommended: the fine's figure in its place, alternatives spelled out.

In: sanctions of a tariff and a fine. Out: recommended sanctions, once for every choice that 或者 leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Final

from enforce_rules.evaluator.amount import Fine, fine_of
from enforce_rules.evaluator.obligation import counted_text
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Daily, Kind, Sanction
from enforce_rules.model.report import RecommendedSanction

APART: Final = "另处罚款"


def recommended(
    sanctions: tuple[Sanction, ...], fine: Fine | None, point: Fraction | None, asker: str, world: World
) -> list[RecommendedSanction]:
    """The sanctions in order; the fine's figure stands where the fine is named. `asker`: the row that reads bases."""
    return [
        beside(each, asker, world)
        if each.apart
        else fined(each, fine, point)
        if each.kind is Kind.FINE and fine is not None
        else plain(each, world)
        for each in sanctions
    ]


def choices(sanctions: list[RecommendedSanction]) -> list[tuple[RecommendedSanction, ...]]:
    """Every way to choose among alternatives joined by 或者 that hold a penalty."""
    groups: dict[int, list[RecommendedSanction]] = {}
    for each in sanctions:
        if each.choice is not None:
            groups.setdefault(each.choice, []).append(each)
    split = [group for group in groups.values() if any(Kind(each.kind).is_penalty for each in group)]
    if not split:
        return [tuple(sanctions)]
    left_out = [set(group) for group in split]
    return [
        tuple(
            replace(each, choice=None) if any(each in group for group in left_out) else each
            for each in sanctions
            if each in combo or not any(each in group for group in left_out)
        )
        for combo in product(*split)
    ]


def passed_over(sanctions: Iterable[Sanction]) -> list[frozenset[Sanction]]:
    """For every way to choose among fines joined by 或者, the fines that are not chosen: each keeps its own range."""
    groups: dict[int, list[Sanction]] = {}
    for each in dict.fromkeys(sanctions):
        if each.choice is not None and each.kind is Kind.FINE:
            groups.setdefault(each.choice, []).append(each)
    several = [group for group in groups.values() if len(group) > 1]
    every = {each for group in several for each in group}
    return [frozenset(every.difference(picked)) for picked in product(*several)]


def plain(sanction: Sanction, world: World) -> RecommendedSanction:
    """A sanction other than a fine."""
    text, formula = sanction.text, None
    if sanction.times is not None:
        text, formula = counted_text(sanction, world)
    return RecommendedSanction(
        sanction.kind.value,
        text,
        sanction.modality,
        formula=formula,
        approval=sanction.approval,
        choice=sanction.choice,
    )


def beside(sanction: Sanction, asker: str, world: World) -> RecommendedSanction:
    """另处: a fine of its own, as the statute or the tier gives it; circumstances and 量罚 do not reach it."""
    assert sanction.amount is not None
    return replace(fined(sanction, fine_of(sanction.amount, world, asker), None), text=APART)


def fined(sanction: Sanction, fine: Fine, point: Fraction | None) -> RecommendedSanction:
    """A fine with its range and, where it is settled, its figure."""
    settled = fine.range.point if point is None else point
    return RecommendedSanction(
        sanction.kind.value,
        sanction.text if isinstance(sanction.amount, Daily) else "罚款",
        sanction.modality,
        fine.range,
        settled,
        fine.formula,
        approval=sanction.approval,
        choice=sanction.choice,
    )
