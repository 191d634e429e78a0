"""What is asked can be answered: never a derived fact, never one that was investigated and not found."""

from __future__ import annotations

import pytest
from rulebooks import shipped

CASE = """
案件: {编号: 例, 办案机关: 某局, 地区: '440300'}
日期: {行为起: 2025-05-20, 行为止: 2025-05-20, 发现: 2025-05-20, 立案: 2025-05-23, 拟决定: 2025-08-01}
当事人: [{代号: 甲, 类别: 法人, 身份: [单位]}]
行为:
  - 代号: A1
    事项: 粤环发-2021-7#§4.14
    当事人: [甲]
    事实:
      违法行为轻微: 否
      危害后果轻微: 否
      没有造成危害后果: 否
      责令改正情况: 限期内改正
      涉及量: 2吨
      所在区域: 一般区域
      有违法所得: 否
      情节严重: 否
      所需处置费用: 的费用
查无: {范围: [行政处罚法-2021 全部总则, 粤环发-2021-7 第十条 第十一条 第十三条 第十四条], 认定: 科, 理由: 已逐项询问}
履历: {查询: 已查清, 截至: 2025-07-01, 列: [], 行: []}
"""


@pytest.mark.parametrize(
    ("cost", "standing", "asked"),
    [
        ("40万元", "decided", []),
        ("未知", "needs_facts", ["所需处置费用"]),
        ("{值: 无法查明, 认定: 科, 理由: 危险废物已经混入土壤}", "refer", []),
    ],
)
def test_a_base_is_asked_by_the_fact_it_is_taken_from(cost: str, standing: str, asked: list[str]) -> None:
    case = CASE.replace("的费用", cost)
    (result,) = shipped().recommend(case).report.results
    assert (standing, asked) == (result.standing.value, [question.fact for question in result.questions])
