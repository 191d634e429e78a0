"""T11, T20, T29: no network, no process, no file but the rulesets and the case; nothing a ruleset says is ever run."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from trust_helpers import CASE, ROOT, RULESETS, rulebook, wrong

HOUSE = ROOT / "src" / "enforce_rules"
REACHES_OUT = {
    "subprocess", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "asyncio", "multiprocessing", "ctypes", "webbrowser",
    "pty", "shelve", "pickle", "marshal", "dill", "runpy", "code", "tempfile", "shutil", "logging",
}  # fmt: skip
RUNS = {"system", "popen", "spawnv", "execv", "execve", "fork", "startfile"}
WRITES = {"cli/writing.py", "cli/new.py"}  # what somebody asked the command line to write, and where
OPENS = {"loader/files.py", "cli/main.py", "loader/schema.py", *WRITES}  # devnull; a schema out of the package itself

SCRIPT = """
import json, sys
sys.path[:0] = ["src"]
seen = []
sys.addaudithook(lambda event, args: seen.append((event, str(args[0]) if args else "")))
import enforce_rules.rulebook as door
import enforce_rules.diagnostics.catalogue, enforce_rules.explainer, enforce_rules.loader.events
mark = len(seen)
book = door.load_rulebook(*json.loads(sys.argv[1]))
found = book.recommend(door.Path(sys.argv[2])).explain()
try:
    book.recommend("a: [")
except door.CaseError as error:
    error.render()
watched = ("open", "os.", "socket.", "subprocess.", "exec", "compile", "import", "urllib", "shutil", "ctypes", "pickle")
print(json.dumps([each for each in seen[mark:] if each[0].startswith(watched)]))
print(json.dumps(sorted({event for event, _ in seen if event.startswith(("socket.", "subprocess.", "urllib", "os.system"))})))
"""


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]], list[str]]:
    """What the interpreter was asked to do while rulesets and a case were read and explained."""
    case = tmp_path_factory.mktemp("case") / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    arguments = [json.dumps([str(path) for path in RULESETS]), str(case)]
    done = subprocess.run([sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, cwd=ROOT)
    assert (0, "") == (done.returncode, done.stderr)
    during, ever = done.stdout.splitlines()
    return case, json.loads(during), json.loads(ever)


def test_no_socket_and_no_process_even_while_importing(events: tuple[Path, list[tuple[str, str]], list[str]]) -> None:
    assert [] == events[2]


def test_only_the_rulesets_and_the_case_are_opened(events: tuple[Path, list[tuple[str, str]], list[str]]) -> None:
    case, during, _ = events
    opened = [name for event, name in during if event == "open" and not name.isdigit()]  # a number: opened before
    package = (str(HOUSE), str(Path(ast.__file__).parent), sys.prefix)  # modules that are fetched when first needed
    others = [
        name for name in opened if not name.startswith((*map(str, RULESETS), str(case), *package)) and name != "None"
    ]
    assert [] == [name for name in others if not name.startswith("src")]
    assert str(case) in opened


def test_folders_are_listed_below_the_roots_only(events: tuple[Path, list[tuple[str, str]], list[str]]) -> None:
    listed = [name for event, name in events[1] if event in ("os.listdir", "os.scandir", "os.walk")]
    inside = tuple(map(str, RULESETS))
    package = (str(HOUSE), "src", sys.prefix, str(Path(ast.__file__).parent))
    assert [] == [name for name in listed if not name.startswith((*inside, *package))]


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda path: str(path.relative_to(HOUSE)))
def test_the_library_reaches_for_nothing(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    allowed = {"tempfile"} if path.relative_to(HOUSE).as_posix() == "cli/writing.py" else set()
    assert not ({name.partition(".")[0] for name in imported} & REACHES_OUT) - allowed
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    attributes = {func.attr for func in called if isinstance(func, ast.Attribute)}
    assert not attributes & RUNS
    if path.relative_to(HOUSE).as_posix() not in OPENS:
        plain = {func.id for func in called if isinstance(func, ast.Name)}
        assert "open" not in plain
        assert not attributes & {"open_code", "fdopen", "write_text", "write_bytes", "unlink", "rename", "mkdir"}
        assert path.parent.name != "loader" or not attributes & {"read_text", "read_bytes"}


CODE = [
    "__class__.__mro__[1].__subclasses__()", "__import__('os').system('echo')", "{0.__class__}", "{fact.__init__.__globals__}",
    "%(x)s %s %n", "${jndi:ldap://x}", "$(id)", "`id`", "lambda: 1", "f'{1+1}'", "{{7*7}}", "<script>", "'; drop table", "!!python/object",
]  # fmt: skip


@pytest.mark.parametrize("text", CODE)
def test_code_in_a_case_is_a_text_like_any_other(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    case = rulebook().case(CASE.replace("例-1", quoted).replace("均已培训合格", quoted))
    assert text == case.number
    error = wrong(CASE.replace("事项: 安全生产法-2021#97-4", f"事项: {quoted}").replace("代号: A1", f"{quoted}: A1"))
    assert {"unknown-key", "missing-key", "unknown-violation"} == {each.code for each in error.diagnostics}
    assert "49" not in str(error)


@pytest.mark.parametrize("text", CODE)
def test_code_in_a_ruleset_is_refused_as_wording(text: str, tmp_path: Path) -> None:
    from enforce_rules.diagnostics import RulesetError
    from enforce_rules.rulebook import load_rulebook

    quoted = "'" + text.replace("'", "''") + "'"
    ruleset = (ROOT / "rulesets/work-safety/work-safety-law-2021/ruleset.yaml").read_text(encoding="utf-8")
    (tmp_path / "r.yaml").write_text(ruleset.replace("规则集:", f"{quoted}: 甲\n规则集:", 1), encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        load_rulebook(tmp_path)
    assert "unknown-key" in {each.code for each in caught.value.diagnostics}
