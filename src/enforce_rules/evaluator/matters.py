"""Earlier matters (以前的事项): the lines of a history put together, and what is left of each after review.

In: a case. Out: its matters. Lines with one 案号 are events of one matter; a line without is a matter of its own. What
was revoked falls, and stands again from the decision that is made anew (decision 0060).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from enforce_rules.model.case import Case, EarlierMatter

REVOKED = "撤销"
FOUND = "查处"
CHANGES = ("变更", "部分撤销")
DECISIONS = ("责令改正", "免罚", "处罚决定")
ORDER = (FOUND, *DECISIONS, *CHANGES, REVOKED)
"""What may be written of an earlier matter, in the order in which it comes about on one day."""
SHARED = ("violation", "clause", "organ", "region", "party", "named")


@dataclass(frozen=True, slots=True)
class Matter:
    """One earlier matter: its events in order, without those that review has undone."""

    events: tuple[EarlierMatter, ...]
    revoked: date | None = None  # the day it was revoked, where nothing was decided anew
    fallen: tuple[EarlierMatter, ...] = ()  # what stood before it was revoked
    doubtful: bool = False  # a revocation that does not say what it revokes may be of this one

    @property
    def all(self) -> tuple[EarlierMatter, ...]:
        """Every event, those undone among them."""
        return in_order((*self.events, *self.fallen))


def in_order(events: Iterable[EarlierMatter]) -> tuple[EarlierMatter, ...]:
    """By day, on one day as matters go: the order in which they are written is of no account."""
    return tuple(sorted(events, key=lambda each: (each.on, ORDER.index(each.kind), each.content or "", each.row)))


def matters_of(case: Case) -> tuple[Matter, ...]:
    """The earlier matters of a case, first the oldest."""
    lines = [each for each in case.history.matters if each.kind != REVOKED or each.on <= case.dates.decided]
    groups: dict[object, list[EarlierMatter]] = {}
    stray: list[EarlierMatter] = []
    for place, each in enumerate(lines):
        if each.kind == REVOKED and each.number is None:
            stray.append(each)
        else:
            groups.setdefault(each.number or place, []).append(each)
    found = [_matter(in_order(_completed(group))) for group in groups.values()]
    known = _doubted([each for each in found if each.all], stray)
    return tuple(sorted(known, key=lambda each: (each.all[0].on, each.all[0].row)))


def _completed(events: list[EarlierMatter]) -> list[EarlierMatter]:
    """What is said once of a matter holds for each of its events that does not say otherwise."""
    for name in SHARED:
        said = {value for each in events if (value := getattr(each, name))}
        if len(said) == 1:
            (value,) = said
            events = [each if getattr(each, name) else replace(each, **{name: value}) for each in events]
    return events


def _matter(events: tuple[EarlierMatter, ...]) -> Matter:
    last = max((place for place, each in enumerate(events) if each.kind == REVOKED), default=None)
    if last is None:
        return Matter(events)
    before = tuple(each for each in events[:last] if each.kind != REVOKED)
    after = events[last + 1 :]
    if any(each.kind in (FOUND, *DECISIONS) for each in after):  # decided anew: it was found when it was found
        kept = tuple(each for each in before if each.kind == FOUND)
        return Matter((*kept, *after), fallen=tuple(each for each in before if each not in kept))
    return Matter((), events[last].on, before)


def _doubted(matters: list[Matter], stray: list[EarlierMatter]) -> list[Matter]:
    """A revocation without 案号 is that of the one matter it may be of; where it may be of several, all are in doubt."""
    for each in sorted(stray, key=_said):
        about = [place for place, matter in enumerate(matters) if _may_revoke(each, matter)]
        for place in about:
            found = matters[place]
            matters[place] = Matter((), each.on, found.all) if len(about) == 1 else replace(found, doubtful=True)
    return matters


def _said(line: EarlierMatter) -> tuple[object, ...]:
    return (line.on, line.violation or "", line.party or "", line.region or "")


def _may_revoke(revocation: EarlierMatter, matter: Matter) -> bool:
    if matter.revoked is not None or not matter.events or matter.events[0].on > revocation.on:
        return False
    told = ((revocation.violation, "violation"), (revocation.party, "party"), (revocation.region, "region"))
    return all(
        said is None or any(getattr(each, name) in (None, said) for each in matter.events) for said, name in told
    )
