"""首次: what one earlier case does to each definition of a first violation, beside the definitions next to it.

In: rulesets loaded one by one, and cases with one earlier case. An act of 2023-06-01; the earlier one is some months
before, by the same authority or another, of the same act or another. Definitions that no text completes ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from enforce_rules import Rulebook, load_rulebook

ROOT = Path(__file__).parents[2]
HERE, ELSEWHERE = "本局", "别局"
NO_PENALTY = "no_penalty"


def book(*names: str) -> Rulebook:
    return load_rulebook(*(ROOT / name for name in names))


JIANGMEN = book("rulesets/ecology/jiangmen-no-penalty-2022")
TOLERANCE = book("tests/rulesets/fixtures/50-2-tolerance.yaml")
FREIGHT = book("tests/rulesets/fixtures/42-4-freight.yaml")
PASSENGER = book("tests/rulesets/fixtures/42-3a-passenger.yaml")
LADDER = book("tests/rulesets/fixtures/41-3-ladder.yaml")


def case(
    region: str, act: str, facts: Mapping[str, Any], earlier: list[list[str]], role: str | None = None
) -> dict[str, Any]:
    return {
        "案件": {"编号": "例-1", "办案机关": HERE, "地区": region},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2023-06-01"),
        "当事人": [{"代号": "甲", "类别": "法人", **({"身份": [role]} if role else {})}],
        "行为": [{"代号": "A1", "事项": act, "当事人": ["甲"], "事实": dict(facts)}],
        "履历": {
            "查询": "已查清",
            "截至": "2023-06-01",
            "列": ["日期", "事项", "条款", "机关", "处理", "内容", "地区"],
            "行": earlier,
        },
    }


def before(
    day: str, act: str, organ: str = HERE, dealt: str = "处罚决定", what: str = "罚款", area: str = "990000"
) -> list[list[str]]:
    assert date.fromisoformat(day) < date(2023, 6, 1)
    return [[day, act, "某条", organ, dealt, what, area]]


def outcomes(rulebook: Rulebook, given: dict[str, Any]) -> tuple[set[str], set[str]]:
    """The outcomes of the case, and what it asks for."""
    report = rulebook.recommend(given).report
    options = {option.outcome.value for result in report.results for option in result.options}
    return options, {question.fact for question in rulebook.needs(given)}


# ---- 江环〔2021〕231号: one year, two years, and 首次 without a period ----

CORRECTED = {"责令改正情况": "限期内改正", "危害后果轻微": {"值": "是", "认定": "某科", "理由": "未外溢"}}
OPEN_AREA = {"在自然保护区、风景名胜区、饮用水源保护区等生态环境敏感区和人居环境敏感区内发生": "否"}
ONE_YEAR = {**CORRECTED, "仅一个B类大气污染物超过排放标准": "是", "超标倍数": "0.05倍"}


@pytest.mark.parametrize(
    ("item", "facts", "fact"),
    [
        ("江环-2021-231#清单:11", ONE_YEAR, "近一年内属于首次违法"),
        ("江环-2021-231#清单:7", CORRECTED, "属于两年内首次违法"),
        ("江环-2021-231#清单:1", CORRECTED, "属于初次违法"),
    ],
    ids=["one year", "two years", "no period"],
)
def test_jiangmen_asks_for_its_own_first_violation_as_no_text_says_whether_other_acts_count(
    item: str, facts: dict[str, Any], fact: str
) -> None:
    given = case("440700", item, {**facts, **OPEN_AREA}, before("2022-12-01", "江环-2021-231#清单:2"))
    assert outcomes(JIANGMEN, given)[1] == {fact}
    answer = {"值": "是", "认定": "某科", "理由": "查询期间没有查处记录"}
    stated = case("440700", item, {**facts, **OPEN_AREA, fact: answer}, [])
    assert outcomes(JIANGMEN, stated) == ({NO_PENALTY}, set())


def test_jiangmen_windows_are_one_year_and_two() -> None:
    declared = yaml.safe_load((ROOT / "rulesets/ecology/jiangmen-no-penalty-2022/ruleset.yaml").read_text("utf-8"))
    history = {row[0]: row[1:4] for row in declared["履历"]["行"]}
    assert history == {
        "近一年内属于首次违法": ["一年", "查处", "待定"],
        "属于两年内首次违法": ["二年", "查处", "待定"],
    }


# ---- 50.2: twelve months, the same authority ----

TOLERATED = {
    "责令限期内改正": "是",
    "整改后符合法定要求": {"值": "是", "认定": "某科", "理由": "复查合格"},
    "危害后果轻微": {"值": "是", "认定": "某科", "理由": "无污染"},
    "没有造成危害后果": {"值": "否", "认定": "某科", "理由": "有少量外溢"},
    "当事人积极配合检查调查": {"值": "是", "认定": "某科", "理由": "配合"},
    "签署包容免罚告知承诺书": "是",
    "发现前主动改正": "否",
    "发现后主动改正": "否",
}


@pytest.mark.parametrize(
    ("day", "act", "organ", "area", "first"),
    [
        ("2022-06-02", "tol-2", HERE, "990000", False),
        ("2022-06-02", "tol-3", HERE, "990101", False),
        ("2022-06-02", "tol-2", ELSEWHERE, "990000", True),
        ("2022-06-02", "tol-2", HERE, "980000", True),
        ("2022-05-31", "tol-2", HERE, "990000", True),
    ],
    ids=["same authority", "any act", "another authority", "another area", "more than twelve months ago"],
)
def test_the_tolerance_list_counts_what_its_own_authority_found_in_its_area_in_twelve_months(
    day: str, act: str, organ: str, area: str, first: bool
) -> None:
    given = case("990000", "tol-2", TOLERATED, before(day, act, organ, area=area))
    found, _ = outcomes(TOLERANCE, given)
    assert first == (found == {NO_PENALTY})


# ---- counts: within a year, without a period; the last sanction ----


def tiers(rulebook: Rulebook, given: dict[str, Any]) -> set[str]:
    report = rulebook.recommend(given).report
    return {str(option.tier) for result in report.results for option in result.options}


@pytest.mark.parametrize(
    ("day", "tier"), [("2022-06-02", "情节较重"), ("2022-05-31", "情节轻微")], ids=["within a year", "before it"]
)
def test_freight_counts_within_a_year_with_this_one(day: str, tier: str) -> None:
    act = "夹具-42.4#货运代理"
    assert tiers(FREIGHT, case("990000", act, {"运输种类": "普通货运"}, before(day, act))) == {tier}


@pytest.mark.parametrize("day", ["2022-06-02", "2010-01-01"])
def test_passenger_transport_counts_without_a_period(day: str) -> None:
    act = "夹具-42.3a#无证客运"
    assert tiers(PASSENGER, case("990000", act, {"无证客运违法所得": "0元"}, before(day, act))) == {"一般"}
    assert tiers(PASSENGER, case("990000", act, {"无证客运违法所得": "0元"}, [])) == {"轻微"}


@pytest.mark.parametrize(
    ("dealt", "what", "tier"), [("处罚决定", "警告", "二级"), ("处罚决定", "200元罚款", "三级")], ids=["警告", "二百元"]
)
def test_the_ladder_goes_up_from_the_last_sanction(dealt: str, what: str, tier: str) -> None:
    act = "夹具-41.3#阶梯"
    facts = {"上一次处罚后仍无改进": {"值": "是", "认定": "某所", "理由": "复查未改"}, "主要卫生指标不合格": "0项"}
    assert tiers(LADDER, case("990000", act, facts, before("2023-01-01", act, what=what, dealt=dealt))) == {tier}
