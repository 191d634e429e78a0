"""Facts that a table's own columns introduce (“表就是声明”), local to that table.

In: the grids of one table and the facts in sight. Out: declarations: a number where every cell is a quantity of one
unit, 是否 where every cell is 是 or 否, else a choice whose values are the cells, light → heavy in printed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from enforce_rules.compiler.grid import Grid, is_blank, is_missing
from enforce_rules.compiler.remembered import unit_of_quantity
from enforce_rules.compiler.values import converts
from enforce_rules.diagnostics import Span
from enforce_rules.model.fact import FactDeclaration, FactKind, Source
from enforce_rules.model.node import TextNode
from enforce_rules.wording.units import UNITS

Cells = dict[str, list[TextNode]]
OR = ("或者", "或")
TRUTHS = frozenset({"是", "否"})
NOTHING = frozenset({"没有", "无"})
STATES = frozenset(("无法查明", "无法计算", "无法确定", "明显偏低", "无法计算或者明显偏低"))
"""Cells about what is known of the fact, not about its value: they declare nothing."""
DIMENSIONS = {"money": FactKind.MONEY, "ratio": FactKind.MULTIPLE, "percent": FactKind.RATIO, "count": FactKind.COUNT}
TIMES = frozenset({"months", "clock", "working days"})


def tested_cells(grids: Iterable[Grid]) -> Iterator[tuple[str, TextNode | None, Span]]:
    """Every fact the grids' condition columns and factors test, with each cell of words."""
    for grid in grids:
        for index, column in (*grid.of_role("条件"), *grid.of_role("任一")):
            for line in grid.lines:
                cell = line.cells[index]
                yield column.name, cell if isinstance(cell, TextNode) else None, column.span
        for line in grid.lines:
            factor, level = grid.cell(line, "要素"), grid.cell(line, "程度")
            if isinstance(factor, TextNode):
                yield factor.text, level if isinstance(level, TextNode) else None, factor.span


def given_cells(grids: Iterable[Grid]) -> Iterator[tuple[str, TextNode | None, Span]]:
    """Every fact the grids derive (得), with each cell of words."""
    for grid in grids:
        for index, column in grid.of_role("得"):
            for line in grid.lines:
                cell = line.cells[index]
                yield column.name, cell if isinstance(cell, TextNode) else None, column.span


def local_facts(grids: tuple[Grid, ...], known: Mapping[str, FactDeclaration]) -> dict[str, FactDeclaration]:
    """The facts these grids introduce or give values to, by phrase. `known` is keyed by phrase, 代号 and 同义."""
    cells: Cells = {}
    derived: set[str] = set()
    stated: set[str] = set()
    spans: dict[str, Span] = {}
    for name, cell, span in (*tested_cells(grids), *given_cells(grids)):
        phrase = known[name].name if name in known else name
        spans.setdefault(phrase, span)
        cells.setdefault(phrase, [])
        if cell is None or not is_blank(cell):
            stated.add(phrase)
        if cell is not None and not is_blank(cell) and not is_missing(cell) and cell.text.strip() not in STATES:
            cells[phrase].append(cell)
    for name, _, _ in given_cells(grids):
        derived.add(known[name].name if name in known else name)
    built: dict[str, FactDeclaration] = {}
    for phrase, texts in cells.items():
        declared = known.get(phrase)
        source = Source.DERIVED if phrase in derived else Source.CASE
        if declared is None and not texts and phrase not in derived and phrase not in stated:
            continue  # a column of blanks says nothing of the fact
        if declared is None:
            built[phrase] = _introduced(phrase, [cell.text.strip() for cell in texts], source, spans[phrase])
        elif declared.kind.is_choice and not declared.labels and declared.source is not Source.SYSTEM:
            built[phrase] = replace(declared, labels=choices([cell.text.strip() for cell in texts]))
    return built


def _introduced(name: str, texts: list[str], source: Source, span: Span) -> FactDeclaration:
    if texts and set(texts) <= TRUTHS:
        return FactDeclaration(name, FactKind.BOOL, source, span=span)
    unit = common_unit(texts)
    if unit is not None:
        dimension = UNITS[unit][1] if unit in UNITS else ""
        kind = FactKind.PERIOD if dimension in TIMES else DIMENSIONS.get(dimension, FactKind.QUANTITY)
        return FactDeclaration(name, kind, source, unit=unit, span=span)
    return FactDeclaration(name, FactKind.CHOICE, source, labels=choices(texts), span=span)


def choices(texts: Iterable[str]) -> tuple[str, ...]:
    """The labels of cells: a cell that joins other cells by 或者 is no label of its own.

    >>> choices(["甲", "乙", "甲或者乙", "丙或丁"])
    ('甲', '乙', '丙或丁')
    """
    labels = tuple(dict.fromkeys(texts))
    return tuple(label for label in labels if joined(label, frozenset(labels) - {label}) is None)


def joined(text: str, labels: frozenset[str]) -> tuple[str, ...] | None:
    """The labels a cell joins by 或 or 或者, or None unless every part is one.

    >>> joined("限批区或环境敏感区", frozenset({"限批区", "环境敏感区"}))
    ('限批区', '环境敏感区')
    """
    for word in OR:
        at = text.find(word)
        while at > 0:
            head, rest = text[:at].strip("， "), text[at + len(word) :].strip()
            if head in labels:
                tail = (rest,) if rest in labels else joined(rest, labels)
                if tail is not None:
                    return (head, *tail)
            at = text.find(word, at + 1)
    return None


def common_unit(texts: Iterable[str]) -> str | None:
    """The one unit in which every cell is a quantity, or None."""
    unit: str | None = None
    for text in texts:
        if text in NOTHING:
            continue
        found = unit_of_quantity(text)
        if found is None or (unit is not None and not converts(found, unit)):
            return None
        unit = unit or found
    return unit
