"""Bytes → text that may be parsed: UTF-8, one kind of line end, nothing invisible, nothing that only looks like a word.

In: bytes or text. Out: the text, or what is wrong with its characters, each at its place.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Final

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.diagnostics.characters import HIDDEN, kind_of
from enforce_rules.diagnostics.render import lines_of
from enforce_rules.loader.limits import Limits

SHOWN: Final = 100  # of the characters of one document

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
    return HIDDEN.search(text) is None and _ALIKE.search(text) is None and unicodedata.is_normalized("NFC", text)


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

    found = [_bad(each[0], at(each.start(), 1)) for each in islice(HIDDEN.finditer(line), SHOWN)]
    for each in islice(_ALIKE.finditer(line), SHOWN):
        found += _alike(each[0], unicodedata.normalize("NFKC", each[0]), at(each.start(), 1))
    if not found and not unicodedata.is_normalized("NFC", line):
        found += _composed(line, at)
    return found


def _bad(char: str, place: Span) -> Diagnostic:
    return diagnose("bad-character", place, char=f"U+{ord(char):04X}", kind=kind_of(char))


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
    pairs = enumerate(zip(line, whole, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(len(line), len(whole)) - 1)
    ends = range(start + 1, min(start + 32, len(line)))
    end = next((end for end in ends if not unicodedata.is_normalized("NFC", line[start:end])), len(line))
    written = line[start:end]
    return _alike(written, unicodedata.normalize("NFC", written), at(start, end - start))
