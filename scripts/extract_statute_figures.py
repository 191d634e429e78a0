"""Reduce penalty articles of statutes to what their transcription must equal: figures, and fingerprints of the items.

In: the folder of source texts as markdown and the laws to read, each with the id of its ruleset. Out: per article and
paragraph the figures with their bound words, and a fingerprint of each item's wording; no prose:

    python scripts/extract_statute_figures.py SOURCES tests/data/statute-figures-1.json 安全生产法=安全生产法-2021 …
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

HAN = "零一二两三四五六七八九十百千万亿"
FIGURE = re.compile(
    rf"(?:不足|不满|已满|未满|超过|低于|累计)?"
    rf"(?:百分之[{HAN}]+|[{HAN}]+(?:多)?(?:元|倍|日|个月|月|年|次|人|公里|立方米|平方米)"
    rf"|\d+(?:\.\d+)?[万亿]?(?:元|倍|%|个月|月|日|年|次|人|公里|立方米|平方米))"
    rf"(?:以上|以下|以内)?"
)
ITEM = re.compile(r"[（(][一二三四五六七八九十]+[）)]")


def fingerprint(name: str) -> str:
    """A name as a mark of its exact wording."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def numeral(number: int) -> str:
    """An article number as statutes print it: 122 is 一百二十二, 30 is 三十, 101 is 一百零一."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    digit = "零一二三四五六七八九"
    head = f"{digit[hundreds]}百" if hundreds else ""
    middle = ("零" if hundreds and ones else "") if not tens else ("" if tens == 1 and not head else digit[tens]) + "十"
    return head + middle + (digit[ones] if ones else "")


def article(body: str) -> list[dict[str, Any]]:
    """An article as its paragraphs: the figures it prints, its items' included, and a mark of each item."""
    paragraphs: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if item := ITEM.match(line):
            name = line[item.end() :].rstrip("；。").removesuffix("的")
            paragraphs[-1].setdefault("items", []).append(fingerprint(name))
            paragraphs[-1]["figures"] += FIGURE.findall(line)
        else:
            paragraphs.append({"figures": FIGURE.findall(line)})
    return paragraphs


def statute(text: str, name: str, ruleset: str) -> dict[str, Any]:
    """A law's dates and articles."""
    part = text.split(f"## 《{name}》\n")[1].split("\n## ", maxsplit=1)[0]
    passed = re.search(r"\((\d{4}-\d\d-\d\d)\)\.md", part)
    force = re.search(r"(\d{4}-\d\d-\d\d) 施行", part)
    assert passed
    places = {numeral(number): str(number) for number in range(1, 200)}
    pieces = re.split(r"^\*\*第([一二三四五六七八九十百零]+)条\*\* ", part, flags=re.MULTILINE)[1:]
    return {
        "ruleset": ruleset,
        "passed": passed.group(1),
        "in_force": force.group(1) if force else None,
        "articles": {places[at]: article(body) for at, body in zip(pieces[::2], pieces[1::2], strict=True)},
    }


def main(folder: str, target: str, laws: list[str]) -> None:
    """Read the sources, write the extract."""
    (path,) = Path(folder).glob("02-*.md")
    text = path.read_text("utf-8")
    extract = {name: statute(text, name, ruleset) for name, ruleset in (law.split("=") for law in laws)}
    lines = json.dumps(extract, ensure_ascii=False, indent=1)
    short = re.sub(r"\[\s+(\"[^\"]*\"(?:,\s+\"[^\"]*\")*)\s+\]", _one_line, lines)
    Path(target).write_text(short + "\n", "utf-8")


def _one_line(match: re.Match[str]) -> str:
    return "[" + re.sub(r",\s+", ", ", match.group(1)) + "]"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
