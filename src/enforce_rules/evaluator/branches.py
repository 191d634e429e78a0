"""Branches: what one world comes to, every choice the law leaves to the authority spelled out (semantics 11-21).

In: a world. Out: a `Leaf` with its branches. 可以 is never decided: the option and what follows if it is not used are
both given; 从轻或者减轻 gives both; a tariff with several lawful readings gives each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from enforce_rules.evaluator.amount import Fine, decimal
from enforce_rules.evaluator.general import Applied, circumstances, exemptions, gates, notes
from enforce_rules.evaluator.measuring import below_minimum, clamp, part_for, rule_for, take
from enforce_rules.evaluator.penalty import Tariff, tariffs
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import (
    Adjust,
    Discount,
    Exempt,
    Grade,
    Kind,
    Modality,
    Sanction,
    TierEnd,
    Transfer,
    Waiver,
)
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import FineRange, Outcome, RecommendedSanction, Verdict
from enforce_rules.model.ruleset import Form, Table, Use

OUTCOMES = {
    Grade.GENERAL: Outcome.GENERAL,
    Grade.LIGHTER: Outcome.LIGHTER,
    Grade.MITIGATED: Outcome.MITIGATED,
    Grade.HEAVIER: Outcome.HEAVIER,
}
DIRECTIONS = {"从轻": Grade.LIGHTER, "一般": Grade.GENERAL, "从重": Grade.HEAVIER}
ROUNDING_UNITS = {
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "十元": Fraction(10),
    "百元": Fraction(100),
    "千元": Fraction(1000),
    "万元": Fraction(10000),
}


@dataclass(frozen=True, slots=True)
class Branch:
    """One lawful way to decide, in one world."""

    outcome: Outcome
    modality: Modality
    sanctions: tuple[RecommendedSanction, ...] = ()
    measures: tuple[str, ...] = ()
    tier: str | None = None
    score: Fraction | None = None
    waives: str | None = None
    basis: tuple[str, ...] = ()
    reasoning: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one world comes to."""

    world: World
    branches: tuple[Branch, ...]
    statutory: FineRange | None = None
    clamped: bool = False


def leaf_of(world: World) -> Leaf:
    """Run the stages in order: gates, exemption, tier, circumstances, amount."""
    gated = gates(world)
    transfer = [_settled(applied, Outcome.TRANSFER, world) for applied in gated if isinstance(applied.effect, Transfer)]
    closed = [applied for applied in gated if not isinstance(applied.effect, Transfer)]
    if closed:
        outcome = Outcome.NO_PENALTY if isinstance(closed[0].effect, Exempt) else Outcome.BARRED
        return Leaf(world, (*transfer[:1], _settled(closed[0], outcome, world)))
    exempting = exemptions(world)
    full = [applied for applied in exempting if _waives(applied, Waiver.ALL)]
    if full and _modality(full[0]) is Modality.SHALL:
        notes(world)
        return Leaf(world, (*transfer[:1], _settled(full[0], Outcome.NO_PENALTY, world)))
    adjusting = circumstances(world)
    if full and any(_grade(applied) is Grade.HEAVIER for applied in adjusting):
        world.referring("may-exempt-with-heavier")
    may = _merge_may(full, world)
    penal, statutory, clamped = _penal(world, adjusting)
    partial = [applied for applied in exempting if not _waives(applied, Waiver.ALL)]
    penal = _waived(penal, partial, world)
    notes(world)
    if may and penal:
        for applied in full:
            world.note(applied.row.id, "豁免", Verdict.YES, applied.row, applied.table, (reason("tension-with-tier"),))
    return Leaf(world, (*transfer[:1], *may, *penal), statutory, clamped)


def _modality(applied: Applied) -> Modality | None:
    return getattr(applied.effect, "modality", None)


def _grade(applied: Applied) -> Grade | None:
    return applied.effect.grade if isinstance(applied.effect, Adjust) else None


def _waives(applied: Applied, waiver: Waiver) -> bool:
    return isinstance(applied.effect, Exempt) and applied.effect.waives is waiver


def _cited(applied: tuple[Applied, ...] | list[Applied], world: World) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Legal and reasoning basis of rules that apply: statute and benchmark are cited apart."""
    return citations([(each.table, each.row.id, each.row.basis) for each in applied], world)


def citations(
    rows: list[tuple[Table, str, tuple[object, ...]]], world: World
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Statutes on one side; the benchmark, its table and row on the other."""
    legal: dict[str, None] = {}
    reasons: dict[str, None] = {}
    for table, row_id, basis in rows:
        ruleset = world.docket.program.ruleset_of(table)
        own = (ruleset.number or ruleset.short_title, ruleset.short_title, ruleset.title)
        texts = [getattr(each, "text", "") for each in (basis or table.basis)]
        for text in texts:
            is_own = not ruleset.is_law and text.lstrip("《").startswith(own)
            (reasons if is_own else legal)[text] = None
        if not ruleset.is_law and table.use is not Use.STATUTORY:
            _, _, number = row_id.rpartition(":")
            place = f"第{number}行" if number.isdigit() else ""
            reasons[f"{ruleset.number or ruleset.title}{table.name}{place}"] = None
    return tuple(legal), tuple(reasons)


def _settled(applied: Applied, outcome: Outcome, world: World) -> Branch:
    legal, reasons = _cited([applied], world)
    waives = applied.effect.waives.value if isinstance(applied.effect, Exempt) else None
    return Branch(
        outcome,
        _modality(applied) or Modality.SHALL,
        tuple(_plain(sanction, world) for sanction in applied.sanctions),
        applied.measures,
        waives=waives,
        basis=legal,
        reasoning=reasons,
    )


def _merge_may(full: list[Applied], world: World) -> list[Branch]:
    """Several grounds for the same 可以不予 are one option with all its grounds."""
    if not full:
        return []
    legal, reasons = _cited(full, world)
    measures = tuple(dict.fromkeys(text for each in full for text in each.measures))
    first = _settled(full[0], Outcome.NO_PENALTY, world)
    return [replace(first, measures=measures, basis=legal, reasoning=reasons)]


def _waived(penal: list[Branch], partial: list[Applied], world: World) -> list[Branch]:
    """免予罚款, 免予警告和罚款: the rest of the sanctions stay."""
    for applied in partial:
        assert isinstance(applied.effect, Exempt)
        gone = {Kind.FINE.value} | ({Kind.WARNING.value} if applied.effect.waives is Waiver.WARNING_AND_FINE else set())
        legal, reasons = _cited([applied], world)
        waived = [
            replace(
                branch,
                outcome=Outcome.WAIVED,
                modality=applied.effect.modality,
                sanctions=tuple(each for each in branch.sanctions if each.kind not in gone),
                waives=applied.effect.waives.value,
                basis=tuple(dict.fromkeys((*branch.basis, *legal))),
                reasoning=tuple(dict.fromkeys((*branch.reasoning, *reasons))),
            )
            for branch in penal
            if any(each.kind in gone for each in branch.sanctions)
        ]
        kept = penal if applied.effect.modality is Modality.MAY else []
        penal = [*dict.fromkeys(waived), *kept] or penal
    return penal


def _penal(world: World, adjusting: tuple[Applied, ...]) -> tuple[list[Branch], FineRange | None, bool]:
    branches: list[Branch] = []
    statutory: FineRange | None = None
    clamped = False
    grades = _grades(world, adjusting)
    for tariff in tariffs(world):
        statutory = tariff.statutory
        if not tariff.sanctions and tariff.fine is None:
            branches.append(_nothing(tariff, world))
            continue
        for grade in grades:
            for variant in _variants(tariff, grade, adjusting, world):
                branches.append(variant)
                clamped = clamped or any(each.code.startswith("clamped") for each in variant.why)
    return list(dict.fromkeys(branches)), statutory, clamped


def _nothing(tariff: Tariff, world: World) -> Branch:
    labels = [label for table in _tables(world) for label in table.parties]
    matched = any(label in (world.docket.party.kind, *world.docket.party.roles) for label in labels)
    if labels and not matched:
        world.referring("no-role", roles="、".join(dict.fromkeys(labels)))
        return Branch(Outcome.UNDETERMINED, Modality.SHALL, tier=tariff.tier)
    if not _tables(world):
        return Branch(Outcome.UNDETERMINED, Modality.SHALL)
    return Branch(Outcome.NO_PENALTY, Modality.SHALL, tier=tariff.tier, why=(reason("not-this-party"),))


def _tables(world: World) -> tuple[Table, ...]:
    own = world.docket.own
    more = tuple(world.docket.program.tables[t.statutory] for t in own if t.statutory)
    return (*own, *more)


def _grades(world: World, adjusting: tuple[Applied, ...]) -> list[tuple[Grade, Modality]]:
    """The directions open to the authority (semantics 14, 15): one direction never stacks; opposite ones refer."""
    found = [(_grade(applied), _modality(applied)) for applied in adjusting if _grade(applied) is not None]
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


def _home_convention(world: World, name: str) -> str | None:
    """A convention of the violation's own ruleset, else of any ruleset in play that states it."""
    home = world.docket.program.rulesets[world.docket.violation.ruleset]
    if (own := home.convention(name)) is not None:
        return own
    return next((v for each in world.docket.rulesets if (v := each.convention(name)) is not None), None)


def _conflict_policy(world: World, adjusting: tuple[Applied, ...]) -> str | None:
    policies = {world.docket.convention(each.table, "情节冲突") for each in adjusting if _grade(each) is not None}
    return policies.pop() if len(policies) == 1 else None


def _default_grade(world: World) -> Grade:
    return DIRECTIONS.get(_home_convention(world, "默认方向") or "", Grade.GENERAL)


def _variants(
    tariff: Tariff, chosen: tuple[Grade, Modality], adjusting: tuple[Applied, ...], world: World
) -> list[Branch]:
    grade, modality = chosen
    mine = [each for each in adjusting if _belongs(each, grade)]
    override = next((each for each in mine if each.sanctions), None)
    legal, reasons = citations([(table, row.id, row.basis) for table, row in tariff.rows], world)
    more_legal, more_reasons = _cited(mine, world)
    if tariff.table is not None and tariff.table.weighted is not None:
        own_legal, own_reasons = citations([(tariff.table, tariff.table.id, ())], world)
        legal, reasons = (*legal, *own_legal), (*reasons, *own_reasons)
    base = Branch(
        OUTCOMES[grade],
        modality,
        measures=tuple(dict.fromkeys((*tariff.measures, *(text for each in mine for text in each.measures)))),
        tier=tariff.tier,
        score=tariff.score,
        basis=tuple(dict.fromkeys((*legal, *more_legal))),
        reasoning=tuple(dict.fromkeys((*reasons, *more_reasons))),
    )
    if override is not None:
        from enforce_rules.evaluator.penalty import _fine

        plain = [_plain(each, world) for each in override.sanctions if each.kind is not Kind.FINE]
        fines = [
            _sanction(each, _fine(each, world, override.row.id), None)
            for each in override.sanctions
            if each.kind is Kind.FINE and each.amount is not None
        ]
        return [replace(base, sanctions=(*plain, *fines))]
    fine, point, why = _figure(tariff, grade, adjusting, world)
    built = _built(base, tariff, fine, point, why, world)
    discounts = [each for each in adjusting if isinstance(each.effect, Discount)] if fine is not None else []
    for applied in discounts:
        assert isinstance(applied.effect, Discount) and fine is not None
        lowered, lowered_why = _discounted(fine, point, applied.effect, tariff.statutory)
        cited_legal, cited_reasons = _cited([applied], world)
        cheaper = replace(
            base,
            outcome=Outcome.LIGHTER,
            modality=Modality.MAY,
            basis=(*base.basis, *cited_legal),
            reasoning=(*base.reasoning, *cited_reasons),
        )
        built = [*_built(cheaper, tariff, lowered, None, (*why, *lowered_why), world), *built]
    return built


def _belongs(applied: Applied, grade: Grade) -> bool:
    own = _grade(applied)
    return own is grade or (own is Grade.LIGHTER_OR_MITIGATED and grade in (Grade.LIGHTER, Grade.MITIGATED))


def _figure(
    tariff: Tariff, grade: Grade, adjusting: tuple[Applied, ...], world: World
) -> tuple[Fine | None, Fraction | None, tuple[Reason, ...]]:
    """Direction → part of the range → clamp → rounding (semantics 17-22)."""
    fine = tariff.fine
    if fine is None:
        return None, None, ()
    if grade is Grade.MITIGATED:
        lower = below_minimum(tariff.statutory)
        if lower is None:
            return (
                replace(fine, range=FineRange(None, None), formula=None),
                None,
                (reason("mitigation-without-minimum"),),
            )
        return replace(fine, range=lower, formula=None), None, ()
    end = next((each.effect for each in adjusting if isinstance(each.effect, TierEnd)), None)
    if end is not None:
        figure = fine.range.high if end.top else fine.range.low
        fine = replace(fine, range=FineRange(figure, figure), form=Form.POINT)
    fine, clamping = clamp(fine, tariff.statutory)
    why: list[Reason] = [clamping] if clamping else []
    point = fine.range.point
    if tariff.score is not None and clamping and tariff.table is not None:
        _note_clamp(tariff.table, clamping, world)
    if tariff.missing:
        return fine, None, tuple(why)
    fine, point = _measured(fine, grade, point, tariff, world, why)
    fine, point = _rounded(fine, point, world, why)
    return fine, point, tuple(why)


def _note_clamp(table: Table, why: Reason, world: World) -> None:
    world.note(f"{table.id}:截至法定幅度", "法定幅度", Verdict.YES, None, table, (why,))


def _measured(
    fine: Fine, grade: Grade, point: Fraction | None, tariff: Tariff, world: World, why: list[Reason]
) -> tuple[Fine, Fraction | None]:
    weighted = tariff.table is not None and tariff.table.weighted is not None
    tables = () if weighted or tariff.table is None else world.docket.of_use(Use.MEASURING)
    rule = rule_for(tables, fine.form)
    if rule is not None:
        table, row = rule
        part = part_for(row, grade)
        if part is not None and fine.range.low is not None:
            narrowed, at = take(part, fine, keeps_range=table.optional)
            why.append(reason("measured", form=row.form.value, part=part.text))
            world.note(row.id, "量罚", Verdict.YES, None, table, (why[-1],))
            return narrowed, at
        return fine, point
    if grade in (Grade.LIGHTER, Grade.HEAVIER) and not (
        weighted and grade is Grade.HEAVIER and fine.range.point is None
    ):
        if fine.range.point is not None and weighted and grade is Grade.LIGHTER and tariff.statutory is not None:
            low = tariff.statutory.low
            if low is not None and low < fine.range.point:
                fine = replace(fine, range=FineRange(low, fine.range.point, tariff.statutory.low_included, False))
                point = None
        world.referring("direction-without-rule", direction={"lighter": "从轻", "heavier": "从重"}[grade.value])
    return fine, point


def _rounded(fine: Fine, point: Fraction | None, world: World, why: list[Reason]) -> tuple[Fine, Fraction | None]:
    """取整: once, last, and only where the ruleset says so (`元，舍去`, `百元，四舍五入`)."""
    rule = _home_convention(world, "取整")
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


def _discounted(
    fine: Fine, point: Fraction | None, discount: Discount, statutory: FineRange | None
) -> tuple[Fine, tuple[Reason, ...]]:
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


def _built(
    base: Branch,
    tariff: Tariff,
    fine: Fine | None,
    point: Fraction | None,
    why: tuple[Reason, ...],
    world: World,
) -> list[Branch]:
    """The branch with its sanctions; alternatives joined by 或者 that hold a penalty become branches of their own."""
    sanctions = [
        _sanction(each, fine, point) if each.kind is Kind.FINE and fine is not None else _plain(each, world)
        for each in tariff.sanctions
    ]
    built = []
    for picked in _picks(sanctions):
        penal = any(Kind(each.kind).is_penalty for each in picked)
        outcome = base.outcome if penal else Outcome.ORDER_ONLY
        built.append(replace(base, outcome=outcome, sanctions=picked, why=why))
    return built


def _picks(sanctions: list[RecommendedSanction]) -> list[tuple[RecommendedSanction, ...]]:
    groups: dict[int, list[RecommendedSanction]] = {}
    for each in sanctions:
        if each.choice is not None:
            groups.setdefault(each.choice, []).append(each)
    split = [group for group in groups.values() if any(Kind(each.kind).is_penalty for each in group)]
    if not split:
        return [tuple(sanctions)]
    left_out = [set(group) for group in split]
    return [
        tuple(
            replace(each, choice=None) if any(each in group for group in left_out) else each
            for each in sanctions
            if each in combo or not any(each in group for group in left_out)
        )
        for combo in product(*split)
    ]


def _plain(sanction: Sanction, world: World) -> RecommendedSanction:
    text, formula = sanction.text, None
    if sanction.times is not None:
        from enforce_rules.evaluator.obligation import counted_text

        text, formula = counted_text(sanction, world)
    return RecommendedSanction(
        sanction.kind.value,
        text,
        sanction.modality,
        formula=formula,
        approval=sanction.approval,
        choice=sanction.choice,
    )


def _sanction(sanction: Sanction, fine: Fine, point: Fraction | None) -> RecommendedSanction:
    settled = fine.range.point if point is None else point
    return RecommendedSanction(
        sanction.kind.value,
        "罚款",
        sanction.modality,
        fine.range,
        settled,
        fine.formula,
        approval=sanction.approval,
        choice=sanction.choice,
    )
