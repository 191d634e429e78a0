"""Defects of weighted sums (权重累加): what the weights reach, what they multiply, levels with gaps or in one another.

In: a table with its weighted sum, its statute, its grid. Out: findings at the start (起点) or at the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from enforce_rules.compiler.defects import Defect, Finding, cell_place, row_name
from enforce_rules.compiler.defects_axes import axis_of
from enforce_rules.compiler.defects_boxes import Box, together
from enforce_rules.compiler.defects_fines import Scale, fines, same_party
from enforce_rules.compiler.defects_numbers import interval_text
from enforce_rules.compiler.defects_overlaps import Met, meeting
from enforce_rules.compiler.defects_parties import bound_parties
from enforce_rules.compiler.defects_tiling import Tiling
from enforce_rules.compiler.grid import Grid
from enforce_rules.compiler.normal import amount_text
from enforce_rules.diagnostics import Severity, Span, diagnose
from enforce_rules.model.deed import Amount, End, Fixed, OfBase, PerUnit, Spread
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.interval import Region
from enforce_rules.model.ruleset import Factor, Start, Table, WeightedSum
from enforce_rules.wording.joining import decimal

ONE = Fraction(1)
STARTS = "起点"
Facts = Mapping[str, FactDeclaration]


def sums(table: Table, statute: Table | None, starts: Grid, facts: Facts, place: Span) -> Iterator[Finding]:
    """What every start reaches: the whole (权重不足, 权重超额), the statutory minimum, the right base; and who has none."""
    weighted = table.weighted
    assert weighted is not None, "the table is a weighted sum"
    cells = {f"{table.id}/{STARTS}:{line.number}": line for line in starts.lines}
    for start in weighted.starts:
        line = cells[start.id]
        index = next((index for index, _ in starts.of_role("起点")), 0)
        at = cell_place(starts, line, index)
        names = frozenset((STARTS, row_name(line.number, STARTS), *([start.party] if start.party else [])))
        record = row_name(line.number, STARTS)
        least, most = reach(start, weighted, facts)
        yield from _whole(weighted, most, at, names, record)
        if statute is not None:
            base_at = next((cell_place(starts, line, each) for each, _ in starts.of_role("基数")), at)
            yield from _beside(start, least, statute, facts, (at, base_at), names, record)
    parties = {start.party for start in weighted.starts}
    if statute is not None and parties and None not in parties:
        for party in dict.fromkeys(party for party, _ in bound_parties(statute)):
            if party not in parties:
                told = diagnose("party-left-out", place, severity=Severity.WARNING, party=party, record=f"[{party}]")
                yield Finding(Defect.PARTY, told, frozenset((STARTS, party)))


def reach(start: Start, weighted: WeightedSum, facts: Facts) -> tuple[Fraction, Fraction]:
    """The least and the most the weights come to from this start; levels which its case rules out do not count."""
    least = most = start.share
    for factor in weighted.factors:
        weights = [each.weight for each in factor.levels if together(start.when, each.when, facts)]
        weights = weights or [each.weight for each in factor.levels]
        least, most = least + min(weights), most + max(weights)
    return max(least, weighted.floor or Fraction(0)), most


def _whole(weighted: WeightedSum, most: Fraction, at: Span, names: frozenset[str], record: str) -> Iterator[Finding]:
    reached = most if weighted.cap is None else min(most, weighted.cap)
    if reached < ONE:
        told = diagnose("weights-short", at, severity=Severity.WARNING, most=_percent(reached), record=record)
        yield Finding(Defect.SHORT, told, names)
    elif reached > ONE:
        told = diagnose("weights-over", at, severity=Severity.WARNING, most=_percent(reached), record=record)
        yield Finding(Defect.OVER, told, names)


def _beside(
    start: Start,
    least: Fraction,
    statute: Table,
    facts: Facts,
    places: tuple[Span, Span],
    names: frozenset[str],
    record: str,
) -> Iterator[Finding]:
    """The start beside the fines the statute sets for the same party in the same case."""
    base = _point(start.base)
    if base is None:
        return
    scale, value = base
    rows = [row for row in statute.rows if together(row.when, start.when, facts)]
    law = [
        (each, amount) for one, other, each, amount in fines(rows) if other == scale and same_party(one, start.party)
    ]
    if not law:
        return
    highs = [spread.high for spread, _ in law]
    of_base = [each for each in law if each[0].high is not None and each[0].high.value == value]
    law = of_base or law  # of two stages of the statute, the one whose maximum the start multiplies
    if None not in highs and not of_base:
        text = "、".join(amount_text(amount) for _, amount in law)
        told = diagnose(
            "base-differs", places[1], severity=Severity.WARNING, have=amount_text(start.base), law=text, record=record
        )
        yield Finding(Defect.BASE, told, names)
    lows = [spread.low for spread, _ in law]
    if None not in lows and least * value < (low := min(end.value for end in lows if end)):
        point = End(least * value, True)
        told = diagnose(
            "sum-below-statute",
            places[0],
            severity=Severity.WARNING,
            have=f"{_percent(least)}×{amount_text(start.base)}",
            law=_amount(start.base, End(low, True)),
            comes=_amount(start.base, point),
            record=record,
        )
        yield Finding(Defect.BELOW, told, names)


def _point(base: Amount) -> tuple[Scale, Fraction] | None:
    match base:
        case Fixed(spread):
            scale = "元"
        case OfBase(spread, scale):
            pass
        case PerUnit(spread, scale):
            pass
        case _:
            return None
    return None if spread.point is None else (scale, spread.point)


def _amount(like: Amount, end: End) -> str:
    match like:
        case Fixed():
            return amount_text(Fixed(Spread(end, end)))
        case OfBase(_, base, percent):
            return amount_text(OfBase(Spread(end, end), base, percent))
        case PerUnit(_, fact, each, unit):
            return amount_text(PerUnit(Spread(end, end), fact, each, unit))
        case _:
            return ""


def _percent(value: Fraction) -> str:
    """7%, and 5/12 where no decimals suffice."""
    share = value * 100
    whole = share.denominator
    for prime in (2, 5):
        while whole % prime == 0:
            whole //= prime
    return f"{decimal(share)}%" if whole == 1 else f"{value.numerator}/{value.denominator}"


# ---- levels ----


def levels(weighted: WeightedSum, grid: Grid, facts: Facts, *, boundary: str | None) -> Iterator[Finding]:
    """空隙 and 重叠 among the levels of each factor. Raises `TooLarge`."""
    index = next((index for index, _ in grid.of_role("程度")), 0)
    for factor in weighted.factors:
        yield from _gaps(factor, grid, index, facts)
        yield from _overlaps(factor, grid, index, facts, boundary=boundary)


def _gaps(factor: Factor, grid: Grid, index: int, facts: Facts) -> Iterator[Finding]:
    tests = tuple(level.when for level in factor.levels)
    numbers = tuple(int(level.id.rpartition(":")[2]) for level in factor.levels)
    axis = axis_of(index, factor.name, tests, facts, numbers, open_top=True)
    if axis is None or not axis.ordered:
        return
    tiling = Tiling((axis.asked,), (True,), tuple((each,) for each in axis.held))
    for (run,) in tiling.uncovered():
        above = [at for at, held in enumerate(axis.held) if held & -held > run]
        number = numbers[above[0] if above else -1]
        told = diagnose(
            "tier-gap",
            _level_place(grid, number, index),
            severity=Severity.WARNING,
            what=f"{axis.name}{axis.text(run)}",
            record=row_name(number),
        )
        yield Finding(Defect.GAP, told, frozenset((row_name(number), factor.name)))


def _overlaps(factor: Factor, grid: Grid, index: int, facts: Facts, *, boundary: str | None) -> Iterator[Finding]:
    def differ(one: int, other: int, _: Box) -> bool:
        return factor.levels[one].weight != factor.levels[other].weight

    numbers = [int(level.id.rpartition(":")[2]) for level in factor.levels]
    met: Met = meeting([level.when for level in factor.levels], facts, differ)
    fact = facts.get(factor.name)
    for (one, other), (joint, bounded) in met.items():
        mine = row_name(numbers[other])
        told = diagnose(
            "tier-overlap",
            _level_place(grid, numbers[other], index),
            severity=Severity.WARNING,
            row=mine,
            rows=row_name(numbers[one]),
            where=_where(joint),
            record=mine,
        )
        settled = (fact is not None and fact.heaviest) or (bounded and boundary is not None)
        yield Finding(Defect.OVERLAP, told, frozenset((mine, row_name(numbers[one]), factor.name)), settled)


def _where(joint: Box) -> str:
    parts = [
        f"{key[0]}{'或者'.join(interval_text(part, key[1]) for part in value.parts)}"
        for key, value in joint.items()
        if isinstance(key, tuple) and isinstance(value, Region)
    ]
    return f"（{'，'.join(parts)}）" if parts else ""


def _level_place(grid: Grid, number: int, index: int) -> Span:
    line = next(line for line in grid.lines if line.number == number)
    return cell_place(grid, line, index)
