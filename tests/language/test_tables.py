"""Keys of tables: which row counts where several apply, which table gives way, which the officer may leave aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, failures, found

GENERAL = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [阶次, [轻微, 一般, 严重], /]]}
事实: {列: [事实, 类型], 行: [[造成事故, 是否], [拒不配合, 是否]]}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    法定: {列: [处理], 行: [[1万元以上9万元以下]]}
    列: [阶次, {条件: 倾倒量}, {条件: 造成事故}, 处理]
    行:
      - [轻微, 不足10立方米, 否, 1万元以上3万元以下]
      - [一般, 10立方米以上, 否, 3万元以上6万元以下]
      - [严重, /, 是, 6万元以上9万元以下]
  - 编号: 从重
    用途: 总则
    %s
    列: [情形, 处理]
    行:
      - [造成事故, %s]
      - [拒不配合, 〃]
  - 编号: 算例
    用途: 算例
    对: 倾倒
    列: [算例, {给: 倾倒量}, {给: 造成事故}, {给: 拒不配合}, {应: 阶次}, {应: 罚款}]
    行:
      - %s
"""


@pytest.mark.parametrize(
    ("key", "does", "row"),
    [
        ("备注: 无", "上调一个档次", "[上调, 5立方米, 否, 是, 一般, 3万元以上6万元以下]"),
        ("备注: 无", "上调一个档次", "[没有这一情节, 5立方米, 否, 否, 轻微, 1万元以上3万元以下]"),
        ("备注: 无", "上调一个档次", "[已是最高档, 5立方米, 是, 是, 严重, 6万元以上9万元以下]"),
        ("备注: 无", "下调一个档次", "[下调, 20立方米, 否, 是, 轻微, 1万元以上3万元以下]"),
        ("备注: 无", "可以上调一个档次", "[可以, 5立方米, 否, 是, 一般；轻微, 3万元以上6万元以下；1万元以上3万元以下]"),
        ("备注: 无", "按该档次最高限度", "[最高限度, 5立方米, 否, 是, 轻微, 3万元]"),
        ("备注: 无", "可以按该档次最高限度", "[可以, 5立方米, 否, 是, 轻微；轻微, 3万元；1万元以上3万元以下]"),
        ("方式: 可以", "按该档次最高限度", "[方式可以, 5立方米, 否, 是, 轻微；轻微, 3万元；1万元以上3万元以下]"),
        (
            "方式: 可以",
            "上调一个档次",
            "[方式可以, 5立方米, 否, 是, 一般；轻微, 3万元以上6万元以下；1万元以上3万元以下]",
        ),
        ("让位: 基准", "按该档次最高限度", "[基准已经规定, 5立方米, 是, 否, 严重, 6万元以上9万元以下]"),
        ("让位: 基准", "按该档次最高限度", "[基准没有规定, 5立方米, 否, 是, 轻微, 3万元]"),
    ],
)
def test_a_general_rule_beside_a_benchmark(tmp_path: Path, key: str, does: str, row: str) -> None:
    assert [] == failures(tmp_path, HEAD + GENERAL % (key, does, row))


DIRECTION = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事实: {列: [事实, 类型], 行: [[主动报告, 是否]]}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 漏报
    列: [处理]
    行: [[1万元以上9万元以下]]
  - 编号: 从轻
    用途: 总则
    %s
    列: [情形, 处理]
    行: [[主动报告, %s]]
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 主动报告}, {应: 结果}]
    行: [[某例, 是, %s]]
"""


@pytest.mark.parametrize(
    ("key", "does", "outcome"),
    [
        ("方式: 应当", "应当从轻处罚", "从轻"),
        ("方式: 可以", "应当从轻处罚", "从轻；一般"),
        ("方式: 应当", "不予行政处罚", "不予处罚"),
        ("方式: 可以", "不予行政处罚", "可以不予处罚；一般"),
    ],
)
def test_a_table_the_officer_may_leave_aside_gives_both(tmp_path: Path, key: str, does: str, outcome: str) -> None:
    assert [] == failures(tmp_path, HEAD + DIRECTION % (key, does, outcome))


def test_what_gives_way_gives_way_to_the_benchmark(tmp_path: Path) -> None:
    wrong = found(tmp_path, HEAD + DIRECTION % ("让位: 法定", "从轻处罚", "从轻"))
    assert [("unknown-value", "让位")] == [(each.code, dict(each.args)["fact"]) for each in wrong]


OVERLAP = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [阶次, [轻微, 一般, 严重], /]]}
事实: {列: [事实, 类型, 取值], 行: [[地点, 选项, [小巷, 主街]], [时段, 选项, [平时, 高峰]]]}
表:
  - 编号: 占道
    用途: 基准
    违法行为: 占道经营
    法定: {列: [处理], 行: [[100元以上900元以下]]}
    重合: %s
    列: [阶次, {条件: 地点}, {条件: 时段}, 处理]
    行:
      - [一般, 主街, /, 300元以上500元以下]
      - [严重, /, 高峰, 500元以上900元以下]
      - [轻微, 主街, 高峰, 100元以上300元以下]
  - 编号: 算例
    用途: 算例
    对: 占道
    列: [算例, {给: 地点}, {给: 时段}, {应: 立场}, {应: 阶次}]
    行:
      - [三行都成立, 主街, 高峰, %s]
"""


@pytest.mark.parametrize(
    ("overlap", "wanted"),
    [
        ("唯一", "提交决定, 一般；严重；轻微"),
        ("取重", "已定, 严重"),
        ("取轻", "已定, 轻微"),
        ("首行", "已定, 一般"),
        ("末行", "已定, 轻微"),
        ("专门优先", "已定, 轻微"),
    ],
)
def test_which_row_counts_where_several_apply(tmp_path: Path, overlap: str, wanted: str) -> None:
    assert [] == failures(tmp_path, HEAD + OVERLAP % (overlap, wanted))


def test_rows_equally_special_are_for_a_person_to_choose(tmp_path: Path) -> None:
    text = OVERLAP.replace("      - [轻微, 主街, 高峰, 100元以上300元以下]\n", "")
    assert [] == failures(tmp_path, HEAD + text % ("专门优先", "提交决定, 一般；严重"))


DERIVED = """
事实: {列: [事实, 类型, 取值], 行: [[较大数额, 金额, 推定], [行业, 选项, [食品, 药品]]]}
表:
  - 编号: 门槛
    用途: 推定
    重合: %s
    列: [{条件: 地点}, {条件: 行业}, {得: 较大数额}]
    行:
      - [/, /, 1000元]
      - [甲地, /, 2000元]
      - [甲地, 药品, 3000元]
  - 编号: 算例
    用途: 算例
    对: 门槛
    列: [算例, {给: 地点}, {给: 行业}, {应: 较大数额}]
    行:
      - %s
"""


@pytest.mark.parametrize(
    ("overlap", "row"),
    [
        ("首行", "[首行, 甲地, 药品, 1000元]"),
        ("末行", "[末行, 甲地, 药品, 3000元]"),
        ("专门优先", "[最具体的, 甲地, 药品, 3000元]"),
        ("专门优先", "[较具体的, 甲地, 食品, 2000元]"),
    ],
)
def test_which_row_of_a_derivation_counts(tmp_path: Path, overlap: str, row: str) -> None:
    assert [] == failures(tmp_path, HEAD + DERIVED % (overlap, row))


@pytest.mark.parametrize("overlap", ["取重", "取轻"])
def test_values_are_not_weighed(tmp_path: Path, overlap: str) -> None:
    wrong = found(tmp_path, HEAD + DERIVED % (overlap, "[某例, 甲地, 药品, /]"))
    assert [("unknown-value", "重合")] == [(each.code, dict(each.args)["fact"]) for each in wrong]


REFINED = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事实: {列: [事实, 类型], 行: [[违法所得, 金额]]}
表:
  - 编号: 基准
    用途: 基准
    违法行为: 无证经营
    法定: 罚则
    列: [{条件: 经营时间}, 处理]
    行:
      - [不足30日, 1倍以上3倍以下]
      - [30日以上, 3倍以上5倍以下]
  - 编号: 罚则
    用途: 法定
    列: [处理]
    行: [[违法所得1倍以上5倍以下]]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 经营时间}, {给: 违法所得}, {应: 罚款}]
    行: [[倍数以法定的基数计, 40日, 10000元, 3万元以上5万元以下]]
"""


def test_a_bare_multiple_refines_the_base_of_the_statute_it_names(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD + REFINED)


STATES = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /]]}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 虚假广告
    重合: 首行
    列: [{条件: 广告费用}, {条件: 媒介}, 处理]
    行:
      - [无法计算或者明显偏低, /, 处20万元罚款]
      - [/, 无法查明, 处30万元罚款]
      - [1万元以上, 电视, 广告费用3倍]
      - [不足1万元, 报纸, 处1万元罚款]
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 广告费用}, {给: 媒介}, {应: 罚款}]
    行:
      - [费用查不出, 无法查明, 报纸, 20万元]
      - [媒介查不出, 2万元, 无法查明, 30万元]
      - [都查得出, 2万元, 电视, 6万元]
"""


def test_a_row_may_stand_for_what_could_not_be_ascertained(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD + STATES)


ENDS = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [阶次, [轻微, 特别严重], /]%s]}
表:
  - 编号: 罚则
    用途: 法定
    列: [{处理: 单位}, {处理: 个人}]
    行: [[%s, 200元以上2000元以下]]
  - 编号: 基准
    用途: 基准
    违法行为: 乱堆物料
    法定: 罚则
    列: [阶次, {条件: 面积}, {处理: 单位}, {处理: 个人}]
    行:
      - [轻微, 不足10平方米, 最低限, 处最低限罚款]
      - [特别严重, 10平方米以上, 最高限, 可以处法定最高限罚款]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 当事人}, {给: 面积}, {应: 罚款}]
    行:
      - [最低限, 单位, 5平方米, %s]
      - [最高限, 单位, 20平方米, 2万元]
      - [各方各有幅度, 个人, 5平方米, 200元]
      - [可以, 个人, 20平方米, 2000元]
"""


@pytest.mark.parametrize(
    ("convention", "law", "least"),
    [("", "1000元以上2万元以下", "1000元"), (", [无下限时, 上限的10%, /]", "2万元以下", "2000元")],
)
def test_the_ends_of_the_statutory_range(tmp_path: Path, convention: str, law: str, least: str) -> None:
    assert [] == failures(tmp_path, HEAD + ENDS % (convention, law, least))


def test_an_end_the_law_does_not_set_cannot_be_a_fine(tmp_path: Path) -> None:
    wrong = found(tmp_path, HEAD + ENDS % ("", "2万元以下", "/"))
    assert [("unreadable-wording", 15)] == [(each.code, each.span.line) for each in wrong]


OTHERS = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [阶次, [轻微, 严重], /]]}
表:
  - 编号: 基准
    用途: 基准
    违法行为: 逾期不登记
    法定: {列: %s, 行: [[%s]]}
    列: [阶次, {条件: 面积}, {处理: 单位}%s]
    行:
      - [轻微, 不足10平方米, 200元以上500元以下%s]
      - [严重, 10平方米以上, 500元以上2000元以下%s]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 当事人类别}, {给: 当事人}, {给: 面积}, {应: 罚款}, {应: 立场}]
    行:
      - [单位按基准, 法人, 单位, 5平方米, 200元以上500元以下, 已定]
      - %s
"""


@pytest.mark.parametrize(
    ("law", "cells", "column", "cell", "example"),
    [
        # the law speaks to all, the table to others: the law's range, and whom the table means is asked of a person
        ("[处理]", "200元以上2000元以下", ", {处理: 个人}", ", 300元", "[都不是, 个体工商户, 承包人, 5平方米, 200元以上2000元以下, 提交决定]"),
        # the law names the party, no benchmark does: the law's range stands
        ("[{处理: 单位}, {处理: 责任人员}]", "200元以上2000元以下, 100元以上300元以下", "", "", "[只有法定, 公民, 责任人员, 5平方米, 100元以上300元以下, 已定]"),
        # its own cell is `/`: the table says nothing is done to it
        ("[处理]", "200元以上2000元以下", ", {处理: 个人}", ", /", "[不罚, 公民, 个人, 5平方米, 无, 已定]"),
    ],
)  # fmt: skip
def test_a_table_for_others_takes_nothing_from_the_law(
    tmp_path: Path, law: str, cells: str, column: str, cell: str, example: str
) -> None:
    assert [] == failures(tmp_path, HEAD + OTHERS % (law, cells, column, cell, cell, example))
