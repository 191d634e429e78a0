"""A ruleset (裁量基准, 清单, 法律) as meant: tables whose names are resolved and whose cells are typed.

In: the compiler's results. Out: frozen values the evaluator trusts. Node ids are `规则集#表:行` (rows from 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from enforce_rules.diagnostics import NOWHERE, Span
from enforce_rules.model.condition import ALWAYS, Condition
from enforce_rules.model.deed import Amount, Deed
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.mandate import Mandate


class Use(Enum):
    """用途: the uses of a table."""

    GENERAL = "总则"
    STATUTORY = "法定"
    BENCHMARK = "基准"
    LIST = "清单"
    MEASURING = "量罚"
    DERIVATION = "推定"
    PROCEDURE = "程序"
    COMPETENCE = "权责"
    TRANSITION = "过渡"
    CALENDAR = "日历"
    EXAMPLES = "算例"


class Overlap(Enum):
    """重合: what happens when several rows apply."""

    SINGLE = "唯一"  # several rows: 提交决定
    HEAVIER = "取重"
    LIGHTER = "取轻"
    FIRST = "首行"
    LAST = "末行"
    EVERY = "全部"
    SPECIAL = "专门优先"


class Trust(Enum):
    """核对: how far the transcription was checked against the text."""

    CHECKED = "全文已核"
    REPRINTED = "据转载"
    REPORTED = "据报道"
    FICTIONAL = "虚拟"


@dataclass(frozen=True, slots=True)
class Citation:
    """依据: a citation as it is shown, `行政处罚法第三十三条第一款`."""

    text: str


@dataclass(frozen=True, slots=True)
class FromFact:
    """A derived value taken from another fact (`所需处置费用`)."""

    fact: str


Given = bool | str | FromFact | tuple[Fraction, str | None]
"""得: a derived value: 是/否, a label, another fact's value, or a number with its unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """行: one rule. `when` already joins all its condition columns."""

    id: str
    number: int
    when: Condition = ALWAYS
    deeds: tuple[Deed, ...] = ()
    gives: tuple[tuple[str, Given], ...] = ()  # 推定: derived fact → value
    tier: str | None = None  # 阶次
    basis: tuple[Citation, ...] = ()
    missing: frozenset[str] = frozenset()  # parties whose cell the source left out (缺); "" = the only 处理 column
    silent: frozenset[str] = frozenset()  # parties whose cell is `/`: nothing, not even 共同处理
    violations: tuple[str, ...] = ()  # 清单: node ids of the violations this row meets
    measures: tuple[str, ...] = ()  # 配套措施
    excluded: Condition | None = None  # 不适用于
    misprints: tuple[tuple[str, str], ...] = ()  # cells as printed, as read (原作, 读作)
    mandate: Mandate | None = None  # 权责: who decides
    labels: tuple[tuple[str, str], ...] = ()  # every other column, as printed
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """不适用: a row of the exclusions of a table."""

    id: str
    when: Condition
    basis: tuple[Citation, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """程度 and 权重 of one factor."""

    id: str
    label: str
    when: Condition
    weight: Fraction
    misprints: tuple[tuple[str, str], ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Factor:
    """要素: a discretion factor (裁量因素), its levels in printed order."""

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """起点: who, in which branch, starts where, times what."""

    id: str
    party: str | None
    when: Condition
    share: Fraction
    base: Amount  # a point: 100万元, 建设项目总投资额的5%, 计罚处置费用的3倍


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """权重累加: min(封顶, max(保底, 起点 + Σ 权重)) × 基数."""

    starts: tuple[Start, ...]
    factors: tuple[Factor, ...]
    cap: Fraction | None
    floor: Fraction | None


class Form(Enum):
    """罚款形式: the shape of a fine, which decides the row of a 量罚 table."""

    MULTIPLE = "倍数"
    RANGE = "幅度"
    ONLY_HIGH = "只有上限"
    ONLY_LOW = "只有下限"
    POINT = "定额"


class Anchor(Enum):
    """What a measuring word starts from."""

    LOW = "下限"
    HIGH = "上限"
    MIDDLE = "平均值"  # also 中间倍数
    SPAN = "幅度"  # low + share × (high - low)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the interval: `share` of the anchor (上限的20%, 下限的2倍, 幅度的30%)."""

    anchor: Anchor
    share: Fraction


@dataclass(frozen=True, slots=True)
class Part:
    """取数: a point of the interval (`at`), or a part of it from one mark to another; None keeps the interval's end."""

    text: str
    at: Mark | None = None
    low: Mark | None = None
    low_included: bool = True
    high: Mark | None = None
    high_included: bool = True


@dataclass(frozen=True, slots=True)
class Measuring:
    """A row of a 量罚 table: for one form of fine, the part for each direction (从轻, 一般, 从重, 减轻)."""

    id: str
    form: Form
    parts: tuple[tuple[str, Part | None], ...]  # keyed by Grade.value
    basis: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """表: one table of a ruleset."""

    id: str  # 规则集#编号
    name: str  # 编号
    ruleset: str
    use: Use
    title: str | None = None
    violations: tuple[str, ...] = ()  # node ids of the violations it is about; () = any
    basis: tuple[Citation, ...] = ()
    breaches: tuple[Citation, ...] = ()
    gate: Condition = ALWAYS  # 适用
    exclusions: tuple[Exclusion, ...] = ()
    statutory: str | None = None  # node id of the 法定 table; inline ones have the id `…#表/法定`
    derivations: tuple[str, ...] = ()  # node ids of inline 推定 tables
    order_first: Condition | None = None  # 先责令: when the second stage has begun; before it no fine
    common: tuple[Deed, ...] = ()  # 共同处理
    overlap: Overlap = Overlap.SINGLE
    stage: str | None = None  # 阶段
    optional: bool = False  # 方式 可以
    applies_to: str | None = None  # 作用于
    gives_way: bool = False  # 另有规定
    yields: bool = False  # 让位: a row is skipped where the matched benchmark already tests its fact
    closed: bool = False  # 推定: 闭合
    general: bool = False  # 通用: gives way to a benchmark of its ruleset made for the act
    parties: tuple[str, ...] = ()  # of its 处理 columns, in order
    organs: tuple[str, ...] = ()  # 实施主体, as printed
    rows: tuple[Row, ...] = ()
    weighted: WeightedSum | None = None
    measuring: tuple[Measuring, ...] = ()
    notes: tuple[str, ...] = ()
    defects: tuple[str, ...] = ()  # 认缺
    in_force: date | None = None  # 施行, where the table begins later than its ruleset
    lapses: date | None = None  # 失效, its own last day
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class HistoryRule:
    """履历: how a fact is counted from the party's earlier matters. None = 待定, so the fact is asked."""

    fact: str
    months: int | None  # 回溯 as months; 0 = 不限; None = 待定
    year: bool  # 年度: the calendar year of the act
    counts: tuple[str, ...] | None  # 计数: 查处, 处罚决定 …; several count each
    same: str | None  # 同类: 同类 (→ 约定), 同一违法行为, 同一款项, 不限
    organ: str | None  # 机关: 同一机关, 同一机关本辖区, 不限
    this_one: bool  # 含本次
    yields: str  # 得: 次数, 无即成立, 有即成立, 最近一次的处理
    basis: str = ""
    kind: str = ""  # 约定 同类, in its words, where 同类 is what the rule says
    onward: bool = False  # 自上一次起: the period runs on from the earlier matter, not back from this one
    since: str | None = "违法行为发生之日"  # 本次之日: the day of this matter that the window is held against
    day: str | None = ""  # 以往之日: 发现之日, 决定之日; "" = the day of the first event that counts
    revoked: str | None = "不算"  # 撤销后: whether what was revoked still counts
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def undecided(self) -> str:
        """What the text leaves open (待定), by the name of its column: what counts then is known only of some matters."""
        left = {
            "计数": self.counts,
            "同类": self.same,
            "机关": self.organ,
            "本次之日": self.since,
            "以往之日": self.day,
        }
        open_window = self.months is None and not self.year
        return "、".join((*(["回溯"] if open_window else []), *(name for name, said in left.items() if said is None)))

    @property
    def floating(self) -> bool:
        """Whether nothing says which days the window lies between."""
        return (self.months is None and not self.year) or None in (self.since, self.day)


@dataclass(frozen=True, slots=True)
class Convention:
    """约定: one convention with its citation; `/` as basis means the author chose."""

    name: str
    value: str
    basis: str | None


@dataclass(frozen=True, slots=True)
class Violation:
    """违法行为: what a case names."""

    id: str  # 规则集#代号
    text: str
    ruleset: str
    breaches: tuple[Citation, ...] = ()
    basis: tuple[Citation, ...] = ()
    tables: tuple[str, ...] = ()  # node ids of its 基准 and 法定 tables
    organs: tuple[str, ...] = ()  # 实施主体, as printed
    succeeds: tuple[Citation, ...] = ()  # 承接: the provisions or violations of earlier texts that were the same act
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """未译: text the ruleset does not turn into rules."""

    clause: str
    text: str
    reason: str
    handling: str


class Layering(Enum):
    """关系 that say which of two texts about one act counts (decision 0058)."""

    ADOPTS = "直接适用"
    FOLLOWS = "沿用"  # an organ with delegated powers uses the target
    SUPPLEMENTS = "补充"  # the target first, own text for what it leaves out
    DEFERS = "从其规定"  # where the target speaks, it prevails
    REFINES = "细化"  # own text, inside the target's ranges
    PRECEDES = "优先于"
    REPLACES = "替代"  # the target is out, even for acts about which the own text is silent

    @property
    def target_first(self) -> bool:
        """Whether the target counts where both speak of an act."""
        return self in (Layering.ADOPTS, Layering.FOLLOWS, Layering.SUPPLEMENTS, Layering.DEFERS)

    @property
    def adopts(self) -> bool:
        """Whether the target holds for the own region and organ whatever its own region is."""
        return self in (Layering.ADOPTS, Layering.FOLLOWS)


@dataclass(frozen=True, slots=True)
class Relation:
    """关系 to another ruleset."""

    id: str  # 规则集#关系:行
    kind: str
    target: str  # 编号, title, or 上级: every text of the field whose region holds the own one
    scope: str = ""  # as printed
    within: tuple[str, ...] = ()  # the tables and acts it is confined to, as named; () = no bound that can be read
    worded: bool = False  # confined by words that only a person can read
    number: str | None = None  # 文号 of the target
    organ: str | None = None  # 机关 it is for; None = every one
    basis: str | None = None  # the provision that says so
    absent: bool = False  # 收录 未收录: known not to be among the rulesets
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def layering(self) -> Layering | None:
        """What it says about which text counts; None for the other relations."""
        return LAYERINGS.get(self.kind)


LAYERINGS = {each.value: each for each in Layering}


@dataclass(frozen=True, slots=True)
class Ruleset:
    """规则集: one published document."""

    id: str
    title: str
    issuer: tuple[str, ...]
    regions: tuple[str, ...]  # GB/T 2260 codes; () = 全国
    number: str | None = None  # 文号
    rank: str = "规范性文件"  # 位阶
    sector: str | None = None  # 领域
    in_force: date | None = None  # 施行; None = 待核
    lapses: date | None = None  # 失效, the last day in force
    validity: str = "有效"
    trust: Trust = Trust.CHECKED
    trust_note: str | None = None
    source: str | None = None
    warning: str | None = None  # 提示
    conventions: tuple[Convention, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: Mapping[str, FactDeclaration] = field(default_factory=dict)
    history: tuple[HistoryRule, ...] = ()
    tables: tuple[Table, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()
    digest: str = ""  # SHA-256 of the bytes as read
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_law(self) -> bool:
        """Whether it can be a legal basis; a 规范性文件 serves the reasons only."""
        return self.rank != "规范性文件"

    @property
    def short_title(self) -> str:
        """The title as citations give it."""
        return self.title.removeprefix("中华人民共和国")

    def convention(self, name: str) -> str | None:
        """The value of a convention, or None when the ruleset has none of that name."""
        return next((each.value for each in self.conventions if each.name == name), None)
