"""Reading a recommendation back from JSON values.

In: what `to_wire` wrote, perhaps changed by someone since. Out: the `Report`, or ValueError. Nothing is skipped: a key
too many, a sentence that is not the one of its code, a figure in another spelling are all refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from enforce_rules.model.deed import Modality, Waiver
from enforce_rules.model.mandate import Competence, Holder
from enforce_rules.model.reason import SENTENCES, Reason
from enforce_rules.model.report import (
    Comparison,
    Edition,
    FineRange,
    FineTotal,
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
from enforce_rules.model.wire_out import FORMAT, to_wire

T = TypeVar("T")
_NUMBER = re.compile(r"-?[0-9]{1,4000}(\.[0-9]{1,4000}|/[1-9][0-9]{0,3999})?")


class WireError(ValueError):
    """The JSON is no recommendation as this library writes it."""


def from_wire(data: object) -> Report:
    """The report that `to_wire` wrote. Raises ValueError for anything else."""
    top = _Object(data, "")
    if top.text("format") != FORMAT:
        raise WireError(f"format: expected {FORMAT}")
    report = Report(
        standing=ResultStanding(top.text("standing")),
        results=top.each("results", _result),
        totals=top.each("totals", _total),
        premises=top.each("premises", _reason),
        warnings=top.texts("warnings"),
        receipt=_receipt(top.object("receipt")),
    )
    if to_wire(report) != data:
        raise WireError("not a recommendation as it was written: a key or a sentence was added, changed or left out")
    return report


class _Object:
    """A JSON object and where it stands; every getter refuses a value of another type."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, Mapping):
            raise WireError(f"{place or 'document'}: expected an object")
        self.data, self.place = data, place

    def get(self, key: str) -> object:
        if key not in self.data:
            raise WireError(f"{self.place}{key}: missing")
        value: object = self.data[key]
        return value

    def has(self, key: str) -> bool:
        return key in self.data

    def wrong(self, key: str, expected: str) -> WireError:
        return WireError(f"{self.place}{key}: expected {expected}")

    def text(self, key: str) -> str:
        value = self.get(key)
        if not isinstance(value, str):
            raise self.wrong(key, "text")
        return value

    def one_of(self, key: str, words: tuple[str | None, ...]) -> str | None:
        value = self.maybe_text(key)
        if value not in words:
            raise self.wrong(key, "one of " + ", ".join(each for each in words if each))
        return value

    def maybe_text(self, key: str) -> str | None:
        return None if self.get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        value = self.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "a whole number")
        return value

    def flag(self, key: str) -> bool:
        value = self.get(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def maybe_flag(self, key: str) -> bool | None:
        return None if self.get(key) is None else self.flag(key)

    def amount(self, key: str) -> Fraction | None:
        return None if self.get(key) is None else _fraction(self.text(key))

    def list(self, key: str) -> list[object]:
        value = self.get(key)
        if not isinstance(value, list):
            raise self.wrong(key, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(_text(each) for each in self.list(key))

    def object(self, key: str) -> _Object:
        return _Object(self.get(key), f"{self.place}{key}.")

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        inside = self.object(key)
        return tuple(sorted((_text(name), inside.text(name)) for name in inside.data))

    def each(self, key: str, build: Callable[[_Object], T]) -> tuple[T, ...]:
        return tuple(build(_Object(item, f"{self.place}{key}.{i}.")) for i, item in enumerate(self.list(key)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WireError("expected text")
    return value


def _fraction(text: str) -> Fraction:
    if not _NUMBER.fullmatch(text):
        raise WireError(f"not an exact number: {text[:40]}")
    return Fraction(text)


def _result(data: _Object) -> Result:
    statutory = data.get("statutory")
    return Result(
        act=data.text("act"),
        party=data.text("party"),
        violation=data.text("violation"),
        violation_text=data.text("violation_text"),
        standing=ResultStanding(data.text("standing")),
        options=data.each("options", _option),
        statutory=_range(data.object("statutory")) if statutory is not None else None,
        clamped=statutory is not None and data.object("statutory").flag("clamped"),
        bounds=_range(data.object("bounds").object("fine")) if data.get("bounds") is not None else None,
        legal_basis=data.texts("legal_basis"),
        reasoning_basis=data.texts("reasoning_basis"),
        steps=data.each("steps", _step),
        questions=data.each("open_questions", _question),
        findings=data.each("findings", _finding),
        refer=data.each("refer", _reason),
        premises=data.each("premises", _reason),
        warnings=data.texts("warnings"),
        derived=data.each("derived", lambda item: (item.text("fact"), item.text("value"))),
        stated=data.each("stated", lambda item: (item.text("fact"), item.text("value"))),
        comparison=_comparison(data.object("comparison")) if data.get("comparison") is not None else None,
        competence=_competence(data.object("competence")) if data.get("competence") is not None else None,
    )


def _total(data: _Object) -> FineTotal:
    return FineTotal(
        data.text("party"),
        _range(data.object("fine")),
        data.texts("acts"),
        data.texts("set_aside"),
        data.texts("unknown"),
    )


def _competence(data: _Object) -> Competence:
    return Competence(
        organ=data.text("organ"),
        verdict=_known(data, "verdict", ("yes", "part", "no", "open")),
        holders=data.each("holders", _holder),
    )


def _holder(data: _Object) -> Holder:
    return Holder(
        data.texts("kinds"), data.texts("organs"), data.text("rule"), _day(data, "since"), _day(data, "until")
    )


def _day(data: _Object, key: str) -> date | None:
    text = data.maybe_text(key)
    return None if text is None else date.fromisoformat(text)


def _comparison(data: _Object) -> Comparison:
    return Comparison(
        new_is=_known(data, "new_is", ("lighter", "equal", "heavier", "incomparable")),
        applied=_known(data, "applied", ("old", "new", "both")),
        rules=data.texts("rules"),
        old=_edition("old", data.object("old")),
        new=_edition("new", data.object("new")),
    )


def _edition(law: str, data: _Object) -> Edition:
    return Edition(
        law=law,
        day=date.fromisoformat(data.text("day")),
        rulesets=data.texts("rulesets"),
        violations=data.texts("violations"),
        standing=ResultStanding(data.text("standing")),
        options=data.each("options", _option),
        bounds=_range(data.object("bounds").object("fine")) if data.get("bounds") is not None else None,
        legal_basis=data.texts("legal_basis"),
        reasoning_basis=data.texts("reasoning_basis"),
    )


def _option(data: _Object) -> Option:
    return Option(
        id=data.text("id"),
        by=data.one_of("by", ("authority", "fact", None)),
        outcome=Outcome(data.text("outcome")),
        modality=Modality(data.text("modality")),
        when=_when(data.get("if")),
        tier=data.maybe_text("tier"),
        score=_score(data.maybe_text("score")),
        sanctions=data.each("sanctions", _sanction),
        measures=data.texts("measures"),
        waives=data.one_of("waives", (*(each.value for each in Waiver), None)),
        duties=data.each("duties", _duty),
        basis=data.texts("basis"),
        why=data.each("why", _reason),
    )


def _when(data: object) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
    if data is None:
        return ()
    ways = data if isinstance(data, list) else [data]
    return tuple(_conjuncts(_Object(way, "if.")) for way in ways)


def _conjuncts(data: _Object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The facts of one way, in order of name: a conjunction has no order of its own."""
    return tuple(
        (fact, data.texts(fact) if isinstance(data.get(fact), list) else (data.text(fact),))
        for fact in sorted(map(_text, data.data))
    )


def _score(text: str | None) -> Fraction | None:
    return None if text is None else _fraction(text.removesuffix("%")) / 100


def _sanction(data: _Object) -> RecommendedSanction:
    return RecommendedSanction(
        kind=data.text("kind"),
        text=data.text("text"),
        modality=Modality(data.text("modality")),
        fine=_range(data) if data.has("low") else None,
        point=data.amount("point"),
        formula=data.maybe_text("formula"),
        basis=tuple(_index(each) for each in data.list("basis")),
        approval=data.flag("approval"),
        choice=None if data.get("choice") is None else data.number("choice"),
        reserved=data.texts("reserved"),
    )


def _index(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WireError("basis: expected whole numbers")
    return value


def _range(data: _Object) -> FineRange:
    return FineRange(
        low=data.amount("low"),
        high=data.amount("high"),
        low_included=data.maybe_flag("low_included"),
        high_included=data.maybe_flag("high_included"),
    )


def _known(data: _Object, key: str, words: tuple[str, ...]) -> str:
    """A text that is one of a closed set of words."""
    text = data.text(key)
    data.one_of(key, words)
    return text


def _duty(data: _Object) -> RecommendedDuty:
    deadline = data.maybe_text("deadline")
    return RecommendedDuty(
        kind=data.text("kind"),
        text=data.text("text"),
        state=_known(data, "state", ("due", "not_due", "depends", "unknown_threshold")),
        basis=data.text("basis"),
        deadline=None if deadline is None else date.fromisoformat(deadline),
        may=data.flag("may"),
        why=_reason(data.object("why")) if data.get("why") is not None else None,
        rules=data.texts("rules"),
    )


def _step(data: _Object) -> Step:
    return Step(
        id=data.text("id"),
        stage=data.text("stage"),
        verdict=Verdict(data.text("verdict")),
        facts=data.texts("facts"),
        basis=data.texts("basis"),
        why=data.each("why", _reason),
    )


def _question(data: _Object) -> Question:
    return Question(
        fact=data.text("fact"),
        ask=data.text("ask"),
        asked_by=data.texts("asked_by"),
        kinds=data.number("kinds"),
        width=data.amount("width"),
        splits=data.number("splits"),
        why=_reason(data.object("why")) if data.get("why") is not None else None,
    )


def _finding(data: _Object) -> FoundFact:
    return FoundFact(data.text("fact"), data.text("value"), data.text("by"), data.text("reason"))


def _reason(data: _Object) -> Reason:
    found = Reason(data.text("code"), data.pairs("args"))
    if found.code not in SENTENCES:
        raise WireError(f"no such reason: {found.code[:80]}")
    try:
        found.text()
    except KeyError as missing:
        raise WireError(f"{found.code}: argument {missing} is missing") from None
    return found


def _receipt(data: _Object) -> Receipt:
    return Receipt(data.text("library"), data.pairs("rulesets"), data.pairs("dates"), data.text("case"))
