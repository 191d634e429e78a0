"""A worked example as a case: what is given stands, every other 是否 and 认定 is 否, the rest is unknown.

In: a program and an example. Out: a `Scene`: the docket of one act and one party, with the facts of the engine that the
example itself supplies. The day is the first on which every ruleset in play is in force, unless the example says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from enforce_rules.compiler.case_facts import FactReader
from enforce_rules.compiler.earlier import read_history
from enforce_rules.compiler.examples import HISTORY, Example, ExampleTable
from enforce_rules.compiler.grid import is_blank, texts, words
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.system import SYSTEM_FACTS
from enforce_rules.compiler.values import problem_at, read_value
from enforce_rules.diagnostics import Diagnostic, diagnose, suggest
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.knowledge import Known
from enforce_rules.evaluator.laws import Make, maker
from enforce_rules.evaluator.repeals import REPEALS
from enforce_rules.model.case import DATE_FACTS, Act, Case, CaseDate, CaseDates, DateState, History, HistoryState, Party
from enforce_rules.model.fact import StatedFact
from enforce_rules.model.interval import Region
from enforce_rules.model.node import Node, TextNode
from enforce_rules.model.ruleset import Ruleset, Violation

WHO = "算例"
LEGAL_PERSON = "法人"  # whom an example is about unless it says: the gates of natural persons stay out of its way
DAYS_TO_DECIDE = 30
REGION = "000000"


class ExampleError(Exception):
    """An example whose given values cannot be read."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        super().__init__(len(found))
        self.found = found


@dataclass(frozen=True, slots=True)
class Scene:
    """The docket of an example, and the facts of the engine it supplies."""

    make: Make
    context: dict[str, Known]

    @property
    def docket(self) -> Docket:
        """Under the law of the last day of the act."""
        return self.make(None, None)


def scene_of(program: Program, table: ExampleTable, example: Example) -> Scene:
    """The example as a docket. Raises `ExampleError`."""
    shape = Shape()
    given = {name: cell for name, cell in example.given if not is_blank(cell)}
    violation, program = _violation(program, table, given.pop("违法行为", None), shape)
    party = _party(given)
    dates = _dates(program, table, given, shape)
    region = words(given.pop("案件地区", None)) or (program.rulesets[table.ruleset].regions or (REGION,))[0]
    organ, level = words(given.pop("办案机关", None)) or WHO, words(given.pop("机关层级", None)) or None
    kinds = tuple(each.text for each in texts(given.pop("机关类别", None)))
    history = _history(program, given.pop(HISTORY, None), party, shape)
    context = _context(given, shape)
    facts = _facts(program, violation, given, shape)
    if shape.found:
        raise ExampleError(tuple(shape.found))
    act = Act("A1", violation.id, (party.code,), None, facts)
    case = Case(example.title, organ, region, dates, (party,), (act,), (), history, kinds, level)
    make = maker(program, case, act, party, confirm_dates=False)

    def closed(day: date | None, violation: str | None) -> Docket:
        made = make(day, violation)
        return replace(made, closed=dict.fromkeys(made.facts, WHO))

    return Scene(closed, context)


def _violation(program: Program, table: ExampleTable, named: Node | None, shape: Shape) -> tuple[Violation, Program]:
    """The violation named, else the one the table is about, else one that no table is about."""
    if isinstance(named, TextNode):
        ids = program.names.get(named.text, ())
        own = [each for each in ids if program.violations[each].ruleset == table.ruleset] or list(ids)
        if not own:
            hint = suggest(named.text, program.names)
            shape.found.append(diagnose("unknown-violation", named.span, hint, name=named.text[:80]))
        else:
            return program.violations[own[0]], program
    target = program.tables[table.target]
    about = [*target.violations, *(each for row in target.rows for each in row.violations)]
    if about:
        return program.violations[about[0]], program
    stranger = Violation(f"{table.ruleset}#{WHO}", WHO, table.ruleset)
    return stranger, replace(program, violations={**program.violations, stranger.id: stranger})


def _party(given: dict[str, Node]) -> Party:
    role, kind = given.pop("当事人", None), given.pop("当事人类别", None)
    roles = tuple(each.text for each in texts(role)) if role is not None else ()
    return Party("甲", kind.text if isinstance(kind, TextNode) else LEGAL_PERSON, roles)


def _history(program: Program, node: Node | None, party: Party, shape: Shape) -> History:
    """As in a case; what says nothing of it has no earlier matter."""
    return History(HistoryState.COMPLETE) if node is None else read_history(node, program, (party.code,), shape)


def _dates(program: Program, table: ExampleTable, given: dict[str, Node], shape: Shape) -> CaseDates:
    named: dict[str, CaseDate] = {}
    for name, attribute in DATE_FACTS.items():
        node = given.pop(name, None)
        if isinstance(node, TextNode) and node.text in ("未知", "无法查明"):
            named[attribute] = DateState(node.text)
        elif node is not None:
            named[attribute] = shape.day(node) or date.min
    start = _first_day(program, program.rulesets[table.ruleset])
    began = named.get("act_from", named.get("act_to", start))
    ended = named.get("act_to", began)
    seen = named.get("discovered", ended)
    filed = named.get("filed", seen)
    known = [each for each in (began, ended, seen, filed) if isinstance(each, date)]
    decided = named.get("decided", max(known, default=start) + timedelta(days=DAYS_TO_DECIDE))
    assert isinstance(decided, date)
    return CaseDates(began, ended, seen, filed, decided)


def _first_day(program: Program, ruleset: Ruleset) -> date:
    """The first day on which the ruleset and the national texts of its field are in force; its last day, if that is earlier.

    A text that repeals others begins a time of its own: what came before it is tried before it.
    """
    beside = [
        each.in_force
        for each in program.rulesets.values()
        if each.in_force is not None
        and not each.regions
        and each.sector in (None, ruleset.sector)
        and not any(relation.kind == REPEALS for relation in each.relations)
    ]
    start = max([ruleset.in_force or date.min, *beside])
    return start if ruleset.lapses is None or start <= ruleset.lapses else ruleset.lapses


def _context(given: dict[str, Node], shape: Shape) -> dict[str, Known]:
    """系统事实 an example supplies: only a table under test reads them, never a whole evaluation."""
    context: dict[str, Known] = {}
    for name in [each for each in given if each in SYSTEM_FACTS]:
        fact, node = SYSTEM_FACTS[name], given.pop(name)
        held: set[str] = set()
        for each in texts(node):
            value, problem = read_value(fact, each.text)
            if problem is not None:
                shape.found.append(problem_at(problem, each.span, name))
            elif isinstance(value, frozenset):
                held |= value
            elif isinstance(value, bool):
                context[name] = frozenset({value})
            elif value is not None and not isinstance(value, date):
                context[name] = Region.only(value.value)
        if held:
            context[name] = frozenset(held)
    return context


def _facts(program: Program, violation: Violation, given: dict[str, Node], shape: Shape) -> dict[str, StatedFact]:
    reader = FactReader(shape, program, violation.id, findings=False)
    stated: dict[str, StatedFact] = {}
    for name, node in given.items():
        fact = reader.read(TextNode(name, node.span), node)
        if fact is not None:
            stated[fact.name] = fact
    return stated
