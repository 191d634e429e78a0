"""From leaves to options, standing and questions (semantics 1, 10; docs/reference/recommendation.md).

In: an exploration. Out: the lawful options with the facts they hang on, how far the result is settled, and the open
questions ranked by how much they can still change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from enforce_rules.evaluator.branches import Branch, Leaf
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.duties import duties_of, procedural, same_duty
from enforce_rules.evaluator.explore import Exploration
from enforce_rules.evaluator.knowledge import Known, Why, initial
from enforce_rules.evaluator.measuring import added, hull
from enforce_rules.evaluator.when import conditions, name_of, ways
from enforce_rules.evaluator.world import Key
from enforce_rules.model.case import DATE_FACTS
from enforce_rules.model.deed import Kind, Modality
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import FineRange, Option, Outcome, Question, RecommendedDuty, ResultStanding

REFERRING = {
    Why.UNASCERTAINABLE: "unascertainable",
    Why.UNDEFINED: "undefined-term",
    Why.CONVENTION: "undecided-convention",
    Why.CALENDAR: "workdays-unknown",
}
ORDER = (
    Outcome.TRANSFER,
    Outcome.BARRED,
    Outcome.NO_PENALTY,
    Outcome.WAIVED,
    Outcome.ORDER_ONLY,
    Outcome.MITIGATED,
    Outcome.LIGHTER,
    Outcome.GENERAL,
    Outcome.HEAVIER,
    Outcome.UNDETERMINED,
)
COMPARED = 128  # worlds compared pair by pair; beyond these a fact that matters only together with others is not asked
Face = tuple[object, ...]


def face(branch: Branch) -> Face:
    """What makes two branches the same option: everything but grounds and remarks."""
    return (
        branch.outcome,
        branch.modality,
        branch.sanctions,
        branch.tier,
        branch.score,
        branch.waives,
        frozenset(branch.measures),
    )


def kind_of(branch: Branch) -> Face:
    """What stays when amounts are set aside."""
    kinds = tuple((each.kind, each.text, each.modality) for each in branch.sanctions)
    return (branch.outcome, branch.modality, kinds, branch.waives)


def signature(leaf: Leaf) -> frozenset[int]:
    """The options of one world, and what it refers."""
    return _numbered(leaf, "signature", face)


def kinds(leaf: Leaf) -> frozenset[int]:
    """The options of one world, amounts set aside."""
    return _numbered(leaf, "kinds", kind_of)


def _numbered(leaf: Leaf, name: str, view: Callable[[Branch], Face]) -> frozenset[int]:
    """The branches of a world under a view, and its gaps, as numbers that are the same for the same in all worlds."""
    known: frozenset[int] | None = leaf.world.memo.get(name)
    if known is None:
        numbers: dict[Face, int] = leaf.world.docket.memo.setdefault(name, {})
        faces: list[Face] = [view(branch) for branch in leaf.branches]
        faces += [("gap", why) for why in leaf.world.refer]
        known = frozenset(numbers.setdefault(each, len(numbers)) for each in faces)
        leaf.world.memo[name] = known
    return known


def telling(found: Exploration) -> tuple[Key, ...]:
    """The open facts whose ways lead to different options, in the order they were met."""
    if found.telling is None:
        found.telling = tuple(key for key in found.asked if relevant(key, found.leaves))
    return found.telling


def relevant(key: Key, leaves: list[Leaf]) -> bool:
    """Whether the ways a fact can come out lead to different options, in some state of the other facts."""
    if len({frozenset(map(signature, group)) for group in ways(key, leaves).values()}) > 1:
        return True
    if len({signature(leaf) for leaf in leaves}) < 2 or len(leaves) > COMPARED:
        return False
    forked: dict[tuple[tuple[Key, Known], ...], list[Leaf]] = {}
    for leaf in leaves:
        path = list(leaf.world.assumed.items())
        place = next((i for i, (name, _) in enumerate(path) if name == key), None)
        if place is not None:
            forked.setdefault(tuple(path[:place]), []).append(leaf)
    return any(_parted(a, b, key) for group in forked.values() for a, b in combinations(group, 2))


def _parted(a: Leaf, b: Leaf, key: Key) -> bool:
    """Whether two worlds differ in their options and could differ in this fact alone."""
    mine, other = a.world.assumed, b.world.assumed
    if mine[key] == other[key] or signature(a) == signature(b):
        return False
    return all(name == key or other.get(name, known) == known for name, known in mine.items())


@dataclass(slots=True)
class _Merged:
    branch: Branch
    leaves: list[Leaf]


def _merge(leaves: list[Leaf]) -> list[_Merged]:
    merged: dict[Face, _Merged] = {}
    for leaf in leaves:
        for branch in leaf.branches:
            known = merged.get(face(branch))
            if known is None:
                merged[face(branch)] = _Merged(branch, [leaf])
                continue
            known.branch = replace(
                known.branch,
                basis=tuple(dict.fromkeys((*known.branch.basis, *branch.basis))),
                reasoning=tuple(dict.fromkeys((*known.branch.reasoning, *branch.reasoning))),
                why=tuple(dict.fromkeys((*known.branch.why, *branch.why))),
            )
            if leaf not in known.leaves:
                known.leaves.append(leaf)
    return sorted(merged.values(), key=lambda each: ORDER.index(each.branch.outcome))


Grounds = tuple[Branch, tuple[Leaf, ...]]
"""What an option comes from: its branch, and the leaves that have it."""


def options_of(found: Exploration, docket: Docket) -> tuple[tuple[Option, ...], tuple[Grounds, ...]]:
    """The options in order, and beside each what it comes from."""
    merged = _merge(found.leaves)
    several = any(len(leaf.branches) > 1 for leaf in found.leaves)
    keys = telling(found)
    certain = refer_reasons(found, docket)
    coarse = (reason("too-many-worlds"),) if found.coarse else ()
    built: list[Option] = []
    for number, each in enumerate(merged, 1):
        everywhere = len(each.leaves) == len(found.leaves)
        by = ("authority" if several else None) if everywhere else "fact"
        built.append(
            Option(
                id=str(number),
                by=by,
                outcome=each.branch.outcome,
                modality=each.branch.modality,
                when=() if everywhere else conditions(each.leaves, keys, found.leaves, docket),
                tier=each.branch.tier,
                score=each.branch.score,
                sanctions=each.branch.sanctions,
                measures=each.branch.measures,
                waives=each.branch.waives,
                duties=_duties(each, docket),
                basis=each.branch.basis,
                why=(*each.branch.why, *_gaps(each, certain), *coarse),
            )
        )
    return tuple(built), tuple((each.branch, tuple(each.leaves)) for each in merged)


def _gaps(merged: _Merged, certain: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Gaps that this option may meet, beside those met whatever the open facts are."""
    met = dict.fromkeys(why for leaf in merged.leaves for why in leaf.world.refer)
    return tuple(why for why in met if why not in certain and why not in merged.branch.why)


def _duties(merged: _Merged, docket: Docket) -> tuple[RecommendedDuty, ...]:
    """A duty that differs between the worlds of one option depends on the facts."""
    found: dict[tuple[str, str], RecommendedDuty] = {}
    read = procedural(docket)
    weighed: set[tuple[tuple[Key, Known], ...]] = set()
    for leaf in merged.leaves:
        assumed = tuple((key, known) for key, known in leaf.world.assumed.items() if key[0] in read)
        if assumed in weighed:
            continue
        weighed.add(assumed)
        for duty in duties_of(merged.branch, leaf.world):
            known = found.setdefault(same_duty(duty), duty)
            if known.state != duty.state:
                found[same_duty(duty)] = replace(known, state="depends", why=known.why or duty.why)
    return tuple(found.values())


def standing_of(found: Exploration, refer: Iterable[Reason]) -> ResultStanding:
    """How far the result is settled: refer before needs_facts before bounded before decided."""
    if any(True for _ in refer):
        return ResultStanding.REFER
    if found.overflow or any(leaf.world.needed for leaf in found.leaves):
        return ResultStanding.NEEDS_FACTS
    if len({kinds(leaf) for leaf in found.leaves}) > 1:
        return ResultStanding.NEEDS_FACTS
    if len({signature(leaf) for leaf in found.leaves}) > 1 or found.coarse:
        return ResultStanding.BOUNDED
    return ResultStanding.DECIDED


def refer_reasons(found: Exploration, docket: Docket) -> tuple[Reason, ...]:
    """Every gap met whatever the open facts are, and every open fact the law itself leaves open where it matters.

    A gap that is met in some worlds only is no reason yet: the facts come first, and its options say what they meet.
    """
    reasons: dict[Reason, None] = dict.fromkeys(docket.refer)
    for gap in found.leaves[0].world.refer if found.leaves else ():
        if all(gap in leaf.world.refer for leaf in found.leaves):
            reasons[gap] = None
    for key, why in found.whys.items():
        if why in REFERRING and key in telling(found):
            reasons[_referring(key, why, docket)] = None
    return tuple(reasons)


def _referring(key: Key, why: Why, docket: Docket) -> Reason:
    if why is Why.CONVENTION:
        return reason("undecided-convention", word=name_of(key).rpartition("/")[2])
    if why is Why.CALENDAR:
        return reason("workdays-unknown", fact=name_of(key))
    if why is Why.UNDEFINED:
        rules = docket.history.get(name_of(key), ())
        fact = docket.facts.get(name_of(key))
        basis = (
            next((rule.basis for rule in rules if rule.undecided and rule.basis), "")
            or (fact.note if fact else "")
            or "未注明出处"
        )
        return reason("undefined-term", fact=name_of(key), basis=basis)
    return reason("unascertainable", fact=name_of(key))


def questions_of(found: Exploration, docket: Docket) -> tuple[Question, ...]:
    """The open facts that still matter, those that settle most first."""
    built: list[Question] = []
    for key, askers in found.asked.items():
        why = found.whys[key]
        if why in (Why.CONVENTION, Why.CALENDAR, Why.UNASCERTAINABLE) or not (found.overflow or key in telling(found)):
            continue
        groups = ways(key, found.leaves)
        built.append(_question(key, askers, groups, why, docket, found))
    for leaf in found.leaves:
        for key, askers in (*leaf.world.needed.items(), *leaf.world.ranged.items()):
            sought = leaf.world.knowledge(*key).why is Why.UNASCERTAINABLE  # and not found: the case refers
            if not sought and all(each.fact != name_of(key) for each in built):
                built.append(_question(key, askers, {}, Why.OPEN, docket, found))
    unique = {each.fact: each for each in reversed(built)}
    if found.overflow:  # what a part of the worlds tells apart is no measure: as the stages ask
        return tuple(reversed(unique.values()))
    return tuple(sorted(unique.values(), key=_rank))


def _rank(question: Question) -> tuple[object, ...]:
    width = (0, Fraction(0)) if question.width is None else (1, -question.width)
    return (-question.kinds, width, -len(question.asked_by), question.fact)


def _question(
    key: Key, askers: list[str], groups: dict[Known, list[Leaf]], why: Why, docket: Docket, found: Exploration
) -> Question:
    name = name_of(key)
    fact = docket.facts.get(name)
    ask = (fact.question if fact else None) or _default_question(name, fact is None or fact.kind.is_truth)
    if fact is None and (dates := _open_dates(name, docket)):
        ask += f"（要写明：{dates}）"
    reading = [
        step.id
        for leaf in found.leaves
        for step in leaf.world.steps.values()
        if name in step.facts and step.verdict.value not in ("not_applicable", "not_reached")
    ]
    answers = {frozenset(map(signature, group)) for group in groups.values()}
    outcomes = {frozenset(map(kinds, group)) for group in groups.values()}
    why_asked = _referring(key, why, docket) if why is Why.UNDEFINED else None
    return Question(
        fact=name,
        ask=ask,
        asked_by=tuple(dict.fromkeys((*askers, *reading))),
        kinds=0 if found.overflow else max(1, len(outcomes)),
        width=_width(groups),
        splits=max(1, len(answers) and len(groups)),
        why=why_asked,
    )


def _open_dates(name: str, docket: Docket) -> str:
    """The dates to state where a period is compared (`未被发现的期间超过追究期限`), which no case can say itself."""
    ends = (end for each, fact in docket.facts.items() if fact.dates and name.startswith(each) for end in fact.dates)
    return "、".join(dict.fromkeys(end for end in ends if end in DATE_FACTS and initial(docket, end).known is None))


def _default_question(name: str, yes_or_no: bool) -> str:
    return f"是否“{name}”？" if yes_or_no or "超过" in name else f"“{name}”是多少（是哪一种）？"


def _width(groups: dict[Known, list[Leaf]]) -> Fraction | None:
    ends = [hull(fines_of(leaf.branches)) for group in groups.values() for leaf in group]
    whole = hull([each for each in ends if each is not None])
    if whole is None:
        return Fraction(0) if groups else None
    return None if whole.low is None or whole.high is None else whole.high - whole.low


def fines_of(branches: Iterable[Branch] | Iterable[Option]) -> list[FineRange]:
    """The fine of every branch; nothing where it carries none, open where none could be determined."""
    found: list[FineRange] = []
    for branch in branches:
        if branch.outcome is Outcome.UNDETERMINED and not branch.sanctions:
            found.append(FineRange(None, None))
            continue
        fines = [each for each in branch.sanctions if each.kind == Kind.FINE.value and each.fine is not None]
        whole = added([(each.fine, each.modality) for each in fines if each.fine is not None])
        found += [whole] if whole is not None else []
        if all(each.modality is Modality.MAY for each in fines):
            found.append(FineRange(Fraction(0), Fraction(0)))
    return found
