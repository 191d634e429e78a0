"""What a comparison of printed tables with a ruleset found: for `compare_gd_tables.py` and `compare_jm_tables.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any


def rows_of(table: dict[str, Any]) -> list[list[Any]]:
    """The rows of a table with 〃 filled in."""
    rows: list[list[Any]] = []
    for row in table["行"]:
        rows.append([rows[-1][index] if cell == "〃" else cell for index, cell in enumerate(row)])
    return rows


class Comparison:
    """Counts of what is equal, and the places that differ: because of a named defect, or without a reason."""

    def __init__(self) -> None:
        self.equal: Counter[str] = Counter()
        self.named: list[str] = []
        self.wrong: list[str] = []

    def same(self, what: str, place: str, printed: Any, have: Any) -> None:
        """One comparison."""
        if printed == have:
            self.equal[what] += 1
        else:
            self.wrong.append(f"{place}：印作 {printed!r}，规则集 {have!r}")

    def differences(self) -> tuple[tuple[str, list[str]], ...]:
        """Every kind of difference by its title, those without a reason last."""
        return (("因有名的缺陷而不同", self.named), ("没有理由的不同", self.wrong))

    def told(self, tables: Sequence[Any]) -> int:
        """Print what was found about these tables; 1 if anything differs without a reason."""
        kinds = "，".join(f"{what} {count}" for what, count in self.equal.most_common())
        rows = sum(len(table.rows) for table in tables)
        print(f"{len(tables)} 张表，{rows} 行，{self.equal.total()} 处相同：{kinds}")
        for title, found in self.differences():
            print(f"{title} {len(found)} 处")
            print("\n".join(f"  {each}" for each in found))
        return 1 if self.wrong else 0
