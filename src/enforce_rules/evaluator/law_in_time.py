"""Law in time (时间效力, 行政处罚法第三十七条): which rules govern an act, where they changed after it or may have before.

In: a program, a case, an act and a party. Out: its docket and its result. An act goes by the rules of its last day
(an act that goes on past a change goes by the new), procedure by those of the decision. Where the rules changed in
between, both editions are evaluated whole, the 过渡 rows of the rulesets say which applies, and both are shown. Where
the last day is open, every law it may have fallen under is evaluated, and the results stand side by side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.evaluator.docket import Docket, last_day
from enforce_rules.evaluator.knowledge import BOTH, Known, Why
from enforce_rules.evaluator.laws import Law, Laws, Make, Rules
from enforce_rules.evaluator.likeness import provisions_in
from enforce_rules.evaluator.periods import period_days
from enforce_rules.evaluator.repeals import repeals
from enforce_rules.evaluator.several import Several, side_by_side
from enforce_rules.evaluator.severity import Weight, ranks_of, weigh
from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.case import Case
from enforce_rules.model.condition import Truth
from enforce_rules.model.deed import Governs
from enforce_rules.model.deed import Law as Which
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Comparison, Edition, Result, ResultStanding, Step, Verdict
from enforce_rules.model.ruleset import Overlap, Row, Table, Use

STAGE: Final = "过渡"
ENDED: Final = "违法行为终了之日"
CHANGED: Final = "决定时规定已被修改或者废止"
LIGHTER: Final = "新的规定处罚较轻"
RANKS: Final = "处罚轻重"
VERDICTS: Final = {Truth.TRUE: Verdict.YES, Truth.FALSE: Verdict.NO, Truth.UNKNOWN: Verdict.OPEN}


def judge(make: Make) -> tuple[Docket, Result]:
    """The result under the law that governs the act, whatever day it ended where that is open."""
    whole, laws = make(None, None), Laws(make)
    ended = last_day(whole.case)
    if ended is not None:
        law = laws.on(ended)
        return law.first, _governed(law, laws)
    program, case = whole.program, whole.case
    found: dict[Rules, tuple[Law, list[date]]] = {}
    for day in _days(program, case):
        law = laws.on(day)
        found.setdefault(law.rules, (law, []))[1].append(day)
    every = [law for law, _ in found.values()]
    results = [_governed(law, laws) for law in every]
    if len(results) == 1:
        return every[0].first, results[0]
    stretches = tuple(_words(days, program, case) for _, days in found.values())
    told = [reason("law-of-days", days=each) for each in stretches]
    return every[-1].first, side_by_side(results, Several(told, ENDED, stretches))


def compared(result: Result) -> frozenset[str]:
    """The rulesets of the edition that was looked at and not applied."""
    found = result.comparison
    return frozenset() if found is None else frozenset((*found.old.rulesets, *found.new.rulesets))


# ---- the days on which the law may change ----


def _turns(program: Program) -> list[date]:
    """Every day from which some ruleset is in force, or no longer, or some provision repealed; worked out once."""
    known: list[date] | None = program.memo.get("turns")
    if known is None:
        begun = {each.in_force for each in program.rulesets.values() if each.in_force}
        over = {each.lapses + timedelta(days=1) for each in program.rulesets.values() if each.lapses}
        known = program.memo["turns"] = sorted(
            begun | over | {each.day for each in repeals(program).values()} | {*period_days(program)}
        )
    return known


def _days(program: Program, case: Case) -> tuple[date, ...]:
    """The first day of every stretch of law in which the act may have ended."""
    first = case.dates.act_from if isinstance(case.dates.act_from, date) else date.min
    return (first, *(day for day in _turns(program) if first < day <= case.dates.decided))


def _words(days: list[date], program: Program, case: Case) -> str:
    """The stretches of law that begin on these days: `2022-01-01至2026-08-14`."""
    ends = []
    for stretch in days:
        turns = _turns(program)
        place = bisect_right(turns, stretch)
        over = turns[place] - timedelta(days=1) if place < len(turns) else case.dates.decided
        ends.append((stretch, min(over, case.dates.decided)))
    joined: list[tuple[date, date]] = []
    for first, last in ends:
        if joined and joined[-1][1] + timedelta(days=1) == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return "或者".join(
        f"{'' if first == date.min else first.isoformat()}至{last.isoformat()}" for first, last in joined
    )


# ---- two editions ----


def _governed(old: Law, laws: Laws) -> Result:
    """By the rules of the act, or by those of the decision where they apply (从旧兼从轻)."""
    about = old.first
    result = _continued(laws.result(old), old, laws)
    decided, turns = about.case.dates.decided, _turns(about.program)
    if about.day is None or bisect_right(turns, about.day) >= bisect_right(turns, decided):
        return result
    new = laws.on(decided)
    fresh, gone = new.rules[0] - old.rules[0], old.rules[0] - new.rules[0]
    if not fresh and not any(about.program.ruleset_of(about.program.tables[name]).is_law for name in gone):
        return result  # a benchmark that ended after the act still measures it: no new rule says otherwise
    return _chosen((old, result), (new, laws.result(new)), laws)


def _continued(result: Result, law: Law, laws: Laws) -> Result:
    """连续、继续: an act that lasted past a change of the rules; its last day decides, and that is said."""
    dates = law.first.case.dates
    if not (isinstance(dates.act_from, date) and isinstance(dates.act_to, date)):
        return result
    turns = _turns(law.first.program)
    passed = turns[bisect_right(turns, dates.act_from) : bisect_right(turns, dates.act_to)]
    for day in reversed(passed):
        if laws.on(day - timedelta(days=1)).rules[0] != law.rules[0]:
            start, end = dates.act_from.isoformat(), dates.act_to.isoformat()
            why = reason("continues-into-new-law", start=start, end=end, date=day.isoformat())
            return replace(result, premises=(*result.premises, why))
    return result


def _weighed(old: Law, new: Law, laws: Laws) -> Weight:
    """What the new rules are beside the old: where either has several results, what every pair of them comes to."""
    dockets = (*old.dockets, *new.dockets)
    ranks = ranks_of(next((value for each in dockets if (value := each.home_convention(RANKS))), None))
    pairs = ((mine, other) for mine in laws.results(new) for other in laws.results(old))
    found = {weigh(mine.options, other.options, ranks) for mine, other in pairs}
    if len(found) == 1:
        return found.pop()
    return Weight.HEAVIER if found == {Weight.EQUAL, Weight.HEAVIER} else Weight.INCOMPARABLE


@dataclass(frozen=True, slots=True)
class _Said:
    """What a 过渡 table says: the laws its rows may name, the step of each row, and a provision it calls for."""

    laws: frozenset[Which]
    steps: tuple[Step, ...]
    missing: tuple[Reason, ...] = ()
    special: bool = False  # about this violation alone


Judged = tuple[Law, Result]


def _chosen(old: Judged, new: Judged, laws: Laws) -> Result:
    (old_law, by_old), (new_law, by_new) = old, new
    weight = _weighed(old_law, new_law, laws)
    said = tuple(_transitions(old_law, new_law, weight))
    said = tuple(each for each in said if each.special and (each.laws or each.missing)) or said
    rules = [step for each in said for step in each.steps]
    which = [each.laws for each in said if each.laws]
    day = old_law.first.day
    assert day is not None
    if not which:
        missing = tuple(gap for each in said for gap in each.missing)
        why = missing or (reason("law-changed-since", date=day.isoformat()),)
        applied: Which | None = None
    elif frozenset({Which.NEW}) in which:
        applied, why = Which.NEW, ()
    elif all(each == frozenset({Which.OLD}) for each in which):
        applied, why = Which.OLD, ()
    else:
        applied, why = None, (reason("editions-incomparable"),)
    shown = Comparison(
        weight.value,
        applied.value if applied else "both",
        tuple(step.id for step in rules if step.verdict is Verdict.YES),
        _edition("old", old_law, by_old),
        _edition("new", new_law, by_new),
    )
    if applied is None:
        told = [
            reason("law-of-the-act", date=day.isoformat()),
            reason("law-of-the-decision", date=old_law.first.case.dates.decided.isoformat()),
        ]
        result = side_by_side([by_old, by_new], Several(told))
        result = replace(result, standing=ResultStanding.REFER, refer=(*result.refer, *why))
    else:
        result = by_old if applied is Which.OLD else by_new
    return replace(result, steps=(*rules, *result.steps), comparison=shown)


def _edition(which: str, law: Law, result: Result) -> Edition:
    about = law.first
    speaking = {about.program.ruleset_of(about.program.tables[name]).id for name in law.rules[0]}
    return Edition(
        which,
        about.day or about.case.dates.decided,
        tuple(sorted(speaking)),
        tuple(each.violation.id for each in law.dockets),
        result.standing,
        result.options,
        result.bounds,
        result.legal_basis,
        result.reasoning_basis,
    )


def _transitions(old: Law, new: Law, weight: Weight) -> Iterator[_Said]:
    """What each 过渡 table in play says, whichever day it is in play on."""
    seen: set[str] = set()
    for about in (*old.dockets, *new.dockets):
        for table in about.of_use(Use.TRANSITION):
            if table.id not in seen:
                seen.add(table.id)
                yield _said(table, about, (old, new), weight)


def _said(table: Table, about: Docket, both: tuple[Law, Law], weight: Weight) -> _Said:
    lighter: Known = BOTH if weight is Weight.INCOMPARABLE else frozenset({weight is Weight.LIGHTER})
    assumed: dict[tuple[str, str | None], Known] = {(LIGHTER, None): lighter}
    if CHANGED not in about.act.facts:
        assumed[CHANGED, None] = frozenset({True})
    world = World(about, assumed, dict.fromkeys(assumed, Why.OPEN))
    laws: set[Which] = set()
    missing: list[Reason] = []
    for row in table.rows:
        truth, _ = world.judge(row_condition(table, row))
        world.note(row.id, STAGE, VERDICTS[truth], row, table)
        if truth is Truth.FALSE:
            continue
        for governs in _governing(row):
            law = governs.law or _law_of(governs, *both)
            if law is not None:
                laws.add(law)
            else:
                missing.append(reason("provision-not-loaded", provision=governs.provision or governs.text))
        if truth is Truth.TRUE and table.overlap is Overlap.FIRST:
            break
    return _Said(frozenset(laws), tuple(world.steps.values()), tuple(missing), bool(table.violations))


def _governing(row: Row) -> Iterator[Governs]:
    return (deed.does for deed in row.deeds if isinstance(deed.does, Governs))


def _law_of(governs: Governs, old: Law, new: Law) -> Which | None:
    """The edition whose own tables rest on the provision."""
    assert governs.provision is not None
    wanted = provisions_in(governs.provision)
    for which, law in ((Which.OLD, old), (Which.NEW, new)):
        cited = (citation.text for about in law.dockets for table in about.own for citation in table.basis)
        if any(provisions_in(each) & wanted for each in cited):
            return which
    return None
