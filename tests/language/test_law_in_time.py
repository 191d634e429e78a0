"""新旧规定 (行政处罚法第三十七条): both editions evaluated whole, the lighter by the order a ruleset declares, procedure by the new."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from language_helpers import failures, loaded

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.report import FineRange, Outcome, Result, ResultStanding
from enforce_rules.rulebook import Recommendation

GENERAL = """
规则集: {编号: 总法, 名称: 总法, 制定机关: 全国人大, 地区: 全国, 施行: 2000-01-01, 位阶: 法律, 核对: 虚拟}
约定:
  列: [约定, 取值, 依据]
  行: [[处罚轻重, [警告, 罚款、没收违法所得, 吊销许可证件, 行政拘留], /]]
事实:
  列: [事实, 类型, 提起]
  行: [[决定时规定已被修改或者废止, 是否, 主张], [新的规定不认为是违法, 认定, 主张]]
表:
  - 编号: 过渡
    用途: 过渡
    依据: 总法第三十七条
    重合: 首行
    列: [情形, 处理]
    行:
      - [{同时满足: [决定时规定已被修改或者废止, {任一: [新的规定处罚较轻, 新的规定不认为是违法]}]}, 适用新的规定]
      - [/, 适用行为发生时的规定]
  - 编号: 算例-过渡
    用途: 算例
    对: 过渡
    列: [算例, {给: 决定时规定已被修改或者废止}, {给: 新的规定处罚较轻}, {应: 步骤}]
    行: [[轻了, 是, 是, '过渡:1'], [没有轻, 是, 否, '过渡:2']]
"""


def law(id: str, days: str, cells: str) -> str:
    """An edition of one law: its period of force and what it does."""
    both = "约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}" if "以上" in cells else ""
    return f"""
规则集: {{编号: {id}, 名称: 某法, 制定机关: 甲局, 地区: 全国, {days}, 位阶: 法律, 领域: 某领域, 核对: 虚拟}}
{both}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    依据: 某法第九条
    列: [处理]
    行: [[{cells}]]
"""


OLD_DAYS, NEW_DAYS = "施行: 2010-01-01, 失效: 2026-08-14", "施行: 2026-08-15"


def case(
    violation: str = "旧法#罚则:1", *, begun: str = "2026-03-01", ended: str = "", decided: str, facts: str = "{}"
) -> str:
    ended = ended or begun
    seen = decided if ended == "未知" else ended
    return f"""
案件: {{编号: 一, 办案机关: 甲局, 地区: '990100'}}
日期: {{行为起: {begun}, 行为止: {ended}, 发现: {seen}, 立案: {seen}, 拟决定: {decided}}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {facts}}}]
"""


def editions(folder: Path, old: str, new: str, *more: str) -> Rulebook:
    """Both editions of a law and the general one, side by side."""
    return loaded(folder, GENERAL, law("旧法", OLD_DAYS, old), law("新法", NEW_DAYS, new), *more)


def result(book: Rulebook, text: str) -> Result:
    said = book.recommend(text)
    again = Recommendation.from_json(said.to_json())
    assert said.to_json() == again.to_json(), "the comparison goes to JSON and comes back"
    (found,) = said.report.results
    return found


def texts(found: Result) -> list[str]:
    return [
        f"{sanction.text}{'' if sanction.fine is None else int(sanction.fine.high or 0)}"
        for option in found.options
        for sanction in option.sanctions
    ]


# ---- which edition ----


@pytest.mark.parametrize(
    ("old", "new", "new_is", "applied", "said"),
    [
        ("处5000元罚款", "处3000元罚款", "lighter", "new", ["罚款3000"]),
        ("处5000元罚款", "处8000元罚款", "heavier", "old", ["罚款5000"]),
        ("处5000元罚款", "处5000元罚款", "equal", "old", ["罚款5000"]),  # no lighter: the law of the act
        ("处5000元罚款", "给予警告", "lighter", "new", ["警告"]),  # kinds before amounts
        ("处5000元罚款", "处1000元罚款；吊销许可证", "heavier", "old", ["罚款5000"]),
        ("处1万元以上5万元以下罚款", "处1万元以上3万元以下罚款", "lighter", "new", ["罚款30000"]),
        ("处2万元以上3万元以下罚款", "处1万元以上5万元以下罚款", "incomparable", "both", ["罚款30000", "罚款50000"]),
        ("处5000元罚款", "没收违法所得", "incomparable", "both", ["罚款5000", "没收违法所得"]),  # one rank
        ("处5000元罚款", "可以处5000元罚款", "lighter", "new", ["罚款5000"]),
    ],
)
def test_the_new_rules_apply_where_they_are_lighter(
    tmp_path: Path, old: str, new: str, new_is: str, applied: str, said: list[str]
) -> None:
    found = result(editions(tmp_path, old, new), case(decided="2026-09-01"))
    assert found.comparison is not None
    assert (new_is, applied) == (found.comparison.new_is, found.comparison.applied)
    assert said == texts(found)
    assert [("2026-03-01", "旧法"), ("2026-09-01", "新法")] == [
        (each.day.isoformat(), next(name for name in each.rulesets if name != "总法"))
        for each in (found.comparison.old, found.comparison.new)
    ]


def test_what_cannot_be_ranked_is_referred_with_both_and_each_says_what_it_goes_by(tmp_path: Path) -> None:
    found = result(
        editions(tmp_path, "处2万元以上3万元以下罚款", "处1万元以上5万元以下罚款"), case(decided="2026-09-01")
    )
    assert ResultStanding.REFER is found.standing
    assert ["editions-incomparable"] == [each.code for each in found.refer]
    assert [("law-of-the-act",), ("law-of-the-decision",)] == [
        tuple(why.code for why in each.why) for each in found.options
    ]
    assert {"authority"} == {each.by for each in found.options}


@pytest.mark.parametrize(
    ("begun", "ended", "decided", "compared", "said"),
    [
        ("2026-03-01", "2026-03-01", "2026-08-14", False, ["罚款5000"]),  # decided before the change
        ("2026-03-01", "2026-03-01", "2026-08-15", True, ["罚款5000"]),  # the new is in force on the day itself
        ("2026-03-01", "2026-08-14", "2026-09-01", True, ["罚款5000"]),  # the last day of the old
        ("2026-03-01", "2026-08-15", "2026-09-01", False, ["罚款8000"]),  # 继续: past the change, the new
        ("2026-08-15", "2026-08-15", "2026-09-01", False, ["罚款8000"]),
    ],
)
def test_the_last_day_of_the_act_says_whose_rules_these_are(
    tmp_path: Path, begun: str, ended: str, decided: str, compared: bool, said: list[str]
) -> None:
    found = result(editions(tmp_path, "处5000元罚款", "处8000元罚款"), case(begun=begun, ended=ended, decided=decided))
    assert compared is (found.comparison is not None)
    assert said == texts(found)
    past = begun < "2026-08-15" <= ended
    assert past is ("continues-into-new-law" in [each.code for each in found.premises])


def test_an_act_the_new_rules_are_found_to_allow_goes_by_the_new(tmp_path: Path) -> None:
    facts = "{新的规定不认为是违法: {值: 是, 认定: 法制科, 理由: 第九条已删去}}"
    found = result(editions(tmp_path, "处5000元罚款", "处8000元罚款"), case(decided="2026-09-01", facts=facts))
    assert found.comparison is not None and "new" == found.comparison.applied
    assert ("总法#过渡:1",) == found.comparison.rules


def test_where_the_case_finds_the_rules_unchanged_those_of_the_act_apply(tmp_path: Path) -> None:
    book = editions(tmp_path, "处5000元罚款", "处3000元罚款")
    found = result(book, case(decided="2026-09-01", facts="{决定时规定已被修改或者废止: 否}"))
    assert found.comparison is not None and ("lighter", "old") == (found.comparison.new_is, found.comparison.applied)


def test_without_a_rule_on_old_and_new_both_are_referred(tmp_path: Path) -> None:
    book = loaded(tmp_path, law("旧法", OLD_DAYS, "处5000元罚款"), law("新法", NEW_DAYS, "处3000元罚款"))
    found = result(book, case(decided="2026-09-01"))
    assert ResultStanding.REFER is found.standing
    assert ["law-changed-since"] == [each.code for each in found.refer]
    assert ["罚款5000", "罚款3000"] == texts(found)


def test_without_declared_ranks_amounts_are_ranked_and_kinds_are_not(tmp_path: Path) -> None:
    general = GENERAL.replace("  行: [[处罚轻重, [警告, 罚款、没收违法所得, 吊销许可证件, 行政拘留], /]]", "  行: []")
    for new, expected in (("处3000元罚款", "lighter"), ("给予警告", "incomparable")):
        book = loaded(tmp_path, general, law("旧法", OLD_DAYS, "处5000元罚款"), law("新法", NEW_DAYS, new))
        found = result(book, case(decided="2026-09-01"))
        assert found.comparison is not None and expected == found.comparison.new_is


# ---- a benchmark that ended, a law repealed ----

BENCHMARK = """
规则集: {编号: 基准, 名称: 基准, 制定机关: 甲局, 地区: '990100', 施行: 2020-01-01, 失效: 2026-06-30, 领域: 某领域, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
表:
  - 编号: 阶次
    用途: 基准
    违法行为: 某行为
    依据: 某法第九条
    法定: {列: [处理], 行: [[处1千元以上9千元以下罚款]]}
    列: [处理]
    行: [[处2千元以上3千元以下罚款]]
"""


def test_a_benchmark_that_ended_after_the_act_still_measures_it(tmp_path: Path) -> None:
    only = law("旧法", "施行: 2010-01-01", "处1千元以上9千元以下罚款")
    found = result(loaded(tmp_path, GENERAL, only, BENCHMARK), case(decided="2026-09-01"))
    assert found.comparison is None, "no new rule says otherwise"
    assert ["罚款3000"] == texts(found)


# ---- a rule for one violation (本溪市林草局 2021-04-02) ----

FORESTRY = """
规则集: {编号: 答复, 名称: 答复, 制定机关: 甲局, 地区: 全国, 施行: 2000-01-01, 领域: 某领域, 核对: 虚拟}
表:
  - 编号: 一项
    用途: 过渡
    违法行为: 某行为
    重合: 首行
    列: [{条件: 违法行为发生之日}, {条件: 立案之日}, 处理]
    行:
      - [2026年8月15日以前, 2026-08-15以后, 适用某法实施条例第四十三条第一款]
      - [2026-08-15以后, /, 适用新的规定]
"""


@pytest.mark.parametrize(
    ("begun", "filed", "rules", "applied"),
    [
        ("2026-08-14", "2026-08-15", ("答复#一项:1",), "new"),  # heavier, and yet: the rule about this act says so
        ("2026-08-14", "2026-08-14", ("总法#过渡:2",), "old"),  # no row of its own: the general rule
    ],
)
def test_a_rule_about_one_violation_goes_before_the_general_one(
    tmp_path: Path, begun: str, filed: str, rules: tuple[str, ...], applied: str
) -> None:
    """擅自改变林地用途: done before the change and filed after it (本溪市林草局 2021-04-02)."""
    new = law("新法", NEW_DAYS, "处3000元罚款").replace("依据: 某法第九条", "依据: 某法实施条例第四十三条第一款")
    book = loaded(tmp_path, GENERAL, law("旧法", OLD_DAYS, "处1000元罚款"), new, FORESTRY)
    found = result(book, case(begun=begun, decided="2026-09-01").replace(f"立案: {begun}", f"立案: {filed}"))
    assert found.comparison is not None
    assert ("heavier", applied) == (found.comparison.new_is, found.comparison.applied)
    assert rules == found.comparison.rules


def test_a_provision_that_is_not_loaded_is_named(tmp_path: Path) -> None:
    text = case(decided="2026-09-01").replace("立案: 2026-03-01", "立案: 2026-08-20")
    found = result(editions(tmp_path, "处1000元罚款", "处3000元罚款", FORESTRY), text)
    assert ResultStanding.REFER is found.standing
    assert ["provision-not-loaded"] == [each.code for each in found.refer]


# ---- procedure ----

HEARING = """
规则集: {{编号: {id}, 名称: 程序规定, 制定机关: 甲局, 地区: 全国, {days}, 位阶: 部门规章, 核对: 虚拟}}
约定: {{列: [约定, 取值, 依据], 行: [[以上, 含, /]]}}
事实: {{列: [事实, 类型, 取值], 行: [[较大数额罚款, 是否, 推定]]}}
表:
  - {{编号: 标准, 用途: 推定, 闭合: 是, 列: [{{条件: 拟罚款数额}}, {{得: 较大数额罚款}}], 行: [[{amount}以上, 是]]}}
  - {{编号: 听证, 用途: 程序, 依据: 程序规定第三条, 列: [情形, 处理], 行: [[较大数额罚款, 告知听证权利]]}}
"""


@pytest.mark.parametrize(("decided", "state"), [("2026-06-30", "not_due"), ("2026-07-01", "due")])
def test_procedure_goes_by_the_rules_of_the_decision(tmp_path: Path, decided: str, state: str) -> None:
    """程序从新: the threshold for a hearing fell from 10,000 to 5,000 元 after the act; the substance stays as it was."""
    before = HEARING.format(id="程序一", days="施行: 2010-01-01, 失效: 2026-06-30", amount="10000元")
    after = HEARING.format(id="程序二", days="施行: 2026-07-01", amount="5000元")
    only = law("旧法", "施行: 2010-01-01", "处5000元罚款")
    found = result(loaded(tmp_path, GENERAL, only, before, after), case(decided=decided))
    assert found.comparison is None, "procedure is no lighter or heavier law"
    assert [("hearing", state)] == [(each.kind, each.state) for each in found.options[0].duties]


# ---- the day of the act is open ----


def test_where_the_last_day_is_open_every_law_it_may_fall_under_is_told(tmp_path: Path) -> None:
    book = editions(tmp_path, "处5000元罚款", "处8000元罚款；吊销许可证")
    found = result(book, case(ended="未知", decided="2026-09-01"))
    assert ResultStanding.NEEDS_FACTS is found.standing
    assert [
        ("罚款", (("违法行为终了之日", ("2026-03-01至2026-08-14",)),)),
        ("罚款", (("违法行为终了之日", ("2026-08-15至2026-09-01",)),)),
    ] == [(each.sanctions[0].text, each.when[0]) for each in found.options]
    assert "违法行为终了之日" == found.questions[0].fact


def test_amounts_alone_make_it_bounded_and_a_gap_of_one_law_is_told_with_its_option(tmp_path: Path) -> None:
    bounded = result(editions(tmp_path, "处5000元罚款", "处8000元罚款"), case(ended="未知", decided="2026-09-01"))
    assert ResultStanding.BOUNDED is bounded.standing
    assert FineRange(Fraction(5000), Fraction(8000)) == bounded.bounds
    gap = tmp_path / "gap"
    gap.mkdir()
    lapsing = loaded(gap, GENERAL, law("旧法", OLD_DAYS, "处5000元罚款"))
    found = result(lapsing, case(ended="未知", decided="2026-09-01"))
    assert found.standing is not ResultStanding.REFER and () == found.refer
    assert ["lapsed" in [why.code for why in each.why] for each in found.options].count(True) == 1


def test_where_no_law_changed_an_open_day_changes_nothing(tmp_path: Path) -> None:
    only = law("旧法", "施行: 2010-01-01", "处5000元罚款")
    found = result(loaded(tmp_path, GENERAL, only), case(ended="未知", decided="2026-09-01"))
    assert ResultStanding.DECIDED is found.standing and () == found.questions


# ---- never heavier than either ----

FINES = ["处3000元罚款", "处1千元以上9千元以下罚款", "给予警告", "处3000元罚款；吊销许可证", "可以处2000元罚款"]


@pytest.mark.parametrize("old", FINES)
@pytest.mark.parametrize("new", FINES)
def test_the_result_is_never_heavier_than_the_law_of_the_act(tmp_path: Path, old: str, new: str) -> None:
    found = result(editions(tmp_path, old, new), case(decided="2026-09-01"))
    alone = tmp_path / "alone"
    alone.mkdir()
    by_old = result(loaded(alone, GENERAL, law("旧法", OLD_DAYS, old)), case(decided="2026-08-14"))
    assert found.comparison is not None
    if found.comparison.applied == "new":
        assert "lighter" == found.comparison.new_is
    elif found.comparison.applied == "old":
        assert found.comparison.new_is in ("equal", "heavier")
        assert [each.sanctions for each in by_old.options] == [each.sanctions for each in found.options]
    else:
        assert ResultStanding.REFER is found.standing


# ---- bad input ----


@pytest.mark.parametrize(
    ("ranks", "wrong"),
    [("[警告, 罚钱]", "罚钱"), ("[警告, 罚款、警告]", "警告"), ("警告", None), ("[警告、罚款]", None)],
)
def test_ranks_name_kinds_of_penalty_each_once(tmp_path: Path, ranks: str, wrong: str | None) -> None:
    text = GENERAL.replace("[警告, 罚款、没收违法所得, 吊销许可证件, 行政拘留]", ranks)
    if wrong is None:
        assert not loaded(tmp_path, text).warnings
        return
    with pytest.raises(Exception, match="unknown-value") as caught:
        loaded(tmp_path, text)
    assert wrong in str(caught.value)


# ---- 生态环境法典, in force 2026-08-15, against 水污染防治法 and 粤环发〔2021〕7号 §2.12 ----

FACTS = (
    "{区域类型: 江河、水库、湖泊、地下水, 整改情况: 已采取措施消除或减轻违法后果, 造成突发环境事件发生: 否, "
    "造成群体性事件发生等导致广泛社会影响: 否, 情节严重: {值: 否, 认定: 二科, 理由: 见笔录}, 拒不采取治理措施: 否}"
)


def real(begun: str, ended: str, decided: str) -> Result:
    text = f"""
案件: {{编号: 一, 办案机关: 某局, 地区: '440700'}}
日期: {{行为起: {begun}, 行为止: {ended}, 发现: {ended}, 立案: {ended}, 拟决定: {decided}}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: 生态环境法典-2026#ecocode-1136-1-1, 当事人: [甲], 事实: {FACTS}}}]
查无:
  范围: [行政处罚法-2021 全部总则, 粤环发-2021-7 第十条 第十一条 第十三条 第十四条, 生态环境法典-2026 全部总则]
  认定: 二科
  理由: 已逐项询问
履历: {{查询: 已查清, 截至: {ended}}}
"""
    return result(load_rulebook(), text)


def fines(found: Result) -> list[tuple[int, int]]:
    ranges = [each.fine for option in found.options for each in option.sanctions if each.fine is not None]
    return [(int(each.low or 0), int(each.high or 0)) for each in ranges]


def test_an_act_before_the_code_decided_under_it_keeps_the_old_range() -> None:
    """向水体排放油类: §2.12 river, measures taken: 10-20 万元; the code 1136: 10-100 万元, heavier."""
    found = real("2026-03-01", "2026-03-01", "2026-09-20")
    assert found.comparison is not None
    assert ("heavier", "old") == (found.comparison.new_is, found.comparison.applied)
    assert [(100_000, 200_000)] == fines(found)
    assert [(100_000, 1_000_000)] == fines_of_edition(found)
    assert {"行政处罚法-2021#过渡:2", "生态环境法典-2026#过渡:2", "粤环发-2021-7#第八条:4"} == set(
        found.comparison.rules
    )


def fines_of_edition(found: Result) -> list[tuple[int, int]]:
    assert found.comparison is not None
    ranges = [each.fine for option in found.comparison.new.options for each in option.sanctions if each.fine]
    return [(int(each.low or 0), int(each.high or 0)) for each in ranges]


def test_decided_before_the_code_there_is_nothing_to_compare() -> None:
    found = real("2026-03-01", "2026-03-01", "2026-08-14")
    assert found.comparison is None and [(100_000, 200_000)] == fines(found)


def test_an_act_across_the_change_goes_by_the_code() -> None:
    found = real("2026-03-01", "2026-08-15", "2026-09-20")
    assert found.comparison is None and [(100_000, 1_000_000)] == fines(found)
    told = next(each for each in found.premises if each.code == "continues-into-new-law")
    assert "跨越规定的变化（2026-08-15）" in told.text()


def test_an_act_after_it_does_too() -> None:
    found = real("2026-08-15", "2026-08-15", "2026-09-20")
    assert [(100_000, 1_000_000)] == fines(found)
    assert Outcome.GENERAL is found.options[0].outcome


def test_the_worked_examples_of_the_general_law_hold(tmp_path: Path) -> None:
    assert [] == failures(tmp_path, GENERAL)
