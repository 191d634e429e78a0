"""T30: what a hostile ruleset can make the evaluation cost is counted, and a chain of references has a limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import Rulebook, RulesetError, load_rulebook
from enforce_rules.compiler.circles import REFERENCES
from enforce_rules.evaluator import explore
from enforce_rules.model.report import ResultStanding

HEAD = """
规则集: {编号: 例, 名称: 例, 制定机关: 某局, 地区: 全国, 位阶: 法律, 施行: 2022-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以下, 含, /]]}
"""
CASE = """
案件: {编号: 例, 办案机关: 某局, 地区: '110000'}
日期: {行为起: 2025-01-01, 行为止: 2025-01-01, 发现: 2025-01-02, 立案: 2025-01-03, 拟决定: 2025-02-01}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 某行为, 当事人: [甲]}]
"""


def chain(length: int) -> str:
    """事0 derived from 事1 in two rows, 事1 from 事2, and so on: read naively, each link doubles the work."""
    facts = [f"    - [事{i}, 是否, {'推定' if i < length else '/'}]" for i in range(length + 1)]
    tables = [
        f"  - {{编号: 推{i}, 用途: 推定, 列: [情形, {{得: 事{i}}}], 行: [[事{i + 1}, 是], [{{除外: 事{i + 1}}}, 否]]}}"
        for i in range(length)
    ]
    fine = "  - {编号: 罚, 用途: 法定, 违法行为: 某行为, 列: [情形, 处理], 行: [[事0, 5000元以下], [{除外: 事0}, 1万元以下]]}"
    return "\n".join([HEAD, "事实:\n  列: [事实, 类型, 取值]\n  行:", *facts, "表:", *tables, fine])


def loaded(folder: Path, text: str) -> Rulebook:
    """A rulebook of one ruleset."""
    (folder / "例.yaml").write_text(text, encoding="utf-8")
    return load_rulebook(folder)


def test_a_chain_of_derivations_is_read_once_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "LOOKUPS", 500)  # 2 ** 15 would not do
    (result,) = loaded(tmp_path, chain(REFERENCES - 2)).recommend(CASE).report.results
    assert ResultStanding.BOUNDED is result.standing
    assert [f"事{REFERENCES - 2}"] == [question.fact for question in result.questions]


def test_a_chain_that_is_too_long_is_refused_when_loaded(tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as error:
        loaded(tmp_path, chain(REFERENCES + 1))
    assert ["limit-exceeded"] == [each.code for each in error.value.diagnostics]


def test_tables_that_refer_to_each_other_are_a_circle(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
表:
  - {编号: 一, 用途: 总则, 列: [情形, 处理], 行: [[{符合: 二}, 从轻处罚]]}
  - {编号: 二, 用途: 总则, 列: [情形, 处理], 行: [[{符合: 一}, 从轻处罚]]}
"""
    )
    with pytest.raises(RulesetError) as error:
        loaded(tmp_path, text.replace("约定: {列: [约定, 取值, 依据], 行: [[以下, 含, /]]}\n", ""))
    assert ["cyclic-reference"] == [each.code for each in error.value.diagnostics]


def test_beyond_the_counted_limit_everything_is_still_possible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "LOOKUPS", 3)
    (result,) = loaded(tmp_path, chain(6)).recommend(CASE).report.results
    assert ["too-many-worlds"] == [why.code for option in result.options for why in option.why]
    assert ResultStanding.NEEDS_FACTS is result.standing
