"""Running worked examples (算例): cases of their own, whose 应 and 不应 columns say what comes out and what does not.

In: a rulebook. Out: how many examples there are, and those that do not hold, each at the cell that says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from enforce_rules.compiler.examples import Example, ExampleTable
from enforce_rules.diagnostics import Diagnostic, diagnose, render
from enforce_rules.rulebook import Rulebook
from enforce_rules.testing.example_case import ExampleError, scene_of
from enforce_rules.testing.example_results import Answer, agrees, answer_of, is_free_of


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold."""

    found: Diagnostic
    source: tuple[str, str]

    def render(self, lang: str = "zh") -> str:
        """Where it is written, what was expected and what came out."""
        return render((self.found,), dict((self.source,)), lang)


@dataclass(frozen=True, slots=True)
class Examples:
    """The outcome of a run."""

    count: int
    failures: tuple[Failure, ...]


def run(rulebook: Rulebook, within: Iterable[Path] = ()) -> Examples:
    """Run every example, or those in files below the given paths."""
    roots = tuple(Path(each).resolve() for each in within)
    tables = [table for table in rulebook.examples if not roots or _below(table.file, roots)]
    failures = tuple(failure for table in tables for failure in _failures(rulebook, table))
    return Examples(sum(len(table.examples) for table in tables), failures)


def _below(file: str, roots: tuple[Path, ...]) -> bool:
    path = Path(file).resolve()
    return any(path == root or path.is_relative_to(root) for root in roots)


def _failures(rulebook: Rulebook, table: ExampleTable) -> Iterator[Failure]:
    source = (table.file, rulebook.sources.get(table.file, ""))
    for example in table.examples:
        for found in check(rulebook, table, example):
            yield Failure(found, source)


def check(rulebook: Rulebook, table: ExampleTable, example: Example) -> tuple[Diagnostic, ...]:
    """What an example says that does not come out."""
    try:
        scene = scene_of(rulebook.program, table, example)
    except ExampleError as error:
        return error.found
    answer: Answer = answer_of(scene, table)
    found: list[Diagnostic] = []
    for column, cell in example.wanted:
        want, have = agrees(answer, column, cell)
        if have is not None:
            found.append(
                diagnose("example-failed", cell.span, title=example.title, column=column, want=want, have=have)
            )
    for column, cell in example.unwanted:
        unwanted, have = is_free_of(answer, column, cell)
        if have is not None:
            found.append(
                diagnose("example-unwanted", cell.span, title=example.title, column=column, want=unwanted, have=have)
            )
    return tuple(found)
