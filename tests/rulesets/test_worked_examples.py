"""Every shipped 算例 holds, table by table; each names the proposition it proves, and there are enough of them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.compiler.examples import ExampleTable
from enforce_rules.diagnostics import render
from enforce_rules.model.ruleset import Use
from enforce_rules.testing.examples import check

RULESETS = Path(__file__).parents[2] / "rulesets"
ENOUGH = 300


@cache
def book() -> Rulebook:
    return load_rulebook(RULESETS)


def name(table: ExampleTable) -> str:
    return f"{table.ruleset}:{table.id}"


@pytest.mark.parametrize("table", book().examples, ids=name)
def test_a_table_of_worked_examples_holds(table: ExampleTable) -> None:
    wrong = [found for example in table.examples for found in check(book(), table, example)]
    assert not wrong, "\n" + render(wrong, book().sources)


def test_every_example_names_a_proposition_of_its_own() -> None:
    for table in book().examples:
        titles = Counter(example.title.strip() for example in table.examples)
        assert "" not in titles
        assert {} == {title: n for title, n in titles.items() if n > 1}, name(table)


def test_every_example_expects_something() -> None:
    for table in book().examples:
        for example in table.examples:
            expected = (*example.wanted, *example.unwanted)
            assert any(getattr(cell, "text", "") != "/" for _, cell in expected), f"{name(table)}《{example.title}》"


def test_every_ruleset_has_examples_and_there_are_enough() -> None:
    counted = Counter[str]()
    for table in book().examples:
        counted[table.ruleset] += len(table.examples)
    deciding = {each.ruleset for each in book().program.tables.values() if each.use is not Use.CALENDAR}
    assert deciding == set(counted)  # a calendar has no conditions and no results
    assert counted.total() >= ENOUGH
