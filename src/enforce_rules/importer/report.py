"""The report of an import: what was read, and what a person must check, table by table.

In: a draft. Out: text, Chinese or English; the same draft gives the same text.
"""

from __future__ import annotations

from collections import Counter

from enforce_rules.importer.draft import Draft
from enforce_rules.importer.remarks import CHECKED, Remark


def report(draft: Draft, lang: str = "zh") -> str:
    """Counts first, then every table with what is to be looked at; decisions taken in the overlay come last."""
    open_ = [each for each in draft.remarks if each.code not in CHECKED]
    taken = [each for each in draft.remarks if each.code in CHECKED]
    lines = [_counts(draft, open_, lang)]
    for title, remarks in ((("要核对的", "to be checked"), open_), (("已经由人定的", "decided by hand"), taken)):
        if remarks:
            lines += [
                "",
                f"── {title[lang == 'en']}（{len(remarks)}）" if lang == "zh" else f"-- {title[1]} ({len(remarks)})",
            ]
            lines += _by_table(remarks, lang)
    return "\n".join(lines) + "\n"


def _counts(draft: Draft, remarks: list[Remark], lang: str) -> str:
    counts = Counter(each.code for each in remarks)
    codes = ("，" if lang == "zh" else ", ").join(f"{code} {count}" for code, count in sorted(counts.items())) or (
        "没有" if lang == "zh" else "none"
    )
    if lang == "en":
        return f"{draft.tables} tables, {draft.rows} rows; to be checked: {codes}"
    return f"读了 {draft.tables} 张表、{draft.rows} 行；要核对的：{codes}"


def _by_table(remarks: list[Remark], lang: str) -> list[str]:
    lines: list[str] = []
    table: str | None = None
    for each in remarks:
        if each.table != table:
            table = each.table
            lines.append(table)
        lines.append(f"  {each.place} [{each.code}] {each.sentence(lang)}")
    return lines
