"""The doors: what is loaded when, what is told of progress, what is said when a library is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from paper_helpers import cell, read

from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.paper import FORMATS, Grid, Line, Paper, PaperError, read_paper, write_paper

ROOT = Path(__file__).parent.parent.parent
PAPER = Paper((Line("第一章", "某处", 1), Grid(((cell("甲"), cell("乙")),), "表"), Line("第二章", "某处", 1)), "某纸面")


def test_reading_loads_no_library_that_writes(tmp_path: Path) -> None:
    for form in FORMATS:
        (tmp_path / f"a.{form}").write_bytes(write_paper(PAPER, form))
    script = f"""
import sys
sys.path.insert(0, "src")
from pathlib import Path
from enforce_rules.paper import read_paper
for path in sorted(Path({str(tmp_path)!r}).iterdir()):
    assert read_paper(path)[0]
print(sorted({{"openpyxl", "docx", "lxml", "yaml", "csv", "json", "socket"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "[]" == done.stdout.strip()


@pytest.mark.parametrize(("form", "module", "extra"), [("xlsx", "openpyxl", "excel"), ("docx", "docx", "docx")])
def test_a_library_that_is_not_installed_is_named_with_the_extra_that_brings_it(
    form: str, module: str, extra: str
) -> None:
    with mock.patch.dict(sys.modules, {module: None}):
        sys.modules.pop(f"enforce_rules.paper.{form}_write", None)
        with pytest.raises(PaperError) as caught:
            write_paper(PAPER, form)
    (told,) = caught.value.diagnostics
    assert "missing-extra" == told.code and caught.value.refused
    assert f"pip install 'enforce-rules[{extra}]'" == told.hint()


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    for form in FORMATS:
        path = tmp_path / f"a.{form}"
        path.write_bytes(write_paper(PAPER, form))
        seen: list[tuple[int, int | None]] = []
        read_paper(path, progress=lambda done, total, seen=seen: seen.append((done, total)))  # type: ignore[misc]
        assert seen and seen == sorted(seen)
        assert seen[-1][0] == seen[-1][1]


def test_a_limit_can_be_raised_and_lowered_by_who_asks(tmp_path: Path) -> None:
    data = write_paper(PAPER, "md")
    for limits, code in (
        (Limits(paper_bytes=len(data) - 1), "file-too-large"),
        (Limits(paper_cells=3), "limit-exceeded"),
        (Limits(scalar=2), "scalar-too-long"),
    ):
        assert [code] == [each.code for each in read(tmp_path / "a.md", data, limits)[1]]
    assert () == read(tmp_path / "a.md", data, Limits(paper_bytes=len(data), paper_cells=4, scalar=3))[1]
    assert 10 * 1024 * 1024 == DEFAULT.paper_bytes


def test_the_source_of_a_paper_is_the_name_of_its_file(tmp_path: Path) -> None:
    paper, _ = read(tmp_path / "某局基准.md", "甲")
    assert paper is not None and "某局基准.md" == paper.source
