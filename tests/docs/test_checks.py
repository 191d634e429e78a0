"""docs/checks/: a page for every code, of five parts; what it says to avoid gives that code, what it prefers gives nothing."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from check_pages import AVOID, FOLDER, KINDS, PARTS, PREFER, Outcome, Page, index, outcome, pages, stops

from enforce_rules.diagnostics import Severity
from enforce_rules.diagnostics.catalogue import CATALOGUE

SRC = FOLDER.parent.parent / "src" / "enforce_rules"
RAISING = {"diagnose", "wrong", "_missing", "Diagnostic"}
PAGES = pages()


@cache
def avoided(code: str) -> tuple[Outcome, ...]:
    return tuple(outcome(block) for block in PAGES[code].blocks(AVOID))


@pytest.fixture(params=CATALOGUE)
def page(request: pytest.FixtureRequest) -> Page:
    code = str(request.param)
    assert code in PAGES, f"docs/checks/{code}.md is missing"
    return PAGES[code]


def test_no_page_is_left_of_a_code_that_is_gone() -> None:
    assert set(PAGES) == set(CATALOGUE)


def test_a_page_has_its_title_and_five_parts(page: Page) -> None:
    assert page.text.startswith(f"# {page.code}：")
    assert PARTS == page.headings
    assert all(page.part(heading).strip() for heading in PARTS)


def test_every_example_is_of_a_known_kind(page: Page) -> None:
    blocks = (*page.blocks(AVOID), *page.blocks(PREFER))
    assert {(block.language, block.kind) for block in blocks} <= KINDS
    assert page.blocks(AVOID)
    assert page.blocks(PREFER)


def test_what_to_avoid_gives_exactly_this_code(page: Page) -> None:
    assert [{page.code}] * len(avoided(page.code)) == [{each.code for each in one.found} for one in avoided(page.code)]


def test_what_to_prefer_gives_nothing_but_notes(page: Page) -> None:
    for block in page.blocks(PREFER):
        one = outcome(block)
        assert [] == [each.code for each in one.found if each.severity is not Severity.NOTE], one.printed
        assert page.code not in [each.code for each in one.found]


def test_a_page_shows_what_is_really_printed(page: Page) -> None:
    assert "\n".join(one.printed for one in avoided(page.code)) == page.printed, "python tests/docs/check_pages.py"


def test_the_place_lies_in_the_example(page: Page) -> None:
    for one, block in zip(avoided(page.code), page.blocks(AVOID), strict=True):
        lines = block.body.split("\n")
        for found in one.found:
            if block.language != "python":  # where the input is a file, its name is the place
                assert found.span.column <= len(lines[found.span.line - 1])
            assert found.span.file


def test_a_warning_stops_nothing_and_an_error_does(page: Page) -> None:
    if page.code in ("example-failed", "example-unwanted"):  # said by the examples of a ruleset that is loaded
        return
    for one in avoided(page.code):
        assert one.usable is not stops(one.found)


def test_both_languages_fill_every_place_of_their_sentence(page: Page) -> None:
    for one in avoided(page.code):
        for found in one.found:
            for lang in ("zh", "en"):
                said = f"{found.message(lang)} {found.hint(lang) or ''}"
                assert "？" not in said.replace("`？", "")
                assert "{}" not in said


def test_the_index_lists_every_code() -> None:
    assert index() == (FOLDER / "README.md").read_text(encoding="utf-8"), "python tests/docs/check_pages.py"


def test_every_code_is_raised_somewhere() -> None:
    assert set(CATALOGUE) <= {code for path in SRC.rglob("*.py") for code in _raised(path)}


def _raised(path: Path) -> set[str]:
    """First arguments of what makes diagnostics, and the codes of problems that become one (`("bad-date", {…})`)."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments) if name in RAISING:
                values = (each.value for each in arguments if isinstance(each, ast.Constant))
                found |= {value for value in values if isinstance(value, str)}
            case ast.Tuple(elts=[ast.Constant(value=str(code)), ast.Dict()]):
                found.add(code)
    return found
