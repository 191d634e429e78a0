"""Wrong documents are refused where they are wrong, by an editor of draft 7 too."""

from __future__ import annotations

import pytest
import yaml
from schema_helpers import as_texts, as_typed, draft_7, faults

RULESET = """
规则集: {编号: 甲, 名称: 某基准, 制定机关: 某局, 地区: '440000', 施行: 2025-01-01, 核对: 虚拟}
约定:
  列: [约定, 取值, 依据]
  行:
    - [以上, 含, /]
    - [阶次, [轻微, 一般], /]
关系:
  列: [关系, 对象, 范围]
  行: [[依据, 行政处罚法-2021, 全部]]
事实:
  列: [事实, 类型, 取值]
  行:
    - [数量, 数量, 吨]
    - [情况, 选项, [轻, 重]]
履历:
  列: [事实, 回溯, 计数, 同类, 机关, 得]
  行: [[违法次数, 二年, 查处, 同类, 不限, 次数]]
事项:
  列: [代号, 违法行为]
  行: [[1001, 某行为]]
表:
  - 编号: 1
    用途: 基准
    事项: 1001
    法定: {列: [处理], 行: [[处1万元以上5万元以下罚款]]}
    适用: {同时满足: [某情形, {除外: 别的情形}], 数量: 3吨以上}
    不适用: {列: [依据, 情形], 行: [[某法第一条, 例外]]}
    列: [阶次, {条件: 数量, 当: {情况: 轻}}, {处理: 单位, 表头: 罚款}]
    行:
      - [轻微, 10, {选一: [警告, 1万元]}]
      - [一般, {任一: [某情形, 别的情形]}, [警告, {可以: 2万元}]]
      - [〃, {读作: 3吨以下, 原作: 3吨以上以下}, {词: 罚款, 数额: {取高: [1万元, 违法所得2倍]}, 方式: 可以}]
  - 编号: 2
    用途: 基准
    法定: 缺
    同表: 1
    计算: 权重累加
    起点: {列: [起点, 基数], 行: [[20%, 100万元]]}
未译:
  列: [条款, 原文, 原因, 处理]
  行: [[第一条, 原文, 原因, 不写]]
"""
EXAMPLES = """
算例集: {对: 甲}
表:
  - 编号: 算例-1
    用途: 算例
    对: 1
    列: [算例, {给: 数量}, {给: 情况}, {应: 罚款}]
    行: [[一个命题, 3吨, [轻, 重], 1万元]]
"""
CASE = """
案件: {编号: 示例, 办案机关: 某局, 地区: '440700'}
日期: {行为起: 2025-01-10, 行为止: 未知, 发现: 无法查明, 立案: 2025-05-23, 拟决定: 2025-08-01}
当事人: [{代号: 甲, 类别: 法人, 身份: [单位]}]
行为:
  - 代号: A1
    事项: 甲#1
    当事人: 甲
    同一行为: 1
    事实:
      数量: 3吨
      情况: {值: [轻, 重], 认定: 执法一科, 理由: 有证据, 证据: [照片]}
      违法行为轻微: {值: 无法查明, 认定: 执法一科, 理由: 查过}
      及时改正: {有争议: [是, 否], 认定: 执法一科, 理由: 双方说法不一}
事实: {违法次数: 2次}
查无: {范围: [行政处罚法-2021 全部总则], 认定: 执法一科, 理由: 已询问}
履历: {查询: 已查清, 截至: 2025-07-01, 列: [日期, 事项, 处理], 行: [[2024-01-01, 甲#1, 查处]]}
"""
DOCUMENTS = {"规则集": ("ruleset", RULESET), "算例": ("ruleset", EXAMPLES), "案件": ("case", CASE)}

WRONG = [
    # 规则集
    ("规则集", "规则集: {编号: 甲, ", "规则集: {", "a header without an id"),
    ("规则集", "名称: 某基准, ", "", "a header without a title"),
    ("规则集", ", 核对: 虚拟", "", "a header that does not say how far it was checked"),
    ("规则集", "核对: 虚拟", "核对: 虚构", "a trust that is none"),
    ("规则集", "核对: 虚拟", "核对: 虚拟, 核对日期: 2025-01-01", "an unknown key of the header"),
    ("规则集", "施行: 2025-01-01", "施行: 2025年1月1日", "a date that is not ISO"),
    ("规则集", "施行: 2025-01-01", "施行: 2025-13-01", "a month that is none"),
    ("规则集", "地区: '440000'", "地区: 广东省", "a region that is no code"),
    ("规则集", "地区: '440000'", "地区: '44000'", "a code of five digits"),
    ("规则集", "地区: '440000'", "地区: '440000', 位阶: 规范文件", "a rank that is none"),
    ("规则集", "规则集: {", "规则: {", "no header"),
    ("规则集", "\n未译:", "\n未翻译:", "an unknown section"),
    ("规则集", "    - [以上, 含, /]", "    - [以土, 含, /]", "a convention of no known name"),
    ("规则集", "    - [以上, 含, /]", "    - [以上, 包含, /]", "a value no 以上 has"),
    ("规则集", "列: [约定, 取值, 依据]", "列: [约定, 值, 依据]", "a column no 约定 has"),
    ("规则集", "列: [约定, 取值, 依据]", "列: [约定, 依据]", "约定 without their values"),
    ("规则集", "列: [事实, 类型, 取值]", "列: [事实, 取值, 取值]", "facts without a type"),
    ("规则集", "- [数量, 数量, 吨]", "- [重量, 重量, 吨]", "a type of fact that is none"),
    ("规则集", "[[依据, 行政处罚法-2021, 全部]]", "[[根据, 行政处罚法-2021, 全部]]", "a relation that is none"),
    ("规则集", "不限, 次数]]", "不限, 多少次]]", "a history that yields nothing known"),
    ("规则集", "用途: 基准\n    事项", "用途: 基準\n    事项", "a use that is none"),
    ("规则集", "    用途: 基准\n    事项", "    事项", "a table without a use"),
    ("规则集", "  - 编号: 1\n    用途: 基准", "  - 用途: 基准", "a table without an id"),
    ("规则集", "    法定: 缺\n", "", "a benchmark without a statutory range"),
    ("规则集", "    同表: 1\n", "    同表: 1\n    重和: 取重\n", "an unknown key of a table"),
    ("规则集", "    同表: 1\n", "    同表: 1\n    重合: 最重\n", "an overlap that is none"),
    ("规则集", "    同表: 1\n", "    同表: 1\n    阶段: 门坎\n", "a stage that is none"),
    ("规则集", "    同表: 1\n", "    同表: 1\n    另有规定: [规范性文件]\n", "a rank no rule gives way to"),
    ("规则集", "    同表: 1\n", "", "a table without columns"),
    ("规则集", "    起点: {列: [起点, 基数], 行: [[20%, 100万元]]}\n", "", "a weighted sum without a start"),
    ("规则集", "{条件: 数量, 当:", "{条伴: 数量, 当:", "a role that is none"),
    ("规则集", "{条件: 数量, 当:", "{条件: 数量, 任一: 数量, 当:", "a column of two roles"),
    ("规则集", "列: [阶次, {条件", "列: [阶此, {条件", "a label that is none"),
    ("规则集", "{选一: [警告, 1万元]}", "{选一: [警告]}", "a choice of one"),
    ("规则集", "{选一: [警告, 1万元]}", "{选一: [警告, 1万元], 并处: 1万元}", "two forms at once"),
    ("规则集", ", 原作: 3吨以上以下", "", "a reading without the print"),
    ("规则集", "方式: 可以}", "方式: 可能}", "a mode that is none"),
    ("规则集", "{同时满足: [某情形,", "{同时满足: [{},", "an empty condition"),
    ("规则集", "- [轻微, 10,", "- [轻微, ~,", "an empty cell"),
    ("规则集", "- [轻微, 10,", "- [轻微, true,", "true where a text belongs"),
    ("规则集", "不适用: {列: [依据, 情形]", "不适用: {列: [依据, {条件: 数量}]", "exclusions without 情形"),
    ("规则集", "行: [[第一条, 原文, 原因, 不写]]", "行: [第一条, 原文, 原因, 不写]", "a row that is no list"),
    # 算例
    ("算例", "算例集: {对: 甲}", "算例集: {}", "examples of no ruleset"),
    (
        "算例",
        "算例集: {对: 甲}",
        "算例集: {对: 甲}\n约定: {列: [约定, 取值], 行: []}",
        "a section in a file of examples",
    ),
    ("算例", "用途: 算例", "用途: 法定", "another table among the examples"),
    ("算例", "    对: 1\n", "", "examples of no table"),
    ("算例", "{给: 数量}", "{给定: 数量}", "a column that gives nothing"),
    ("算例", "{给: 数量}", "{条件: 数量}", "a condition among the examples"),
    ("算例", "3吨, [轻", "{数量: 3吨}, [轻", "a map where a value belongs"),
    # 案件
    ("案件", "案件: {编号: 示例, ", "案件: {", "a case without a number"),
    ("案件", "地区: '440700'", "地区: 江门", "a region that is no code"),
    ("案件", "案件: {", "案件: {当事人姓名: 张三, ", "an unknown key of the head"),
    ("案件", ", 拟决定: 2025-08-01", "", "no day of decision"),
    ("案件", "拟决定: 2025-08-01", "拟决定: 未知", "a day of decision not known"),
    ("案件", "行为止: 未知", "行为止: 不详", "a state that is none"),
    ("案件", "行为起: 2025-01-10", "行为起: 1911-10-10", "a day before every law in force"),
    ("案件", "当事人: [{代号: 甲, 类别: 法人, 身份: [单位]}]", "当事人: []", "no party"),
    ("案件", "类别: 法人", "类别: 公司", "a kind of party that is none"),
    ("案件", "类别: 法人, ", "", "a party of no kind"),
    *[
        ("案件", "{代号: 甲, 类别: 法人", f"{{代号: 甲, {key}: 某, 类别: 法人", f"personal data: {key}")
        for key in ("姓名", "名称", "身份证号", "电话", "住址", "统一社会信用代码")
    ],
    ("案件", "    事实:\n", "    事实:\n      姓名: 张三\n", "personal data among the facts"),
    ("案件", "    事实:\n", "    事实:\n      拟罚款数额: 1元\n", "a fact only the engine gives"),
    ("案件", "    事实:\n", "    事实:\n      立案之日: 2025-01-01\n", "a day outside 日期"),
    ("案件", "      数量: 3吨\n", "      数量: 无法查明\n", "无法查明 without who and why"),
    (
        "案件",
        "{值: 无法查明, 认定: 执法一科, 理由: 查过}",
        "{值: 无法查明, 认定: 执法一科}",
        "无法查明 without a reason",
    ),
    ("案件", "理由: 有证据", f"理由: {'长' * 401}", "a reason of 401 characters"),
    ("案件", "证据: [照片]", "证据: [照片], 证人: 张三", "an unknown key of a finding"),
    ("案件", "{有争议: [是, 否]", "{有争议: [是]", "a dispute about one value"),
    ("案件", "    事项: 甲#1\n", "", "an act against nothing"),
    ("案件", "查询: 已查清", "查询: 查清", "a search that is none"),
    ("案件", "列: [日期, 事项, 处理]", "列: [事项, 处理, 内容]", "earlier matters without their days"),
    ("案件", "列: [日期, 事项, 处理]", "列: [日期, 事项, 结果]", "a column no history has"),
    ("案件", ", 认定: 执法一科, 理由: 已询问}", "}", "an inquiry nobody closed"),
    ("案件", "\n查无:", "\n备注:", "an unknown key"),
]


@pytest.mark.parametrize("which", DOCUMENTS)
def test_the_right_document_is_right(which: str) -> None:
    name, text = DOCUMENTS[which]
    assert [] == faults(name, as_texts(text))
    assert [] == faults(name, as_typed(text))
    assert draft_7(name).is_valid(as_typed(text))


@pytest.mark.parametrize(("which", "right", "wrong", "why"), WRONG, ids=[f"{row[0]}: {row[3]}" for row in WRONG])
def test_a_wrong_document_is_refused(which: str, right: str, wrong: str, why: str) -> None:
    name, text = DOCUMENTS[which]
    assert 1 == text.count(right), "the corpus changes one place"
    damaged = as_typed(text.replace(right, wrong))
    assert faults(name, damaged), why
    assert not draft_7(name).is_valid(damaged)


@pytest.mark.parametrize("name", ["ruleset", "case", "recommendation"])
@pytest.mark.parametrize("document", [None, [], "规则集", 1, True, {}])
def test_what_is_no_document_is_refused(name: str, document: object) -> None:
    assert faults(name, document)


def test_the_corpus_is_read_as_yaml_reads_it() -> None:
    for name, text in DOCUMENTS.values():
        assert yaml.compose(text) is not None, name
