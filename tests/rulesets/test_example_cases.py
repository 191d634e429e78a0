"""The example cases of the documentation stand as their first lines say, with every shipped ruleset loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import load_rulebook
from enforce_rules.model.report import ResultStanding
from enforce_rules.model.ruleset import Use

EXAMPLES = Path(__file__).parents[2] / "docs/examples"
WEIGHTED = (EXAMPLES / "gd-1-1.yaml").read_text("utf-8")
BOOK = load_rulebook()
NATIONAL = [table.name for table in BOOK.program.rulesets["行政处罚法-2021"].tables if table.use is Use.GENERAL]
ALONE = {"证据": 2}  # facts that no other table asks for; the inquiry over the others closes the rest
ECOLOGY = ["第十条", "第十一条", "第十三条", "第十四条"]


def scope(national: str, ecology: str) -> str:
    """The weighted case with its inquiry closed over these tables only."""
    whole = "[行政处罚法-2021 全部总则, 粤环发-2021-7 第十条 第十一条 第十三条 第十四条]"
    assert whole in WEIGHTED
    return WEIGHTED.replace(whole, f"[行政处罚法-2021 {national}, 粤环发-2021-7 {ecology}]")


@pytest.mark.parametrize("name", ["gd-1-1", "demo-a", "demo-c"])
def test_a_complete_case_is_decided_and_asks_nothing(name: str) -> None:
    case = EXAMPLES / f"{name}.yaml"
    assert (ResultStanding.DECIDED, ()) == (BOOK.recommend(case).standing, BOOK.needs(case))


def test_the_inquiry_over_every_table_by_name_is_the_inquiry_over_all() -> None:
    text = scope(" ".join(NATIONAL), " ".join(ECOLOGY))
    assert ResultStanding.DECIDED is BOOK.recommend(text).standing


@pytest.mark.parametrize("left_out", [*NATIONAL, *ECOLOGY])
def test_an_inquiry_left_out_of_one_table_leaves_three_questions_at_most(left_out: str) -> None:
    national = " ".join(each for each in NATIONAL if each != left_out)
    ecology = " ".join(each for each in ECOLOGY if each != left_out)
    questions = len(BOOK.needs(scope(national, ecology)))
    assert questions <= 3
    assert ALONE.get(left_out, 0) == questions
