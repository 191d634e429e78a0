"""The 法定 table of a deed: a row for each condition, a column for each party.

In: groups of sanctions under conditions. Out: a node in the ruleset language, and the phrases its rows ask for. Where a
later stage brings another fine for the same party (逾期未改正的，处…), it takes the place of the first one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from enforce_rules.diagnostics import Span
from enforce_rules.importer.clause_values import (
    ALWAYS,
    GAINS,
    HAS_GAINS,
    LATE,
    ORDER,
    UNIT,
    WITHIN,
    Condition,
    Floor,
    Group,
    Piece,
    Unreadable,
)
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

SPAN: Final = Span("", 0, 0)
DEEMED: Final = "计罚"
CONDITIONS_LIMIT: Final = 32
PARTIES_LIMIT: Final = 8
_TAKE_GAINS: Final = "没收违法所得"
_PERSONS: Final = ("人员", "负责人", "责任人")


@dataclass(frozen=True, slots=True)
class Row:
    """The sanctions under one condition; `not_if` is a circumstance that takes the row's place."""

    when: Condition
    pieces: tuple[Piece, ...]
    not_if: Condition | None = None


def statutory(groups: tuple[Group, ...], *, unit: bool = False) -> Node:
    """The inline 法定 table; `unit`: the sentence tells 单位 from its persons, though it fines only the former."""
    rows = _rows(groups)
    if not rows:
        raise Unreadable("没有读出处理")
    if any(_fined_twice(row) for row in rows):
        raise Unreadable("同一情形、同一当事人有两个罚款")
    parties = _parties(rows)
    parties = (UNIT,) if unit and parties == (None,) else parties
    asked = (
        any(row.when.gains for row in rows),
        any(row.when.late or _late(row.not_if) for row in rows),
        any(_circumstance(row) is not None for row in rows),
    )
    every: tuple[Node, ...] = (_map("条件", GAINS), _map("条件", ORDER), text("情形"))
    columns = [head for head, is_asked in zip(every, asked, strict=True) if is_asked]
    heads: list[Node] = [text("处理") if party is None else _map("处理", party) for party in parties]
    items: list[tuple[TextNode, Node]] = [
        (text("列"), listed(*columns, *heads)),
        (text("行"), listed(*[_row(row, asked, parties) for row in rows])),
    ]
    if len(rows) > 1 and not (len(rows) == 2 and rows[0].not_if is not None):
        items.append((text("重合"), text("全部")))
    return MapNode(tuple(items), SPAN)


def floored(floor: Floor) -> Node:
    """The 推定 table of a base that counts as at least so much."""
    deemed = deemed_name(floor.base)
    rows = [(f"不足{floor.least}", floor.least), (f"{floor.least}以上", floor.base)]
    columns = listed(_map("条件", floor.base), _map("得", deemed))
    return MapNode(
        ((text("列"), columns), (text("行"), listed(*[listed(text(a), text(b)) for a, b in rows]))),
        SPAN,
    )


def deemed_name(base: str) -> str:
    """所需处置费用 → 计罚处置费用."""
    return DEEMED + base.removeprefix("所需")


# ---------- rows ----------


def _rows(groups: tuple[Group, ...]) -> tuple[Row, ...]:
    """Rows in printed order, the stages parted and the gains taken on a row of their own."""
    gains = any(group.when.gains for group in groups)
    base = [piece for group in groups if group.when == ALWAYS for piece in group.pieces]
    taken = [piece for piece in base if piece.of == (_TAKE_GAINS,)]
    base = [piece for piece in base if piece.of != (_TAKE_GAINS,)]
    later = [group for group in groups if group.when != ALWAYS]
    if len(later) > CONDITIONS_LIMIT or len({group.when for group in later}) < len(later):
        raise Unreadable("情形太多，或者同一情形写了两次")
    stage = [group for group in later if _replaces(group, base)]
    if len(stage) > 1:
        raise Unreadable("有两个阶段各自换一个罚款，哪一个在先没有写")
    rows: list[Row] = []
    if base:
        rows.append(Row(ALWAYS, tuple(base), stage[0].when if stage else None))
    if stage:
        kept = tuple(piece for piece in base if not _replaced(piece, stage[0]))
        rows.append(Row(stage[0].when, (*kept, *stage[0].pieces)))
    if taken:
        rows.append(_gains_row(Group(Condition(any_of=(HAS_GAINS,)), tuple(taken)), gains))
    rows += [_gains_row(group, gains) for group in later if group not in stage]
    return tuple(rows)


def _gains_row(group: Group, gains: bool) -> Row:
    """有违法所得 as a level of 违法所得, where other rows ask for its sum."""
    if gains and group.when.any_of == (HAS_GAINS,):
        return Row(Condition(gains="超过0元"), group.pieces)
    return Row(group.when, group.pieces)


def _replaces(group: Group, base: list[Piece]) -> bool:
    return any(_replaced(piece, group) for piece in base)


def _replaced(piece: Piece, stage: Group) -> bool:
    """Whether the stage fines the same party anew."""
    return piece.fine and any(each.fine and each.party == piece.party for each in stage.pieces)


def _fined_twice(row: Row) -> bool:
    fined = [piece.party for piece in row.pieces if piece.fine]
    return len(set(fined)) < len(fined)


# ---------- columns ----------


def _parties(rows: tuple[Row, ...]) -> tuple[str | None, ...]:
    """The parties in printed order; where only persons are named, the one who did the deed is 单位."""
    named = list(dict.fromkeys(piece.party for row in rows for piece in row.pieces))
    if len(named) > PARTIES_LIMIT:
        raise Unreadable("当事人太多")
    others = [party for party in named if party is not None]
    if not others:
        return (None,)
    if len(others) == 1 and None in named and not others[0].endswith(_PERSONS):
        return (others[0],)
    if None in named and all(party.endswith(_PERSONS) for party in others):
        return (UNIT, *others)
    return tuple(others)


def _mine(piece: Piece, party: str | None, parties: tuple[str | None, ...]) -> bool:
    """Whether a piece stands in this party's column; what names no party is for every one who did the deed."""
    if piece.party is not None:
        return piece.party == party
    if parties[0] == UNIT and all(each is not None and each.endswith(_PERSONS) for each in parties[1:]):
        return party == UNIT
    return True


def _row(row: Row, asked: tuple[bool, bool, bool], parties: tuple[str | None, ...]) -> Node:
    every = (
        text(row.when.gains or "/"),
        text(LATE if row.when.late else WITHIN if _late(row.not_if) else "/"),
        _circumstance(row) or text("/"),
    )
    cells = [cell for cell, is_asked in zip(every, asked, strict=True) if is_asked]
    cells += [_cell([piece for piece in row.pieces if _mine(piece, party, parties)]) for party in parties]
    return listed(*cells)


def _late(when: Condition | None) -> bool:
    return when is not None and when.late


def _circumstance(row: Row) -> Node | None:
    if row.when.any_of:
        return _any(row.when.any_of)
    if row.not_if is not None and row.not_if.any_of:
        return MapNode(((text("除外"), _any(row.not_if.any_of)),), SPAN)
    return None


def _any(of: tuple[str, ...]) -> Node:
    return text(of[0]) if len(of) == 1 else MapNode(((text("任一"), listed(*map(text, of))),), SPAN)


def _cell(pieces: list[Piece]) -> Node:
    """One cell: items joined by ；, a choice as {选一: […]}."""
    parts: list[Node] = []
    for piece in pieces:
        last = parts[-1] if parts else None
        if len(piece.of) > 1:
            parts.append(MapNode(((text("选一"), listed(*map(text, piece.of))),), SPAN))
        elif isinstance(last, TextNode):
            parts[-1] = replace(last, text=f"{last.text}；{piece.of[0]}")
        else:
            parts.append(text(piece.of[0]))
    if not parts:
        return text("/")
    return parts[0] if len(parts) == 1 else listed(*parts)


# ---------- nodes ----------


def text(words: str) -> TextNode:
    """A scalar of a table that no file holds."""
    return TextNode(words, SPAN)


def listed(*nodes: Node) -> ListNode:
    """A list of such a table."""
    return ListNode(nodes, SPAN)


def _map(key: str, value: str) -> MapNode:
    return MapNode(((text(key), text(value)),), SPAN)
