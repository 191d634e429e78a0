"""The report of an import, word for word; and the page that tells what its codes mean."""

from __future__ import annotations

import re
from pathlib import Path

from importer_helpers import drawn, paper

from enforce_rules.importer import report
from enforce_rules.importer.headings import CONDITIONS, USUAL
from enforce_rules.importer.overlay import Overlay, Patch
from enforce_rules.importer.remarks import SENTENCES
from enforce_rules.writer import text

PAGE = (Path(__file__).parents[2] / "docs/reference/import.md").read_text("utf-8")
DRAFT = drawn(
    paper(["违法行为", "情形", "罚款"], ["占道", "轻", "处1000元罚款"], ["", "重", "酌情"], ["合计", "", ""]),
    Overlay(tables={"占道": Patch(why="第三条", set={"法定": text("缺")})}),
)

ZH = """\
读了 1 张表、1 行；要核对的：fact-proposed 1，sum-row 1，unread 1

── 要核对的（3）
表1
  第4行第1列 [sum-row] 合计，这一行不要：合计
占道
  情形 [fact-proposed] “情形”：选项，轻、重
  第3行第3列 [unread] 没有读出：“酌情”

── 已经由人定的（1）
占道
  表1 [set] 手工写的“法定”：第三条
"""
EN = """\
1 tables, 1 rows; to be checked: fact-proposed 1, sum-row 1, unread 1

-- to be checked (3)
表1
  第4行第1列 [sum-row] a sum; the row is left out: 合计
占道
  情形 [fact-proposed] 情形: 选项, 轻、重
  第3行第3列 [unread] not read: 酌情

-- decided by hand (1)
占道
  表1 [set] written by hand, 法定: 第三条
"""


def test_the_report_in_both_languages() -> None:
    assert report(DRAFT) == ZH
    assert report(DRAFT, "en") == EN


def test_every_code_is_in_the_reference_and_no_other() -> None:
    section = PAGE.partition("## 报告")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE) == list(SENTENCES)


def test_every_usual_heading_is_in_the_reference() -> None:
    section = PAGE.partition("## 表头")[2].partition("\n## ")[0]
    told = {row[0]: row[1].split("、") for row in re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", section, re.MULTILINE)}
    assert told == {role.value: names.split() for role, names in USUAL.items()}
    assert all(f"{word}" in section for word in CONDITIONS)


def test_both_languages_say_the_same_things() -> None:
    for chinese, english in SENTENCES.values():
        assert {*re.findall(r"{(\w+)}", chinese)} == {*re.findall(r"{(\w+)}", english)}
