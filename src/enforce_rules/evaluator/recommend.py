"""The order of the work: case → acts and parties → the law that governs each → results → the recommendation.

In: a program and a case. Out: a `Report`. No clock, no file, no global: the same arguments give the same report.
"""

from __future__ import annotations

from enforce_rules.compiler.program import Program
from enforce_rules.evaluator.concurrence import concur
from enforce_rules.evaluator.law_in_time import compared, judge
from enforce_rules.evaluator.laws import maker
from enforce_rules.evaluator.totals import totals
from enforce_rules.model.case import Case
from enforce_rules.model.report import STANDING_ORDER, Receipt, Report, ResultStanding


def recommend(program: Program, case: Case, *, library: str, confirm_dates: bool = True) -> Report:
    """Recommend for every act and every party of it."""
    pairs = [(act, case.party(code)) for act in case.acts for code in act.parties]
    judged = [judge(maker(program, case, act, party, confirm_dates=confirm_dates)) for act, party in pairs]
    dockets = [about for about, _ in judged]
    results = concur(tuple(result for _, result in judged), dockets)
    standing = max((each.standing for each in results), key=STANDING_ORDER.index, default=ResultStanding.DECIDED)
    premises = dict.fromkeys(premise for result in results for premise in result.premises)
    warnings = dict.fromkeys(warning for result in results for warning in result.warnings)
    used = sorted({ruleset.id for each in dockets for ruleset in each.rulesets}.union(*map(compared, results)))
    receipt = Receipt(
        library,
        tuple((name, f"sha256:{program.rulesets[name].digest}") for name in used),
        (("decided", case.dates.decided.isoformat()),),
        f"sha256:{case.digest}",
    )
    return Report(standing, results, tuple(premises), tuple(warnings), receipt, totals(results, dockets))
