"""The reference of the language is whole: every word the code knows has an entry, and an example that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from reference_page import Block, blocks

from enforce_rules import load_rulebook
from enforce_rules.testing.examples import run

BLOCKS = blocks()
BY_ID = {block.id: block for block in BLOCKS}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.line}-{block.id}")
def test_an_example_of_the_page_loads_and_its_worked_examples_hold(block: Block, tmp_path: Path) -> None:
    for each in (block, *(BY_ID[name] for name in block.needs)):
        (tmp_path / f"{each.line}.yaml").write_text("\n" * each.line + each.body, encoding="utf-8")
    outcome = run(load_rulebook(tmp_path))
    assert "" == "\n".join(each.render() for each in outcome.failures)
    assert outcome.count or "表: []" in block.body or any(block.id in other.needs for other in BLOCKS)
