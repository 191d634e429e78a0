"""What contradicts itself: conventions missing or idle, tiers outside the statute.

In: compiled rulesets. Out: diagnostics at the place concerned. A table whose known defects are acknowledged (认缺) keeps
them as published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from enforce_rules.compiler.grid import Grid, words
from enforce_rules.compiler.header import DEEMED
from enforce_rules.compiler.normal import amount_text
from enforce_rules.compiler.sight import Sight
from enforce_rules.compiler.statutes import mitigates
from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose
from enforce_rules.model.deed import Amount, Deed, End, Extreme, Fixed, Kind, OfBase, PerUnit, Sanction, Spread
from enforce_rules.model.ruleset import Row, Ruleset, Table, Use

IDLE = frozenset("以上 以下 法定以上 法定以下 阶次 同类 年度 回溯 最高档上限 无下限时 个体工商户".split())
PERIODS = "起算"


Together = tuple[Sight, Ruleset]


def check_rulesets(pairs: Sequence[Together]) -> None:
    """Conventions and tiers of every ruleset; what is wrong goes to its shape."""
    for sight, ruleset in pairs:
        borrowers = [each for each in pairs if words(each[0].document.header.get("约定来自")) == ruleset.id]
        _check(sight, ruleset, {name for each in borrowers for name in _needed(*each)})


def _check(sight: Sight, ruleset: Ruleset, lent: set[str]) -> None:
    """One ruleset; a convention is not idle where a ruleset that takes it over needs it, or where it is only to be lent."""
    needed = _needed(sight, ruleset)
    stated = {each.name for each in ruleset.conventions}
    own = {line: sight.document.sections["约定"].text(line, "约定") for line in sight.document.sections["约定"].lines}
    for name, places in needed.items():
        if name not in stated and not name.startswith("法定"):
            sight.shape.wrong("missing-convention", min(places), name=name)
    # A cell that could not be read may be the one that uses a convention: idle ones are told of a clean file only.
    unread = any(each.severity is Severity.ERROR for each in (*sight.document.found, *sight.shape.found))
    for line, stated_name in own.items() if sight.document.tables else ():
        if stated_name in IDLE and stated_name not in (*needed, *lent) and not unread:
            place = sight.document.sections["约定"].place(line, "约定")
            sight.shape.wrong("unused-convention", place, name=stated_name)
    tables = {table.id: table for table in ruleset.tables}
    for table in ruleset.tables:
        if table.use is Use.BENCHMARK and table.statutory in tables and not table.defects:
            grid = next((each.grid for each in sight.document.tables if each.id == table.name), Grid())
            sight.shape.found.extend(_outside(table, tables[table.statutory], grid))


def _needed(sight: Sight, ruleset: Ruleset) -> dict[str, set[Span]]:
    """Every convention that some cell, table or history rule of the ruleset needs, with where."""
    needed = {name: set(places) for name, places in sight.asked.items()}
    for table in ruleset.tables:
        if table.weighted is not None:
            needed.setdefault("无法查明", set()).add(table.span)
        needed.setdefault("阶次", set()).update(row.span for row in table.rows if row.tier)
        if DEEMED in sight.conventions and table.use is Use.STATUTORY and _without_minimum(table):
            needed.setdefault(DEEMED, set()).add(table.span)
    for fact in ruleset.facts.values():
        if fact.dates is not None:
            needed.setdefault(PERIODS, set()).add(fact.span)
    for rule in ruleset.history:
        if rule.same == "同类":
            needed.setdefault("同类", set()).add(rule.span)
        if rule.year:
            needed.setdefault("年度", set()).add(rule.span)
        elif rule.months:
            needed.setdefault("回溯", set()).add(rule.span)
    return {name: places for name, places in needed.items() if places}


def _without_minimum(table: Table) -> bool:
    return any(spread.low is None for _, _, spread, _ in _fines(table.rows))


# ---- tiers against the statute ----

Scale = str
"""What an amount counts in: 元, the base of a ratio, or the fact of a rate; only like is compared with like."""


def _outside(table: Table, statute: Table, grid: Grid) -> Iterator[Diagnostic]:
    """Fines of a tier that leave the hull of the statutory ones for the same party."""
    law: dict[tuple[str | None, Scale], list[Spread]] = {}
    for party, scale, spread, _ in _fines(statute.rows):
        law.setdefault((party, scale), []).append(spread)
    for row in table.rows:
        for party, scale, spread, amount in _fines((row,)):
            ranges = [
                each
                for (one, other), spreads in law.items()
                if other == scale and _same(one, party)
                for each in spreads
            ]
            if mitigates(row.tier):
                ranges = [replace(each, low=None) for each in ranges]
            if ranges and not _inside(spread, ranges):
                place = _cell_of(row, party, grid)
                yield diagnose("outside-statute", place, have=amount_text(amount), law=_hull_text(ranges, amount))


def _cell_of(row: Row, party: str | None, grid: Grid) -> Span:
    """The 处理 cell of the party in the row; the row itself, where the words of a cell name the party."""
    for line in grid.lines:
        for index, column in grid.of_role("处理"):
            if line.span == row.span and column.about == party:
                return line.cells[index].span
    return row.span


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _fines(rows: Iterable[Row]) -> Iterator[tuple[str | None, Scale, Spread, Amount]]:
    for row in rows:
        for deed in row.deeds:
            yield from _fine(deed)


def _fine(deed: Deed) -> Iterator[tuple[str | None, Scale, Spread, Amount]]:
    if not isinstance(deed.does, Sanction) or deed.does.kind is not Kind.FINE or deed.does.amount is None:
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


def _inside(spread: Spread, law: list[Spread]) -> bool:
    lows = [each.low for each in law]
    highs = [each.high for each in law]
    low = None if None in lows else min((each for each in lows if each), key=lambda end: end.value)
    high = None if None in highs else max((each for each in highs if each), key=lambda end: end.value)
    low_in = low is None or spread.low is None or _at_least(spread.low, low)
    high_in = high is None or (spread.high is not None and _at_most(spread.high, high))
    reaches = low is None or spread.low is not None or (spread.high is not None and spread.high.value > low.value)
    return low_in and high_in and reaches


def _at_least(end: End, law: End) -> bool:
    return end.value > law.value or (end.value == law.value and (law.included is not False or end.included is False))


def _at_most(end: End, law: End) -> bool:
    return end.value < law.value or (end.value == law.value and (law.included is not False or end.included is False))


def _hull_text(law: list[Spread], like: Amount) -> str:
    assert isinstance(like, Fixed | OfBase | PerUnit), "only these are compared"
    return "、".join(amount_text(replace(like, spread=each)) for each in law)
