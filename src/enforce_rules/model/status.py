"""What is in force on a day (效力状态), and which repealed provisions (已经废止的规定) its tables cite.

In: the evaluator's results. Out: frozen values for whoever keeps rulesets up to date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from enforce_rules.diagnostics import NOWHERE, Span


class State(Enum):
    """状态: what a ruleset is on a day."""

    IN_FORCE = "in-force"  # 在施行
    LAPSING = "lapsing"  # 将失效
    LAPSED = "lapsed"  # 已失效
    NOT_YET = "not-yet-in-force"  # 未施行
    UNCONFIRMED = "unconfirmed"  # 施行待核


@dataclass(frozen=True, slots=True)
class CitingTable:
    """A table that cites a repealed text."""

    name: str
    provisions: tuple[str, ...]  # as cited
    ended: bool  # everything it rests on is repealed: it governs no later act (decision 0044)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RepealedBasis:
    """A repealed text that tables of a ruleset cite as their basis (依据)."""

    law: str
    since: date  # the first day without it
    by: str  # id of the ruleset that repeals it
    by_title: str
    tables: tuple[CitingTable, ...]

    @property
    def provisions(self) -> frozenset[str]:
        """Everything cited of it."""
        return frozenset(text for table in self.tables for text in table.provisions)


@dataclass(frozen=True, slots=True)
class TimedTable:
    """A table with a period of force of its own (施行, 失效)."""

    name: str
    in_force: date | None  # None: with its ruleset
    lapses: date | None
    applied: bool  # on the day, its ruleset being in force
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Status:
    """效力状态: a ruleset on a day."""

    id: str
    title: str
    issuer: tuple[str, ...]
    regions: tuple[str, ...]  # () = 全国
    in_force: date | None  # 施行; None = 待核
    lapses: date | None  # 失效, the last day in force
    validity: str  # 效力, as the ruleset says; the state does not depend on it
    state: State
    days_left: int | None  # to the last day, 0 on it; None when there is none or it has passed
    repealed: tuple[RepealedBasis, ...] = ()  # while it is applied: what its tables cite in vain
    tables: tuple[TimedTable, ...] = ()  # those with a period of their own
    span: Span = field(default=NOWHERE, compare=False, repr=False)
