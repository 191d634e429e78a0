"""Columns of conditions and the derivations they need, and rows of a table of bands.

In: a printed table. Out: nodes of its columns and rows; facts proposed and guesses go to the remarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from enforce_rules.compiler.system import SYSTEM_FACTS
from enforce_rules.importer.cells import BLANK, DITTO, Facts, Reading, is_blank, read_column
from enforce_rules.importer.measures import measures
from enforce_rules.importer.overlay import Overlay
from enforce_rules.importer.printed import Printed, Text
from enforce_rules.importer.remarks import Remark, remark
from enforce_rules.model.node import ListNode, MapNode, Node
from enforce_rules.writer import items, mapping, text

JUDGED: Final = "轻微 较轻 严重 恶劣 危害 后果 情节 影响 较大 重大 主动 积极 及时 配合".split()
"""Words that someone has to judge by (认定)."""
COUNTED: Final = ("首次", "初次", "第一次", "多次", "再次")
"""Words that are counted from earlier cases (履历)."""


@dataclass(slots=True)
class Desk:
    """What one import has at hand and what it has met so far."""

    facts: Facts
    overlay: Overlay
    found: list[Remark] = field(default_factory=list)
    proposed: dict[str, str] = field(default_factory=dict)  # phrase → 类型

    def renamed(self, heading: str, table: Printed) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """The facts a heading may be about, the table's own word first."""
        own = table.patch.renamed.get(heading)
        usual = tuple(fact for printed, fact in self.overlay.columns if printed == heading)
        meant = self.overlay.meanings
        return tuple((fact, {**meant.get(fact, {}), **table.patch.meanings}) for fact in ((own,) if own else usual))

    def read(self, table: Printed, index: int) -> Reading:
        """One column of conditions."""
        heading = table.headings[index].printed
        reading = read_column(heading, table.column(index), self.facts, self.renamed(heading, table))
        own = table.patch.renamed.get(heading)
        if own is not None and own != reading.fact:  # a name given by hand holds, whatever the cells say
            reading = Reading(own, reading.values, reading.kind, own in self.facts, reading.statements)
        if not reading.declared:
            values = "、".join(reading.values) or "/"
            self.found.append(
                remark("fact-proposed", table.id, heading, fact=reading.fact, kind=reading.kind, values=values)
            )
        for words in sorted(reading.statements - self.facts.keys()):
            self.propose(table, heading, words)
        return reading

    def propose(self, table: Printed, place: str, words: str) -> None:
        """A phrase that is a fact of its own: 认定 where it is a judgement, else 是否."""
        if words not in self.facts and words not in self.proposed:
            kind = "认定" if any(each in words for each in JUDGED) else "是否"
            self.proposed[words] = kind
            self.found.append(remark("fact-proposed", table.id, place, fact=words, kind=kind, values="/"))
            if any(each in words for each in COUNTED):
                self.found.append(remark("history", table.id, place, fact=words))

    def measured(self, table: Printed, cell: Text) -> None:
        """What a fine is a multiple of is a fact."""
        for words in () if is_blank(cell.text) or cell.node is not None else measures(cell.text):
            known = words is None or words in SYSTEM_FACTS or words in self.facts or words in self.proposed
            if words is not None and not known:
                self.proposed[words] = "金额"
                self.found.append(remark("fact-proposed", table.id, cell.place, fact=words, kind="金额", values="/"))

    def party(self, table: Printed, printed: str) -> str:
        """Whom a heading means."""
        return table.patch.parties.get(printed) or self.overlay.parties.get(printed) or printed

    def statement(self, table: Printed, cell: Text) -> MapNode:
        """A cell over several columns: a condition of its own."""
        if cell.text not in self.facts:
            self.proposed[cell.text] = "认定"
            self.found.append(remark("statement", table.id, cell.place, text=cell.text))
        return mapping({cell.text: text("是")})


def condition_column(heading: str, reading: Reading) -> Node:
    """`{条件: fact}`, with the printed heading where it is another."""
    if not reading.as_printed or reading.fact == heading:
        return mapping({"条件": heading if not reading.as_printed else reading.fact})
    return mapping({"条件": reading.fact, "表头": heading})


def derivation(readings: Sequence[tuple[str, Reading]]) -> Node | None:
    """推定: the printed labels of columns whose fact has other values (责令改正情况 限期内改正 → 整改情况 限期内改正的)."""
    told = [(heading, reading) for heading, reading in readings if reading.values]
    if not told:
        return None
    columns = [mapping({"条件": reading.fact}) for _, reading in told]
    columns += [mapping({"得": heading}) for heading, _ in told]
    rows = []
    for index, (_, reading) in enumerate(told):
        for printed, value in reading.values.items():
            row = [BLANK] * (2 * len(told))
            row[index], row[len(told) + index] = value, printed
            rows.append(items(row))
    made: dict[str, Node | str] = {"列": items(columns), "行": items(rows)}
    return mapping(made | ({"重合": "全部"} if len(told) > 1 else {}))


def both(first: Node | None, second: Node | None) -> Node | None:
    """Two derivations as one: the columns of both, every row with blanks in those of the other."""
    if not isinstance(first, MapNode) or not isinstance(second, MapNode):
        return first or second
    (left, upper), (right, lower) = (_grid(each) for each in (first, second))
    rows = [items([*row, *[text(BLANK)] * len(right)]) for row in upper]
    rows += [items([*[text(BLANK)] * len(left), *row]) for row in lower]
    return mapping({"列": items([*left, *right]), "行": items(rows), "重合": "全部"})


def _grid(node: MapNode) -> tuple[tuple[Node, ...], list[tuple[Node, ...]]]:
    columns, rows = node.get("列"), node.get("行")
    assert isinstance(columns, ListNode) and isinstance(rows, ListNode), "a derivation has both"
    return columns.items, [row.items for row in rows.items if isinstance(row, ListNode)]


def condition_cells(
    table: Printed, row: Sequence[Text], readings: Mapping[int, Reading], desk: Desk, previous: Sequence[Text] | None
) -> Iterator[tuple[int, Node | str]]:
    """The cells of the columns of conditions in one row."""
    for index, reading in readings.items():
        cell = row[index]
        if cell.node is not None:
            yield index, cell.node
        elif cell.across == 0 or is_blank(cell.text):
            yield index, BLANK
        elif cell.across > 1:
            yield index, desk.statement(table, cell)
        elif cell.above and previous is not None and previous[index].text == cell.text and previous[index].across == 1:
            yield index, DITTO
        elif cell.misprint is not None:
            yield index, mapping({"读作": reading.cell(cell.text), "原作": cell.misprint})
        else:
            yield index, reading.cell(cell.text)
