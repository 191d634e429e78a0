"""Which of two proposals is the lighter one (孰轻孰重): kinds first, then the fine, then the orders beside it.

In: the options of two results and the order of kinds that a ruleset declares (约定 处罚轻重). Out: their relation. Fines
are compared by their ranges, not by a figure one text recommends inside its own. The order is partial: a fine whose
range lies inside the other's, or two kinds of one rank, are neither lighter nor heavier, and what hangs on an open
fact is compared only where every way of answering comes out alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import islice, product
from typing import Final

from enforce_rules.model.deed import KIND_WORDS, Kind, Modality
from enforce_rules.model.report import FineRange, Option, Outcome, RecommendedSanction

Ranks = Sequence[frozenset[Kind]]
"""Kinds of penalty from light to heavy; kinds of one rank are not told apart."""

WAYS: Final = 256  # ways of carrying out one option that are looked at; with more, it is not compared
TIMED: Final = frozenset({Kind.DETENTION, Kind.SUSPEND_PERMIT, Kind.RESTRICT_EMPLOYMENT, Kind.SUSPEND_PRODUCTION})
"""Kinds that last: two of different length, which is in their words, are not compared."""


class Weight(Enum):
    """What the first of two is, beside the second."""

    LIGHTER = "lighter"
    EQUAL = "equal"
    HEAVIER = "heavier"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Burden:
    """One way of carrying out an option: what the party then bears."""

    kinds: frozenset[Kind]  # of penalties
    fine: FineRange | None = None
    terms: frozenset[str] = frozenset()  # the words of penalties that last
    orders: frozenset[str] = frozenset()  # orders and obligations, which are no penalties


def ranks_of(convention: str | None) -> Ranks:
    """The ranks a ruleset declares: `警告、通报批评；罚款、没收违法所得；…`, light to heavy. Without any, kinds have no order."""
    kinds = {word: kind for kind, words in KIND_WORDS.items() for word in words[:1]}
    groups = [group.split("、") for group in (convention or "").split("；")]
    return tuple(frozenset(kinds[word] for word in group if word in kinds) for group in groups)


def weigh(one: Iterable[Option], other: Iterable[Option], ranks: Ranks) -> Weight:
    """What one set of options is, beside the other: lighter where neither its lightest nor its heaviest way is heavier."""
    first, second = tuple(one), tuple(other)
    mine, others = _burdens(first), _burdens(second)
    if mine is None or others is None:
        return Weight.INCOMPARABLE
    certain = not any(each.by == "fact" for each in (*first, *second))
    up, down = (_below(left, right, ranks, certain=certain) for left, right in ((mine, others), (others, mine)))
    if up and down:
        return Weight.EQUAL
    return Weight.LIGHTER if up else Weight.HEAVIER if down else Weight.INCOMPARABLE


def _below(one: Sequence[Burden], other: Sequence[Burden], ranks: Ranks, *, certain: bool) -> bool:
    def at_most(a: Burden, b: Burden) -> bool:
        return compare(a, b, ranks) in (Weight.LIGHTER, Weight.EQUAL)

    if not certain:  # any of the one may meet any of the other
        return all(at_most(a, b) for a in one for b in other)
    return all(any(at_most(a, b) for b in other) for a in one) and all(any(at_most(a, b) for a in one) for b in other)


def _burdens(options: Iterable[Option]) -> tuple[Burden, ...] | None:
    """Every way of carrying out the options; None where that is not known."""
    found: dict[Burden, None] = {}
    for option in options:
        if option.outcome in (Outcome.UNDETERMINED, Outcome.TRANSFER):
            return None
        ways = tuple(islice(_ways(option), WAYS + 1))
        if len(ways) > WAYS:
            return None
        found.update(dict.fromkeys(ways))
    return tuple(found) or None


def _ways(option: Option) -> Iterator[Burden]:
    """With and without what may be imposed, and each of the alternatives joined by 或者."""
    choices: dict[object, list[tuple[RecommendedSanction, ...]]] = {}
    for number, sanction in enumerate(option.sanctions):
        group = choices.setdefault(("alone", number) if sanction.choice is None else ("one of", sanction.choice), [])
        group.append((sanction,))
        if sanction.modality is Modality.MAY and () not in group:
            group.append(())
    for way in product(*choices.values()):
        yield _burden([sanction for part in way for sanction in part])


def _burden(sanctions: Sequence[RecommendedSanction]) -> Burden:
    penal = [each for each in sanctions if Kind(each.kind).is_penalty]
    fines = [each.fine or FineRange(None, None) for each in penal if each.kind == Kind.FINE.value]
    return Burden(
        frozenset(Kind(each.kind) for each in penal),
        _sum(fines) if fines else None,
        frozenset(each.text for each in penal if Kind(each.kind) in TIMED),
        frozenset(each.text for each in sanctions if not Kind(each.kind).is_penalty),
    )


def _sum(fines: Sequence[FineRange]) -> FineRange:
    lows, highs = [each.low for each in fines], [each.high for each in fines]
    return FineRange(
        None if None in lows else sum((each for each in lows if each is not None), Fraction(0)),
        None if None in highs else sum((each for each in highs if each is not None), Fraction(0)),
    )


def compare(one: Burden, other: Burden, ranks: Ranks) -> Weight:
    """What one burden is, beside another: by the heaviest rank in which they differ, at the rank of fines by the amount too."""
    ranked = frozenset[Kind]().union(*ranks)
    if (one.kinds ^ other.kinds) - ranked:
        return Weight.INCOMPARABLE
    if one.terms != other.terms and one.kinds & TIMED == other.kinds & TIMED:
        return Weight.INCOMPARABLE
    for rank in reversed(ranks):
        found = _subset(one.kinds & rank, other.kinds & rank)
        if Kind.FINE in rank and one.fine is not None and other.fine is not None:
            found = _joined(found, _amount(one.fine, other.fine))
        if found is not Weight.EQUAL:
            return found
    if Kind.FINE not in ranked and one.fine is not None and other.fine is not None:
        found = _amount(one.fine, other.fine)
        if found is not Weight.EQUAL:
            return found
    return _subset(one.orders, other.orders)


def _subset(one: frozenset[object], other: frozenset[object]) -> Weight:
    if one == other:
        return Weight.EQUAL
    return Weight.LIGHTER if one < other else Weight.HEAVIER if other < one else Weight.INCOMPARABLE


def _amount(one: FineRange, other: FineRange) -> Weight:
    """Neither end higher: lighter; one range inside the other, or an end that is not known: not comparable."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return Weight.INCOMPARABLE
    return _joined(_number(one.low, other.low), _number(one.high, other.high))


def _number(one: Fraction, other: Fraction) -> Weight:
    return Weight.EQUAL if one == other else Weight.LIGHTER if one < other else Weight.HEAVIER


def _joined(one: Weight, other: Weight) -> Weight:
    """Two aspects together: the one that differs, or incomparable where they differ apart."""
    if one is other or other is Weight.EQUAL:
        return one
    return other if one is Weight.EQUAL else Weight.INCOMPARABLE
