"""The order of compiling: headers → facts → violations → tables → the program → what contradicts itself.

In: documents. Out: a `Program` if nothing is wrong, every diagnostic of every file, and the worked examples; of a program
that is whole, the warnings and notes about its tables are looked for when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from enforce_rules.compiler.calendars import read_calendars
from enforce_rules.compiler.checks import Later, check_rulesets
from enforce_rules.compiler.circles import check_references
from enforce_rules.compiler.document import Document, ExamplesDocument, TableNode, Volume
from enforce_rules.compiler.editions import check_editions
from enforce_rules.compiler.examples import ExampleTable, read_examples
from enforce_rules.compiler.facts import declared_facts, history_fact, history_rules, with_kind
from enforce_rules.compiler.grid import texts
from enforce_rules.compiler.header import read_header
from enforce_rules.compiler.layers import check_layers
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.sight import Sight
from enforce_rules.compiler.succession import succession
from enforce_rules.compiler.tables import CompiledTable, compile_table
from enforce_rules.compiler.violations import Violations, collect, names_of
from enforce_rules.compiler.volumes import bound
from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose, suggest
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.ruleset import Convention, HistoryRule, Ruleset, Use


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of the documents: the program is None when any of them has an error."""

    program: Program | None
    found: tuple[Diagnostic, ...]
    later: Later  # warnings and notes that are not among `found` yet
    examples: tuple[ExampleTable, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A ruleset read as far as it can be without the others."""

    document: Document
    shape: Shape
    ruleset: Ruleset
    facts: Mapping[str, FactDeclaration]
    history: Mapping[str, HistoryRule]


def compile_rulebook(documents: Iterable[Document | Volume | ExamplesDocument], *, examples: bool = True) -> Compiled:
    """All documents together. Without `examples` the worked ones are neither read nor checked."""
    every, unbound = bound(documents)
    found: list[Diagnostic] = list(unbound)
    read = _with_shared_conventions(_unique([_read(each) for each in every if isinstance(each, Document)]))
    violations = collect((each.document, each.shape) for each in read)
    references = _references(read)
    sights = [_sight(each, violations, references) for each in read]
    compiled = [_tables(sight) for sight in sights]
    rulesets = [_ruleset(sight, tables) for sight, tables in zip(sights, compiled, strict=True)]
    later = check_rulesets(tuple(zip(sights, rulesets, strict=True)))
    program = _program(rulesets, compiled, violations, read)
    worked = read_examples(every, program, found) if examples else ()
    found += check_references(program)
    found += check_editions(rulesets)
    found += check_layers(program)
    for each in read:
        found += each.shape.found
    wrong = any(each.severity is Severity.ERROR for each in found)
    return Compiled(None if wrong else program, tuple(found), later, worked)


def _tables(sight: Sight) -> list[CompiledTable]:
    """The tables in file order; the statutes are read first, so that benchmarks can refer to them."""
    rules = _rules(sight.document)
    read: dict[str, CompiledTable] = {}
    for table in sorted(rules, key=lambda each: each.use is not Use.STATUTORY):
        read[table.id] = compile_table(sight, table)
        if table.use is Use.STATUTORY:
            sight.statutes[table.id] = read[table.id].tables[-1]
    return [read[table.id] for table in rules]


def _rules(document: Document) -> Sequence[TableNode]:
    return [table for table in document.tables if table.use is not Use.EXAMPLES]


def _read(document: Document) -> _Read:
    shape = Shape()
    ruleset = read_header(document, shape)
    declared = declared_facts(document, shape)
    history = history_rules(document, shape)
    facts = {**declared, **{name: history_fact(rule, declared.get(name)) for name, rule in history.items()}}
    return _Read(document, shape, replace(ruleset, facts=facts, history=tuple(history.values())), facts, history)


def _unique(read: list[_Read]) -> list[_Read]:
    """One ruleset an id; the second is an error at its header."""
    first: dict[str, _Read] = {}
    for each in read:
        if each.ruleset.id in first:
            known = first[each.ruleset.id]
            related = ((known.document.span, "first-here"),)
            known.shape.found.append(diagnose("duplicate-id", each.document.span, id=each.ruleset.id, related=related))
        else:
            first[each.ruleset.id] = each
    return list(first.values())


def _with_shared_conventions(read: list[_Read]) -> list[_Read]:
    """约定来自: the conventions of another ruleset of the same department, where this one says nothing itself."""
    by_id = {each.ruleset.id: each for each in read}
    shared: list[_Read] = []
    for each in read:
        node = each.document.header.get("约定来自")
        name = each.shape.text(node)
        if node is None or name is None:
            shared.append(each)
            continue
        source = by_id.get(name)
        if source is None:
            each.shape.wrong("unknown-ruleset", node.span, suggest(name, by_id), name=name)
            shared.append(each)
            continue
        own = {convention.name for convention in each.ruleset.conventions}
        taken = tuple(
            Convention(convention.name, convention.value, f"{source.ruleset.title}：{convention.basis or '/'}")
            for convention in source.ruleset.conventions
            if convention.name not in own
        )
        conventions = (*each.ruleset.conventions, *taken)
        shared.append(replace(each, ruleset=replace(each.ruleset, conventions=conventions)))
    return shared


def _references(read: list[_Read]) -> dict[str, str]:
    """What 符合 may name from anywhere: node ids of tables and rows."""
    known: dict[str, str] = {}
    for each in read:
        for table in _rules(each.document):
            node_id = f"{each.ruleset.id}#{table.id}"
            known[node_id] = node_id
    return known


def _sight(each: _Read, violations: Violations, references: Mapping[str, str]) -> Sight:
    own: dict[str, str] = {}
    for table in each.document.tables:
        node_id = f"{each.ruleset.id}#{table.id}"
        own[table.id] = node_id
        for line in table.grid.lines:
            own[f"{table.id} 第{line.number}行"] = f"{node_id}:{line.number}"
            label = table.grid.text(line, "序号")
            if label is not None:
                own.setdefault(f"{table.id} 第{label}项", f"{node_id}:{line.number}")
    conventions = {convention.name: convention.value for convention in each.ruleset.conventions}
    return Sight(
        each.document,
        each.ruleset,
        each.shape,
        each.facts,
        each.history,
        conventions,
        {**references, **own},
        violations.about,
    )


def _ruleset(sight: Sight, compiled: list[CompiledTable]) -> Ruleset:
    facts = {**sight.ruleset.facts, **sight.findings}
    history = with_kind(sight.ruleset.history, sight.ruleset)
    tables = tuple(table for each in compiled for table in each.tables)
    return replace(sight.ruleset, facts=facts, history=history, tables=tables)


def _program(
    rulesets: list[Ruleset], compiled: list[list[CompiledTable]], violations: Violations, read: list[_Read]
) -> Program:
    facts: dict[str, list[tuple[str, FactDeclaration]]] = {}
    aliases: dict[str, dict[str, str]] = {}
    every = zip(rulesets, compiled, read, strict=True)
    for ruleset, tables, one in sorted(every, key=lambda each: each[0].id):  # the order of files is nothing
        for fact in ruleset.facts.values():
            facts.setdefault(fact.name, []).append((ruleset.id, fact))
            for name in (*([fact.code] if fact.code else []), *fact.synonyms):
                _alias(name, fact, aliases.setdefault(name, {}), one)
        for each in tables:
            scope = each.tables[-1].id
            for fact in each.local.values():
                facts.setdefault(fact.name, []).append((scope, fact))
    succeeds = succession([(each.document, each.shape) for each in read], rulesets, violations)
    return Program(
        rulesets=MappingProxyType({each.id: each for each in rulesets}),
        tables=MappingProxyType({table.id: table for each in rulesets for table in each.tables}),
        violations=MappingProxyType(dict(violations.by_id)),
        names=MappingProxyType(dict(names_of(violations))),
        succeeds=MappingProxyType(succeeds),
        facts=MappingProxyType({name: tuple(each) for name, each in facts.items()}),
        aliases=MappingProxyType({name: MappingProxyType(each) for name, each in aliases.items()}),
        calendar=read_calendars((each.document, each.shape) for each in read),
    )


def _alias(name: str, fact: FactDeclaration, known_as: dict[str, str], read: _Read) -> None:
    """A 代号 or 同义 stands for one phrase of its ruleset."""
    known = known_as.setdefault(read.ruleset.id, fact.name)
    if known == fact.name and name in read.facts and name != fact.name:
        known = name
    if known != fact.name:
        place = _place_of_alias(name, fact, read.document)
        read.shape.wrong("alias-taken", place, alias=name, fact=fact.name, other=known)


def _place_of_alias(name: str, fact: FactDeclaration, document: Document) -> Span:
    grid = document.sections["事实"]
    cells = [
        each
        for line in grid.lines
        if grid.text(line, "事实") == fact.name
        for column in ("代号", "同义")
        for each in texts(grid.cell(line, column))
        if each.text == name
    ]
    return cells[0].span if cells else fact.span
