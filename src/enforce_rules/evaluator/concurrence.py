"""One act under several provisions (竞合, 行政处罚法第二十九条; semantics 27).

In: the results of a case. Out: the same results, where for one act the certainly higher fine stands and the others are
recorded as 不作出行政处罚; fines that cannot be ranked refer.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.measuring import hull
from enforce_rules.evaluator.options import fines_of
from enforce_rules.model.deed import HigherFine, Modality
from enforce_rules.model.reason import reason
from enforce_rules.model.report import FineRange, Option, Outcome, Result, ResultStanding, Step, Verdict
from enforce_rules.model.ruleset import Row, Table


def concur(results: tuple[Result, ...], dockets: list[Docket]) -> tuple[Result, ...]:
    """Rank the fines of acts that are one act, party by party."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, docket in enumerate(dockets):
        if docket.act.same_act is not None and _rule(docket) is not None:
            groups.setdefault((docket.act.same_act, docket.party.code), []).append(index)
    ranked = list(results)
    for indices in groups.values():
        fined = [index for index in indices if _fine(results[index]) is not None]
        if len(fined) > 1:
            for index, result in zip(fined, _rank([results[i] for i in fined], dockets[fined[0]]), strict=True):
                ranked[index] = result
    return tuple(ranked)


def _rule(docket: Docket) -> tuple[Table, Row] | None:
    """The rule that lets the higher fine stand, if one is in play."""
    return next(
        (
            (table, row)
            for table in docket.tables
            for row in table.rows
            if any(isinstance(deed.does, HigherFine) for deed in row.deeds)
        ),
        None,
    )


def _fine(result: Result) -> FineRange | None:
    """The fine where there is one."""
    fines = [each for each in fines_of(result.options) if each.high != 0]
    outer = [each for each in result.options if each.outcome is Outcome.UNDETERMINED]
    unknown = any(why.code == "too-many-worlds" for each in outer for why in each.why)
    return hull([*fines, FineRange(None, None)] if unknown else fines)


def _at_least(result: Result) -> FineRange | None:
    """The fine over all options: one without a fine leaves the other provision to stand."""
    return hull(fines_of(result.options))


def _rank(results: list[Result], docket: Docket) -> list[Result]:
    fines, certain = [_fine(result) for result in results], [_at_least(result) for result in results]
    places = range(len(results))
    winner = next((i for i in places if all(_beats(certain[i], fines[j]) for j in places if i != j)), None)
    found = _rule(docket)
    assert found is not None
    table, row = found
    basis = tuple(each.text for each in (row.basis or table.basis))
    if winner is None:
        beaten = [[j for j in places if i != j and not _beats(fines[i], fines[j])] for i in places]
        return [
            _unranked(each, [results[j].act for j in beaten[i]], Step(row.id, "竞合", Verdict.OPEN, (), basis))
            for i, each in enumerate(results)
        ]
    settled = []
    for index, result in enumerate(results):
        if index == winner:
            settled.append(replace(result, steps=(*result.steps, Step(row.id, "竞合", Verdict.YES, (), basis))))
            continue
        settled.append(_beaten(result, results[winner].act, Step(row.id, "竞合", Verdict.YES, (), basis)))
    return settled


def _beaten(result: Result, winner: str, step: Step) -> Result:
    """The provision with the lower fine: no penalty under it; what it comes to without a fine is not ranked and stays."""
    why = reason("loses-to", winner=winner)
    fined = [each for each in result.options if any(one.fine is not None for one in each.sanctions)]
    kept = [each for each in result.options if each not in fined]
    lost = Option("1", None, Outcome.NO_PENALTY, Modality.SHALL, basis=step.basis, why=(why,))
    changed = replace(
        result,
        legal_basis=tuple(dict.fromkeys((*result.legal_basis, *step.basis))),
        steps=(*result.steps, replace(step, why=(why,))),
        bounds=FineRange(Fraction(0), Fraction(0)),
    )
    if kept:
        apart = "fact" if any(each.by == "fact" for each in fined) else "authority"
        lost = replace(lost, by=apart, when=tuple(way for each in fined for way in each.when))
        options = (*kept, lost)
        return replace(changed, options=tuple(replace(each, id=str(i)) for i, each in enumerate(options, 1)))
    refers = result.standing is ResultStanding.REFER
    standing = ResultStanding.REFER if refers else ResultStanding.DECIDED
    return replace(changed, options=(lost,), standing=standing, questions=())


def _unranked(result: Result, winners: list[str], step: Step) -> Result:
    """Fines that cannot be ranked yet: each stands, and beside it that it gives way, if another may prove higher."""
    why = reason("overlapping-fines")
    options = result.options
    if winners:
        by = "fact" if any(each.by == "fact" for each in options) else "authority"
        told = (reason("loses-to", winner="、".join(winners)),)
        lost = Option(str(len(options) + 1), by, Outcome.NO_PENALTY, Modality.SHALL, basis=step.basis, why=told)
        options = (*(replace(each, by=each.by or by) for each in options), lost)
    return replace(
        result,
        standing=ResultStanding.REFER,
        options=options,
        bounds=hull(fines_of(options)),
        legal_basis=tuple(dict.fromkeys((*result.legal_basis, *(step.basis if winners else ())))),
        refer=(*result.refer, why),
        steps=(*result.steps, replace(step, why=(why,))),
    )


def _beats(a: FineRange | None, b: FineRange | None) -> bool:
    """Whether every figure of a is above every figure of b."""
    if a is None or b is None or a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and not (a.low_included and b.high_included))
