"""The party's history in a case document (履历): lines of earlier matters, and whether they can be true together.

In: the node of 履历, the program, the codes of the parties. Out: a `History`, and diagnostics: unknown words, days that
contradict one another, a revocation of nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from enforce_rules.compiler.program import Program
from enforce_rules.compiler.regions import is_region
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Span
from enforce_rules.model.case import EarlierMatter, History, HistoryState
from enforce_rules.model.node import Node, TextNode

KINDS = ("查处", "处罚决定", "责令改正", "免罚", "变更", "部分撤销", "撤销")
COLUMNS = ("日期", "事项", "条款", "机关", "处理", "内容", "案号", "地区", "当事人")
REVIEWS = KINDS[4:]
BLANK = "/"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as read, and where its cells stand."""

    matter: EarlierMatter
    cells: dict[str, Node]
    span: Span

    def place(self, column: str) -> Span:
        """Where a cell stands; the line, if it has none."""
        return self.cells[column].span if column in self.cells else self.span


def read_history(node: Node | None, program: Program, parties: Collection[str], shape: Shape) -> History:
    """The history; an empty one of which nothing is known where the document has none."""
    if node is None:
        return History()
    one = shape.mapping(node, ("查询", "截至", "列", "行"), ("查询",), node.span)
    if one is None:
        return History()
    state, state_node = shape.text(one.get("查询")), one.get("查询")
    states = [each.value for each in HistoryState]
    if state not in states:
        if state is not None and state_node is not None:
            shape.wrong("unknown-value", state_node.span, fact="查询", value=state[:20], known="、".join(states))
        return History()
    columns = _columns(one.get("列"), shape)
    rows = enumerate(shape.items(one.get("行")), 1)
    lines = [line for number, row in rows if (line := _line(number, columns, row, program, parties, shape))]
    until = shape.day(one.get("截至"))
    _check(lines, until, shape)
    return History(HistoryState(state), until, tuple(line.matter for line in lines))


def area(node: Node | None, shape: Shape, fact: str) -> str | None:
    """The code of an area (GB/T 2260)."""
    text = shape.text(node)
    if node is None or text is None:
        return None
    if is_region(text):
        return text
    shape.wrong("wrong-type", node.span, fact=fact, expected="GB/T 2260 代码", value=text[:20])
    return None


def _columns(node: Node | None, shape: Shape) -> tuple[str, ...]:
    named = shape.texts(node)
    for place, each in enumerate(named):
        if each.text not in COLUMNS:
            shape.wrong("unknown-column", each.span, shape.near(each.text, COLUMNS), column=each.text)
        elif each.text in (before.text for before in named[:place]):
            shape.wrong("duplicate-key", each.span, key=each.text)
    return tuple(each.text for each in named)


def _line(
    number: int, columns: tuple[str, ...], row: Node, program: Program, parties: Collection[str], shape: Shape
) -> _Line | None:
    cells = shape.items(row)
    if len(cells) != len(columns):
        shape.wrong("row-width", row.span, have=str(len(cells)), want=str(len(columns)))
        return None
    by_name = {name: cell for name, cell in zip(columns, cells, strict=True) if not _blank(cell)}
    if "日期" not in by_name:
        shape.wrong("missing-key", row.span, key="日期")
    on = shape.day(by_name.get("日期"))
    texts = {name: shape.text(cell) for name, cell in by_name.items()}
    kind, party = texts.get("处理") or KINDS[0], texts.get("当事人")
    if kind not in KINDS:
        near = shape.near(kind, KINDS)
        shape.wrong("unknown-value", by_name["处理"].span, near, fact="处理", value=kind, known="、".join(KINDS))
    if party is not None and party not in parties:
        shape.wrong("unknown-party", by_name["当事人"].span, shape.near(party, parties), party=party)
    region = area(by_name.get("地区"), shape, "地区")
    if on is None:
        return None
    named = texts.get("事项")
    found = program.names.get(named or "", ())
    matter = EarlierMatter(
        on,
        found[0] if len(found) == 1 else named,
        texts.get("条款"),
        texts.get("机关"),
        kind,
        texts.get("内容"),
        tuple(found),
        texts.get("案号"),
        region,
        party,
        number,
    )
    return _Line(matter, by_name, row.span)


def _blank(cell: Node) -> bool:
    return isinstance(cell, TextNode) and cell.text.strip() in ("", BLANK)


# ---- whether it can all be true ----


def _check(lines: list[_Line], until: date | None, shape: Shape) -> None:
    for line in lines:
        if until is not None and line.matter.on > until:
            shape.wrong("dates-out-of-order", line.place("日期"), before="日期", after="截至")
    matters: dict[str, list[_Line]] = {}
    for line in lines:
        if line.matter.number is not None:
            matters.setdefault(line.matter.number, []).append(line)
    for group in matters.values():
        _check_matter(group, shape)


def _check_matter(group: list[_Line], shape: Shape) -> None:
    """A matter is found, then decided, then reviewed; the same event is written once."""
    seen: set[tuple[object, ...]] = set()
    for line in group:
        event = line.matter
        same = (event.on, event.kind, event.violation, event.clause, event.party, event.content)
        if same in seen:
            shape.wrong("duplicate-id", line.place("案号"), id=event.number or "")
        seen.add(same)
    found = _first(group, (KINDS[0],))
    decided = _first(group, KINDS[1:4])
    for line in group:
        kind, on = line.matter.kind, line.matter.on
        if kind in REVIEWS and found is None and decided is None:
            shape.wrong("nothing-reviewed", line.place("案号"), kind=kind)
        elif kind in REVIEWS and all(first is None or on < first for first in (found, decided)):
            shape.wrong("dates-out-of-order", line.place("日期"), before=_named(group, found, decided), after=kind)
        elif kind in KINDS[1:4] and found is not None and on < found:
            shape.wrong("dates-out-of-order", line.place("日期"), before=KINDS[0], after=kind)


def _named(group: Iterable[_Line], found: date | None, decided: date | None) -> str:
    """The word for what the matter began with."""
    first = found if found is not None else decided
    return next(line.matter.kind for line in group if line.matter.on == first and line.matter.kind not in REVIEWS)


def _first(group: Iterable[_Line], kinds: Collection[str]) -> date | None:
    return min((line.matter.on for line in group if line.matter.kind in kinds), default=None)
