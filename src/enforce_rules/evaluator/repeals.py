"""废止: tables whose legal basis another text has repealed before the act.

In: the relations of all rulesets, a table, the last day of an act. Out: why the table does not govern the act. A benchmark
may outlive the statutes it refines; it is no basis of its own, so no act after their repeal is judged by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import Table

REPEALS: Final = "废止"
STATE: Final = "中华人民共和国"

Repeals = Mapping[str, tuple[date, str]]
"""The short title of a repealed text → the first day without it, and the title of what repealed it."""


def repealed(table: Table, last_day: date | None, program: Program) -> Reason | None:
    """Why the table does not govern an act that ended on that day: every provision it rests on had been repealed by then.

    A table that also rests on a provision still in force stays.
    """
    if last_day is None or not table.basis:
        return None
    known = _repeals(program)
    found = [_of(citation.text, known) for citation in table.basis]
    gone = [each for each in found if each is not None and each[1] <= last_day]
    if len(gone) < len(found):
        return None
    law, day, by = gone[0]
    return reason("basis-repealed", table=table.name, law=law, date=day.isoformat(), by=by)


def _of(citation: str, repeals: Repeals) -> tuple[str, date, str] | None:
    """The repealed text a citation is of: its title and then an article."""
    law = citation.partition("第")[0].strip("《》").removeprefix(STATE)
    return (law, *repeals[law]) if law in repeals else None


def _repeals(program: Program) -> Repeals:
    """Every repeal the loaded rulesets state; a text is gone from the day on which what repeals it comes into force."""
    known: dict[str, tuple[date, str]] | None = program.memo.get("repeals")
    if known is None:
        known = {}
        for ruleset in program.rulesets.values():
            for relation in ruleset.relations:
                if relation.kind == REPEALS and ruleset.in_force is not None:
                    known[relation.target.strip("《》").removeprefix(STATE)] = (ruleset.in_force, ruleset.title)
        program.memo["repeals"] = known
    return known
