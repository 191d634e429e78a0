"""Diagnostics of a case that may be logged: what the author wrote as a value is masked (decision 0010).

In: diagnostics of a case, its text, and the vocabulary (words of the case document and of the loaded rulesets). Out:
the same diagnostics, and of the text only the lines they point at, in both of which a value is shown only if it is one
of those words, a short number with its unit, or a day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from enforce_rules.diagnostics.diagnostic import Diagnostic, Span

VALUES: Final = frozenset(("have", "id", "name", "party", "text", "value", "title", "want", "derived"))
"""Arguments which repeat a value; `key`, `fact` and `column` repeat a name; the others are words of ours."""
NAMES: Final = frozenset(("column", "fact", "key", "other", "use", "type"))
MASK: Final = "＊＊＊"

_UNITS: Final = "元万亿千百个名次年月日天时分吨米平立方公里斤克升人件台辆棵株亩倍％%‰"
_HARMLESS: Final = re.compile(
    rf"(?=(?:[^0-9]*[0-9]){{0,7}}[^0-9]*\Z)[-+]?[0-9.,eE]{{0,12}}[{_UNITS}]{{0,4}}"  # an amount: at most seven digits
    r"|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"
    r"|[A-Za-z]{1,2}[0-9]{0,4}|."  # a 代号
    r"|true|false|null|yes|no|on|off|True|False|None|NaN|\.nan|\.inf|-?Infinity|0x[0-9a-f]{1,6}",
    re.ASCII,
)
_IDENTIFIER: Final = re.compile(r"(?!.*[0-9]{6})[A-Za-z_][A-Za-z0-9_]{0,39}", re.ASCII)
_INDEX: Final = re.compile(r"(?:\[[0-9]+\])++\Z")
_WORDS: Final = re.compile(r"[^\s{}\[\],:\"'：，]+")


def discreet(
    diagnostics: Iterable[Diagnostic], text: str, vocabulary: Collection[str]
) -> tuple[tuple[Diagnostic, ...], str]:
    """The diagnostics without values, and the lines they point at without values."""
    masked = tuple(_masked(each, vocabulary) for each in diagnostics)
    lines = text.split("\n")
    shown: dict[int, set[tuple[int, int]]] = {}
    for each in masked:
        line = each.span.line
        if 1 <= line <= len(lines):
            shown.setdefault(line, set()).update(_told(each, lines[line - 1]))
    kept = (
        _line(line, shown[number], vocabulary) if number in shown else ""
        for number, line in enumerate(lines[: max(shown, default=0)], 1)
    )
    return masked, "\n".join(kept)


def _masked(diagnostic: Diagnostic, vocabulary: Collection[str]) -> Diagnostic:
    def place(span: Span) -> Span:
        return replace(span, file=_path(span.file, vocabulary))

    related = tuple((place(span), note) for span, note in diagnostic.related)
    return replace(diagnostic, span=place(diagnostic.span), args=_arguments(diagnostic, vocabulary), related=related)


def _path(file: str, vocabulary: Collection[str]) -> str:
    """`<case>: 行为[1].事实.违法所得`, the place of a value in memory, is made of keys."""
    head, found, path = file.partition(">: ")
    if not (found and head.startswith("<")):
        return file
    keys = (_INDEX.sub("", each) for each in path.split("."))
    return f"{head}>: " + ".".join(
        each if key in vocabulary or _IDENTIFIER.fullmatch(key) else MASK
        for each, key in zip(path.split("."), keys, strict=True)
    )


def _arguments(diagnostic: Diagnostic, vocabulary: Collection[str]) -> tuple[tuple[str, str], ...]:
    def argument(name: str, value: str) -> str:
        if name in VALUES:
            return value if _harmless(value, vocabulary) else _colon(value, vocabulary)
        if name in NAMES:
            known = (
                _harmless(_INDEX.sub("", value[:200]), vocabulary)
                or diagnostic.suggestion
                or diagnostic.code == "forbidden-key"
            )
            return value if known or _IDENTIFIER.fullmatch(value) else MASK
        return value

    return tuple((name, argument(name, value)) for name, value in diagnostic.args)


def _harmless(value: str, vocabulary: Collection[str]) -> bool:
    return value in vocabulary or _HARMLESS.fullmatch(value) is not None


def _colon(value: str, vocabulary: Collection[str]) -> str:
    """`姓名：…`: the name before a full-width colon may be shown; `规则集#…` likewise."""
    for mark in ("：", "#"):
        before, found, after = value.partition(mark)
        if found and before.strip() in vocabulary:
            code = mark == "#" and re.fullmatch(r"[§第]?[0-9A-Za-z.\-条款项一二三四五六七八九十]{1,12}", after)
            return value if code else f"{before}{mark}{MASK}"
    return MASK


def _told(diagnostic: Diagnostic, line: str) -> set[tuple[int, int]]:
    """The part of the line under the caret, if the message shows it anyway."""
    span: Span = diagnostic.span
    start, end = span.column - 1, (span.end_column or span.column) - 1
    under = line[start:end]
    return {(start, end)} if any(under.strip("\"' ") == value for _, value in diagnostic.args) else set()


def _line(line: str, told: Iterable[tuple[int, int]], vocabulary: Collection[str]) -> str:
    """The line, every word masked that is not of the vocabulary; each character keeps its width, so the caret stays."""
    chars = [_mask(char) for char in line]
    for each in _WORDS.finditer(line):
        if each[0] in vocabulary:
            chars[each.start() : each.end()] = each[0]
    for start, end in told:
        chars[start:end] = line[start:end]
    return "".join(chars)


def _mask(char: str) -> str:
    if char in " \t{}[],:\"'：-#|>":
        return char
    return "＊" if unicodedata.east_asian_width(char) in "WF" else "*"
