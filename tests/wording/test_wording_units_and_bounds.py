"""Units convert inside one family only, exactly; a bound takes the number in by mark, by word, or by convention."""

from datetime import date
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from enforce_rules.wording import (
    UNITS,
    End,
    Range,
    UnitError,
    bounds,
    canonical,
    convert,
    included,
    parse_amount,
)

FAMILIES = [
    ("1", "万元", "元", "10000"),
    ("2.5", "亿元", "万元", "25000"),
    ("1", "年", "个月", "12"),
    ("1", "吨", "千克", "1000"),
    ("500", "克", "公斤", "0.5"),
    ("36", "小时", "日", "1.5"),
    ("2", "天", "分钟", "2880"),
    ("1.5", "公里", "米", "1500"),
    ("3", "公顷", "平方米", "30000"),
    ("2", "万立方米", "立方米", "20000"),
]
APART = [("个工作日", "日"), ("亩", "平方米"), ("年", "日"), ("个月", "日"), ("次", "个"), ("元", "吨"), ("桶", "吨")]


@pytest.mark.parametrize(("value", "source", "target", "expected"), FAMILIES)
def test_inside_a_family_a_unit_converts_exactly(value: str, source: str, target: str, expected: str) -> None:
    assert Fraction(expected) == convert(Fraction(value), source, target)


@pytest.mark.parametrize(("source", "target"), APART)
def test_across_families_no_factor_is_invented(source: str, target: str) -> None:
    with pytest.raises(UnitError):
        convert(Fraction(1), source, target)


@given(st.fractions(min_value=0, max_value=10**9), st.sampled_from([(a, b) for _, a, b, _ in FAMILIES]))
def test_there_and_back_is_the_same_number(value: Fraction, pair: tuple[str, str]) -> None:
    source, target = pair
    assert value == convert(convert(value, source, target), target, source)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 30))
def test_a_year_is_twelve_calendar_months(day: date, years: int) -> None:
    months = int(convert(Fraction(years), "年", "个月"))
    assert day + relativedelta(years=years) == day + relativedelta(months=months)


def test_every_surface_leads_to_a_canonical_unit_that_leads_to_itself() -> None:
    assert [] == [surface for surface, (unit, _) in UNITS.items() if canonical(unit) != unit]


def test_a_class_is_no_unit() -> None:
    assert canonical("类") is None


STRICT_WORDS = "不足 不满 未满 低于 小于 少于 不到 超过 大于 高于 多于 逾 < >"
STRICT = STRICT_WORDS.split()
REACHING_WORDS = "不超过 不高于 不大于 不低于 不少于 不小于 满 已满 达到 不得超过 不得少于 ≤ ≥ 以内 之内"
REACHING = REACHING_WORDS.split()


@pytest.mark.parametrize(
    ("word", "expected"), [*((word, False) for word in STRICT), *((word, True) for word in REACHING)]
)
def test_a_strict_or_reaching_word_needs_no_convention(word: str, expected: bool) -> None:
    assert expected is included(End(Fraction(1), word), {word: not expected})


@pytest.mark.parametrize("word", ["以上", "以下"])
@pytest.mark.parametrize("decided", [True, False, None])
def test_of_other_words_the_convention_decides_or_leaves_open(word: str, decided: bool | None) -> None:
    assert decided is included(End(Fraction(1), word), {word: decided})
    assert included(End(Fraction(1), word), {}) is None


def test_a_dash_is_closed_unless_the_convention_says_otherwise() -> None:
    end = End(Fraction(1), "至")
    assert (True, False, None) == (included(end, {}), included(end, {"至": False}), included(end, {"至": None}))


def test_the_mark_in_the_cell_wins() -> None:
    range = parse_amount("1万元以上（含）2万元以下（不含）").range
    assert (True, False) == bounds(range, {"以上": False, "以下": True})
    assert (None, True) == bounds(Range(None, End(Fraction(1), "超过", True)), {})
