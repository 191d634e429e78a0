"""The same table in every format is the same ruleset; untouched, it loads and gives an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from importer_helpers import HEADINGS, MERGED, ROWS, workbook, write
from openpyxl import Workbook
from openpyxl.styles import numbers

from enforce_rules import load_rulebook
from enforce_rules.cli.main import main

EXPECTED = """\
表:
  - 编号: '1'
    违法行为: 擅自占用道路摆摊设点
    用途: 基准
    依据: 城市市容管理条例第二十条
    法定: {列: [处理], 行: [[责令改正；处一千元以上一万元以下罚款]]}
    列: [阶次, {条件: 占用面积, 表头: 适用条件}, 处理]
    行:
      - [较轻, 占用面积不足5平方米, 处1000元以上3000元以下的罚款]
      - [一般, 占用面积5平方米以上10平方米以下, 处3000元以上6000元以下的罚款]
      - [较重, 占用面积超过10平方米, 处6000元以上1万元以下的罚款]

  - 编号: '2'
    违法行为: 未按规定张贴标识
    用途: 基准
    依据: 城市市容管理条例第二十一条
    法定: {列: [处理], 行: [[责令改正；处五百元以上五千元以下罚款]]}
    列: [阶次, {条件: 适用条件}, 处理]
    行:
      - [一般, 初次违法, 处500元以上2000元以下的罚款]
      - [严重, 多次违法, 处2000元以上5000元以下的罚款]
"""
CASE = {
    "案件": {"编号": "甲案", "办案机关": "某局", "地区": "110000"},
    "日期": {
        "行为起": "2025-01-10",
        "行为止": "2025-01-10",
        "发现": "2025-01-12",
        "立案": "2025-01-12",
        "拟决定": "2025-02-01",
    },
    "当事人": [{"代号": "甲", "类别": "法人", "身份": ["单位"]}],
    "行为": [{"代号": "A1", "事项": "待填#1", "当事人": ["甲"], "事实": {"占用面积": "7平方米"}}],
}


def imported(path: Path, *options: str) -> Path:
    target = path.with_suffix(".yaml")
    assert 0 == main(["import", str(path), "-o", str(target), "--report", str(path.with_suffix(".txt")), *options])
    return target


@pytest.mark.parametrize("suffix", "xlsx docx csv json html md".split())
def test_every_format_gives_the_same_ruleset(suffix: str, tmp_path: Path) -> None:
    target = imported(write(tmp_path / f"裁量表.{suffix}", [HEADINGS, *ROWS]))
    assert EXPECTED == target.read_text("utf-8").partition("\n\n")[2].partition("\n\n")[2]


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_merged_cells_say_what_blank_ones_below_say(suffix: str, tmp_path: Path) -> None:
    target = imported(write(tmp_path / f"裁量表.{suffix}", [HEADINGS, *ROWS], MERGED))
    assert EXPECTED == target.read_text("utf-8").partition("\n\n")[2].partition("\n\n")[2]


def test_an_untouched_draft_loads_and_gives_the_fine_of_its_row(tmp_path: Path) -> None:
    target = imported(write(tmp_path / "裁量表.csv", [HEADINGS, *ROWS]))
    assert 0 == main(["check", "--only", str(target)])
    told = load_rulebook(target).recommend(CASE).explain()
    assert "阶次：一般" in told
    assert "3000元（是否含本数未写明）以上6000元（是否含本数未写明）以下" in told
    assert "城市市容管理条例第二十条" in told
    assert "施行日未核" in told  # what a person must fill in keeps the answer open


def test_what_no_table_prints_is_left_open_and_told(tmp_path: Path) -> None:
    target = imported(write(tmp_path / "裁量表.csv", [HEADINGS, *ROWS]))
    head = target.read_text("utf-8").partition("\n表:")[0]
    assert ["以上", "以下", "阶次"] == [each[7:9] for each in head.splitlines() if each.endswith("待定, /]")]
    assert 3 == target.with_suffix(".txt").read_text("utf-8").count("[convention]")


def test_numbers_dates_and_shares_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["违法行为", "裁量阶次", "超标比例", "罚款", "备注"],
        ["超标排放", "一般", 0.2, "1万元", date(2024, 3, 1)],
    ):
        sheet.append(row)
    sheet["C2"].number_format = numbers.FORMAT_PERCENTAGE
    path = tmp_path / "超标.xlsx"
    book.save(path)
    assert "- [一般, 20%, 1万元, 2024-03-01]" in imported(path).read_text("utf-8")


def test_every_sheet_is_a_chapter_and_numbers_used_twice_are_told_apart(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in ("市容", "环卫"):
        sheet = book.create_sheet(title)
        sheet.append(["序号", "违法行为", "罚款"])
        sheet.append([1, f"{title}违法", "处1000元罚款"])
    path = tmp_path / "两张.xlsx"
    book.save(path)
    target = imported(path)
    text = target.read_text("utf-8")
    assert "# ================ 环卫 ================\n  - 编号: 环卫-1" in text
    assert "编号: 市容-1" in text
    assert 0 == main(["check", "--only", str(target)])


def test_the_title_over_the_table_names_the_ruleset(tmp_path: Path) -> None:
    rows: list[list[object]] = [["某市城市管理行政处罚裁量基准"], ["违法行为", "罚款"], ["占道", "处1000元罚款"]]
    assert "名称: 某市城市管理行政处罚裁量基准" in imported(workbook(tmp_path / "表.xlsx", rows)).read_text("utf-8")


def test_a_formula_is_a_text_and_what_looks_like_yaml_is_a_text(tmp_path: Path) -> None:
    rows = [["违法行为", "情形", "罚款", "备注"], ["- 甲: {乙}", "=A1", "处1000元罚款", "'是' # 否"]]
    target = imported(write(tmp_path / "表.csv", rows))
    assert 0 == main(["check", "--only", str(target)])
    text = target.read_text("utf-8")
    assert "违法行为: '- 甲: {乙}'" in text
    assert "[=A1, 处1000元罚款," in text


def test_nothing_is_written_over_without_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "裁量表.csv", [HEADINGS, *ROWS])
    target = imported(path)
    before = target.read_bytes()
    target.write_bytes(before + b"# mine\n")
    assert 2 == main(["import", str(path), "-o", str(target)])
    assert "--force" in capsys.readouterr().err
    assert before + b"# mine\n" == target.read_bytes()
    imported(path, "--force")
    assert before == target.read_bytes()
