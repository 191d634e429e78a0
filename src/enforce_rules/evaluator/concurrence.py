"""One act under several provisions (竞合, 行政处罚法第二十九条; semantics 27, decisions 0065 and 0066).

In: the results of a case. Out: the same results. For one act and one party, what a ruleset puts first displaces the
rest; of those left the certainly higher fine stands and the lower are recorded as 不作出行政处罚; provisions between
which nothing decides refer, each with what it comes to and with its giving way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from enforce_rules.evaluator.citing import citations
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.measuring import added, hull
from enforce_rules.evaluator.norms import STAGE, Findings, Pair, Rule, between, effects_of
from enforce_rules.evaluator.options import fines_of
from enforce_rules.model.deed import HigherFine, Kind, Modality
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import (
    FineRange,
    Option,
    Outcome,
    RecommendedSanction,
    Result,
    ResultStanding,
    Verdict,
)

ZERO = Fraction(0)


def one_act(dockets: Sequence[Docket]) -> list[list[int]]:
    """The places of the results for one act and one party, where the case marks several provisions (同一行为)."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, about in enumerate(dockets):
        if about.act.same_act is not None:
            groups.setdefault((about.act.same_act, about.party.code), []).append(place)
    return [places for places in groups.values() if len(places) > 1]


def concur(results: Sequence[Result], dockets: Sequence[Docket]) -> tuple[Result, ...]:
    """Decide, party by party, which of the provisions about one act count."""
    decided = list(results)
    for places in one_act(dockets):
        group = [results[place] for place in places]
        for place, result in zip(places, _decided(group, [dockets[place] for place in places]), strict=True):
            decided[place] = result
    return tuple(decided)


def _decided(results: Sequence[Result], dockets: Sequence[Docket]) -> list[Result]:
    said = between(dockets, results)
    places = range(len(results))
    names = [each.act for each in results]  # where several others are the reason, the one named first is named
    out = _displaced(said, names)
    left = [place for place in places if place not in out]
    torn = _torn(said, left)
    ranking = _Ranking.of(results, said)
    lower = {place: by for place in left if (by := _beaten_by(place, left, ranking, torn, said, names)) is not None}
    idle = {row.id for _, row in ranking.rules} if sum(each is not None for each in ranking.fines) < 2 else set()
    decided = []
    for place in places:
        result = _with_steps(results[place], said, place, idle)
        if place in out:
            winner, rule = out[place]
            decided.append(_set_aside(result, results[winner].act, rule, dockets[place]))
        elif place in lower:
            decided.append(_beaten(result, results[lower[place]], dockets[place], ranking))
        else:
            rivals = [each for each in left if each != place and each not in lower]
            stood = _standing(result, place, rivals, results, said, torn, ranking, dockets[place])
            told: dict[str, list[str]] = {}
            for loser, (winner, rule) in out.items():
                told.setdefault(rule[1].id, []).extend([names[loser]] if winner == place else [])
            for loser, winner in lower.items():
                for _, row in ranking.rules:
                    told.setdefault(row.id, []).extend([names[loser]] if winner == place else [])
            decided.append(_with_losers(stood, told))
    return decided


def _with_losers(result: Result, losers: Mapping[str, Sequence[str]]) -> Result:
    """The steps of the rules by which others gave way name them."""
    return replace(
        result,
        steps=tuple(
            replace(each, why=(*each.why, reason("counts-before", acts="、".join(sorted(losers[each.id])))))
            if losers.get(each.id)
            else each
            for each in result.steps
        ),
    )


def _with_steps(result: Result, said: Findings, place: int, idle: set[str]) -> Result:
    """The steps of the rules about two provisions, each where its row already stands; `idle` rules have nothing to rank."""
    new = {name: each for name, each in said.steps[place].items() if name not in idle}
    kept = [new.get(each.id, each) for each in result.steps]
    rest = [each for each in new.values() if all(each.id != step.id for step in result.steps)]
    premises = tuple(each for each in said.premises[place] if each not in result.premises)
    return replace(result, steps=(*kept, *rest), premises=(*result.premises, *premises))


# ---- what comes first ----


def _displaced(said: Findings, names: Sequence[str]) -> dict[int, tuple[int, Rule]]:
    """The provisions another one comes before, each with that other and the rule. What goes in a circle displaces none.

    A provision that is itself displaced displaces no other.
    """
    certain = {
        pair: rule for pair, rule in said.before.items() if pair[::-1] not in said.before and not _contested(pair, said)
    }
    left, out = set(range(len(names))), dict[int, tuple[int, Rule]]()
    while left:
        first = {place for place in left if not any((other, place) in certain for other in left)}
        if not first:
            break
        beaten = {
            place: (winner, certain[winner, place])
            for winner in sorted(first, key=names.__getitem__, reverse=True)
            for place in sorted(left - first)
            if (winner, place) in certain
        }
        if not beaten:
            break
        out |= beaten
        left -= first | set(beaten)
    return out


def _contested(pair: Pair, said: Findings) -> bool:
    place = (min(pair), max(pair))
    return place in said.up or place in said.either or place in said.unsettled


def _torn(said: Findings, left: Sequence[int]) -> dict[Pair, Reason]:
    """The pairs between which the rules do not decide, and why: opposite rules, a circle, a higher organ, open facts."""
    torn: dict[Pair, Reason] = {}
    for pair in combinations(left, 2):
        rules = [said.before[each] for each in (pair, pair[::-1]) if each in said.before]
        if pair in said.up:
            torn[pair] = reason("norms-go-up", rule=said.up[pair][1].id)
        elif len(rules) == 1 and pair in said.unsettled and pair not in said.either:
            torn[pair] = reason("norms-open", facts="、".join(said.unsettled[pair]))
        elif rules:  # one of the two would be gone had they settled it
            every = [*rules, *([said.either[pair]] if pair in said.either else [])]
            torn[pair] = reason("norms-disagree", rules="、".join(dict.fromkeys(row.id for _, row in every)))
        elif pair in said.either:
            torn[pair] = reason("norms-either", rule=said.either[pair][1].id)
        elif pair in said.unsettled:
            torn[pair] = reason("norms-open", facts="、".join(said.unsettled[pair]))
    return torn


def _set_aside(result: Result, winner: str, rule: Rule, about: Docket) -> Result:
    """A provision another comes before: it is not applied at all."""
    why = reason("gives-way-to", winner=winner, rule=rule[1].id)
    legal, reasoning = citations([(rule[0], rule[1].id, rule[1].basis)], about.program)
    lost = Option("1", None, Outcome.NO_PENALTY, Modality.SHALL, basis=legal, why=(why,))
    steps = tuple(replace(each, why=(*each.why, why)) if each.id == rule[1].id else each for each in result.steps)
    return replace(
        result,
        standing=ResultStanding.DECIDED,
        options=(lost,),
        bounds=FineRange(ZERO, ZERO),
        legal_basis=tuple(dict.fromkeys((*result.legal_basis, *legal))),
        reasoning_basis=tuple(dict.fromkeys((*result.reasoning_basis, *reasoning))),
        steps=steps,
        questions=(),
        refer=(),
    )


# ---- the higher fine ----


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The fines of the provisions as a rule compares them, and the rules that do."""

    rules: tuple[Rule, ...]
    together: bool
    fines: tuple[FineRange | None, ...]  # where there is one
    certain: tuple[FineRange | None, ...]  # over every way the provision may be carried out
    chosen: tuple[bool, ...]  # whether the fine is one the authority may leave out (可以)

    @classmethod
    def of(cls, results: Sequence[Result], said: Findings) -> _Ranking:
        """By the fines as they come out; by the statutory maxima where a ruleset says so."""
        rules = tuple(said.ranking.values())
        effects = [each for _, row in rules for each in effects_of(row) if isinstance(each, HigherFine)]
        by_maximum = any(each.by_maximum for each in effects)
        if by_maximum:
            rules = tuple(
                rule for rule in rules if any(isinstance(e, HigherFine) and e.by_maximum for e in effects_of(rule[1]))
            )
        return cls(
            rules,
            any(each.together for each in effects),
            tuple(_fine(each, by_maximum=by_maximum) for each in results),
            tuple(_at_least(each, by_maximum=by_maximum) for each in results),
            tuple(_left_to_choice(each) for each in results),
        )

    def beats(self, one: int, other: int) -> bool:
        """Whether the fine of the one is certainly the higher."""
        due = self.chosen[one] and not self.chosen[other]  # what may be left out does not displace what is due
        return not due and self.would_beat(one, other)

    def would_beat(self, one: int, other: int) -> bool:
        """Whether the fine of the one, where it is imposed, is certainly the higher."""
        return _beats(self.certain[one], self.fines[other])


def _fine(result: Result, *, by_maximum: bool) -> FineRange | None:
    """The fine where there is one."""
    fines = [each for each in fines_of(result.options) if each.high != 0]
    outer = [each for each in result.options if each.outcome is Outcome.UNDETERMINED]
    unknown = any(why.code == "too-many-worlds" for each in outer for why in each.why)
    found = hull([*fines, FineRange(None, None)] if unknown else fines)
    return _maximum(result) if by_maximum and found is not None else found


def _at_least(result: Result, *, by_maximum: bool) -> FineRange | None:
    """The fine over all options: one without a fine leaves the other provision to stand.

    A fine that may be imposed (可以) is compared as imposed; `beats` knows which ones are.
    """
    found = [_imposed(each) for each in result.options]
    if by_maximum and all(each.high != 0 for each in found):
        return _maximum(result)
    return hull(found)


def _maximum(result: Result) -> FineRange:
    """The highest the statute allows, as a figure."""
    high = result.statutory.high if result.statutory is not None else None
    return FineRange(high, high)


def _imposed(option: Option) -> FineRange:
    fines = _fines(option)
    if option.outcome is Outcome.UNDETERMINED and not option.sanctions:
        return FineRange(None, None)
    whole = added([(each.fine, Modality.SHALL) for each in fines if each.fine is not None])
    return FineRange(ZERO, ZERO) if whole is None else whole


def _fines(option: Option) -> list[RecommendedSanction]:
    return [each for each in option.sanctions if each.kind == Kind.FINE.value and each.fine is not None]


def _left_to_choice(result: Result) -> bool:
    fined = [fines for each in result.options if (fines := _fines(each))]
    return any(all(each.modality is Modality.MAY for each in fines) for fines in fined)


def _beats(a: FineRange | None, b: FineRange | None) -> bool:
    """Whether every figure of a is above every figure of b."""
    if a is None or b is None or a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and not (a.low_included and b.high_included))


def _beaten_by(
    place: int, left: Sequence[int], ranking: _Ranking, torn: dict[Pair, Reason], said: Findings, names: Sequence[str]
) -> int | None:
    """The provision whose fine is certainly higher: one that itself counts, or either of two of which one counts."""
    if ranking.fines[place] is None:
        return None
    over = [
        each for each in left if each != place and _compared(each, place, torn, said) and ranking.beats(each, place)
    ]
    sure = [each for each in over if all(pair[0] in over and pair[1] in over for pair in torn if each in pair)]
    return min(sure, key=lambda each: (-_low(ranking.certain[each]), names[each]), default=None)


def _low(fine: FineRange | None) -> Fraction:
    return ZERO if fine is None or fine.low is None else fine.low


def _compared(one: int, other: int, torn: dict[Pair, Reason], said: Findings) -> bool:
    pair = (min(one, other), max(one, other))
    return pair not in torn and pair not in said.unranked


def _beaten(result: Result, winner: Result, about: Docket, ranking: _Ranking) -> Result:
    """The provision with the lower fine: no penalty under it; orders, and what it comes to without a fine, stay."""
    why = reason("loses-to", winner=winner.act)
    legal, reasoning = _cited(ranking, about)
    fined = [each for each in result.options if any(one.fine is not None for one in each.sanctions)]
    kept = [each for each in result.options if each not in fined]
    others = list(_other_kinds(fined, winner, why, legal)) if ranking.together else []
    lost = Option("1", None, Outcome.NO_PENALTY, Modality.SHALL, sanctions=_orders(fined), basis=legal, why=(why,))
    names = {row.id for _, row in ranking.rules}
    steps = tuple(replace(each, why=(*each.why, why)) if each.id in names else each for each in result.steps)
    may = any(all(each.modality is Modality.MAY for each in fines) for one in winner.options if (fines := _fines(one)))
    premises = (reason("higher-fine-if-imposed", winner=winner.act),) if may else ()
    changed = replace(
        result,
        legal_basis=tuple(dict.fromkeys((*result.legal_basis, *legal))),
        reasoning_basis=tuple(dict.fromkeys((*result.reasoning_basis, *reasoning))),
        steps=steps,
        premises=(*result.premises, *premises),
        bounds=FineRange(ZERO, ZERO),
    )
    refers = result.standing is ResultStanding.REFER
    if kept:
        apart = "fact" if any(each.by == "fact" for each in fined) else "authority"
        lost = replace(lost, by=apart, when=tuple(way for each in fined for way in each.when))
        return replace(changed, options=_numbered((*kept, *others, lost)))
    standing = ResultStanding.REFER if refers else ResultStanding.DECIDED
    if others:
        options = _numbered(replace(each, by="authority") for each in (*others, lost))
        return replace(changed, options=options, standing=standing, questions=())
    return replace(changed, options=(lost,), standing=standing, questions=())


def _cited(ranking: _Ranking, about: Docket) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return citations([(table, row.id, row.basis) for table, row in ranking.rules], about.program)


def _orders(options: Sequence[Option]) -> tuple[RecommendedSanction, ...]:
    """Orders and obligations that every one of the options carries: 不再处罚 is not 不必改正."""
    orders = [tuple(each for each in one.sanctions if not Kind(each.kind).is_penalty) for one in options]
    return tuple(each for each in orders[0] if all(each in other for other in orders)) if orders else ()


def _other_kinds(fined: Sequence[Option], winner: Result, why: Reason, basis: tuple[str, ...]) -> Iterator[Option]:
    """不同种类的处罚可以一并适用: what is left when the fine, and every kind the other imposes, is left out."""
    imposed = {each.kind for one in winner.options for each in one.sanctions} | {Kind.FINE.value}
    seen = set()
    for one in fined:
        left = tuple(each for each in one.sanctions if each.kind not in imposed or not Kind(each.kind).is_penalty)
        if any(Kind(each.kind).is_penalty for each in left) and left not in seen:
            seen.add(left)
            told = (why, reason("other-kinds-together"))
            yield replace(
                one,
                modality=Modality.MAY,
                sanctions=left,
                basis=tuple(dict.fromkeys((*one.basis, *basis))),
                why=told,
            )


def _standing(
    result: Result,
    place: int,
    rivals: Sequence[int],
    results: Sequence[Result],
    said: Findings,
    torn: dict[Pair, Reason],
    ranking: _Ranking,
    about: Docket,
) -> Result:
    """A provision that stands, and what else may stand in its place."""
    winners: dict[int, Reason] = {}
    refer: dict[Reason, None] = {}
    fined = ranking.fines[place] is not None
    for other in rivals:
        pair = (min(place, other), max(place, other))
        if pair in torn:
            if torn[pair].code != "norms-either":
                refer[torn[pair]] = None
            winners[other] = reason("gives-way-if", winner=results[other].act, why=torn[pair].text())
        elif not fined or ranking.fines[other] is None:
            continue
        elif pair in said.unranked:
            refer[reason("one-act-without-rule")] = None
        elif ranking.would_beat(other, place):
            winners[other] = reason("loses-if-imposed", winner=results[other].act)
        elif not ranking.would_beat(place, other):
            refer[reason("overlapping-fines")] = None
            winners[other] = reason("loses-to", winner=results[other].act)
    legal, reasoning = _cited(ranking, about) if winners else ((), ())
    names = {row.id for _, row in ranking.rules}
    unranked = reason("overlapping-fines")
    steps = tuple(
        replace(each, verdict=Verdict.OPEN, why=(*each.why, unranked))
        if each.id in names and each.stage == STAGE and unranked in refer
        else each
        for each in result.steps
    )
    options = result.options
    if winners:
        by = "fact" if any(each.by == "fact" for each in options) else "authority"
        lost = Option("", by, Outcome.NO_PENALTY, Modality.SHALL, basis=legal, why=tuple(winners.values()))
        options = _numbered((*(replace(each, by=each.by or by) for each in options), lost))
    return replace(
        result,
        standing=ResultStanding.REFER if refer else result.standing,
        options=options,
        bounds=hull(fines_of(options)) if winners else result.bounds,
        legal_basis=tuple(dict.fromkeys((*result.legal_basis, *legal))),
        reasoning_basis=tuple(dict.fromkeys((*result.reasoning_basis, *reasoning))),
        refer=tuple(dict.fromkeys((*result.refer, *refer))),
        steps=steps,
    )


def _numbered(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(replace(each, id=str(number)) for number, each in enumerate(options, 1))
