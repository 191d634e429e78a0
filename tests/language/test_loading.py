"""What is read when: worked examples only for who asks for them, the defects of tables when somebody looks at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import RulesetError, load_rulebook
from enforce_rules.compiler.document import only_examples
from enforce_rules.diagnostics import Severity
from enforce_rules.loader.files import shipped_rulesets

RULES = """规则集: {编号: 甲, 名称: 甲, 制定机关: 某局, 地区: 全国, 施行: 2020-01-01, 核对: 全文已核}
约定:
  列: [约定, 取值, 依据]
  行:
  - [以上, 含, 第一条]
  - [以下, 不含, 第一条]
事实:
  列: [事实, 类型, 取值]
  行:
  - [面积, 数量, 平方米]
表:
- 编号: A1
  用途: 法定
  违法行为: 乱搭乱建
  依据: 某条例第一条
  列: [{条件: 面积}, 处理]
  行:
  - [10平方米以下, 处100元罚款]
  - [20平方米以上, 处200元罚款]
"""
EXAMPLES = """# 甲的算例
算例集: {对: 甲}
表:
- 编号: A1-算例
  用途: 算例
  对: A1
  列: [算例, {给: 面积}, {应: 罚款}]
  行:
  - [小的, 5平方米, 100元]
"""
CASE = """案件: {编号: 例一, 办案机关: 某局, 地区: '440000'}
日期: {行为起: 2025-02-01, 行为止: 2025-02-01, 发现: 2025-02-02, 立案: 2025-02-03, 拟决定: 2025-03-01}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 甲#A1, 当事人: [甲], 事实: {面积: 5平方米}}]
"""


def folder(path: Path, examples: str = EXAMPLES) -> Path:
    (path / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    (path / "cases.yaml").write_text(examples, encoding="utf-8")
    return path


def test_examples_are_read_unless_they_are_not_wanted(tmp_path: Path) -> None:
    here = folder(tmp_path)
    assert ["A1-算例"] == [each.id for each in load_rulebook(here).examples]
    assert () == load_rulebook(here, examples=False).examples


def test_a_broken_example_refuses_the_rulebook_of_who_reads_examples_alone(tmp_path: Path) -> None:
    here = folder(tmp_path, EXAMPLES.replace("{给: 面积}", "{给: 没有的事实}"))
    with pytest.raises(RulesetError) as refused:
        load_rulebook(here)
    assert ["unknown-fact"] == [each.code for each in refused.value.diagnostics if each.severity is Severity.ERROR]
    assert load_rulebook(here, examples=False).program.tables.keys() == {"甲#A1"}


def test_without_examples_a_case_is_answered_alike(tmp_path: Path) -> None:
    here = folder(tmp_path)
    one, other = (load_rulebook(here, examples=wanted).recommend(CASE) for wanted in (True, False))
    assert "100元" in one.explain()
    assert one.to_json() == other.to_json()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (EXAMPLES, True),
        ("---\n\n算例集: {对: 甲}\n", True),
        (RULES, False),
        ("规则集: {编号: 甲}\n算例集: {对: 甲}\n", False),
        ("  算例集: 缩进的\n", False),
    ],
)
def test_a_file_of_examples_is_known_by_its_first_key(text: str, is_one: bool) -> None:
    assert only_examples(text) is is_one


def test_a_gap_is_told_whenever_the_warnings_are_read(tmp_path: Path) -> None:
    book = load_rulebook(folder(tmp_path))
    first = book.warnings
    assert [("tier-gap", 19)] == [(each.code, each.span.line) for each in first]
    assert first == book.warnings


def test_a_refused_rulebook_tells_its_warnings_too(tmp_path: Path) -> None:
    here = folder(tmp_path, EXAMPLES.replace("对: A1\n", "对: A2\n"))
    with pytest.raises(RulesetError) as refused:
        load_rulebook(here)
    assert {"unknown-reference", "tier-gap"} == {each.code for each in refused.value.diagnostics}


def test_a_record_of_a_defect_that_is_not_there_refuses_at_once(tmp_path: Path) -> None:
    here = folder(tmp_path)
    recorded = RULES.replace("  依据: 某条例第一条\n", "  依据: 某条例第一条\n  认缺: [{缺陷: 重叠, 处: 第1行}]\n")
    (here / "ruleset.yaml").write_text(recorded, encoding="utf-8")
    with pytest.raises(RulesetError) as refused:
        load_rulebook(here)
    assert "defect-not-found" in {each.code for each in refused.value.diagnostics}


def test_the_warnings_of_some_files_are_those_of_all_that_stand_in_them() -> None:
    """Nobody has asked for every warning before, so only the tables of these files are looked through."""
    folders = [str(shipped_rulesets() / name) for name in ("urban", "work-safety")]
    paths = [shipped_rulesets() / name for name in ("national", "urban", "work-safety")]
    some, every = load_rulebook(*paths), load_rulebook(*paths).warnings
    assert every
    for folder in folders:
        mine = [each for each in every if each.span.file.startswith(folder)]
        assert mine == [*some.warnings_of(lambda file, folder=folder: file.startswith(folder))]  # type: ignore[misc]
    assert () == some.warnings_of(lambda file: False)
