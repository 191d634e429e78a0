"""权重累加: starting points, factors and the formula below the table."""

from __future__ import annotations

from importer_helpers import codes, drawn, paper, plain, rows, tables

HEAD = ["裁量要素", "要素程度", "裁量权重"]
FORMULA = "备注：罚款金额＝裁量百分值总和×100万；裁量百分值总和不足10%的，按10%计算；超过100%的，按100%计算。"
FACTORS = (
    ["排放量", "1吨以下", "5%"],
    ["〃", "1吨以上", "20%"],
    ["配合情况", "配合", "0%"],
    ["〃", "不配合", "10%"],
)


def test_a_table_with_one_start() -> None:
    draft = drawn(paper(HEAD, ["裁量起点", "←", "10%"], *FACTORS, below=(FORMULA,)))
    (table,) = tables(draft)
    assert plain(table.get("计算")) == "权重累加"
    assert plain(table.get("起点")) == {"列": ["起点", "基数"], "行": [["10%", "100万元"]]}
    assert (plain(table.get("封顶")), plain(table.get("保底"))) == ("100%", "10%")
    assert plain(table.get("列")) == ["要素", "程度", "权重"]
    assert rows(draft) == [
        ["排放量", "1吨以下", "5%"],
        ["〃", "1吨以上", "20%"],
        ["配合情况", "配合", "0%"],
        ["〃", "不配合", "10%"],
    ]


def test_several_starts_each_with_its_party_and_its_base() -> None:
    head = ["裁量要素", "要素程度", "裁量权重", "裁量权重"]
    notes = "备注：单位罚款＝裁量百分值总和×100万；个人罚款＝裁量百分值总和×10万。"
    wide = [[*each, "←"] for each in FACTORS]
    draft = drawn(
        paper(head, ["裁量起点", "←", "对单位", "对个人"], ["〃", "裁量起点", "10%", "20%"], *wide, below=(notes,))
    )
    assert plain(tables(draft)[0].get("起点")) == {
        "列": ["当事人", "起点", "基数"],
        "行": [["单位", "10%", "100万元"], ["个人", "20%", "10万元"]],
    }


def test_what_was_not_found_is_told() -> None:
    draft = drawn(paper(HEAD, *FACTORS))
    assert "no-start" in codes(draft)
    assert "no-base" in codes(drawn(paper(HEAD, ["裁量起点", "←", "10%"], *FACTORS)))
    assert "unread" in codes(drawn(paper(HEAD, ["裁量起点", "←", "10%"], ["排放量", "1吨以下", "若干"])))


def test_starts_that_do_not_stand_under_each_other_are_told_and_no_crash() -> None:
    assert "no-start" in codes(drawn(paper(HEAD, ["裁量起点", "5%", "10%"], ["甲", "裁量起点", "20%"], *FACTORS)))
