"""上调: to which row of the next tier, and what where there is no next tier (decision 0054)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import HEAD, failures

RULES = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 不含, /], [阶次, [轻微, 一般, 较重, 严重], /]]}
事实:
  列: [事实, 类型, 取值]
  行: [[多次违法, 是否, /], [抗拒检查, 是否, /], [车种, 选项, [非机动车, 机动车]], [造成后果, 是否, /], [屡教不改, 是否, /]]
表:
  - 编号: 停车
    用途: 基准
    违法行为: 乱停车
    法定: {列: [处理], 行: [[20元以上5000元以下]]}
    重合: 取重
    列: %s
    行:
%s
  - 编号: 情节
    用途: 总则
    列: [情形, 处理]
    行: [[多次违法, 上调一个档次], [抗拒检查, "%s"]]
  - 编号: 算例
    用途: 算例
    对: 停车
    列: [算例, {给: 时长}, %s {给: 多次违法}, {给: 抗拒检查}, {应: 立场}, {应: 阶次}, {应: 罚款}]
    行: [[某例, %s]]
"""
SHIFT = "上调一个档次，已是最高档次的，按最高处罚额度处罚"

KINDS = """
      - [轻微, 不足1小时, 非机动车, 20元]
      - [〃, 〃, 机动车, 200元]
      - [较重, 1小时以上, 非机动车, 50元以上100元以下]
      - [〃, 〃, 机动车, 500元以上1000元以下]
"""


@pytest.mark.parametrize(
    "row",
    [
        # The row of one's own kind of vehicle, not the first of the tier; 一般 is no tier of this table.
        "0.5小时, 机动车, 是, 否, 已定, 较重, 500元以上1000元以下",
        "0.5小时, 非机动车, 是, 否, 已定, 较重, 50元以上100元以下",
        "0.5小时, 机动车, 是, 是, 已定, 较重, 500元以上1000元以下",
        # Already the highest: a bare shift changes nothing, the other one takes the maximum of the statute.
        "2小时, 机动车, 是, 否, 已定, 较重, 500元以上1000元以下",
        "2小时, 机动车, 否, 是, 已定, 较重, 5000元",
    ],
)
def test_a_shift_leads_to_the_row_that_fits_the_case(tmp_path: Path, row: str) -> None:
    text = RULES % ("[阶次, {条件: 时长}, {条件: 车种}, 处理]", KINDS, SHIFT, "{给: 车种},", row)
    assert [] == failures(tmp_path, HEAD + text)


def test_what_may_be_shifted_may_be_left_in_the_highest_tier(tmp_path: Path) -> None:
    row = "2小时, 机动车, 否, 是, 已定, 较重；较重, 5000元；500元以上1000元以下"
    text = RULES % ("[阶次, {条件: 时长}, {条件: 车种}, 处理]", KINDS, f"可以{SHIFT}", "{给: 车种},", row)
    assert [] == failures(tmp_path, HEAD + text)


GROUNDS = """
      - [轻微, 不足1小时, 20元]
      - [一般, 1小时以上, 100元以上200元以下]
      - [〃, {造成后果: 是}, 300元以上400元以下]
      - [较重, {屡教不改: 是}, 800元]
      - [〃, {造成后果: 是, 屡教不改: 是}, 900元]
"""


@pytest.mark.parametrize(
    "row",
    [
        "0.5小时, 否, 否, 是, 否, 提交决定, 一般；一般, 100元以上200元以下；300元以上400元以下",  # neither is nearer
        "2小时, 否, 否, 是, 否, 已定, 较重, 800元",  # the other row differs in 造成后果 as well
        "2小时, 是, 否, 是, 否, 已定, 较重, 900元",  # and this one is met in it
    ],
)
def test_a_shift_into_rows_on_unlike_grounds_takes_the_nearer_or_refers_with_each(tmp_path: Path, row: str) -> None:
    text = RULES % ("[阶次, {条件: 时长}, 处理]", GROUNDS, SHIFT, "{给: 造成后果}, {给: 屡教不改},", row)
    assert [] == failures(tmp_path, HEAD + text)


PARTIES = """
      - [轻微, 不足1小时, 100元, 20元]
      - [一般, 1小时以上, /, 30元]
      - [〃, 1小时以上, 1000元以上2000元以下, /]
"""


@pytest.mark.parametrize(("party", "fine"), [("单位", "1000元以上2000元以下"), ("个人", "30元")])
def test_a_shift_leads_to_the_row_of_the_party(tmp_path: Path, party: str, fine: str) -> None:
    row = f"0.5小时, {party}, 是, 否, 已定, 一般, {fine}"
    columns = "[阶次, {条件: 时长}, {处理: 单位}, {处理: 个人}]"
    text = RULES % (columns, PARTIES, SHIFT, "{给: 当事人},", row)
    assert [] == failures(tmp_path, HEAD + text)


def test_a_shift_where_there_are_no_tiers_refers(tmp_path: Path) -> None:
    text = """
事实: {列: [事实, 类型], 行: [[多次违法, 是否]]}
表:
  - {编号: 罚则, 用途: 法定, 违法行为: 漏报, 列: [处理], 行: [[处100元罚款]]}
  - {编号: 情节, 用途: 总则, 列: [情形, 处理], 行: [[多次违法, 上调一个档次]]}
  - 编号: 算例
    用途: 算例
    对: 罚则
    列: [算例, {给: 多次违法}, {应: 立场}, {应: 罚款}, {应: 提示}]
    行: [[没有阶次, 是, 提交决定, 100元, 没有裁量阶次，不能上调或者下调], [没有情节, 否, 已定, 100元, /]]
"""
    assert [] == failures(tmp_path, HEAD + text)
