"""What the fines of a cell are multiples of: 处货值金额5倍以上10倍以下罚款.

In: a cell of what is done. Out: the facts its amounts need (金额). Amounts in 元 need none.
"""

from __future__ import annotations

from collections.abc import Iterator

from enforce_rules.wording import Fine, Multiple, Percent, parse_sanctions


def measures(printed: str) -> Iterator[str | None]:
    """Every fact; None where a multiple does not say of what. Raises WordingError.

    >>> list(measures("处货值金额5倍以上10倍以下罚款")), list(measures("处1000元罚款"))
    (['货值金额'], [])
    >>> list(measures("5倍以上10倍以下"))
    [None]
    """
    for step in parse_sanctions(printed).steps:
        amount = step.do.amount if isinstance(step.do, Fine) else None
        if isinstance(amount, Multiple | Percent):
            yield amount.base
