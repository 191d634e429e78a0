"""权重累加: a table of factors, their levels and weights, with its starting points and the formula below it.

In: a printed table. Out: 起点, 封顶, 保底, 列 and 行 of a 基准 that adds weights. The formula is read from the notes; what it
multiplies by is a number of the table, never of ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from enforce_rules.importer.cells import Facts, Reading
from enforce_rules.importer.conditions import Desk, derivation
from enforce_rules.importer.headings import Role
from enforce_rules.importer.printed import Printed, Text, own_cells
from enforce_rules.importer.remarks import remark
from enforce_rules.model.node import Node
from enforce_rules.wording import WordingError, parse_quantity, parse_weight
from enforce_rules.writer import items, mapping

START: Final = "裁量起点"
BASES: Final = re.compile("裁量百分值总和×([^；。（）]{1,40})")
TIMES: Final = re.compile("(?P<base>[^×]{1,30})×(?P<factor>[0-9.]{1,9}[%倍])")
FLOOR: Final = re.compile("不足(?P<share>[0-9]{1,3}%)的，按(?P=share)计算")
CAP: Final = re.compile("超过(?P<share>[0-9]{1,3}%)的，按(?P=share)计算")
TO: Final = "对"


def weights(table: Printed, desk: Desk, deemed: Mapping[str, str]) -> dict[str, Node | str]:
    """计算, 起点, 封顶, 保底, 列, 行, and 推定 where a factor's printed levels are values of a declared fact.

    `deemed` are bases that the statute counts as at least so much, each with the fact that says so.
    """
    block = [row for row in table.rows if any(cell.text == START for cell in row)]
    levels = [cells[-3:] for row in table.rows if row not in block and len(cells := own_cells(row)) > 2]
    readings = _factors(table, [(factor.text, level.text) for factor, level, _ in levels], desk)
    notes = "".join(table.section.notes)
    made: dict[str, Node | str] = {}
    derived = derivation([(name, each) for name, each in readings.items() if each.fact != name and each.kind == "选项"])
    if derived is not None:
        made["推定"] = derived
    made["计算"] = "权重累加"
    made["起点"] = _starts(table, block, notes, desk, deemed)
    if cap := CAP.search(notes):
        made["封顶"] = cap["share"]
    if floor := FLOOR.search(notes):
        made["保底"] = floor["share"]
    made["列"] = items(each.value for each in (Role.FACTOR, Role.LEVEL, Role.WEIGHT))
    rows: list[Node] = []
    before = ""
    for factor, level, weight in levels:
        written = level.text if level.misprint is None else mapping({"读作": level.text, "原作": level.misprint})
        if not _is_weight(weight.text):
            desk.found.append(remark("unread", table.id, weight.place, text=weight.text))
        rows.append(items(["〃" if factor.text == before else factor.text, written, weight.text]))
        before = factor.text
    made["行"] = items(rows)
    return made


def _factors(table: Printed, pairs: Sequence[tuple[str, str]], desk: Desk) -> dict[str, Reading]:
    """Every factor read as a column of its own, its levels as cells."""
    found: dict[str, Reading] = {}
    at = table.of(Role.FACTOR)[-1]
    for name in dict.fromkeys(name for name, _ in pairs):
        cells = tuple((Text(level, name),) for factor, level in pairs if factor == name)
        one = replace(table, headings=(replace(table.headings[at], printed=name, role=Role.CONDITION),), rows=cells)
        found[name] = desk.read(one, 0)
    return found


def _starts(table: Printed, block: Sequence[Sequence[Text]], notes: str, desk: Desk, deemed: Mapping[str, str]) -> Node:
    """起点: one row a starting point, with whom it is for and in which branch, and what the sum is multiplied by."""
    bases = [_base(each, deemed) for each in BASES.findall(notes)]
    parts = [_after_start(row) for row in block]
    if len({len(each) for each in parts}) > 1:  # the rows of the block do not stand under each other
        parts = []
    parts = [
        tuple("/" if part == points else part for part, points in zip(row, parts[-1], strict=True))
        for row in parts[:-1]
    ] + parts[-1:]
    if not parts or not parts[-1]:
        desk.found.append(remark("no-start", table.id, table.section.place))
        return mapping({"列": items(["起点", "基数"]), "行": items([])})
    *heads, points = parts
    if len(bases) != len(points):
        desk.found.append(remark("no-base", table.id, table.section.place))
        bases = [*bases, *["缺"] * len(points)][: len(points)]
    columns: list[Node | str] = []
    cells: list[tuple[Node | str, ...]] = []
    for head in heads:
        if all(each.startswith(TO) or each == "/" for each in head):
            columns.append("当事人")
            cells.append(tuple(desk.party(table, each.removeprefix(TO)) for each in head))
        else:
            columns.append(mapping({"条件": _branch(head, desk.facts) or head[0]}))
            cells.append(tuple(head))
    columns += ["起点", "基数"]
    rows = zip(*cells, points, bases, strict=True)
    return mapping({"列": items(columns), "行": items(items(row) for row in rows)})


def _after_start(row: Sequence[Text]) -> tuple[str, ...]:
    """The cells behind 裁量起点; a merged one stands in every column it takes."""
    at = max(index for index, cell in enumerate(row) if cell.text == START)
    return tuple(cell.text for cell in row[at + 1 :])


def _branch(heads: Sequence[str], facts: Facts) -> str | None:
    """The declared fact whose labels or whose ranges the heads are."""
    asked = [each for each in heads if each != "/"]
    for fact in facts.values():
        if fact.kind.is_choice and set(asked) <= set(fact.labels):
            return fact.name
    for fact in facts.values():
        if fact.kind.is_number and all(fact.name in each and _is_quantity(each) for each in asked):
            return fact.name
    return None


def _base(words: str, deemed: Mapping[str, str]) -> str:
    """100万 → 100万元; 建设项目总投资额×5% → 建设项目总投资额的5%.

    >>> _base("100万", {}), _base("所需处置费用×5倍", {"所需处置费用": "计罚处置费用"})
    ('100万元', '计罚处置费用的5倍')
    """
    times = TIMES.fullmatch(words)
    if times is not None:
        return f"{deemed.get(times['base'], times['base'])}的{times['factor']}"
    return words if words.endswith("元") else f"{words}元"


def _is_quantity(printed: str) -> bool:
    try:
        parse_quantity(printed)
    except WordingError:
        return False
    return True


def _is_weight(printed: str) -> bool:
    try:
        parse_weight(printed)
    except WordingError:
        return False
    return True
