"""The front door: rulesets in, recommendations out.

In: paths of rulesets (none = the shipped ones) and cases as a path, as text or as a mapping. Out: `Recommendation`.
A rulebook is immutable and may be shared by threads; nothing is read after it is loaded but the cases given to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from enforce_rules.compiler.case import read_case
from enforce_rules.compiler.case_words import vocabulary
from enforce_rules.compiler.checks import Later, Wanted
from enforce_rules.compiler.compile import compile_rulebook
from enforce_rules.compiler.document import Document, ExamplesDocument, Volume, only_examples, read_document
from enforce_rules.compiler.examples import ExampleTable
from enforce_rules.compiler.program import Program
from enforce_rules.diagnostics import CaseError, Diagnostic, RulesetError, Severity, diagnose, discreet
from enforce_rules.evaluator.consistency import contradictions
from enforce_rules.evaluator.recommend import recommend
from enforce_rules.evaluator.status import is_lapsing, status
from enforce_rules.explainer import explain
from enforce_rules.loader.files import read_bytes, ruleset_files, shipped_rulesets
from enforce_rules.loader.limits import DEFAULT
from enforce_rules.loader.text import source_text
from enforce_rules.loader.yaml_source import nodes_of, read
from enforce_rules.model.case import Case
from enforce_rules.model.node import Node, TextNode
from enforce_rules.model.report import Question, Report, ResultStanding
from enforce_rules.model.status import Status
from enforce_rules.model.wire import canonical, from_wire, to_wire
from enforce_rules.version import VERSION

CaseInput = Path | str | Mapping[str, object]
IN_MEMORY = "<case>"
FILE = "Path(…)"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """处罚建议: what is recommended for a case; the authority decides."""

    report: Report

    @property
    def standing(self) -> ResultStanding:
        """The least settled of the results' standings."""
        return self.report.standing

    def to_json(self) -> str:
        """Canonical JSON: the same case and rulesets give the same bytes."""
        return canonical(to_wire(self.report))

    @classmethod
    def from_json(cls, text: str) -> Recommendation:
        """The recommendation that `to_json` wrote. Raises ValueError if the text is not one."""
        import json

        try:
            data = json.loads(text)
        except RecursionError:
            raise ValueError("not a recommendation: nested too deeply") from None
        return cls(from_wire(data))

    def explain(self, lang: str = "zh") -> str:
        """The reasons in words, every step with its provision; Chinese, or English with `en`."""
        return explain(self.report, lang)


@dataclass(slots=True)
class Told:
    """Warnings and notes of a rulebook: those found in loading it, and those found when somebody asks.

    The same whoever asks first, so threads may share it.
    """

    found: tuple[Diagnostic, ...]
    later: Later | None

    def every(self) -> tuple[Diagnostic, ...]:
        """All of them, sorted by place."""
        later = self.later
        if later is not None:
            self.found, self.later = _sorted((*self.found, *later(lambda _: True))), None
        return self.found

    def of(self, wanted: Wanted) -> tuple[Diagnostic, ...]:
        """Those of some of the files, sorted by place; the tables of no other are looked through."""
        later = self.later
        more = later(wanted) if later is not None else ()
        found = dict.fromkeys((*self.found, *more))  # another thread may have asked for every one meanwhile
        return _sorted(each for each in found if wanted(each.span.file))


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda each: (each.span, each.code)))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """裁量规则库: compiled rulesets, side by side."""

    program: Program = field(repr=False)
    examples: tuple[ExampleTable, ...] = field(repr=False)
    sources: Mapping[str, str] = field(repr=False)
    told: Told = field(repr=False, compare=False)

    def warnings_of(self, wanted: Callable[[str], bool]) -> tuple[Diagnostic, ...]:
        """The warnings and notes about the files that `wanted` says yes to, without looking through the others."""
        return self.told.of(wanted)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The warnings and notes about the rulesets, by place; the tables are looked through when first asked for them."""
        return self.told.every()

    def case(self, case: CaseInput) -> Case:
        """The case read against this rulebook. Raises `CaseError` with everything that is wrong with it."""
        text, name, node, found = _case_node(case)
        if node is None or any(each.severity is Severity.ERROR for each in found):
            raise self._wrong(found, name, text)
        read_in, wrong = read_case(node, self.program)
        if read_in is None:
            if isinstance(case, str) and isinstance(node, TextNode):  # a file's name where its text is meant
                wrong = tuple(replace(each, suggestion=FILE) for each in wrong)
            raise self._wrong((*found, *wrong), name, text)
        if differing := contradictions(self.program, read_in):
            raise self._wrong((*found, *differing), name, text)
        return read_in

    def _wrong(self, found: tuple[Diagnostic, ...], name: str, text: str) -> CaseError:
        """An error that may be shown and logged: it holds no value that the case states (decision 0010)."""
        told, lines = discreet(found, text, vocabulary(self.program))
        return CaseError(told, {name: lines})

    def recommend(self, case: CaseInput) -> Recommendation:
        """Recommend for the case. Raises `CaseError` if its facts cannot be read."""
        return Recommendation(recommend(self.program, self.case(case), library=VERSION))

    def needs(self, case: CaseInput) -> tuple[Question, ...]:
        """The open questions of the case, those that can change most of some result first. Raises `CaseError`."""
        found: dict[str, tuple[int, Question]] = {}
        for result in self.recommend(case).report.results:
            for place, question in enumerate(result.questions):
                known = found.get(question.fact)
                if known is None or (place, -question.kinds) < (known[0], -known[1].kinds):
                    found[question.fact] = (place, question)
        ranked = sorted(found.values(), key=lambda each: (each[0], -each[1].kinds, each[1].fact))
        return tuple(question for _, question in ranked)

    def lapsed(self, on: date) -> tuple[Diagnostic, ...]:
        """The rulesets no longer in force on a day, as warnings (失效 is the last day in force, inclusive).

        They still govern acts that ended by then; no later act is judged by them.
        """
        return tuple(
            diagnose("ruleset-lapsed", each.span, severity=Severity.WARNING, date=each.lapses.isoformat())
            for each in self.program.rulesets.values()
            if each.lapses is not None and each.lapses < on
        )

    def lapsing(self, on: date) -> tuple[Diagnostic, ...]:
        """The rulesets whose last day is that day or comes soon after it, as warnings."""
        return tuple(
            diagnose(
                "ruleset-lapsing",
                each.span,
                severity=Severity.WARNING,
                date=each.lapses.isoformat(),
                days=str((each.lapses - on).days),
            )
            for each in self.program.rulesets.values()
            if each.lapses is not None and is_lapsing(each, on)
        )

    def status(self, on: date) -> tuple[Status, ...]:
        """What each ruleset is on a day (效力状态), and which repealed provisions the tables of those applied cite."""
        return status(self.program, on)


def load_rulebook(*paths: str | Path, examples: bool = True) -> Rulebook:
    """Load rulesets from files and folders; without a path, those that are shipped.

    Without `examples` the worked examples (算例) are left unread, mistakes in them too: for who only judges cases.
    Raises `RulesetError`, which holds every mistake of every file, sorted by place.
    """
    roots = tuple(Path(path) for path in paths) or (shipped_rulesets(),)
    files, found = ruleset_files(roots)
    documents: list[Document | Volume | ExamplesDocument] = []
    diagnostics: list[Diagnostic] = list(found)
    sources: dict[str, str] = {}
    for path in files:
        data, wrong = read_bytes(path)
        diagnostics += wrong
        if data is None:
            continue
        text = sources[str(path)] = source_text(data)
        if not examples and only_examples(text):
            continue
        node, wrong = read(data, str(path))
        diagnostics += wrong
        if node is None:
            continue
        document, wrong = read_document(node, str(path), hashlib.sha256(data).hexdigest())
        diagnostics += wrong
        if document is not None:
            documents.append(document)
    return _compiled(documents, diagnostics, sources, examples)


def _compiled(
    documents: Sequence[Document | Volume | ExamplesDocument],
    diagnostics: list[Diagnostic],
    sources: Mapping[str, str],
    examples: bool,
) -> Rulebook:
    compiled = compile_rulebook(documents, examples=examples)
    found = _sorted((*diagnostics, *compiled.found))
    if compiled.program is None or any(each.severity is Severity.ERROR for each in found):
        found = _sorted((*found, *compiled.later(lambda _: True)))
        wanting = tuple(each for each in found if each.severity is not Severity.NOTE)  # notes wait until it loads
        raise RulesetError(wanting, sources)
    return Rulebook(compiled.program, compiled.examples, sources, Told(found, compiled.later))


def _case_node(case: CaseInput) -> tuple[str, str, Node | None, tuple[Diagnostic, ...]]:
    limits = DEFAULT.of_cases
    if isinstance(case, Mapping):
        node, found = nodes_of(case, IN_MEMORY, limits)
        return "", IN_MEMORY, node, found
    if not isinstance(case, Path):
        node, found = read(case, IN_MEMORY, limits)
        return source_text(case), IN_MEMORY, node, found
    data, found = read_bytes(case, limits)
    if data is None:
        return "", str(case), None, found
    node, more = read(data, str(case), limits)
    return source_text(data), str(case), node, (*found, *more)
