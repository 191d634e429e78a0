"""Conditions (情形, 条件, 适用): maps and atoms, every name resolved (docs/reference/language.md).

In: a node and what is in sight. Out: a typed `Condition`, or diagnostics. A string is an atom, never a formula: a
是否 or 认定 fact, a value of just one choice, or a fact with a range. A typo is never a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from enforce_rules.compiler.columns import STATES, joined
from enforce_rules.compiler.days import read_days
from enforce_rules.compiler.grid import is_blank, words
from enforce_rules.compiler.party_kinds import PARTY_KIND, of_kinds
from enforce_rules.compiler.quantities import read_test
from enforce_rules.compiler.refusals import unreadable
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Severity, Span, diagnose, suggest
from enforce_rules.model.condition import (
    ALWAYS,
    AnyOf,
    Condition,
    Conforms,
    Holds,
    Not,
    NotLoaded,
    OneOf,
    Unascertained,
    both,
)
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

ATOMS = 256
DEPTH = 16
FORMS = ("同时满足", "任一", "除外", "符合")
TRUTHS = {"是": True, "否": False}


@dataclass(slots=True)
class ConditionReader:
    """Reads conditions of one table."""

    shape: Shape
    scope: CellScope
    references: Mapping[str, str]  # what 符合 may name here → node id of a table, or of a row (`表:行`)
    findings: dict[str, FactDeclaration] | None = None  # 未声明: 认定 — undeclared phrases become findings, kept here
    atoms: int = 0

    def read(self, node: Node | None, depth: int = 0) -> Condition:
        """A whole condition; `/` or nothing always holds."""
        if node is None or is_blank(node):
            return ALWAYS
        if depth > DEPTH:
            self.shape.wrong("limit-exceeded", node.span, what="条件的层数", limit=str(DEPTH), value=str(depth))
            return ALWAYS
        match node:
            case TextNode():
                return self._atom(node)
            case MapNode(items):
                return both(*(self._entry(key, value, depth) for key, value in items))
            case ListNode():
                self.shape.wrong("wrong-shape", node.span, expected="一个情形，或者{同时满足: […]}、{任一: […]}")
                return ALWAYS

    def _entry(self, key: TextNode, value: Node, depth: int) -> Condition:
        if key.text in ("同时满足", "任一"):
            items = value.items if isinstance(value, ListNode) else (value,)
            parts = tuple(self.read(each, depth + 1) for each in items)
            return both(*parts) if key.text == "同时满足" else (parts[0] if len(parts) == 1 else AnyOf(parts))
        if key.text == "除外":
            if isinstance(value, ListNode):
                return Not(AnyOf(tuple(self.read(each, depth + 1) for each in value.items)))
            return Not(self.read(value, depth + 1))
        if key.text == "符合":
            return self._conforms(value)
        fact = self.scope.fact(key.text)
        if fact is None:
            self.unknown(key.text, key.span)
            return ALWAYS
        return self.cell(fact, value, depth)

    def cell(self, fact: FactDeclaration, node: Node, depth: int = 0) -> Condition:
        """A cell about one fact; a map replaces the test by its own condition."""
        self._count(node.span)
        if is_blank(node):
            return ALWAYS
        if isinstance(node, ListNode):
            return AnyOf(tuple(self.cell(fact, each, depth + 1) for each in node.items))
        if isinstance(node, MapNode):
            return self.read(node, depth + 1)
        if node.text.strip() in STATES and node.text.strip() not in fact.labels:
            return Unascertained(fact.name)
        if fact.kind.is_truth:
            if node.text not in TRUTHS:
                value = node.text[:40]
                self.shape.wrong("wrong-type", node.span, fact=fact.name, expected="“是”或者“否”", value=value)
                return ALWAYS
            return Holds(fact.name) if TRUTHS[node.text] else Not(Holds(fact.name))
        if fact.kind.is_choice:
            return self._labels(fact, node)
        if fact.kind is FactKind.DATE:
            return read_days(fact.name, node, self.shape, self.scope) or ALWAYS
        test, found = read_test(fact, node, self.scope)
        self.shape.found.extend(found)
        return test or ALWAYS

    def _labels(self, fact: FactDeclaration, node: TextNode) -> Condition:
        text = node.text.strip()
        known = {"".join(label.split()): label for label in fact.labels}
        bare = "".join(text.split())
        parts = (known[bare],) if bare in known else joined(text, frozenset(fact.labels))
        if parts is not None and fact.name == PARTY_KIND:
            return of_kinds(frozenset(parts), self.scope)
        if parts is not None:
            return OneOf(fact.name, frozenset(parts))
        listed = "、".join(fact.labels)
        hint = suggest(text, fact.labels)
        self.shape.wrong("unknown-value", node.span, hint, fact=fact.name, value=text[:60], known=listed)
        return ALWAYS

    def _count(self, span: Span) -> None:
        self.atoms += 1
        if self.atoms == ATOMS + 1:
            self.shape.wrong("limit-exceeded", span, what="一个条件的项数", limit=str(ATOMS), value=str(self.atoms))

    def _conforms(self, node: Node) -> Condition:
        name = words(node)
        found = self.references.get(name)
        if found is None:
            return NotLoaded(name)
        table, _, row = found.rpartition(":")
        return Conforms(table, int(row)) if table and row.isdigit() else Conforms(found)

    # ---- atoms ----

    def _atom(self, node: TextNode) -> Condition:
        self._count(node.span)
        text = node.text.strip()
        fact = self.scope.fact(text)
        if fact is not None:
            if fact.kind.is_truth:
                return Holds(fact.name)
            kind = fact.kind.value
            self.shape.found.append(unreadable(node, "value_missing", text=text, kind=kind))
            return ALWAYS
        owners = {each.name: each for each in self.scope.facts.values() if each.kind.is_choice and text in each.labels}
        if len(owners) == 1:
            (owner,) = owners.values()
            return OneOf(owner.name, frozenset({text}))
        if len(owners) > 1:
            listed = "、".join(owners)
            self.shape.wrong("ambiguous-label", node.span, value=text, facts=listed)
            return ALWAYS
        ranged = self._ranged(text, node)
        if ranged is not None:
            return ranged
        if self.findings is not None:
            return self._undeclared(text, node.span, self.findings)
        self.unknown(text, node.span)
        return ALWAYS

    def _undeclared(self, text: str, span: Span, findings: dict[str, FactDeclaration]) -> Condition:
        """In a draft an undeclared phrase is a finding (认定), and said once."""
        if text not in findings:
            findings[text] = FactDeclaration(text, FactKind.FINDING, span=span)
            hint = suggest(text, self.scope.facts)
            self.shape.found.append(diagnose("unknown-fact", span, hint, severity=Severity.WARNING, fact=text[:60]))
        return Holds(text)

    def _ranged(self, text: str, node: TextNode) -> Condition | None:
        """`持续时间不超过20日`: the longest fact the text begins with, and a range."""
        for size in range(len(text) - 1, 1, -1):
            fact = self.scope.fact(text[:size])
            if fact is None or not fact.kind.is_number:
                continue
            rest = TextNode(text[size:].lstrip("为是"), node.at(size, len(text) - size), exact=False)
            test, found = read_test(fact, rest, self.scope)
            self.shape.found.extend(found)
            return test or ALWAYS
        return None

    def unknown(self, name: str, span: Span) -> None:
        """An undeclared phrase, with the nearest declared ones."""
        self.shape.found.append(diagnose("unknown-fact", span, suggest(name, self.scope.facts), fact=name[:60]))
