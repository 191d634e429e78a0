"""The grounds: why (the rules that applied), why not (those that did not), and what is still open.

In: the steps and questions of a result. Out: lines, each rule with its provision and its node id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from enforce_rules.explainer.lines import Line
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.report import Question, Result, ResultStanding, Step, Verdict
from enforce_rules.wording.render import money

APPLIED = (Verdict.YES, Verdict.POLICY)
NOT_APPLIED = (Verdict.NO, Verdict.NOT_APPLICABLE, Verdict.NOT_REACHED)


def why(result: Result, say: Voice) -> list[Line]:
    """The rules that applied, in order of the stages."""
    known = _known(result)
    return [Line(0, _step(each, known, say, reasons=True)) for each in result.steps if each.verdict in APPLIED]


def why_not(result: Result, say: Voice) -> list[Line]:
    """The rules that did not apply, those with one reason together."""
    return [
        line
        for verdict in NOT_APPLIED
        for line in _grouped((s for s in result.steps if s.verdict is verdict), result, say)
    ]


def still_open(result: Result, say: Voice) -> list[Line]:
    """The questions, what each settles and who asks; then the rules that hang on them."""
    lines = questions(result.questions, {each.id: each for each in result.steps}, say)
    return lines + _grouped((each for each in result.steps if each.verdict is Verdict.OPEN), result, say)


def _grouped(steps: Iterable[Step], result: Result, say: Voice) -> list[Line]:
    known = _known(result)
    groups: dict[str, list[Step]] = {}
    for step in steps:
        reasons = say.join([each.text(say.lang) for each in step.why], "semicolon")
        idle = step.verdict is Verdict.OPEN and result.standing is ResultStanding.DECIDED
        verdict = say("verdict-idle" if idle else f"verdict-{step.verdict.value}")
        head = say("group-why", verdict=verdict, why=reasons) if reasons else say("group", verdict=verdict)
        groups.setdefault(head, []).append(step)
    return [
        line
        for head, members in groups.items()
        for line in (Line(0, head), *(Line(1, _step(each, known, say, reasons=False)) for each in members))
    ]


def _known(result: Result) -> dict[str, str]:
    found = {each.fact: each.value for each in result.findings}
    return {**dict(result.derived), **dict(result.stated), **found}


def _step(step: Step, known: dict[str, str], say: Voice, *, reasons: bool) -> str:
    facts = [say("fact-value", fact=name, value=known[name]) if name in known else name for name in step.facts]
    said = [each.text(say.lang) for each in step.why] if reasons else []
    return say(
        "step",
        stage=say.stage(step.stage),
        basis=_provision(step, say),
        id=step.id,
        facts=say("facts", facts=say.join(facts)) if facts else "",
        why=say("because", why=say.join(said, "semicolon")) if said else "",
    )


def _provision(step: Step, say: Voice) -> str:
    return say.join(step.basis, "semicolon") or say("no-citation")


def questions(asked: Iterable[Question], steps: Mapping[str, Step], say: Voice) -> list[Line]:
    """Questions in order, numbered; a rule that asks stands with its provision where its step is known."""
    return [line for number, each in enumerate(asked, 1) for line in _question(number, each, steps, say)]


def _question(number: int, question: Question, steps: Mapping[str, Step], say: Voice) -> list[Line]:
    askers = [say("asker", basis=_provision(steps[id], say), id=id) if id in steps else id for id in question.asked_by]
    lines = [Line(0, say("question", number=str(number), ask=question.ask, fact=question.fact))]
    if question.kinds:
        lines.append(Line(1, _settles(question, say)))
    if question.why is not None:
        lines.append(Line(1, question.why.text(say.lang)))
    if askers:
        lines.append(Line(1, say("asked-by", askers=say.join(askers))))
    return lines


def _settles(question: Question, say: Voice) -> str:
    kinds = say("settles-kinds", count=str(question.kinds)) if question.kinds > 1 else say("settles-amount")
    if question.width is None:
        return kinds + say("settles-unbounded")
    return kinds + (say("settles-width", money=money(question.width)) if question.width else "")
