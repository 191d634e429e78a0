"""Which rows of a table apply, and to whom (重合, 边界重复, party columns).

In: a table and a world. Out: the rows that apply, as alternatives when the ruleset does not say which counts.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.case import Party
from enforce_rules.model.condition import All, facts_of
from enforce_rules.model.deed import Daily, Deed, Extreme, Fixed, OfBase, PerUnit, Sanction, Spread
from enforce_rules.model.reason import reason
from enforce_rules.model.report import Verdict
from enforce_rules.model.ruleset import Overlap, Row, Table

Alternatives = tuple[tuple[Row, ...], ...]
"""Lawful readings of the table: usually one, the rows that apply together."""


def concerns(party_label: str | None, party: Party) -> bool:
    """Whether a party column applies to the party: its role or its kind is the column's name (semantics 28)."""
    return party_label is None or party_label == party.kind or party_label in party.roles


def deeds_for(row: Row, table: Table, world: World) -> tuple[Deed, ...]:
    """What the row does to this party, 共同处理 first; nothing where the party's own cell is `/` (semantics 26)."""
    party = world.docket.party
    if any(concerns(label or None, party) for label in row.silent) and row.silent:
        own: tuple[Deed, ...] = ()
        spoken = [deed for deed in row.deeds if concerns(deed.party, party)]
        if not spoken:
            return own
    mine = tuple(d for d in row.deeds if concerns(d.party, party) and world.decide(d.when, row.id))
    if table.parties and not mine:
        return ()
    common = tuple(d for d in table.common if concerns(d.party, party) and world.decide(d.when, row.id))
    return (*common, *mine)


def applying(table: Table, world: World, stage: str) -> Alternatives:
    """The rows of the table that apply in this world, by the table's own 重合."""
    chosen: list[Row] = []
    rows = tuple(reversed(table.rows)) if table.overlap is Overlap.LAST else table.rows
    for row in rows:
        if world.decide(row_condition(table, row), row.id):
            world.note(row.id, stage, Verdict.YES, row, table)
            chosen.append(row)
            if table.overlap in (Overlap.FIRST, Overlap.LAST):
                break
        else:
            world.note(row.id, stage, Verdict.NO, row, table)
    if len(chosen) < 2 or table.overlap is Overlap.EVERY:
        return (tuple(chosen),)
    return _several(table, chosen, world)


def _several(table: Table, chosen: list[Row], world: World) -> Alternatives:
    overlap = table.overlap
    if overlap is Overlap.SINGLE:
        policy = world.docket.convention(table, "边界重复")
        overlap = {"取重": Overlap.HEAVIER, "取轻": Overlap.LIGHTER}.get(policy or "", Overlap.SINGLE)
    if overlap in (Overlap.HEAVIER, Overlap.LIGHTER):
        ranked = _ranked(table, chosen, world)
        if ranked is None:
            world.referring("incomparable-rows")
            return tuple((row,) for row in chosen)
        row = ranked[-1] if overlap is Overlap.HEAVIER else ranked[0]
        code = "heavier-row" if overlap is Overlap.HEAVIER else "lighter-row"
        world.note(row.id, "裁量阶次", Verdict.YES, row, table, (reason(code),))
        return ((row,),)
    world.referring("several-rows", table=table.name)
    return tuple((row,) for row in chosen)


def tier_order(table: Table, world: World) -> list[str]:
    """约定.阶次: the labels of tiers, light → heavy."""
    return [label for label in (world.docket.convention(table, "阶次") or "").split("；") if label]


def _own_tiers(table: Table, world: World) -> list[str]:
    """The tiers the table has, light → heavy."""
    return [label for label in tier_order(table, world) if any(row.tier == label for row in table.rows)]


def at_top(table: Table, rows: tuple[Row, ...], world: World) -> bool:
    """Whether nothing of the table is further up (已是最高档次)."""
    order = _own_tiers(table, world)
    tiers = [row.tier for row in rows if row.tier in order]
    return bool(tiers) and all(tier == order[-1] for tier in tiers)


def shifted(table: Table, rows: tuple[Row, ...], up: int, world: World) -> Alternatives:
    """The rows so many tiers further up, of those the table has; it stops at the last one (上调一个档次)."""
    if not up:
        return (rows,)
    order = _own_tiers(table, world)
    if not any(row.tier in order for row in rows):
        world.referring("tier-without-order", table=table.name)
        return (rows,)
    ways = [_moved(table, row, up, order, world) for row in rows]
    return tuple(dict.fromkeys(tuple(dict.fromkeys(way)) for way in product(*ways)))


def _moved(table: Table, row: Row, up: int, order: list[str], world: World) -> tuple[Row, ...]:
    """Where a row moves to: one row, or several between which nothing in the case decides."""
    if row.tier not in order:
        return (row,)
    to = order[min(max(order.index(row.tier) + up, 0), len(order) - 1)]
    if to == row.tier:
        return (row,)
    there = _nearest([each for each in table.rows if each.tier == to], world)
    for each in there:
        why = reason("tier-shifted", **{"from": row.tier, "to": to})
        world.note(each.id, "裁量阶次", Verdict.YES, each, table, (why,))
    if len(there) > 1:
        world.referring("tier-of-several-fines", table=table.name, tier=to)
    return there


def _nearest(rows: list[Row], world: World) -> tuple[Row, ...]:
    """The rows of a tier for a case that meets none of them: those it differs from in the least (decision 0054).

    The facts that make the tier differ for every row; a row that differs in others as well, another kind of vehicle,
    say, is no row for this case. Rows that do the same to the party are one.
    """
    party = world.docket.party
    mine = [row for row in rows if any(concerns(deed.party, party) for deed in row.deeds)] or rows

    def done(row: Row) -> tuple[Deed, ...]:
        return tuple(deed for deed in row.deeds if concerns(deed.party, party))

    if len({done(row) for row in mine}) > 1:
        met = [(row, *_met(row, world)) for row in mine]
        mine = [row for row, no, yes in met if not any(n <= no and yes <= y and (n, y) != (no, yes) for _, n, y in met)]
    return tuple({done(row): row for row in reversed(mine)}.values())[::-1]


def _met(row: Row, world: World) -> tuple[frozenset[str], frozenset[str]]:
    """The facts by which the case does not meet the row, and those by which it does."""
    parts = row.when.parts if isinstance(row.when, All) else (row.when,)
    facts: dict[bool, set[str]] = {False: set(), True: set()}
    for part in parts:
        facts[world.decide(part, row.id)].update(facts_of(part))
    return frozenset(facts[False]), frozenset(facts[True])


def _ranked(table: Table, chosen: list[Row], world: World) -> list[Row] | None:
    """The rows light → heavy: by the declared order of tiers, else by their fines; None if they cannot be ranked."""
    order = tier_order(table, world)
    if order and all(row.tier in order for row in chosen):
        return sorted(chosen, key=lambda row: order.index(row.tier or ""))
    ranked: list[Row] = []
    for row in chosen:
        place = 0
        for other in ranked:
            compared = _compare_rows(row, other, world)
            if compared is None:
                return None
            place += compared >= 0
        ranked.insert(place, row)
    return ranked


def _compare_rows(a: Row, b: Row, world: World) -> int | None:
    spreads = [_spread(row, world) for row in (a, b)]
    if spreads[0] is None or spreads[1] is None or spreads[0][0] != spreads[1][0]:
        return None
    (_, low_a, high_a), (_, low_b, high_b) = spreads[0], spreads[1]
    if (low_a, high_a) == (low_b, high_b):
        return 0
    if low_a >= low_b and high_a >= high_b:
        return 1
    return -1 if low_a <= low_b and high_a <= high_b else None


Edge = tuple[int, Fraction]


def _spread(row: Row, world: World) -> tuple[str, Edge, Edge] | None:
    """The row's fine as something to compare: its kind and base, its low and its high end."""
    for deed in row.deeds:
        if isinstance(deed.does, Sanction) and deed.does.amount and concerns(deed.party, world.docket.party):
            match deed.does.amount:
                case Fixed(spread):
                    return ("元", *_ends(spread))
                case OfBase(spread, base):
                    return (base, *_ends(spread))
                case PerUnit(spread, fact):
                    return (fact, *_ends(spread))
                case Extreme() | Daily():
                    return None
    return None


def _ends(spread: Spread) -> tuple[Edge, Edge]:
    low = (0, spread.low.value) if spread.low else (-1, Fraction(0))
    high = (0, spread.high.value) if spread.high else (1, Fraction(0))
    return low, high
