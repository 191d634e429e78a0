"""同义 and 代号 hold inside one ruleset: what one text calls alike never renames another's fact (language 13.13)."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import RulesetError, load_rulebook
from enforce_rules.rulebook import Rulebook

HEAD = """
规则集: {{编号: {id}, 名称: {id}, 制定机关: 某局, 地区: 全国, 位阶: 法律, 施行: 2022-01-01, 核对: 虚拟}}
约定: {{列: [约定, 取值, 依据], 行: [[以下, 含, /]]}}
"""
FIRST = (
    HEAD.format(id="甲")
    + """
事实:
  列: [事实, 类型, 代号, 取值, 同义]
  行: [[配合执法调查情况, 选项, cooperation, [配合调查, 不配合调查], [配合调查情况]]]
表:
  - {编号: 罚, 用途: 法定, 违法行为: 甲行为, 列: [{条件: 配合调查情况}, 处理], 行: [[配合调查, 5000元以下], [不配合调查, 1万元以下]]}
"""
)
SECOND = (
    HEAD.format(id="乙")
    + """
事实:
  列: [事实, 类型, 代号, 取值]
  行: [[配合调查情况, 选项, cooperation, [配合, 不配合]]]
表:
  - {编号: 罚, 用途: 法定, 违法行为: 乙行为, 列: [{条件: 配合调查情况}, 处理], 行: [[配合, 5000元以下], [不配合, 1万元以下]]}
"""
)
CASE = """
案件: {{编号: 例, 办案机关: 某局, 地区: '110000'}}
日期: {{行为起: 2025-01-01, 行为止: 2025-01-01, 发现: 2025-01-02, 立案: 2025-01-03, 拟决定: 2025-02-01}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: {act}, 当事人: [甲], 事实: {{{fact}}}}}]
"""


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    """Two rulesets that use one wording for two facts."""
    (tmp_path / "甲.yaml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "乙.yaml").write_text(SECOND, encoding="utf-8")
    return load_rulebook(tmp_path)


@pytest.mark.parametrize(
    ("act", "fact", "high"),
    [
        ("甲行为", "配合调查情况: 不配合调查", 10000),  # 同义 of its own ruleset
        ("甲行为", "cooperation: 配合调查", 5000),
        ("乙行为", "配合调查情况: 不配合", 10000),  # a phrase of its own, whatever 甲 calls alike
        ("乙行为", "cooperation: 配合", 5000),
    ],
)
def test_a_name_means_what_the_ruleset_of_the_act_says(rulebook: Rulebook, act: str, fact: str, high: int) -> None:
    (result,) = rulebook.recommend(CASE.format(act=act, fact=fact)).report.results
    assert [high] == [each.fine.high for option in result.options for each in option.sanctions if each.fine]


def test_a_synonym_cannot_be_another_fact_of_its_ruleset(tmp_path: Path) -> None:
    text = FIRST.replace("行: [[配合执法", "行: [[配合调查情况, 是否, /, /, /], [配合执法")
    (tmp_path / "甲.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesetError) as error:
        load_rulebook(tmp_path)
    assert "alias-taken" in [each.code for each in error.value.diagnostics]
