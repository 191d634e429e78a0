"""A page → tags and texts, in one pass over it, the same in every version of Python.

In: the text of a page. Out: beginnings and ends of elements, and text in which blanks of the source are told from blanks
that were meant (written as references), so that a page can be folded as a browser does it.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SOFT: Final = "\x00"
"""A blank of the source, folded with its neighbours."""
BREAK: Final = "\x01"
"""Where one block ends and the next begins inside a cell: a new line, unless nothing stands before or after it."""

_NAME: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:_-]*+)")
_REST: Final = re.compile(r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE: Final = re.compile(r"([A-Za-z][A-Za-z0-9_-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")
_REFERENCE: Final = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_BLANKS: Final = re.compile(r"[ \t\n\f]++")
_RAW: Final = {
    name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII)
    for name in ("script", "style", "title", "textarea", "noscript", "template", "iframe", "xmp")
}


@dataclass(frozen=True, slots=True)
class Tag:
    """An element begins, or ends."""

    name: str
    ends: bool
    attributes: str

    def get(self, wanted: str) -> str | None:
        """An attribute, if it is there."""
        for found in _ATTRIBUTE.finditer(self.attributes[:4096]):
            if found[1].lower() == wanted:
                return found[2] or found[3] or found[4] or ""
        return None


def tokens(text: str) -> Iterator[Tag | str]:
    """The tags and the texts of a page in order; comments and what only a program reads (scripts, styles) are left out."""
    at, end = 0, len(text)
    while at < end:
        opened = text.find("<", at)
        if opened != at:
            opened = end if opened < 0 else opened
            yield _meant(text[at:opened])
            at = opened
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at + 4)
        elif text.startswith(("<!", "<?"), at):
            at = _after(text, ">", at)
        elif (named := _NAME.match(text, at)) is not None:
            tag, at = _tag(text, named)
            if tag.name not in _RAW:
                yield tag
            elif not tag.ends:
                closed = _RAW[tag.name].search(text, at)
                at = end if closed is None else _after(text, ">", closed.end())
        else:
            yield "<"
            at += 1


def _tag(text: str, named: re.Match[str]) -> tuple[Tag, int]:
    """The tag that begins here, and where it ends: after the rest of the page, if nothing ends it."""
    start = named.end()
    rest = _REST.match(text, start)
    end = _after(text, ">", start) if rest is None else rest.end()  # a quote that is not closed quotes nothing
    return Tag(named[2].lower(), bool(named[1]), text[start : end - 1]), end


def fold(text: str) -> str:
    r"""The text as a browser shows it: blanks of the source folded, breaks between blocks as new lines.

    >>> fold(f"{SOFT}a{SOFT}{SOFT}b{BREAK}{SOFT}c{BREAK}")
    'a b\nc'
    """
    lines = [_folded(line) for line in text.split("\n")]
    return "\n".join(lines)


def _folded(line: str) -> str:
    parts = (" ".join(piece for piece in part.split(SOFT) if piece) for part in line.split(BREAK))
    return "\n".join(part for part in parts if part)


def _meant(text: str) -> str:
    return _REFERENCE.sub(_character, _BLANKS.sub(SOFT, text)) if text else text


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name is not None:
        return html.entities.html5.get(f"{name};", found[0])
    code = int(decimal) if decimal is not None else int(hexadecimal, 16)
    if code == 13:
        return "\n"
    meant = code in (9, 10) or (32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF)
    return chr(code) if meant else found[0]


def _after(text: str, mark: str, start: int) -> int:
    """The position after a mark, or the end of the text if there is none."""
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)
