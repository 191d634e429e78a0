"""Jurisdiction (管辖) over a whole result: what the catalogues say of all its options.

In: a docket and what its options come from. Out: the sanctions that are another organ's, the reason to refer where all
of them are, the rows as steps, premises. Amounts stay as they are: who decides changes nothing of how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from enforce_rules.evaluator.competence import Finding, Said, findings, lines
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.options import Grounds
from enforce_rules.evaluator.world import row_condition
from enforce_rules.model.condition import Truth, facts_of
from enforce_rules.model.deed import KIND_WORDS, Kind
from enforce_rules.model.mandate import Competence, Holder
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Option, RecommendedSanction, Step, Verdict

PRINTED: Final = "实施主体"
Found = dict[Kind | None, Finding]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What there is to say of a result; nothing where no catalogue speaks of the act."""

    options: tuple[Found, ...] = ()
    competence: Competence | None = None
    refer: tuple[Reason, ...] = ()
    premises: tuple[Reason, ...] = ()
    steps: tuple[Step, ...] = field(default=())

    def marked(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """The options, each sanction that is another organ's with its organs."""
        if not self.options:
            return tuple(options)
        return tuple(_marked(option, found) for option, found in zip(options, self.options, strict=True))


def jurisdiction(docket: Docket, grounds: Sequence[Grounds]) -> Jurisdiction:
    """What the catalogues in play say of the options."""
    rows = lines(docket)
    if not rows:
        return Jurisdiction()
    read = frozenset(docket.sources([replace(table, rows=(row,)) for table, row in rows]))
    steps: dict[str, Step] = {}
    found = tuple(_over_worlds(each, read, steps) for each in grounds)
    every = [finding for option in found for finding in option.values()]
    if not every:
        return Jurisdiction(found)
    verdict = _verdict([each.verdict for each in every])
    organ = docket.case.organ
    competence = Competence(organ, verdict, _holders(found))
    refer = (_not_mine(organ, every),) if verdict == "no" else ()
    order = {row.id: number for number, (_, row) in enumerate(rows)}
    return Jurisdiction(
        found,
        competence,
        refer,
        _premises(docket, every),
        tuple(sorted(steps.values(), key=lambda step: order[step.id])),
    )


def printed_organs(docket: Docket, steps: Sequence[Step]) -> tuple[Reason, ...]:
    """Where no catalogue speaks: rows that apply and name another 实施主体 than the case says its organ is."""
    case = docket.case
    if not case.organ_kinds:
        return ()
    mine = {case.organ, *case.organ_kinds}
    said: dict[str, tuple[str, ...]] = {}
    if docket.violation.organs:
        said[docket.violation.id] = docket.violation.organs
    held = {step.id for step in steps if step.verdict is Verdict.YES}
    for table in docket.own:
        applying = [row for row in table.rows if row.id in held]
        if table.organs and applying:
            said[table.id] = table.organs
        for row in applying:
            if organs := tuple(name for label, names in row.labels if label == PRINTED for name in names.split("；")):
                said[row.id] = organs
    return tuple(
        reason("printed-organ", row=node, organs="、".join(organs), organ=case.organ)
        for node, organs in said.items()
        if mine.isdisjoint(organs)
    )


def _over_worlds(grounds: Grounds, read: frozenset[str], steps: dict[str, Step]) -> Found:
    """What is said of an option in all the worlds that have it; where they differ it is open."""
    branch, leaves = grounds
    merged: Found = {}
    seen: set[object] = set()
    for leaf in leaves:
        assumed = tuple((key, known) for key, known in leaf.world.assumed.items() if key[0] in read)
        if assumed in seen:
            continue
        seen.add(assumed)
        for kind, finding in findings(branch, leaf.world, steps).items():
            known = merged.setdefault(kind, finding)
            if known.verdict is not finding.verdict:
                merged[kind] = Finding(Truth.UNKNOWN, tuple(dict.fromkeys((*known.said, *finding.said))))
    return merged


def _verdict(found: Sequence[Truth]) -> str:
    if all(each is Truth.FALSE for each in found):
        return "no"
    if any(each is Truth.FALSE for each in found):
        return "part"
    return "yes" if all(each is Truth.TRUE for each in found) else "open"


def _holders(found: Iterable[Found]) -> tuple[Holder, ...]:
    """Each row with the kinds it gives to whom; a row that gives all that is proposed names no kinds."""
    rows: dict[str, tuple[Said, dict[str, None]]] = {}
    kinds: dict[str, None] = {}
    for option in found:
        for kind, finding in option.items():
            kinds.update({kind.value: None} if kind is not None else {})
            for said in finding.said:
                mine = rows.setdefault(said.row.id, (said, {}))[1]
                mine.update({kind.value: None} if kind is not None else {})
    return tuple(
        Holder(
            () if len(mine) == len(kinds) else tuple(mine),
            said.holders,
            said.row.id,
            said.row.mandate.since if said.row.mandate else None,
            said.row.mandate.until if said.row.mandate else None,
        )
        for said, mine in rows.values()
    )


def _names(found: Iterable[Finding]) -> tuple[str, str]:
    """Who decides, and the rows that say so, in words."""
    found = tuple(found)
    rules = "、".join(dict.fromkeys(rule for each in found for rule in each.rules))
    return "、".join(dict.fromkeys(name for each in found for name in each.holders)), rules


def _not_mine(organ: str, found: Iterable[Finding]) -> Reason:
    holders, rules = _names(found)
    if not holders:
        return reason("no-competence-unnamed", organ=organ, rules=rules)
    return reason("no-competence", organ=organ, holders=holders, rules=rules)


def _reserved(kind: Kind, finding: Finding) -> Reason:
    holders, rules = _names((finding,))
    word = KIND_WORDS[kind][0]
    if not holders:
        return reason("kind-reserved-unnamed", kind=word, rules=rules)
    return reason("kind-reserved", kind=word, holders=holders, rules=rules)


def _marked(option: Option, found: Found) -> Option:
    others = {kind: finding for kind, finding in found.items() if finding.verdict is Truth.FALSE}
    if not others:
        return option

    def marked(sanction: RecommendedSanction) -> RecommendedSanction:
        finding = others.get(Kind(sanction.kind))
        return sanction if finding is None else replace(sanction, reserved=finding.holders)

    told = (_reserved(kind, finding) for kind, finding in others.items() if kind is not None)
    return replace(option, sanctions=tuple(map(marked, option.sanctions)), why=(*option.why, *told))


def _premises(docket: Docket, found: Iterable[Finding]) -> tuple[Reason, ...]:
    premises: dict[Reason, None] = {}
    for finding in found:
        for said in finding.said:
            if finding.verdict is Truth.UNKNOWN:
                premises.update(dict.fromkeys(said.premises))
                if said.applies is Truth.UNKNOWN:
                    facts = "、".join(facts_of(row_condition(said.table, said.row))) or "地区"
                    premises[reason("competence-depends", facts=facts, row=said.row.id)] = None
            ruleset = docket.program.ruleset_of(said.table)
            if ruleset.in_force is None:
                premises[reason("catalogue-unconfirmed", ruleset=ruleset.title)] = None
        if finding.verdict is Truth.TRUE and len(finding.holders) > 1:
            premises[reason("several-organs", organs="、".join(finding.holders))] = None
    for _, row in lines(docket):
        if _turns(row.mandate.since if row.mandate else None, docket) or _turns(
            row.mandate.until if row.mandate else None, docket, last=True
        ):
            filed = docket.case.dates.filed
            assert isinstance(filed, date)
            day = docket.case.dates.decided.isoformat()
            premises[reason("mandate-turns", filed=filed.isoformat(), day=day, row=row.id)] = None
    return tuple(premises)


def _turns(turn: date | None, docket: Docket, *, last: bool = False) -> bool:
    """Whether a period begins, or ends, between the filing and the decision."""
    filed, decided = docket.case.dates.filed, docket.case.dates.decided
    if turn is None or not isinstance(filed, date):
        return False
    return filed <= turn < decided if last else filed < turn <= decided
