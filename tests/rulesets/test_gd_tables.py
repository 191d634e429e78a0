"""附件1 of 粤环发〔2021〕7号: every start, weight, label, party column and figure of the ruleset equals the published table.

In: the ruleset as plain YAML (of its 281 tables the 21 that were read twice), the extract made by `scripts/extract_gd_tables.py`, and `gd-statutory.json`: the statutory
ranges read a second time by hand from the printed 处罚依据 (when, party, what; low, high, base). Nothing of the library
is used: what is compared is what a reader of the two documents would compare.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "rulesets/ecology/gd-2022").glob("[cr]*[0-9t].yaml"))  # ruleset.yaml and its volumes
RULESET = [yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader) for path in FILES if path.name != "cases.yaml"]
PRINTED: dict[str, Any] = json.loads((ROOT / "tests/data/gd-tables.json").read_text("utf-8"))
STATUTORY: dict[str, list[list[Any]]] = json.loads((ROOT / "tests/data/gd-statutory.json").read_text("utf-8"))
TABLES: dict[str, dict[str, Any]] = {table["编号"]: table for file in RULESET for table in file["表"]}
WEIGHTED = [name for name, table in PRINTED.items() if table["mode"] == "权重累加"]
BANDED = [name for name, table in PRINTED.items() if table["mode"] == "幅度罚款"]

# The person of 对个人: who the printed heading or note means, in the words of the statute (a note of §6.14, §6.19 is looser).
PERSONS = {
    "§1.8": "直接负责的主管人员和其他责任人员",
    "§4.26": "法定代表人、主要负责人、直接负责的主管人员和其他责任人员",
    "§5.1": "直接负责的主管人员和其他责任人员",
    "§6.14": "直接负责的主管人员和其他直接责任人员",
    "§6.19": "直接负责的主管人员和其他直接责任人员",
}

# Words of the 处罚依据 that are not words of the range: §2.5-2 names an act (吊销…后排放), §6.14 and §6.19 are read through the
# words of the table itself (SOURCE.md).
SET_ASIDE = {"§2.5-2": {"吊销排污许可证"}, "§6.14": {"情节严重"}, "§6.19": {"拒不改正"}}
SAID_BY_TABLE = {"§6.19": {"限期内改正", "逾期未改正"}}
WORDS = re.compile(  # the closed list of scripts/extract_gd_tables.py
    "可以|报经有批准权的人民政府批准|停止建设|恢复原状|责令备案|限期内改正|停止生产|责令关闭|责令改正|限制生产|停产整治"
    "|责令停业|停产停业|限期采取治理措施|限期整改|停止违法行为|没收违法所得|禁止从事|由原发证机关|吊销(?:排污)?许可证"
    "|代为履行|情节严重|逾期未改正|拒不改正|有违法所得|造成重大环境污染或者生态破坏"
)

# Cells read otherwise than printed: (table, 读作, 原作). Only the one with 50000 is a misprint (the next level starts at
# 5000); the others are a heading that words its own level a little differently.
READ_OTHERWISE = {
    ("§6.14", "未造成重大生态环境影响或者不良社会影响", "未造成重大生态环境影响或者不良社会影响的"),
    ("§6.14", "造成重大生态环境影响或者不良社会影响", "已造成重大生态环境影响或者不良社会影响的"),
    ("§6.19", "3000平方米以上5000平方米以下", "3000平方米以上50000平方米以下"),
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
    """The rows with 〃 resolved."""
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


def test_every_table_read_twice_is_there() -> None:
    assert set(PRINTED) <= {name for name, table in TABLES.items() if table["用途"] == "基准"}


@pytest.mark.parametrize("name", WEIGHTED)
def test_factors_levels_and_weights(name: str) -> None:
    assert ["要素", "程度", "权重"] == TABLES[name]["列"]
    assert rows(TABLES[name]) == PRINTED[name]["levels"]


@pytest.mark.parametrize("name", WEIGHTED)
def test_starting_points_and_bases(name: str) -> None:
    table = TABLES[name]
    start = table["起点"]
    columns = [column if isinstance(column, str) else "条件" for column in start["列"]]
    printed_starts, bases = PRINTED[name]["starts"], PRINTED[name]["bases"]
    found = []
    for row in start["行"]:
        cells = {column: printed(cell) for column, cell in zip(columns, row, strict=True)}
        heads = []
        if "当事人" in cells:
            heads.append(("对企业" if name.startswith("§6") else "对单位") if cells["当事人"] == "单位" else "对个人")
            assert cells["当事人"] in ("单位", PERSONS[name])
        if cells.get("条件", "/") != "/":
            heads.append(cells["条件"])
        found.append((heads, cells["起点"], re.sub("^计罚", "所需", cells["基数"].replace("的", "×"))))
    wanted = [
        (each["heads"], each["weight"], base if "×" in base else f"{base.removesuffix('元')}元")
        for each, base in zip(printed_starts, bases, strict=True)
    ]
    assert found == wanted
    assert ("当事人" in columns) == any("对个人" in each["heads"] for each in printed_starts)
    turns_on = {"§6.14": "重大生态环境影响或者不良社会影响的", "§6.19": "整改情况", "§7.15": "违法所得"}
    conditions = [column["条件"] for column in start["列"] if isinstance(column, dict)]
    assert conditions in ([], [turns_on.get(name, "责令改正情况")])
    assert columns[-2:] == ["起点", "基数"]


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


@pytest.mark.parametrize("name", PRINTED)
def test_acts_and_provisions(name: str) -> None:
    def bare(citation: str) -> str:
        return citation.removeprefix("中华人民共和国").replace("<", "〈").replace(">", "〉")

    table = TABLES[name]
    named = table["违法行为"]
    assert ([named] if isinstance(named, str) else named) == PRINTED[name]["acts"]
    assert table["依据"] == bare(PRINTED[name]["basis"])
    assert table["违反"] == "、".join(map(bare, PRINTED[name]["breaches"]))
    assert table["用途"] == "基准"
    by_city = "设区的市级以上人民政府生态环境主管部门"
    assert table.get("实施主体") == (by_city if name in ("§1.4", "§1.5") else None)
    assert table.get("计算") == (PRINTED[name]["mode"] if name in WEIGHTED else None)


def figure(text: str) -> str:
    """An amount as a plain number of 元, of 倍 or of %."""
    text = re.sub(r"百分之(.+)", r"\1%", text)
    number, unit = re.fullmatch("([\\d.一二三四五六七八九十百千万]+)(元|倍|%)", text).groups()  # type: ignore[union-attr]
    total = section = Fraction(0)
    pending: Fraction | None = None
    for part in re.findall(r"[\d.]+|.", number):
        if re.match(r"[\d.]", part):
            pending = Fraction(part)
        elif part in "一二三四五六七八九":
            pending = Fraction("一二三四五六七八九".index(part) + 1)
        elif part == "万":
            total, section, pending = (total + section + (pending or 0)) * 10_000, Fraction(0), None
        else:
            section += (1 if pending is None else pending) * {"十": 10, "百": 100, "千": 1000}[part]
            pending = None
    return f"{total + section + (pending or 0)}{unit.removeprefix('元')}"


FINE = re.compile(
    "(可以)?(?:并)?处(每车次)?((?:计罚|所收|建设项目总|直接经济|上一年度|违法所得)[^\\d一二三四五六七八九十百]*?)?"
    "(?:((?:百分之)?[\\d一二三四五六七八九十百千万]+(?:元|倍)?)以上)?((?:百分之)?[\\d一二三四五六七八九十百千万]+(?:元|倍)?)以下罚款"
)


def said(item: str) -> list[Any]:
    """One item of a statutory cell: a measure as words, or a fine as modality, low, high and base."""
    fine = FINE.fullmatch(item)
    if not fine:
        return [re.sub("报经有批准权的人民政府批准，", "报批", item)]
    may, each, base, low, high = fine.groups()
    return [f"{may or ''}罚款", low and figure(low), figure(high), "车次" if each else base]


def statutory(name: str) -> list[list[Any]]:
    """The 法定 table as a list of (when, party, item)."""
    table = TABLES[name]["法定"]
    found = []
    for row in table["行"]:
        when = []
        for column, cell in zip(table["列"], row, strict=True):
            if column == "情形" or (isinstance(column, dict) and "条件" in column):
                if isinstance(cell, dict):
                    assert list(cell) == ["除外"]
                    when.append(f"非{cell['除外']}")
                elif cell != "/":
                    when.append(cell)
        for column, cell in zip(table["列"], row, strict=True):
            if column == "处理" or (isinstance(column, dict) and "处理" in column):
                party = column["处理"] if isinstance(column, dict) else ""
                if isinstance(cell, dict):
                    assert list(cell) == ["选一"]
                    items = ["，或者".join(said(each)[0] for each in cell["选一"])]
                else:
                    items = [] if cell == "/" else cell.split("；")
                found += [["，".join(when), party, *said(each)] for each in items]
    return found


@pytest.mark.parametrize("name", PRINTED)
def test_statutory_ranges(name: str) -> None:
    assert statutory(name) == STATUTORY[name]
    branches = TABLES[name]["法定"]
    alternatives = ("§1.1", "§1.3", "§1.4", "§1.6", "§3.33", "§3.47", "§4.26", "§4.28", "§6.19")
    assert branches.get("重合") == (None if name in alternatives else "全部")  # else the branches add up
    conditions = {column["条件"] for column in branches["列"] if isinstance(column, dict) and "条件" in column}
    turns_on = {"§3.33": {"违法程度"}, "§4.28": {"事故等级"}, "§7.15": {"违法所得", "责令改正情况"}}
    assert conditions in (set(), turns_on.get(name, {"责令改正情况"}))


def test_statutory_ranges_are_for_these_tables_only() -> None:
    assert list(STATUTORY) == list(PRINTED)


@pytest.mark.parametrize("name", PRINTED)
def test_statutory_words(name: str) -> None:
    """可以, approvals, orders, 情节严重 …: neither more nor fewer than the provision prints."""
    text = json.dumps(TABLES[name]["法定"], ensure_ascii=False).replace("责令改正情况", "")  # the name of a column
    found = set(WORDS.findall(text))
    wanted = set(PRINTED[name]["words"]) - SET_ASIDE.get(name, set())
    assert found - SAID_BY_TABLE.get(name, set()) - ({"有违法所得"} if name in ("§4.7", "§4.14") else set()) == wanted


def derived(name: str, fact: str) -> list[list[Any]]:
    """The rows of the inline 推定 table that give `fact`: the cells that test something, then the value."""
    table = TABLES[name]["推定"]
    column = [next(iter(each.values())) if isinstance(each, dict) else each for each in table["列"]].index(fact)
    assert all(len(row) == len(table["列"]) for row in table["行"])
    tests = [i for i, each in enumerate(table["列"]) if not (isinstance(each, dict) and "得" in each)]
    return [[*(row[i] for i in tests if row[i] != "/"), row[column]] for row in table["行"] if row[column] != "/"]


@pytest.mark.parametrize("name", ["§4.7", "§4.14"])
def test_deemed_base(name: str) -> None:
    (least,) = PRINTED[name]["deemed"]
    assert derived(name, "计罚处置费用") == [[f"不足{least}", least], [f"{least}以上", "所需处置费用"]]
    assert {"条件": "所需处置费用"} in TABLES[name]["推定"]["列"]


@pytest.mark.parametrize("name", ["§2.7-1", "§2.7-2"])
def test_composite_levels_are_split_as_printed(name: str) -> None:
    """超标情况: each row of the 推定 table tests one half of the label it gives; no label is left out."""
    table = TABLES[name]["推定"]
    assert [next(iter(column.items())) for column in table["列"]] == [
        ("条件", "超标方式"),
        ("条件", "pH值"),
        ("条件", "超标倍数"),
        ("条件", "超量比例"),
        ("得", "超标情况"),
    ]
    assert table["重合"] == "全部"
    wanted = []
    for factor, label, _ in PRINTED[name]["levels"]:
        if factor != "超标情况":
            continue
        acid = re.fullmatch("仅pH值超标（(.+)）", label)
        if acid:
            wanted.append(["仅pH值超标", re.sub(" ?或 ?", " 或 ", acid[1]), "/", "/", label])
        else:
            times, share = label.removeprefix("超标").split("或超量")
            wanted.append(["浓度超标或者浓度和总量都超标", "/", times, "/", label])
            wanted.append(["总量超标或者浓度和总量都超标", "/", "/", share, label])
    assert table["行"] == wanted


CORRECTION = {  # 整改情况 printed as a level, and the answer to 责令改正情况 it stands for
    "§1.3": ("限期内完成备案手续", "逾期未完成备案手续"),
    "§2.5-1": ("限期内改正", "逾期未改正"),
    "§2.5-2": ("限期内改正", "逾期未改正"),
    "§2.27": ("限期内改正违法行为", "逾期未改正违法行为"),
    "§4.14": ("限期内改正", "逾期未改正"),
    "§6.19": ("限期内改正", "逾期未改正"),
}
TREATMENT = {
    "§3.33": (
        "主动承担赔偿责任，且限期采取治理措施",
        "未主动承担赔偿责任，但限期采取治理措施或者主动承担赔偿责任，但未限期采取治理措施",
        "既未主动承担赔偿责任，也未限期采取治理措施",
    ),
    "§4.28": (
        "主动承担赔偿责任，且限期采取治理措施",
        "未主动承担赔偿责任或者未限期采取治理措施（ 只满足其中之一）",
        "既未主动承担赔偿责任，也未限期采取治理措施的",
    ),
}
IMPACT = {
    "§6.14": (
        "重大生态环境影响或者不良社会影响的",
        "造成重大生态环境影响或者不良社会影响",
        "未造成重大生态环境影响或者不良社会影响",
    ),
    "§6.19": (
        "重大生态环境影响或者不良社会影响的",
        "造成重大生态环境影响或者不良社会影响",
        "未造成重大生态环境影响或者不良社会影响",
    ),
    "§7.15": (
        "重大生态环境影响或者不良社会影响情况",
        "造成重大生态环境影响或者不良社会影响的",
        "未造成重大生态环境影响或者不良社会影响的",
    ),
}


@pytest.mark.parametrize("name", CORRECTION)
def test_correction_is_derived(name: str) -> None:
    in_time, late = CORRECTION[name]
    assert derived(name, "整改情况") == [["限期内改正", in_time], ["逾期未改正", late]]
    assert {"条件": "责令改正情况"} in TABLES[name]["推定"]["列"]
    if any(row.count("/") for row in TABLES[name]["推定"]["行"]):
        assert TABLES[name]["推定"]["重合"] == "全部"


@pytest.mark.parametrize("name", TREATMENT)
def test_treatment_is_derived(name: str) -> None:
    both, one, none = TREATMENT[name]
    pair = ["主动承担赔偿责任", "限期采取治理措施"]
    assert derived(name, "整改情况") == [[{"同时满足": pair}, both], [{"任一": pair}, one], [none]]
    assert TABLES[name]["推定"]["列"][0] == "情形"
    assert TABLES[name]["推定"]["重合"] == "首行"


@pytest.mark.parametrize("name", IMPACT)
def test_impact_is_derived(name: str) -> None:
    fact, yes, no = IMPACT[name]
    found = derived(name, fact)
    assert found[:1] == [["造成重大生态环境影响或者不良社会影响", yes]]
    assert "情形" in TABLES[name]["推定"]["列"]
    assert found[1:] in ([[no]], [[{"除外": "造成重大生态环境影响或者不良社会影响"}, no]])
    if found[1:] == [[no]]:
        assert TABLES[name]["推定"]["重合"] == "首行"


@pytest.mark.parametrize("name", BANDED)
def test_parties_of_bands_are_those_of_the_statute(name: str) -> None:
    def parties(table: dict[str, Any]) -> list[str]:
        return [column["处理"] for column in table["列"] if isinstance(column, dict) and "处理" in column]

    tested = [column["条件"] for column in TABLES[name]["列"] if isinstance(column, dict) and "条件" in column]
    printed_names = PRINTED[name]["columns"][: len(tested)]
    assert tested == [{"§4.28违法行为": "事故等级"}.get(name + each, each) for each in printed_names]
    assert parties(TABLES[name]) == parties(TABLES[name]["法定"])
    assert TABLES[name].get("重合") == ("取重" if name in ("§1.4", "§1.5") else None)


def test_unapproved_building_is_continuing() -> None:
    """备注2 of §1.1 and §1.2: limitation runs from the end of building, whatever the case says of continuing."""
    table = dict(TABLES["§1.1、§1.2备注2"])
    assert table.pop("名称")
    assert table == {
        "编号": "§1.1、§1.2备注2",
        "用途": "推定",
        "违法行为": [PRINTED["§1.1"]["acts"][0], TABLES["§1.2"]["违法行为"]],
        "依据": "环政法函〔2018〕31号",
        "列": ["情形", {"得": "违法行为有连续或者继续状态"}],
        "行": [["/", "是"]],
    }


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

    for name in PRINTED:  # the others: scripts/compare_gd_tables.py
        walk(name, TABLES[name])
    assert found == READ_OTHERWISE


def test_the_only_label_torn_by_a_page_break_is_known() -> None:
    assert {name: table["joined"] for name, table in PRINTED.items() if "joined" in table} == {
        "§5.1": ["6个月以上12个月以下"]
    }
