"""Every block of code in the README and in docs/ runs, page by page, from top to bottom.

`python` is a doctest if it has `>>>` and is run otherwise; `console` runs `enforce-rules` and compares what it prints
(`…` stands for anything, `> FILE` at the end keeps it); `yaml` whose first line is `# 文件：NAME` or `# file: NAME` is
saved under that name for the blocks below it; other `yaml` and `json` can be read; `sh` names targets of the Makefile;
`text` is for people.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from enforce_rules.cli import main
from enforce_rules.loader.yaml_source import read

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")])
PAGES = [path for path in PAGES if path.parent != ROOT / "docs" / "checks"]  # what is wrong on purpose: test_checks.py

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)
FILE = re.compile(r"# (?:文件：|file: ?)(?P<name>[^\s（(]+)")
LARGEST, OF_THE_LARGEST = "ecology", re.compile("ecology|环发|江环|生态环境|gd-1-1|old-and-new")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass
class Page:
    """One page while it is run: its names, and the exit code of its last command."""

    path: Path
    names: dict[str, object] = field(default_factory=dict)
    code: int = 0


def _desk(folder: Path) -> None:
    """Make a folder look like the root of the repository, to write into."""
    for name in ("docs/examples", "rulesets"):
        shutil.copytree(ROOT / name, folder / name)


@pytest.fixture(scope="session")
def other_fields(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is shipped without its largest field, which takes most of the time of a command."""
    folder = tmp_path_factory.mktemp("shipped")
    for room in (ROOT / "rulesets").iterdir():
        if room.name != LARGEST and room.is_dir():
            shutil.copytree(room, folder / room.name)
    return folder


@pytest.mark.assurance
@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_block_of_a_page_runs_beside_all_that_is_shipped(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _runs(path, tmp_path, monkeypatch)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_block_of_a_page_runs(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_fields: Path
) -> None:
    if not any(OF_THE_LARGEST.search(body) for _, language, body in _blocks(path) if language in ("python", "console")):
        monkeypatch.setattr("enforce_rules.cli.common.shipped_rulesets", lambda: other_fields)
    _runs(path, tmp_path, monkeypatch)


def _runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, blocks = Page(path), [*_blocks(path)]
    if any(language in ("python", "console") for _, language, _ in blocks):
        _desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    for line, language, body in blocks:
        place = f"{path.relative_to(ROOT)}:{line}"
        assert language in RUNS, f"{place}: a block needs a language, one of {', '.join(RUNS)}"
        RUNS[language](page, body, place)


def _blocks(path: Path) -> Iterator[tuple[int, str, str]]:
    text = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        body = re.sub(rf"^{found['indent']}", "", found["body"], flags=re.MULTILINE)
        yield text.count("\n", 0, found.start()) + 1, found["language"], body


def _python(page: Page, body: str, place: str) -> None:
    if ">>>" not in body:
        exec(compile(body, place, "exec"), page.names)
        return
    test = doctest.DocTestParser().get_doctest(body, page.names, place, place, 0)
    said = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    assert 0 == runner.run(test, out=said.write, clear_globs=False).failed, said.getvalue()
    page.names.update(test.globs)


def _console(page: Page, body: str, place: str) -> None:
    for block in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, expected = block.partition("\n")
        printed = _run(page, command, place)
        pattern = re.escape(expected.strip()).replace("…", ".*?")
        assert re.fullmatch(pattern, printed.strip(), re.DOTALL), f"{place}: $ {command}\n{printed}"


def _run(page: Page, command: str, place: str) -> str:
    if command == "echo $?":
        return str(page.code)
    name, *arguments = shlex.split(command, comments=True)
    assert name == "enforce-rules", f"{place}: a console block runs enforce-rules, not {name}"
    printed, kept = io.StringIO(), io.StringIO()
    into = arguments[-1] if arguments[-2:-1] == [">"] else None
    data = kept if into else printed
    with contextlib.redirect_stdout(data), contextlib.redirect_stderr(printed):
        page.code = main(arguments[:-2] if into else arguments)
    if into:
        Path(into).write_text(kept.getvalue(), encoding="utf-8")
    return printed.getvalue()


def _yaml(page: Page, body: str, place: str) -> None:
    name = FILE.match(body)
    if name:
        Path(name["name"]).parent.mkdir(parents=True, exist_ok=True)
        Path(name["name"]).write_text(body, encoding="utf-8")
    node, found = read(body.encode(), place)
    assert node is not None, f"{place}: {[each.message() for each in found]}"


def _json(page: Page, body: str, place: str) -> None:
    json.loads(body)


def _sh(page: Page, body: str, place: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in filter(None, body.splitlines()):
        name, *arguments = shlex.split(line, comments=True) or ["#"]
        assert name in {"make", "pip", "python3", "git", "cd", "#", ".ci/run"}, f"{place}: {line}"
        assert name != "make" or set(arguments) <= targets, f"{place}: {line}"


def _text(page: Page, body: str, place: str) -> None:
    """For people only."""


RUNS: dict[str, Callable[[Page, str, str], None]] = {
    "python": _python,
    "console": _console,
    "yaml": _yaml,
    "json": _json,
    "sh": _sh,
    "text": _text,
}
