"""What a 法定 table lends to the cells of the benchmark that refines it: the base of a bare 3倍, and its 最低限 and 最高限.

In: the statute as read. Out: its base, its fines party by party, and an end of one of them as a point.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from enforce_rules.model.deed import Amount, End, Fixed, Kind, OfBase, PerUnit, Sanction, Spread
from enforce_rules.model.ruleset import Table


def statutory_fines(statute: Table | None) -> tuple[tuple[str | None, Amount], ...]:
    """The amounts of the statute's fines, with the party each falls on."""
    rows = () if statute is None else statute.rows
    return tuple(
        (deed.party, deed.does.amount)
        for row in rows
        for deed in row.deeds
        if isinstance(deed.does, Sanction) and deed.does.kind is Kind.FINE and deed.does.amount is not None
        if not deed.does.apart
    )


def statutory_base(statute: Table | None) -> str | None:
    """The base of the statutory fine, which a ratio printed without one refines."""
    return next((amount.base for _, amount in statutory_fines(statute) if isinstance(amount, OfBase)), None)


def end_of(amount: Amount, *, top: bool, deemed: Fraction | None) -> Amount | None:
    """最高限 or 最低限 as a point; a minimum the law does not set is the deemed share of the maximum, else nothing."""
    if not isinstance(amount, Fixed | OfBase | PerUnit):
        return None
    low, high = amount.spread.low, amount.spread.high
    if low is None and high is not None and deemed is not None:
        low = End(high.value * deemed, True)
    end = high if top else low
    if end is None:
        return None
    point = End(end.value, True)
    return replace(amount, spread=Spread(point, point))


def mitigates(tier: str | None) -> bool:
    """Whether a tier is one of 减轻 (减轻, 减轻处罚): its fine may lie below the statutory minimum, never above the range."""
    return tier is not None and tier.startswith("减轻")
