"""A recommendation written as JSON and read back is the same recommendation; anything else is refused."""

from __future__ import annotations

import copy
import json
import string
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enforce_rules.model.deed import Modality
from enforce_rules.model.reason import SENTENCES, Reason
from enforce_rules.model.report import (
    FineRange,
    FoundFact,
    Option,
    Outcome,
    Question,
    Receipt,
    RecommendedDuty,
    RecommendedSanction,
    Report,
    Result,
    ResultStanding,
    Step,
    Verdict,
)
from enforce_rules.model.wire import canonical, exact, from_wire, to_wire
from enforce_rules.rulebook import Recommendation

words = st.text(alphabet='甲乙丙罚款责令改正abc：“”"\\\n１ §', max_size=6)
names = st.text(alphabet="甲乙丙丁ab#:1", min_size=1, max_size=4)
maybe_words = st.none() | words
amounts = st.fractions(max_denominator=60) | st.integers(0, 10**12).map(Fraction)
modalities = st.sampled_from(Modality)


def several(item: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(item, max_size=most).map(tuple)


def _pairs(most: int = 3) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    return st.dictionaries(names, words, max_size=most).map(lambda each: tuple(sorted(each.items())))


@st.composite
def _reasons(draw: st.DrawFn) -> Reason:
    code = draw(st.sampled_from(sorted(SENTENCES)))
    fields = {field for text in SENTENCES[code] for _, field, _, _ in string.Formatter().parse(text) if field}
    return Reason(code, tuple((field, draw(words)) for field in sorted(fields)))


reasons = _reasons()
ranges = st.builds(
    FineRange,
    st.none() | amounts,
    st.none() | amounts,
    st.sampled_from([True, False, None]),
    st.sampled_from([True, False, None]),
)
sanctions = st.builds(
    RecommendedSanction,
    kind=names,
    text=words,
    modality=modalities,
    fine=st.none() | ranges,
    point=st.none() | amounts,
    formula=maybe_words,
    basis=several(st.integers(0, 9)),
    approval=st.booleans(),
    choice=st.none() | st.integers(1, 3),
)
duties = st.builds(
    RecommendedDuty,
    kind=names,
    text=words,
    state=st.sampled_from(["due", "not_due", "depends", "unknown_threshold"]),
    basis=words,
    deadline=st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    may=st.booleans(),
    why=st.none() | reasons,
)
values = st.lists(words, max_size=3).map(tuple)
ways = st.dictionaries(names, values, max_size=2).map(lambda each: tuple(sorted(each.items())))
options = st.builds(
    Option,
    id=names,
    by=st.sampled_from(["authority", "fact", None]),
    outcome=st.sampled_from(Outcome),
    modality=modalities,
    when=several(ways),
    tier=maybe_words,
    score=st.none() | amounts,
    sanctions=several(sanctions),
    measures=several(words),
    waives=st.sampled_from(["all", "fine", "warning_and_fine", None]),
    duties=several(duties),
    basis=several(words),
    why=several(reasons),
)
steps = st.builds(
    Step,
    id=names,
    stage=words,
    verdict=st.sampled_from(Verdict),
    facts=several(words),
    basis=several(words),
    why=several(reasons),
)
questions = st.builds(
    Question,
    fact=words,
    ask=words,
    asked_by=several(names),
    kinds=st.integers(1, 9),
    width=st.none() | amounts,
    splits=st.integers(1, 9),
    why=st.none() | reasons,
)
findings = st.builds(FoundFact, words, words, words, words)


@st.composite
def _results(draw: st.DrawFn) -> Result:
    statutory = draw(st.none() | ranges)
    return Result(
        act=draw(names),
        party=draw(names),
        violation=draw(names),
        violation_text=draw(words),
        standing=draw(st.sampled_from(ResultStanding)),
        options=draw(several(options)),
        statutory=statutory,
        clamped=statutory is not None and draw(st.booleans()),
        bounds=draw(st.none() | ranges),
        legal_basis=draw(several(words)),
        reasoning_basis=draw(several(words)),
        steps=draw(several(steps)),
        questions=draw(several(questions)),
        findings=draw(several(findings)),
        refer=draw(several(reasons)),
        premises=draw(several(reasons)),
        warnings=draw(several(words)),
        derived=draw(several(st.tuples(words, words))),
    )


reports = st.builds(
    Report,
    standing=st.sampled_from(ResultStanding),
    results=several(_results()),
    premises=several(reasons),
    warnings=several(words),
    receipt=st.builds(Receipt, library=words, rulesets=_pairs(), dates=_pairs(), case=words),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports)
def test_a_report_survives_the_way_through_json(report: Report) -> None:
    text = canonical(to_wire(report))
    assert report == from_wire(json.loads(text))
    assert text == canonical(json.loads(text))


@given(st.fractions())
def test_an_exact_number_is_read_back_as_itself(value: Fraction) -> None:
    assert value == Fraction(exact(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(185000), "185000"),
        (Fraction(0), "0"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 200), "-0.005"),
        (Fraction(10, 3), "10/3"),
    ],
)
def test_amounts_are_decimals_where_decimals_end(value: Fraction, text: str) -> None:
    assert text == exact(value)


def _written(when: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]) -> object:
    duty = RecommendedDuty("hearing", "告知听证权利", "due", "某法第二条")
    option = Option("1", "fact", Outcome.GENERAL, Modality.SHALL, when, score=Fraction(42, 100), duties=(duty,))
    result = Result(
        "A1", "甲", "某规则集#表", "某行为", ResultStanding.DECIDED, (option,), None, False, None, ("某法第一条",), (), (), (), (), (), (), ()
    )  # fmt: skip
    return to_wire(Report(ResultStanding.DECIDED, (result,)))


def _option(written: object) -> Any:
    assert isinstance(written, dict)
    return written["results"][0]["options"][0]


def test_the_condition_of_an_option_is_a_mapping_for_one_way_and_a_list_for_several() -> None:
    one = (("改正情况", ("限期内改正",)), ("次数", ("第一次", "第二次")))
    assert _option(_written((one,)))["if"] == {"改正情况": "限期内改正", "次数": ["第一次", "第二次"]}
    assert _option(_written((one[:1], one[:1])))["if"] == [{"改正情况": "限期内改正"}] * 2
    assert _option(_written(()))["if"] is None


def test_a_score_is_written_as_a_percentage() -> None:
    assert "42%" == _option(_written(()))["score"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.update(format="enforce-rules/recommendation/2"),
        lambda data: data.update(standing="certain"),
        lambda data: data.update(extra=1),
        lambda data: data.pop("receipt"),
        lambda data: data.update(results={}),
        lambda data: data["results"][0].update(clamped=True),
        lambda data: data["results"][0].update(legal_basis=[1]),
        lambda data: _option(data).update(score="4.2e1%"),
        lambda data: _option(data).update(score="042%"),
        lambda data: _option(data).update(score=42),
        lambda data: _option(data).update(outcome="fined"),
        lambda data: _option(data).update(by="chance"),
        lambda data: _option(data).update(waives="half"),
        lambda data: _option(data)["duties"][0].update(state="perhaps"),
        lambda data: _option(data).update(why=[{"code": "no-such-reason", "text": "", "args": {}}]),
        lambda data: _option(data).update(why=[{"code": "score", "text": "", "args": {}}]),
        lambda data: _option(data).update(why=[{"code": "score", "text": "别的话", "args": {"sum": "42%"}}]),
    ],
)
def test_what_was_not_written_so_is_refused(damage: Any) -> None:
    data = json.loads(canonical(_written(())))
    changed = copy.deepcopy(data)
    damage(changed)
    from_wire(data)
    with pytest.raises(ValueError):
        from_wire(changed)


def test_text_too_deep_to_be_one_is_refused_as_any_other() -> None:
    for text in ("[" * 100_000, '{"a":' * 100_000, "", "{", "9" * 5000):
        with pytest.raises(ValueError):
            Recommendation.from_json(text)


@pytest.mark.parametrize("data", [None, [], "text", 1, {}, {"format": None}])
def test_what_is_no_recommendation_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        from_wire(data)
