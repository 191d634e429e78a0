"""孰轻孰重: a partial order of penalties by the ranks a ruleset declares; what it cannot rank it does not rank."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enforce_rules.evaluator.severity import WAYS, Burden, Weight, compare, ranks_of, weigh
from enforce_rules.model.deed import Kind, Modality
from enforce_rules.model.report import FineRange, Option, Outcome, RecommendedSanction

RANKS = ranks_of(
    "警告、通报批评；罚款、没收违法所得、没收非法财物；暂扣许可证件、降低资质等级、吊销许可证件；"
    "限制开展生产经营活动、责令停产停业、责令关闭、限制从业；行政拘留"
)
MIRROR = {
    Weight.LIGHTER: Weight.HEAVIER,
    Weight.HEAVIER: Weight.LIGHTER,
    Weight.EQUAL: Weight.EQUAL,
    Weight.INCOMPARABLE: Weight.INCOMPARABLE,
}


def fine(low: int, high: int | None = None, *, may: bool = False, choice: int | None = None) -> RecommendedSanction:
    fined = FineRange(Fraction(low), Fraction(low if high is None else high))
    return RecommendedSanction("fine", "罚款", Modality.MAY if may else Modality.SHALL, fined, choice=choice)


def other(kind: Kind, text: str = "", *, may: bool = False, choice: int | None = None) -> RecommendedSanction:
    return RecommendedSanction(kind.value, text, Modality.MAY if may else Modality.SHALL, choice=choice)


def option(*sanctions: RecommendedSanction, by: str | None = None, outcome: Outcome = Outcome.GENERAL) -> Option:
    return Option("1", by, outcome, Modality.SHALL, sanctions=sanctions)


NONE = option(outcome=Outcome.NO_PENALTY)
WARNED, CLOSED = other(Kind.WARNING), other(Kind.CLOSE)
TEN_DAYS, FIVE_DAYS = other(Kind.DETENTION, "十日拘留"), other(Kind.DETENTION, "五日拘留")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ([NONE], [option(WARNED)], Weight.LIGHTER),  # 不予处罚 is below every penalty
        ([option(WARNED)], [option(fine(1))], Weight.LIGHTER),  # kinds before amounts: 警告 below 罚款
        ([option(fine(10**8))], [option(fine(1), CLOSED)], Weight.LIGHTER),  # however high the fine
        ([option(fine(3, 5))], [option(fine(3, 5))], Weight.EQUAL),
        ([option(fine(2, 5))], [option(fine(3, 5))], Weight.LIGHTER),  # one end lower, the other no higher
        ([option(fine(3, 9))], [option(fine(2, 5))], Weight.HEAVIER),
        ([option(fine(1, 9))], [option(fine(3, 5))], Weight.INCOMPARABLE),  # one range inside the other
        ([option(fine(5), WARNED)], [option(fine(9))], Weight.LIGHTER),  # the amount before the lesser kind
        ([option(fine(5), WARNED)], [option(fine(5))], Weight.HEAVIER),
        ([option(other(Kind.CONFISCATE_GAINS))], [option(fine(5))], Weight.INCOMPARABLE),  # of one rank
        ([option(TEN_DAYS)], [option(FIVE_DAYS)], Weight.INCOMPARABLE),  # their length is in words
        ([option(fine(5))], [option(fine(5), other(Kind.ORDER, "恢复原状"))], Weight.LIGHTER),  # orders come last
        ([option(fine(5, may=True))], [option(fine(5))], Weight.LIGHTER),  # 可以 leaves a way without
        ([option(fine(5, choice=1), TEN_DAYS)], [option(fine(5), TEN_DAYS)], Weight.EQUAL),
        ([option(WARNED, fine(5))], [option(other(Kind.WARNING, choice=1), fine(5, choice=1))], Weight.HEAVIER),
        ([NONE, option(fine(5))], [option(fine(5))], Weight.LIGHTER),  # 可以不予 beside the same fine
        ([NONE, option(fine(9))], [option(fine(5))], Weight.INCOMPARABLE),  # it may come out heavier
        ([option(outcome=Outcome.UNDETERMINED)], [NONE], Weight.INCOMPARABLE),
    ],
)
def test_kinds_come_first_then_amounts_then_orders(one: list[Option], two: list[Option], expected: Weight) -> None:
    assert expected is weigh(one, two, RANKS)
    assert MIRROR[expected] is weigh(two, one, RANKS)


def test_what_hangs_on_an_open_fact_is_ranked_only_where_every_answer_agrees() -> None:
    low, high = option(fine(1), by="fact"), option(fine(5), by="fact")
    assert Weight.INCOMPARABLE is weigh([low, high], [option(fine(1), by="fact"), option(fine(6), by="fact")], RANKS)
    assert Weight.LIGHTER is weigh([low, high], [option(fine(5))], RANKS)
    authority = option(fine(1), by="authority"), option(fine(5), by="authority")
    assert Weight.LIGHTER is weigh(authority, [option(fine(1)), option(fine(6))], RANKS)


def test_without_declared_ranks_kinds_have_no_order_and_amounts_have() -> None:
    assert Weight.INCOMPARABLE is weigh([option(WARNED)], [option(fine(1))], ranks_of(None))
    assert Weight.LIGHTER is weigh([option(fine(1))], [option(fine(2))], ranks_of(None))


def test_an_option_of_very_many_ways_is_not_ranked() -> None:
    many = option(*(fine(1, may=True) for _ in range(WAYS.bit_length())))
    assert Weight.INCOMPARABLE is weigh([many], [NONE], RANKS)


burdens = st.builds(
    Burden,
    st.frozensets(st.sampled_from([Kind.WARNING, Kind.FINE, Kind.CONFISCATE_GAINS, Kind.CLOSE]), max_size=3),
    st.tuples(st.integers(0, 3), st.integers(0, 3)).map(
        lambda ends: FineRange(Fraction(min(ends)), Fraction(max(ends)))
    ),
    orders=st.frozensets(st.sampled_from(["恢复", "补种"]), max_size=2),
).map(lambda each: each if Kind.FINE in each.kinds else Burden(each.kinds, None, each.terms, each.orders))


@settings(max_examples=300, deadline=None)
@given(burdens, burdens, burdens)
def test_it_is_an_order(a: Burden, b: Burden, c: Burden) -> None:
    assert Weight.EQUAL is compare(a, a, RANKS)
    assert MIRROR[compare(a, b, RANKS)] is compare(b, a, RANKS)
    below = (Weight.LIGHTER, Weight.EQUAL)
    if compare(a, b, RANKS) in below and compare(b, c, RANKS) in below:
        assert compare(a, c, RANKS) in below
    if compare(a, b, RANKS) is Weight.EQUAL:
        assert a == b
