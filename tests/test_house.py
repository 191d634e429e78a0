"""The house as CONTRIBUTING.md describes it: the front door, no code in rules, no law in Python, a page per code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

import enforce_rules
from enforce_rules.diagnostics.catalogue import CATALOGUE
from enforce_rules.model.reason import SENTENCES

T = TypeVar("T", bound=ast.AST)

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "enforce_rules"
FILES = {str(path.relative_to(HOUSE)): ast.parse(path.read_bytes()) for path in sorted(HOUSE.rglob("*.py"))}

FRONT_DOOR = {"load_rulebook", "Rulebook", "Recommendation", "Question", "Diagnostic", "RulesetError", "CaseError"}

RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
READS_OBJECTS = {"pickle", "marshal", "shelve", "dill", "importlib.util", "runpy", "code", "ctypes"}
UNSAFE_YAML = {"load", "load_all", "unsafe_load", "unsafe_load_all", "full_load", "full_load_all", "safe_load"}

PLACES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 "
    "贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 江门 荥阳 卢氏 郏县 威海 张家港 长三角"
).split()

ALIKE = {"closest", "suggest", "get_close_matches"}

# Numbers from 1000 that are no law: what they are instead is said where they stand.
NUMBERS = {
    "compiler/deeds.py": {100_000},  # a short name for alternatives
    "compiler/shape.py": {1949, 2199},  # the first and last day a date may name
    "compiler/regions.py": {1024},  # codes kept read
    "evaluator/explore.py": {1_000_000},  # looks at facts before the worlds are counted coarsely
    "evaluator/figure.py": {1000, 10_000},  # 千元 and 万元
    "evaluator/likeness.py": {1024},  # citations kept read
}
COUNTED = ("wording/", "loader/", "diagnostics/", "model/wire", "paper/")  # numerals, and limits of what is read


@pytest.fixture(params=FILES)
def source(request: pytest.FixtureRequest) -> str:
    name = request.param
    assert isinstance(name, str)
    return name


def test_the_front_door_is_exactly_this() -> None:
    assert set(enforce_rules.__all__) == FRONT_DOOR
    assert all(getattr(enforce_rules, name) is not None for name in FRONT_DOOR)


def test_nothing_else_is_behind_the_front_door() -> None:
    with pytest.raises(AttributeError, match="no attribute 'evaluate'"):
        enforce_rules.evaluate  # type: ignore[attr-defined]  # noqa: B018


def test_one_room_can_be_used_without_the_others() -> None:
    script = "import sys, enforce_rules.wording; print('yaml' in sys.modules, 'enforce_rules.rulebook' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "False False" == done.stdout.strip()


def test_no_text_is_ever_run(source: str) -> None:
    called = {node.func.id for node in _every(source, ast.Call) if isinstance(node.func, ast.Name)}
    assert not called & RUNS_TEXT


def test_no_object_is_read_from_bytes(source: str) -> None:
    imported = {alias.name for node in _every(source, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in _every(source, ast.ImportFrom)}
    assert not {name.partition(".")[0] for name in imported} & READS_OBJECTS


def test_yaml_is_composed_never_loaded(source: str) -> None:
    used = {node.attr for node in _every(source, ast.Attribute) if ast.unparse(node.value) == "yaml"}
    used |= {alias.name for node in _every(source, ast.ImportFrom) if node.module == "yaml" for alias in node.names}
    assert not used & UNSAFE_YAML


def test_no_place_is_named_in_the_library(source: str) -> None:
    assert [] == [text for text in _texts(source) if any(place in text for place in PLACES)]


def test_no_binary_float_but_how_alike_two_words_are(source: str) -> None:
    if source == "diagnostics/suggest.py":
        return
    compared = [node for node in _every(source, ast.Call) if ast.unparse(node.func) in ALIKE]
    allowed = {id(each) for node in compared for each in (*node.args, *(word.value for word in node.keywords))}
    allowed |= {id(node.value) for node in _every(source, ast.Assign) if ast.unparse(node.targets[0]) == "NEAR"}
    allowed |= {id(each) for node in _every(source, ast.arguments) for each in (*node.defaults, *node.kw_defaults)}
    floats = [node for node in _every(source, ast.Constant) if isinstance(node.value, float)]
    assert [] == [ast.unparse(node) for node in floats if id(node) not in allowed]


def test_no_amount_of_law_is_written_in_python(source: str) -> None:
    if source.startswith(COUNTED) or "limits" in source:
        return
    numbers = {node.value for node in _every(source, ast.Constant) if type(node.value) is int and node.value >= 1000}
    assert numbers <= NUMBERS.get(source, set())


def test_no_share_of_law_is_written_in_python(source: str) -> None:
    called = [node for node in _every(source, ast.Call) if ast.unparse(node.func) in {"Fraction", "Decimal"}]
    written = [ast.unparse(node) for node in called if re.search(r"\('?\d*\.\d+'?\)|\('\d+%'\)", ast.unparse(node))]
    assert [] == written


def test_every_reason_is_given_by_some_rule() -> None:
    elsewhere = [name for name in FILES if name != "model/reason.py"]
    said = {node.value for name in elsewhere for node in _every(name, ast.Constant) if isinstance(node.value, str)}
    assert SENTENCES and set() == SENTENCES.keys() - said


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_its_page(code: str) -> None:
    page = ROOT / "docs" / "checks" / f"{code}.md"
    assert page.is_file(), f"docs/checks/{code}.md is missing"
    assert code in page.read_text(encoding="utf-8").partition("\n")[0]


def test_every_page_has_its_code() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "checks").glob("*.md")} - {"README", "index"}
    assert pages <= set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_is_said_in_both_languages(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.zh
    assert entry.en
    assert (entry.hint_zh is None) or entry.hint_en != ""
    assert set(re.findall(r"(?<!{){(\w+)}", entry.en)) <= set(re.findall(r"(?<!{){(\w+)}", entry.zh))


def _every(source: str, kind: type[T]) -> Iterator[T]:
    return (node for node in ast.walk(FILES[source]) if isinstance(node, kind))


def _texts(source: str) -> Iterator[str]:
    """Every text of a file but its docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = {id(node) for holder in ast.walk(FILES[source]) if isinstance(holder, holders) for node in holder.body[:1]}
    quiet = {id(node.value) for node in _every(source, ast.Expr) if id(node) in said or _is_text(node.value)}
    yield from (
        node.value for node in _every(source, ast.Constant) if isinstance(node.value, str) and id(node) not in quiet
    )


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
