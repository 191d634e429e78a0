"""Accounts of a history: which earlier matters a rule counted, which it did not, and why (decision 0062).

In: a docket, the facts some rule read. Out: one step for each way a fact is counted from the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.history import LATEST, Weighed, anchor_of, searched, told, weighed, window_start, within
from enforce_rules.evaluator.matters import Matter
from enforce_rules.model.case import HistoryState
from enforce_rules.model.condition import Truth
from enforce_rules.model.fact import Standing
from enforce_rules.model.interval import Region
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Step, Verdict
from enforce_rules.model.ruleset import HistoryRule

STAGE = "推定"
BLANK = ("", "/")


def accounts(read: Iterable[str], about: Docket) -> Iterator[Step]:
    """The steps that say how each of the facts was counted; a fact the case states itself is not counted."""
    for name in read:
        stated, rules = about.act.facts.get(name), about.history.get(name, ())
        asked = stated is not None and any(rule.undecided for rule in rules)  # decision 0064
        if asked or (stated is not None and stated.state is not Standing.UNKNOWN):
            continue
        yield from (_step(rule, about) for rule in rules)


def place_of(rule: HistoryRule, about: Docket) -> tuple[str, tuple[str, ...]]:
    """The node id of a rule, and what it cites."""
    ruleset = next(each for each in about.rulesets if rule in each.history)
    basis = "" if rule.basis in BLANK else rule.basis
    return f"{ruleset.id}#履历:{rule.fact}", (f"{ruleset.number or ruleset.short_title}{basis}",)


def _step(rule: HistoryRule, about: Docket) -> Step:
    known = told(rule, about)
    settled = known.point is not None if isinstance(known, Region) else len(known) == 1
    node, basis = place_of(rule, about)
    return Step(node, STAGE, Verdict.YES if settled else Verdict.OPEN, (rule.fact,), basis, tuple(_why(rule, about)))


def _why(rule: HistoryRule, about: Docket) -> Iterator[Reason]:
    history, anchor = about.case.history, anchor_of(rule, about.case.dates)
    since = rule.since or LATEST
    if history.state is HistoryState.UNKNOWN:
        yield reason("history-not-given")
        return
    if history.state is HistoryState.PARTIAL:
        yield reason("history-partial")
    elif anchor is not None and history.until is not None and not searched(about, anchor):
        yield reason("history-until", until=history.until.isoformat(), day=anchor.isoformat(), since=since)
    elif not history.matters:
        yield reason("no-matters")
    if anchor is None:
        yield reason("window-open", since=since)
    elif (start := window_start(rule, anchor)) is not None:
        yield reason("window-back", day=anchor.isoformat(), since=since, start=start.isoformat())
    elif rule.onward and not rule.floating:
        yield reason("window-onward", day=anchor.isoformat(), since=since, months=str(rule.months))
    if rule.this_one and rule.yields == "次数":
        yield reason("this-one-counts")
    groups: dict[Reason, list[Matter]] = {}
    for each in weighed(rule, about):
        groups.setdefault(_of(each, rule, about), []).append(each.matter)
    for why, matters in groups.items():
        named = "、".join(_named(each) for each in matters)
        yield reason(why.code, matters=named, **dict(why.args))


def _of(each: Weighed, rule: HistoryRule, about: Docket) -> Reason:
    """Why a matter counts or not; what lies outside the window does not count, whatever else is open of it."""
    anchor = anchor_of(rule, about.case.dates)
    if each.truth is not Truth.FALSE and anchor is not None and not within(rule, each.day, anchor):
        if each.day >= anchor:
            return reason("matter-not-before", day=anchor.isoformat(), since=rule.since or LATEST)
        return reason("matter-too-old")
    return each.why or reason("matter-counts")


def _named(matter: Matter) -> str:
    """The events of a matter: the day, what was done, and the line of the history it stands in."""
    return "→".join(f"{each.on.isoformat()}{each.kind}[{each.row}]" for each in matter.all)
