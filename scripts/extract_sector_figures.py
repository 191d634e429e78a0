"""Reduce the sector texts behind local rulesets and fixtures to what a transcription must equal.

In: the folder of source texts as markdown. Out: labels and figures of each row of each table; of the 江门 list, the names
of acts, the provisions breached, the conditions and the modal; no other prose. What is prose there was read by hand:

    python scripts/extract_sector_figures.py SOURCES tests/data/sector-figures.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HAN = "一二两三四五六七八九十百千万"
UNIT = "元/天|元|倍|%|立方米|平方米|㎡|亩|个月|小时|日|天|人|项|辆|次"
NUMBER = rf"(?:\d+(?:\.\d+)?万?|[{HAN}]+)"
FIGURE = re.compile(
    rf"(?:不足|不满|超过|≤)?{NUMBER}(?:{UNIT})?[—–]{NUMBER}(?:{UNIT})"
    rf"|(?:不足|不满|超过|≤)?{NUMBER}(?:{UNIT})(?:（含）|（不含[^）]*）)?(?:以上|以下|内)?(?:（含）|（不含[^）]*）)?"
)
# section, file, which of its tables, how many rows are data, which columns hold a label
TABLES: dict[str, tuple[str, str, int]] = {
    "40.2": ("40-*.md", "40.2", 0),
    "40.4": ("40-*.md", "40.4", 0),
    "40.5": ("40-*.md", "40.5", 0),
    "40.6": ("40-*.md", "40.6", 0),
    "41.4": ("41-*.md", "41.4", 0),
    "41.8": ("41-*.md", "41.8", 0),
    "41.10": ("41-*.md", "41.10", 0),
    "42.1": ("42-*.md", "42.1", 0),
    "42.2": ("42-*.md", "42.2", 0),
    "42.3a": ("42-*.md", "42.3", 0),
    "42.3b": ("42-*.md", "42.3", 1),
    "42.3c": ("42-*.md", "42.3", 2),
    "42.7": ("42-*.md", "42.7", 0),
    "42.9": ("42-*.md", "42.9", 0),
    "42.10": ("42-*.md", "42.10", 0),
    "42.12": ("42-*.md", "42.12", 0),
    "42.13": ("42-*.md", "42.13", 0),
}
# Prose, read by hand: region codes of GB/T 2260, dates and numbers of the heads, figures of sentences.
BY_HAND: dict[str, Any] = {
    "heads": {
        "嘉兴-城管-占地": {"地区": "330400"},
        "天津-公共场所空气": {"地区": "120000"},
        "河南-林业-不予": {"地区": "410000", "印发": "2022-11-05"},
        "广元-临时用地": {"地区": "510800", "发布": "2023-11-06"},
        "临海-道路客运": {"地区": "331082"},
        "甘肃-道路客运": {"地区": "620000"},
        "粤国税-2014": {"地区": "440000", "施行": "2014-04-01"},
        "长沙-公安-殴打他人": {"地区": "430100"},
        "公安部-殴打他人-较轻": {"地区": "全国"},
        "湖南-直销-报酬": {"地区": "430000"},
        "山西-生态-不予-2025": {"地区": "140000"},
        "上海-城管-免罚": {"地区": "310000", "印发": "2020-08-18"},
        "咸宁-应急-不予": {"地区": "421200", "发布": "2022-04-06"},
        "西平-应急-不予": {"地区": "411721", "发布": "2020-06-15"},
        "嘉兴-应急-不予": {"地区": "330400", "施行": "2022-07-25"},
        "麻阳-水利-排污口": {"地区": "431226"},
        "云县-应急-不予": {"地区": "530922", "文号": "云县应急发〔2023〕22号", "印发": "2023-07-11"},
        "洛阳-文旅-不予": {"地区": "410300", "发布": "2020-09-25"},
        "泉州-文化-首违二": {
            "地区": "350500",
            "文号": "泉文旅规〔2025〕2号",
            "印发": "2025-10-14",
            "施行": "2025-11-16",
            "失效": "2028-11-15",
        },
        "武汉汉南-文旅-不予": {"地区": "420113", "发布": "2021-06-03"},
        "大英-文化-不予": {"地区": "510923"},
        "中山-卫健-不予": {"地区": "442000", "印发": "2021-10-14", "施行": "2021-10-14", "失效": "2026-10-13"},
        "娄底-卫健-从轻": {"地区": "431300", "印发": "2022-06-20"},
        "旺苍-农业-首违": {"地区": "510821", "发布": "2022-07-19"},
        "市监总局-首违-2025": {"地区": "全国", "印发": "2025-01-27", "发布": "2025-02-07"},
        "江环-2021-231": {
            "地区": "440700",
            "文号": "江环〔2021〕231号",
            "施行": "2022-02-01",
            "失效": "2025-01-31",
        },
    },
    "statutory": {
        "40.4": ["五百元以上三千元以下", "二百元以上一千元以下"],
        "41.4": ["1000元以上1万元以下", "1万元以上3万元以下"],
        "41.8": ["5倍以上10倍以下"],
        "42.3b": ["2万元以上2倍以上10倍以下", "不足2万元3万元以上10万元以下"],
        "42.3c": ["2万元以上2倍以上10倍以下", "不足2万元3万元以上10万元以下"],
        "42.7": ["二千元以下", "二千元以上一万元以下"],
        "42.12": [
            "五日以下五百元以下",
            "五日以上十日以下二百元以上五百元以下",
            "十日以上十五日以下五百元以上一千元以下",
        ],
    },
    "湖南": [
        "超过30%不超过40%五万元以上不足十万元",
        "超过40%不超过50%十万元以上不足二十万元",
        "超过50%二十万元以上三十万元以下",
    ],
    "山西": [
        [],
        ["5个工作日内"],
        ["1吨以内", "5日内"],
        ["小于200平方米", "7日内"],
        ["小于0.1倍", "不超过4小时"],
        ["小于0.1倍", "5日内"],
    ],
    "娄底": {"condition": "3人以下（含3人）", "statutory": "五万元以上十万元以下"},
    "咸宁": ["5万元以下", "5万元以上10万元以下"],
    "嘉兴应急": "1万元以上3万元以下",
    "云县": "三万元以下",
    "麻阳": ["5万元", "7万元", "10万元", "10万元"],
    "市监": {"2": "不足1个月", "5": "不超过500元"},
}


def figures(text: str) -> str | None:
    """The figures of a cell, with their bound words, or nothing."""
    return "".join(FIGURE.findall(text.replace("*", ""))) or None


def grids(text: str, section: str) -> list[list[list[str]]]:
    """The tables of a section, without their headings."""
    part = re.split(rf"^## {re.escape(section)} ", text, maxsplit=1, flags=re.MULTILINE)[1].split("\n## ")[0]
    found: list[list[list[str]]] = [[]]
    for line in part.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [table[2:] for table in found if table]


def listed(text: str) -> list[dict[str, Any]]:
    """The items of the 江门 list: act, provisions breached, modal, conditions."""
    found = []
    ordinal = "[一二三四五六七八九十百]+"
    place = rf"(第{ordinal}条(?:第{ordinal}款)?(?:第{ordinal}项(?:、第{ordinal}项)*)?)"
    for item in re.split(r"^\*{0,2}### (?=\d+、)", text, flags=re.MULTILINE)[1:]:
        head = re.match(r"(\d+)、(.+?)\**\n", item)
        body, conditions = item.split("不予处罚的情节", 1)
        lead = re.search(r"((?:同时满足|有)下列情形.*?)[：:]", conditions)
        assert head and lead
        found.append(
            {
                "number": head[1],
                "act": head[2].strip("*"),
                "breaches": [
                    law.removeprefix("中华人民共和国") + where
                    for law, where in re.findall(r"《([^〈》]+(?:〈[^〉]+〉[^》]*)?)》\s*" + place, body)
                ],
                "all": lead[1].startswith("同时满足"),
                "may": "可以不予" in lead[1],
                "conditions": [
                    each.strip().rstrip("；。") for each in re.findall(r"^（\d）(.+)$", conditions, flags=re.MULTILINE)
                ],
            }
        )
    return found


def main(folder: str, target: str) -> None:
    """Read the sources, write the extract."""

    def read(pattern: str) -> str:
        (path,) = Path(folder).glob(pattern)
        return path.read_text("utf-8")

    extract = {
        "tables": {
            name: [[figures(cell) for cell in row] for row in grids(read(file), section)[place]]
            for name, (file, section, place) in TABLES.items()
        },
        "江门": listed(read("15-*.md")),
        "by_hand": BY_HAND,
    }
    scalar = r'(?:"[^"]*"|null|true|false|\d+)'
    lines = json.dumps(extract, ensure_ascii=False, indent=1)
    Path(target).write_text(re.sub(rf"\[\s+({scalar}(?:,\s+{scalar})*)\s+\]", _one_line, lines) + "\n", "utf-8")


def _one_line(match: re.Match[str]) -> str:
    return "[" + re.sub(r",\s+", ", ", match[1]) + "]"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
