"""The pages of docs/checks/: one a code, whose blocks run, whose printed diagnostics are what is really printed.

A block is `yaml 规则集` (a whole ruleset), `yaml 案件` or `json 案件` (a case, against docs/checks/example.yaml), or `python`
(where the input is a file or a folder rather than words). Run this file to write what is printed, and the index, anew.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from enforce_rules.diagnostics import Diagnostic, EnforceRulesError, Severity, render
from enforce_rules.diagnostics.catalogue import CATALOGUE
from enforce_rules.diagnostics.catalogue_case import CASE
from enforce_rules.diagnostics.catalogue_paper import PAPER
from enforce_rules.diagnostics.catalogue_reading import READING
from enforce_rules.diagnostics.catalogue_ruleset import RULESET
from enforce_rules.rulebook import Rulebook, load_rulebook
from enforce_rules.testing.examples import run as run_examples

FOLDER = Path(__file__).parent.parent.parent / "docs" / "checks"
SAYS, AVOID, PREFER, WHY, SILENCE = PARTS = ("说的是什么", "不要这样写", "这样写", "为什么", "怎样消除")
KINDS = {("yaml", "规则集"), ("yaml", "案件"), ("json", "案件"), ("python", "")}

_BLOCK = re.compile(r"^```(?P<language>\w+) ?(?P<kind>\S*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_PRINTED = re.compile(r"^```text\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^# 文件 (\S+)\n", re.MULTILINE)
_ARGUMENT = re.compile(r"(?<!{){\w+}")


@dataclass(frozen=True, slots=True)
class Block:
    """One example of a page."""

    language: str
    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example gives: the diagnostics, how they are printed, and whether it could be used all the same."""

    found: tuple[Diagnostic, ...]
    printed: str
    usable: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a code."""

    code: str
    text: str

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its parts."""
        return tuple(re.findall(r"^## (.+)$", self.text, re.MULTILINE))

    def part(self, heading: str) -> str:
        """The text of a part."""
        return self.text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]

    def blocks(self, heading: str) -> tuple[Block, ...]:
        """The examples of a part."""
        found = _BLOCK.finditer(self.part(heading))
        return tuple(Block(each["language"], each["kind"], each["body"]) for each in found)

    @property
    def printed(self) -> str:
        """The diagnostics the page shows."""
        shown = _PRINTED.search(self.part(SAYS))
        return shown["body"].rstrip("\n") if shown else ""

    def printing(self, printed: str) -> str:
        """The page with these diagnostics shown."""
        return _PRINTED.sub(lambda _: f"```text\n{printed}\n```", self.text, count=1)


def pages() -> dict[str, Page]:
    """Every page by its code."""
    return {
        path.stem: Page(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.md"))
        if path.stem != "README"
    }


def outcome(block: Block) -> Outcome:
    """Run one example in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        try:
            found, sources = _run(block)
        except EnforceRulesError as error:
            return Outcome(error.diagnostics, error.render(), usable=False)
    return Outcome(found, render(found, sources), usable=True)


def printed_by(page: Page) -> str:
    """What all the examples to avoid print."""
    return "\n".join(outcome(block).printed for block in page.blocks(AVOID))


def _run(block: Block) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    if block.language == "python":
        shutil.copy(FOLDER / "example.yaml", ".")
        names: dict[str, Any] = {}
        exec(compile(block.body, "<page>", "exec"), names)
        return tuple(names.get("found", ())), dict(names.get("sources", {}))
    path = Path(f"{block.kind}.{block.language}")
    parts = _FILE.split(block.body)
    if len(parts) > 1:  # several files, each under `# 文件 名字.yaml`
        path = Path("规则")
        path.mkdir()
        for name, body in zip(parts[1::2], parts[2::2], strict=True):
            (path / name).write_text(body, encoding="utf-8")
    else:
        path.write_text(block.body, encoding="utf-8")
    if block.kind == "案件":
        _example().recommend(path)
        return (), {}
    rulebook = load_rulebook(path)
    failures = tuple(each.found for each in run_examples(rulebook).failures)
    return (*rulebook.warnings, *failures), dict(rulebook.sources)


@cache
def _example() -> Rulebook:
    return load_rulebook(FOLDER / "example.yaml")


# ---- the index ----


def index() -> str:
    """The index page."""
    return "\n".join(_index()) + "\n"


def _index() -> Iterator[str]:
    yield "# 检查一览 · Checks\n"
    yield "规则集或者案件写得不对时，每一处都有代号、位置、一句话和建议。代号后面各有一页：说的是什么，不要这样写，这样写，为什么，"
    yield "怎样消除。案件的例子都对着 [example.yaml](example.yaml) 评估。代号是公开的约定，不改名。\n"
    yield "Every mistake in a ruleset or a case is told with its code, place, sentence and hint. `--lang en` prints the English one."
    for title, codes in (
        ("读文件 · Reading", READING),
        ("规则集 · Rulesets", RULESET),
        ("案件 · Cases", CASE),
        ("纸面 · Papers", PAPER),
    ):
        yield f"\n## {title}\n"
        yield "| 代号 | 中文 | English |"
        yield "|---|---|---|"
        for code in codes:
            zh, en = (_ARGUMENT.sub("…", CATALOGUE[code].message(lang)).replace("|", "\\|") for lang in ("zh", "en"))
            yield f"| [{code}]({code}.md) | {zh} | {en} |"


def write() -> None:
    """Write what is printed, and the index, anew."""
    for code, page in pages().items():
        text = page.printing(printed_by(page))
        (FOLDER / f"{code}.md").write_text(text, encoding="utf-8")
    (FOLDER / "README.md").write_text(index(), encoding="utf-8")


def stops(found: tuple[Diagnostic, ...]) -> bool:
    """Whether any of them is an error."""
    return any(each.severity is Severity.ERROR for each in found)


if __name__ == "__main__":
    os.umask(0o022)
    write()
