"""Cells that the grammar of official wording refuses, said to the author.

In: a `WordingError` and the node it comes from. Out: a diagnostic at the very characters.
"""

from __future__ import annotations

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.model.node import TextNode
from enforce_rules.wording import WordingError


def refused(error: WordingError, node: TextNode, offset: int = 0, hint: str | None = None) -> Diagnostic:
    """The error of a piece of the node that begins at `offset`."""
    reason = "unread_from_here" if error.code == "trailing" and not error.data.get("text") else error.code
    data = {name: text for name, text in error.data.items() if name != "suggestion"}
    return unreadable(
        node, reason, offset + error.at, error.length, hint or error.data.get("suggestion") or None, **data
    )


def unreadable(
    node: TextNode, reason: str, at: int = 0, length: int = 0, hint: str | None = None, **data: str
) -> Diagnostic:
    """A piece of the node that cannot be read, and why (diagnostics/catalogue_wording)."""
    place = node.at(at, length) if length else node.span
    return Diagnostic(place, "unreadable-wording", tuple(sorted({**data, "reason": reason}.items())), hint)
