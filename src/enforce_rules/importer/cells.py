"""The cells of a column of conditions: numbers of one unit, labels, or a statement that stands on its own.

In: the texts below a heading and the facts already declared. Out: what fact the column asks for and how each cell is
written in the ruleset. Nothing is mended: a cell is written as it is printed, or told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
    ranges: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # cells about other facts → those facts' values

    @property
    def as_printed(self) -> bool:
        """Whether every cell is the value it stands for."""
        return all(printed == value for printed, value in self.values.items())

    def cell(self, printed: str) -> Node | str:
        """A cell as the ruleset writes it."""
        if is_blank(printed):
            return BLANK
        if printed in self.ranges:
            return mapping({fact: text(value) for fact, value in self.ranges[printed].items()})
        return mapping({printed: text("是")}) if printed in self.statements else printed


def is_blank(printed: str) -> bool:
    """Whether nothing is asked here (/, —, an empty cell)."""
    return "".join(printed.split()) in BLANKS


def read_column(
    heading: str, printed: Iterable[str], facts: Facts, renamed: Sequence[tuple[str, Mapping[str, str]]] = ()
) -> Reading:
    """The reading of a column; `renamed` are facts it may be about, each with printed cells and the values meant.

    A cell that is the name of a declared 是否 or 认定 fact is that fact, whatever its column asks; so is one that says a range
    of a declared fact (涉及面积1000平方米以下的), and several of these joined by a comma (涉及面积1000平方米以下，拒不改正的).
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
    if known is None or not known.kind.is_number:
        ranges = {each: found for each in cells if (found := about_others(each, facts)) and each not in labels}
        cells = [each for each in cells if each not in ranges]
    else:
        ranges = {}
    fact_name = known.name if known is not None and known.kind.is_number else heading
    kind = "数量" if cells and all(_quantity(each) for each in cells) else "选项"
    if own is None and kind == "数量" and fact_name == heading and not all(_names(heading, each) for each in cells):
        if about is None:  # every range is about something else: each is a statement of its own
            return Reading(heading, {}, "选项", True, stated | frozenset(cells), ranges)
        fact_name = about
    return Reading(fact_name, {each: each for each in cells}, kind, fact_name in facts, stated, ranges)


def _names(heading: str, printed: str) -> bool:
    """Whether a range is about what the heading names, or names nothing itself."""
    about = _about(_quantity(printed))
    return about is None or about in heading


def about_others(printed: str, facts: Facts) -> Mapping[str, str]:
    """What a cell says of declared facts, if it says nothing else: a range of one, or several facts joined by commas."""
    whole = _range(printed, facts)
    if whole is not None:
        return dict((whole,))
    parts = [each.strip() for each in printed.split("，")]
    told: dict[str, str] = {}
    for part in parts:
        fact = facts.get(part)
        found = (fact.name, "是") if fact is not None and fact.kind.is_truth else _range(part, facts)
        if found is None or found[0] in told:
            return {}
        told[found[0]] = found[1]
    return told if len(parts) > 1 else {}


def _range(printed: str, facts: Facts) -> tuple[str, str] | None:
    """A range of a declared fact of numbers, with the fact's name: 涉及面积1000平方米以下的."""
    subject = _about(_quantity(printed))
    fact = facts.get(subject) if subject is not None else None
    if fact is None or not fact.kind.is_number or subject is None:
        return None
    words = printed.removesuffix("的")
    return fact.name, words.removeprefix(subject) if words.startswith(subject) else words


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
