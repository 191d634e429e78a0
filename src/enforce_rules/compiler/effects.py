"""Effects on the course of a case (从轻, 不予行政处罚, 移送司法机关, 告知听证权利 …): a closed vocabulary.

In: one item of a 处理 cell. Out: its effect, or None when the item is no effect. The whole item must be one of the
phrases; nothing is found inside a longer sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final, assert_never

from enforce_rules.compiler.remembered import KEPT, LENGTH
from enforce_rules.model.deed import (
    Adjust,
    Bar,
    Discount,
    Duty,
    Effect,
    Exempt,
    Governs,
    Grade,
    HigherFine,
    Law,
    Measure,
    Modality,
    NoFurtherFine,
    Note,
    Preference,
    Prefers,
    TierEnd,
    TierShift,
    Transfer,
    Waiver,
)
from enforce_rules.wording import Percent, Period, WordingError, parse_amount, parse_citation, parse_period
from enforce_rules.wording.text import clean

Match = re.Match[str]
Builder = Callable[[Match], Effect | None]

VOCABULARY: Final = tuple(
    "不予行政处罚 可以不予行政处罚 不予处罚 可以不予处罚 免予处罚 可以免予处罚 免予罚款 不予罚款 不处罚款 免予警告和罚款 "
    "移送司法机关 移送公安机关 不再给予行政处罚 应当从轻处罚 可以从轻处罚 从轻处罚 应当减轻处罚 可以减轻处罚 减轻处罚 "
    "应当从轻或者减轻行政处罚 可以从轻或者减轻行政处罚 从重处罚 可以从重处罚 按该档次最高限度 按该档次较低限 上调一个档次 "
    "上调一个档次，已是最高档次的，按最高处罚额度处罚 "
    "罚款降低30%以上50%以下，不低于法定最低罚款额 按照罚款数额高的规定处罚 优先适用本规定 提请有权机关裁决 不得再次罚款 不再给予罚款 告知听证权利 "
    "法制审核 集体讨论决定 可以当场作出行政处罚决定 告知陈述申辩权利 自立案之日起九十日内作出行政处罚决定 "
    "可以每日按罚款数额的百分之三加处罚款，不超过罚款数额 "
    "指定二名以上行政执法人员组成专案组 提出移送的书面报告 附有移送书、调查报告 将罚款决定的材料一并移送 不得以行政处罚代替移送 "
    "已经作出的警告不停止执行 对当事人进行教育 责令监护人加以管教 应当给予行政处罚 适用新的规定 "
    "责令改正 责令限期改正 警告 通报批评 罚款（未定数额） 没收违法所得 吊销许可证 暂扣许可证 责令停产停业 责令关闭".split()
)

_GRADES: Final = {
    "从轻": Grade.LIGHTER,
    "减轻": Grade.MITIGATED,
    "从重": Grade.HEAVIER,
    "从轻或者减轻": Grade.LIGHTER_OR_MITIGATED,
    "从轻或减轻": Grade.LIGHTER_OR_MITIGATED,
    "从轻、减轻": Grade.LIGHTER_OR_MITIGATED,
    "减轻或者从轻": Grade.LIGHTER_OR_MITIGATED,
}
HOURS: Final = 24  # in a day
_COUNTS: Final = {"一": 1, "1": 1, "二": 2, "两": 2, "2": 2, "三": 3, "3": 3}
_TIERS = r"(?P<count>[一二两三123])个(?:裁量)?(?:档次|阶次)"
_MODAL = r"(?:依法)?(?:应当|(?P<may>可以))?(?:依法)?"
_GRADE = "|".join(sorted(_GRADES, key=len, reverse=True))
_NO_AMOUNT = r"(?!.*(?:倍|元|%|百分))"  # no fine may hide inside a sentence that changes nothing
_FOLLOW_UP = (
    r"(?:(?:行政)?(?:指导|约谈|回访|告诫|提示|建议|辅导|提醒)|预警提示|(?:批评|宣传|普法|警示|说服|法治|法制)?教育(?:引导)?"
    r"|约谈(?:提醒|告诫|指导)|提醒(?:告诫|约谈))"
)


def _modality(found: Match) -> Modality:
    return Modality.MAY if found["may"] else Modality.SHALL


def _exempt(waives: Waiver) -> Builder:
    return lambda found: Exempt(_modality(found), waives, found[0])


def _discount(found: Match) -> Effect | None:
    try:
        amount = parse_amount(found["share"])
    except WordingError:
        return None
    if not isinstance(amount, Percent) or amount.base is not None or amount.range.high is None:
        return None
    low, high = amount.range.low, amount.range.high
    return Discount((low.value if low else high.value * 0) / 100, high.value / 100, found[0])


def _deadline(found: Match) -> Effect | None:
    try:
        period = parse_period(found["period"])
    except WordingError:
        return None
    kind = "decide_within" if re.search("作出(行政)?处罚决定$", found["what"]) else "deadline"
    unit = period.unit if period.unit in ("日", "个工作日", "个月") else None
    whole = period.n is not None and unit is not None and period.n.denominator == 1
    days = int(period.n) if whole and period.n is not None else _whole_days(period)
    without = tuple(found["without"].split("、")) if found["without"] else ()
    return Duty(kind, found[0], days, found["since"], unit=unit or "日", without=without)


def _surcharge(found: Match) -> Effect | None:
    """加处罚款; the words of who counts it from when to when stay out of the printed text."""
    try:
        amount = parse_amount(found["rate"])
    except WordingError:
        return None
    if not isinstance(amount, Percent) or amount.range.high is None or amount.range.point is None:
        return None
    return Duty(
        "surcharge",
        (found["may"] or "") + found["core"],
        since=found["since"],
        may=found["may"] is not None,
        without=tuple(found["without"].split("、")) if found["without"] else (),
        until=found["until"],
        rate=amount.range.high.value / 100,
        capped=found["cap"] is not None,
    )


def _whole_days(period: Period) -> int | None:
    """The days of a period; one of whole days in hours ends on the same day at the latest."""
    per = {"日": 1, "小时": HOURS}.get(period.unit or "")
    days = period.n / per if period.n is not None and per is not None else None
    return int(days) if days is not None and days.denominator == 1 else None


def _provision(found: Match) -> Effect | None:
    try:
        parse_citation(found["provision"])
    except WordingError:
        return None
    return Governs(None, found[0], found["provision"])


def _duty(kind: str) -> Builder:
    return lambda found: Duty(kind, found[0], may=found[0].startswith("可以"))


_SURCHARGE: Final = (
    r"(?P<may>可以)?(?:自(?P<since>[^，]{1,40}?)的次日起至(?P<until>[^，]{1,40}?)止)?"
    r"(?P<core>每日按照?罚款数额的(?P<rate>[^，]+)加处罚款(?P<cap>，(?:加处罚款的数额)?不(?:超过|得超出)罚款的?数额)?)"
    r"(?:，(?P<without>[^，]{2,60})不计算)?"
)

# The first phrase that fills the item counts.
_PHRASES: Final[tuple[tuple[str, Builder], ...]] = (
    (_MODAL + r"(?:不予|(?:不予|免予|免除)(?:行政)?处罚)", _exempt(Waiver.ALL)),
    (r"(?P<may>(?!))?不得给予行政处罚", _exempt(Waiver.ALL)),
    (_MODAL + r"(?:不予|不处|免予|免除)罚款", _exempt(Waiver.FINE)),
    (_MODAL + r"免予警告(?:和|、)罚款", _exempt(Waiver.WARNING_AND_FINE)),
    (
        r"(?:依法|应当|及时)*移送(?:司法机关|公安机关|监察机关)(?:依法)?(?:处理|追究刑事责任)?",
        lambda found: Transfer(found[0]),
    ),
    (r"不再(?:给予|予以)?(?:行政)?处罚", lambda found: Bar(found[0])),
    (
        _MODAL + rf"(?P<grade>{_GRADE})(?:(?:给予)?(?:行政)?处罚)?",
        lambda found: Adjust(_GRADES[found["grade"]], _modality(found), found[0]),
    ),
    (
        r"(?P<may>可以)?按照?该(?:档次|阶次)的?(?P<end>最高限度|最高限|最低限度|最低限|较低限)(?:处罚)?",
        lambda found: TierEnd(found["end"].startswith("最高"), found[0], _modality(found)),
    ),
    (
        rf"(?P<may>可以)?上调{_TIERS}(?:处罚)?(?P<top>，?已(?:经)?是最高(?:档次|阶次)的，?按照?最高处罚额度(?:处罚)?)?",
        lambda found: TierShift(_COUNTS[found["count"]], found[0], _modality(found), bool(found["top"])),
    ),
    (
        rf"(?P<may>可以)?下调{_TIERS}(?:处罚)?",
        lambda found: TierShift(-_COUNTS[found["count"]], found[0], _modality(found)),
    ),
    (r"(?:可以)?罚款(?:数额)?降低(?P<share>[^，]+)(?:，不低于法定最低罚款(?:数额|额))?", _discount),
    (
        r"(?:应当)?按照?(?P<most>法定最高)?罚款数额高的规定(?:给予)?处罚(?P<rest>，不同种类的(?:处罚)?可以一并适用)?",
        lambda found: HigherFine(found[0], found["most"] is not None, found["rest"] is not None),
    ),
    (r"(?:应当)?优先适用本规定", lambda found: Prefers(Preference.THIS, found[0])),
    (r"各规定均可适用|均可适用", lambda found: Prefers(Preference.EITHER, found[0])),
    (
        r"(?:提请|报请)有权机关裁决|(?:按照立法法的规定)?(?:进行)?层级报送",
        lambda found: Prefers(Preference.REFER_UP, found[0]),
    ),
    (r"不得再次罚款|不得重复罚款|不再(?:给予|予以|处以|处)?罚款", lambda found: NoFurtherFine(found[0])),
    (r"(?:应当)?(?:告知(?:当事人)?(?:有)?(?:要求)?(?:举行)?听证的?权利|组织听证|举行听证)", _duty("hearing")),
    (r"(?:应当)?告知[^，]{0,40}(?:陈述|申辩|拟作出|拟处罚).*", _duty("notice_and_defence")),
    (r"(?:应当)?(?:进行|经)?(?:重大[^，]{0,12})?法制审核", _duty("legal_review")),
    (r"(?:应当)?(?:由[^，]{1,20})?集体讨论(?:决定)?", _duty("collective_discussion")),
    (r"可以当场(?:作出(?:行政)?处罚决定|处罚)", _duty("on_the_spot")),
    (
        r"(?:应当)?自(?P<since>[^，]{1,40}?)起(?P<period>[^，]{1,12}?内)(?P<what>.+?)(?:，(?P<without>[^，]{2,60})不计入(?:期限|在内)?)?",
        _deadline,
    ),
    (_SURCHARGE, _surcharge),
    (
        rf"(?:应当)?(?:对[^，]{{1,20}}?)?(?:进行|予以|给予|开展|加强)?{_FOLLOW_UP}(?:(?:、|和|以及|并){_FOLLOW_UP})*",
        lambda found: Measure(found[0]),
    ),
    (r"责令(?:其)?(?:父母或者其他)?监护人.+", lambda found: Measure(found[0])),
    (r"(?:依法)?(?:应当)?给予(?:行政)?处罚", lambda found: Note(found[0])),
    (r"根据情节轻重及具体情况，?(?:依法)?作出(?:行政)?处罚决定", lambda found: Note(found[0])),
    (r"适用(?:新的规定|新法(?:的?规定)?)(?:进行处罚)?", lambda found: Governs(Law.NEW, found[0])),
    (
        r"适用(?:(?:违法)?行为发生时的(?:法律、法规、规章的)?规定|旧法(?:的?规定)?)",
        lambda found: Governs(Law.OLD, found[0]),
    ),
    (r"适用(?P<provision>.+第.+条.*)", _provision),
    (rf"{_NO_AMOUNT}适用.+", lambda found: Note(found[0])),
    (rf"{_NO_AMOUNT}(?:按照?|依照|参照).+(?:处理|执行)", lambda found: Note(found[0])),
    (rf"{_NO_AMOUNT}(?:按照?|依照).+规定(?:给予)?处罚", lambda found: Note(found[0])),
    (r"(?:应当)?(?:立即)?指定[^，]{1,30}组成专案组", _duty("transfer")),
    (r"(?:应当)?提出移送[^，]{0,20}书面报告(?:，.{1,40})?", _duty("transfer")),
    (r"(?:应当)?(?:附(?:有|送)[^，]{1,80}|(?:将)?[^，]{1,40}材料一并移送)", _duty("transfer")),
    (r"不得以行政处罚代替(?:移送|刑事处罚)", _duty("transfer")),
    (r"[^，]{1,60}(?:不停止执行|继续执行)", lambda found: Note(found[0])),
    (r"依法快速处理|加处罚款不予计算|从其规定|(?:依法)?折抵(?:相应)?(?:刑期|罚金)", lambda found: Note(found[0])),
)
_COMPILED: Final = tuple((re.compile(pattern), build) for pattern, build in _PHRASES)


def read_effect(item: str) -> Effect | None:
    """The effect an item is, whole.

    >>> read_effect("可以不予行政处罚")
    Exempt(modality=<Modality.MAY: 'may'>, waives=<Waiver.ALL: 'all'>, text='可以不予行政处罚')
    >>> read_effect("责令改正") is None
    True
    """
    return (_effect if len(item) <= LENGTH else _effect.__wrapped__)(item)


@lru_cache(maxsize=KEPT)
def _effect(item: str) -> Effect | None:
    try:
        words = clean(item, strict=False).s.rstrip("。")
    except WordingError:
        return None
    for pattern, build in _COMPILED:
        found = pattern.fullmatch(words)
        effect = build(found) if found is not None else None
        if effect is not None:
            return effect
    return None


def optional(effect: Effect) -> Effect | None:
    """The effect as the authority's choice ({可以: …}); None for an effect that cannot be one."""
    match effect:
        case Exempt() | Adjust() | TierEnd() | TierShift():
            return replace(effect, modality=Modality.MAY)
        case Duty():
            return replace(effect, may=True)
        case Discount():
            return effect
        case Transfer() | Bar() | Measure() | HigherFine() | Prefers() | NoFurtherFine() | Governs() | Note():
            return None
        case _:
            assert_never(effect)
