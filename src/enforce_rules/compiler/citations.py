"""Citations (依据, 违反) as cells give them: shown as written, refused where they are garbled.

In: a cell. Out: `Citation`s, one an item. A law by name alone, a document number, or a clause of the ruleset itself
(第十三条, 附件2备注三) is a citation; a name followed by a broken 条款项 is not.
"""

from __future__ import annotations

import re

from enforce_rules.compiler.grid import texts
from enforce_rules.compiler.remembered import is_citation
from enforce_rules.compiler.shape import Shape
from enforce_rules.model.node import Node, TextNode
from enforce_rules.model.ruleset import Citation

OWN = re.compile(r"第|附件|§|备注|清单|公告")
_NUMERAL = "〇零一二三四五六七八九十百千0-9"
LEVEL = re.compile(
    rf"第[{_NUMERAL}（(]|[{_NUMERAL}]条|(?:法|条例|规定|办法|规则|规章)[{_NUMERAL}]"
)  # 33条, 食品安全法126②


def citations(node: Node | None) -> tuple[Citation, ...]:
    """The citations of a cell."""
    return tuple(Citation(each.text) for each in texts(node))


def read_citations(shape: Shape, node: Node | None) -> tuple[Citation, ...]:
    """The same, with a diagnostic for each that is garbled."""
    for each in texts(node):
        if not _sound(each):
            shape.wrong("unknown-citation", each.span, text=each.text[:60])
    return citations(node)


def _sound(node: TextNode) -> bool:
    text = node.text.strip()
    return is_citation(text) or bool(OWN.match(text)) or LEVEL.search(text) is None
