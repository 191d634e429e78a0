"""The whole explanation: head, one part for each act and party, premises, warnings, receipt.

In: a report and a language. Out: plain text. The same report gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforce_rules.diagnostics.characters import visible
from enforce_rules.explainer.competence import competence
from enforce_rules.explainer.duties import duties
from enforce_rules.explainer.editions import comparison
from enforce_rules.explainer.grounds import questions, still_open, why, why_not
from enforce_rules.explainer.lines import Line, Section
from enforce_rules.explainer.options import conclusion
from enforce_rules.explainer.phrases import Voice
from enforce_rules.explainer.totals import total_line
from enforce_rules.model.reason import Reason
from enforce_rules.model.report import FoundFact, Question, Receipt, Report, Result


def explain(report: Report, lang: str = "zh") -> str:
    """The recommendation and its reasons in words: Chinese (`zh`), or English (`en`) around the authors' own texts."""
    say = Voice(lang)
    parts = [_head(report, say)]
    parts += [_part(result, say) for result in report.results]
    parts += [_sections(_foot(report, say), say)]
    return "\n\n".join(part for part in parts if part) + "\n"


def explain_questions(asked: Iterable[Question], lang: str = "zh") -> str:
    """Open questions in words, as a list to take along."""
    return "".join(f"{line}\n" for line in _text(questions(asked, {}, Voice(lang))).splitlines())


def _head(report: Report, say: Voice) -> str:
    lines = [say("title"), say("overall", standing=say(f"standing-{report.standing.value}")), say("disclaimer")]
    if any(result.reasoning_basis for result in report.results):
        lines.append(say("benchmark-is-no-basis"))
    return _text(Line(0, text) for text in lines)


def _part(result: Result, say: Voice) -> str:
    head = [
        Line(0, say("act-and-party", act=result.act, party=result.party)),
        Line(0, say("violation", text=result.violation_text, id=result.violation)),
    ]
    return f"{_text(head)}\n\n{_sections(sections(result, say), say)}"


def sections(result: Result, say: Voice) -> tuple[Section, ...]:
    """What there is to say of one result, in the order in which it is read."""
    built = {
        "conclusion": conclusion(result, say),
        "comparison": comparison(result, say),
        "competence": competence(result, say),
        "refer": _reasons(result.refer, say),
        "legal-basis": _plain(result.legal_basis),
        "reasoning-basis": _plain(result.reasoning_basis),
        "open": still_open(result, say),
        "why": why(result, say),
        "why-not": why_not(result, say),
        "duties": duties(result, say),
        "findings": [_finding(each, say) for each in result.findings],
        "derived": [Line(0, say("fact-value", fact=fact, value=value)) for fact, value in result.derived],
    }
    return tuple(Section(say(key), tuple(lines)) for key, lines in built.items())


def _foot(report: Report, say: Voice) -> tuple[Section, ...]:
    premises = dict.fromkeys((*report.premises, *(each for result in report.results for each in result.premises)))
    warnings = dict.fromkeys((*report.warnings, *(each for result in report.results for each in result.warnings)))
    return (
        Section(say("totals"), tuple(total_line(each, say) for each in report.totals)),
        Section(say("premises"), tuple(_reasons(premises, say))),
        Section(say("warnings"), tuple(_plain(warnings))),
        Section(say("receipt"), tuple(_receipt(report.receipt, say))),
    )


def _receipt(receipt: Receipt, say: Voice) -> list[Line]:
    if not receipt.library:
        return []
    lines = [say("receipt-library", version=receipt.library)]
    lines += [say("receipt-ruleset", id=id, digest=digest) for id, digest in receipt.rulesets]
    lines += [say("receipt-decided", day=day) for name, day in receipt.dates if name == "decided"]
    return [Line(0, text) for text in (*lines, say("receipt-case", digest=receipt.case))]


def _finding(finding: FoundFact, say: Voice) -> Line:
    return Line(0, say("finding", fact=finding.fact, value=finding.value, by=finding.by, reason=finding.reason))


def _reasons(reasons: Iterable[Reason], say: Voice) -> list[Line]:
    return [Line(0, each.text(say.lang)) for each in reasons]


def _plain(texts: Iterable[str]) -> list[Line]:
    return [Line(0, text) for text in texts]


def _sections(sections: Iterable[Section], say: Voice) -> str:
    return "\n\n".join(
        f"{say('heading', title=each.title)}\n{_text(each.lines, margin=1)}" for each in sections if each.lines
    )


def _text(lines: Iterable[Line], margin: int = 0) -> str:
    """Lines as printed; characters that could move the cursor or turn the text round are written out."""
    return "\n".join("  " * (margin + line.depth) + visible(line.text) for line in lines)
