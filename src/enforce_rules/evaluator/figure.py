"""From a tariff to a figure: direction → part of the range → clamp → rounding (semantics 17-22).

In: a tariff and a direction. Out: the fine, the recommended point where there is one, and why.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from enforce_rules.evaluator.amount import ZERO, Fine, decimal
from enforce_rules.evaluator.grades import Course
from enforce_rules.evaluator.measuring import below_minimum, clamp, take
from enforce_rules.evaluator.penalty import Tariff
from enforce_rules.evaluator.placing import Placing, placing
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Discount, Grade
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import FineRange, Verdict
from enforce_rules.model.ruleset import Form, Part, Table

TO_THE_END = "减轻到底"
ROUNDING_UNITS = {
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "十元": Fraction(10),
    "百元": Fraction(100),
    "千元": Fraction(1000),
    "万元": Fraction(10000),
}


def figure(tariff: Tariff, course: Course, world: World) -> tuple[Fine | None, Fraction | None, tuple[Reason, ...]]:
    """Direction → part of the range → clamp → rounding (semantics 17-22)."""
    fine, grade = tariff.fine, course.grade
    if fine is None:
        return None, None, ()
    if grade is Grade.MITIGATED:
        return _mitigated(fine, tariff, world)
    law = tariff.statutory
    at_maximum = course.or_maximum and tariff.topmost
    placed = not tariff.missing and (at_maximum or course.end is not None)
    if placed:
        high = law.high if at_maximum and law is not None and law.high is not None else fine.range.high
        end = fine.range.low if not at_maximum and course.end is not None and not course.end.top else high
        fine = replace(fine, range=FineRange(end, end), form=Form.POINT)
    fine, clamping = clamp(fine, replace(law, low=None) if law is not None and tariff.mitigated else law)
    if tariff.hanging and fine.range.point is not None and tariff.statutory is not None:
        fine, clamping = replace(fine, range=tariff.statutory), None  # it may yet be moved to either end
    why: list[Reason] = [clamping] if clamping else []
    point = fine.range.point
    if tariff.score is not None and clamping and tariff.table is not None:
        _note_clamp(tariff.table, clamping, world)
    if tariff.missing:
        return fine, None, tuple(why)
    if not placed:  # else the circumstance itself says where
        fine, point = _measured(fine, grade, point, tariff, world, why)
    fine, point = _rounded(fine, point, world, why)
    return fine, point, tuple(why)


def mitigates_to_nothing(tariff: Tariff, world: World) -> bool:
    """减轻到底 不予行政处罚: the law sets no minimum to go below, and the ruleset says that then nothing is left."""
    return ends_in_nothing(world) and without_minimum(tariff)


def ends_in_nothing(world: World) -> bool:
    """Whether the ruleset has mitigation end in no penalty where nothing lower is left."""
    return world.docket.home_convention(TO_THE_END) == "不予行政处罚"


def without_minimum(tariff: Tariff) -> bool:
    """Whether there is a fine and the law sets no minimum of it."""
    return tariff.fine is not None and not tariff.floating and below_minimum(tariff.statutory) is None


def _mitigated(fine: Fine, tariff: Tariff, world: World) -> tuple[Fine, Fraction | None, tuple[Reason, ...]]:
    """减轻: below the statutory minimum; where the law sets none, by 减轻到底, else it refers (decision 0020)."""
    lower = below_minimum(tariff.statutory)
    if tariff.floating:  # nobody knows yet how high the minimum is
        return replace(fine, range=FineRange(ZERO, None), formula=None), None, ()
    if tariff.statutory is not None and tariff.statutory.point == 0:  # so much of a base that is nothing
        return replace(fine, range=tariff.statutory), ZERO, ()
    if lower is not None:
        return _placed_below(fine, lower, tariff, world)
    if world.docket.home_convention(TO_THE_END) == "不得免除全部罚款":
        return fine, None, (reason("still-fined"),)
    world.referring("mitigation-without-minimum")
    return replace(fine, range=FineRange(None, None), formula=None), None, (reason("mitigation-without-minimum"),)


def _note_clamp(table: Table, why: Reason, world: World) -> None:
    world.note(f"{table.id}:截至法定幅度", "法定幅度", Verdict.YES, None, table, (why,))


def _placed_below(
    fine: Fine, lower: FineRange, tariff: Tariff, world: World
) -> tuple[Fine, Fraction | None, tuple[Reason, ...]]:
    """减轻 with a column of its own in 量罚: the part it takes, which stays below the statutory minimum."""
    whole = replace(fine, range=lower, formula=None)
    rule = placing(tariff, fine, Grade.MITIGATED, world)
    if rule is None or rule.part is None:
        return whole, None, ()
    why = _noted(rule, rule.part, world)
    part, at = take(rule.part, rule.fine, keeps_range=False)
    high = part.range.high
    low = None if at is None and rule.part.low is None else part.range.low  # …以下 reaches down to nothing
    if high is None or lower.high is None or high >= lower.high:
        return whole, None, ()
    if rule.table.optional and at is not None:
        return whole, at, (why,)
    low_included = part.range.low_included if low is not None and low > 0 else False
    ranged = FineRange(low or ZERO, high, low_included, part.range.high_included)
    return replace(part, range=ranged, formula=None), at, (why,)


def _noted(rule: Placing, part: Part, world: World) -> Reason:
    why = reason("measured", form=rule.row.form.value, part=part.text)
    world.note(rule.row.id, "量罚", Verdict.YES, None, rule.table, (why,))
    return why


def _measured(
    fine: Fine, grade: Grade, point: Fraction | None, tariff: Tariff, world: World, why: list[Reason]
) -> tuple[Fine, Fraction | None]:
    weighted = tariff.table is not None and tariff.table.weighted is not None
    rule = placing(tariff, fine, grade, world)
    if rule is not None:
        if rule.part is None or rule.fine.range.low is None:
            return fine, point
        narrowed, at = take(rule.part, rule.fine, keeps_range=rule.table.optional)
        why.append(_noted(rule, rule.part, world))
        return (fine if rule.table.optional and at is not None else narrowed), at
    if grade in (Grade.LIGHTER, Grade.HEAVIER) and not (
        weighted and grade is Grade.HEAVIER and fine.range.point is None
    ):
        if weighted and grade is Grade.LIGHTER and tariff.statutory is not None:
            fine = _below_score(fine, tariff.statutory)
            point = fine.range.point
        world.referring("direction-without-rule", direction={"lighter": "从轻", "heavier": "从重"}[grade.value])
    return fine, point


def _below_score(fine: Fine, statutory: FineRange) -> Fine:
    """从轻 beside a score: from the statutory minimum up to the figure, or up to the highest where it is a range."""
    low, high = statutory.low, fine.range.high
    if low is None or fine.range.low is None or (high is not None and low >= high):
        return fine
    return replace(fine, range=FineRange(low, high, statutory.low_included, False))


def _rounded(fine: Fine, point: Fraction | None, world: World, why: list[Reason]) -> tuple[Fine, Fraction | None]:
    """取整: once, last, and only where the ruleset says so (`元，舍去`, `百元，四舍五入`)."""
    rule = world.docket.home_convention("取整")
    if point is None or rule in (None, "不取整", "待定"):
        return fine, point
    unit_word, _, direction = str(rule).partition("，")
    unit = ROUNDING_UNITS.get(unit_word, Fraction(1))
    whole = point / unit
    down = Fraction(whole.numerator // whole.denominator)
    up = direction == "进一" or (direction == "四舍五入" and whole - down >= Fraction(1, 2))
    to = (down + (1 if up and whole != down else 0)) * unit
    if to == point:
        return fine, point
    why.append(reason("rounded", **{"from": decimal(point), "to": decimal(to)}))
    if fine.range.point is not None:
        fine = replace(fine, range=FineRange(to, to))
    return fine, to


def discounted(
    fine: Fine, point: Fraction | None, discount: Discount, statutory: FineRange | None
) -> tuple[Fine, tuple[Reason, ...]]:
    """The fine lowered by the discount's share, to the statutory minimum at the lowest (公开道歉)."""
    least, most = 1 - discount.most, 1 - discount.least
    figure = point if point is not None else fine.range.point
    if figure is not None:
        lowered = FineRange(figure * least, figure * most)
    elif fine.range.low is not None and fine.range.high is not None:
        lowered = replace(fine.range, low=fine.range.low * least, high=fine.range.high * most)
    else:
        return fine, ()
    clamped, why = clamp(replace(fine, range=lowered), statutory)
    return clamped, (why,) if why else ()
