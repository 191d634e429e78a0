"""A general rule which names its acts (事项, 违法行为) is about these; one that names none is about every act (0050)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import failures

HEAD = """
规则集: {编号: 甲, 名称: 甲, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事实: {列: [事实, 类型], 行: [[如实说明来源, 是否], [抗拒, 是否]]}
事项: {列: [代号, 违法行为], 行: [[A, 销售过期食品], [B, 生产过期食品]]}
表:
  - 编号: 罚则
    用途: 法定
    事项: [A, B]
    列: [处理]
    行: [[处1万元以上9万元以下罚款]]
"""

RULES = {
    "总则": """
  - 编号: 规则
    用途: 总则
    %s
    阶段: 豁免
    列: [情形, 处理]
    行: [[如实说明来源, 免予处罚]]
""",
    "量罚": """
  - 编号: 规则
    用途: 量罚
    %s
    作用于: 法定幅度
    列: [罚款形式, 一般]
    行: [[幅度, 下限]]
""",
    "程序": """
  - 编号: 规则
    用途: 程序
    %s
    列: [{条件: 拟罚款数额}, 处理]
    行: [[超过0元, 集体讨论决定]]
""",
}

SHOWN = {"总则": ("{应: 结果}", "不予处罚", "一般"), "量罚": ("{应: 罚款}", "1万元", "1万元以上9万元以下")}


def example(column: str, seller: str, maker: str) -> str:
    return f"""
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {{给: 违法行为}}, {{给: 如实说明来源}}, {column}]
    行: [[销售, A, 是, {seller}], [生产, B, 是, {maker}]]
"""


@pytest.mark.parametrize("named", ["事项: A", "违法行为: 销售过期食品", "违法行为: [甲#A]"])
@pytest.mark.parametrize("use", SHOWN)
def test_a_rule_is_about_the_acts_it_names(tmp_path: Path, use: str, named: str) -> None:
    column, applied, other = SHOWN[use]
    assert [] == failures(tmp_path, HEAD + RULES[use] % named + example(column, applied, other))


@pytest.mark.parametrize("use", SHOWN)
def test_a_rule_that_names_no_act_is_about_every_act(tmp_path: Path, use: str) -> None:
    column, applied, _ = SHOWN[use]
    assert [] == failures(tmp_path, HEAD + RULES[use] % "备注: 各种行为" + example(column, applied, applied))


def test_a_duty_is_owed_for_the_acts_it_names(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD + RULES["程序"] % "事项: A" + example("{应: 义务}", "集体讨论", "/"))
    assert [] == failures(tmp_path, HEAD + RULES["程序"] % "事项: A" + example("{不应: 义务}", "/", "集体讨论"))


def test_a_rule_for_another_act_asks_nothing(tmp_path: Path) -> None:
    asked = """
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 违法行为}, {给: 如实说明来源}, {应: 立场}, {不应: 待查}]
    行: [[生产, B, 未知, 已定, 如实说明来源]]
"""
    assert [] == failures(tmp_path, HEAD + RULES["总则"] % "事项: A" + asked)
