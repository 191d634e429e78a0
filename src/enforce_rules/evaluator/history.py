"""The party's history (履历): counts of earlier matters under a ruleset's own definition of 首次, 同类 and window.

In: the case's earlier matters and one `HistoryRule`. Out: what is known of the fact. A partial history gives lower
bounds; no history given is not an empty one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from enforce_rules.evaluator.dates import add_days, add_months
from enforce_rules.model.case import Act, Case, EarlierMatter, HistoryState
from enforce_rules.model.interval import Bound, Interval, Region
from enforce_rules.model.ruleset import HistoryRule, Violation
from enforce_rules.wording import WordingError, parse_citation

COUNTED = {"查处": frozenset({"查处", "处罚决定", "免罚", "责令改正"}), "处罚决定": frozenset({"处罚决定"})}


def window_start(rule: HistoryRule, act_from: date) -> date | None:
    """The first day that counts, back from the first day of the act; None = no limit."""
    if rule.year:
        return date(act_from.year, 1, 1)
    return add_months(act_from, -rule.months) if rule.months else None


def counted(rule: HistoryRule, case: Case, act: Act, act_from: date, violation: Violation) -> tuple[EarlierMatter, ...]:
    """The earlier matters which the rule's window, kind, sameness and organ let count."""
    start = window_start(rule, act_from)
    kinds = COUNTED.get(rule.counts or "", frozenset({rule.counts}))
    clauses = {citation.text for citation in (*violation.breaches, *violation.basis)}
    return tuple(
        matter
        for matter in case.history.matters
        if matter.on < act_from
        and (start is None or matter.on >= start)
        and (rule.counts in (None, "不限") or matter.kind in kinds)
        and (rule.same == "不限" or matter.violation == act.violation or _same_clause(matter.clause, clauses))
        and (rule.organ != "同一机关" or matter.organ == case.organ)
    )


def _same_clause(clause: str | None, clauses: set[str]) -> bool:
    """Whether an earlier matter was dealt with under one of the provisions; 第三十条 is not 第三十条之一."""
    return clause is not None and bool(provisions_in(clause) & {one for each in clauses for one in provisions_in(each)})


@lru_cache(maxsize=1024)
def provisions_in(text: str) -> frozenset[object]:
    """The provisions of a citation, 中华人民共和国 left out of names; words that are no citation stand for themselves."""
    try:
        found = parse_citation(text)
    except WordingError:
        return frozenset({text})
    return frozenset(replace(each, doc=(each.doc or "").removeprefix("中华人民共和国") or None) for each in found)


def starts(rule: HistoryRule, case: Case) -> tuple[date, ...]:
    """First days of the act worth telling apart where it is open: beyond these, no other matter comes or goes."""
    dates = case.dates
    known = [day for day in (dates.act_to, dates.discovered, dates.filed, dates.decided) if isinstance(day, date)]
    latest = min(known)
    turns = {latest}
    for matter in case.history.matters:
        leaving = add_months(matter.on, rule.months) if rule.months else matter.on
        turns |= {add_days(matter.on, shift) for shift in (0, 1)}
        turns |= {add_days(leaving, shift) for shift in range(-3, 5)}  # a month's end is reached from several days
        turns |= {date(year, 1, 1) for year in range(matter.on.year, latest.year + 1)} if rule.year else set()
    return tuple(sorted(day for day in turns if day <= latest))


def set_from_history(
    rule: HistoryRule, case: Case, act: Act, violation: Violation
) -> frozenset[bool] | frozenset[str] | Region:
    """What the history tells of the fact when the first day of the act is open: all that it may come to."""
    told = [known_from_history(rule, case, act, day, violation) for day in starts(rule, case)]
    if all(isinstance(each, Region) for each in told):
        return Region.of(part for each in told if isinstance(each, Region) for part in each.parts)
    if not all(told):
        return frozenset()
    held: frozenset[object] = frozenset(value for each in told if isinstance(each, frozenset) for value in each)
    return held  # type: ignore[return-value]


def known_from_history(
    rule: HistoryRule, case: Case, act: Act, act_from: date, violation: Violation
) -> frozenset[bool] | frozenset[str] | Region:
    """What the history tells of the fact: a count, 有 or 无, or what was done last."""
    matters = counted(rule, case, act, act_from, violation)
    searched = case.history.until is None or case.history.until >= act_from
    complete = case.history.state is HistoryState.COMPLETE and searched  # what happened after 截至 is not known
    given = case.history.state is not HistoryState.UNKNOWN
    if rule.yields == "次数":
        least = Fraction((len(matters) if given else 0) + rule.this_one)
        return Region.only(least) if complete else Region((Interval(Bound(least, True)),))
    if rule.yields == "最近一次的处理":
        last = max(matters, key=lambda each: each.on, default=None)
        return frozenset({(last.content or last.kind) if last else "无"}) if complete else frozenset()
    found = bool(matters) and given
    if not found and not complete:
        return frozenset({True, False})
    return frozenset({found == (rule.yields == "有即成立")})
