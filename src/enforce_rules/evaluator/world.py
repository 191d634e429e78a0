"""Worlds: one way of filling the facts still open (semantics 1-10).

In: a docket and what this world assumes. Out: truths, three-valued; or a `Fork`, when a rule needs a fact which this
world has not settled. The evaluation is written as if every fact were known. Whenever it meets an open one it forks:
the run stops, and is repeated once for every way the open test can come out, each time with the fact's set of values
cut down accordingly. So a fact read in two places is split once, `甲 或 非甲` is true, and learning a fact can only
take worlds away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from enforce_rules.evaluator.citing import provisions
from enforce_rules.evaluator.dates import full, reaches_days, reaches_months, workdays
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.knowledge import BOTH, NEVER, WORKDAYS, Knowledge, Known, Why, initial, plural, spans
from enforce_rules.evaluator.reads import gate_facts
from enforce_rules.evaluator.rounds import counted_days
from enforce_rules.model.condition import (
    All,
    Always,
    AnyOf,
    Beside,
    Condition,
    Conforms,
    Exceeds,
    Happened,
    Holds,
    Not,
    NotLoaded,
    OnDay,
    OneOf,
    Truth,
    Unascertained,
    Within,
    both,
    facts_of,
)
from enforce_rules.model.fact import DateSpan, FactKind, Quantity, Standing
from enforce_rules.model.interval import NOT_NEGATIVE, Bound, Interval, Region
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Step, Verdict
from enforce_rules.model.ruleset import Factor, FromFact, Overlap, Row, Table

Key = tuple[str, str | None]
"""What a world assumes something of: a fact and its unit; `约定/规则集/词` for an undecided convention."""


class Fork(Exception):
    """A rule needs what this world has not settled: the ways it can come out."""

    def __init__(self, key: Key, ways: tuple[Known, ...], why: Why, asker: str) -> None:
        super().__init__(key)
        self.key, self.ways, self.why, self.asker = key, ways, why, asker


class Exhausted(Exception):
    """The counted limit of facts looked up is reached."""


@dataclass(slots=True)
class Budget:
    """How many facts exploring may still look up: counted, so every machine stops at the same one."""

    left: int

    def spend(self) -> None:
        """One fact. Raises `Exhausted`."""
        self.left -= 1
        if self.left < 0:
            raise Exhausted


@dataclass(frozen=True, slots=True)
class Open:
    """An open test: what to fork on."""

    key: Key
    ways: tuple[Known, ...]
    why: Why


KEPT = 512 * 8  # how many comparisons of a number with a region are remembered
PLURAL = frozenset({"当事人类别", "拟处罚种类"})
"""系统事实 of which several labels hold at once: a test asks whether any of its labels is among them."""
DERIVATIONS = 20  # one behind another; a ruleset alone is held to fewer, several together could go on
YES_NO: tuple[Known, ...] = (frozenset({True}), frozenset({False}))
Judged = tuple[Truth, Open | None]
ABSORBING = {All: Truth.FALSE, AnyOf: Truth.TRUE}
TRUE: Judged = (Truth.TRUE, None)
FALSE: Judged = (Truth.FALSE, None)


@dataclass(slots=True, eq=False)
class World:
    """One world while it is being evaluated: what it assumes, and the trace it leaves."""

    docket: Docket
    assumed: Mapping[Key, Known]
    whys: Mapping[Key, Why]
    steps: dict[str, Step] = field(default_factory=dict)
    refer: dict[Reason, None] = field(default_factory=dict)
    premises: dict[Reason, None] = field(default_factory=dict)
    derived: dict[str, str] = field(default_factory=dict)
    needed: dict[Key, list[str]] = field(default_factory=dict)  # open bases: without them there is a formula only
    ranged: dict[Key, list[str]] = field(default_factory=dict)  # open facts of factors left as ranges → who asks
    context: Mapping[str, Known] = field(default_factory=dict)  # 系统事实 of the branch whose duties are weighed
    coarse: bool = False  # too many worlds: factors stay ranges
    budget: Budget | None = None  # of facts looked up, while worlds are explored
    memo: dict[str, Any] = field(init=False, default_factory=dict)  # what readers of the finished world worked out
    _resolving: list[str] = field(init=False, default_factory=list)
    _circular: bool = field(init=False, default=False)
    _found: dict[Key, tuple[Known, Open | None]] = field(init=False, default_factory=dict)

    # ---- what the world knows ----

    def knowledge(self, name: str, unit: str | None = None) -> Knowledge:
        """What this world knows of a fact."""
        key = (name, unit)
        if key in self.assumed:
            return Knowledge(self.assumed[key], self.whys[key])
        known: dict[Key, Knowledge] = self.docket.memo.setdefault("initial", {})
        found = known.get(key)
        if found is None:
            found = known[key] = initial(self.docket, name, unit)
        return found

    def lookup(self, name: str, unit: str | None = None) -> tuple[Known, Open | None]:
        """The values the fact may have here, derivations included, and what would settle it. Raises `Exhausted`."""
        if self.budget is not None:
            self.budget.spend()
        key = (name, unit)
        if key in self._found:
            return self._found[key]
        found = self._lookup(name, unit)
        if not self._resolving:
            self._circular = False
        if not self._circular:  # what was found while going in a circle holds for that way round only
            self._found[key] = found
        return found

    def _lookup(self, name: str, unit: str | None) -> tuple[Known, Open | None]:
        key = (name, unit)
        if name in self.context:
            return self.context[name], None
        if key in self.assumed:
            return self.assumed[key], None
        stated = self.docket.act.facts.get(name)
        if stated is not None and stated.state is not Standing.UNKNOWN:
            return self.knowledge(name, unit).known, None
        fact = self.docket.facts.get(name)
        if fact is not None and fact.counted:
            return counted_days(self.docket, fact), None
        if fact is not None and fact.dates is not None and name not in self.docket.derivations:
            start, opened = self.lookup(fact.dates[0])
            end, opened_end = self.lookup(fact.dates[1])
            known = spans(start, end)
            return (known, opened or opened_end) if known else (NOT_NEGATIVE, opened or opened_end)
        tables = self.docket.derivations.get(name, ())
        if name in self._resolving or len(self._resolving) >= DERIVATIONS:
            self._circular = True
        elif tables:
            self._resolving.append(name)
            try:
                return self._derive(name, unit, tables)
            finally:
                self._resolving.pop()
        return self._own(name, unit)

    def _own(self, name: str, unit: str | None) -> tuple[Known, Open | None]:
        found = self.knowledge(name, unit)
        if found.premise:
            self.premises[found.premise] = None
        return found.known, None

    def _derive(self, name: str, unit: str | None, tables: tuple[Table, ...]) -> tuple[Known, Open | None]:
        """推定: the values of the rows not refuted; in a 首行 table up to the first row that is true."""
        values: list[Known] = []
        opened: Open | None = None
        closed = settled_any = told = False
        for table in tables:
            if (dated := self.docket.dated(table)) and not self.docket.act.rounds_known:
                continue  # the case tells no orders and corrections: the fact itself is asked
            rows = [row for row in table.rows if any(given == name for given, _ in row.gives)]
            closed = closed or table.closed
            settled = False
            for row in rows:
                truth, open_here = self.judge(row_condition(table, row))
                if truth is Truth.FALSE:
                    self.note(row.id, "推定", Verdict.NO, row, table)
                    continue
                if dated and truth is Truth.UNKNOWN:  # a day is missing: the fact itself is asked, not the day
                    self.note(row.id, "推定", Verdict.OPEN, row, table)
                    break
                values.append(self._given(dict(row.gives)[name], unit))
                opened = opened or open_here
                if truth is Truth.UNKNOWN:
                    told = told or self._told_open(row_condition(table, row), open_here)
                    self.note(row.id, "推定", Verdict.OPEN, row, table)
                else:
                    self.note(row.id, "推定", Verdict.YES, row, table)
                    settled = settled_any = True
                    if table.overlap in (Overlap.FIRST, Overlap.SINGLE):
                        break
            if settled and opened is None:
                return _union(values), None
            if settled and table.overlap is Overlap.FIRST:
                return _union(values), opened
        fact = self.docket.facts.get(name)
        if closed and fact is not None and fact.kind.is_truth:
            values.append(frozenset({False}))
        elif (
            fact is not None
            and fact.kind.is_truth
            and (name in self.docket.closed or fact.claimed)
            and not (settled_any or told)
        ):
            return self._own(name, unit)  # no row settles it and the inquiry is closed: the finding stands
        else:
            own, own_open = self._own(name, unit)
            values.append(own)
            opened = opened or own_open
        return _union(values), opened

    def _told_open(self, condition: Condition, opened: Open | None) -> bool:
        """Whether it is open for a reason that no inquiry settles, so that 查无 does not reach it.

        The case states it as 未知, 无法查明 or 有争议; no text defines it; or it follows from what is proposed.
        """
        if opened is not None and opened.why is not Why.OPEN:
            return True
        read = {name for name in facts_of(condition) if not self.assumes(name)}
        if not read.isdisjoint(self.context):
            return True
        stated = (self.docket.act.facts.get(name) for name in (*read, *((opened.key[0],) if opened else ())))
        return any(each is not None and each.state is not Standing.GIVEN for each in stated)

    def _given(self, given: object, unit: str | None) -> Known:
        if isinstance(given, FromFact):
            return self.lookup(given.fact, unit)[0]
        if isinstance(given, bool):
            return frozenset({given})
        if isinstance(given, str):
            return frozenset({given})
        assert isinstance(given, tuple)
        value, own_unit = given
        return Region.only(value) if unit is None or own_unit in (None, unit) else NOT_NEGATIVE

    # ---- truth ----

    def judge(self, condition: Condition) -> Judged:
        """The condition's truth in this world, and what to fork on when it is open."""
        match condition:
            case Always():
                return TRUE
            case Not(part):
                truth, opened = self.judge(part)
                return Truth(2 - truth), opened
            case All(parts) | AnyOf(parts):
                return self._join(parts, ABSORBING[type(condition)])
            case Holds(fact):
                return self._test(fact, None)
            case OneOf(fact, labels):
                return self._one_of(fact, labels)
            case Within():
                return self._within(condition)
            case Exceeds():
                return self._exceeds(condition)
            case OnDay() | Beside() | Happened():
                return self._day(condition)
            case Unascertained(fact):
                stated = self.docket.act.facts.get(fact)
                return TRUE if stated and stated.state is Standing.UNASCERTAINABLE else FALSE
            case Conforms(table, row):
                return self._conforms(table, row)
            case NotLoaded(reference):
                return self._test(reference, None, fallback=Knowledge(BOTH, Why.UNDEFINED))

    def _join(self, parts: tuple[Condition, ...], absorbing: Truth) -> Judged:
        opened: Open | None = None
        for part in parts:
            truth, open_here = self.judge(part)
            if truth is absorbing:
                return absorbing, None
            if truth is Truth.UNKNOWN:
                opened = opened or open_here
        return (Truth.UNKNOWN, opened) if opened else (Truth(2 - absorbing), None)

    def _test(self, name: str, unit: str | None, fallback: Knowledge | None = None) -> Judged:
        known, opened = self.lookup(name, unit)
        truth = _truth_of_bool(known)
        if truth is not Truth.UNKNOWN:
            return truth, None
        why = fallback.why if fallback else self.knowledge(name, unit).why
        return Truth.UNKNOWN, opened or Open((name, unit), YES_NO, why)

    def _one_of(self, name: str, labels: frozenset[str]) -> Judged:
        known, opened = self.lookup(name)
        assert isinstance(known, frozenset), f"{name} is a choice"
        if name in PLURAL or self._plural(name):
            return (Truth.TRUE if known & labels else Truth.FALSE), None
        if not known & labels:
            return FALSE
        if known <= labels:
            return TRUE
        fact = self.docket.facts.get(name)
        order = fact.labels if fact else ()
        ways: tuple[Known, ...] = tuple(
            frozenset({label})
            for label in sorted(map(str, known), key=lambda x: (order.index(x) if x in order else -1, x))
        )
        return Truth.UNKNOWN, opened or Open((name, None), ways, self.knowledge(name).why)

    def _plural(self, name: str) -> bool:
        fact, stated = self.docket.facts.get(name), self.docket.act.facts.get(name)
        return fact is not None and plural(fact) and stated is not None and stated.state is Standing.GIVEN

    def _within(self, test: Within) -> Judged:
        known, opened = self.lookup(test.fact, test.unit)
        if test.unit == WORKDAYS and isinstance(known, frozenset):
            counted = self._workdays(known, next_day=self._next_day(test.fact))
            if counted is None:
                return self._test(f"{test.fact}{test.text}", None, fallback=Knowledge(BOTH, Why.CALENDAR))
            known = counted
        whole = self._counted(test.fact)
        included = _compare(known, test.included, test.unit, self._next_day(test.fact), whole)
        excluded = _compare(known, test.excluded, test.unit, self._next_day(test.fact), whole)
        if included is excluded and included is not Truth.UNKNOWN:
            return included, None
        if opened is not None:
            return Truth.UNKNOWN, opened
        if Truth.UNKNOWN not in (included, excluded):
            return self._reading(test, included, excluded)
        region = known if isinstance(known, Region) else NOT_NEGATIVE
        cut = test.included if included is Truth.UNKNOWN else test.excluded
        why = self.knowledge(test.fact, test.unit).why
        met, left = region & cut, region - cut
        ways: tuple[Known, ...] = (met.whole, left.whole) if whole else (met, left)
        return Truth.UNKNOWN, Open((test.fact, test.unit), ways, why)

    def _day(self, test: OnDay | Beside | Happened) -> Judged:
        """A test of a day; while it is open, whether the day lies there is what is asked."""
        known, _ = self.lookup(test.fact)
        other, _ = self.lookup(test.other) if isinstance(test, Beside) else (frozenset({test.fact}), None)
        if isinstance(known, frozenset) and isinstance(other, frozenset):
            truths = {test.holds(one, two) for one in known for two in other}
            if len(truths) == 1:
                return TRUE if True in truths else FALSE
        why = self.knowledge(test.other if isinstance(test, Beside) and known is not None else test.fact).why
        return self._test(f"{test.fact}{test.text}", None, fallback=Knowledge(BOTH, why))

    def _workdays(self, known: Known, *, next_day: bool) -> Known:
        """Spans of days as numbers of working days; None where a year has no calendar."""
        spans = [each for each in known if isinstance(each, DateSpan)] if isinstance(known, frozenset) else []
        if not spans:
            return known
        counts = [workdays(span, self.docket.program.calendar, next_day=next_day) for span in spans]
        if None in counts:
            return None
        return Region.of(part for each in counts if each is not None for part in Region.only(Fraction(each)).parts)

    def _reading(self, test: Within, included: Truth, excluded: Truth) -> Judged:
        fact = self.docket.facts.get(test.fact)
        key = (f"约定/{test.pending}", None)
        assumed = self.assumed.get(key)
        if assumed is not None:
            return (included if assumed == YES_NO[0] else excluded), None
        assert fact is not None and test.pending is not None
        return Truth.UNKNOWN, Open(key, YES_NO, Why.CONVENTION)

    def _next_day(self, name: str) -> bool:
        """Whether the first day is left out: by the fact's own words (自X的次日), else by 起算."""
        fact = self.docket.facts.get(name)
        if fact is not None and fact.next_day:
            return True
        return any(ruleset.convention("起算") == "次日" for ruleset in self.docket.rulesets if name in ruleset.facts)

    def _counted(self, name: str) -> bool:
        fact = self.docket.facts.get(name)
        return fact is not None and fact.kind is FactKind.COUNT

    def _exceeds(self, test: Exceeds) -> Judged:
        fact = self.docket.facts.get(test.fact)
        other = self.docket.facts.get(test.other)
        unit = (other.unit if other else None) or (fact.unit if fact else None) or self.unit_of(test.other)
        key = (f"{test.fact}超过{test.other}", None)
        if key in self.assumed:
            return _truth_of_bool(self.assumed[key]), None
        known, opened = self.lookup(test.fact, unit)
        limit, open_limit = self.lookup(test.other, unit)
        if not isinstance(limit, Region) or not limit:
            return Truth.UNKNOWN, opened or open_limit or Open(key, YES_NO, Why.UNDEFINED)
        verdicts = {self._passes(known, part.point, test, unit) for part in limit.parts}
        if len(verdicts) == 1 and Truth.UNKNOWN not in verdicts:
            return verdicts.pop(), None
        why = self.knowledge(test.fact, unit).why
        return Truth.UNKNOWN, opened or open_limit or Open(key, YES_NO, why)

    def unit_of(self, name: str) -> str | None:
        """The unit of a fact: its own, or that in which derivation tables give it (追究期限: 个月)."""
        fact = self.docket.facts.get(name)
        return (fact.unit if fact else None) or self._given_unit(name, frozenset())

    def _given_unit(self, name: str, seen: frozenset[str]) -> str | None:
        given = [
            dict(row.gives)[name]
            for table in self.docket.derivations.get(name, ())
            for row in table.rows
            if name in dict(row.gives)
        ]
        for each in given:
            if isinstance(each, tuple):
                return each[1]
            if isinstance(each, FromFact) and each.fact not in seen:
                other = self.docket.facts.get(each.fact)
                unit = (other.unit if other else None) or self._given_unit(each.fact, seen | {name})
                if unit is not None:
                    return unit
        return None

    def _passes(self, known: Known, limit: Fraction | None, test: Exceeds, unit: str | None) -> Truth:
        if limit is None:
            return Truth.UNKNOWN
        region = Region((Interval(Bound(limit, test.reach)),))
        return _compare(known, region, unit, self._next_day(test.fact), self._counted(test.fact))

    def _conforms(self, reference: str, number: int | None) -> Judged:
        table = self.docket.program.tables[reference]
        rows = [row for row in table.rows if number is None or row.number == number]
        linked = [row for row in rows if self.docket.is_about(row)]
        return self.judge(AnyOf(tuple(row_condition(table, row) for row in linked)))

    def decide(self, condition: Condition, asker: str) -> bool:
        """Whether the condition holds in this world; forks when that is open."""
        truth, opened = self.judge(condition)
        if truth is Truth.UNKNOWN:
            assert opened is not None, f"{asker}: an open condition names what is open"
            raise Fork(opened.key, opened.ways, opened.why, asker)
        return truth is Truth.TRUE

    def figure(self, name: str, unit: str | None, asker: str) -> Known:
        """What is known of a number that amounts are counted from; forks between figures, and between rules giving it."""
        known, opened = self.lookup(name, unit)
        if isinstance(known, Region) and known.point is None:
            if opened is None and len(known.parts) > 1 and all(part.point is not None for part in known.parts):
                ways = tuple(Region((part,)) for part in known.parts)
                opened = Open((name, unit), ways, self.knowledge(name, unit).why)
            if opened is not None:
                raise Fork(opened.key, opened.ways, opened.why, asker)
        return known

    # ---- trace ----

    def note(
        self,
        node: str,
        stage: str,
        verdict: Verdict,
        row: Row | None = None,
        table: Table | None = None,
        why: tuple[Reason, ...] = (),
        facts: tuple[str, ...] | None = None,
    ) -> None:
        """Record what a rule came to; the facts are those its row reads, else its table's gate and exclusions."""
        read, basis = self._printed(node, row, table)
        if row is not None:
            why = (*why, *(told for test in self._compared(row) for told in self._periods(test)))
        if row is not None and verdict is Verdict.YES:
            why = (*why, *misprints(row.misprints))
        self.steps[node] = Step(node, stage, verdict, read if facts is None else facts, basis, why)

    def _compared(self, row: Row) -> tuple[Exceeds | Within, ...]:
        """The tests of a row that compare a number or a period."""
        known: dict[str, tuple[Exceeds | Within, ...]] = self.docket.program.memo.setdefault("compared", {})
        if row.id not in known:
            known[row.id] = tuple(_comparisons(row.when))
        return known[row.id]

    def _periods(self, test: Exceeds | Within) -> Iterator[Reason]:
        """How a period was counted: from which day to which, and when the limit is full (semantics 32)."""
        match test:
            case Exceeds(fact, other):
                known, _ = self.lookup(fact, unit := self.unit_of(other))
                limit, _ = self.lookup(other, unit)
                if isinstance(limit, Region) and unit is not None:
                    limits = [part.point for part in limit.parts if part.point is not None]
                    yield from self._counted_from(fact, known, unit, limits)
            case Within(fact, unit, included):
                known, _ = self.lookup(fact, unit)
                ends = [end.value for part in included.parts for end in (part.low, part.high) if end is not None]
                yield from self._counted_from(fact, known, unit, ends) if unit is not None else ()

    def _counted_from(self, fact: str, known: Known, unit: str, limits: list[Fraction]) -> Iterator[Reason]:
        for span in sorted(known, key=str) if isinstance(known, frozenset) and unit != WORKDAYS else ():
            if isinstance(span, DateSpan):
                for limit in limits:
                    last = full(span.start, limit, unit, next_day=self._next_day(fact))
                    yield reason(
                        "period-counted",
                        fact=fact,
                        start=span.start.isoformat(),
                        end=span.end.isoformat(),
                        limit=f"{limit}{unit}",
                        full=last.isoformat(),
                    )

    def _printed(self, node: str, row: Row | None, table: Table | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a rule reads and cites, whatever it comes to."""
        if table is None:
            return (facts_of(row.when) if row is not None else ()), ()
        program = self.docket.program
        known: dict[tuple[str, bool], tuple[tuple[str, ...], tuple[str, ...]]] = program.memo.setdefault("printed", {})
        found = known.get((node, row is None))
        if found is None:
            read = facts_of(row.when) if row is not None else gate_facts(table)
            found = known[node, row is None] = read, provisions(table, node, row.basis if row else (), program)
        return found

    def assumes(self, name: str) -> bool:
        """Whether this world fills the fact one way of several."""
        return any(key[0] == name for key in self.assumed)

    def judge_open(self, name: str) -> bool:
        """Whether the fact is still open in this world."""
        known, _ = self.lookup(name)
        if isinstance(known, Region):
            return known.point is None
        return known is None or len(known) != 1

    def need(self, name: str, unit: str | None, asker: str) -> None:
        """Record an open fact that changes an amount without splitting worlds (a base); what it is taken from, if derived."""
        name = self._taken_from(name)
        _, opened = self.lookup(name, unit)
        key = opened.key if opened else (name, None)
        askers = self.needed.setdefault((key[0], None), [])
        if asker not in askers:
            askers.append(asker)

    def _taken_from(self, name: str) -> str:
        """The fact whose value a derived one has in this world: 计罚处置费用 is 所需处置费用 from 200,000 yuan."""
        seen = {name}
        while tables := self.docket.derivations.get(name):
            givens = ((table, row, dict(row.gives).get(name)) for table in tables for row in table.rows)
            sources = (
                given.fact
                for table, row, given in givens
                if isinstance(given, FromFact) and self.judge(row_condition(table, row))[0] is Truth.TRUE
            )
            source = next(sources, None)
            if source is None or source in seen:
                break
            seen.add(source)
            name = source
        return name

    def ask_all(self, factor: Factor, table: Table) -> None:
        """Record every open fact of a factor that is left a range."""
        asker = f"{table.id}:{factor.name}"
        for level in factor.levels:
            truth, opened = self.judge(level.when)
            if truth is Truth.UNKNOWN and opened:
                askers = self.ranged.setdefault((opened.key[0], None), [])
                if asker not in askers:
                    askers.append(asker)

    def premise(self, code: str, **args: str) -> None:
        """Record a premise."""
        self.premises[reason(code, **args)] = None

    def referring(self, code: str, **args: str) -> None:
        """Record a gap that leads to 提交决定."""
        self.refer[reason(code, **args)] = None


def _comparisons(condition: Condition) -> Iterator[Exceeds | Within]:
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _comparisons(part)
        case Not(part):
            yield from _comparisons(part)
        case Exceeds() | Within():
            yield condition


def misprints(pairs: tuple[tuple[str, str], ...]) -> tuple[Reason, ...]:
    """Cells that are read otherwise than they are printed (原作, 读作): the reader sees both."""
    return tuple(reason("misprint", printed=printed, read=read) for printed, read in pairs)


def row_condition(table: Table, row: Row) -> Condition:
    """The whole condition of a row: the table's gate, its exclusions, the row's own exclusion, its columns."""
    if not table.exclusions and row.excluded is None and isinstance(table.gate, Always):
        return row.when
    excluded = tuple(Not(each.when) for each in table.exclusions)
    own = (Not(row.excluded),) if row.excluded else ()
    return both(table.gate, row.when, *excluded, *own)


def _union(values: list[Known]) -> Known:
    """All the values any of the sets holds; None if one of them is wholly open."""
    if any(value is None for value in values):
        return None
    if all(isinstance(value, Region) for value in values):
        return Region.of(part for value in values if isinstance(value, Region) for part in value.parts)
    result: frozenset[object] = frozenset()
    for value in values:
        if isinstance(value, frozenset):
            result |= value
    return result  # type: ignore[return-value]


def _truth_of_bool(known: Known) -> Truth:
    if known == frozenset({True}):
        return Truth.TRUE
    return Truth.FALSE if known == frozenset({False}) else Truth.UNKNOWN


def same_value(known: Known, value: Quantity) -> Truth:
    """Whether the number is the one that is known; a period between two days is counted by the calendar."""
    region = Region.only(value.value)
    if isinstance(known, Region):
        return Truth.UNKNOWN if known & region else Truth.FALSE
    return _compare(known, region, value.unit, next_day=True, whole=False)


def _compare(known: Known, region: Region, unit: str | None, next_day: bool, whole: bool) -> Truth:
    if isinstance(known, Region):
        return _inside(known, region, whole)
    if known == NEVER:
        return Truth.FALSE
    if isinstance(known, frozenset) and known and all(isinstance(each, DateSpan) for each in known):
        inside = {_span_in(span, region, unit, next_day) for span in known if isinstance(span, DateSpan)}
        return Truth.UNKNOWN if len(inside) > 1 else (Truth.TRUE if inside.pop() else Truth.FALSE)
    return Truth.UNKNOWN


@lru_cache(maxsize=KEPT)
def _inside(known: Region, region: Region, whole: bool) -> Truth:
    """Whether what is known of a number lies in a region; the same few are compared in every world."""
    met, left = known & region, known - region
    if not (left.whole if whole else left):
        return Truth.TRUE
    return Truth.UNKNOWN if (met.whole if whole else met) else Truth.FALSE


def _span_in(span: DateSpan, region: Region, unit: str | None, next_day: bool) -> bool:
    reach = reaches_months if unit == "个月" else reaches_days

    def side(value: Fraction) -> int:
        whole = value.numerator // value.denominator
        exact = reach(span, whole, next_day=next_day)
        if value.denominator == 1:
            return exact
        # Between two whole periods: longer than the lower one and not yet the upper one is decided by the lower.
        return exact if exact < 0 else (1 if reach(span, whole + 1, next_day=next_day) >= 0 else exact)

    for part in region.parts:
        low_ok = part.low is None or side(part.low.value) > 0 or (part.low.included and side(part.low.value) == 0)
        high_ok = part.high is None or side(part.high.value) < 0 or (part.high.included and side(part.high.value) == 0)
        if low_ok and high_ok:
            return True
    return False
