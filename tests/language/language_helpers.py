"""Small rulesets written in a test: loaded from a folder of their own, their 算例 run."""

from __future__ import annotations

from pathlib import Path

from enforce_rules import RulesetError, load_rulebook
from enforce_rules.diagnostics import Diagnostic
from enforce_rules.rulebook import Rulebook
from enforce_rules.testing.examples import run

HEAD = "规则集: {编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}\n"


def loaded(folder: Path, *texts: str) -> Rulebook:
    """The rulebook of these documents."""
    for number, text in enumerate(texts, 1):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return load_rulebook(folder)


def failures(folder: Path, *texts: str) -> list[str]:
    """What the 算例 of these documents say that does not come out."""
    book = loaded(folder, *texts)
    outcome = run(book)
    assert outcome.count, "there are 算例"
    return [each.render() for each in outcome.failures]


def found(folder: Path, *texts: str) -> tuple[Diagnostic, ...]:
    """What is wrong with these documents, in order of place."""
    try:
        return loaded(folder, *texts).warnings
    except RulesetError as error:
        return error.diagnostics
