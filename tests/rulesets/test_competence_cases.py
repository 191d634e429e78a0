"""Whole cases on published texts: who may decide, and what is transferred (行政处罚法第十八、二十四、二十七、三十五条, 令第310号).

The delegation of two real items (江门 440298102000, 440298115000) to towns is fictional; nothing else is.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.report import Outcome, Result
from enforce_rules.testing.examples import run

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests/rulesets/fixtures/conflict/town-competence.yaml"
NATIONAL = (
    ROOT / "rulesets/national/admin-penalty-law-2021",
    ROOT / "rulesets/national/criminal-transfer-regulation-2020",
)
FOUND = "{值: 是, 认定: 局务会, 理由: 已经核实}"
CASE = """
案件: {编号: 一, 办案机关: 某机关, 地区: 'REGION'ORGAN}
日期: {行为起: 2025-01-10, 行为止: 2025-01-10, 发现: 2025-01-10, 立案: 2025-01-13, 拟决定: DECIDED}
当事人: [{代号: 甲, 类别: 法人, 身份: [ROLE]}]
行为: [{代号: A1, 事项: ITEM, 当事人: [甲], 事实: {FACTS}}]
查无: {范围: [行政处罚法-2021 全部总则], 认定: 办案机构负责人, 理由: 已逐项询问}
履历: {查询: 已查清, 截至: 2025-01-12, 列: [日期], 行: []}
"""


def case(
    item: str, facts: str, *, organ: str = "", decided: str = "2025-03-01", region: str = "440705", role: str = "单位"
) -> str:
    text = CASE.replace("REGION", region).replace("ORGAN", organ).replace("DECIDED", decided)
    return text.replace("ROLE", role).replace("ITEM", item).replace("FACTS", facts)


@pytest.fixture(scope="module")
def towns() -> Rulebook:
    return load_rulebook(*NATIONAL, ROOT / "rulesets/urban/jiangmen-townscape", FIXTURE)


@pytest.fixture(scope="module")
def everything() -> Rulebook:
    return load_rulebook()


CLOTHES = "责令改正情况: 拒不改正, 晾晒衣服: 8件, 摆放物品: 0个, 物品体积: 0立方米, 占用面积: 0平方米"
TOWN, STREET, BUREAU = (f", 机关类别: {kind}" for kind in ("镇人民政府", "街道办事处", "市、县级城市管理和综合执法局"))


def clothes(towns: Rulebook, organ: str, decided: str) -> Result:
    return towns.recommend(case("'440298115000'", CLOTHES, organ=organ, decided=decided)).report.results[0]


def codes(result: Result) -> list[str]:
    return [each.code for each in result.refer]


@pytest.mark.parametrize("organ", [TOWN, STREET])
def test_a_town_or_a_street_office_may_fine_for_clothes_while_it_lasts(towns: Rulebook, organ: str) -> None:
    result = clothes(towns, organ, "2025-12-31")
    assert result.competence is not None
    assert "yes" == result.competence.verdict
    assert "no-competence" not in codes(result)
    assert any(each.code == "several-organs" for each in result.premises)


def test_the_day_after_the_bureau_has_it_again_and_the_fine_is_the_same(towns: Rulebook) -> None:
    town, bureau = (clothes(towns, organ, "2026-01-01") for organ in (TOWN, BUREAU))
    assert town.competence is not None
    assert bureau.competence is not None
    assert ("no", "yes") == (town.competence.verdict, bureau.competence.verdict)
    assert "市、县级城市管理和综合执法局" in next(each for each in town.refer if each.code == "no-competence").text()
    assert town.bounds is not None
    assert 150 == town.bounds.high
    assert town.bounds == bureau.bounds


def test_while_it_lasts_the_bureau_may_not(towns: Rulebook) -> None:
    result = clothes(towns, BUREAU, "2025-03-01")
    assert "no-competence" in codes(result)
    assert "目录:2" in dict(next(each for each in result.refer if each.code == "no-competence").args)["rules"]


def test_a_case_that_says_nothing_of_its_organ_is_not_stopped(towns: Rulebook) -> None:
    result = clothes(towns, "", "2025-03-01")
    assert "no-competence" not in codes(result)
    assert any(each.code == "organ-unknown" for each in result.premises)


def test_a_case_in_another_city_meets_no_catalogue(towns: Rulebook) -> None:
    text = case("'440298115000'", CLOTHES, organ=TOWN, region="440605")
    assert towns.recommend(text).report.results[0].competence is None


def test_the_examples_of_the_catalogue_hold(towns: Rulebook) -> None:
    outcome = run(towns)
    assert [] == [each.render() for each in outcome.failures if "town-competence" in each.render()]
    assert outcome.count > 7


# ---- detention ----


def food(book: Rulebook, organ: str) -> Result:
    """食品安全法第一百二十三条第一款: in grave cases the police may detain."""
    facts = f"货值金额: 2万元, 情节严重: {FOUND}"
    text = case("food-123-1-1", facts, organ=organ, region="320582", role="直接负责的主管人员和其他直接责任人员")
    return book.recommend(text.replace("类别: 法人", "类别: 公民")).report.results[0]


def test_a_market_bureau_may_not_detain(everything: Rulebook) -> None:
    result = food(everything, ", 机关类别: [市场监督管理部门]")
    detained = [one for option in result.options for one in option.sanctions if one.kind == "detention"]
    assert detained
    assert {("公安机关", "法律规定的其他机关")} == {each.reserved for each in detained}
    assert result.competence is not None
    assert "no" == result.competence.verdict
    assert ["行政处罚法-2021#限制人身自由:1"] == [each.id for each in result.steps if each.stage == "管辖"]


def test_the_police_may_detain(everything: Rulebook) -> None:
    result = food(everything, ", 机关类别: [公安机关]")
    assert {()} == {one.reserved for option in result.options for one in option.sanctions}


def test_without_a_word_of_the_organ_detention_is_a_premise(everything: Rulebook) -> None:
    result = food(everything, "")
    assert any(each.code == "organ-unknown" for each in result.premises)
    assert {()} == {one.reserved for option in result.options for one in option.sanctions}
    assert "no-competence" not in codes(result)


# ---- 个人信息保护法第六十六条 ----


@pytest.mark.parametrize(
    ("level", "verdict"), [("省级", "yes"), ("国家级", "yes"), ("设区的市级", "no"), ("县级", "no")]
)
def test_grave_cases_of_personal_data_are_for_the_province_or_above(
    everything: Rulebook, level: str, verdict: str
) -> None:
    organ = f", 机关类别: 履行个人信息保护职责的部门, 机关层级: {level}"
    text = case("pipl-66-a", f"情节严重: {FOUND}, 上一年度营业额: 20亿元", organ=organ, role="个人信息处理者")
    result = everything.recommend(text).report.results[0]
    assert result.competence is not None
    assert verdict == result.competence.verdict
    assert (verdict == "no") == ("no-competence" in codes(result))
    assert any(option.sanctions for option in result.options), "the amounts are given whoever decides"


# ---- transfer ----


def suspected(book: Rulebook, more: str) -> Result:
    facts = f"货值金额: 5000元, 违法行为涉嫌犯罪: {FOUND}{more}"
    text = case("food-123-1-1", facts, region="320582", role="食品生产经营者")
    return book.recommend(text).report.results[0]


def test_a_food_case_is_transferred_with_its_papers_and_keeps_its_penalty(everything: Rulebook) -> None:
    result = suspected(everything, "")
    transfer = result.options[0]
    assert Outcome.TRANSFER is transfer.outcome
    assert any("涉嫌犯罪案件移送书" in duty.text for duty in transfer.duties)
    rest = result.options[1:]
    assert rest
    assert all("if-returned" in [why.code for why in option.why] for option in rest)
    assert any(one.kind == "fine" for option in rest for one in option.sanctions)


def test_a_food_fine_paid_before_is_set_off_and_a_revoked_permit_goes_on(everything: Rulebook) -> None:
    told = [
        why.text()
        for why in suspected(everything, ", 移送前已经作出的行政处罚: [吊销许可证或者执照, 罚款]").options[0].why
        if why.code == "goes-on"
    ]
    assert 2 == len(told)
    assert "吊销许可证、执照不停止执行" in told[0]
    assert "折抵相应罚金" in told[1]


def test_a_food_case_the_police_declined_is_penalised_as_if_never_sent(everything: Rulebook) -> None:
    back = suspected(everything, ", 公安机关决定不予立案: 是")
    assert Outcome.TRANSFER not in {each.outcome for each in back.options}
    assert any(one.kind == "fine" for option in back.options for one in option.sanctions)


def test_after_a_criminal_fine_the_food_bureau_fines_no_more(everything: Rulebook) -> None:
    convicted = suspected(everything, ", 人民法院判处罚金: 是")
    assert Outcome.TRANSFER not in {each.outcome for each in convicted.options}
    assert [] == [one for option in convicted.options for one in option.sanctions if one.kind == "fine"]
    assert any(one.kind.startswith("confiscate") for option in convicted.options for one in option.sanctions)
