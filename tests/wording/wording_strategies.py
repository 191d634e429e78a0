"""Values as the doors can give them, drawn by hypothesis."""

from fractions import Fraction

from hypothesis import strategies as st

from enforce_rules.wording import (
    UNITS,
    AllOf,
    AnyOf,
    Confiscation,
    Detention,
    End,
    Fine,
    FractionWeight,
    Measure,
    Money,
    Multiple,
    NoFine,
    Number,
    Ordinal,
    Percent,
    PerDay,
    Period,
    PerUnit,
    Provision,
    Quantity,
    Range,
    Sequence,
    Step,
    WarningSanction,
    Words,
)

BASES = ["违法所得", "货值金额", "不缴或者少缴的税款", "处置费用", "上一年度从本单位取得的收入", "单位罚款数额"]
SUBJECTS = ["违法所得", "超标", "涉案面积", "违法行为", "违法行为持续时间", "堆场", "GB8978超标", "燃用的煤炭、石油焦"]
NOUNS = ["同类违法行为", "指标不符合标准", "被查处", "监测数据失实"]
UNIT_NAMES = sorted({unit for unit, dimension in UNITS.values() if dimension not in ("money", "ratio", "percent")})
TIME = ["年", "个月", "日", "个工作日", "小时", "分钟"]
LOW_BEFORE_WORDS = "超过 大于 高于 多于 逾 不低于 不少于 不小于 满 已满 达到 不得少于 不得低于"
LOW_BEFORE = LOW_BEFORE_WORDS.split()
HIGH_BEFORE_WORDS = "不足 不满 未满 低于 小于 少于 不到 不超过 不高于 不大于 不得超过 最高不超过"
HIGH_BEFORE = HIGH_BEFORE_WORDS.split()
SIGNS = {"<": False, "≤": True, ">": False, "≥": True}

said = st.sampled_from([None, True, False])
numbers = st.builds(
    lambda whole, places: Fraction(whole, 10**places), st.integers(1, 10**9), st.sampled_from([0, 0, 0, 1, 2, 4])
)


def lows() -> st.SearchStrategy[tuple[str, bool | None]]:
    return st.one_of(
        st.tuples(st.sampled_from(["以上", *LOW_BEFORE]), said), st.sampled_from([(word, SIGNS[word]) for word in ">≥"])
    )


def highs() -> st.SearchStrategy[tuple[str, bool | None]]:
    return st.one_of(
        st.tuples(st.sampled_from(["以下", "以内", "之内", *HIGH_BEFORE]), said),
        st.sampled_from([(word, SIGNS[word]) for word in "<≤"]),
    )


@st.composite
def ranges(draw: st.DrawFn, *, both: bool = False, scale: Fraction = Fraction(1)) -> Range:
    """A point, one end, two ends, or 至."""
    kind = draw(st.sampled_from(["two", "to"] if both else ["point", "low", "high", "two", "to"]))
    a, b = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    (low, low_in), (high, high_in) = draw(lows()), draw(highs())
    match kind:
        case "point":
            return Range(End(a, None, True), End(a, None, True))
        case "low":
            return Range(End(a, low, low_in), None)
        case "high":
            return Range(None, End(b, high, high_in))
        case "two":
            return Range(End(a * scale, low, low_in), End(b, high, high_in))
        case _:
            return Range(End(a * scale, "至"), End(b, "至"))


def is_per_unit(amount: PerUnit) -> bool:
    """每日 is `PerDay`."""
    return amount.n != 1 or amount.unit != "日"


bases = st.sampled_from([None, *BASES])
amounts = st.one_of(
    st.builds(Money, ranges()),
    st.builds(Multiple, ranges(), bases),
    st.builds(Multiple, ranges(both=True, scale=Fraction(1, 100)), bases, st.just(True)),
    st.builds(Percent, ranges(), bases),
    st.builds(PerUnit, ranges(), numbers, st.sampled_from(UNIT_NAMES)).filter(is_per_unit),
    st.builds(PerUnit, ranges(), st.just(Fraction(1)), st.sampled_from(["车次", "平方米", "mg/L", "台（枚）"])),
    st.builds(PerDay, ranges()),
)
weights = st.one_of(
    st.builds(Number, numbers),
    st.builds(lambda n, d: FractionWeight(Fraction(n, d)), st.integers(0, 99), st.integers(1, 99)),
    st.builds(lambda n: Percent(Range(End(n, None, True), End(n, None, True))), numbers),
)
periods = st.one_of(
    st.builds(Period, numbers, st.sampled_from(TIME), recent=st.booleans()),
    st.builds(Period, numbers, st.sampled_from(TIME), length=st.just(True)),
    st.sampled_from(["本年度", "上一年度", "当年", "年度"]).map(lambda name: Period(name=name)),
)
windows = periods.filter(lambda period: not period.length and period.name is None)

done = st.one_of(
    st.builds(Fine, amounts),
    st.just(WarningSanction()),
    st.builds(Confiscation, st.sampled_from(["违法所得", "违法所得和药品、医疗器械"])),
    st.builds(Detention, ranges()),
    st.sampled_from(["责令改正", "责令停止生产或者使用", "吊销许可证"]).map(Measure),
    st.sampled_from(["不予罚款", "不处罚款", "免予罚款"]).map(NoFine),
)
party_steps = st.builds(
    Step, done, st.sampled_from(["个人", "单位", "直接负责的主管人员和其他直接责任人员"]), st.booleans()
)
plain_steps = st.builds(
    Step, st.one_of(done, st.sampled_from(["限期拆除", "处罚款", "补种树木"]).map(Measure)), st.none(), st.booleans()
)


@st.composite
def sequences(draw: st.DrawFn) -> Sequence:
    """One to five sanctions."""
    steps = draw(st.lists(st.one_of(plain_steps, party_steps), min_size=1, max_size=5))
    joins = [draw(st.sampled_from([None, "并"] if i == 0 else [None, "并", "或", "；"])) for i in range(len(steps))]
    return Sequence(tuple(Step(s.do, s.party, s.may, join) for s, join in zip(steps, joins, strict=True)))


def is_no_window(quantity: Quantity) -> bool:
    """3年以内被查处 would be a period and what happens in it."""
    high = quantity.range.high
    bare = quantity.subject is None and quantity.within is None and quantity.range.low is None
    return not (bare and quantity.noun and quantity.unit in TIME and high and high.word in ("以内", "之内"))


subjects, nouns = st.sampled_from([None, *SUBJECTS]), st.sampled_from([None, *NOUNS])
units = st.sampled_from([*UNIT_NAMES, "元", "倍", "%"])
quantities = st.one_of(
    st.builds(
        Quantity, ranges(), units, subjects, nouns, st.one_of(st.none(), windows), st.sampled_from([None, "含本次"])
    ).filter(is_no_window),
    st.builds(
        lambda high, word, unit, subject: Quantity(
            Range(None, End(high, *word)), unit, subject, or_none=True
        ),
        numbers, highs(), units, subjects,
    ),
)  # fmt: skip


@st.composite
def signed(draw: st.DrawFn) -> Quantity:
    """2<pH<5, 3000平方米≤堆场, pH≥11."""
    a, b = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    below = st.sampled_from(["<", "≤"])
    low, high = draw(below), draw(st.one_of(st.none(), below))
    if draw(st.booleans()):
        range = Range(End(a, low, SIGNS[low]), End(b, high, SIGNS[high]) if high else None)
    else:
        word = draw(st.sampled_from(sorted(SIGNS)))
        end = End(a, word, SIGNS[word])
        range = Range(end, None) if word in ">≥" else Range(None, end)
        if word in "<≤":
            range = Range(None, end)
    return Quantity(range, draw(st.sampled_from([None, "平方米", "兆瓦"])), draw(st.sampled_from(["pH", "堆场"])))


ordinals = st.builds(Ordinal, st.integers(1, 99), st.just("次"), nouns, st.one_of(st.none(), windows))
clauses = st.one_of(quantities, signed(), ordinals)
listed = st.one_of(quantities.filter(lambda q: not q.or_none and (q.subject or q.noun)), signed(), ordinals)
simple = st.builds(Quantity, ranges(both=True), st.sampled_from(["吨", "次"]), st.sampled_from(SUBJECTS)).filter(
    lambda q: all(end is None or end.included is None or end.word in SIGNS for end in (q.range.low, q.range.high))
)
conditions = st.one_of(
    clauses,
    st.builds(Words, st.sampled_from(["无同类违法行为", "有同类违法行为", "完成验收"]), windows),
    st.lists(listed, min_size=2, max_size=4).map(lambda parts: AnyOf(tuple(parts))),
    st.lists(listed, min_size=2, max_size=4).map(lambda parts: AllOf(tuple(parts))),
    st.builds(lambda part: AllOf((Words("违法行为轻微"), part), bracket=True), simple),
    st.builds(lambda part: AllOf((Words("违法行为轻微"), AllOf((Words("资料完备"), part))), bracket=True), simple),
)

few = st.one_of(st.none(), st.integers(1, 40))
docs = st.sampled_from([None, "本法", "前款", "中华人民共和国行政处罚法", "关于《某法》第三条的批复", "某〈某〉办法"])


@st.composite
def citations(draw: st.DrawFn) -> tuple[Provision, ...]:
    """A list in which a provision may share its text and its upper levels with the one before."""
    found: list[Provision] = []
    for _ in range(draw(st.integers(1, 5))):
        doc = draw(docs) if not found or draw(st.booleans()) else found[-1].doc
        doc = doc if doc is not None or not found else found[-1].doc
        same = bool(found) and doc == found[-1].doc
        named = doc is not None and doc not in ("本法", "前款")
        edition = found[-1].edition if same else draw(st.sampled_from([None, "2021年修订", "2017"])) if named else None
        sub = draw(st.sampled_from([None, None, 1, 3]))
        article = found[-1].article if same and draw(st.booleans()) else draw(st.integers(1, 1260))
        found.append(Provision(doc, edition, article, sub, draw(few), draw(few), draw(few), draw(few)))
    return tuple(found)
