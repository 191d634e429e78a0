"""Physical obligations counted from a fact (补种盗伐株数一倍的树木; form 35)."""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.evaluator.amount import decimal
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import OfBase, Sanction
from enforce_rules.model.interval import Region


def counted_text(sanction: Sanction, world: World) -> tuple[str, str | None]:
    """The obligation as worded, and how many it comes to where the count is known (`10株`, `10株至30株`)."""
    times = sanction.times
    if not isinstance(times, OfBase):
        return sanction.text, None
    fact = world.docket.facts.get(times.base)
    known, _ = world.lookup(times.base, fact.unit if fact else None)
    count = known.point if isinstance(known, Region) else None
    if count is None:
        world.need(times.base, fact.unit if fact else None, sanction.text)
        return sanction.text, None
    unit = fact.unit if fact and fact.unit else ""

    def total(ratio: Fraction) -> str:
        return f"{decimal(count * ratio)}{unit}"

    low, high = times.spread.low, times.spread.high
    ends = [total(end.value) for end in (low, high) if end is not None]
    return sanction.text, "至".join(dict.fromkeys(ends))
