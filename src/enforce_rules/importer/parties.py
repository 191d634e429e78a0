"""One printed cell that fines two parties, as a cell for each: 处十万元罚款，对个人处以一万元罚款.

In: a printed table and, from the overlay, whom the parts of a column fall on. Out: the table with a column a party. A part
that a row does not have stays blank, which is a fine left out (缺).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforce_rules.importer.headings import Role
from enforce_rules.importer.printed import Printed, Text

_JOINTS: Final = ("，并对", "；并对", "，对", "；对", "，个人处", "；个人处")
_VERBS: Final = ("可以处", "可处", "处")


def each_party(table: Printed) -> Printed:
    """The table with the outcome columns split that the overlay says are for several parties (分列)."""
    for heading, parties in table.patch.split.items():
        at = next((i for i, each in enumerate(table.headings) if each.printed == heading), None)
        if at is not None and table.headings[at].role is Role.OUTCOME:
            table = _split(table, at, parties)
    return table


def _split(table: Printed, at: int, parties: tuple[str, ...]) -> Printed:
    heads = tuple(replace(table.headings[at], party=party) for party in parties)
    rows = tuple((*row[:at], *_cells(row[at], len(parties)), *row[at + 1 :]) for row in table.rows)
    return replace(table, headings=(*table.headings[:at], *heads, *table.headings[at + 1 :]), rows=rows)


def _cells(cell: Text, count: int) -> tuple[Text, ...]:
    parts = parts_of(cell.text)
    was = parts_of(cell.misprint) if cell.misprint is not None else None
    misprints = [None if was is None or was[i] == part else was[i] for i, part in enumerate(parts)]
    made = tuple(replace(cell, text=part, misprint=misprints[i]) for i, part in enumerate(parts))
    return made if count > 1 else made[1:]


def parts_of(text: str) -> tuple[str, str]:
    """What a cell does to the one who acted, and what it does to the other party it names.

    >>> parts_of("责令改正，处十万元罚款，对个人处以一万元罚款")
    ('责令改正，处十万元罚款', '处以一万元罚款')
    >>> parts_of("处二万元罚款"), parts_of("对责任人处五万元罚款")
    (('处二万元罚款', ''), ('', '处五万元罚款'))
    """
    at, joint = min(((found, each) for each in _JOINTS if (found := text.find(each)) >= 0), default=(-1, ""))
    if at < 0 and text.startswith("对"):
        at, joint = 0, "对"
    if at < 0:
        return text, ""
    rest = text[at + len(joint.removesuffix("处")) :]
    verb = min((found for each in _VERBS if (found := rest.find(each)) >= 0), default=-1)
    return (text[:at], rest[verb:]) if verb >= 0 else (text, "")
