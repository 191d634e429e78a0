"""Transfer (移送): thresholds as data, what goes on, what is set off, and what is done if the case comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_helpers import failures, loaded

from enforce_rules import Recommendation, load_rulebook
from enforce_rules.model.report import Option, Outcome, Result
from enforce_rules.rulebook import Rulebook

RULES = """
规则集: {编号: 例, 名称: 甲法, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 位阶: 法律, 核对: 全文已核}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事实:
  列: [事实, 类型, 取值, 提起]
  行:
    - [涉案数额, 金额, /, /]
    - [累计涉案数额, 金额, /, /]
    - [移回, 是否, /, 主张]
    - [已经罚款, 是否, /, 主张]
    - [判处罚金, 是否, /, 主张]
    - [通知之日, 日期, /, /]
    - [初犯, 是否, /, /]
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    依据: 甲法第九条
    列: [处理]
    行: [[处1万元以上5万元以下罚款；吊销许可证]]
  - 编号: 追诉
    用途: 总则
    依据: 甲法第二十条
    不适用: {列: [依据, 情形], 行: [[甲法第二十一条, 移回], [甲法第二十二条, 判处罚金]]}
    列: [{任一: 涉案数额}, {任一: 累计涉案数额}, 处理]
    行: [[5万元以上, 8万元以上, 移送公安机关]]
  - 编号: 另一处
    用途: 总则
    依据: 甲法第二十三条
    不适用: {列: [依据, 情形], 行: [[甲法第二十一条, 移回], [甲法第二十二条, 判处罚金]]}
    列: [{条件: 涉案数额}, 处理]
    行: [[10万元以上, 移送司法机关]]
  - 编号: 免罚
    用途: 总则
    阶段: 豁免
    依据: 甲法第三十条
    列: [情形, 处理]
    行: [[初犯, 不予行政处罚]]
  - 编号: 竞合
    用途: 总则
    阶段: 竞合
    依据: 甲法第二十四条
    列: [情形, 处理]
    行:
      - [已经罚款, 折抵相应罚金]
      - [{同时满足: [判处罚金], 除外: 已经罚款}, 不再给予罚款]
  - 编号: 移送程序
    用途: 程序
    适用: 拟移送
    依据: 甲法第二十五条
    列: [情形, 处理]
    行:
      - [/, 自通知之日起三日内作出批准移送的决定]
      - [/, 自通知之日起二十四小时内向同级公安机关移送]
      - [/, 附有移送书、调查报告]
  - 编号: 告知
    用途: 程序
    适用: {除外: 拟移送}
    依据: 甲法第四十条
    列: [情形, 处理]
    行: [[/, 告知陈述申辩权利]]
"""
CASE = """
案件: {编号: 一, 办案机关: 某机关, 地区: '990101'}
日期: {行为起: 2025-02-01, 行为止: 2025-02-01, 发现: 2025-02-01, 立案: 2025-02-02, 拟决定: 2025-04-01}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {FACTS}}]
"""


def result_of(book: Rulebook, **facts: str) -> Result:
    given = {"涉案数额": "1万元", "累计涉案数额": "1万元", "通知之日": "2025-03-03", "初犯": "否", **facts}
    text = CASE.replace("FACTS", ", ".join(f"{name}: {value}" for name, value in given.items()))
    return book.recommend(text).report.results[0]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return loaded(tmp_path_factory.mktemp("transfer"), RULES)


def without_places(option: Option) -> tuple[object, ...]:
    """What is done, whatever the numbers of the provisions."""
    return option.outcome, tuple(replace(each, basis=()) for each in option.sanctions)


def transfers(result: Result) -> list[Option]:
    return [each for each in result.options if each.outcome is Outcome.TRANSFER]


@pytest.mark.parametrize(
    ("once", "all_", "transferred"), [("49999元", "79999元", 0), ("5万元", "5万元", 1), ("1万元", "8万元", 1)]
)
def test_a_threshold_is_met_by_one_amount_or_by_the_sum(book: Rulebook, once: str, all_: str, transferred: int) -> None:
    assert transferred == len(transfers(result_of(book, 涉案数额=once, 累计涉案数额=all_)))


def test_several_grounds_are_one_transfer_with_all_of_them(book: Rulebook) -> None:
    (option,) = transfers(result_of(book, 涉案数额="10万元"))
    assert ("甲法第二十条", "甲法第二十三条") == option.basis


def test_if_the_case_comes_back_the_administrative_result_is_there(book: Rulebook) -> None:
    without, result = result_of(book), result_of(book, 涉案数额="6万元")
    returned = [each for each in result.options if each.outcome is not Outcome.TRANSFER]
    assert list(map(without_places, without.options)) == list(map(without_places, returned))
    assert [["if-returned"]] == [[why.code for why in each.why] for each in returned]


def test_an_exemption_too_waits_for_the_case_to_come_back(book: Rulebook) -> None:
    result = result_of(book, 涉案数额="6万元", 初犯="是")
    assert [Outcome.TRANSFER, Outcome.NO_PENALTY] == [each.outcome for each in result.options]
    assert ["if-returned"] == [why.code for why in result.options[1].why]


def test_a_case_that_came_back_is_not_transferred_again(book: Rulebook) -> None:
    result = result_of(book, 涉案数额="6万元", 移回="是")
    assert [Outcome.GENERAL] == [each.outcome for each in result.options]
    assert () == result.options[0].why


def test_a_fine_already_imposed_is_set_off_and_that_is_said_with_the_transfer(book: Rulebook) -> None:
    (option,) = transfers(result_of(book, 涉案数额="6万元", 已经罚款="是"))
    assert ["折抵相应罚金（例#竞合:1）"] == [why.text() for why in option.why]
    assert [] == [why.code for why in transfers(result_of(book, 涉案数额="6万元"))[0].why]


def test_after_a_criminal_fine_no_other_is_imposed_and_the_rest_stays(book: Rulebook) -> None:
    result = result_of(book, 涉案数额="6万元", 判处罚金="是")
    assert [["revoke_permit"]] == [[each.kind for each in option.sanctions] for option in result.options]
    fined = result_of(book, 涉案数额="6万元", 判处罚金="是", 已经罚款="是")
    assert [["fine", "revoke_permit"]] == [[each.kind for each in option.sanctions] for option in fined.options]
    assert ["goes-on"] == [why.code for why in fined.options[0].why]


def test_the_duties_of_a_transfer_stand_with_it_and_nowhere_else(book: Rulebook) -> None:
    result = result_of(book, 涉案数额="6万元")
    duties = {each.outcome: [(duty.kind, duty.state) for duty in each.duties] for each in result.options}
    assert [("deadline", "due"), ("deadline", "due"), ("transfer", "due")] == duties[Outcome.TRANSFER]
    assert [("notice_and_defence", "due")] == duties[Outcome.GENERAL]


def test_days_and_hours_of_a_transfer_become_days_of_the_calendar(book: Rulebook) -> None:
    (option,) = transfers(result_of(book, 涉案数额="6万元"))
    assert [date(2025, 3, 6), date(2025, 3, 4), None] == [each.deadline for each in option.duties]
    (open_,) = transfers(result_of(book, 涉案数额="6万元", 通知之日="未知"))
    assert [None, None, None] == [each.deadline for each in open_.duties]


@settings(max_examples=40, deadline=None)
@given(
    once=st.integers(1, 200_000),
    more=st.integers(0, 200_000),
    first=st.sampled_from(["是", "否", "未知"]),
    back=st.sampled_from(["是", "否"]),
    fined=st.sampled_from(["是", "否"]),
)
def test_a_transfer_never_takes_the_administrative_result_away(
    book: Rulebook, once: int, more: int, first: str, back: str, fined: str
) -> None:
    facts = {"初犯": first, "移回": back, "已经罚款": fined}
    result = result_of(book, 涉案数额=f"{once}元", 累计涉案数额=f"{once + more}元", **facts)
    plain = result_of(book, **facts)
    left = {without_places(each) for each in result.options if each.outcome is not Outcome.TRANSFER}
    assert set(map(without_places, plain.options)) == left
    assert (back == "否" and (once >= 50_000 or once + more >= 80_000)) == bool(transfers(result))


def test_an_open_amount_leaves_both_and_is_asked(book: Rulebook) -> None:
    result = result_of(book, 涉案数额="未知")
    assert {Outcome.TRANSFER, Outcome.GENERAL} == {each.outcome for each in result.options}
    assert "涉案数额" in [each.fact for each in result.questions]


def test_no_case_may_state_that_it_is_transferred(book: Rulebook) -> None:
    with pytest.raises(Exception, match="拟移送"):
        result_of(book, 拟移送="是")


EXAMPLES = """
算例集: {对: 例}
表:
  - 编号: 程序
    用途: 算例
    对: 移送程序
    列: [算例, {给: 拟移送}, {应: 义务}, {不应: 义务}]
    行:
      - [移送的, 是, 移送书, /]
      - [不移送的, 否, /, 移送书]
"""


def test_an_example_of_the_procedure_says_itself_whether_there_is_a_transfer(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, RULES, EXAMPLES)


# ---- the shipped texts ----

SAFETY = """
案件: {编号: 例-移送, 办案机关: 某市应急管理局, 地区: '320582'}
日期: {行为起: 2025-02-01, 行为止: 2025-03-12, 发现: 2025-03-12, 立案: 2025-03-14, 拟决定: 2025-04-20}
当事人: [{代号: 甲, 类别: 法人, 身份: [生产经营单位]}]
行为:
  - 代号: A1
    事项: 安全生产法-2021#97-4
    当事人: [甲]
    事实: {责令改正情况: 逾期未改正, 违法行为涉嫌犯罪: SUSPECTED, 接到移送报告之日: 2025-04-01, 批准移送之日: 2025-04-03MORE}
查无: {范围: [行政处罚法-2021 全部总则], 认定: 办案机构负责人, 理由: 已逐项询问}
履历: {查询: 已查清, 截至: 2025-04-01, 列: [日期], 行: []}
"""
FOUND = "{值: 是, 认定: 局务会, 理由: 涉嫌重大责任事故}"


def shipped(suspected: str = FOUND, more: str = "") -> Recommendation:
    text = SAFETY.replace("SUSPECTED", suspected).replace("MORE", more)
    return load_rulebook().recommend(text)


def option_of(whole: Recommendation, outcome: Outcome) -> Option:
    return next(each for each in whole.report.results[0].options if each.outcome is outcome)


def test_a_suspected_crime_is_transferred_by_the_law_and_by_the_regulation() -> None:
    option = option_of(shipped(), Outcome.TRANSFER)
    wanted = {"行政处罚法第二十七条第一款、第五十七条第一款第四项", "移送涉嫌犯罪案件的规定第三条第一款、第十条"}
    assert wanted == set(option.basis)


def test_the_state_council_gives_three_days_and_twenty_four_hours() -> None:
    duties = {each.text: each.deadline for each in option_of(shipped(), Outcome.TRANSFER).duties if each.deadline}
    assert date(2025, 4, 4) == duties["自接到移送报告之日起三日内作出批准移送或者不批准移送的决定"]
    assert date(2025, 4, 4) == duties["自批准移送之日起二十四小时内向同级公安机关移送"]


def test_without_suspicion_nothing_of_the_regulation_is_heard() -> None:
    result = shipped(suspected="否").report.results[0]
    assert [] == [each for option in result.options for duty in option.duties for each in duty.rules if "移送" in each]
    assert [] == transfers(result)


def test_a_revoked_permit_goes_on_and_a_fine_is_set_off() -> None:
    more = ", 移送前已经作出的行政处罚: [吊销许可证或者执照, 罚款]"
    told = [why.text() for why in option_of(shipped(more=more), Outcome.TRANSFER).why]
    assert [
        "已经作出的吊销许可证、执照不停止执行（移送涉嫌犯罪案件规定-2020#不停止执行:4）",
        "折抵相应罚金（移送涉嫌犯罪案件规定-2020#不停止执行:5）",
    ] == told


def test_after_the_police_decline_the_penalty_is_the_same_as_before() -> None:
    back = shipped(more=", 公安机关决定不予立案: 是").report.results[0]
    plain = shipped(suspected="否").report.results[0]
    assert [] == transfers(back)
    assert [each.sanctions for each in plain.options] == [each.sanctions for each in back.options]


def test_after_the_police_decline_a_review_may_be_asked_within_three_days() -> None:
    more = ", 公安机关决定不予立案: 是, 认为依法应当由公安机关决定立案: {值: 是, 认定: 局务会, 理由: 证据充分}, 接到不予立案通知书之日: 2025-04-10"
    result = shipped(more=more).report.results[0]
    (duty,) = {duty for option in result.options for duty in option.duties if "复议" in duty.text}
    assert (date(2025, 4, 13), True) == (duty.deadline, duty.may)


def test_once_the_police_file_the_goods_are_handed_over_within_three_days() -> None:
    whole = shipped(more=", 公安机关决定立案: 是, 接到立案通知书之日: 2025-04-10")
    duty = next(each for each in option_of(whole, Outcome.TRANSFER).duties if "移交公安机关" in each.text)
    assert (date(2025, 4, 13), "移送涉嫌犯罪案件的规定第十二条") == (duty.deadline, duty.basis)


def test_a_court_fine_leaves_no_other_fine() -> None:
    result = shipped(more=", 人民法院判处罚金: 是").report.results[0]
    assert [] == transfers(result)
    assert [] == [each for option in result.options for each in option.sanctions if each.kind == "fine"]
    assert "行政处罚法第三十五条第二款" in result.legal_basis


def test_a_transfer_is_explained_in_both_languages() -> None:
    whole = shipped(more=", 移送前已经作出的行政处罚: [警告]")
    assert "已经作出的警告不停止执行" in whole.explain()
    assert "transfer" in whole.explain(lang="en")
    assert whole == Recommendation.from_json(whole.to_json())
