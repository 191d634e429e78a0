"""Reduce the published fine tables of 粤环发〔2021〕7号 附件1 to what a transcription must equal.

In: the full transcription of 附件1 as JSON (cells with `text`, `span`, `merged_from_above`). Out: for the tables in
`WANTED` only their labels, weights, starts, party columns and figures, without any prose:

    python scripts/extract_gd_tables.py FULL.json tests/data/gd-tables.json
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

WANTED = (
    "§1.1 §1.3 §1.4 §1.5 §1.6 §1.8 §2.5 §2.7 §2.27 §3.33 §3.47 §4.7 §4.14 §4.26 §4.28 §5.1 §6.14 §6.19 §7.15"
).split()
START = "裁量起点"
NUMBER = r"[\d一二三四五六七八九十百千万]+(?:元|倍)"
PERCENT = r"百分之[一二三四五六七八九十]+"
NUMERALS = "[一二三四五六七八九十百零]+"
ARTICLE = rf"第{NUMERALS}条(?:第{NUMERALS}款)?(?:第{NUMERALS}项)?(?:、第{NUMERALS}款)*"
WORDS = re.compile(  # the closed list of words of a statute that change what may be done, and when
    "可以|报经有批准权的人民政府批准|停止建设|恢复原状|责令备案|限期内改正|停止生产|责令关闭|责令改正|限制生产|停产整治"
    "|责令停业|停产停业|限期采取治理措施|限期整改|停止违法行为|没收违法所得|禁止从事|由原发证机关|吊销(?:排污)?许可证"
    "|代为履行|情节严重|逾期未改正|拒不改正|有违法所得|造成重大环境污染或者生态破坏"
)
FIGURE = re.compile(rf"(?:{NUMBER}|{PERCENT})以[上下](?:(?:{NUMBER}|{PERCENT})以下)?")


def spread(cells: list[dict[str, Any]], filler: str | None = None) -> list[str]:
    """The texts of a row, a cell over several columns repeated (or followed by `filler`)."""
    texts: list[str] = []
    for cell in cells:
        texts.append(cell["text"])
        texts += [cell["text"] if filler is None else filler] * (cell.get("span", 1) - 1)
    return texts


def is_start(cells: list[dict[str, Any]]) -> bool:
    """Whether the row belongs to the block of starting points."""
    return any(cell["text"] == START for cell in cells)


def starts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """起点: the printed heads over each starting weight, and the weight."""
    block = []
    for row in rows:
        cells = row["cells"]
        place = next(i for i, cell in enumerate(cells) if cell["text"] == START)
        block.append(spread(cells[place + 1 :]))
    *heads, weights = block
    found = []
    for column, weight in enumerate(weights):
        over = [head[column] for head in heads if head[column] not in ("/", weight)]
        found.append({"heads": list(dict.fromkeys(over)), "weight": weight})
    return found


def levels(rows: list[dict[str, Any]]) -> tuple[list[list[str]], list[str]]:
    """要素, 程度, 权重; a label torn in two by a page break is joined again, and said so."""
    found: list[list[str]] = []
    joined: list[str] = []
    for row in rows:
        factor, label, weight = (cell["text"] for cell in row["cells"][-3:])
        if found and found[-1][0] == factor and found[-1][1].endswith("以") and found[-1][2] == weight:
            found[-1][1] += label
            joined.append(found[-1][1])
        else:
            found.append([factor, label, weight])
    return found, joined


def weighted(table: dict[str, Any]) -> dict[str, Any]:
    """A 权重累加 table."""
    block = [row for row in table["rows"] if is_start(row["cells"])]
    rest, joined = levels([row for row in table["rows"] if not is_start(row["cells"])])
    notes = "".join(table["notes"])
    floor = re.search(r"不足(\d+%)的，按\1计算", notes)
    found: dict[str, Any] = {
        "starts": starts(block),
        "bases": re.findall(r"裁量百分值总和×([^；。（）]+)", notes),
        "floor": floor.group(1) if floor else None,
        "levels": rest,
    }
    return found | ({"joined": joined} if joined else {})


def banded(table: dict[str, Any]) -> dict[str, Any]:
    """A 幅度罚款 table: its columns, without the first one where it only repeats the violation."""
    rows = [spread(row["cells"], filler="/") for row in table["rows"]]
    several = len({row[0] for row in rows}) > 1
    cut = 0 if several else 1
    return {"columns": table["header"][cut:], "rows": [row[cut:] for row in rows]}


def citations(text: str) -> list[str]:
    """The provisions a cell quotes: the one it opens with, and every one that opens a later sentence."""
    name, first = re.match(rf"《(.+?)》\s*({ARTICLE})", text).groups()  # type: ignore[union-attr]
    return [f"{name}{first}", *re.findall(rf"。\s*({ARTICLE})\s", text)]


def acts(table: dict[str, Any]) -> list[str]:
    """The acts a table is about: its title, or what the column prints where a § has a second legal basis."""
    title, second = re.subn("（同一 § 的另一处罚依据）$", "", table["title"])
    if not second:
        return [title]
    cell = next(row["cells"][0]["text"] for row in table["rows"] if not is_start(row["cells"]))
    return [act for act in re.split("（[一二三四]）", cell) if act]


def main(source: str, target: str) -> None:
    """Read the full transcription, write the extract."""
    tables = [table for table in json.loads(Path(source).read_text("utf-8")) if table["no"] in WANTED]
    several = Counter(table["no"] for table in tables)
    seen: Counter[str] = Counter()
    extract: dict[str, Any] = {}
    for table in tables:
        number = table["no"]
        seen[number] += 1
        name = f"{number}-{seen[number]}" if several[number] > 1 else number
        body = weighted(table) if table["mode"] == "权重累加" else banded(table)
        statutory = list(dict.fromkeys(FIGURE.findall(table["penalty_basis"])))
        words = sorted(set(WORDS.findall(table["penalty_basis"])))
        extract[name] = {
            "page": table["pdf_page"],
            "acts": acts(table),
            "mode": table["mode"],
            "breaches": citations(table["violated"]),
            "basis": citations(table["penalty_basis"])[0],
            "statutory": statutory,
            "words": words,
            "deemed": re.findall(r"不足([一二三四五六七八九十]+万元)的，按\1计算", table["penalty_basis"]),
            **body,
        }
    lines = json.dumps(extract, ensure_ascii=False, indent=1)
    Path(target).write_text(
        re.sub(r"\[\s+((?:\"[^\"]*\"|null)(?:,\s+\"[^\"]*\")*)\s+\]", _one_line, lines) + "\n", "utf-8"
    )


def _one_line(match: re.Match[str]) -> str:
    return "[" + re.sub(r",\s+", ", ", match.group(1)) + "]"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
