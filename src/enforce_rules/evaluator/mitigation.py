"""The ways of 减轻 beside a fine below the minimum: one of several penalties left out, a lighter kind (decision 0068).

In: the sanctions of a tariff and the conventions in play. Out: what a ruleset's 减轻方式 opens to the authority. Nothing
is left out that stands alone, so that 减轻 never comes to no penalty by this road.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from enforce_rules.evaluator.severity import TIMED, Ranks, ranks_of
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import KIND_WORDS, Kind, Modality, Sanction
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import RecommendedSanction

WAYS: Final = "减轻方式"
BELOW, NOT_JOINED, LIGHTER_KIND = "法定下限以下", "应当并处时不并处", "更轻的种类"
MEASURED: Final = frozenset({Kind.FINE, Kind.CONFISCATE_GAINS, Kind.CONFISCATE_GOODS, *TIMED})
"""Kinds that need an amount, an object or a length, which nothing gives where the provision does not have them."""


def ways_of(world: World) -> tuple[str, ...]:
    """The ways the violation's ruleset declares; without any, a fine below the minimum."""
    said = world.docket.home_convention(WAYS)
    return (BELOW,) if said is None or said == "待定" else tuple(said.split("；"))


def left_out(sanctions: Sequence[Sanction]) -> Iterator[tuple[tuple[Sanction, ...], Sanction]]:
    """应当并处时不并处: what is left without each penalty that is due beside the first, and that penalty."""
    due = [each for each in sanctions if each.kind.is_penalty and each.modality is Modality.SHALL and not each.apart]
    for gone in due[1:]:
        if gone.choice is None:
            yield tuple(each for each in sanctions if each is not gone), gone


def lighter_kinds(sanctions: Iterable[Sanction], world: World) -> tuple[Kind, ...]:
    """更轻的种类: kinds below every penalty that is due, by 处罚轻重; such as stand without an amount, object or length."""
    ranks = ranks_of(world.docket.home_convention("处罚轻重"))
    places = [_place(each.kind, ranks) for each in sanctions if each.kind.is_penalty]
    if not places or None in places:
        return ()
    lowest = min(place for place in places if place is not None)
    below = frozenset[Kind]().union(*ranks[:lowest]) - MEASURED
    return tuple(kind for kind in KIND_WORDS if kind in below)


def _place(kind: Kind, ranks: Ranks) -> int | None:
    return next((place for place, rank in enumerate(ranks) if kind in rank), None)


def of_kind(kind: Kind) -> RecommendedSanction:
    """A penalty of another kind than the provision has."""
    return RecommendedSanction(kind.value, KIND_WORDS[kind][0], Modality.SHALL)


def nothing_below(sanctions: Sequence[Sanction]) -> bool:
    """Whether there are penalties and none of them has a length or an amount that could be lower (警告)."""
    penal = [each for each in sanctions if each.kind.is_penalty]
    return bool(penal) and not any(each.kind in TIMED or each.kind is Kind.FINE for each in penal)


def terms(sanctions: Iterable[Sanction]) -> tuple[Reason, ...]:
    """拘留 and other penalties that last: 减轻 reaches their length too, which the officer sets."""
    lasting = dict.fromkeys(each.text for each in sanctions if each.kind in TIMED)
    return (reason("terms-may-be-lower", what="、".join(lasting)),) if lasting else ()
