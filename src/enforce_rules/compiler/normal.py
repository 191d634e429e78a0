"""Sanctions written back in official wording (责令限期改正；给予警告；处1万元以上10万元以下罚款).

In: deeds. Out: the normal form of their cell, which reads back as the same sanctions (but for 取高, which is a map).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import assert_never

from enforce_rules.model.deed import (
    Amount,
    Daily,
    Deed,
    End,
    Extreme,
    Fixed,
    Kind,
    Modality,
    OfBase,
    PerUnit,
    Sanction,
    Spread,
    Unstated,
)
from enforce_rules.wording.joining import decimal
from enforce_rules.wording.render import money

APPROVAL = "报经有批准权的人民政府批准，"
ONE = Fraction(1)
Writer = Callable[[Fraction], str]


def normal_text(deeds: Iterable[Deed]) -> str:
    """The sanctions among the deeds, joined by `；`, alternatives by 或者; whom they fall on is not said."""
    text = ""
    before: Sanction | None = None
    for deed in deeds:
        if not isinstance(deed.does, Sanction):
            continue
        sanction = deed.does
        if before is not None and sanction.choice is not None and sanction.choice == before.choice:
            text += _alternative(sanction, before)
        else:
            text += ("；" if before is not None else "") + sanction_text(sanction)
        before = sanction
    return text


def sanction_text(sanction: Sanction) -> str:
    """One sanction in normal form."""
    may = "可以" if sanction.modality is Modality.MAY else ""
    return _approval(sanction) + may + ("另" if sanction.apart else "") + _words(sanction)


def _approval(sanction: Sanction) -> str:
    """The usual approval; another one stands in the words themselves."""
    return APPROVAL if sanction.approval and not sanction.text.startswith(("报", "经")) else ""


def _alternative(sanction: Sanction, before: Sanction) -> str:
    """可以 and the approval govern every alternative after them."""
    if sanction.approval and not before.approval:  # as the law writes it: 或者报经…批准责令关闭
        return f"，或者{_approval(sanction).removesuffix('，')}{_words(sanction)}"
    return f"或者{_words(sanction)}"


def _words(sanction: Sanction) -> str:
    if sanction.amount is not None:
        return (
            "处罚款（未定数额）" if isinstance(sanction.amount, Unstated) else f"处{amount_text(sanction.amount)}罚款"
        )
    if sanction.kind is Kind.WARNING:
        return "给予警告"
    return f"处{sanction.text}" if sanction.kind is Kind.DETENTION else sanction.text


def amount_text(amount: Amount) -> str:
    """An amount in normal form.

    >>> amount_text(OfBase(Spread(None, End(Fraction(1, 10), None)), "收入", True))
    '收入10%以下'
    """
    match amount:
        case Fixed(spread):
            return render_spread(spread)
        case OfBase(spread, base, percent):
            return base + _ratio(spread, percent)
        case PerUnit(spread, _, each, unit):
            words = render_spread(spread)
            if spread.point is not None and each == 1:
                return f"{words}/{unit}"
            return f"每{'' if each == 1 else decimal(each)}{unit}{words}"
        case Extreme(amounts, highest):
            return f"{'取高' if highest else '取低'}（{'；'.join(amount_text(one) for one in amounts)}）"
        case Daily(base, days):
            return f"{base}×{days}"
        case Unstated():
            return "（未定数额）"
        case _:
            assert_never(amount)


def render_spread(spread: Spread, *, marked: bool = False) -> str:
    """Money in 元 and 万元; `marked` says of each end whether the number itself is included, where that is known.

    >>> render_spread(Spread(End(Fraction(10000), True), End(Fraction(40000), False)))
    '1万元以上4万元以下'
    >>> render_spread(Spread(None, End(Fraction(5000), False)), marked=True)
    '5000元（不含）以下'
    """
    return _spread(spread, money, money, marked)


def _ratio(spread: Spread, percent: bool) -> str:
    """3倍以上5倍以下, 10%; a share below one beside a multiple is written in % (50%以上5倍以下)."""
    mixed = not percent and spread.low and spread.high and spread.low.value < ONE <= spread.high.value
    high = _percent if percent else _multiple
    return _spread(spread, _percent if mixed else high, high, False)


def _percent(value: Fraction) -> str:
    return f"{decimal(value * 100)}%"


def _multiple(value: Fraction) -> str:
    return f"{decimal(value)}倍"


def _spread(spread: Spread, write_low: Writer, write_high: Writer, marked: bool) -> str:
    if spread.point is not None:
        return write_high(spread.point)
    low = _end(spread.low, write_low, "以上", marked) if spread.low else ""
    return low + (_end(spread.high, write_high, "以下", marked) if spread.high else "")


def _end(end: End, write: Writer, word: str, marked: bool) -> str:
    mark = "" if not marked or end.included is None else "（含）" if end.included else "（不含）"
    return write(end.value) + mark + word
