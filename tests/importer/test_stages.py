"""An act in stages, a cell about several facts, a cell that fines two parties: forms of 江环〔2020〕10号."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from importer_helpers import codes, columns, drawn, paper, rows, tables

from enforce_rules.importer import Draft, Overlay, Sources
from enforce_rules.importer.parties import parts_of
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.node import MapNode, TextNode

HEADINGS = ["序号", "违法行为", "法律依据", "类别", "裁量情节", "裁量标准"]
STAGED = paper(
    HEADINGS,
    ["2-9", "违法设置排污口", "《法》第八十四条第一款", "1", "未排放污染物的", "责令限期拆除，处十万元罚款"],
    ["", "", "", "2", "排放污染物的", "责令限期拆除，处二十万元罚款"],
    ["", "", "逾期不拆除的", "1", "未排放污染物的", "处五十万元罚款"],
    ["", "", "", "2", "排放污染物的", "处一百万元罚款"],
    ["2-10", "违法排放污水", "《法》第八十四条第二款", "1", "少量的", "处一万元罚款"],
)
AREA = FactDeclaration("涉及面积", FactKind.QUANTITY, unit="平方米")


def number(table: MapNode) -> str:
    found = table.get("编号")
    assert isinstance(found, TextNode)
    return found.text


def overlay(text: str, folder: Path) -> Overlay:
    path = folder / "更正.yaml"
    path.write_text(text, "utf-8")
    return Sources().overlay([path])


def lines(draft: Draft) -> list[list[Any]]:
    """The rows of its table."""
    found = rows(draft)
    assert isinstance(found, list)
    return found


def headings(draft: Draft) -> list[Any]:
    """The columns of its table."""
    found = columns(draft)
    assert isinstance(found, list)
    return found


def test_a_stage_whose_tiers_begin_anew_is_a_table_of_its_own() -> None:
    made = tables(drawn(STAGED))
    assert ["2-9-1", "2-9-2", "2-10"] == [number(each) for each in made]


def test_a_basis_that_goes_on_within_the_tiers_is_no_stage() -> None:
    whole = paper(
        HEADINGS,
        *[
            ["3-7", "未联网", "《法》第一百条", "1", "甲", "处一万元罚款"],
            ["", "", "又一段话", "2", "乙", "处二万元罚款"],
        ],
    )
    assert ["3-7"] == [number(each) for each in tables(drawn(whole))]


def test_a_cell_that_says_a_range_of_a_declared_fact_is_that_condition() -> None:
    whole = paper(
        ["违法行为", "裁量情节", "罚款"],
        ["未调查", "涉及面积1000平方米以下的", "处二万元罚款"],
        ["〃", "涉及面积1000平方米以下，拒不改正的", "处二十万元罚款"],
        ["〃", "情形不明的", "处三万元罚款"],
    )
    refused = FactDeclaration("拒不改正", FactKind.BOOL, synonyms=("拒不改正的",))
    facts = {"涉及面积": AREA, "拒不改正": refused, "拒不改正的": refused}
    found = [row[0] for row in lines(drawn(whole, facts=facts))]
    assert found == [
        {"涉及面积": "1000平方米以下"},
        {"涉及面积": "1000平方米以下", "拒不改正": "是"},
        "情形不明的",
    ]


def test_a_part_that_is_no_fact_keeps_the_cell_as_printed() -> None:
    whole = paper(
        ["违法行为", "裁量情节", "罚款"],
        ["未调查", "涉及面积1000平方米以下，屡教不改的", "处二十万元罚款"],
        ["〃", "别的", "处三万元罚款"],
    )
    assert "涉及面积1000平方米以下，屡教不改的" == lines(drawn(whole, facts={"涉及面积": AREA}))[0][0]


def test_a_cell_for_two_parties_is_a_column_for_each(tmp_path: Path) -> None:
    whole = paper(
        ["违法行为", "裁量情节", "裁量标准"],
        ["虚假报告", "甲", "责令改正，处十万元罚款，对个人处以一万元罚款"],
        ["〃", "乙", "处二十万元罚款"],
    )
    draft = drawn(whole, overlay("表: {虚假报告: {理由: 两方, 分列: {裁量标准: [单位, 直接责任人员]}}}\n", tmp_path))
    assert headings(draft)[1:] == [{"处理": "单位", "表头": "裁量标准"}, {"处理": "直接责任人员", "表头": "裁量标准"}]
    assert [row[1:] for row in lines(draft)] == [["责令改正，处十万元罚款", "处以一万元罚款"], ["处二十万元罚款", "缺"]]
    assert "unread" not in codes(draft)


def test_what_an_amount_means_that_no_cell_can_say_is_written_by_hand(tmp_path: Path) -> None:
    printed = "按照直接损失的百分之三十计算罚款，但是最高不超过一百万元"
    whole = paper(["违法行为", "裁量情节", "罚款"], ["造成事故", "特大", printed], ["〃", "一般", "处二万元罚款"])
    meant = "{词: 罚款, 数额: {取低: [直接损失的百分之三十, 一百万元]}}"
    said = f"表: {{造成事故: {{理由: 两数取低, 更正: {{列: [行, 列, 印作, 改为, 错], 行: [[1, 罚款, {printed}, {meant}, 合成]]}}}}}}\n"
    draft = drawn(whole, overlay(said, tmp_path))
    assert {"词": "罚款", "数额": {"取低": ["直接损失的百分之三十", "一百万元"]}} == lines(draft)[0][1]


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("处五十万元罚款，并对单位的主要负责人，处五万元罚款", "处五十万元罚款", "处五万元罚款"),
        ("处二十万元罚款，个人处五千元罚款", "处二十万元罚款", "处五千元罚款"),
        ("处直接损失20%的罚款；对责任人员可以处收入10%以下的罚款", "处直接损失20%的罚款", "可以处收入10%以下的罚款"),
        ("对责任人处五万元罚款", "", "处五万元罚款"),
        ("对单位罚款", "对单位罚款", ""),
        ("责令改正，处一万元罚款", "责令改正，处一万元罚款", ""),
    ],
)
def test_where_a_cell_is_cut(text: str, own: str, other: str) -> None:
    assert (own, other) == parts_of(text)
