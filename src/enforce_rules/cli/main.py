"""`main`: arguments to a command, and whatever happens to an exit code.

In: the arguments. Out: the exit code. A user's mistake is a diagnostic; a mistake of ours is one line, not a traceback.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from enforce_rules.cli import check, fmt, import_, needs, new, recommend, render, schema, status, test
from enforce_rules.cli.common import Exit, UsageError, talk
from enforce_rules.cli.messages import message
from enforce_rules.version import VERSION

COMMANDS = (recommend, check, needs, schema, test, status, new, fmt, import_, render)


class Parser(argparse.ArgumentParser):
    """argparse, with the house's sentence for a mistake in the arguments."""

    lang = "zh"

    def error(self, message_text: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with the exit code of usage."""
        self.print_usage(sys.stderr)
        talk(message("usage-error", self.lang, why=message_text))
        raise SystemExit(Exit.USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = language(arguments)
    try:
        code = _run(arguments, lang)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse has said what there is to say
        return stop.code if isinstance(stop.code, int) else int(Exit.USAGE)
    except KeyboardInterrupt:
        talk(message("interrupted", lang))
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _discard_stdout()
        return Exit.BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 — a mistake of ours is one line, never a traceback
        if isinstance(error, OSError):
            _discard_stdout()
        talk(message("internal", lang, kind=type(error).__name__, place=_place(error)))
        return Exit.INTERNAL


def _run(arguments: list[str], lang: str) -> int:
    parser = build_parser(lang)
    options = parser.parse_args(arguments)
    try:
        code: int = options.run(options)
    except UsageError as error:
        parser.error(str(error))
    return code


def language(arguments: Sequence[str]) -> str:
    """The language asked for, before the arguments are known to be right.

    >>> language(["--lang", "en", "schema"]), language(["schema", "--lang=en"]), language([])
    ('en', 'en', 'zh')
    """
    pairs = pairwise([*arguments, ""])
    return "en" if any(one == "--lang=en" or (one, two) == ("--lang", "en") for one, two in pairs) else "zh"


def build_parser(lang: str) -> Parser:
    """The whole command line; every command takes `--lang` as well."""
    common = Parser(add_help=False)
    common.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=message("lang", lang))
    parser = Parser("enforce-rules", description=message("about", lang), parents=[common], allow_abbrev=False)
    parser.lang = lang
    parser.add_argument(
        "--version", action="version", version=f"enforce-rules {VERSION}", help=message("version", lang)
    )
    commands = parser.add_subparsers(title=message("command", lang), metavar="COMMAND", required=True)
    for each in COMMANDS:
        command = commands.add_parser(
            each.NAME,
            help=message(each.NAME, lang),
            description=message(each.NAME, lang),
            parents=[common],
            allow_abbrev=False,
        )
        command.lang = lang
        each.add(command, lang)
        command.set_defaults(run=each.run, lang=lang)
    return parser


def _utf8() -> None:
    """Both streams write UTF-8 whatever the machine's locale; a file name that is no text is written out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_stdout() -> None:
    """Nobody reads any more: what is still buffered goes nowhere, so that leaving is quiet."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _place(error: Exception) -> str:
    """Where in the library it happened; never what was being read."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
