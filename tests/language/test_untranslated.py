"""未译: what no rule says is told in the results it belongs to, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import loaded

from enforce_rules import load_rulebook

LAW = """
规则集: {编号: 例, 名称: 中华人民共和国某法, 位阶: 法律, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
事实: {列: [事实, 类型], 行: [[夜间, 是否]]}
表:
  - {编号: §1-1, 用途: 法定, 违法行为: 违建, 依据: 某法第三条第一款, 列: [情形, 处理], 行: [[/, 处10万元罚款]]}
  - {编号: §12, 用途: 总则, 依据: 某法第五条, 列: [情形, 处理], 行: [[夜间, 应当从重处罚]]}
未译: {列: [条款, 原文, 原因, 处理], 行: [[%s, 原话, 没有写怎样认定, %s]]}
"""
CASE = """
案件: {编号: 示例, 办案机关: 甲局, 地区: '440700'}
日期: {行为起: 2025-05-20, 行为止: 2025-05-20, 发现: 2025-05-20, 立案: 2025-05-23, 拟决定: 2025-08-01}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 违建, 当事人: [甲], 事实: {夜间: %s}}]
"""


@pytest.mark.parametrize(
    ("clause", "night", "told"),
    [
        ("第三条", "否", True),  # the rule that applied is of its first paragraph
        ("第三条第一款第二项", "否", True),
        ("第三条第二款", "否", False),
        ("第三条之一", "否", False),
        ("第五条后段", "否", False),  # its rule does not apply
        ("第五条后段", "是", True),
        ("§1备注", "否", True),
        ("§12备注", "否", False),
        ("§12备注", "是", True),
        ("§12、§1备注", "否", True),
        ("附件", "否", True),  # names no provision and no table: the whole document
    ],
)
def test_a_line_is_told_where_its_provision_or_table_is_touched(
    tmp_path: Path, clause: str, night: str, told: bool
) -> None:
    (result,) = loaded(tmp_path, LAW % (clause, "提示")).recommend(CASE % night).report.results
    said = [each.text() for each in result.premises if each.code == "untranslated"]
    assert said == ([f"中华人民共和国某法{clause}“原话”没有写成规则：没有写怎样认定（提示）"] if told else [])


def test_a_line_that_never_matters_is_not_told(tmp_path: Path) -> None:
    (result,) = loaded(tmp_path, LAW % ("第三条", "不写")).recommend(CASE % "否").report.results
    assert "untranslated" not in {each.code for each in result.premises}


def test_the_gaps_of_a_shipped_benchmark_stand_beside_what_it_decides() -> None:
    report = load_rulebook().recommend(Path(__file__).parents[2] / "docs/examples/mixed.yaml").report
    told = {
        each.act: [dict(p.args)["clause"] for p in each.premises if p.code == "untranslated"] for each in report.results
    }
    assert {"A1": ["第1、2项适用条件", "第3项以下"], "A2": [], "A3": [], "A4": []} == told
