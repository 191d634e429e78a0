"""Rulebooks the properties are tried on: all that are shipped, loaded once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

from enforce_rules.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).parents[2]
RULESETS = ROOT / "rulesets"
AT_ONCE = 2
LONG = ("江环-2020-10",)
"""Rulesets whose cases have very many open facts: tried in the long run only."""
T = TypeVar("T")
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.yaml"))


@cache
def shipped() -> Rulebook:
    """All shipped rulesets, side by side."""
    return load_rulebook(RULESETS)


def spread(items: Iterable[T], home: Callable[[T], str], at_once: int = AT_ONCE) -> list[ParameterSet]:
    """Parameters of which so many of each home, evenly spread, are tried with `make test`, and all with `make assure`."""
    by_home: dict[str, list[T]] = defaultdict(list)
    for item in items:
        by_home[home(item)].append(item)
    made = []
    for group in by_home.values():
        step = max(1, -(-len(group) // at_once))
        made += [pytest.param(item, marks=[pytest.mark.assurance] * (n % step > 0)) for n, item in enumerate(group)]
    return made
