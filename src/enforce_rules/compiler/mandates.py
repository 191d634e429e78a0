"""Mandates (权责): the columns of a catalogue that say who decides, where and from when to when.

In: a line of a 权责 table. Out: its `Mandate`, and diagnostics at the cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from enforce_rules.compiler.grid import Grid, Line, is_blank, is_missing
from enforce_rules.compiler.regions import is_region
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Diagnostic, Severity, diagnose, suggest
from enforce_rules.model.condition import Always, Condition, OneOf
from enforce_rules.model.mandate import Mandate
from enforce_rules.model.node import TextNode
from enforce_rules.model.ruleset import Row, Table

LEVELS = "层级"
UPWARDS, DOWNWARDS = "以上", "以下"
KINDS = "拟处罚种类"


def read_mandate(shape: Shape, grid: Grid, line: Line, order: tuple[str, ...]) -> Mandate | None:
    """Who decides, by one line; None where the line names nobody. `order`: the levels, low → high (约定 层级)."""
    organs = _names(shape, grid, line, "实施主体")
    since, until = _day(shape, grid, line, "自"), _day(shape, grid, line, "至")
    levels = tuple(level for each in _cells(shape, grid, line, LEVELS) for level in _levels(shape, each, order))
    regions = tuple(each.text for each in _cells(shape, grid, line, "地区") if _is_region(shape, each))
    sole = _one(shape, grid, line, "专属")
    if sole is not None and sole.text not in ("是", "否"):
        shape.wrong("unknown-value", sole.span, fact="专属", value=sole.text[:20], known="是、否")
    if not organs:
        shape.wrong("missing-key", grid.place(line, "实施主体"), key="实施主体")
        return None
    if since is not None and until is not None and since > until:
        shape.wrong("period-reversed", grid.place(line, "至"), since=since.isoformat(), until=until.isoformat())
    return Mandate(
        organs,
        _names(shape, grid, line, "原实施主体"),
        _names(shape, grid, line, "机关"),
        tuple(dict.fromkeys(levels)),
        regions,
        since,
        until,
        sole is not None and sole.text == "是",
    )


def _cells(shape: Shape, grid: Grid, line: Line, column: str) -> tuple[TextNode, ...]:
    """The words of a cell, one or a list of them; an empty one says nothing."""
    cell = grid.cell(line, column)
    found = () if cell is None else shape.texts(cell)
    return tuple(each for each in found if not is_blank(each) and not is_missing(each) and each.text.strip())


def _names(shape: Shape, grid: Grid, line: Line, column: str) -> tuple[str, ...]:
    """Names of organs, one or a list of them; 、 may be part of a name (市、县级城市管理局)."""
    return tuple(dict.fromkeys(each.text.strip() for each in _cells(shape, grid, line, column)))


def _one(shape: Shape, grid: Grid, line: Line, column: str) -> TextNode | None:
    """The one text of a cell."""
    cell = grid.cell(line, column)
    return cell if shape.text(cell) is not None and isinstance(cell, TextNode) else None


def _day(shape: Shape, grid: Grid, line: Line, column: str) -> date | None:
    return shape.day(_one(shape, grid, line, column))


def _is_region(shape: Shape, cell: TextNode) -> bool:
    if is_region(cell.text):
        return True
    shape.wrong("wrong-type", cell.span, fact="地区", expected="GB/T 2260 代码", value=cell.text[:20])
    return False


def _levels(shape: Shape, cell: TextNode, order: tuple[str, ...]) -> tuple[str, ...]:
    """`县级`, or `县级以上` by the declared order; the level named is always among them."""
    if cell.text in order:
        return (cell.text,)
    for word in (UPWARDS, DOWNWARDS):
        level = cell.text.removesuffix(word)
        if level != cell.text and level in order:
            place = order.index(level)
            return order[place:] if word == UPWARDS else order[: place + 1]
    hint = suggest(cell.text, order)
    shape.wrong("unknown-value", cell.span, hint, fact=LEVELS, value=cell.text[:40], known="、".join(order) or "/")
    return ()


def contradictions(tables: Iterable[Table]) -> Iterator[Diagnostic]:
    """Rows of one ruleset that give an item, on the same days in the same place, to different organs."""
    items: dict[tuple[str, Condition], list[Row]] = defaultdict(list)
    for table in tables:
        for row in table.rows:
            if row.mandate is not None:
                for item in row.violations or table.violations:
                    items[item, table.gate].append(row)
    for rows in items.values():
        for number, row in enumerate(rows):
            for other in rows[:number][:PAIRED]:
                if _contradict(row, other):
                    assert row.mandate is not None and other.mandate is not None
                    yield diagnose(
                        "organs-overlap",
                        row.span,
                        severity=Severity.WARNING,
                        organs="、".join(row.mandate.holders),
                        others="、".join(other.mandate.holders),
                        row=str(other.number),
                        related=((other.span, "first-here"),),
                    )
                    break


PAIRED = 64  # earlier rows of the same item a row is compared with


def _contradict(row: Row, other: Row) -> bool:
    a, b = row.mandate, other.mandate
    assert a is not None and b is not None
    apart = (
        set(a.holders) == set(b.holders)
        or a.sole != b.sole
        or (a.levels and b.levels and not set(a.levels) & set(b.levels))
        or (a.regions and b.regions and not _meet(a.regions, b.regions))
        or (a.until or date.max) < (b.since or date.min)
        or (b.until or date.max) < (a.since or date.min)
    )
    return not apart and row.excluded == other.excluded and _same_kinds(row.when, other.when)


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)


def _same_kinds(a: Condition, b: Condition) -> bool:
    """Whether both conditions hold for some kind of sanction; conditions of another sort only where they are the same."""
    if a == b or isinstance(a, Always) or isinstance(b, Always):
        return True
    if isinstance(a, OneOf) and isinstance(b, OneOf) and a.fact == b.fact == KINDS:
        return bool(a.labels & b.labels)
    return False
