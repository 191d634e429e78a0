"""重叠: one case in two rows of a table that do different things.

In: rows and what they do. Out: findings at the row that meets others. Two rows are compared only where one of them tests
everything the other tests: of rows that look at different facts the table does not say whether both can be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from enforce_rules.compiler.defects import Defect, Finding, cell_place, named, row_name
from enforce_rules.compiler.defects_boxes import Box, boxes, meet
from enforce_rules.compiler.defects_gaps import Cells
from enforce_rules.compiler.defects_numbers import interval_text
from enforce_rules.compiler.defects_pairs import PAIRS, Pair, pairs
from enforce_rules.compiler.defects_tiling import TooLarge
from enforce_rules.diagnostics import Severity, Span, diagnose
from enforce_rules.model.condition import ALWAYS, Always, AnyOf, Condition, Not, both, facts_of
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.interval import Region
from enforce_rules.model.ruleset import Row

DECIDED = ("取重", "取轻")
"""边界重复: the values that say which of two rows counts."""

Met = dict[Pair, tuple[Box, bool]]
"""Of two rows, by their places: a case in both, and whether it is just the number where one ends and the other begins."""
Differ = Callable[[int, int, Box], bool]


def overlaps(cells: Cells, rows: tuple[Row, ...], *, declared: bool, boundary: str | None) -> Iterator[Finding]:
    """Cases in two rows. `declared`: the table says which row counts; `boundary`: the convention 边界重复.

    Raises `TooLarge`.
    """

    def differ(one: int, other: int, joint: Box) -> bool:
        return _differ(rows[one], rows[other], joint, cells.facts)

    settled = declared or boundary in DECIDED
    printed = [_printed(cells, row) for row in rows]
    met = meeting(printed, cells.facts, differ)
    measures = [index for index, _ in cells.grid.of_role("任一")]
    if len(measures) < 2:
        yield from _told(cells, rows, met, settled=settled, bounded=boundary is not None)
        return
    alone: set[Pair] = set()
    for measure in measures:
        tests = [_by(cells, row, measure) for row in rows]
        found = meeting(tests, cells.facts, differ)
        alone |= found.keys()
        yield from _told(cells, rows, found, settled=settled, bounded=boundary is not None)
    if across := sorted(met.keys() - alone):
        yield _across(cells, rows, across, measures, settled=settled)


def meeting(tests: Sequence[Condition | None], facts: Mapping[str, FactDeclaration], differ: Differ) -> Met:
    """The pairs of tests that can hold together and differ in what they bring. Raises `TooLarge`."""
    cases = [None if test is None else boxes(test, facts) for test in tests]
    if any(test is not None and case is None for test, case in zip(tests, cases, strict=True)):
        raise TooLarge
    tested = [frozenset() if test is None else frozenset(facts_of(test)) for test in tests]
    found: Met = {}
    looks = 0
    for one, other in pairs(cases):
        mine, yours = cases[one], cases[other]
        if mine is None or yours is None or not (tested[one] <= tested[other] or tested[other] <= tested[one]):
            continue
        looks += len(mine) * len(yours)
        if looks > PAIRS:
            raise TooLarge
        joint = [(met, is_boundary(a, b, met)) for a in mine for b in yours if (met := meet(a, b)) is not None]
        if joint and differ(one, other, joint[0][0]):
            found[one, other] = min(joint, key=lambda each: each[1])
    return found


def is_boundary(one: Box, other: Box, joint: Box) -> bool:
    """Whether they meet in one number only, where one range ends and the other begins."""
    for key, region in joint.items():
        mine, yours = one.get(key), other.get(key)
        if isinstance(region, Region) and isinstance(mine, Region) and isinstance(yours, Region):
            one_number = region.point is not None and mine.point is None and yours.point is None
            if one_number:
                return True
    return False


def _differ(one: Row, other: Row, joint: Box, facts: Mapping[str, FactDeclaration]) -> bool:
    """Whether the rows do different things in such a case; definitions differ where they give one fact two values."""
    if one.gives or other.gives:
        mine = dict(one.gives)
        return any(fact in mine and mine[fact] != value for fact, value in other.gives)

    def done(row: Row) -> list[object]:
        return [(deed.does, deed.party) for deed in row.deeds if _reaches(deed.when, joint, facts)]

    return done(one) != done(other) or one.missing != other.missing


def _reaches(when: Condition, joint: Box, facts: Mapping[str, FactDeclaration]) -> bool:
    if isinstance(when, Always):
        return True
    cases = boxes(when, facts)
    return cases is None or any(meet(joint, each) is not None for each in cases)


def _printed(cells: Cells, row: Row) -> Condition:
    """The row's condition as its cells say it, before 重合 has its say."""
    every: list[Condition] = []
    some: list[Condition] = []
    for at, test in enumerate(cells.tests[row.number]):
        branch = cells.branches.get(at, ALWAYS)
        if isinstance(test, Always):
            continue
        if cells.grid.columns[at].role == "任一":
            some.append(both(branch, test))
        else:
            every.append(test if isinstance(branch, Always) else AnyOf((Not(branch), test)))
    return both(*every, *([some[0] if len(some) == 1 else AnyOf(tuple(some))] if some else []))


def _by(cells: Cells, row: Row, measure: int) -> Condition | None:
    """The row as it stands by one of its measures (任一) alone; None where it has no such measure."""
    tests = cells.tests[row.number]
    if isinstance(tests[measure], Always):
        return None
    return both(*(test for at, test in enumerate(tests) if at == measure or cells.grid.columns[at].role != "任一"))


# ---- telling ----


def _told(cells: Cells, rows: tuple[Row, ...], met: Met, *, settled: bool, bounded: bool) -> Iterator[Finding]:
    """Each row that meets others once: the one that meets most of them, of two alike the later."""
    left = dict(met)
    while left:
        count: dict[int, int] = {}
        for pair in left:
            for row in pair:
                count[row] = count.get(row, 0) + 1
        row = max(count, key=lambda number: (count[number], number))
        mine = {pair: left.pop(pair) for pair in list(left) if row in pair}
        others = sorted(pair[0] if pair[1] == row else pair[1] for pair in mine)
        joint = next(iter(mine.values()))[0]
        column = _column(cells, joint, rows[row])
        names = [rows[each].number for each in others]
        # No policy chooses between two prints of one case.
        alike = any(_printed(cells, rows[one]) == _printed(cells, rows[other]) for one, other in mine)
        yield _finding(
            cells,
            rows[row],
            column,
            names,
            _where(joint, (rows[row], rows[others[0]])),
            settled=not alike and (settled or (bounded and all(boundary for _, boundary in mine.values()))),
        )


def _finding(cells: Cells, row: Row, column: int | None, others: list[int], where: str, *, settled: bool) -> Finding:
    line = next(line for line in cells.grid.lines if line.number == row.number)
    place: Span = line.span if column is None else cell_place(cells.grid, line, column)
    mine = row_name(row.number, cells.inside)
    listed = "、".join(row_name(number, cells.inside) for number in others[:5]) + ("等" if others[5:] else "")
    about = set() if column is None else set(named(cells.grid, column))
    told = diagnose("tier-overlap", place, severity=Severity.WARNING, row=mine, rows=listed, where=where, record=mine)
    places = frozenset((mine, *(row_name(number, cells.inside) for number in others), *about))
    return Finding(Defect.OVERLAP, told, places, settled)


def _across(cells: Cells, rows: tuple[Row, ...], pairs: list[Pair], measures: list[int], *, settled: bool) -> Finding:
    """A case whose measures (任一) lie in different rows, and nothing says which counts."""
    columns = [cells.grid.columns[index] for index in measures]
    told = diagnose(
        "tier-overlap",
        columns[1].span,
        severity=Severity.WARNING,
        row=row_name(rows[pairs[0][1]].number, cells.inside),
        rows=row_name(rows[pairs[0][0]].number, cells.inside),
        where=f"（{'、'.join(column.name for column in columns)}不在同一档）",
        record=columns[1].name,
    )
    return Finding(Defect.OVERLAP, told, frozenset(column.name for column in columns), settled)


def _column(cells: Cells, joint: Box, row: Row) -> int | None:
    """The column of the number both rows are about, or the first column the row tests."""
    facts = {key[0] for key, value in joint.items() if isinstance(key, tuple) and isinstance(value, Region)}
    tests = cells.tests.get(row.number, ())
    spoken = [at for at, test in enumerate(tests) if not isinstance(test, Always)]
    about = [at for at in spoken if set(facts_of(tests[at])) & facts]
    return next(iter((*about, *spoken)), None)


def _where(joint: Box, rows: tuple[Row, Row]) -> str:
    """The numbers in both rows, where they are fewer than those of either."""
    tested = set(facts_of(rows[0].when)) & set(facts_of(rows[1].when))
    parts = [
        f"{key[0]}{'或者'.join(interval_text(part, key[1]) for part in value.parts)}"
        for key, value in joint.items()
        if isinstance(key, tuple) and isinstance(value, Region) and key[0] in tested
    ]
    return f"（{'，'.join(parts)}）" if parts else ""
