"""import∘render = identity: on every shipped ruleset in every form, and on rulesets whose texts are hostile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from renderer_helpers import (
    SHIPPED,
    assert_read_back,
    assert_round_trip,
    documents,
    node_of,
    rulesets,
    same,
    through,
)

from enforce_rules.importer import import_rendered
from enforce_rules.model.node import MapNode
from enforce_rules.paper import FORMATS, Line
from enforce_rules.renderer import render
from enforce_rules.writer import write_yaml

LARGE = 200  # blocks; the forms that are packed take long to write and read such a paper


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_ruleset_printed_and_read_back_is_the_same(folder: Path, tmp_path: Path) -> None:
    """Also as YAML, and in one of the forms; the others in the long run below."""
    given = documents(folder)
    paper = assert_round_trip(given)
    written = [node_of(write_yaml(each.node)) for each in import_rendered(paper)]
    assert same(written, given)
    small = len(paper.blocks) < LARGE
    form = FORMATS[SHIPPED.index(folder) % len(FORMATS)] if small else "md"
    assert_read_back(given, through(paper, form, tmp_path))


LANGUAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "language.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", LANGUAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{BLOCKS.index(block)}")
def test_every_key_and_word_of_the_language_reads_back(block: str) -> None:
    """The reference has an example for each, worked examples among them."""
    node = node_of(block)
    if node.get("算例集") is None:
        assert_round_trip([node])


def test_the_reference_has_its_examples() -> None:
    assert len(BLOCKS) > 30


@pytest.mark.assurance
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_ruleset_comes_back_from_every_form(folder: Path, form: str, tmp_path: Path) -> None:
    given = documents(folder)
    assert_read_back(given, through(render(given, folder.name), form, tmp_path))


@settings(max_examples=60, deadline=None)
@given(rulesets())
def test_a_ruleset_with_hostile_texts_in_every_place_reads_back(given: MapNode) -> None:
    assert_round_trip([given])


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=6, deadline=None)
@given(given=rulesets())
def test_hostile_texts_come_back_from_every_form(
    form: str, given: MapNode, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert_read_back([given], through(render([given], "某规则集"), form, tmp_path_factory.mktemp("paper")))


@pytest.mark.assurance
@settings(max_examples=1_000, deadline=None)
@given(rulesets())
def test_many_rulesets_with_hostile_texts_read_back(given: MapNode) -> None:
    assert_round_trip([given])


def test_the_header_is_printed_first_wherever_it_is_written() -> None:
    late = node_of("表: []\n规则集: {名称: 乙, 编号: 甲, 制定机关: 丙, 核对: 虚拟}\n")
    paper = assert_round_trip([late])
    first = paper.blocks[0]
    assert isinstance(first, Line)
    assert (first.text, first.level) == ("乙", 1)


def test_the_same_ruleset_gives_the_same_bytes(tmp_path: Path) -> None:
    """T23."""
    from enforce_rules.paper import write_paper

    folder = next(each for each in SHIPPED if each.name == "xingyang-construction-waste")
    for form in FORMATS:
        one, two = (write_paper(render(documents(folder), "某规则集"), form) for _ in range(2))
        assert one == two
