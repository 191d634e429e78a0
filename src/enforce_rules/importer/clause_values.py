"""What a penalty sentence says, piece by piece: conditions, sanctions, and the deed they are for.

In: nothing. Out: frozen values that the readers build and `clause_table` writes as a 法定 table; `Unreadable` says why a
sentence is left to the author.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ORDER: Final = "责令改正情况"
WITHIN: Final = "限期内改正"
LATE: Final = "逾期未改正"
GAINS: Final = "违法所得"
HAS_GAINS: Final = "有违法所得"
SERIOUS: Final = "情节严重"
UNIT: Final = "单位"


class Unreadable(Exception):
    """A sentence that is not read: its words hold a figure or a sanction which has no place in the table."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule holds: after the term (`late`), at a level of 违法所得, or when one of the circumstances is there."""

    late: bool = False
    gains: str | None = None
    any_of: tuple[str, ...] = ()


ALWAYS: Final = Condition()


@dataclass(frozen=True, slots=True)
class Piece:
    """A sanction, or several to choose one from (选一), for one party (None: whoever did the deed)."""

    of: tuple[str, ...]
    party: str | None = None
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Floor:
    """所需处置费用不足十万元的，按十万元计算: the least that a base counts as."""

    base: str
    least: str


@dataclass(frozen=True, slots=True)
class Group:
    """The sanctions that share a condition."""

    when: Condition
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """One 的，由…责令…: who did what, who decides, what follows; `open` if a fine is announced for a later 款."""

    words: str
    organ: str
    groups: tuple[Group, ...]
    said: str
    unread: tuple[str, ...] = ()
    open: bool = False
    floor: Floor | None = None


def quotes_no_penalty(text: str) -> bool:
    """Whether the text names no sanction and no sum at all, so that leaving it out leaves out no rule."""
    return not any(word in text for word in _SANCTIONS)


_SANCTIONS: Final = tuple(
    "元 倍 百分之 罚款 没收 吊销 暂扣 责令 拘留 警告 关闭 停产 停业 通报批评 撤销 收缴 取消 禁止 降低".split()
)
