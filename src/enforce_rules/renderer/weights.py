"""权重累加: the 起点 of a table woven into the rows above its factors, as departments print it, and back.

In: the 起点 of a table, or the printed rows. Out: the rows `裁量起点 | 谁、何种情形 | 基数 | 起点`, where they read back to the
same 起点; or the 起点.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enforce_rules.model.node import MapNode, Node, TextNode
from enforce_rules.paper import Cell, Covered
from enforce_rules.paper.spans import Merge
from enforce_rules.renderer.columns import heading_of, meant, reading
from enforce_rules.renderer.grids import Content, Texts
from enforce_rules.renderer.notation import alike
from enforce_rules.renderer.words import Manner, heard, said
from enforce_rules.writer import mapping

START: Final = "裁量起点"
FACTORS: Final = ("要素", "程度", "权重")
BASE: Final = "基数"


def is_weighted(columns: Sequence[Node]) -> bool:
    """Whether these are the columns of factors."""
    return tuple(each.text if isinstance(each, TextNode) else "" for each in columns) == FACTORS


def weave(start: Content, made: Texts) -> bool:
    """Put the rows of 起点 below the header; whether it was done."""
    rows = _rows(start)
    if rows is None:
        return False
    top = len(made.rows)
    made.rows += [[START, who or base, base, weight] for who, base, weight in rows]
    made.merges += [Merge(top, 0, len(rows), 1)] if len(rows) > 1 else []
    made.merges += [Merge(top + number, 1, 1, 2) for number, row in enumerate(rows) if not row[0]]
    return True


def unweave(rows: Sequence[tuple[Cell, ...]]) -> MapNode | None:
    """The 起点 that rows of a printed table say; none if they do not say one."""
    found = _read([("" if row[2].covered is Covered.LEFT else row[1].text, row[2].text, row[3].text) for row in rows])
    return None if found is None else mapping(zip(("列", "行"), found.nodes, strict=True))


def _rows(start: Content) -> list[tuple[str, str, str]] | None:
    """Who and when, the base, the weight, row by row."""
    headings = [heading_of(each) for each in start.columns]
    if any(reading(1, each) for each in start.columns) or len(set(headings)) < len(headings) or not start.rows:
        return None
    rows = []
    for row in start.rows:
        cells = dict(zip(headings, row, strict=True))
        weight, base = cells.pop("起点", None), cells.pop(BASE, None)
        if weight is None:
            return None
        who = said(mapping(cells), Manner.CONDITION) if cells else ""
        rows.append((who, said(mapping({BASE: base}), Manner.CONDITION) if base is not None else "", said(weight)))
    read_back = _read(rows)
    same = read_back is not None and all(alike(one, two) for one, two in zip(read_back.nodes, start.nodes, strict=True))
    return rows if same else None


def _read(rows: Sequence[tuple[str, str, str]]) -> Content | None:
    columns: list[str] = []
    found: list[tuple[Node, ...]] = []
    for who, base, weight in rows:
        parts = [heard(each, Manner.CONDITION) if each else mapping({}) for each in (who, base)]
        maps = [each for each in parts if isinstance(each, MapNode)]
        if len(maps) < len(parts):
            return None
        before, behind = ({key.text: value for key, value in each.items} for each in maps)
        cells = before | {"起点": heard(weight)} | behind
        if found and list(cells) != columns:
            return None
        columns = list(cells)
        found.append(tuple(cells.values()))
    return Content(tuple(meant(each) for each in columns), tuple(found)) if found else None
