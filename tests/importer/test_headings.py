"""Headers as departments print them: every usual word, two rows, printed twice, beside each other."""

from __future__ import annotations

import pytest
from importer_helpers import codes, columns, drawn, paper, plain, rows, tables

from enforce_rules.importer.headings import CONDITIONS, USUAL, Role, headings

ONE = ["占道", "一般", "占用道路的", "处1000元罚款"]


@pytest.mark.parametrize("word", "阶次 裁量阶次 档次 裁量档次 等级 裁量等级 违法等级 裁量等次".split())
def test_every_word_for_a_tier_is_a_tier(word: str) -> None:
    assert columns(drawn(paper(["违法行为", word, "情形", "罚款"], ONE))) == ["阶次", {"条件": "情形"}, "处理"]


@pytest.mark.parametrize("word", sorted(CONDITIONS | {"裁量情节", "占道情况"}))
def test_every_word_for_a_condition_is_a_condition(word: str) -> None:
    assert columns(drawn(paper(["违法行为", "阶次", word, "罚款"], ONE))) == ["阶次", {"条件": word}, "处理"]


@pytest.mark.parametrize(
    "word", "罚款 处罚标准 裁量标准 裁量幅度 处罚幅度 罚款幅度 裁量基准 处罚裁量基准 罚款金额 处理".split()
)
def test_every_word_for_what_is_done_is_one(word: str) -> None:
    assert columns(drawn(paper(["违法行为", "阶次", "情形", word], ONE))) == ["阶次", {"条件": "情形"}, "处理"]


@pytest.mark.parametrize("word", "违法行为 违法事项 违法行为名称 违法种类 处罚事项 案由".split())
def test_every_word_for_the_act_names_it(word: str) -> None:
    draft = drawn(paper([word, "阶次", "情形", "罚款"], ONE))
    assert plain(tables(draft)[0].get("违法行为")) == "占道"


@pytest.mark.parametrize("word", "处罚依据 法律依据 设定依据 罚则 法定依据 处罚条款".split())
def test_every_word_for_the_basis_cites_it(word: str) -> None:
    draft = drawn(paper(["违法行为", word, "罚款"], ["占道", "《市容条例》第十条第二款", "处1000元罚款"]))
    assert plain(tables(draft)[0].get("依据")) == "市容条例第十条第二款"
    assert plain(tables(draft)[0].get("法定")) == "缺"
    assert "no-statute" in codes(draft)  # cited, and its range is for a person to write


@pytest.mark.parametrize(
    ("printed", "party"),
    [
        ("对单位罚款", "单位"),
        ("对个人罚款（万元）", "个人"),
        ("单位罚款", "单位"),
        ("个人处罚标准", "个人"),
        ("对直接责任人员的罚款", "直接责任人员的"),
    ],
)
def test_a_heading_says_whom_the_fine_falls_on(printed: str, party: str) -> None:
    draft = drawn(paper(["违法行为", "情形", printed], ["占道", "甲", "处1000元罚款"]))
    assert columns(draft) == [{"条件": "情形"}, {"处理": party, "表头": printed}]


def test_no_word_has_two_roles() -> None:
    words = [word for names in USUAL.values() for word in names.split()]
    assert sorted(words) == sorted({*words})
    assert not CONDITIONS & {*words}


def test_a_column_of_degrees_is_a_tier_where_its_cells_are_and_else_a_condition() -> None:
    for cells, role in ((["轻微", "严重"], Role.TIER), (["占用3平方米", "占用5平方米"], Role.CONDITION)):
        assert role is headings(["违法程度"], [cells])[0].role


def test_the_unusual_heading_behind_the_fine_is_told() -> None:
    draft = drawn(paper(["违法行为", "罚款", "办理时限"], ["占道", "处1000元罚款", "三日"]))
    assert "unknown-heading" in codes(draft)


TWO_ROWS = (
    ["序号", "违法行为", "情形", "罚款", "←"],
    ["〃", "〃", "〃", "单位", "个人"],
    ["1", "乱倒垃圾", "初次", "处1万元罚款", "处100元罚款"],
    ["〃", "〃", "多次", "处3万元罚款", "处300元罚款"],
)
BLANK = tuple(["" if each in ("←", "〃") else each for each in row] for row in TWO_ROWS)


@pytest.mark.parametrize("printed", [TWO_ROWS, BLANK], ids=["merged", "blank"])
def test_a_heading_over_two_parties_is_a_fine_for_each(printed: tuple[list[str], ...]) -> None:
    draft = drawn(paper(*printed))
    assert columns(draft) == [
        {"条件": "情形"},
        {"处理": "单位", "表头": "单位罚款"},
        {"处理": "个人", "表头": "个人罚款"},
    ]
    assert rows(draft) == [["初次", "处1万元罚款", "处100元罚款"], ["多次", "处3万元罚款", "处300元罚款"]]


@pytest.mark.parametrize(("left", "above"), [("←", "〃"), ("", "")], ids=["merged", "blank"])
def test_a_heading_over_three_columns_leaves_them_their_names(left: str, above: str) -> None:
    printed = paper(
        ["违法行为", "裁量标准", left, left],
        [above, "阶次", "情形", "罚款"],
        ["占道", "一般", "甲", "处1000元罚款"],
    )
    draft = drawn(printed)
    assert columns(draft) == ["阶次", {"条件": "情形"}, "处理"]
    assert plain(tables(draft)[0].get("违法行为")) == "占道"


def test_a_header_printed_again_on_the_next_page_is_no_row() -> None:
    head = ["违法行为", "情形", "罚款"]
    draft = drawn(paper(head, ["占道", "甲", "处1000元罚款"], head, ["", "乙", "处2000元罚款"]))
    assert rows(draft) == [["甲", "处1000元罚款"], ["乙", "处2000元罚款"]]
    assert "header-again" in codes(draft)


def test_a_sum_is_no_row() -> None:
    draft = drawn(paper(["违法行为", "情形", "罚款"], ["占道", "甲", "处1000元罚款"], ["合计", "", "1000元"]))
    assert rows(draft) == [["甲", "处1000元罚款"]]
    assert [each.place for each in draft.remarks if each.code == "sum-row"] == ["第3行第1列"]


@pytest.mark.parametrize("gap", [[], [""]])
def test_two_tables_beside_each_other_are_two(gap: list[str]) -> None:
    draft = drawn(
        paper(
            ["违法行为", "情形", "罚款", *gap, "违法行为", "情形", "罚款"],
            ["占道", "甲", "处1000元罚款", *gap, "乱倒", "乙", "处2000元罚款"],
        )
    )
    assert [plain(each.get("违法行为")) for each in tables(draft)] == ["占道", "乱倒"]
    assert (rows(draft, 0), rows(draft, 1)) == ([["甲", "处1000元罚款"]], [["乙", "处2000元罚款"]])


def test_the_order_of_columns_does_not_matter() -> None:
    draft = drawn(paper(["处罚标准", "适用条件", "裁量阶次", "违法行为"], ["处1000元罚款", "甲", "一般", "占道"]))
    assert columns(draft) == ["处理", {"条件": "适用条件"}, "阶次"]
    assert plain(tables(draft)[0].get("违法行为")) == "占道"


def test_a_row_across_the_table_is_a_chapter() -> None:
    draft = drawn(
        paper(
            ["序号", "违法行为", "罚款"],
            ["一、市容环境卫生类", "←", "←"],
            ["1", "占道", "处1000元罚款"],
            ["二、园林绿化类", "←", "←"],
            ["2", "毁绿", "处2000元罚款"],
        )
    )
    assert [plain(each.get("违法行为")) for each in tables(draft)] == ["占道", "毁绿"]
    before = [each.before[0] for each in draft.comments.remarks]
    assert ["市容" in before[0], "园林" in before[1]] == [True, True]
