"""One case whose answers are of every kind, written as JSON and read back: nothing of any kind is lost on the way."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from enforce_rules import Recommendation, load_rulebook
from enforce_rules.model.deed import Modality
from enforce_rules.model.report import FineRange, Outcome, Result, ResultStanding

CASE = Path(__file__).parents[2] / "docs/examples/mixed.yaml"


@pytest.fixture(scope="module")
def results() -> dict[tuple[str, str], Result]:
    made = load_rulebook().recommend(CASE)
    text = made.to_json()
    again = Recommendation.from_json(text)
    assert again == made
    assert again.to_json() == text
    return {(each.act, each.party): each for each in again.report.results}


def _fine(result: Result, option: int) -> FineRange:
    return next(each.fine for each in result.options[option].sanctions if each.fine)


def test_the_firm_and_the_person_stand_differently(results: dict[tuple[str, str], Result]) -> None:
    assert ResultStanding.REFER is results["A1", "甲"].standing
    assert ResultStanding.DECIDED is results["A4", "乙"].standing


def test_a_number_on_the_boundary_stays_in_both_tiers_and_the_end_open(results: dict[tuple[str, str], Result]) -> None:
    on_the_boundary = results["A1", "甲"]
    assert ["从轻", "一般"] == [each.tier for each in on_the_boundary.options]
    ends = [_fine(on_the_boundary, place) for place in (0, 1)]
    assert [
        FineRange(Fraction(500), Fraction(2000), True, None),
        FineRange(Fraction(2000), Fraction(3500), True, None),
    ] == ends


def test_may_forgive_and_must_lighten_or_mitigate_stand_beside_each_other(
    results: dict[tuple[str, str], Result],
) -> None:
    forgiven, mitigated, lightened = results["A2", "乙"].options
    assert ["authority"] * 3 == [each.by for each in (forgiven, mitigated, lightened)]
    assert (Outcome.NO_PENALTY, Modality.MAY) == (forgiven.outcome, forgiven.modality)
    assert ("行政处罚法第三十三条第一款第二句",) == forgiven.basis
    assert [Outcome.MITIGATED, Outcome.LIGHTER] == [mitigated.outcome, lightened.outcome]
    assert {"行政处罚法第三十二条第一项"} <= set(mitigated.basis) & set(lightened.basis)
    below = _fine(results["A2", "乙"], 1)
    assert FineRange(Fraction(0), Fraction(50_000), False, False) == below


def test_a_lapsed_benchmark_is_named_and_leaves_the_statutory_range(results: dict[tuple[str, str], Result]) -> None:
    after = results["A3", "甲"]
    assert [("lapsed", "2026-12-31")] == [(each.code, dict(each.args)["date"]) for each in after.refer]
    assert () == after.reasoning_basis
    assert after.statutory == _fine(after, 0)
