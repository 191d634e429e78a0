"""Drawing diagnostics: the place, the sentence, the source line, the caret under the right display column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from enforce_rules.diagnostics.catalogue_syntax import NOTES
from enforce_rules.diagnostics.characters import visible
from enforce_rules.diagnostics.diagnostic import Diagnostic, Severity, Span

WORDS = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示", None: "建议"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", None: "hint"},
}
LINE_LIMIT = 160


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], lang: str = "zh", limit: int = 100) -> str:
    """The diagnostics in order of place, at most `limit` of them."""
    ordered = sorted(diagnostics, key=lambda each: (each.span, each.code))
    shown = ordered[:limit]
    lines = {name: lines_of(sources[name]) for name in {each.span.file for each in shown} if name in sources}
    parts = [_one(each, lines, lang) for each in shown]
    if len(ordered) > limit:
        rest = len(ordered) - limit
        parts.append(f"……另有 {rest} 处" if lang == "zh" else f"... and {rest} more")
    return "\n".join(parts)


def _one(diagnostic: Diagnostic, lines: Mapping[str, list[str]], lang: str) -> str:
    words = WORDS[lang]
    place = _place(diagnostic.span)
    parts = [f"{place}{words[diagnostic.severity]}[{diagnostic.code}] {visible(diagnostic.message(lang))}"]
    parts += _source(diagnostic.span, lines)
    hint = diagnostic.hint(lang)
    if hint:
        parts.append(f"  {words[None]}：{visible(hint)}" if lang == "zh" else f"  {words[None]}: {visible(hint)}")
    for span, note in diagnostic.related:
        parts.append(f"  {_place(span)}{visible(NOTES.get(note, (note, note))[lang == 'en'])}")
    return "\n".join(parts)


def _place(span: Span) -> str:
    """`file:line:column: `; a file that was not read has no line, and what was not read from a file no place."""
    place = str(span) if span.line else span.file
    return f"{visible(place)}: " if place else ""


def lines_of(text: str) -> list[str]:
    r"""The lines as they are counted when a text is read: ended by \n, \r\n or \r, and nothing else.

    >>> lines_of("a\r\nb\x0cc")
    ['a', 'b\x0cc']
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _source(span: Span, lines: Mapping[str, list[str]]) -> list[str]:
    text = lines.get(span.file, [])
    if not 1 <= span.line <= len(text):
        return []
    line = text[span.line - 1].replace("\t", " ")
    start = max(0, span.column - 1 - LINE_LIMIT // 2)
    cut = line[start : start + LINE_LIMIT]
    before = line[start : span.column - 1]
    length = max(1, (span.end_column or span.column + 1) - span.column)
    under = cut[len(before) : len(before) + length] or " "
    return [f"  | {visible(cut)}", f"  | {' ' * width(visible(before))}{'^' * max(1, width(visible(under)))}"]


def width(text: str) -> int:
    """Columns a text takes on a screen: wide and full-width characters take two, combining marks none.

    >>> width("罚款 5")
    6
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
