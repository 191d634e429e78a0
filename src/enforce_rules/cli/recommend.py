"""`recommend CASE`: the recommendation for a case, as text or as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from enforce_rules.cli.common import Exit, add_rulesets, load, refuse, show, talk
from enforce_rules.cli.messages import message
from enforce_rules.diagnostics import CaseError, RulesetError
from enforce_rules.model.report import ResultStanding

NAME = "recommend"


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("case", metavar="CASE", help=message("case", lang))
    add_rulesets(parser, lang)
    parser.add_argument("--format", choices=("human", "json"), default="human", help=message("format", lang))
    parser.add_argument("--strict", action="store_true", help=message("strict-recommend", lang))


def run(options: argparse.Namespace) -> int:
    """0 whenever there is an answer of any standing; 4 with --strict unless it is decided."""
    lang: str = options.lang
    try:
        found = load(options.rulesets, only=options.only, lang=lang, examples=False).recommend(Path(options.case))
    except RulesetError as error:
        return refuse(error, "rulesets-refused", lang, wrong=Exit.REFUSED)
    except CaseError as error:
        return refuse(error, "case-refused", lang, wrong=Exit.FINDINGS)
    show(found.to_json() if options.format == "json" else found.explain(lang))
    if options.strict and found.standing is not ResultStanding.DECIDED:
        talk(message("undecided", lang, standing=found.standing.value))
        return Exit.UNDECIDED
    return Exit.DONE
