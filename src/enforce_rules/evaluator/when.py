"""When an option holds (如果……): what its worlds assume, said as shortly as it can be.

In: the leaves of one option and of all. Out: any of several conditions, each a set of facts with their possible values.
"""

from __future__ import annotations

from collections.abc import Collection

from enforce_rules.evaluator.amount import decimal
from enforce_rules.evaluator.branches import Leaf
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.knowledge import BOTH, Known
from enforce_rules.evaluator.world import Key
from enforce_rules.model.fact import NONE
from enforce_rules.model.interval import Interval, Region

Cube = dict[str, frozenset[str]]


def conditions(
    leaves: list[Leaf], keys: Collection[Key], every: list[Leaf], docket: Docket
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
    """When the option of these leaves holds: what their worlds assume of the facts that tell options apart."""
    domains = {name_of(key): frozenset(describe(known, key) for known in ways(key, every)) for key in keys}
    cubes: list[Cube] = []
    for leaf in leaves:
        cube = {
            name_of(key): frozenset({describe(leaf.world.assumed[key], key)})
            for key in keys
            if key in leaf.world.assumed
        }
        if cube not in cubes:
            cubes.append(cube)
    cubes = _loosened(_joined(cubes, domains), domains)
    # By name, as the facts of an `if` are written: the way back from JSON gives the same value.
    return tuple(tuple((name, _ordered(cube[name], name, docket)) for name in sorted(cube)) for cube in cubes)


def _ordered(values: frozenset[str], name: str, docket: Docket) -> tuple[str, ...]:
    fact = docket.facts.get(name)
    order = fact.labels if fact else ()
    return tuple(sorted(values, key=lambda value: (order.index(value) if value in order else -1, value)))


def _joined(cubes: list[Cube], domains: dict[str, frozenset[str]]) -> list[Cube]:
    """Join conditions that differ in one fact only; a fact that may be anything drops out."""
    changed = True
    while changed:
        changed = False
        for i, a in enumerate(cubes):
            for b in cubes[i + 1 :]:
                differing = [name for name in a if a.get(name) != b.get(name)]
                if set(a) == set(b) and len(differing) == 1:
                    (name,) = differing
                    union = a[name] | b[name]
                    joined = {key: (union if key == name else values) for key, values in a.items()}
                    if union == domains.get(name):
                        del joined[name]
                    cubes = [each for each in cubes if each not in (a, b)]
                    if joined not in cubes:
                        cubes.append(joined)
                    changed = True
                    break
            if changed:
                break
    return cubes


def _loosened(cubes: list[Cube], domains: dict[str, frozenset[str]]) -> list[Cube]:
    """Say less where another condition says the rest: A, or not A and B, is A or B."""
    changed = True
    while changed:
        changed = False
        for place, cube in enumerate(cubes):
            others = [*cubes[:place], *cubes[place + 1 :]]
            if any(_within(cube, other) for other in others):
                cubes, changed = others, True
                break
            for name, values in cube.items():
                rest = {key: each for key, each in cube.items() if key != name}
                wider = values.union(*(o[name] for o in others if name in o and _within(rest | {name: o[name]}, o)))
                if wider != values:
                    loose = rest if wider == domains.get(name) else rest | {name: wider}
                    cubes, changed = [*cubes[:place], loose, *cubes[place + 1 :]], True
                    break
            if changed:
                break
    return cubes


def _within(cube: Cube, other: Cube) -> bool:
    """Whether wherever the one condition holds the other does."""
    return all(name in cube and cube[name] <= values for name, values in other.items())


def name_of(key: Key) -> str:
    """The fact a world assumes something of."""
    return key[0]


def describe(known: Known, key: Key) -> str:
    """A set of values in words: 是, a label, `10立方米以上20立方米以下`."""
    if isinstance(known, Region):
        return " 或 ".join(_interval_text(part, key[1] or "") for part in known.parts)
    assert isinstance(known, frozenset)
    if known <= BOTH:
        return "或".join("是" if value else "否" for value in sorted(known, reverse=True, key=bool))
    return "或".join(sorted(str(each) or NONE for each in known))


def _interval_text(part: Interval, unit: str) -> str:
    if part.point is not None:
        return f"{decimal(part.point)}{unit}"
    low = f"{decimal(part.low.value)}{unit}{'（含）' if part.low.included else '（不含）'}以上" if part.low else ""
    high = f"{decimal(part.high.value)}{unit}{'（含）' if part.high.included else '（不含）'}以下" if part.high else ""
    return low + high or "任何数额"


def ways(key: Key, leaves: list[Leaf]) -> dict[Known, list[Leaf]]:
    """The leaves that assume something of the fact, by what they assume."""
    found: dict[Known, list[Leaf]] = {}
    for leaf in leaves:
        if key in leaf.world.assumed:
            found.setdefault(leaf.world.assumed[key], []).append(leaf)
    return found
