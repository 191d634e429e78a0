"""A paper → one complete page that looks like a printed document, on a screen and on paper, and can do nothing.

In: a paper that was checked (checked.py). Out: UTF-8 bytes. Every text is escaped; blanks a page would fold are written as
references; no script, no address, and a policy that forbids both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from enforce_rules.paper.model import Covered, Grid, Line, Paper
from enforce_rules.paper.spans import header_rows, merges_of

EMPTY: Final = "data-empty"
"""Marks a line of ours that shows nothing, and is kept."""

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CSS: Final = """
@page { size: A4 landscape; margin: 20mm 15mm; }
body { max-width: 70em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff; line-height: 1.7;
  font-family: "FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong", "SimSun", "宋体", "Songti SC", serif; }
h1, h2, h3, h4, h5, h6 { font-family: "SimHei", "黑体", "Heiti SC", sans-serif; font-weight: normal; line-height: 1.4; }
h1 { font-size: 1.6em; text-align: center; } h2 { font-size: 1.3em; } h3 { font-size: 1.15em; } h4, h5, h6 { font-size: 1em; }
h1, h2, h3, h4, h5, h6, p, td, th { white-space: pre-wrap; overflow-wrap: anywhere; }
p { margin: 0.4em 0; min-height: 1em; }
table { width: 100%; border-collapse: collapse; margin: 0.8em 0; font-size: 0.95em;
  font-family: "SimSun", "宋体", "Songti SC", serif; }
td, th { font-weight: normal; text-align: left; border: 1px solid #000; padding: 0.3em 0.5em; vertical-align: middle; }
tr { break-inside: avoid; } thead { display: table-header-group; }
@media print { body { max-width: none; margin: 0; padding: 0; } h1, h2, h3 { break-after: avoid; } }
"""
_SPECIAL: Final = re.compile("[&<>\"'\t\n]|^ | $|(?<= ) ", re.MULTILINE)
_WRITTEN: Final = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": "&#9;", "\n": "<br>", " ": "&#32;",
}  # fmt: skip


def write_html(paper: Paper) -> bytes:
    """The page."""
    return "".join(_page(paper)).encode("utf-8")


def escape(text: str) -> str:
    r"""The text, safe in an element.

    >>> escape(" <b>\n")
    '&#32;&lt;b&gt;<br>'
    """
    return _SPECIAL.sub(lambda found: _WRITTEN[found[0]], text)


def _page(paper: Paper) -> Iterator[str]:
    title = next((block.text for block in paper.blocks if isinstance(block, Line) and block.level), paper.source)
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title.replace(chr(10), ' '))}</title>\n<style>{_CSS}</style>\n</head>\n<body>\n"
    for block in paper.blocks:
        if isinstance(block, Grid):
            yield from _table(block)
        else:
            tag = f"h{block.level}" if block.level else "p"
            yield f"<{tag}{'' if block.text.strip() else ' ' + EMPTY}>{escape(block.text)}</{tag}>\n"
    yield "</body>\n</html>\n"


def _table(grid: Grid) -> Iterator[str]:
    merges = {(merge.top, merge.left): merge for merge in merges_of(grid)}
    header = header_rows(grid)
    yield "<table>\n<thead>\n" if header else "<table>\n<tbody>\n"
    for row, cells in enumerate(grid.rows):
        yield "</thead>\n<tbody>\n<tr>" if row == header and row else "<tr>"
        tag = "th" if row < header else "td"
        for column, cell in enumerate(cells):
            if cell.covered is Covered.NO:
                merge = merges.get((row, column))
                down = f' rowspan="{merge.height}"' if merge and merge.height > 1 else ""
                along = f' colspan="{merge.width}"' if merge and merge.width > 1 else ""
                yield f"<{tag}{down}{along}>{escape(cell.text)}</{tag}>"
        yield "</tr>\n"
    yield "</tbody>\n</table>\n"
