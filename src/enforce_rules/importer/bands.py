"""幅度罚款: a table whose rows say under which conditions which fine is imposed.

In: a printed table. Out: the columns and rows of a 基准 in the ruleset language. Every fine is read by the grammar of
official wording before it is written; what it does not read is told and kept among the 未译.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from enforce_rules.importer.cells import BLANK, DITTO, is_blank
from enforce_rules.importer.conditions import Desk, condition_cells, condition_column, derivation
from enforce_rules.importer.headings import Heading, Role
from enforce_rules.importer.measures import measures
from enforce_rules.importer.printed import Printed, Text, own_cells
from enforce_rules.importer.remarks import remark
from enforce_rules.model.node import Node
from enforce_rules.wording import WordingError
from enforce_rules.writer import items, mapping

LABELS: Final = (Role.NUMBER, Role.TIER, Role.MEASURE, Role.ORGAN, Role.NOTE)
MISSING: Final = "缺"


def bands(table: Printed, desk: Desk, *, based: bool) -> dict[str, Node | str]:
    """`based`: whether the statutory range says what a multiple without a base is a multiple of.

    列, 行, and 推定 and 重合 where they are needed. Rows that are not read come back under 未译.
    """
    table = _acts(table)
    readings = {index: desk.read(table, index) for index in table.of(Role.CONDITION)}
    kept = [
        index
        for index, heading in enumerate(table.headings)
        if index in readings
        or heading.role is Role.OUTCOME
        or (heading.role in LABELS and any(not is_blank(each) for each in table.column(index)))
    ]
    outcomes = table.of(Role.OUTCOME)
    if not outcomes:
        desk.found.append(remark("no-outcome", table.id, table.section.place))
        if "列" not in table.patch.set:
            return {"未译": items(_whole(table, row) for row in table.rows if own_cells(row))}
    for index, heading in enumerate(table.headings):
        if index in readings and not heading.known and outcomes and index > outcomes[0]:
            desk.found.append(remark("unknown-heading", table.id, heading.printed, heading=heading.printed))
    rows: list[Node] = []
    unread: list[Node] = []
    previous: Sequence[Text] | None = None
    _tell_torn(table, desk, based=based)
    for row in table.rows:
        cells = dict(condition_cells(table, row, readings, desk, previous))
        cells |= {
            index: _other(row[index], table.headings[index], previous, index) for index in kept if index not in cells
        }
        if wrong := [row[index] for index in table.of(Role.OUTCOME) if not _readable(row[index], based=based)]:
            for cell in wrong:
                desk.found.append(remark("unread", table.id, cell.place, text=cell.text))
                unread.append(items([table.id, cell.text, f"{cell.place}：没有读出", "待核"]))
            continue
        for index in table.of(Role.OUTCOME):
            desk.measured(table, row[index])
        rows.append(items(cells[index] for index in kept))
        previous = row
    derived = derivation([(table.headings[i].printed, each) for i, each in readings.items() if not each.as_printed])
    spans = any(cell.across > 1 for row in table.rows for cell in row)
    composite = any(cell.node is not None for row in table.rows for cell in row)
    stated = spans or composite or any(each.statements or each.ranges for each in readings.values())
    made: dict[str, Node | str] = {}
    if derived is not None:
        made["推定"] = derived
    if stated:
        made["重合"] = "取重"
    made["列"] = items(
        condition_column(table.headings[index].printed, readings[index])
        if index in readings
        else _column(table, table.headings[index], desk)
        for index in kept
    )
    made["行"] = items(rows)
    return made | ({"未译": items(unread)} if unread else {})


def _tell_torn(table: Printed, desk: Desk, *, based: bool) -> None:
    """Rows whose fine can be read only together with that of the row above."""
    for above, row in pairwise(table.rows):
        for index in table.of(Role.OUTCOME):
            upper, lower = above[index], row[index]
            halves = [_readable(each, based=based) for each in (upper, lower)]
            if upper.text and lower.text and not all(halves):
                whole = replace(upper, text=upper.text + lower.text)
                if _readable(whole, based=based):
                    desk.found.append(remark("torn", table.id, lower.place))


def _whole(table: Printed, row: Sequence[Text]) -> Node:
    """A row of a table that does not say what is done, as it is printed."""
    words = "｜".join(cell.text for cell in own_cells(row))
    return items([table.id, words, f"{row[0].place}：没有写处罚的列", "待核"])


def _acts(table: Printed) -> Printed:
    """违法行为 is a condition where its cells differ: one table for several acts."""
    for index in table.of(Role.ACT):
        several = len(set(table.column(index))) > 1 if table.patch.acts is None else table.patch.acts
        if several:
            table = table.role(index, Role.CONDITION)
    return table


def _column(table: Printed, heading: Heading, desk: Desk) -> Node | str:
    """A label, or 处理 with whom it falls on; the printed heading stays where the party is told by hand."""
    if heading.role is not Role.OUTCOME:
        return str(heading.role.value)
    party = desk.party(table, heading.party or heading.printed)
    if heading.party is None and party == heading.printed:
        return Role.OUTCOME.value
    return mapping({"处理": party, "表头": heading.printed})


def _other(cell: Text, heading: Heading, previous: Sequence[Text] | None, index: int) -> Node | str:
    if heading.role is Role.OUTCOME:
        if cell.node is not None:
            return cell.node
        if cell.text == "":
            return MISSING
        if is_blank(cell.text):
            return BLANK
        return cell.text if cell.misprint is None else mapping({"读作": cell.text, "原作": cell.misprint})
    if is_blank(cell.text):
        return BLANK
    return DITTO if cell.above and previous is not None and previous[index].text == cell.text else cell.text


def _readable(cell: Text, *, based: bool) -> bool:
    if is_blank(cell.text):
        return True
    try:
        bases = list(measures(cell.text))
    except WordingError:
        return False
    return based or None not in bases
