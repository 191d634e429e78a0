"""择重 (行政处罚法第二十九条): of several provisions about one act the one with the higher fine counts (decision 0066)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import loaded
from test_conflict_of_norms import case, codes, law, lost, results, stands, why

from enforce_rules import Rulebook
from enforce_rules.model.report import Outcome, Result, ResultStanding

ARTICLE_29 = """
规则集: {{编号: 处罚法, 名称: 处罚法, 制定机关: 某立法机关, 地区: 全国, 施行: 2000-01-01, 位阶: 法律, 核对: 虚拟}}
表:
  - {{编号: 择重, 用途: 总则, 依据: 处罚法第二十九条, 列: [情形, 处理], 行: [[/, {words}]]}}
"""
HIGHER = ARTICLE_29.format(words="按照罚款数额高的规定处罚")


def judged(folder: Path, first: str, second: str, rule: str = HIGHER, *more: str) -> dict[str, Result]:
    """Two provisions about one act, 甲法 and 乙法, and perhaps more."""
    named = ["甲法", "乙法", *(f"丙{n}法" for n in range(len(more)))]
    laws = [
        law(name, "法律", cell, act=f"{name}行为") for name, cell in zip(named, (first, second, *more), strict=True)
    ]
    return results(loaded(folder, rule, *laws), case(*named))


def kinds(result: Result) -> list[list[str]]:
    return [[each.text for each in option.sanctions] for option in result.options]


def test_the_lower_fine_is_not_imposed_and_its_orders_stay(tmp_path: Path) -> None:
    found = judged(tmp_path, "责令改正；处5万元罚款", "责令停止违法行为；警告；处1万元罚款")
    assert stands(found["甲法"])
    assert lost(found["乙法"])
    assert [["责令停止违法行为"]] == kinds(found["乙法"]), "an order is no penalty; the warning is one"
    assert "处罚法第二十九条" in found["乙法"].legal_basis


def test_equal_fines_are_ranked_by_nobody(tmp_path: Path) -> None:
    found = judged(tmp_path, "处5万元罚款", "处5万元罚款；没收违法所得")
    assert [["overlapping-fines"]] * 2 == [codes(each) for each in found.values()]


def test_a_fine_certainly_below_one_of_two_that_overlap_is_out(tmp_path: Path) -> None:
    found = judged(tmp_path, "处5万元以上10万元以下罚款", "处7万元以上12万元以下罚款", HIGHER, "处1万元罚款")
    assert lost(found["丙0法"]), "whichever of the two counts, it is higher"
    assert {"overlapping-fines"} == {*codes(found["甲法"]), *codes(found["乙法"])}


def test_of_two_fines_that_may_be_imposed_the_higher_counts_if_it_is(tmp_path: Path) -> None:
    found = judged(tmp_path, "可以处5万元罚款", "可以处1万元罚款")
    assert lost(found["乙法"])
    assert "higher-fine-if-imposed" in [each.code for each in found["乙法"].premises]


def test_a_higher_fine_that_may_be_left_out_leaves_a_choice_beside_one_that_is_due(tmp_path: Path) -> None:
    found = judged(tmp_path, "可以处5万元罚款", "处1万元罚款")
    assert ["loses-if-imposed"] == why(found["乙法"])
    assert [Outcome.GENERAL, Outcome.NO_PENALTY] == [each.outcome for each in found["乙法"].options]
    assert {"authority"} == {each.by for each in found["乙法"].options}
    assert [ResultStanding.DECIDED] * 2 == [each.standing for each in found.values()], "a choice is no gap"


def test_a_higher_fine_that_is_due_displaces_one_that_may_be_left_out(tmp_path: Path) -> None:
    found = judged(tmp_path, "处5万元罚款", "可以处1万元罚款")
    assert (True, True) == (stands(found["甲法"]), lost(found["乙法"]))


def test_a_ruleset_may_compare_the_maxima_of_the_statutes(tmp_path: Path) -> None:
    cells = "处1万元以上10万元以下罚款", "处2万元以上8万元以下罚款"
    (tmp_path / "computed").mkdir()
    assert ["overlapping-fines"] == codes(judged(tmp_path / "computed", *cells)["甲法"])
    (tmp_path / "maxima").mkdir()
    maxima = ARTICLE_29.format(words="按照法定最高罚款数额高的规定处罚")
    found = judged(tmp_path / "maxima", *cells, maxima)
    assert (True, True) == (stands(found["甲法"]), lost(found["乙法"]))


def test_maxima_of_open_bases_are_not_compared(tmp_path: Path) -> None:
    maxima = ARTICLE_29.format(words="按照法定最高罚款数额高的规定处罚")
    found = judged(tmp_path, "处1万元以上5万元以下罚款；罚款（未定数额）", "处2万元以上8万元以下罚款", maxima)
    assert [["overlapping-fines"]] * 2 == [codes(each) for each in found.values()]


def test_other_kinds_may_be_imposed_beside_the_higher_fine_and_none_twice(tmp_path: Path) -> None:
    rule = ARTICLE_29.format(words="按照罚款数额高的规定处罚，不同种类的可以一并适用")
    found = judged(tmp_path, "处5万元罚款；没收违法所得", "处1万元罚款；没收违法所得；吊销许可证", rule)
    assert [["吊销许可证"], []] == kinds(found["乙法"])
    assert "other-kinds-together" in why(found["乙法"])
    assert {"authority"} == {each.by for each in found["乙法"].options}


def test_a_provision_without_a_fine_is_not_compared(tmp_path: Path) -> None:
    found = judged(tmp_path, "处5万元罚款", "吊销许可证")
    assert [True, True] == [stands(each) for each in found.values()]
    assert not why(found["乙法"])


def test_thirty_provisions_leave_the_highest(tmp_path: Path) -> None:
    cells = [f"处{number}万元罚款" for number in range(3, 31)]
    found = judged(tmp_path, "处1万元罚款", "处2万元罚款", HIGHER, *cells)
    assert ["丙27法"] == [name for name, each in found.items() if stands(each)]
    assert 29 == sum(lost(each) for each in found.values())


def test_the_same_provision_twice_is_one_fine(tmp_path: Path) -> None:
    """One act marked twice under one provision: neither fine is higher, so it refers and never adds up."""
    book: Rulebook = loaded(tmp_path, HIGHER, law("甲法", "法律", "处5万元罚款"))
    document = case("甲法")
    acts = document["行为"]
    assert isinstance(acts, list)
    document["行为"] = [*acts, {**acts[0], "代号": "又一"}]
    report = book.recommend(document).report
    assert [["overlapping-fines"]] * 2 == [codes(each) for each in report.results]
    (total,) = report.totals
    assert 50000 == total.fine.high, "one act, one fine"


@pytest.mark.parametrize("rule", [HIGHER, ""])
def test_one_provision_alone_is_left_as_it_is(tmp_path: Path, rule: str) -> None:
    book = loaded(tmp_path, *([rule] if rule else []), law("甲法", "法律", "处5万元罚款"))
    (result,) = book.recommend(case("甲法")).report.results
    assert stands(result)
    assert ResultStanding.DECIDED is result.standing


@pytest.mark.parametrize("acts", [("甲法", "乙法", "丙0法"), ("丙0法", "乙法", "甲法")])
def test_the_higher_act_that_is_named_does_not_hang_on_the_order(tmp_path: Path, acts: tuple[str, ...]) -> None:
    laws = [
        law(name, "法律", f"处{fine}万元罚款", act=f"{name}行为")
        for name, fine in (("甲法", 5), ("乙法", 5), ("丙0法", 1))
    ]
    found = results(loaded(tmp_path, HIGHER, *laws), case(*acts))
    (told,) = found["丙0法"].options[0].why
    assert {"winner": "乙法"} == dict(told.args), "of two that are equal, the first by name"
