"""What the cells of a ruleset see: its facts by every name, its conventions, what 符合 may name.

In: one ruleset's declarations. Out: a `Sight`, from which every table makes its own `CellScope`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from enforce_rules.compiler.columns import local_facts
from enforce_rules.compiler.document import Document, TableNode
from enforce_rules.compiler.grid import Grid
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.statutes import statutory_base, statutory_fines
from enforce_rules.compiler.system import DATE_DECLARATIONS, SYSTEM_FACTS
from enforce_rules.diagnostics import Span, suggest
from enforce_rules.model.condition import Condition
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.ruleset import HistoryRule, Ruleset, Table
from enforce_rules.wording import canonical

MEASURED = (FactKind.COUNT, FactKind.QUANTITY, FactKind.PERIOD)


@dataclass(frozen=True, slots=True)
class Sight:
    """One ruleset as its tables see it."""

    document: Document
    ruleset: Ruleset
    shape: Shape
    facts: Mapping[str, FactDeclaration]  # by phrase
    history: Mapping[str, HistoryRule]
    conventions: Mapping[str, str]
    references: Mapping[str, str]
    violations: Mapping[str, tuple[str, ...]]  # table or row node id → the violations it is about
    statutes: dict[str, Table] = field(default_factory=dict)  # 法定 tables already read, by 编号
    asked: dict[str, dict[Span, None]] = field(default_factory=dict)
    findings: dict[str, FactDeclaration] = field(default_factory=dict)  # 未声明: undeclared phrases met in conditions
    tests: dict[str, tuple[Condition, ...]] = field(default_factory=dict)  # row node id → what each column tests
    branches: dict[str, dict[int, Condition]] = field(default_factory=dict)  # table node id → 当 of each column
    local: dict[str, Mapping[str, FactDeclaration]] = field(default_factory=dict)  # table node id → facts of its own
    named: Mapping[str, FactDeclaration] = field(init=False)  # the declared facts by every name
    units: frozenset[str] = field(init=False)  # their units that are not the grammar's own
    counted: Mapping[str, frozenset[str]] = field(init=False)  # unit → the facts counted in it

    def __post_init__(self) -> None:
        """What every table of the ruleset sees alike is worked out once."""
        named = by_every_name(self.facts)
        units = (fact.unit for fact in named.values() if fact.unit and canonical(fact.unit) is None)
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "units", frozenset(units))
        object.__setattr__(self, "counted", _counted(named.values()))

    def node_id(self, table: str) -> str:
        """The node id of one of its tables."""
        return f"{self.ruleset.id}#{table}"

    def scope(
        self, local: Mapping[str, FactDeclaration], *, statutory: bool, statute: Table | None = None
    ) -> CellScope:
        """What the cells of a table with these local facts see; `statute` is the 法定 table it refines."""
        named = self._with(local)
        units = [fact.unit for fact in local.values() if fact.unit and canonical(fact.unit) is None]
        return CellScope(
            facts=named,
            ruleset=self.ruleset.id,
            conventions=self.conventions,
            statutory=statutory,
            units=self.units.union(units),
            unit_facts=_unit_facts(self.counted, local),
            base=statutory_base(statute),
            law=statutory_fines(statute),
            asked=self.asked,
        )

    def grid_of(self, table: TableNode) -> Grid:
        """The table's own grid, or that of the table it shares (同表)."""
        seen = [table.id]
        current = table
        while (shared := current.get("同表")) is not None:
            name = self.shape.text(shared) or ""
            target = next((each for each in self.document.tables if each.id == name), None)
            if target is None:
                known = [each.id for each in self.document.tables]
                self.shape.wrong("unknown-reference", shared.span, suggest(name, known), name=name)
                return Grid()
            if name in seen:
                self.shape.wrong("cyclic-reference", shared.span, path=" → ".join((*seen, name)))
                return Grid()
            seen.append(name)
            current = target
        return current.grid

    def locals_of(self, grids: tuple[Grid, ...]) -> dict[str, FactDeclaration]:
        """The facts which the grids of a table introduce."""
        return local_facts(grids, self.named)

    def _with(self, local: Mapping[str, FactDeclaration]) -> dict[str, FactDeclaration]:
        """The facts by every name, those of a table among them: new ones, and declared ones with the table's labels."""
        named = dict(self.named)
        for name, fact in local.items():
            declared = self.facts.get(name)
            if name not in SYSTEM_FACTS:
                named[name] = fact
            for other in (*([fact.code] if fact.code else []), *fact.synonyms):
                if declared is not None and named.get(other) is declared:
                    named[other] = fact
        return named


def by_every_name(facts: Mapping[str, FactDeclaration]) -> dict[str, FactDeclaration]:
    """Facts by phrase, 代号 and 同义, with the facts of the engine and the days of the case."""
    named: dict[str, FactDeclaration] = {**SYSTEM_FACTS, **DATE_DECLARATIONS}
    for fact in facts.values():
        if fact.code:
            named[fact.code] = fact
        named.update(dict.fromkeys(fact.synonyms, fact))
    named.update({name: fact for name, fact in facts.items() if name not in SYSTEM_FACTS})
    return named


def _counted(facts: Iterable[FactDeclaration]) -> dict[str, frozenset[str]]:
    """The facts counted in each unit."""
    counted: dict[str, set[str]] = {}
    for fact in facts:
        if fact.kind in MEASURED and fact.unit:
            counted.setdefault(fact.unit, set()).add(fact.name)
    return {unit: frozenset(names) for unit, names in counted.items()}


def _unit_facts(counted: Mapping[str, frozenset[str]], local: Mapping[str, FactDeclaration]) -> dict[str, str]:
    """Units in which just one fact is counted, those of the table among them."""
    every = dict(counted)
    for unit, names in _counted(local.values()).items():
        every[unit] = every.get(unit, frozenset()) | names
    return {unit: next(iter(names)) for unit, names in every.items() if len(names) == 1}
