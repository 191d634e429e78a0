"""查无 settles what the case leaves out, never what it states to be open: a minor is not an adult for want of a birth date."""

from __future__ import annotations

import pytest
from rulebooks import shipped

CASE = """
案件: {编号: 例, 办案机关: 某局, 地区: '440700'}
日期: {行为起: 2025-05-06, 行为止: 2025-05-06, 发现: 2025-05-06, 立案: 2025-05-07, 拟决定: 2025-06-20}
当事人: [{代号: 甲, 类别: 公民, 身份: [个人]}]
行为:
  - 代号: A1
    事项: '440298102000'
    当事人: [甲]
    事实:
      责令限期改正情况: 逾期不改正
      不符合容貌标准的处数: 2处
      不符合容貌标准的面积: 0.5平方米
      违法行为轻微: 否
      危害后果轻微: 否
      没有造成危害后果: 否
      行为时年龄: 的年龄
查无: {范围: [行政处罚法-2021 全部总则], 认定: 执法三队, 理由: 已逐项询问}
履历: {查询: 已查清, 截至: 2025-06-01, 列: [], 行: []}
"""
OUTCOMES = {
    "13周岁": {"no_penalty"},
    "17周岁": {"lighter", "mitigated"},
    "18周岁": {"general"},
    "未知": {"no_penalty", "lighter", "mitigated", "general"},
    "{值: 无法查明, 认定: 执法三队, 理由: 没有出生记录}": {"no_penalty", "lighter", "mitigated", "general"},
    "{有争议: [17周岁, 19周岁]}": {"lighter", "mitigated", "general"},
    "{有争议: [13周岁, 15周岁]}": {"no_penalty", "lighter", "mitigated"},
}


def outcomes(case: str) -> set[str]:
    """How the only result may end."""
    (result,) = shipped().recommend(case).report.results
    return {option.outcome.value for option in result.options}


@pytest.mark.parametrize("age", OUTCOMES)
def test_an_age_stated_to_be_open_stays_open(age: str) -> None:
    assert OUTCOMES[age] == outcomes(CASE.replace("的年龄", age))


def test_an_age_left_out_is_settled_by_the_inquiry() -> None:
    assert {"general"} == outcomes(CASE.replace("      行为时年龄: 的年龄\n", ""))


DUTY = """
案件: {编号: 例, 办案机关: 某局, 地区: 的地区}
日期: {行为起: 2025-05-06, 行为止: 2025-05-06, 发现: 2025-05-06, 立案: 2025-05-07, 拟决定: 2025-06-20}
当事人: [{代号: 甲, 类别: 的类别, 身份: [个人]}]
行为: [{代号: A1, 事项: 的事项, 当事人: [甲], 事实: {的事实}}]
事实:
  违法事实确凿: {值: 是, 认定: 队, 理由: 有照片和笔录}
  有法定依据: {值: 是, 认定: 队, 理由: 条例}
  违法行为轻微: 否
  危害后果轻微: 否
  没有造成危害后果: 否
查无: {范围: [行政处罚法-2021 全部], 认定: 队, 理由: 已逐项询问}
履历: {查询: 已查清, 截至: 2025-06-01, 列: [], 行: []}
"""
CLOTHES = (
    "'440700'",
    "'440298115000'",
    "责令改正情况: 拒不改正, 晾晒衣服: 2件, 摆放物品: 0个, 物品体积: 0立方米, 占用面积: 1平方米",
)
TAX = (
    "'310000'",
    "'330230001000'",
    "改正情况: 超过责令限期改正的期限改正, 实行“一照一码”的纳税人: 否, 未按期办理税务登记: 是",
)


@pytest.mark.parametrize(
    ("kind", "matter", "state"),
    [
        ("公民", CLOTHES, "due"),  # 50 to 100 yuan
        ("公民", TAX, "depends"),  # 20 to 2,000 yuan: on the spot only up to 200
        ("个体工商户", CLOTHES, "depends"),  # the law names no amount for a trader
    ],
)
def test_what_follows_from_the_proposed_fine_or_is_undefined_is_not_settled(
    kind: str, matter: tuple[str, str, str], state: str
) -> None:
    case = DUTY.replace("的类别", kind)
    for word, value in zip(("的地区", "的事项", "的事实"), matter, strict=True):
        case = case.replace(word, value)
    options = shipped().recommend(case).report.results[0].options
    assert {state} == {duty.state for option in options for duty in option.duties if duty.kind == "on_the_spot"}


def test_an_option_carries_only_the_measures_of_its_own_worlds() -> None:
    """不予处罚 for want of proof sends no one to a guardian, though a child would be."""
    case = CASE.replace("行为时年龄: 的年龄", "行为时年龄: 未知\n      违法事实不能成立: 未知")
    (result,) = shipped().recommend(case).report.results
    exempt = [option for option in result.options if option.outcome.value == "no_penalty"]
    assert {(): True, ("责令监护人加以管教",): False} == {
        option.measures: option.basis == ("行政处罚法第五十七条第一款第三项",) for option in exempt
    }
