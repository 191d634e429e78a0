"""无 and []: of a fact of which several labels may hold, none does; not the same as 未知 (decision 0055)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from language_helpers import HEAD, loaded

from enforce_rules.diagnostics import CaseError
from enforce_rules.model.report import Result
from enforce_rules.rulebook import Rulebook

RULES = """
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [法定以上, 含, /], [法定以下, 含, /], [无法查明, 提问, /]]}
事实: {列: [事实, 类型, 取值, 并存], 行: [[情节, %s, %s, %s], [数量, 数量, 吨, /]]}
表:
  - 编号: 排污
    用途: 基准
    违法行为: 排污
    法定: {列: [处理], 行: [[处1万元以上9万元以下罚款]]}
    重合: 取重
    列: [{条件: 情节}, {条件: 数量}, 处理]
    行:
      - [夜间, /, 2万元]
      - [水源, /, 5万元]
      - [/, 10吨以上, 7万元]
  - 编号: 加重
    用途: 基准
    违法行为: 倾倒
    计算: 权重累加
    法定: {列: [处理], 行: [[处1万元以上10万元以下罚款]]}
    起点: {列: [起点, 基数], 行: [[20%%, 10万元]]}
    列: [要素, 程度, 权重]
    行: [[情节, 夜间, 10%%], [〃, 水源, 30%%]]
"""
LABELS = "[夜间, 水源]"
SEVERAL = [("选项", LABELS, "取重"), ("多选", LABELS, "/")]
NONE: list[Any] = [
    "无",
    [],
    {"值": "无", "认定": "一科", "理由": "逐项核对"},
    {"值": [], "认定": "一科", "理由": "逐项核对"},
]


def case(act: str, **facts: Any) -> dict[str, Any]:
    return {
        "案件": {"编号": "1", "办案机关": "甲局", "地区": "440700"},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2025-06-01"),
        "当事人": [{"代号": "甲", "类别": "法人"}],
        "行为": [{"代号": "A1", "事项": f"例#{act}", "当事人": ["甲"], "事实": facts}],
    }


def result(book: Rulebook, act: str = "排污", **facts: Any) -> Result:
    (only,) = book.recommend(case(act, **facts)).report.results
    return only


def fines(found: Result) -> list[tuple[int, int]]:
    ranges = [each.fine for option in found.options for each in option.sanctions if each.fine is not None]
    return [(int(each.low or 0), int(each.high or 0)) for each in ranges]


@pytest.mark.parametrize("fact", SEVERAL)
@pytest.mark.parametrize("none", NONE, ids=str)
def test_where_none_of_them_holds_the_rows_that_test_them_fall_away(tmp_path: Path, fact: Any, none: Any) -> None:
    found = result(loaded(tmp_path, HEAD + RULES % fact), 情节=none, 数量="20吨")
    assert ("decided", [(70000, 70000)], []) == (found.standing.value, fines(found), [q.fact for q in found.questions])
    assert {"例#排污:1": "no", "例#排污:2": "no", "例#排污:3": "yes"} == {
        step.id: step.verdict.value for step in found.steps if step.id.startswith("例#排污:")
    }


@pytest.mark.parametrize("fact", SEVERAL)
def test_where_no_row_is_left_the_statutory_range_is_referred_and_nothing_is_asked(tmp_path: Path, fact: Any) -> None:
    found = result(loaded(tmp_path, HEAD + RULES % fact), 情节="无", 数量="1吨")
    assert (["基准排污没有一行成立"], [(10000, 90000)], ()) == (
        [why.text() for why in found.refer],
        fines(found),
        found.questions,
    )


@pytest.mark.parametrize("fact", SEVERAL)
def test_a_factor_none_of_whose_levels_holds_refers_with_the_range_of_its_levels(tmp_path: Path, fact: Any) -> None:
    found = result(loaded(tmp_path, HEAD + RULES % fact), "加重", 情节=[])
    assert (["裁量因素“情节”没有一档成立"], [(30000, 50000)]) == ([why.text() for why in found.refer], fines(found))


@pytest.mark.parametrize("fact", SEVERAL)
@pytest.mark.parametrize("unknown", [{}, {"情节": "未知"}], ids=["left out", "未知"])
def test_unknown_is_asked_and_none_is_one_of_the_ways_it_can_come_out(
    tmp_path: Path, fact: Any, unknown: dict[str, str]
) -> None:
    book = loaded(tmp_path, HEAD + RULES % fact)
    found = result(book, 数量="1吨", **unknown)
    assert ["情节"] == [each.fact for each in book.needs(case("排污", 数量="1吨", **unknown))]
    assert {(10000, 90000): "无", (20000, 20000): "夜间", (50000, 50000): "水源"} == {
        fines(found)[place]: dict(option.when[0])["情节"][0] for place, option in enumerate(found.options)
    }


def test_a_dispute_whether_there_is_any_gives_both(tmp_path: Path) -> None:
    found = result(loaded(tmp_path, HEAD + RULES % SEVERAL[0]), 情节={"有争议": ["无", "水源"]}, 数量="20吨")
    assert [(70000, 70000)] == fines(found)  # 水源 is lighter than what the quantity comes to: the dispute is idle
    assert [(10000, 90000), (50000, 50000)] == sorted(
        fines(result(loaded(tmp_path, HEAD + RULES % SEVERAL[0]), 情节={"有争议": ["无", "水源"]}, 数量="1吨"))
    )


def test_a_label_of_that_name_is_that_label(tmp_path: Path) -> None:
    book = loaded(tmp_path, HEAD + RULES.replace("[夜间, /,", "[无, /,") % ("选项", "[无, 夜间, 水源]", "取重"))
    assert [(20000, 20000)] == fines(result(book, 情节="无", 数量="1吨")) == fines(result(book, 情节=[], 数量="1吨"))


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        (("选项", LABELS, "/"), "无", "`情节` 没有 `无` 这个值，只有：夜间、水源"),
        (("选项", LABELS, "/"), [], "`情节` 要写选项，写成了 `＊＊＊`"),
        (("选项", LABELS, "取重"), ["无", "夜间"], "`情节` 要写成立的各项，或者只写“无”，写成了 `＊＊＊`"),
        (("选项", LABELS, "取重"), "白天", "`情节` 没有 `＊＊＊` 这个值，只有：夜间、水源、无"),
    ],
)
def test_what_cannot_be_said_is_refused_with_what_can(tmp_path: Path, fact: Any, value: Any, said: str) -> None:
    book = loaded(tmp_path, HEAD + RULES % fact)
    with pytest.raises(CaseError) as error:
        book.recommend(case("排污", 情节=value, 数量="1吨"))
    assert [said] == [each.message() for each in error.value.diagnostics]
