"""The page docs/reference/language.md as data: its rulesets, and the words that have an entry under each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "language.md"
_BLOCK = re.compile(r"^```yaml\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(?P<level>#{2,3}) (?P<title>.+)$", re.MULTILINE)


NODE_ID = re.compile(r"[^#\s{}，。]+-\d{4}#\w+")  # 承接: a violation of another document of the page


@dataclass(frozen=True, slots=True)
class Block:
    """One document of the page: its id, what it needs beside it, its text and every word of it."""

    line: int
    id: str
    needs: tuple[str, ...]
    body: str
    texts: tuple[str, ...]


def blocks() -> tuple[Block, ...]:
    """Every YAML block of the page."""
    text = PAGE.read_text(encoding="utf-8")
    return tuple(_block(text.count("\n", 0, found.start()) + 1, found["body"]) for found in _BLOCK.finditer(text))


def _block(line: int, body: str) -> Block:
    node, _ = read(body.encode(), f"language.md:{line}")
    assert isinstance(node, MapNode), f"language.md:{line}: a ruleset or a 算例集"
    head = node.get("规则集") or node.get("算例集") or node.get("分册")
    assert isinstance(head, MapNode), f"language.md:{line}: a header"
    named = {key.text: value.text for key, value in head.items if isinstance(value, TextNode)}
    taken_over = [each.partition("#")[0] for each in _texts(node) if NODE_ID.fullmatch(each)]
    needs = tuple(dict.fromkeys((*(named[key] for key in ("约定来自", "对", "属") if key in named), *taken_over)))
    return Block(line, named.get("编号", f"文件 {line}"), needs, body, tuple(_texts(node)))


def _texts(node: Node) -> Iterator[str]:
    match node:
        case TextNode(text):
            yield text
        case ListNode(items):
            for item in items:
                yield from _texts(item)
        case MapNode(items):
            for key, value in items:
                yield key.text
                yield from _texts(value)


@cache
def entries() -> dict[str, frozenset[str]]:
    """Under each heading, the words in backticks that begin a row of its tables, and those in its own sentences."""
    text = _BLOCK.sub("", PAGE.read_text(encoding="utf-8"))
    found = list(_HEADING.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    return {
        each["title"]: frozenset(re.findall(r"`([^`]+)`", text[each.end() : end]))
        for each, end in zip(found, ends, strict=True)
    }
