"""The conformance set: short real cells, each with the value and the normal form it must have.

Columns: class, cell, expected (JSON, or an error code with its offset), normal form.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enforce_rules import wording

Door = Callable[[str], Any]
DOORS: dict[str, Door] = {
    "amount": wording.parse_amount,
    "sanction": wording.parse_sanctions,
    "weight": wording.parse_weight,
    "quantity": wording.parse_quantity,
    "period": wording.parse_period,
    "citation": wording.parse_citation,
    "label": wording.parse_quantity,
    "defect-amount": wording.parse_sanctions,
    "defect-quantity": wording.parse_quantity,
}


@dataclass(frozen=True)
class Row:
    """One row of the set."""

    kind: str
    cell: str
    expected: Any
    normal: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.cell}"


def _read() -> tuple[Row, ...]:
    path = Path(__file__).parent.parent / "data" / "wording-corpus.tsv"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    fields = (line.split("\t") for line in lines)
    return tuple(Row(kind, cell, json.loads(expected), normal) for kind, cell, expected, normal in fields)


ROWS = _read()
