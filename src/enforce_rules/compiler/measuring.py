"""量罚 tables: for each form of fine, the part of the range that a direction takes.

In: a grid with 罚款形式 and the directions. Out: `Measuring` rows, and diagnostics.
"""

from __future__ import annotations

from enforce_rules.compiler.citations import citations
from enforce_rules.compiler.grid import Grid
from enforce_rules.compiler.parts import read_part
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import suggest
from enforce_rules.model.deed import Grade
from enforce_rules.model.node import TextNode
from enforce_rules.model.ruleset import Form, Measuring, Part

DIRECTIONS = {"从轻": Grade.LIGHTER, "一般": Grade.GENERAL, "从重": Grade.HEAVIER, "减轻": Grade.MITIGATED}


def read_measuring(shape: Shape, table: str, grid: Grid) -> tuple[Measuring, ...]:
    """Every row."""
    forms = {form.value: form for form in Form}
    rows: list[Measuring] = []
    for line in grid.lines:
        name = grid.text(line, "罚款形式") or ""
        if name not in forms:
            listed = "、".join(forms)
            place, hint = grid.place(line, "罚款形式"), suggest(name, forms)
            shape.wrong("unknown-value", place, hint, fact="罚款形式", value=name, known=listed)
            continue
        parts: list[tuple[str, Part | None]] = []
        for word, grade in DIRECTIONS.items():
            cell = grid.cell(line, word)
            if isinstance(cell, TextNode):
                part, found = read_part(cell)
                shape.found.extend(found)
                parts.append((grade.value, part))
            elif any(True for _ in grid.of_role(word)):
                parts.append((grade.value, None))
        node_id = f"{table}:{line.number}"
        rows.append(Measuring(node_id, forms[name], tuple(parts), citations(grid.cell(line, "依据"))))
    return tuple(rows)
