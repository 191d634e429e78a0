"""废止: tables whose legal basis another text has repealed before the act.

In: the relations of all rulesets, the last day of an act. Out: the tables that do not govern it, and why. A benchmark
may outlive the statutes it refines; it is no basis of its own, so no act after their repeal is judged by it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.model.reason import Reason, reason

REPEALS: Final = "废止"
STATE: Final = "中华人民共和国"

Repeals = Mapping[str, tuple[date, str]]
"""The short title of a repealed text → the first day without it, and the title of what repealed it."""


def repealed(last_day: date | None, program: Program) -> Mapping[str, Reason]:
    """The tables, by node id, that do not govern an act which ended on that day, each with why.

    Every provision such a table rests on had been repealed by then; one that also rests on another stays.
    """
    if last_day is None:
        return {}
    ends = _ends(program)
    days: list[date] | None = program.memo.get("end days")
    if days is None:
        days = program.memo["end days"] = sorted({day for day, _ in ends.values()})
    known: dict[int, dict[str, Reason]] = program.memo.setdefault("ended", {})
    passed = bisect_right(days, last_day)
    if passed not in known:
        known[passed] = {name: why for name, (day, why) in ends.items() if day <= last_day}
    return known[passed]


def _ends(program: Program) -> Mapping[str, tuple[date, Reason]]:
    """Every table that ends with its legal basis: the first day without it, and why. Worked out once a rulebook."""
    known: dict[str, tuple[date, Reason]] | None = program.memo.get("ends")
    if known is None:
        known = {}
        repeals = _repeals(program)
        for table in program.tables.values() if repeals else ():
            found = [_of(citation.text, repeals) for citation in table.basis]
            gone = [each for each in found if each is not None]
            if gone and len(gone) == len(found):
                law, day, by = max(gone, key=lambda each: each[1])
                known[table.id] = day, reason("basis-repealed", table=table.name, law=law, date=day.isoformat(), by=by)
        program.memo["ends"] = known
    return known


def _of(citation: str, repeals: Repeals) -> tuple[str, date, str] | None:
    """The repealed text a citation is of: its title and then an article."""
    law = citation.partition("第")[0].strip("《》").removeprefix(STATE)
    return (law, *repeals[law]) if law in repeals else None


def _repeals(program: Program) -> Repeals:
    """Every repeal the loaded rulesets state; a text is gone from the day on which what repeals it comes into force."""
    return {
        relation.target.strip("《》").removeprefix(STATE): (ruleset.in_force, ruleset.title)
        for ruleset in program.rulesets.values()
        for relation in ruleset.relations
        if relation.kind == REPEALS and ruleset.in_force is not None
    }
