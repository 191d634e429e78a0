"""层级 (decision 0058): of several texts about one act, which counts, by the relations they state; every loser in a step."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import found, loaded

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.diagnostics import Severity
from enforce_rules.model.report import FineRange, Result, ResultStanding, Step, Verdict

LAW = """
规则集: {编号: 甲法, 名称: 中华人民共和国甲法, 制定机关: 全国人大, 地区: 全国, 施行: 2000-01-01, 位阶: 法律, 领域: 某领域, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事项: {列: [代号, 违法行为], 行: [[JF-9, 倾倒], [JF-10, 堆放]]}
表:
  - {编号: 第九条, 用途: 法定, 事项: JF-9, 依据: 甲法第九条, 列: [处理], 行: [[1万元以上10万元以下罚款]]}
  - {编号: 第十条, 用途: 法定, 事项: JF-10, 依据: 甲法第十条, 列: [处理], 行: [[5000元以下罚款]]}
"""
REGIONS = {"省": "990000", "市": "990100", "县": "990102", "镇": "990102101"}


def text(
    name: str,
    fines: str = "",
    relations: str = "",
    *,
    act: str = "倾倒",
    more: str = "",
    head: str = "",
    gate: str = "",
) -> str:
    """A benchmark of one level: its two tiers at 10吨, and how it stands to others."""
    stated = f"关系: {{列: [关系, 对象, 范围], 行: [{relations}]}}" if relations else ""
    low, _, high = fines.partition("｜")
    table = f"""
  - 编号: 基准
    用途: 基准
    违法行为: {act}
    依据: 甲法第{"九" if act == "倾倒" else "十"}条
    法定: {{列: [处理], 行: [[{"1万元以上10万元以下" if act == "倾倒" else "5000元以下"}罚款]]}}
    {gate}
    列: [{{条件: 倾倒量}}, 处理]
    行:
      - [不足10吨, {low}]
      - [10吨以上, {high}]
"""
    tables = (table if fines else "") + more
    return f"""
规则集: {{编号: {name}, 名称: {name}基准, 制定机关: {name}局, 地区: '{REGIONS[name[0]]}', 施行: 2020-01-01, 领域: 某领域, 文号: {name}发〔2020〕1号, 核对: 虚拟{head}}}
约定: {{列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}}
{stated}
表:{tables if tables.strip() else " []"}
"""


PROVINCE = text("省", "1万元以上4万元以下｜4万元以上10万元以下")
SUPPLEMENT_TABLE = """
  - 编号: 堆放
    用途: 基准
    违法行为: 堆放
    依据: 甲法第十条
    法定: {列: [处理], 行: [[5000元以下罚款]]}
    列: [{条件: 堆放量}, 处理]
    行: [[不足1吨, 500元], [1吨以上, 5000元]]
"""


def judged(
    book: Rulebook,
    *,
    act: str = "倾倒",
    region: str = "990102",
    amount: str = "12吨",
    facts: str | None = None,
    organ: str = "某县局",
) -> Result:
    """The result for one party."""
    stated = f"倾倒量: {amount}" if facts is None else facts
    document = f"""
案件: {{编号: 例, 办案机关: {organ}, 地区: '{region}'}}
日期: {{行为起: 2024-03-01, 行为止: 2024-03-02, 发现: 2024-03-03, 立案: 2024-03-04, 拟决定: 2024-04-01}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: {act}, 当事人: [甲], 事实: {{{stated}}}}}]
"""
    return book.recommend(document).report.results[0]


def fine(result: Result) -> FineRange | None:
    (option,) = result.options
    return next(each.fine for each in option.sanctions if each.kind == "fine")


def steps(result: Result) -> dict[str, Step]:
    return {each.id: each for each in result.steps if each.stage == "层级"}


def told(result: Result) -> list[str]:
    return [why.text() for each in steps(result).values() for why in each.why]


def wan(low: int, high: int) -> FineRange:
    return FineRange(low * 10000, high * 10000)  # type: ignore[arg-type]  # whole numbers are exact


# ---- who counts ----


def test_without_a_relation_two_texts_about_one_act_stay_side_by_side(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city))
    assert result.standing is ResultStanding.REFER
    assert [why.code for why in result.refer] == ["several-benchmarks"]


@pytest.mark.parametrize("relation", ["补充", "从其规定", "直接适用", "沿用"])
def test_the_superior_counts_first_where_the_lower_text_says_so(tmp_path: Path, relation: str) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", f"[{relation}, 省, 全部]")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city))
    assert fine(result) == wan(4, 10)
    assert steps(result)["市#基准"].verdict is Verdict.NOT_APPLICABLE
    assert steps(result)["市#基准"].why[0].text() == f"市基准{relation}的，本表让位于省基准基准"
    assert steps(result)["市#关系:1"].basis == ("市发〔2020〕1号",)


@pytest.mark.parametrize("relation", ["细化", "优先于", "替代"])
def test_the_lower_text_counts_first_where_it_refines_precedes_or_replaces(tmp_path: Path, relation: str) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", f"[{relation}, 省, 全部]")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city))
    assert fine(result) == wan(5, 6)
    if relation != "替代":
        assert "省#基准" in steps(result)
        assert "市发〔2020〕1号" in result.reasoning_basis


def test_a_case_outside_the_city_knows_nothing_of_its_relations(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[替代, 省, 全部]")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city), region="990200")
    assert fine(result) == wan(4, 10)
    assert not steps(result)


def test_the_supplement_is_used_where_the_superior_is_silent(tmp_path: Path) -> None:
    city = text("市", relations="[补充, 省, 全部]", more=SUPPLEMENT_TABLE)
    book = loaded(tmp_path, LAW, PROVINCE, city)
    assert fine(judged(book, act="堆放", facts="堆放量: 2吨")) == FineRange(5000, 5000)  # type: ignore[arg-type]
    assert fine(judged(book)) == wan(4, 10)


def test_a_superior_whose_own_conditions_are_not_met_is_silent_too(tmp_path: Path) -> None:
    province = text("省", "1万元以上4万元以下｜4万元以上10万元以下", gate="适用: {倾倒量: 1000吨以下}")
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[补充, 省, 全部]")
    book = loaded(tmp_path, LAW, province, city)
    assert fine(judged(book)) == wan(4, 10)
    assert fine(judged(book, amount="2000吨")) == wan(5, 6)


def test_refinements_reach_through_the_level_between(tmp_path: Path) -> None:
    """县细化市，市细化省：市没有说到的行为，县的还是先于省的."""
    city = text("市", relations="[细化, 省, 全部]", more=SUPPLEMENT_TABLE)
    county = text("县", "2万元以上3万元以下｜5万元以上6万元以下", "[细化, 市, 全部]")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city, county))
    assert fine(result) == wan(5, 6)
    assert "省#基准" in steps(result)


def test_of_five_levels_only_one_counts_and_the_losers_are_all_told(tmp_path: Path) -> None:
    city = text("市", "1万元以上3万元以下｜4万元以上8万元以下", "[细化, 省, 全部]")
    county = text("县", "2万元以上3万元以下｜5万元以上7万元以下", "[细化, 市, 全部]")
    town = text("镇", "2万元｜6万元", "[沿用, 县, 全部]")
    book = loaded(tmp_path, LAW, PROVINCE, city, county, town)
    result = judged(book, region="990102101")
    assert fine(result) == wan(5, 7)
    assert {each for each in steps(result) if "#关系" not in each} == {"省#基准", "市#基准", "镇#基准"}
    assert fine(judged(book, region="990100")) == wan(4, 8)


def test_mixed_relations_do_not_reach_through_a_level_that_is_silent(tmp_path: Path) -> None:
    """县补充市，市细化省，市没有说到：县和省谁先，没有文本写，提交决定."""
    city = text("市", relations="[细化, 省, 全部]", more=SUPPLEMENT_TABLE)
    county = text("县", "2万元以上3万元以下｜5万元以上6万元以下", "[补充, 市, 全部]")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city, county))
    assert [why.code for why in result.refer] == ["several-benchmarks"]


def test_what_was_replaced_before_the_decision_gives_no_duties_any_more(tmp_path: Path) -> None:
    """程序从新: the act is judged by the text of its day, the duties by the one that replaced it."""
    duties = """
  - {编号: 程序, 用途: 程序, 依据: 某程序规定, 列: [处理], 行: [[法制审核]]}
"""
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", more=duties)
    newer = text("市二", relations="[替代, 市, 全部]", more=duties.replace("法制审核", "集体讨论决定"))
    newer = newer.replace("约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}", "")
    result = judged(loaded(tmp_path, LAW, city, newer.replace("施行: 2020-01-01", "施行: 2024-03-20")))
    assert fine(result) == wan(5, 6)
    assert [duty.rules for option in result.options for duty in option.duties] == [("市二#程序:1",)]


# ---- adoption ----


def test_a_text_adopted_by_a_place_outside_its_region_counts_there_alone(tmp_path: Path) -> None:
    other = text("省", "1万元以上4万元以下｜4万元以上10万元以下").replace("'990000'", "'980000'")
    adopting = text("县", relations="[直接适用, 省, 全部]")
    book = loaded(tmp_path, LAW, other, adopting)
    result = judged(book)
    assert fine(result) == wan(4, 10)
    assert told(result) == ["直接适用省基准"]
    assert "县发〔2020〕1号" in result.reasoning_basis
    elsewhere = judged(book, region="990103", act="JF-9", facts="")
    assert fine(elsewhere) == wan(1, 10)
    assert not steps(elsewhere)


def test_an_adopted_text_that_is_not_loaded_refers(tmp_path: Path) -> None:
    adopting = text("县", relations="[直接适用, 《某省裁量基准》, 全部]")
    result = judged(loaded(tmp_path, LAW, adopting), act="JF-9", facts="")
    assert result.standing is ResultStanding.REFER
    assert [why.text() for why in result.refer] == [
        "县基准直接适用《某省裁量基准》，没有装载，本行为按它怎样处理不知道"
    ]


def test_a_superior_that_is_not_loaded_is_a_premise(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[补充, 某省裁量基准, 全部]")
    result = judged(loaded(tmp_path, LAW, city))
    assert fine(result) == wan(5, 6)
    assert "市基准补充的《某省裁量基准》没有装载" in [why.text() for why in result.premises]


# ---- scope, organ, superiors without a name ----


def test_a_relation_confined_to_an_act_says_nothing_of_another(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[替代, 省, [堆放]]", more=SUPPLEMENT_TABLE)
    result = judged(loaded(tmp_path, LAW, PROVINCE, city))
    assert [why.code for why in result.refer] == ["several-benchmarks"]


def test_a_scope_in_words_is_for_a_person_to_read(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[优先于, 省, 城区范围内]")
    result = judged(loaded(tmp_path, LAW, PROVINCE, city))
    assert [why.code for why in result.refer] == ["several-benchmarks"]
    assert "市基准优先于省基准，范围是“城区范围内”，是否及于本行为由机关认定" in [why.text() for why in result.premises]


def test_a_relation_for_one_organ_binds_no_other(tmp_path: Path) -> None:
    """冷水滩: some bureaus follow the superior's texts, others have their own."""
    district = text("县", "2万元以上3万元以下｜5万元以上6万元以下").replace(
        "表:", "关系: {列: [关系, 对象, 机关], 行: [[从其规定, 上级, 市监局], [优先于, 上级, 林业局]]}\n表:", 1
    )
    book = loaded(tmp_path, LAW, PROVINCE, district)
    assert fine(judged(book, organ="市监局")) == wan(4, 10)
    assert fine(judged(book, organ="林业局")) == wan(5, 6)
    assert judged(book, organ="卫健局").standing is ResultStanding.REFER


# ---- special before general ----


def test_a_table_made_for_the_act_comes_before_the_general_one(tmp_path: Path) -> None:
    """专用裁量表优先于通用裁量表 (长沙)."""
    general = """
  - 编号: 通用
    用途: 基准
    通用: 是
    违法行为: [倾倒, 堆放]
    依据: 甲法
    法定: 缺
    列: [处理]
    行: [[2000元]]
"""
    book = loaded(tmp_path, LAW, text("市", "2万元以上3万元以下｜5万元以上6万元以下", more=general))
    result = judged(book)
    assert fine(result) == wan(5, 6)
    assert told(result) == ["本行为有专用裁量表市基准基准，通用裁量表不适用"]
    assert fine(judged(book, act="堆放", facts="")) == FineRange(2000, 2000)  # type: ignore[arg-type]


# ---- lists ----


def listed(name: str, rows: str, relations: str = "") -> str:
    stated = f"关系: {{列: [关系, 对象, 范围], 行: [{relations}]}}" if relations else ""
    return f"""
规则集: {{编号: {name}, 名称: {name}清单, 制定机关: {name}局, 地区: '{REGIONS[name[0]]}', 施行: 2020-01-01, 领域: 某领域, 核对: 虚拟}}
{stated}
事实: {{列: [事实, 类型], 行: [[后果轻微, 认定], [初次, 认定]]}}
表:
  - 编号: 清单
    用途: 清单
    依据: 行政处罚法第三十三条
    列: [违法行为, 情形, 处理]
    行: [{rows}]
"""


def test_a_local_list_extends_the_superiors_and_gives_way_where_both_have_the_item(tmp_path: Path) -> None:
    """珠海 11＋7, 福建: 从其规定."""
    province = listed("省", "[倾倒, 后果轻微, 可以不予行政处罚]")
    city = listed("市", "[倾倒, 初次, 不予行政处罚], [堆放, 初次, 不予行政处罚]", "[从其规定, 省, 全部]")
    book = loaded(tmp_path, LAW, province, city)
    both = "初次: {值: 是, 认定: 局, 理由: 查过}, 后果轻微: {值: 否, 认定: 局, 理由: 看过}"
    dumped = judged(book, act="JF-9", facts=both)
    assert "市#清单:1" not in steps(dumped)
    assert steps(dumped)["市#清单"].why[0].text() == "市清单从其规定的，本表让位于省清单清单"
    assert all(option.outcome.value != "no_penalty" for option in dumped.options)
    piled = judged(book, act="JF-10", facts=both)
    assert [option.outcome.value for option in piled.options] == ["no_penalty"]


def test_two_lists_without_a_relation_both_offer_what_they_have(tmp_path: Path) -> None:
    province = listed("省", "[倾倒, 后果轻微, 可以不予行政处罚]")
    city = listed("市", "[倾倒, 初次, 不予行政处罚]")
    both = "初次: {值: 是, 认定: 局, 理由: 查过}, 后果轻微: {值: 否, 认定: 局, 理由: 看过}"
    result = judged(loaded(tmp_path, LAW, province, city), act="JF-9", facts=both)
    assert [option.outcome.value for option in result.options] == ["no_penalty"]


# ---- at load ----


def codes(folder: Path, *texts: str) -> list[str]:
    return [each.code for each in found(folder, *texts) if each.severity is not Severity.NOTE]


def test_a_refinement_outside_its_superior_is_refused_with_a_case(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜2万元以上6万元以下", "[细化, 省, 全部]")
    (diagnostic,) = [each for each in found(tmp_path, LAW, PROVINCE, city) if each.severity is Severity.ERROR]
    assert diagnostic.code == "outside-superior"
    assert (
        "“2万元以上6万元以下”超出所细化的省基准的“4万元以上10万元以下”（倾倒量10吨（含）以上）" in diagnostic.message()
    )


def test_touching_at_the_number_where_two_tiers_meet_is_no_way_out(tmp_path: Path) -> None:
    province = text("省", "1万元以上4万元以下｜4万元以上10万元以下").replace("不足10吨", "10吨以下")
    city = text("市", "1万元以上3万元以下｜4万元以上6万元以下", "[细化, 省, 全部]").replace("不足10吨", "10吨以下")
    assert "outside-superior" not in codes(tmp_path, LAW, province, city)


def test_a_refinement_of_a_statute_stays_in_its_whole_range(tmp_path: Path) -> None:
    inside = text("市", "1万元以上3万元以下｜4万元以上10万元以下", "[细化, 甲法, 全部]")
    outside = inside.replace("4万元以上10万元以下", "4万元以上12万元以下", 1)
    folders = [tmp_path / name for name in ("内", "外")]
    for folder in folders:
        folder.mkdir()
    assert "outside-superior" not in codes(folders[0], LAW, inside)
    assert "outside-superior" in codes(folders[1], LAW, outside)


@pytest.mark.parametrize(
    ("relations", "code"),
    [
        (("[优先于, 市, 全部]", "[优先于, 省, 全部]"), "layers-contradict"),
        (("", "[细化, 省, 全部], [补充, 省, 全部]"), "layers-contradict"),
        (("[补充, 市, 全部]", ""), "not-superior"),
        (("[补充, 没有的基准, 全部]", ""), "superior-missing"),
    ],
)
def test_relations_that_cannot_be(tmp_path: Path, relations: tuple[str, str], code: str) -> None:
    province = text("省", "1万元以上4万元以下｜4万元以上10万元以下", relations[0])
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", relations[1])
    assert code in codes(tmp_path, LAW, province, city)


def test_a_circle_through_three_texts_is_told_once(tmp_path: Path) -> None:
    texts = (
        text("省", "1万元以上4万元以下｜4万元以上10万元以下", "[优先于, 市, 全部]"),
        text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[优先于, 县, 全部]"),
        text("县", "2万元以上3万元以下｜5万元以上6万元以下", "[优先于, 省, 全部]"),
    )
    assert codes(tmp_path, LAW, *texts).count("layers-contradict") == 1


def test_opposite_relations_about_different_acts_do_not_contradict(tmp_path: Path) -> None:
    city = text("市", "2万元以上3万元以下｜5万元以上6万元以下", "[细化, 省, [倾倒]], [补充, 省, [堆放]]")
    assert "layers-contradict" not in codes(tmp_path, LAW, PROVINCE, city)


def test_a_target_known_not_to_be_loaded_is_no_mistake(tmp_path: Path) -> None:
    adopting = text("县").replace(
        "表:", "关系: {列: [关系, 对象, 收录], 行: [[直接适用, 某省裁量基准, 未收录]]}\n表:", 1
    )
    assert "superior-missing" not in codes(tmp_path, LAW, adopting)


def test_a_chain_of_nine_supplements_is_too_deep(tmp_path: Path) -> None:
    texts = []
    for number in range(10):
        relation = f"[补充, 市{number - 1}, 全部]" if number else ""
        texts.append(text(f"市{number}", "2万元以上3万元以下｜5万元以上6万元以下", relation))
    assert "limit-exceeded" in codes(tmp_path, LAW, *texts)


@pytest.mark.parametrize("region", ["440012", "000000", "44070", "44070a", "440703000101"])
def test_a_region_code_that_cannot_be_is_told_at_its_place(tmp_path: Path, region: str) -> None:
    wrong = PROVINCE.replace("'990000'", f"'{region}'")
    assert "bad-header" in codes(tmp_path, LAW, wrong)
    book = load_rulebook_of(tmp_path)
    with pytest.raises(Exception, match="GB/T 2260"):
        judged(book, region=region)


def load_rulebook_of(folder: Path) -> Rulebook:
    good = folder / "好"
    good.mkdir()
    (good / "1.yaml").write_text(LAW, encoding="utf-8")
    return load_rulebook(good)
