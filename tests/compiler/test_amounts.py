"""Amounts: ends as the conventions read them, ratios as exact shares, bases and units resolved to facts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from cell_helpers import UNDECIDED, node, scope, text

from enforce_rules.compiler.amounts import lower, read_amount
from enforce_rules.compiler.scope import CellScope
from enforce_rules.model.deed import Amount, End, Extreme, Fixed, OfBase, PerUnit, Spread, Unstated
from enforce_rules.wording import parse_amount


def amount(cell: object, where: CellScope | None = None) -> Amount:
    read, found = read_amount(node(cell), where or scope())
    assert found == ()
    assert read is not None
    return read


def faults(cell: object, where: CellScope | None = None) -> list[tuple[str, str | None]]:
    return [(each.code, each.suggestion) for each in read_amount(node(cell), where or scope())[1]]


def ends(low: tuple[str, bool | None] | None, high: tuple[str, bool | None] | None) -> Spread:
    made = [None if end is None else End(Fraction(end[0]), end[1]) for end in (low, high)]
    return Spread(made[0], made[1])


def point(value: str) -> Spread:
    return ends((value, True), (value, True))


@pytest.mark.parametrize(
    ("cell", "spread"),
    [
        ("1万元以上4万元以下", ends(("10000", True), ("40000", False))),
        ("5万元以下", ends(None, ("50000", False))),
        ("1000元以上不满6000元", ends(("1000", True), ("6000", False))),
        ("不超过2万元", ends(None, ("20000", True))),
        ("2000元以上（不含）5000元以下（含）", ends(("2000", False), ("5000", True))),
        ("500—1500元", ends(("500", True), ("1500", True))),
        ("十万元", point("100000")),
    ],
)
def test_money_in_yuan_with_its_ends(cell: str, spread: Spread) -> None:
    assert amount(cell) == Fixed(spread)


def test_an_undecided_word_leaves_the_end_undecided() -> None:
    assert amount("1万元以上4万元以下", scope(UNDECIDED)) == Fixed(ends(("10000", None), ("40000", None)))


def test_the_statute_may_read_its_words_otherwise() -> None:
    conventions = {"以上": "含", "以下": "不含", "法定以下": "含"}
    assert amount("5万元以下", scope(conventions)) == Fixed(ends(None, ("50000", False)))
    assert amount("5万元以下", scope(conventions, statutory=True)) == Fixed(ends(None, ("50000", True)))
    lowered, _ = lower(parse_amount("5万元以下"), scope(conventions), text("").span, statutory=True)
    assert lowered == Fixed(ends(None, ("50000", True)))


def test_a_convention_that_is_asked_is_recorded_with_the_cell() -> None:
    where = scope()
    amount("5万元以下", where)
    assert list(where.asked) == ["以下"]
    assert list(where.asked["以下"]) == [text("").span]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("所收费用3倍以上3.5倍以下", OfBase(ends(("3", True), ("7/2", False)), "所收费用", False)),
        ("计罚处置费用的3倍", OfBase(point("3"), "计罚处置费用", False)),
        ("建设项目总投资额的5%", OfBase(point("1/20"), "建设项目总投资额", True)),
        (
            "上一年度从本单位取得的收入百分之五十以下",
            OfBase(ends(None, ("1/2", False)), "上一年度从本单位取得的收入", True),
        ),
        ("应缴税款50%以上5倍以下", OfBase(ends(("1/2", True), ("5", False)), "应缴税款", False)),
        ("违法所得2‰", OfBase(point("1/500"), "违法所得", True)),
    ],
)
def test_ratios_are_exact_shares_of_a_fact(cell: str, expected: OfBase) -> None:
    assert amount(cell) == expected


def test_a_base_is_a_declared_fact_by_any_of_its_names() -> None:
    fact = scope().facts["违法所得"]
    assert amount("非法获利3倍", scope(facts={"非法获利": fact})) == OfBase(point("3"), "违法所得", False)


def test_an_undeclared_base_is_an_error_with_the_nearest_fact() -> None:
    assert faults("处置费用3倍") == [("unknown-fact", "计罚处置费用")]


def test_a_ratio_without_a_base_takes_the_base_of_the_statutory_fine_or_none() -> None:
    assert amount("3倍以上5倍以下", scope(base="违法所得")) == OfBase(
        ends(("3", True), ("5", False)), "违法所得", False
    )
    assert faults("3倍以上5倍以下") == [("unreadable-wording", None)]


def test_a_rate_counts_the_tables_own_fact() -> None:
    assert amount("500元/车次") == PerUnit(point("500"), "运输车次", Fraction(1), "车次")
    where = scope(unit_facts={"平方米": "占用面积", "日": "逾期日数"})
    assert amount("每10平方米100元以上200元以下", where) == PerUnit(
        ends(("100", True), ("200", False)), "占用面积", Fraction(10), "平方米"
    )
    assert amount("20元/天", where) == PerUnit(point("20"), "逾期日数", Fraction(1), "日")


def test_a_rate_without_a_fact_in_its_unit_is_an_error() -> None:
    assert faults("500元/车次", scope(unit_facts={"平方米": "占用面积"})) == [("unit-mismatch", None)]


@pytest.mark.parametrize(("key", "highest"), [("取高", True), ("取低", False)])
def test_the_higher_or_the_lower_of_several(key: str, highest: bool) -> None:
    assert amount({key: ["五千万元以下", "上一年度营业额的百分之五以下"]}) == Extreme(
        (Fixed(ends(None, ("50000000", False))), OfBase(ends(None, ("1/20", False)), "上一年度营业额", True)), highest
    )


def test_a_fine_the_statute_leaves_without_amount() -> None:
    assert amount("罚款（未定数额）") == amount("并处罚款（未定数额）") == Unstated()


def test_a_misprint_is_read_as_the_author_says() -> None:
    assert amount({"读作": "5万元以上10万元以下", "原作": "5万元以上10万元以上"}) == amount("5万元以上10万元以下")


@pytest.mark.parametrize(
    "cell",
    [
        "5",
        "责令改正",
        "5万元以上10万元以上",
        "3吨",
        ["5万元"],
        {"取高": ["5万元"]},
        {"取高": "5万元"},
        {"最高": ["1元", "2元"]},
    ],
)
def test_what_is_no_amount_is_refused(cell: object) -> None:
    read, found = read_amount(node(cell), scope())
    assert read is None
    assert found
