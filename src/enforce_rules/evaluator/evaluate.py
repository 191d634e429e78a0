"""One act, one party, under the law of one day: docket → worlds → options → the result.

In: a docket. Out: a `Result`.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from enforce_rules.evaluator.consistency import overrides
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.explore import Exploration, explore
from enforce_rules.evaluator.giving_way import STAGE, adopting, layering_premises
from enforce_rules.evaluator.history_accounts import accounts
from enforce_rules.evaluator.jurisdiction import jurisdiction, printed_organs
from enforce_rules.evaluator.measuring import hull
from enforce_rules.evaluator.options import (
    Grounds,
    fines_of,
    options_of,
    questions_of,
    refer_reasons,
    standing_of,
)
from enforce_rules.evaluator.penalty import possible_range
from enforce_rules.evaluator.stages import walk
from enforce_rules.evaluator.untranslated import untranslated
from enforce_rules.evaluator.when import describe
from enforce_rules.evaluator.world import Budget, World
from enforce_rules.model.deed import Modality
from enforce_rules.model.interval import Region
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import (
    FineRange,
    FoundFact,
    Option,
    Outcome,
    Result,
    Step,
    Verdict,
)
from enforce_rules.model.ruleset import Trust, Use

CLOSED = "否（查无）"
NO = frozenset({False})
STAGES = (
    "管辖",
    "过渡",
    "推定",
    "层级",
    "门槛",
    "豁免",
    "清单",
    "总则",
    "情节",
    "法定幅度",
    "裁量阶次",
    "量罚",
    "竞合",
    "程序",
)


def evaluate(found_docket: Docket, pool: Budget | None = None) -> Result:
    """One act, one party; `pool` is shared with the other laws that may govern the act."""
    found = explore(found_docket, pool)
    refer = refer_reasons(found, found_docket)
    if found.overflow:
        statutory, legal = possible_range(World(found_docket, {}, {}))
        options: tuple[Option, ...] = _outer_bound()
        grounds: tuple[Grounds, ...] = ()
        bounds = from_nothing(statutory)
    else:
        options, grounds = options_of(found, found_docket)
        legal = tuple(dict.fromkeys(text for option in options for text in option.basis))
        statutory = hull([leaf.statutory for leaf in found.leaves if leaf.statutory is not None])
        bounds = hull(fines_of(options))
    held = jurisdiction(found_docket, grounds)
    refer = (*refer, *held.refer)
    steps = (*held.steps, *_steps(found, found_docket))
    printed = () if held.competence else printed_organs(found_docket, steps)
    read = tuple(dict.fromkeys(name for step in steps for name in step.facts))  # in the order of the steps
    derived = _derived(read, found, found_docket)
    return Result(
        act=found_docket.act.code,
        party=found_docket.party.code,
        violation=found_docket.violation.id,
        violation_text=found_docket.violation.text,
        standing=standing_of(found, refer),
        options=tuple(_indexed(option, legal) for option in held.marked(options)),
        statutory=statutory,
        clamped=any(leaf.clamped for leaf in found.leaves),
        bounds=bounds,
        legal_basis=legal,
        reasoning_basis=tuple(
            dict.fromkeys((*(text for branch, _ in grounds for text in branch.reasoning), *_layered(steps)))
        ),
        steps=steps,
        questions=questions_of(found, found_docket),
        findings=_findings(read, found_docket),
        refer=refer,
        premises=(*_premises(found, found_docket), *held.premises, *printed, *untranslated(steps, found_docket)),
        warnings=(*found_docket.warnings, *_trust(found_docket), *_reported(found_docket), *_overdue(options)),
        derived=derived,
        stated=_stated(read, found, found_docket),
        competence=held.competence,
    )


def _indexed(option: Option, legal: tuple[str, ...]) -> Option:
    places = tuple(legal.index(text) for text in option.basis)
    return replace(option, sanctions=tuple(replace(each, basis=places) for each in option.sanctions))


def from_nothing(statutory: FineRange | None) -> FineRange | None:
    """From no fine at all to the highest the statute allows; nothing where it sets no maximum."""
    if statutory is None or statutory.high is None:
        return None
    return FineRange(Fraction(0), statutory.high, True, statutory.high_included)


def _outer_bound() -> tuple[Option, ...]:
    """Too many worlds even for a hull: everything is still possible, and the questions say what to ask first."""
    return (Option("1", "fact", Outcome.UNDETERMINED, Modality.SHALL, why=(reason("too-many-worlds"),)),)


def _steps(found: Exploration, about: Docket) -> tuple[Step, ...]:
    """Every rule looked at in some world, in the order of the stages; open where worlds differ; the rest not reached."""
    merged: dict[str, Step] = {}
    for leaf in found.leaves:
        for step in leaf.world.steps.values():
            known = merged.setdefault(step.id, step)
            # the worlds not looked at may say otherwise of what this one assumes
            assumed = found.overflow and any(leaf.world.assumes(name) for name in step.facts)
            if known != step or assumed:
                why = tuple(dict.fromkeys((*known.why, *step.why)))
                verdict = known.verdict if known.verdict is step.verdict and not assumed else Verdict.OPEN
                merged[step.id] = replace(known, verdict=verdict, why=why)
    read = {name for step in merged.values() for name in step.facts}
    asked = (step for step in merged.values() if step.verdict is not Verdict.NOT_APPLICABLE)
    counted = accounts(dict.fromkeys(name for step in asked for name in step.facts), about)
    merged.update((step.id, step) for step in tuple(counted))
    for step in adopting(about):
        merged.setdefault(step.id, step)
    for override in overrides(about):
        if override.stated.name in read:
            merged[override.node] = override.step()
    for table in about.tables:
        if table.use is Use.GENERAL:
            for row in table.rows:
                if row.id not in merged:
                    basis = tuple(each.text for each in (row.basis or table.basis))
                    stage = table.stage or "总则"
                    merged[row.id] = Step(row.id, stage, Verdict.NOT_REACHED, (), basis, (reason("not-reached"),))
    if (told := walk(about)) is not None:
        merged = {told.id: told, **merged}
    order = list(merged)
    return tuple(sorted(merged.values(), key=lambda step: (STAGES.index(step.stage), order.index(step.id))))


def _layered(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The texts that say whose benchmark or list counts: a decision states them with the benchmark it applies."""
    return tuple(text for step in steps if step.stage == STAGE and step.verdict is Verdict.YES for text in step.basis)


def _findings(read: tuple[str, ...], about: Docket) -> tuple[FoundFact, ...]:
    stated = [(name, about.act.facts[name]) for name in read if name in about.act.facts]
    return tuple(
        FoundFact(name, each.text, each.finding.by, each.finding.reason)
        for name, each in stated
        if each.finding is not None
    )


def _stated(read: tuple[str, ...], found: Exploration, about: Docket) -> tuple[tuple[str, str], ...]:
    """What the case states of the facts that some rule read, and what an inquiry found there was none of."""
    facts = about.act.facts
    stated = [(name, facts[name].text) for name in read if name in facts and facts[name].text]
    truths = (name for name in read if name in about.closed and name not in (*facts, *about.derivations))
    closed = [
        (name, CLOSED)
        for name in truths
        if about.facts[name].kind.is_truth and all(leaf.world.lookup(name)[0] == NO for leaf in found.leaves)
    ]
    return (*stated, *closed)


def _premises(found: Exploration, about: Docket) -> tuple[Reason, ...]:
    premises: dict[Reason, None] = {}
    for leaf in found.leaves:
        premises.update(leaf.world.premises)
    present = {role for party in about.case.parties if party.code in about.act.parties for role in party.roles}
    present |= {party.kind for party in about.case.parties if party.code in about.act.parties}
    for table in about.own:
        for label in table.parties:
            if label not in present:
                premises[reason("role-unfilled", party=label)] = None
    return (*premises, *layering_premises(about))


def _trust(about: Docket) -> tuple[str, ...]:
    """A ruleset below 全文已核 carries its warning into every result it decides."""
    involved = {table.ruleset for table in about.own}
    return tuple(
        f"{ruleset.title}：{ruleset.trust.value}" + (f"（{ruleset.trust_note}）" if ruleset.trust_note else "")
        for ruleset in about.rulesets
        if ruleset.trust is not Trust.CHECKED and ruleset.id in involved
    )


def _reported(about: Docket) -> tuple[str, ...]:
    """Rows about this act in texts known from a report only: shown, never applied."""
    found: dict[str, None] = {}
    for table in about.reported:
        for row in table.rows:
            if not about.is_about(row):
                continue
            title = about.program.ruleset_of(table).title
            found[reason("reported-only", ruleset=title).text()] = None
    return tuple(found)


def _overdue(options: tuple[Option, ...]) -> tuple[str, ...]:
    """The decision comes after the last day for it (办案期限): said once, whatever the options."""
    late = (duty for option in options for duty in option.duties if duty.why and duty.why.code == "deadline-passed")
    return tuple(dict.fromkeys(f"{duty.text}（{duty.basis}）：{duty.why.text()}" for duty in late if duty.why))


def _derived(read: tuple[str, ...], found: Exploration, about: Docket) -> tuple[tuple[str, str], ...]:
    """Derived facts which some rule read and which come out the same in every world."""
    built: list[tuple[str, str]] = []
    for name in dict.fromkeys((*about.derivations, *about.history)):
        if name not in read:
            continue
        texts = set()
        for leaf in found.leaves:
            unit = leaf.world.unit_of(name)
            known, _ = leaf.world.lookup(name, unit)
            single = known.point is not None if isinstance(known, Region) else known is not None and len(known) == 1
            texts.add(describe(known, (name, unit)) if single else "")
        if len(texts) == 1 and (text := texts.pop()):
            built.append((name, text))
    return tuple(built)
