"""Local rulesets and fixtures from the sector texts: figures, names, conditions and numbers are the published ones.

In: the rulesets as plain YAML, and the extract made by `scripts/extract_sector_figures.py`. Nothing of the library is used:
figures are read by the few lines below and compared row by row, both ways.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE: dict[str, Any] = json.loads((ROOT / "tests/data/sector-figures.json").read_text("utf-8"))
TABLES: dict[str, list[list[str | None]]] = SOURCE["tables"]
BY_HAND: dict[str, Any] = SOURCE["by_hand"]
FIXTURES = "tests/rulesets/fixtures/"


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


SHIPPED: dict[str, Any] = {
    document["规则集"]["编号"]: document
    for document in map(read, sorted((ROOT / "rulesets").glob("*/*/ruleset.yaml")))
    if "规则集" in document
}

# ---- figures ----

HAN = "零一二三四五六七八九十百千万"
UNITS = "元/天|元|倍|%|平方米|㎡|亩|个工作日|个月|小时|日|天|人|次|辆|吨"
TOKEN = re.compile(
    rf"(不足|不满|超过|不超过|小于|≤|自|至)?(?:(\d+(?:\.\d+)?)|([{HAN}两]+))(万)?({UNITS})(（含[^）]*）|（不含[^）]*）)?"
    rf"(以上|以下|以内|内)?(（含[^）]*）|（不含[^）]*）)?"
)
DASH = re.compile(rf"([\d.]+|[{HAN}]+)(万)?(?:{UNITS})?[—–]([\d.]+|[{HAN}]+)(万)?({UNITS})")
Bound = tuple[str, Decimal, str, str, str]


def han(text: str) -> int:
    """A Chinese numeral: 二百, 五千, 十五."""
    if "万" in text:
        head, _, rest = text.partition("万")
        return han(head) * 10000 + (han(rest) if rest else 0)
    total = digit = 0
    for sign in text.replace("两", "二"):
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = HAN.index(sign)
    return total + digit


def bounds(text: str) -> set[Bound]:
    """Every figure: word before, number, unit, word after, and whether （含） or （不含） stands with it."""
    spread = DASH.sub(lambda m: f"自{m[1]}{m[2] or ''}{m[5]}，至{m[3]}{m[4] or ''}{m[5]}", text)
    found = set()
    for before, plain, chinese, scale, unit, mark, after, late in TOKEN.findall(spread):
        value = Decimal(plain) if plain else Decimal(han(chinese))
        value *= 10000 if scale else 1
        said = (mark or late)[1:2]
        found.add((before, value.normalize(), {"㎡": "平方米"}.get(unit, unit), after, said))
    return found


def test_figures_are_read_as_printed() -> None:
    assert [200, 5000, 15, 20000, 100000] == [han(text) for text in ("二百", "五千", "十五", "二万", "十万")]
    assert bounds("3万—5万元") == bounds("3万元—5万元") == bounds("30000—50000元") != bounds("3万元以上5万元以下")
    assert bounds("2000元以上（含）") == bounds("2000元（含）以上") != bounds("2000元以上")
    assert bounds("一万元以上三万元以下") == bounds("1万元以上3万元以下") != bounds("1万元以上3万元以上")
    assert bounds("5元/天") != bounds("5元")


# ---- tables ----


def text_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


def table(document: Any, name: str) -> Any:
    (found,) = (each for each in document["表"] if each["编号"] == name)
    return found


def rows(document: Any, name: str) -> list[list[str]]:
    """The rows of a table as text, 〃 resolved."""
    filled: list[list[str]] = []
    for row in table(document, name)["行"]:
        filled.append([filled[-1][i] if cell == "〃" else text_of(cell) for i, cell in enumerate(row)])
    return filled


GAINS = "2万元以上、不足2万元"
# source table → ruleset or fixture, its table, the rows of it for each printed row, the printed columns, figures it adds
WHERE: dict[str, tuple[str, str, list[list[int]], list[int], str]] = {
    "40.2": (FIXTURES + "40-2-mixed-waste", "混入", [[1], [2], [1], [2]], [3, 4], "1次"),
    "40.4": ("嘉兴-城管-占地", "占地", [[1], [2], [3]], [0, 1, 2], ""),
    "40.5": (FIXTURES + "40-5-drainage-draft", "第四十一条", [[1], [2], [3]], [1], ""),
    "40.6": (FIXTURES + "40-6-compressed-schedule", "工期", [[1], [2], [3]], [2, 4], ""),
    "41.4": ("天津-公共场所空气", "第十八条", [[1], [2], [3]], [2], ""),
    "41.8": ("广元-临时用地", "临时用地", [[n] for n in range(1, 7)], [2, 3], ""),
    "41.10": (FIXTURES + "41-10-flood-channel", "行洪河道", [[n] for n in range(1, 6)], [0, 1], ""),
    "42.1": (FIXTURES + "42-1-training-record", "培训记录", [[1], [2]], [1, 2, 3, 4], ""),
    "42.2": (FIXTURES + "42-2-fireworks", "第三十六条", [[1], [2], [3]], [1, 2], ""),
    "42.3a": (FIXTURES + "42-3a-passenger", "无证客运", [[1, 2], [3, 4], [5, 6], [7, 8]], [1, 2, 3], GAINS + "1次"),
    "42.3b": ("临海-道路客运", "客运许可", [[1, 2], [3, 4], [5, 6], [7, 8]], [0, 1, 2], GAINS),
    "42.3c": ("甘肃-道路客运", "客运许可", [[1, 2], [3, 4], [5, 6]], [1, 2, 3], GAINS),
    "42.7": ("粤国税-2014", "第六十条", [[1], [2], [3]], [1, 2, 3], ""),
    "42.9": (FIXTURES + "42-9-tax-late", "未按期申报", [[1], [2], [3, 4]], [0, 1, 2], ""),
    "42.10": (FIXTURES + "42-10-internet-premises", "第二十九条", [[1], [2], [3], [4]], [1, 2], ""),
    "42.12": ("长沙-公安-殴打他人", "殴打他人", [[1], [2], [3]], [2], ""),
    "42.13": (FIXTURES + "42-13-infant-formula", "第四十五条", [[1], [2], [3], [4]], [1, 2], ""),
}
# figures which a row repeats from the row below it, to leave it out: the transcription says so, the source does not
REPEATED = {("42.13", 3): "5万元以上、10万元以上、2次以上"}


def document_of(name: str) -> Any:
    return read(ROOT / f"{name}.yaml") if name.startswith(FIXTURES) else SHIPPED[name]


@pytest.mark.parametrize("section", WHERE)
def test_every_row_has_the_printed_figures_and_no_others(section: str) -> None:
    name, number, groups, columns, added = WHERE[section]
    document = document_of(name)
    found = rows(document, number)
    assert sorted({n for group in groups for n in group} | missing(section)) == list(range(1, len(found) + 1))
    for place, (group, printed) in enumerate(zip(groups, TABLES[section], strict=False), 1):
        wanted = {bound for column in columns for bound in bounds(printed[column] or "")}
        written = {bound for n in group for cell in found[n - 1] for bound in bounds(cell)}
        if section == "42.3b" and place == 4:  # what makes the last tier stands in a 推定 of the table
            written |= bounds(text_of(table(document, number)["推定"]))
        extra = written - wanted
        assert set() == wanted - written, (section, place)
        assert set() == extra - bounds(added) - bounds(REPEATED.get((section, place), "")), (section, place)


def missing(section: str) -> set[int]:
    """Rows of the transcription which say in a row of their own what the source prints inside another."""
    return {"40.6": {4}}.get(section, set())


def test_no_printed_row_with_figures_is_left_out() -> None:
    for section, (_, _, groups, columns, _) in WHERE.items():
        rest = TABLES[section][len(groups) :]
        assert [] == [row for row in rest if any(row[column] for column in columns)], section


@pytest.mark.parametrize("section", BY_HAND["statutory"])
def test_statutory_ranges(section: str) -> None:
    name, number, *_ = WHERE[section]
    printed = BY_HAND["statutory"][section]
    cells = [text_of(cell) for row in table(document_of(name), number)["法定"]["行"] for cell in row]
    assert {bound for each in printed for bound in bounds(each)} == {bound for cell in cells for bound in bounds(cell)}


# ---- heads ----


@pytest.mark.parametrize("name", BY_HAND["heads"])
def test_heads(name: str) -> None:
    head = SHIPPED[name]["规则集"]
    assert BY_HAND["heads"][name] == {key: head[key] for key in BY_HAND["heads"][name]}
    dated = {key for key in ("文号", "印发", "发布", "施行", "失效") if key in head and head[key] != "待核"}
    assert dated - set(BY_HAND["heads"][name]) <= ({"失效"} if name.startswith(("长沙", "公安部")) else set())


# ---- prose, read by hand ----


@pytest.mark.parametrize(
    ("name", "number", "printed"),
    [
        ("湖南-直销-报酬", "报酬", BY_HAND["湖南"]),
        ("娄底-卫健-从轻", "71-3", [BY_HAND["娄底"]["statutory"]]),
        ("咸宁-应急-不予", "78-1-3", ["", *BY_HAND["咸宁"], ""]),
        ("嘉兴-应急-不予", "46", [BY_HAND["嘉兴应急"]]),
        ("云县-应急-不予", "26", [BY_HAND["云县"]]),
        ("麻阳-水利-排污口", "排污口", BY_HAND["麻阳"]),
    ],
)
def test_figures_of_sentences(name: str, number: str, printed: list[str]) -> None:
    found = [{bound for cell in row for bound in bounds(cell)} for row in rows(SHIPPED[name], number)]
    assert [bounds(each) for each in printed] == found


def test_reported_lists() -> None:
    shanxi = rows(SHIPPED["山西-生态-不予-2025"], "轻微不罚") + rows(SHIPPED["山西-生态-不予-2025"], "首违不罚")
    assert [{bound for each in printed for bound in bounds(each)} for printed in BY_HAND["山西"]] == [
        bounds(row[2]) for row in shanxi
    ]
    market = rows(SHIPPED["市监总局-首违-2025"], "首违不罚")
    assert 8 == len(market)
    assert [bounds(BY_HAND["市监"].get(str(n), "")) for n in range(1, 9)] == [bounds(row[2]) for row in market]
    assert {"据报道"} == {SHIPPED[name]["规则集"]["核对"] for name in ("山西-生态-不予-2025", "市监总局-首违-2025")}


def test_loudi_counts_three_people_in() -> None:
    assert bounds(BY_HAND["娄底"]["condition"]) == bounds(rows(SHIPPED["娄底-卫健-从轻"], "从轻清单")[0][3])


def test_zhongshan_waives_what_each_item_says() -> None:
    outcomes = [row[-1] for row in rows(SHIPPED["中山-卫健-不予"], "清单")]
    assert ["免予罚款", "免予警告和罚款", "免予警告和罚款"] == outcomes


# ---- 江环〔2021〕231号 ----

JIANGMEN = SHIPPED["江环-2021-231"]
CORRECTED = "在责令改正期限内改正违法行为"
WRITTEN = {
    "属于首次违法": ["属于初次违法"],
    "两年内属于首次违法": ["属于两年内首次违法"],
    "在责令改正期限内改正违法排放污染物的行为": [CORRECTED],
    "违法行为持续时间不超过20日": ["违法行为持续时间=不超过20日"],
    "因突发故障导致污染防治设施不正常运行，24小时内及时报告并采取应急处置、停产等措施减少污染物排放": [
        "因突发故障导致污染防治设施不正常运行",
        "24小时内及时报告并采取应急处置、停产等措施减少污染物排放",
    ],
    "仅一个B类大气污染物超过排放标准，且超标排放的倍数在0.1倍以下": [
        "仅一个B类大气污染物超过排放标准",
        "超标倍数=0.1倍以下",
    ],
    "仅一个B类水污染物超过排放标准，且超标排放的倍数在0.1倍以下或仅pH值超过标准，且数值在5-10以内或仅色度超过标准，且超标倍数在1倍以下": [
        "江门水污染物轻微超标"
    ],
    "未按照国家环境保护标准贮存的，所涉危险废物不超过0.1吨；危险废物混入非危险废物中贮存的，所涉危险废物不超过0.01吨": [
        "未按照国家环境保护标准贮存的危险废物=不超过0.1吨",
        "混入非危险废物中贮存的危险废物=不超过0.01吨",
    ],
    "未按要求进行密闭的。已按照规定安装并使用污染防治设施，经责令改正后立即改正违法行为且近一年内属于首次违法的": [
        "未按要求进行密闭",
        "已按照规定安装并使用污染防治设施",
        "经责令改正后立即改正违法行为",
        "近一年内属于首次违法",
    ],
    "无法密闭且未采取措施减少废气排放的。在责令改正期限内改正违法行为且近一年内属于首次违法的": [
        "无法密闭且未采取措施减少废气排放",
        CORRECTED,
        "近一年内属于首次违法",
    ],
}


def conditions(printed: str) -> list[str]:
    if printed in WRITTEN:
        return WRITTEN[printed]
    return [printed.removesuffix("，危害后果轻微"), "危害后果轻微"] if printed.endswith("，危害后果轻微") else [printed]


def atoms(condition: Any) -> list[str]:
    if isinstance(condition, str):
        return [condition]
    found = []
    for key, value in condition.items():
        found += [atom for each in value for atom in atoms(each)] if key in ("同时满足", "任一") else [f"{key}={value}"]
    return found


def test_jiangmen_has_its_forty_items() -> None:
    assert [str(n) for n in range(1, 41)] == [item["number"] for item in SOURCE["江门"]]
    assert [item["number"] for item in SOURCE["江门"]] == [row[0] for row in rows(JIANGMEN, "清单")]


@pytest.mark.parametrize("item", SOURCE["江门"], ids=lambda item: item["number"])
def test_jiangmen_item(item: dict[str, Any]) -> None:
    number, act, breached, condition, outcome = table(JIANGMEN, "清单")["行"][int(item["number"]) - 1]
    assert [item["number"], item["act"], "、".join(item["breaches"])] == [number, act, breached]
    assert ("可以不予行政处罚" if item["may"] else "不予行政处罚") == outcome
    assert [each for printed in item["conditions"] for each in conditions(printed)] == atoms(condition)
    assert list(condition) == (["同时满足"] if item["all"] else ["任一"])


def test_jiangmen_slight_excess_of_water_pollutants() -> None:
    found = rows(JIANGMEN, "第9项（2）")
    assert [bounds("0.1倍以下"), set(), bounds("1倍以下")] == [bounds(row[0].replace('"', "")) for row in found]
    assert '"pH值": "5≤pH≤10"' in found[1][0]
