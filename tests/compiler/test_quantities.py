"""Range cells as tests, and stated values: exact, in the fact's own unit, by the ruleset's conventions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from cell_helpers import DECIDED, UNDECIDED, scope, text
from hypothesis import given
from hypothesis import strategies as st

from enforce_rules.compiler.quantities import read_test, read_value
from enforce_rules.model.condition import All, AnyOf, Condition, Exceeds, Not, Unascertained, Within
from enforce_rules.model.fact import FactDeclaration, FactKind, Quantity
from enforce_rules.model.interval import Bound, Interval, Region

VOLUME = FactDeclaration("擅自处置量", FactKind.QUANTITY, unit="立方米")
GAINS = FactDeclaration("违法所得", FactKind.MONEY, unit="元")
TIMES = FactDeclaration("近二年同类违法行为情况", FactKind.COUNT, unit="次")
ITEMS = FactDeclaration("违法件数", FactKind.COUNT, unit="件")
SHARE = FactDeclaration("违规人数比例", FactKind.RATIO, unit="%")
FOLD = FactDeclaration("超标倍数", FactKind.MULTIPLE, unit="倍")
ACID = FactDeclaration("pH值", FactKind.NUMBER)
LASTING = FactDeclaration("违法行为持续时间", FactKind.QUANTITY, unit="个月")
UNFOUND = FactDeclaration("未被发现的期间", FactKind.PERIOD, dates=("违法行为发生之日", "违法行为被发现之日"))
LIMITATION = FactDeclaration("追究期限", FactKind.PERIOD, unit="个月")
AGE = FactDeclaration("行为时年龄", FactKind.QUANTITY, unit="周岁")
STARTED = FactDeclaration("违法行为发生之日", FactKind.DATE)
MINOR = FactDeclaration("当事人是未成年人", FactKind.BOOL)
AREA_KIND = FactDeclaration("所处区域", FactKind.CHOICE, labels=("一般区域", "限批区或人居环境敏感区"))
EVERY = (VOLUME, GAINS, TIMES, ITEMS, SHARE, FOLD, ACID, LASTING, UNFOUND, LIMITATION, AGE, STARTED)
FACTS = {fact.name: fact for fact in EVERY}


def condition_of(fact: FactDeclaration, cell: str, conventions: dict[str, str] = DECIDED) -> Condition:
    read, found = read_test(fact, text(cell), scope(conventions, facts=FACTS))
    assert found == (), [each.message() for each in found]
    assert read is not None
    return read


def within(fact: FactDeclaration, cell: str, conventions: dict[str, str] = DECIDED) -> Within:
    read = condition_of(fact, cell, conventions)
    assert isinstance(read, Within)
    assert read.fact == fact.name
    assert read.text == cell
    return read


def region(*parts: tuple[str | None, str | None]) -> Region:
    """`[1` and `(1` are low ends, `1]` and `1)` high ends."""
    made = []
    for low, high in parts:
        start = None if low is None else Bound(Fraction(low[1:]), low[0] == "[")
        end = None if high is None else Bound(Fraction(high[:-1]), high[-1] == "]")
        made.append(Interval(start, end))
    return Region.of(made)


def faults(fact: FactDeclaration, cell: str) -> list[tuple[str, str | None]]:
    read, found = read_test(fact, text(cell), scope(facts=FACTS))
    assert read is None
    return [(each.code, each.suggestion) for each in found]


# ---- ranges ----


@pytest.mark.parametrize(
    ("fact", "cell", "expected"),
    [
        (VOLUME, "10立方米以下", region((None, "10)"))),
        (VOLUME, "10立方米以上20立方米以下", region(("[10", "20)"))),
        (VOLUME, "20立方米以上", region(("[20", None))),
        (VOLUME, "超过20立方米", region(("(20", None))),
        (VOLUME, "不足20立方米", region((None, "20)"))),
        (VOLUME, "不超过20立方米", region((None, "20]"))),
        (VOLUME, "10立方米以上（不含）20立方米以下（含）", region(("(10", "20]"))),
        (ITEMS, "6至10件", region(("[6", "10]"))),
        (ITEMS, "1-5件", region(("[1", "5]"))),
        (TIMES, "3次", region(("[3", "3]"))),
        (TIMES, "第二次", region(("[2", "2]"))),
        (TIMES, "3次以上", region(("[3", None))),
        (TIMES, "1次以上同类违法行为3次以下同类违法行为", region(("[1", "3)"))),
        (TIMES, "无", region(("[0", "0]"))),
        (GAINS, "没有", region(("[0", "0]"))),
        (GAINS, "没有违法所得", region(("[0", "0]"))),
        (GAINS, "没有或者不足10万元", region((None, "100000)"))),
        (GAINS, "没有违法所得或者违法所得不足10万元的", region((None, "100000)"))),
        (GAINS, "违法所得10万元以上的", region(("[100000", None))),
        (GAINS, "1万元以上（含）2万元以下（不含）", region(("[10000", "20000)"))),
        (SHARE, "10%以上30%以下", region(("[10", "30)"))),
        (FOLD, "0.1倍以下", region((None, "1/10)"))),
        (ACID, "2<pH<5 或 10<pH<11", region(("(2", "5)"), ("(10", "11)"))),
        (ACID, "pH≤2 或 pH≥11", region((None, "2]"), ("[11", None))),
        (AGE, "已满十四周岁不满十八周岁", region(("[14", "18)"))),
        (VOLUME, "5立方米以下或者20立方米以上", region((None, "5)"), ("[20", None))),
    ],
)
def test_a_range_is_a_set_of_numbers(fact: FactDeclaration, cell: str, expected: Region) -> None:
    read = within(fact, cell)
    assert read.included == read.excluded == expected
    assert read.pending is None
    assert read.unit == fact.unit


def test_bounds_are_converted_into_the_unit_of_the_fact() -> None:
    assert within(LASTING, "6个月以上1年以下").included == region(("[6", "12)"))
    assert within(LASTING, "3年以上").included == region(("[36", None))
    tons = FactDeclaration("超量", FactKind.QUANTITY, unit="千克")
    assert within(tons, "1吨以上").included == region(("[1000", None))


def test_a_period_keeps_the_unit_of_the_bound_where_days_are_no_months() -> None:
    assert (within(LIMITATION, "超过90日").unit, within(LIMITATION, "超过二年").unit) == ("日", "个月")
    assert within(UNFOUND, "超过二年").included == region(("(24", None))
    assert within(UNFOUND, "48小时以内").included == region((None, "2]"))
    assert within(UNFOUND, "30日内").included == region((None, "30]"))


def test_a_bound_in_another_unit_is_an_error() -> None:
    assert faults(VOLUME, "3吨以上") == [("unit-mismatch", None)]
    assert faults(LASTING, "20日以上") == [("unit-mismatch", None)]
    assert faults(VOLUME, "3以上") != []


# ---- undecided words ----


def test_an_undecided_word_has_two_readings() -> None:
    read = within(VOLUME, "10立方米以下", UNDECIDED)
    assert (read.included, read.excluded, read.pending) == (
        region((None, "10]")),
        region((None, "10)")),
        "某规则集/以下",
    )


def test_one_undecided_end_leaves_the_other_alone() -> None:
    read = within(VOLUME, "10立方米以上20立方米以下", {"以上": "含", "以下": "待定"})
    assert (read.included, read.excluded, read.pending) == (
        region(("[10", "20]")),
        region(("[10", "20)")),
        "某规则集/以下",
    )


def test_two_undecided_words_are_two_questions() -> None:
    read = condition_of(VOLUME, "10立方米以上20立方米以下", UNDECIDED)
    assert isinstance(read, All)
    low, high = read.parts
    assert isinstance(low, Within)
    assert isinstance(high, Within)
    assert (low.pending, low.included, low.excluded) == ("某规则集/以上", region(("[10", None)), region(("(10", None)))
    assert (high.pending, high.included, high.excluded) == (
        "某规则集/以下",
        region((None, "20]")),
        region((None, "20)")),
    )


def test_ranges_that_hang_on_different_words_stay_apart() -> None:
    read = condition_of(VOLUME, "5立方米以下或者20立方米以上", UNDECIDED)
    assert isinstance(read, AnyOf)
    assert [part.pending for part in read.parts if isinstance(part, Within)] == ["某规则集/以下", "某规则集/以上"]


def test_the_statute_may_read_its_words_otherwise() -> None:
    conventions = {"以上": "含", "以下": "不含", "法定以下": "含"}
    read, _ = read_test(VOLUME, text("10立方米以下"), scope(conventions, statutory=True))
    assert isinstance(read, Within)
    assert read.included == region((None, "10]"))


# ---- facts as bounds, states ----


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("超过追究期限", Exceeds("未被发现的期间", "追究期限")),
        ("达到追究期限", Exceeds("未被发现的期间", "追究期限", reach=True)),
        ("不超过追究期限", Not(Exceeds("未被发现的期间", "追究期限"))),
        ("不足追究期限", Not(Exceeds("未被发现的期间", "追究期限", reach=True))),
        ("追究期限以上", Exceeds("未被发现的期间", "追究期限", reach=True)),
        ("追究期限以下", Not(Exceeds("未被发现的期间", "追究期限", reach=True))),
    ],
)
def test_a_bound_may_be_another_fact(cell: str, expected: Condition) -> None:
    assert condition_of(UNFOUND, cell) == expected


def test_a_bound_that_is_no_declared_fact_is_an_error() -> None:
    assert faults(UNFOUND, "超过追究期现") == [("unknown-fact", "追究期限")]


def test_an_undecided_word_beside_a_fact_is_not_guessed() -> None:
    read, found = read_test(UNFOUND, text("追究期限以上"), scope(UNDECIDED, facts=FACTS))
    assert read is None
    assert [each.code for each in found] == ["missing-convention"]


@pytest.mark.parametrize("cell", ["无法查明", "无法计算或者明显偏低"])
def test_the_state_of_a_fact_may_be_tested(cell: str) -> None:
    assert condition_of(GAINS, cell) == Unascertained("违法所得")


# ---- refused ----


@pytest.mark.parametrize(
    ("fact", "cell", "code"),
    [
        (STARTED, "2020-07-01以前", "unreadable-wording"),
        (MINOR, "3次以上", "unreadable-wording"),
        (VOLUME, "一般区域", "unreadable-wording"),
        (VOLUME, "违法所得10立方米以上", "unreadable-wording"),
        (VOLUME, "10立方米以上，拒不改正的", "unreadable-wording"),
        (VOLUME, "10立方米以上10立方米以下", "unreadable-wording"),
        (TIMES, "近三年2次以上", "unreadable-wording"),
        (GAINS, "处5万元罚款", "unreadable-wording"),
        (VOLUME, "5立方米以上10立方米以上", "unreadable-wording"),
    ],
)
def test_what_is_no_range_of_this_fact_is_refused(fact: FactDeclaration, cell: str, code: str) -> None:
    assert [found for found, _ in faults(fact, cell)] == [code]


# ---- laws of ranges ----

NUMBER = st.integers(0, 1000)


@given(NUMBER, NUMBER, NUMBER)
def test_a_tier_holds_its_low_end_and_not_its_high_end(low: int, size: int, value: int) -> None:
    high = low + size + 1
    read = within(VOLUME, f"{low}立方米以上{high}立方米以下")
    assert (Fraction(value) in read.included) == (low <= value < high)


@given(NUMBER, NUMBER)
def test_undecided_readings_differ_at_the_number_itself_and_nowhere_else(bound: int, value: int) -> None:
    read = within(VOLUME, f"{bound}立方米以下", UNDECIDED)
    assert ((Fraction(value) in read.included) != (Fraction(value) in read.excluded)) == (value == bound)


@given(NUMBER)
def test_exceeding_is_the_complement_of_not_exceeding(bound: int) -> None:
    over, rest = (within(VOLUME, f"{word}{bound}立方米").included for word in ("超过", "不超过"))
    assert over | rest == region((None, None))
    assert not over & rest


@given(st.text(alphabet="超过不足以上下或者第次1234567890.万元%立方米个月年没有无近二（含）", max_size=20))
def test_no_cell_breaks_the_reader(cell: str) -> None:
    for fact in EVERY:
        read, found = read_test(fact, text(cell), scope(facts=FACTS))
        assert (read is None) == bool(found)
        value, problem = read_value(fact, cell)
        assert (value is None) == (problem is not None)


# ---- stated values ----


@pytest.mark.parametrize(
    ("fact", "said", "value"),
    [
        (GAINS, "1000万元", Quantity(Fraction(10_000_000), "元")),
        (GAINS, "1.5亿元", Quantity(Fraction(150_000_000), "元")),
        (GAINS, "0元", Quantity(Fraction(0), "元")),
        (LASTING, "4个月", Quantity(Fraction(4), "个月")),
        (LASTING, "1年", Quantity(Fraction(12), "个月")),
        (LIMITATION, "二年", Quantity(Fraction(24), "个月")),
        (LIMITATION, "30天", Quantity(Fraction(30), "日")),
        (FactDeclaration("数量", FactKind.QUANTITY, unit="千克"), "30吨", Quantity(Fraction(30000), "千克")),
        (SHARE, "8%", Quantity(Fraction(8), "%")),
        (FOLD, "0.5倍", Quantity(Fraction(1, 2), "倍")),
        (ACID, "3.5", Quantity(Fraction(7, 2), None)),
        (AGE, "13周岁", Quantity(Fraction(13), "周岁")),
        (TIMES, "2次", Quantity(Fraction(2), "次")),
        (
            FactDeclaration("存栏", FactKind.QUANTITY, unit="头猪当量"),
            "500头猪当量",
            Quantity(Fraction(500), "头猪当量"),
        ),
        (MINOR, "是", True),
        (MINOR, "否", False),
        (STARTED, "2025-03-01", date(2025, 3, 1)),
        (AREA_KIND, "限批区或人居环境敏感区", frozenset({"限批区或人居环境敏感区"})),
        (AREA_KIND, "限批区 或人居环境敏感区", frozenset({"限批区或人居环境敏感区"})),
    ],
)
def test_a_value_is_exact_and_in_the_unit_of_its_fact(fact: FactDeclaration, said: str, value: object) -> None:
    assert read_value(fact, said) == (value, None)


@pytest.mark.parametrize(
    ("fact", "said", "code"),
    [
        (GAINS, "1000", "missing-unit"),
        (GAINS, "1000万", "missing-unit"),
        (TIMES, "2", "missing-unit"),
        (GAINS, "3吨", "wrong-unit"),
        (VOLUME, "3吨", "wrong-unit"),
        (LASTING, "20日", "wrong-unit"),
        (LIMITATION, "3吨", "wrong-unit"),
        (VOLUME, "3立方", "wrong-unit"),
        (GAINS, "5万元以上", "wrong-type"),
        (GAINS, "很多", "wrong-type"),
        (TIMES, "2.5次", "wrong-type"),
        (MINOR, "对", "wrong-type"),
        (AREA_KIND, "特殊区域", "unknown-value"),
        (STARTED, "2025年3月1日", "bad-date"),
        (STARTED, "2025-02-30", "bad-date"),
    ],
)
def test_a_value_that_does_not_fit_says_why(fact: FactDeclaration, said: str, code: str) -> None:
    value, problem = read_value(fact, said)
    assert value is None
    assert problem is not None
    assert problem[0] == code
    assert problem[1]["value"] == said
