"""`check DIR...`: whether rulesets can be loaded, and everything that is wrong with them."""

from __future__ import annotations

import argparse
from datetime import date
from functools import cache, partial

from enforce_rules.cli.common import Exit, day, load, show, talk, within
from enforce_rules.cli.messages import message
from enforce_rules.diagnostics import RulesetError, Severity, render

NAME = "check"


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("dirs", nargs="+", metavar="DIR", help=message("dirs", lang))
    parser.add_argument("--only", action="store_true", help=message("only", lang))
    parser.add_argument("--strict", action="store_true", help=message("strict-check", lang))
    parser.add_argument("--on", type=day, metavar="DATE", help=message("on", lang))


def run(options: argparse.Namespace) -> int:
    """Findings are the data of a check, so they go to stdout; what could not be read at all goes to stderr."""
    lang: str = options.lang
    try:
        rulebook = load(options.dirs, only=options.only, lang=lang)
    except RulesetError as error:
        if error.refused:
            talk(error.render(lang))
            talk(message("rulesets-refused", lang))
            return Exit.REFUSED
        shown = (d for d in error.diagnostics if d.severity is Severity.ERROR or within(d.span.file, options.dirs))
        show(render(shown, error.sources, lang))
        return Exit.FINDINGS
    on: date | None = options.on
    ending = (*rulebook.lapsed(on), *rulebook.lapsing(on)) if on else ()
    mine = cache(partial(within, roots=options.dirs))
    found = (*rulebook.warnings_of(mine), *(each for each in ending if mine(each.span.file)))
    warnings = [each for each in found if each.severity is Severity.WARNING]
    if found:
        show(render(found, rulebook.sources, lang))
    else:
        talk(message("clean", lang))
    return Exit.FINDINGS if options.strict and warnings else Exit.DONE
