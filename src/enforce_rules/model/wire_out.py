"""Writing a recommendation: the `Report` as plain JSON values (docs/reference/recommendation.md).

In: a report. Out: dictionaries, lists, text, whole numbers, true, false and null, never a float. An amount is a decimal
text in 元, or `a/b` where the decimals do not end. Unknown is null. A reason carries its Chinese sentence beside its code.
"""

from __future__ import annotations

from fractions import Fraction

from enforce_rules.model.mandate import Competence, Holder
from enforce_rules.model.reason import Reason
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
    Step,
)
from enforce_rules.model.status import CitingTable, RepealedBasis, Status, TimedTable

FORMAT = "enforce-rules/recommendation/1"
Json = dict[str, object]
WITHOUT_PENALTY = frozenset({Outcome.NO_PENALTY, Outcome.ORDER_ONLY, Outcome.TRANSFER, Outcome.BARRED})


def to_wire(report: Report) -> Json:
    """The report as JSON values; `from_wire` gives the same report back."""
    return {
        "format": FORMAT,
        "standing": report.standing.value,
        "results": [_result(each) for each in report.results],
        "totals": [_total(each) for each in report.totals],
        "premises": [_reason(each) for each in report.premises],
        "warnings": list(report.warnings),
        "receipt": _receipt(report.receipt),
    }


def exact(value: Fraction) -> str:
    """An exact number: decimals where they end, else `a/b`.

    >>> exact(Fraction(1, 8)), exact(Fraction(-1, 3)), exact(Fraction(210000))
    ('0.125', '-1/3', '210000')
    """
    places = _places(value.denominator)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (f".{rest}" if rest else "")


def _places(denominator: int) -> int | None:
    """How many decimals a fraction with this denominator takes; None if they never end."""
    counts = []
    for prime in (2, 5):
        count = 0
        while denominator % prime == 0:
            denominator //= prime
            count += 1
        counts.append(count)
    return max(counts) if denominator == 1 else None


def penal_duties(result: Result) -> tuple[RecommendedDuty, ...]:
    """The duties of the result as a whole: those of its one penalty, or those all its options agree on."""
    if len({each.duties for each in result.options}) == 1:
        return result.options[0].duties
    penal = {each.duties for each in result.options if each.outcome not in WITHOUT_PENALTY}
    return penal.pop() if len(penal) == 1 else ()


def _result(result: Result) -> Json:
    statutory = result.statutory
    return {
        "act": result.act,
        "party": result.party,
        "violation": result.violation,
        "violation_text": result.violation_text,
        "standing": result.standing.value,
        "options": [_option(each) for each in result.options],
        "statutory": {**_range(statutory), "clamped": result.clamped} if statutory else None,
        "bounds": {"fine": _range(result.bounds)} if result.bounds else None,
        "legal_basis": list(result.legal_basis),
        "reasoning_basis": list(result.reasoning_basis),
        "duties": [_duty(each) for each in penal_duties(result)],
        "steps": [_step(each) for each in result.steps],
        "open_questions": [question_to_wire(each) for each in result.questions],
        "findings": [_finding(each) for each in result.findings],
        "refer": [_reason(each) for each in result.refer],
        "premises": [_reason(each) for each in result.premises],
        "warnings": list(result.warnings),
        "derived": [{"fact": fact, "value": value} for fact, value in result.derived],
        "stated": [{"fact": fact, "value": value} for fact, value in result.stated],
        "comparison": _comparison(result.comparison) if result.comparison else None,
        "competence": _competence(result.competence) if result.competence else None,
    }


def _competence(competence: Competence) -> Json:
    return {
        "organ": competence.organ,
        "verdict": competence.verdict,
        "holders": [_holder(each) for each in competence.holders],
    }


def _holder(holder: Holder) -> Json:
    return {
        "kinds": list(holder.kinds),
        "organs": list(holder.organs),
        "rule": holder.rule,
        "since": holder.since.isoformat() if holder.since else None,
        "until": holder.until.isoformat() if holder.until else None,
    }


def _total(total: FineTotal) -> Json:
    return {
        "party": total.party,
        "fine": _range(total.fine),
        "acts": list(total.acts),
        "set_aside": list(total.set_aside),
        "unknown": list(total.unknown),
    }


def _comparison(comparison: Comparison) -> Json:
    return {
        "new_is": comparison.new_is,
        "applied": comparison.applied,
        "rules": list(comparison.rules),
        "old": _edition(comparison.old),
        "new": _edition(comparison.new),
    }


def _edition(edition: Edition) -> Json:
    return {
        "day": edition.day.isoformat(),
        "rulesets": list(edition.rulesets),
        "violations": list(edition.violations),
        "standing": edition.standing.value,
        "options": [_option(each) for each in edition.options],
        "bounds": {"fine": _range(edition.bounds)} if edition.bounds else None,
        "legal_basis": list(edition.legal_basis),
        "reasoning_basis": list(edition.reasoning_basis),
    }


def _option(option: Option) -> Json:
    return {
        "id": option.id,
        "by": option.by,
        "if": _when(option.when),
        "outcome": option.outcome.value,
        "modality": option.modality.value,
        "tier": option.tier,
        "score": None if option.score is None else f"{exact(option.score * 100)}%",
        "sanctions": [_sanction(each) for each in option.sanctions],
        "measures": list(option.measures),
        "waives": option.waives,
        "duties": [_duty(each) for each in option.duties],
        "basis": list(option.basis),
        "why": [_reason(each) for each in option.why],
    }


def _when(when: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]) -> Json | list[Json] | None:
    """One set of facts as a mapping, several ways of reaching the option as a list of them."""
    ways: list[Json] = [
        {fact: values[0] if len(values) == 1 else list(values) for fact, values in conjuncts} for conjuncts in when
    ]
    if not ways:
        return None
    return ways[0] if len(ways) == 1 else ways


def _sanction(sanction: RecommendedSanction) -> Json:
    return {
        "kind": sanction.kind,
        "text": sanction.text,
        "modality": sanction.modality.value,
        **(_range(sanction.fine) if sanction.fine else {}),
        "point": _amount(sanction.point),
        "formula": sanction.formula,
        "basis": list(sanction.basis),
        "approval": sanction.approval,
        "choice": sanction.choice,
        "reserved": list(sanction.reserved),
    }


def _range(fine: FineRange) -> Json:
    return {
        "low": _amount(fine.low),
        "high": _amount(fine.high),
        "low_included": fine.low_included,
        "high_included": fine.high_included,
    }


def _duty(duty: RecommendedDuty) -> Json:
    return {
        "kind": duty.kind,
        "text": duty.text,
        "state": duty.state,
        "basis": duty.basis,
        "deadline": None if duty.deadline is None else duty.deadline.isoformat(),
        "may": duty.may,
        "why": _reason(duty.why) if duty.why else None,
        "rules": list(duty.rules),
    }


def _step(step: Step) -> Json:
    return {
        "id": step.id,
        "stage": step.stage,
        "verdict": step.verdict.value,
        "facts": list(step.facts),
        "basis": list(step.basis),
        "why": [_reason(each) for each in step.why],
    }


def question_to_wire(question: Question) -> Json:
    """One open question, as in `open_questions`."""
    return {
        "fact": question.fact,
        "ask": question.ask,
        "asked_by": list(question.asked_by),
        "kinds": question.kinds,
        "width": _amount(question.width),
        "splits": question.splits,
        "why": _reason(question.why) if question.why else None,
    }


def status_to_wire(status: Status) -> Json:
    """One ruleset as it is on a day (docs/reference/status.md)."""
    return {
        "id": status.id,
        "title": status.title,
        "issuer": list(status.issuer),
        "regions": list(status.regions),
        "in_force": status.in_force.isoformat() if status.in_force else None,
        "lapses": status.lapses.isoformat() if status.lapses else None,
        "validity": status.validity,
        "state": status.state.value,
        "days_left": status.days_left,
        "repealed": [_repealed(each) for each in status.repealed],
        "tables": [_timed(each) for each in status.tables],
        "file": status.span.file,
        "line": status.span.line,
    }


def _timed(table: TimedTable) -> Json:
    return {
        "name": table.name,
        "in_force": table.in_force.isoformat() if table.in_force else None,
        "lapses": table.lapses.isoformat() if table.lapses else None,
        "applied": table.applied,
        "file": table.span.file,
        "line": table.span.line,
    }


def _repealed(basis: RepealedBasis) -> Json:
    return {
        "law": basis.law,
        "since": basis.since.isoformat(),
        "by": {"id": basis.by, "title": basis.by_title},
        "tables": [_citing(each) for each in basis.tables],
    }


def _citing(table: CitingTable) -> Json:
    return {
        "table": table.name,
        "provisions": list(table.provisions),
        "ended": table.ended,
        "file": table.span.file,
        "line": table.span.line,
    }


def _finding(finding: FoundFact) -> Json:
    return {"fact": finding.fact, "value": finding.value, "by": finding.by, "reason": finding.reason}


def _reason(why: Reason) -> Json:
    return {"code": why.code, "text": why.text(), "args": dict(why.args)}


def _receipt(receipt: Receipt) -> Json:
    return {
        "library": receipt.library,
        "rulesets": dict(receipt.rulesets),
        "dates": dict(receipt.dates),
        "case": receipt.case,
    }


def _amount(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)
