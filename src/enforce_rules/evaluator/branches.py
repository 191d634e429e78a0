"""Branches: what one world comes to, every choice the law leaves to the authority spelled out (semantics 11-21).

In: a world. Out: a `Leaf` with its branches. 可以 is never decided: the option and what follows if it is not used are
both given; 从轻或者减轻 gives both; a tariff with several lawful readings gives each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from enforce_rules.evaluator.amount import Fine
from enforce_rules.evaluator.citing import citations
from enforce_rules.evaluator.figure import discounted, ends_in_nothing, figure, mitigates_to_nothing, without_minimum
from enforce_rules.evaluator.general import Applied, circumstances, concurring, exemptions, gates, notes, rules_of
from enforce_rules.evaluator.grades import Course, courses, grade_of, modality_of
from enforce_rules.evaluator.mitigation import (
    BELOW,
    LIGHTER_KIND,
    NOT_JOINED,
    left_out,
    lighter_kinds,
    nothing_below,
    of_kind,
    terms,
    ways_of,
)
from enforce_rules.evaluator.order_first import order_first
from enforce_rules.evaluator.penalty import Tariff, fine_in_row, tariffs
from enforce_rules.evaluator.sanctioning import choices, fined, plain, recommended
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Discount, Exempt, Grade, Kind, Modality, Note, TierEnd, TierShift, Transfer, Waiver
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import FineRange, Outcome, RecommendedSanction, Verdict
from enforce_rules.model.ruleset import Table, Use

OUTCOMES = {
    Grade.GENERAL: Outcome.GENERAL,
    Grade.LIGHTER: Outcome.LIGHTER,
    Grade.MITIGATED: Outcome.MITIGATED,
    Grade.HEAVIER: Outcome.HEAVIER,
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


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """What one world comes to; no two worlds assume the same, so a leaf is compared by identity."""

    world: World
    branches: tuple[Branch, ...]
    statutory: FineRange | None = None
    clamped: bool = False


def leaf_of(world: World) -> Leaf:
    """Run the stages in order: gates, exemption, tier, circumstances, amount."""
    gated = gates(world)
    transfer = _united([applied for applied in gated if isinstance(applied.effect, Transfer)], Outcome.TRANSFER, world)
    closed = [applied for applied in gated if not isinstance(applied.effect, Transfer)]
    if closed:
        outcome = Outcome.NO_PENALTY if isinstance(closed[0].effect, Exempt) else Outcome.BARRED
        return _beside(transfer, Leaf(world, (_settled(closed[0], outcome, world),)))
    exempting = exemptions(world)
    full = [applied for applied in exempting if _waives(applied, Waiver.ALL)]
    if full and modality_of(full[0]) is Modality.SHALL:
        notes(world)
        return _beside(transfer, Leaf(world, (_settled(full[0], Outcome.NO_PENALTY, world),)))
    adjusting = circumstances(world)
    if full and any(grade_of(applied) is Grade.HEAVIER for applied in adjusting):
        world.referring("may-exempt-with-heavier")
    may = _united(full, Outcome.NO_PENALTY, world)
    penal, statutory, clamped = _penal(world, adjusting)
    partial = [applied for applied in exempting if not _waives(applied, Waiver.ALL)]
    penal = _waived(penal, partial, world)
    penal = _without_fine(penal, concurring(world), world)
    penal = order_first(penal, _tables(world), world)
    notes(world)
    if may and penal:
        for applied in full:
            world.note(applied.row.id, "豁免", Verdict.YES, applied.row, applied.table, (reason("tension-with-tier"),))
    return _beside(transfer, Leaf(world, (*may, *penal), statutory, clamped))


def _beside(transfer: list[Branch], leaf: Leaf) -> Leaf:
    """A transfer beside what is done if the case comes back; what goes on meanwhile, and what is set off, is told with it."""
    told = tuple(
        reason("goes-on", text=deed.does.text, row=row.id)
        for table, row in rules_of(leaf.world.docket)
        if table.stage == "竞合" and (step := leaf.world.steps.get(row.id)) and step.verdict is Verdict.YES
        for deed in row.deeds
        if isinstance(deed.does, Note)
    )
    if not transfer:
        return replace(leaf, branches=tuple(replace(each, why=(*each.why, *told)) for each in leaf.branches))
    returned = (replace(each, why=(*each.why, reason("if-returned"))) for each in leaf.branches)
    first = (replace(each, why=(*each.why, *told)) for each in transfer)
    return replace(leaf, branches=(*first, *returned))


def _waives(applied: Applied, waiver: Waiver) -> bool:
    return isinstance(applied.effect, Exempt) and applied.effect.waives is waiver


def _cited(applied: tuple[Applied, ...] | list[Applied], world: World) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Legal and reasoning basis of rules that apply: statute and benchmark are cited apart."""
    return citations([(each.table, each.row.id, each.row.basis) for each in applied], world.docket.program)


def _settled(applied: Applied, outcome: Outcome, world: World) -> Branch:
    legal, reasons = _cited([applied], world)
    waives = applied.effect.waives.value if isinstance(applied.effect, Exempt) else None
    return Branch(
        outcome,
        modality_of(applied) or Modality.SHALL,
        tuple(plain(sanction, world) for sanction in applied.sanctions),
        applied.measures,
        waives=waives,
        basis=legal,
        reasoning=reasons,
    )


def _united(grounds: list[Applied], outcome: Outcome, world: World) -> list[Branch]:
    """Several grounds for the same way to end (移送, 可以不予) are one option with all its grounds."""
    if not grounds:
        return []
    legal, reasons = _cited(grounds, world)
    measures = tuple(dict.fromkeys(text for each in grounds for text in each.measures))
    first = _settled(grounds[0], outcome, world)
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


def _without_fine(penal: list[Branch], applied: tuple[Applied, ...], world: World) -> list[Branch]:
    """不得再次罚款: the fine goes, everything else stays."""
    if not applied:
        return penal
    legal, reasons = _cited(applied, world)
    kept: list[Branch] = []
    for branch in penal:
        sanctions = tuple(each for each in branch.sanctions if each.kind != Kind.FINE.value)
        penalised = any(Kind(each.kind).is_penalty for each in sanctions)
        kept.append(
            replace(
                branch,
                outcome=branch.outcome if penalised else Outcome.ORDER_ONLY if sanctions else Outcome.NO_PENALTY,
                sanctions=sanctions,
                basis=tuple(dict.fromkeys((*branch.basis, *legal))),
                reasoning=tuple(dict.fromkeys((*branch.reasoning, *reasons))),
            )
            if len(sanctions) < len(branch.sanctions)
            else branch
        )
    return list(dict.fromkeys(kept))


def _penal(world: World, adjusting: tuple[Applied, ...]) -> tuple[list[Branch], FineRange | None, bool]:
    branches: list[Branch] = []
    statutory: FineRange | None = None
    discounts = tuple(each for each in adjusting if isinstance(each.effect, Discount))
    open_courses = courses(world, adjusting)
    for up in dict.fromkeys(each.up for each in open_courses):
        mine = [each for each in open_courses if each.up == up]
        for tariff in tariffs(world, up):
            statutory = tariff.statutory
            branches += _penalties(tariff, mine, discounts, world)
    clamped = any(why.code.startswith("clamped") for branch in branches for why in branch.why)
    return list(dict.fromkeys(branches)), statutory, clamped


def _penalties(
    tariff: Tariff, open_courses: list[Course], discounts: tuple[Applied, ...], world: World
) -> list[Branch]:
    """What a tariff comes to, on every course that is open."""
    if not tariff.sanctions and tariff.fine is None:
        return [_nothing(tariff, world)]
    return [variant for course in open_courses for variant in _variants(tariff, course, discounts, world)]


def _nothing(tariff: Tariff, world: World) -> Branch:
    labels = [label for table in _tables(world) for label in table.parties]
    matched = any(label in (world.docket.party.kind, *world.docket.party.roles) for label in labels)
    if labels and not matched:
        world.referring("no-role", roles="、".join(dict.fromkeys(labels)))
        return Branch(Outcome.UNDETERMINED, Modality.SHALL, tier=tariff.tier)
    if tariff.shut or not _tables(world):
        return Branch(Outcome.UNDETERMINED, Modality.SHALL)
    silent = [(table, table.id, ()) for table in _tables(world) if table.use is Use.STATUTORY]
    legal, reasons = citations(silent, world.docket.program)
    why = (reason("not-this-party"),)
    return Branch(Outcome.NO_PENALTY, Modality.SHALL, tier=tariff.tier, basis=legal, reasoning=reasons, why=why)


def _tables(world: World) -> tuple[Table, ...]:
    """The statutes and benchmarks about the violation."""
    own = [table for table in world.docket.own if table.use in (Use.STATUTORY, Use.BENCHMARK)]
    more = tuple(world.docket.program.tables[t.statutory] for t in own if t.statutory)
    return (*own, *more)


def _variants(tariff: Tariff, course: Course, discounts: tuple[Applied, ...], world: World) -> list[Branch]:
    grade, mine = course.grade, course.grounds
    override = next((each for each in mine if grade_of(each) is not None and each.sanctions), None)
    legal, reasons = citations([(table, row.id, row.basis) for table, row in tariff.rows], world.docket.program)
    more_legal, more_reasons = _cited(mine, world)
    if tariff.table is not None and tariff.table.weighted is not None:
        own_legal, own_reasons = citations([(tariff.table, tariff.table.id, ())], world.docket.program)
        legal, reasons = (*legal, *own_legal), (*reasons, *own_reasons)
    base = Branch(
        Outcome.MITIGATED if tariff.mitigated and grade is Grade.GENERAL else OUTCOMES[grade],
        course.modality,
        measures=tuple(dict.fromkeys((*tariff.measures, *(text for each in mine for text in each.measures)))),
        tier=tariff.tier,
        score=tariff.score,
        basis=tuple(dict.fromkeys((*legal, *more_legal))),
        reasoning=tuple(dict.fromkeys((*reasons, *more_reasons))),
    )
    if override is not None:
        others = [plain(each, world) for each in override.sanctions if each.kind is not Kind.FINE]
        fines = [
            fined(each, fine_in_row(each, world, override.row.id), None)
            for each in override.sanctions
            if each.kind is Kind.FINE and each.amount is not None
        ]
        return [replace(base, sanctions=(*others, *fines))]
    if grade is Grade.MITIGATED:
        return _mitigated(base, tariff, course, world)
    fine, point, why = figure(tariff, course, world)
    why = (*_placing(course), *why)
    built = _built(base, tariff, fine, point, why, world)
    for applied in discounts if fine is not None else ():
        assert isinstance(applied.effect, Discount) and fine is not None
        lowered, lowered_why = discounted(fine, point, applied.effect, tariff.statutory)
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


def _mitigated(base: Branch, tariff: Tariff, course: Course, world: World) -> list[Branch]:
    """减轻, once for every way that is open: the choice is the authority's (decision 0068)."""
    ways = ways_of(world)
    found: list[Branch] = []
    for kept, gone in left_out(tariff.sanctions) if NOT_JOINED in ways else ():
        rest = replace(tariff, sanctions=kept, fine=None if gone.kind is Kind.FINE else tariff.fine)
        fine, point, why = figure(rest, Course(Grade.GENERAL, course.modality), world)
        told = (reason("mitigated-left-out", what=gone.text or "罚款"), *why)
        found += _built(base, rest, fine, point, told, world)
    orders = tuple(plain(each, world) for each in tariff.sanctions if not each.kind.is_penalty)
    for kind in lighter_kinds(tariff.sanctions, world) if LIGHTER_KIND in ways else ():
        found.append(replace(base, sanctions=(*orders, of_kind(kind)), why=(reason("mitigated-lighter-kind"),)))
    bare = nothing_below(tariff.sanctions) and tariff.fine is None
    if found and (BELOW not in ways or bare or without_minimum(tariff)):
        return found
    if mitigates_to_nothing(tariff, world) or (bare and ends_in_nothing(world)):
        return [_without_penalty(base, tariff, world)]
    fine, point, why = figure(tariff, course, world)
    why = (*_placing(course), *why, *terms(tariff.sanctions), *((reason("nothing-below"),) if bare else ()))
    return [*_built(base, tariff, fine, point, why, world), *found]


def _placing(course: Course) -> tuple[Reason, ...]:
    """Which circumstances move the tier, or put the fine at one of its ends."""
    placing = (each for each in course.grounds if isinstance(each.effect, TierEnd | TierShift))
    return tuple(reason("placed-by", row=each.row.id, text=each.effect.text) for each in placing)


def _without_penalty(base: Branch, tariff: Tariff, world: World) -> Branch:
    """Mitigation that goes to the end: the fine falls away, or the one penalty that has no range; orders are left."""
    gone = {Kind.FINE} if tariff.fine is not None else {each.kind for each in tariff.sanctions if each.kind.is_penalty}
    left = tuple(plain(each, world) for each in tariff.sanctions if each.kind not in gone)
    penal = any(Kind(each.kind).is_penalty for each in left)
    outcome = base.outcome if penal else Outcome.NO_PENALTY
    return replace(base, outcome=outcome, sanctions=left, why=(reason("mitigated-to-nothing"),))


def _built(
    base: Branch,
    tariff: Tariff,
    fine: Fine | None,
    point: Fraction | None,
    why: tuple[Reason, ...],
    world: World,
) -> list[Branch]:
    """The branch with its sanctions, once for every choice among them."""
    built = []
    asker = tariff.rows[0][1].id if tariff.rows else ""
    for picked in choices(recommended(tariff.sanctions, fine, point, asker, world)):
        penal = any(Kind(each.kind).is_penalty for each in picked)
        outcome = base.outcome if penal else Outcome.ORDER_ONLY
        built.append(replace(base, outcome=outcome, sanctions=picked, why=why))
    return built
