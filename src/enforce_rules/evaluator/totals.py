"""The fines of one party over all its acts (合计; 分别决定、合并执行; decision 0067).

In: the results of a case and their dockets. Out: for every party of several results, the exact range of the sum. An act
set aside under 竞合 adds nothing; of provisions about one act between which nothing decides yet, one adds its fine. An
amount that is not known leaves the sum without an upper end, and the act is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from enforce_rules.evaluator.concurrence import one_act
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.measuring import hull
from enforce_rules.evaluator.options import fines_of
from enforce_rules.model.report import FineRange, FineTotal, Option, Outcome, Result

SET_ASIDE: Final = frozenset({"loses-to", "loses-if-imposed", "gives-way-to", "gives-way-if"})
WITHOUT_RULE: Final = "one-act-without-rule"
ZERO: Final = Fraction(0)
NOTHING: Final = FineRange(ZERO, ZERO)
UNKNOWN: Final = FineRange(None, None)


def totals(results: Sequence[Result], dockets: Sequence[Docket]) -> tuple[FineTotal, ...]:
    """The total of every party that several results are about, in the order in which the case names them."""
    parties = dict.fromkeys(each.party for each in results)
    groups = one_act(dockets)
    grouped = {place for places in groups for place in places}
    groups += [[place] for place in range(len(results)) if place not in grouped]
    found = []
    for party in parties:
        mine = [[results[place] for place in places] for places in groups if results[places[0]].party == party]
        if sum(len(each) for each in mine) > 1:
            found.append(_total(party, mine))
    return tuple(found)


def _total(party: str, groups: Sequence[Sequence[Result]]) -> FineTotal:
    every = [each for group in groups for each in group]
    aside = [each for each in every if _set_aside(each)]
    standing = [each for each in every if each not in aside]
    return FineTotal(
        party,
        _sum(_of_one_act([each for each in group if each in standing]) for group in groups),
        tuple(each.act for each in standing),
        tuple(each.act for each in aside),
        tuple(each.act for each in standing if _fine(each).high is None),
    )


def _set_aside(result: Result) -> bool:
    return all(map(_gives_way, result.options)) and bool(result.options)


def _gives_way(option: Option) -> bool:
    return option.outcome is Outcome.NO_PENALTY and any(each.code in SET_ASIDE for each in option.why)


def _fine(result: Result) -> FineRange:
    """The fine of a provision where it stands."""
    if result.bounds is None or any(each.outcome is Outcome.UNDETERMINED for each in result.options):
        return UNKNOWN if result.bounds is None else result.bounds
    return hull(fines_of([each for each in result.options if not _gives_way(each)])) or NOTHING


def _of_one_act(results: Sequence[Result]) -> FineRange:
    """What an act adds: the fine of the one provision that will count."""
    fines = [_fine(each) for each in results]
    if len(fines) < 2:
        return fines[0] if fines else NOTHING
    codes = {each.code for result in results for each in result.refer}
    whole = hull(fines) or NOTHING
    if WITHOUT_RULE in codes:  # nothing says that they are not all imposed
        return FineRange(whole.low, _sum(fines).high, whole.low_included, True)
    if all(each.code != "gives-way-if" for one in results for option in one.options for each in option.why):
        lowest = max(fines, key=lambda each: (each.low or ZERO, each.low_included is False))
        return FineRange(lowest.low, whole.high, lowest.low_included, whole.high_included)
    return whole


def _sum(fines: Iterable[FineRange]) -> FineRange:
    every = tuple(fines)
    low = sum((each.low or ZERO for each in every), ZERO)
    highs = [each.high for each in every if each.high is not None]
    bounded = len(highs) == len(every)
    return FineRange(
        low,
        sum(highs, ZERO) if bounded else None,
        _both(each.low_included for each in every),
        _both(each.high_included for each in every) if bounded else True,
    )


def _both(included: Iterable[bool | None]) -> bool | None:
    """An end of a sum: excluded where any part of it is; open where any is, and none excluded."""
    flags = tuple(included)
    return False if False in flags else None if None in flags else True
