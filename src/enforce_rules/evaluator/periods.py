"""Tables with a period of force of their own (施行, 失效): an article that was amended inside one ruleset (decision 0081).

In: a day, a program. Out: the tables that are not in force on it, and why; the days on which one begins or ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from enforce_rules.compiler.program import Program
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import Table


def resting(day: date | None, program: Program) -> Mapping[str, Reason]:
    """The tables, by node id, that are not in force on the day by their own period."""
    timed = _timed(program)
    if day is None or not timed:
        return {}
    known: dict[int, dict[str, Reason]] = program.memo.setdefault("resting", {})
    passed = sum(each <= day for each in period_days(program))
    if passed not in known:
        known[passed] = {table.id: why for table in timed if (why := _why(table, day)) is not None}
    return known[passed]


def period_days(program: Program) -> tuple[date, ...]:
    """Every day from which some table is in force, or no longer."""
    known: tuple[date, ...] | None = program.memo.get("period days")
    if known is None:
        begun = {each.in_force for each in _timed(program) if each.in_force}
        over = {each.lapses + timedelta(days=1) for each in _timed(program) if each.lapses}
        known = program.memo["period days"] = tuple(sorted(begun | over))
    return known


def _timed(program: Program) -> tuple[Table, ...]:
    known: tuple[Table, ...] | None = program.memo.get("timed")
    if known is None:
        known = tuple(each for each in program.tables.values() if each.in_force or each.lapses)
        program.memo["timed"] = known
    return known


def _why(table: Table, day: date) -> Reason | None:
    if table.in_force is not None and day < table.in_force:
        return reason("table-not-yet", table=table.name, date=table.in_force.isoformat())
    if table.lapses is not None and day > table.lapses:
        return reason("table-lapsed", table=table.name, date=table.lapses.isoformat())
    return None
