"""National, food, work-safety, tax and local rulesets: figures, numbers of articles, names and codes are the published ones.

In: the rulesets as plain YAML and the extract made by `scripts/extract_source_figures.py`. Nothing of the library is
used: figures are read by the few lines below, and compared cell by cell.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE: dict[str, Any] = json.loads((ROOT / "tests/data/source-figures.json").read_text("utf-8"))
STATUTES: dict[str, Any] = SOURCE["statutes"]
FILES = [path for path in sorted((ROOT / "rulesets").glob("*/*/ruleset.yaml")) if path.parts[-3] != "ecology"]


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


RULESETS: dict[str, Any] = {(ruleset := read(path))["规则集"]["编号"]: ruleset for path in FILES}
WITH_CASES = [path.with_name("cases.yaml") for path in FILES if path.with_name("cases.yaml").is_file()]
CASES: dict[str, Any] = {(file := read(path))["算例集"]["对"]: file for path in WITH_CASES}
OWN = {"行政处罚法-2021": "行政处罚法", "食品安全法-2021": "食品安全法", "安全生产法-2021": "安全生产法"}

# ---- figures ----

HAN = "零一二两三四五六七八九十百千万"
TOKEN = re.compile(
    rf"(不足|不满|已满|超过|自|至)?(?:百分之([{HAN}]+)|(\d+(?:\.\d+)?|[{HAN}]+)(万)?(元|倍|周岁|日|年|%|立方米|平方米|㎡|(?<=\d)[处件个]))"
    rf"(?:（含）)?(以上|以下)?"
)
Bound = tuple[str, Decimal, str, str]


def han(text: str) -> int:
    """A Chinese numeral: 一百二十二, 十二万."""
    if "万" in text:
        head, _, rest = text.partition("万")
        return han(head) * 10000 + han(rest)
    total = digit = 0
    for sign in text:
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = {"两": 2}.get(sign, HAN.index(sign) if sign != "零" else 0) - (HAN.index(sign) > 3)
    return total + digit


def bounds(text: str) -> list[Bound]:
    """Every figure of a cell: word before, number, unit, word after."""
    spread = re.sub(r"(\d+)(?:-|至)(\d+)(件|个)", r"自\1\3至\2\3", text)
    found = []
    for before, percent, number, scale, unit, after in TOKEN.findall(spread):
        plain = percent or number
        value = Decimal(plain) if plain[0].isascii() else Decimal(han(plain))
        value *= 10000 if scale else 1
        found.append((before, value.normalize(), {"㎡": "平方米", "": "%"}.get(unit, unit), after))
    return found


def test_numerals_and_figures_are_read_as_printed() -> None:
    assert [2, 10, 14, 20, 90, 122, 5000, 10000, 150000] == [
        han(text) for text in ("二", "十", "十四", "二十", "九十", "一百二十二", "五千", "一万", "十五万")
    ]
    assert bounds("5000元以上1万元以下") == bounds("五千元以上一万元以下")
    assert bounds("1-5件") == bounds("1至5件") != bounds("1件以上5件以下")
    assert [("", Decimal(3), "%", "")] == bounds("百分之三")
    assert bounds("1万元以下") != bounds("1万元以上")


# ---- tables ----


def text_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


def rows(ruleset: Any, number: str) -> list[list[Any]]:
    """The rows of a table, 〃 resolved and 同表 followed."""
    (table,) = (table for table in ruleset["表"] if table["编号"] == number)
    if "同表" in table:
        return rows(ruleset, table["同表"])
    filled: list[list[Any]] = []
    for row in table["行"]:
        filled.append([filled[-1][i] if cell == "〃" else cell for i, cell in enumerate(row)])
    return filled


def figures(row: list[Any]) -> list[Bound]:
    return [bound for cell in row for bound in bounds(text_of(cell))]


def with_figures(found: list[list[Any]]) -> list[list[Bound]]:
    return [seen for row in found if (seen := figures(row))]


def clauses(paragraph: Any) -> list[list[Bound]]:
    return [bounds(clause) for clause in paragraph.get("clauses", [])]


def fingerprint(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def column(table: Any, name: str) -> list[Any]:
    place = table["列"].index(name)
    return [row[place] for row in table["行"]]


# ---- headers ----


def test_these_rulesets_are_there_and_each_has_its_cases() -> None:
    assert set(SOURCE["by_hand"]["地区"]) <= set(RULESETS)
    assert {name for name, ruleset in RULESETS.items() if ruleset["表"]} <= set(CASES) <= set(RULESETS)


@pytest.mark.parametrize("name", SOURCE["by_hand"]["地区"])
def test_region_codes(name: str) -> None:
    assert SOURCE["by_hand"]["地区"][name] == RULESETS[name]["规则集"]["地区"]


@pytest.mark.parametrize(("name", "law"), OWN.items())
def test_dates_of_statutes(name: str, law: str) -> None:
    head, printed = RULESETS[name]["规则集"], STATUTES[law]
    assert printed["passed"] == head["发布"]
    assert (printed["in_force"] or printed["passed"]) == head["施行"]


# ---- citations ----

CITED = re.compile(rf"([\u4e00-\u9fff]*)第([{HAN}]+)条(?:第([{HAN}]+)款)?(?:第([{HAN}]+)项)?")
NOT_IN_THE_EXCERPTS = {("安全生产法", 41)}  # cited by 威海 as its list prints it


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for each in (value.values() if isinstance(value, dict) else value) for text in strings(each)]


def citations(name: str) -> list[tuple[str, int, int | None, int | None]]:
    """Statute, article, paragraph and item of every provision of the five statutes a ruleset names."""
    found = []
    for text in strings(RULESETS[name]):
        law = OWN.get(name)
        for named, article, paragraph, item in CITED.findall(text):
            known = [each for each in STATUTES if named.endswith(each)]
            other = re.search("(?:法|条例|规定|办法)$", named)
            law = known[0] if known else None if other else law
            if law:
                found.append((law, han(article), han(paragraph) if paragraph else None, han(item) if item else None))
    return found


@pytest.mark.parametrize("name", RULESETS)
def test_every_provision_named_exists(name: str) -> None:
    for law, article, paragraph, item in citations(name):
        if (law, article) in NOT_IN_THE_EXCERPTS:
            continue
        if (law, article) == ("食品安全法", 65):
            continue  # an act is named by it in 第一百二十六条第四款
        paragraphs = STATUTES[law]["articles"][str(article)]
        assert paragraph is None or 1 <= paragraph <= len(paragraphs), (law, article, paragraph)
        if item:
            assert paragraph or len(paragraphs) == 1, f"{law}第{article}条有几款，要写明第几款"
            assert item <= len(paragraphs[(paragraph or 1) - 1].get("items", [])), (law, article, paragraph, item)


# ---- 行政处罚法 ----

BASE = RULESETS["行政处罚法-2021"]
ARTICLES = [9, *range(27, 35), 36, 37, 40, 44, 45, 49, 51, 57, 58, 60, 63, 72]


def own(table: Any) -> list[tuple[str, list[Any]]]:
    """Each row with its provision."""
    if "依据" in table["列"]:
        return list(zip(column(table, "依据"), table["行"], strict=True))
    return [(table["依据"], row) for row in table["行"]]


def test_every_article_asked_for_is_there() -> None:
    assert set(ARTICLES) <= {article for law, article, _, _ in citations("行政处罚法-2021") if law == "行政处罚法"}


@pytest.mark.parametrize("article", ARTICLES)
def test_figures_of_each_article(article: int) -> None:
    printed = [each for paragraph in STATUTES["行政处罚法"]["articles"][str(article)] for each in clauses(paragraph)]
    cells = [
        cell
        for table in BASE["表"]
        for provision, row in own(table)
        if han(CITED.findall(provision)[0][1]) == article
        for cell in row
        if cell != provision
    ]
    assert {bound[1:3] for clause in printed for bound in clause} == {bound[1:3] for bound in figures(cells)}


@pytest.mark.parametrize(
    ("table", "article", "paragraph"), [("处罚种类", 9, 1), ("从轻减轻", 32, 1), ("法制审核", 58, 1), ("听证", 63, 1)]
)
def test_every_item_has_its_row(table: str, article: int, paragraph: int) -> None:
    (found,) = (each for each in BASE["表"] if each["编号"] == table)
    items = STATUTES["行政处罚法"]["articles"][str(article)][paragraph - 1]["items"]
    cited = [han(CITED.findall(provision)[0][3]) for provision, _ in own(found)]
    assert list(range(1, len(items) + 1)) == list(dict.fromkeys(cited))


@pytest.mark.parametrize(("table", "article", "place"), [("从轻减轻", 32, 1), ("法制审核", 58, 1)])
def test_items_are_worded_as_printed(table: str, article: int, place: int) -> None:
    (printed,) = (paragraph["items"] for paragraph in STATUTES["行政处罚法"]["articles"][str(article)][:1])
    worded = [row[place] for row in rows(BASE, table)]
    same = [
        i for i, (mark, cell) in enumerate(zip(printed, worded, strict=True), 1) if mark == fingerprint(text_of(cell))
    ]
    # 32(5) ends in 的情形 as a phrase of its own; 58(1)(2) is two conditions
    assert {"从轻减轻": [1, 2, 3, 4], "法制审核": [1, 3, 4]}[table] == same


def test_ages() -> None:
    assert clauses(STATUTES["行政处罚法"]["articles"]["30"][0]) == with_figures(rows(BASE, "责任年龄"))


def test_fines_on_the_spot() -> None:
    yes = [(party, bounds(fine)) for party, fine, answer in rows(BASE, "当场处罚数额") if answer == "是"]
    assert [(party, bounds(fine)) for party, fine in SOURCE["on_the_spot"]] == yes
    no = [(party, bounds(fine)) for party, fine, answer in rows(BASE, "当场处罚数额") if answer == "否"]
    assert [(party, [("超过", fine[0][1], "元", "")]) for party, fine in yes] == no


# ---- 食品安全法, 安全生产法 ----

FOOD = RULESETS["食品安全法-2021"]
FOOD_PARAGRAPHS = [
    (article, i + 1)
    for article in range(122, 127)
    for i in range(len(STATUTES["食品安全法"]["articles"][str(article)]))
]
PARAPHRASED = {"food-122-2", "food-123-2", "food-124-2"}  # 前款 and 本法 written out; named in SOURCE.md


def food_table(article: int, paragraph: int) -> Any:
    (found,) = (
        table
        for table in FOOD["表"]
        if table["用途"] == "法定"
        and [("", *map(str, (article, paragraph)))]
        == [("", str(han(a)), str(han(p))) for _, a, p, _ in CITED.findall(table["依据"])]
    )
    return found


@pytest.mark.parametrize(("article", "paragraph"), FOOD_PARAGRAPHS)
def test_food_ranges_of_each_paragraph(article: int, paragraph: int) -> None:
    printed = STATUTES["食品安全法"]["articles"][str(article)]
    table, said = food_table(article, paragraph), printed[paragraph - 1]
    assert (said.get("like") == "处罚") == ("同表" in table)
    expected = clauses(said)
    if said.get("like") == "处罚":
        expected = clauses(printed[0])
    if said.get("like") == "拘留":
        expected = [clause for clause in clauses(printed[0]) if clause[0][2] == "日"]
    assert expected == with_figures(rows(FOOD, table["编号"]))


@pytest.mark.parametrize(("article", "paragraph"), FOOD_PARAGRAPHS)
def test_food_acts_of_each_paragraph(article: int, paragraph: int) -> None:
    said = STATUTES["食品安全法"]["articles"][str(article)][paragraph - 1]
    codes = food_table(article, paragraph)["事项"]
    codes = [codes] if isinstance(codes, str) else codes
    acts = {code: (name, basis) for code, name, basis in FOOD["事项"]["行"]}
    cited = [[han(part) if part else None for part in CITED.findall(acts[code][1])[0][1:]] for code in codes]
    if items := said.get("items"):
        assert items == [fingerprint(acts[code][0]) for code in codes]
        assert [[article, paragraph, item + 1] for item in range(len(items))] == cited
    else:
        assert [[article, paragraph, None]] * len(codes) == cited
        if not PARAPHRASED & set(codes):
            assert said["act"] == fingerprint("，或者".join(acts[code][0] for code in codes))


def test_every_food_act_has_its_table() -> None:
    used = [
        code
        for table in FOOD["表"]
        for code in ([table["事项"]] if isinstance(table.get("事项"), str) else table.get("事项", []))
    ]
    assert used == column(FOOD["事项"], "代号")


def test_work_safety() -> None:
    ruleset = RULESETS["安全生产法-2021"]
    (paragraph,) = STATUTES["安全生产法"]["articles"]["97"]
    assert clauses(paragraph) == with_figures(rows(ruleset, "97-4")) == with_figures(rows(ruleset, "97"))
    named = {table["违法行为"] for table in ruleset["表"] if isinstance(table.get("违法行为"), str)}
    (act,) = named
    assert paragraph["items"][3] == fingerprint(act)
    assert named == set(column(RULESETS["张家港-应急-首违"]["表"][0], "违法行为"))


# ---- local tables ----


def cells(found: list[list[Any]]) -> list[list[Any]]:
    """Rows with each cell as its label or its figures; 缺 and / are nothing."""
    return [[None if cell in ("缺", "/", None) else bounds(cell) or cell for cell in row] for row in found]


def test_xingyang() -> None:
    printed, table = SOURCE["荥阳"], RULESETS["荥阳-建筑垃圾"]["表"][0]
    assert table["依据"].endswith(printed["provision"])
    assert cells(printed["rows"]) == cells(rows(RULESETS["荥阳-建筑垃圾"], "擅自处置"))
    first, others = map(bounds, printed["statutory"])
    assert [first, others, others] == [bounds(cell) for cell in table["法定"]["行"][0]]
    assert "缺" == table["行"][2][3]


@pytest.mark.parametrize(
    ("code", "number", "ordered"), [("440298102000", "容貌", "逾期不改正"), ("440298115000", "晾晒摆放", "拒不改正")]
)
def test_jiangmen(code: str, number: str, ordered: str) -> None:
    printed, ruleset = SOURCE["江门"][code], RULESETS["江门-市容"]
    assert list(SOURCE["江门"]) == column(ruleset["事项"], "代号")
    (table,) = (table for table in ruleset["表"] if table["编号"] == number)
    assert [code] == [table["事项"]]
    assert (
        printed["name"]
        == dict(zip(column(ruleset["事项"], "代号"), column(ruleset["事项"], "违法行为"), strict=True))[code]
    )
    assert table["依据"].endswith(printed["provision"])
    assert cells(printed["rows"]) == cells(rows(ruleset, number))
    assert [bounds(printed["statutory"])] == with_figures(table["法定"]["行"])
    assert ordered == table["法定"]["行"][1][0] == next(iter(table["适用"].values()))


def test_lushi() -> None:
    printed, table = SOURCE["卢氏"], RULESETS["卢氏-施工许可"]["表"][0]
    found = rows(RULESETS["卢氏-施工许可"], "施工许可")
    assert table["依据"].endswith(printed["provision"])
    assert cells(printed["rows"]) == [row[:3] + row[4:] for row in cells(found[:3])]
    assert [[tier, None, None, "造成严重危害后果"] for tier in printed["alone"]] == [
        row[:4] for row in cells(found[3:])
    ]
    assert found[3][4:] == found[2][4:]
    assert [bounds(figure) for figure in printed["statutory"]] == [bounds(cell) for cell in table["法定"]["行"][0]]


def test_jiaxian() -> None:
    printed, ruleset = SOURCE["郏县"], RULESETS["郏县-林业从轻清单"]
    listed = rows(ruleset, "从轻清单")
    for number, provision, statutory, point in printed["rows"]:
        row = listed[int(number) - 1]
        assert [number, f"森林法{provision}"] == [row[0], row[2]]
        assert bounds(point) == bounds(row[5])
        article = STATUTES["森林法"]["articles"]["76"][int(number) - 1]
        assert [bounds(statutory)] == clauses(article) == with_figures(rows(ruleset, f"76-{number}"))
    assert len(printed["rows"]) == len(listed)
    for terms, row in zip(printed["circumstances"], rows(ruleset, "共用情形"), strict=True):
        assert [] == [term for term in terms if term not in row[1]]


def test_yangtze_delta() -> None:
    printed, ruleset = SOURCE["长三角"], RULESETS["长三角-税务基准"]
    table, ((code, name, basis),) = ruleset["表"][0], ruleset["事项"]["行"]
    assert [printed["code"], printed["name"], f"税收征收管理法{printed['provision']}"] == [code, name, basis]
    assert basis == table["依据"]
    assert cells(printed["rows"]) == [
        row[1:] for row in cells([[text_of(cell) for cell in row] for row in table["行"]])
    ]
    law = STATUTES["税收征收管理法"]["articles"]["60"][0]
    assert law["items"][0] == fingerprint(name)
    assert [bounds(figure) for figure in printed["statutory"]] == clauses(law) == with_figures(table["法定"]["行"])
    assert printed["excluded"] and "不适用" in table


# ---- lists ----


def test_tax_first_violations() -> None:
    printed, ruleset = SOURCE["税务首违"], RULESETS["税务-首违不罚-2021"]
    assert [] == [number for number in printed["numbers"] if number not in ruleset["规则集"]["文号"]]
    listed = rows(ruleset, "清单")
    acts = ruleset["事项"]["行"]
    assert [str(number) for number in range(1, 13)] == [row[0] for row in listed] == [row[0] for row in printed["rows"]]
    for (number, terms, breached, extra), row, (code, name, provisions) in zip(
        printed["rows"], listed, acts, strict=True
    ):
        assert [f"tax-first-{number}", name] == [code, row[1]]
        assert [] == [term for term in terms if term not in name]
        named = "、".join("税收征收管理法及实施细则" if each == "法" else each for each in breached)
        assert named + ("等有关规定" if "法" in breached else "") == provisions
        assert ({"除外": "有违法所得"} if extra == "没有违法所得" else "/") == row[2]
        assert "不予行政处罚" == row[3]


def test_weihai() -> None:
    printed, ruleset = SOURCE["by_hand"]["威海"], RULESETS["威海-应急-可以不予"]
    (table,) = (table for table in ruleset["表"] if table["编号"] == "清单")
    assert printed["page_date"] == ruleset["规则集"]["发布"]
    assert printed["items"] == column(table, "违法行为") == column(ruleset["事项"], "违法行为")
    assert {"同时满足": printed["gate"], "除外": printed["struck"]} == table["适用"]
    assert printed["excluded"] == column(table["不适用"], "情形")
    listed = rows(ruleset, "清单")
    assert printed["provisions"] == [row[2:4] for row in listed[:3]]
    assert [{"同时满足": printed["first_item"]}] * 3 == [row[4] for row in listed[:3]]
    assert {"可以不予行政处罚"} == {row[-1] for row in rows(ruleset, "清单")}


def test_zhangjiagang() -> None:
    printed, ruleset = SOURCE["by_hand"]["张家港"], RULESETS["张家港-应急-首违"]
    assert printed["reported"] in ruleset["规则集"]["核对说明"] and printed["since"] in ruleset["规则集"]["核对说明"]
    assert "据报道" == ruleset["规则集"]["核对"]
    ((*_, condition, _),) = ruleset["表"][0]["行"]
    assert printed["conditions"] == len(condition["同时满足"])


@pytest.mark.parametrize("name", ["威海-应急-可以不予", "税务-首违不罚-2021", "张家港-应急-首违"])
def test_lists_have_no_figures(name: str) -> None:
    assert [] == [
        bound
        for table in RULESETS[name]["表"]
        for row in table["行"]
        for bound in figures(row)
        if bound[1:3] != (Decimal(3), "年")
    ]


# ---- 算例: expected fines from the published figures ----


def cases(name: str, target: str | None = None) -> list[dict[str, Any]]:
    """Every 算例 of a ruleset (or of one table of it), by column name; without what must not come out."""
    return [
        {
            next(iter(head.values())) if isinstance(head, dict) else head: cell
            for head, cell in zip(table["列"], row, strict=True)
            if "不应" not in head
        }
        for table in CASES[name]["表"]
        if target in (None, table["对"])
        for row in table["行"]
    ]


def ends(text: str) -> list[tuple[Decimal, str]]:
    return [(value, after) for _, value, _, after in bounds(text.replace("（含）", ""))]


@pytest.mark.parametrize("number", ["122", "123", "124", "124-2", "124-3", "125"])
def test_food_cases(number: str) -> None:
    article = number[:3]
    below, above = (
        clause for clause in clauses(STATUTES["食品安全法"]["articles"][article][0]) if clause[-1][2] != "日"
    )
    checked = 0
    for case in cases("食品安全法-2021", number):
        if case.get("罚款", "无") != "无":
            ((_, value, _, _),) = bounds(case["货值金额"])
            clause, base = (below, Decimal(1)) if value < below[0][1] else (above, value)
            assert [(base * end, after) for _, end, _, after in clause[1:]] == ends(case["罚款"]), case["算例"]
            checked += 1
    assert checked >= 3
    values = {
        bounds(case["货值金额"])[0][1] for case in cases("食品安全法-2021", number) if bounds(case.get("货值金额", ""))
    }
    assert {Decimal("9999.99"), Decimal(10000), Decimal("10000.01")} <= values


def test_cases_with_tiers() -> None:
    """荥阳, 江门, 卢氏: the fine expected is the printed one of its tier and party."""
    waste = {
        row[0]: dict(zip(("施工单位", "建设单位", "运输单位"), row[2:], strict=True)) for row in SOURCE["荥阳"]["rows"]
    }
    permit = {row[0]: dict(zip(("建设单位", "施工单位"), row[3:], strict=True)) for row in SOURCE["卢氏"]["rows"]}
    seen = 0
    for case in cases("荥阳-建筑垃圾", "擅自处置"):
        if {"罚款", "阶次"} <= case.keys():
            assert ends(waste[case["阶次"]][case["当事人"]]) == ends(case["罚款"]), case["算例"]
            seen += 1
    for case in cases("卢氏-施工许可", "施工许可"):
        if {"罚款", "阶次"} <= case.keys():
            base = bounds(case["工程合同价款"])[0][1] / 100 if case["当事人"] == "建设单位" else Decimal(1)
            printed = ends(permit[case["阶次"]][case["当事人"]])
            assert [(base * value, after) for value, after in printed] == ends(case["罚款"]), case["算例"]
            seen += 1
    for number, code in (("容貌", "440298102000"), ("晾晒摆放", "440298115000")):
        townscape = {row[0]: row[-1] for row in SOURCE["江门"][code]["rows"]}
        for case in cases("江门-市容", number):
            if "阶次" in case:
                assert ends(townscape[case["阶次"]]) == ends(case["罚款"]), case["算例"]
                seen += 1
    assert seen > 45


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_named_once_in_its_table_and_tests_a_table_there_is(name: str) -> None:
    tables = {table["编号"] for table in RULESETS[name]["表"]}
    for table in CASES[name]["表"]:
        assert table["对"] in tables
        titles = [row[0] for row in table["行"]]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", CASES)
def test_every_row_with_a_result_is_reached_by_a_case(name: str) -> None:
    """A step `表:行` is named for every row of every table, but those that only say 〃 of another table's rows."""
    steps = {case["步骤"] for case in cases(name) if case.get("步骤", "/") != "/"}
    wanted = {
        f"{table['编号']}:{i}"
        for table in RULESETS[name]["表"]
        if "行" in table and table["用途"] != "日历" and RULESETS[name]["规则集"]["核对"] != "据报道"
        for i in range(1, len(table["行"]) + 1)
    }
    assert set() == wanted - steps


# ---- the example cases of the documentation ----


@pytest.mark.parametrize("path", sorted((ROOT / "docs/examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_examples_name_acts_and_facts_there_are(path: Path) -> None:
    shipped = _shipped()
    codes = {
        code
        for ruleset in shipped
        for row in ruleset.get("事项", {"行": []})["行"]
        for code in (row[0], f"{ruleset['规则集']['编号']}#{row[0]}")
    }
    codes |= {f"{ruleset['规则集']['编号']}#{table['编号']}" for ruleset in shipped for table in ruleset["表"]}
    facts = {name: values for ruleset in shipped for name, values in _facts(ruleset)}
    chosen = {(name, value) for ruleset in shipped for name, values in _facts(ruleset) for value in values}
    case = read(path)
    for act in case["行为"]:
        assert act["事项"] in codes
        for name, value in act["事实"].items():
            assert name in facts, name
            if facts[name] and isinstance(value, str) and value != "未知":
                assert (name, value) in chosen, (name, value)


@cache
def _shipped() -> list[Any]:
    return [_whole(each) for each in sorted((ROOT / "rulesets").glob("*/*/ruleset.yaml"))]


def _whole(path: Path) -> Any:
    """A ruleset with the tables of its volumes (分册)."""
    ruleset = read(path)
    for volume in map(read, sorted(path.parent.glob("*.yaml"))):
        if "分册" in volume:
            ruleset["表"] += volume["表"]
            for section in ("事实", "事项"):
                ruleset.setdefault(section, {"行": []})["行"] += volume.get(section, {"行": []})["行"]
    return ruleset


def _facts(ruleset: Any) -> list[tuple[str, list[str]]]:
    """Facts a ruleset declares, with the values of its choices; 要素 and 条件 columns declare as well."""
    declared = ruleset.get("事实", {"列": ["类型", "取值"], "行": []})
    kind, values = declared["列"].index("类型"), declared["列"].index("取值")
    found = [
        (row[0], row[values] if row[kind] in ("选项", "多选") and isinstance(row[values], list) else [])
        for row in declared["行"]
    ]
    for table in ruleset["表"]:
        for place, head in enumerate(table.get("列", [])):
            if head == "要素":
                found += [(row[place], []) for row in table["行"]]
            elif isinstance(head, dict) and {"条件", "任一"} & set(head):
                found.append((next(iter(head.values())), []))
        found += [(word, []) for row in table.get("起点", {}).get("行", []) for word in strings(row)]
    return found
