"""Directions (裁量方向) and places: what the circumstances that apply leave open to the authority (semantics 14, 15).

In: circumstances that apply. Out: the courses open, each with its direction, the end of the tier it takes and how far
the tier moves. Nothing of one side stacks; opposite sides go by the ruleset's 情节冲突, else they refer; 从轻或者减轻
leaves both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from enforce_rules.evaluator.general import Applied
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Adjust, Grade, Modality, TierEnd, TierShift

DIRECTIONS = {"从轻": Grade.LIGHTER, "一般": Grade.GENERAL, "从重": Grade.HEAVIER}
LIGHTER_SIDE: Final = (Grade.LIGHTER, Grade.MITIGATED, Grade.LIGHTER_OR_MITIGATED)
WHOLE_CASE: Final = "综合裁量"
Applying = tuple[Applied, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One way to weigh the circumstances: a direction, an end of the tier where one is said, and how far it moves."""

    grade: Grade
    modality: Modality
    grounds: Applying = ()
    end: TierEnd | None = None
    up: int = 0
    or_maximum: bool = False  # where the tier is the highest already


def grade_of(applied: Applied) -> Grade | None:
    """The direction of a rule that applies, if it has one."""
    return applied.effect.grade if isinstance(applied.effect, Adjust) else None


def modality_of(applied: Applied) -> Modality | None:
    """应当 or 可以, where the effect says."""
    return getattr(applied.effect, "modality", None)


def _belongs(applied: Applied, grade: Grade) -> bool:
    own = grade_of(applied)
    return own is grade or (own is Grade.LIGHTER_OR_MITIGATED and grade in (Grade.LIGHTER, Grade.MITIGATED))


def _heavier(applied: Applied) -> bool | None:
    """Which side a circumstance takes: 从重, 最高限度 and 上调, or 从轻, 减轻, 较低限 and 下调 (decision 0053)."""
    match applied.effect:
        case Adjust(grade):
            return grade not in LIGHTER_SIDE
        case TierEnd(top):
            return top
        case TierShift(up):
            return up > 0
        case _:
            return None


def courses(world: World, adjusting: Applying) -> list[Course]:
    """The courses open to the authority (semantics 14, 15): one side never stacks; opposite ones refer, with both."""
    down = tuple(each for each in adjusting if _heavier(each) is False)
    up = tuple(each for each in adjusting if _heavier(each) is True)
    torn = False
    if down and up:
        policy = _conflict_policy(world, (*down, *up))
        down, up = () if policy == "取重" else down, () if policy == "取轻" else up
        if torn := bool(down and up):
            world.referring("weigh-the-whole-case" if policy == WHOLE_CASE else "conflicting-circumstances")
    default = Course(_default_grade(world), Modality.SHALL)
    found = [course for side in (down, up) if side for course in _of_side(side, default)]
    return [*found, default] if torn or not found else found


def _of_side(side: Applying, default: Course) -> Iterator[Course]:
    """What the circumstances of one side leave open: their directions, and the usual one unless some direction is 应当."""
    must = any(grade_of(each) is not None and modality_of(each) is Modality.SHALL for each in side)
    modality = Modality.SHALL if must else Modality.MAY
    for grade in (Grade.LIGHTER, Grade.MITIGATED, Grade.HEAVIER):
        if grounds := tuple(each for each in side if _belongs(each, grade)):
            within = side if grade is not Grade.MITIGATED else tuple(each for each in side if not _is_end(each))
            for place in _places(within, default):
                yield replace(place, grade=grade, modality=modality, grounds=(*grounds, *place.grounds))
    if not must:
        yield from _places(side, default)


def _places(side: Applying, default: Course) -> Iterator[Course]:
    """The ends and the moves that are open: 可以 used, then left alone. Several of one kind are one."""
    ends = tuple(each for each in side if _is_end(each))
    shifts = tuple(each for each in side if isinstance(each.effect, TierShift))
    for at, moved in product(_used(ends), _used(shifts)):
        end = next((each.effect for each in at if isinstance(each.effect, TierEnd)), None)
        moves = [each.effect for each in moved if isinstance(each.effect, TierShift)]
        up = max((each.up for each in moves), key=abs, default=0)
        yield replace(default, grounds=(*at, *moved), end=end, up=up, or_maximum=any(e.or_maximum for e in moves))


def _is_end(applied: Applied) -> bool:
    return isinstance(applied.effect, TierEnd)


def _used(several: Applying) -> tuple[Applying, ...]:
    """All of them, and without those that are 可以."""
    due = tuple(each for each in several if modality_of(each) is Modality.SHALL)
    return (several,) if due == several else (several, due)


def _conflict_policy(world: World, adjusting: Applying) -> str | None:
    policies = {world.docket.convention(each.table, "情节冲突") for each in adjusting}
    return policies.pop() if len(policies) == 1 else None


def _default_grade(world: World) -> Grade:
    return DIRECTIONS.get(world.docket.home_convention("默认方向") or "", Grade.GENERAL)
