"""The characters of a paper: bytes that are text, and the characters that no file of ours can carry.

In: bytes. Out: text with one kind of line end, or why it is refused. A control character is refused with its place, in
what is read and in what is written: to leave it out would change a text without a word.
"""

from __future__ import annotations

import re
from typing import Final

from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose
from enforce_rules.diagnostics.characters import kind_of
from enforce_rules.loader.limits import Limits
from enforce_rules.loader.tree import Refused

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot carry, and the carriage return, which it cannot tell from a line feed."""


def one_line_end(text: str) -> str:
    r"""The text with `\n` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def decode(data: bytes, file: str, *, also_gb18030: bool = False) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file; raises `Refused`. GB 18030 is told, since a wrong guess would change what is read."""
    told: tuple[Diagnostic, ...] = ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not also_gb18030:
            raise Refused(diagnose("not-utf8", Span(file, 1, 1))) from None
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise Refused(diagnose("not-utf8", Span(file, 1, 1))) from None
        told = (diagnose("guessed-encoding", Span(file, 0, 0), severity=Severity.WARNING),)
    text = one_line_end(text)
    forbidden = FORBIDDEN.search(text)
    if forbidden is not None:
        line = text.count("\n", 0, forbidden.start()) + 1
        column = forbidden.start() - text.rfind("\n", 0, forbidden.start())
        raise Refused(bad_character(forbidden[0], Span(file, line, column, column + 1)))
    return text, told


def bad_character(char: str, place: Span) -> Diagnostic:
    """The diagnostic of a character that no file of ours can carry."""
    return diagnose("bad-character", place, char=f"U+{ord(char):04X}", kind=kind_of(char))


class Counter:
    """Cells, lines and characters of a paper that is being read, counted against the limits; raises `Refused`."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.span = Span(file, 0, 0)
        self.limits = limits
        self.cells = 0

    def add(self, cells: int = 1) -> None:
        """So many cells or lines more."""
        self.cells += cells
        if self.cells > self.limits.paper_cells:
            self.refuse("单元格和段落", self.cells, self.limits.paper_cells)

    def text(self, text: str) -> str:
        """The text of one cell or line."""
        if len(text) > self.limits.scalar:
            raise Refused(diagnose("scalar-too-long", self.span, limit=str(self.limits.scalar)))
        return text

    def refuse(self, what: str, value: int, limit: int) -> None:
        """Say that a limit is exceeded."""
        raise Refused(diagnose("limit-exceeded", self.span, what=what, value=str(value), limit=str(limit)))
