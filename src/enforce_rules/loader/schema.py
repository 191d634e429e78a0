"""The published JSON Schemas of the documents (draft 2020-12), for editors, checks and other languages.

In: the name of a document. Out: its schema, read from the data beside the package; nothing outside it is read or fetched.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

NAMES: Final = ("ruleset", "case", "recommendation")


def schema(name: str) -> dict[str, Any]:
    """The schema of `ruleset` (算例 files too), `case` or `recommendation`, a fresh copy.

    >>> schema("case")["title"]
    '案件文书'
    """
    if name not in NAMES:
        raise ValueError(f"no schema of that name: {name[:40]}")
    text = files("enforce_rules").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read
