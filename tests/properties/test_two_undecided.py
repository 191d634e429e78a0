"""What one ruleset leaves undecided is not decided by what another does: each word belongs to its own text (semantics 30, 35)."""

from __future__ import annotations

from enforce_rules.compiler.quantities import read_test
from enforce_rules.compiler.scope import CellScope
from enforce_rules.diagnostics import Span
from enforce_rules.model.condition import Within
from enforce_rules.model.fact import FactDeclaration, FactKind
from enforce_rules.model.node import TextNode

AREA = FactDeclaration("面积", FactKind.QUANTITY, unit="平方米")


def pending(ruleset: str) -> str | None:
    """The convention a boundary of the ruleset hangs on."""
    scope = CellScope(facts={"面积": AREA}, ruleset=ruleset, conventions={"以下": "待定"})
    test, found = read_test(AREA, TextNode("5平方米以下", Span("表.yaml", 1, 1)), scope)
    assert () == found
    assert isinstance(test, Within)
    return test.pending


def test_an_undecided_word_is_that_of_its_ruleset() -> None:
    assert ("甲/以下", "乙/以下") == (pending("甲"), pending("乙"))
