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
    fines = [each for each in fines_of(result.options) if each.high != 0]
    return hull(fines)


def _rank(results: list[Result], docket: Docket) -> list[Result]:
    fines = [_fine(result) for result in results]
    winner = next(
        (i for i, fine in enumerate(fines) if all(_beats(fine, o) for j, o in enumerate(fines) if i != j)), None
    )
    found = _rule(docket)
    assert found is not None
    table, row = found
    basis = tuple(each.text for each in (row.basis or table.basis))
    if winner is None:
        why = reason("overlapping-fines")
        return [
            replace(
                each,
                standing=ResultStanding.REFER,
                refer=(*each.refer, why),
                steps=(*each.steps, Step(row.id, "竞合", Verdict.OPEN, (), basis, (why,))),
            )
            for each in results
        ]
    settled = []
    for index, result in enumerate(results):
        if index == winner:
            settled.append(replace(result, steps=(*result.steps, Step(row.id, "竞合", Verdict.YES, (), basis))))
            continue
        why = reason("loses-to", winner=results[winner].act)
        lost = Option("1", None, Outcome.NO_PENALTY, Modality.SHALL, basis=basis, why=(why,))
        settled.append(
            replace(
                result,
                options=(lost,),
                bounds=FineRange(Fraction(0), Fraction(0)),
                legal_basis=tuple(dict.fromkeys((*result.legal_basis, *basis))),
                steps=(*result.steps, Step(row.id, "竞合", Verdict.YES, (), basis, (why,))),
            )
        )
    return settled


def _beats(a: FineRange | None, b: FineRange | None) -> bool:
    """Whether every figure of a is above every figure of b."""
    if a is None or b is None or a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and not (a.low_included and b.high_included))
