"""Bytes → text that may be parsed: UTF-8, one kind of line end, nothing invisible, nothing that only looks like a word.

In: bytes or text. Out: the text, or what is wrong with its characters, each at its place. The sets of characters are
written out here, since those of `unicodedata` grow from one version of Python to the next.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.diagnostics.render import lines_of
from enforce_rules.loader.limits import Limits

SHOWN: Final = 100  # of the characters of one document

# Each kind of character that is refused (its name in words: diagnostics/catalogue_syntax).
KINDS: Final = {
    "full-width-space": "\u3000",
    "odd-space": "\xa0\u1680\u2000-\u200a\u202f\u205f",
    "zero-width": "\u200b-\u200d\u2060-\u2064\ufeff\xad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0",
    "selector": "\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff",
    "direction": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    "line-break": "\x85\u2028\u2029",
    "control": "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\U0001d173-\U0001d17a",
    "no-character": "\ud800-\udfff\ufffe\uffff",
}
_KINDS: Final = {kind: re.compile(f"[{chars}]") for kind, chars in KINDS.items()}
_BAD: Final = re.compile("[" + "".join(KINDS.values()) + "]")
# Radicals and compatibility forms, which printing a PDF leaves behind instead of the character itself.
_ALIKE: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufad9\U0002f800-\U0002fa1f]")


def text_of(data: bytes | str, file: str, limits: Limits) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text with one kind of line end, or why it is refused."""
    start = Span(file, 1, 1)
    size = len(data)
    if isinstance(data, str) and size <= limits.file_bytes:
        size = len(data.encode("utf-8", "surrogatepass"))
    if size > limits.file_bytes:
        return None, (diagnose("file-too-large", start, value=str(size), limit=str(limits.file_bytes)),)
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        text.encode("utf-8")
    except UnicodeError:
        return None, (diagnose("not-utf8", start),)
    text = "\n".join(lines_of(text))
    return text, () if clean(text) else tuple(_faults(text, file))


def source_text(data: bytes | str) -> str:
    """The text for drawing its lines, whatever is wrong with it."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    return "\n".join(lines_of(text))


def clean(text: str) -> bool:
    """Whether every character is one a reader sees, and is what it looks like."""
    return _BAD.search(text) is None and _ALIKE.search(text) is None and unicodedata.is_normalized("NFC", text)


def _faults(text: str, file: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not clean(line):
            found += faults_of_line(line, Span(file, number, 1))
        if len(found) >= SHOWN:
            break
    return found[:SHOWN]


def faults_of_line(line: str, start: Span, *, exact: bool = True) -> list[Diagnostic]:
    """What is wrong with the characters of one line; all at its start, if a column of it is none of the source."""

    def at(column: int, length: int) -> Span:
        return Span(start.file, start.line, start.column + column, start.column + column + length) if exact else start

    found = [_bad(each[0], at(each.start(), 1)) for each in _BAD.finditer(line)]
    for each in _ALIKE.finditer(line):
        found += _alike(each[0], unicodedata.normalize("NFKC", each[0]), at(each.start(), 1))
    if not found and not unicodedata.is_normalized("NFC", line):
        found += _composed(line, at)
    return found


def _bad(char: str, place: Span) -> Diagnostic:
    kind = next(kind for kind, pattern in _KINDS.items() if pattern.match(char))
    return diagnose("bad-character", place, char=f"U+{ord(char):04X}", kind=kind)


def _alike(written: str, like: str, place: Span) -> list[Diagnostic]:
    if written == like and unicodedata.is_normalized("NFC", written) and not "\u2e80" <= written <= "\u2fdf":
        return []  # a compatibility block also holds twelve characters of their own right
    char = " ".join(f"U+{ord(char):04X}" for char in written)
    known = like if like != written else None
    return [diagnose("look-alike", place, known, text=written, char=char)]


def _composed(line: str, at: object) -> list[Diagnostic]:
    """The first place where the line and its composed form part."""
    assert callable(at)
    whole = unicodedata.normalize("NFC", line)
    column = next((i for i, (a, b) in enumerate(zip(line, whole, strict=False)) if a != b), len(whole))
    start = max(0, column - 1) if column < len(line) and unicodedata.combining(line[column]) else column
    end = column + 1
    while end < len(line) and unicodedata.combining(line[end]):
        end += 1
    written = line[start:end]
    return _alike(written, unicodedata.normalize("NFC", written), at(start, end - start))
