"""Which rule of 量罚 places the figure, and in which range (作用于).

In: a tariff, its fine, a direction. Out: the table, its row, the part of the range it takes, and the fine it takes it
from: the tier's, or the statute's own where the table says 法定幅度 (then it serves without a benchmark too).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enforce_rules.evaluator.amount import Fine
from enforce_rules.evaluator.measuring import part_for
from enforce_rules.evaluator.penalty import Tariff
from enforce_rules.evaluator.world import World
from enforce_rules.model.deed import Grade
from enforce_rules.model.ruleset import Measuring, Part, Table, Use

OF_THE_LAW: Final = "法定幅度"


@dataclass(frozen=True, slots=True)
class Placing:
    """A rule of 量罚 for this shape of fine; `part` is None where it says nothing about the direction."""

    table: Table
    row: Measuring
    part: Part | None
    fine: Fine


def placing(tariff: Tariff, fine: Fine, grade: Grade, world: World) -> Placing | None:
    """The first row for the fine's shape; a score places itself (semantics 19)."""
    if tariff.table is not None and tariff.table.weighted is not None:
        return None
    for table in world.docket.of_use(Use.MEASURING):
        of_law = table.applies_to == OF_THE_LAW
        subject = tariff.law if of_law else fine if tariff.table is not None else None
        row = next((each for each in table.measuring if subject is not None and each.form is subject.form), None)
        if row is not None and subject is not None:
            return Placing(table, row, part_for(row, grade), subject)
    return None
