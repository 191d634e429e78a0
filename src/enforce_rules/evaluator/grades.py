"""Directions (裁量方向): what the circumstances that apply leave open to the authority (semantics 14, 15).

In: circumstances that apply. Out: the directions, each with its modality. One direction never stacks; opposite ones go
by the ruleset's 情节冲突, else they refer; 从轻或者减轻 leaves both.
"""

from __future__ import annotations

from enforce_rules.evaluator.general import Applied
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Adjust, Grade, Modality, TierEnd, TierShift

DIRECTIONS = {"从轻": Grade.LIGHTER, "一般": Grade.GENERAL, "从重": Grade.HEAVIER}


def grade_of(applied: Applied) -> Grade | None:
    """The direction of a rule that applies, if it has one."""
    return applied.effect.grade if isinstance(applied.effect, Adjust) else None


def modality_of(applied: Applied) -> Modality | None:
    """应当 or 可以, where the effect says."""
    return getattr(applied.effect, "modality", None)


def belongs(applied: Applied, grade: Grade) -> bool:
    """Whether the rule is a ground for this direction."""
    own = grade_of(applied)
    return own is grade or (own is Grade.LIGHTER_OR_MITIGATED and grade in (Grade.LIGHTER, Grade.MITIGATED))


def tier_choices(adjusting: tuple[Applied, ...]) -> list[tuple[Applied, ...]]:
    """可以上调一个档次, 可以按最高限度: the circumstances with each such choice made, then with it left alone."""
    chosen: list[tuple[Applied, ...]] = [()]
    for each in adjusting:
        may = isinstance(each.effect, TierEnd | TierShift) and each.effect.modality is Modality.MAY
        chosen = [(*done, *way) for done in chosen for way in (((each,), ()) if may else ((each,),))]
    return chosen


def grades_of(world: World, adjusting: tuple[Applied, ...]) -> list[tuple[Grade, Modality]]:
    """The directions open to the authority (semantics 14, 15): one direction never stacks; opposite ones refer."""
    found = [(grade_of(applied), modality_of(applied)) for applied in adjusting if grade_of(applied) is not None]
    lighter = [(grade, modality) for grade, modality in found if grade is not Grade.HEAVIER]
    heavier = [(grade, modality) for grade, modality in found if grade is Grade.HEAVIER]
    if lighter and heavier:
        policy = _conflict_policy(world, adjusting)
        if policy == "取重":
            lighter = []
        elif policy == "取轻":
            heavier = []
        else:
            world.referring("conflicting-circumstances")
    must = any(modality is Modality.SHALL for _, modality in (*lighter, *heavier))
    modality = Modality.SHALL if must else Modality.MAY
    kinds = {grade for grade, _ in lighter}
    open_grades: list[tuple[Grade, Modality]] = []
    if kinds & {Grade.LIGHTER, Grade.LIGHTER_OR_MITIGATED}:
        open_grades.append((Grade.LIGHTER, modality))
    if kinds & {Grade.MITIGATED, Grade.LIGHTER_OR_MITIGATED}:
        open_grades.append((Grade.MITIGATED, modality))
    if heavier:
        open_grades.append((Grade.HEAVIER, modality))
    if not must or (lighter and heavier):
        open_grades.append((_default_grade(world), Modality.SHALL))
    return open_grades


def _conflict_policy(world: World, adjusting: tuple[Applied, ...]) -> str | None:
    policies = {world.docket.convention(each.table, "情节冲突") for each in adjusting if grade_of(each) is not None}
    return policies.pop() if len(policies) == 1 else None


def _default_grade(world: World) -> Grade:
    return DIRECTIONS.get(world.docket.home_convention("默认方向") or "", Grade.GENERAL)
