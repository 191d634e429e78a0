"""The penalty itself: statutory rows, the benchmark's tier or score, the figure (行政处罚法第34条; semantics 17-26).

In: a world. Out: for each lawful reading of the tables one `Tariff`: what the tier and the statute come to before any
circumstance is weighed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from enforce_rules.compiler.header import DEEMED, deemed_minimum
from enforce_rules.compiler.statutes import mitigates
from enforce_rules.evaluator.amount import Fine, decimal, fine_of, percent_text, times, unknown_base
from enforce_rules.evaluator.citing import citations
from enforce_rules.evaluator.giving_way import give_way
from enforce_rules.evaluator.layers import preferred, related
from enforce_rules.evaluator.measuring import hull, with_minimum
from enforce_rules.evaluator.rows import applying, at_top, concerns, deeds_for, shifted
from enforce_rules.evaluator.sanctioning import passed_over
from enforce_rules.evaluator.weighted import Score, score_of
from enforce_rules.evaluator.world import World, row_condition
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.deed import Kind, Modality, Sanction, Unstated
from enforce_rules.model.reason import reason
from enforce_rules.model.report import FineRange, Verdict
from enforce_rules.model.ruleset import Citation, Form, Row, Table, Use


@dataclass(frozen=True, slots=True)
class Tariff:
    """What tier and statute come to: sanctions in order, the fine, its statutory range, tier label or score."""

    sanctions: tuple[Sanction, ...] = ()  # the fine's place is kept by its own sanction, amounts replaced by `fine`
    fine: Fine | None = None
    statutory: FineRange | None = None
    law: Fine | None = None  # the one fine of the statute, where it has just one
    tier: str | None = None
    score: Fraction | None = None
    rows: tuple[tuple[Table, Row], ...] = ()
    table: Table | None = None  # the benchmark
    measures: tuple[str, ...] = ()
    topmost: bool = False  # before it was moved up it was the highest tier already
    missing: bool = False  # the source leaves this party's cell out
    shut: bool = False  # no table of the statute applies (适用, 不适用)
    hanging: bool = False  # the statutory range hangs on a base that is open
    floating: bool = False  # and so does its minimum

    @property
    def mitigated(self) -> bool:
        """Whether the tier is itself one of 减轻, which may lie below the statutory minimum."""
        return mitigates(self.tier)


@dataclass(frozen=True, slots=True)
class Statute:
    """The statutory side: sanctions, the range of the fine, the rows."""

    sanctions: tuple[Sanction, ...]
    fines: tuple[Fine, ...]
    range: FineRange | None
    rows: tuple[tuple[Table, Row], ...]
    tables: tuple[Table, ...]
    shut: bool  # every table's own gate is closed

    @property
    def hanging(self) -> bool:
        """Whether the range hangs on a base that is open."""
        return any(fine.open_base is not None for fine in self.fines)

    @property
    def law(self) -> Fine | None:
        """The fine, if there is just one."""
        return self.fines[0] if len(self.fines) == 1 else None

    @property
    def floating(self) -> bool:
        """Whether the minimum is so much of a base that is open."""
        return any(fine.open_base is not None and fine.form is not Form.ONLY_HIGH for fine in self.fines)


def benchmark_tables(world: World) -> tuple[Table, ...]:
    """The benchmarks about this violation: the named violation's own, with those that stand in a layer to them, else all."""
    tables = tuple(table for table in world.docket.own if table.use is Use.BENCHMARK)
    own = tuple(table for table in tables if world.docket.violation.id in table.violations)
    layers = world.docket.layers
    return tuple(each for each in tables if any(each is one or related(each, one, layers) for one in own)) or tables


def statutory_tables(world: World, benchmarks: tuple[Table, ...]) -> tuple[Table, ...]:
    """The statutory range: those the benchmarks refine, else those about the violation."""
    refined = dict.fromkeys(table.statutory for table in benchmarks if table.statutory is not None)
    if refined:
        return tuple(world.docket.program.tables[each] for each in refined)
    return tuple(table for table in world.docket.own if table.use is Use.STATUTORY)


def possible_range(world: World) -> tuple[FineRange | None, tuple[str, ...]]:
    """The hull of every statutory fine not refuted for this party, and what it cites: sound however many facts are open."""
    ranges: list[FineRange] = []
    cited: list[tuple[Table, str, tuple[Citation, ...]]] = []
    for table in statutory_tables(world, benchmark_tables(world)):
        for row in table.rows:
            mine = [d.does for d in row.deeds if concerns(d.party, world.docket.party) and isinstance(d.does, Sanction)]
            if mine and world.judge(row_condition(table, row))[0] is not Truth.FALSE:
                cited.append((table, row.id, row.basis))
                fines = [each for each in mine if each.kind is Kind.FINE and each.amount is not None and not each.apart]
                ranges += [fine_of(each.amount, world, row.id).range for each in fines if each.amount is not None]
    return hull(ranges), citations(cited, world.docket.program)[0]


def _is_law(table: Table, world: World) -> bool:
    return world.docket.program.ruleset_of(table).is_law


def statutes_of(world: World, tables: tuple[Table, ...]) -> tuple[Statute, ...]:
    """The statute's rows that hold, for this party (法定): once for every lawful reading of its tables, usually one."""
    open_tables = [table for table in tables if _gate_open(table, world, "法定幅度")]
    shut = bool(tables) and not open_tables
    speaking = dict.fromkeys(
        world.docket.program.ruleset_of(table).title for table in open_tables if _is_law(table, world)
    )
    if len(speaking) > 1:  # which of them applies is decided between provisions that a case marks as one act
        world.referring("several-laws", laws="、".join(speaking))
    readings = [
        [[(table, row) for row in alternative] for alternative in applying(table, world, "法定幅度")]
        for table in open_tables
    ]
    chosen = [[pair for part in parts for pair in part] for parts in product(*readings)]
    picks = [(pairs, passed) for pairs in chosen for passed in passed_over(_sanctions_of(pairs, world))]
    return tuple(_statute(pairs, passed, tables, shut, world) for pairs, passed in picks)


def _sanctions_of(pairs: Iterable[tuple[Table, Row]], world: World) -> list[Sanction]:
    """Every sanction of the rows for this party."""
    deeds = (deed.does for table, row in pairs for deed in deeds_for(row, table, world))
    return [does for does in deeds if isinstance(does, Sanction)]


def _statute(
    pairs: list[tuple[Table, Row]],
    passed: frozenset[Sanction],
    tables: tuple[Table, ...],
    shut: bool,
    world: World,
) -> Statute:
    sanctions: dict[Sanction, None] = {}
    fines: list[Fine] = []
    rows: list[tuple[Table, Row]] = []
    for table, row in pairs:
        mine = [each for each in _sanctions_of([(table, row)], world) if each not in passed]
        rows += [(table, row)] if mine else []
        sanctions.update(dict.fromkeys(mine))
        fines += [
            _with_minimum(fine_in_row(sanction, world, row.id), table, row, world)
            for sanction in mine
            if sanction.kind is Kind.FINE and sanction.amount is not None and not sanction.apart
        ]
        ask_bases(mine, world, row.id)
    return Statute(tuple(sanctions), tuple(fines), hull([fine.range for fine in fines]), tuple(rows), tables, shut)


def united(statutes: tuple[Statute, ...]) -> Statute:
    """Everything some reading of the statute allows: what a benchmark is held to (semantics 22)."""
    sanctions = tuple(dict.fromkeys(sanction for each in statutes for sanction in each.sanctions))
    fines = tuple(dict.fromkeys(fine for each in statutes for fine in each.fines))
    rows = tuple({row.id: (table, row) for each in statutes for table, row in each.rows}.values())
    first = statutes[0]
    return Statute(sanctions, fines, hull([fine.range for fine in fines]), rows, first.tables, first.shut)


def ask_bases(sanctions: Iterable[Sanction], world: World, asker: str) -> None:
    """The bases of fines that stand apart (另处): one that is open is asked like any other."""
    for each in sanctions:
        if each.apart and each.amount is not None:
            fine_in_row(each, world, asker)


def fine_in_row(sanction: Sanction, world: World, asker: str) -> Fine:
    """The fine of a row; a base that is open, or could not be ascertained, is recorded."""
    assert sanction.amount is not None
    fine = fine_of(sanction.amount, world, asker)
    if fine.open_base is not None:
        if unknown_base(world, fine.open_base, "元"):
            world.referring("unascertainable", fact=fine.open_base)
        world.need(fine.open_base, None, asker)
    if isinstance(sanction.amount, Unstated):
        world.premise("amount-unstated")
    return fine


def _with_minimum(fine: Fine, table: Table, row: Row, world: World) -> Fine:
    """The statutory fine with the minimum the ruleset deems it to have (无下限时)."""
    text = world.docket.convention(table, DEEMED)
    deemed = with_minimum(fine, None if text is None else deemed_minimum(text))
    if deemed is not fine and text is not None:
        why = reason("deemed-minimum", part=text, to=decimal(deemed.range.low))
        world.note(f"{row.id}:{DEEMED}", "法定幅度", Verdict.POLICY, row, table, (why,))
    return deemed


def tariffs(world: World, shift: int = 0) -> tuple[Tariff, ...]:
    """Every lawful reading of the tables: usually one. `shift` moves the tier so many up (上调一个档次)."""
    known = benchmark_tables(world)
    benchmarks = tuple(table for table in known if _gate_open(table, world, "裁量阶次"))
    if not benchmarks:
        statutes = statutes_of(world, statutory_tables(world, known))
        _note_gaps(world, united(statutes), known)
        _note_shift(world, shift)
        return tuple(_from_statute(each) for each in statutes)
    benchmarks = _first(benchmarks, world)
    if len(benchmarks) > 1:
        world.referring("several-benchmarks", tables="、".join(_named(table, world) for table in benchmarks))
    return tuple(tariff for table in benchmarks for tariff in _by(table, shift, world))


def _first(benchmarks: tuple[Table, ...], world: World) -> tuple[Table, ...]:
    """Those that count, of several in layers; the others are recorded with the relation by which they give way."""
    kept, lost = preferred(benchmarks, world.docket.layers)
    for each in lost:
        give_way(each, world)
    return kept


def _named(table: Table, world: World) -> str:
    return world.docket.program.ruleset_of(table).title + table.name


def _by(table: Table, shift: int, world: World) -> tuple[Tariff, ...]:
    """Every lawful reading of one benchmark."""
    statute = united(statutes_of(world, statutory_tables(world, (table,))))
    if table.weighted is not None:
        _note_shift(world, shift)
        return (_weighted(table, statute, world),)
    readings = applying(table, world, "裁量阶次")
    if readings == ((),):
        world.referring("no-row", table=table.name)
        return (_with_common(_from_statute(statute), table, world),)
    moved = [(to, at_top(table, rows, world)) for rows in readings for to in shifted(table, rows, shift, world)]
    return tuple(
        replace(_banded(table, rows, passed, statute, world), topmost=topmost)
        for rows, topmost in moved
        for passed in passed_over(_sanctions_of([(table, row) for row in rows], world))
    )


def _gate_open(table: Table, world: World, stage: str) -> bool:
    """Whether the table applies at all (适用, 不适用)."""
    excluded = next((each for each in table.exclusions if world.decide(each.when, table.id)), None)
    if excluded is not None:
        world.note(excluded.id, stage, Verdict.YES, None, table, (reason("excluded-by", row=excluded.id),))
        return False
    if world.decide(table.gate, table.id):
        return True
    world.note(table.id, stage, Verdict.NO, None, table, (reason("gate-not-met"),))
    return False


def _note_shift(world: World, shift: int) -> None:
    """A tier is to be moved where there is none."""
    if shift:
        world.referring("shift-without-tiers")


def _note_gaps(world: World, statute: Statute, benchmarks: tuple[Table, ...]) -> None:
    """What is missing where the statute stands alone."""
    if not statute.tables:
        world.referring("no-statute")
    elif statute.shut:
        world.referring("statute-not-applicable", tables="、".join(each.name for each in statute.tables))
    elif not benchmarks and statute.fines:
        world.premise("no-benchmark")


def _from_statute(statute: Statute) -> Tariff:
    fine = statute.fines[0] if len(statute.fines) == 1 else None
    if len(statute.fines) > 1 and statute.range is not None:
        fine = replace(statute.fines[0], range=statute.range)
    return Tariff(
        _one_fine(statute.sanctions),
        fine,
        statute.range,
        statute.law,
        rows=statute.rows,
        shut=statute.shut,
        hanging=statute.hanging,
        floating=statute.floating,
    )


def _with_common(tariff: Tariff, table: Table, world: World) -> Tariff:
    """The statute's range and, since no row is asked for it, what the benchmark has in common for all rows (共同处理)."""
    common = [each for each in _common(table, world) if each.kind is not Kind.FINE]
    said: set[tuple[Kind, str]] = {(each.kind, each.text) for each in tariff.sanctions}
    extra = (each for each in common if not _already(each, list(tariff.sanctions), said))
    return replace(tariff, sanctions=(*tariff.sanctions, *extra))


def _common(table: Table, world: World) -> list[Sanction]:
    """共同处理 for this party."""
    party = world.docket.party
    mine = (deed for deed in table.common if concerns(deed.party, party) and world.decide(deed.when, table.id))
    return [deed.does for deed in mine if isinstance(deed.does, Sanction)]


def _one_fine(sanctions: tuple[Sanction, ...]) -> tuple[Sanction, ...]:
    """Fines of several rows are one range, so they are said once; those joined by 或者 stay a choice."""
    fines = [each for each in sanctions if each.kind is Kind.FINE and each.choice is None and not each.apart]
    return tuple(each for each in sanctions if each not in fines[1:])


def _banded(table: Table, rows: tuple[Row, ...], passed: frozenset[Sanction], statute: Statute, world: World) -> Tariff:
    party = world.docket.party
    deeds = [deed for row in rows for deed in deeds_for(row, table, world)]
    missing = any(concerns(label or None, party) for row in rows for label in row.missing)
    if missing and not any(concerns(d.party, party) and d.party for d in deeds):
        label = next(label for row in rows for label in row.missing if concerns(label or None, party))
        world.referring("missing-cell", party=label or table.name)
        return replace(_from_statute(statute), missing=True, tier=rows[0].tier, table=table)
    if _passed_over(rows, world):
        return _of_statute_alone(table, rows, statute, world)
    own = [deed.does for deed in deeds if isinstance(deed.does, Sanction) and deed.does not in passed]
    fines = [each for each in own if each.kind is Kind.FINE and each.amount is not None and not each.apart]
    ask_bases(own, world, rows[0].id)
    fine = _together([fine_in_row(each, world, rows[0].id) for each in fines], table, world)
    if fine is not None and fine.form is Form.ONLY_HIGH and any(each.form is Form.RANGE for each in statute.fines):
        fine = replace(fine, form=Form.RANGE)  # 3000元以下 under a statute that sets, or is deemed to set, a minimum
    return Tariff(
        _merged(own, statute.sanctions),
        fine,
        statute.range,
        statute.law,
        rows[0].tier,
        rows=(*statute.rows, *((table, row) for row in rows)),
        table=table,
        measures=tuple(dict.fromkeys(text for row in rows for text in row.measures)),
        hanging=statute.hanging,
        floating=statute.floating,
    )


def _together(fines: list[Fine], table: Table, world: World) -> Fine | None:
    """The one fine of the rows; where they give several, how these combine is not ours to say."""
    if len({fine.range for fine in fines}) < 2:
        return fines[0] if fines else None
    world.referring("several-fines", table=table.name)
    return replace(fines[0], range=hull([fine.range for fine in fines]) or fines[0].range, formula=None)


def _passed_over(rows: tuple[Row, ...], world: World) -> bool:
    """Whether the rows speak of other parties only: not even a `/` is this one's."""
    named = [deed.party for row in rows for deed in row.deeds]
    named += [label or None for row in rows for label in row.silent]
    return bool(named) and not any(concerns(label, world.docket.party) for label in named)


def _of_statute_alone(table: Table, rows: tuple[Row, ...], statute: Statute, world: World) -> Tariff:
    """A benchmark for others leaves the statute's range; whom it is for is open, unless the statute names this party."""
    party = world.docket.party
    if any(deed.party and concerns(deed.party, party) for _, row in statute.rows for deed in row.deeds):
        world.premise("no-benchmark")
    elif statute.sanctions:
        world.referring(
            "no-role", roles="、".join(dict.fromkeys(d.party for row in rows for d in row.deeds if d.party))
        )
    return replace(_from_statute(statute), table=table)


def _merged(own: list[Sanction], statute: tuple[Sanction, ...]) -> tuple[Sanction, ...]:
    """The statute's items with the benchmark's fine in the fine's place; 可以 comes from the statute (semantics 25)."""
    fine = next((each for each in own if _main(each)), None)
    apart = [each for each in own if each.apart]  # the benchmark's own take the place of the statute's
    merged: list[Sanction] = []
    for item in statute:
        if item.kind is not Kind.FINE or (item.apart and not apart):
            merged.append(item)
        elif item.apart:
            continue
        elif fine is not None and fine not in merged and not any(_main(each) for each in merged):
            modality = Modality.MAY if Modality.MAY in (item.modality, fine.modality) else Modality.SHALL
            merged.append(replace(fine, modality=modality, choice=item.choice))
    said: set[tuple[Kind, str]] = {(each.kind, each.text) for each in merged if each.kind is not Kind.FINE}
    extra = [each for each in own if each.kind is not Kind.FINE and not _already(each, merged, said)]
    if fine is not None and not any(_main(each) for each in merged):
        extra.append(fine)
    return (*merged, *extra, *apart)


def _main(sanction: Sanction) -> bool:
    """Whether it is the fine that tier, statute and 量罚 are about."""
    return sanction.kind is Kind.FINE and not sanction.apart


def _already(item: Sanction, merged: list[Sanction], said: set[tuple[Kind, str]]) -> bool:
    if (item.kind, item.text) in said:
        return True
    return item.kind.is_penalty and item.kind is not Kind.OTHER and any(each.kind is item.kind for each in merged)


def _weighted(table: Table, statute: Statute, world: World) -> Tariff:
    assert table.weighted is not None
    party = world.docket.party
    starts = [
        start for start in table.weighted.starts if concerns(start.party, party) and world.decide(start.when, start.id)
    ]
    if not starts:
        others = [start.party for start in table.weighted.starts if start.party]
        if not others or any(concerns(label, party) for label in others):
            world.referring("no-start", table=table.name)
        return replace(_from_statute(statute), table=table)
    if len(starts) > 1:
        world.referring("several-rows", table=table.name)
    start = starts[0]
    world.note(start.id, "裁量阶次", Verdict.YES, None, table, facts=facts_of(start.when))
    score = score_of(table, start, world)
    base = fine_of(start.base, world, start.id)
    if base.open_base is not None:
        if unknown_base(world, base.open_base, "元"):
            world.referring("unascertainable", fact=base.open_base)
        world.need(base.open_base, None, start.id)
    fine = times(base, score.low, score.high, _score_text(score))
    placeholder = Sanction(Kind.FINE, "罚款", amount=start.base)
    return Tariff(
        _merged([*_common(table, world), placeholder], statute.sanctions),
        fine,
        statute.range,
        statute.law,
        score=score.low if score.low == score.high else None,
        rows=statute.rows,
        table=table,
        hanging=statute.hanging,
        floating=statute.floating,
    )


def _score_text(score: Score) -> str:
    if score.low == score.high:
        return percent_text(score.low)
    return f"{percent_text(score.low)}至{percent_text(score.high)}"
