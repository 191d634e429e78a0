"""Characters a reader does not see, or sees as something else: refused when read, written out when drawn.

The sets are written out here, since those of `unicodedata` grow from one version of Python to the next.
"""

from __future__ import annotations

import re
from typing import Final

# Each kind of character that is refused (in words: catalogue_syntax).
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
HIDDEN: Final = re.compile("[" + "".join(KINDS.values()) + "]")
_WRITTEN_OUT: Final = re.compile("[\\t\\n" + "".join(KINDS.values()) + "]")


def kind_of(char: str) -> str:
    """Which kind of hidden character it is."""
    return next(kind for kind, pattern in _KINDS.items() if pattern.match(char))


def visible(text: str) -> str:
    r"""The text with control, invisible and direction-changing characters written out.

    >>> visible("a\u202eb")
    'a\\u202eb'
    """
    return _WRITTEN_OUT.sub(lambda found: _written(ord(found[0])), text)


def _written(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
