"""The form in brackets (方括号写法): any node as one text, and back, where no official words say it.

In: a node, or the text of a cell. Out: `［甲；乙］` for a list, `｛键：值；键：值｝` for a mapping, `“甲”` for a text that would be
taken for something else; or the node of such a text, None for every other text.
"""

from __future__ import annotations

import re
from typing import Final, assert_never

from enforce_rules.loader.limits import DEFAULT
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer import items, mapping, text

DEEPEST: Final = DEFAULT.depth - 6
"""How many lists and mappings may stand inside of each other in a cell: it stands in six of them itself, at most."""
_SPECIAL: Final = "［］｛｝；：“”"
_BARE: Final = re.compile(f"[^{_SPECIAL}]+")
_UNSAFE: Final = frozenset(_SPECIAL)
_OPENING: Final = ("［", "｛", "“")


def quoted(content: str) -> str:
    """A text in quotation marks; a closing one inside is written twice.

    >>> quoted("甲”乙")
    '“甲””乙”'
    """
    return f"“{content.replace('”', '””')}”"


def bracketed(node: Node) -> str:
    """The node, whatever it is; `unbracketed` gives it back.

    >>> bracketed(mapping({"除外": items(["甲", "乙：丙"])}))
    '｛除外：［甲；“乙：丙”］｝'
    """
    return quoted(node.text) if isinstance(node, TextNode) else _inside(node)


def unbracketed(content: str, around: int = 0) -> Node | None:
    """The node of a text that is, from its first character to its last, in this form; None for any other.

    `around` is how many lists and mappings it stands in.

    >>> unbracketed("｛除外：［甲；“乙：丙”］｝") == mapping({"除外": items(["甲", "乙：丙"])})
    True
    >>> unbracketed("“甲”乙") is None
    True
    """
    if not content.startswith(_OPENING):
        return None
    found = _Reader(content).value(0, around + 1)
    return found[0] if found is not None and found[1] == len(content) else None


def alike(one: Node, two: Node, *, ordered: bool = True) -> bool:
    """Whether two nodes say the same, wherever they stand; with `ordered`, the keys of a mapping in the same order."""
    match one, two:
        case TextNode(), TextNode():
            return one.text == two.text
        case ListNode(), ListNode():
            return len(one.items) == len(two.items) and all(
                alike(a, b, ordered=ordered) for a, b in zip(one.items, two.items, strict=True)
            )
        case MapNode(), MapNode():
            names = [[key.text for key, _ in each.items] for each in (one, two)]
            if names[0] != names[1] if ordered else sorted(names[0]) != sorted(names[1]):
                return False
            other = {key.text: value for key, value in two.items}
            return all(alike(value, other[key.text], ordered=ordered) for key, value in one.items)
        case _:
            return False


def _inside(node: Node) -> str:
    match node:
        case TextNode():
            plain = node.text and node.text.strip() == node.text and _UNSAFE.isdisjoint(node.text)
            return node.text if plain else quoted(node.text)
        case ListNode():
            return f"［{'；'.join(_inside(each) for each in node.items)}］"
        case MapNode():
            return f"｛{'；'.join(f'{_inside(key)}：{_inside(value)}' for key, value in node.items)}｝"
        case _:
            assert_never(node)


class _Reader:
    """Reads from left to right, every character once; no deeper than a document may be."""

    def __init__(self, content: str) -> None:
        self.content = content

    def value(self, at: int, depth: int) -> tuple[Node, int] | None:
        """What begins here, and where it ends."""
        match self.content[at : at + 1]:
            case "［" if depth <= DEEPEST:
                return self._list(at + 1, depth)
            case "｛" if depth <= DEEPEST:
                return self._mapping(at + 1, depth)
            case _:
                return self._text(at)

    def _text(self, at: int) -> tuple[TextNode, int] | None:
        if self.content.startswith("“", at):
            return self._quoted(at + 1)
        bare = _BARE.match(self.content, at)
        said = bare[0].strip() if bare else ""
        return (text(said), bare.end()) if bare and said else None

    def _quoted(self, at: int) -> tuple[TextNode, int] | None:
        parts = []
        while (end := self.content.find("”", at)) >= 0:
            parts.append(self.content[at:end])
            if not self.content.startswith("”", end + 1):
                return text("”".join(parts)), end + 1
            at = end + 2
        return None

    def _list(self, at: int, depth: int) -> tuple[Node, int] | None:
        found: list[Node] = []
        if self.content.startswith("］", at):
            return items(found), at + 1
        while (one := self.value(at, depth + 1)) is not None:
            found.append(one[0])
            at = one[1] + 1
            match self.content[one[1] : at]:
                case "］":
                    return items(found), at
                case "；":
                    continue
                case _:
                    return None
        return None

    def _mapping(self, at: int, depth: int) -> tuple[Node, int] | None:
        found: dict[str, Node] = {}
        if self.content.startswith("｝", at):
            return mapping(found), at + 1
        while (key := self._text(at)) is not None and self.content.startswith("：", key[1]):
            value = self.value(key[1] + 1, depth + 1)
            if value is None or key[0].text in found:
                return None
            found[key[0].text] = value[0]
            at = value[1] + 1
            match self.content[value[1] : at]:
                case "｝":
                    return mapping(found), at
                case "；":
                    continue
                case _:
                    return None
        return None
