"""The text of an explanation: whole pages kept in `golden/`, and what must hold of every page."""

from __future__ import annotations

import string
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from sample_reports import REPORTS, weighted

from enforce_rules.explainer import explain
from enforce_rules.explainer.money import money_range
from enforce_rules.explainer.phrases import PHRASES, STAGES, Voice
from enforce_rules.model.report import FineRange, Outcome, Report, ResultStanding, Verdict

GOLDEN = Path(__file__).parent / "golden"
HEADS_OF_THE_OPEN = ("取决于待查事项：", "没有查明，不影响本结论：")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REPORTS)
def test_the_page_reads_as_kept(name: str, lang: str) -> None:
    assert (GOLDEN / f"{name}.{lang}.txt").read_text(encoding="utf-8") == explain(REPORTS[name], lang)


def test_what_nobody_found_out_is_pending_only_where_the_result_hangs_on_it() -> None:
    result = next(each for each in REPORTS["stages"].results if any(s.verdict is Verdict.OPEN for s in each.steps))
    for standing, head in (
        (ResultStanding.NEEDS_FACTS, "取决于待查事项："),
        (ResultStanding.DECIDED, "没有查明，不影响本结论："),
    ):
        report = replace(REPORTS["stages"], results=(replace(result, standing=standing),))
        assert [head] == [line.strip() for line in explain(report).splitlines() if line.strip() in HEADS_OF_THE_OPEN]


@pytest.mark.parametrize("name", REPORTS)
def test_every_step_is_shown_with_its_provision(name: str) -> None:
    lines = explain(REPORTS[name]).splitlines()
    for result in REPORTS[name].results:
        for step in result.steps:
            (line,) = [each for each in lines if f"（{step.id}）" in each and "〔" in each]
            assert all(provision in line for provision in step.basis)


def test_a_benchmark_is_never_listed_among_the_legal_basis() -> None:
    page = explain(weighted())
    legal, reasoning = page.index("【法律依据】"), page.index("【说理依据（裁量基准）】")
    assert (
        legal < page.index("环境影响评价法第三十一条第一款", legal) < reasoning < page.index("粤环发〔2021〕7号第五条")
    )
    assert page.count("不是处罚的法律依据") == 1


def test_characters_that_move_the_cursor_are_written_out() -> None:
    report = replace(weighted(), warnings=("\x1b[2J\u202e",))
    page = explain(report)
    assert "\x1b" not in page
    assert "\\u001b[2J\\u202e" in page


def test_a_report_without_results_still_says_how_far_it_is_settled() -> None:
    assert "已定" in explain(Report(ResultStanding.DECIDED, ()))


def test_every_phrase_takes_the_same_arguments_in_both_languages() -> None:
    def fields(text: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    for key, (chinese, english) in PHRASES.items():
        assert fields(chinese) == fields(english), key


def test_every_outcome_standing_and_verdict_has_words() -> None:
    wanted = {f"outcome-{each.value}" for each in Outcome} | {f"standing-{each.value}" for each in ResultStanding}
    wanted |= {f"verdict-{each.value}" for each in Verdict if each not in (Verdict.YES, Verdict.POLICY)}
    wanted |= {f"duty-{state}" for state in ("due", "depends", "unknown_threshold")} | {"duties-not-due"}
    wanted |= {f"waives-{part}" for part in ("all", "fine", "warning_and_fine")}
    assert wanted <= set(PHRASES)


def test_every_stage_of_the_evaluator_has_an_english_name() -> None:
    from enforce_rules.evaluator.evaluate import STAGES as OF_THE_EVALUATOR

    assert set(OF_THE_EVALUATOR) == set(STAGES)


@pytest.mark.parametrize(
    ("low", "high", "low_in", "high_in", "words"),
    [
        (10000, 40000, True, True, "1万元以上4万元以下"),
        (10000, 40000, True, False, "1万元以上4万元（不含）以下"),
        (0, 10000, False, False, "1万元（不含）以下"),
        (0, 3000, True, True, "0元以上3000元以下"),
        (5000, 5000, True, True, "5000元"),
        (5000, None, True, True, "5000元以上"),
        (None, 50000, True, True, "5万元以下"),
        (1000, 2000, True, None, "1000元以上2000元（是否含本数未写明）以下"),
        (None, None, True, True, None),
    ],
)
def test_a_range_is_said_in_official_wording(
    low: int | None, high: int | None, low_in: bool | None, high_in: bool | None, words: str | None
) -> None:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    assert words == money_range(FineRange(ends[0], ends[1], low_in, high_in), Voice("zh"))


@pytest.mark.parametrize(
    ("value", "lang", "words"),
    [
        ("是", "zh", "如果“以下”包括本数（江门-市容）："),
        ("否", "zh", "如果“以下”不包括本数（江门-市容）："),
        ("否", "en", "if 以下 does not include the number itself (江门-市容): "),
    ],
)
def test_an_undecided_word_is_said_as_what_it_is(value: str, lang: str, words: str) -> None:
    report = weighted()
    result = report.results[0]
    option = replace(result.options[0], by="fact", when=((("约定/江门-市容/以下", (value,)),),))
    text = explain(replace(report, results=(replace(result, options=(option,)),)), lang)
    assert words in text
    assert "约定/" not in text
