"""The names of the cell styles by which a workbook of ours is known again, after others have edited it too."""

from __future__ import annotations

from typing import Final

from enforce_rules.paper.model import DEEPEST

TABLE: Final = "纸面表格"
PARAGRAPH: Final = "纸面段落"
NAMES: Final = (PARAGRAPH, *(f"纸面标题{level}" for level in range(1, DEEPEST + 1)))
"""The style of a line, by its level."""
LEVELS: Final = {name: level for level, name in enumerate(NAMES)}
