"""The values: Span, Diagnostic, and the errors that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from enforce_rules.diagnostics.catalogue import CATALOGUE, REFUSALS
from enforce_rules.diagnostics.catalogue_paper import COUNTED_OF_PAPERS, WHY_OF_PAPERS
from enforce_rules.diagnostics.catalogue_syntax import COUNTED, EXPECTED, KINDS, SYNTAX
from enforce_rules.diagnostics.catalogue_wording import REASONS


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something is written: a file, and a line and column counted from 1."""

    file: str
    line: int
    column: int
    end_column: int = 0  # the column after the last character; 0 = not known

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("", 0, 0)


class Severity(Enum):
    """How bad it is: an error refuses the file, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing wrong: place, stable code, arguments of its sentence, what to try, and the other places concerned."""

    span: Span
    code: str
    args: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
    related: tuple[tuple[Span, str], ...] = ()
    severity: Severity = Severity.ERROR

    @property
    def refused(self) -> bool:
        """Whether the input was refused by a limit or could not be read at all."""
        return self.code in REFUSALS

    def message(self, lang: str = "zh") -> str:
        """The sentence, the author's words in backticks."""
        return CATALOGUE[self.code].message(lang).format_map(_Arguments(self.args, lang))

    def hint(self, lang: str = "zh") -> str | None:
        """What to try next, if anything is known."""
        if self.suggestion is not None:
            word = _cut(self.suggestion).replace("；", "`、`" if lang == "zh" else "` or `")
            return f"是不是 `{word}`？" if lang == "zh" else f"did you mean `{word}`?"
        template = CATALOGUE[self.code].hint(lang)
        return template.format_map(_Arguments(self.args, lang)) if template else None


class _Arguments(dict[str, str]):
    """Arguments of a sentence, in its language if they are words of ours; long ones are cut, so it stays a line."""

    def __init__(self, args: tuple[tuple[str, str], ...], lang: str) -> None:
        words = {"why": SYNTAX, "kind": KINDS, "expected": EXPECTED, "what": COUNTED | COUNTED_OF_PAPERS}
        super().__init__(
            {name: _cut(words.get(name, {}).get(value, (value, value))[lang == "en"]) for name, value in args}
        )
        self["expected"] = self.get("expected", "").replace("{example}", self.get("example", ""))
        if (reason := dict(args).get("reason")) in REASONS:
            self["reason"] = REASONS[reason][lang == "en"].format_map(self)
        if (why := dict(args).get("why")) in WHY_OF_PAPERS:
            self["why"] = WHY_OF_PAPERS[why][lang == "en"].format_map(self)

    def __missing__(self, key: str) -> str:
        return "？"


def _cut(text: str, length: int = 200) -> str:
    return text if len(text) <= length else text[:length] + "…"


def diagnose(
    code: str,
    span: Span,
    hint: str | None = None,
    *,
    severity: Severity = Severity.ERROR,
    related: tuple[tuple[Span, str], ...] = (),
    **args: str,
) -> Diagnostic:
    """One diagnostic. `hint` is a suggested word; a code without a sentence is a mistake of ours."""
    assert code in CATALOGUE, f"no sentence for {code}"
    return Diagnostic(span, code, tuple(sorted(args.items())), hint, related, severity)


class EnforceRulesError(Exception):
    """What a caller may catch; it holds every diagnostic and the sources they point into."""

    def __init__(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, str] | None = None) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda each: (each.span, each.code)))
        self.sources = dict(sources or {})
        super().__init__(f"{len(self.diagnostics)} diagnostics")

    def __reduce__(self) -> tuple[type[EnforceRulesError], tuple[object, ...]]:
        """What copying and sending it from one process to another need."""
        return type(self), (self.diagnostics, self.sources)

    @property
    def refused(self) -> bool:
        """Whether the input was refused by a limit or could not be read at all."""
        return any(each.refused for each in self.diagnostics)

    def render(self, lang: str = "zh") -> str:
        """Every diagnostic with its source line and caret."""
        from enforce_rules.diagnostics.render import render

        return render(self.diagnostics, self.sources, lang)

    def __str__(self) -> str:
        return self.render()


class RulesetError(EnforceRulesError):
    """Rulesets that cannot be loaded: every mistake of every file."""


class CaseError(EnforceRulesError):
    """A case that cannot be read: every mistake in it."""
