"""`test [DIR...]`: the worked examples (算例) of rulesets, each of which proves a proposition."""

from __future__ import annotations

import argparse
from pathlib import Path

from enforce_rules.cli.common import Exit, load, refuse, show, talk
from enforce_rules.cli.messages import message
from enforce_rules.diagnostics import RulesetError

NAME = "test"


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("dirs", nargs="*", metavar="DIR", help=message("dirs-optional", lang))
    parser.add_argument("--only", action="store_true", help=message("only", lang))


def run(options: argparse.Namespace) -> int:
    """0 if every example holds; those that do not are shown, what was expected beside what came out."""
    from enforce_rules.testing.examples import run as run_examples

    lang: str = options.lang
    try:
        rulebook = load(options.dirs, only=options.only, lang=lang)
    except RulesetError as error:
        return refuse(error, "rulesets-refused", lang, wrong=Exit.FINDINGS)
    outcome = run_examples(rulebook, within=tuple(Path(each) for each in options.dirs))
    count, failed = str(outcome.count), len(outcome.failures)
    if failed:
        show("\n".join(each.render(lang) for each in outcome.failures))
        talk(message("examples-failed", lang, count=count, failed=str(failed)))
        return Exit.FINDINGS
    talk(message("examples-passed" if outcome.count else "no-examples", lang, count=count))
    return Exit.DONE
