"""Duties of procedure (程序义务) in words: what is due by when, what hangs on what, what is not due.

In: a result. Out: lines; options with the same duties share them.
"""

from __future__ import annotations

from enforce_rules.explainer.lines import Line
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.report import RecommendedDuty, Result


def duties(result: Result, say: Voice) -> list[Line]:
    """The duties of every option, said once where options agree."""
    groups: dict[tuple[RecommendedDuty, ...], list[str]] = {}
    for option in result.options:
        groups.setdefault(option.duties, []).append(option.id)
    alone = len(groups) == 1
    lines: list[Line] = []
    for group, ids in groups.items():
        if group and not alone:
            lines.append(Line(0, say("duties-of", ids=say.join(ids))))
        depth = 0 if alone else 1
        lines += [Line(depth, _duty(each, say)) for each in group if each.state != "not_due"]
        if others := [each for each in group if each.state == "not_due"]:
            named = [say("duty-named", text=each.text, basis=each.basis or say("no-citation")) for each in others]
            lines.append(Line(depth, say("duties-not-due", duties=say.join(named))))
    return lines


def _duty(duty: RecommendedDuty, say: Voice) -> str:
    return say(
        "duty-may" if duty.may and duty.state == "due" else f"duty-{duty.state}",
        text=duty.text,
        deadline=say("deadline", day=duty.deadline.isoformat()) if duty.deadline else "",
        basis=duty.basis or say("no-citation"),
        why=say("because", why=duty.why.text(say.lang)) if duty.why else "",
    )
