"""Diagnostics: what is wrong with a ruleset or a case, said to the person who wrote it, at its place.

In: a code, a place, arguments. Out: values which render as `file:line:column`, the source line, a caret, a hint.
"""

from enforce_rules.diagnostics.diagnostic import (
    NOWHERE,
    CaseError,
    Diagnostic,
    EnforceRulesError,
    RulesetError,
    Severity,
    Span,
    diagnose,
)
from enforce_rules.diagnostics.discreet import discreet
from enforce_rules.diagnostics.render import render
from enforce_rules.diagnostics.suggest import closest, suggest

__all__ = [
    "NOWHERE",
    "CaseError",
    "Diagnostic",
    "EnforceRulesError",
    "RulesetError",
    "Severity",
    "Span",
    "closest",
    "diagnose",
    "discreet",
    "render",
    "suggest",
]
