"""Fines joined by 或者 are a choice of the authority: each keeps its own range (0051)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import failures

HEAD = """
规则集: {编号: 甲, 名称: 甲, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事实: {列: [事实, 类型], 行: [[上一年度销售额, 金额], [前款罚款数额, 金额], [初犯, 是否]]}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 垄断
    列: [处理]
    行:
      - [%s]
"""

EXAMPLE = """
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 上一年度销售额}, {给: 前款罚款数额}, {应: 立场}, {应: 处理}, {应: 罚款}]
    行: [[某例, 1亿元, 300万元, %s]]
"""

SEVERAL = "{选一: [上一年度销售额1%以上10%以下罚款, 前款罚款数额二倍以上五倍以下罚款]}"


@pytest.mark.parametrize(
    ("does", "wanted"),
    [
        (SEVERAL, "已定, 罚款, 100万元以上1000万元以下；600万元以上1500万元以下"),
        (f"[没收违法所得, {SEVERAL}]", "已定, 没收违法所得；罚款, 100万元以上1000万元以下；600万元以上1500万元以下"),
        ("{选一: [警告, 处1万元罚款, 处2万元以上5万元以下罚款]}", "已定, 警告；罚款, 无；1万元；2万元以上5万元以下"),
        ("处1万元罚款或者处2万元以上5万元以下罚款", "已定, 罚款, 1万元；2万元以上5万元以下"),
        ("{选一: [警告, 处1万元以上2万元以下罚款]}", "已定, 警告；罚款, 无；1万元以上2万元以下"),
    ],
)
def test_each_fine_of_a_choice_keeps_its_range(tmp_path: Path, does: str, wanted: str) -> None:
    assert [] == failures(tmp_path, HEAD % does + EXAMPLE % wanted)


BENCHMARK = """
  - 编号: 基准
    用途: 基准
    违法行为: 倾销
    法定: {列: [处理], 行: [[{选一: [处1万元以上5万元以下罚款, 处6万元以上9万元以下罚款]}]]}
    列: [{条件: 初犯}, 处理]
    行:
      - [是, {选一: [1万元以上2万元以下, 6万元以上7万元以下]}]
      - [否, 3万元]
  - 编号: 量罚
    用途: 量罚
    作用于: 阶次幅度
    列: [罚款形式, 一般]
    行: [[幅度, 平均值]]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 初犯}, {应: 立场}, {应: 罚款}]
    行:
      - [每一幅度各取平均值, 是, 已定, 1.5万元；6.5万元]
      - [基准只写一个数, 否, 已定, 3万元]
"""


def test_each_fine_of_a_tier_is_measured_in_its_own_range(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD % "警告" + BENCHMARK)
