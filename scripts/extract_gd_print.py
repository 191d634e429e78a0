"""Reduce the transcription of 粤环发〔2021〕7号 附件1 to its tables, without the prose of the statutes beside them.

In: the full transcription (JSON). Out: every table with its number, chapter, title, header and cells, and of the notes the
sentences that compute; what `enforce-rules import` reads:

    python scripts/extract_gd_print.py FULL.json tests/data/gd-2022-tables.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

KEPT = ("no", "chapter", "title", "header")
SECOND = "（同一 § 的另一处罚依据）"  # the transcriber's word, not the table's
COMPUTES = re.compile(r"[^。]*(?:裁量百分值总和|罚款金额)[^。]*。|（[0-9]）[^。]*裁量百分值总和[^；。]*[；。]")


def table(full: dict[str, Any]) -> dict[str, Any]:
    """One table without prose."""
    kept: dict[str, Any] = {key: full[key] for key in KEPT}
    kept["title"] = kept["title"].removesuffix(SECOND)
    kept["rows"] = [[cell(each) for each in row["cells"]] for row in full["rows"]]
    notes = ["".join(COMPUTES.findall(note)) for note in full["notes"]]
    return kept | ({"notes": [note for note in notes if note]} if any(notes) else {})


def cell(full: dict[str, Any]) -> Any:
    """A cell: its text alone where it is no merged one."""
    marks = {"span": full["span"]} if full.get("span", 1) > 1 else {}
    marks |= {"merged_from_above": True} if full.get("merged_from_above") else {}
    return {"text": full["text"], **marks} if marks else full["text"]


def main(source: str, target: str) -> None:
    """Read the full transcription, write the extract, one table a line."""
    tables = [table(each) for each in json.loads(Path(source).read_text("utf-8"))]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in tables)
    Path(target).write_text(f"[\n{lines}\n]\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
