"""Exploring worlds: every way the open facts can come out, up to a counted limit (semantics 1, 2).

In: a docket. Out: the leaves, and for every open fact that was met, its ways and who asked. The limits are counts of
worlds, so the same case gives the same answer on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from enforce_rules.evaluator.branches import Leaf, leaf_of
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.knowledge import Known, Why
from enforce_rules.evaluator.world import Budget, Exhausted, Fork, Key, World
from enforce_rules.model.interval import Region

EXACT_WORLDS = 64  # beyond these, open factors of a weighted sum stay ranges
COARSE_WORLDS = 512  # beyond these, only an outer bound is given
LOOKUPS = 1_000_000  # of facts, in all worlds together; beyond these likewise
POOL = 2 * LOOKUPS  # in all the laws that may govern one act (an open day), each explored exactly and then coarsely


@dataclass(slots=True)
class Exploration:
    """What exploring came to; `overflow` when even coarse worlds were too many."""

    leaves: list[Leaf] = field(default_factory=list)
    asked: dict[Key, list[str]] = field(default_factory=dict)
    whys: dict[Key, Why] = field(default_factory=dict)
    coarse: bool = False
    overflow: bool = False
    telling: tuple[Key, ...] | None = None  # the open facts whose ways lead to different options, once worked out


def explore(docket: Docket, pool: Budget | None = None) -> Exploration:
    """Exact worlds if they are few, coarse ones otherwise; where no weights add up nothing can be coarser.

    `pool` is what may still be looked up under this law and the others that may govern the act.
    """
    pool = pool or Budget(POOL)
    weighted = any(table.weighted is not None for table in docket.own)
    exact = _run(docket, pool, coarse=False, limit=EXACT_WORLDS if weighted else COARSE_WORLDS)
    found = _run(docket, pool, coarse=True, limit=COARSE_WORLDS) if exact.overflow and weighted else exact
    found.leaves = _without_boundaries(found)
    for leaf in found.leaves:
        leaf.world.budget = None  # what is still read of a finished world is not exploring
    return found


def _run(docket: Docket, pool: Budget, *, coarse: bool, limit: int) -> Exploration:
    allowed = max(0, min(LOOKUPS, pool.left))
    budget = Budget(allowed)
    try:
        return _explored(docket, budget, coarse=coarse, limit=limit)
    finally:
        pool.left -= allowed - max(0, budget.left)


def _explored(docket: Docket, budget: Budget, *, coarse: bool, limit: int) -> Exploration:
    found = Exploration(coarse=coarse)
    stack: list[tuple[dict[Key, Known], dict[Key, Why]]] = [({}, {})]
    while stack:
        assumed, whys = stack.pop()
        world = World(docket, assumed, whys, coarse=coarse, budget=budget)
        try:
            found.leaves.append(leaf_of(world))
        except Exhausted:
            found.overflow = True
            return found
        except Fork as fork:
            askers = found.asked.setdefault(fork.key, [])
            if fork.asker not in askers:
                askers.append(fork.asker)
            found.whys[fork.key] = fork.why
            told = {**whys, fork.key: fork.why}
            stack.extend(({**assumed, fork.key: way}, told) for way in reversed(fork.ways))
        if len(found.leaves) + len(stack) > limit:
            found.overflow = True
            return found
    return found


def _without_boundaries(found: Exploration) -> list[Leaf]:
    """Leave out worlds that sit just on an undecided boundary of an open number: their options stand beside anyway."""
    inner = [leaf for leaf in found.leaves if not _on_boundary(leaf)]
    known = {branch for leaf in inner for branch in leaf.branches}
    kept = [leaf for leaf in found.leaves if leaf in inner or not set(leaf.branches) <= known]
    return kept or found.leaves


def _on_boundary(leaf: Leaf) -> bool:
    undecided = any(why is Why.CONVENTION for why in leaf.world.whys.values())
    pinned = any(
        isinstance(known, Region) and known.point is not None
        for key, known in leaf.world.assumed.items()
        if key[1] is not None or leaf.world.whys[key] is Why.OPEN
    )
    return undecided and pinned
