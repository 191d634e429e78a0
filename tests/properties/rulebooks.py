"""Rulebooks the properties are tried on: all that are shipped, loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from enforce_rules.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).parents[2]
RULESETS = ROOT / "rulesets"
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.yaml"))


@cache
def shipped() -> Rulebook:
    """All shipped rulesets, side by side."""
    return load_rulebook(RULESETS)
