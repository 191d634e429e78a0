"""Import the 12 sheets of 江环〔2020〕10号 附件, a volume a sheet, by way of `enforce-rules import`.

In: `tests/data/jm-2020-tables.md` (the sheets), `scripts/imports/jm-2020/` (what a person decided: `overlay.yaml`, and the statutory
range of every table: `statutes.yaml`). Out: `rulesets/ecology/jiangmen-2020/NN-….yaml`; with --check nothing is written and a difference
is an error. `--statutes FULL.md` first reads the statutory ranges anew from the prose:

    python scripts/import_jm.py [--check] [--statutes FULL.md]
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from volumes import make

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tests/data/jm-2020-tables.md"
IMPORTS = ROOT / "scripts/imports/jm-2020"
BY_HAND = IMPORTS / "statutes-by-hand.yaml"
RULESET = ROOT / "rulesets/ecology/jiangmen-2020"
ID = "江环-2020-10"
CODE = "江环-"
VOLUMES = "eia water air solid-waste noise soil radiation construction livestock gd-environment gd-air tanjiang".split()
KEYS = ("依据", "实施主体", "法定", "适用")


def sheets(source: Path = TABLES) -> list[tuple[str, list[list[str]]]]:
    """The sheets: heading, rows of cells below the header."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in source.read_text("utf-8").splitlines():
        heading = line.startswith(("# 江", "## "))
        if line.startswith(("# ", "**")) and not heading and "、" in line[:6]:
            found.append((line.strip("#* "), []))
        elif line.startswith("|") and found:
            found[-1][1].append([cell.strip() for cell in line[1:-1].split("|")])
    return [(heading, rows[2:]) for heading, rows in found]


def acts(rows: list[list[str]]) -> dict[str, str]:
    """The acts of a sheet by their numbers."""
    return {row[0]: row[1] for row in rows if row[0]}


def tables(rows: list[list[str]]) -> list[tuple[str, str, str]]:
    """Number, act and text of the basis of every table: an act, or a stage of one (2-9-1, 2-9-2)."""
    found: list[list[str]] = []
    for row in rows:
        if row[0]:
            found.append([row[0], row[1], row[2]])
        elif row[2] and row[3] == "1":
            found.append([found[-1][0], found[-1][1], row[2]])
    several = [each[0] for each in found]
    return [
        (f"{name}-{several[: i + 1].count(name)}" if several.count(name) > 1 else name, act, basis)
        for i, (name, act, basis) in enumerate(found)
    ]


def volume(heading: str, rows: list[list[str]], target: Path) -> int:
    """One sheet, imported; the exit code of the command."""
    from enforce_rules.cli.main import main

    items = target.with_suffix(".items.yaml")
    statutes = yaml.load((IMPORTS / "statutes.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)["表"]
    lines = []
    for number, act in acts(rows).items():
        basis = (statutes.get(number) or statutes[f"{number}-1"])["设"]["依据"]
        lines.append([CODE + number, act, basis])
    tables_ = {
        name: {
            "理由": "/",
            "设": {"事项": CODE + (name.rpartition("-")[0] if name.count("-") > 1 else name)},
            "删": "违法行为",
        }
        for name, _, _ in tables(rows)
    }
    overlay = {"事项": {"列": ["代号", "违法行为", "依据"], "行": lines}, "表": tables_}
    items.write_text(json.dumps(overlay, ensure_ascii=False), "utf-8")
    arguments = [
        *("import", str(TABLES), "--part", heading, "--volume-of", ID, "--title", f"参照表 {heading}"),
        *(
            "--overlay",
            str(IMPORTS / "statutes.yaml"),
            "--overlay",
            str(IMPORTS / "overlay.yaml"),
            "--overlay",
            str(items),
        ),
        *(
            "--with",
            str(RULESET / "ruleset.yaml"),
            "-o",
            str(target),
            "--report",
            str(target.with_suffix(".txt")),
            "--force",
        ),
    ]
    return main(arguments)


def statutes(source: Path) -> str:
    """The overlay with the statutory range of every table."""
    from enforce_rules.importer.clauses import read_clause
    from enforce_rules.model.node import ListNode, Node, TextNode
    from enforce_rules.writer import items, mapping, write_yaml

    by_hand: dict[str, Any] = yaml.load(BY_HAND.read_text("utf-8"), Loader=yaml.CBaseLoader)
    wrong: list[str] = []

    def plain(node: Node) -> Any:
        if isinstance(node, TextNode):
            return node.text
        return (
            [plain(each) for each in node.items]
            if isinstance(node, ListNode)
            else {k.text: plain(v) for k, v in node.items}
        )

    def node(value: Any) -> Node | str:
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return items(map(node, value))
        return mapping({key: node(each) for key, each in value.items()})

    found: dict[str, Node] = {}
    for _, rows in sheets(source):
        for name, act, basis in tables(rows):
            if name in by_hand:
                fields = dict(by_hand.pop(name))
                why = "；".join(["处罚依据一栏，由人写：" + fields.pop("理由"), *fields.pop("未写", [])])
            else:
                clause = read_clause(basis, "", act)
                if isinstance(clause, str):
                    wrong.append(f"{name}：没有读成，也没有写（{clause}）")
                    continue
                fields = {
                    "依据": clause.basis[0] if len(clause.basis) == 1 else [*clause.basis],
                    "法定": plain(clause.statutory),
                }
                fields |= {"实施主体": clause.organ} if clause.organ else {}
                why = f"处罚依据一栏还有：{'；'.join(clause.unread)}" if clause.unread else "/"
            found[name] = mapping(
                {"理由": why, "设": mapping({key: node(fields[key]) for key in KEYS if key in fields})}
            )
    wrong += [f"{name}：写了，源里没有这张表" for name in by_hand]
    if wrong:
        sys.exit("\n".join(wrong))
    head = "# 江环〔2020〕10号 附件各表的处罚依据和法定幅度，由法律依据一栏读成；读不成的由人写。\n"
    return head + write_yaml(mapping({"表": mapping(found)}))


def main() -> int:
    """Import, or compare with what is there."""
    volumes = {
        f"{number:02}-{VOLUMES[number - 1]}.yaml": partial(volume, heading, rows)
        for number, (heading, rows) in enumerate(sheets(), 1)
    }
    return make(volumes, RULESET, statutes, IMPORTS / "statutes.yaml")


if __name__ == "__main__":
    sys.exit(main())
