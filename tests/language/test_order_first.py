"""先责令: where the law requires the order first, there is no fine before it is disobeyed (decision 0074); the walk of stages."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import loaded

from enforce_rules import load_rulebook
from enforce_rules.model.report import Option, Outcome, Result, ResultStanding
from enforce_rules.rulebook import Rulebook

RULESETS = Path(__file__).parent.parent.parent / "rulesets"
TEXT = """
规则集: {编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2010-01-01, 核对: 虚拟, 位阶: 地方性法规}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /], [起算, 次日, /]]}
事实: {列: [事实, 类型, 问], 行: [[逾期不改正, 是否, 是否逾期不改正？]]}
表:
  - 编号: 法条
    用途: 法定
    违法行为: 某行为
    依据: 某条例第九条
    重合: 全部
    列: [情形, 处理]
    行: [[/, 给予警告；责令限期改正], [逾期不改正, 处1000元以上5000元以下罚款]]
  - 编号: 基准
    用途: 基准
    违法行为: 某行为
    法定: 法条
    先责令: 逾期不改正
    列: [{条件: 处数}, 处理]
    行: [[不足3处, 1000元以上2000元以下], [3处以上, 2000元以上5000元以下]]
  - 编号: 改正的日子
    用途: 推定
    重合: 首行
    列: [{条件: 改正之日}, {条件: 决定之日}, {得: 逾期不改正}]
    行:
      - [不晚于责令改正期限届满之日, /, 否]
      - [/, 不晚于责令改正期限届满之日, 否]
      - [/, 晚于责令改正期限届满之日, 是]
"""
CASE = """
案件: {编号: 一, 办案机关: 甲局, 地区: '990100'}
日期: {行为起: 2025-03-01, 行为止: 2025-03-01, 发现: 2025-03-01, 立案: 2025-03-03, 拟决定: 2025-03-20}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {处数: 2处}}]
"""


def result(folder: Path, block: str, text: str = TEXT, case: str = CASE) -> Result:
    (one,) = loaded(folder, text).recommend(case + block).report.results
    return one


def kinds(option: Option) -> list[str]:
    return [sanction.kind for sanction in option.sanctions]


@pytest.mark.parametrize(
    ("due", "fixed", "fined"),
    [
        ("2025-03-20", "没有", False),  # decided on the last day of the term
        ("2025-03-19", "没有", True),
        ("2025-03-19", "2025-03-19", False),
        ("2025-03-18", "2025-03-19", True),
    ],
)
def test_there_is_no_fine_before_the_order_is_disobeyed(tmp_path: Path, due: str, fixed: str, fined: bool) -> None:
    (option,) = result(tmp_path, f"改正: {{改正之日: {fixed}, 责令: [{{送达: 2025-03-03, 届满: {due}}}]}}").options
    assert (["warning", "fine", "order"] if fined else ["warning", "order"]) == sorted(
        kinds(option), key="warning fine order".split().index
    )
    assert Outcome.GENERAL is option.outcome  # the warning is a penalty of its own


def test_what_follows_is_told_with_its_provision_and_its_day(tmp_path: Path) -> None:
    one = result(tmp_path, "改正: {改正之日: 没有, 责令: [{送达: 2025-03-03, 期限: 30日}]}")
    (option,) = one.options
    assert ["要先责令改正，期限2025-04-02届满以前不罚款；到了第二阶段：处1000元以上5000元以下罚款（某条例第九条）"] == [
        why.text() for why in option.why if why.code.startswith("order-first")
    ]
    (step,) = [each for each in one.steps if each.id == "例#基准:先责令"]
    assert ("no", ("逾期不改正",)) == (step.verdict.value, step.facts)


def test_while_nobody_knows_the_stage_both_stand(tmp_path: Path) -> None:
    one = result(tmp_path, "")
    assert ResultStanding.NEEDS_FACTS is one.standing
    assert ["逾期不改正"] == [question.fact for question in one.questions]
    assert [False, True] == sorted("fine" in kinds(option) for option in one.options)


def test_without_the_declared_rule_the_benchmark_fines_at_once(tmp_path: Path) -> None:
    """The benchmark does not look at the stage: the statute's order is kept only because it is declared."""
    block = "改正: {改正之日: 没有, 责令: [{送达: 2025-03-03, 届满: 2025-03-20}]}"
    (option,) = result(tmp_path, block, TEXT.replace("    先责令: 逾期不改正\n", "")).options
    assert "fine" in kinds(option)


def test_where_only_orders_are_left_the_outcome_is_an_order(tmp_path: Path) -> None:
    text = TEXT.replace("给予警告；责令限期改正", "责令限期改正")
    (option,) = result(tmp_path, "改正: {改正之日: 没有, 责令: [{送达: 2025-03-03, 届满: 2025-03-20}]}", text).options
    assert (Outcome.ORDER_ONLY, ["order"]) == (option.outcome, kinds(option))


# ---- the walk of stages ----


def told(one: Result) -> list[str]:
    return [why.text() for step in one.steps if step.id == "案件#改正" for why in step.why]


def test_the_stages_are_told_in_order_of_time(tmp_path: Path) -> None:
    running = "改正: {改正之日: 没有, 责令: [{送达: 2025-03-03, 期限: 30日}]}"
    assert [
        "第1次责令改正2025-03-03送达，期限2025-04-02届满",
        "到拟决定之日2025-03-20没有改正，期限2025-04-02届满，还有13日",
    ] == told(result(tmp_path, running))
    rounds = "{送达: 2025-03-03, 届满: 2025-03-10, 复查: 2025-03-11, 结果: 仍未改正}, {送达: 2025-03-12}"
    assert [
        "第1次责令改正2025-03-03送达，期限2025-03-10届满",
        "2025-03-11复查：仍未改正",
        "第2次责令改正2025-03-12送达",
        "到拟决定之日2025-03-20没有改正，期限2025-03-10届满，已经过了10日",
    ] == told(result(tmp_path, f"改正: {{改正之日: 没有, 责令: [{rounds}]}}"))
    fixed = "改正: {改正之日: 2025-03-09, 责令: [{送达: 2025-03-03, 届满: 2025-03-10}]}"
    assert ["第1次责令改正2025-03-03送达，期限2025-03-10届满", "2025-03-09改正"] == told(result(tmp_path, fixed))
    assert [] == told(result(tmp_path, ""))


# ---- shipped texts ----


@pytest.fixture(scope="module")
def urban() -> Rulebook:
    return load_rulebook(RULESETS / "urban" / "jiangmen-townscape", RULESETS / "urban" / "jiaxing-occupied-ground")


@pytest.mark.parametrize(
    ("matter", "region", "days", "outcome", "later"),
    [
        (
            "440298102000",
            "440703",
            "改正之日: 没有, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]",
            "order_only",
            "处500元以上5000元以下罚款",
        ),
        ("440298102000", "440703", "改正之日: 没有, 责令: [{送达: 2025-03-05, 届满: 2025-03-19}]", "general", None),
        (
            "440298102000",
            "440703",
            "改正之日: 2025-03-19, 责令: [{送达: 2025-03-05, 届满: 2025-03-19}]",
            "order_only",
            "处500元以上5000元以下罚款",
        ),
        (
            "嘉兴-城管-占地#占地",
            "330402",
            "改正之日: 没有, 责令: [{送达: 2025-03-05, 届满: 2025-03-20}]",
            "order_only",
            "处500元以上3000元以下罚款",
        ),
        (
            "嘉兴-城管-占地#占地",
            "330402",
            "改正之日: 没有, 责令: [{送达: 2025-03-05, 届满: 2025-03-19}]",
            "general",
            None,
        ),
    ],
)
def test_two_stage_articles_fine_only_in_the_second(
    urban: Rulebook, matter: str, region: str, days: str, outcome: str, later: str | None
) -> None:
    text = (
        CASE.replace("'990100'", f"'{region}'")
        .replace("事项: 某行为", f"事项: '{matter}'")
        .replace("类别: 法人", "类别: 法人, 身份: [单位]")
        .replace(", 事实: {处数: 2处}", ", 事实: {FACTS}")
        .replace(
            "FACTS",
            "占地: 3平方米" if "嘉兴" in matter else "不符合容貌标准的处数: 2处, 不符合容貌标准的面积: 0.5平方米",
        )
    )
    (one,) = urban.recommend(text + f"改正: {{{days}}}").report.results
    assert {outcome} == {option.outcome.value for option in one.options}
    reasons = [why.text() for option in one.options for why in option.why if why.code.startswith("order-first")]
    assert bool(reasons) is (later is not None)
    assert all(later in each for each in reasons if later)
