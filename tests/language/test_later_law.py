"""A law that came into force after the act: weighed where the case was decided under it (从旧兼从轻), unknown before."""

from __future__ import annotations

from pathlib import Path

from language_helpers import failures

OLD = """
规则集: {编号: 旧法, 名称: 旧法, 制定机关: 甲局, 地区: 全国, 施行: 2020-01-01, 位阶: 法律, 领域: 某领域, 核对: 虚拟}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    依据: 旧法第九条
    列: [处理]
    行: [[处100元罚款]]
"""
NEW = """
规则集: {编号: 新法, 名称: 新法, 制定机关: 甲局, 地区: 全国, 施行: 2026-08-15, 位阶: 法律, 领域: 某领域, 核对: 虚拟}
事实: {列: [事实, 类型], 行: [[立功, 是否]]}
表:
  - 编号: 情节
    用途: 总则
    列: [情形, 处理]
    行: [[立功, 应当从轻处罚]]
"""
DATES = """
算例集: {对: 旧法, 说明: 新法施行前后的决定}
表:
  - 编号: 先后
    用途: 算例
    对: 罚则
    列: [算例, {给: 违法行为发生之日}, {给: 决定之日}, {应: 立场}, {应: 罚款}]
    行:
      - [决定在新法施行以前，新法无从适用, 2022-03-01, 2022-05-01, 已定, 100元]
      - [施行前一日的决定，还是旧法, 2026-08-01, 2026-08-14, 已定, 100元]
      - [施行当日的决定，新旧比较由机关定, 2026-08-01, 2026-08-15, 提交决定, 100元]
"""


def test_a_law_in_force_after_the_decision_is_not_waited_for(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, OLD, NEW, DATES)
