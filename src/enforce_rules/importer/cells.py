"""The cells of a column of conditions: numbers of one unit, labels, or a statement that stands on its own.

In: the texts below a heading and the facts already declared. Out: what fact the column asks for and how each cell is
written in the ruleset. Nothing is mended: a cell is written as it is printed, or told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.node import Node
from enforce_rules.wording import AllOf, AnyOf, Clause, Ordinal, Quantity, WordingError, Words, parse_quantity
from enforce_rules.writer import mapping, text

BLANKS: Final = frozenset(("", "/", "—", "——", "-", "－", "–", "／", "无要求", "不限"))
BLANK: Final = "/"
DITTO: Final = "〃"
Facts = Mapping[str, FactDeclaration]
"""Declared facts by every name they have: phrase, 代号, 同义."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a column of conditions is read: the fact it asks for, and what its printed cells are values of."""

    fact: str
    values: Mapping[str, str]  # printed cell → the value of the fact it stands for
    kind: str  # 选项, or 数量 for ranges
    declared: bool  # whether the fact is declared elsewhere
    statements: frozenset[str] = frozenset()  # cells that are facts of their own

    @property
    def as_printed(self) -> bool:
        """Whether every cell is the value it stands for."""
        return all(printed == value for printed, value in self.values.items())

    def cell(self, printed: str) -> Node | str:
        """A cell as the ruleset writes it."""
        if is_blank(printed):
            return BLANK
        return mapping({printed: text("是")}) if printed in self.statements else printed


def is_blank(printed: str) -> bool:
    """Whether nothing is asked here (/, —, an empty cell)."""
    return "".join(printed.split()) in BLANKS


def read_column(
    heading: str, printed: Iterable[str], facts: Facts, renamed: Sequence[tuple[str, Mapping[str, str]]] = ()
) -> Reading:
    """The reading of a column; `renamed` are facts it may be about, each with printed cells and the values meant.

    A cell that is the name of a declared 是否 or 认定 fact is that fact, whatever its column asks.
    """
    plain = [each for each in dict.fromkeys(printed) if not is_blank(each)]
    own = facts.get(heading)
    labels = own.labels if own is not None else ()
    stated = frozenset(each for each in plain if each not in labels and each in facts and facts[each].kind.is_truth)
    cells = [each for each in plain if each not in stated]
    for name, meant in renamed:
        fact = facts.get(name)
        if fact is None:
            continue
        asked = plain if fact.kind.is_truth else cells
        values = {each: meant.get(each, each) for each in asked}
        if asked and all(_fits(each, fact) for each in values.values()):
            kind = "数量" if fact.kind.is_number else "选项"
            return Reading(fact.name, values, kind, True, frozenset() if fact.kind.is_truth else stated)
    about = _subject(cells)
    known = facts.get(about) if about is not None and own is None else None
    fact_name = known.name if known is not None and known.kind.is_number else heading
    kind = "数量" if cells and all(_quantity(each) for each in cells) else "选项"
    return Reading(fact_name, {each: each for each in cells}, kind, fact_name in facts, stated)


def _fits(value: str, fact: FactDeclaration) -> bool:
    """Whether a cell is a value of the fact: 是 or 否, one of its labels, a range, 无… or 有… of something counted."""
    if fact.kind.is_truth:
        return value in ("是", "否")
    if fact.kind.is_choice:
        return value in fact.labels
    return fact.kind.is_number and (value[:1] in ("无", "有") or _quantity(value) is not None)


def _quantity(printed: str) -> Clause | None:
    try:
        return parse_quantity(printed)
    except WordingError:
        return None


def _subject(values: Sequence[str]) -> str | None:
    """What every range says it is about (违法所得10万元以上的), if they all say the same."""
    subjects = {_about(_quantity(each)) for each in values}
    return subjects.pop() if len(subjects) == 1 else None


def _about(clause: Clause | None) -> str | None:
    match clause:
        case Quantity(subject=subject):
            return subject
        case AnyOf(of) | AllOf(of):
            subjects = {_about(each) for each in of}
            return subjects.pop() if len(subjects) == 1 else None
        case Ordinal() | Words() | None:
            return None
