"""The reference of the language is whole: every word the code knows has an entry, and an example that runs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import chain
from pathlib import Path

import pytest
from reference_page import Block, blocks, entries

from enforce_rules import load_rulebook
from enforce_rules.compiler import (
    amounts,
    columns,
    conditions,
    deeds,
    document,
    effects,
    examples,
    facts,
    grid,
    header,
    parts,
    quantities,
    system,
    tables,
    weighted,
)
from enforce_rules.compiler.defects import Defect
from enforce_rules.compiler.defects_recorded import KEYS as DEFECT
from enforce_rules.compiler.scope import INCLUSIVE
from enforce_rules.model.case import DATE_FACTS
from enforce_rules.model.fact import FactKind, Standing
from enforce_rules.model.ruleset import Form, Overlap, Trust, Use
from enforce_rules.testing import example_results
from enforce_rules.testing.examples import run
from enforce_rules.wording.words import STRICT

BLOCKS = blocks()
BY_ID = {block.id: block for block in BLOCKS}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.line}-{block.id}")
def test_an_example_of_the_page_loads_and_its_worked_examples_hold(block: Block, tmp_path: Path) -> None:
    for each in (block, *(BY_ID[name] for name in block.needs)):
        (tmp_path / f"{each.line}.yaml").write_text("\n" * each.line + each.body, encoding="utf-8")
    outcome = run(load_rulebook(tmp_path))
    assert "" == "\n".join(each.render() for each in outcome.failures)
    assert outcome.count or "表: []" in block.body or any(block.id in other.needs for other in BLOCKS)


def _values(enum: type[Enum]) -> set[str]:
    return {str(each.value) for each in enum}


def _shown(convention: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The values of a convention; those of 取整 are shown by their units and ways, those of 重合 under 重合."""
    name, values = convention
    if name == "取整":
        return ("不取整", *header.ROUNDING_UNITS, *header.ROUNDING_WAYS)
    return () if name == "重合" else values


KINDS = {"没收非法财物", "降低资质等级", "限制开展生产经营活动", "限制从业"}
WORDS: dict[str, Iterable[str]] = {
    "顶层键": document.TOP,
    "文件头": {*document.HEADER, *header.RANKS, *_values(Trust), header.NATION, header.UNCONFIRMED},
    "约定": {*header.CONVENTIONS, *chain(*map(_shown, header.CONVENTION_VALUES.items()))},
    "事实": {
        *document.SECTIONS["事实"],
        *_values(FactKind),
        *facts.SOURCES,
        *system.SYSTEM_FACTS,
        *system.PARTY_KINDS,
        *system.SANCTION_KINDS,
        *system.DIRECTIONS,
        *system.FINE_FORMS,
        *DATE_FACTS,
        "主张",
        "取重",
        *(state.value for state in Standing if state not in (Standing.GIVEN, Standing.DISPUTED)),
    },
    "履历": {
        *document.SECTIONS["履历"],
        *facts.COUNTS,
        *facts.SAMENESS,
        *facts.ORGANS,
        *facts.YIELDS,
        facts.UNDECIDED,
        "年度",
    },
    "事项": document.SECTIONS["事项"],
    "表": {*document.TABLE, *document.INLINE, *tables.RANKS, *tables.STAGES, *tables.APPLIES_TO},
    "认缺": {*_values(Defect), *DEFECT},
    "用途": _values(Use),
    "列": {*grid.ROLES, *grid.LABELS, "当", "表头"},
    "格": {grid.BLANK, grid.DITTO, grid.MISSING, "读作", "原作"},
    "条件": conditions.FORMS,
    "范围": {*STRICT, *INCLUSIVE, *columns.STATES, *columns.NOTHING, *quantities._BEFORE},
    "处罚和命令": {word for word in effects.VOCABULARY if effects.read_effect(word) is None} | KINDS,
    "效果": {word for word in effects.VOCABULARY if effects.read_effect(word) is not None},
    "结构式": {*deeds.FORMS, *deeds.DAILY, *deeds.MODES, *amounts.EXTREMES, *deeds.KEYS["词"]},
    "数额": {f"式{number}" for number in range(1, 37)},
    "量罚": {*_values(Form), *parts.VOCABULARY},
    "权重累加": {"计算", weighted.SUM, "起点", "封顶", "保底", "基数", "要素", "程度", "权重"},
    "重合": _values(Overlap),
    "关系": header.RELATIONS,
    "未译": {*document.SECTIONS["未译"], *header.HANDLINGS},
    "算例": {
        *examples.RESULTS,
        *examples.CASE,
        *example_results.STANDINGS.values(),
        *example_results.OUTCOMES.values(),
        "给",
        "应",
        "不应",
        "算例集",
        "对",
        "说明",
    },
}
PAIRS = [(heading, word) for heading, words in WORDS.items() for word in sorted(set(words))]
ROUNDING = {*header.ROUNDING_UNITS, *header.ROUNDING_WAYS}  # each is run in test_conventions


@pytest.mark.parametrize(("heading", "word"), PAIRS, ids=str)
def test_every_word_of_the_language_has_an_entry(heading: str, word: str) -> None:
    assert any(word == entry or word in _parts(entry) for entry in entries()[heading])


def _parts(entry: str) -> list[str]:
    """`X以上` speaks of 以上; `{选一: [a, b]}` of 选一."""
    return [entry.strip("XY"), entry.partition(":")[0].strip("{")]


@pytest.mark.parametrize(("heading", "word"), PAIRS, ids=str)
def test_every_word_of_the_language_stands_in_an_example_that_runs(heading: str, word: str) -> None:
    assert word in ROUNDING or any(word in text for block in BLOCKS for text in block.texts)
