"""废止: tables whose legal basis another text has repealed before the act.

In: the relations of all rulesets, the last day of an act. Out: the tables that do not govern it, and why. A benchmark
may outlive the statutes it refines; it is no basis of its own, so no act after their repeal is judged by it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import Ruleset

REPEALS: Final = "废止"
STATE: Final = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Repeal:
    """废止: a text, by its short title, the first day without it, and what repealed it."""

    law: str
    day: date
    by: Ruleset


Repeals = Mapping[str, Repeal]
"""The short title of a repealed text → its repeal."""


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
        stated = repeals(program)
        for table in program.tables.values() if stated else ():
            found = [repeal_of(citation.text, stated) for citation in table.basis]
            gone = [each for each in found if each is not None]
            if gone and len(gone) == len(found):
                last = max(gone, key=lambda each: each.day)
                known[table.id] = last.day, _reason(table.name, last)
        program.memo["ends"] = known
    return known


def _reason(table: str, repeal: Repeal) -> Reason:
    day, by = repeal.day.isoformat(), repeal.by.title
    return reason("basis-repealed", table=table, law=repeal.law, date=day, by=by)


def repeal_of(citation: str, stated: Repeals) -> Repeal | None:
    """The repeal of the text a citation is of: its title and then an article."""
    return stated.get(_short(citation.partition("第")[0]))


def repeals(program: Program) -> Repeals:
    """Every repeal the loaded rulesets state; a text is gone from the day on which what repeals it comes into force.

    A text that several repeal is gone with the first of them.
    """
    found: dict[str, Repeal] = {}
    for ruleset in program.rulesets.values():
        if ruleset.in_force is None:
            continue
        for relation in ruleset.relations:
            law = _short(relation.target)
            if relation.kind == REPEALS and (law not in found or ruleset.in_force < found[law].day):
                found[law] = Repeal(law, ruleset.in_force, ruleset)
    return found


def _short(title: str) -> str:
    return title.strip("《》").removeprefix(STATE)
