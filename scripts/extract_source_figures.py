"""Reduce the published texts behind the rulesets to what a transcription must equal.

In: the folder of source texts as markdown. Out: labels, bounds, multiples, codes and the numbering of articles; names of
violations in statutes only as fingerprints; no prose. What the markdown is too irregular for was read by hand (`BY_HAND`):

    python scripts/extract_source_figures.py SOURCES tests/data/source-figures.json
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

HAN = "一二两三四五六七八九十百千万"
FIGURE = re.compile(
    rf"(?:不足|不满|已满|超过)?"
    rf"(?:百分之[{HAN}]+|[{HAN}]+(?:元|倍|周岁|日|年)|\d+(?:-|至)\d+[件个]|\d+(?:\.\d+)?万?(?:元|%|立方米|平方米|㎡|[处件个]))"
    rf"(?:以上|以下)?"
)
STATUTES: dict[str, tuple[str, tuple[int, ...]]] = {
    "行政处罚法": (
        "01-*.md",
        (9, 18, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 40, 44, 45, 49, 51, 57, 58, 60, 63, 72, 73, 85),
    ),
    "食品安全法": ("02-*.md", (122, 123, 124, 125, 126, 134, 136)),
    "安全生产法": ("02-*.md", (95, 97, 99, 101, 105, 112, 114, 115)),
    "森林法": ("02-*.md", (73, 74, 76, 78)),
    "税收征收管理法": ("02-*.md", (60, 61, 62, 63, 64, 65, 68, 69, 86)),
}
# Prose, not tables: read by hand. The region codes are those of GB/T 2260; no source prints them.
BY_HAND: dict[str, Any] = {
    "威海": {
        "source": "50.3",
        "page_date": "2025-02-17",
        "items": [
            "未将事故隐患排查治理情况向从业人员通报",
            "未按规定上报事故隐患排查治理统计分析表",
            "在应急预案编制前未按照规定开展风险辨识、评估和应急资源调查",
            "未按照规定开展应急预案评审",
        ],
        "first_item": ["初次违法", "危害后果轻微", "及时改正"],
        "provisions": [
            ["安全生产法第四十一条第二款", "安全生产法第九十七条"],
            ["安全生产事故隐患排查治理暂行规定第十四条第一款", "安全生产事故隐患排查治理暂行规定第二十六条"],
            ["生产安全事故应急预案管理办法第十条第一款", "生产安全事故应急预案管理办法第四十五条第一款"],
        ],
        "gate": ["当事人是生产经营单位", "近三年未发生造成死亡或者重伤的生产安全事故"],
        "struck": "列入严重失信主体名单",
        "excluded": ["危险物品的生产、经营、储存单位", "非煤矿山", "金属冶炼单位"],
    },
    "张家港": {"source": "60.6", "reported": "2023-02-16", "since": "2022年7月", "conditions": 4},
    "地区": {
        "行政处罚法-2021": "全国",
        "食品安全法-2021": "全国",
        "安全生产法-2021": "全国",
        "税务-首违不罚-2021": "全国",
        "荥阳-建筑垃圾": "410182",
        "卢氏-施工许可": "411224",
        "江门-市容": "440700",
        "郏县-林业从轻清单": "410425",
        "长三角-税务基准": ["310000", "320000", "330000", "340000", "330200"],
        "威海-应急-可以不予": "371000",
        "张家港-应急-首违": "320582",
    },
}


def figures(text: str) -> str | None:
    """The figures of a cell, with their bound words, or nothing."""
    return "".join(FIGURE.findall(text)) or None


def fingerprint(name: str) -> str:
    """A name as a mark of its exact wording."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def numeral(number: int) -> str:
    """An article number as statutes print it: 122 is 一百二十二, 30 is 三十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    digit = "零一二三四五六七八九"
    head = f"{digit[hundreds]}百" if hundreds else ""
    middle = ("零" if hundreds and ones else "") if not tens else ("" if tens == 1 and not head else digit[tens]) + "十"
    return head + middle + (digit[ones] if ones else "")


def article(text: str, number: int) -> list[dict[str, Any]]:
    """An article as its paragraphs: clauses with figures, items, and what it says to apply."""
    heading = rf"^(?:\*\*)?第{numeral(number)}条(?:\*\*)? "
    body = re.split(heading, text, maxsplit=1, flags=re.MULTILINE)[1]
    body = re.split(r"^(?:\*\*第|第[一二三四五六七八九十百零]+条 |#)", body, maxsplit=1, flags=re.MULTILINE)[0]
    paragraphs: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if item := re.match(rf"（[{HAN}]+）", line):
            paragraphs[-1].pop("act", None)
            name = line[item.end() :].rstrip("；。").removesuffix("的")
            paragraphs[-1].setdefault("items", []).append(fingerprint(name))
            if found := figures(name):
                paragraphs[-1].setdefault("clauses", []).append(found)
        else:
            paragraphs.append(paragraph(line))
    return paragraphs


def paragraph(line: str) -> dict[str, Any]:
    """What one paragraph says of its own, apart from its items; what it does not say is left out."""
    act = re.match(r"(?:违反本法规定，)?(.+?)的，(?:除依照|由县级以上)", line)
    like = re.search(r"依照(?:前款|第一款)规定给予(处罚|拘留)", line)
    said = {
        "clauses": [found for clause in line.split("；") if (found := figures(clause))],
        "act": fingerprint(act.group(1)) if act and "；" not in act.group(1) else None,
        "like": like.group(1) if like else None,
    }
    return {key: value for key, value in said.items() if value}


def statute(text: str, name: str, numbers: tuple[int, ...]) -> dict[str, Any]:
    """Articles of one law, and its dates."""
    part = text if name == "行政处罚法" else text.split(f"## 《{name}》")[1].split("\n## ", maxsplit=1)[0]
    dates = re.search(r"(\d{4}-\d\d-\d\d) 修正, (\d{4}-\d\d-\d\d) 施行", part)
    passed = re.search(r"\((\d{4}-\d\d-\d\d)\)\.md", part)
    force = re.search(r"\*\*Effective\*\*: (\d{4}-\d\d-\d\d)", part)
    assert passed
    return {
        "passed": passed.group(1),
        "in_force": dates.group(2) if dates else force.group(1) if force else None,
        "articles": {str(number): article(part, number) for number in numbers},
    }


def grid(text: str, section: str) -> list[list[str]]:
    """The rows of the first table of a section, without its heading."""
    part = re.split(rf"^## {re.escape(section)} ", text, maxsplit=1, flags=re.MULTILINE)[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def words(text: str) -> list[str]:
    """The terms of the source in a restated cell."""
    return re.findall(r"[\u4e00-\u9fff、]+", text)


def provision(text: str) -> str:
    """第四十四条第（一）项 and 第二十五条（一） as 第四十四条第一项, 第二十五条第一项."""
    found = re.search(rf"第[{HAN}]+条(?:第[{HAN}]+款)?(?:第?（?[{HAN}]+）?项?)?", text)
    assert found
    return re.sub(rf"第?（([{HAN}]+)）项?", r"第\1项", found.group())


def xingyang(text: str) -> dict[str, Any]:
    """40.1: tiers by quantity, three parties."""
    basis = next(line for line in text.splitlines() if "城市建筑垃圾管理规定》第二十五条（一）" in line)
    return {
        "provision": provision(basis),
        "statutory": [figures(part) for part in basis.split("fine:")[1].split(";")],
        "rows": [[row[0], *map(figures, row[1:])] for row in grid(text, "40.1")],
    }


def jiangmen(text: str) -> dict[str, Any]:
    """40.3: two items, tiers by one measure or another."""
    items: dict[str, Any] = {}
    for row in grid(text, "40.3"):
        if row[0]:
            head: dict[str, Any] = {
                "name": row[1].removesuffix("的"),
                "provision": provision(row[3]),
                "statutory": figures(row[4]),
                "rows": [],
            }
            items[row[2]] = head
        head["rows"].append([row[5], *map(figures, re.split("[,:] 或 ", row[6])), figures(row[7])])
    return items


def lushi(text: str) -> dict[str, Any]:
    """40.7: size or area, or serious harm; two parties."""
    basis = next(line for line in text.splitlines() if "建筑工程施工许可管理办法》第十二条" in line)
    rows = []
    for tier, case, builder, contractor in grid(text, "40.7"):
        size = re.search("[小中大]型工程", case)
        assert size
        rows.append([tier, size.group(), figures(case), figures(builder), figures(contractor)])
    return {
        "provision": provision(basis),
        "statutory": [figures(part) for part in basis.split("—")[1].split(";")],
        "rows": rows,
        "alone": [row[0] for row in grid(text, "40.7") if "造成严重危害后果" in row[1]],
    }


def jiaxian(text: str) -> dict[str, Any]:
    """41.5: the statutory range and the point taken from it; four circumstances."""
    rows = grid(text, "41.5")[:2]
    return {
        "rows": [[row[0], provision(row[2]), figures(row[2]), figures(row[5])] for row in rows],
        "circumstances": [words(part) for part in re.split(r"\d\. ", rows[0][3])[1:]],
    }


def yangtze(text: str) -> dict[str, Any]:
    """42.6: one item, three rows for two parties, one exclusion."""
    rows = grid(text, "42.6")
    fines = [dict(re.findall("(个人|单位) ([^;]+)", row[4])) or {"个人": row[4], "单位": row[4]} for row in rows[:3]]
    return {
        "code": rows[0][0],
        "name": rows[0][1],
        "provision": provision(rows[0][2]),
        "statutory": [figures(part) for part in rows[0][2].split("情节严重")],
        "rows": [[figures(fine["个人"]), figures(fine["单位"])] for fine in fines],
        "excluded": "不适用本项" in rows[3][4],
    }


def first_violations(text: str) -> dict[str, Any]:
    """51.1: items 1 to 12, the provisions breached and the condition of four of them."""
    issuer = next(line for line in text.splitlines() if "**Issuer/number**" in line)
    rows = [row for row in grid(text, "51.1") if row[2] != "(cut)" and row[0] != "13"]
    return {
        "numbers": re.findall(r"\d{4}年第\d+号", issuer),
        "rows": [
            [row[0], words(row[1]) + words(row[2]), [each.strip("《》") for each in row[3].split(" + ")], row[4]]
            for row in rows
        ],
    }


def main(folder: str, target: str) -> None:
    """Read the sources, write the extract."""

    def read(pattern: str) -> str:
        (path,) = Path(folder).glob(pattern)
        return path.read_text("utf-8")

    spot = re.search("对公民.+?罚款", read("01-*.md"))
    assert spot
    extract: dict[str, Any] = {
        "statutes": {name: statute(read(file), name, numbers) for name, (file, numbers) in STATUTES.items()},
        "on_the_spot": re.findall(r"对(\w+?)处以(\w+?以下)", spot.group()),
        "荥阳": xingyang(read("40-*.md").split("## 40.2")[0]),
        "江门": jiangmen(read("40-*.md")),
        "卢氏": lushi(read("40-*.md")),
        "郏县": jiaxian(read("41-*.md")),
        "长三角": yangtze(read("42-*.md")),
        "税务首违": first_violations(read("51-*.md")),
        "by_hand": BY_HAND,
    }
    scalar = r'(?:"[^"]*"|null|true|false|\d+)'
    lines = json.dumps(extract, ensure_ascii=False, indent=1)
    short = re.sub(rf"\[\s+({scalar}(?:,\s+{scalar})*)\s+\]", _one_line, lines).replace("[\n     {}\n    ]", "[{}]")
    Path(target).write_text(short + "\n", "utf-8")


def _one_line(match: re.Match[str]) -> str:
    return "[" + re.sub(r",\s+", ", ", match.group(1)) + "]"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
