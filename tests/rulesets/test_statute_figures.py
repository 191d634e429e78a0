"""Statutory ranges of national statutes: the figures and items of each article are the published ones, no more, no less.

In: the rulesets as plain YAML and the extracts made by `scripts/extract_statute_figures.py`, one file per half of the
statutes. Nothing of the library is used: figures are read by the few lines below and compared article by article.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LAWS: dict[str, Any] = {}
READINGS: dict[str, Any] = {}
for extract in sorted((ROOT / "tests/data").glob("statute-figures-?.json")):
    LAWS |= json.loads(extract.read_text("utf-8"))
    beside = extract.with_name(extract.stem + "-readings.json")
    READINGS |= json.loads(beside.read_text("utf-8")) if beside.exists() else {}
FILES = [
    yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    for path in sorted((ROOT / "rulesets").glob("*/*/ruleset.yaml"))
]
RULESETS: dict[str, Any] = {file["规则集"]["编号"]: file for file in FILES}
ARTICLES = [(law, number) for law, said in LAWS.items() for number in said["articles"]]

# ---- figures ----

HAN = "零一二两三四五六七八九十百千万亿"
TOKEN = re.compile(
    rf"(不足|不满|已满|未满|超过|低于|累计)?"
    rf"(?:百分之([{HAN}]+)|(\d+(?:\.\d+)?[万亿]?|[{HAN}]+)(元|倍|个月|月|日|年|%|次|人|公里|立方米|平方米))(以上|以下|以内)?"
)
Bound = tuple[str, Decimal, str, str]


def han(text: str) -> int:
    """A Chinese numeral: 一百二十二, 十二万."""
    for scale, factor in (("亿", 100_000_000), ("万", 10_000)):
        if scale in text:
            head, _, rest = text.partition(scale)
            return han(head) * factor + (han(rest) if rest else 0)
    total = digit = 0
    for sign in text:
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = {"两": 2}.get(sign, "零一二三四五六七八九".find(sign))
    return total + digit


def value(text: str) -> Decimal:
    if not text[0].isascii():
        return Decimal(han(text))
    scale = {"万": 10_000, "亿": 100_000_000}.get(text[-1], 1)
    return (Decimal(text.rstrip("万亿")) * scale).normalize()


def bounds(text: str) -> set[Bound]:
    """Every figure of a text: word before, number, unit, word after."""
    return {
        (before, value(percent or plain).normalize(), unit or "%", after)
        for before, percent, plain, unit, after in TOKEN.findall(text)
    }


def test_figures_are_read_as_printed() -> None:
    assert bounds("五千元以上五万元以下") == bounds("5000元以上5万元以下")
    assert bounds("百分之五十以上五倍以下") == bounds("50%以上5倍以下")
    assert bounds("1万元以下") != bounds("超过1万元") != bounds("1万元以上")
    assert {("", Decimal(101), "日", "")} == bounds("一百零一日")
    assert {("", Decimal(10_000_000), "元", "以上"), ("", Decimal(500_000_000), "元", "以下")} == bounds(
        "一千万元以上五亿元以下"
    )


# ---- the ruleset's side ----

CITED = re.compile(rf"第([{HAN}]+)条(?:第([{HAN}]+)款)?(?:第([{HAN}]+)项)?")


def strings(cell: Any) -> Iterator[str]:
    """Every text of a cell; the names of facts that head a condition are keys."""
    if isinstance(cell, str):
        yield cell
    else:
        for each in cell.items() if isinstance(cell, dict) else cell:
            yield from strings(each if isinstance(each, str) else list(each) if isinstance(each, tuple) else each)


def cited(text: str, law: str) -> list[str]:
    """The articles of this law a citation names: 食品安全法第一百二十二条第一款、第一百二十三条 is 122 and 123."""
    own = [
        part
        for part in re.split(r"、(?=[^第])", text)
        if re.match(rf"(?:{re.escape(law)}|本法|本条例|本办法)?第", part)
    ]
    return [str(han(number)) for part in own for number, _, _ in CITED.findall(part)]


def column(grid: Any, name: str) -> list[Any]:
    place = grid["列"].index(name)
    return [row[place] for row in grid["行"]]


def own_rows(ruleset: Any, table: Any, law: str, number: str) -> Iterator[Any]:
    """The rows of a table that stand for an article: by the row's 依据, else the table's."""
    tables = {each["编号"]: each for each in ruleset["表"]}
    source = tables[table["同表"]] if "同表" in table else table
    basis = source["列"].index("依据") if "依据" in source["列"] else None
    for row in source["行"]:
        if number in cited("、".join(strings(row[basis] if basis is not None else table.get("依据", ""))), law):
            yield [cell for place, cell in enumerate(row) if place != basis]


def said(ruleset: Any, law: str, number: str) -> set[Bound]:
    """The figures the ruleset gives for an article: acts, rows, gates, inline tables, and what it leaves untranslated."""
    found = {bound for name, basis in acts(ruleset) if number in cited(basis, law) for bound in bounds(name)}
    for table in ruleset["表"]:
        rows = list(own_rows(ruleset, table, law, number))
        extra = [table.get(key, []) for key in ("适用", "不适用", "共同处理", "推定")] if rows else []
        for cell in [*rows, *extra]:
            for text in strings(cell):
                found |= bounds(text)
    for place, original in zip(
        column(ruleset.get("未译", {"列": ["条款", "原文"], "行": []}), "条款"),
        column(ruleset.get("未译", {"列": ["条款", "原文"], "行": []}), "原文"),
        strict=True,
    ):
        if number in cited(place, law):
            found |= bounds(original)
    for row in ruleset.get("履历", {"行": []})["行"]:
        if number in cited(row[-1], law):
            found |= {bound for text in row[:-1] for bound in bounds(text)}
    return found


# ---- the comparison ----


@pytest.mark.parametrize("law", LAWS)
def test_dates(law: str) -> None:
    head = RULESETS[LAWS[law]["ruleset"]]["规则集"]
    assert LAWS[law]["passed"] == head["发布"]
    assert LAWS[law]["in_force"] in (None, head["施行"])
    assert "全国" == head["地区"] and "全文已核" == head["核对"]


def figure(text: str) -> Bound:
    (one,) = bounds(text)
    return one


@pytest.mark.parametrize(("law", "number"), ARTICLES)
def test_figures_of_each_article(law: str, number: str) -> None:
    """Both ways. What is read otherwise than printed stands in the readings beside the extract, with its reason."""
    said_by = RULESETS[LAWS[law]["ruleset"]]
    printed = {bound for part in LAWS[law]["articles"][number] for text in part["figures"] for bound in bounds(text)}
    reading = READINGS.get(law, {}).get(number, {})
    assert bool(reading.get("why")) == bool(reading.get("printed") or reading.get("read"))
    lost, added = set(map(figure, reading.get("printed", []))), set(map(figure, reading.get("read", [])))
    written = said(said_by, law, number)
    assert lost <= printed and added <= written, "a reading that is not needed"
    assert printed - lost == written - added


def acts(ruleset: Any) -> list[tuple[str, str]]:
    """Names of violations with their provision, from 事项 and from tables that name their own."""
    found = []
    if "事项" in ruleset:
        found += list(zip(column(ruleset["事项"], "违法行为"), column(ruleset["事项"], "依据"), strict=True))
    worded = (table for table in ruleset["表"] if isinstance(table.get("违法行为"), str))
    found += [(table["违法行为"], "、".join(strings(table.get("依据", "")))) for table in worded]
    return found


@pytest.mark.parametrize(("law", "number"), ARTICLES)
def test_items_of_each_article(law: str, number: str) -> None:
    """An item that is an act is an act of the ruleset, in its exact words, under its own number."""
    ruleset = RULESETS[LAWS[law]["ruleset"]]
    reading = READINGS.get(law, {}).get(number, {})
    wanted = {
        (place, item, mark)
        for place, part in enumerate(LAWS[law]["articles"][number], 1)
        for item, mark in enumerate(part.get("items", []), 1)
    }
    if reading.get("items"):
        assert wanted, "a reading that is not needed"
        return  # the items are not acts, or are told in other words: said in the readings
    one = len(LAWS[law]["articles"][number]) == 1
    found = set()
    for name, basis in acts(ruleset):
        for article, paragraph, item in CITED.findall(basis):
            if str(han(article)) == number and item:
                place = han(paragraph) if paragraph else 1 if one else 0
                found.add((place, han(item), hashlib.sha256(name.encode()).hexdigest()[:12]))
    assert wanted == found


@pytest.mark.parametrize("law", LAWS)
def test_every_act_has_its_statutory_table(law: str) -> None:
    ruleset = RULESETS[LAWS[law]["ruleset"]]
    used = [
        code
        for table in ruleset["表"]
        if table["用途"] == "法定"
        for code in ([table["事项"]] if isinstance(table.get("事项"), str) else table.get("事项", []))
    ]
    several = READINGS.get(law, {}).get("tables")  # why an act has more than one table
    assert bool(several) == (len(used) != len(set(used)))
    assert sorted(set(used)) == sorted(column(ruleset.get("事项", {"列": ["代号"], "行": []}), "代号"))
