"""Write how many lines of 未译 the shipped rulesets have, by 处理, into docs/reference/forms.md.

In: the shipped rulesets. Out: the table under 未译 of the page, rewritten in place; what it says is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from enforce_rules import load_rulebook

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/reference/forms.md"
HANDLING = ("不写", "提示", "提问", "提交决定", "待核")
OTHER = "别的话"


def table(counts: Counter[str]) -> str:
    """The table of the page."""
    words = [f"| `{word}` | {counts[word]} |" for word in HANDLING]
    sums = [f"| {OTHER} | {counts[OTHER]} |", f"| 合计 | {counts.total()} |"]
    return "\n".join(["| 处理 | 条数 |", "|---|---|", *words, *sums])


def main() -> None:
    """Count, and rewrite the page."""
    rulesets = load_rulebook(ROOT / "rulesets").program.rulesets.values()
    said = (line.handling for each in rulesets for line in each.untranslated)
    counts = Counter(word if word in HANDLING else OTHER for word in said)
    page = PAGE.read_text("utf-8")
    written = re.sub(r"\| 处理 \| 条数 \|\n(?:\|[^\n]*\n)+", table(counts) + "\n", page)
    PAGE.write_text(written, "utf-8")
    print(table(counts))


if __name__ == "__main__":
    main()
