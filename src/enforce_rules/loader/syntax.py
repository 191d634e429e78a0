"""What the YAML parser could not read, in the author's terms: the two parsers' own words come to one sentence.

In: the parser's error and the text. Out: one diagnostic, at the place where the mistake was made rather than noticed,
where that can be told (a full-width colon, which the parser notices a line later).
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from enforce_rules.diagnostics import Diagnostic, Span, diagnose

# Words of libyaml and of PyYAML → the sentence (catalogue_syntax). The first that is found counts.
WORDS: Final = (
    ("mapping values are not allowed", "second-colon"),
    ("could not find expected ':'", "no-colon"),
    ("unexpected ':'", "colon-space"),
    ("sequence entries are not allowed", "list-here"),
    ("mapping keys are not allowed", "second-colon"),
    ("cannot start any token", "bad-start"),
    ("alphabetic or numeric character", "bad-start"),
    ("',' or ']'", "list-comma"),
    ("',' or '}'", "map-comma"),
    ("unexpected end of stream", "unclosed"),
    ("<stream end>", "unclosed"),
    ("unexpected document", "unclosed"),
    ("unknown escape character", "escape"),
    ("invalid Unicode character escape", "escape"),
    ("escape sequence", "escape"),
    ("hexdecimal", "escape"),
    ("comment or line break", "after-bar"),
    ("comment or a line break", "after-bar"),
    ("indentation indicator", "after-bar"),
    ("<document start>", "after-end"),
    ("expected key", "indent"),
    ("expected '-' indicator", "indent"),
    ("<block end>", "indent"),
    ("node content", "value-wanted"),
)
TOO_DEEP: Final = "maximum nesting depth"
_KEY_LINE: Final = re.compile(r"\s*(?:- +)*[^\s：:#'\"{}\[\],&*!|>%@`-][^\s：:]{0,39}：")


def syntax_error(error: yaml.YAMLError, file: str, lines: list[str]) -> Diagnostic:
    """The parser's error as a diagnostic."""
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}"
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line = min(mark.line, len(lines) - 1) if mark is not None else 0
    column = mark.column if mark is not None and mark.line == line else len(lines[line])
    first = min(context.line, line) if context is not None else max(0, line - 1)
    colon = _full_width_colon(lines, first, line)
    if colon is not None:
        row, at = colon
        text = lines[row].strip()[:40]
        return diagnose("full-width-colon", Span(file, row + 1, at + 1, at + 2), text=text)
    key = next((key for words, key in WORDS if words in said), "unreadable")
    mark_at = lines[line][max(0, column - 1) : column]
    if "alphabetic or numeric" in said and mark_at in ("&", "*"):  # an anchor may have any name; the parsers know ASCII
        name = re.match(r"[^\s,\[\]{}]*", lines[line][column:])
        text = mark_at + (name[0][:40] if name else "")
        return diagnose("anchor-or-alias", Span(file, line + 1, column, column + len(text)), text=text)
    if lines[line][column : column + 1] == "?" and key in ("list-comma", "map-comma"):
        key = "question"
    if key == "unclosed" and context is not None and context.line < len(lines):
        line, column = context.line, context.column  # where it was opened
    return diagnose("yaml-syntax", Span(file, line + 1, column + 1), why=key)


def _full_width_colon(lines: list[str], first: int, last: int) -> tuple[int, int] | None:
    """A line near the error that would be a key, were its colon an ASCII one."""
    for row in (*range(max(first, last - 2), last + 1), first):
        line = lines[row]
        ascii_colon = re.search(r":(?:\s|$)", line)
        if _KEY_LINE.match(line) and (ascii_colon is None or (row == last and line.index("：") < ascii_colon.start())):
            return row, line.index("：")
    return None
