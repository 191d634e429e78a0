"""Editions of one text loaded side by side: the days on which two are in force, or none.

In: the rulesets. Out: warnings and notes at the headers concerned. Two rulesets are editions of one text where issuer,
region, field and title are the same but for the year or (修订) in it; a fixture or a part of a text has a title of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from enforce_rules.diagnostics import Diagnostic, Severity, diagnose
from enforce_rules.model.ruleset import Ruleset

WORDS = ("年", "版", "修订", "修正", "试行")
BRACKETS = (("（", "）"), ("(", ")"))


def check_editions(rulesets: Iterable[Ruleset]) -> Iterator[Diagnostic]:
    """What is wrong with the periods of rulesets that stand side by side."""
    texts: dict[tuple[object, ...], list[Ruleset]] = {}
    for each in rulesets:
        if each.in_force is not None:
            key = _bare(each.title), each.issuer, each.regions, each.sector
            texts.setdefault(key, []).append(each)
    for editions in texts.values():
        editions.sort(key=lambda each: (each.in_force or date.max, each.lapses or date.max))
        yield from _overlaps(editions)
        yield from _gaps(editions)


def _bare(title: str) -> str:
    """The title without the brackets that name an edition: （2025年修订）."""
    for opening, closing in BRACKETS:
        before, _, rest = title.partition(opening)
        inside, closed, after = rest.partition(closing)
        if closed and any(word in inside for word in WORDS):
            title = before + after
    return title


def _overlaps(editions: list[Ruleset]) -> Iterator[Diagnostic]:
    for one, other in combinations(editions, 2):
        assert one.in_force is not None
        assert other.in_force is not None
        ends = [each.lapses for each in (one, other) if each.lapses is not None]
        if not ends or min(ends) >= other.in_force:
            days = _days(other.in_force, min(ends) if ends else None)
            related = ((one.span, "first-here"),)
            yield diagnose(
                "editions-overlap",
                other.span,
                severity=Severity.WARNING,
                related=related,
                one=one.id,
                other=other.id,
                days=days,
            )


def _gaps(editions: list[Ruleset]) -> Iterator[Diagnostic]:
    for one, other in pairwise(editions):
        assert other.in_force is not None
        if one.lapses is not None and one.lapses + timedelta(days=1) < other.in_force:
            days = _days(one.lapses + timedelta(days=1), other.in_force - timedelta(days=1))
            yield diagnose("editions-gap", other.span, severity=Severity.NOTE, one=one.id, other=other.id, days=days)


def _days(first: date, last: date | None) -> str:
    return f"{first.isoformat()}至{last.isoformat()}" if last else f"{first.isoformat()}起"
