"""`docs/reference/forms.md`: every form that real rules take, where it is written, the example that shows it.

In: the page, the shipped rulesets, the fixtures. The catalogue stands here, by the numbers of the survey of rules it was
made from, so that no form can be dropped from the page unseen. Each row's words stand in the table it names, its
example holds, and where it names a row the example reaches that row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.compiler.examples import Example, ExampleTable
from enforce_rules.model.ruleset import Ruleset, Table, Trust
from enforce_rules.testing.example_case import scene_of
from enforce_rules.testing.example_results import HELD, answer_of
from enforce_rules.testing.examples import check

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/forms.md").read_text("utf-8")
FIXTURE = "夹具-"
NONE = "—"
UNTRANSLATED = "未译"
HANDLING = ("不写", "提示", "提问", "提交决定", "待核")


def upto(last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, last + 1))


# the survey's parts, and how many numbered forms each has; what it says outside its numbers goes by 甲, 乙 …
FORMS: dict[str, tuple[str, ...]] = {
    "B1": upto(8),  # documents and scope
    "B2": (*upto(20), *"甲乙丙丁戊己"),  # kinds of condition; connectives; what cannot be ascertained
    "B3": (*upto(9), *"甲乙丙丁"),  # ends of intervals, the day counted from; what follows from them
    "B4": (*upto(3), *(f"4.{n}" for n in upto(21)), *(f"5.{n}" for n in upto(7)), *"6789"),
    "B5": (*upto(36), *"甲乙丙"),  # arithmetic of fines; kept inside the statute, one of several, one beside another
    "B6": upto(5),  # circumstances together
    "B7": upto(12),  # norms and rulesets
    "B9": upto(8),  # definitions that differ from text to text
}


@dataclass(frozen=True)
class Entry:
    """A row of the page."""

    part: str
    number: str
    said: str
    place: str
    example: str

    @property
    def ruleset(self) -> str:
        return self.place.partition("#")[0]

    @property
    def within(self) -> str:
        """The table or section of the ruleset, without the row."""
        return re.split("[:/]", self.place.partition("#")[2])[0]

    def __str__(self) -> str:
        return f"{self.part}.{self.number} {self.place}"


def entries() -> Iterator[Entry]:
    part = ""
    for line in PAGE.splitlines():
        if line.startswith("## "):
            part = line[3:].split(" ")[0]
        elif line.startswith("| ") and part in FORMS and not line.startswith("| 形式 "):
            form, said, place, example = (cell.strip() for cell in line.strip("|").split(" | "))
            yield Entry(part, form.split(" ")[0], said.strip("`"), place.strip("`"), example.strip("`"))


ENTRIES = tuple(entries())


@cache
def fixtures() -> Rulebook:
    return load_rulebook(ROOT / "tests/rulesets/fixtures")


def book_of(entry: Entry) -> Rulebook:
    return fixtures() if entry.ruleset.startswith(FIXTURE) else load_rulebook()


def ruleset_of(entry: Entry) -> Ruleset:
    return book_of(entry).program.rulesets[entry.ruleset]


def rows_of(table: Table) -> set[str]:
    """What the steps of a result may name in a table."""
    rows = {row.id for row in table.rows} | {row.id for row in table.measuring}
    if table.weighted is not None:
        levels = {level.id for factor in table.weighted.factors for level in factor.levels}
        rows |= levels | {start.id for start in table.weighted.starts} | {f"{table.id}:合计"}
    return rows | {f"{table.id}:截至法定幅度"}


def is_row(entry: Entry) -> bool:
    program = book_of(entry).program
    return any(entry.place in rows_of(table) for table in program.tables.values() if table.ruleset == entry.ruleset)


def stands(entry: Entry) -> bool:
    """Whether a place which is no row is in the ruleset: a convention, a count, a fact, a relation, a key, a remark."""
    ruleset, (kind, _, name) = ruleset_of(entry), entry.place.partition("#")[2].partition(":")
    match kind:
        case "约定":
            return ruleset.convention(name) is not None
        case "履历":
            return name in {each.fact for each in ruleset.history}
        case "事实":
            return name in ruleset.facts
        case "关系":
            return name in {each.kind for each in ruleset.relations}
        case "未译":
            return name in {each.clause for each in ruleset.untranslated}
        case "文件头":
            return {"失效": ruleset.lapses, "提示": ruleset.warning, "位阶": ruleset.rank}[name] is not None
        case _:
            return name == "不适用" and bool(book_of(entry).program.tables[f"{entry.ruleset}#{kind}"].exclusions)


def source_of(entry: Entry) -> str:
    """The text of the table the entry names, of the whole ruleset where it names none, without its blanks."""
    book = book_of(entry)
    table = book.program.tables.get(f"{entry.ruleset}#{entry.within}")
    if table is None:
        files = [text for text in book.sources.values() if re.search(rf"编号: {re.escape(entry.ruleset)}\n", text)]
        return re.sub(r"\s", "", "".join(files))
    lines = book.sources[table.span.file].splitlines()[table.span.line - 1 :]
    end = next((n for n, line in enumerate(lines) if n and line.startswith(("  - 编号:", "未译:"))), len(lines))
    return re.sub(r"\s", "", "\n".join(lines[:end]))


def example_of(entry: Entry) -> tuple[ExampleTable, Example]:
    table, _, title = entry.example.partition("/")
    found = [
        (each, example)
        for each in book_of(entry).examples
        if each.ruleset == entry.ruleset and each.id.endswith(table)
        for example in each.examples
        if example.title == title
    ]
    assert len(found) == 1, f"{len(found)} examples called {entry.example}"
    return found[0]


def test_every_form_has_a_row_and_no_row_is_of_another() -> None:
    told = {part: {each.number for each in ENTRIES if each.part == part} for part in FORMS}
    assert {part: set(numbers) for part, numbers in FORMS.items()} == told


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_the_words_stand_in_the_table_that_is_named(entry: Entry) -> None:
    assert is_row(entry) or stands(entry)
    if entry.said != UNTRANSLATED:
        assert re.sub(r"\s", "", entry.said) in source_of(entry)


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_the_example_holds_and_reaches_the_row(entry: Entry) -> None:
    if entry.example == NONE:
        reported = ruleset_of(entry).trust is Trust.REPORTED  # never decides: its rows are remarks
        shown_alone = entry.place.partition("#")[2].startswith(("关系:", "履历:"))
        assert reported or shown_alone or entry.said == UNTRANSLATED
        return
    book, (table, example) = book_of(entry), example_of(entry)
    assert () == check(book, table, example)
    if is_row(entry):
        held = {
            step.id for step in answer_of(scene_of(book.program, table, example), table).steps if step.verdict in HELD
        }
        assert entry.place in held


def test_what_is_left_out_is_counted() -> None:
    counts = Counter(
        line.handling if line.handling in HANDLING else "别的话"
        for ruleset in load_rulebook().program.rulesets.values()
        for line in ruleset.untranslated
    )
    told = dict(re.findall(r"^\| `?([^`|]+)`? \| ([0-9]+) \|$", PAGE.partition("## 未译")[2], re.MULTILINE))
    want = {word: counts[word] for word in (*HANDLING, "别的话")} | {"合计": counts.total()}
    assert want == {word: int(number) for word, number in told.items()}, "run scripts/count_untranslated.py"


def test_the_forms_that_are_only_left_out_are_named() -> None:
    only = [
        f"{part}.{number}"
        for part, numbers in FORMS.items()
        for number in numbers
        if {UNTRANSLATED} == {each.said for each in ENTRIES if (each.part, each.number) == (part, number)}
    ]
    told = re.findall(r"`(B[0-9]\.[0-9甲乙丙丁戊己.]+)`", PAGE.partition("## 未译")[2])
    assert only == told
