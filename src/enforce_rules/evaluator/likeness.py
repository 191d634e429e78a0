"""Whether an earlier matter was of the same kind (同类): by the violation, by the provision, or as a convention says.

In: an event of an earlier matter, the docket of this one. Out: a truth and, unless it is true, why. What the history
does not say is open, never no (decision 0061).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.succession import linked_to
from enforce_rules.model.case import EarlierMatter
from enforce_rules.model.condition import Truth
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import HistoryRule
from enforce_rules.wording import WordingError, parse_citation
from enforce_rules.wording.values import Provision

VIOLATION, PROVISION, ANY = "同一违法行为", "同一款项", "不限"
EDITIONS = ("废止", "替代", "沿用")
LEVELS = ("article", "article_sub", "paragraph", "item", "subitem", "sentence")
Likeness = tuple[Truth, Reason | None]
YES: Likeness = (Truth.TRUE, None)


def measure(rule: HistoryRule) -> str | None:
    """What the rule compares by, None where the text does not say: 同类 is what the ruleset's convention says, if it says one of the words."""
    return rule.kind if rule.kind in (VIOLATION, PROVISION) else rule.same


def alike(rule: HistoryRule, event: EarlierMatter, about: Docket) -> Likeness:
    """Whether the event was of the same kind as the act, as the rule counts."""
    by = measure(rule)
    if by == ANY:
        return YES
    if not about.names.isdisjoint(event.named) or _taken_over(event, about):
        return YES
    if by == VIOLATION:
        return _violation(event, about)
    found = _provision(event, about)
    if by == PROVISION or found[0] is Truth.TRUE:
        return found
    if by is None:
        return Truth.UNKNOWN, reason("text-open", what=rule.undecided)
    return Truth.UNKNOWN, reason("kind-undefined", kind=rule.kind)


def _violation(event: EarlierMatter, about: Docket) -> Likeness:
    if event.named:
        if any(_editions(each, about) for each in event.named):
            return Truth.UNKNOWN, reason("another-edition")
        return Truth.FALSE, reason("another-violation")
    said, own = _provisions(event.clause), _own(about)
    if said and own and _meeting(said, own) is Truth.FALSE:
        return Truth.FALSE, reason("another-violation")
    return Truth.UNKNOWN, reason("unlisted-violation" if event.violation else "no-violation")


def _provision(event: EarlierMatter, about: Docket) -> Likeness:
    said = _provisions(event.clause)
    if not said:
        said = frozenset(each for name in event.named for each in _cited(name, about))
    own = _own(about)
    if not said or not own:
        return Truth.UNKNOWN, reason("no-provision")
    found = _meeting(said, own)
    if found is Truth.TRUE:
        return YES
    if found is Truth.UNKNOWN:
        return found, reason("coarser-provision")
    if any(_editions(each, about) for each in event.named):
        return Truth.UNKNOWN, reason("another-edition")
    return found, reason("another-provision")


def _taken_over(event: EarlierMatter, about: Docket) -> bool:
    """Whether the act is what became of the event's violation in a later text (承接), or it was of this one, and nothing else."""
    linked = {each for name in event.named for each in linked_to(frozenset({name}), about.program)}
    there = {each for each in linked if about.program.violations[each].ruleset == about.violation.ruleset}
    return not about.names.isdisjoint(linked) and there <= about.names


def _editions(other: str, about: Docket) -> bool:
    """Whether the other violation stands in a text that this one's replaced, or that replaced it."""
    if not about.names.isdisjoint(linked_to(frozenset({other}), about.program)):
        return True
    rulesets = about.program.rulesets
    mine, theirs = rulesets[about.violation.ruleset], rulesets[about.program.violations[other].ruleset]
    pairs = ((mine, theirs), (theirs, mine))
    return mine is not theirs and any(
        relation.kind in EDITIONS and relation.target in (to.id, to.title, to.short_title, to.number)
        for by, to in pairs
        for relation in by.relations
    )


def _own(about: Docket) -> frozenset[Provision]:
    known: frozenset[Provision] | None = about.memo.get("provisions of the act")
    if known is None:
        found = (each for name in sorted(about.names) for each in _cited(name, about))
        known = about.memo["provisions of the act"] = frozenset(found)
    return known


def _cited(name: str, about: Docket) -> Iterable[Provision]:
    violation = about.program.violations.get(name)
    if violation is None:
        return ()
    return (each for cited in (*violation.breaches, *violation.basis) for each in _provisions(cited.text))


@lru_cache(maxsize=1024)
def provisions_in(text: str) -> frozenset[object]:
    """The provisions of a citation, 中华人民共和国 left out of names; words that are no citation stand for themselves."""
    try:
        found = parse_citation(text)
    except WordingError:
        return frozenset({text})
    return frozenset(replace(each, doc=(each.doc or "").removeprefix("中华人民共和国") or None) for each in found)


def _provisions(text: str | None) -> frozenset[Provision]:
    """The provisions of a citation; none of words that are no citation."""
    return frozenset(each for each in provisions_in(text or "") if isinstance(each, Provision))


def _meeting(some: Iterable[Provision], others: Iterable[Provision]) -> Truth:
    """Whether two sets of provisions have one in common."""
    known = tuple(others)
    return max((_same(one, other) for one in some for other in known), default=Truth.FALSE)


def _same(one: Provision, other: Provision) -> Truth:
    """One provision, or another; open where one names the article and the other a paragraph of it, or no law at all."""
    if one.doc != other.doc:
        nameless = None in (one.doc, other.doc)
        return min(Truth.UNKNOWN, _same(replace(one, doc=None), replace(other, doc=None))) if nameless else Truth.FALSE
    renumbered = bool(one.edition and other.edition and one.edition != other.edition)
    for level in LEVELS:
        here, there = getattr(one, level), getattr(other, level)
        if here != there and level != "article_sub" and None in (here, there):
            return Truth.UNKNOWN
        if here != there:  # 第三十条 is not 第三十条之一
            return Truth.UNKNOWN if renumbered else Truth.FALSE
    return Truth.UNKNOWN if renumbered else Truth.TRUE
