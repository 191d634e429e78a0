"""For every number a shipped table draws a line at: is there a worked example (算例) on it, one below it and one above it?

In: the shipped rulesets and their 算例. Out: the bounds of each table with what is missing, and how many there are; exit 1
if any is missing.

Below and above mean: between this bound and the next of the same fact in the same table, so that every tier has a case at
its ends and inside it. An example counts for a table if it is about it, or if the table was looked at when it ran. What no
case can be (less than nothing, a count below the first of a table's own rows) is not asked for.

    python scripts/boundary_coverage.py [--ruleset 编号] [--all]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count

from enforce_rules.evaluator.amount import percent_text
from enforce_rules.evaluator.dates import reaches_months
from enforce_rules.model.condition import All, AnyOf, Condition, Not, Within
from enforce_rules.model.fact import DateSpan, FactKind
from enforce_rules.model.interval import Region
from enforce_rules.model.ruleset import Table
from enforce_rules.rulebook import Rulebook, load_rulebook
from enforce_rules.testing.example_case import scene_of
from enforce_rules.testing.example_results import Answer, answer_of

Measure = tuple[str, str | None]
"""A fact and the unit in which it is compared."""


@dataclass(slots=True)
class Line:
    """What one table asks of one fact: the numbers it draws lines at, and the numbers of its examples."""

    regions: list[Region] = field(default_factory=list)
    values: set[Fraction] = field(default_factory=set)
    counted: bool = False

    @property
    def bounds(self) -> list[Fraction]:
        """Every finite end, once, in order; zero is where numbers begin, not a line."""
        ends = (end for region in self.regions for part in region.parts for end in (part.low, part.high))
        return sorted({end.value for end in ends if end is not None and end.value != 0})

    def missing(self) -> Iterator[tuple[Fraction, str]]:
        """Each bound without an example on it, below it or above it."""
        bounds = self.bounds
        for before, bound, after in zip([None, *bounds], bounds, [*bounds[1:], None], strict=False):
            if bound not in self.values:
                yield bound, "恰在"
            if self._asked_below(before, bound) and not any(self._below(before, each, bound) for each in self.values):
                yield bound, "以下"
            if not any(self._above(bound, each, after) for each in self.values):
                yield bound, "以上"

    def _asked_below(self, before: Fraction | None, bound: Fraction) -> bool:
        lowest = before is None and self.counted
        return not lowest or any(part.low is None or part.low.value < bound for r in self.regions for part in r.parts)

    def _below(self, before: Fraction | None, value: Fraction, bound: Fraction) -> bool:
        """Between the bounds; of things counted one by one the neighbouring bound is the nearest there may be."""
        return value < bound and (before is None or before < value or (self.counted and before == value))

    def _above(self, bound: Fraction, value: Fraction, after: Fraction | None) -> bool:
        return bound < value and (after is None or value < after or (self.counted and value == after))


def numbers(condition: Condition) -> Iterator[Within]:
    """Every comparison with a number."""
    match condition:
        case Within():
            yield condition
        case Not(part):
            yield from numbers(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from numbers(part)
        case _:
            return


def conditions(table: Table) -> Iterator[Condition]:
    """Every condition of a table."""
    yield table.gate
    yield from (each.when for each in table.exclusions)
    for row in table.rows:
        yield row.when
        yield from (deed.when for deed in row.deeds)
    if table.weighted is not None:
        yield from (start.when for start in table.weighted.starts)
        yield from (level.when for factor in table.weighted.factors for level in factor.levels)


def lines_of(book: Rulebook) -> dict[str, dict[Measure, Line]]:
    """The lines of every table, by node id."""
    found: dict[str, dict[Measure, Line]] = {}
    for table in book.program.tables.values():
        lines: dict[Measure, Line] = defaultdict(Line)
        for condition in conditions(table):
            for test in numbers(condition):
                line = lines[test.fact, test.unit]
                line.regions += [test.included, test.excluded]
                declared = [fact for _, fact in book.program.facts.get(test.fact, ())]
                line.counted = any(fact.kind is FactKind.COUNT for fact in declared)
        if lines:
            found[table.id] = lines
    return found


def fill(book: Rulebook, found: dict[str, dict[Measure, Line]], ruleset: str | None) -> None:
    """Run every example and note which numbers it brings to which table."""
    for examples in book.examples:
        if ruleset not in (None, examples.ruleset):
            continue
        inside = {name for name in found if name.startswith(f"{examples.target}/")}
        for example in examples.examples:
            answer = answer_of(scene_of(book.program, examples, example), examples)
            seen = {step.id.rpartition(":")[0] for step in answer.steps} | {examples.target} | inside
            for derived, _ in example.wanted:
                seen |= {table.id for table in answer.docket.derivations.get(derived, ())}
            for name in seen & found.keys():
                for measure, line in found[name].items():
                    line.values |= set(_values(answer, measure))


def _values(answer: Answer, measure: Measure) -> Iterator[Fraction]:
    """The number an example has for a fact, in the unit in which it is compared."""
    known, _ = answer.world.lookup(*measure)
    if isinstance(known, Region):
        yield from (part.point for part in known.parts if part.point is not None)
        return
    for each in known or ():
        if isinstance(each, DateSpan):
            yield _months(each) if measure[1] == "个月" else Fraction(each.days)


def _months(span: DateSpan) -> Fraction:
    """Full months; half a month more where days are left over."""
    months = next(n for n in count(1) if reaches_months(span, n, next_day=True) < 0) - 1
    return months + (Fraction(1, 2) if reaches_months(span, months, next_day=True) > 0 else Fraction(0))


def main() -> int:
    """Print what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--ruleset", help="only this ruleset (编号)")
    parser.add_argument("--all", action="store_true", help="every bound, not only those with something missing")
    options = parser.parse_args()
    book = load_rulebook()
    found = lines_of(book)
    fill(book, found, options.ruleset)
    total = wanting = 0
    for name, lines in found.items():
        if options.ruleset not in (None, name.partition("#")[0]):
            continue
        for (fact, unit), line in lines.items():
            total += len(line.bounds)
            gaps: dict[Fraction, list[str]] = defaultdict(list)
            for bound, what in line.missing():
                gaps[bound].append(what)
            wanting += len(gaps)
            for bound in line.bounds:
                if bound in gaps or options.all:
                    state = "没有" + "、".join(gaps[bound]) if bound in gaps else "齐"
                    sys.stdout.write(f"{name}  {fact}  {_shown(bound, unit)}  {state}\n")
    sys.stdout.write(f"{total} 处边界，{total - wanting} 处齐全，{wanting} 处缺算例\n")
    return 1 if wanting else 0


def _shown(value: Fraction, unit: str | None) -> str:
    if unit == "%":
        return percent_text(value)
    text = str(value.numerator) if value.denominator == 1 else str(float(value))
    return f"{text}{unit or ''}"


if __name__ == "__main__":
    raise SystemExit(main())
