"""Axes: what the cells of one condition column say, as places on a line of numbers or among labels.

In: the tests of a column's cells, row by row. Out: an `Axis`, with the places each cell is sure to hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from enforce_rules.compiler.defects_boxes import implies
from enforce_rules.compiler.defects_held import Axis, Test, held_by
from enforce_rules.compiler.defects_numbers import of_numbers
from enforce_rules.model.condition import All, Always, AnyOf, Condition, Holds, Not, OneOf, facts_of
from enforce_rules.model.fact import FactDeclaration

COMPARED = 64
"""Of more phrases than these in one column it is not asked which imply one another."""


def axis_of(
    column: int,
    name: str | None,
    tests: tuple[Condition, ...],
    facts: Mapping[str, FactDeclaration],
    rows: tuple[int, ...],
    *,
    open_top: bool,
) -> Axis | None:
    """The axis of a column about this fact (None: 情形), if its cells can be compared.

    `rows` are the numbers of the rows the tests stand in; `open_top` asks that the last tier have no end.
    """
    about = {fact for test in tests for fact in facts_of(test)} if name is None else {name}
    fact = facts.get(next(iter(about))) if len(about) == 1 else None
    if fact is None:
        return _of_phrases(column, tests, rows, facts)
    if fact.kind.is_number:
        return of_numbers(column, fact, tests, open_top=open_top)
    return _of_labels(column, fact, tests) if fact.kind.is_truth or fact.kind.is_choice else None


def _of_labels(column: int, fact: FactDeclaration, tests: tuple[Condition, ...]) -> Axis | None:
    """Labels, or 是 and 否. Where some rows test a 是否 and others leave it open, both answers are asked for."""
    labels = ("是", "否") if fact.kind.is_truth else _labels(tests, fact.name)
    every = (1 << len(labels)) - 1

    def at(test: Test, _: bool) -> int:
        if isinstance(test, OneOf):
            return sum(1 << place for place, label in enumerate(labels) if label in test.labels)
        return 1 if isinstance(test, Holds) else 0

    held = tuple(held_by(test, fact.name, at, every) for test in tests)
    asked = 0
    for test, places in zip(tests, held, strict=True):
        blank = isinstance(test, Always)
        asked |= places if not blank or fact.kind.is_truth else 0
    last = asked.bit_length() - 1
    return Axis(column, fact.name, False, asked, last, held, lambda places: _listed(labels, places)) if asked else None


def _labels(tests: tuple[Condition, ...], fact: str) -> tuple[str, ...]:
    found: dict[str, None] = {}

    def look(test: Condition) -> None:
        match test:
            case OneOf(name, chosen) if name == fact:
                found.update(dict.fromkeys(sorted(chosen)))
            case Not(part):
                look(part)
            case All(parts) | AnyOf(parts):
                for part in parts:
                    look(part)
            case _:
                return

    for test in tests:
        look(test)
    return tuple(found)


def _of_phrases(
    column: int, tests: tuple[Condition, ...], rows: tuple[int, ...], facts: Mapping[str, FactDeclaration]
) -> Axis | None:
    """情形: a whole condition to a label; a row also holds the conditions that imply its own.

    Where some rows leave it open, a case with none of them is asked for too.
    """
    spoken = tuple(dict.fromkeys(test for test in tests if not isinstance(test, Always)))
    if not spoken:
        return None
    first = {test: row for row, test in zip(reversed(rows), reversed(tests), strict=True)}
    texts = (*(f"第{first[each]}行所列情形" for each in spoken), "没有所列情形")
    every = (1 << len(spoken) + 1) - 1
    compared = len(spoken) <= COMPARED
    holding = {
        test: sum(
            1 << at for at, each in enumerate(spoken) if each == test or (compared and implies(each, test, facts))
        )
        for test in spoken
    }
    held = tuple(every if isinstance(test, Always) else holding[test] for test in tests)
    asked = every if any(isinstance(test, Always) for test in tests) else every >> 1
    return Axis(column, "", False, asked, len(spoken) - 1, held, lambda places: _listed(texts, places))


def _listed(labels: tuple[str, ...], places: int) -> str:
    return "或者".join(label for place, label in enumerate(labels) if places >> place & 1)
