"""What the tests of the importer share: one official-looking table in every format, and an import without files."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document
from openpyxl import Workbook

from enforce_rules.cli.main import main
from enforce_rules.importer import Draft, Layout, Overlay, import_paper, with_conventions
from enforce_rules.importer.overlay import NONE
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper import Cell, Covered, Grid, Line, Paper
from enforce_rules.writer import mapping, write_yaml

HEAD = mapping({"编号": "某", "名称": "某", "制定机关": "某局", "地区": "全国", "施行": "待核", "核对": "虚拟"})
BASIS = "《城市市容管理条例》第二十条：擅自占用道路摆摊设点的，由城市管理部门责令改正，处一千元以上一万元以下的罚款。"
SECOND = "《城市市容管理条例》第二十一条：未按规定张贴标识的，由城市管理部门责令改正，处五百元以上五千元以下的罚款。"
HEADINGS = ["序号", "违法行为", "处罚依据", "裁量阶次", "适用条件", "处罚标准"]
ROWS = [
    ["1", "擅自占用道路摆摊设点", BASIS, "较轻", "占用面积不足5平方米", "处1000元以上3000元以下的罚款"],
    ["", "", "", "一般", "占用面积5平方米以上10平方米以下", "处3000元以上6000元以下的罚款"],
    ["", "", "", "较重", "占用面积超过10平方米", "处6000元以上1万元以下的罚款"],
    ["2", "未按规定张贴标识", SECOND, "一般", "初次违法", "处500元以上2000元以下的罚款"],
    ["", "", "", "严重", "多次违法", "处2000元以上5000元以下的罚款"],
]
MERGED = ["A2:A4", "B2:B4", "C2:C4", "A5:A6", "B5:B6", "C5:C6"]


def paper(*rows: list[str], above: tuple[Line, ...] = (), below: tuple[str, ...] = ()) -> Paper:
    """A paper of one table; ← goes on from the left, 〃 from above."""
    cells: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows, 1):
        made: list[Cell] = []
        for at, words in enumerate(row):
            place = f"第{number}行第{at + 1}列"
            if words == "←":
                made.append(Cell(made[-1].text, place, Covered.LEFT))
            elif words == "〃":
                made.append(Cell(cells[-1][at].text, place, Covered.ABOVE))
            else:
                made.append(Cell(words, place))
        cells.append(tuple(made))
    return Paper((*above, Grid(tuple(cells), "表1"), *(Line(each, "下") for each in below)), "纸面")


def drawn(
    whole: Paper,
    overlay: Overlay = NONE,
    facts: dict[str, FactDeclaration] | None = None,
    layout: Layout = Layout.AUTO,
    grants: str | None = None,
    part: str | None = None,
) -> Draft:
    """The draft of a paper."""
    return import_paper(
        whole, head=("规则集", HEAD), facts=facts, overlay=overlay, part=part, layout=layout, grants=grants
    )


def tables(draft: Draft) -> list[MapNode]:
    """Its tables."""
    found = draft.node.get("表")
    assert isinstance(found, ListNode)
    return [each for each in found.items if isinstance(each, MapNode)]


def plain(node: Node | None) -> object:
    """A node as texts, lists and dicts."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(each) for each in node.items]
    return None if node is None else {key.text: plain(value) for key, value in node.items}


def columns(draft: Draft, at: int = 0) -> object:
    """The columns of one table."""
    return plain(tables(draft)[at].get("列"))


def rows(draft: Draft, at: int = 0) -> object:
    """The rows of one table."""
    return plain(tables(draft)[at].get("行"))


def codes(draft: Draft) -> list[str]:
    """What is to be checked."""
    return [each.code for each in draft.remarks]


def checked(draft: Draft, folder: Path, *beside: Path) -> int:
    """What `check` says of a draft that nobody has touched: the exit code."""
    target = folder / "draft.yaml"
    whole = with_conventions(draft)
    target.write_text(write_yaml(whole.node, whole.comments), "utf-8")
    return main(["check", "--only", str(target), *map(str, beside)])


def workbook(path: Path, rows: list[list[object]], merged: list[str] | None = None, title: str = "表") -> Path:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for each in merged or []:
        sheet.merge_cells(each)
    book.save(path)
    return path


def write(path: Path, rows: list[list[str]], merged: list[str] | None = None) -> Path:
    """The rows in the format that the file's name says."""
    text = {"csv": _csv, "md": _md, "html": _html, "json": _json}.get(path.suffix[1:])
    if text is not None:
        path.write_text(text(rows), "utf-8")
    elif path.suffix == ".xlsx":
        workbook(path, [[each or None for each in row] for row in rows], merged)
    else:
        document = Document()
        table = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for number, words in enumerate(row):
                table.cell(at, number).text = words
        for each in merged or []:
            first, last = each.split(":")
            begin, end = ((int(name[1:]) - 1, ord(name[0]) - ord("A")) for name in (first, last))
            table.cell(*begin).merge(table.cell(*end)).text = rows[begin[0]][begin[1]]
        document.save(str(path))
    return path


def _csv(rows: list[list[str]]) -> str:
    return "".join(",".join(row) + "\n" for row in rows)


def _md(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def _html(rows: list[list[str]]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{each}</td>" for each in row) + "</tr>" for row in rows)
    return f"<!DOCTYPE html><html><body><table>{body}</table></body></html>"


def _json(rows: list[list[str]]) -> str:
    return json.dumps([{"header": rows[0], "rows": [{"cells": row} for row in rows[1:]]}], ensure_ascii=False)
