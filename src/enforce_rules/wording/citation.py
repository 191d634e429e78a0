"""The citation door: 《某法》第三十三条第一款第（二）项, lists and ranges, and names without 《》 as ruleset cells write them.

In: a cell, or a text that begins with citations. Out: provisions in order, or a `WordingError`. A list element
inherits the levels above its own: 第八十五条第一款第三项、第二款 is 85·1·3 and 85·2.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enforce_rules.wording.provision import (
    LEVELS,
    Level,
    read_level,
    read_source,
    whole_name,
)
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.values import Provision
from enforce_rules.wording.words import WordList

PROVISIONS_LIMIT: Final = 1000
_SEPARATORS = WordList(("、", "和", "及", "以及", "，", "；"))
_DEPTH: Final = {name: depth for depth, name in enumerate(LEVELS)}


def parse_citation(cell: str) -> tuple[Provision, ...]:
    """A whole cell of citations. Raises `WordingError`.

    >>> [(p.article, p.paragraph, p.item) for p in parse_citation("行政处罚法第八十五条第一款第三项、第二款")]
    [(85, 1, 3), (85, 2, None)]
    """
    text = clean(cell)
    if (named := whole_name(text.s)) is not None:
        return (named,)
    found, end = _citations(text)
    if text.s[end:] not in ("", "。"):
        raise text.error("trailing", end, len(text.s), text=text.s[end:])
    return found


def parse_citation_prefix(cell: str) -> tuple[tuple[Provision, ...], str]:
    """The citations at the start of a text, and the rest of the text as given. Raises `WordingError`.

    >>> parse_citation_prefix("《森林法》第七十三条第一款：违反本法规定……")[1]
    '：违反本法规定……'
    """
    text = clean(cell, strict=False)
    found, end = _citations(text)
    return found, cell[text.at(end) :]


def _citations(text: Text) -> tuple[tuple[Provision, ...], int]:
    found: list[Provision] = []
    source, start = read_source(text, 0) or (Provision(), 0)
    end = _path(text, start, source, source, found)
    if end is None:
        if not text.s.startswith("《"):
            raise text.error("no_citation", 0, len(text.s))
        found, end = [source], start
    while (mark := _SEPARATORS.at(text.s, end)) is not None:
        named = read_source(text, end + len(mark))
        source, start = named or (source, end + len(mark))
        after = _path(text, start, source, source if named else found[-1], found)
        if after is None:
            break
        end = after
    return tuple(found), end + 3 * text.s.startswith("的规定", end)


def _path(text: Text, i: int, source: Provision, inherited: Provision, found: list[Provision]) -> int | None:
    """The levels from `i` on, their provisions added to `found`; None if no level stands there."""
    current, end, depth = inherited, i, -1
    several: list[Provision] = []
    while (level := read_level(text, end)) is not None:
        if _DEPTH[level.name] <= depth:
            break
        base = current if depth >= 0 else _above(source, inherited, level.name)
        several += [_at(base, level, number) for number in level.numbers]
        current = several.pop()
        depth, end = _DEPTH[level.name], level.end
        if len(found) + len(several) > PROVISIONS_LIMIT:
            raise text.error("too_many_provisions", i, None, limit=str(PROVISIONS_LIMIT))
    if depth < 0:
        return None
    found += [*several, current]
    return end


def _above(source: Provision, inherited: Provision, level: str) -> Provision:
    """The provision before, cut down to the levels above this one."""
    depth = _DEPTH[level]
    return replace(
        source,
        article=inherited.article if depth > 0 else None,
        article_sub=inherited.article_sub if depth > 0 else None,
        paragraph=inherited.paragraph if depth > 1 else None,
        item=inherited.item if depth > 2 else None,
        subitem=inherited.subitem if depth > 3 else None,
    )


def _at(base: Provision, level: Level, number: int) -> Provision:
    match level.name:
        case "条":
            return replace(base, article=number, article_sub=level.sub)
        case "款":
            return replace(base, paragraph=number)
        case "项":
            return replace(base, item=number)
        case "目":
            return replace(base, subitem=number)
        case _:
            return replace(base, sentence=number)
