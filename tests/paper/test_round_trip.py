"""A paper that is written and read again is the same paper, whatever its texts are made of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from paper_helpers import HOSTILE, again, cell, papers, plain

from enforce_rules.paper import FORMATS, Cell, Covered, Grid, Line, Paper, PaperError, write_paper

forms = pytest.mark.parametrize("form", FORMATS)


@forms
@given(paper=papers)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_levels_and_merged_cells_come_back(paper: Paper, form: str, tmp_path: Path) -> None:
    back, told = again(paper, form, tmp_path)
    assert () == told
    assert plain(paper) == plain(back)


@forms
def test_every_hostile_text_comes_back_as_paragraph_heading_and_cell(form: str, tmp_path: Path) -> None:
    grid = Grid(tuple((cell(text), cell("乙")) for text in HOSTILE), "表")
    lines = [Line(text, "某处", level) for text in HOSTILE for level in (0, 1, 6)]
    paper = Paper((*lines, grid), "某纸面")
    back, told = again(paper, form, tmp_path)
    assert () == told
    assert plain(paper) == plain(back)


@forms
@pytest.mark.parametrize("char", ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\r", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_no_file_can_carry_is_refused_with_its_place(form: str, char: str) -> None:
    grid = Grid(((Cell("甲", "表1第1行第1列"), Cell(f"乙{char}", "表1第1行第2列")),), "表1")
    with pytest.raises(PaperError) as caught:
        write_paper(Paper((grid,), "某纸面"), form)
    (told,) = caught.value.diagnostics
    assert ("paper-not-written", "表1第1行第2列") == (told.code, dict(told.args)["place"])
    assert f"U+{ord(char):04X}" in told.message()


def test_every_fault_of_a_paper_is_told_not_only_the_first() -> None:
    with pytest.raises(PaperError) as caught:
        write_paper(Paper((Line("甲\x01", "第1段"), Line("乙", "第2段"), Line("丙\x02", "第3段")), "某纸面"), "md")
    assert ["第1段", "第3段"] == [dict(each.args)["place"] for each in caught.value.diagnostics]


def test_a_text_longer_than_a_cell_of_a_workbook_is_refused_there_and_only_there(tmp_path: Path) -> None:
    longest = Paper((Line("𠮷" * 16_383 + "甲", "第1段"),), "某纸面")
    assert plain(longest) == plain(again(longest, "xlsx", tmp_path)[0])
    longer = Paper((Line("𠮷" * 16_384, "第1段"),), "某纸面")
    with pytest.raises(PaperError, match="32,767"):
        write_paper(longer, "xlsx")
    for form in ("html", "md", "docx"):
        assert plain(longer) == plain(again(longer, form, tmp_path)[0])


@pytest.mark.parametrize(
    "rows",
    [
        [[("甲", Covered.LEFT)]],
        [[("甲", Covered.NO), ("乙", Covered.LEFT)]],
        [[("甲", Covered.NO), ("甲", Covered.LEFT)], [("甲", Covered.ABOVE), ("乙", Covered.NO)]],
        [[("甲", Covered.NO), ("甲", Covered.LEFT)], [("甲", Covered.ABOVE), ("甲", Covered.LEFT)]],
    ],
    ids=["begins nowhere", "another text", "no rectangle", "marked from the left below the first row"],
)
def test_a_merged_cell_that_is_none_is_refused(rows: list[list[tuple[str, Covered]]]) -> None:
    grid = Grid(tuple(tuple(Cell(text, "某处", mark) for text, mark in row) for row in rows), "表1")
    with pytest.raises(PaperError) as caught:
        write_paper(Paper((grid,), "某纸面"), "html")
    assert ["merge-broken"] == [dict(each.args)["why"] for each in caught.value.diagnostics]


def test_an_unknown_form_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="html, md, docx, xlsx"):
        write_paper(Paper((), "某纸面"), "pdf")


@pytest.mark.parametrize("rows", [(), ((),), ((cell("甲"),), (cell("甲"), cell("乙")))])
def test_a_table_has_rows_of_one_width(rows: tuple[tuple[Cell, ...], ...]) -> None:
    with pytest.raises(ValueError, match="表1"):
        Grid(rows, "表1")


@pytest.mark.parametrize("level", [-1, 7])
def test_there_are_six_levels_of_headings(level: int) -> None:
    with pytest.raises(ValueError, match="第1段"):
        Line("甲", "第1段", level)


SCRIPT = """
import hashlib, sys
sys.path[:0] = ["src", "tests/paper"]
from paper_helpers import HOSTILE, cell
from enforce_rules.paper import FORMATS, Cell, Covered, Grid, Line, Paper, write_paper
rows = tuple((cell(text), Cell(text, "某处", Covered.LEFT), cell("乙")) for text in HOSTILE)
paper = Paper((Line("甲", "某处", 1), Grid(rows, "表"), Line("甲", "某处", 1), Grid(rows, "表")), "某纸面")
print(*(hashlib.sha256(write_paper(paper, form)).hexdigest() for form in FORMATS))
"""


def test_the_same_paper_gives_the_same_bytes_in_every_process() -> None:
    root = Path(__file__).parent.parent.parent
    seen = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert 1 == len(seen)
