"""What the tiers of a benchmark do beside its statute: fines outside it, and amounts in no tier.

In: a table, its statute, its grid. Out: findings at the cell of the party concerned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from enforce_rules.compiler.defects import Defect, Finding, named, row_name
from enforce_rules.compiler.defects_boxes import together
from enforce_rules.compiler.grid import Grid
from enforce_rules.compiler.normal import amount_text
from enforce_rules.compiler.statutes import mitigates
from enforce_rules.diagnostics import Severity, Span, diagnose
from enforce_rules.model.deed import (
    Amount,
    Deed,
    End,
    Extreme,
    Fixed,
    Kind,
    OfBase,
    PerUnit,
    Sanction,
    Spread,
)
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.interval import Bound, Interval, Region
from enforce_rules.model.ruleset import Row, Table

Scale = str
"""What an amount counts in: 元, the base of a ratio, or the fact of a rate; only like is compared with like."""
Fine = tuple[str | None, Scale, Spread, Amount]


def fines(rows: Iterable[Row]) -> Iterator[Fine]:
    """The fines of rows: on whom, in what scale, how much."""
    return (each for row in rows for deed in row.deeds for each in _fine(deed))


def _fine(deed: Deed) -> Iterator[Fine]:
    if (
        not isinstance(deed.does, Sanction)
        or deed.does.kind is not Kind.FINE
        or deed.does.amount is None
        or deed.does.apart
    ):
        return
    match deed.does.amount:
        case Fixed(spread) as amount:
            yield deed.party, "元", spread, amount
        case OfBase(spread, base) as amount:
            yield deed.party, base, spread, amount
        case PerUnit(spread, fact) as amount:
            yield deed.party, fact, spread, amount
        case Extreme() | _:
            return


def same_party(one: str | None, other: str | None) -> bool:
    """Whether a fine on the one may be a fine on the other; None is whoever is dealt with."""
    return one is None or other is None or one == other


# ---- outside the statute ----


def outside(table: Table, statute: Table, grid: Grid) -> Iterator[Finding]:
    """高于法定, 低于法定: fines of a tier that leave the hull of the statutory ones for the same party."""
    law = list(fines(statute.rows))
    for row in table.rows:
        for party, scale, spread, amount in fines((row,)):
            ranges = [each for one, other, each, _ in law if other == scale and same_party(one, party)]
            if mitigates(row.tier):
                ranges = [replace(each, low=None) for each in ranges]
            if ranges and (side := leaves(spread, ranges)) is not None:
                place, at = _cell_of(row, party, grid)
                told = diagnose("outside-statute", place, have=amount_text(amount), law=hull_text(ranges, amount))
                yield Finding(side, told, _places(row, at, party, grid))


def leaves(spread: Spread, law: list[Spread]) -> Defect | None:
    """On which side a fine leaves the hull of the lawful ones; None where it stays inside."""
    lows = [each.low for each in law]
    highs = [each.high for each in law]
    low = None if None in lows else min((each for each in lows if each), key=lambda end: end.value)
    high = None if None in highs else max((each for each in highs if each), key=lambda end: end.value)
    if high is not None and (spread.high is None or not _at_most(spread.high, high)):
        return Defect.ABOVE
    low_in = low is None or spread.low is None or _at_least(spread.low, low)
    reaches = low is None or spread.low is not None or (spread.high is not None and spread.high.value > low.value)
    return None if low_in and reaches else Defect.BELOW


def _at_least(end: End, law: End) -> bool:
    return end.value > law.value or (end.value == law.value and (law.included is not False or end.included is False))


def _at_most(end: End, law: End) -> bool:
    return end.value < law.value or (end.value == law.value and (law.included is not False or end.included is False))


def hull_text(law: list[Spread], like: Amount) -> str:
    """The lawful ranges in official wording, written as the amount beside them is."""
    assert isinstance(like, Fixed | OfBase | PerUnit), "only these are compared"
    return "、".join(amount_text(replace(like, spread=each)) for each in law)


# ---- amounts in no tier ----


def holes(table: Table, statute: Table, grid: Grid, facts: Mapping[str, FactDeclaration]) -> Iterator[Finding]:
    """罚幅空隙: amounts the statute allows beside a tier that fines by a range; between points alone there is no hole."""
    law = list(fines(row for row in statute.rows if together(row.when, table.gate, facts)))
    tiers = [(row, *fine) for row in table.rows for fine in fines((row,))]
    for party, scale in dict.fromkeys((party, scale) for _, party, scale, _, _ in tiers):
        if any((party or "") in row.missing for row in table.rows):
            continue  # the hole may be what the source left out
        mine = [(row, spread, amount) for row, one, other, spread, amount in tiers if (one, other) == (party, scale)]
        lawful = Region.of(_closed(each) for one, other, each, _ in law if other == scale and same_party(one, party))
        covered = Region.of(_closed(spread) for _, spread, _ in mine)
        whole = {row.number for row, _, _ in mine} == {row.number for row in table.rows}
        several = sum(spread.point is None for _, spread, _ in mine) > 1
        for hole in (lawful - covered).parts:
            if hole.low is None or hole.high is None or hole.point is not None:
                continue
            before = [each for each in mine if each[1].high and each[1].high.value == hole.low.value]
            after = [each for each in mine if each[1].low and each[1].low.value == hole.high.value]
            inner = bool(
                before and after
            )  # else it is an end of the statutory range: a note, and where every tier fines
            if any(each[1].point is None for each in (*before, *after)) and (inner or (whole and several)):
                severity = Severity.WARNING if inner else Severity.NOTE
                yield _hole((after or before)[0], (hole.low.value, hole.high.value), party, grid, severity)


def _hole(
    beside: tuple[Row, Spread, Amount],
    ends: tuple[Fraction, Fraction],
    party: str | None,
    grid: Grid,
    severity: Severity,
) -> Finding:
    row, _, amount = beside
    assert isinstance(amount, Fixed | OfBase | PerUnit), "only these have a scale"
    what = amount_text(replace(amount, spread=Spread(End(ends[0], False), End(ends[1], False))))
    place, at = _cell_of(row, party, grid)
    record = f"[{row_name(row.number)}, {party}]" if party else row_name(row.number)
    told = diagnose("fine-gap", place, severity=severity, what=what, record=record)
    return Finding(Defect.HOLE, told, _places(row, at, party, grid))


def _closed(spread: Spread) -> Interval:
    low, high = (None if end is None else Bound(end.value, True) for end in (spread.low, spread.high))
    return Interval(low, high)


# ---- places ----


def _cell_of(row: Row, party: str | None, grid: Grid) -> tuple[Span, int | None]:
    """The 处理 cell of the party in the row; the row itself, where the words of a cell name the party."""
    for line in grid.lines:
        for index, column in grid.of_role("处理"):
            if line.span == row.span and column.about == party:
                return line.cells[index].span, index
    return row.span, None


def _places(row: Row, index: int | None, party: str | None, grid: Grid) -> frozenset[str]:
    names = () if index is None else tuple(named(grid, index))
    return frozenset((row_name(row.number), *names, *([party] if party else [])))
