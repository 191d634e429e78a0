"""效力状态: what each ruleset is on a day, and which repealed provisions the tables of those applied then cite.

In: a program and a day. Out: a `Status` per ruleset. The day is an argument: the core has no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.evaluator.repeals import repeal_of, repealed, repeals
from enforce_rules.model.ruleset import Ruleset, Table
from enforce_rules.model.status import CitingTable, RepealedBasis, State, Status, TimedTable

NOTICE: Final = 90
"""How many days before its last day a ruleset is said to be lapsing: the library's own notice, not a period of law."""

APPLIED: Final = frozenset({State.IN_FORCE, State.LAPSING, State.UNCONFIRMED})
ORDER: Final = tuple(State)


def status(program: Program, on: date) -> tuple[Status, ...]:
    """Every ruleset on that day, by state and id."""
    cited = _cited_in_vain(program, on)
    found = [_of(each, on, cited.get(each.id, ())) for each in program.rulesets.values()]
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.state), each.id)))


def is_lapsing(ruleset: Ruleset, on: date) -> bool:
    """Whether its last day is that day or one of the days of notice after it."""
    left = _days_left(ruleset, on)
    return left is not None and left <= NOTICE


def _of(ruleset: Ruleset, on: date, cited: tuple[RepealedBasis, ...]) -> Status:
    state = _state(ruleset, on)
    return Status(
        id=ruleset.id,
        title=ruleset.title,
        issuer=ruleset.issuer,
        regions=ruleset.regions,
        in_force=ruleset.in_force,
        lapses=ruleset.lapses,
        validity=ruleset.validity,
        state=state,
        days_left=_days_left(ruleset, on),
        repealed=cited if state in APPLIED else (),
        tables=tuple(_timed(each, on, state) for each in ruleset.tables if each.in_force or each.lapses),
        span=ruleset.span,
    )


def _timed(table: Table, on: date, state: State) -> TimedTable:
    begun = table.in_force is None or table.in_force <= on
    over = table.lapses is not None and table.lapses < on
    return TimedTable(table.name, table.in_force, table.lapses, begun and not over and state in APPLIED, table.span)


def _state(ruleset: Ruleset, on: date) -> State:
    """That it ends is known even where it is not known since when it is in force, so the end comes first."""
    if ruleset.lapses is not None and ruleset.lapses < on:
        return State.LAPSED
    if ruleset.in_force is not None and on < ruleset.in_force:
        return State.NOT_YET
    if is_lapsing(ruleset, on):
        return State.LAPSING
    return State.UNCONFIRMED if ruleset.in_force is None else State.IN_FORCE


def _days_left(ruleset: Ruleset, on: date) -> int | None:
    """Days to its last day, 0 on that day; None if it has none, or is over."""
    if ruleset.lapses is None or ruleset.lapses < on:
        return None
    return (ruleset.lapses - on).days


def _cited_in_vain(program: Program, on: date) -> Mapping[str, tuple[RepealedBasis, ...]]:
    """Ruleset id → the texts repealed by that day which its tables cite, the most cited first."""
    gone = {law: repeal for law, repeal in repeals(program).items() if repeal.day <= on}
    citing: dict[tuple[str, str], dict[str, dict[str, None]]] = {}  # ruleset and law → table → as cited, once each
    for table in program.tables.values() if gone else ():
        for text in _bases(table):
            repeal = repeal_of(text, gone)
            if repeal is not None:
                tables = citing.setdefault((table.ruleset, repeal.law), {})
                tables.setdefault(_outer(table), {})[text] = None
    ended = repealed(on, program)
    found: dict[str, list[RepealedBasis]] = {}
    for (ruleset, law), tables in citing.items():
        cited = (_citing(program.tables[id], tuple(texts), id in ended) for id, texts in tables.items())
        by = gone[law].by
        found.setdefault(ruleset, []).append(RepealedBasis(law, gone[law].day, by.id, by.title, tuple(cited)))
    return {id: tuple(sorted(each, key=lambda one: (-len(one.tables), one.law))) for id, each in found.items()}


def _citing(table: Table, provisions: tuple[str, ...], ended: bool) -> CitingTable:
    return CitingTable(table.name, provisions, ended, table.span)


def _bases(table: Table) -> Iterator[str]:
    """What a table and its rows rest on, as cited."""
    return (each.text for each in chain(table.basis, *(row.basis for row in table.rows)))


def _outer(table: Table) -> str:
    """The node id of the table it is written inside of (法定, 推定), or its own."""
    return table.id.partition("/")[0]
