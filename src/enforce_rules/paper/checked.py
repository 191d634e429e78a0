"""Whether a paper can be written so that reading it gives it back: else nothing is written.

In: a paper and the form it is to have. Out: what stands in the way, each with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from enforce_rules.diagnostics import Diagnostic, Span
from enforce_rules.paper.model import Cell, Line, Paper
from enforce_rules.paper.spans import fault_of
from enforce_rules.paper.texts import FORBIDDEN

XLSX_TEXT: Final = 32_767
"""Characters a cell of a workbook holds; those beyond U+FFFF count twice."""
XLSX_COLUMNS: Final = 16_384
DOCX_COLUMNS: Final = 63


def faults(paper: Paper, form: str) -> tuple[Diagnostic, ...]:
    """What cannot be written."""
    return tuple(_faults(paper, form))


def _faults(paper: Paper, form: str) -> Iterator[Diagnostic]:
    for block in paper.blocks:
        if isinstance(block, Line):
            yield from _text(block, paper.source, form)
            continue
        for row in block.rows:
            for cell in row:
                yield from _text(cell, paper.source, form)
        wrong = fault_of(block)
        if wrong is not None:
            yield _told(paper.source, wrong.place, form, "merge-broken")
        widest = {"xlsx": XLSX_COLUMNS, "docx": DOCX_COLUMNS}.get(form)
        if widest is not None and block.width > widest:
            yield _told(paper.source, block.place, form, "too-wide")


def _text(part: Cell | Line, source: str, form: str) -> Iterator[Diagnostic]:
    found = FORBIDDEN.search(part.text)
    if found is not None:
        yield _told(source, part.place, form, "control-character", char=f"U+{ord(found[0]):04X}")
    elif form == "xlsx" and len(part.text) + sum(char > "\uffff" for char in part.text) > XLSX_TEXT:
        yield _told(source, part.place, form, "text-too-long")


def _told(source: str, place: str, form: str, why: str, **args: str) -> Diagnostic:
    told = {"place": place, "form": form, "why": why, **args}
    return Diagnostic(Span(source, 0, 0), "paper-not-written", tuple(sorted(told.items())))
