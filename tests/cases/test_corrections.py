"""责令改正, 改正 and 复查 as days of the case (decisions 0070, 0071): what they come to, and days that cannot be."""

from __future__ import annotations

import pytest

from enforce_rules import CaseError, load_rulebook
from enforce_rules.model.report import Outcome, Result
from enforce_rules.rulebook import Rulebook

TEXT = """
规则集: {编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2010-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[起算, 次日, 第三条]]}
事实:
  列: [事实, 类型, 取值, 问]
  行:
    - [改正情况, 选项, [发现前改正, 期限内改正, 期限未届满, 逾期未改正], 是否已经改正？]
    - [改正用时, 期间, 自责令改正之日至改正之日, /]
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    依据: 某法第九条
    列: [{条件: 改正情况}, 处理]
    行:
      - [发现前改正, 给予警告]
      - [期限内改正, 责令改正]
      - [期限未届满, 责令限期改正]
      - [逾期未改正, 处1000元罚款]
  - 编号: 阶段
    用途: 推定
    依据: 某法第八条
    重合: 首行
    列: [{条件: 改正之日}, {条件: 决定之日}, {得: 改正情况}]
    行:
      - [早于违法行为被发现之日, /, 发现前改正]
      - [不晚于责令改正期限届满之日, /, 期限内改正]
      - [/, 不晚于责令改正期限届满之日, 期限未届满]
      - [/, 晚于责令改正期限届满之日, 逾期未改正]
"""
CASE = """
案件: {编号: 一, 办案机关: 甲局, 地区: '990100'}
日期: {行为起: 2025-03-01, 行为止: 2025-03-01, 发现: 2025-03-03, 立案: 2025-03-03, 拟决定: DECIDED}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 某行为, 当事人: [甲]}]
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("corrections")
    (folder / "1.yaml").write_text(TEXT, encoding="utf-8")
    return load_rulebook(folder)


def result(book: Rulebook, block: str, decided: str = "2025-04-30") -> Result:
    (one,) = book.recommend(CASE.replace("DECIDED", decided) + block).report.results
    return one


def derived(one: Result) -> str | None:
    return dict(one.derived).get("改正情况")


@pytest.mark.parametrize(
    ("fixed", "term", "decided", "stage"),
    [
        ("2025-03-02", "届满: 2025-03-20", "2025-04-30", None),  # before the order: refused, see below
        ("2025-03-05", "届满: 2025-03-20", "2025-04-30", "期限内改正"),
        ("2025-03-20", "届满: 2025-03-20", "2025-04-30", "期限内改正"),
        ("2025-03-21", "届满: 2025-03-20", "2025-04-30", "逾期未改正"),
        ("没有", "届满: 2025-03-20", "2025-03-20", "期限未届满"),  # the last day belongs to the term
        ("没有", "届满: 2025-03-20", "2025-03-21", "逾期未改正"),
        ("2025-03-20", "期限: 15日", "2025-04-30", "期限内改正"),  # 5 March + 15 days, the first not counted
        ("2025-03-21", "期限: 15日", "2025-04-30", "逾期未改正"),
        ("2025-04-05", "期限: 1个月", "2025-04-30", "期限内改正"),
        ("2025-04-06", "期限: 1个月", "2025-04-30", "逾期未改正"),
    ],
)
def test_the_stage_follows_from_the_days(
    book: Rulebook, fixed: str, term: str, decided: str, stage: str | None
) -> None:
    block = f"改正: {{改正之日: {fixed}, 责令: [{{送达: 2025-03-05, {term}}}]}}"
    if stage is None:
        with pytest.raises(CaseError):
            result(book, block, decided)
        return
    one = result(book, block, decided)
    assert stage == derived(one)
    assert ("例#阶段:2" in {step.id for step in one.steps if step.verdict.value == "yes"}) is (stage == "期限内改正")


def test_a_correction_before_discovery_needs_no_order(book: Rulebook) -> None:
    one = result(book, "改正: {改正之日: 2025-03-02, 责令: 没有}")
    assert "发现前改正" == derived(one)
    assert "某法第八条" in {text for step in one.steps if step.id == "例#阶段:1" for text in step.basis}
    assert "发现前改正" != derived(
        result(book, "改正: {改正之日: 2025-03-03, 责令: 没有}")
    )  # the day itself is not before


def test_while_the_term_runs_there_is_an_order_and_no_fine(book: Rulebook) -> None:
    (option,) = result(book, "改正: {改正之日: 没有, 责令: [{送达: 2025-03-05, 届满: 2025-05-31}]}").options
    assert Outcome.ORDER_ONLY is option.outcome


def test_without_the_days_the_fact_itself_is_asked(book: Rulebook) -> None:
    for block in (
        "",
        "改正: {改正之日: 没有, 责令: 没有}",  # no order yet: no term ran, and none is over
        "改正: {改正之日: 未知, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]}",
        "改正: {责令: [{送达: 未知, 期限: 15日}], 改正之日: 2025-03-20}",
        "改正: {责令: [{送达: 2025-03-05}], 改正之日: 2025-03-20}",  # the term is not known
    ):
        one = result(book, block)
        assert ["改正情况"] == [question.fact for question in one.questions], block
        assert 4 == len({sanction.text for option in one.options for sanction in option.sanctions}), block


def test_a_statement_against_the_days_needs_a_finding(book: Rulebook) -> None:
    days = "\n改正: {改正之日: 2025-03-05, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]}"
    with pytest.raises(CaseError) as error:
        result(book, "事实: {改正情况: 逾期未改正}" + days)
    assert ["given-and-derived-differ"] == [each.code for each in error.value.diagnostics]
    found = "事实: {改正情况: {值: 逾期未改正, 认定: 执法科, 理由: 改正不合要求}}" + days
    assert "逾期未改正" == dict(result(book, found).stated)["改正情况"]


def test_the_block_of_an_act_takes_the_place_of_the_common_one(book: Rulebook) -> None:
    act = "{代号: A2, 事项: 某行为, 当事人: [甲], 改正: {改正之日: 没有, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]}}"
    text = CASE.replace("DECIDED", "2025-04-30").replace("当事人: [甲]}]", f"当事人: [甲]}}, {act}]")
    common = "改正: {改正之日: 2025-03-06, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]}"
    first, second = book.recommend(text + common).report.results
    assert ("期限内改正", "逾期未改正") == (derived(first), derived(second))


@pytest.mark.parametrize(
    ("block", "code", "words"),
    [
        (
            "改正之日: 2025-03-04, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]",
            "dates-out-of-order",
            "第1次责令改正的送达",
        ),
        ("改正之日: 2025-02-28", "dates-out-of-order", "行为起"),
        ("改正之日: 2025-05-01", "dates-out-of-order", "拟决定"),
        ("责令: [{送达: 2025-03-02}]", "dates-out-of-order", "发现"),
        ("责令: [{送达: 2025-05-01}]", "dates-out-of-order", "拟决定"),
        ("责令: [{送达: 2025-03-05, 届满: 2025-03-04}]", "dates-out-of-order", "届满"),
        ("责令: [{送达: 2025-03-05, 复查: 2025-03-04, 结果: 仍未改正}]", "dates-out-of-order", "复查"),
        (
            "责令: [{送达: 2025-03-05, 复查: 2025-03-10}, {送达: 2025-03-09}]",
            "dates-out-of-order",
            "第2次责令改正的送达",
        ),
        ("责令: [{送达: 2025-03-05, 届满: 2025-03-20, 复查: 2025-03-04}]", "dates-out-of-order", "复查"),
        (
            "改正之日: 没有, 责令: [{送达: 2025-03-05, 复查: 2025-03-10, 结果: 已经改正}]",
            "correction-contradicts",
            "没有",
        ),
        (
            "改正之日: 2025-03-08, 责令: [{送达: 2025-03-05, 复查: 2025-03-10, 结果: 仍未改正}]",
            "correction-contradicts",
            "仍未改正",
        ),
        ("责令: [{送达: 2025-03-05, 期限: 15日, 届满: 2025-03-20}]", "wrong-shape", "只写一个"),
        ("责令: [{送达: 2025-03-05, 期限: 15}]", "missing-unit", "期限"),
        ("责令: [{送达: 2025-03-05, 期限: 0日}]", "wrong-type", "期限"),
        ("责令: [{送达: 2025-03-05, 期限: 半日}]", "wrong-type", "期限"),
        ("责令: [{送达: 2025-03-05, 结果: 仍未改正}]", "missing-key", "复查"),
        ("责令: [{送达: 2025-03-05, 复查: 2025-03-10, 结果: 未改}]", "unknown-value", "结果"),
        ("责令: [{期限: 15日}]", "missing-key", "送达"),
        ("责令: [{送达: 2025-02-29}]", "bad-date", "2025-02-29"),
        ("责令: [{送达: 0001-01-01}]", "bad-date", "0001-01-01"),
        ("责令: [{送达: 9999-12-31}]", "bad-date", "9999-12-31"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_place(book: Rulebook, block: str, code: str, words: str) -> None:
    with pytest.raises(CaseError) as error:
        result(book, f"改正: {{{block}}}")
    (only,) = error.value.diagnostics
    assert (code, 6) == (only.code, only.span.line)
    assert words in only.message()


def test_the_days_are_not_written_among_the_facts(book: Rulebook) -> None:
    for name in ("改正之日", "责令改正之日", "复查结果"):
        with pytest.raises(CaseError) as error:
            result(book, f"事实: {{{name}: 2025-03-05}}")
        assert ["not-answerable"] == [each.code for each in error.value.diagnostics]


def test_a_thousand_rounds_are_read_and_one_more_is_refused(book: Rulebook) -> None:
    rounds = "{送达: 2025-03-05, 复查: 2025-03-05}, "
    assert result(book, f"改正: {{改正之日: 没有, 责令: [{rounds * 1000}]}}").options
    with pytest.raises(CaseError) as error:
        result(book, f"改正: {{责令: [{rounds * 1001}]}}")
    assert ["limit-exceeded"] == [each.code for each in error.value.diagnostics]
