"""Compare the 281 tables of 粤环发〔2021〕7号 附件1 as printed with the ruleset, cell by cell, without the library.

In: `tests/data/gd-2022-tables.json`, `rulesets/ecology/gd-2022/chapter-*.yaml`. Out: how many tables and cells are equal, which
differ because of a named defect (`读作`/`原作`, a composite cell), and which differ without one; exit 1 if any does:

    python scripts/compare_gd_tables.py
"""

from __future__ import annotations

import re
import sys
from typing import Any

import yaml

from comparison import Comparison, rows_of
from gd_print import ROOT, Printed, tables

RULESET = ROOT / "rulesets/ecology/gd-2022"
BLANK = {"", "/", "—", "——"}
STARTS = {"所需处置费用": "计罚处置费用"}  # the statute counts a small base as a larger one


def written() -> dict[str, dict[str, Any]]:
    """Every table of the chapters by its number."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(RULESET.glob("chapter-?.yaml")):
        for table in yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)["表"]:
            assert table["编号"] not in found, table["编号"]
            found[table["编号"]] = table
    return found


class Report(Comparison):
    """What was found, with cells that name a misprint."""

    def cell(self, what: str, place: str, printed: str, have: Any) -> None:
        """A cell as printed, or as a defect that is named."""
        if isinstance(have, dict) and "读作" in have:
            self.same(what, place, printed, have["原作"])
            self.named.append(f"{place}：{have['原作']} 读作 {have['读作']}")
        elif isinstance(have, dict) and list(have.values()) == ["是"]:
            self.same(what, place, printed, next(iter(have)))
        elif isinstance(have, dict) and "任一" in have:
            parts = [each if isinstance(each, str) else "".join(each.values()) for each in have["任一"]]
            self.same(what, place, True, all(part.removesuffix("的") in printed for part in parts) and "或" in printed)
            self.named.append(f"{place}：{printed} 写成两个条件之一")
        elif printed in BLANK:
            self.same(what, place, True, have in BLANK)
        else:
            self.same(what, place, printed, have)


def weighted(table: Printed, have: dict[str, Any], report: Report) -> None:
    """起点, 基数, 保底, 封顶, and every factor, level and weight."""
    report.same("计算", table.id, "权重累加", have.get("计算"))
    report.same("列", table.id, ["要素", "程度", "权重"], have["列"])
    report.same("行数", table.id, len(table.rows), len(have["行"]))
    report.same("保底", table.id, table.floor, have.get("保底"))
    report.same("封顶", table.id, "100%", have.get("封顶"))  # art. 6
    for number, (printed, row) in enumerate(zip(table.rows, rows_of(have), strict=True), 1):
        for column, (text, cell) in enumerate(zip(printed, row, strict=True)):
            report.cell(("要素", "程度", "权重")[column], f"{table.id} 第{number}行", text, cell)
    *heads, points = table.starts
    grid = have["起点"]
    names = [column if isinstance(column, str) else "条件" for column in grid["列"]]
    report.same("起点数", table.id, len(points), len(grid["行"]))
    for index, row in enumerate(grid["行"]):
        cells = dict(zip(names, row, strict=True))
        report.same("起点", f"{table.id} 起点{index + 1}", points[index], cells["起点"])
        report.same("基数", f"{table.id} 起点{index + 1}", base(table.bases[index]), cells["基数"])
        for head in heads:
            if head[index].startswith("对"):
                person = head[index] == "对个人"
                report.same("当事人", f"{table.id} 起点{index + 1}", person, cells["当事人"] != "单位")
            elif head[index] not in ("/", points[index]):
                report.cell("起点条件", f"{table.id} 起点{index + 1}", head[index], cells["条件"])


def base(printed: str) -> str:
    """What the formula multiplies by, as the ruleset says it."""
    times = re.fullmatch(r"(.+)×([\d.]+[%倍])", printed)
    return f"{STARTS.get(times[1], times[1])}的{times[2]}" if times else f"{printed.removesuffix('元')}元"


def banded(table: Printed, have: dict[str, Any], report: Report) -> None:
    """Every condition and every fine, every party."""
    columns = have["列"]
    conditions = [column for column in columns if isinstance(column, dict) and "条件" in column]
    outcomes = [column for column in columns if column == "处理" or (isinstance(column, dict) and "处理" in column)]
    printed_fines = [name for name in table.header if name.startswith(("罚款", "对")) or name == "处罚标准"]
    report.same("处罚列数", table.id, len(printed_fines), len(outcomes))
    cut = len(table.header) - len(outcomes) - len(conditions)  # the column of the act is left out where it is one act
    report.same("条件列数", table.id, True, cut in (0, 1))
    report.same("行数", table.id, len(table.rows), len(have["行"]))
    rows = rows_of(have)
    for index, column in enumerate(columns):
        heading = table.header[cut + index]
        if isinstance(column, dict):
            report.same("表头", f"{table.id} 第{index + 1}列", heading, column.get("表头", heading))
            party = re.fullmatch("对(.+?)罚款(?:（万）)?", heading)
            if party and party[1] not in ("单位", "人员", "个人"):
                report.same("当事人", f"{table.id} 第{index + 1}列", party[1], column["处理"])
    for number, (printed, row, covered) in enumerate(zip(table.rows, rows, table.spans, strict=True), 1):
        for index, cell in enumerate(row):
            place = f"{table.id} 第{number}行第{index + 1}列"
            what = "条件" if index < len(conditions) else "处罚"
            text = "/" if cut + index in covered else printed[cut + index]
            if table.id == "§4.31" and index == 0:  # the act is torn over several rows
                report.same(what, place, True, printed[0] in cell)
                continue
            report.cell(what, place, text, cell)


def main() -> int:
    """Compare everything."""
    have, report = written(), Report()
    printed = tables()
    report.same("表", "全部", [table.id for table in printed], list(have))
    for table in printed:
        title = have[table.id]["违法行为"]
        if table.id not in ("§2.5-2", "§2.7-2", "§3.5-2"):  # these are named after their second basis
            report.same("违法行为", table.id, table.title, title)
        (weighted if table.weighted else banded)(table, have[table.id], report)
    return report.told(printed)


if __name__ == "__main__":
    sys.exit(main())
