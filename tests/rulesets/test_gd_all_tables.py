"""粤环发〔2021〕7号 附件1: all 281 tables equal the print, come from the importer, and answer as plain arithmetic does."""

from __future__ import annotations

import copy
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from enforce_rules import load_rulebook
from enforce_rules.testing.examples import run

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import compare_gd_tables  # noqa: E402
import gd_cases  # noqa: E402
import gd_print  # noqa: E402

CHAPTERS = tuple(dict.fromkeys(table.chapter for table in gd_print.tables()))


@cache
def documents() -> dict[str, tuple[dict[str, object], int]]:
    return {chapter: gd_cases.document(chapter) for chapter in CHAPTERS}


def test_there_are_281_tables_of_which_45_add_weights() -> None:
    printed = gd_print.tables()
    assert (281, 45, 236) == (len(printed), sum(t.weighted for t in printed), sum(not t.weighted for t in printed))


def test_every_cell_equals_the_print_or_differs_by_a_named_defect(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == compare_gd_tables.main(), capsys.readouterr().out
    assert "没有理由的不同 0 处" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "row", "column", "wrong"),
    [
        ("§1.1", 2, 2, "6%"),
        ("§3.36", 3, 0, "5蒸吨以上11蒸吨以下"),
        ("§4.52", 8, 3, "10万元以下"),
        ("§8.43", 0, 1, "3万元以下"),
    ],
)
def test_the_comparison_sees_one_changed_cell(
    table: str, row: int, column: int, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    have = copy.deepcopy(compare_gd_tables.written())
    have[table]["行"][row][column] = wrong
    monkeypatch.setattr(compare_gd_tables, "written", lambda: have)
    assert 1 == compare_gd_tables.main()


def test_the_chapters_are_what_the_importer_makes_of_the_tables() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/import_gd.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stdout)


@pytest.mark.assurance
def test_every_table_has_examples_and_every_row_of_bands_its_own() -> None:
    rows = {table.id: len(table.rows) for table in gd_print.tables() if not table.weighted}
    steps: dict[str, set[str]] = {}
    for made, _ in documents().values():
        for each in made["表"]:  # type: ignore[attr-defined]
            names = [next(iter(column.values())) if isinstance(column, dict) else column for column in each["列"]]
            at = names.index("步骤") if "步骤" in names else None
            steps.setdefault(each["对"], set()).update(row[at] for row in each["行"] if at is not None)
    missing = {table.id for table in gd_print.tables()} - set(steps) - set(gd_cases.TWINS.values())
    assert set() == missing
    assert [] == [name for name, count in rows.items() if len(steps[name]) < count]


@pytest.mark.assurance
def test_more_than_five_thousand_comparisons() -> None:
    assert sum(count for _, count in documents().values()) >= 5000


@pytest.mark.parametrize(
    "chapter", [*CHAPTERS[:1], *(pytest.param(each, marks=pytest.mark.assurance) for each in CHAPTERS[1:])]
)
def test_the_chapter_answers_as_the_print_computes(chapter: str, tmp_path: Path) -> None:
    target = tmp_path / "cases.yaml"
    gd_cases.main(chapter, str(target))
    book = load_rulebook(ROOT / "rulesets/national/admin-penalty-law-2021", ROOT / "rulesets/ecology/gd-2022", target)
    outcome = run(book, [target])
    assert outcome.count > 0
    assert "" == "\n".join(each.render() for each in outcome.failures)
