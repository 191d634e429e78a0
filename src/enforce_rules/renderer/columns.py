"""The columns of a table: what is printed above them, and what a printed heading means.

In: a column as written (a label, or `{角色: 名, 当: …, 表头: …}`), or a printed heading with its row of 列的读法. Out: the
heading and, where it does not say enough, that row; or the column. Keys are in the order of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from enforce_rules.compiler import grid
from enforce_rules.model.node import MapNode, Node, TextNode
from enforce_rules.renderer.labels import ABSENT
from enforce_rules.renderer.notation import alike, bracketed, unbracketed
from enforce_rules.renderer.words import Manner, heard, said
from enforce_rules.writer import mapping, text

LABELS: Final = {"阶次": "裁量阶次", "要素": "裁量要素", "程度": "违法程度", "权重": "裁量权重", "违反": "违反条款"}
"""Labels that are printed otherwise than they are written."""
OTHERS: Final = frozenset(grid.LABELS) - frozenset(LABELS)
"""Labels that are printed as they are; any other heading is a fact (条件)."""
PREFIXES: Final = {"任一": "任一：", "得": "得出：", "给": "给：", "应": "应：", "不应": "不应："}
_PARTY: Final = ("对", "的处理")
_CONDITIONS: Final = frozenset(("条件", "任一", "情形", "不适用于", "程度"))
_AS_WRITTEN: Final = "照写"
_PRINTED: Final = "照印"
"""The column has a 表头: what is printed above it."""


def manner_of(column: Node) -> Manner:
    """What may stand in the cells of a column."""
    role = _role(column)
    if role in _CONDITIONS:
        return Manner.CONDITION
    return Manner.DEED if role == "处理" else Manner.TEXT


def heading_of(column: Node) -> str:
    """What is printed above a column: its 表头, else its role in words."""
    if isinstance(column, MapNode):
        printed = column.get("表头")
        return printed.text if isinstance(printed, TextNode) else _usual(*_role_and_name(column))
    return LABELS.get(column.text, column.text) if isinstance(column, TextNode) else bracketed(column)


def meant(heading: str) -> Node:
    """The column of a heading without a row of 列的读法.

    >>> meant("裁量阶次").text, meant("对单位的处理").items[0][1].text
    ('阶次', '单位')
    """
    label = next((label for label, printed in LABELS.items() if printed == heading), heading)
    if label != heading or heading in OTHERS:
        return text(label)
    for role, prefix in PREFIXES.items():
        if heading.startswith(prefix):
            return mapping({role: heading.removeprefix(prefix)})
    before, behind = _PARTY
    if heading.startswith(before) and heading.endswith(behind) and len(heading) > len(before + behind):
        return mapping({"处理": heading[len(before) : -len(behind)]})
    return mapping({"条件": heading})


def reading(number: int, column: Node) -> tuple[str, ...] | None:
    """The row of 列的读法 of a column, counted from 1; none where its heading says all."""
    if alike(meant(heading_of(column)), column):
        return None
    return stated(number, column)


def stated(number: int, column: Node) -> tuple[str, ...]:
    """The row of 列的读法, whether or not it is needed."""
    row = _stated(number, column)
    written = read_reading(row, [*[""] * (number - 1), heading_of(column)])
    return row if written is not None and alike(written[1], column, ordered=False) else _as_written(number, column)


def _stated(number: int, column: Node) -> tuple[str, ...]:
    if not isinstance(column, MapNode):
        role = column.text if isinstance(column, TextNode) else ""
        return (f"{number}", role, ABSENT, ABSENT, ABSENT)
    role, _ = _role_and_name(column)
    name, when, printed = (column.get(key) for key in (role, "当", "表头"))
    return (
        f"{number}",
        role,
        optional(name, Manner.TEXT),
        optional(when, Manner.CONDITION),
        ABSENT if printed is None else _PRINTED,
    )


def read_reading(row: Sequence[str], headings: Sequence[str]) -> tuple[int, Node] | None:
    """The number of a column and the column itself; none for a row that is none. `headings` are those of the table."""
    if len(row) < 5 or not row[0].strip().isdecimal() or len(row[0]) > 4:
        return None
    number, (role, name) = int(row[0]), row[1:3]
    if not 1 <= number <= len(headings):
        return None
    if role == _AS_WRITTEN:
        node = unbracketed(name)
        return None if node is None else (number, node)
    if name == ABSENT:
        return number, text(role)
    if role not in grid.ROLES:
        return None
    pairs: list[tuple[str, Node]] = [(role, heard(name))]
    pairs += [("当", heard(row[3], Manner.CONDITION))] if row[3] not in ("", ABSENT) else []
    pairs += [("表头", text(headings[number - 1]))] if row[4] == _PRINTED else []
    return number, mapping(pairs)


def optional(node: Node | None, manner: Manner) -> str:
    """What is printed of a thing that may be absent; a text that looks absent is quoted."""
    if node is None:
        return ABSENT
    wording = said(node, manner)
    return bracketed(node) if wording in ("", ABSENT) else wording


def party_of(column: Node) -> str | None:
    """The party of a 处理 column with a heading of its own."""
    if isinstance(column, MapNode) and isinstance(column.get("表头"), TextNode):
        party = column.get("处理")
        return _usual("处理", party.text) if isinstance(party, TextNode) else None
    return None


def _as_written(number: int, column: Node) -> tuple[str, ...]:
    return (f"{number}", _AS_WRITTEN, bracketed(column), ABSENT, ABSENT)


def _usual(role: str, name: str) -> str:
    if role == "处理":
        return f"{_PARTY[0]}{name}{_PARTY[1]}"
    return f"{PREFIXES.get(role, '')}{name}"


def _role(column: Node) -> str:
    if isinstance(column, MapNode):
        return _role_and_name(column)[0]
    return column.text if isinstance(column, TextNode) else ""


def _role_and_name(column: MapNode) -> tuple[str, str]:
    named: Iterable[tuple[str, Node]] = ((key.text, value) for key, value in column.items if key.text in grid.ROLES)
    role, name = next(iter(named), ("", text("")))
    return role, name.text if isinstance(name, TextNode) else bracketed(name)
