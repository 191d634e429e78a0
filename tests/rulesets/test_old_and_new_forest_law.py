"""本溪市林业和草原局 2021-04-02: old and new rules for 擅自改变林地用途 and 毁坏林地, by the days of the act and of filing."""

from __future__ import annotations

import pytest

from enforce_rules import load_rulebook
from enforce_rules.model.report import Result, ResultStanding

BENXI, SHENYANG = "210500", "210100"


def result(act: str, begun: str, filed: str, region: str = BENXI) -> Result:
    text = f"""
案件: {{编号: 一, 办案机关: 某局, 地区: '{region}'}}
日期: {{行为起: {begun}, 行为止: {begun}, 发现: {begun}, 立案: {filed}, 拟决定: 2020-12-01}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: '{act}', 当事人: [甲], 事实: {{恢复植被和林业生产条件所需费用: 2万元}}}}]
履历: {{查询: 已查清, 截至: {begun}}}
"""
    (only,) = load_rulebook().recommend(text).report.results
    return only


@pytest.mark.parametrize("act", ["森林法-2019#forestry-73-1", "森林法-2019#forestry-74-1-b"])
def test_done_before_and_filed_after_the_regulation_applies_and_is_named(act: str) -> None:
    one = result(act, "2020-06-30", "2020-07-01")
    assert ResultStanding.REFER is one.standing
    missing = [dict(each.args)["provision"] for each in one.refer if each.code == "provision-not-loaded"]
    assert ["森林法实施条例第四十三条第一款"] == missing
    assert one.comparison is not None and ("本溪-林地新旧#林地:1",) == one.comparison.rules


@pytest.mark.parametrize("act", ["森林法-2019#forestry-73-1", "森林法-2019#forestry-74-1-b"])
def test_done_on_the_day_the_new_law_came_into_force_the_new_law_applies(act: str) -> None:
    one = result(act, "2020-07-01", "2020-07-02")
    assert one.comparison is None
    fines = [each.fine for option in one.options for each in option.sanctions if each.fine is not None]
    assert fines and all(each.high == 60_000 for each in fines), "three times 20,000"


def test_elsewhere_and_for_other_acts_the_answer_is_not_asked() -> None:
    for one in (
        result("森林法-2019#forestry-73-1", "2020-06-30", "2020-07-01", SHENYANG),
        result("森林法-2019#forestry-74-2", "2020-06-30", "2020-07-01"),
    ):
        assert "provision-not-loaded" not in {each.code for each in one.refer}
        assert not any(step.id.startswith("本溪") for step in one.steps)
