"""What is read once is read once: reading the shipped rulesets takes seconds, and hundreds of tests read them.

One shipped rulebook a process (it is immutable and may be shared; a test that must compile it anew asks for
`load_rulebook.__wrapped__`), and one tree of nodes for the same bytes under the same name, read by the same parser.
Garbage is not collected while a rulebook is loaded, nor ever looked for in what lives as long as the process – the
rulebook, and the tests once they are collected – so that bounds of time measure the code alone.
"""

from __future__ import annotations

import gc
from functools import cache, lru_cache, wraps
from pathlib import Path

import enforce_rules
import enforce_rules.rulebook
from enforce_rules import Rulebook
from enforce_rules.loader import events, yaml_source
from enforce_rules.loader.files import shipped_rulesets
from enforce_rules.loader.limits import DEFAULT, Limits

AS_MANY_AS_ARE_SHIPPED = 400


@lru_cache(AS_MANY_AS_ARE_SHIPPED)
def _tree(data: bytes, file: str, limits: Limits, parser: events.Parser) -> yaml_source.Found:
    return yaml_source.read(data, file, limits, parser)


def _read(data: bytes | str, file: str, limits: Limits = DEFAULT) -> yaml_source.Found:
    if isinstance(data, str):
        return yaml_source.read(data, file, limits)
    return _tree(data, file, limits, events.PARSER)


_load = enforce_rules.rulebook.load_rulebook


@wraps(_load)
def _loaded(*paths: str | Path, examples: bool = True) -> Rulebook:
    gc.disable()
    try:
        return _load(*paths, examples=examples)
    finally:
        gc.enable()


@cache
def _shipped(examples: bool) -> Rulebook:
    book = _loaded(examples=examples)
    _keep()
    return book


@wraps(_load)
def load_rulebook(*paths: str | Path, examples: bool = True) -> Rulebook:
    whole = not paths or [Path(each) for each in paths] == [shipped_rulesets()]
    return _shipped(examples) if whole else _loaded(*paths, examples=examples)


def _keep() -> None:
    gc.collect()
    gc.freeze()


def pytest_collection_finish() -> None:
    """The tests are collected."""
    _keep()


enforce_rules.rulebook.read = _read  # type: ignore[assignment,attr-defined]
enforce_rules.rulebook.load_rulebook = load_rulebook
enforce_rules.load_rulebook = load_rulebook
