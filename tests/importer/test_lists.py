"""清单: what is granted, and when, is what the paper says; an item without a condition is no rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from importer_helpers import checked, codes, columns, drawn, paper, plain, rows, tables

from enforce_rules.cli.main import main
from enforce_rules.importer import Draft, Layout
from enforce_rules.importer.list_text import granted, read_conditions
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.paper import Line

HEAD = ["序号", "违法行为", "处罚依据", "不予处罚情形", "配套监管措施"]
BOTH = "同时满足下列情形的，依法可以不予行政处罚：（1）属于首次违法；（2）及时改正，危害后果轻微。"
ONE_OF = "有下列情形之一的，不予处罚：1.未造成后果；2.主动改正"


def facts(draft: Draft) -> dict[str, str]:
    section = plain(draft.node.get("事实"))
    assert isinstance(section, dict)
    return {row[0]: row[1] for row in section["行"]}


def test_a_list_is_told_from_its_columns() -> None:
    draft = drawn(paper(HEAD, ["1", "占道", "《市容条例》第十条", BOTH, "教育、提示"]))
    (table,) = tables(draft)
    assert (plain(table.get("编号")), plain(table.get("用途"))) == ("清单", "清单")
    assert columns(draft) == ["序号", "违法行为", "设定依据", "情形", "处理", "配套措施"]
    assert rows(draft) == [
        [
            "1",
            "占道",
            "《市容条例》第十条",
            {"同时满足": ["属于首次违法", "及时改正，危害后果轻微"]},
            "可以不予行政处罚",
            "教育、提示",
        ]
    ]


def test_one_is_enough_where_the_paper_says_so() -> None:
    draft = drawn(paper(HEAD, ["1", "占道", "", ONE_OF, ""]))
    assert rows(draft) == [["1", "占道", {"任一": ["未造成后果", "主动改正"]}, "不予行政处罚"]]


def test_every_phrase_is_a_fact_with_the_kind_it_seems_to_have(tmp_path: Path) -> None:
    draft = drawn(paper(HEAD, ["1", "占道", "", BOTH, ""], ["2", "乱倒", "", "未取得许可", ""]))
    assert facts(draft) == {"属于首次违法": "是否", "及时改正，危害后果轻微": "认定", "未取得许可": "是否"}
    assert codes(draft).count("fact-proposed") == 3
    assert "history" in codes(draft)  # 首次 is counted from earlier cases
    assert checked(draft, tmp_path) == 0


def test_phrases_that_a_ruleset_has_are_its_facts() -> None:
    known = {
        "及时改正": FactDeclaration("及时改正", FactKind.BOOL),
        "面积": FactDeclaration("面积", FactKind.QUANTITY, unit="平方米"),
    }
    draft = drawn(paper(HEAD, ["1", "占道", "", "（1）及时改正的；（2）面积5平方米以下", ""]), facts=known)
    assert plain(tables(draft)[0].get("行")) == [
        ["1", "占道", {"同时满足": ["及时改正", {"面积": "5平方米以下"}]}, "不予行政处罚"]
    ]
    assert draft.node.get("事实") is None


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("某市轻微违法行为不予行政处罚清单", "不予行政处罚"),
        ("某市轻微违法行为依法可以不予行政处罚清单", "可以不予行政处罚"),
        ("某市免罚清单", "不予行政处罚"),
        ("某市从轻处罚事项清单", "从轻处罚"),
        ("某市减轻行政处罚事项清单", "减轻处罚"),
        ("某市首违事项清单", "缺"),
        ("某市不予、从轻、减轻处罚清单", "缺"),
    ],
)
def test_the_title_says_what_is_granted_or_nobody_does(title: str, told: str) -> None:
    head = ["违法行为", "适用条件"]
    draft = drawn(paper(head, ["占道", "及时改正"], above=(Line(title, "第1行"),)))
    assert rows(draft) == [["占道", "及时改正", told]]
    assert ("no-grant" in codes(draft)) is (told == "缺")
    assert plain(tables(draft)[0].get("名称")) == title


def test_the_user_says_what_is_granted() -> None:
    draft = drawn(paper(["违法行为", "适用条件"], ["占道", "及时改正"]), grants="从轻处罚")
    assert rows(draft) == [["占道", "及时改正", "从轻处罚"]]


def test_the_cell_says_more_than_the_title() -> None:
    above = (Line("某市不予行政处罚清单", "第1行"),)
    draft = drawn(paper(["违法行为", "适用条件"], ["占道", BOTH], ["乱倒", "改正"], above=above))
    assert [row[-1] for row in rows(draft)] == ["可以不予行政处罚", "不予行政处罚"]  # type: ignore[attr-defined]


def test_an_item_without_a_condition_would_always_hold_and_is_no_rule(tmp_path: Path) -> None:
    draft = drawn(paper(HEAD, ["1", "占道", "", "", ""], ["2", "乱倒", "", "改正", ""]))
    assert rows(draft) == [["2", "乱倒", "改正", "不予行政处罚"]]
    assert "no-condition" in codes(draft)
    untold = plain(draft.node.get("未译"))
    assert isinstance(untold, dict)
    assert untold["行"] == [["清单", "1｜占道", "第2行第1列：没有写情形", "待核"]]
    assert checked(draft, tmp_path) == 0


def test_how_conditions_go_together_is_never_guessed_in_silence() -> None:
    assert "joined" in codes(drawn(paper(HEAD, ["1", "占道", "", "（1）甲；（2）乙", ""])))
    for said in (BOTH, ONE_OF, "甲；且乙", "（1）甲；或者（2）乙", "只有甲"):
        assert "joined" not in codes(drawn(paper(HEAD, ["1", "占道", "", said, ""])))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("（1）甲；（2）乙。", ("甲", "乙")),
        ("1.甲 2.乙", ("甲", "乙")),
        ("1、甲；2、乙", ("甲", "乙")),
        ("①甲②乙", ("甲", "乙")),
        ("（一）甲\n（二）乙", ("甲", "乙")),
        ("甲；乙", ("甲", "乙")),
        ("甲\n乙", ("甲", "乙")),
        ("甲，且数值在5.5以下", ("甲，且数值在5.5以下",)),
        ("违法所得在1.5万元以下", ("违法所得在1.5万元以下",)),
        ("（1）甲；且（2）乙", ("甲", "乙")),
        ("", ()),
    ],
)
def test_items_are_cut_at_their_numbers_and_nowhere_else(text: str, phrases: tuple[str, ...]) -> None:
    assert read_conditions(text).phrases == phrases


def test_words_that_grant_nothing_grant_nothing() -> None:
    assert [granted(each) for each in ("裁量基准", "从重处罚", "处罚")] == [None, None, None]


def test_a_table_of_fines_is_no_list() -> None:
    for head in (["违法行为", "适用条件", "罚款"], ["违法行为", "阶次", "适用条件", "处理"]):
        draft = drawn(paper(head, ["占道", "一般", "处1000元罚款", "处1000元罚款"][: len(head)]))
        assert plain(tables(draft)[0].get("用途")) == "基准"


def test_the_layout_may_be_stated() -> None:
    whole = paper(["违法行为", "适用条件", "处理"], ["占道", "改正", "不予处罚"])
    assert plain(tables(drawn(whole))[0].get("用途")) == "清单"
    assert plain(tables(drawn(whole, layout=Layout.TABLE))[0].get("用途")) == "基准"
    other = paper(["违法行为", "情形", "罚款"], ["占道", "改正", "不予处罚"])
    assert plain(tables(drawn(other, layout=Layout.LIST))[0].get("用途")) == "清单"


def test_the_ground_the_breach_and_the_rest_stand_in_their_columns() -> None:
    head = ["序号", "类别", "违法行为", "违反条款", "不予处罚依据", "适用情形", "不适用情形", "备注"]
    cells = [
        "1",
        "市容",
        "占道",
        "《市容条例》第九条 不得占道。",
        "《行政处罚法》第三十三条第一款",
        "改正",
        "再次违法",
        "试行",
    ]
    draft = drawn(paper(head, cells))
    assert columns(draft) == ["序号", "违法行为", "违反", "依据", "情形", "不适用于", "处理", "备注"]
    assert rows(draft) == [
        [
            "1",
            "占道",
            "市容条例第九条",
            "行政处罚法第三十三条第一款",
            "改正",
            "再次违法",
            "不予行政处罚",
            "试行；类别：市容",
        ]
    ]


def test_an_act_goes_on_below_itself() -> None:
    draft = drawn(paper(HEAD, ["1", "占道", "", "甲", ""], ["", "", "", "乙", ""]))
    assert [row[:3] for row in rows(draft)] == [["1", "占道", "甲"], ["1", "占道", "乙"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("grants", "code"), [("从轻处罚", 0), ("可以不予行政处罚", 0), ("罚款", 2), ("从重处罚", 2)])
def test_grants_must_be_something_a_list_can_grant(grants: str, code: int, tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_text("违法行为,适用条件\n占道,改正\n", "utf-8")
    assert main(["import", str(path), "--layout", "list", "--grants", grants]) == code
