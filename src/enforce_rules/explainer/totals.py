"""The fines of one party over all its acts (合计), in one line.

In: a total. Out: the line: the sum, the acts it counts, those set aside, those whose amount is not known.
"""

from __future__ import annotations

from enforce_rules.explainer.lines import Line
from enforce_rules.explainer.money import money_range
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.report import FineTotal


def total_line(total: FineTotal, say: Voice) -> Line:
    """`当事人甲：罚款合计3万元（A1）；A2按另一项规定处罚，不计`."""
    return Line(
        0,
        say(
            "total",
            party=total.party,
            range=money_range(total.fine, say) or "",
            acts=say.join(total.acts) or say("total-none"),
            aside=say("total-aside", acts=say.join(total.set_aside)) if total.set_aside else "",
            unknown=say("total-unknown", acts=say.join(total.unknown)) if total.unknown else "",
        ),
    )
