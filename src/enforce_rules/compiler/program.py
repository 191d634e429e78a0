"""Program: the compiled rulebook, checked and indexed, which the evaluator trusts.

In: rulesets without error. Out: one immutable value, shared by threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from enforce_rules.model.calendar import Calendar
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.ruleset import Row, Ruleset, Table, Violation


@dataclass(frozen=True, slots=True)
class Program:
    """Every ruleset by id, every table and violation by node id, every fact phrase by name."""

    rulesets: Mapping[str, Ruleset]
    tables: Mapping[str, Table]
    violations: Mapping[str, Violation]
    names: Mapping[str, tuple[str, ...]]  # what a case may write for a violation (id, code, exact text) → node ids
    succeeds: Mapping[str, tuple[str, ...]]  # violation → the violations of earlier texts that were the same act
    facts: Mapping[str, tuple[tuple[str, FactDeclaration], ...]]  # phrase → (ruleset id, declaration)
    aliases: Mapping[str, Mapping[str, str]]  # 代号 and 同义 → ruleset id → phrase
    calendar: Calendar = field(default_factory=Calendar)
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What readers work out of the rules alone, by reader: the same whoever asks first, so threads may share it."""

    def phrase(self, name: str, home: str | None = None) -> str:
        """The phrase a name stands for: in the ruleset at hand, else as a phrase of its own, else in any other.

        同义 hold inside one ruleset only, so what one text calls alike never renames another's fact.
        """
        known = self.aliases.get(name, {})
        if home is not None and home in known:
            return known[home]
        if name in self.facts or not known:
            return name
        national = [ruleset for ruleset in known if not self.rulesets[ruleset].regions]
        return known[min(national or known)]

    def alike(self, violation: str) -> frozenset[str]:
        """The violation under every name it shares with another ruleset's (same code or same text)."""
        known: dict[str, set[str]] | None = self.memo.get("alike")
        if known is None:
            built: dict[str, set[str]] = {}
            for ids in self.names.values():
                for each in ids if len(ids) > 1 else ():
                    built.setdefault(each, set()).update(ids)
            known = self.memo["alike"] = built
        return frozenset({violation, *known.get(violation, ())})

    def ruleset_of(self, table: Table) -> Ruleset:
        """The ruleset a table belongs to."""
        return self.rulesets[table.ruleset]

    def rows(self, reference: str) -> Iterator[tuple[Table, Row]]:
        """The rows of the table with this node id."""
        table = self.tables[reference]
        return ((table, row) for row in table.rows)
