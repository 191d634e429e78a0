"""Every numbered section of the five collections of sector texts, and the 江门 list, is shipped, kept as a fixture or left out with a reason.

In: the catalogue `tests/data/sector-items.json`, the rulesets and the fixtures. The numbers of the sections stand here,
so that none can be dropped from the catalogue unseen.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from enforce_rules import load_rulebook
from enforce_rules.testing.examples import run

ROOT = Path(__file__).parents[2]
CATALOGUE: dict[str, list[dict[str, str]]] = json.loads((ROOT / "tests/data/sector-items.json").read_text("utf-8"))
ITEMS = [(section, item) for section, items in CATALOGUE.items() for item in items]
FIXTURES = sorted((ROOT / "tests/rulesets/fixtures").glob("*.yaml"))
SECTIONS = {"15": 0, "40": 7, "41": 11, "42": 14, "50": 10, "51": 4}


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def test_every_section_has_its_items() -> None:
    numbered = [
        f"{file}.{n}" if count else file for file, count in SECTIONS.items() for n in range(1, (count or 1) + 1)
    ]
    assert numbered == list(CATALOGUE)
    assert [] == [section for section, items in CATALOGUE.items() if not items]


@pytest.mark.parametrize(("section", "item"), ITEMS, ids=[f"{section} {item['item']}" for section, item in ITEMS])
def test_an_item_is_where_the_catalogue_says(section: str, item: dict[str, str]) -> None:
    match item["status"]:
        case "ruleset":
            names = {path.name for path in (ROOT / item["where"]).iterdir()}
            assert {"ruleset.yaml", "cases.yaml", "SOURCE.md"} <= names
        case "fixture":
            path = ROOT / item["where"]
            assert path in FIXTURES
            assert path.stem.startswith(section.replace(".", "-"))
            assert item["why"] in read(path)["规则集"]["核对说明"]
        case status:
            assert status == "left-out"
            assert "/" not in item["where"] and len(item["where"]) >= 4


def test_every_fixture_is_in_the_catalogue_once() -> None:
    listed = [ROOT / item["where"] for _, item in ITEMS if item["status"] == "fixture"]
    assert FIXTURES == sorted(listed)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_is_marked_as_not_shipped(path: Path) -> None:
    """One whose issuer is not named says so; one with an issuer says what keeps it from being shipped."""
    head = read(path)["规则集"]
    assert head["编号"].startswith("夹具-")
    assert head["核对说明"].startswith("只用于测试：")
    nameless = any(mark in head["核对说明"] for mark in ("制定机关没有写明", "只写"))
    assert nameless == (head["制定机关"] == "未具名")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_is_read_without_a_complaint_and_its_examples_hold(path: Path) -> None:
    rulebook = load_rulebook(path)
    assert [] == [each.code for each in rulebook.warnings if each.code != "known-defect"]
    outcome = run(rulebook)
    assert outcome.count >= 3
    assert [] == [failure.render("zh") for failure in outcome.failures]


def steps(document: Any) -> set[str]:
    found = set()
    for table in document["表"]:
        if table["用途"] == "算例" and {"应": "步骤"} in table["列"]:
            place = table["列"].index({"应": "步骤"})
            found |= {row[place] for row in table["行"]}
    return found


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_row_of_a_fixture_is_reached_by_an_example(path: Path) -> None:
    document = read(path)
    wanted = {
        f"{table['编号']}:{i}"
        for table in document["表"]
        if table["用途"] not in ("算例", "法定")
        for i in range(1, len(table["行"]) + 1)
    }
    assert set() == wanted - steps(document)


def test_shipped_excerpts_say_that_they_are_excerpts() -> None:
    for section, item in ITEMS:
        if item["status"] == "ruleset":
            head = read(ROOT / item["where"] / "ruleset.yaml")["规则集"]
            assert head["核对"] in ("据转载", "据报道") or section == "15"
            assert len(head["核对说明"]) > 10
