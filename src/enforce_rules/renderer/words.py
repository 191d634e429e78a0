"""A node in the words of official papers, and what such words mean: each text that is printed is read before it is used.

In: a node and the manner of its cell, or the text of a cell. Out: the shortest official wording that reads back to the node,
else its form in brackets; or the node of a text. Neither knows what the words mean in law.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.renderer.notation import DEEPEST, alike, bracketed, quoted, unbracketed
from enforce_rules.writer import items, mapping, text


class Manner(Enum):
    """What may stand in a cell besides a text, a list and a misprint."""

    TEXT = "text"
    CONDITION = "condition"
    """条件: 同时满足, 任一, 除外, a fact and its value."""
    DEED = "deed"
    """处理: 选一, 可以, 并处, 取高, 取低."""


PHRASES: Final = {
    Manner.TEXT: {},
    Manner.CONDITION: {"同时满足": "同时满足下列情形", "任一": "有下列情形之一", "除外": "没有下列情形"},
    Manner.DEED: {"选一": "选择其一", "可以": "可以", "并处": "并处", "取高": "取其中较高的", "取低": "取其中较低的"},
}
"""Keys that have words of their own; of a condition any other key is a fact, `事实：值`."""
MEANT: Final = {manner: {said: key for key, said in phrases.items()} for manner, phrases in PHRASES.items()}
_AND: Final = "；并且"
_EXCEPT: Final = "；但有下列情形的除外："
_MISPRINT: Final = "（原文印作“"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def said(node: Node, manner: Manner = Manner.TEXT) -> str:
    """The node as the text of a cell; `heard` gives it back, whatever its texts hold.

    >>> said(mapping({"同时满足": items(["甲", mapping({"任一": items(["乙", "丙"])})]), "除外": "丁"}), Manner.CONDITION)
    '同时满足下列情形：（1）甲；（2）有下列情形之一：①乙；②丙；但有下列情形的除外：丁'
    >>> said(mapping({"同时满足": "甲"})), said(text("［甲］"))
    ('｛同时满足：甲｝', '“［甲］”')
    """
    return _part(node, manner, 0, 0)


def heard(content: str, manner: Manner = Manner.TEXT) -> Node:
    """What the text of a cell says; a text that says nothing else says itself."""
    return _heard(content, manner, 0, 0)


def _part(node: Node, manner: Manner, level: int, depth: int) -> str:
    wording = _wording(node, manner, level, depth)
    read_back = wording is not None and alike(_heard(wording, manner, level, depth), node)
    return wording if wording is not None and read_back else bracketed(node)


def _wording(node: Node, manner: Manner, level: int, depth: int) -> str | None:
    """What to try first; none where there are no words for it."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        marks = [_mark(level, number) for number in range(1, len(node.items) + 1)]
        parts = [_part(each, manner, level + 1, depth + 1) for each in node.items]
        listed = "；".join(f"{mark}{part}" for mark, part in zip(marks, parts, strict=True))
        return None if not parts or None in marks else listed
    printed = node.get("原作")
    if [key.text for key, _ in node.items] == ["读作", "原作"] and isinstance(printed, TextNode):
        return f"{_part(node.items[0][1], manner, level, depth + 1)}（原文印作{quoted(printed.text)}）"
    if not node.items or (len(node.items) > 1 and (depth or manner is not Manner.CONDITION)):
        return None
    return _clauses(node, manner, level, depth)


def _clauses(node: MapNode, manner: Manner, level: int, depth: int) -> str | None:
    wording = ""
    for key, value in node.items:
        phrase = PHRASES[manner].get(key.text, key.text if manner is Manner.CONDITION else None)
        if phrase is None:
            return None
        part = _part(value, manner, level, depth + 1)
        if wording and key.text == "除外":
            wording += f"{_EXCEPT}{part}"
        else:
            wording += f"{_AND if wording else ''}{phrase}：{part}"
    return wording


def _heard(content: str, manner: Manner, level: int, depth: int) -> Node:
    """`level`: how many lists it is in; `depth`: how many of anything."""
    node = unbracketed(content, depth)
    if node is not None:
        return node
    if depth < DEEPEST:
        node = _misprint(content, manner, level, depth) or _numbered(content, manner, level, depth)
        if node is None and manner is Manner.CONDITION and not depth:
            node = _several(content)
        if node is None and manner is not Manner.TEXT:
            node = _clause(content, manner, level, depth)
    return text(content) if node is None else node


def _misprint(content: str, manner: Manner, level: int, depth: int) -> Node | None:
    at = content.rfind(_MISPRINT) if content.endswith("”）") else -1
    printed = unbracketed(content[at + len(_MISPRINT) - 1 : -1]) if at > 0 else None
    if not isinstance(printed, TextNode):
        return None
    return mapping({"读作": _heard(content[:at], manner, level, depth + 1), "原作": printed})


def _numbered(content: str, manner: Manner, level: int, depth: int) -> Node | None:
    found: list[Node] = []
    number, at = 1, 0
    mark = _mark(level, 1)
    while mark is not None and content.startswith(mark, at):
        start = at + len(mark)
        number += 1
        mark = _mark(level, number)
        at = content.find(f"；{mark}", start) if mark is not None else -1
        end = at if at >= 0 else len(content)
        if start == end:
            return None
        found.append(_heard(content[start:end], manner, level + 1, depth + 1))
        if at < 0:
            break
        at += 1
    return items(found) if found else None


def _several(content: str) -> Node | None:
    """Several keys of one condition."""
    found: dict[str, Node] = {}
    for part in content.split(_AND):
        head, *exceptions = part.split(_EXCEPT)
        clause = _clause(head, Manner.CONDITION, 0, 0)
        pairs = [] if clause is None else [(clause.items[0][0].text, clause.items[0][1])]
        pairs += [("除外", _heard(each, Manner.CONDITION, 0, 1)) for each in exceptions]
        if clause is None or any(key in found for key, _ in pairs):
            return None
        found |= dict(pairs)
    return mapping(found) if len(found) > 1 else None


def _clause(content: str, manner: Manner, level: int, depth: int) -> MapNode | None:
    head, colon, rest = content.partition("：")
    key = MEANT[manner].get(head, head if manner is Manner.CONDITION else None)
    if not colon or not key:
        return None
    return mapping({key: _heard(rest, manner, level, depth + 1)})


def _mark(level: int, number: int) -> str | None:
    """（1）, in a list inside of it ①, in a list inside of that none."""
    if level == 0:
        return f"（{number}）"
    return _CIRCLED[number - 1] if level == 1 and number <= len(_CIRCLED) else None
