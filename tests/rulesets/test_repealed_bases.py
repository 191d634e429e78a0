"""A benchmark whose statute has been repealed is not applied to later acts (生态环境法典第一千二百四十二条, 2026-08-15)."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.report import FineRange, Result, ResultStanding

ROOT = Path(__file__).parents[2] / "rulesets"
CASE = (Path(__file__).parents[2] / "docs/examples/gd-1-1.yaml").read_text(encoding="utf-8")
DAYS = "行为起: 2025-01-10, 行为止: 2025-05-20, 发现: 2025-05-20, 立案: 2025-05-23, 拟决定: 2025-08-01"


@cache
def rulebook(*folders: str) -> Rulebook:
    return load_rulebook(*(ROOT / each for each in folders))


def result(book: Rulebook, begun: str, ended: str, decided: str = "2026-11-20") -> Result:
    days = f"行为起: {begun}, 行为止: {ended}, 发现: {ended}, 立案: {ended}, 拟决定: {decided}"
    text = CASE.replace(DAYS, days).replace("截至: 2025-07-25", f"截至: {ended}")
    return book.recommend(text).report.results[0]


def codes(found: Result) -> set[str]:
    return {each.code for each in found.refer}


@pytest.mark.parametrize(
    ("ended", "repealed"),
    [("2026-08-14", False), ("2026-08-15", True), ("2026-09-20", True)],
)
def test_an_act_that_ended_on_or_after_the_day_of_repeal_is_not_judged_by_the_old_table(
    ended: str, repealed: bool
) -> None:
    found = result(rulebook("national", "ecology"), "2026-04-14", ended)
    assert repealed is (found.comparison is None), "before, both are compared; after, only the code is left"
    assert "basis-repealed" in {each.code for each in found.premises}
    assert repealed is not any("环境影响评价法第三十一条" in text for option in found.options for text in option.basis)


def test_the_reason_names_the_table_the_law_the_day_and_what_repealed_it() -> None:
    found = result(rulebook("national", "ecology"), "2026-06-10", "2026-09-20")
    why = next(each for each in found.premises if each.code == "basis-repealed")
    assert "§1.1的依据环境影响评价法已于2026-08-15被中华人民共和国生态环境法典废止" in why.text("zh")
    judged = next(each for each in found.premises if each.code == "judged-as")
    assert "生态环境法典第一千零九十五条第一款" in judged.text("zh"), "the article that took the clause over (承接)"


def test_where_no_article_took_the_clause_over_nothing_is_imposed() -> None:
    """§2.16: 放射性 waste water went to other articles."""
    text = CASE.replace(DAYS, DAYS.replace("2025-", "2026-").replace("05-20", "09-20").replace("05-23", "09-23"))
    text = text.replace("拟决定: 2026-08-01", "拟决定: 2026-11-20").replace("截至: 2025-07-25", "截至: 2026-10-25")
    facts = ("应报批", "建设项目总投资额", "建设项目地点", "建设情况", "持续时间")
    lines = [line for line in text.replace("§1.1", "§2.16").splitlines() if not any(word in line for word in facts)]
    found = rulebook("national", "ecology").recommend("\n".join(lines)).report.results[0]
    assert "basis-repealed" in codes(found) and found.standing is ResultStanding.REFER
    assert [()] == [option.sanctions for option in found.options], "nothing is imposed without a basis"


def test_what_is_not_loaded_repeals_nothing() -> None:
    found = result(rulebook("national", "ecology/gd-2022"), "2026-06-10", "2026-09-20")
    assert "basis-repealed" not in codes(found)


def test_after_its_last_day_the_benchmark_itself_is_refused() -> None:
    found = result(rulebook("national", "ecology/gd-2022"), "2026-11-01", "2027-01-05", "2027-03-01")
    assert "lapsed" in codes(found)


def test_a_table_that_rests_on_a_regulation_not_repealed_goes_on() -> None:
    text = CASE.replace(DAYS, DAYS.replace("2025-", "2026-").replace("05-20", "09-20").replace("05-23", "09-23"))
    text = text.replace("拟决定: 2026-08-01", "拟决定: 2026-11-20").replace("截至: 2025-07-25", "截至: 2026-10-25")
    text = text.replace("§1.1", "§1.6")
    lines = [line for line in text.splitlines() if "建设项目总投资额" not in line and "建设情况" not in line]
    kept = "\n".join(line for line in lines if "应报批" not in line)
    found = rulebook("national", "ecology").recommend(kept).report.results[0]
    assert "basis-repealed" not in codes(found)
    assert any("建设项目环境保护管理条例第二十二条" in text for option in found.options for text in option.basis)


SHARED = "转移固体废物出省、自治区、直辖市行政区域贮存、处置未经批准"  # §4.5, and 生态环境法典第一千一百七十一条, word for word


@pytest.mark.parametrize("decided", ["2024-09-01", "2026-11-20"])
def test_an_act_before_the_code_is_judged_by_the_table_that_shares_its_words(decided: str) -> None:
    """The code is not yet in force and says nothing, not even of its own undefined terms; once known it is weighed."""
    book = rulebook("national", "ecology")
    days = f"行为起: 2024-05-01, 行为止: 2024-05-01, 发现: 2024-05-01, 立案: 2024-05-02, 拟决定: {decided}"
    text = CASE.replace(DAYS, days).replace("截至: 2025-07-25", "截至: 2024-05-01")
    found = book.recommend(re.sub(r"事项: [^,}\n]+", f"事项: {SHARED}", text)).report.results[0]
    assert found.statutory == FineRange(Fraction(100_000), Fraction(1_000_000)), "固体废物污染环境防治法第一百零二条"
    assert (decided > "2026-08-15") is (found.comparison is not None)
    if decided < "2026-08-15":
        assert not any("第一千" in why.text("zh") for why in found.refer), "a term of the code"
        assert {"涉及量", "产污单位管理类别"} <= {each.fact for each in found.questions}
