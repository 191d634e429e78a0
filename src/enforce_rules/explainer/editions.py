"""The old rules and the new (新旧规定的比较): what each comes to, which is the lighter, which apply and why.

In: a result. Out: lines; none where the rules did not change between the act and the decision.
"""

from __future__ import annotations

from enforce_rules.explainer.lines import Line
from enforce_rules.explainer.options import option_lines
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.report import Edition, Result


def comparison(result: Result, say: Voice) -> list[Line]:
    """Which rules apply; then each edition with its options."""
    found = result.comparison
    if found is None:
        return []
    rules = say("by-rules", rules=say.join(found.rules)) if found.rules else ""
    new_is, applied = say(f"new-is-{found.new_is}"), say(f"applied-{found.applied}")
    return [
        Line(0, say("compared", new_is=new_is, applied=applied, rules=rules)),
        *(line for edition in (found.old, found.new) for line in _edition(edition, result.violation, say)),
    ]


def _edition(edition: Edition, named: str, say: Voice) -> list[Line]:
    title = say(f"edition-{edition.law}", day=edition.day.isoformat())
    standing = say(f"standing-{edition.standing.value}")
    lines = [Line(0, say("edition", edition=title, standing=standing))]
    lines += [Line(1, say("edition-rulesets", rulesets=say.join(edition.rulesets)))] if edition.rulesets else []
    linked = edition.violations if edition.violations != (named,) else ()
    lines += [Line(1, say("edition-violations", violations=say.join(linked)))] if linked else []
    for option in edition.options:
        lines += [Line(each.depth + 1, each.text) for each in option_lines(option, edition.legal_basis, say)]
    return lines
