"""One shipped rulebook a process: it is immutable and may be shared, and reading it again takes seconds.

A test that must read it anew asks for `load_rulebook.__wrapped__`.
"""

from __future__ import annotations

import gc
from functools import cache, wraps
from pathlib import Path

import enforce_rules
import enforce_rules.rulebook
from enforce_rules import Rulebook
from enforce_rules.loader.files import shipped_rulesets

_read = enforce_rules.rulebook.load_rulebook


@cache
def _shipped(examples: bool) -> Rulebook:
    book = _read(examples=examples)
    gc.collect()
    gc.freeze()  # it lives as long as the process: no later collection need look through it again
    return book


@wraps(_read)
def load_rulebook(*paths: str | Path, examples: bool = True) -> Rulebook:
    whole = not paths or [Path(each) for each in paths] == [shipped_rulesets()]
    return _shipped(examples) if whole else _read(*paths, examples=examples)


enforce_rules.rulebook.load_rulebook = load_rulebook
enforce_rules.load_rulebook = load_rulebook
