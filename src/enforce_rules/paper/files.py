"""The two doors of the room: a file is read by what its name ends in, a paper is written in the form asked for.

In: a path, or a paper. Out: a paper with diagnostics, or bytes; what cannot be written raises `PaperError`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from enforce_rules.diagnostics import Diagnostic, EnforceRulesError
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.paper.model import Paper

FORMATS: Final = ("html", "md", "docx", "xlsx")
"""What a paper can be written as."""


class PaperError(EnforceRulesError, ValueError):
    """A paper that cannot be written; its diagnostics name the place."""


def read_paper(
    path: Path, *, limits: Limits = DEFAULT, progress: Callable[[int, int | None], None] | None = None
) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The paper in a file, and what is to be told about it; none if any diagnostic is an error."""
    raise NotImplementedError


def write_paper(paper: Paper, form: str) -> bytes:
    """The paper as a file of one of `FORMATS`. Raises `PaperError`, or `ValueError` for an unknown form."""
    raise NotImplementedError
