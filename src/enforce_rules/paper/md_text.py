r"""Texts in Markdown, written so that no character of theirs is markup, and read back.

In: a text. Out: one line of GitHub's Markdown which shows that text, or from such a line the text. A line break is `<br>`, a
blank at an edge or beside another `&#32;`. In a table `〃` is a cell merged with the one above and `←` one merged with the one
to its left; a text that is nothing but such a mark is written as a reference.
"""

from __future__ import annotations

import html.entities
import re
from typing import Final

ABOVE, LEFT = "〃", "←"
EMPTY: Final = "<!-- -->"
"""A line without text."""

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>|~$#{}&:]|(?<=[wW]{3})\.|\t|\n|^ | $|(?<= ) ", re.MULTILINE)
_START: Final = re.compile(r"[-+=]|[0-9]{1,9}(?=[.)](?:&#9;| |\Z))", re.ASCII)
_WRITTEN: Final = {"\t": "&#9;", "\n": "<br>", " ": "&#32;"}
_READ: Final = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));|(<[bB][rR][ ]?/?>)|(<!-- -->)|(\*\*)"
)
_CELL_END: Final = re.compile(r"\\.|\|", re.DOTALL)


def written(text: str) -> str:
    r"""The text as Markdown, in the middle of a line.

    >>> written("a|b <i>\n")
    'a\\|b \\<i\\><br>'
    """
    line = _SPECIAL.sub(lambda found: _WRITTEN.get(found[0]) or "\\" + found[0], text)
    if _odd_space(line[:1]):
        line = f"&#{ord(line[0])};{line[1:]}"
    return f"{line[:-1]}&#{ord(line[-1])};" if _odd_space(line[-1:]) else line


def written_line(text: str) -> str:
    r"""The text as a line of its own: nor does it begin a list.

    >>> written_line("1. 总则")
    '1\\. 总则'
    """
    if not text:
        return EMPTY
    line = written(text)
    start = _START.match(line)
    if start is None:
        return line
    return f"\\{line}" if start[0] in "-+=" else f"{start[0]}\\{line[start.end() :]}"


def written_cell(text: str) -> str:
    """The text as a cell of a table."""
    return f"&#{ord(text)};" if text in (ABOVE, LEFT) else written(text)


def read(line: str) -> str:
    r"""The text that a line or a cell shows; signs of strong text are left out, other markup is text.

    >>> read(r"**甲**\|乙<br>&#32;")
    '甲|乙\n '
    """
    strong = sum(found[7] is not None for found in _READ.finditer(line)) % 2 == 0
    return _READ.sub(lambda found: _meant(found, strong=strong), line.strip(" \t"))


def cells(line: str) -> list[str]:
    r"""The cells of a row, as written.

    >>> cells(r"| a | b\|c |")
    [' a ', ' b\\|c ']
    """
    found, start = [], 0
    line = line.strip(" \t")
    if line.startswith("|"):
        start = 1
    for end in _CELL_END.finditer(line, start):
        if end[0] == "|":
            found.append(line[start : end.start()])
            start = end.end()
    return [*found, line[start:]] if start < len(line) else found


def _meant(found: re.Match[str], *, strong: bool) -> str:
    escaped, decimal, hexadecimal, name, line_break, empty, mark = found.groups()
    if escaped is not None:
        return escaped
    if line_break is not None:
        return "\n"
    if empty is not None:
        return ""
    if mark is not None:
        return "" if strong else mark
    if name is not None:
        return html.entities.html5.get(f"{name};", found[0])
    code = int(decimal) if decimal is not None else int(hexadecimal, 16)
    meant = code in (9, 10) or (32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF)
    return chr(code) if meant else found[0]


def _odd_space(edge: str) -> bool:
    """Whether readers take it off an edge: a space (but a reference to U+0085 is read as another character), a mark of bytes."""
    return edge == "\ufeff" or (edge.isspace() and edge != "\x85")
