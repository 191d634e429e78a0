"""Random cases over any rulebook: complete ones, drawn from its own declarations, and the same with facts hidden.

In: a rulebook, a seed. Out: a `Draft`, from which a case document is made with any of its facts hidden (written 未知).
Nothing here knows what a rule should come to; numbers are drawn at every bound of the tables and a step to either side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

from enforce_rules.compiler.program import Program
from enforce_rules.evaluator.amount import decimal
from enforce_rules.evaluator.docket import Docket, docket
from enforce_rules.evaluator.reads import table_facts
from enforce_rules.model.case import DATE_FACTS, Act, Case, CaseDates, Party
from enforce_rules.model.condition import All, AnyOf, Condition, Not, Within
from enforce_rules.model.fact import NONE, FactDeclaration, FactKind, Source
from enforce_rules.model.ruleset import Table, Use
from enforce_rules.rulebook import Recommendation, Rulebook

Document = dict[str, object]
KINDS = ("公民", "法人", "其他组织", "个体工商户")
DATES = ("行为起", "行为止", "发现", "立案")
HISTORY = "履历"
TYPICAL = (0, 1, 66, 5000, 9999, 10000, 10001, 100000, 1000000, 10000000)
MATTERS = ("查处", "处罚决定", "责令改正", "免罚", "撤销")


@dataclass
class Draft:
    """A complete case, and how to write it with some of it hidden."""

    head: Document
    dates: dict[str, str]
    parties: list[Document]
    acts: list[Document]
    facts: dict[str, str]
    found: frozenset[str] = frozenset()  # facts that hold by 认定, with 理由
    history: list[list[str]] = field(default_factory=list)

    def hidable(self) -> list[str]:
        """Everything that may be hidden."""
        return [*self.facts, *(name for name in DATES if name in self.dates), HISTORY]

    def document(self, hidden: Iterable[str] = (), *, reverse: bool = False) -> Document:
        """The case document with these facts 未知."""
        away = frozenset(hidden)
        names = list(self.facts)
        return {
            "案件": self.head,
            "日期": {name: "未知" if name in away else day for name, day in self.dates.items()},
            "当事人": self.parties,
            "行为": self.acts,
            "事实": {
                name: "未知" if name in away else self._value(name) for name in (reversed(names) if reverse else names)
            },
            "履历": {
                "查询": "部分" if HISTORY in away else "已查清",
                "列": ["日期", "事项", "机关", "处理"],
                "行": self._half_known() if HISTORY in away else self.history,
            },
        }

    def _half_known(self) -> list[list[str]]:
        """The first matter, and what was revoked: a matter that is written stands until it is written that it fell."""
        return [*self.history[:1], *(each for each in self.history[1:] if each[3] == "撤销")]

    def with_facts(self, facts: dict[str, str], program: Program) -> Draft:
        """The same case with these facts as given here."""
        findings = {name for name, value in facts.items() if value == "是" and needs_finding(name, program)}
        return replace(self, facts={**self.facts, **facts}, found=self.found | findings)

    def _value(self, name: str) -> object:
        value = self.facts[name]
        if name in self.found:
            return {"值": value, "认定": "办案机构负责人", "理由": "查明如此"}
        return value


def draw(rulebook: Rulebook, random: Random, violation: str | None = None) -> Draft:
    """A random complete case."""
    program = rulebook.program
    chosen = violation or random.choice(sorted(program.violations))
    parties = _parties(program, chosen, random)
    days = _days(program, chosen, random)
    home = program.rulesets[program.violations[chosen].ruleset]
    draft = Draft(
        head={"编号": "随机", "办案机关": "甲机关", "地区": (home.regions or ("440000",))[0]},
        dates={name: day.isoformat() for name, day in zip((*DATES, "拟决定"), days, strict=True)},
        parties=[{"代号": each.code, "类别": each.kind, "身份": list(each.roles)} for each in parties],
        acts=[{"代号": "A1", "事项": chosen, "当事人": [each.code for each in parties]}],
        facts={},
        history=_history(chosen, days[0], random),
    )
    about = _docket(rulebook, chosen, parties, days)
    wanted = asked_names(about)
    own = {name for table in about.own for name in table_facts(table)}
    often = random.choice((0.03, 0.15, 0.5))
    for name in wanted:
        given = value_of(about.facts[name], about, random, chance=0.5 if name in own else often)
        if given is not None:
            draft.facts[name] = given
    return draft.with_facts(draft.facts, program)


def needs_finding(name: str, program: Program) -> bool:
    """Whether a case must say who found that the fact holds, and why."""
    return any(fact.kind is FactKind.FINDING for _, fact in program.facts.get(name, ()))


def one_act(first: Draft, second: Draft) -> Draft:
    """One act under the provisions of both drafts (同一行为), by the parties of the first, with the facts of both."""
    act: Document = {**first.acts[0], "同一行为": "1"}
    acts = [act, {**act, "代号": "A2", "事项": second.acts[0]["事项"]}]
    return replace(first, acts=acts, facts={**second.facts, **first.facts}, found=first.found | second.found)


def _docket(rulebook: Rulebook, violation: str, parties: list[Party], days: tuple[date, ...]) -> Docket:
    program = rulebook.program
    home = program.rulesets[program.violations[violation].ruleset]
    act = Act("A1", violation, (parties[0].code,))
    case = Case("随机", "甲机关", (home.regions or ("440000",))[0], CaseDates(*days), tuple(parties), (act,))
    return docket(program, case, act, parties[0])


def docket_of(rulebook: Rulebook, draft: Draft) -> Docket:
    """What the first act means for the first party."""
    case = rulebook.case(draft.document())
    return docket(rulebook.program, case, case.acts[0], case.parties[0])


def asked_names(about: Docket) -> tuple[str, ...]:
    """The facts a case can give that some rule about this violation reads, derivations followed to their inputs."""
    tables = [table for table in about.tables if _meets(table, about)]
    tables += [table for table in about.own if table not in tables]
    tables += [about.program.tables[t.statutory] for t in about.own if t.statutory]
    queue = [name for table in tables for name in (*table_facts(table), *bases_of(table))]
    names: dict[str, None] = {}
    seen: set[str] = set()
    while queue:
        name = queue.pop(0)
        if name in seen:
            continue
        seen.add(name)
        fact = about.facts.get(name)
        for table in about.derivations.get(name, ()):
            queue += table_facts(table)
        if fact is None or fact.dates is not None or fact.source in (Source.DERIVED, Source.HISTORY, Source.SYSTEM):
            continue
        if name not in about.derivations and name not in about.history and name not in DATE_FACTS:
            names[name] = None
    return tuple(names)


def _meets(table: Table, about: Docket) -> bool:
    if table.use in (Use.GENERAL, Use.PROCEDURE):
        return True
    return table.use is Use.LIST and any(
        not row.violations or about.violation.id in row.violations for row in table.rows
    )


def bases_of(table: Table) -> Iterator[str]:
    amounts = [getattr(deed.does, "amount", None) for row in table.rows for deed in row.deeds]
    amounts += [getattr(deed.does, "times", None) for row in table.rows for deed in row.deeds]
    amounts += [start.base for start in table.weighted.starts] if table.weighted else []
    while amounts:
        amount = amounts.pop()
        amounts += list(getattr(amount, "amounts", ()))
        for attribute in ("base", "fact"):
            if isinstance(name := getattr(amount, attribute, None), str):
                yield name


def value_of(fact: FactDeclaration, about: Docket, random: Random, *, chance: float = 0.5) -> str | None:
    """A random value of the fact, as a case writes it."""
    if fact.kind.is_truth:
        return "是" if random.random() < chance else "否"
    if fact.kind.is_choice:
        return random.choice(said_of(fact)) if fact.labels else None
    if fact.kind is FactKind.DATE:
        return (date(2024, 1, 1) + timedelta(days=random.randrange(700))).isoformat()
    numbers = bounds_of(fact.name, about)
    if fact.kind is FactKind.MONEY or not numbers:
        numbers += [(Fraction(each), None) for each in TYPICAL]
    value, unit = random.choice(numbers)
    steps = (Fraction(0), step_of(fact), -step_of(fact), Fraction(random.randrange(1, 9)))
    number = max(Fraction(0), value + random.choice(steps))
    own = unit or fact.unit or ("日" if fact.kind is FactKind.PERIOD else "")
    if fact.kind is FactKind.COUNT or own in ("个月", "日"):
        number = Fraction(number.numerator // number.denominator)
    return f"{decimal(number)}{'元' if fact.kind is FactKind.MONEY else own}"


def said_of(fact: FactDeclaration) -> tuple[str, ...]:
    """What a case may say of a choice: a label, or that none holds where several may."""
    return (*fact.labels, NONE) if fact.may_be_none else fact.labels


def step_of(fact: FactDeclaration) -> Fraction:
    """The smallest step worth a look: the next whole number of a count, a hundredth of anything else."""
    return Fraction(1) if fact.kind in (FactKind.COUNT, FactKind.PERIOD) else Fraction(1, 100)


Bound = tuple[Fraction, str | None]
_BOUNDS: dict[int, tuple[Table, dict[str, list[Bound]]]] = {}  # by identity: a table is long to compare


def bounds_of(name: str, about: Docket) -> list[Bound]:
    """Every bound some table in play sets to the fact, with its unit."""
    return list(dict.fromkeys(bound for table in (*about.tables, *about.own) for bound in _bounds(table).get(name, ())))


def _bounds(table: Table) -> dict[str, list[Bound]]:
    """The bounds of every fact that a table tests, looked for once."""
    kept = _BOUNDS.get(id(table))
    if kept is None:
        found: dict[str, list[Bound]] = defaultdict(list)
        for test in (test for condition in conditions_of(table) for test in ranges_in(condition)):
            ends = [end for part in test.included.parts for end in (part.low, part.high) if end]
            found[test.fact] += ((end.value, test.unit) for end in ends)
        kept = _BOUNDS[id(table)] = (table, found)
    return kept[1]


def conditions_of(table: Table) -> Iterator[Condition]:
    """Every condition of a table."""
    yield table.gate
    yield from (each.when for each in table.exclusions)
    for row in table.rows:
        yield row.when
        yield from [row.excluded] if row.excluded else []
        yield from (deed.when for deed in row.deeds)
    if table.weighted:
        yield from (start.when for start in table.weighted.starts)
        yield from (level.when for factor in table.weighted.factors for level in factor.levels)


def ranges_in(condition: Condition) -> Iterator[Within]:
    """Every range test of a condition."""
    match condition:
        case Within():
            yield condition
        case Not(part):
            yield from ranges_in(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from ranges_in(part)


def _parties(program: Program, violation: str, random: Random) -> list[Party]:
    own = [program.tables[name] for name in program.violations[violation].tables]
    own += [program.tables[table.statutory] for table in own if table.statutory]
    roles = tuple(dict.fromkeys(label for table in own for label in table.parties if label not in KINDS))
    kinds = [label for table in own for label in table.parties if label in KINDS] or list(KINDS)
    count = 1 + (random.random() < 0.3)
    return [
        Party(code, random.choice(kinds), (random.choice(roles),) if roles and random.random() < 0.9 else ())
        for code in "甲乙"[:count]
    ]


def _days(program: Program, violation: str, random: Random) -> tuple[date, ...]:
    home = program.rulesets[program.violations[violation].ruleset]
    start = max([date(2022, 1, 1), *([home.in_force] if home.in_force else [])])
    began = start + timedelta(days=random.randrange(600))
    ended = began + timedelta(days=random.choice((0, 0, 1, 30, 400)))
    seen = ended + timedelta(days=random.choice((0, 0, 0, 1, 1, 30, 30, 200, 200, 730, 731, 1826, 1827)))
    filed = seen + timedelta(days=random.randrange(9))
    return began, ended, seen, filed, filed + timedelta(days=random.choice((1, 30, 90, 91)))


def _history(violation: str, began: date, random: Random) -> list[list[str]]:
    return [
        [
            (began - timedelta(days=random.choice((1, 100, 364, 365, 366, 729, 730, 731, 1000)))).isoformat(),
            violation if random.random() < 0.7 else "另一行为",
            random.choice(("甲机关", "乙机关")),
            random.choice(MATTERS),
        ]
        for _ in range(random.choice((0, 0, 1, 1, 2, 3)))
    ]


def complete(rulebook: Rulebook, draft: Draft, random: Random, rounds: int = 40) -> Recommendation:
    """Answer every question still open, at random, until none can be answered; the recommendation that results."""
    program = rulebook.program
    for _ in range(rounds):
        found = rulebook.recommend(draft.document())
        asked = [q.fact for result in found.report.results for q in result.questions if q.fact not in draft.facts]
        answered = False
        for name in dict.fromkeys(asked):
            declared = [fact for _, fact in program.facts.get(name, ()) if fact.source is not Source.SYSTEM]
            about = docket_of(rulebook, draft)
            fact = about.facts.get(name)
            if not declared or fact is None or name in DATE_FACTS or fact.dates is not None:
                continue
            given = value_of(fact, about, random)
            if given is not None:
                draft.facts[name] = given
                answered = True
                derived = name in about.derivations or name in about.history
                if derived or (given == "是" and needs_finding(name, program)):
                    draft.found |= {name}  # evidence overrides what may yet be derived
        if not answered:
            return found
    return found


def values_of(name: str, about: Docket) -> list[str]:
    """Every value of a fact that any rule could tell apart: both truths, all labels, a number on and between all bounds."""
    fact = about.facts[name]
    if fact.kind.is_truth:
        return ["是", "否"]
    if fact.kind.is_choice:
        return list(said_of(fact))
    assert fact.kind is not FactKind.DATE
    numbers = sorted({value for value, _ in bounds_of(name, about)})
    unit = "元" if fact.kind is FactKind.MONEY else next((unit for _, unit in bounds_of(name, about) if unit), None)
    between = [(a + b) / 2 for a, b in pairwise(numbers)]
    every = {Fraction(0), *numbers, *between, *(value / 2 for value in numbers[:1]), *(each + 1 for each in numbers)}
    if fact.kind is FactKind.COUNT:
        every = {each for each in every if each.denominator == 1}
    if any(rule.this_one for rule in about.history.get(name, ())):  # 含本次: none is no number
        every.discard(Fraction(0))
    return [f"{decimal(each)}{unit or fact.unit or ''}" for each in sorted(every)]
