"""Duties of procedure (听证, 法制审核, 告知 …) that follow from what is proposed (行政处罚法第28, 44-45, 51, 57-58, 60, 63条).

In: a branch of a world. Out: every duty of the 程序 tables with its state. Nothing is asked for a duty's sake: a duty
that hangs on an open fact `depends`, one whose threshold is set by a text not loaded is `unknown_threshold`.
"""

from __future__ import annotations

from dataclasses import replace

from enforce_rules.compiler.system import TRANSFERRING
from enforce_rules.evaluator.branches import Branch
from enforce_rules.evaluator.deadlines import deadline_of, surcharge_of
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.knowledge import BOTH, Known, Why
from enforce_rules.evaluator.measuring import added
from enforce_rules.evaluator.rows import concerns
from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.deed import KIND_WORDS, Deed, Duty, Kind, Modality, Sanction
from enforce_rules.model.fact import Source
from enforce_rules.model.interval import NOT_NEGATIVE, Bound, Interval, Region
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import FineRange, Outcome, RecommendedDuty, RecommendedSanction, Verdict
from enforce_rules.model.ruleset import Row, Table, Use

GRADE_WORDS = {Outcome.LIGHTER: "从轻", Outcome.MITIGATED: "减轻", Outcome.HEAVIER: "从重"}


def system_facts(branch: Branch) -> dict[str, Known]:
    """系统事实: what the branch itself proposes."""
    kinds = [Kind(each.kind) for each in branch.sanctions]
    words = frozenset(word for kind in kinds for word in KIND_WORDS.get(kind, ()))
    penal = {kind for kind in kinds if kind.is_penalty}
    only_warning = frozenset({"仅警告"}) if penal == {Kind.WARNING} else frozenset[str]()
    return {
        "拟处罚种类": words | only_warning,
        "拟罚款数额": _fine_region(branch.sanctions),
        "裁量方向": frozenset({GRADE_WORDS.get(branch.outcome, "一般")}),
        "经过听证程序": BOTH,
        TRANSFERRING: frozenset({branch.outcome is Outcome.TRANSFER}),
    }


def _fine_region(sanctions: tuple[RecommendedSanction, ...]) -> Region:
    fines = [each for each in sanctions if each.kind == Kind.FINE.value]
    if not fines:
        return Region.only(NOT_NEGATIVE.parts[0].low.value) if NOT_NEGATIVE.parts[0].low else NOT_NEGATIVE
    whole = added([(_settled(each), each.modality) for each in fines])
    if whole is None or whole.low is None:
        return NOT_NEGATIVE
    low = Bound(whole.low, whole.low_included is not False)
    high = Bound(whole.high, whole.high_included is not False) if whole.high is not None else None
    return Region((Interval(low, high),))


def _settled(sanction: RecommendedSanction) -> FineRange:
    assert sanction.fine is not None
    return FineRange(sanction.point, sanction.point) if sanction.point is not None else sanction.fine


def duties_of(branch: Branch, world: World) -> tuple[RecommendedDuty, ...]:
    """The duties of a branch, in file order; the same duty from several rows is due if one of them is."""
    scene = replace(world, context=system_facts(branch), premises={}, refer={}, steps={}, needed={}, ranged={})
    return duties_in(scene, tuple(each for each in world.docket.of_use(Use.PROCEDURE) if not _aside(each, scene)))


def _aside(table: Table, scene: World) -> bool:
    """Whether the table is about another way to end: a transfer where none is proposed, an event nobody has told of."""
    names = facts_of(table.gate)
    told, facts = scene.docket.act.facts, scene.docket.facts
    unsaid = any(name in facts and facts[name].claimed and name not in told for name in names)
    return (unsaid or TRANSFERRING in names) and scene.judge(table.gate)[0] is Truth.FALSE


def duties_in(world: World, tables: tuple[Table, ...]) -> tuple[RecommendedDuty, ...]:
    """The duties of some 程序 tables, where the world's context says what is proposed; each row looked at is a step."""
    found: dict[tuple[str, str], RecommendedDuty] = {}
    for table in tables:
        for row in table.rows:
            for deed in row.deeds:
                duty = _duty(table, row, deed, world)
                if duty is not None:
                    key = same_duty(duty)
                    found[key] = merged(found[key], duty) if key in found else duty
    return tuple(found.values())


def same_duty(duty: RecommendedDuty) -> tuple[str, str]:
    """What makes two duties the same one."""
    return duty.kind, duty.text if duty.kind in BY_WORDS else ""


def procedural(docket: Docket) -> frozenset[str]:
    """Every fact on which a duty may hang, those included from which others are derived."""
    known: frozenset[str] | None = docket.memo.get("procedural")
    if known is None:
        known = docket.memo["procedural"] = frozenset(docket.sources(docket.of_use(Use.PROCEDURE)))
    return known


VERDICTS = {Truth.TRUE: Verdict.YES, Truth.FALSE: Verdict.NO, Truth.UNKNOWN: Verdict.OPEN}
ORDER = {"due": 3, "unknown_threshold": 2, "depends": 1, "not_due": 0}
BY_WORDS = frozenset({"order", "deadline", "transfer"})  # kinds of which several different ones may be due at once


def merged(known: RecommendedDuty, other: RecommendedDuty) -> RecommendedDuty:
    """One duty on several grounds: the strongest ground counts; equal ones are cited together."""
    if ORDER[known.state] != ORDER[other.state]:
        return max(known, other, key=lambda duty: ORDER[duty.state])
    if known.state == "not_due":
        return replace(known, rules=tuple(dict.fromkeys((*known.rules, *other.rules))))
    why = known.why
    if known.why is not None and other.why is not None and known.why.code == other.why.code == "depends-on":
        names = dict.fromkeys(name for each in (known.why, other.why) for name in dict(each.args)["facts"].split("、"))
        why = reason("depends-on", facts="、".join(names))
    basis = "；".join(dict.fromkeys((*known.basis.split("；"), *other.basis.split("；"))))
    return replace(known, basis=basis, why=why, rules=tuple(dict.fromkeys((*known.rules, *other.rules))))


def _duty(table: Table, row: Row, deed: Deed, world: World) -> RecommendedDuty | None:
    if not concerns(deed.party, world.docket.party):
        return None
    what = deed.does
    if isinstance(what, Duty):
        kind, text, may = what.kind, what.text, what.may
    elif isinstance(what, Sanction):
        kind, text, may = what.kind.value, what.text, what.modality is Modality.MAY
    else:
        return None
    truth, _ = world.judge(row_condition(table, row))
    basis = "；".join(each.text for each in (row.basis or table.basis))
    state, why = _state(truth, table, row, world)
    world.note(row.id, "程序", VERDICTS[truth], row, table, (why,) if why else ())
    deadline = None
    if isinstance(what, Duty) and state != "not_due":
        deadline, told = deadline_of(table, what, world) if what.rate is None else (None, surcharge_of(what, world))
        why = why or told
    return RecommendedDuty(kind, text, state, basis, deadline, may, why, (row.id,))


def _state(truth: Truth, table: Table, row: Row, world: World) -> tuple[str, Reason | None]:
    if truth is not Truth.UNKNOWN:
        return ("due" if truth is Truth.TRUE else "not_due"), None
    names = facts_of(row_condition(table, row))
    missing = [name for name in names if _undefined(name, world)]
    if missing:
        return "unknown_threshold", reason("threshold-not-loaded", fact=missing[0])
    still = [name for name in names if world.judge_open(name)]
    return "depends", reason("depends-on", facts="、".join(still or names))


def _undefined(name: str, world: World) -> bool:
    fact = world.docket.facts.get(name)
    return (
        fact is not None
        and fact.source is Source.UNDEFINED
        and world.judge_open(name)
        and world.knowledge(name).why is Why.UNDEFINED
    )
