"""Where in the range the figure lies (量罚), and the statutory range which nothing but mitigation leaves.

In: a fine, a direction, the 量罚 rules in play, the statutory range. Out: the fine, the point, and why.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from enforce_rules.evaluator.amount import ZERO, Fine, decimal
from enforce_rules.model.deed import Grade, Modality
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import FineRange
from enforce_rules.model.ruleset import Anchor, Form, Mark, Measuring, Part


def part_for(row: Measuring, grade: Grade) -> Part | None:
    """The part of the range for a direction."""
    return dict(row.parts).get(grade.value)


def _at(mark: Mark, fine: FineRange) -> Fraction | None:
    low, high = fine.low, fine.high
    match mark.anchor:
        case Anchor.LOW:
            return None if low is None else low * mark.share
        case Anchor.HIGH:
            return None if high is None else high * mark.share
        case Anchor.MIDDLE:
            return None if low is None or high is None else (low + high) / 2 * mark.share
        case Anchor.SPAN:
            return None if low is None or high is None else low + (high - low) * mark.share


def take(part: Part, fine: Fine, *, keeps_range: bool) -> tuple[Fine, Fraction | None]:
    """The part of the fine the rule picks: a point (beside the range when the rule is optional) or a narrower range."""
    whole = fine.range
    if part.at is not None:
        point = _at(part.at, whole)
        if point is None or keeps_range:
            return fine, point
        return replace(fine, range=FineRange(point, point), form=Form.POINT), point
    low = _at(part.low, whole) if part.low else whole.low
    high = _at(part.high, whole) if part.high else whole.high
    narrowed = FineRange(
        low,
        high,
        part.low_included if part.low else whole.low_included,
        part.high_included if part.high else whole.high_included,
    )
    return replace(fine, range=narrowed), None


def clamp(fine: Fine, statutory: FineRange | None) -> tuple[Fine, Reason | None]:
    """Keep the fine inside the statutory range; say so when that moved it."""
    if statutory is None or fine.range.low is None:
        return fine, None
    have, law = fine.range, statutory
    assert have.low is not None
    if have.point is not None:
        if law.low is not None and have.low < law.low:
            moved = FineRange(law.low, law.low)
            why = reason("clamped-up", **{"from": decimal(have.low), "to": decimal(law.low)})
            return replace(fine, range=moved), why
        if law.high is not None and have.low > law.high:
            moved = FineRange(law.high, law.high)
            why = reason("clamped-down", **{"from": decimal(have.low), "to": decimal(law.high)})
            return replace(fine, range=moved), why
        return fine, None
    low, low_in = have.low, have.low_included
    if law.low is not None and low < law.low:
        low, low_in = law.low, law.low_included
    high, high_in = have.high, have.high_included
    if law.high is not None and (high is None or high > law.high):
        high, high_in = law.high, law.high_included
    if high is not None and low > high:
        edge = law.low if law.low is not None and have.high is not None and have.high < law.low else law.high
        assert edge is not None
        low = high = edge
        low_in = high_in = True
    if (low, high) == (have.low, have.high):
        return fine, None
    return replace(fine, range=FineRange(low, high, low_in, high_in)), reason("clamped-range")


def below_minimum(statutory: FineRange | None) -> FineRange | None:
    """减轻: above zero and below the statutory minimum; None where the law sets no minimum."""
    if statutory is None or statutory.low is None or statutory.low == 0:
        return None
    return FineRange(ZERO, statutory.low, False, False)


def with_minimum(fine: Fine, share: Fraction | None) -> Fine:
    """无下限时: a share of the maximum stands for the minimum which the law does not set."""
    high = fine.range.high
    if share is None or high is None or fine.form is not Form.ONLY_HIGH:
        return fine
    return replace(fine, form=Form.RANGE, range=replace(fine.range, low=high * share, low_included=True))


def added(fines: list[tuple[FineRange, Modality]]) -> FineRange | None:
    """The sum of fines that are imposed side by side (另处), from none of what may be left out; one alone as it stands."""
    if not fines:
        return None
    if len(fines) == 1:
        return fines[0][0]
    total = FineRange(ZERO, ZERO)
    for fine, modality in fines:
        each = replace(fine, low=ZERO, low_included=True) if modality is Modality.MAY else fine
        if total.low is None or each.low is None:
            return FineRange(None, None)
        high = None if total.high is None or each.high is None else total.high + each.high
        total = FineRange(
            total.low + each.low,
            high,
            bool(total.low_included and each.low_included),
            bool(total.high_included and each.high_included),
        )
    return total


def hull(ranges: list[FineRange]) -> FineRange | None:
    """The smallest range holding them all; an open end wins over a closed one only where it lies further out."""
    if not ranges:
        return None
    lows = [each for each in ranges if each.low is not None]
    if len(lows) < len(ranges):
        return FineRange(None, None)
    low = min(lows, key=lambda each: (each.low, each.low_included is False))
    bounded = [each for each in ranges if each.high is not None]
    high = max(bounded, key=lambda each: (each.high, each.high_included is not False), default=None)
    if len(bounded) < len(ranges) or high is None:
        return FineRange(low.low, None, low.low_included, True)
    return FineRange(low.low, high.high, low.low_included, high.high_included)
