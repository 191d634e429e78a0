"""The schemas say what the library knows: every key, every word of a closed list, and no key for personal data."""

from __future__ import annotations

import re
from typing import Any

import pytest
from schema_helpers import parts, said

from enforce_rules.compiler import (
    amounts,
    case,
    case_facts,
    conditions,
    deeds,
    document,
    earlier,
    examples,
    facts,
    grid,
    header,
    tables,
)
from enforce_rules.compiler import shape as shapes
from enforce_rules.compiler.defects import Defect
from enforce_rules.compiler.defects_recorded import KEYS as DEFECT
from enforce_rules.compiler.system import SYSTEM_FACTS
from enforce_rules.evaluator.evaluate import STAGES
from enforce_rules.loader.schema import schema
from enforce_rules.model.case import DATE_FACTS, EVENT_FACTS, DateState, HistoryState
from enforce_rules.model.deed import Kind, Modality, Waiver
from enforce_rules.model.fact import FactKind
from enforce_rules.model.reason import SENTENCES
from enforce_rules.model.report import Outcome, ResultStanding, Verdict
from enforce_rules.model.ruleset import Overlap, Trust, Use
from enforce_rules.model.wire_out import FORMAT

RULESET, CASE, RECOMMENDATION = schema("ruleset"), schema("case"), schema("recommendation")


def part(whole: dict[str, Any], path: str) -> dict[str, Any]:
    """A part by its way: `table/properties/用途`, references followed."""
    node: Any = whole["$defs"]
    for step in path.split("/"):
        node = node[int(step)] if isinstance(node, list) else node[step]
        while "$ref" in node:
            node = whole["$defs"][node["$ref"].rpartition("/")[2]]
    assert isinstance(node, dict)
    return node


def values(enum: Any) -> set[str]:
    return {each.value for each in enum}


HEADER = "ruleset/properties/规则集"
TABLE = "table/properties"
ROW = "properties/行/items"
RULESET_WORDS = {
    f"{HEADER}/properties/核对": values(Trust),
    f"{HEADER}/properties/位阶": set(header.RANKS),
    f"{HEADER}/properties/施行": {header.UNCONFIRMED},
    f"{TABLE}/用途": values(Use),
    f"{TABLE}/重合": values(Overlap),
    f"{TABLE}/另有规定/items": set(tables.RANKS),
    f"{TABLE}/阶段": set(tables.STAGES),
    f"{TABLE}/作用于": set(tables.APPLIES_TO),
    f"{TABLE}/法定": {grid.MISSING},
    "defect/anyOf/1/properties/缺陷": values(Defect),
    "column": set(grid.LABELS),
    "role/properties/应": set(examples.RESULTS),
    "role/properties/不应": set(examples.ABSENCES),
    "section-约定/properties/行/items/contains": set(header.CONVENTIONS),
    "section-关系/properties/行/items/contains": set(header.RELATIONS),
    "section-事实/properties/行/items/contains": values(FactKind),
    "section-履历/properties/行/items/contains": set(facts.YIELDS),
}
OFFERED = {  # among the words an editor offers there
    "section-约定": {*header.CONVENTIONS, *values(Overlap)},
    "section-关系": set(header.RELATIONS),
    "section-事实": {*values(FactKind), *facts.SOURCES, "主张", "取重"},
    "section-履历": {
        *(*facts.YIELDS, *facts.COUNTS, *facts.SAMENESS, *facts.ORGANS, *facts.DAYS, *facts.REVOKED, *DATE_FACTS),
        facts.UNDECIDED,
    },
    "section-未译": set(header.HANDLINGS),
}
RULESET_KEYS = {
    "ruleset": set(document.TOP),
    "cases": {"算例集", "表"},
    HEADER: set(document.HEADER),
    "table": set(document.TABLE),
    "inline": set(document.INLINE),
    "role": {*grid.ROLES, "当", "表头"},
    "conditions": set(conditions.FORMS),
    "defect/anyOf/1": set(DEFECT),
}
CASE_WORDS = {
    "party/properties/类别": set(case.KINDS),
    "history/properties/查询": values(HistoryState),
    "history/properties/列/items": set(earlier.COLUMNS),
    "dayOrState": values(DateState),
}
RECOMMENDATION_WORDS = {
    "standing": values(ResultStanding),
    "modality": values(Modality),
    "kind": values(Kind),
    "option/properties/outcome": values(Outcome),
    "option/properties/waives": {*values(Waiver), None},
    "step/properties/verdict": values(Verdict),
    "step/properties/stage": set(STAGES),
}


@pytest.mark.parametrize("path", RULESET_WORDS)
def test_the_words_of_a_ruleset_are_those_the_library_knows(path: str) -> None:
    assert RULESET_WORDS[path] == said(part(RULESET, path))


@pytest.mark.parametrize("path", OFFERED)
def test_the_words_of_a_section_are_offered(path: str) -> None:
    assert OFFERED[path] <= said(part(RULESET, f"{path}/{ROW}/items"))


@pytest.mark.parametrize("path", RULESET_KEYS)
def test_the_keys_of_a_ruleset_are_those_the_library_knows(path: str) -> None:
    assert RULESET_KEYS[path] == set(part(RULESET, path)["properties"])


def test_what_must_be_written_is_what_the_library_asks_for() -> None:
    assert set(document.HEADER_REQUIRED) == set(part(RULESET, HEADER)["required"])
    assert {"规则集", "表"} == set(part(RULESET, "ruleset")["required"])
    assert {"编号", "用途"} == set(part(RULESET, "table")["required"])


@pytest.mark.parametrize("name", document.SECTIONS)
def test_the_columns_of_a_section_are_those_the_library_knows(name: str) -> None:
    assert set(document.SECTIONS[name]) == said(part(RULESET, f"section-{name}/properties/列/items"))


def test_the_forms_of_a_cell_are_those_the_library_reads() -> None:
    written = [each for each in part(RULESET, "map")["anyOf"] if "properties" in each]
    keys = {key for each in written for key in each["properties"]}
    assert {*deeds.FORMS, *amounts.EXTREMES, *(key for form in deeds.KEYS for key in (form, *deeds.KEYS[form]))} == keys
    modes = [each["properties"]["方式"] for each in written if "方式" in each["properties"]]
    assert [set(deeds.MODES)] == [said(each) for each in modes]
    reserved = set(part(RULESET, "conditions/propertyNames/not")["enum"])
    assert {*deeds.FORMS, "读作", "原作", "每日"} == reserved


def test_the_marks_of_a_cell_are_those_the_library_reads() -> None:
    assert {grid.BLANK, grid.DITTO, grid.MISSING, "待定"} == said(part(RULESET, "mark"))


@pytest.mark.parametrize("path", CASE_WORDS)
def test_the_words_of_a_case_are_those_the_library_knows(path: str) -> None:
    states = said(part(CASE, path))
    assert CASE_WORDS[path] == states


def test_the_dates_of_a_case_are_those_the_library_knows() -> None:
    assert (
        set(case.DATES) == set(CASE["properties"]["日期"]["properties"]) == set(CASE["properties"]["日期"]["required"])
    )


def test_a_reason_is_as_long_as_the_library_lets_it_be() -> None:
    assert case_facts.REASON_LIMIT == part(CASE, "found/properties/理由")["maxLength"]


def test_no_fact_may_be_named_for_what_the_case_keeps_elsewhere() -> None:
    refused = set(part(CASE, "facts/propertyNames/not")["enum"])
    assert {*shapes.PERSONAL, *DATE_FACTS, *EVENT_FACTS, *case.DATES, *SYSTEM_FACTS} == refused


@pytest.mark.parametrize("whole", [CASE, RECOMMENDATION], ids=["case", "recommendation"])
def test_there_is_no_key_for_personal_data(whole: dict[str, Any]) -> None:
    keys = {key for _, node in parts(whole) for key in node.get("properties", {})}
    assert set() == keys & (shapes.PERSONAL | {"name", "phone", "address", "identity"})


@pytest.mark.parametrize("path", RECOMMENDATION_WORDS)
def test_the_words_of_a_recommendation_are_those_the_library_writes(path: str) -> None:
    assert RECOMMENDATION_WORDS[path] == said(part(RECOMMENDATION, path))


def test_every_reason_has_a_code_of_the_published_form() -> None:
    form = part(RECOMMENDATION, "reason/properties/code")["pattern"]
    assert [] == [code for code in SENTENCES if not re.match(form, code)]


def test_the_format_is_the_one_written() -> None:
    assert FORMAT == RECOMMENDATION["properties"]["format"]["const"]
    assert RECOMMENDATION["$id"].endswith(FORMAT.removeprefix("enforce-rules/").replace("/", ":"))
