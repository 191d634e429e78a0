"""合计: the fines of one party over several acts; what is set aside adds nothing (decision 0067)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from language_helpers import loaded

from enforce_rules import Rulebook
from enforce_rules.model.report import FineRange, FineTotal
from enforce_rules.rulebook import Recommendation

LAW = """
规则集: {编号: 法, 名称: 某法, 制定机关: 某机关, 地区: 全国, 施行: 2010-01-01, 位阶: 法律, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 不含, /]]}
事实: {列: [事实, 类型, 取值], 行: [[货值, 金额, /]]}
事项: {列: [代号, 违法行为], 行: [[a, 行为甲], [b, 行为乙], [c, 行为丙], [d, 行为丁], [e, 行为戊]]}
表:
  - {编号: 甲, 用途: 法定, 事项: a, 依据: 某法第一条, 列: [处理], 行: [[处1万元以上3万元以下罚款]]}
  - {编号: 乙, 用途: 法定, 事项: b, 依据: 某法第二条, 列: [处理], 行: [[处5000元罚款]]}
  - {编号: 丙, 用途: 法定, 事项: c, 依据: 某法第三条, 列: [处理], 行: [[警告]]}
  - {编号: 丁, 用途: 法定, 事项: d, 依据: 某法第四条, 列: [处理], 行: [[处货值2倍罚款]]}
  - {编号: 戊, 用途: 法定, 事项: e, 依据: 某法第五条, 列: [处理], 行: [[处2万元以上6万元以下罚款]]}
"""
RULE = """
  - {编号: 择重, 用途: 总则, 依据: 某法第二十九条, 列: [情形, 处理], 行: [[/, 按照罚款数额高的规定处罚]]}
"""


def total(book: Rulebook, *acts: str, same: str = "", parties: str = "[甲]") -> tuple[FineTotal, ...]:
    """The totals of a case of these acts; those in `same` are one act."""
    lines = "".join(
        f"  - {{代号: {act}, 事项: 法#{act}, 当事人: {parties}{', 同一行为: 一' if act in same else ''}}}\n"
        for act in acts
    )
    said = book.recommend(
        f"""
案件: {{编号: 一, 办案机关: 甲局, 地区: '990100'}}
日期: {{行为起: 2025-03-01, 行为止: 2025-03-01, 发现: 2025-03-01, 立案: 2025-03-01, 拟决定: 2025-04-01}}
当事人: [{{代号: 甲, 类别: 法人}}, {{代号: 乙, 类别: 公民}}]
行为:
{lines}"""
    )
    assert said.to_json() == Recommendation.from_json(said.to_json()).to_json()
    return said.report.totals


def money(low: int, high: int | None, low_included: bool = True, high_included: bool = True) -> FineRange:
    return FineRange(Fraction(low), None if high is None else Fraction(high), low_included, high_included)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return loaded(tmp_path, LAW + RULE)


def test_several_acts_are_added_exactly_and_an_excluded_end_stays_excluded(book: Rulebook) -> None:
    (one,) = total(book, "a", "b", "c")
    assert FineTotal("甲", money(15000, 35000, high_included=False), ("a", "b", "c"), (), ()) == one


def test_one_act_has_no_total(book: Rulebook) -> None:
    assert () == total(book, "a")


def test_every_party_has_a_total_of_its_own(book: Rulebook) -> None:
    assert ["甲", "乙"] == [each.party for each in total(book, "a", "b", parties="[甲, 乙]")]


def test_what_is_set_aside_adds_nothing_and_is_named(book: Rulebook) -> None:
    (one,) = total(book, "a", "b", "c", same="ab")
    assert FineTotal("甲", money(10000, 30000, high_included=False), ("a", "c"), ("b",), ()) == one


def test_of_fines_for_one_act_that_cannot_be_ranked_one_is_added(book: Rulebook) -> None:
    """1万—3万 beside 2万—6万: whichever is the higher, it lies between 2万 and 6万; and 5000 for the other act."""
    (one,) = total(book, "a", "e", "b", same="ae")
    assert (money(25000, 65000, high_included=False), ("a", "b", "e")) == (one.fine, tuple(sorted(one.acts)))


def test_an_amount_that_is_not_known_leaves_no_upper_end_and_is_named(book: Rulebook) -> None:
    (one,) = total(book, "b", "d")
    assert FineTotal("甲", money(5000, None), ("b", "d"), (), ("d",)) == one


def test_without_a_rule_the_sum_is_the_most_that_can_be_imposed(tmp_path: Path) -> None:
    (one,) = total(loaded(tmp_path, LAW), "a", "b", same="ab")
    assert money(5000, 35000) == FineRange(one.fine.low, one.fine.high)


def test_the_explanation_says_the_total_and_what_is_left_out(book: Rulebook) -> None:
    said = book.recommend(
        """
案件: {编号: 一, 办案机关: 甲局, 地区: '990100'}
日期: {行为起: 2025-03-01, 行为止: 2025-03-01, 发现: 2025-03-01, 立案: 2025-03-01, 拟决定: 2025-04-01}
当事人: [{代号: 甲, 类别: 法人}]
行为:
  - {代号: A1, 事项: 法#b, 当事人: [甲], 同一行为: 一}
  - {代号: A2, 事项: 法#e, 当事人: [甲], 同一行为: 一}
  - {代号: A3, 事项: 法#d, 当事人: [甲]}
"""
    )
    assert "当事人甲：罚款合计2万元以上（A2、A3）；A1按另一项规定处罚，不计；A3的数额还不明" in said.explain()
    assert "party 甲: fines of" in said.explain(lang="en")
