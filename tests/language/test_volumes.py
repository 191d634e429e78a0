"""分册: a ruleset written in several files is the same ruleset."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import RulesetError, load_rulebook

HEAD = "规则集: {编号: 例, 名称: 某局裁量基准, 制定机关: 某局, 地区: 全国, 施行: 2022-01-01, 核对: 虚拟}\n"
CONVENTIONS = "约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}\n"
FACTS = "事实: {列: [事实, 类型, 依据], 行: [[面积, 数量, 第二条]]}\n"
VOLUME = "分册: {属: 例, 名称: 第二章}\n"
MORE_FACTS = "事实: {列: [事实, 类型], 行: [[屡教不改, 认定]]}\n"
TIERS = """表:
  - 编号: 倾倒
    用途: 法定
    违法行为: 倾倒废土
    列: [情形, 处理]
    行: [[屡教不改, 5000元以上1万元以下], [{面积: 10平方米以上}, 1000元以上5000元以下]]
"""
CASES = """算例集: {对: 例}
表:
  - 编号: 算例
    用途: 算例
    对: 倾倒
    列: [算例, {给: 面积}, {给: 屡教不改}, {应: 处理}]
    行: [[十平方米, 10平方米, 否, 1000元以上5000元以下]]
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_volume_uses_the_conventions_and_facts_of_its_ruleset_and_adds_its_own(tmp_path: Path) -> None:
    units = (
        FACTS.replace("面积, 数量, 第二条", "面积, 数量, 第二条")
        .replace("类型, 依据", "类型, 取值, 依据")
        .replace("数量, 第二条", "数量, 平方米, 第二条")
    )
    write(tmp_path, a=HEAD + CONVENTIONS + units + "表: []\n", b=VOLUME + MORE_FACTS + TIERS, c=CASES)
    rulebook = load_rulebook(tmp_path)
    ruleset = rulebook.program.rulesets["例"]
    assert ["面积", "屡教不改"] == list(ruleset.facts)
    assert ["例#倾倒"] == [table.id for table in ruleset.tables]
    assert ["例#倾倒"] == list(rulebook.program.violations), "the violation of the volume is the ruleset's own"
    assert 1 == sum(len(each.examples) for each in rulebook.examples)


def test_the_digest_is_that_of_all_the_files(tmp_path: Path) -> None:
    write(tmp_path, a=HEAD + "表: []\n", b=VOLUME + "表: []\n")
    before = load_rulebook(tmp_path).program.rulesets["例"].digest
    write(tmp_path, b=VOLUME + "# 改过\n表: []\n")
    assert before != load_rulebook(tmp_path).program.rulesets["例"].digest


@pytest.mark.parametrize(
    ("files", "code", "file"),
    [
        ({"b": VOLUME + "表: []\n"}, "unknown-ruleset", "b"),
        ({"a": HEAD + "表: []\n", "b": VOLUME.replace("例", "列") + "表: []\n"}, "unknown-ruleset", "b"),
        ({"a": HEAD + "表: []\n", "b": "分册: {名称: 第二章}\n表: []\n"}, "missing-key", "b"),
        ({"a": HEAD + CONVENTIONS + FACTS + MORE_FACTS[:0] + TIERS, "b": VOLUME + TIERS}, "duplicate-id", "b"),
        ({"a": HEAD + "表: []\n", "b": VOLUME + "规则集: {}\n表: []\n"}, "unknown-key", "b"),
    ],
)
def test_a_volume_that_belongs_nowhere_or_repeats_a_table(
    tmp_path: Path, files: dict[str, str], code: str, file: str
) -> None:
    write(tmp_path, **files)
    with pytest.raises(RulesetError) as caught:
        load_rulebook(tmp_path)
    assert code in {each.code for each in caught.value.diagnostics if each.span.file.endswith(f"{file}.yaml")}
