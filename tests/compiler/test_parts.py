"""量罚 words: a place in the interval or a part of it, ends as the words say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from cell_helpers import text
from hypothesis import given
from hypothesis import strategies as st

from enforce_rules.compiler.parts import VOCABULARY, read_part
from enforce_rules.model.ruleset import Anchor, Mark, Part

LOW, HIGH, MIDDLE, SPAN = Anchor.LOW, Anchor.HIGH, Anchor.MIDDLE, Anchor.SPAN


def mark(anchor: Anchor, share: str = "1") -> Mark:
    return Mark(anchor, Fraction(share))


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("中间倍数", mark(MIDDLE)),
        ("平均值", mark(MIDDLE)),
        ("上限", mark(HIGH)),
        ("下限", mark(LOW)),
        ("上限的20%", mark(HIGH, "1/5")),
        ("上限的50%", mark(HIGH, "1/2")),
        ("上限的一半", mark(HIGH, "1/2")),
        ("上限的三分之一", mark(HIGH, "1/3")),
        ("下限的2倍", mark(LOW, "2")),
        ("下限的五倍", mark(LOW, "5")),
    ],
)
def test_a_point_of_the_interval(words: str, at: Mark) -> None:
    assert read_part(text(words)) == (Part(words, at=at), ())


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("低于中间倍数", None, (mark(MIDDLE), False)),
        ("中间倍数以上", (mark(MIDDLE), True), None),
        ("低于平均值", None, (mark(MIDDLE), False)),
        ("平均值以上", (mark(MIDDLE), True), None),
        ("幅度的30%以下", None, (mark(SPAN, "3/10"), True)),
        ("幅度的30%以上70%以下", (mark(SPAN, "3/10"), True), (mark(SPAN, "7/10"), True)),
        ("幅度的70%以上", (mark(SPAN, "7/10"), True), None),
        ("低于幅度的60%", None, (mark(SPAN, "3/5"), False)),
        ("不足幅度的60%", None, (mark(SPAN, "3/5"), False)),
        ("不超过幅度的60%", None, (mark(SPAN, "3/5"), True)),
        ("幅度的60%（不含）以上", (mark(SPAN, "3/5"), False), None),
        ("幅度的60%以下（不含本数）", None, (mark(SPAN, "3/5"), False)),
        ("超过下限上限的一半以下", (mark(LOW), False), (mark(HIGH, "1/2"), True)),
        ("超过上限的一半低于上限", (mark(HIGH, "1/2"), False), (mark(HIGH), False)),
        ("上限的10%以上30%以下", (mark(HIGH, "1/10"), True), (mark(HIGH, "3/10"), True)),
    ],
)
def test_a_part_of_the_interval(words: str, low: tuple[Mark, bool] | None, high: tuple[Mark, bool] | None) -> None:
    part, found = read_part(text(words))
    assert found == ()
    assert part is not None
    assert (part.text, part.at) == (words, None)
    assert (part.low, part.low_included) == (low or (None, True))
    assert (part.high, part.high_included) == (high or (None, True))


def test_a_blank_picks_nothing() -> None:
    assert read_part(text("/")) == (None, ())


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("该种处罚的幅度以下", None),
        ("幅度", None),
        ("30%以下", "幅度的30%以下"),
        ("低于中间倍速", "低于中间倍数"),
        ("上限的20", "上限的20%"),
        ("低于幅度的60%以上", "低于幅度的60%"),
        ("平均值上限", None),
    ],
)
def test_other_words_are_refused_with_the_nearest_phrase(words: str, hint: str | None) -> None:
    part, found = read_part(text(words))
    assert part is None
    assert [each.code for each in found] == ["unreadable-wording"]
    assert hint is None or found[0].suggestion == hint


@pytest.mark.parametrize("words", VOCABULARY)
def test_every_phrase_that_is_suggested_is_read(words: str) -> None:
    assert read_part(text(words))[1] == ()


@given(st.text(alphabet="上下限幅度平均值中间倍数低于超过的一半以0123%倍分之（不含）/", max_size=20))
def test_no_cell_breaks_the_reader(words: str) -> None:
    part, found = read_part(text(words))
    assert part is not None or found or words == "/"
