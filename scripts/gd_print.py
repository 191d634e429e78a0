"""The 281 fine tables of 粤环发〔2021〕7号 附件1 as they are printed, read without the library.

In: `tests/data/gd-2022-tables.json`. Out: tables of plain texts: header, rows with merged cells filled in, where a cell spans
several columns, the formulas. What a page break or the copying tore is joined here by hand, independently of the importer.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tests/data/gd-2022-tables.json"
START = "裁量起点"
TORN = {
    "§3.13": 3,
    "§3.20": 4,
    "§3.25": 4,
    "§5.1": 16,
    "§6.20": 27,
    "§7.21": 6,
}  # this row is the lower half of the one above
COPIED = {  # (table, row, column): what the copy has → what the page has
    ("§2.4", 5, 2): ("20万元", "造成重大生态环境影响或者不良社会影响的"),
    ("§2.11", 8, 3): ("） 有排污", "有排污"),
    ("§3.34", 3, 1): ("环境敏感区或限批", "环境敏感区或限批区"),
    ("§3.34", 4, 1): ("区", "环境敏感区或限批区"),
    ("§3.5-2", 15, 1): ("近二年同类违法行为", "近二年同类违法行为情况（含本次）"),
    **{("§3.5-2", row, 1): ("情况（含本次）", "近二年同类违法行为情况（含本次）") for row in (16, 17, 18)},
}
HEADERS = {  # printed with another table's header
    "§2.14": ["违法行为", "区域类型", "整改情况", "罚款"],
    "§2.27": ["违法行为", "裁量要素", "违法程度", "裁量权重"],
}


class Printed(NamedTuple):
    """One table as printed."""

    id: str
    chapter: str
    title: str
    weighted: bool
    header: list[str]
    rows: list[list[str]]  # bands: a text a column; weights: [要素, 程度, 权重]
    spans: list[set[int]]  # columns that a cell from the left covers, a row
    starts: list[list[str]]  # weights: the block of starting points, a list a printed row
    bases: list[str]  # what the sums are multiplied by, in the order of the starts
    floor: str | None


def tables() -> list[Printed]:
    """Every table in order."""
    raw = json.loads(TABLES.read_text("utf-8"))
    several = Counter(table["no"] for table in raw)
    seen: Counter[str] = Counter()
    found = []
    for table in raw:
        number = table["no"]
        seen[number] += 1
        found.append(_table(number if several[number] == 1 else f"{number}-{seen[number]}", table))
    return found


def _table(name: str, raw: dict[str, Any]) -> Printed:
    header = HEADERS.get(name, raw["header"])
    notes = "".join(raw.get("notes", ()))
    floor = re.search(r"不足(\d+%)的，按\1计算", notes)
    weighted = header[-1] == "裁量权重"
    rows: list[list[str]] = []
    spans: list[set[int]] = []
    starts: list[list[str]] = []
    for row in raw["rows"]:
        cells = [(cell, 1) if isinstance(cell, str) else (cell["text"], cell.get("span", 1)) for cell in row]
        cells = [("".join(text.split("\n")).strip(), span) for text, span in cells]
        if any(text == START for text, _ in cells):
            wide = [text for text, span in cells for _ in range(span)]
            starts.append(wide[len(wide) - wide[::-1].index(START) :])
        elif weighted:
            rows.append([text for text, _ in cells][-3:])
            spans.append(set())
        else:
            texts, covered = _fitted(cells, len(header))
            rows.append(texts)
            spans.append(covered)
    for (table, number, column), (copied, page) in COPIED.items():
        if table == name:
            at = number - 1 - (len(starts) if weighted else 0)
            place = column - 1 if weighted else column
            assert rows[at][place] == copied, (name, number, rows[at])
            rows[at][place] = page
    if name == "§2.4":  # the copy lost that the cell before it is merged
        rows[4], spans[4] = [rows[4][0], rows[4][1], rows[4][1], "20万元"], {2}
    if name in TORN:
        at = TORN[name] - 1 - (len(starts) if weighted else 0)
        rows[at - 1] = [a if b in ("", a) else a + b for a, b in zip(rows[at - 1], rows[at], strict=True)]
        del rows[at], spans[at]
    bases = re.findall(r"裁量百分值总和×([^；。（）]+)", notes)
    return Printed(name, raw["chapter"], raw["title"], weighted, header, rows, spans, starts, bases, floor and floor[1])


def _fitted(cells: list[tuple[str, int]], width: int) -> tuple[list[str], set[int]]:
    """Texts under the headings: a cell per heading, or merged cells spread out."""
    if len(cells) == width:
        return [text for text, _ in cells], set()
    texts: list[str] = []
    covered: set[int] = set()
    for text, span in cells:
        for extra in range(span):
            if extra:
                covered.add(len(texts))
            texts.append(text)
    texts += [""] * (width - len(texts))
    assert len(texts) == width, (cells, width)
    return texts, covered
