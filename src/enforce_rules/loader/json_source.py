r"""JSON text → the same nodes as YAML gives, numbers and words as their author wrote them (1.10 stays `1.10`).

In: text whose first character opens an object or a list. Out: calls to a tree, or `NotJson` with the place. YAML 1.1
reads most of JSON, but not its surrogate pairs (`\ud83d\ude00`), nor keys past 1,024 characters.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn

from enforce_rules.diagnostics import Span
from enforce_rules.loader.tree import Tree
from enforce_rules.model.node import TextNode

_STRING: Final = r'"(?P<string>[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+)"'
_WORD: Final = r"(?P<word>(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+|true|false|null)(?![\w.+-]))"
_TOKEN: Final = re.compile(rf"[ \t\n]*+(?:(?P<mark>[{{}}\[\],:])|{_STRING}|{_WORD})")
_REST: Final = re.compile(r"[ \t\n]*+")
_ESCAPE: Final = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_SHORT: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

# What may come next, and the sentence when it does not (see catalogue_syntax).
_VALUE, _VALUE_OR_END, _KEY, _KEY_OR_END, _COLON, _COMMA = range(6)
_WANTED: Final = ("value-wanted", "value-wanted", "json-key", "json-key", "json-colon", "json-comma")


class NotJson(Exception):
    """The text is no JSON from here on."""

    def __init__(self, why: str, place: Span) -> None:
        super().__init__(why)
        self.why, self.place = why, place


def looks_like_json(text: str) -> bool:
    """Whether it begins as a JSON object or list does."""
    return text.lstrip(" \t\n")[:1] in ("{", "[")


def read_json(text: str, file: str, tree: Tree) -> None:
    """Build the tree. Raises `NotJson`, or `Refused` at a limit."""
    reader = _JsonReader(text, file, tree)
    reader.run()


class _JsonReader:
    def __init__(self, text: str, file: str, tree: Tree) -> None:
        self.text, self.file, self.tree = text, file, tree
        self.line, self.line_start, self.counted = 1, 0, 0
        self.open: list[bool] = []  # whether each container that is open is an object

    def run(self) -> None:
        position, state = 0, _VALUE
        while True:
            token = _TOKEN.match(self.text, position)
            if token is None:
                self._fail(position, _WANTED[state])
            kind = token.lastgroup or ""
            start = token.start(kind) - (kind == "string")
            state = self._take(token, kind, self._span(start, token.end()), state)
            position = token.end()
            if not self.open:
                break
        if self._after_space(position) != len(self.text):
            self._fail(position, "json-after-end")

    def _take(self, token: re.Match[str], kind: str, span: Span, state: int) -> int:
        text = token[kind]
        if kind == "mark":
            return self._mark(text, span, state)
        if state in (_COLON, _COMMA) or (kind == "word" and state in (_KEY, _KEY_OR_END)):
            raise NotJson(_WANTED[state], span)
        whole = text if kind == "word" or "\\" not in text else _ESCAPE.sub(_unescape, text)
        self.tree.text(TextNode(whole, span, int(kind == "string"), whole == text))
        return _COLON if state in (_KEY, _KEY_OR_END) else _COMMA

    def _mark(self, mark: str, span: Span, state: int) -> int:
        if mark in "{[" and state in (_VALUE, _VALUE_OR_END):
            self.tree.open(span, is_map=mark == "{")
            self.open.append(mark == "{")
            return _KEY_OR_END if mark == "{" else _VALUE_OR_END
        ends = state == _COMMA or state == (_KEY_OR_END if mark == "}" else _VALUE_OR_END)
        if mark in "}]" and self.open and self.open[-1] == (mark == "}") and ends:
            self.tree.close()
            self.open.pop()
            return _COMMA
        if mark == ":" and state == _COLON:
            return _VALUE
        if mark == "," and state == _COMMA and self.open:
            return _KEY if self.open[-1] else _VALUE
        raise NotJson(_WANTED[state], span)

    def _span(self, start: int, end: int) -> Span:
        """The place of a token; tokens come in order, so that every character is counted once."""
        newlines = self.text.count("\n", self.counted, start)
        if newlines:
            self.line += newlines
            self.line_start = self.text.rindex("\n", self.counted, start) + 1
        self.counted = start
        return Span(self.file, self.line, start - self.line_start + 1, end - self.line_start + 1)

    def _after_space(self, position: int) -> int:
        rest = _REST.match(self.text, position)
        assert rest is not None, "no space at all is a match"
        return rest.end()

    def _fail(self, position: int, why: str) -> NoReturn:
        start = self._after_space(position)
        raise NotJson("unclosed" if start >= len(self.text) and self.open else why, self._span(start, start + 1))


def _unescape(escape: re.Match[str]) -> str:
    high, low, code, short = escape.groups()
    if high is not None:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    return chr(int(code, 16)) if code is not None else _SHORT.get(short, short)
