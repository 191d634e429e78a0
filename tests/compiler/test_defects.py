"""Defects of published tables: each kind found at its cell, a sound table told of nothing (decision 0041)."""

from __future__ import annotations

import pytest
from defect_helpers import codes, diagnosed, found, table

from enforce_rules.diagnostics import Severity

AREA = "[{条件: 面积}, 处理]"
ZONE = "[{条件: 区域}, {条件: 整改}, 处理]"
WEIGHTED = "[要素, 程度, 权重]"
UNASCERTAINED = {"以上": "含", "以下": "不含", "法定以下": "含", "无法查明": "最低档次"}

LOW, HIGH, LOWER, HIGHER = "1万元以上4万元以下", "4万元以上10万元以下", "4万元以上7万元以下", "7万元以上10万元以下"


def weights(
    *levels: str, starts: str = "{列: [起点, 基数], 行: [[20%, 10万元]]}", cap: bool = True, **more: str
) -> str:
    keys = [
        "计算: 权重累加",
        f"起点: {starts}",
        *(["封顶: 100%"] if cap else []),
        *(f"{key}: {value}" for key, value in more.items()),
    ]
    return table(WEIGHTED, *levels, keys=keys, conventions=UNASCERTAINED)


# ---- 空隙 ----


def test_a_value_between_two_tiers_has_no_row() -> None:
    text = table(AREA, f"6.5亩以下, {LOW}", f"7亩以上, {HIGH}")
    assert [("tier-gap", "7亩以上", "面积6.5亩（含）以上7亩（不含）以下，没有一档")] == found(text)


def test_tiers_that_follow_one_another_leave_no_gap() -> None:
    assert [] == codes(table(AREA, f"5亩以下, {LOW}", f"5亩以上10亩以下, {LOWER}", f"10亩以上, {HIGHER}"))


def test_the_start_of_the_first_tier_is_a_threshold_and_no_gap() -> None:
    assert [] == codes(table(AREA, f"5亩以上10亩以下, {LOW}", f"10亩以上, {HIGH}"))


def test_the_last_tier_has_no_end() -> None:
    text = table(AREA, f"5亩以下, {LOW}", f"5亩以上10亩以下, {HIGH}")
    assert [("tier-gap", "5亩以上10亩以下", "面积10亩（含）以上，没有一档")] == found(text)


def test_a_share_need_not_go_beyond_all_there_is() -> None:
    assert [] == codes(table("[{条件: 比例}, 处理]", f"50%以下, {LOW}", f"50%以上100%以下, {HIGH}"))


def test_where_neither_tier_includes_the_boundary_just_that_number_is_left() -> None:
    text = table(AREA, f"不足5亩, {LOW}", f"超过5亩, {HIGH}", conventions={"以上": "含", "以下": "含"})
    assert [("tier-gap", "超过5亩", "面积5亩，没有一档")] == found(text)


def test_nothing_lies_between_five_pieces_and_six() -> None:
    stated = {"以上": "含", "法定以下": "含", "以下": "含"}
    assert [] == codes(table("[{条件: 件数}, 处理]", f"1至5件, {LOW}", f"6件以上, {HIGH}", conventions=stated))


def test_whole_days_follow_one_another_and_months_do_not() -> None:
    stated = {"以上": "含", "法定以下": "含", "以下": "含"}
    days, months = (f"1至5{unit}, {LOW}" for unit in ("日", "个月"))
    assert [] == codes(table("[{条件: 逾期}, 处理]", days, f"6日以上, {HIGH}", conventions=stated))
    text = table("[{条件: 逾期}, 处理]", months, f"6个月以上, {HIGH}", conventions=stated)
    assert [("tier-gap", "6个月以上", "逾期5个月（不含）以上6个月（不含）以下，没有一档")] == found(text)


def test_a_gap_in_one_combination_only_is_told_with_the_combination() -> None:
    columns = "[{条件: 整改}, {条件: 面积}, 处理]"
    rows = (
        "已整改, 1亩以下, 1万元以上2万元以下",
        "已整改, 1亩以上2亩以下, 2万元以上4万元以下",
        "未整改, 1亩以下, 4万元以上7万元以下",
        f"未整改, 1亩以上, {HIGHER}",
    )
    assert [("tier-gap", "1亩以上2亩以下", "整改已整改，面积2亩（含）以上，没有一档")] == found(table(columns, *rows))


def test_a_gap_in_every_combination_is_one_gap() -> None:
    columns = "[{条件: 整改}, {条件: 面积}, 处理]"
    areas = (("1亩以下", LOW), ("2亩以上", HIGH))
    rows = (f"{zone}, {area}, {fine}" for zone in ("已整改", "未整改") for area, fine in areas)
    assert [("tier-gap", "2亩以上", "面积1亩（含）以上2亩（不含）以下，没有一档")] == found(table(columns, *rows))


def test_each_measure_beside_others_is_looked_at_by_itself() -> None:
    columns = "[{任一: 件数}, {任一: 面积}, 处理]"
    text = table(
        columns,
        f"1至5件, 2亩以下, {LOW}",
        f"8件以上, 2亩以上, {HIGH}",
        keys=[
            "重合: 取重",
        ],
    )
    assert [("tier-gap", "8件以上", "件数6件（含）以上7件（含）以下，没有一档")] == found(text)


def test_what_an_undecided_word_may_include_is_no_gap() -> None:
    stated = {"以上": "待定", "以下": "待定", "法定以上": "含", "法定以下": "含", "边界重复": "提交决定"}
    assert [] == codes(table(AREA, f"5亩以下, {LOW}", f"5亩以上, {HIGH}", conventions=stated))


def test_a_column_that_counts_in_one_branch_only_is_looked_at_in_that_branch() -> None:
    facts = ["工程, 选项, [市政, 其他], /", "规模, 选项, [小型, 大型], /", "面积, 数量, 亩, /"]
    columns = "[{条件: 规模, 当: {工程: 市政}}, {条件: 面积, 当: {工程: 其他}}, 处理]"
    assert [] == codes(table(columns, f"小型, 2亩以下, {LOW}", f"大型, 2亩以上, {HIGH}", facts=facts))
    text = table(columns, f"小型, 2亩以下, {LOW}", f"大型, 3亩以上, {HIGH}", facts=facts)
    assert [("tier-gap", "3亩以上", "面积2亩（含）以上3亩（不含）以下，没有一档")] == found(text)


def test_a_tier_that_asks_for_more_leaves_those_who_do_not_meet_it() -> None:
    facts = ["时间, 期间, 个月, /", "拒不改正, 是否, /, /"]
    text = table("[{条件: 时间}, 情形, 处理]", f"3个月以下, /, {LOW}", f"3个月以上, 拒不改正, {HIGH}", facts=facts)
    assert [("tier-gap", "3个月以下", "时间3个月（含）以上，拒不改正否，没有一档")] == found(text)


def test_a_definition_has_gaps_between_its_ranges_only() -> None:
    inner = "推定: {列: [{条件: pH值}, {得: 超标}], 行: [[2<pH<5 或 10<pH<11, 轻], [pH≤2 或 pH≥11, 重]]}"
    text = table("[{条件: 超标}, 处理]", f"轻, {LOW}", f"重, {HIGH}", keys=[inner], facts=["pH值, 数值, /, /"])
    assert [("tier-gap", "2<pH<5 或 10<pH<11", "pH值5（含）以上10（含）以下，没有一档")] == found(text)
    closed = inner.replace("推定: {", "推定: {闭合: 是, ")
    assert [] == codes(text.replace(inner, closed))


def test_a_definition_may_leave_a_combination_undefined() -> None:
    rows = "[[逾期改正, 30日内, 轻], [仍未改正, 超过30日, 重], [已改正, /, 无]]"
    inner = f"推定: {{列: [{{条件: 改正}}, {{条件: 天数}}, {{得: 程度}}], 行: {rows}}}"
    text = table("[{条件: 程度}, 处理]", f"无, {LOW}", f"轻, {LOWER}", f"重, {HIGHER}", keys=[inner])
    assert [] == codes(text)


def test_levels_of_a_factor_have_gaps_too() -> None:
    text = weights("时间, 3个月以下, 0%", "〃, 6个月以上, 80%")
    assert [("tier-gap", "6个月以上", "时间3个月（含）以上6个月（不含）以下，没有一档")] == found(text)


# ---- 缺格 ----


def test_a_combination_is_missing_where_each_label_stands_elsewhere() -> None:
    text = table(ZONE, "一般, 已整改, 1万元以上2万元以下", f"一般, 未整改, {LOW}", f"敏感, 未整改, {HIGH}")
    assert [("combination-missing", "敏感", "区域敏感，整改已整改，表里没有这一格")] == found(text)


def test_labels_no_row_names_are_not_asked_for() -> None:
    facts = ["区域, 选项, [一般, 敏感, 限批], /"]
    assert [] == codes(table("[{条件: 区域}, 处理]", f"一般, {LOW}", f"敏感, {HIGH}", facts=facts))


def test_two_small_tables_under_one_another_are_no_matrix() -> None:
    rows = (
        f"向水体倾倒, 江河, {LOW}",
        f"向水体倾倒, 水源, {LOWER}",
        f"在岸坡堆放, 一般废物, {LOW}",
        f"在岸坡堆放, 危险废物, {HIGH}",
    )
    assert [] == codes(table("[{条件: 情节}, {条件: 区域或者废物}, 处理]", *rows))


def test_a_row_about_another_fact_holds_no_combination_and_asks_for_none() -> None:
    facts = ["造成重大影响, 是否, /, /"]
    whole = (
        "限期内, 江河, 1万元以上2万元以下",
        f"限期内, 水源, {LOW}",
        f"逾期, 江河, {LOWER}",
        f"逾期, 水源, {HIGHER}",
    )
    spanning = ("{造成重大影响: 是}, /, 10万元", "逾期, {造成重大影响: 是}, 10万元")
    columns = "[{条件: 整改}, {条件: 水体}, 处理]"
    for row in spanning:
        assert [] == codes(table(columns, *whole, row, facts=facts, keys=["重合: 取重"]))
    text = table(columns, *whole[:3], f"{{造成重大影响: 是}}, /, {HIGHER}", facts=facts, keys=["重合: 取重"])
    assert [("combination-missing", "逾期", "整改逾期，水体水源，表里没有这一格")] == found(text)


# ---- 重叠 ----


def test_two_tiers_share_more_than_their_boundary() -> None:
    text = table(AREA, f"10亩以下, {LOW}", f"8亩以上, {HIGH}")
    assert [
        ("tier-overlap", "8亩以上", "第2行和第1行可以同时成立，所得不同（面积8亩（含）以上10亩（不含）以下）")
    ] == found(text)


def test_a_boundary_that_both_tiers_include_is_an_overlap_unless_the_ruleset_says_what_then() -> None:
    both = {"以上": "含", "以下": "含"}
    text = table(AREA, f"10亩以下, {LOW}", f"10亩以上, {HIGH}", conventions=both)
    assert [("tier-overlap", "10亩以上", "第2行和第1行可以同时成立，所得不同（面积10亩）")] == found(text)
    for policy in ("取轻", "取重", "提交决定"):
        stated = {**both, "边界重复": policy}
        assert [] == codes(table(AREA, f"10亩以下, {LOW}", f"10亩以上, {HIGH}", conventions=stated))


def test_referring_boundaries_says_nothing_of_wider_overlaps() -> None:
    stated = {"以上": "含", "以下": "含", "边界重复": "提交决定"}
    assert ["tier-overlap"] == codes(table(AREA, f"10亩以下, {LOW}", f"8亩以上, {HIGH}", conventions=stated))


def test_the_third_time_stands_in_two_rows() -> None:
    rows = ("第二次, 2万元", "第三次, 3万元", "3次以上, 4万元")
    stated = {"以上": "含", "法定以下": "含"}
    text = table("[{条件: 次数}, 处理]", *rows, facts=["次数, 计数, 次, /"], conventions=stated)
    assert [("tier-overlap", "3次以上", "第3行和第2行可以同时成立，所得不同（次数3次）")] == found(text)


@pytest.mark.parametrize("policy", ["取重", "取轻", "首行", "末行", "专门优先"])
def test_a_table_that_says_which_row_counts_has_no_overlap(policy: str) -> None:
    assert [] == codes(table(AREA, f"10亩以下, {LOW}", f"8亩以上, {HIGH}", keys=[f"重合: {policy}"]))


@pytest.mark.parametrize("policy", ["取重", "取轻", "首行", "专门优先"])
def test_no_policy_chooses_between_two_prints_of_the_same_case(policy: str) -> None:
    text = table("[{条件: 种类}, 处理]", f"三类, {LOW}", f"二类, {LOWER}", f"三类, {HIGHER}", keys=[f"重合: {policy}"])
    assert ["第3行和第1行可以同时成立，所得不同"] == [each[2] for each in found(text)]


def test_rows_that_do_the_same_may_overlap() -> None:
    assert [] == codes(table(AREA, "10亩以下, 1万元以上10万元以下", "8亩以上, 1万元以上10万元以下"))


def test_rows_about_different_facts_are_left_alone() -> None:
    facts = ["当场改正, 是否, /, /", "拒不改正, 是否, /, /"]
    assert [] == codes(table("[情形, 处理]", f"当场改正, {LOW}", f"拒不改正, {HIGH}", facts=facts))


def test_a_row_that_asks_for_nothing_meets_every_other_and_is_told_once() -> None:
    text = table("[{条件: 区域}, 处理]", f"一般, {LOW}", f"敏感, {LOWER}", f"/, {HIGHER}")
    assert ["第3行和第1行、第2行可以同时成立，所得不同"] == [each[2] for each in found(text)]


def test_measures_that_lie_in_two_tiers_are_told_once() -> None:
    columns = "[{任一: 件数}, {任一: 面积}, 处理]"
    rows = (f"不足5件, 不足2亩, {LOW}", f"5件以上8件以下, 2亩以上3亩以下, {LOWER}", f"8件以上, 3亩以上, {HIGHER}")
    assert [("tier-overlap", "面积", "第2行和第1行可以同时成立，所得不同（件数、面积不在同一档）")] == found(
        table(columns, *rows)
    )


def test_two_levels_of_a_factor_hold_the_same_day() -> None:
    text = weights("时间, 10天以内, 0%", "〃, 10天以上20天以下, 40%", "〃, 20天以上, 80%")
    assert [("tier-overlap", "10天以上20天以下", "第2行和第1行可以同时成立，所得不同（时间10日）")] == found(text)


def test_of_several_kinds_that_may_hold_at_once_the_heaviest_may_be_declared() -> None:
    levels = ("污染物, A类, 0%", "〃, B类, 80%")
    text = table(
        WEIGHTED,
        *levels,
        keys=["计算: 权重累加", "起点: {列: [起点, 基数], 行: [[20%, 10万元]]}"],
        facts=["污染物, 多选, [A类, B类], /"],
        conventions={"以上": "含", "以下": "含", "无法查明": "提问"},
    )
    assert ["tier-overlap"] == codes(text)
    assert [] == codes(text.replace("[A类, B类], /", "[A类, B类], 取重"))


# ---- 缺当事人 ----

TWO = "[{条件: 面积}, {处理: 单位}, {处理: 个人}]"
BOTH = "{列: [{处理: 单位}, {处理: 个人}], 行: [[1万元以上10万元以下, 处1000元以上5000元以下罚款]]}"


def test_a_cell_the_source_left_out_is_told() -> None:
    text = table(TWO, f"5亩以下, {LOW}, 1000元以上5000元以下", f"5亩以上, {HIGH}, 缺", law=BOTH)
    assert [("party-left-out", "缺", "这里没有写对个人怎样处理")] == found(text)


def test_a_cell_printed_over_several_rows_is_left_out_once() -> None:
    rows = (f"5亩以下, {LOW}, 缺", f"5亩以上10亩以下, {LOWER}, 〃", f"10亩以上, {HIGHER}, 1000元以上5000元以下")
    assert ["party-left-out"] == codes(table(TWO, *rows, law=BOTH))


def test_rows_that_all_count_may_each_speak_of_one_party() -> None:
    rows = (f"/, {LOW}, /", "/, /, 1000元以上5000元以下")
    assert [] == codes(table(TWO, *rows, law=BOTH, keys=["重合: 全部"]))


def test_a_party_the_statute_must_fine_is_not_fined_in_a_tier() -> None:
    text = table(TWO, f"5亩以下, {LOW}, /", f"5亩以上, {HIGH}, 1000元以上5000元以下", law=BOTH)
    assert [("party-left-out", "/", "这里没有写对个人怎样处理")] == found(text)
    assert [] == codes(text.replace("处1000元", "可以处1000元")), "what the law leaves open, the benchmark may leave"


def test_a_party_the_statute_fines_in_other_cases_is_rightly_left_out() -> None:
    law = "{列: [{条件: 等级}, {处理: 单位}, {处理: 个人}], 行: [[一般, 1万元以上10万元以下, /], [重大, 1万元以上10万元以下, 1000元以上5000元以下]]}"
    columns = "[{条件: 等级}, {处理: 单位}, {处理: 个人}]"
    assert [] == codes(table(columns, f"一般, {LOW}, /", f"重大, {HIGH}, 1000元以上5000元以下", law=law))
    text = table(columns, f"一般, {LOW}, /", f"重大, {HIGH}, /", law=law)
    assert ["party-left-out"] == codes(text)


def test_a_party_without_a_column_is_told_once() -> None:
    text = table("[{条件: 面积}, {处理: 单位}]", f"5亩以下, {LOW}", f"5亩以上, {HIGH}", law=BOTH)
    assert [("party-left-out", "单位", "这里没有写对个人怎样处理")] == found(text)


# ---- 罚幅空隙, 低于法定, 高于法定 ----


def test_an_amount_between_two_tiers_is_in_no_tier() -> None:
    text = table(AREA, f"5亩以下, {LOW}", "5亩以上, 5万元以上10万元以下")
    assert [("fine-gap", "5万元以上10万元以下", "法定幅度里的“4万元以上5万元以下”，没有一档罚到")] == found(text)


def test_multiples_leave_holes_as_amounts_do() -> None:
    law = "{列: [处理], 行: [[复垦费5倍以上10倍以下]]}"
    rows = ("2亩以下, 复垦费5倍以上6.5倍以下", "2亩以上, 复垦费7倍以上10倍以下")
    text = table(AREA, *rows, law=law, facts=["复垦费, 金额, /, /"])
    assert ["法定幅度里的“复垦费6.5倍以上7倍以下”，没有一档罚到"] == [each[2] for each in found(text)]


def test_points_leave_no_holes_between_one_another() -> None:
    assert [] == codes(table(AREA, "5亩以下, 2万元", "5亩以上10亩以下, 3万元", "10亩以上, 10万元"))


def test_a_range_and_a_point_leave_a_hole() -> None:
    text = table(AREA, f"5亩以下, {LOW}", "5亩以上, 10万元")
    assert ["法定幅度里的“4万元以上10万元以下”，没有一档罚到"] == [each[2] for each in found(text)]


def test_an_end_of_the_statute_which_no_tier_reaches_is_a_note() -> None:
    text = table(AREA, "5亩以下, 2万元以上4万元以下", "5亩以上, 4万元以上9万元以下")
    told, _ = diagnosed(text)
    assert {("fine-gap", Severity.NOTE)} == {(each.code, each.severity) for each in told}
    assert ["1万元以上2万元以下", "9万元以上10万元以下"] == [dict(each.args)["what"] for each in told]
    excluded = table(AREA, f"5亩以下, {LOW}", f"5亩以上, {HIGH}")
    assert [] == codes(excluded), "the maximum itself, left out by 以下, is no amount beside others"


def test_fines_of_two_tiers_may_overlap() -> None:
    assert [] == codes(table(AREA, "5亩以下, 1万元以上5万元以下", f"5亩以上, {HIGH}"))


def test_a_tier_outside_the_statute_is_an_error_until_it_is_recorded() -> None:
    text = table(AREA, "5亩以下, 5000元以上4万元以下", "5亩以上, 4万元以上12万元以下")
    assert ["outside-statute", "outside-statute"] == codes(text)
    recorded = table(
        AREA,
        "5亩以下, 5000元以上4万元以下",
        "5亩以上, 4万元以上12万元以下",
        keys=["认缺: [{缺陷: 低于法定, 处: 第1行}, {缺陷: 高于法定, 处: 第2行}]"],
    )
    assert ["known-defect", "known-defect"] == codes(recorded)


# ---- 权重 ----


def test_weights_that_come_to_the_whole_are_sound() -> None:
    assert [] == codes(weights("时间, 6个月以下, 0%", "〃, 6个月以上, 80%"))


def test_weights_that_cannot_reach_the_whole() -> None:
    text = weights("时间, 6个月以下, 0%", "〃, 6个月以上, 70%")
    assert [("weights-short", "20%", "起点加各要素的最高权重只有90%，罚不到基数")] == found(text)


def test_weights_beyond_the_whole_need_a_cap() -> None:
    levels = ("时间, 6个月以下, 0%", "〃, 6个月以上, 90%")
    assert [] == codes(weights(*levels))
    assert [("weights-over", "20%", "起点加各要素的最高权重有110%，没有封顶")] == found(weights(*levels, cap=False))


def test_fractions_are_added_exactly() -> None:
    starts = "{列: [起点, 基数], 行: [[1/3, 10万元]]}"
    levels = ("时间, 6个月以下, 0%", "〃, 6个月以上, 1/3", "改正, 已改正, 0%", "〃, 未改正, {last}")
    assert [] == codes(weights(*(each.format(last="1/3") for each in levels), starts=starts))
    text = weights(*(each.format(last="1/4") for each in levels), starts=starts)
    assert ["起点加各要素的最高权重只有11/12，罚不到基数"] == [each[2] for each in found(text)]


def test_a_level_the_start_rules_out_is_not_counted() -> None:
    starts = "{列: [{条件: 整改}, 起点, 基数], 行: [[已整改, 20%, 10万元], [未整改, 20%, 10万元]]}"
    text = weights("整改, 已整改, 0%", "〃, 未整改, 10%", "时间, 6个月以下, 0%", "〃, 6个月以上, 70%", starts=starts)
    assert ["起点加各要素的最高权重只有90%，罚不到基数"] == [each[2] for each in found(text)]


def test_the_least_sum_stays_below_the_statute_unless_a_floor_lifts_it() -> None:
    levels = ("时间, 6个月以下, 0%", "〃, 6个月以上, 93%")
    starts = "{列: [起点, 基数], 行: [[7%, 10万元]]}"
    text = weights(*levels, starts=starts)
    assert [("sum-below-statute", "7%", "最低是7%×10万元＝7000元，低于法定的1万元")] == found(text)
    assert [] == codes(weights(*levels, starts=starts, 保底="20%"))


def test_the_base_is_the_statutory_maximum() -> None:
    starts = "{列: [起点, 基数], 行: [[20%, 20万元]]}"
    text = weights("时间, 6个月以下, 0%", "〃, 6个月以上, 80%", starts=starts)
    assert [("base-differs", "20万元", "基数“20万元”不是法定幅度“1万元以上10万元以下”的上限")] == found(text)
