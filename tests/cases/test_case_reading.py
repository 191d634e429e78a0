"""What a case may not say: each mistake is refused at its place (docs/reference/case.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import CaseError, load_rulebook
from enforce_rules.rulebook import Rulebook

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "examples"
CASE = (EXAMPLES / "demo-b.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The shipped rulesets."""
    return load_rulebook()


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("发现: 2025-03-12", "发现: 2025-01-31", "dates-out-of-order"),  # before the act began
        ("行为止: 2025-03-12", "行为止: 2025-04-21", "dates-out-of-order"),  # still going on after the decision
        ("立案: 2025-03-14", "立案: 2025-03-11", "dates-out-of-order"),
        ("责令改正情况: 未知", "责令改正情况: {有争议: []}", "wrong-shape"),
        ("责令改正情况: 未知", "责令改正情况: {有争议: [限期内改正]}", "wrong-shape"),
        ("责令改正情况: 未知", "责令改正情况: {有争议: [限期内改正, 限期内改正]}", "wrong-shape"),
        ("责令改正情况: 未知", "姓名: 某某", "forbidden-key"),
        ("行: []", "行: [[2024-01-01, 某事项, /, 某局, 胡写, /]]", "unknown-value"),
    ],
)
def test_a_mistake_is_refused(rulebook: Rulebook, written: str, instead: str, code: str) -> None:
    assert written in CASE
    with pytest.raises(CaseError) as error:
        rulebook.recommend(CASE.replace(written, instead))
    assert [code] == [each.code for each in error.value.diagnostics]


def test_an_act_may_go_on_after_it_is_discovered(rulebook: Rulebook) -> None:
    rulebook.case(CASE.replace("行为止: 2025-03-12", "行为止: 2025-04-01"))


def test_both_sides_of_a_dispute_are_options(rulebook: Rulebook) -> None:
    disputed = CASE.replace(
        "责令改正情况: 未知", "责令改正情况: {有争议: [限期内改正, 逾期未改正], 认定: 一科, 理由: 双方说法不一}"
    )
    firm, _ = rulebook.recommend(disputed).report.results
    assert ["no_penalty", "general"] == [option.outcome.value for option in firm.options]
    assert ["fact", "fact"] == [option.by for option in firm.options]


def test_a_history_searched_only_until_before_the_act_gives_lower_bounds(rulebook: Rulebook) -> None:
    case = (EXAMPLES / "gd-1-1.yaml").read_text(encoding="utf-8")
    assert "截至: 2025-07-25" in case
    searched = rulebook.recommend(case).report.results[0]
    partly = rulebook.recommend(case.replace("截至: 2025-07-25", "截至: 2024-12-31")).report.results[0]
    assert 1 == len(searched.options)
    assert 1 < len(partly.options)  # at least twice: 3%, 8% and 19% are all open
    assert "近二年同类违法行为情况（含本次）" in [question.fact for question in partly.questions]


def test_the_name_of_a_file_given_as_text_is_told_from_its_text() -> None:
    with pytest.raises(CaseError) as caught:
        load_rulebook().recommend("docs/examples/demo-b.yaml")
    assert [("wrong-shape", "是不是 `Path(…)`？")] == [(each.code, each.hint()) for each in caught.value.diagnostics]


def test_a_period_that_cannot_be_stated_is_asked_for_by_its_date(rulebook: Rulebook) -> None:
    text = CASE.replace("责令改正情况: 未知", "责令改正情况: 逾期未改正").replace("发现: 2025-03-12", "发现: 未知")
    text = text.replace("行为起: 2025-02-01", "行为起: 2022-02-01").replace("行为止: 2025-03-12", "行为止: 2022-03-12")
    (question,) = rulebook.needs(text)
    assert "是否“未被发现的期间超过追究期限”？（要写明：违法行为被发现之日）" == question.ask
