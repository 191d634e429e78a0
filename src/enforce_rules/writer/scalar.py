r"""One scalar as YAML: plain where the loader reads it back plain, else in single quotes; a line break needs double ones.

In: a text, and whether it stands in brackets. Out: what to write. Numbers of three digits and more are quoted, as in the
shipped rulesets, and any number behind a key: they are codes, and other programs would read them as numbers.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from enforce_rules.diagnostics import NOWHERE
from enforce_rules.loader.text import SHOWN, clean, faults_of_line

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_BRACKETS: Final = frozenset(",[]{}?")
_DASH: Final = re.compile(r"-[^\s,\[\]{}:#?-]")
_MARK_IN_TEXT: Final = re.compile(r": |:\Z| #")
_NUMBER: Final = re.compile(r"[0-9]+\Z")
_SHORT: Final = 2  # digits of a number that is none of a code
_END: Final = "..."  # at the start of a line, the end of a document
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, in_brackets: bool = False, behind_key: bool = False) -> str:
    r"""The text as a YAML scalar on one line.

    Raises ValueError naming the characters that the loader refuses: invisible ones, and ones that only look like others.

    >>> scalar("440000"), scalar("122-2"), scalar("5%以上: 含"), scalar("甲\n乙")
    ("'440000'", '122-2', "'5%以上: 含'", '"甲\\n乙"')
    """
    refuse_unclean(text)
    if "\n" in text or "\t" in text:
        return f'"{_escaped(text)}"'
    is_code = _NUMBER.match(text) is not None and (behind_key or len(text) > _SHORT)
    if not is_code and _is_plain(text, in_brackets=in_brackets):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    """Whether YAML needs no quotes around it."""
    if not text or text != text.strip(" ") or text.startswith(_END) or _MARK_IN_TEXT.search(text):
        return False
    if in_brackets and not _BRACKETS.isdisjoint(text):
        return False
    return text[0] not in _INDICATORS or _DASH.match(text) is not None


def refuse_unclean(text: str) -> None:
    """Raise ValueError if the loader would refuse a character of the text."""
    if clean(text):
        return
    found = [each for line in text.split("\n") for each in faults_of_line(line, NOWHERE)]
    named = dict.fromkeys(f"{each.code} {dict(each.args).get('char', '')}".strip() for each in found[:SHOWN])
    raise ValueError("characters that cannot be read back: " + ", ".join(named))


def _escaped(text: str) -> str:
    """Escapes of a double-quoted scalar; a mark behind one is escaped too, lest it join the letter of the escape."""
    parts: list[str] = []
    for char in text:
        joins = bool(parts) and parts[-1] in ("\\n", "\\t") and unicodedata.combining(char)
        parts.append(f"\\U{ord(char):08x}" if joins else _ESCAPES.get(char, char))
    return "".join(parts)
