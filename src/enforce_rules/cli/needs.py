"""`needs CASE`: the facts that are still open, those that settle most first."""

from __future__ import annotations

import argparse
from pathlib import Path

from enforce_rules.cli.common import Exit, add_rulesets, load, refuse, show, talk
from enforce_rules.cli.messages import message
from enforce_rules.diagnostics import CaseError, RulesetError
from enforce_rules.explainer import explain_questions
from enforce_rules.model.wire import canonical, question_to_wire

NAME = "needs"


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("case", metavar="CASE", help=message("case", lang))
    add_rulesets(parser, lang)
    parser.add_argument("--format", choices=("human", "json"), default="human", help=message("format", lang))


def run(options: argparse.Namespace) -> int:
    """0 whether or not something is open."""
    lang: str = options.lang
    try:
        asked = load(options.rulesets, only=options.only, lang=lang, examples=False).needs(Path(options.case))
    except RulesetError as error:
        return refuse(error, "rulesets-refused", lang, wrong=Exit.REFUSED)
    except CaseError as error:
        return refuse(error, "case-refused", lang, wrong=Exit.FINDINGS)
    if options.format == "json":
        show(canonical([question_to_wire(each) for each in asked]))
    elif asked:
        show(explain_questions(asked, lang))
    else:
        talk(message("nothing-open", lang))
    return Exit.DONE
