"""Conditions as boxes: whether two of them can hold together, and where.

In: conditions. Out: alternatives, each one constraint to a fact; an intersection of two. An undecided 以上 or 以下 (待定) is
read so that less holds: what meets here meets under every reading. Facts are free of one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from enforce_rules.model.condition import (
    All,
    Always,
    AnyOf,
    Beside,
    Condition,
    Conforms,
    Exceeds,
    Happened,
    Holds,
    Not,
    NotLoaded,
    OnDay,
    OneOf,
    Unascertained,
    Within,
    facts_of,
)
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.interval import EVERYTHING, Region

MOST = 64
"""More alternatives than these are not looked at."""
JOINED = 256
"""Nor more pairs of alternatives at once."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Of a choice: one of these labels, or (negated) none of them."""

    labels: frozenset[str]
    negated: bool
    every: frozenset[str]

    def meet(self, other: Labels) -> Labels | None:
        """What both allow; labels nobody declared are not counted on."""
        if self.negated and other.negated:
            barred = self.labels | other.labels
            return None if self.every and self.every <= barred else Labels(barred, True, self.every)
        if self.negated:
            return other.meet(self)
        left = self.labels - other.labels if other.negated else self.labels & other.labels
        return Labels(left, False, self.every) if left else None


Key = tuple[str, str | None] | Condition | str
"""A fact with its unit, or whatever is simply so or not so."""
Constraint = Region | Labels | bool
Box = dict[Key, Constraint]


def boxes(condition: Condition, facts: Mapping[str, FactDeclaration]) -> tuple[Box, ...] | None:
    """The alternatives of a condition; None where there are too many."""
    found = _boxes(condition, facts, negated=False)
    return None if found is None else tuple(found)


def meet(one: Box, other: Box) -> Box | None:
    """What both allow, or nothing."""
    joint = dict(one)
    for key, constraint in other.items():
        mine = joint.get(key)
        met = constraint if mine is None else _met(mine, constraint)
        if met is None:
            return None
        joint[key] = met
    return joint if _is_possible(joint) else None


def together(one: Condition, other: Condition, facts: Mapping[str, FactDeclaration]) -> bool:
    """Whether both conditions can hold in one case; where that is too long to tell, not."""
    mine, yours = boxes(one, facts), boxes(other, facts)
    return mine is not None and yours is not None and any(meet(a, b) is not None for a in mine for b in yours)


def implies(one: Condition, other: Condition, facts: Mapping[str, FactDeclaration]) -> bool:
    """Whether the other holds wherever the one does."""
    if one == other:
        return True
    if not set(facts_of(other)) <= set(facts_of(one)):
        return False
    mine, contrary = boxes(one, facts), boxes(Not(other), facts)
    return mine is not None and contrary is not None and all(meet(a, b) is None for a in mine for b in contrary)


def _met(one: Constraint, other: Constraint) -> Constraint | None:
    if isinstance(one, Region) and isinstance(other, Region):
        return None if _before(one, other) or _before(other, one) else (one & other) or None
    if isinstance(one, Labels) and isinstance(other, Labels):
        return one.meet(other)
    return one if one == other else None


def _before(one: Region, other: Region) -> bool:
    """Whether one ends before the other begins: said quickly, of most pairs of rows."""
    end, start = one.parts[-1].high, other.parts[0].low
    return end is not None and start is not None and end.value < start.value


def _is_possible(box: Box) -> bool:
    """A number nobody can find out (无法查明) lies in no range."""
    unknown = {key.fact for key, value in box.items() if isinstance(key, Unascertained) and value is True}
    return not unknown or not any(isinstance(key, tuple) and key[0] in unknown for key in box)


def _boxes(condition: Condition, facts: Mapping[str, FactDeclaration], *, negated: bool) -> list[Box] | None:
    match condition:
        case Always():
            return [] if negated else [{}]
        case Not(part):
            return _boxes(part, facts, negated=not negated)
        case All(parts) | AnyOf(parts):
            return _joined(parts, facts, negated, joint=isinstance(condition, All) is not negated)
        case Within() | OneOf():
            return list(_of_fact(condition, facts.get(condition.fact), negated))
        case Holds() | Unascertained() | Exceeds() | OnDay() | Beside() | Happened() | Conforms() | NotLoaded():
            return [{condition: not negated}]
        case _:
            assert_never(condition)


def _joined(
    parts: tuple[Condition, ...], facts: Mapping[str, FactDeclaration], negated: bool, *, joint: bool
) -> list[Box] | None:
    found: list[Box] = [{}] if joint else []
    for part in parts:
        more = _boxes(part, facts, negated=negated)
        if more is None or (joint and len(found) * len(more) > JOINED):
            return None
        found = [met for a in found for b in more if (met := meet(a, b)) is not None] if joint else [*found, *more]
        if len(found) > MOST:
            return None
    return found


def _of_fact(test: Within | OneOf, fact: FactDeclaration | None, negated: bool) -> Iterator[Box]:
    if isinstance(test, Within):
        region = EVERYTHING - test.included if negated else test.excluded
        if fact is not None and fact.kind is FactKind.COUNT:
            region = region.whole
        if region:
            yield {(test.fact, test.unit): region}
    elif fact is not None and fact.kind is FactKind.CHOICES and not fact.heaviest:  # several may hold at once
        named: list[Box] = [{f"{test.fact}：{label}": not negated} for label in sorted(test.labels)]
        if negated:
            yield {key: value for each in named for key, value in each.items()}
        else:
            yield from named
    else:
        every = frozenset(fact.labels) if fact is not None else frozenset[str]()
        yield {(test.fact, None): Labels(test.labels, negated, every)}
