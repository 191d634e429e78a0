"""How far a long run is, for a person at a terminal; a file or a pipe is not written to.

In: the key of a message and how much is done. Out: one line of stderr, written over and over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from enforce_rules.cli.messages import message

STEPS: Final = 20  # how often a long run says how far it is


def progress(what: str, lang: str) -> Callable[[int, int | None], None]:
    """What to call with how much is done and, if that is known, of how much."""

    def told(done: int, total: int | None) -> None:
        if total is not None and sys.stderr.isatty() and (done == total or done % max(1, total // STEPS) == 0):
            sys.stderr.write("\r" + message(what, lang, done=str(done), total=str(total)))
            if done == total:
                sys.stderr.write("\n")
            sys.stderr.flush()

    return told
