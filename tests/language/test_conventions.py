"""What a ruleset states for itself and the engine never assumes: each convention changes a result."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, failures, found

TIERS = """
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    法定: {列: [处理], 行: [[1万元以上10万元以下]]}
    列: [阶次, {条件: 倾倒量}, 处理]
    行:
      - [轻微, 10立方米以下, 1万元以上4万元以下]
      - [严重, 10立方米以上50立方米以下, 4万元以上10万元以下]
  - 编号: 算例
    用途: 算例
    对: 倾倒
    列: [算例, {给: 倾倒量}, {应: 罚款}]
    行:
"""
BELOW = (
    "约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 不含, /], [法定以下, 含, /], [阶次, [轻微, 严重], /]%s]}"
)


def test_the_highest_tier_includes_its_upper_bounds(tmp_path: Path) -> None:
    rows = """
      - [低档不含, 9立方米, 1万元（含）以上4万元（不含）以下]
      - [高档含, 50立方米, 4万元（含）以上10万元（含）以下]
"""
    assert [] == failures(tmp_path, HEAD + BELOW % ", [最高档上限, 含, /]" + TIERS + rows)


def test_without_it_the_highest_tier_excludes_them(tmp_path: Path) -> None:
    rows = """
      - [高档不含, 49立方米, 4万元（含）以上10万元（不含）以下]
      - [量的上限不在其内, 50立方米, 1万元（含）以上10万元（含）以下]
"""
    assert [] == failures(tmp_path, HEAD + BELOW % "" + TIERS + rows)


NO_MINIMUM = """
约定: {列: [约定, 取值, 依据], 行: [[以下, 含, /]%s]}
事实: {列: [事实, 类型], 行: [[主动改正, 是否], [受胁迫, 是否], [多次, 是否]]}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 占道经营
    列: [处理]
    行: [[1000元以下]]
  - 编号: 基准
    用途: 基准
    违法行为: 占道经营
    法定: 罚则
    列: [处理]
    行: [[500元以下]]
  - 编号: 情节
    用途: 总则
    列: [情形, 处理]
    行:
      - [主动改正, 应当减轻处罚]
      - [受胁迫, 应当从轻处罚]
  - 编号: 量罚
    用途: 量罚
    列: [罚款形式, 从轻, 一般]
    行:
      - [幅度, 幅度的30%%以下, /]
      - [只有上限, 上限的20%%, /]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 主动改正}, {给: 受胁迫}, {应: 立场}, {应: 结果}, {应: 罚款}]
    行:
%s
"""


def test_a_deemed_minimum_is_a_minimum_for_tiers_directions_and_mitigation(tmp_path: Path) -> None:
    rows = """
      - [视为有下限, 否, 否, 已定, 一般, 100元以上500元以下]
      - [按有幅度的量罚, 否, 是, 已定, 从轻, 100元（含）以上220元（含）以下]
      - [减轻在视为的下限以下, 是, 否, 已定, 减轻, 100元（不含）以下]
"""
    assert [] == failures(tmp_path, HEAD + NO_MINIMUM % (", [无下限时, 上限的10%, /]", rows))


def test_a_deemed_minimum_is_a_share_of_the_maximum(tmp_path: Path) -> None:
    wrong = found(tmp_path, HEAD + NO_MINIMUM % (", [无下限时, 下限的2倍, /]", "      - [某例, 否, 否, /, /, /]"))
    assert [("unknown-value", "无下限时")] == [(each.code, dict(each.args)["fact"]) for each in wrong]


@pytest.mark.parametrize(
    ("convention", "row"),
    [
        ("", "[不写, 是, 否, 提交决定, 减轻, 无]"),
        (", [减轻到底, 提交决定, /]", "[提交, 是, 否, 提交决定, 减轻, 无]"),
        (", [减轻到底, 不予行政处罚, /]", "[不罚, 是, 否, 已定, 不予处罚, 无]"),
        (", [减轻到底, 不得免除全部罚款, /]", "[还要罚, 是, 否, 已定, 减轻, 500元以下]"),
    ],
)
def test_how_far_mitigation_goes_where_the_law_sets_no_minimum(tmp_path: Path, convention: str, row: str) -> None:
    assert [] == failures(tmp_path, HEAD + NO_MINIMUM % (convention, f"      - {row}"))


DRAFT = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]%s]}
表:
  - 编号: 占道
    用途: 基准
    违法行为: 占道经营
    法定: {列: [处理], 行: [[5000元以下]]}
    列: [情形, 处理]
    行:
      - [占用盲道, 1000元以上5000元以下]
      - [{除外: 占用盲道}, 1000元以下]
  - 编号: 算例
    用途: 算例
    对: 占道
    列: [算例, {给: 占用盲道}, {应: 罚款}]
    行:
      - [认定为是, 是, 1000元以上5000元以下]
      - [认定为否, 否, 1000元以下]
      - [没有认定, 未知, 1000元以上5000元以下；1000元以下]
"""


def test_in_a_draft_an_undeclared_phrase_is_a_finding_and_said_to_be(tmp_path: Path) -> None:
    text = HEAD + DRAFT % ", [未声明, 认定, /]"
    assert [] == failures(tmp_path, text)
    (said,) = found(tmp_path, text)
    assert ("unknown-fact", "warning", 11) == (said.code, said.severity.value, said.span.line)


def test_otherwise_an_undeclared_phrase_is_an_error(tmp_path: Path) -> None:
    assert {"unknown-fact"} == {each.code for each in found(tmp_path, HEAD + DRAFT % "")}


SHOPKEEPER = """
约定: {列: [约定, 取值, 依据], 行: [[取整, 不取整, /]%s]}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 占道经营
    列: [{条件: 当事人类别}, 处理]
    行:
      - [公民, 处200元罚款]
      - [法人或者其他组织, 处3000元罚款]
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 当事人类别}, {应: 立场}, {应: 罚款}]
    行:
      - [公民, 公民, 已定, 200元]
      - [法人, 法人, 已定, 3000元]
      - %s
"""


@pytest.mark.parametrize(
    ("convention", "row"),
    [
        (", [个体工商户, 公民, /]", "[按公民, 个体工商户, 已定, 200元]"),
        (", [个体工商户, 法人, /]", "[按法人, 个体工商户, 已定, 3000元]"),
        (", [个体工商户, 待定, /]", "[不定, 个体工商户, 提交决定, 200元；3000元]"),
        ("", "[没有写, 个体工商户, 提交决定, 200元；3000元]"),
    ],
)
def test_under_which_thresholds_a_self_employed_trader_falls(tmp_path: Path, convention: str, row: str) -> None:
    assert [] == failures(tmp_path, HEAD + SHOPKEEPER % (convention, row))


def test_a_convention_for_traders_is_idle_where_nobody_asks_for_kinds(tmp_path: Path) -> None:
    text = HEAD + (DRAFT % ", [未声明, 认定, /], [个体工商户, 公民, /]")
    assert "unused-convention" in {each.code for each in found(tmp_path, text)}


def test_conventions_of_another_ruleset_are_taken_over_with_their_origin(tmp_path: Path) -> None:
    shared = HEAD.replace("编号: 例", "编号: 共用") + BELOW % "" + "\n表: []\n"
    own = HEAD.replace("编号: 例", "约定来自: 共用, 编号: 例")
    rows = "      - [与共用的约定一致, 9立方米, 1万元（含）以上4万元（不含）以下]\n"
    assert [] == failures(tmp_path, shared, own + TIERS + rows)


def test_conventions_are_taken_from_a_ruleset_that_is_loaded(tmp_path: Path) -> None:
    own = HEAD.replace("编号: 例", "约定来自: 共用, 编号: 例")
    codes = {each.code for each in found(tmp_path, own + TIERS + "      - [某例, 9立方米, /]\n")}
    assert "unknown-ruleset" in codes


ROUNDED = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [取整, %s, /]]}
事实: {列: [事实, 类型], 行: [[违法所得, 金额]]}
表:
  - 编号: 基准
    用途: 基准
    违法行为: 某行为
    法定: {列: [处理], 行: [[10元以上100万元以下]]}
    列: [{条件: 处数}, 处理]
    行: [[1处以上, 违法所得10%%]]
  - 编号: 算例
    用途: 算例
    对: 基准
    列: [算例, {给: 处数}, {给: 违法所得}, {应: 最终}]
    行: [[取整, 1处, 155555.55元, %s]]
"""


@pytest.mark.parametrize(
    ("rule", "figure"),
    [
        ("不取整", "15555.555元"),
        ("待定", "15555.555元"),
        ("分，舍去", "15555.55元"),
        ("分，四舍五入", "15555.56元"),
        ("角，进一", "15555.6元"),
        ("元，舍去", "15555元"),
        ("元，四舍五入", "15556元"),
        ("十元，舍去", "15550元"),
        ("十元，进一", "15560元"),
        ("百元，四舍五入", "1.56万元"),
        ("百元，舍去", "1.55万元"),
        ("千元，四舍五入", "1.6万元"),
        ("千元，舍去", "1.5万元"),
        ("万元，舍去", "1万元"),
        ("万元，进一", "2万元"),
    ],
)
def test_a_figure_is_rounded_once_and_last(tmp_path: Path, rule: str, figure: str) -> None:
    assert [] == failures(tmp_path, HEAD + ROUNDED % (rule, figure))


def test_a_way_of_rounding_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    wrong = found(tmp_path, HEAD + ROUNDED % ("百元四舍五入", "/"))
    assert [("unknown-value", "取整")] == [(each.code, dict(each.args)["fact"]) for each in wrong]


SPAN = """
约定: {列: [约定, 取值, 依据], 行: [[起算, 当日, /]]}
事实:
  列: [事实, 类型, 取值]
  行:
    - [从当日, 期间, 自立案之日至决定之日]
    - [从次日, 期间, 自立案之日的次日至决定之日]
表:
  - {编号: 罚则, 用途: 法定, 违法行为: 违建, 列: [处理], 行: [[处2000元罚款]]}
  - 编号: 程序
    用途: 程序
    列: [情形, 处理]
    行:
      - [{从当日: 超过10日}, 告知听证权利]
      - [{从次日: 超过10日}, 集体讨论决定]
  - 编号: 算例
    用途: 算例
    对: 程序
    列: [算例, {给: 立案之日}, {给: 决定之日}, {应: 义务}, {不应: 义务}]
    行:
      - [从当日是第十一日，从次日是第十日, 2025-03-01, 2025-03-11, 告知听证权利, 集体讨论决定]
      - [从当日是第十日, 2025-03-01, 2025-03-10, /, 告知听证权利；集体讨论决定]
      - [从次日是第十一日, 2025-03-01, 2025-03-12, 告知听证权利；集体讨论决定, /]
"""


def test_a_period_from_the_next_day_leaves_the_first_day_out_whatever_the_convention(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, HEAD + SPAN)
