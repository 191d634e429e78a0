"""`schema ruleset|case|recommendation`: the JSON Schema of a document, for editors and importing systems."""

from __future__ import annotations

import argparse
import json

from enforce_rules.cli.common import Exit, show
from enforce_rules.cli.messages import message

NAME = "schema"


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("document", choices=("ruleset", "case", "recommendation"), help=message("document", lang))


def run(options: argparse.Namespace) -> int:
    """The schema, indented for reading."""
    from enforce_rules.loader.schema import schema

    show(json.dumps(schema(options.document), ensure_ascii=False, indent=2))
    return Exit.DONE
