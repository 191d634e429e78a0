"""The stated facts of a case: named by phrase, 代号 or 同义; typed as declared (docs/reference/case.md).

In: a name and a value as written. Out: a `StatedFact`, or diagnostics. A typo is never a question.
"""

from __future__ import annotations

from dataclasses import replace

from enforce_rules.compiler.case_limits import beyond_limits
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.quantities import read_value
from enforce_rules.compiler.shape import PERSONAL, Shape
from enforce_rules.compiler.system import BETWEEN_TWO, EVENT_DECLARATIONS, OWN_RANK
from enforce_rules.model.case import DATE_FACTS, EVENT_FACTS
from enforce_rules.model.fact import NONE, FactDeclaration, FactKind, Finding, Source, Standing, StatedFact, Value
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.model.ruleset import Ruleset

REASON_LIMIT = 400
SYSTEM = frozenset(
    "拟罚款数额 拟没收数额 拟处罚种类 裁量方向 罚款形式 当事人类别 经过听证程序 拟移送 新的规定处罚较轻".split()
) | (BETWEEN_TWO - {OWN_RANK})


class FactReader:
    """Reads the facts of one act."""

    def __init__(self, shape: Shape, program: Program, violation: str | None, *, findings: bool = True) -> None:
        """`findings=False` asks for no 认定 and 理由 (worked examples have none)."""
        self.shape, self.program, self.findings = shape, program, findings
        found = program.violations.get(violation or "")
        self.home = found.ruleset if found else None
        self.tables = frozenset(found.tables) if found else frozenset()

    def read(self, name: TextNode, value: Node) -> StatedFact | None:
        """One stated fact."""
        if name.text in PERSONAL and name.text not in self.program.facts:
            self.shape.wrong("forbidden-key", name.span, key=name.text)
            return None
        phrase = self.program.phrase(name.text, self.home)
        if phrase in DATE_FACTS or phrase in ("行为起", "行为止", "发现", "立案", "拟决定"):
            self.shape.wrong("not-answerable", name.span, fact=name.text)
            return None
        if phrase in SYSTEM:
            self.shape.wrong("not-answerable", name.span, fact=name.text)
            return None
        if phrase in EVENT_FACTS and self.findings:  # a case writes them under 改正
            self.shape.wrong("not-answerable", name.span, fact=name.text)
            return None
        declared = self.declaration(phrase)
        if declared is None:
            known = (*self.program.facts, *self.program.aliases)
            self.shape.wrong("unknown-fact", name.span, self.shape.near(name.text, known), fact=name.text[:60])
            return None
        return self._value(phrase, declared, value)

    def declaration(self, phrase: str) -> FactDeclaration | None:
        """What the phrase means for this act: its own tables first, then its ruleset, then any that declares it."""
        declared = self.program.facts.get(phrase, ())
        if not declared:
            return EVENT_DECLARATIONS.get(phrase)
        labels = tuple(
            dict.fromkeys(label for scope, fact in declared if self._near(scope) < 2 for label in fact.labels)
        )
        scope, best = min(declared, key=lambda pair: self._near(pair[0]))
        if best.source is Source.SYSTEM and len(declared) > 1:
            scope, best = next((pair for pair in declared if pair[1].source is not Source.SYSTEM), (scope, best))
        if best.kind.is_choice:
            every = labels or tuple(dict.fromkeys(label for _, fact in declared for label in fact.labels))
            return replace(best, labels=every)
        return best

    def _near(self, scope: str) -> int:
        table = scope.partition("/")[0]
        if table in self.tables or scope in self.tables:
            return 0
        if scope == self.home:
            return 1
        ruleset = self.program.rulesets.get(scope)
        return 2 if isinstance(ruleset, Ruleset) and not ruleset.regions else 3

    def _value(self, phrase: str, fact: FactDeclaration, node: Node) -> StatedFact | None:
        if isinstance(node, MapNode):
            return self._long(phrase, fact, node)
        if isinstance(node, ListNode):
            return self._given(phrase, fact, node, None)
        return self._short(phrase, fact, node, None)

    def _long(self, phrase: str, fact: FactDeclaration, node: MapNode) -> StatedFact | None:
        disputed = node.get("有争议")
        if disputed is not None:
            self.shape.mapping(node, ("有争议", "认定", "理由", "证据"), (), node.span)
            values = [self._typed(fact, each) for each in self.shape.texts(disputed)]
            known = tuple(dict.fromkeys(each for each in values if each is not None))
            if len(values) < 2 or (len(known) < 2 and None not in values):
                self.shape.wrong("wrong-shape", disputed.span, expected="两个以上不同的值")
            return StatedFact(phrase, Standing.DISPUTED, known, self._finding(node), "有争议", node.span)
        one = self.shape.mapping(node, ("值", "认定", "理由", "证据"), ("值",), node.span)
        value = one.get("值") if one else None
        if value is None:
            return None
        finding = self._finding(node)
        if isinstance(value, TextNode):
            return self._short(phrase, fact, value, finding, outer=node)
        return self._given(phrase, fact, value, finding)

    def _finding(self, node: MapNode) -> Finding | None:
        by, why = self.shape.text(node.get("认定")), self.shape.text(node.get("理由"))
        if by is None or why is None:
            return None
        why_node = node.get("理由")
        if len(why) > REASON_LIMIT and why_node is not None:
            self.shape.wrong("limit-exceeded", why_node.span, what="理由", limit=str(REASON_LIMIT), value=str(len(why)))
        return Finding(by, why, tuple(each.text for each in self.shape.texts(node.get("证据"))))

    def _short(
        self, phrase: str, fact: FactDeclaration, node: TextNode, finding: Finding | None, outer: MapNode | None = None
    ) -> StatedFact | None:
        if node.text == Standing.UNKNOWN.value:
            return StatedFact(phrase, Standing.UNKNOWN, (), finding, node.text, node.span)
        if node.text == Standing.UNASCERTAINABLE.value:
            if self.findings and (finding is None or not finding.reason):
                self.shape.wrong("finding-needs-reason", (outer or node).span, fact=phrase)
            return StatedFact(phrase, Standing.UNASCERTAINABLE, (), finding, node.text, node.span)
        value = self._typed(fact, node)
        if self.findings and fact.kind is FactKind.FINDING and value is True and finding is None:
            # Only a person can find that it is so; that nobody found it needs no reason.
            self.shape.wrong("finding-needs-reason", (outer or node).span, fact=phrase)
        return None if value is None else StatedFact(phrase, Standing.GIVEN, (value,), finding, node.text, node.span)

    def _given(self, phrase: str, fact: FactDeclaration, node: Node, finding: Finding | None) -> StatedFact | None:
        labels = self.shape.texts(node) or (TextNode(NONE, node.span),)
        if not fact.several:
            self.shape.wrong("wrong-type", node.span, fact=phrase, expected=fact.kind.value, value="一个列表")
            return None
        held: set[str] = set()
        for each in labels:
            value = self._typed(fact, each)
            if value == frozenset() and len(labels) > 1:
                said = "、".join(each.text for each in labels)
                self.shape.wrong("wrong-type", each.span, fact=phrase, expected="成立的各项，或者只写“无”", value=said)
            if isinstance(value, frozenset):
                held |= value
        text = "、".join(each.text for each in labels)
        return StatedFact(phrase, Standing.GIVEN, (frozenset(held),), finding, text, node.span)

    def _typed(self, fact: FactDeclaration, node: TextNode) -> Value | None:
        value, problem = read_value(fact, node.text)
        problem = problem or beyond_limits(fact, value, node.text)
        if problem is not None:
            code, args = problem
            hint = self.shape.near(node.text, fact.labels) if fact.labels else None
            self.shape.wrong(code, node.span, hint, **{**args, "fact": fact.name})
            return None
        return value
