"""What people get wrong most, and the exact words, lines and carets they are shown, in Chinese and in English.

A golden file holds the input and both texts. A ruleset is read as a file; a case is read against the rulesets of work
safety. When a text changes on purpose, write it by hand: the file is the agreement.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from enforce_rules.diagnostics import CaseError, render
from enforce_rules.loader.yaml_source import read
from enforce_rules.rulebook import Rulebook, load_rulebook

HERE = Path(__file__).parent / "golden"
ROOT = Path(__file__).parent.parent.parent
GOLDEN = sorted(HERE.glob("*.txt"))


@cache
def rulebook() -> Rulebook:
    return load_rulebook(ROOT / "rulesets" / "national", ROOT / "rulesets" / "work-safety")


def shown(kind: str, text: str) -> tuple[str, str]:
    """What is said of a document, in both languages."""
    if kind != "case":
        _, found = read(text, f"ruleset.{kind}")
        sources = {f"ruleset.{kind}": text}
        return render(found, sources), render(found, sources, "en")
    with pytest.raises(CaseError) as caught:
        rulebook().case(text)
    return caught.value.render("zh"), caught.value.render("en")


def parts(path: Path) -> tuple[str, str, str, str]:
    """The kind of document, its text, and what is said of it in Chinese and in English."""
    head, rest = path.read_text(encoding="utf-8").split("\n", 1)
    text, zh, en = rest.split("=== zh\n")[0], *rest.split("=== zh\n")[1].split("=== en\n")
    return head.removeprefix("=== "), text, zh, en


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_mistake_is_explained_in_these_words(path: Path) -> None:
    kind, text, zh, en = parts(path)
    said_zh, said_en = shown(kind, text)
    assert zh.rstrip("\n") == said_zh
    assert en.rstrip("\n") == said_en


def test_there_are_enough_of_them() -> None:
    assert len(GOLDEN) >= 12


if __name__ == "__main__":  # show what would be said of a document, for writing a golden file
    print(*shown(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")), sep="\n\n")
