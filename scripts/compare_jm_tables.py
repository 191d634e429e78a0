"""Compare the 12 sheets of 江环〔2020〕10号 附件 as printed with the ruleset, row by row, without the library.

In: `tests/data/jm-2020-tables.md`, `rulesets/ecology/jiangmen-2020/*.yaml`. Out: how many cells are equal, which differ because of a named
defect (`读作`/`原作`) or are written as the condition they mean, which amounts the language cannot say (未译), and which differ without a
reason; exit 1 if any does:

    python scripts/compare_jm_tables.py
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Any

import yaml

from comparison import Comparison, rows_of
from jm_print import ROOT, Row, Table, amount, parts, tables

RULESET = ROOT / "rulesets/ecology/jiangmen-2020"
CODE = "江环-"
ONLY_PERSONS = {"5-1-3"}
ORDINALS = {"第一次": "1", "第二次": "2", "三次以上": "3"}
LISTED = re.compile(r"dB[（(]A[)）]|^当事人违法行为有以下情形之一的：1、|[2-4]、")  # digits that count nothing
BOUND = re.compile(r"(\d+(?:\.\d+)?)[^\d，；。}]{0,8}?(以上|以下)")
BOUNDS = {  # printed without the word, or with another: read by hand, reasons in scripts/imports/jm-2020/overlay.yaml
    "涉及危险废物1吨不足3吨的": ({"1以上"}, set()),
    "未对泄漏的物料及时收集处理，不足48小时的": ({"24以上"}, set()),
    "两年内超过3次以上的": (set(), {"3以上"}),
    **dict.fromkeys(("三次以上拒报或谎报的",), ({"3以上"}, set())),
}


def written() -> tuple[dict[str, dict[str, Any]], dict[str, list[Any]], list[list[str]]]:
    """Every table by its number, every act by its code, and the rows of 未译."""
    found: dict[str, dict[str, Any]] = {}
    acts: dict[str, list[Any]] = {}
    left: list[list[str]] = []
    for path in sorted(RULESET.glob("*.yaml")):
        document = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
        acts |= {row[0]: row for row in document.get("事项", {"行": []})["行"]}
        left += document.get("未译", {"行": []})["行"]
        for table in document["表"]:
            if table["用途"] == "基准":
                assert table["编号"] not in found, table["编号"]
                found[table["编号"]] = table
    return found, acts, left


class Report(Comparison):
    """What was found, with what is written as it is meant and what the language cannot say."""

    def __init__(self) -> None:
        super().__init__()
        self.meant: list[str] = []
        self.unsaid: list[str] = []

    def differences(self) -> tuple[tuple[str, list[str]], ...]:
        """As of any comparison, with these two kinds."""
        named, wrong = super().differences()
        return (named, ("写成它的意思", self.meant), ("语言写不出，见未译", self.unsaid), wrong)


def figures(value: Any) -> Counter[str]:
    """The numbers of a text or of a condition, without their units."""
    text = yaml.dump(value, allow_unicode=True) if not isinstance(value, str) else value
    return Counter(re.findall(r"\d+(?:\.\d+)?", text.replace(".0", "")))


def condition(printed: Row, cell: Any, column: str, place: str, report: Report) -> None:
    """A cell of 裁量情节: as printed, with a named misprint, or as the condition it means with the same figures and words."""
    text = printed.circumstance
    if isinstance(cell, str):
        report.same("情节", place, text, cell)
        return
    if "读作" in cell:
        report.same("情节", place, text, cell["原作"])
        report.named.append(f"{place}：{cell['原作']} 读作 {cell['读作']}")
        return
    if list(cell.values()) == ["是"]:
        report.same("情节", place, text, next(iter(cell)))
        return
    report.meant.append(f"{place}：{text} 写成 {cell}")
    if "任一" in cell and "造成较大以上突发环境事件" in cell["任一"]:
        second = cell["任一"][1].removeprefix("造成").removeprefix("有")
        report.same("后果", place, True, "造成较大" in text and "突发环境事件" in text and second in text)
        return
    if column != "裁量情节" and set(cell) != {column}:
        report.wrong.append(f"{place}：{cell} 不是 {column}")
    said = figures(LISTED.sub(" ", text)) + Counter(value for word, value in ORDINALS.items() if text.startswith(word))
    have = figures(cell)
    added = Counter(
        {"0": have["0"], "24": int("不足48小时" in text)}
    )  # “超过0”: an act there is; the row before ends at 24
    report.same("情节的数", place, said, have - added)
    more, less = BOUNDS.get(text, (set(), set()))
    if re.search("存栏量(?:在)?500头猪当量", text) and "500头猪当量以下" not in text:
        more = {"500以下"}
    report.same("情节的上下限", place, (bounds(text) - less) | more, bounds(yaml.dump(cell, allow_unicode=True)))


def bounds(text: str) -> set[str]:
    """Which numbers are a least and which a most: 1000以上, 10000以下."""
    text = re.sub(r"(\d+平方米)≤", r"\1以上", LISTED.sub(" ", text))
    return {number.removesuffix(".0") + word for number, word in BOUND.findall(text)}


def outcome(table: Table, printed: Row, cells: list[Any], place: str, report: Report, left: list[list[str]]) -> None:
    """The cells of 裁量标准: the text, in one column or in a column for each party."""
    own, persons = parts(printed.standard)
    texts = [printed.standard] if len(cells) == 1 else [own, persons]
    if table.id in ONLY_PERSONS:
        texts = [persons]
    for text, cell in zip(texts, cells, strict=True):
        if isinstance(cell, dict) and "读作" in cell:
            whole = [part for part in parts(printed.standard) if part]
            report.same("标准", place, True, any(cell["原作"].strip("，；") in part for part in whole))
            report.named.append(f"{place}：{cell['原作']} 读作 {cell['读作']}")
        elif isinstance(cell, dict):
            report.unsaid.append(f"{place}：{text} 写成 {cell}")
            report.same("标准", place, {"取低": ["直接损失的百分之三十", "一百万元"]}, cell["数额"])
        elif cell == "缺":
            report.same("缺", place, "", text)
        elif text != cell and text.startswith(cell) and any(row[0] == table.id for row in left):
            report.unsaid.append(f"{place}：{text[len(cell) :][:40]}… 见未译")
            report.same("标准（未译）", place, amount(text), amount(cell))
        elif len(cells) == 1 and table.id not in ONLY_PERSONS:
            report.same("标准", place, text, cell)
        else:  # split at “对…”: the same fine, and the same words from its verb on
            report.same("标准", place, amount(text), amount(cell))
            report.same("标准的话", place, True, cell.strip("，；") in text.replace("，并", "，"))


def compare(
    table: Table, have: dict[str, Any], acts: dict[str, list[Any]], report: Report, left: list[list[str]]
) -> None:
    """One table."""
    code = CODE + (table.id.rpartition("-")[0] if table.id.count("-") > 1 else table.id)
    report.same("违法行为", table.id, table.act, acts[have["事项"]][1])
    report.same("事项", table.id, code, have["事项"])
    report.same("重合", table.id, "取重", have["重合"])
    if table.basis and not table.stage:
        basis = have["依据"] if isinstance(have["依据"], list) else [have["依据"]]
        for law, printed in zip(basis, table.basis.split("；"), strict=True):
            plain = (
                printed.strip("《")
                .replace("中华人民共和国", "", 1)
                .replace("》", "", 1)
                .replace("第（", "第")
                .replace("）项", "项")
            )
            if "防治法五" in plain or table.id == "3-3" or law.startswith("广东省实施"):
                report.named.append(f"{table.id}：{printed} 写成 {law}")
            else:
                report.same("依据", table.id, plain, law)
    columns = have["列"]
    names = [column if isinstance(column, str) else next(iter(column)) for column in columns]
    asked = [column["条件"] for column in columns if isinstance(column, dict) and "条件" in column]
    report.same("列", table.id, 1, len(asked))
    report.same("行数", table.id, len(table.rows), len(have["行"]))
    for index, (line, row) in enumerate(zip(table.rows, rows_of(have), strict=True), 1):
        place = f"{table.id} 第{index}行"
        by = dict(zip(names, row, strict=True))
        report.same("类别", place, line.tier, by["阶次"])
        condition(line, by["条件"], asked[0], place, report)
        fines = [cell for name, cell in zip(names, row, strict=True) if name == "处理"]
        outcome(table, line, fines, place, report, left)
        report.same("备注", place, line.note or "/", by.get("备注", "/"))


def main() -> int:
    """Compare everything."""
    have, acts, left = written()
    report = Report()
    printed = tables()
    report.same("表", "全部", [table.id for table in printed], list(have))
    for table in printed:
        compare(table, have[table.id], acts, report, left)
    return report.told(printed)


if __name__ == "__main__":
    sys.exit(main())
