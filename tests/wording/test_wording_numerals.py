"""中文数字 against cn2an, which reads and writes them independently."""

import random

import cn2an  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforce_rules.wording import WordingError, parse_number
from enforce_rules.wording.chinese import chinese_text, chinese_value

numerals = st.text(alphabet="零一二三四五六七八九十百千万亿", min_size=1, max_size=8)


@given(numerals)
def test_what_is_read_is_what_cn2an_reads(word: str) -> None:
    value = chinese_value(word)
    if value is not None:
        assert value == cn2an.cn2an(word, "strict")


@given(st.integers(0, 10**12 - 1))
def test_every_regular_numeral_is_read(number: int) -> None:
    assert number == chinese_value(cn2an.an2cn(number))


@given(st.integers(0, 10**8 - 1))
def test_a_number_is_written_as_cn2an_writes_it_but_for_ten_to_nineteen(number: int) -> None:
    written = cn2an.an2cn(number)
    head = number // 10_000 if number >= 10_000 else number
    assert (written.removeprefix("一") if 10 <= head < 20 else written) == chinese_text(number)


def test_small_numbers_all_come_back() -> None:
    assert [] == [number for number in range(20_000) if chinese_value(chinese_text(number)) != number]


@pytest.mark.parametrize("word", ["一百二", "一万五", "一百万一十", "一千十", "十百", "零五", "一一", "万", "二零二一"])
def test_an_irregular_numeral_is_refused(word: str) -> None:
    with pytest.raises(WordingError):
        parse_number(word)


@pytest.mark.parametrize(("word", "value"), [("两万", 20_000), ("两百", 200), ("一百〇五", 105), ("一万二千", 12_000)])
def test_two_and_zero_have_a_second_sign(word: str, value: int) -> None:
    assert value == parse_number(word)


def test_digits_and_scales_agree_with_arithmetic() -> None:
    draw = random.Random(20)
    for _ in range(500):
        whole, scale = draw.randrange(1, 10_000), draw.choice([("", 1), ("万", 10**4), ("亿", 10**8), ("千", 1000)])
        assert whole * scale[1] == parse_number(f"{whole}{scale[0]}")
