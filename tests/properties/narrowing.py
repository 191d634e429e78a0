"""What "lies in" means: whether what is said of a case after learning a fact stays inside what was said before.

In: two recommendations for one case, the earlier knowing less. Out: the ways in which the later one contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterator

from enforce_rules.model.report import (
    STANDING_ORDER,
    FineRange,
    Option,
    Outcome,
    RecommendedSanction,
    Report,
    Result,
    ResultStanding,
)

BOUNDARY = "undecided-convention"  # only a number that is known can be found to lie just on an undecided boundary


def contradictions(earlier: Report, later: Report) -> Iterator[str]:
    """Everything the later recommendation says that the earlier one had excluded."""
    for before, after in zip(earlier.results, later.results, strict=True):
        assert (before.act, before.party) == (after.act, after.party)
        yield from _options(before, after)
        yield from _standing(before, after)
        if not _range_in(after.bounds, before.bounds):
            yield f"bounds {after.bounds} leave {before.bounds}"


def _options(before: Result, after: Result) -> Iterator[str]:
    for option in after.options:
        if not any(option_in(option, each) for each in before.options):
            yield f"{after.party}: {said(option)} is none of {[said(each) for each in before.options]}"


def _standing(before: Result, after: Result) -> Iterator[str]:
    order = STANDING_ORDER.index
    if any(is_anything(option) for option in before.options):
        return  # too many worlds to see what every one of them refers
    if order(after.standing) <= order(before.standing):
        return
    possible = {why for option in before.options for why in option.why}
    new = [why.code for why in after.refer if why not in before.refer and why not in possible]
    if after.standing is ResultStanding.REFER and set(new) <= {BOUNDARY}:
        return  # an option said that it would meet this gap
    yield f"{after.party}: standing {before.standing.value} became {after.standing.value} {new}"


def said(option: Option) -> str:
    """An option in short."""
    fines = [(each.fine.low, each.fine.high) for each in option.sanctions if each.fine]
    kinds = [f"{each.modality.value} {each.text}" for each in option.sanctions]
    ends = [tuple(None if end is None else str(end) for end in fine) for fine in fines]
    return f"{option.modality.value} {option.outcome.value} {option.tier or option.score or ''} {kinds} {ends}"


def is_anything(option: Option) -> bool:
    """Whether the option says that everything is still possible."""
    return option.outcome is Outcome.UNDETERMINED and any(why.code == "too-many-worlds" for why in option.why)


def option_in(later: Option, earlier: Option) -> bool:
    """Whether the earlier option covers the later one."""
    if is_anything(earlier):
        return True
    if (later.outcome, later.modality, later.waives) != (earlier.outcome, earlier.modality, earlier.waives):
        return False
    if len(later.sanctions) != len(earlier.sanctions):
        return False
    same_place = later.tier == earlier.tier and earlier.score in (None, later.score)
    return same_place and all(map(_sanction_in, later.sanctions, earlier.sanctions))


def _sanction_in(later: RecommendedSanction, earlier: RecommendedSanction) -> bool:
    if (later.kind, later.text, later.modality) != (earlier.kind, earlier.text, earlier.modality):
        return False
    if earlier.point is not None and later.point != earlier.point:
        return False
    return _range_in(later.fine, earlier.fine)


def _range_in(later: FineRange | None, earlier: FineRange | None) -> bool:
    """Whether the earlier range holds the later one; one that says nothing holds everything."""
    if earlier is None or later is None:
        return later is None or earlier is None
    if earlier.low is None and earlier.high is None:
        return True
    return _low_in(later, earlier) and _high_in(later, earlier)


def _low_in(later: FineRange, earlier: FineRange) -> bool:
    if earlier.low is None:
        return True
    if later.low is None:
        return False
    return later.low > earlier.low or (
        later.low == earlier.low and (earlier.low_included is not False or later.low_included is False)
    )


def _high_in(later: FineRange, earlier: FineRange) -> bool:
    if earlier.high is None:
        return True
    if later.high is None:
        return False
    return later.high < earlier.high or (
        later.high == earlier.high and (earlier.high_included is not False or later.high_included is False)
    )


def inside(fine: FineRange, law: FineRange) -> bool:
    """Whether the fine lies inside the statutory range."""
    return _range_in(fine, law)
