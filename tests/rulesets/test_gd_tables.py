"""附件1 of 粤环发〔2021〕7号: every start, weight, label, party column and figure of the ruleset equals the published table.

In: the ruleset as plain YAML and the extract made by `scripts/extract_gd_tables.py`. Nothing of the library is used:
what is compared is what a reader of the two documents would compare.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
RULESET = yaml.load((ROOT / "rulesets/ecology/gd-2022/ruleset.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
PRINTED: dict[str, Any] = json.loads((ROOT / "tests/data/gd-tables.json").read_text("utf-8"))
TABLES: dict[str, dict[str, Any]] = {table["编号"]: table for table in RULESET["表"]}
WEIGHTED = [name for name, table in PRINTED.items() if table["mode"] == "权重累加"]
BANDED = [name for name, table in PRINTED.items() if table["mode"] == "幅度罚款"]

# Cells read otherwise than printed: (table, 读作, 原作). Only the one with 50000 is a misprint (the next level starts at
# 5000); the others are words that stand for a count, or a heading that words its own level a little differently.
READ_OTHERWISE = {
    ("§5.1", "无", "无同类环境违法行为"),
    ("§6.14", "无", "无同类违法行为"),
    ("§6.14", "1次以上", "有同类违法行为情况"),
    ("§6.14", "未造成重大生态环境影响或者不良社会影响", "未造成重大生态环境影响或者不良社会影响的"),
    ("§6.14", "造成重大生态环境影响或者不良社会影响", "已造成重大生态环境影响或者不良社会影响的"),
    ("§6.19", "无", "无同类违法行为"),
    ("§6.19", "1次以上", "有同类违法行为"),
    ("§6.19", "3000平方米以上5000平方米以下", "3000平方米以上50000平方米以下"),
    ("§7.15", "无", "无同类违法行为"),
}


def printed(cell: Any) -> Any:
    """A cell as the source prints it; a condition in a 条件 column is the label it stands for."""
    if isinstance(cell, dict):
        if "原作" in cell:
            return cell["原作"]
        ((label, value),) = cell.items()
        assert value == "是"
        return label
    return cell


def rows(table: dict[str, Any]) -> list[list[Any]]:
    """The rows with 〃 resolved and 同表 followed."""
    if "同表" in table:
        return rows(TABLES[table["同表"]])
    filled: list[list[Any]] = []
    for row in table["行"]:
        above = filled[-1] if filled else row
        filled.append([above[i] if cell == "〃" else printed(cell) for i, cell in enumerate(row)])
    return filled


def heading(column: Any) -> str:
    """The printed heading of a column."""
    if isinstance(column, str):
        return "罚款" if column == "处理" else column
    return str(column.get("表头") or next(iter(column.values())))


def test_every_wanted_table_is_there_and_no_other() -> None:
    assert list(PRINTED) == [name for name, table in TABLES.items() if table["用途"] == "基准"]


@pytest.mark.parametrize("name", WEIGHTED)
def test_factors_levels_and_weights(name: str) -> None:
    assert rows(TABLES[name]) == PRINTED[name]["levels"]


@pytest.mark.parametrize("name", WEIGHTED)
def test_starting_points_and_bases(name: str) -> None:
    start = TABLES[name]["起点"]
    columns = [column if isinstance(column, str) else "条件" for column in start["列"]]
    for row, source, base in zip(start["行"], PRINTED[name]["starts"], PRINTED[name]["bases"], strict=True):
        cells = {column: printed(cell) for column, cell in zip(columns, row, strict=True)}
        party = {"单位": ("对单位", "对企业")}.get(cells.get("当事人", ""), ("对个人",))
        heads = [head for head in source["heads"] if head not in (party if "当事人" in cells else ())]
        assert len(heads) == len(source["heads"]) - ("当事人" in cells)
        assert heads == ([cells["条件"]] if cells.get("条件", "/") != "/" else [])
        assert cells["起点"] == source["weight"]
        assert re.sub("^计罚", "所需", cells["基数"].replace("的", "×")) in (base, f"{base}元")


@pytest.mark.parametrize("name", WEIGHTED)
def test_cap_and_floor(name: str) -> None:
    assert TABLES[name]["封顶"] == "100%"
    assert TABLES[name].get("保底") == PRINTED[name]["floor"]


@pytest.mark.parametrize("name", BANDED)
def test_columns_and_cells(name: str) -> None:
    table = TABLES[name]
    assert [heading(column) for column in table["列"]] == PRINTED[name]["columns"]
    assert rows(table) == PRINTED[name]["rows"]


@pytest.mark.parametrize("name", PRINTED)
def test_statutory_figures_are_those_of_the_provision(name: str) -> None:
    text = json.dumps(TABLES[name]["法定"], ensure_ascii=False)
    number = r"[\d一二三四五六七八九十百千万]+(?:元|倍)|百分之[一二三四五六七八九十]+"
    figures = re.findall(rf"(?:{number})以[上下](?:(?:{number})以下)?", text)
    assert figures
    own = [
        figure for figure in PRINTED[name]["statutory"] if name not in ("§4.7", "§4.14") or figure.endswith("倍以下")
    ]
    assert set(figures) == set(own)  # the provisions of §4.7 and §4.14 also state the fines of other acts, in 元


def test_only_the_named_cells_are_read_otherwise() -> None:
    found: set[tuple[str, str, str]] = set()

    def walk(name: str, value: Any) -> None:
        if isinstance(value, dict):
            if "原作" in value:
                found.add((name, value["读作"], value["原作"]))
            for each in value.values():
                walk(name, each)
        elif isinstance(value, list):
            for each in value:
                walk(name, each)

    for name, table in TABLES.items():
        walk(name, table)
    assert found == READ_OTHERWISE


def test_the_only_label_torn_by_a_page_break_is_known() -> None:
    assert {name: table["joined"] for name, table in PRINTED.items() if "joined" in table} == {
        "§5.1": ["6个月以上12个月以下"]
    }
