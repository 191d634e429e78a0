"""The provisions that a printed text names, where it names nothing else that is needed.

In: a cell of 处罚依据 or 违反. Out: the provisions as a ruleset cites them; none where they are not read.
"""

from __future__ import annotations

from enforce_rules.importer.clause_cited import read_breaches
from enforce_rules.importer.clause_values import Unreadable


def cited(printed: str) -> tuple[str, ...]:
    """Every provision at the beginning of a sentence, the sentences left out.

    >>> cited("《城市管理条例》第十条第一款、第十二条")
    ('城市管理条例第十条第一款、第十二条',)
    >>> cited("见有关规定")
    ()
    """
    try:
        return read_breaches(printed)
    except Unreadable:
        return ()
