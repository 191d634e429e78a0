"""Two provisions about one act: which of them a ruleset puts first (规定之间的冲突; decision 0065).

In: the dockets and results of the provisions, one per provision. Out: what the 竞合 rows of the rulesets say of every
pair: which comes before which, which may both be applied, what goes to a higher organ, what is open, and whether the
fines are ranked at all. Ranks come from the rulesets (位阶) and their order from the convention 位阶高低.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from enforce_rules.compiler.header import RANKS_OF_LAWS, UNDECIDED, chains_of
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.system import (
    ALIKE,
    BEFORE,
    BETWEEN_TWO,
    LATER,
    OTHER_RANK,
    OWN_RANK,
    REFINED,
    REFINES,
    RELATIVE_RANK,
    SAME_MATTER,
)
from enforce_rules.evaluator.citing import provisions
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.knowledge import Known, Why
from enforce_rules.evaluator.repeals import STATE
from enforce_rules.evaluator.world import Key, World, row_condition
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.deed import HigherFine, Preference, Prefers
from enforce_rules.model.fact import Standing
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Result, Step, Verdict
from enforce_rules.model.ruleset import Overlap, Row, Ruleset, Table, Use

STAGE = "竞合"
SEVERAL_NORMS = "同一个违法行为违反多个法律规范应当给予罚款处罚"
"""What the case says by marking one act (同一行为)."""
PREFERRING = ("优先于", "另行规定")
REFINING = "细化"
VERDICTS = {Truth.TRUE: Verdict.YES, Truth.FALSE: Verdict.NO, Truth.UNKNOWN: Verdict.OPEN}
EDITION = re.compile("（[^（）]*）")
Rule = tuple[Table, Row]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Norm:
    """The law a provision stands in, as far as it is loaded or stated."""

    names: frozenset[str]  # ids and titles of its rulesets, and of the one that names the violation
    relations: frozenset[tuple[str, str]]  # kind, target
    titles: frozenset[str] = frozenset()  # of the laws it stands in or cites
    rank: str | None = None
    since: date | None = None
    matters: frozenset[str] = frozenset()  # the violation by every name


@dataclass(slots=True)
class Findings:
    """What the rules say of the provisions about one act, by their places."""

    before: dict[Pair, Rule] = field(default_factory=dict)  # the first comes before the second
    either: dict[Pair, Rule] = field(default_factory=dict)
    up: dict[Pair, Rule] = field(default_factory=dict)
    unsettled: dict[Pair, dict[str, None]] = field(default_factory=dict)  # pairs a row may yet settle → open facts
    ranking: dict[str, Rule] = field(default_factory=dict)  # rules by which fines are compared, by node id
    unranked: set[Pair] = field(default_factory=set)  # pairs to which no such rule applies
    steps: dict[int, dict[str, Step]] = field(default_factory=dict)
    premises: dict[int, dict[Reason, None]] = field(default_factory=dict)


def between(dockets: Sequence[Docket], results: Sequence[Result]) -> Findings:
    """What the rules in play say of the provisions, pair by pair."""
    places = range(len(dockets))
    said = Findings(steps={place: {} for place in places}, premises={place: {} for place in places})
    beside = _Provisions(dockets, [norm_of(about) for about in dockets], [_shape(each) for each in results])
    tables = {table.id: table for about in dockets for table in about.tables if _ranks(table)}
    for pair in combinations(places, 2):
        ranked = [_read(table, pair, beside, said) for table in tables.values()]
        if True not in ranked:
            said.unranked.add(pair)
    return said


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row as seen from one provision: whether it holds, and on which fact it hangs."""

    row: Row
    effects: tuple[Prefers | HigherFine, ...]
    truth: Truth
    opened: str | None
    claims: tuple[Reason, ...] = ()
    told: str = ""  # what the provision is beside the other, as far as the row reads it


@dataclass(slots=True)
class _Provisions:
    """The provisions about one act; what a table says of one beside others that are to it the same is worked out once."""

    dockets: Sequence[Docket]
    norms: Sequence[Norm]
    shapes: Sequence[object]
    _seen: dict[object, tuple[_Judged, ...]] = field(default_factory=dict)

    def view(self, table: Table, mine: int, other: int) -> tuple[_Judged, ...]:
        """The rows of a table, looked at from one provision towards another."""
        chains = self.dockets[mine].convention(table, RANKS_OF_LAWS)
        told = _beside(self.norms[mine], self.norms[other], chains)
        told[ALIKE] = frozenset({self.shapes[mine] == self.shapes[other]})
        key = (table.id, mine, tuple(sorted(told.items(), key=lambda each: each[0])))
        if key not in self._seen:
            self._seen[key] = tuple(self._judged(table, mine, told))
        return self._seen[key]

    def _judged(self, table: Table, mine: int, told: Mapping[str, Known]) -> Iterator[_Judged]:
        assumed: dict[Key, Known] = {(name, None): known for name, known in told.items()}
        if SEVERAL_NORMS not in self.dockets[mine].act.facts:
            assumed[SEVERAL_NORMS, None] = frozenset({True})
        world = World(self.dockets[mine], assumed, dict.fromkeys(assumed, Why.OPEN))
        for row in table.rows:
            if effects := tuple(effects_of(row)):
                truth, opened = world.judge(row_condition(table, row))
                if not of_two(row):  # 案件标明同一行为: that is all such a row asks, unless it is told otherwise
                    yield _Judged(row, effects, truth if truth is Truth.FALSE else Truth.TRUE, None)
                    continue
                claims = (world.knowledge(name).premise for name in facts_of(row.when))
                said = tuple(each for each in claims if each is not None)
                beside = "、".join(
                    _fact(name, told[name]) for name in dict.fromkeys(facts_of(row.when)) if name in told
                )
                yield _Judged(row, effects, truth, opened.key[0] if opened is not None else None, said, beside)


def _ranks(table: Table) -> bool:
    return table.use is Use.GENERAL and any(True for row in table.rows for _ in effects_of(row))


def effects_of(row: Row) -> Iterator[Prefers | HigherFine]:
    """What a row says of two provisions."""
    return (deed.does for deed in row.deeds if isinstance(deed.does, Prefers | HigherFine))


def of_two(row: Row) -> bool:
    """Whether a row says something of two provisions by what each is beside the other."""
    return any(isinstance(each, Prefers) for each in effects_of(row)) or not BETWEEN_TWO.isdisjoint(facts_of(row.when))


def _read(table: Table, pair: Pair, beside: _Provisions, said: Findings) -> bool:
    """One table on one pair, from either side; whether it ranks their fines."""
    ranked = False
    views = (pair, pair[::-1])
    for judged in zip(*(beside.view(table, mine, other) for mine, other in views), strict=True):
        for (mine, other), each in zip(views, judged, strict=True):
            about = beside.dockets[other].act.code
            why = (reason("beside-other", other=about, facts=each.told),) if each.told else ()
            _note(said.steps[mine], table, each, beside.dockets[mine].program, why)
            said.premises[mine].update(dict.fromkeys(each.claims))
        held = [view for view, each in zip(views, judged, strict=True) if each.truth is Truth.TRUE]
        opened = [each.opened for each in judged if each.truth is Truth.UNKNOWN and each.opened is not None]
        ranked |= _apply(judged[0].effects, (table, judged[0].row), held, opened, pair, said)
        if held and table.overlap is Overlap.FIRST:
            break
    return ranked


def _apply(
    effects: Iterable[Prefers | HigherFine],
    rule: Rule,
    held: Sequence[Pair],
    opened: Sequence[str],
    pair: Pair,
    said: Findings,
) -> bool:
    ranked = False
    for effect in effects:
        if isinstance(effect, HigherFine):
            if held:
                said.ranking[rule[1].id] = rule
                ranked = True
            continue
        if opened:
            said.unsettled.setdefault(pair, {}).update(dict.fromkeys(opened))
        for view in held:
            if effect.preference is Preference.THIS:
                said.before.setdefault(view, rule)
            else:
                (said.either if effect.preference is Preference.EITHER else said.up).setdefault(pair, rule)
    return ranked


def _note(steps: dict[str, Step], table: Table, judged: _Judged, program: Program, why: tuple[Reason, ...]) -> None:
    """A row that holds beside any of the others holds, and says beside which; one that may is open."""
    row, verdict = judged.row, VERDICTS[judged.truth]
    known = steps.get(row.id)
    order = (Verdict.NO, Verdict.OPEN, Verdict.YES)
    if known is not None and order.index(verdict) < order.index(known.verdict):
        return
    told = (*known.why, *why) if known is not None and known.verdict is verdict else why
    basis = provisions(table, row.id, row.basis, program) if known is None else known.basis
    facts = tuple(dict.fromkeys(facts_of(row.when)))
    steps[row.id] = Step(row.id, STAGE, verdict, facts, basis, told if verdict is not Verdict.NO else ())


def _fact(name: str, known: Known) -> str:
    (value,) = known if isinstance(known, frozenset) and len(known) == 1 else ("",)
    return f"{name}＝{'是' if value is True else '否' if value is False else value}"


# ---- what each is beside the other ----


def _beside(mine: Norm, other: Norm, chains: str | None) -> dict[str, Known]:
    """The facts about a provision beside another; what is not known is left out."""
    told: dict[str, Known] = {
        SAME_MATTER: frozenset({not mine.matters.isdisjoint(other.matters)}),
        REFINES: frozenset({_says(mine, other, (REFINING,))}),
        REFINED: frozenset({_says(other, mine, (REFINING,))}),
        BEFORE: frozenset({_says(mine, other, PREFERRING)}),
    }
    if mine.rank is not None:
        told[OWN_RANK] = frozenset({mine.rank})
    if other.rank is not None:
        told[OTHER_RANK] = frozenset({other.rank})
    if mine.rank is not None and other.rank is not None and (relation := relative(mine.rank, other.rank, chains)):
        told[RELATIVE_RANK] = frozenset({relation})
    if mine.titles and mine.titles == other.titles:  # two provisions of one law
        told |= {RELATIVE_RANK: frozenset({"同一位阶"}), LATER: frozenset({False})}
    elif mine.since is not None and other.since is not None:
        told[LATER] = frozenset({mine.since > other.since})
    return told


def relative(mine: str, other: str, chains: str | None) -> str | None:
    """What one rank is beside another by the declared chains; None where a ruleset leaves that open."""
    if mine == other:
        return "同一位阶"
    if chains is None or chains == UNDECIDED:
        return None
    for chain in chains_of(chains):
        if mine in chain and other in chain:
            return "上位法" if chain.index(mine) < chain.index(other) else "下位法"
    return "不能比较"


def _says(mine: Norm, other: Norm, kinds: Iterable[str]) -> bool:
    return any(kind in kinds and target in other.names for kind, target in mine.relations)


def _shape(result: Result) -> object:
    """What a provision comes to, whoever made it: the range of the statute, and the things done."""
    return result.statutory, frozenset(
        (option.outcome, tuple((each.kind, each.modality, each.fine) for each in option.sanctions))
        for option in result.options
    )


def norm_of(about: Docket) -> Norm:
    """The law an act's provision stands in: that of its 法定 table, or the loaded law which that table cites."""
    program, home = about.program, about.program.rulesets[about.violation.ruleset]
    laws, titles = _laws(about)
    complete = len({each.short_title for each in laws}) == len(titles)
    ranks = {each.rank for each in laws}
    stated = about.act.facts.get(OWN_RANK)
    given = stated.values if stated is not None and stated.state is Standing.GIVEN else ()
    labels = [label for value in given if isinstance(value, frozenset) for label in value]
    rank = labels[0] if labels else ranks.pop() if len(ranks) == 1 and complete else None
    days = {each.in_force for each in laws}
    since = days.pop() if len(days) == 1 and complete else None
    speaking = {each.id: each for each in (*laws, home)}
    return Norm(
        frozenset(name for each in speaking.values() for name in (each.id, each.title, each.short_title)),
        frozenset(
            (each.kind, each.target.strip("《》")) for ruleset in speaking.values() for each in ruleset.relations
        ),
        titles,
        rank,
        since,
        frozenset(name for name in about.names if name in program.violations),
    )


def _laws(about: Docket) -> tuple[tuple[Ruleset, ...], frozenset[str]]:
    """The laws a provision rests on as far as they are loaded, and the titles of all of them."""
    program = about.program
    own = [table for table in about.own if table.use is Use.STATUTORY and program.ruleset_of(table).is_law]
    if own:
        named = [table for table in own if about.violation.id in table.violations] or own
        laws = tuple({table.ruleset: program.ruleset_of(table) for table in named}.values())
        return laws, frozenset(each.short_title for each in laws)
    refined = [program.tables[table.statutory] for table in about.own if table.statutory is not None]
    tables = (*about.own, *refined)
    cited = [each for table in tables for each in (*table.basis, *(one for row in table.rows for one in row.basis))]
    titles = frozenset(_title(each.text) for each in (*cited, *about.violation.basis)) - {""}
    known = _titles(program)
    return tuple(_edition(known[name], about.day) for name in sorted(titles) if name in known), titles


def _edition(editions: Sequence[Ruleset], day: date | None) -> Ruleset:
    """The edition of a law in force on a day, else the latest."""
    known = [each for each in editions if each.in_force is not None]
    on = [each for each in known if day is None or (each.in_force or day) <= day]
    return max(on or known, key=lambda each: each.in_force or date.min, default=editions[-1])


def _titles(program: Program) -> Mapping[str, tuple[Ruleset, ...]]:
    known: dict[str, tuple[Ruleset, ...]] | None = program.memo.get("titles of laws")
    if known is None:
        known = {}
        for ruleset in program.rulesets.values():
            if ruleset.is_law:
                known[ruleset.short_title] = (*known.get(ruleset.short_title, ()), ruleset)
        program.memo["titles of laws"] = known
    return known


def _title(citation: str) -> str:
    """The law a citation is of, without the edition it may print (…（2018年修订）第三十一条)."""
    return EDITION.sub("", citation.partition("第")[0]).strip("《》 ").removeprefix(STATE)
