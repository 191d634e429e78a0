"""另处: a fine beside the other one is added to it; neither range takes the other in (0052)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import failures, found

HEAD = """
规则集: {编号: 甲, 名称: 甲, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事实: {列: [事实, 类型], 行: [[货物价值, 金额], [漏缴税款, 金额], [漏缴, 是否]]}
表:
  - 编号: '18'
    用途: 法定
    违法行为: 擅自处置监管货物
    重合: 全部
    列: [情形, 处理]
    行:
      - [/, 处货物价值5%%以上30%%以下罚款]
      - [漏缴, %s]
  - 编号: 听证
    用途: 程序
    列: [{条件: 拟罚款数额}, 处理]
    行: [[35万元以上, 告知听证权利]]  # more than either fine alone can come to
  - 编号: 算例
    用途: 算例
    对: '18'
    列: [算例, {给: 漏缴}, {给: 货物价值}, {给: 漏缴税款}, {应: 立场}, {应: 处理}, {应: 罚款}, {应: 义务}, {不应: 义务}]
    行:
      - [没有漏缴的，只有一项, 否, 100万元, 8万元, 已定, 罚款, 5万元以上30万元以下, /, 听证]
      - [漏缴的，另处, 是, 100万元, 8万元, %s]
"""

OWED = "{另处: 漏缴税款一倍罚款}"
ALLOWED = "{可以: {另处: 漏缴税款一倍以下罚款}}"


@pytest.mark.parametrize(
    ("does", "wanted"),
    [
        (OWED, "已定, 罚款；另处罚款, 5万元以上30万元以下；8万元, 听证, /"),  # 30 + 8 = 38 at the most
        (ALLOWED, "已定, 罚款；可以另处罚款, 5万元以上30万元以下；8万元以下, 听证, /"),
    ],
)
def test_a_fine_beside_another_is_added_to_it(tmp_path: Path, does: str, wanted: str) -> None:
    text = HEAD % (does, wanted)
    problems = failures(tmp_path, text)
    assert [] == problems


def test_a_base_that_is_open_is_asked(tmp_path: Path) -> None:
    text = (HEAD % (OWED, "/, /, /, /, /")).replace(
        "[漏缴的，另处, 是, 100万元, 8万元,", "[不知漏缴多少, 是, 100万元, 未知,"
    )
    text = (
        text.replace("{应: 立场}", "{应: 待查}")
        .replace("8万元, 已定,", "8万元, /,")
        .replace("未知, /,", "未知, 漏缴税款,")
    )
    assert [] == failures(tmp_path, text)


BENCHMARK = """
  - 编号: 基准
    用途: 基准
    违法行为: 超期存放
    法定: {列: [处理], 行: [[[处1万元以上9万元以下罚款, {另处: 2万元}]]]}
    列: [{条件: 漏缴}, 处理]
    行:
      - [否, 1万元以上3万元以下]
      - [是, [3万元以上9万元以下, {另处: 1万元}]]
  - 编号: 量罚
    用途: 量罚
    作用于: 阶次幅度
    列: [罚款形式, 一般]
    行: [[幅度, 平均值]]
  - 编号: 基准的算例
    用途: 算例
    对: 基准
    列: [算例, {给: 漏缴}, {应: 立场}, {应: 罚款}, {应: 最终}]
    行:
      - [基准没有写另处的，照法定, 否, 已定, 2万元；2万元, 2万元、2万元]
      - [基准写了的，照基准；量罚不量另处的, 是, 已定, 6万元；1万元, 6万元、1万元]
"""


def test_a_tier_measures_its_own_fine_and_keeps_the_one_beside(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD % (OWED, "已定, /, /, /, /") + BENCHMARK)


@pytest.mark.parametrize("cell", ["{另处: 警告}", "{另处: [处1万元罚款, 处2万元罚款]}"])
def test_only_one_fine_stands_apart(tmp_path: Path, cell: str) -> None:
    assert "wrong-shape" in {each.code for each in found(tmp_path, HEAD % (cell, "已定, /, /, /, /"))}
