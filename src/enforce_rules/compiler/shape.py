"""Reading the shape of a document: keys, lists, texts and days, each mistake at its place.

In: nodes. Out: Python values and diagnostics collected on the way; nothing is known here of rulesets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose, suggest
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

FIRST_DAY = date(1949, 10, 1)
LAST_DAY = date(2199, 12, 31)
SUGGESTED = 100  # mistakes for which the nearest known word is looked for
PERSONAL = frozenset(
    "姓名 名称 名字 身份证 身份证号 身份证号码 证件号码 电话 手机 手机号 联系电话 住址 地址 统一社会信用代码".split()
)


@dataclass(slots=True)
class Shape:
    """Collects the diagnostics of one reading."""

    found: list[Diagnostic] = field(default_factory=list)

    def wrong(self, code: str, span: Span, hint: str | None = None, **args: str) -> None:
        """Record a mistake."""
        self.found.append(diagnose(code, span, hint=hint, severity=Severity.ERROR, related=(), **args))

    def near(self, name: str, known: Iterable[str]) -> str | None:
        """The known word nearest to what was written; no longer looked for once there is more wrong than is shown."""
        return suggest(name, known) if len(self.found) < SUGGESTED else None

    def no_mapping(self, node: Node | None, where: Span, expected: str) -> None:
        """Something stands where a mapping is wanted; very often for want of an ASCII colon."""
        if isinstance(node, TextNode) and "：" in node.text:
            self.wrong("full-width-colon", node.at(node.text.index("：")), text=node.text[:40])
        else:
            self.wrong("wrong-shape", node.span if node else where, expected=expected)

    def mapping(self, node: Node | None, keys: Iterable[str], required: Iterable[str], where: Span) -> MapNode | None:
        """A mapping whose keys are all known and which has those that are required."""
        if not isinstance(node, MapNode):
            self.no_mapping(node, where, "一组“键: 值”")
            return None
        known = tuple(keys)
        for key, _ in node.items:
            if key.text in PERSONAL and key.text not in known:
                self.wrong("forbidden-key", key.span, key=key.text)
            elif key.text not in known:
                self.wrong("unknown-key", key.span, self.near(key.text, known), key=key.text)
        for key_name in required:
            if node.get(key_name) is None:
                self.wrong("missing-key", node.span, key=key_name)
        return node

    def text(self, node: Node | None) -> str | None:
        """A single text."""
        if node is None:
            return None
        if not isinstance(node, TextNode):
            self.wrong("wrong-shape", node.span, expected="一个值")
            return None
        return node.text

    def items(self, node: Node | None) -> tuple[Node, ...]:
        """The items of a list."""
        if node is None:
            return ()
        if not isinstance(node, ListNode):
            self.wrong("wrong-shape", node.span, expected="一个列表")
            return ()
        return node.items

    def texts(self, node: Node | None) -> tuple[TextNode, ...]:
        """A list of texts, or one text alone."""
        if isinstance(node, TextNode):
            return (node,)
        nodes = self.items(node)
        for each in nodes:
            if not isinstance(each, TextNode):
                self.wrong("wrong-shape", each.span, expected="一个值")
        return tuple(each for each in nodes if isinstance(each, TextNode))

    def day(self, node: Node | None) -> date | None:
        """An ISO day between the founding of the republic and 2199."""
        if node is None or (text := self.text(node)) is None:
            return None
        day = iso_day(text)
        if day is None:
            self.wrong("bad-date", node.span, value=text[:40])
        return day


def iso_day(text: str) -> date | None:
    """`2025-03-01` as a day, or None."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:  # the library also reads 2025-W01-1
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None
