"""Cells in words: what a clerk reads is what is read back, and no text of a ruleset is ever taken for something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from renderer_helpers import HOSTILE, node_of, nodes, texts

from enforce_rules.loader.limits import DEFAULT
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.renderer.notation import DEEPEST, alike, bracketed, unbracketed
from enforce_rules.renderer.words import Manner, heard, said
from enforce_rules.writer import items, text


def cell(yaml: str) -> Node:
    """A cell as it is written in a ruleset."""
    found = node_of(f"格: {yaml}").get("格")
    assert found is not None
    return found


CONDITIONS = {
    "当场清理": "当场清理",
    "{同时满足: [配合调查, 立即改正]}": "同时满足下列情形：（1）配合调查；（2）立即改正",
    "{任一: [甲, {发现多久: 超过24个月}]}": "有下列情形之一：（1）甲；（2）发现多久：超过24个月",
    "{除外: 造成影响}": "没有下列情形：造成影响",
    "{同时满足: [甲], 除外: 乙}": "同时满足下列情形：（1）甲；但有下列情形的除外：乙",
    "{同时满足: [甲], 除外: [乙, 丙]}": "同时满足下列情形：（1）甲；但有下列情形的除外：（1）乙；（2）丙",
    "{改正情况: 限期内改正}": "改正情况：限期内改正",
    "{区域: 限批区, 污染物: B类}": "区域：限批区；并且污染物：B类",
    "{符合: 轻微情形 第（二）项}": "符合：轻微情形 第（二）项",
    "{同时满足: [甲, {任一: [乙, 丙]}]}": "同时满足下列情形：（1）甲；（2）有下列情形之一：①乙；②丙",
    "{除外: {任一: [甲, 乙]}}": "没有下列情形：有下列情形之一：（1）甲；（2）乙",
    "[敏感区, 限批区]": "（1）敏感区；（2）限批区",
    "{读作: 有违法所得, 原作: 有违法所的}": "有违法所得（原文印作“有违法所的”）",
    "{任一: [甲, {同时满足: [乙, {任一: [丙]}]}]}": "有下列情形之一：（1）甲；（2）同时满足下列情形：①乙；②有下列情形之一：［丙］",
    "{同时满足: [{甲: 乙, 丙: 丁}]}": "同时满足下列情形：（1）｛甲：乙；丙：丁｝",
    "{任一: []}": "有下列情形之一：［］",
}
DEEDS = {
    "处1万元罚款": "处1万元罚款",
    "{选一: [警告, 处200元罚款]}": "选择其一：（1）警告；（2）处200元罚款",
    "[没收违法所得, {可以: 吊销许可证}]": "（1）没收违法所得；（2）可以：吊销许可证",
    "[警告, {并处: {取高: [5万元以下, 违法所得5倍]}}]": "（1）警告；（2）并处：取其中较高的：①5万元以下；②违法所得5倍",
    "{可以: 按日连续处罚, 每日: 原罚款数额}": "｛可以：按日连续处罚；每日：原罚款数额｝",
    "{读作: 1万元以上5万元以下, 原作: 1万元以上5万元以上}": "1万元以上5万元以下（原文印作“1万元以上5万元以上”）",
    "从轻处罚：限期补种": "从轻处罚：限期补种",
}


@pytest.mark.parametrize("written", CONDITIONS)
def test_a_condition_is_printed_in_the_words_of_official_papers(written: str) -> None:
    assert said(cell(written), Manner.CONDITION) == CONDITIONS[written]


@pytest.mark.parametrize("written", DEEDS)
def test_what_is_done_is_printed_in_the_words_of_official_papers(written: str) -> None:
    assert said(cell(written), Manner.DEED) == DEEDS[written]


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("content", HOSTILE)
def test_a_text_is_never_taken_for_something_else(content: str, manner: Manner) -> None:
    back = heard(said(text(content), manner), manner)
    assert isinstance(back, TextNode)
    assert back.text == content


@given(nodes())
def test_every_cell_reads_back_in_every_manner(node: Node) -> None:
    for manner in Manner:
        assert alike(heard(said(node, manner), manner), node), said(node, manner)


@given(nodes())
def test_brackets_hold_every_node(node: Node) -> None:
    back = unbracketed(bracketed(node))
    assert back is not None
    assert alike(back, node)


@given(texts)
def test_whatever_a_clerk_types_is_read_as_something(content: str) -> None:
    for manner in Manner:
        node = heard(content, manner)
        assert alike(heard(said(node, manner), manner), node)


@pytest.mark.parametrize(
    "content",
    ["［甲", "［甲；］", "［；］", "｛甲｝", "｛甲：乙；甲：丙｝", "｛：甲｝", "“甲", "［甲］乙", "［甲：乙］", "”甲“"],
)
def test_brackets_that_do_not_close_are_text(content: str) -> None:
    assert unbracketed(content) is None
    assert isinstance(heard(content), TextNode)


def test_a_cell_cannot_be_deeper_than_a_document_may_be() -> None:
    """T15: what is read of a hostile paper can be written as a ruleset, or stays a text."""
    assert 6 + DEEPEST == DEFAULT.depth
    for content in (
        "［" * 5000 + "］" * 5000,
        "甲：" * 5000,
        "（1）" * 5000,
        "没有下列情形：" * 5000 + "［" * 40 + "］" * 40,
    ):
        for manner in Manner:
            assert depth(heard(content, manner)) <= DEEPEST
    deepest = "［" * DEEPEST + "］" * DEEPEST
    assert depth(heard(deepest)) == DEEPEST


def depth(node: Node) -> int:
    match node:
        case TextNode():
            return 0
        case ListNode():
            return 1 + max((depth(each) for each in node.items), default=0)
        case MapNode():
            return 1 + max((depth(value) for _, value in node.items), default=0)


def test_the_order_of_keys_in_a_condition_is_kept() -> None:
    for written in ("{除外: 甲, 同时满足: [乙]}", "{同时满足: [乙], 除外: 甲}"):
        node = cell(written)
        assert alike(heard(said(node, Manner.CONDITION), Manner.CONDITION), node)
    assert not alike(cell("{除外: 甲, 任一: 乙}"), cell("{任一: 乙, 除外: 甲}"))
    assert alike(cell("{除外: 甲, 任一: 乙}"), cell("{任一: 乙, 除外: 甲}"), ordered=False)


def test_alike_tells_apart_what_differs() -> None:
    different = [
        cell(each) for each in ("甲", "乙", "[甲]", "[甲, 甲]", "{甲: 甲}", "{乙: 甲}", "{甲: 乙}", "[]", "{}")
    ]
    for one in different:
        for two in different:
            assert alike(one, two) is (one is two)
    assert alike(items(["甲"]), cell("[甲]"))
