"""The citation door: 《某法》第三十三条第一款第（二）项, lists and ranges; a name without 《》 as ruleset cells write it."""

from __future__ import annotations

from dataclasses import replace

from enforce_rules.wording.numerals import read_number
from enforce_rules.wording.text import Text, clean
from enforce_rules.wording.values import Provision, WordingError

LEVELS = {"条": "article", "款": "paragraph", "项": "item", "目": "subitem"}
ORDER = ("article", "paragraph", "item", "subitem")
SEPARATORS = ("以及", "、", "和", "及", "，", "；")
OWN = ("本规定", "本办法", "本条例", "本法", "本细则", "本决定", "前款", "前条")
EDITION_MARKS = ("年", "修订", "修正", "版", "号", "令")
RANGE_LIMIT = 200


def parse_citation(cell: str) -> tuple[Provision, ...]:
    """A whole cell of citations. Raises `WordingError`."""
    text = clean(cell)
    found, end = _citations(text)
    rest = text.s[end:]
    if rest in ("", "的规定", "规定", "。"):
        return found
    raise text.error("trailing", end, text=rest)


def parse_citation_prefix(cell: str) -> tuple[tuple[Provision, ...], str]:
    """The citations at the start of a cell, and what stands after them."""
    text = clean(cell)
    found, end = _citations(text)
    return found, text.s[end:]


def _citations(text: Text) -> tuple[tuple[Provision, ...], int]:
    source, i = _source(text, 0)
    found: list[Provision] = []
    path, i = _path(text, i, source, None, found)
    if path is None:
        raise text.error("no_citation", i)
    while True:
        separator = next((mark for mark in SEPARATORS if text.s.startswith(mark, i)), None)
        if separator is None:
            break
        j = i + len(separator)
        try:
            next_source, k = _source(text, j)
        except WordingError:
            break
        named = next_source.doc is not None
        start = next_source if named else replace(found[-1], quoted=source.quoted)
        more: list[Provision] = []
        path, k = _path(text, k, next_source if named else source, None if named else start, more)
        if path is None:
            break
        found += more
        source = next_source if named else source
        i = k
    return tuple(found), i


def _source(text: Text, i: int) -> tuple[Provision, int]:
    """The text cited: 《》 (which may nest 〈〉 and 《》), 本法, or a bare name before 第."""
    s = text.s
    if s.startswith("《", i):
        depth, j = 0, i
        while j < len(s):
            depth += (s[j] == "《") - (s[j] == "》")
            j += 1
            if depth == 0:
                break
        if depth:
            raise text.error("bracket_open", i)
        doc = s[i + 1 : j - 1]
        edition, j = _edition(s, j)
        return Provision(doc, edition, quoted=True), j
    for own in OWN:
        if s.startswith(own, i):
            return Provision(own), i + len(own)
    if s.startswith("第", i):
        return Provision(), i
    j = s.find("第", i)
    while j > 0 and read_number(text, j + 1) is None and not s.startswith("第（", j):
        j = s.find("第", j + 1)
    if j <= i or any(mark in s[i:j] for mark in "，；。"):
        raise text.error("no_citation", i)
    name = s[i:j]
    edition = None
    if name.endswith("）") and "（" in name:
        head, _, inner = name[:-1].rpartition("（")
        if any(mark in inner for mark in EDITION_MARKS):
            name, edition = head, inner
    return Provision(name, edition), j


def _edition(s: str, j: int) -> tuple[str | None, int]:
    if s.startswith("（", j):
        close = s.find("）", j)
        inner = s[j + 1 : close] if close > 0 else ""
        if inner and any(mark in inner for mark in EDITION_MARKS):
            return inner, close + 1
    return None, j


def _path(
    text: Text, i: int, source: Provision, inherited: Provision | None, out: list[Provision]
) -> tuple[Provision | None, int]:
    """条款项目 from one place on; a list element inherits the levels above its own."""
    current = inherited or source
    got = False
    while True:
        read = _level(text, i)
        if read is None:
            break
        level, numbers, sub, i = read
        base = current if got else _above(current, source, level)
        got = True
        current = _with(base, level, numbers[-1])
        if sub is not None:
            current = replace(current, article_sub=sub)
        for number in numbers[:-1]:
            out.append(_with(base, level, number))
    if not got:
        return None, i
    out.append(current)
    return current, i


def _above(provision: Provision, source: Provision, level: str) -> Provision:
    """The provision cut down to the levels above this one."""
    kept = ORDER[: ORDER.index(level)]
    return replace(
        source,
        article=provision.article if "article" in kept else None,
        article_sub=provision.article_sub if "article" in kept else None,
        paragraph=provision.paragraph if "paragraph" in kept else None,
        item=provision.item if "item" in kept else None,
        subitem=None,
    )


def _with(provision: Provision, level: str, number: int) -> Provision:
    match level:
        case "article":
            return replace(provision, article=number)
        case "paragraph":
            return replace(provision, paragraph=number)
        case "item":
            return replace(provision, item=number)
        case _:
            return replace(provision, subitem=number)


def _level(text: Text, i: int) -> tuple[str, list[int], int | None, int] | None:
    """第三十三条, 第一百二十四条之一, 第（二）项, （二）, 第一、二项, 第一至三项."""
    s = text.s
    if s.startswith("（", i) or s.startswith("第（", i):
        j = i + (2 if s[i] == "第" else 1)
        number = read_number(text, j)
        if number is None or not s.startswith("）", number.end) or number.value.denominator != 1:
            return None
        end = number.end + 1
        numbers = [int(number.value)]
        if s[i] == "第":
            name = LEVELS.get(s[end : end + 1])
            return None if name is None else (name, numbers, None, end + 1)
        return "item", numbers, None, end + (1 if s.startswith("项", end) else 0)
    if not s.startswith("第", i):
        return None
    numbers, j = _numbers(text, i + 1)
    if not numbers:
        return None
    level = LEVELS.get(s[j : j + 1])
    if level is None:
        return None
    j += 1
    if s.startswith(("至第", "到第"), j):
        upto, k = _numbers(text, j + 2)
        if upto and s.startswith(s[j - 1], k) and 0 < upto[0] - numbers[-1] < RANGE_LIMIT:
            return level, [*numbers, *range(numbers[-1] + 1, upto[0] + 1)], None, k + 1
    if level == "article" and s.startswith("之", j):
        sub = read_number(text, j + 1)
        if sub is not None:
            return level, numbers, int(sub.value), sub.end
    return level, numbers, None, j


def _numbers(text: Text, i: int) -> tuple[list[int], int]:
    number = read_number(text, i)
    if number is None or number.value.denominator != 1 or number.value > 99_999:
        return [], i
    numbers, j = [int(number.value)], number.end
    while text.s.startswith(("、", "至", "到"), j):
        more = read_number(text, j + 1)
        if more is None or more.value.denominator != 1:
            break
        if text.s[j] in "至到":
            last = int(more.value)
            if not 0 < last - numbers[-1] < RANGE_LIMIT:
                raise text.error("range_reversed", i)
            numbers += range(numbers[-1] + 1, last + 1)
        else:
            numbers.append(int(more.value))
        j = more.end
    return numbers, j
