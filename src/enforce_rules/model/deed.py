"""What a rule does (处理): sanctions and orders on one side, effects on the course of the case on the other.

In: cells parsed by the grammar of official wording and a closed vocabulary of effects. Out: frozen values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from enforce_rules.model.condition import ALWAYS, Condition


class Modality(Enum):
    """应当 or 可以. What the law leaves to the authority is never decided by the engine."""

    SHALL = "shall"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class End:
    """An end of a fine as printed; `included` is None where the text leaves 以上/以下 undecided."""

    value: Fraction
    included: bool | None


@dataclass(frozen=True, slots=True)
class Spread:
    """幅度: from a low to a high end, either of which the text may leave out; a point has both ends alike."""

    low: End | None
    high: End | None

    @property
    def point(self) -> Fraction | None:
        """The one figure, if there is just one."""
        return self.low.value if self.low and self.high and self.low.value == self.high.value else None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fine in 元."""

    spread: Spread


@dataclass(frozen=True, slots=True)
class OfBase:
    """A multiple or a percentage of a base (违法所得3倍以上5倍以下): the ratio and the fact it multiplies."""

    spread: Spread  # of ratios; 5% is 1/20, 3倍 is 3
    base: str
    percent: bool  # printed as a percentage


@dataclass(frozen=True, slots=True)
class PerUnit:
    """A fine for each unit (500元/车次): money for `each` units of the fact."""

    spread: Spread
    fact: str
    each: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Extreme:
    """取高 or 取低 of several amounts."""

    amounts: tuple[Amount, ...]
    highest: bool


@dataclass(frozen=True, slots=True)
class Daily:
    """按日连续处罚: a sum for every day that counts; the sum and the days are facts."""

    base: str  # 原罚款数额
    days: str  # 计罚日数


@dataclass(frozen=True, slots=True)
class Unstated:
    """The statute allows a fine and states no amount (form 32)."""


Amount = Fixed | OfBase | PerUnit | Extreme | Daily | Unstated


class Kind(Enum):
    """Kinds of sanction (行政处罚法第九条), orders and obligations; the value is the stable code."""

    WARNING = "warning"  # 警告
    CRITICISM = "public_criticism"  # 通报批评
    FINE = "fine"  # 罚款
    CONFISCATE_GAINS = "confiscate_gains"  # 没收违法所得
    CONFISCATE_GOODS = "confiscate_goods"  # 没收非法财物
    SUSPEND_PERMIT = "suspend_permit"  # 暂扣许可证件
    DOWNGRADE = "downgrade_qualification"  # 降低资质等级
    REVOKE_PERMIT = "revoke_permit"  # 吊销许可证件
    RESTRICT_BUSINESS = "restrict_business"  # 限制开展生产经营活动
    SUSPEND_PRODUCTION = "suspend_production"  # 责令停产停业
    CLOSE = "close"  # 责令关闭
    RESTRICT_EMPLOYMENT = "restrict_employment"  # 限制从业
    DETENTION = "detention"  # 行政拘留
    ORDER = "order"  # 责令改正 and other orders, which are no penalties
    OBLIGATION = "obligation"  # 补种, 恢复, 代履行: physical obligations
    OTHER = "other"

    @property
    def is_penalty(self) -> bool:
        """Whether 行政处罚法第九条 counts it among the penalties."""
        return self not in (Kind.ORDER, Kind.OBLIGATION, Kind.OTHER)


KIND_WORDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.WARNING: ("警告",),
    Kind.CRITICISM: ("通报批评",),
    Kind.FINE: ("罚款",),
    Kind.CONFISCATE_GAINS: ("没收违法所得", "没收"),
    Kind.CONFISCATE_GOODS: ("没收非法财物", "没收"),
    Kind.SUSPEND_PERMIT: ("暂扣许可证件",),
    Kind.DOWNGRADE: ("降低资质等级",),
    Kind.REVOKE_PERMIT: ("吊销许可证件",),
    Kind.RESTRICT_BUSINESS: ("限制开展生产经营活动",),
    Kind.SUSPEND_PRODUCTION: ("责令停产停业",),
    Kind.CLOSE: ("责令关闭",),
    Kind.RESTRICT_EMPLOYMENT: ("限制从业",),
    Kind.DETENTION: ("行政拘留",),
}
"""The words of each kind of penalty: its own as the law lists it, then others that mean it too."""


@dataclass(frozen=True, slots=True)
class Sanction:
    """One sanction, order or obligation of a cell."""

    kind: Kind
    text: str  # in normal form, without the amount for a fine
    modality: Modality = Modality.SHALL
    amount: Amount | None = None
    days: Spread | None = None  # of detention
    times: OfBase | PerUnit | None = None  # of a physical obligation, e.g. 补种株数一倍
    choice: int | None = None  # sanctions joined by 或者 share a number
    approval: bool = False  # 报经有批准权的人民政府批准
    apart: bool = False  # 另处: a fine beside the other, added to it (decision 0052)


class Grade(Enum):
    """裁量方向."""

    GENERAL = "general"
    LIGHTER = "lighter"  # 从轻
    MITIGATED = "mitigated"  # 减轻
    LIGHTER_OR_MITIGATED = "lighter_or_mitigated"  # 从轻或者减轻
    HEAVIER = "heavier"  # 从重


class Waiver(Enum):
    """What an exemption lets go."""

    ALL = "all"  # 不予行政处罚
    FINE = "fine"  # 免予罚款
    WARNING_AND_FINE = "warning_and_fine"  # 免予警告和罚款


@dataclass(frozen=True, slots=True)
class Exempt:
    """不予行政处罚, 可以不予行政处罚, 免予罚款 …"""

    modality: Modality
    waives: Waiver
    text: str


@dataclass(frozen=True, slots=True)
class Adjust:
    """从轻, 减轻, 从轻或者减轻, 从重."""

    grade: Grade
    modality: Modality
    text: str


@dataclass(frozen=True, slots=True)
class TierEnd:
    """按该档次最高限度 or 较低限: the circumstance fixes an end of the tier."""

    top: bool
    text: str
    modality: Modality = Modality.SHALL


@dataclass(frozen=True, slots=True)
class TierShift:
    """上调一个档次: so many tiers up (down if negative) in the order of 约定.阶次; it stops at the last one.

    `or_maximum`: 已是最高档次的，按最高处罚额度处罚 (decision 0054).
    """

    up: int
    text: str
    modality: Modality = Modality.SHALL
    or_maximum: bool = False


@dataclass(frozen=True, slots=True)
class Discount:
    """罚款降低30%以上50%以下: the fine falls by a share, to the statutory minimum at the lowest."""

    least: Fraction
    most: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """移送司法机关, 移送公安机关."""

    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """不再给予行政处罚: the gate is closed (时效)."""

    text: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A procedural duty (告知听证权利, 法制审核 …), with a deadline of so many days from a date where stated."""

    kind: str  # stable code
    text: str
    days: int | None = None
    since: str | None = None  # the date fact it runs from
    may: bool = False
    unit: str = "日"  # or 个工作日, 个月
    without: tuple[str, ...] = ()  # periods that are not counted in (检验期间不计入)
    until: str | None = None  # of a surcharge: the day it is counted to
    rate: Fraction | None = None  # of a surcharge: the share of the fine for each day
    capped: bool = False  # no more than the fine


@dataclass(frozen=True, slots=True)
class Measure:
    """A follow-up that is no penalty (教育, 约谈, 责令监护人加以管教)."""

    text: str


@dataclass(frozen=True, slots=True)
class HigherFine:
    """按照罚款数额高的规定处罚 (行政处罚法第二十九条): by the fines as they come out, or by the statutory maxima (法定最高).

    `together`: penalties of other kinds are imposed beside it, no kind twice (decision 0066).
    """

    text: str
    by_maximum: bool = False
    together: bool = False


class Preference(Enum):
    """竞合: what a rule says of this provision beside another about the same act (decision 0065)."""

    THIS = "this"  # 优先适用本规定
    EITHER = "either"  # 均可适用
    REFER_UP = "refer_up"  # 提请有权机关裁决


@dataclass(frozen=True, slots=True)
class Prefers:
    """优先适用本规定, 均可适用, 提请有权机关裁决: between two provisions about one act."""

    preference: Preference
    text: str


@dataclass(frozen=True, slots=True)
class NoFurtherFine:
    """不得再次罚款, 不再给予罚款."""

    text: str


class Law(Enum):
    """Which of two laws governs an act done before the change (行政处罚法第三十七条)."""

    OLD = "old"  # 适用行为发生时的规定
    NEW = "new"  # 适用新的规定


@dataclass(frozen=True, slots=True)
class Governs:
    """过渡: which law governs, or which provision does (适用森林法实施条例第四十三条第一款)."""

    law: Law | None  # None: `provision` says which
    text: str
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that changes nothing by itself (应当给予行政处罚, 从其规定) and is shown."""

    text: str


Effect = (
    Exempt
    | Adjust
    | TierEnd
    | TierShift
    | Discount
    | Transfer
    | Bar
    | Duty
    | Measure
    | HigherFine
    | Prefers
    | NoFurtherFine
    | Governs
    | Note
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done, to one kind of party (None: whoever is dealt with), under the column's own condition (当)."""

    does: Sanction | Effect
    party: str | None = None
    when: Condition = ALWAYS
