"""What is shipped is valid: every ruleset, every file of 算例, every case of the documentation, however it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from schema_helpers import CASES, ROOT, RULESETS, as_texts, as_typed, as_yaml_1_1, draft_7, faults

LOADERS = (as_texts, as_typed, as_yaml_1_1)
SHORT = 3_000  # bytes of a file that is read in every way at once; a longer one is read as an editor does


def _name(value: object) -> str:
    return value.relative_to(ROOT).as_posix() if isinstance(value, Path) else getattr(value, "__name__", str(value))


def _in_the_long_run(file: Path) -> list[pytest.MarkDecorator]:
    return [pytest.mark.assurance] * (file.stat().st_size > SHORT)


@pytest.mark.parametrize("file", RULESETS, ids=_name)
def test_a_shipped_ruleset_is_valid_in_an_editor(file: Path) -> None:
    assert [] == faults("ruleset", as_typed(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("load", [as_texts, as_yaml_1_1], ids=_name)
@pytest.mark.parametrize("file", [pytest.param(each, marks=_in_the_long_run(each)) for each in RULESETS], ids=_name)
def test_a_shipped_ruleset_is_valid_however_it_is_loaded(file: Path, load: Callable[[str], Any]) -> None:
    assert [] == faults("ruleset", load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("load", LOADERS, ids=_name)
@pytest.mark.parametrize("file", CASES, ids=_name)
def test_a_case_of_the_documentation_is_valid(file: Path, load: Callable[[str], Any]) -> None:
    assert [] == faults("case", load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "file", [pytest.param(each, marks=_in_the_long_run(each)) for each in (*RULESETS, *CASES)], ids=_name
)
def test_an_editor_of_draft_7_finds_nothing_wrong(file: Path) -> None:
    checker = draft_7("case" if file in CASES else "ruleset")
    assert checker.is_valid(as_typed(file.read_text(encoding="utf-8")))


def test_there_is_something_to_check() -> None:
    assert {"ruleset.yaml", "cases.yaml"} <= {file.name for file in RULESETS}
    assert CASES


def test_a_ruleset_is_no_case_and_a_case_no_ruleset() -> None:
    assert faults("case", as_texts(RULESETS[0].read_text(encoding="utf-8")))
    assert faults("ruleset", as_texts(CASES[0].read_text(encoding="utf-8")))
