"""Import the 281 fine tables of 粤环发〔2021〕7号 附件1, a volume a chapter, by way of `enforce-rules import`.

In: `tests/data/gd-2022-tables.json` (the tables), `scripts/imports/gd-2022/` (what a person decided: `overlay.yaml`, and the
statutory range of every table: `statutes.yaml`). Out: `rulesets/ecology/gd-2022/chapter-N.yaml`; with --check nothing is
written and a difference is an error. `--statutes FULL.json` first reads the statutory ranges anew from the prose:

    python scripts/import_gd.py [--check] [--statutes FULL.json]
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from volumes import make

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tests/data/gd-2022-tables.json"
IMPORTS = ROOT / "scripts/imports/gd-2022"
RULESET = ROOT / "rulesets/ecology/gd-2022"
ID = "粤环发-2021-7"
KEYS = ("违反", "依据", "实施主体", "法定")


def chapters() -> list[str]:
    """The chapters in order."""
    return list(dict.fromkeys(table["chapter"] for table in json.loads(TABLES.read_text("utf-8"))))


def volume(chapter: str, target: Path) -> int:
    """One chapter, imported; the exit code of the command."""
    from enforce_rules.cli.main import main

    report = target.with_suffix(".txt")
    arguments = [
        *("import", str(TABLES), "--part", chapter, "--volume-of", ID, "--title", f"附件1 {chapter}"),
        *(
            "--overlay",
            str(IMPORTS / "statutes.yaml"),
            "--overlay",
            str(IMPORTS / "overlay.yaml"),
        ),  # the later one wins
        *("--with", str(RULESET / "ruleset.yaml"), "-o", str(target), "--report", str(report), "--force"),
    ]
    return main(arguments)


def statutes(source: Path) -> str:
    """The overlay with the statutory range of every table."""
    from enforce_rules.model.node import ListNode, MapNode, Node
    from enforce_rules.writer import items, mapping, write_yaml
    from gd_statutes import BY_HAND, read_all

    found, wrong = read_all(json.loads(source.read_text("utf-8")))
    if wrong:
        sys.exit("\n".join(wrong))
    by_hand = {line.removesuffix(":") for line in BY_HAND.read_text("utf-8").splitlines() if line.startswith("§")}

    def node(value: Any) -> Node | str:
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return node(value[0]) if len(value) == 1 and isinstance(value[0], str) else items(map(node, value))
        return mapping({key: node(each) if key not in ("列", "行") else rows(each) for key, each in value.items()})

    def rows(value: Any) -> ListNode | MapNode:
        return items(items(map(node, each)) if isinstance(each, list) else node(each) for each in value)

    tables = {}
    for read in found:
        why = f"处罚依据一栏，由人写：{read.beside}" if read.id in by_hand else "/"
        fields = {key: node(read.fields[key]) for key in KEYS if read.fields.get(key)}
        patch: dict[str, Node | str] = {"理由": why, "设": mapping(fields)}
        if read.fields.get("推定"):
            patch["另推定"] = node(read.fields["推定"])
        tables[read.id] = mapping(patch)
    head = "# 粤环发〔2021〕7号 附件1 各表的违反条款、处罚依据和法定幅度，由处罚依据一栏读成；读不成的由人写。\n"
    return head + write_yaml(mapping({"表": mapping(tables)}))


def main() -> int:
    """Import, or compare with what is there."""
    volumes = {f"chapter-{number}.yaml": partial(volume, chapter) for number, chapter in enumerate(chapters(), 1)}
    return make(volumes, RULESET, statutes, IMPORTS / "statutes.yaml")


if __name__ == "__main__":
    sys.exit(main())
