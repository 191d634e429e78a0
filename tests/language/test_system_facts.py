"""系统事实: what the engine does not supply is open, never untrue."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, loaded

RULES = """
表:
  - {编号: 罚则, 用途: 法定, 违法行为: 违建, 列: [处理], 行: [[处10万元罚款]]}
  - 编号: 程序
    用途: 程序
    列: [情形, 处理]
    行:
      - [%s, 集体讨论决定]
"""
CASE = """
案件: {编号: 示例, 办案机关: 甲局, 地区: '440700'}
日期: {行为起: 2025-05-20, 行为止: 2025-05-20, 发现: 2025-05-20, 立案: 2025-05-23, 拟决定: 2025-08-01}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 违建, 当事人: [甲]}]
"""


@pytest.mark.parametrize(
    ("condition", "state"),
    [
        ("{罚款形式: 定额}", "depends"),
        ("{拟没收数额: 10元}", "depends"),
        ("法律另有规定", "depends"),
        ("{裁量方向: 一般}", "due"),
        ("{裁量方向: 减轻}", "not_due"),
        ("{拟罚款数额: 10万元}", "due"),
        ("{拟处罚种类: 警告}", "not_due"),
    ],
)
def test_a_duty_hangs_on_what_the_engine_cannot_tell(tmp_path: Path, condition: str, state: str) -> None:
    (result,) = loaded(tmp_path, HEAD + RULES % condition).recommend(CASE).report.results
    ((duty,),) = (option.duties for option in result.options)
    assert state == duty.state
