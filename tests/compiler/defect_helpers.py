"""One table written in a test: what `check` finds in it, by code, place and words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from enforce_rules import RulesetError, load_rulebook
from enforce_rules.diagnostics import Diagnostic

HEAD = "规则集: {编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}"
CONVENTIONS = {"以上": "含", "以下": "不含", "法定以下": "含"}


def table(
    columns: str,
    *rows: str,
    law: str = "{列: [处理], 行: [[1万元以上10万元以下]]}",
    keys: Iterable[str] = (),
    conventions: dict[str, str] | None = None,
    facts: Iterable[str] = (),
    use: str = "基准",
) -> str:
    """A ruleset of one table. Row 1 of the table stands in the line after `行:`."""
    stated = CONVENTIONS if conventions is None else conventions
    lines = [HEAD]
    if stated:
        lines += [
            "约定:",
            "  列: [约定, 取值, 依据]",
            "  行:",
            *(f"    - [{name}, {value}, /]" for name, value in stated.items()),
        ]
    declared = list(facts)
    if declared:
        lines += ["事实:", "  列: [事实, 类型, 取值, 并存]", "  行:", *(f"    - [{each}]" for each in declared)]
    lines += ["表:", "  - 编号: 表", f"    用途: {use}", "    违法行为: 某行为"]
    lines += [f"    法定: {law}"] if use == "基准" else []
    lines += [f"    {key}" for key in keys]
    return "\n".join([*lines, f"    列: {columns}", "    行:", *(f"      - [{row}]" for row in rows), ""])


def diagnosed(text: str) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What is found in the ruleset, and its lines."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "例.yaml").write_text(text, encoding="utf-8")
        try:
            found = load_rulebook(folder).warnings
        except RulesetError as error:
            found = error.diagnostics
    return found, text.split("\n")


def found(text: str) -> list[tuple[str, str, str]]:
    """Each finding: its code, the cell or the words it points at, its sentence."""
    told, lines = diagnosed(text)
    return [(each.code, _pointed(each, lines), each.message()) for each in told]


def codes(text: str) -> list[str]:
    """The codes of what is found."""
    return [each.code for each in diagnosed(text)[0]]


def _pointed(one: Diagnostic, lines: list[str]) -> str:
    line = lines[one.span.line - 1]
    end = one.span.end_column - 1 if one.span.end_column else None
    return line[one.span.column - 1 : end]
