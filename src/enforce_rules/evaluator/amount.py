"""From amounts of law to figures in 元 (semantics 3, 17-22).

In: an amount of a rule and what a world knows of its base. Out: a fine with open and closed ends; where the base is
open, the formula, and whatever ends still follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from enforce_rules.evaluator.knowledge import Known, Why
from enforce_rules.evaluator.rounds import note_rounds
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Amount, Daily, End, Extreme, Fixed, OfBase, PerUnit, Spread, Unstated
from enforce_rules.model.interval import Bound, Region
from enforce_rules.model.report import FineRange
from enforce_rules.model.ruleset import Form
from enforce_rules.wording.render import money

YUAN = "元"
DAY = "日"
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Fine:
    """A fine in one world: its range, the sum behind it, and its shape (罚款形式)."""

    range: FineRange
    form: Form
    formula: str | None = None
    open_base: str | None = None


def fine_of(amount: Amount, world: World, asker: str) -> Fine:
    """The fine an amount comes to in this world."""
    match amount:
        case Fixed(spread):
            return Fine(_fixed(spread), form_of(spread, of_base=False))
        case OfBase(spread, base):
            return _scaled(spread, base, YUAN, ratio_text(amount), world, asker)
        case PerUnit(spread, fact, each, unit):
            per = Spread(*(_divided(end, each) for end in (spread.low, spread.high)))
            return _scaled(per, fact, unit, f"{money_text(spread)}/{unit}", world, asker)
        case Extreme(amounts, highest):
            return _extreme([fine_of(one, world, asker) for one in amounts], highest)
        case Daily():
            return _daily(amount, world, asker)
        case Unstated():
            return Fine(FineRange(None, None), Form.RANGE)


def _daily(amount: Daily, world: World, asker: str) -> Fine:
    """每日的数额 × 计罚日数, with every round that counts (decision 0072)."""
    base, days = (_point(world.figure(name, unit, asker)) for name, unit in ((amount.base, YUAN), (amount.days, DAY)))
    note_rounds(world, amount.days, base, asker)
    told = amount.days if days is None else f"{decimal(days)}{DAY}"
    opened = [name for name, known in ((amount.base, base), (amount.days, days)) if known is None]
    for name in opened:
        world.need(name, None, asker)
    total = base * days if base is not None and days is not None else None
    return Fine(FineRange(total, total), Form.POINT, f"{amount.base}×{told}", opened[0] if opened else None)


def _point(known: Known) -> Fraction | None:
    return known.point if isinstance(known, Region) and known else None


def _divided(end: End | None, each: Fraction) -> End | None:
    return replace(end, value=end.value / each) if end else None


def _fixed(spread: Spread) -> FineRange:
    low = spread.low or End(ZERO, False)  # a fine of nothing is no fine
    high = spread.high
    return FineRange(low.value, high.value if high else None, low.included, high.included if high else True)


def form_of(spread: Spread, *, of_base: bool) -> Form:
    """罚款形式 of a spread."""
    if spread.point is not None:
        return Form.POINT
    if spread.low is None:
        return Form.ONLY_HIGH
    if spread.high is None:
        return Form.ONLY_LOW
    return Form.MULTIPLE if of_base else Form.RANGE


def _scaled(spread: Spread, base: str, unit: str | None, ratio: str, world: World, asker: str) -> Fine:
    known = world.figure(base, unit, asker)
    form = form_of(spread, of_base=True)
    formula = f"{base}×{ratio}"
    region = known if isinstance(known, Region) and known else None
    if region is None:
        return Fine(FineRange(None, None), form, formula, base)
    hull = region.hull
    if region.point is None:
        world.need(base, unit, asker)
    low = _product(spread.low or End(ZERO, False), hull.low)
    high = _product(spread.high, hull.high)
    settled = region.point is not None
    if not settled and hull.high is None and (low is None or low.value == 0):
        return Fine(FineRange(None, None), form, formula, base)
    return Fine(
        FineRange(
            low.value if low else None,
            high.value if high else None,
            low.included if low else True,
            high.included if high else True,
        ),
        form,
        formula,
        None if settled else base,
    )


def _product(end: End | None, bound: Bound | None) -> End | None:
    if end is None or bound is None:
        return None
    included = end.included if bound.included else False
    return End(end.value * bound.value, included)


def _extreme(fines: list[Fine], highest: bool) -> Fine:
    pick = max if highest else min
    lows = [one.range.low for one in fines if one.range.low is not None]
    highs = [one.range.high for one in fines if one.range.high is not None]
    open_base = next((one.open_base for one in fines if one.open_base), None)
    low = pick(lows) if len(lows) == len(fines) else None
    high = pick(highs) if len(highs) == len(fines) else None
    chosen = [one for one in fines if one.range.high == high] or fines
    word = "取高" if highest else "取低"
    formula = (
        f"{word}（{'；'.join(one.formula or '' for one in fines)}）" if any(one.formula for one in fines) else None
    )
    return Fine(
        FineRange(low, high, chosen[0].range.low_included, chosen[0].range.high_included),
        chosen[0].form,
        formula,
        open_base,
    )


def times(fine: Fine, low: Fraction, high: Fraction, ratio: str) -> Fine:
    """A point fine (基数) times a score, or a range of scores."""
    base = fine.range
    return replace(
        fine,
        range=FineRange(
            None if base.low is None else base.low * low,
            None if base.high is None else base.high * high,
            base.low_included,
            base.high_included,
        ),
        form=Form.POINT if low == high else Form.RANGE,
        formula=f"{ratio}×{fine.formula}" if fine.formula else f"{ratio}×{money(base.low or ZERO)}",
    )


def unknown_base(world: World, base: str, unit: str | None) -> bool:
    """Whether the base was investigated and could not be ascertained: then it refers (semantics 7)."""
    return world.knowledge(base, unit).why is Why.UNASCERTAINABLE


def decimal(value: Fraction | None) -> str:
    """An exact number as people write it; a fraction that does not end stays a fraction.

    >>> decimal(Fraction(1, 8)), decimal(Fraction(1, 3))
    ('0.125', '1/3')
    """
    if value is None:
        return "？"
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def percent_text(share: Fraction) -> str:
    """A share as a percentage, or as a fraction where the percentage does not end."""
    text = decimal(share * 100)
    return decimal(share) if "/" in text else f"{text}%"


def ratio_text(amount: OfBase) -> str:
    """The ratio as printed: `3倍以上5倍以下`, `5%`."""

    def one(value: Fraction) -> str:
        return percent_text(value) if amount.percent else f"{decimal(value)}倍"

    return spread_text(amount.spread, one)


def money_text(spread: Spread) -> str:
    """A spread of money in 元 and 万元."""
    return spread_text(spread, money)


def spread_text(spread: Spread, one: Callable[[Fraction], str]) -> str:
    """A spread in official wording."""
    if spread.point is not None:
        return one(spread.point)
    low = f"{one(spread.low.value)}以上" if spread.low else ""
    high = f"{one(spread.high.value)}以下" if spread.high else ""
    return low + high
