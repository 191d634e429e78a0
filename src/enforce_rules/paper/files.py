"""The two doors of the room: a file is read by what its name ends in, a paper is written in the form asked for.

In: a path, or a paper. Out: a paper with diagnostics, or bytes; what cannot be written raises `PaperError`. The library that
writes a form is imported when it is first asked for; reading needs none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from enforce_rules.diagnostics import Diagnostic, EnforceRulesError, Severity, Span, diagnose
from enforce_rules.loader.files import read_bytes
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.tree import Refused
from enforce_rules.paper.checked import faults
from enforce_rules.paper.model import Grid, Line, Paper

FORMATS: Final = ("html", "md", "docx", "xlsx")
"""What a paper can be written as."""
_EXTRAS: Final = {"docx": ("docx", "python-docx"), "xlsx": ("excel", "openpyxl")}


class PaperError(EnforceRulesError, ValueError):
    """A paper that cannot be read or written; its diagnostics name the place."""


class _Reader(Protocol):
    def __call__(
        self, data: bytes, file: str, limits: Limits, progress: Callable[[int, int | None], None]
    ) -> tuple[list[Line | Grid], list[Diagnostic]]: ...


def read_paper(
    path: Path, *, limits: Limits = DEFAULT, progress: Callable[[int, int | None], None] | None = None
) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The paper in a file (.xlsx .docx .csv .json .html .htm .md), and what is to be told about it.

    There is none if any diagnostic is an error. `progress` is told how many sheets, tables or blocks are read, and of how
    many if that is known. Blocks come in the order of the paper, their places in the words of whoever looks for them.
    """
    reader = _reader(path.suffix.lower())
    span = Span(str(path), 0, 0)
    if reader is None:
        return None, (diagnose("paper-format", span, form=path.suffix or path.name),)
    data, found = read_bytes(path, limits.of_papers)
    if data is None:
        return None, found
    try:
        blocks, told = reader(data, str(path), limits, progress or (lambda _done, _total: None))
    except Refused as refused:
        return None, (refused.found,)
    if any(each.severity is Severity.ERROR for each in told):
        return None, tuple(told)
    if not blocks:
        return None, (*told, diagnose("empty-document", span))
    return Paper(tuple(blocks), path.name), tuple(told)


def write_paper(paper: Paper, form: str) -> bytes:
    """The paper as a file of one of `FORMATS`; reading it gives the same blocks.

    Raises `PaperError` if a text holds what the form cannot carry, or if what writes the form is not installed, and
    `ValueError` for an unknown form. The same paper gives the same bytes, whatever the time.
    """
    if form not in FORMATS:
        raise ValueError(f"a paper is written as one of {', '.join(FORMATS)}")
    wrong = faults(paper, form)
    if wrong:
        raise PaperError(wrong)
    try:
        return _writer(form)(paper)
    except ModuleNotFoundError as error:
        if form not in _EXTRAS or (error.name or "").partition(".")[0] not in (
            "docx",
            "openpyxl",
            "et_xmlfile",
            "lxml",
        ):
            raise
        extra, package = _EXTRAS[form]
        told = diagnose("missing-extra", Span(paper.source, 0, 0), form=form, extra=extra, package=package)
        raise PaperError((told,)) from None


def _reader(suffix: str) -> _Reader | None:
    match suffix:
        case ".xlsx":
            from enforce_rules.paper.xlsx_read import read_xlsx as read
        case ".docx":
            from enforce_rules.paper.docx_read import read_docx as read
        case ".csv":
            from enforce_rules.paper.csv_read import read_csv as read
        case ".json":
            from enforce_rules.paper.json_read import read_json_paper as read
        case ".html" | ".htm":
            from enforce_rules.paper.html_read import read_html as read
        case ".md":
            from enforce_rules.paper.md_read import read_md as read
        case _:
            return None
    return read


def _writer(form: str) -> Callable[[Paper], bytes]:
    match form:
        case "xlsx":
            from enforce_rules.paper.xlsx_write import write_xlsx as write
        case "docx":
            from enforce_rules.paper.docx_write import write_docx as write
        case "html":
            from enforce_rules.paper.html_write import write_html as write
        case _:
            from enforce_rules.paper.md_write import write_md as write
    return write
