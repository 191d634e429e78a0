"""Each standing, and each decided question of semantics.md, shown by a small case: why it comes out so, not only that.

The number in a name is the number of the question. Rulesets are written here, or are those that are shipped.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from rulebooks import shipped

from enforce_rules.diagnostics import CaseError, RulesetError
from enforce_rules.model.deed import Modality
from enforce_rules.model.report import FineRange, Option, Outcome, Result, ResultStanding, Step, Verdict
from enforce_rules.rulebook import Rulebook, load_rulebook

HEAD = "规则集: {编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2020-01-01, 核对: 虚拟}\n"
CONVENTIONS = {
    "以上": "含",
    "以下": "不含",
    "法定以上": "含",
    "法定以下": "含",
    "阶次": "[轻微, 一般, 严重]",
    "边界重复": "提交决定",
    "情节冲突": "提交决定",
    "默认方向": "一般",
    "无法查明": "最低档次",
    "起算": "次日",
    "回溯": "自当次行为发生之日往前",
}
TIERS = """
事实: {列: [事实, 类型, 取值], 行: [[倾倒量, 数量, 吨], [轻微的, 认定, /], [屡犯, 是否, /], [自首, 是否, /], [被胁迫, 是否, /]]}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    依据: 某法第一条
    法定: {列: [处理], 行: [[1万元以上10万元以下罚款]]}
    列: [阶次, {条件: 倾倒量}, 处理]
    行:
      - [轻微, 10吨以下, 1万元以上4万元以下罚款]
      - [严重, 10吨以上, 4万元以上10万元以下罚款]
"""
Write = Callable[..., Rulebook]


@pytest.fixture
def book(tmp_path: Path) -> Write:
    """Loads a ruleset of these rules, with those of the conventions which its cells ask for."""

    def load(rules: str, **conventions: str) -> Rulebook:
        stated = CONVENTIONS | conventions
        for _ in stated:
            lines = "".join(f"    - [{name}, {value}, /]\n" for name, value in stated.items())
            (tmp_path / "rules.yaml").write_text(
                f"{HEAD}约定:\n  列: [约定, 取值, 依据]\n  行:\n{lines}{rules}", "utf-8"
            )
            try:
                return load_rulebook(tmp_path)
            except RulesetError as error:
                idle = {dict(each.args)["name"] for each in error.diagnostics if each.code == "unused-convention"}
                if not idle:
                    raise
                stated = {name: value for name, value in stated.items() if name not in idle}
        raise AssertionError("some convention is asked for")

    return load


def case(violation: str = "例#倾倒", *, roles: str = "", kind: str = "法人", **more: Any) -> dict[str, Any]:
    """A case of one act and one party; `dates`, `history`, `parties` where they matter, everything else is a fact."""
    dates = dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2024-05-01") | more.pop("dates", {})
    document = {
        "案件": {"编号": "1", "办案机关": "甲局", "地区": more.pop("region", "440100")},
        "日期": dates,
        "当事人": more.pop("parties", [{"代号": "甲", "类别": kind, "身份": roles.split()}]),
        "行为": [{"代号": "A1", "事项": violation, "当事人": ["甲"], "事实": more.pop("facts", {})}],
        "履历": more.pop("history", {"查询": "已查清"}),
    }
    return document | more


def found(value: str) -> dict[str, str]:
    """A value that somebody found, with the reason."""
    return {"值": value, "认定": "办案机构负责人", "理由": "查明如此"}


def one(rulebook: Rulebook, document: dict[str, Any]) -> Result:
    """The result of a case of one act and one party."""
    (result,) = rulebook.recommend(document).report.results
    return result


def fine(option: Option) -> FineRange:
    """The fine of an option."""
    return next(each.fine for each in option.sanctions if each.fine is not None)


def ends(option: Option) -> tuple[int | None, int | None]:
    """Its low and high end, in 元."""
    low, high = fine(option).low, fine(option).high
    return (None if low is None else int(low), None if high is None else int(high))


def codes(result: Result) -> list[str]:
    """Why it refers."""
    return [each.code for each in result.refer]


def asked(result: Result) -> list[str]:
    """What it asks, in order."""
    return [each.fact for each in result.questions]


def step(result: Result, name: str) -> Step:
    """The step with this node id."""
    return next(each for each in result.steps if each.id == name)


def why(part: Step | Option) -> list[str]:
    """The reasons of a step or an option."""
    return [each.code for each in part.why]


# ---- the four standings ----


def test_decided_when_every_fact_that_matters_is_known(book: Write) -> None:
    result = one(book(TIERS), case(facts={"倾倒量": "3吨"}))
    assert ResultStanding.DECIDED is result.standing
    assert [("轻微", (10000, 40000))] == [(each.tier, ends(each)) for each in result.options]
    assert Verdict.NO is step(result, "例#倾倒:2").verdict


def test_bounded_when_open_facts_change_amounts_only(book: Write) -> None:
    result = one(book(TIERS), case())
    assert ResultStanding.BOUNDED is result.standing
    assert ["倾倒量"] == asked(result)
    assert Fraction(90000) == result.questions[0].width


EXEMPT = """
  - {编号: 不罚, 用途: 总则, 阶段: 豁免, 依据: 某法第三条, 列: [情形, 处理], 行: [[轻微的, 不予行政处罚]]}
"""


def test_needs_facts_when_they_change_the_kind(book: Write) -> None:
    result = one(book(TIERS + EXEMPT), case(facts={"倾倒量": "3吨"}))
    assert ResultStanding.NEEDS_FACTS is result.standing
    assert ["轻微的"] == asked(result)
    assert [Outcome.NO_PENALTY, Outcome.GENERAL] == [each.outcome for each in result.options]
    assert [(("轻微的", ("是",)),)] == list(result.options[0].when)


def test_either_of_two_grounds_is_said_as_one_or_the_other(book: Write) -> None:
    either = EXEMPT.replace("[轻微的, 不予行政处罚]", "[轻微的, 不予行政处罚], [自首, 不予行政处罚]")
    result = one(book(TIERS + either), case(facts={"倾倒量": "3吨"}))
    neither = (("自首", ("否",)), ("轻微的", ("否",)))
    assert [{(("轻微的", ("是",)),), (("自首", ("是",)),)}, {neither}] == [set(each.when) for each in result.options]


def test_refer_when_the_ruleset_leaves_a_gap_and_the_range_still_stands(book: Write) -> None:
    result = one(book(TIERS.replace("10吨以上,", "11吨以上,")), case(facts={"倾倒量": "10吨"}))
    assert (ResultStanding.REFER, ["no-row"]) == (result.standing, codes(result))
    assert (10000, 100000) == ends(result.options[0])


def test_what_all_rows_have_in_common_stands_where_no_row_applies(book: Write) -> None:
    text = TIERS.replace("10吨以上,", "11吨以上,").replace("    列: [阶次", "    共同处理: 责令清理\n    列: [阶次")
    result = one(book(text), case(facts={"倾倒量": "10吨"}))
    assert ["no-row"] == codes(result)
    assert ["罚款", "责令清理"] == [each.text for each in result.options[0].sanctions]


# ---- unknown facts ----


def test_1_open_facts_give_options_each_with_its_condition(book: Write) -> None:
    result = one(book(TIERS), case())
    assert [("轻微", (10000, 40000)), ("严重", (40000, 100000))] == [(o.tier, ends(o)) for o in result.options]
    assert ["fact", "fact"] == [each.by for each in result.options]
    assert [(("倾倒量", ("0吨（含）以上10吨（不含）以下",)),)] == list(result.options[0].when)
    assert FineRange(Fraction(10000), Fraction(100000), True, False) == result.bounds


SCORE = """
事实: {列: [事实, 类型, 取值], 行: [[改正, 选项, [限期内改正, 逾期未改正]], [地点, 选项, [甲地, 乙地]], [总投资额, 金额, /]]}
表:
  - 编号: 未批先建
    用途: 基准
    违法行为: 未批先建
    依据: 某法第二条
    法定: {列: [{条件: 改正}, 处理], 行: [[限期内改正, 20万元以上100万元以下罚款], [逾期未改正, 100万元以上200万元以下罚款]]}
    计算: 权重累加
    起点: {列: [{条件: 改正}, 起点, 基数], 行: [[限期内改正, 10%, 100万元], [逾期未改正, 60%, 200万元]]}
    封顶: 100%
    列: [要素, 程度, 权重]
    行:
      - [地点, 甲地, 0%]
      - [地点, 乙地, 50%]
"""


def test_2_cap_and_clamp_act_inside_each_world(book: Write) -> None:
    result = one(book(SCORE), case("例#未批先建"))
    figures = {dict(each.when[0])["改正"] + dict(each.when[0])["地点"]: ends(each)[0] for each in result.options}
    assert {
        ("限期内改正", "甲地"): 200000,  # 10% × 100万 = 10万, clamped up to the minimum of this very world
        ("限期内改正", "乙地"): 600000,  # 60% × 100万
        ("逾期未改正", "甲地"): 1200000,  # 60% × 200万
        ("逾期未改正", "乙地"): 2000000,  # 110%, capped at 100% × 200万
    } == figures
    assert ResultStanding.BOUNDED is result.standing


def test_2_beyond_the_counted_limit_the_score_is_a_range(book: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from enforce_rules.evaluator import explore

    monkeypatch.setattr(explore, "EXACT_WORLDS", 3)
    result = one(book(SCORE), case("例#未批先建"))
    assert [(200000, 600000), (1200000, 2000000)] == [ends(each) for each in result.options]
    assert (ResultStanding.BOUNDED, {"改正", "地点"}) == (result.standing, set(asked(result)))


def test_3_an_unknown_base_gives_the_formula_and_no_figure(book: Write) -> None:
    text = SCORE.replace("10%, 100万元", "10%, 总投资额的5%").replace("60%, 200万元", "60%, 总投资额的5%")
    text = text.replace("20万元以上100万元以下罚款", "处总投资额百分之一以上百分之五以下罚款")
    result = one(book(text), case("例#未批先建", facts={"改正": "限期内改正", "地点": "乙地"}))
    assert (ResultStanding.NEEDS_FACTS, ["总投资额"]) == (result.standing, asked(result))
    (sanction,) = result.options[0].sanctions
    assert (None, None, "60%×总投资额×5%") == (*ends(result.options[0]), sanction.formula)


def test_4_a_fact_of_two_places_is_split_once(book: Write) -> None:
    result = one(book(SCORE), case("例#未批先建", facts={"地点": "甲地"}))
    assert [200000, 1200000] == [ends(each)[0] for each in result.options]  # never 10% with the row of 逾期


def test_4_a_or_not_a_is_true(book: Write) -> None:
    either = "{任一: [自首, {除外: 自首}]}"
    result = one(book(TIERS + HEAVIER.replace("屡犯", either)), case(facts={"倾倒量": "3吨"}))
    assert ([Outcome.HEAVIER], []) == ([each.outcome for each in result.options], asked(result))


def test_4_a_fact_that_matters_only_with_another_is_asked(book: Write) -> None:
    only_one = "{任一: [{同时满足: [自首], 除外: 屡犯}, {同时满足: [屡犯], 除外: 自首}]}"
    result = one(book(TIERS + EXEMPT.replace("轻微的", only_one)), case(facts={"倾倒量": "3吨"}))
    assert {"自首", "屡犯"} == set(asked(result))


LATE = {
    "行为起": "2023-01-01",
    "行为止": "2023-01-01",
    "发现": "2023-09-01",
    "立案": "2023-09-02",
    "拟决定": "2023-10-01",
}


def test_5_limitation_is_decided_within_both_periods() -> None:
    document = case("食品安全法-2021#food-124-1-5", kind="法人", roles="食品生产经营者", dates=LATE)
    result = one(shipped(), document)
    limitation = step(result, "行政处罚法-2021#时效:1")
    assert Verdict.NO is limitation.verdict
    assert not {"涉及公民生命健康安全", "涉及金融安全", "有危害后果"} & set(asked(result))
    assert Outcome.BARRED not in [each.outcome for each in result.options]


DERIVED = (
    TIERS.replace("[自首, 是否, /]", "[自首, 是否, /], [大量, 是否, 推定], [档, 选项, 推定]")
    .replace("{条件: 倾倒量}, 处理]", "{条件: 档}, 处理]")
    .replace("10吨以下,", "小,")
    .replace("10吨以上,", "大,")
    + """
  - 编号: 定档
    用途: 推定
    重合: 首行
    列: [{条件: 倾倒量}, 情形, {得: 档}]
    行:
      - [3吨以下, /, 小]
      - [/, 屡犯, 大]
      - [/, /, 小]
"""
)


def test_5_a_derived_fact_is_the_set_of_what_its_rows_give(book: Write) -> None:
    rulebook = book(DERIVED)
    small = one(rulebook, case(facts={"屡犯": "否"}))  # 小 whatever the amount
    assert (ResultStanding.DECIDED, []) == (small.standing, asked(small))
    either = one(rulebook, case(facts={"屡犯": "是"}))  # 小 or 大
    assert (ResultStanding.BOUNDED, ["倾倒量"]) == (either.standing, asked(either))


def test_6_a_fact_stated_and_derived_otherwise_is_an_error_of_the_case(book: Write) -> None:
    with pytest.raises(CaseError) as error:
        one(book(DERIVED), case(facts={"倾倒量": "2吨", "档": "大"}))
    assert ["given-and-derived-differ"] == [each.code for each in error.value.diagnostics]


def test_6_stated_as_derived_or_not_yet_derivable_it_stands(book: Write) -> None:
    rulebook = book(DERIVED)
    assert "轻微" == one(rulebook, case(facts={"倾倒量": "2吨", "档": "小"})).options[0].tier
    assert "严重" == one(rulebook, case(facts={"档": "大"})).options[0].tier


def test_6_a_finding_overrides_and_the_step_says_so(book: Write) -> None:
    result = one(book(DERIVED), case(facts={"倾倒量": "2吨", "档": found("大")}))
    assert "严重" == result.options[0].tier
    overridden = step(result, "例#定档:1")
    assert (Verdict.NO, ["overridden"]) == (overridden.verdict, why(overridden))
    assert "推定为小，经认定为大" == overridden.why[0].text()
    assert [("档", "大")] == [(each.fact, each.value) for each in result.findings]


def test_6_a_count_of_the_history_is_derived_too(book: Write) -> None:
    rulebook = book(COUNTED)
    history = {"查询": "已查清", "列": ["日期", "事项"], "行": [["2024-01-01", "例#倾倒"]]}
    with pytest.raises(CaseError) as error:
        one(rulebook, case(facts={"次数": "5次"}, history=history))
    assert ["given-and-derived-differ"] == [each.code for each in error.value.diagnostics]
    assert "严重" == one(rulebook, case(facts={"次数": found("5次")}, history=history)).options[0].tier


def test_7_unascertainable_counts_at_the_lowest_level_of_a_factor(book: Write) -> None:
    unknown = {"值": "无法查明", "认定": "执法科", "理由": "现场已清理"}
    result = one(book(SCORE), case("例#未批先建", facts={"改正": "逾期未改正", "地点": unknown}))
    assert (ResultStanding.DECIDED, (1200000, 1200000)) == (result.standing, ends(result.options[0]))
    level = step(result, "例#未批先建:1")
    assert (Verdict.POLICY, ["lowest-level"]) == (level.verdict, why(level))


def test_7_it_serves_neither_an_exemption_nor_a_base(book: Write) -> None:
    unknown = {"值": "无法查明", "认定": "执法科", "理由": "现场已清理"}
    result = one(book(TIERS + EXEMPT), case(facts={"倾倒量": "3吨", "轻微的": unknown}))
    assert (ResultStanding.REFER, ["unascertainable"]) == (result.standing, codes(result))
    assert [Outcome.NO_PENALTY, Outcome.GENERAL] == [each.outcome for each in result.options]
    text = SCORE.replace("10%, 100万元", "10%, 总投资额的5%")
    facts = {"改正": "限期内改正", "地点": "甲地", "总投资额": unknown}
    result = one(book(text), case("例#未批先建", facts=facts))
    assert (ResultStanding.REFER, ["unascertainable"]) == (result.standing, codes(result))


TWO_LEVELS = """
事实: {列: [事实, 类型, 并存], 行: [[量, 数量, /], [地点, 选项, %s]]}
表:
  - 编号: 排放
    用途: 基准
    违法行为: 排放
    依据: 某法第二条
    法定: {列: [处理], 行: [[10万元以上100万元以下罚款]]}
    计算: 权重累加
    起点: {列: [起点, 基数], 行: [[10%%, 100万元]]}
    列: [要素, 程度, 权重]
    行:
      - [地点, 甲地, 0%%]
      - [地点, 乙地, 50%%]
"""


def test_8_of_two_levels_the_heavier_counts_where_the_ruleset_says_so(book: Write) -> None:
    result = one(book(TWO_LEVELS % "取重"), case("例#排放", facts={"地点": ["甲地", "乙地"]}))
    assert (ResultStanding.DECIDED, (600000, 600000)) == (result.standing, ends(result.options[0]))


def test_8_two_levels_at_once_are_referred_with_both(book: Write) -> None:
    numbers = (TWO_LEVELS % "/").replace("[地点, 甲地,", "[量, 3吨以上,").replace("[地点, 乙地,", "[量, 5吨以上,")
    numbers = (
        numbers.replace("[量, 数量, /]", "[量, 数量, 吨]").replace(", [地点, 选项, /]", "").replace("并存", "取值")
    )
    result = one(book(numbers), case("例#排放", facts={"量": "6吨"}))
    assert (ResultStanding.REFER, ["several-levels"]) == (result.standing, codes(result))
    assert (100000, 600000) == ends(result.options[0])
    several = (TWO_LEVELS % "/").replace("[地点, 选项, /]", "[地点, 多选, /]")
    result = one(book(several), case("例#排放", facts={"地点": ["甲地", "乙地"]}))
    assert (ResultStanding.REFER, ["several-levels"]) == (result.standing, codes(result))


COUNTED = """
履历: {列: [事实, 回溯, 计数, 同类, 机关, 含本次, 得], 行: [[次数, 近二年, 查处, 同一违法行为, 不限, 含, 次数]]}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    依据: 某法第一条
    法定: {列: [处理], 行: [[1万元以上10万元以下罚款]]}
    列: [阶次, {条件: 次数}, 处理]
    行:
      - [轻微, 1次, 1万元以上4万元以下罚款]
      - [一般, 2次, 4万元以上7万元以下罚款]
      - [严重, 3次以上, 7万元以上10万元以下罚款]
"""
EARLIER = [["2023-01-01", "例#倾倒"], ["2024-01-01", "例#倾倒"]]


@pytest.mark.parametrize(
    ("state", "rows", "tiers"),
    [
        ("已查清", [], ["轻微"]),
        ("已查清", EARLIER, ["严重"]),
        ("部分", [], ["轻微", "一般", "严重"]),
        ("部分", EARLIER[:1], ["一般", "严重"]),
        ("部分", EARLIER, ["严重"]),
        ("未知", [], ["轻微", "一般", "严重"]),
    ],
)
def test_9_a_partial_history_is_a_lower_bound(book: Write, state: str, rows: Any, tiers: list[str]) -> None:
    history = {"查询": state, "列": ["日期", "事项"], "行": rows}
    result = one(book(COUNTED), case(history=history))
    assert (tiers, []) == ([each.tier for each in result.options], codes(result))
    assert (len(tiers) > 1) == (asked(result) == ["次数"])


def test_9_no_history_is_not_an_empty_one(book: Write) -> None:
    document = case()
    del document["履历"]
    assert ["次数"] == asked(one(book(COUNTED), document))


def test_10_questions_are_ranked_by_the_kinds_they_split_then_by_the_fine_they_settle(book: Write) -> None:
    result = one(book(TIERS + EXEMPT), case())
    assert ["轻微的", "倾倒量"] == asked(result)
    assert [2, 1] == [each.kinds for each in result.questions]


# ---- the order of the stages ----

MAY = "  - {编号: 可, 用途: 总则, 阶段: 豁免, 依据: 某法第三条, 列: [情形, 处理], 行: [[轻微的, 可以不予行政处罚]]}\n"
LIGHTER = "  - {编号: 轻, 用途: 总则, 依据: 某法第四条, 列: [情形, 处理], 行: [[自首, 应当从轻处罚]]}\n"
HEAVIER = "  - {编号: 重, 用途: 总则, 依据: 某法第五条, 列: [情形, 处理], 行: [[屡犯, 从重处罚]]}\n"
NOT_SO = {"轻微的": "否", "屡犯": "否", "自首": "否", "被胁迫": "否", "倾倒量": "3吨"}


def weighed(rulebook: Rulebook, **facts: str) -> Result:
    """A case of 3 tons in which only these circumstances hold."""
    given = {name: found(value) if name == "轻微的" else value for name, value in (NOT_SO | facts).items()}
    return one(rulebook, case(facts=given))


def test_11_may_not_penalise_stands_beside_the_tier(book: Write) -> None:
    result = weighed(book(TIERS + MAY), 轻微的="是")
    assert [(Outcome.NO_PENALTY, Modality.MAY), (Outcome.GENERAL, Modality.SHALL)] == [
        (each.outcome, each.modality) for each in result.options
    ]
    assert (ResultStanding.DECIDED, ["authority", "authority"]) == (result.standing, [o.by for o in result.options])
    assert "tension-with-tier" in why(step(result, "例#可:1"))


def test_11_the_penalty_beside_it_carries_its_own_direction(book: Write) -> None:
    result = weighed(book(TIERS + MAY + LIGHTER), 轻微的="是", 自首="是")
    assert [Outcome.NO_PENALTY, Outcome.LIGHTER] == [each.outcome for each in result.options]


def test_12_shall_not_penalise_stands_and_heavier_is_not_reached(book: Write) -> None:
    result = weighed(book(TIERS + EXEMPT + HEAVIER), 轻微的="是", 屡犯="是")
    assert [Outcome.NO_PENALTY] == [each.outcome for each in result.options]
    assert (Verdict.NOT_REACHED, ["not-reached"]) == (step(result, "例#重:1").verdict, why(step(result, "例#重:1")))


def test_12_may_not_penalise_beside_heavier_refers(book: Write) -> None:
    result = weighed(book(TIERS + MAY + HEAVIER), 轻微的="是", 屡犯="是")
    assert (ResultStanding.REFER, ["may-exempt-with-heavier"]) == (
        result.standing,
        [code for code in codes(result) if code.startswith("may")],
    )


TRANSFER = "  - {编号: 移, 用途: 总则, 阶段: 门槛, 依据: 某法第六条, 列: [情形, 处理], 行: [[屡犯, 移送司法机关]]}\n"


def test_13_transfer_comes_first_and_the_penalty_stays_if_it_is_returned(book: Write) -> None:
    result = weighed(book(TIERS + TRANSFER), 屡犯="是")
    assert [Outcome.TRANSFER, Outcome.GENERAL] == [each.outcome for each in result.options]
    assert ["if-returned"] == why(result.options[1])
    assert ResultStanding.DECIDED is result.standing


ALSO = "  - {编号: 也, 用途: 总则, 依据: 某法第七条, 列: [情形, 处理], 行: [[被胁迫, 可以从轻处罚]]}\n"


def test_14_several_grounds_are_one_direction_and_shall_prevails(book: Write) -> None:
    result = weighed(book(TIERS + LIGHTER + ALSO), 自首="是", 被胁迫="是")
    assert [(Outcome.LIGHTER, Modality.SHALL)] == [(each.outcome, each.modality) for each in result.options]
    assert {"某法第四条", "某法第七条"} <= set(result.legal_basis)


def test_14_may_alone_leaves_the_general_penalty_open(book: Write) -> None:
    result = weighed(book(TIERS + ALSO), 被胁迫="是")
    assert [(Outcome.LIGHTER, Modality.MAY), (Outcome.GENERAL, Modality.SHALL)] == [
        (each.outcome, each.modality) for each in result.options
    ]


def test_14_opposite_directions_refer_unless_the_ruleset_says_which(book: Write) -> None:
    result = weighed(book(TIERS + LIGHTER + HEAVIER), 自首="是", 屡犯="是")
    assert "conflicting-circumstances" in codes(result)
    assert {Outcome.LIGHTER, Outcome.HEAVIER} <= {each.outcome for each in result.options}
    result = weighed(book(TIERS + LIGHTER + HEAVIER, 情节冲突="取重"), 自首="是", 屡犯="是")
    assert [Outcome.HEAVIER] == [each.outcome for each in result.options]


def test_15_lighter_or_mitigated_is_two_options_of_the_authority(book: Write) -> None:
    rule = LIGHTER.replace("应当从轻处罚", "应当从轻或者减轻行政处罚")
    result = weighed(book(TIERS + rule), 自首="是")
    lighter, mitigated = sorted(result.options, key=lambda each: each.outcome is Outcome.MITIGATED)
    assert [Outcome.LIGHTER, Outcome.MITIGATED] == [lighter.outcome, mitigated.outcome]
    assert FineRange(Fraction(0), Fraction(10000), False, False) == fine(mitigated)
    assert ["authority", "authority"] == [each.by for each in result.options]


def test_16_a_row_of_a_list_keeps_its_own_modality(book: Write) -> None:
    text = "  - {编号: 单, 用途: 清单, 依据: 某法第三条, 列: [违法行为, 情形, 处理], 行: [[倾倒垃圾, 轻微的, %s]]}\n"
    for words, modality in (("可以不予行政处罚", Modality.MAY), ("不予行政处罚", Modality.SHALL)):
        result = weighed(book(TIERS + text % words), 轻微的="是")
        assert (Outcome.NO_PENALTY, modality) == (result.options[0].outcome, result.options[0].modality)


# ---- from row to amount ----

OPEN_STATUTE = TIERS.replace(
    "法定: {列: [处理], 行: [[1万元以上10万元以下罚款]]}",
    "法定: {列: [情形, 处理], 行: [[{除外: 屡犯}, 2万元以下罚款], [屡犯, 2万元以上10万元以下罚款]]}",
)


def test_22_the_clamp_is_to_the_statutory_rows_not_refuted(book: Write) -> None:
    rulebook = book(OPEN_STATUTE)
    known = one(rulebook, case(facts={"倾倒量": "3吨", "屡犯": "是"}))
    assert ((20000, 40000), True, ["clamped-range"]) == (ends(known.options[0]), known.clamped, why(known.options[0]))
    still_open = one(rulebook, case(facts={"倾倒量": "3吨"}))
    assert [(10000, 20000), (20000, 40000)] == sorted(ends(each) for each in still_open.options)
    assert FineRange(Fraction(0), Fraction(100000), False, True) == still_open.statutory


def test_22_mitigation_is_not_clamped_and_nothing_goes_above(book: Write) -> None:
    rule = LIGHTER.replace("应当从轻处罚", "应当减轻处罚")
    result = weighed(book(TIERS + rule), 自首="是")
    assert ((0, 10000), False) == (ends(result.options[0]), result.clamped)


HEAVIEST = """
事实: {列: [事实, 类型, 取值], 行: [[倾倒量, 数量, 吨], [屡犯, 是否, /]]}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    重合: 取重
    依据: 某法第一条
    法定: {列: [处理], 行: [[1万元以上10万元以下罚款]]}
    列: [{条件: 倾倒量}, 处理]
    行:
      - [2吨以上, %s罚款]
      - [1吨以上, %s罚款]
"""


def test_23_of_several_rows_the_heavier_is_found_by_the_amounts(book: Write) -> None:
    result = one(book(HEAVIEST % ("4万元以上10万元以下", "1万元以上4万元以下")), case(facts={"倾倒量": "3吨"}))
    assert ([(40000, 100000)], ["heavier-row"]) == (list(map(ends, result.options)), why(step(result, "例#倾倒:1")))


def test_23_rows_that_cannot_be_compared_refer(book: Write) -> None:
    result = one(book(HEAVIEST % ("1万元以上8万元以下", "2万元以上5万元以下")), case(facts={"倾倒量": "3吨"}))
    assert (["incomparable-rows"], [(10000, 80000), (20000, 50000)]) == (codes(result), list(map(ends, result.options)))


def test_several_rows_that_all_count_do_not_silently_become_the_first(book: Write) -> None:
    text = (HEAVIEST % ("4万元以上10万元以下", "1万元以上3万元以下")).replace("重合: 取重", "重合: 全部")
    result = one(book(text), case(facts={"倾倒量": "3吨"}))
    assert (["several-fines"], [(10000, 100000)]) == (codes(result), list(map(ends, result.options)))


TWO_BENCHMARKS = """
事实: {列: [事实, 类型, 取值], 行: [[倾倒量, 数量, 吨], [夜间, 是否, /]]}
事项: {列: [代号, 违法行为], 行: [[T, 倾倒垃圾]]}
表:
  - {编号: 法条, 用途: 法定, 事项: T, 依据: 某法第一条, 列: [处理], 行: [[1万元以上10万元以下罚款]]}
  - {编号: 日间, 用途: 基准, 事项: T, 法定: 法条, 列: [{条件: 倾倒量}, 处理], 行: [[/, 1万元以上4万元以下罚款]]}
  - {编号: 夜间, 用途: 基准, 事项: T, 法定: 法条, 列: [{条件: 倾倒量}, 处理], 行: [[/, 5万元以上9万元以下罚款]]}
"""


def test_two_benchmarks_for_one_violation_are_both_shown_and_neither_is_chosen(book: Write) -> None:
    result = one(book(TWO_BENCHMARKS), case("例#T", facts={"倾倒量": "3吨"}))
    assert (["several-benchmarks"], [(10000, 40000), (50000, 90000)]) == (
        codes(result),
        list(map(ends, result.options)),
    )


@pytest.mark.parametrize(("night", "fined"), [("否", (10000, 40000)), ("是", (50000, 90000))])
def test_two_benchmarks_that_part_the_field_each_apply_to_their_part(
    book: Write, night: str, fined: tuple[int, int]
) -> None:
    parted = TWO_BENCHMARKS.replace("编号: 日间,", "编号: 日间, 适用: {夜间: 否},").replace(
        "编号: 夜间,", "编号: 夜间, 适用: 夜间,"
    )
    result = one(book(parted), case("例#T", facts={"倾倒量": "3吨", "夜间": night}))
    assert ([], [fined]) == (codes(result), list(map(ends, result.options)))


def test_25_the_rest_of_the_statute_stays_and_may_stays_may(book: Write) -> None:
    text = TIERS.replace("[[1万元以上10万元以下罚款]]", "[[责令改正；可以处1万元以上10万元以下罚款；可以吊销许可证件]]")
    result = one(book(text), case(facts={"倾倒量": "3吨"}))
    said = [(each.kind, each.modality) for each in result.options[0].sanctions]
    assert [("order", Modality.SHALL), ("fine", Modality.MAY), ("revoke_permit", Modality.MAY)] == said
    assert (10000, 40000) == ends(result.options[0])


ROLES = """
表:
  - 编号: 倾倒
    用途: 法定
    违法行为: 倾倒垃圾
    依据: 某法第一条
    共同处理: 责令改正
    列: [{处理: 单位}, {处理: 责任人员}]
    行:
      - [10万元以下罚款, %s]
"""


def test_26_what_is_common_is_not_added_where_the_cell_is_empty(book: Write) -> None:
    result = one(book(ROLES % "/"), case(roles="责任人员", kind="公民"))
    assert [(Outcome.NO_PENALTY, ())] == [(each.outcome, each.sanctions) for each in result.options]
    assert ["not-this-party"] == why(result.options[0])


def test_28_a_column_without_such_a_party_is_a_premise(book: Write) -> None:
    rulebook = book(ROLES % "1万元以下罚款")
    firm = one(rulebook, case(roles="单位"))
    assert ["本案未列“责任人员”，该方的处理未评估"] == [
        each.text() for each in firm.premises if each.code == "role-unfilled"
    ]
    parties = [{"代号": "甲", "类别": "法人", "身份": ["单位"]}, {"代号": "乙", "类别": "公民", "身份": ["责任人员"]}]
    document = case(parties=parties)
    document["行为"][0]["当事人"] = ["甲", "乙"]
    both = rulebook.recommend(document).report.results
    assert [(0, 100000), (0, 10000)] == [ends(each.options[0]) for each in both]
    assert not [each for result in both for each in result.premises if each.code == "role-unfilled"]


def test_28_a_party_of_no_column_refers(book: Write) -> None:
    result = one(book(ROLES % "/"), case(roles="路人"))
    assert (ResultStanding.REFER, ["no-role"]) == (result.standing, codes(result))


def test_28_a_trader_is_neither_citizen_nor_firm_by_default(book: Write) -> None:
    text = ROLES.replace("单位", "法人").replace("责任人员", "公民") % "1万元以下罚款"
    result = one(book(text), case(kind="个体工商户"))
    assert "no-role" in codes(result)


ONE_ACT = (
    TIERS
    + """
  - {编号: 占道, 用途: 法定, 违法行为: 占道堆放, 依据: 某法第八条, 列: [处理], 行: [[%s罚款]]}
  - {编号: 择重, 用途: 总则, 依据: 某法第九条, 列: [情形, 处理], 行: [[屡犯, 按照罚款数额高的规定处罚]]}
"""
)


def two_provisions(**facts: str) -> dict[str, Any]:
    """One act under two provisions."""
    document = case(facts=facts)
    first = {**document["行为"][0], "同一行为": "1"}
    return document | {"行为": [first, {**first, "代号": "A2", "事项": "例#占道"}]}


def test_27_the_certainly_higher_fine_stands_and_the_loser_is_recorded(book: Write) -> None:
    winner, loser = book(ONE_ACT % "1千元以上5千元以下").recommend(two_provisions(倾倒量="3吨")).report.results
    assert (Outcome.GENERAL, Outcome.NO_PENALTY) == (winner.options[0].outcome, loser.options[0].outcome)
    assert ["loses-to"] == why(loser.options[0])
    assert "某法第九条" in loser.legal_basis


def test_27_fines_that_overlap_refer_and_either_may_win(book: Write) -> None:
    results = book(ONE_ACT % "2万元以上5万元以下").recommend(two_provisions(倾倒量="3吨")).report.results
    assert [["overlapping-fines"]] * 2 == [codes(each) for each in results]
    assert [["loses-to"]] * 2 == [why(each.options[-1]) for each in results]


# ---- time ----

YEARS = "食品安全法-2021#food-124-1-5"


@pytest.mark.parametrize(("discovered", "barred"), [("2025-01-10", False), ("2025-01-11", True)])
def test_32_discovery_after_exactly_two_years_is_in_time(discovered: str, barred: bool) -> None:
    dates = {
        "行为起": "2023-01-10",
        "行为止": "2023-01-10",
        "发现": discovered,
        "立案": discovered,
        "拟决定": "2025-03-01",
    }
    facts = {"有危害后果": found("否"), "违法行为有连续或者继续状态": "否", "货值金额": "66元"}
    result = one(shipped(), case(YEARS, roles="食品生产经营者", dates=dates, facts=facts))
    limitation = step(result, "行政处罚法-2021#时效:1")
    assert (Verdict.YES if barred else Verdict.NO) is limitation.verdict
    assert barred == (Outcome.BARRED in [each.outcome for each in result.options])
    said = "".join(each.text() for each in limitation.why)
    assert all(part in said for part in ("2023-01-10", discovered, "24个月"))


def test_33_a_look_back_starts_from_the_first_day_of_the_act(book: Write) -> None:
    history = {"查询": "已查清", "列": ["日期", "事项"], "行": [["2022-05-01", "例#倾倒"], ["2022-04-30", "例#倾倒"]]}
    long = {
        "行为起": "2024-05-01",
        "行为止": "2024-09-01",
        "发现": "2024-09-01",
        "立案": "2024-09-01",
        "拟决定": "2024-10-01",
    }
    result = one(book(COUNTED), case(history=history, dates=long))
    assert "一般" == result.options[0].tier  # the one just two years before counts, the one a day earlier does not


def test_33_an_open_date_gives_a_set_of_counts(book: Write) -> None:
    history = {"查询": "已查清", "列": ["日期", "事项"], "行": [["2023-01-01", "例#倾倒"]]}
    result = one(book(COUNTED), case(history=history, dates={"行为起": "未知"}))
    assert ["轻微", "一般"] == [each.tier for each in result.options]  # once or twice, never more


def test_34_without_a_day_of_decision_there_is_no_case(book: Write) -> None:
    for day in ("未知", None):
        document = case(dates={"拟决定": day} if day else {})
        if day is None:
            del document["日期"]["拟决定"]
        with pytest.raises(CaseError):
            book(TIERS).recommend(document)


def test_35_on_an_undecided_boundary_both_rows_stand_and_it_refers(book: Write) -> None:
    rulebook = book(TIERS, 以上="待定", 以下="待定")
    on_it = one(rulebook, case(facts={"倾倒量": "10吨"}))
    assert ResultStanding.REFER is on_it.standing
    assert {"轻微", "严重"} <= {each.tier for each in on_it.options}
    words = {dict(each.args)["word"] for each in on_it.refer if each.code == "undecided-convention"}
    assert {"以上", "以下"} == words
    beside = one(rulebook, case(facts={"倾倒量": "9.99吨"}))
    assert (["轻微"], []) == ([each.tier for each in beside.options], codes(beside))


def test_27_a_provision_that_may_be_waived_does_not_silence_the_other(book: Write) -> None:
    rulebook = book((ONE_ACT % "1千元以上5千元以下") + EXEMPT)
    first, second = rulebook.recommend(two_provisions(倾倒量="3吨", 轻微的="未知")).report.results
    assert {Outcome.NO_PENALTY, Outcome.GENERAL} == {each.outcome for each in first.options}
    assert (1000, 5000) in [ends(each) for each in second.options if each.outcome is Outcome.GENERAL]
    assert ["loses-to"] == why(second.options[-1])
