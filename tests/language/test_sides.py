"""What the circumstances on one side come to, and what opposite ones do (semantics 14, decision 0053)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, failures, loaded

from enforce_rules.rulebook import Rulebook

RULES = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [阶次, [轻微, 一般, 严重], /], [情节冲突, %s, /]]}
事实: {列: [事实, 类型], 行: [[威胁执法人员, 是否], [多次违法, 是否], [引起群体事件, 是否], [主动改正, 是否], [立功, 是否]]}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    法定: {列: [处理], 行: [[1万元以上9万元以下]]}
    列: [阶次, {条件: 倾倒量}, 处理]
    行:
      - [轻微, 不足10立方米, 1万元以上3万元以下]
      - [一般, 10立方米以上100立方米以下, 3万元以上6万元以下]
      - [严重, 超过100立方米, 6万元以上9万元以下]
  - 编号: 从重
    用途: 总则
    依据: 办法第五条
    列: [情形, 处理]
    行: [[威胁执法人员, 按该档次最高限度], [多次违法, 上调一个档次], [引起群体事件, 上调一个档次]]
  - 编号: 从轻
    用途: 总则
    依据: 办法第六条
    列: [情形, 处理]
    行: [[主动改正, 可以按该档次较低限], [立功, 应当从轻处罚]]
  - 编号: 量罚
    用途: 量罚
    列: [罚款形式, 从轻, 一般, 从重]
    行: [[幅度, 下限, /, 上限]]
"""

EXAMPLE = """
  - 编号: 算例
    用途: 算例
    对: 倾倒
    列:
      - 算例
      - {给: 倾倒量}
      - {给: 威胁执法人员}
      - {给: 多次违法}
      - {给: 引起群体事件}
      - {给: 主动改正}
      - {给: 立功}
      - {应: 立场}
      - {应: 阶次}
      - {应: 罚款}
    行: [[某例, 5立方米, %s]]
"""


@pytest.mark.parametrize(
    ("policy", "row"),
    [
        # One side only: the maximum; the lower end, used or not; a tier up, once however many rows say so.
        ("提交决定", "是, 否, 否, 否, 否, 已定, 轻微, 3万元"),
        ("提交决定", "否, 否, 否, 是, 否, 已定, 轻微；轻微, 1万元；1万元以上3万元以下"),
        ("提交决定", "否, 是, 否, 否, 否, 已定, 一般, 3万元以上6万元以下"),
        ("提交决定", "否, 是, 是, 否, 否, 已定, 一般, 3万元以上6万元以下"),
        ("提交决定", "是, 是, 否, 否, 否, 已定, 一般, 6万元"),
        # Both: refer, with what each comes to, and with neither.
        ("提交决定", "是, 否, 否, 是, 否, 提交决定, 轻微；轻微；轻微, 1万元；1万元以上3万元以下；3万元"),
        ("综合裁量", "是, 否, 否, 是, 否, 提交决定, 轻微；轻微；轻微, 1万元；1万元以上3万元以下；3万元"),
        ("提交决定", "是, 否, 否, 否, 是, 提交决定, 轻微；轻微；轻微, 1万元；3万元；1万元以上3万元以下"),
        ("提交决定", "否, 是, 否, 是, 否, 提交决定, 轻微；轻微；一般, 1万元；1万元以上3万元以下；3万元以上6万元以下"),
        # ... unless the ruleset says which counts.
        ("取重", "是, 否, 否, 是, 否, 已定, 轻微, 3万元"),
        ("取轻", "是, 否, 否, 是, 否, 已定, 轻微；轻微, 1万元；1万元以上3万元以下"),
        ("取重", "否, 是, 否, 否, 是, 已定, 一般, 3万元以上6万元以下"),
        ("取轻", "否, 是, 否, 否, 是, 已定, 轻微, 1万元"),
    ],
)
def test_one_side_counts_once_and_opposite_sides_go_by_the_ruleset(tmp_path: Path, policy: str, row: str) -> None:
    assert [] == failures(tmp_path, HEAD + RULES % policy + EXAMPLE % row)


def _case(**facts: str) -> dict[str, object]:
    return {
        "案件": {"编号": "1", "办案机关": "甲局", "地区": "440700"},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2025-06-01"),
        "当事人": [{"代号": "甲", "类别": "法人"}],
        "行为": [{"代号": "A1", "事项": "例#倾倒", "当事人": ["甲"], "事实": {"倾倒量": "5立方米", **facts}}],
    }


def _grounds(book: Rulebook, **facts: str) -> list[tuple[str, ...]]:
    """What puts each option where it is."""
    unsaid = dict.fromkeys(("威胁执法人员", "多次违法", "引起群体事件", "主动改正", "立功"), "否")
    (result,) = book.recommend(_case(**unsaid | facts)).report.results
    return [tuple(why.text() for why in option.why if why.code == "placed-by") for option in result.options]


def test_each_of_opposite_options_names_its_own_row(tmp_path: Path) -> None:
    book = loaded(tmp_path, HEAD + RULES % "提交决定")
    assert [("可以按该档次较低限（例#从轻:1）",), (), ("按该档次最高限度（例#从重:1）",)] == _grounds(
        book, 威胁执法人员="是", 主动改正="是"
    )


def test_the_refusal_to_choose_is_the_rulesets_silence(tmp_path: Path) -> None:
    (result,) = (
        loaded(tmp_path, HEAD + RULES % "提交决定")
        .recommend(_case(威胁执法人员="是", 主动改正="是", 多次违法="否", 引起群体事件="否", 立功="否"))
        .report.results
    )
    assert ["从轻与从重情节并存，本规则集没有规定如何处理"] == [why.text() for why in result.refer]
    assert {"例#从重:1": "yes", "例#从轻:1": "yes"} == {
        step.id: step.verdict.value for step in result.steps if step.id in ("例#从重:1", "例#从轻:1")
    }
    assert {"办法第五条", "办法第六条"} <= {*result.legal_basis, *result.reasoning_basis}
