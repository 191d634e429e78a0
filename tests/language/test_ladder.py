"""Ladders (逐次加重): what was done last, read from the history of a case, picks the next step."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, loaded

from enforce_rules.explainer.money import money_range
from enforce_rules.explainer.phrases import Voice

RULES = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [回溯, 往前, /]]}
履历:
  列: [事实, 回溯, 计数, 同类, 机关, 含本次, 得, 依据]
  行: [[上一次处罚, 一年, 处罚决定, 同一违法行为, 同一机关, 不含, 最近一次的处理, 第十四条]]
表:
  - 编号: 门前不洁
    用途: 基准
    违法行为: 门前不洁
    法定: {列: [处理], 行: [[给予警告，可以并处200元以上800元以下罚款]]}
    列: [{条件: 上一次处罚}, 处理]
    行:
      - [无, 警告；不处罚款]
      - [警告, 警告；200元]
      - [罚款200元, 警告；400元]
      - [罚款400元, 警告；800元]
"""
CASE = """
案件: {{编号: 案一, 办案机关: 甲局, 地区: '990000'}}
日期: {{行为起: 2026-03-01, 行为止: 2026-03-01, 发现: 2026-03-01, 立案: 2026-03-02, 拟决定: 2026-04-01}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: 例#门前不洁, 当事人: [甲]}}]
履历: {{查询: {inquiry}, 截至: 2026-03-02, 列: [日期, 事项, 条款, 机关, 处理, 内容], 行: [{rows}]}}
"""


def _matter(day: str, content: str, *, kind: str = "处罚决定", organ: str = "甲局") -> str:
    return f"[{day}, 例#门前不洁, /, {organ}, {kind}, {content}]"


@pytest.mark.parametrize(
    ("rows", "fines"),
    [
        ([], []),
        ([_matter("2025-06-01", "警告")], ["200元"]),
        ([_matter("2025-06-01", "罚款200元"), _matter("2025-05-01", "警告")], ["400元"]),
        ([_matter("2025-05-01", "罚款400元"), _matter("2025-06-01", "罚款200元")], ["400元"]),
        ([_matter("2024-06-01", "罚款400元")], []),
        ([_matter("2025-06-01", "罚款400元", organ="乙局")], []),
        ([_matter("2025-06-01", "罚款400元", kind="责令改正")], []),
    ],
    ids=["第一次", "警告之后", "最近的一次", "先后以日期为准", "一年以外", "别的机关", "不是处罚决定"],
)
def test_the_next_step_follows_from_the_last_one(tmp_path: Path, rows: list[str], fines: list[str]) -> None:
    book = loaded(tmp_path, HEAD + RULES)
    (result,) = book.recommend(CASE.format(inquiry="已查清", rows=", ".join(rows))).report.results
    told = [money_range(each.fine, Voice("zh")) for option in result.options for each in option.sanctions if each.fine]
    assert ("decided", fines) == (result.standing.value, told)


def test_a_history_nobody_looked_up_leaves_every_step_open(tmp_path: Path) -> None:
    book = loaded(tmp_path, HEAD + RULES)
    (result,) = book.recommend(CASE.format(inquiry="未知", rows="")).report.results
    assert ("needs_facts", 4) == (result.standing.value, len(result.options))
    assert ["上一次处罚"] == [question.fact for question in result.questions]
