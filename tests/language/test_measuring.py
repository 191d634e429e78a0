"""量罚: in which range the figure is placed, and 减轻 with a tier or a column of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, failures

PLACED = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]%s]}
事实: {列: [事实, 类型], 行: [[初犯, 是否], [立功, 是否]]}
事项: {列: [代号, 违法行为], 行: [[甲, 甲行为], [乙, 乙行为]]}
表:
  - 编号: 罚则
    用途: 法定
    事项: [甲, 乙]
    列: [处理]
    行: [[1000元以上9000元以下]]
  - 编号: 基准
    用途: 基准
    事项: 乙
    法定: 罚则
    列: [处理]
    行: [[3000元以上5000元以下]]
  - 编号: 情节
    用途: 总则
    列: [情形, 处理]
    行: [[初犯, 应当从轻处罚], [立功, 应当减轻处罚]]
  - 编号: 量罚
    用途: 量罚
    作用于: %s
    方式: %s
    列: [罚款形式, 从轻, 一般, 减轻]
    行: [[幅度, 幅度的30%%以下, 平均值, %s]]
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 违法行为}, {给: 初犯}, {给: 立功}, {应: 罚款}, {应: 最终}]
    行:
      - %s
"""
ALONE = "1000元以上9000元以下"


@pytest.mark.parametrize(
    ("where", "row"),
    [
        ("阶次幅度", "[本档的平均值, 乙行为, 否, 否, 4000元, 4000元]"),
        ("阶次幅度", "[没有阶次就不取数, 甲行为, 否, 否, 1000元以上9000元以下, 无]"),
        ("法定幅度", "[法定幅度的平均值, 乙行为, 否, 否, 5000元, 5000元]"),
        ("法定幅度", "[没有基准也取数, 甲行为, 否, 否, 5000元, 5000元]"),
        ("法定幅度", "[法定幅度的三成, 甲行为, 是, 否, 1000元（含）以上3400元（含）以下, 无]"),
        ("阶次幅度", "[本档的三成, 乙行为, 是, 否, 3000元（含）以上3600元（含）以下, 无]"),
    ],
)
def test_the_figure_is_placed_in_the_range_the_table_names(tmp_path: Path, where: str, row: str) -> None:
    assert [] == failures(tmp_path, HEAD + PLACED % ("", where, "应当", "/", row))


@pytest.mark.parametrize(
    ("way", "part", "fine", "figure"),
    [
        ("应当", "/", "1000元（不含）以下", "无"),
        ("应当", "下限的一半", "500元", "500元"),
        ("可以", "下限的一半", "1000元（不含）以下", "500元"),
        ("应当", "下限的一半以下", "500元（含）以下", "无"),
        ("应当", "下限的2倍", "1000元（不含）以下", "无"),
    ],
)
def test_mitigation_with_a_column_of_its_own_stays_below_the_minimum(
    tmp_path: Path, way: str, part: str, fine: str, figure: str
) -> None:
    row = f"[减轻, 乙行为, 否, 是, {fine}, {figure}]"
    assert [] == failures(tmp_path, HEAD + PLACED % ("", "法定幅度", way, part, row))


TIER = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [阶次, [减轻处罚, 一般], /]]}
事实: {列: [事实, 类型], 行: [[立功, 是否]]}
表:
  - 编号: 基准
    用途: 基准
    违法行为: 甲行为
    法定: {列: [处理], 行: [[1000元以上9000元以下]]}
    列: [阶次, {条件: 立功}, 处理]
    行:
      - [减轻处罚, 是, 500元以上800元以下]
      - [一般, 否, 1000元以上9000元以下]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 立功}, {应: 结果}, {应: 罚款}]
    行:
      - [减轻一档低于法定下限, 是, 减轻, 500元以上800元以下]
      - [一般, 否, 一般, 1000元以上9000元以下]
"""


def test_a_tier_of_mitigation_lies_below_the_statutory_minimum(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD + TIER)
