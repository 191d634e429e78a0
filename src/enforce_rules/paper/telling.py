"""What a reader of a paper should look at again, said in one way by everything that reads one."""

from __future__ import annotations

from enforce_rules.diagnostics import Diagnostic, Severity, Span


def doubtful(span: Span, place: str, why: str, **args: str) -> Diagnostic:
    """A warning about a place; `why` is a word of catalogue_paper, the others are what its sentence is filled in with."""
    told = {"place": place, "why": why, **args}
    return Diagnostic(span, "paper-doubtful", tuple(sorted(told.items())), severity=Severity.WARNING)
