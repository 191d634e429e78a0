"""The slips authors make: each has its code, stands where the slip is, and says what to try."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import found

from enforce_rules.diagnostics import Diagnostic, Severity

GOOD = """\
规则集: {编号: 甲市-倾倒, 名称: 倾倒基准, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
约定:
  列: [约定, 取值, 依据]
  行:
    - [以上, 含, 第一条]
    - [以下, 不含, 第一条]
    - [阶次, [轻微, 一般, 严重], /]
事实:
  列: [事实, 类型, 取值, 同义]
  行:
    - [主动清理, 是否, /, /]
    - [倾倒量, 数量, 立方米, /]
    - [敏感区域, 是否, 推定, /]
    - [区域, 选项, [一般区域, 水源地], /]
表:
  - 编号: 倾倒垃圾
    用途: 基准
    违法行为: 擅自倾倒垃圾
    依据: 乙法第九条第一款
    法定: {列: [处理], 行: [[1万元以上10万元以下]]}
    列: [阶次, {条件: 倾倒量}, 情形, 处理]
    行:
      - [轻微, 10立方米以下, 主动清理, 1万元以上3万元以下]
      - [一般, 10立方米以下, {除外: 主动清理}, 3万元以上6万元以下]
      - [严重, 10立方米以上, /, 6万元以上10万元以下]
  - 编号: 敏感区域
    用途: 推定
    闭合: 是
    列: [{条件: 区域}, {得: 敏感区域}]
    行: [[水源地, 是]]
  - 编号: 情节
    用途: 总则
    列: [依据, 情形, 处理]
    行:
      - [行政处罚法第三十二条, 敏感区域, 从重处罚]
  - 编号: 算例
    用途: 算例
    对: 倾倒垃圾
    列: [算例, {给: 倾倒量}, {应: 罚款}]
    行: [[轻微, 5立方米, 3万元以上6万元以下]]
"""
# what is written, what the author wrote instead, the code, the words the caret stands on, what is suggested
SLIPS: dict[str, tuple[str, str, str, str, str | None]] = {
    "a fact misspelt": ("除外: 主动清理", "除外: 主动清里", "unknown-fact", "主动清里", "主动清理"),
    "a fact misspelt as a key": (
        "10立方米以上, /, 6",
        "10立方米以上, {倾到量: 1立方米}, 6",
        "unknown-fact",
        "倾到量",
        "倾倒量",
    ),
    "a label misspelt": ("[[水源地, 是]]", "[[水原地, 是]]", "unknown-value", "水原地", "水源地"),
    "a key of the file misspelt": ("约定:\n", "约订:\n", "unknown-key", "约订", "约定"),
    "a key of a table misspelt": ("    用途: 推定", "    用处: 推定", "unknown-key", "用处", "用途"),
    "a key of the header misspelt": ("制定机关: 甲局", "制订机关: 甲局", "unknown-key", "制订机关", "制定机关"),
    "a key left out": ("地区: 全国, ", "", "missing-key", "{编号", None),
    "a column misspelt": ("列: [依据, 情形, 处理]", "列: [依据, 情型, 处理]", "unknown-column", "情型", "情形"),
    "a role misspelt": ("{得: 敏感区域}", "{德: 敏感区域}", "unknown-column", "德", None),
    "a use misspelt": ("用途: 推定", "用途: 推断", "unknown-use", "推断", "推定"),
    "a type misspelt": ("主动清理, 是否", "主动清理, 是不", "unknown-type", "是不", "是否"),
    "a convention misspelt": ("[以上, 含", "[以上数, 含", "unknown-convention", "以上数", "以上"),
    "a value of a convention misspelt": ("[以上, 含", "[以上, 包含", "unknown-value", "包含", "含"),
    "a convention missing": ("    - [以下, 不含, 第一条]\n", "", "missing-convention", "1万元以上10万元以下", None),
    "a convention nobody uses": (
        "第一条]\n    - [阶",
        "第一条]\n    - [同类, 同款, /]\n    - [阶",
        "unused-convention",
        "同类",
        None,
    ),
    "a table that does not exist": (
        "法定: {列: [处理], 行: [[1万元以上10万元以下]]}",
        "法定: 罚责",
        "unknown-reference",
        "罚责",
        None,
    ),
    "an example of no table": ("对: 倾倒垃圾", "对: 倾倒拉圾", "unknown-reference", "倾倒拉圾", "倾倒垃圾"),
    "a shared table that does not exist": (
        "    闭合: 是\n",
        "    闭合: 是\n    同表: 敏感区\n",
        "unknown-reference",
        "敏感区\n",
        "敏感区域",
    ),
    "a unit of another kind": ("严重, 10立方米以上", "严重, 10吨以上", "unit-mismatch", "10吨以上", None),
    "a unit nobody knows": ("严重, 10立方米以上", "严重, 10立方迷以上", "unreadable-wording", "立方迷", None),
    "a row too short": (
        "[严重, 10立方米以上, /, 6",
        "[严重, 10立方米以上, 6",
        "row-width",
        "[严重, 10立方米以上, 6",
        None,
    ),
    "a row too long": ("[[水源地, 是]]", "[[水源地, 是, /]]", "row-width", "[水源地, 是, /]", None),
    "〃 in the first row": (
        "[轻微, 10立方米以下, 主动清理",
        "[〃, 10立方米以下, 主动清理",
        "ditto-without-row",
        "〃",
        None,
    ),
    "a definition by itself": (
        "列: [{条件: 区域}, {得: 敏感区域}]\n    行: [[水源地, 是]]",
        "列: [情形, {得: 敏感区域}]\n    行: [[敏感区域, 是]]",
        "cyclic-reference",
        "编号: 敏感区域",
        None,
    ),
    "a tier below the statute": ("1万元以上3万元以下", "5000元以上3万元以下", "outside-statute", "5000元以上", None),
    "a tier above the statute": ("6万元以上10万元以下", "6万元以上20万元以下", "outside-statute", "6万元以上20", None),
    "no citation": ("依据: 乙法第九条第一款", "依据: 乙法9-1", "unknown-citation", "乙法9-1", None),
    "a table twice": (
        "编号: 敏感区域\n    用",
        "编号: 倾倒垃圾\n    用",
        "duplicate-id",
        "倾倒垃圾\n    用途: 推定",
        None,
    ),
    "a fact twice": (
        "    - [倾倒量, 数量",
        "    - [主动清理, 是否, /, /]\n    - [倾倒量, 数量",
        "duplicate-fact",
        "主动清理, 是否, /, /]\n    - [倾",
        None,
    ),
    "a convention twice": ("    - [阶次,", "    - [以上, 含, /]\n    - [阶次,", "duplicate-id", "以上, 含, /]", None),
    "two lower bounds": ("6万元以上10万元以下", "6万元以上10万元以上", "unreadable-wording", "", None),
    "a fine without an amount": ("6万元以上10万元以下", "罚款", "unreadable-wording", "罚款]", None),
    "an effect misspelt": ("从重处罚", "从重处法", "unreadable-wording", "从重处法", "从重处罚"),
    "a policy misspelt": ("    闭合: 是\n", "    闭合: 是\n    重合: 首行行\n", "unknown-value", "首行行", "首行"),
    "a region in words": ("地区: 全国", "地区: 甲市", "bad-header", "甲市, 施", None),
    "a validity misspelt": ("核对: 虚拟", "核对: 虚拟, 效力: 有校", "unknown-value", "有校", "有效"),
    "a day of issue that is none": ("核对: 虚拟", "核对: 虚拟, 发布: 去年", "bad-header", "去年", None),
    "several may hold, misspelt": ("同义]\n", "并存]\n", "unknown-value", "取中", "取重"),
    "who raises it, misspelt": ("同义]\n", "提起]\n", "unknown-value", "主账", "主张"),
    "a definition that gives nothing": (
        "列: [{条件: 区域}, {得: 敏感区域}]\n    行: [[水源地, 是]]",
        "列: [{条件: 区域}]\n    行: [[水源地]]",
        "missing-key",
        "[{条件: 区域}]",
        None,
    ),
    "a rule that does nothing": (
        "列: [依据, 情形, 处理]\n    行:\n      - [行政处罚法第三十二条, 敏感区域, 从重处罚]",
        "列: [依据, 情形]\n    行:\n      - [行政处罚法第三十二条, 敏感区域]",
        "missing-key",
        "[依据, 情形]",
        None,
    ),
    "a day that is none": ("施行: 2025-01-01", "施行: 2025年1月1日", "bad-header", "2025年1月1日", None),
}


CELLS = {"several may hold, misspelt": "取中", "who raises it, misspelt": "主账"}  # a value of the renamed column


def _slipped(slip: str) -> str:
    written, instead, *_ = SLIPS[slip]
    assert written in GOOD
    text = GOOD.replace(written, instead, 1)
    return text.replace("水源地], /]", f"水源地], {CELLS[slip]}]", 1) if slip in CELLS else text


def _place(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def test_the_ruleset_without_slips_is_clean(tmp_path: Path) -> None:
    assert () == found(tmp_path, GOOD)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_where_it_is(tmp_path: Path, slip: str) -> None:
    _, _, code, words, hint = SLIPS[slip]
    text = _slipped(slip)
    mistakes = [each for each in found(tmp_path, text) if each.severity is Severity.ERROR]
    told = [each for each in mistakes if each.code == code]
    assert told, [f"{each.code} {each.message()}" for each in mistakes]
    assert not words or _place(text, words) in {(each.span.line, each.span.column) for each in told}, told
    assert hint is None or hint in {each.suggestion for each in told}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_not_drowned_in_what_follows_from_it(tmp_path: Path, slip: str) -> None:
    mistakes = found(tmp_path, _slipped(slip))
    assert len(mistakes) <= ALLOWED.get(slip, 1), [f"{each.span} {each.code} {each.message()}" for each in mistakes]


ALLOWED = {
    "a key of the file misspelt": 4,  # every convention the file then lacks
    "a key of a table misspelt": 2,  # the key that is not there, and the one that is missing
    "a key of the header misspelt": 2,
}


def test_all_slips_of_a_file_are_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    text = GOOD
    slips = (
        "a type misspelt",
        "a tier above the statute",
        "a use misspelt",
        "an effect misspelt",
        "a value of a convention misspelt",
    )
    for slip in slips:
        text = text.replace(SLIPS[slip][0], SLIPS[slip][1], 1)
    mistakes = found(tmp_path, text)
    places = [(each.span.line, each.span.column) for each in mistakes]
    assert sorted(places) == places
    assert {SLIPS[slip][2] for slip in slips} <= {each.code for each in mistakes}


def test_mistakes_of_several_files_stand_together(tmp_path: Path) -> None:
    first = GOOD.replace("从重处罚", "从重处法")
    second = GOOD.replace("编号: 甲市-倾倒", "编号: 乙市-倾倒").replace("[以上, 含", "[以上数, 含")
    mistakes = found(tmp_path, first, second)
    assert ["1.yaml", "2.yaml"] == sorted({Path(each.span.file).name for each in mistakes})


def test_one_id_for_one_ruleset(tmp_path: Path) -> None:
    (twice,) = found(tmp_path, GOOD, GOOD)
    assert ("duplicate-id", "2.yaml", (1, 11)) == (twice.code, Path(twice.span.file).name, _at(twice))
    assert [Path(span.file).name for span, _ in twice.related] == ["1.yaml"]


def _at(mistake: Diagnostic) -> tuple[int, int]:
    return mistake.span.line, mistake.span.column


def test_tables_that_share_each_other_are_a_circle(tmp_path: Path) -> None:
    text = GOOD.replace(
        "    列: [{条件: 区域}, {得: 敏感区域}]\n    行: [[水源地, 是]]\n",
        "    同表: 另一张\n  - 编号: 另一张\n    用途: 推定\n    同表: 敏感区域\n",
    )
    circles = [each for each in found(tmp_path, text) if each.code == "cyclic-reference"]
    assert _place(text, "另一张\n  - 编") in {_at(each) for each in circles}


HISTORY = """\
履历:
  列: [事实, 回溯, 计数, 同类, 机关, 含本次, 得, 依据]
  行: [[敏感次数, 二年, 查处, 不限, 不限, 不含, 次数, /]]
表:
"""


@pytest.mark.parametrize(
    ("written", "instead", "hint"),
    [
        ("不含, 次数", "不包含, 次数", "不含"),
        ("查处", "查出", "查处"),
        ("次数, /", "次, /", "次数"),
        ("二年", "两年多", None),
        ("不限, 不含", "本机关, 不含", "同一机关"),
    ],
)
def test_a_slip_in_a_rule_of_history(tmp_path: Path, written: str, instead: str, hint: str | None) -> None:
    good = GOOD.replace("表:\n", HISTORY, 1).replace("[阶次, [", "[回溯, 往前, /]\n    - [阶次, [", 1)
    assert () == found(tmp_path, good)
    text = good.replace(written, instead, 1)
    wrong = [each for each in found(tmp_path, text) if each.code == "unknown-value"]
    place = _place(text, instead)
    assert [(place, hint)] == [(_at(each), each.suggestion) for each in wrong]


def test_an_example_that_gives_what_nobody_knows(tmp_path: Path) -> None:
    text = GOOD.replace("{给: 倾倒量}", "{给: 倾倒数}")
    (wrong,) = found(tmp_path, text)
    assert ("unknown-fact", _place(text, "倾倒数"), "倾倒量") == (wrong.code, _at(wrong), wrong.suggestion)
