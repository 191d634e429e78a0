"""竞合 on published texts: art. 29 of the 行政处罚法, 粤环发〔2021〕7号 arts. 7 and 17, 江环〔2020〕10号 arts. 5, 9, 11 and 14, 龙陵县 2025.

In: the shipped rulesets, and the one published line of a benchmark that no ruleset can ship. Every figure is computed
here from the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.report import FineRange, Outcome, Result, ResultStanding, Verdict

ROOT = Path(__file__).parents[2]
FOREST = load_rulebook(
    *(ROOT / name for name in ("rulesets/forestry/forest-law-2019", "rulesets/national")),
    ROOT / "tests/rulesets/fixtures/conflict/21-18-forest-trees.yaml",
)
GD, JM = "粤环发-2021-7", "江环-2020-10"
CLOSED = {"认定": "办案机构负责人", "理由": "已逐项询问并告知当事人可以提出"}


def yes() -> dict[str, str]:
    return {"值": "是", "认定": "办案机构负责人", "理由": "查明如此"}


def case(
    acts: list[dict[str, Any]],
    region: str,
    day: str,
    tables: list[str],
    facts: Mapping[str, Any] | None = None,
    parties: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    named = parties or [{"代号": "甲", "类别": "法人", "身份": ["单位"]}]
    return {
        "案件": {"编号": "1", "办案机关": "甲局", "地区": region},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), day),
        "当事人": named,
        "行为": [{"当事人": [each["代号"] for each in named], **act} for act in acts],
        "事实": dict(facts or {}),
        "履历": {"查询": "已查清", "截至": day},
        "查无": [{"范围": ["行政处罚法-2021 全部总则", *tables], **CLOSED}],
    }


def judged(book: Rulebook, document: dict[str, Any]) -> dict[str, Result]:
    return {each.act: each for each in book.recommend(document).report.results}


def fines(result: Result) -> list[FineRange]:
    return [each.fine for option in result.options for each in option.sanctions if each.fine is not None]


def lost(result: Result) -> bool:
    return [each.outcome for each in result.options] == [Outcome.NO_PENALTY]


def codes(result: Result) -> list[str]:
    return [each.code for each in result.refer]


def why(result: Result) -> list[str]:
    return [each.code for option in result.options for each in option.why]


def verdict(result: Result, node: str) -> Verdict:
    (found,) = [each.verdict for each in result.steps if each.id == node]
    return found


def money(low: str, high: str | None = None, *, high_included: bool = True) -> FineRange:
    return FineRange(Fraction(low), Fraction(high or low), True, high_included)


# ---- 21.18: 龙陵县林草局 2025 ----

TREES, LAND = "A", "B"
PRICE, TIMBER = Fraction(300), Fraction("1.0388")  # 300元/m3, 原木材积
AREA, COST, PROTECTED = Fraction("334.98"), Fraction(10), 2  # ㎡, 乔木林地 元/㎡, 公益林地


def longling(land: Mapping[str, Any], *, trees: Mapping[str, Any] | None = None, order: str = "AB") -> dict[str, Any]:
    provisions = {
        TREES: {
            "代号": TREES,
            "事项": "forestry-74-1-a",
            "同一行为": "毁林占地",
            "事实": {"毁坏林木价值": "311.64元", "毁坏株数": "2株", "情节一般": yes(), **(trees or {})},
        },
        LAND: {"代号": LAND, "事项": "forestry-73-1", "同一行为": "毁林占地", "事实": dict(land)},
    }
    acts = [provisions[each] for each in order]
    return case(acts, "530523", "2025-06-01", [], parties=[{"代号": "余某", "类别": "公民"}])


RESTORATION = {"恢复植被和林业生产条件所需费用": "6699.6元"}


def test_the_published_figures_of_longling_are_what_they_multiply_to() -> None:
    assert Fraction("623.28") == TIMBER * PRICE * 2
    assert Fraction("311.64") == TIMBER * PRICE
    assert Fraction("6699.6") == AREA * COST * PROTECTED


@pytest.mark.parametrize(("multiple", "times"), [("一倍", 1), ("二倍", 2), ("三倍", 3)])
@pytest.mark.parametrize("order", ["AB", "BA"])
def test_the_fine_for_the_trees_gives_way_to_that_for_the_land_whatever_its_multiple(
    multiple: str, times: int, order: str
) -> None:
    """The multiple for the land is not in the published text; 623.28元 is below even one."""
    found = judged(FOREST, longling({**RESTORATION, "占用林地的裁量倍数": multiple}, order=order))
    trees, land = found[TREES], found[LAND]
    figure = AREA * COST * PROTECTED * times
    assert [FineRange(figure, figure)] == fines(land)
    assert lost(trees)
    assert ["loses-to"] == why(trees)
    assert "不作出行政处罚" in trees.options[0].why[0].text()
    assert "行政处罚法第二十九条" in trees.legal_basis
    assert Verdict.YES is verdict(trees, "行政处罚法-2021#择重:2")
    assert any("补种" in each.text for each in trees.options[0].sanctions), "an obligation is no penalty, and stays"


def test_what_the_trees_alone_come_to_is_the_published_figure_to_the_cent() -> None:
    document = longling(RESTORATION, order="A")
    (trees,) = judged(FOREST, document).values()
    assert [money("623.28")] == fines(trees)
    assert "森林法第七十四条第一款" in trees.legal_basis


def test_an_open_multiple_still_settles_it_since_every_answer_is_higher() -> None:
    found = judged(FOREST, longling(RESTORATION))
    assert lost(found[TREES])
    assert ResultStanding.BOUNDED is found[LAND].standing


def test_an_open_cost_of_the_land_settles_nothing() -> None:
    found = judged(FOREST, longling({"占用林地的裁量倍数": "一倍"}))
    assert ["overlapping-fines"] == codes(found[TREES])
    assert {Outcome.GENERAL, Outcome.NO_PENALTY} == {each.outcome for each in found[TREES].options}


def test_the_total_of_longling_is_the_fine_for_the_land() -> None:
    report = FOREST.recommend(longling({**RESTORATION, "占用林地的裁量倍数": "二倍"})).report
    (total,) = report.totals
    assert (Fraction("13399.2"), (LAND,), (TREES,)) == (total.fine.high, total.acts, total.set_aside)


def test_both_fines_may_be_imposed_so_the_premise_says_what_if_not() -> None:
    found = judged(FOREST, longling({**RESTORATION, "占用林地的裁量倍数": "一倍"}))
    assert "higher-fine-if-imposed" in [each.code for each in found[TREES].premises]


def test_two_parties_by_role_have_each_their_own_comparison_and_total() -> None:
    document = longling({**RESTORATION, "占用林地的裁量倍数": "一倍"})
    document["当事人"] = [{"代号": "余某", "类别": "公民"}, {"代号": "某社", "类别": "其他组织"}]
    document["行为"] = [{**act, "当事人": ["余某", "某社"]} for act in document["行为"]]
    report = FOREST.recommend(document).report
    assert ["余某", "某社"] == [each.party for each in report.totals]
    assert 2 == sum(lost(each) for each in report.results)


# ---- 粤环发〔2021〕7号 第七条 ----

AIR_LAW = {"代号": "法律", "事项": f"{GD}#§3.24"}  # 大气污染防治法第一百一十七条第一项：1万—5万
LOCAL = {"代号": "地方", "事项": f"{GD}#§3.43"}  # 广东省大气污染防治条例第八十条：500元
RULE = {"代号": "规章", "事项": f"{GD}#§8.5"}  # 突发环境事件应急管理办法第三十八条第二项：可以1万—3万
STATE = {"代号": "行政法规", "事项": "排污许可管理条例-2021#permit-37-1"}  # 5000元—1万元, loaded
GIVEN: dict[str, dict[str, Any]] = {
    "法律": {"本规定的位阶": "法律", "拒不改正": "否"},
    "地方": {"本规定的位阶": "地方性法规"},
    "规章": {"本规定的位阶": "部门规章", "责令改正情况": "限期内改正"},
    "特别": {"本规定的位阶": "法律", "拒不改正": "否"},
    "另一": {"本规定的位阶": "地方性法规", "责令改正情况": "限期内改正"},
    "无位阶": {"责令改正情况": "限期内改正"},
    "又一": {},
    "行政法规": {"造成重大生态环境影响或者不良社会影响的": "否"},
}
SAME_MATTER = {"各规定是对同一事项的规定": yes()}


def gd(*acts: dict[str, Any], facts: Mapping[str, Any] | None = None, **more: Mapping[str, Any]) -> dict[str, Result]:
    told = [{**act, "同一行为": "一", "事实": {**GIVEN[act["代号"]], **more.get(act["代号"], {})}} for act in acts]
    return judged(load_rulebook(), case(told, "440700", "2024-05-01", [f"{GD} 全部总则"], facts))


def test_7_1_the_upper_law_is_applied_to_one_matter() -> None:
    found = gd(AIR_LAW, LOCAL, facts=SAME_MATTER)
    assert ["gives-way-to"] == why(found["地方"])
    assert [money("10000", "50000", high_included=False)] == fines(found["法律"])
    assert Verdict.YES is verdict(found["法律"], f"{GD}#第七条:1")
    assert any("第七条第1行" in each for each in found["地方"].reasoning_basis)


def test_7_1_a_rank_is_taken_from_the_loaded_law_where_it_is_loaded() -> None:
    found = gd(STATE, LOCAL, facts=SAME_MATTER)
    assert lost(found["地方"])
    assert [money("5000", "10000", high_included=False)] == fines(found["行政法规"])


def test_7_1_a_lower_law_that_refines_the_upper_is_applied_though_its_fine_is_lower() -> None:
    found = gd(AIR_LAW, STATE, facts={**SAME_MATTER, "下位法对上位法作出细化规定": yes()})
    assert (True, ["gives-way-to"]) == (lost(found["法律"]), why(found["法律"]))
    assert Verdict.YES is verdict(found["行政法规"], f"{GD}#第七条:3")


@pytest.mark.parametrize("one", [AIR_LAW, STATE])
def test_of_different_matters_and_ranks_article_7_is_silent_and_article_29_decides(one: dict[str, Any]) -> None:
    found = gd(one, LOCAL)
    assert ["loses-to"] == why(found["地方"])
    assert Verdict.NO is verdict(found["地方"], f"{GD}#第七条:6")
    assert Verdict.YES is verdict(found["地方"], "行政处罚法-2021#择重:2")
    assert ["责令改正"] == [each.text for each in found["地方"].options[0].sanctions]


def test_7_2_the_special_provision_of_the_same_rank_is_applied() -> None:
    second = {"代号": "特别", "事项": f"{GD}#§3.25"}
    found = gd(AIR_LAW, second, 特别={"本规定是特别规定": yes()})
    assert (True, ["gives-way-to"]) == (lost(found["法律"]), why(found["法律"]))
    assert Verdict.YES is verdict(found["特别"], f"{GD}#第七条:4")


def test_7_2_two_that_are_each_found_special_contradict_each_other() -> None:
    second = {"代号": "特别", "事项": f"{GD}#§3.25"}
    special = {"本规定是特别规定": yes()}
    found = gd(AIR_LAW, second, 特别=special, 法律=special)
    assert [["norms-disagree"]] * 2 == [codes(each) for each in found.values()]


def test_7_2_speaks_of_one_rank_only() -> None:
    found = gd(AIR_LAW, LOCAL, 地方={"本规定是特别规定": yes()})
    assert ["loses-to"] == why(found["地方"]), "a special provision of a lower rank is no case of (二)"


def test_7_4_of_one_rank_and_different_matters_the_higher_fine_counts() -> None:
    second = {"代号": "另一", "事项": f"{GD}#§2.26"}  # 广东省水污染防治条例第六十三条
    found = gd(LOCAL, second)
    assert ["loses-to"] == why(found["地方"])
    assert Verdict.YES is verdict(found["地方"], f"{GD}#第七条:6")
    assert min(each.low or 0 for each in fines(found["另一"])) > 500


def test_one_provision_named_twice_is_no_conflict_of_norms_and_no_higher_fine() -> None:
    found = gd(LOCAL, {**LOCAL, "代号": "又一"})
    assert [["overlapping-fines"]] * 2 == [codes(each) for each in found.values()]


def test_7_5_the_law_of_a_special_zone_is_applied_in_the_zone() -> None:
    found = gd(AIR_LAW, LOCAL, 地方={"在该经济特区内并且本规定是经济特区法规": yes()})
    assert (True, [money("500")]) == (lost(found["法律"]), fines(found["地方"]))
    assert Verdict.YES is verdict(found["地方"], f"{GD}#第七条:7")


def test_7_6_a_local_regulation_and_a_departmental_rule_that_differ_go_up() -> None:
    found = gd(LOCAL, RULE, facts=SAME_MATTER)
    assert [["norms-go-up"]] * 2 == [codes(each) for each in found.values()]
    assert Outcome.NO_PENALTY is found["地方"].options[-1].outcome
    assert f"{GD}#第七条:8" in found["地方"].refer[0].text()


def test_an_unknown_rank_is_open_only_where_the_matter_is_one() -> None:
    unknown = {**RULE, "代号": "无位阶"}
    assert ["norms-open"] == codes(gd(LOCAL, unknown, facts=SAME_MATTER)["地方"])
    assert not codes(gd(LOCAL, unknown)["地方"])


def test_a_fine_that_may_be_left_out_leaves_the_choice() -> None:
    found = gd(LOCAL, RULE)
    assert ["loses-if-imposed"] == why(found["地方"])
    assert not codes(found["地方"])


# ---- 第十七条 ----


@pytest.mark.parametrize(
    ("labels", "low"),
    [
        (["排放B 类水污染物"], "§2.7-1"),
        (["排放B 类水污染物", "排放A类水污染物（除有毒有害水污染物）"], "§2.7-1"),
    ],
)
def test_17_of_overlapping_values_the_heavier_is_measured(labels: list[str], low: str) -> None:
    book = load_rulebook()
    table = book.program.tables[f"{GD}#{low}"]
    assert table.weighted is not None
    factors = {factor.name: factor for factor in table.weighted.factors}
    weights = {
        label: level.weight for level in factors["排污情况"].levels for label in getattr(level.when, "labels", ())
    }
    assert max(weights[each] for each in labels if each in weights) == weights[labels[-1]]
    assert book.program.facts["排污情况"][0][1].heaviest


# ---- 江环〔2020〕10号 ----

INCIDENT = {
    "裁量情节": "有生产、经营污染物排放",
    "两年内因同类违法行为被处罚次数": "0次",
    "造成较大以上突发环境事件": "否",
    "造成其他严重后果": "否",
}


def jm(acts: list[dict[str, Any]], facts: Mapping[str, Any] | None = None) -> dict[str, Result]:
    return judged(load_rulebook(), case(acts, "440700", "2021-08-01", [f"{JM} 全部总则"], facts))


def test_jm_11_acts_that_stand_apart_are_decided_apart_and_added() -> None:
    acts = [
        {"代号": "一", "事项": f"{JM}#江环-1-2", "事实": INCIDENT},
        {"代号": "二", "事项": f"{JM}#江环-1-2", "事实": INCIDENT},
    ]
    document = case(acts, "440700", "2021-08-01", [f"{JM} 全部总则"])
    report = load_rulebook().recommend(document).report
    assert [[money("10000", "20000")]] * 2 == [fines(each) for each in report.results]
    (total,) = report.totals
    assert money("20000", "40000") == total.fine
    assert (("一", "二"), ()) == (total.acts, total.set_aside)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ({}, [money("10000", "20000")]),
        ({"环境违法行为引起不良社会反响": yes()}, [money("20000")]),  # 5(1): the maximum of the tier
        ({"两年内因同类违法行为被处罚次数": "2次"}, [money("20000")]),  # 5(2)
        ({"两年内因同类违法行为被处罚次数": "3次"}, [money("20000", "40000")]),  # a tier up
        (  # up a tier, and its maximum: one move and one end
            {"两年内因同类违法行为被处罚次数": "3次", "环境违法行为引起不良社会反响": yes()},
            [money("40000")],
        ),
    ],
)
def test_jm_5_several_heavier_circumstances_move_once(fact: dict[str, Any], expected: list[FineRange]) -> None:
    (found,) = jm([{"代号": "一", "事项": f"{JM}#江环-1-2", "事实": {**INCIDENT, **fact}}]).values()
    assert expected == fines(found)


def test_jm_5_beside_6_refers_with_every_course() -> None:
    facts = {**INCIDENT, "环境违法行为引起不良社会反响": yes(), "主动改正或者及时中止违法行为": "是"}
    (found,) = jm([{"代号": "一", "事项": f"{JM}#江环-1-2", "事实": facts}]).values()
    assert "conflicting-circumstances" in codes(found)
    assert {Fraction(10000), Fraction(20000)} == {each.low for each in fines(found)} | {
        each.high for each in fines(found)
    }


def test_jm_9_and_14_in_one_case() -> None:
    """Art. 14: of two tiers the heavier; art. 9: the special one of two provisions, though the other fine is higher."""
    heavier = {**INCIDENT, "裁量情节": ["有生产、经营污染物排放", "发现有超标排放污染物的"]}
    acts = [
        {"代号": "一", "事项": f"{JM}#江环-1-2", "同一行为": "甲", "事实": {**INCIDENT, "本规定是特别规定": yes()}},
        {"代号": "二", "事项": f"{JM}#江环-1-2", "同一行为": "甲", "事实": heavier},
    ]
    found = jm(acts)
    assert [money("10000", "20000")] == fines(found["一"])
    assert ["gives-way-to"] == why(found["二"])
    alone = jm([{**acts[1], "同一行为": "乙"}])["二"]
    assert min(each.low or 0 for each in fines(alone)) >= 20000


# ---- 从轻、减轻、从重并存：行政处罚法第三十、三十二、四十九条，粤环发〔2021〕7号第十至十二条 ----

CONFESSED = {"主动供述行政机关尚未掌握的违法行为": "是"}
EPIDEMIC = {"发生重大传染病疫情等突发事件": "是", "违反突发事件应对措施": yes()}


def test_11_should_be_lightened_or_mitigated_leaves_both_to_the_authority() -> None:
    """应当从轻或减轻: 从轻 below the middle of 1万 to 5万; 减轻 below the statutory 1万."""
    found = gd(AIR_LAW, facts=CONFESSED)["法律"]
    assert [Outcome.MITIGATED, Outcome.LIGHTER] == [each.outcome for each in found.options]
    assert {"authority"} == {each.by for each in found.options}
    mitigated, lighter = fines(found)
    assert FineRange(Fraction(0), Fraction(10000), False, False) == mitigated
    assert (Fraction(10000), Fraction(30000), False) == (lighter.low, lighter.high, lighter.high_included)
    assert "行政处罚法第三十二条第三项" in found.legal_basis


def test_11_two_grounds_of_one_direction_are_one_direction() -> None:
    once = gd(AIR_LAW, facts=CONFESSED)["法律"]
    twice = gd(AIR_LAW, facts={**CONFESSED, "主动消除或者减轻违法行为危害后果": "是"})["法律"]
    assert fines(once) == fines(twice)
    assert "行政处罚法第三十二条第一项" in twice.legal_basis


def test_10_and_11_together_refer_with_every_course() -> None:
    found = gd(AIR_LAW, facts={**CONFESSED, **EPIDEMIC})["法律"]
    assert ["conflicting-circumstances"] == codes(found)
    assert {Outcome.MITIGATED, Outcome.LIGHTER, Outcome.GENERAL, Outcome.HEAVIER} == {
        each.outcome for each in found.options
    }
    steps = {each.id: each.verdict for each in found.steps}
    assert Verdict.YES is steps[f"{GD}#第十条:1"] is steps[f"{GD}#第十一条:3"], "both traces"


def test_a_higher_provision_that_may_be_mitigated_is_not_certainly_higher() -> None:
    """Art. 29 compares what the fines come to: mitigated below 1万 or lightened, both above 500元, or not certainly."""
    found = gd(AIR_LAW, LOCAL, facts=CONFESSED)
    assert not lost(found["地方"]), "减轻 of the higher provision may come below 500元"
    assert "overlapping-fines" in codes(found["地方"])


# ---- 几个当事人按身份 ----


def unsaid(low: str, high: str) -> FineRange:
    """The text does not say whether 以上 and 以下 include the number itself."""
    return FineRange(Fraction(low), Fraction(high), None, None)


def test_several_parties_are_decided_by_role_and_none_of_them_is_added_to_another() -> None:
    """荥阳 擅自处置建筑垃圾: 施工单位, 建设单位 and 运输单位 have each a column, so each a result and no common total."""
    roles = ("施工单位", "建设单位", "运输单位")
    document = case(
        [{"代号": "一", "事项": "荥阳-建筑垃圾#擅自处置", "事实": {"擅自处置量": "15立方米"}}],
        "410182",
        "2025-06-01",
        [],
        parties=[{"代号": role, "类别": "法人", "身份": [role]} for role in roles],
    )
    report = load_rulebook().recommend(document).report
    assert list(roles) == [each.party for each in report.results]
    assert () == report.totals, "one result each"
    builder, owner, carrier = (fines(each) for each in report.results)
    assert [unsaid("40000", "70000")] == builder
    assert [unsaid("10000", "20000")] == owner == carrier


def test_two_acts_of_several_parties_have_a_total_for_each_of_them() -> None:
    parties = [{"代号": role, "类别": "法人", "身份": [role]} for role in ("施工单位", "运输单位")]
    amounts = (("一", "15立方米"), ("二", "25立方米"))
    acts = [
        {"代号": name, "事项": "荥阳-建筑垃圾#擅自处置", "事实": {"擅自处置量": amount}} for name, amount in amounts
    ]
    report = load_rulebook().recommend(case(acts, "410182", "2025-06-01", [], parties=parties)).report
    totals = {each.party: each.fine for each in report.totals}
    assert {"施工单位": unsaid("110000", "170000"), "运输单位": unsaid("30000", "50000")} == totals


def test_what_the_source_leaves_out_is_taken_from_the_statute_and_refers_in_the_total_too() -> None:
    """严重 has no cell for the 建设单位: its statutory range is given, so the total stays a bound and says no more."""
    parties = [{"代号": "建设单位", "类别": "法人", "身份": ["建设单位"]}]
    amounts = (("一", "15立方米"), ("二", "25立方米"))
    acts = [
        {"代号": name, "事项": "荥阳-建筑垃圾#擅自处置", "事实": {"擅自处置量": amount}} for name, amount in amounts
    ]
    report = load_rulebook().recommend(case(acts, "410182", "2025-06-01", [], parties=parties)).report
    (total,) = report.totals
    assert ResultStanding.REFER is report.standing
    assert unsaid("15000", "50000") == total.fine, "1万—2万 and the statute's 5000元—3万"
