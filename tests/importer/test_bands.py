"""Rows of fines: merged cells, torn rows, what is not read, conditions of every kind."""

from __future__ import annotations

from pathlib import Path

from importer_helpers import BASIS, checked, codes, columns, drawn, paper, plain, rows, tables

from enforce_rules.importer.overlay import Overlay, Patch
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.paper import Line

HEAD = ["违法行为", "处罚依据", "阶次", "占用面积", "情形", "罚款"]


def test_a_cell_merged_downwards_is_the_same_again() -> None:
    draft = drawn(
        paper(
            HEAD,
            ["占道", BASIS, "一般", "5平方米以下", "甲", "处1000元罚款"],
            ["〃", "〃", "〃", "〃", "乙", "处2000元罚款"],
        )
    )
    assert rows(draft) == [["一般", "5平方米以下", "甲", "处1000元罚款"], ["〃", "〃", "乙", "处2000元罚款"]]


def test_the_word_for_the_same_is_the_same() -> None:
    head = ["违法行为", "情形", "罚款"]
    draft = drawn(paper(head, ["占道", "甲", "处1000元罚款"], ["同上", "乙", "同上"]))
    assert rows(draft) == [["甲", "处1000元罚款"], ["乙", "处1000元罚款"]]
    assert [plain(each.get("违法行为")) for each in tables(draft)] == ["占道"]


def test_a_cell_over_several_columns_is_a_finding_of_its_own(tmp_path: Path) -> None:
    draft = drawn(
        paper(
            HEAD,
            ["占道", BASIS, "一般", "5平方米以下", "甲", "处1000元罚款"],
            ["〃", "〃", "严重", "造成严重后果的", "←", "处1万元罚款"],
        )
    )
    assert rows(draft)[1] == ["严重", {"造成严重后果的": "是"}, "/", "处1万元罚款"]  # type: ignore[index]
    assert plain(tables(draft)[0].get("重合")) == "取重"
    assert "statement" in codes(draft)
    assert plain(draft.node.get("事实")) == {
        "列": ["事实", "类型", "问", "依据"],
        "行": [["造成严重后果的", "认定", "/", "/"]],
    }
    assert checked(draft, tmp_path) == 0


def test_a_row_torn_by_a_page_is_joined_where_a_person_says_so() -> None:
    whole = paper(
        ["违法行为", "情形", "罚款"],
        ["占道", "占用人行道", "处1000元以上2000"],
        ["占道", "并且妨碍通行", "元以下罚款"],
    )
    assert [each.place for each in drawn(whole).remarks if each.code == "torn"] == ["第3行第3列"]
    joined = Overlay(tables={"占道": Patch(why="跨页", continued=frozenset((2,)))})
    assert rows(drawn(whole, joined)) == [["占用人行道并且妨碍通行", "处1000元以上2000元以下罚款"]]


def test_a_fine_that_is_not_read_is_kept_with_its_place_and_is_no_row(tmp_path: Path) -> None:
    draft = drawn(paper(["违法行为", "情形", "罚款"], ["占道", "甲", "处1000元罚款"], ["", "乙", "视情况而定"]))
    assert rows(draft) == [["甲", "处1000元罚款"]]
    untold = plain(draft.node.get("未译"))
    assert untold == {
        "列": ["条款", "原文", "原因", "处理"],
        "行": [["占道", "视情况而定", "第3行第3列：没有读出", "待核"]],
    }
    assert [each.place for each in draft.remarks if each.code == "unread"] == ["第3行第3列"]
    assert checked(draft, tmp_path) == 0


def test_a_table_that_does_not_say_what_is_done_is_kept_row_by_row(tmp_path: Path) -> None:
    draft = drawn(paper(["违法行为", "情形"], ["占道", "甲"], ["乱倒", "乙"]), grants=None)
    assert "清单" in str(plain(tables(draft)[0].get("用途")))  # an act and a condition: a list, whose grant is missing
    other = drawn(paper(["违法行为", "面积"], ["占道", "5平方米"]))
    assert other.tables == 0
    assert {"no-outcome"} <= {*codes(other)}
    assert "5平方米" in str(plain(other.node.get("未译")))


def test_ranges_that_name_what_they_measure_are_that_fact() -> None:
    draft = drawn(
        paper(
            ["违法行为", "适用条件", "罚款"],
            ["占道", "占用面积不足5平方米", "处1000元罚款"],
            ["", "占用面积5平方米以上", "处2000元罚款"],
        )
    )
    assert columns(draft) == [{"条件": "占用面积", "表头": "适用条件"}, "处理"]
    (told,) = (each for each in draft.remarks if each.code == "fact-proposed")
    assert dict(told.data)["kind"] == "数量"


def test_ranges_about_different_things_are_statements_of_their_own(tmp_path: Path) -> None:
    draft = drawn(
        paper(
            ["违法行为", "适用条件", "罚款"],
            ["占道", "占用面积不足5平方米", "处1000元罚款"],
            ["", "堆放体积超过10立方米", "处2000元罚款"],
        )
    )
    assert rows(draft) == [
        [{"占用面积不足5平方米": "是"}, "处1000元罚款"],
        [{"堆放体积超过10立方米": "是"}, "处2000元罚款"],
    ]
    assert checked(draft, tmp_path) == 0


def test_a_cell_about_a_fact_of_the_rulesets_beside_is_that_fact() -> None:
    known = {
        "占用面积": FactDeclaration("占用面积", FactKind.QUANTITY, unit="平方米"),
        "拒不改正": FactDeclaration("拒不改正", FactKind.BOOL),
    }
    draft = drawn(
        paper(
            ["违法行为", "情形", "罚款"],
            ["占道", "占用面积5平方米以下，拒不改正", "处1000元罚款"],
            ["", "拒不改正", "处2000元罚款"],
        ),
        facts=known,
    )
    assert rows(draft) == [
        [{"占用面积": "5平方米以下", "拒不改正": "是"}, "处1000元罚款"],
        [{"拒不改正": "是"}, "处2000元罚款"],
    ]
    assert draft.node.get("事实") is None


def test_notes_and_what_stands_above_the_table_are_used_or_told() -> None:
    above = (Line("处罚依据：" + BASIS, "上"),)
    draft = drawn(paper(["违法行为", "罚款"], ["占道", "处1000元罚款"], above=above, below=("备注：二年内计算。",)))
    assert plain(tables(draft)[0].get("依据")) == "城市市容管理条例第二十条"
    assert [each.sentence() for each in draft.remarks if each.code == "note"] == ["备注要人看：二年内计算。"]


def test_one_chapter_only() -> None:
    first = paper(["违法行为", "罚款"], ["占道", "处1000元罚款"], above=(Line("一、市容", "1", 1),))
    second = paper(["违法行为", "罚款"], ["毁绿", "处1000元罚款"], above=(Line("二、园林", "2", 1),))
    whole = type(first)((*first.blocks, *second.blocks), "纸面")
    assert [plain(each.get("违法行为")) for each in tables(drawn(whole, part="园林"))] == ["毁绿"]
    assert drawn(whole, part="城管").tables == 0


def test_a_number_that_counts_rows_does_not_make_each_row_an_act() -> None:
    draft = drawn(
        paper(
            ["序号", "违法行为", "情形", "罚款"],
            ["1", "占道", "甲", "处1000元罚款"],
            ["2", "〃", "乙", "处2000元罚款"],
            ["3", "乱倒", "甲", "处3000元罚款"],
        )
    )
    assert [plain(each.get("违法行为")) for each in tables(draft)] == ["占道", "乱倒"]
    assert rows(draft) == [["甲", "处1000元罚款"], ["乙", "处2000元罚款"]]


def test_the_basis_printed_anew_beside_the_first_tier_is_a_stage_of_its_own() -> None:
    draft = drawn(
        paper(
            ["序号", "违法行为", "处罚依据", "阶次", "罚款"],
            ["1", "占道", BASIS, "一般", "处1000元罚款"],
            ["〃", "〃", "〃", "严重", "处2000元罚款"],
            ["〃", "〃", "逾期不改正的，处罚款。", "一般", "处3000元罚款"],
        )
    )
    assert [plain(each.get("编号")) for each in tables(draft)] == ["1-1", "1-2"]


def test_what_a_fine_is_a_multiple_of_is_a_fact_and_without_one_it_is_not_read(tmp_path: Path) -> None:
    draft = drawn(
        paper(
            ["违法行为", "情形", "罚款"],
            ["售假", "甲", "处货值金额5倍以上10倍以下罚款"],
            ["〃", "乙", "没收违法所得，并处违法所得三倍罚款"],
            ["〃", "丙", "5倍以上6倍以下"],
        )
    )
    facts = plain(draft.node.get("事实"))
    assert isinstance(facts, dict)
    assert [row[:2] for row in facts["行"]] == [["货值金额", "金额"], ["违法所得", "金额"]]
    assert len(rows(draft)) == 2  # type: ignore[arg-type]
    assert [each.place for each in draft.remarks if each.code == "unread"] == ["第4行第3列"]
    assert checked(draft, tmp_path) == 0


def test_nothing_is_asked_by_a_blank_over_several_columns() -> None:
    draft = drawn(paper(["违法行为", "面积", "情形", "罚款"], ["占道", "/", "←", "处1000元罚款"]))
    assert rows(draft) == [["/", "/", "处1000元罚款"]]
