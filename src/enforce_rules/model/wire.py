"""The recommendation as JSON: written, read back, and in the one spelling that a digest or a comparison needs.

In: a `Report`, or JSON values. Out: JSON values, a `Report`, or canonical text. A report survives the way there and back.
"""

from __future__ import annotations

import json

from enforce_rules.model.wire_in import from_wire
from enforce_rules.model.wire_out import FORMAT, exact, question_to_wire, status_to_wire, to_wire

__all__ = ["FORMAT", "canonical", "exact", "from_wire", "question_to_wire", "status_to_wire", "to_wire"]


def canonical(data: object) -> str:
    """The one JSON text of these values: keys sorted, no spaces, characters as they are.

    >>> canonical({"乙": ["1"], "甲": None})
    '{"乙":["1"],"甲":null}'
    """
    return json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
