"""A Python mapping → nodes, so that a program may pass a case it holds.

In: texts, lists and mappings. Out: nodes, under the limits of a file. A value has no line there: its place is its path
(`<case>: 行为[1].事实`).
"""

from __future__ import annotations

from collections.abc import Mapping

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.tree import Refused, Tree
from enforce_rules.model.node import Node, TextNode

_KINDS = {bool: "bool", int: "number", float: "number", type(None): "null"}


def nodes_of(
    data: Mapping[str, object], file: str, limits: Limits = DEFAULT
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The mapping as nodes, or everything in it that is no text."""
    reader = _PythonReader(file, limits)
    try:
        reader.take(data, "", 0)
    except Refused as refused:
        return None, (*reader.tree.found, refused.found)
    found = tuple(reader.tree.found)
    return (None if found else reader.tree.root), found


class _PythonReader:
    def __init__(self, file: str, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.tree = Tree(limits)
        self.size = 0

    def take(self, value: object, path: str, depth: int) -> None:
        """One value; the tree refuses it before the calls here are too deep."""
        if isinstance(value, str):
            self._text(value, path)
        elif isinstance(value, Mapping):
            self.tree.open(self._place(path), is_map=True)
            for name, each in value.items():
                inside = f"{path}.{name}" if path else str(name) if isinstance(name, str) else path
                self._text(name, inside) if isinstance(name, str) else self._no_key(path)
                self.take(each, inside, depth + 1)
            self.tree.close()
        elif isinstance(value, list | tuple):
            self.tree.open(self._place(path), is_map=False)
            for number, each in enumerate(value, 1):
                self.take(each, f"{path}[{number}]", depth + 1)
            self.tree.close()
        else:
            kind = _KINDS.get(type(value), "other")
            key = path.rpartition(".")[2]
            self.tree.found.append(diagnose("not-text", self._place(path), key=key, kind=kind))
            self.tree.text(TextNode("", self._place(path), exact=False))

    def _text(self, text: str, path: str) -> None:
        self.size += len(text)
        if self.size > self.limits.file_bytes:
            limit = str(self.limits.file_bytes)
            raise Refused(diagnose("file-too-large", self._place(""), value=str(self.size), limit=limit))
        self.tree.text(TextNode(text, self._place(path), exact=False))

    def _no_key(self, path: str) -> None:
        raise Refused(diagnose("key-not-text", self._place(path)))

    def _place(self, path: str) -> Span:
        return Span(f"{self.file}: {path[:200]}" if path else self.file, 0, 0)
