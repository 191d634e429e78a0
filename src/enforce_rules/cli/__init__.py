"""The command line: `enforce-rules recommend|check|needs|schema|test|status|…`.

In: arguments. Out: an exit code. Data goes to stdout, talk to stderr; an error leaves stdout empty and shows no
traceback.
"""

from enforce_rules.cli.main import main

__all__ = ["main"]
