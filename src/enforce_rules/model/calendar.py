"""The calendar of working days (工作日) that rulesets state from the yearly notices (日历, decision 0073).

In: days off and days on which people work, year by year, with the notice. Out: whether a day is one of work; of a year that no
notice covers, nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """日历: the years covered and what each notice says."""

    notices: Mapping[int, str] = field(default_factory=dict)  # year → its notice (依据)
    off: frozenset[date] = frozenset()  # 放假
    on: frozenset[date] = frozenset()  # 上班

    def works(self, day: date) -> bool | None:
        """Whether it is a working day; None in a year that no notice covers."""
        if day.year not in self.notices:
            return None
        return day in self.on or (day.weekday() < SATURDAY and day not in self.off)
