"""Facts (案件事实): what a ruleset declares, and what a case states of them.

In: declarations, and values as a case gives them. Out: frozen values; what the evaluator makes of them, the set of
values a fact may still have, is its own (`evaluator/knowledge.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from enforce_rules.diagnostics import NOWHERE, Span

NONE: Final = "无"
"""How a case says that none of the labels of a fact holds; an empty list says the same."""


class FactKind(Enum):
    """类型: how a fact is measured."""

    BOOL = "是否"
    FINDING = "认定"
    CHOICE = "选项"
    CHOICES = "多选"
    COUNT = "计数"
    QUANTITY = "数量"
    MONEY = "金额"
    RATIO = "比例"
    MULTIPLE = "倍数"
    NUMBER = "数值"
    DATE = "日期"
    PERIOD = "期间"

    @property
    def is_truth(self) -> bool:
        """是 or 否."""
        return self in (FactKind.BOOL, FactKind.FINDING)

    @property
    def is_choice(self) -> bool:
        """One or several labels of a list."""
        return self in (FactKind.CHOICE, FactKind.CHOICES)

    @property
    def is_number(self) -> bool:
        """An exact number in a unit."""
        return not (self.is_truth or self.is_choice or self is FactKind.DATE)


class Source(Enum):
    """Where the value of a fact comes from."""

    CASE = "case"  # given by the case
    DERIVED = "推定"  # given by a derivation table, unless the case overrides it with a finding
    HISTORY = "履历"  # counted from the party's earlier matters
    UNDEFINED = "待定"  # named by this text, defined by none that is loaded: asked, and referred
    SYSTEM = "系统"  # supplied by the engine, never by a case


@dataclass(frozen=True, slots=True)
class FactDeclaration:
    """事实: one declared fact of a ruleset, or one that a table's column introduces."""

    name: str
    kind: FactKind
    source: Source = Source.CASE
    unit: str | None = None  # canonical unit of a number
    labels: tuple[str, ...] = ()  # of a choice, light → heavy
    code: str | None = None  # 代号, stable ASCII name for importing systems
    synonyms: tuple[str, ...] = ()  # 同义, wordings that are the same fact
    heaviest: bool = False  # 并存 取重: several may hold, the heaviest counts
    claimed: bool = False  # 提起 主张: considered only if raised
    prover: str | None = None  # 举证
    question: str | None = None  # 问
    dates: tuple[str, str] | None = None  # a period from one date fact to another
    next_day: bool = False  # 自X的次日
    counted: frozenset[str] = frozenset()  # 逐次: counted in every round whose re-inspection found one of these
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def several(self) -> bool:
        """Whether several of its labels may hold at once."""
        return self.kind is FactKind.CHOICES or (self.kind is FactKind.CHOICE and self.heaviest)

    @property
    def may_be_none(self) -> bool:
        """Whether a case can find that none of its labels holds (decision 0055); a label of its own may say so already."""
        return self.several and NONE not in self.labels


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A period between two days; compared with months by calendar addition, never converted."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Whole days from the start to the end, the first day not counted."""
        return (self.end - self.start).days


class Standing(Enum):
    """The state of a stated fact (给出 / 未知 / 无法查明 / 有争议)."""

    GIVEN = "给出"
    UNKNOWN = "未知"
    UNASCERTAINABLE = "无法查明"
    DISPUTED = "有争议"


@dataclass(frozen=True, slots=True)
class Finding:
    """认定: who found it (organ or post, never a name) and why."""

    by: str
    reason: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a canonical unit, as a case states it."""

    value: Fraction
    unit: str | None


Value = bool | Quantity | date | frozenset[str]
"""One stated value: 是/否, a number, a day, or the labels that hold: of a choice one, of a fact of several also none."""


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact as the case states it: its state, its value or disputed values, and who found it."""

    name: str
    state: Standing
    values: tuple[Value, ...] = ()  # one when given, several when disputed
    finding: Finding | None = None
    text: str = ""  # as written
    span: Span = field(default=NOWHERE, compare=False, repr=False)
