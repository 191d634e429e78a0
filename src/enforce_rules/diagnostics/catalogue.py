"""Every code with its sentence and its hint, Chinese and English. Codes are public API."""

from __future__ import annotations

from enforce_rules.diagnostics.catalogue_case import CASE
from enforce_rules.diagnostics.catalogue_paper import PAPER
from enforce_rules.diagnostics.catalogue_reading import READING, REFUSALS
from enforce_rules.diagnostics.catalogue_ruleset import RULESET
from enforce_rules.diagnostics.entry import Entry

CATALOGUE: dict[str, Entry] = {**READING, **RULESET, **CASE, **PAPER}

__all__ = ["CATALOGUE", "REFUSALS", "Entry"]
