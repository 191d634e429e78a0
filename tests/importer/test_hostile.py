"""Whatever a sheet holds, the import ends with an exit code, a text that can be read again, and in linear time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importer_helpers import BASIS, HEADINGS, drawn, paper, rows, workbook
from openpyxl import Workbook

from enforce_rules.cli.main import main
from enforce_rules.importer import Layout, report, with_conventions
from enforce_rules.importer.headings import CONDITIONS, USUAL
from enforce_rules.importer.list_text import read_conditions
from enforce_rules.loader.yaml_source import read
from enforce_rules.paper import Grid, Line, Paper
from enforce_rules.writer import write_yaml

CELLS = [
    "", "", "/", "1", "2", "甲", "占道", BASIS, "较轻", "一般", "占用面积5平方米以下", "超过3日", "处1000元罚款", "5%", "不予处罚", "从轻处罚",
    "（1）首次；（2）及时改正", "同时满足下列情形：1.甲2.乙", "合计", "裁量起点", "对单位", "=A1", "：", "- a: b", "{x}", "# c", "是", "否", "'", "同上",
    "一、市容类", "无法查明", "违法行为", "100万元", '"', "null", "~", "?", "待定", "缺", "甲\n乙", "  ", "《甲法》第三条", "第一次", "\t",
]  # fmt: skip
NAMES = [*(name for names in USUAL.values() for name in names.split()), *CONDITIONS, "", "对单位罚款", "占用面积", "x"]


@st.composite
def sheets(draw: st.DrawFn) -> Paper:
    width = draw(st.integers(1, 6))
    head = draw(st.lists(st.sampled_from(NAMES), min_size=width, max_size=width))
    cell = st.sampled_from([*CELLS, "←", "〃"])
    body = draw(st.lists(st.lists(cell, min_size=width, max_size=width), max_size=6))
    again = [head] if draw(st.booleans()) else []
    clean = [["甲" if at == 0 and each == "←" else each for at, each in enumerate(row)] for row in body]
    above = tuple(
        Line(words, "上", level)
        for words, level in draw(st.lists(st.tuples(st.sampled_from(CELLS), st.integers(0, 3)), max_size=2))
    )
    return paper(
        head, *clean, *again, above=above, below=("备注：裁量百分值总和×100万",) if draw(st.booleans()) else ()
    )


@settings(max_examples=60, deadline=None)
@given(whole=sheets(), layout=st.sampled_from(list(Layout)))
def test_every_sheet_gives_a_text_that_says_the_same_when_it_is_read(whole: Paper, layout: Layout) -> None:
    draft = with_conventions(drawn(whole, layout=layout))
    written = write_yaml(draft.node, draft.comments)
    node, found = read(written, "f.yaml")
    assert not found
    assert node is not None
    assert draft.comments.remarks or written == write_yaml(node, draft.comments)
    for lang in ("zh", "en"):
        assert "{" not in report(draft, lang).replace("{x}", "")


def sheet(path: Path, *rows: Sequence[object]) -> Path:
    return workbook(path, [[*row] for row in rows])


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("空的", sheet, 3),
        ("只有表头", lambda path: sheet(path, HEADINGS), 1),
        ("两行表头", lambda path: sheet(path, HEADINGS, HEADINGS), 1),
        ("外文", lambda path: sheet(path, ["No", "Act", "Fine"], [1, "parking", 100]), 1),
        ("公式", lambda path: sheet(path, ["违法行为", "罚款"], ["=A1", "=SUM(A1:A2)"]), 0),
        ("错误值", lambda path: sheet(path, ["违法行为", "罚款"], ["占道", "#N/A"]), 0),
        ("长格", lambda path: sheet(path, ["违法行为", "情形", "罚款"], ["占道", "字" * 32_000, "处1000元罚款"]), 0),
    ],
)
def test_odd_workbooks_end_with_an_exit_code(
    name: str, make: Callable[[Path], Path], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(make(tmp_path / f"{name}.xlsx"))]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert told.err
    assert (told.out == "") is (code != 0)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", 3),
        ("违法行为,罚款\n占道\n乱倒,处1000元罚款,多余,更多\n,\n,处2000元罚款\n", 0),
        ("违法行为,处罚依据,罚款\n占道," + "依" * 1_000_000 + ",处1000元罚款\n", 3),
        ("只有一列\n甲\n", 1),
        ('"违法行为","罚款\n', 1),
    ],
    ids="empty ragged huge-cell one-column open-quote".split(),
)
def test_odd_texts_end_with_an_exit_code(text: str, code: int, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text(text, "utf-8")
    assert main(["import", str(path), "--report", str(tmp_path / "报告.txt"), "-o", str(tmp_path / "出.yaml")]) == code


def test_a_file_that_is_no_paper_is_refused(tmp_path: Path) -> None:
    for name, data in (("表.xlsx", b"PK\x03\x04"), ("表.docx", b"\x00" * 100), ("表.pdf", b"%PDF"), ("表.json", b"{")):
        path = tmp_path / name
        path.write_bytes(data)
        assert main(["import", str(path)]) == 3
    assert main(["import", str(tmp_path / "没有.xlsx")]) == 3


def test_a_text_that_no_ruleset_may_hold_is_refused_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "表.csv"
    path.write_text("违法行为,罚款\n\u202e占道,处1000元罚款\n", "utf-8")
    assert main(["import", str(path)]) == 3
    assert "U+202E" in capsys.readouterr().err


def test_a_sheet_of_all_types_is_read(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (["违法行为", "数", "真假", "罚款"], ["占道", 1.5, True, 1000], ["乱倒", -1, False, "处1000元罚款"]):
        page.append(row)
    path = tmp_path / "表.xlsx"
    book.save(path)
    assert main(["import", str(path), "-o", str(tmp_path / "出.yaml"), "--report", str(tmp_path / "报告.txt")]) == 0


def acts(count: int) -> Paper:
    return paper(HEADINGS, *([str(at), f"行为{at}", BASIS, "一般", f"情况{at}", "处1000元罚款"] for at in range(count)))


def tiers(count: int) -> Paper:
    first = ["1", "占道", BASIS]
    return paper(
        HEADINGS,
        *([*(first if not at else ["", "", ""]), f"档{at}", f"情况{at}", "处1000元罚款"] for at in range(count)),
    )


def items(count: int) -> Paper:
    return paper(
        ["序号", "违法行为", "不予处罚情形"], *([str(at), f"行为{at}", "（1）首次；（2）改正"] for at in range(count))
    )


@pytest.mark.parametrize("make", [acts, tiers, items])
def test_twice_the_rows_are_about_twice_the_work(make: Callable[[int], Paper]) -> None:
    def seconds(count: int) -> float:
        whole = make(count)
        started = time.process_time()
        draft = with_conventions(drawn(whole))
        report(draft)
        return time.process_time() - started

    seconds(50)  # what is remembered between calls is remembered now
    assert seconds(800) < 3 * seconds(400) + 0.3  # twice, where this was written


@pytest.mark.parametrize("piece", ["（1）", "1.", "①", "；", "：", "甲；且", "（", "1", "\n", "同时满足下列情形："])
def test_a_long_condition_is_linear_work(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    read_conditions(text)
    assert time.process_time() - started < 2


def test_rows_of_another_sheet_are_never_lost() -> None:
    whole = acts(50)
    assert isinstance(whole.blocks[0], Grid)
    draft = drawn(whole)
    assert [rows(draft, at) for at in range(50)] == [[["一般", f"情况{at}", "处1000元罚款"]] for at in range(50)]
