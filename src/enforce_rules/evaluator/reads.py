"""What rules read (所读的事实): the facts of a table, with those from which its ruleset derives them, and what an inquiry closes.

In: tables and a program. Out: names of facts, each table looked through once.
"""

from __future__ import annotations

from enforce_rules.compiler.program import Program
from enforce_rules.model.case import Case
from enforce_rules.model.condition import facts_of
from enforce_rules.model.ruleset import Ruleset, Table, Use


def gate_facts(table: Table) -> tuple[str, ...]:
    """Every fact a table's gate and exclusions read (适用, 不适用)."""
    conditions = (table.gate, *(each.when for each in table.exclusions))
    return tuple(dict.fromkeys(name for condition in conditions for name in facts_of(condition)))


def table_facts(table: Table) -> tuple[str, ...]:
    """Every fact a table's gate, exclusions and rows read."""
    conditions = [table.gate, *(each.when for each in table.exclusions)]
    conditions += [table.order_first] if table.order_first is not None else []
    for row in table.rows:
        conditions += [row.when, *([row.excluded] if row.excluded else []), *(deed.when for deed in row.deeds)]
    if table.weighted:
        conditions += [start.when for start in table.weighted.starts]
        conditions += [level.when for factor in table.weighted.factors for level in factor.levels]
    return tuple(dict.fromkeys(name for condition in conditions for name in facts_of(condition)))


def read_by(table: Table, program: Program) -> tuple[str, ...]:
    """The same, looked through once for a table of the program."""
    known: dict[str, tuple[str, ...]] = program.memo.setdefault("read by", {})
    if table.id not in known:
        known[table.id] = table_facts(table)
    return known[table.id]


def closed(case: Case, program: Program) -> dict[str, str]:
    """Facts closed by 查无: those its tables read, and those from which the same ruleset derives them."""
    found: dict[str, str] = {}
    for closure in case.closures:
        for name in closure.tables:
            table = program.tables.get(name)
            queue = list(read_by(table, program)) if table else []
            while queue:
                fact = queue.pop()
                if table is not None and found.setdefault(fact, closure.by) is closure.by:
                    queue += [each for each in _sources(fact, table.ruleset, program) if each not in found]
    return found


def _sources(fact: str, ruleset: str, program: Program) -> tuple[str, ...]:
    """The facts from which a ruleset derives a fact."""
    known: dict[str, dict[str, tuple[str, ...]]] = program.memo.setdefault("sources", {})
    if ruleset not in known:
        known[ruleset] = _all_sources(program.rulesets[ruleset])
    return known[ruleset].get(fact, ())


def _all_sources(ruleset: Ruleset) -> dict[str, tuple[str, ...]]:
    sources: dict[str, dict[str, None]] = {}
    for table in ruleset.tables:
        if table.use is Use.DERIVATION:
            for fact in dict.fromkeys(given for row in table.rows for given, _ in row.gives):
                sources.setdefault(fact, {}).update(dict.fromkeys(table_facts(table)))
    return {fact: tuple(names) for fact, names in sources.items()}
