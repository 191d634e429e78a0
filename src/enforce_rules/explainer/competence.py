"""Competence in words (管辖): whether the organ may decide, and who decides what.

In: a result and a voice. Out: lines; none where no catalogue speaks of the act.
"""

from __future__ import annotations

from enforce_rules.explainer.lines import Line
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.deed import KIND_WORDS, Kind
from enforce_rules.model.mandate import Holder
from enforce_rules.model.report import Result


def competence(result: Result, say: Voice) -> list[Line]:
    """Whether the organ of the case may decide, then each row with whom it names."""
    found = result.competence
    if found is None:
        return []
    head = Line(0, say(f"competence-{found.verdict}", organ=found.organ))
    return [head, *(Line(1, _holder(each, say)) for each in found.holders)]


def _holder(holder: Holder, say: Voice) -> str:
    kinds = tuple(KIND_WORDS[Kind(each)][0] for each in holder.kinds)
    period = say("holder-since", since=holder.since.isoformat()) if holder.since else ""
    period += say("holder-until", until=holder.until.isoformat()) if holder.until else ""
    return say(
        "holder",
        kinds=say.join(kinds) or say("holder-any"),
        organs=say.join(holder.organs) or say("holder-none"),
        period=period,
        rule=holder.rule,
    )
