"""Competence (权责): who decides what where and when, as a catalogue says it, and what that comes to for a case.

In: rows of 权责 tables; the evaluator's findings. Out: frozen values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a row of a catalogue gives to whom: the 实施主体, and from whom it was taken over."""

    organs: tuple[str, ...]  # 实施主体: names or kinds of organs
    formerly: tuple[str, ...] = ()  # 原实施主体: who has it before and after the period
    bodies: tuple[str, ...] = ()  # 机关: of these kinds, the organs with these names only
    levels: tuple[str, ...] = ()  # 层级
    regions: tuple[str, ...] = ()  # 地区: codes; () = wherever the ruleset is in force
    since: date | None = None  # 自
    until: date | None = None  # 至, the last day
    sole: bool = False  # 专属: no other row gives it to anybody else

    @property
    def holders(self) -> tuple[str, ...]:
        """Who has it in the period, as precisely as the row says."""
        return self.bodies or self.organs


@dataclass(frozen=True, slots=True)
class Holder:
    """Who decides some kinds of sanction, by which row, and how long."""

    kinds: tuple[str, ...]  # kinds of sanction; () = whatever is decided
    organs: tuple[str, ...]
    rule: str  # node id
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Competence:
    """管辖: whether the organ of the case may decide it; there is none where no catalogue speaks of the act."""

    organ: str
    verdict: str  # "yes", "part": some of the sanctions, "no", or "open"
    holders: tuple[Holder, ...]
