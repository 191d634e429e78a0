"""Writing values back in normalised official wording (wording.md §6): `parse(render(v)) == v`."""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.wording.numerals import chinese_text
from enforce_rules.wording.values import (
    AllOf,
    Amount,
    AnyOf,
    Clause,
    Confiscation,
    Detention,
    Do,
    End,
    Fine,
    Money,
    Multiple,
    NoFine,
    Number,
    Measure,
    Ordinal,
    PerDay,
    Percent,
    Period,
    PerUnit,
    Provision,
    Quantity,
    Range,
    Sequence,
    FractionWeight,
    Step,
    WarningSanction,
    Words,
)

BEFORE = frozenset(
    "不足 不满 未满 低于 小于 少于 不到 不超过 不高于 不大于 不得超过 最高不超过 < ≤ 超过 大于 高于 多于 逾 不低于 不少于 "
    "不小于 满 已满 达到 不得少于 不得低于 > ≥".split()
)


def decimal(value: Fraction) -> str:
    """A number that ends, as people write it.

    >>> decimal(Fraction(5, 2)), decimal(Fraction(12))
    ('2.5', '12')
    """
    if value.denominator == 1:
        return str(value.numerator)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 40:
            return f"{value.numerator}/{value.denominator}"
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + f"{digits[:-places]}.{digits[-places:]}"


def money(value: Fraction) -> str:
    """元 below 1万; 万元 and 亿元 where two decimals suffice.

    >>> money(Fraction(15000)), money(Fraction(12345)), money(Fraction(9999))
    ('1.5万元', '12345元', '9999元')
    """
    for scale, name in ((10**8, "亿元"), (10**4, "万元")):
        if value >= scale and (value / scale * 100).denominator == 1:
            return decimal(value / scale) + name
    return decimal(value) + "元"


def _bound(end: End, one: str, *, low: bool) -> str:
    mark = "" if end.included is None or end.word in ("<", "≤", ">", "≥") else "（含）" if end.included else "（不含）"
    if end.word in BEFORE:
        return f"{end.word}{one}"
    return f"{one}{mark}{end.word or ('以上' if low else '以下')}"


def spread(range: Range, one: dict[str, str]) -> str:
    """A range, each end in its words; `one` has the texts of the low and the high end."""
    if range.point is not None:
        return one["high"]
    if range.low and range.high and range.low.word == "至":
        return f"{one['low']}至{one['high']}"
    low = _bound(range.low, one["low"], low=True) if range.low else ""
    high = _bound(range.high, one["high"], low=False) if range.high else ""
    return low + high


def _ends(range: Range, low: object, high: object) -> dict[str, str]:
    assert callable(low) and callable(high)
    return {
        "low": low(range.low.value) if range.low else "",
        "high": high(range.high.value) if range.high else "",
    }


def _plain_dash(range: Range, unit: str) -> str | None:
    if range.low and range.high and range.low.word == "至":
        return f"{decimal(range.low.value)}至{decimal(range.high.value)}{unit}"
    return None


def render_amount(amount: Amount) -> str:
    """An amount in normal form."""
    match amount:
        case Money(range):
            return spread(range, _ends(range, money, money))
        case Multiple(range, base, low_unit_percent):
            dash = _plain_dash(range, "倍")
            low = (lambda v: decimal(v * 100) + "%") if low_unit_percent else (lambda v: decimal(v) + "倍")
            return (base or "") + (dash or spread(range, _ends(range, low, lambda v: decimal(v) + "倍")))
        case Percent(range, base):
            dash = _plain_dash(range, "%")
            return (base or "") + (
                dash or spread(range, _ends(range, lambda v: decimal(v) + "%", lambda v: decimal(v) + "%"))
            )
        case PerUnit(range, n, unit):
            text = spread(range, _ends(range, money, money))
            count = "" if n == 1 else decimal(n)
            return f"{text}/{unit}" if range.point is not None and n == 1 else f"每{count}{unit}{text}"
        case PerDay(range):
            text = spread(range, _ends(range, money, money))
            return f"{text}/日" if range.point is not None else f"每日{text}"


def _do(step: Step) -> str:
    match step.do:
        case Fine(amount):
            return f"{_verb(step)}{render_amount(amount)}罚款"
        case Detention(range):
            one = lambda v: f"{decimal(v)}日"  # noqa: E731
            return f"{_verb(step)}{spread(range, _ends(range, one, one))}拘留"
        case WarningSanction():
            return ("可以" if step.may else "") + "给予警告"
        case Confiscation(what):
            return _lead(step) + f"没收{what}"
        case Measure(text) | NoFine(text):
            return _lead(step) + text


def _lead(step: Step) -> str:
    if step.may:
        return "可以并" if step.join == "并" else "可以"
    return "并" if step.join == "并" else ""


def _verb(step: Step) -> str:
    return ("可以" if step.may else "") + ("并处" if step.join == "并" else "处")


def _step(step: Step) -> str:
    return (f"对{step.party}" if step.party else "") + _do(step)


def render_sequence(sequence: Sequence) -> str:
    """Sanctions in order."""
    out = ""
    for index, step in enumerate(sequence.steps):
        mark = "" if index == 0 else {"；": "；", "或": "或者"}.get(step.join or "", "，")
        out += mark + _step(step)
    return out


def render_period(period: Period) -> str:
    """A period."""
    if period.name is not None:
        return period.name
    assert period.n is not None
    text = f"{decimal(period.n)}{period.unit}"
    return f"近{text}" if period.recent else text if period.length else f"{text}内"


def _within(period: Period | None) -> str:
    return "" if period is None else render_period(period)


def render_clause(clause: Clause) -> str:
    """A quantity, or several."""
    match clause:
        case Quantity():
            return _quantity(clause)
        case Ordinal(value, unit, noun, within):
            return f"{_within(within)}第{value}{unit}{noun or ''}"
        case Words(text, within):
            return text.replace("…", _within(within)) if "…" in text else _within(within) + text
        case AnyOf(of):
            return "或者".join(render_clause(each) for each in of)
        case AllOf(of, paren):
            if paren:
                inner = of[1]
                return f"{render_clause(of[0])}（{render_clause(inner)}）"
            plain = all(isinstance(each, Quantity | Ordinal) for each in of)
            return ("，且" if plain else "，").join(render_clause(each) for each in of)


def _quantity(quantity: Quantity) -> str:
    range, unit = quantity.range, quantity.unit or ""
    if quantity.symbols or (quantity.unit is None and quantity.subject):
        return _with_symbols(quantity)
    one = money if unit == "元" else (lambda v: decimal(v) + unit)
    dash = _plain_dash(range, unit) if unit != "元" else None
    text = dash or spread(range, _ends(range, one, one))
    if quantity.or_none:
        subject = quantity.subject or ""
        return f"没有{subject}或者{subject}{text}"
    remark = f"（{quantity.remark}）" if quantity.remark else ""
    return f"{_within(quantity.within)}{quantity.subject or ''}{text}{quantity.noun or ''}{remark}"


def _with_symbols(quantity: Quantity) -> str:
    range, name, unit = quantity.range, quantity.subject or "", quantity.unit or ""
    if range.low and range.high and range.point is None:
        return f"{decimal(range.low.value)}{unit}{range.low.word}{name}{range.high.word}{decimal(range.high.value)}{unit}"
    if range.low and range.point is None:
        if range.low.word in ("<", "≤"):
            return f"{decimal(range.low.value)}{unit}{range.low.word}{name}"
        return f"{name}{range.low.word}{decimal(range.low.value)}{unit}"
    assert range.high is not None
    return f"{name}{range.high.word}{decimal(range.high.value)}{unit}"


def render_citation(provisions: tuple[Provision, ...]) -> str:
    """Citations, each list element from its own level on."""
    out: list[str] = []
    last: Provision | None = None
    for each in provisions:
        moved = last is not None and (each.doc, each.edition) != (last.doc, last.edition)
        out.append(("，" if moved else "、" if out else "") + _provision(each, last))
        last = each
    return "".join(out)


def _provision(each: Provision, last: Provision | None) -> str:
    same = last is not None and (last.doc, last.edition) == (each.doc, each.edition)
    text = ""
    if not same and each.doc is not None:
        own = each.doc.startswith("本") or each.doc.startswith("前")
        text = each.doc if own and not each.quoted else f"《{each.doc}》"
        text += f"（{each.edition}）" if each.edition else ""
    levels = [
        ("article", f"第{chinese_text(each.article)}条" if each.article else ""),
        ("paragraph", f"第{chinese_text(each.paragraph)}款" if each.paragraph else ""),
        ("item", f"第（{chinese_text(each.item)}）项" if each.item else ""),
        ("subitem", f"第{chinese_text(each.subitem)}目" if each.subitem else ""),
    ]
    if each.article_sub:
        levels[0] = ("article", levels[0][1] + f"之{chinese_text(each.article_sub)}")
    if same and last is not None:
        shared = 0
        while shared < 3 and _shares(each, last, levels[shared][0]) and any(words for _, words in levels[shared + 1 :]):
            shared += 1
        levels = levels[shared:]
    return text + "".join(words for _, words in levels)


def _shares(a: Provision, b: Provision, level: str) -> bool:
    if level == "article":
        return (a.article, a.article_sub) == (b.article, b.article_sub)
    return bool(getattr(a, level) == getattr(b, level))


Renderable = Amount | Sequence | Clause | Period | Number | FractionWeight | Do | tuple[Provision, ...]


def render(value: Renderable) -> str:
    """Any value in normal form."""
    match value:
        case Money() | Multiple() | Percent() | PerUnit() | PerDay():
            return render_amount(value)
        case Sequence():
            return render_sequence(value)
        case Period():
            return render_period(value)
        case Number(number):
            return decimal(number)
        case FractionWeight(fraction):
            return f"{fraction.numerator}/{fraction.denominator}"
        case Quantity() | Ordinal() | Words() | AnyOf() | AllOf():
            return render_clause(value)
        case tuple():
            return render_citation(value)
        case Fine() | WarningSanction() | Confiscation() | Detention() | Measure() | NoFine():
            return _do(Step(value))
