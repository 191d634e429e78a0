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
