"""What the commands share: exit codes, the two streams, loading rulesets.

In: parsed arguments. Out: a rulebook, or an exit code after a word to stderr.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from enforce_rules.cli.messages import message
from enforce_rules.diagnostics import EnforceRulesError
from enforce_rules.loader.files import shipped_rulesets

if TYPE_CHECKING:
    from enforce_rules.rulebook import Rulebook


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    FINDINGS = 1  # findings of a check, bad facts in a case, worked examples that do not hold
    USAGE = 2
    REFUSED = 3  # unreadable, or refused by a limit
    UNDECIDED = 4  # with --strict
    INTERNAL = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class UsageError(Exception):
    """Arguments that do not go together; the text is the sentence to show."""


def show(text: str) -> None:
    """Data, to stdout."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def talk(text: str) -> None:
    """Words, to stderr."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")


def add_rulesets(parser: argparse.ArgumentParser, lang: str) -> None:
    """`--rulesets DIR` and `--only`."""
    parser.add_argument("--rulesets", action="append", default=[], metavar="DIR", help=message("rulesets", lang))
    parser.add_argument("--only", action="store_true", help=message("only", lang))


def day(text: str) -> date:
    """A day as an argument, written one way: 2026-12-31."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None
    if found.isoformat() != text:
        raise argparse.ArgumentTypeError(text)
    return found


def load(paths: list[str], *, only: bool, lang: str, examples: bool = True) -> Rulebook:
    """The rulebook of these paths, with the shipped rulesets unless told otherwise; and with the worked examples."""
    from enforce_rules.rulebook import load_rulebook

    if only and not paths:
        raise UsageError(message("only-needs-rulesets", lang))
    roots = paths if only else [shipped_rulesets(), *paths]
    with _nothing_to_collect():
        return load_rulebook(*roots, examples=examples)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """What is loaded stays to the end of the command, so nobody looks through it again and again for what may go."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def within(file: str, roots: list[str]) -> bool:
    """Whether a file is one of the given ones, or lies below one of them."""
    path = Path(file).resolve()
    return any(path == Path(root).resolve() or path.is_relative_to(Path(root).resolve()) for root in roots)


def refuse(error: EnforceRulesError, what: str, lang: str, *, wrong: Exit) -> Exit:
    """Say what is wrong; `wrong` if it is the content, REFUSED if it could not be read at all."""
    talk(error.render(lang))
    talk(message(what, lang))
    return Exit.REFUSED if error.refused else wrong
