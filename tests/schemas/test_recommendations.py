"""What is written as a recommendation is valid, and nothing else is."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from schema_helpers import CASES, draft_7, faults, sibling, validator

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.evaluator.evaluate import STAGES
from enforce_rules.model.deed import Kind, Waiver
from enforce_rules.model.report import Report
from enforce_rules.model.wire import canonical, to_wire

SAMPLES: dict[str, Report] = sibling("explainer/sample_reports.py").REPORTS
ANY_REPORT = sibling("wire/test_recommendation_round_trip.py").reports
CHECK = validator("recommendation")
KINDS = [each.value for each in Kind]
WAIVERS = [None, *(each.value for each in Waiver)]


def written(name: str) -> Any:
    return json.loads(canonical(to_wire(SAMPLES[name])))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_valid(name: str) -> None:
    assert [] == faults("recommendation", written(name))
    assert draft_7("recommendation").is_valid(written(name))


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_what_is_recommended_for_a_case_of_the_documentation_is_valid(file: Path, rulebook: Rulebook) -> None:
    assert [] == faults("recommendation", json.loads(rulebook.recommend(file).to_json()))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ANY_REPORT)
def test_every_report_is_valid(report: Report) -> None:
    data = json.loads(canonical(to_wire(report)))
    _with_known_words(data)
    assert [] == [each.message for each in CHECK.iter_errors(data)]


def _with_known_words(data: Any) -> None:
    """The strategies write any word for kinds, stages and waivers; the evaluator writes these."""
    for result in data["results"]:
        for step in result["steps"]:
            step["stage"] = STAGES[len(step["stage"]) % len(STAGES)]
        for option in result["options"]:
            option["waives"] = WAIVERS[len(option["waives"] or "") % len(WAIVERS)]
            for each in (*option["sanctions"], *option["duties"]):
                each["kind"] = KINDS[len(each["kind"]) % len(KINDS)]
        for duty in result["duties"]:
            duty["kind"] = KINDS[len(duty["kind"]) % len(KINDS)]


Damage = Callable[[Any], object]
DAMAGES: dict[str, Damage] = {
    "another format": lambda data: data.update(format="enforce-rules/recommendation/2"),
    "an unknown key": lambda data: data.update(extra=1),
    "no receipt": lambda data: data.pop("receipt"),
    "an unknown standing": lambda data: data.update(standing="certain"),
    "results that are no list": lambda data: data.update(results={}),
    "a name of a person": lambda data: result(data).update(name="张三"),
    "no steps": lambda data: result(data).pop("steps"),
    "a range without clamped": lambda data: result(data)["statutory"].pop("clamped"),
    "bounds of nothing known": lambda data: result(data)["bounds"].update(detention=None),
    "an unknown outcome": lambda data: option(data).update(outcome="fined"),
    "an unknown modality": lambda data: option(data).update(modality="must"),
    "chosen by nobody known": lambda data: option(data).update(by="officer"),
    "waiving what cannot be": lambda data: option(data).update(waives="detention"),
    "a score that is a number": lambda data: option(data).update(score=37),
    "a score without its sign": lambda data: option(data).update(score="37"),
    "a condition that is a text": lambda data: option(data).update({"if": "otherwise"}),
    "one way in a list": lambda data: option(data).update({"if": [{"甲": "是"}]}),
    "a value that is a number": lambda data: option(data).update({"if": {"甲": 1}}),
    "an unknown kind": lambda data: sanction(data).update(kind="prison"),
    "an amount that is a number": lambda data: sanction(data).update(low=185000),
    "an amount with a unit": lambda data: sanction(data).update(low="185000元"),
    "an amount in groups": lambda data: sanction(data).update(low="185,000"),
    "an amount with a needless nought": lambda data: sanction(data).update(low="185000.0"),
    "an amount with a leading nought": lambda data: sanction(data).update(low="0185000"),
    "an amount by powers": lambda data: sanction(data).update(low="1.85e5"),
    "an amount over nought": lambda data: sanction(data).update(low="1/0"),
    "an empty amount": lambda data: sanction(data).update(low=""),
    "half a range": lambda data: sanction(data).pop("high"),
    "an end neither in nor out": lambda data: sanction(data).update(high_included="未写明"),
    "a basis by name": lambda data: sanction(data).update(basis=["某法第一条"]),
    "a basis before the first": lambda data: sanction(data).update(basis=[-1]),
    "an unknown duty": lambda data: duty(data).update(kind="apology"),
    "an unknown state": lambda data: duty(data).update(state="overdue"),
    "a deadline with a time": lambda data: duty(data).update(deadline="2025-08-21T00:00:00"),
    "an unknown stage": lambda data: result(data)["steps"][0].update(stage="上诉"),
    "an unknown verdict": lambda data: result(data)["steps"][0].update(verdict="maybe"),
    "a reason without a code": lambda data: data["premises"][0].update(code=""),
    "an argument that is a number": lambda data: data["premises"][0]["args"].update(fact=1),
    "a finding without a reason": lambda data: result(data)["findings"][0].pop("reason"),
    "a digest that is none": lambda data: data["receipt"].update(case=None),
}


def result(data: Any) -> Any:
    return data["results"][0]


def option(data: Any) -> Any:
    return result(data)["options"][0]


def sanction(data: Any) -> Any:
    return option(data)["sanctions"][0]


def duty(data: Any) -> Any:
    return option(data)["duties"][0]


@pytest.mark.parametrize("name", DAMAGES)
def test_what_was_never_written_is_refused(name: str) -> None:
    damaged = copy.deepcopy(written("weighted"))
    DAMAGES[name](damaged)
    assert faults("recommendation", damaged)
    assert not draft_7("recommendation").is_valid(damaged)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_key_is_needed_and_no_other_is_taken(name: str) -> None:
    """Each object that was written, without any of its keys and with one more."""
    whole = written(name)
    for at, node in _objects(whole, ()):
        if at[-1:] in (("args",), ("if",), ("rulesets",), ("dates",)) or at[-2:-1] == ("if",):
            continue
        for key in node:
            damaged = copy.deepcopy(whole)
            del _at(damaged, at)[key]
            assert not CHECK.is_valid(damaged), (*at, key)
        extra = copy.deepcopy(whole)
        _at(extra, at)["extra"] = None
        assert not CHECK.is_valid(extra), at


def _objects(node: Any, at: tuple[Any, ...]) -> Any:
    if isinstance(node, dict):
        yield at, node
        for key, each in node.items():
            yield from _objects(each, (*at, key))
    elif isinstance(node, list):
        for index, each in enumerate(node):
            yield from _objects(each, (*at, index))


def _at(node: Any, at: tuple[Any, ...]) -> Any:
    for step in at:
        node = node[step]
    return node
