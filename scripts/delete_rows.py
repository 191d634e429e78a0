"""Delete every row of the shipped tables, one at a time, and see whether a worked example (算例) or the loader notices.

In: the shipped rulesets and their 算例. Out: for each table and each use how many deletions turned red, and every row that
nobody missed; exit 1 if such a row is not in `KNOWN`, or one of `KNOWN` is missed after all.

A deletion takes one row out of one grid as it is read: the rows after it keep their numbers and what `〃` stood for, so
nothing but the rule itself is gone. The rulesets are compiled again, then the examples that met the row run first, those
of its table next, then those of its ruleset, then all others, up to the first that fails.

    python scripts/delete_rows.py [--ruleset 编号] [--use 用途] [--jobs 2] [--list]
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Final
from unittest.mock import patch

from enforce_rules.compiler import compile as joining
from enforce_rules.compiler import document as reading
from enforce_rules.compiler import tables as compiling
from enforce_rules.compiler.compile import compile_rulebook
from enforce_rules.compiler.document import Document, ExamplesDocument, TableNode, Volume, read_document
from enforce_rules.compiler.examples import Example, ExampleTable
from enforce_rules.compiler.grid import Grid, is_blank, read_grid, words
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Severity, Span
from enforce_rules.loader.files import read_bytes, ruleset_files, shipped_rulesets
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import MapNode, Node
from enforce_rules.model.report import Verdict
from enforce_rules.model.ruleset import Use
from enforce_rules.rulebook import Rulebook, Told
from enforce_rules.testing.example_case import scene_of
from enforce_rules.testing.example_results import answer_of
from enforce_rules.testing.examples import check

KNOWN: Final[dict[str, str]] = {
    "粤环发-2021-7#第十二条:4": "没有只有下限的罚款：19个§的罚则都有上限，这一行等着别的罚则",
}
"""Rows whose deletion changes no answer, by node id, and why the law has them all the same."""

BESIDE = ("unused-convention", "outside-statute")
"""What the loader says of the rest of the ruleset, when a row is gone: little of the row itself."""
INLINE = ("法定", "推定", "起点", "不适用")


@dataclass(frozen=True, slots=True)
class Target:
    """A row to delete."""

    id: str
    table: str  # node id of the table it stands in
    ruleset: str
    use: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What its deletion came to: noticed by an example, by the loader, by a crash, or by nobody."""

    target: Target
    noticed: str | None
    detail: str = ""


# ---------- the rulesets, and each without one row ----------


def _documents(without: Span | None = None, only: str | None = None) -> list[Document | Volume | ExamplesDocument]:
    """Every file as a document; with `only`, that file is read again and the others as they were."""
    found: list[Document | Volume | ExamplesDocument] = []
    for file, node, kept in _SHIPPED:
        if kept is None or file == only:
            with _row_gone(without):
                again, wrong = read_document(node, file, "")
            if again is None or any(each.severity is Severity.ERROR for each in wrong):
                raise _Refused(next(each.code for each in wrong))
            found.append(again)
        else:
            found.append(kept)
    return found


class _Refused(Exception):
    """The loader noticed."""


@contextmanager
def _row_gone(place: Span | None) -> Iterator[None]:
    """Grids are read without the row at this place."""

    def reading_without(shape: Shape, node: Node | None, **known: tuple[str, ...]) -> Grid:
        grid = read_grid(shape, node, **known)
        return replace(grid, lines=tuple(line for line in grid.lines if line.span != place))

    with patch.object(reading, "read_grid", reading_without), patch.object(compiling, "read_grid", reading_without):
        yield


def _rulebook(without: Target | None = None, *, lax: bool = False) -> Rulebook:
    """The shipped rulesets compiled, without the row; `lax` lets pass what is unneeded or outside. Raises `_Refused`."""
    place = without.span if without else None
    documents = _documents(place, place.file if place else None)
    with _row_gone(place), patch.object(joining, "check_rulesets") if lax else nullcontext():
        compiled = compile_rulebook(documents)
    if compiled.program is None:
        raise _Refused(next(each.code for each in compiled.found if each.severity is Severity.ERROR))
    return Rulebook(compiled.program, compiled.examples, {}, Told((), None))


def _rows(document: Document) -> Iterator[Target]:
    for table in document.tables:
        if table.use is not Use.EXAMPLES:
            yield from _rows_of(document.id, table)


def _rows_of(ruleset: str, table: TableNode) -> Iterator[Target]:
    own = f"{ruleset}#{table.id}"
    use = "基准（权重）" if table.get("计算") is not None else table.use.value
    for line in table.grid.lines:
        yield Target(f"{own}:{line.number}", own, ruleset, use, line.span, _text(line.cells))
    for key in INLINE:
        node = table.get(key)
        if isinstance(node, MapNode):
            for line in read_grid(Shape(), node).lines:
                name = f"{own}/{key}:{line.number}"
                yield Target(name, own, ruleset, f"{key}（表内）", line.span, _text(line.cells))


def _text(cells: Iterable[Node]) -> str:
    return "，".join(words(cell) or "{…}" for cell in cells if not is_blank(cell))[:60]


# ---------- the examples, those first that met the row ----------

Numbered = tuple[int, int]
"""An example: its table and its place there."""


def _met(numbers: Sequence[int]) -> list[tuple[Numbered, tuple[str, ...], bool]]:
    """For each example of these tables: the rows that applied, and whether the example holds."""
    book = _BOOK
    found: list[tuple[Numbered, tuple[str, ...], bool]] = []
    for number in numbers:
        table = book.examples[number]
        for place, example in enumerate(table.examples):
            answer = answer_of(scene_of(book.program, table, example), table)
            rows = tuple(step.id for step in answer.steps if step.verdict in (Verdict.YES, Verdict.POLICY))
            found.append(((number, place), rows, not check(book, table, example)))
    return found


def _order(target: Target, tables: Sequence[ExampleTable]) -> Iterator[tuple[ExampleTable, Example]]:
    given: set[Numbered] = set()
    for number, place in _MEETING.get(target.id, ()):
        given.add((number, place))
        yield tables[number], tables[number].examples[place]
    rank = {number: (each.target != target.table, each.ruleset != target.ruleset) for number, each in enumerate(tables)}
    for number in sorted(rank, key=lambda each: (rank[each][1], rank[each][0], each)):
        for place, example in enumerate(tables[number].examples):
            if (number, place) not in given:
                yield tables[number], example


def fate_of(target: Target) -> Fate:
    """Delete the row and look for somebody who notices.

    Where the loader only minds what is beside the row (`BESIDE`), the examples are asked as well.
    """
    unnoticed = Fate(target, None)
    try:
        book = _rulebook(target)
    except _Refused as refused:
        unnoticed = Fate(target, "装载", str(refused))
        if str(refused) not in BESIDE:
            return unnoticed
        book = _rulebook(target, lax=True)
    for table, example in _order(target, book.examples):
        try:
            wrong = check(book, table, example)
        except Exception as error:  # noqa: BLE001 - a crash is an answer here: it is counted apart
            return Fate(target, "崩溃", f"{table.id}《{example.title}》{type(error).__name__}: {error}"[:160])
        if wrong:
            return Fate(target, "算例", f"{table.id}《{example.title}》")
    return unnoticed


# ---------- the report ----------


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.2f}%" if whole else "     —"


def _lines(fates: Sequence[Fate]) -> Iterator[str]:
    for title in ("用途", "表"):
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for fate in fates:
            counted[fate.target.use if title == "用途" else fate.target.table][fate.noticed or "没有"] += 1
        yield f"\n  行    红   其中装载  {title}"
        for name, each in counted.items():
            yield f"{each.total():4d} {_share(each.total() - each['没有'], each.total())} {each['装载']:6d}    {name}"
    survived = [fate for fate in fates if fate.noticed is None]
    yield "\n删去而没有人察觉的行："
    for fate in survived:
        yield f"  {fate.target.id}  {fate.target.text}  {KNOWN.get(fate.target.id, '※没有算例')}"
    for fate in fates:
        if fate.noticed == "崩溃":
            yield f"  崩溃 {fate.target.id}  {fate.detail}"
    yield f"\n{len(fates)} 行，{_share(len(fates) - len(survived), len(fates)).strip()} 红，没有察觉 {len(survived)} 行"


def _examples_counted() -> Iterator[str]:
    counts = Counter[str]()
    for table in _BOOK.examples:
        counts[table.ruleset] += len(table.examples)
    yield " 算例  规则集"
    yield from (f"{count:5d}  {name}" for name, count in counts.items())
    yield f"{counts.total():5d}  合计"


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--ruleset", help="only this ruleset (编号)")
    parser.add_argument("--use", help="only tables of this 用途, or 法定, 推定, 起点, 不适用 inside tables")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--list", action="store_true", help="also say who noticed each row")
    return parser.parse_args()


def main() -> int:
    """Delete, run, count."""
    options = _parse()
    start = time.monotonic()
    targets = [row for document in _documents() if isinstance(document, Document) for row in _rows(document)]
    chosen = [
        each
        for each in targets
        if options.ruleset in (None, each.ruleset) and (options.use is None or each.use.startswith(options.use))
    ]
    processes = multiprocessing.get_context("fork")
    with processes.Pool(options.jobs) as pool:
        tables = [range(n, n + 1) for n in range(len(_BOOK.examples))]
        for met in pool.imap(_met, tables):
            for number, rows, holds in met:
                if not holds:
                    table = _BOOK.examples[number[0]]
                    sys.exit(f"不删也不成立：{table.id}《{table.examples[number[1]].title}》")
                for row in dict.fromkeys(rows):
                    _MEETING.setdefault(row, []).append(number)
    with processes.Pool(options.jobs) as pool:
        fates = []
        for fate in pool.imap(fate_of, chosen):
            fates.append(fate)
            if len(fates) % 100 == 0:
                sys.stderr.write(f"{len(fates)}/{len(chosen)} 行，{time.monotonic() - start:.0f} 秒\n")
    report = [*_examples_counted(), *_lines(fates)]
    if options.list:
        report += [f"{fate.target.id}  {fate.noticed or '没有'}  {fate.detail}" for fate in fates]
    stale = [fate for fate in fates if fate.noticed and fate.target.id in KNOWN]
    report += [f"KNOWN 里的 {fate.target.id} 有人察觉：{fate.detail}" for fate in stale]
    unknown = {each.id for each in targets}
    report += [f"KNOWN 里的 {name} 不存在" for name in KNOWN if name not in unknown]
    sys.stdout.write("\n".join(report) + "\n")
    sys.stderr.write(f"{time.monotonic() - start:.0f} 秒\n")
    unexplained = [fate for fate in fates if fate.noticed is None and fate.target.id not in KNOWN]
    return 1 if stale or unexplained else 0


def _read_all() -> list[tuple[str, Node, Document | Volume | ExamplesDocument | None]]:
    files, wrong = ruleset_files((shipped_rulesets(),))
    assert not wrong, wrong
    shipped: list[tuple[str, Node, Document | Volume | ExamplesDocument | None]] = []
    for path in files:
        data, _ = read_bytes(path)
        assert data is not None
        node, _ = read(data, str(path))
        assert node is not None
        shipped.append((str(path), node, read_document(node, str(path), "")[0]))
    return shipped


_SHIPPED = _read_all()
_BOOK = _rulebook()
assert len(_rulebook(lax=True).examples) == len(_BOOK.examples), "nothing is gone yet"
_MEETING: dict[str, list[Numbered]] = {}

if __name__ == "__main__":
    raise SystemExit(main())
