"""The docket of one act and one party: which rulesets and tables meet the case, and what every phrase means there.

In: the program, the case, an act, a party. Out: an immutable `Docket`. Which rulesets meet a case follows from its
region code, the field and the violation (地区, 领域, 事项); all loaded rulesets stand side by side undisturbed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from enforce_rules.compiler.program import Program
from enforce_rules.compiler.relations import holds
from enforce_rules.compiler.system import BETWEEN_TWO
from enforce_rules.evaluator.layers import Layers, layers_of
from enforce_rules.evaluator.periods import resting
from enforce_rules.evaluator.reads import closed, read_by, table_facts
from enforce_rules.evaluator.repeals import repealed
from enforce_rules.model.case import EVENT_FACTS, Act, Case, Party
from enforce_rules.model.fact import FactDeclaration, Source
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.ruleset import FromFact, HistoryRule, Row, Ruleset, Table, Trust, Use, Violation

OF_ANY_ACT: Final = frozenset({Use.GENERAL, Use.MEASURING, Use.PROCEDURE, Use.TRANSITION})
OF_ONE_PROVISION: Final = frozenset({Use.STATUTORY, Use.BENCHMARK})
OF_DECISION: Final = frozenset({Use.PROCEDURE, Use.COMPETENCE})  # by the rules of the day of the decision


@dataclass(frozen=True, slots=True)
class Docket:
    """Everything the evaluation of one act for one party reads."""

    program: Program
    case: Case
    act: Act
    party: Party
    violation: Violation
    rulesets: tuple[Ruleset, ...]  # in play, in order of id
    tables: tuple[Table, ...]  # of those rulesets, in file order, without the general rules for other acts
    own: tuple[Table, ...]  # 基准 and 法定 tables about this violation
    facts: Mapping[str, FactDeclaration]
    derivations: Mapping[str, tuple[Table, ...]]  # fact → tables that give it
    history: Mapping[str, tuple[HistoryRule, ...]]  # fact → the rulesets' ways of counting it, those alike once
    closed: Mapping[str, str]  # facts closed by 查无 → by whom
    refer: tuple[Reason, ...]  # gaps that stand before any rule is read
    warnings: tuple[str, ...]
    reported: tuple[Table, ...]  # lists known from a report only
    layers: Layers  # which of several texts about one act counts
    speaking: frozenset[str]  # rulesets with a table or a row of a list about this violation
    day: date | None  # whose law governs the substance; procedure goes by the day of the decision
    names: frozenset[str]  # the violation under every node id that stands for it
    memo: dict[str, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What no world changes, worked out once, by reader."""

    def of_use(self, use: Use) -> tuple[Table, ...]:
        """The tables in play with this use."""
        return tuple(table for table in self.tables if table.use is use)

    def dated(self, table: Table) -> bool:
        """Whether the table reads the orders and corrections of the case (改正)."""
        known: dict[str, bool] = self.program.memo.setdefault("dated", {})
        if table.id not in known:
            known[table.id] = not EVENT_FACTS.isdisjoint(table_facts(table))
        return known[table.id]

    def is_about(self, row: Row) -> bool:
        """Whether the row is about this violation, or about any."""
        return not row.violations or not self.names.isdisjoint(row.violations)

    def convention(self, table: Table, name: str) -> str | None:
        """A convention of the table's ruleset."""
        return self.program.ruleset_of(table).convention(name)

    def sources(self, tables: Iterable[Table]) -> tuple[str, ...]:
        """Every fact the tables read, with all it may be derived from."""
        queue = [name for table in tables for name in read_by(table, self.program)]
        found: dict[str, None] = {}
        while queue:
            name = queue.pop()
            if name in found:
                continue
            found[name] = None
            fact = self.facts.get(name)
            queue += fact.dates or () if fact is not None else ()
            for table in self.derivations.get(name, ()):
                queue += read_by(table, self.program)
                queue += [given.fact for row in table.rows for _, given in row.gives if isinstance(given, FromFact)]
        return tuple(found)

    def home_convention(self, name: str) -> str | None:
        """A convention of the violation's own ruleset, else of any ruleset in play that states it."""
        home = self.program.rulesets[self.violation.ruleset]
        if (own := home.convention(name)) is not None:
            return own
        return next((value for each in self.rulesets if (value := each.convention(name)) is not None), None)


def region_meets(ruleset: Ruleset, region: str) -> bool:
    """Whether the case's region lies in one of the ruleset's regions (GB/T 2260: pairs of zeros are left out)."""
    return holds(ruleset.regions, (region,))


def _in_play(program: Program, case: Case, violation: Violation) -> list[Ruleset]:
    home = program.rulesets[violation.ruleset]
    return [
        ruleset
        for ruleset in sorted(program.rulesets.values(), key=lambda each: each.id)
        if ruleset is home
        or (region_meets(ruleset, case.region) and (ruleset.sector is None or ruleset.sector == home.sector))
    ]


def time_gap(ruleset: Ruleset, day: date | None) -> Reason | None:
    """Why the ruleset does not govern on that day: lapsed before it, or not yet in force."""
    if ruleset.lapses and _lapsed(ruleset, day):
        return reason("lapsed", ruleset=ruleset.title, date=ruleset.lapses.isoformat())
    if ruleset.in_force and day and day < ruleset.in_force:
        return reason("not-yet-in-force", ruleset=ruleset.title, date=ruleset.in_force.isoformat())
    return None


def _lapsed(ruleset: Ruleset, day: date | None) -> bool:
    """Whether the day comes after the last day of the ruleset."""
    return ruleset.lapses is not None and day is not None and day > ruleset.lapses


def _outer(table: Table) -> str:
    """The node id of the table it stands in (法定, 推定 written inside another), or its own."""
    return table.id.partition("/")[0]


def last_day(case: Case) -> date | None:
    """The day the act ended; None while it is not known."""
    return case.dates.act_to if isinstance(case.dates.act_to, date) else None


def _concerns(table: Table, names: frozenset[str]) -> bool:
    """Whether a general rule (总则, 量罚, 程序, 过渡) is about any act, or about this one (decision 0050).

    Other tables are looked up by the acts they name, or by those of their rows.
    """
    return table.use not in OF_ANY_ACT or not table.violations or not names.isdisjoint(table.violations)


def _history(rulesets: Iterable[Ruleset]) -> dict[str, tuple[HistoryRule, ...]]:
    """How each fact is counted: texts that use one phrase and count it otherwise stand side by side."""
    found: dict[str, dict[HistoryRule, HistoryRule]] = {}
    for ruleset in rulesets:
        for rule in ruleset.history:
            found.setdefault(rule.fact, {}).setdefault(replace(rule, basis=""), rule)
    return {fact: tuple(rules.values()) for fact, rules in found.items()}


def _known(ruleset: Ruleset, case: Case) -> bool:
    """Whether the ruleset was in force when the case was decided; one that came later was nobody's to weigh (从旧兼从轻)."""
    return ruleset.in_force is None or ruleset.in_force <= case.dates.decided


def _facts(
    tables: Iterable[Table], own: tuple[Table, ...], program: Program, rulesets: Iterable[Ruleset]
) -> dict[str, FactDeclaration]:
    """One declaration for each phrase in play: choices united label by label, a known source before an unknown one."""
    names = {table.id for table in tables if not table.violations or table in own}
    order = [ruleset.id for ruleset in rulesets]
    merged: dict[str, FactDeclaration] = {}
    for phrase, declared in program.facts.items():
        for scope, fact in declared:
            if not (scope in order or scope in names or scope.partition("/")[0] in names):
                continue
            merged[phrase] = _united(merged[phrase], fact) if phrase in merged else fact
    return merged


def _united(first: FactDeclaration, second: FactDeclaration) -> FactDeclaration:
    labels = tuple(dict.fromkeys((*first.labels, *second.labels)))
    source = first.source if first.source in (Source.DERIVED, Source.HISTORY, Source.SYSTEM) else second.source
    base = first if first.kind is second.kind or not second.question else second
    return replace(
        base,
        labels=labels,
        source=source,
        claimed=first.claimed and second.claimed,
        question=first.question or second.question,
        heaviest=first.heaviest or second.heaviest,
    )


def _undefined(fact: FactDeclaration | None) -> bool:
    """待定: a term no text defines cannot be found absent by an inquiry (decision 0031)."""
    return fact is not None and fact.source is Source.UNDEFINED


@dataclass(frozen=True, slots=True)
class _InSight:
    """What the rulesets in play say of one violation, whatever the case is."""

    tables: tuple[Table, ...]
    own: tuple[Table, ...]
    involved: frozenset[str]  # rulesets with a table or a row about the violation
    ended: tuple[Reason, ...]  # of its tables that went with their legal basis
    derivations: Mapping[str, tuple[Table, ...]]
    facts: Mapping[str, FactDeclaration]


@dataclass(frozen=True, slots=True)
class _InForce:
    """The rulesets that meet a case on a day, and which of their tables do not govern it."""

    rulesets: tuple[Ruleset, ...]
    gone: Mapping[str, Reason]  # with their legal basis
    out: frozenset[str]  # replaced by another ruleset, or outside their own period


def _in_sight(program: Program, violation: Violation, rules: _InForce, *, home_lapsed: bool) -> _InSight:
    """The same for every case these rulesets meet, so it is worked out once."""
    known: dict[object, _InSight] = program.memo.setdefault("in sight", {})
    # the tables that are gone are more the later the day, so their number says which
    key = (violation.id, home_lapsed, len(rules.gone), rules.out, *(ruleset.id for ruleset in rules.rulesets))
    if key not in known:
        known[key] = _looked_through(program, violation, rules, home_lapsed=home_lapsed)
    return known[key]


def _looked_through(program: Program, violation: Violation, rules: _InForce, *, home_lapsed: bool) -> _InSight:
    home, same = program.rulesets[violation.ruleset], program.alike(violation.id)
    playing, gone = rules.rulesets, rules.gone
    every = tuple(table for ruleset in playing for table in ruleset.tables)
    names = {ruleset.id for ruleset in playing}
    mine = [program.tables[name] for name in gone if "/" not in name]
    ended = tuple(gone[table.id] for table in mine if table.ruleset in names and same & set(table.violations))
    out = {*gone, *rules.out}
    lasting = tuple(table for table in every if table.id not in out and _outer(table) not in out) if out else every
    tables = tuple(table for table in lasting if _concerns(table, same))
    own = tuple(table for table in tables if same & set(table.violations))
    if home_lapsed and not own:  # the statute's own range is still given, though the benchmark has lapsed
        own = tuple(t for t in home.tables if t.use is Use.STATUTORY and same & set(t.violations))
        own += tuple(t for b in home.tables if same & set(b.violations) for t in home.tables if t.id == b.statutory)
    listed = (
        table.ruleset
        for table in tables
        if table.use is Use.LIST and any(same & set(row.violations) for row in table.rows)
    )
    readable = (*tables, *own)
    speaking = (*playing, home) if not own or any(table.ruleset == home.id for table in own) else playing
    facts = _facts(readable, own, program, speaking)
    involved = frozenset((*(table.ruleset for table in own), *listed))
    return _InSight(tables, own, involved, ended, _derivations(readable, own, same), facts)


def _derivations(
    readable: tuple[Table, ...], own: tuple[Table, ...], same: frozenset[str]
) -> dict[str, tuple[Table, ...]]:
    """The tables that give each fact; one written inside another gives it for that table alone."""
    inline = {name for table in readable for name in table.derivations} - {
        name for table in own for name in table.derivations
    }
    derivations: dict[str, dict[str, Table]] = {}
    for table in readable:
        if (
            table.use is Use.DERIVATION
            and table.id not in inline
            and (not table.violations or same & set(table.violations))
        ):
            for fact in dict.fromkeys(name for row in table.rows for name, _ in row.gives):
                derivations.setdefault(fact, {})[table.id] = table
    return {name: tuple(given.values()) for name, given in derivations.items()}


def _parted(program: Program, old: _InSight, new: _InSight) -> _InSight:
    """The same for every case that meets both, so it is worked out once."""
    known: dict[tuple[int, int], tuple[_InSight, _InSight, _InSight]] = program.memo.setdefault("parted", {})
    key = (id(old), id(new))
    if key not in known:
        known[key] = (old, new, _with_procedure_of(old, new))
    return known[key][2]


def _with_procedure_of(old: _InSight, new: _InSight) -> _InSight:
    """程序从新: duties and competence by the later day, with what they alone read, beside the substance of the earlier."""
    duties = tuple(table for table in new.tables if table.use in OF_DECISION)
    lasting = tuple(table for table in old.tables if table.use not in OF_DECISION)
    substance = (table for table in (*lasting, *old.own) if table.use is not Use.DERIVATION)
    theirs = _reached(duties, new.derivations) - _reached(substance, old.derivations)
    derived = {name: tables for name, tables in new.derivations.items() if name in theirs}
    given = (table for tables in derived.values() for table in tables)
    return replace(
        old,
        tables=tuple({table.id: table for table in (*lasting, *given, *duties)}.values()),
        derivations={**{name: tables for name, tables in old.derivations.items() if name not in theirs}, **derived},
        facts={**old.facts, **{name: fact for name, fact in new.facts.items() if name in theirs}},
    )


def _reached(tables: Iterable[Table], derivations: Mapping[str, tuple[Table, ...]]) -> frozenset[str]:
    """Every fact the tables read, with all it may be derived from."""
    queue = [name for table in tables for name in table_facts(table)]
    found: set[str] = set()
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += (each for table in derivations.get(name, ()) for each in table_facts(table))
    return frozenset(found)


def _rivals(program: Program, case: Case, act: Act, party: Party, same: frozenset[str]) -> frozenset[str]:
    """Rulesets under which the case names the same violation as another provision about this very act (同一行为).

    What they provide is the other provision's; which of the two counts is decided between them (decision 0065).
    """
    others = (each for each in case.acts if each is not act and each.same_act == act.same_act is not None)
    rulesets = {
        program.violations[each.violation].ruleset
        for each in others
        if each.violation in same and party.code in each.parties
    }
    return frozenset(rulesets) - {program.violations[act.violation].ruleset}


def _but(rivals: frozenset[str], tables: tuple[Table, ...]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.use not in OF_ONE_PROVISION or table.ruleset not in rivals)


def docket(
    program: Program, case: Case, act: Act, party: Party, *, on: date | None = None, confirm_dates: bool = True
) -> Docket:
    """Assemble what one act and one party meet under the law of a day, by itself the last of the act.

    `confirm_dates=False` sets aside 施行 待核 (worked examples do).
    """
    violation = program.violations[act.violation]
    home = program.rulesets[violation.ruleset]
    candidates = _in_play(program, case, violation)
    day = on or last_day(case)
    layers = layers_of(program, case, candidates, day)
    candidates += layers.adopted
    gaps = {ruleset.id: gap for ruleset in candidates if (gap := time_gap(ruleset, day))}
    playing = [each for each in candidates if each.id not in gaps and each.trust is not Trust.REPORTED]
    same = program.alike(violation.id)
    gone, rest = repealed(day, program), resting(day, program)
    replaced = layers.replaced | frozenset(rest)
    rules = _InForce(tuple(playing), gone, replaced)
    in_sight = _in_sight(program, violation, rules, home_lapsed=home.id in gaps)
    # an older text about this very act, not one that merely words its own alike: a case that cites a version gets it;
    # a law that is over is answered by whatever is in force about the same act
    others = [table for table in in_sight.own if table.ruleset != home.id]
    borrowed = any(violation.id in table.violations for table in others)
    answered = home.is_law and bool(others) if _lapsed(home, day) else borrowed
    refer = [
        gap
        for ruleset in candidates
        if (gap := gaps.get(ruleset.id))
        if (ruleset is home and not answered) or (not in_sight.own and ruleset.is_law and _known(ruleset, case))
        if ruleset is home or any(same & set(table.violations) for table in ruleset.tables)
    ]
    refer += in_sight.ended
    if not any(table.use in (Use.BENCHMARK, Use.STATUTORY) for table in in_sight.own):
        names = {ruleset.id for ruleset in playing}
        about = [
            table for table in map(program.tables.__getitem__, rest) if table.use in (Use.BENCHMARK, Use.STATUTORY)
        ]
        refer += [rest[each.id] for each in about if each.ruleset in names and same & set(each.violations)]
    refer += [
        reason("adopted-not-loaded", ruleset=by.title, relation=each.kind, target=each.target)
        for by, each in layers.missing
        if each.layering is not None and each.layering.adopts and by.id not in in_sight.involved
    ]
    if confirm_dates:
        refer += [
            reason("in-force-unconfirmed", ruleset=ruleset.title)
            for ruleset in playing
            if ruleset.in_force is None and ruleset.id in in_sight.involved
        ]
    reported = tuple(
        table
        for ruleset in candidates
        if ruleset.trust is Trust.REPORTED
        for table in ruleset.tables
        if table.use is Use.LIST
    )
    deciding = [
        each for each in candidates if each.trust is not Trust.REPORTED and not time_gap(each, case.dates.decided)
    ]
    decided = case.dates.decided
    later_out = layers_of(program, case, candidates, decided).replaced | frozenset(resting(decided, program))
    if day is not None and (deciding != playing or later_out != replaced):
        later = _InForce(tuple(deciding), repealed(decided, program), later_out)
        in_sight = _parted(program, in_sight, _in_sight(program, violation, later, home_lapsed=False))
    if rivals := _rivals(program, case, act, party, same):
        in_sight = replace(in_sight, tables=_but(rivals, in_sight.tables), own=_but(rivals, in_sight.own))
    speaking = {table.ruleset for table in in_sight.tables}
    rulesets = [each for each in candidates if each in playing or (each in deciding and each.id in speaking)]
    return Docket(
        program=program,
        case=case,
        act=act,
        party=party,
        violation=violation,
        rulesets=tuple(rulesets),
        tables=in_sight.tables,
        own=in_sight.own,
        facts=in_sight.facts,
        derivations=in_sight.derivations,
        history=_history(rulesets),
        layers=layers,
        speaking=in_sight.involved,
        day=day,
        closed={
            name: by
            for name, by in closed(case, program).items()
            if not _undefined(in_sight.facts.get(name)) and name not in BETWEEN_TWO
        },
        refer=tuple(refer),
        warnings=tuple(
            ruleset.warning
            for ruleset in (*playing, *([home] if home.id in gaps else []))
            if ruleset.warning and (ruleset is home or ruleset.id in in_sight.involved)
        ),
        reported=reported,
        names=same,
    )
