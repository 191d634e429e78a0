"""The reference pages name everything the code knows, and what their tables say of it is so."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from enforce_rules import load_rulebook, wording
from enforce_rules.cli.common import Exit
from enforce_rules.compiler import case, case_facts, case_limits, case_words, conditions, earlier, shape
from enforce_rules.evaluator import explore, world
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.schema import schema
from enforce_rules.model.case import DATE_FACTS, HistoryState
from enforce_rules.model.fact import Standing
from enforce_rules.wording import WordingError, citation, numerals, provision, quantity, sanctions, text

ROOT = Path(__file__).parent.parent.parent
REFERENCE = ROOT / "docs" / "reference"

DOORS: dict[str, Callable[[str], object]] = {
    "数额": wording.parse_amount,
    "处理": wording.parse_sanctions,
    "权重": wording.parse_weight,
    "数量": wording.parse_quantity,
    "期间": wording.parse_period,
    "引用": wording.parse_citation,
    "数": wording.parse_number,
    "值": wording.parse_value,
}


def page(name: str) -> str:
    """The text of a page."""
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def quoted(text: str) -> set[str]:
    """Every word that stands between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def part(text: str, heading: str) -> str:
    """The part of a page under a heading."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(text: str) -> Iterator[list[str]]:
    """The rows of the tables of a part, without their heads."""
    for line in text.splitlines():
        if line.startswith("|") and not line.startswith(("|-", "| 代码", "| 门")):
            yield [cell.strip() for cell in line.strip("|").split("|")]


# ---- the case ----


def in_tuples(module: object) -> set[str]:
    """Every Chinese word that stands in a tuple of a module's source."""
    path = getattr(module, "__file__", None)
    assert isinstance(path, str)
    tuples = (node for node in ast.walk(ast.parse(Path(path).read_bytes())) if isinstance(node, ast.Tuple))
    texts = (each.value for node in tuples for each in node.elts if isinstance(each, ast.Constant))
    return {text for text in texts if isinstance(text, str) and re.fullmatch("[一-鿿]+", text)}


def properties(node: object) -> Iterator[str]:
    """Every property of a schema."""
    if isinstance(node, dict):
        found = node.get("properties")
        if isinstance(found, dict):
            yield from found
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


def test_every_key_of_a_case_is_on_its_page() -> None:
    known = set(properties(schema("case"))) | in_tuples(case) | in_tuples(case_facts) | set(case.DATES)
    assert {"案件", "范围", "证据", "全部总则"} <= known
    assert set() == known - quoted(page("case"))


def test_every_word_of_a_case_is_on_its_page() -> None:
    states = {each.value for each in (*Standing, *HistoryState)} - {Standing.GIVEN.value, Standing.DISPUTED.value}
    known = {*case.KINDS, *earlier.COLUMNS, *states, *DATE_FACTS, *case_facts.SYSTEM}
    assert set() == known - quoted(page("case"))
    text = page("case")
    assert set() == {word for word in case_words.WORDS if word not in text}


def test_every_key_for_personal_data_is_named_as_refused() -> None:
    assert shape.PERSONAL == quoted(part(page("case"), "不写姓名"))


def test_the_length_of_a_reason_is_told() -> None:
    assert f"不超过 {case_facts.REASON_LIMIT} 字" in page("case")


# ---- the recommendation ----


def test_every_key_of_a_recommendation_has_an_entry() -> None:
    firsts = {word for row in rows(page("recommendation")) for word in quoted(row[0])}
    nested = {"code", "text", "args", "fine", "fact", "value", "by", "reason"}
    known = set(properties(schema("recommendation")))
    assert set() == known - nested - firsts - {"clamped"}
    assert nested | {"clamped"} <= quoted(page("recommendation").replace('"fine"', "`fine`"))


def test_every_word_of_a_recommendation_is_on_its_page() -> None:
    text = page("recommendation")
    known = {word for word in constants(schema("recommendation")) if "/" not in word}
    assert {"refer", "no_penalty", "unknown_threshold", "not_reached"} <= known
    assert set() == {word for word in known if word not in text}


def constants(node: object) -> Iterator[str]:
    """Every word a schema allows."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "const" or key == "enum":
                yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
            yield from constants(value)
    elif isinstance(node, list):
        for value in node:
            yield from constants(value)


def test_the_schema_is_read_as_json() -> None:
    assert json.loads(json.dumps(schema("recommendation"))) == schema("recommendation")


# ---- the wording ----


def test_every_unit_is_on_the_page_of_wording() -> None:
    told = quoted(part(page("wording"), "单位"))
    assert set() == set(wording.UNITS) - told
    assert {"头猪当量"} == told - set(wording.UNITS)


def test_every_code_of_wording_is_on_its_page() -> None:
    told = [row[0].strip("`") for row in rows(part(page("wording"), "代码"))]
    assert sorted(wording.CODES) == sorted(told)


@pytest.mark.parametrize("row", list(rows(part(page("wording"), "代码"))), ids=lambda row: row[0].strip("`"))
def test_a_cell_gets_the_code_it_is_said_to_get(row: list[str]) -> None:
    code, door, cell, _ = row
    again = re.fullmatch(r"`(.+)` 重复 (\d+) 次", cell)
    text = again[1] * int(again[2]) if again else cell.strip("`")
    with pytest.raises(WordingError) as caught:
        DOORS[door](text)
    assert code.strip("`") == caught.value.code


@pytest.mark.parametrize("row", list(rows(part(page("wording"), "标准写法"))), ids=lambda row: row[1].strip("`"))
def test_a_cell_has_the_normal_form_it_is_said_to_have(row: list[str]) -> None:
    door, cell, normal = (each.strip("`") for each in row)
    value = DOORS[door](cell)
    assert normal == wording.render(value)  # type: ignore[arg-type]
    assert value == DOORS[door](normal)


def test_every_kind_of_value_is_on_the_page_of_wording() -> None:
    source = Path(wording.wire.__file__).read_text(encoding="utf-8")
    kinds = set(re.findall(r'"kind": "(\w+)"', source))
    assert len(kinds) > 10
    assert set() == kinds - quoted(part(page("wording"), "值"))


def test_every_door_is_on_the_page_of_wording() -> None:
    doors = {name for name in wording.__all__ if name.startswith("parse_")}
    assert set() == doors - quoted(part(page("wording"), "门"))


# ---- the limits ----


def test_every_limit_of_reading_is_told_with_its_figure() -> None:
    told = {row[0].strip("`"): row[1] for row in rows(part(page("limits"), "读文件"))}
    told.pop("限度")
    assert {each.name: f"{getattr(DEFAULT, each.name):,}" for each in fields(Limits)} == told


def test_every_limit_of_a_case_is_told_with_its_figure() -> None:
    told = part(page("limits"), "一个案件")
    for figure in (*case_limits.LIMITS.values(), case_facts.REASON_LIMIT):
        assert f"| {figure:,} |" in told
    assert len(case_limits.LIMITS) == sum(row[2] in ("同上", "`limit-exceeded`，退出码 3") for row in rows(told)) - 1
    assert f"{shape.FIRST_DAY} 至 {shape.LAST_DAY}" in told
    assert 10**12 == case_limits.HIGHEST["元"]
    assert 10**18 == case_limits.DIGITS


def test_every_other_limit_is_told_with_its_figure() -> None:
    rulesets, evaluation = part(page("limits"), "规则集"), part(page("limits"), "评估")
    limits = {
        conditions.DEPTH: rulesets,
        conditions.ATOMS: rulesets,
        text.CELL_LIMIT: rulesets,
        quantity.QUANTITY_LIMIT: rulesets,
        numerals.NUMBER_LIMIT: rulesets,
        citation.PROVISIONS_LIMIT: rulesets,
        provision.RANGE_LIMIT: rulesets,
        sanctions.ALTERNATIVES_LIMIT: rulesets,
        explore.EXACT_WORLDS: evaluation,
        explore.COARSE_WORLDS: evaluation,
        explore.LOOKUPS: evaluation,
        world.DERIVATIONS: evaluation,
    }
    assert {} == {figure: told for figure, told in limits.items() if f"| {figure:,} |" not in told}
    assert str(import_module("enforce_rules.diagnostics.render").LINE_LIMIT) in part(page("limits"), "显示")
    assert str(import_module("enforce_rules.diagnostics.suggest").NAME_LIMIT) in part(page("limits"), "显示")
    assert str(shape.SUGGESTED) in part(page("limits"), "显示")


def test_every_exit_code_is_told() -> None:
    told = {int(code) for row in rows(part(page("limits"), "退出码")) for code in re.findall(r"\d+", row[0])}
    assert set(Exit) == told


# ---- the index ----

DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s:]+)\)")
PAGES = sorted([*DOCS.glob("*.md"), *DOCS.glob("reference/*.md"), *DOCS.glob("howto/*.md")])


def links(path: Path) -> set[str]:
    """Where the links of a page go, code left aside."""
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return set(LINK.findall(text))


def anchors(path: Path) -> set[str]:
    """What a link may name in a page: its headings as they are made into anchors."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    for link in links(path):
        name, _, heading = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), f"{path.name}: {link}"
        assert not heading or heading in anchors(target), f"{path.name}: {link}"


def test_every_page_and_example_is_in_the_index() -> None:
    told = {(DOCS / link).resolve() for link in links(DOCS / "README.md")}
    known = {*PAGES, *DOCS.glob("examples/*.yaml"), *DOCS.glob("*/README.md")} - {DOCS / "README.md"}
    assert set() == {str(path.relative_to(DOCS)) for path in known} - {
        str(path.relative_to(DOCS)) for path in told if path.is_relative_to(DOCS)
    }


def test_the_page_of_figures_counts_what_is_shipped() -> None:
    page = (REFERENCE / "figures.md").read_text(encoding="utf-8")
    book = load_rulebook()
    assert f"| {sum(len(table.examples) for table in book.examples):,} 个，都成立 |" in page
    assert f"`load_rulebook()`，{len(book.program.rulesets)} 个规则集" in page
