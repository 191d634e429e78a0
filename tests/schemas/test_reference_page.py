"""The page about the schemas: its examples are right, and it names every schema by its identifier."""

from __future__ import annotations

import doctest
import re

from schema_helpers import ROOT, as_texts, faults

from enforce_rules.loader.schema import NAMES, schema

PAGE = ROOT / "docs" / "reference" / "schemas.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_its_python_runs() -> None:
    run = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert run.attempted > 0
    assert 0 == run.failed


def test_its_ruleset_is_valid() -> None:
    written = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert written
    assert [] == [fault for each in written for fault in faults("ruleset", as_texts(each))]


def test_it_names_every_schema() -> None:
    assert all(f"| `{name}` |" in TEXT and f"`{schema(name)['$id']}`" in TEXT for name in NAMES)
