"""A file of comma-separated values → a paper, by the rules of sheet_blocks.

In: the bytes of a csv file: UTF-8, or GB 18030, which is told. Out: blocks. The separator is the comma, semicolon or tab that
gives the most rows of one width; quotes are double quotes, doubled inside.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.limits import Limits
from enforce_rules.paper.model import Grid, Line
from enforce_rules.paper.sheet_blocks import Layout
from enforce_rules.paper.spans import Position
from enforce_rules.paper.texts import Counter, decode

Progress = Callable[[int, int | None], None]
_SEPARATORS: Final = (",", ";", "\t")
_LOOKED_AT: Final = 50  # rows


def read_csv(data: bytes, file: str, limits: Limits, progress: Progress) -> tuple[list[Line | Grid], list[Diagnostic]]:
    """The blocks of the file. Raises `Refused`."""
    text, told = decode(data, file, also_gb18030=True)
    counter = Counter(file, limits)
    separator = _separator(text)
    texts: dict[Position, str] = {}
    nodes = 0
    for number, row in enumerate(_rows(text, separator)):
        nodes += len(row) + 1
        if nodes > limits.paper_nodes:
            counter.refuse("单元格和段落", nodes, limits.paper_nodes)
        texts |= {(number, column): counter.text(each) for column, each in enumerate(row) if each.strip()}
        progress(number + 1, None)

    def place(row: int, column: int) -> str:
        return f"第{row + 1}行第{column + 1}列"

    return Layout(texts, {}, place, counter).blocks(), list(told)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows, split here: the `csv` module has a limit of its own that is shared by the whole program."""
    row: list[str] = []
    at, end, line = 0, len(text), -1
    while at < end:
        value = ""
        if text[at] == '"':
            value, at = _quoted(text, at + 1)
        if at > line:  # the end of each line is looked for once
            line = text.find("\n", at)
            line = end if line < 0 else line
        stop = text.find(separator, at, line)
        stop = line if stop < 0 else stop
        row.append(value + text[at:stop])
        at = stop + 1
        if stop == line:
            yield row
            row = []
        elif at == end:
            row.append("")
    if row:
        yield row


def _quoted(text: str, at: int) -> tuple[str, int]:
    """What is quoted from here on, and the position after its closing quote."""
    pieces: list[str] = []
    while True:
        close = text.find('"', at)
        if close < 0:
            return "".join([*pieces, text[at:]]), len(text)
        pieces.append(text[at:close])
        at = close + 1
        if not text.startswith('"', at):
            return "".join(pieces), at
        pieces.append('"')
        at += 1


def _separator(text: str) -> str:
    def even(separator: str) -> tuple[int, int]:
        widths = Tally(len(row) for row in islice(_rows(text, separator), _LOOKED_AT) if len(row) > 1)
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return count, width

    return max(_SEPARATORS, key=even)
