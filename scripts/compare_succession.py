"""Every link of 生态环境法典 to a clause it took over (承接), beside the clause: for a person to read again.

    python scripts/compare_succession.py 11-gd-eco-fine-tables.json 03-eco-code-2026-liability.md

Prints of each table of 粤环发〔2021〕7号 that is linked: the old clause as the table quotes it, the new articles, the fines of
both, and the pairs of characters of the old act that the new articles do not have. Reads the printed texts, not the rules
that were written from them; the links alone come from the ruleset.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from enforce_rules import load_rulebook

GD = "粤环发-2021-7#"
FINE = re.compile(
    r"[一二三四五六七八九十百千万0-9]+(?:元|倍|万元)?以上[一二三四五六七八九十百千万0-9]+(?:元|倍|万元)以下|[一二三四五六七八九十百千万]+元以下"
)
ARTICLE = re.compile(r"^(第[一二三四五六七八九十百千零]+条) ", re.MULTILINE)


def articles(text: str) -> dict[str, str]:
    """Article → its text."""
    parts = ARTICLE.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def pairs(text: str) -> set[str]:
    """Pairs of characters; 生态环境 was 环境."""
    kept = re.sub(r"[^\w]", "", text).replace("生态环境", "环境")
    return {kept[place : place + 2] for place in range(len(kept) - 1)}


def main(tables: str, code: str) -> None:
    """Print every link with what differs."""
    program = load_rulebook(examples=False).program
    printed = json.loads(Path(tables).read_text(encoding="utf-8"))
    new_text = articles(Path(code).read_text(encoding="utf-8"))
    linked: dict[str, list[str]] = {}
    for new, olds in program.succeeds.items():
        for old in olds:
            if old.startswith(GD):
                linked.setdefault(old, []).append(new)
    for old in sorted(linked):
        number = old.removeprefix(GD).partition("-")[0]
        law = program.violations[old].basis[0].text.partition("第")[0]
        clause = next(t["penalty_basis"] for t in printed if t["no"] == number and law in t["penalty_basis"])
        cited = dict.fromkeys(
            re.search(r"第[^条]+条", each.text).group(0)  # type: ignore[union-attr]
            for new in linked[old]
            for each in program.violations[new].basis
        )
        whole = "".join(new_text[each] for each in cited)
        missing = pairs(program.violations[old].text) - pairs(whole)
        print(f"{number} {program.violations[old].basis[0].text}  →  {'、'.join(cited)}")
        print(f"  old fines {FINE.findall(clause)}\n  new fines {FINE.findall(whole)}")
        print(f"  not in the new: {' '.join(sorted(missing))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
