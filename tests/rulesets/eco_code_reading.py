"""What the tests of 生态环境法典 read: the ruleset as plain YAML, the reduced text, and which clause belongs to which table.

In: the folder of the ruleset and the extract made by `scripts/check_eco_code.py`. Out: acts, tables and rows with the words
that must hold, and the clauses of an article item by item. Nothing of the library is used.
"""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rulesets/ecology/eco-code-2026"
SOURCE: dict[str, Any] = json.loads((ROOT / "tests/data/eco-code-figures.json").read_text("utf-8"))
ARTICLES: dict[str, list[Any]] = SOURCE["articles"]
LAW = "生态环境法典"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_eco_code", ROOT / "scripts/check_eco_code.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


FILES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.yaml")) if not path.stem.endswith("-cases")}
CASES = [read(path) for path in sorted(FOLDER.glob("*-cases.yaml"))]
TABLES: list[Any] = [table for file in FILES.values() for table in file["表"]]
BY_ID: dict[str, Any] = {table["编号"]: table for table in TABLES}
ACTS: dict[str, list[str]] = {row[0]: row for file in FILES.values() for row in file["事项"]["行"]}
UNSAID: list[list[str]] = [row for file in FILES.values() for row in file["未译"]["行"]]

AS_BEFORE = {("1169", 2): 1}  # 前款规定的固体废物为……的，处……: what 第一款 orders stands, only the fine is another

PATH = re.compile(rf"第({SCRIPT.NUMERAL})([条款项])")


def place(citation: str) -> tuple[str, int | None, int | None]:
    """Article, paragraph and item of a citation."""
    assert citation.startswith(LAW)
    found = {level: SCRIPT.number(numeral) for numeral, level in PATH.findall(citation)}
    return str(found["条"]), found.get("款"), found.get("项")


def many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for each in (value.values() if isinstance(value, dict) else value) for text in strings(each)]


def held(value: Any) -> list[str]:
    """The words of a condition that must hold: what stands under 除外 must not."""
    if isinstance(value, dict):
        return [text for key, each in value.items() if key != "除外" for text in held(each)]
    return [text for each in value for text in held(each)] if isinstance(value, list) else [value]


def denied(value: Any) -> list[str]:
    """The words of a condition that must not hold."""
    return [word for word in strings(value) if word not in held(value)] if isinstance(value, dict) else []


class Row:
    """One cell of 处理 in its row: whom it falls on, the words that must hold and must not, what it does."""

    def __init__(self, table: Any, head: Any, cell: Any, when: list[str], unless: list[str]) -> None:
        self.who = head["处理"] if isinstance(head, dict) else None
        self.when = when
        self.unless = unless
        self.text = "；".join(strings(cell))
        self.table = table["编号"]

    @property
    def figures(self) -> list[str]:
        return [found[0] for found in SCRIPT.FIGURE.finditer(self.text)]

    @property
    def stages(self) -> set[str]:
        return {each for each in SCRIPT.STAGES for word in self.when if each.removesuffix("的") in word}

    def may(self, figure: str) -> bool:
        return re.search(rf"可以处[^；处]*{figure}", self.text) is not None


def rows(table: Any) -> list[Row]:
    """Every 处理 cell of a table, 同表 followed."""
    if "同表" in table:
        return rows(BY_ID[table["同表"]])
    built: list[Row] = []
    for line in table["行"]:
        cells = [cell for head, cell in zip(table["列"], line, strict=True) if _condition(head)]
        when, unless = ([word for cell in cells for word in words(cell)] for words in (held, denied))
        for head, cell in zip(table["列"], line, strict=True):
            if cell != "/" and (head == "处理" or (isinstance(head, dict) and "处理" in head)):
                built.append(Row(table, head, cell, when, unless))
    return built


def _condition(head: Any) -> bool:
    return head == "情形" or (isinstance(head, dict) and "条件" in head)


def floors(table: Any) -> list[str]:
    """The figures of 推定: 不足五万元的，以五万元计算; and of a column of bounds. 五万元以上 is only the other side of 不足."""
    cells = [cell for line in table.get("推定", {}).get("行", []) for cell in line]
    cells += [word for row in rows(table) for word in row.when]
    found = [each[0] for cell in cells for each in SCRIPT.FIGURE.finditer(cell)]
    return [each for each in found if not re.fullmatch(".*元以上", each)]


STATUTORY = [table for table in TABLES if table["用途"] == "法定" and table["编号"] != "1060"]


def tables_of(article: str) -> list[Any]:
    return [table for table in STATUTORY if place(many(table["依据"])[0])[0] == article]


def acts_of(table: Any) -> list[tuple[str, int, int | None]]:
    """Article, paragraph (one that stands alone is the first) and item of each act of a table."""
    found = [place(ACTS[code][2]) for code in many(table["事项"])]
    return [(article, paragraph or 1, item) for article, paragraph, item in found]


def group(article: str, first: int) -> list[int]:
    """The paragraph with those after it that have no act of their own."""
    own = {paragraph for table in tables_of(article) for _, paragraph, _ in acts_of(table)}
    after = range(first + 1, len(ARTICLES[article]) + 1)
    return [first, *(each for each in after if not any(first < other <= each for other in own))]


WRITTEN = sorted({place(many(table["依据"])[0])[0] for table in STATUTORY})
GROUPS = sorted({(a, p) for table in STATUTORY for a, p, _ in acts_of(table)})


# ---- clauses and tables, item by item ----


def clauses(article: str, first: int) -> list[Any]:
    own = [clause for number in group(article, first) for clause in ARTICLES[article][number - 1]["clauses"]]
    before = AS_BEFORE.get((article, first))
    return own + [{**each, "figures": []} for each in (ARTICLES[article][before - 1]["clauses"] if before else [])]


def by_item(article: str, first: int) -> list[tuple[list[Any], list[Any]]]:
    """The clauses that speak of an item with the tables about it; all of them where the paragraph has no items."""
    tables = [table for table in tables_of(article) if any(p == first for _, p, _ in acts_of(table))]
    count = len(ARTICLES[article][first - 1]["items"])
    if not count:
        return [(clauses(article, first), tables)]
    built = []
    for item in range(1, count + 1):
        mine = [table for table in tables if (article, first, item) in acts_of(table)]
        assert len(mine) == 1, (article, item)
        spoken = [each for each in clauses(article, first) if each["items"] is None or item in each["items"]]
        built.append((spoken, mine))
    return built
