"""The YAML parser's events, from libyaml or from PyYAML where libyaml is missing. Nothing is composed or constructed.

In: text. Out: events, one by one, so that the reader stops at the first that passes a limit. What a parser would spend
unbounded work on before its first event (directives, one deep line) is refused before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import yaml

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.syntax import TOO_DEEP

Parser = Any
"""A PyYAML loader class, of which only the parser is used."""

_MARKER: Final = re.compile(r"^(?:(---|\.\.\.)(?=[ \t\n]|\Z)|(%)|[ \t]*+(?:#.*)?+(?:\n|\Z)|(.))", re.MULTILINE)
_SPECIAL: Final = re.compile(r"\t|^(?:%|---|\.\.\.)", re.MULTILINE)


class PureParser(yaml.BaseLoader):
    """PyYAML's own parser, which libyaml's limit of nesting is added to (it looks ahead through a whole line)."""

    depth = 64

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:  # noqa: N803 — PyYAML's name
        """A bracket or brace opens."""
        if self.flow_level >= self.depth:
            raise yaml.scanner.ScannerError(None, None, f"exceeded {TOO_DEEP}", self.get_mark())
        super().fetch_flow_collection_start(TokenClass)


PARSER: Parser = getattr(yaml, "CBaseLoader", PureParser)


def events(text: str, parser: Parser | None = None) -> Iterator[yaml.Event]:
    """The parser's events."""
    return iter((parser or PARSER)(text).get_event, None)


def before_parsing(text: str, file: str) -> tuple[Diagnostic, ...]:
    """Tabs, which the two parsers take for blanks in different places; a directive; a second document."""
    if _SPECIAL.search(text) is None:
        return ()
    tabs = ((number, line.index("\t")) for number, line in enumerate(text.split("\n"), 1) if "\t" in line)
    found = tuple(diagnose("tab", Span(file, line, column + 1, column + 2)) for line, column in islice(tabs, 100))
    refused = _directive_or_document(text, file)
    return found if refused is None else (*found, refused)


def _directive_or_document(text: str, file: str) -> Diagnostic | None:
    """Both are seen at the start of a line, outside of any value."""
    started = ended = False
    for number, each in enumerate(_lines(text), 1):
        marker, directive, content = each
        span = Span(file, number, 1, 4 if marker else 2)
        if directive and (ended or not started):
            return diagnose("directive", Span(file, number, 1, 2))
        if (marker == "---" and started) or ((content or directive) and ended):
            return diagnose("several-documents", span)
        started = started or bool(marker or content)
        ended = ended or marker == "..."
    return None


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    """Of each line: `---` or `...`, a `%` at its start, or whether there is any content."""
    for line in text.split("\n"):
        found = _MARKER.match(line)
        yield (found[1] or "", found[2] or "", found[3] or "") if found else ("", "", "x")
