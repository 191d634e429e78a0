"""The case (案件) as the evaluator reads it: dates, parties, acts, stated facts, closed inquiries, history.

In: a case document whose names and values were checked against the program. Out: frozen values; no names of persons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from enforce_rules.model.fact import Quantity, StatedFact


class DateState(Enum):
    """A date the case does not give."""

    UNKNOWN = "未知"
    UNASCERTAINABLE = "无法查明"


CaseDate = date | DateState


@dataclass(frozen=True, slots=True)
class CaseDates:
    """日期: of the act (first and last day), discovery, filing, and the decision to be made."""

    act_from: CaseDate
    act_to: CaseDate
    discovered: CaseDate
    filed: CaseDate
    decided: date


DATE_FACTS = {
    "违法行为发生之日": "act_from",
    "违法行为终了之日": "act_to",
    "违法行为被发现之日": "discovered",
    "立案之日": "filed",
    "决定之日": "decided",
}


EVENT_DATES = ("责令改正之日", "责令改正期限届满之日", "改正之日", "复查之日")
INSPECTED = "复查结果"
EVENT_FACTS = frozenset((*EVENT_DATES, INSPECTED))
"""What a case says under 改正: the first order and the end of its term, the correction, the last re-inspection."""
INSPECTIONS = ("仍未改正", "拒绝或者阻挠复查", "已经改正", "已经停产、停业、关闭", "因采取的措施停止违法行为")


@dataclass(frozen=True, slots=True)
class Round:
    """责令改正 and 复查, once: the order served, its term, the re-inspection and what it found."""

    served: CaseDate
    term: Quantity | None = None  # 期限 as the order states it: days or 个工作日
    due: date | None = None  # 届满之日, where the order states the day
    inspected: CaseDate | None = None  # None: not re-inspected
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """当事人: a code, its kind (公民, 法人, 其他组织, 个体工商户) and its roles as tables print them."""

    code: str
    kind: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """行为: one act against one violation, by some parties."""

    code: str
    violation: str  # node id
    parties: tuple[str, ...]
    same_act: str | None = None  # 同一行为
    facts: Mapping[str, StatedFact] = field(default_factory=dict)  # the act's own over the case's
    rounds: tuple[Round, ...] = ()  # 改正: orders and re-inspections, in order of time

    @property
    def rounds_known(self) -> bool:
        """Whether the case tells of orders and corrections at all (改正)."""
        return bool(self.rounds) or not EVENT_FACTS.isdisjoint(self.facts)


@dataclass(frozen=True, slots=True)
class Closure:
    """查无: after inquiry nothing was found in these tables beyond what is stated."""

    tables: frozenset[str]  # node ids
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class EarlierMatter:
    """One line of 履历: an event of an earlier matter; lines with one 案号 are events of one matter."""

    on: date
    violation: str | None
    clause: str | None
    organ: str | None
    kind: str  # 查处, 处罚决定, 责令改正, 免罚, 变更, 部分撤销, 撤销
    content: str | None = None
    named: tuple[str, ...] = ()  # the violations that 事项 may stand for: node ids
    number: str | None = None  # 案号
    region: str | None = None  # 地区
    party: str | None = None  # 当事人; None = whoever the case is about
    row: int = 0  # which line, from 1


class HistoryState(Enum):
    """查询: how far the history was searched."""

    COMPLETE = "已查清"
    PARTIAL = "部分"
    UNKNOWN = "未知"


@dataclass(frozen=True, slots=True)
class History:
    """履历. Complete and empty is not the same as not given."""

    state: HistoryState = HistoryState.UNKNOWN
    until: date | None = None
    matters: tuple[EarlierMatter, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """案件."""

    number: str
    organ: str
    region: str
    dates: CaseDates
    parties: tuple[Party, ...]
    acts: tuple[Act, ...]
    closures: tuple[Closure, ...] = ()
    history: History = History()
    organ_kinds: tuple[str, ...] = ()  # 机关类别: every name by which a catalogue may mean the organ; () = not given
    organ_level: str | None = None  # 机关层级
    digest: str = ""

    def party(self, code: str) -> Party:
        """The party with this code."""
        return next(each for each in self.parties if each.code == code)
