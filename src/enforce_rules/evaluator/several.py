"""Several results for one act and one party, side by side: under several laws that may govern it.

In: results, and of each what it goes by. Out: one result with the options of all, each saying what it goes by and what
gaps it would meet; what all of them refer is referred, and where they differ by an open fact that fact is asked first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from enforce_rules.evaluator.measuring import hull
from enforce_rules.evaluator.options import fines_of
from enforce_rules.model.reason import Reason
from enforce_rules.model.report import (
    STANDING_ORDER,
    FineRange,
    Option,
    Question,
    Result,
    ResultStanding,
    Step,
    Verdict,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Several:
    """What the results go by: a reason for each, and the open fact with its values where one decides between them."""

    told: Sequence[Reason]
    fact: str | None = None
    values: tuple[str, ...] = ()


def side_by_side(results: Sequence[Result], by: Several) -> Result:
    """One result for them all."""
    legal = tuple(dict.fromkeys(text for each in results for text in each.legal_basis))
    refer = tuple(why for why in results[0].refer if all(why in each.refer for each in results))
    options = [
        _told(option, result, number, legal, refer, by)
        for number, result in enumerate(results)
        for option in result.options
    ]
    numbered = tuple(replace(each, id=str(place)) for place, each in enumerate(options, 1))
    bounds = [FineRange(None, None) if each.bounds is None else each.bounds for each in results]
    statutory = [each.statutory for each in results if each.statutory is not None]
    return replace(
        results[-1],
        standing=_standing(results, refer, by),
        options=numbered,
        statutory=hull(statutory),
        clamped=any(each.clamped for each in results),
        bounds=hull(bounds) if any(each.bounds for each in results) else None,
        legal_basis=legal,
        reasoning_basis=_united(each.reasoning_basis for each in results),
        steps=_steps(results),
        questions=_questions(results, by),
        findings=_united(each.findings for each in results),
        refer=refer,
        premises=_united(each.premises for each in results),
        warnings=_united(each.warnings for each in results),
        derived=tuple(pair for pair in results[0].derived if all(pair in each.derived for each in results)),
        stated=_united(each.stated for each in results),
    )


def _united(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(each for part in parts for each in part))


def _told(
    option: Option, result: Result, number: int, legal: tuple[str, ...], refer: tuple[Reason, ...], by: Several
) -> Option:
    gaps = tuple(why for why in result.refer if why not in refer and why not in option.why)
    places = {place: legal.index(text) for place, text in enumerate(result.legal_basis)}
    when = option.when
    if by.fact is not None:
        condition = (by.fact, (by.values[number],))
        when = tuple(tuple(sorted((*way, condition))) for way in option.when or ((),))
    return replace(
        option,
        by="fact" if by.fact is not None else option.by or "authority",
        when=when,
        sanctions=tuple(replace(each, basis=tuple(places[place] for place in each.basis)) for each in option.sanctions),
        why=(by.told[number], *option.why, *gaps),
    )


def _standing(results: Sequence[Result], refer: tuple[Reason, ...], by: Several) -> ResultStanding:
    if refer:
        return ResultStanding.REFER
    if by.fact is None:
        return max((each.standing for each in results), key=STANDING_ORDER.index)
    kinds = {frozenset(_kind(option) for option in each.options) for each in results}
    amounts = {frozenset(each.options) for each in results}
    differ = ResultStanding.NEEDS_FACTS if len(kinds) > 1 else ResultStanding.BOUNDED if len(amounts) > 1 else None
    inner = [
        each.standing if each.standing is not ResultStanding.REFER else ResultStanding.NEEDS_FACTS for each in results
    ]
    return max((*inner, *([differ] if differ else [])), key=STANDING_ORDER.index)


def _kind(option: Option) -> tuple[object, ...]:
    kinds = tuple((each.kind, each.text, each.modality) for each in option.sanctions)
    return option.outcome, option.modality, kinds, option.waives


def _steps(results: Sequence[Result]) -> tuple[Step, ...]:
    """Every rule looked at; open where the results differ."""
    merged: dict[str, Step] = {}
    for result in results:
        for step in result.steps:
            known = merged.setdefault(step.id, step)
            if known != step:
                verdict = known.verdict if known.verdict is step.verdict else Verdict.OPEN
                why = tuple(dict.fromkeys((*known.why, *step.why)))
                merged[step.id] = replace(known, verdict=verdict, why=why)
    return tuple(merged.values())


def _questions(results: Sequence[Result], by: Several) -> tuple[Question, ...]:
    asked = {each.fact: each for result in reversed(results) for each in reversed(result.questions)}
    rest = tuple(reversed([each for each in asked.values() if each.fact != by.fact]))
    if by.fact is None:
        return rest
    whole = hull([each for result in results for each in fines_of(result.options)])
    width = None if whole is None or whole.low is None or whole.high is None else whole.high - whole.low
    kinds = len({frozenset(_kind(option) for option in each.options) for each in results})
    known = asked.get(by.fact)
    ask = known.ask if known else f"“{by.fact}”是多少（是哪一种）？"
    first = Question(by.fact, ask, known.asked_by if known else (), kinds, width, len(results))
    return (first, *rest)
