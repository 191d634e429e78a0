"""江环〔2020〕10号: 两年内次数 out of a history, the two texts of 江门 side by side, and what lapsed.

In: the ruleset alone, cases with earlier decisions; the files of the province as plain YAML. An act of 2021-06-01.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from enforce_rules import Rulebook, load_rulebook

ROOT = Path(__file__).parents[2]
ECOLOGY = ROOT / "rulesets/ecology"
MONITORING = "江环-2-2"  # 未按照规定自行监测：两年内第1至3次、超过3次


@cache
def book() -> Rulebook:
    return load_rulebook(ECOLOGY / "jiangmen-2020")


def finding(value: str) -> dict[str, str]:
    return {"值": value, "认定": "某科", "理由": "现场检查"}


def case(act: str, facts: dict[str, Any], earlier: list[list[str]], day: str = "2021-06-01") -> dict[str, Any]:
    return {
        "案件": {"编号": "例-1", "办案机关": "江门市生态环境局", "地区": "440700"},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), day),
        "当事人": [{"代号": "甲", "类别": "法人"}],
        "行为": [{"代号": "A1", "事项": act, "当事人": ["甲"], "事实": facts}],
        "履历": {
            "查询": "已查清",
            "截至": day,
            "列": ["日期", "事项", "条款", "机关", "处理", "内容"],
            "行": earlier,
        },
    }


def before(*days: str, act: str = MONITORING) -> list[list[str]]:
    return [[day, act, "水污染防治法第八十二条", "江门市生态环境局", "处罚决定", "罚款2万元"] for day in days]


FACTS = {
    "责令改正情况": "限期内改正",
    "造成较大以上突发环境事件": finding("否"),
    "造成其他严重后果": finding("否"),
    "两年内因同类违法行为被处罚次数": "0次",  # 同类 has no definition: answered by hand
}


def tiers(rulebook: Rulebook, given: dict[str, Any]) -> set[str]:
    """The tiers that the options of the case stand in."""
    report = rulebook.recommend(given).report
    return {option.tier for result in report.results for option in result.options if option.tier is not None}


@pytest.mark.parametrize(
    ("days", "tier"),
    [
        ((), "1"),
        (("2021-01-04",), "2"),
        (("2020-12-01", "2021-01-04"), "3"),
        (("2020-10-01", "2020-12-01", "2021-01-04"), "4"),
        (("2019-05-31", "2021-01-04"), "2"),  # the older one is more than two years before
        (("2019-06-01", "2021-01-04"), "3"),
    ],
)
def test_the_tier_is_that_of_the_number_of_decisions_within_two_years_this_one_included(
    days: tuple[str, ...], tier: str
) -> None:
    assert {tier} == tiers(book(), case(MONITORING, FACTS, before(*days)))


def test_decisions_about_another_act_are_not_counted_into_the_table() -> None:
    assert {"1"} == tiers(book(), case(MONITORING, FACTS, before("2021-01-04", act="江环-2-5")))


def test_what_is_of_the_same_kind_is_asked_as_art_5_does_not_say() -> None:
    facts = {name: value for name, value in FACTS.items() if name != "两年内因同类违法行为被处罚次数"}
    given = case(MONITORING, facts, before("2020-12-01", "2021-01-04", act="江环-2-5"))
    assert "两年内因同类违法行为被处罚次数" in {question.fact for question in book().needs(given)}


@pytest.mark.parametrize(
    ("days", "tier", "rows"),
    [
        (("2021-01-04",), "2", {}),  # once: art. 5(2) begins at twice
        (("2020-12-01", "2021-01-04"), "3", {"第五条第二款:1"}),  # twice: the most of the tier
        (("2020-10-01", "2020-12-01", "2021-01-04"), "4", {"第五条第二款:2"}),  # three times: one tier up
    ],
)
def test_the_same_act_is_of_the_same_kind_whatever_art_5_means_by_it(
    days: tuple[str, ...], tier: str, rows: set[str]
) -> None:
    facts = {name: value for name, value in FACTS.items() if name != "两年内因同类违法行为被处罚次数"}
    given = case(MONITORING, facts, before(*days))
    assert "两年内因同类违法行为被处罚次数" not in {question.fact for question in book().needs(given)}
    (result,) = book().recommend(given).report.results
    applied = {each.id.partition("#")[2] for each in result.steps if each.verdict.value == "yes"}
    assert ({tier}, set(rows)) == (tiers(book(), given), {each for each in applied if each.startswith("第五条第二款")})


def test_no_act_of_the_province_is_worded_as_one_of_the_city() -> None:
    worded: dict[str, set[str]] = {}
    for name in ("jiangmen-2020", "gd-2022", "jiangmen-no-penalty-2022"):
        for path in sorted((ECOLOGY / name).glob("*.yaml")):
            document = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
            found = [row[1] for row in document.get("事项", {"行": []})["行"]]
            for table in document.get("表", []):
                acts = table.get("违法行为", [])
                found += acts if isinstance(acts, list) else [acts]
            worded.setdefault(name, set()).update(found)
    city = worded.pop("jiangmen-2020")
    assert 163 == len(city)  # two of the 165 acts are printed twice, under two laws
    assert not city & set().union(*worded.values())


@pytest.mark.parametrize(("day", "applies"), [("2020-03-01", True), ("2023-02-28", True), ("2023-03-01", False)])
def test_it_governs_acts_from_its_first_day_to_its_last(day: str, applies: bool) -> None:
    assert applies is bool(tiers(book(), case(MONITORING, FACTS, [], day=day)))
