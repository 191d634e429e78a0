"""What contradicts itself: conventions missing or idle, and the defects of tables.

In: compiled rulesets. Out: diagnostics at the place concerned. A defect that a table records (认缺) is a note, one it does
not record a finding, one that is not there an error (decision 0041). What can only be a warning or a note is looked for
when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from enforce_rules.compiler.defects_fines import fines
from enforce_rules.compiler.defects_of import TableDefects
from enforce_rules.compiler.defects_recorded import read_records, reconciled
from enforce_rules.compiler.document import TableNode
from enforce_rules.compiler.grid import words
from enforce_rules.compiler.header import DEEMED, RANKS_OF_LAWS
from enforce_rules.compiler.mandates import contradictions
from enforce_rules.compiler.sight import Sight
from enforce_rules.compiler.system import RELATIVE_RANK
from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose
from enforce_rules.model.condition import facts_of
from enforce_rules.model.ruleset import Row, Ruleset, Table, Use

IDLE = frozenset("以上 以下 法定以上 法定以下 阶次 同类 年度 回溯 最高档上限 无下限时 个体工商户 位阶高低".split())
PERIODS = "起算"


Together = tuple[Sight, Ruleset]
Wanted = Callable[[str], bool]
"""Whether what is wrong in a file is wanted."""
Later = Callable[[Wanted], tuple[Diagnostic, ...]]
"""What is still to be looked for, in some of the files: no error is among it."""


def check_rulesets(pairs: Sequence[Together]) -> Later:
    """Conventions and tiers of every ruleset; what is wrong goes to its shape, or is found when the rest is asked for."""
    rest: list[TableDefects] = []
    for sight, ruleset in pairs:
        borrowers = [each for each in pairs if words(each[0].document.header.get("约定来自")) == ruleset.id]
        rest += _check(sight, ruleset, {name for each in borrowers for name in _needed(*each)})
    return lambda wanted: tuple(
        each for defects in rest if wanted(defects.written.span.file) for each in _told(defects, whole=True)
    )


def _check(sight: Sight, ruleset: Ruleset, lent: set[str]) -> Iterator[TableDefects]:
    """One ruleset; a convention is not idle where a ruleset that takes it over needs it, or where it is only to be lent."""
    needed = _needed(sight, ruleset)
    stated = {each.name for each in ruleset.conventions}
    own = {line: sight.document.sections["约定"].text(line, "约定") for line in sight.document.sections["约定"].lines}
    for name, places in needed.items():
        if name not in stated and not name.startswith("法定"):
            sight.shape.wrong("missing-convention", min(places), name=name)
    # A cell that could not be read may be the one that uses a convention: idle ones are told of a clean file only.
    unread = any(each.severity is Severity.ERROR for each in (*sight.document.found, *sight.shape.found))
    for line, stated_name in own.items() if sight.document.tables else ():
        if stated_name in IDLE and stated_name not in (*needed, *lent) and not unread:
            place = sight.document.sections["约定"].place(line, "约定")
            sight.shape.wrong("unused-convention", place, name=stated_name)
    sight.shape.found.extend(contradictions(ruleset.tables))
    tables = {table.id: table for table in ruleset.tables}
    written = {sight.node_id(each.id): each for each in sight.document.tables}
    for table in ruleset.tables:
        if table.id in written:  # a table written inside another is told with it
            yield from _defects(sight, written[table.id], table, tables, unread=unread)


def _needed(sight: Sight, ruleset: Ruleset) -> dict[str, set[Span]]:
    """Every convention that some cell, table or history rule of the ruleset needs, with where."""
    needed = {name: set(places) for name, places in sight.asked.items()}
    for table in ruleset.tables:
        if table.use is Use.GENERAL and (row := next((each for each in table.rows if _by_rank(each)), None)):
            needed.setdefault(RANKS_OF_LAWS, set()).add(row.span)
        if table.weighted is not None:
            needed.setdefault("无法查明", set()).add(table.span)
        needed.setdefault("阶次", set()).update(row.span for row in table.rows if row.tier)
        if DEEMED in sight.conventions and table.use is Use.STATUTORY and _without_minimum(table):
            needed.setdefault(DEEMED, set()).add(table.span)
    for fact in ruleset.facts.values():
        if fact.dates is not None:
            needed.setdefault(PERIODS, set()).add(fact.span)
    for rule in ruleset.history:
        if rule.same == "同类":
            needed.setdefault("同类", set()).add(rule.span)
        if rule.year:
            needed.setdefault("年度", set()).add(rule.span)
        elif rule.months and not rule.onward:
            needed.setdefault("回溯", set()).add(rule.span)
    return {name: places for name, places in needed.items() if places}


def _by_rank(row: Row) -> bool:
    return RELATIVE_RANK in facts_of(row.when)


def _without_minimum(table: Table) -> bool:
    return any(spread.low is None for _, _, spread, _ in fines(table.rows))


def _defects(
    sight: Sight, written: TableNode, table: Table, tables: dict[str, Table], *, unread: bool
) -> Iterator[TableDefects]:
    """The defects of a table beside those it records; in a file with mistakes, only what leaves the statute.

    Where nothing is recorded and nothing leaves the statute, the rest is given back: it refuses no file.
    """
    defects = TableDefects(sight, written, table, tables, read_records(sight.shape, written.get("认缺")))
    if unread or defects.records or defects.outside().findings:
        sight.shape.found.extend(_told(defects, whole=not unread))
    else:
        yield defects


def _told(defects: TableDefects, *, whole: bool) -> Iterator[Diagnostic]:
    """What is told of a table. `whole`: everything is looked for."""
    findings = defects.all().findings if whole else defects.outside().findings
    yield from reconciled(defects.records, findings, frozenset(defects.undecided), whole=whole)
    if defects.large:
        table = defects.table.name
        yield diagnose("table-too-large", defects.written.span, severity=Severity.NOTE, table=table)
