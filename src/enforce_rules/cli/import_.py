"""`import TABLE`: a published table (.xlsx .docx .csv .json .html .md) becomes the draft of a ruleset.

The ruleset is the data and goes to stdout or to a file; what a person must check goes to stderr or to a file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from enforce_rules.cli.common import Exit, UsageError, show, talk
from enforce_rules.cli.messages import message
from enforce_rules.cli.writing import create, replace

if TYPE_CHECKING:
    from enforce_rules.importer import Draft
    from enforce_rules.model.node import Node

NAME = "import"
PLACEHOLDERS = {
    "编号": "待填", "名称": "待填", "制定机关": "待填", "地区": "全国", "施行": "待核", "核对": "据转载",
}  # fmt: skip
STEPS = 20  # how often a long import says how far it is


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("table", type=Path, metavar="TABLE", help=message("import-table", lang))
    parser.add_argument("--layout", choices=("auto", "table", "rendered"), default="auto", help=message("layout", lang))
    parser.add_argument(
        "--overlay", action="append", default=[], type=Path, metavar="FILE", help=message("overlay", lang)
    )
    parser.add_argument("--with", action="append", default=[], dest="beside", metavar="DIR", help=message("with", lang))
    parser.add_argument("--part", metavar="TEXT", help=message("part", lang))
    parser.add_argument("--volume-of", metavar="ID", help=message("volume-of", lang))
    for option in ("id", "title", "issuer", "region"):
        parser.add_argument(f"--{option}", metavar="TEXT", help=message(f"import-{option}", lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=message("output", lang))
    parser.add_argument("--report", type=Path, metavar="FILE", help=message("report", lang))
    parser.add_argument("--force", action="store_true", help=message("force", lang))


def run(options: argparse.Namespace) -> int:
    """Everything that can be read is imported; a file that cannot be read at all is refused."""
    from enforce_rules.diagnostics import Severity, render
    from enforce_rules.importer import Sources, import_paper
    from enforce_rules.paper import read_paper

    lang: str = options.lang
    for path in (options.output, options.report):
        if path is not None and path.exists() and not options.force:
            raise UsageError(message("file-exists", lang, path=str(path)))
    paper, found = read_paper(options.table, progress=_progress("import-reading", lang))
    sources = Sources()
    overlay = sources.overlay(options.overlay)
    facts = sources.facts([Path(each) for each in options.beside])
    found = (*found, *sources.found)
    if found:
        talk(render(found, sources.texts, lang))
    if paper is None or any(each.severity is Severity.ERROR for each in found):
        talk(message("import-refused", lang))
        return Exit.REFUSED
    told = _progress("import-tables", lang)
    draft = import_paper(paper, head=_head(options), facts=facts, overlay=overlay, part=options.part, progress=told)
    if not draft.tables:
        talk(message("import-nothing", lang))
        return Exit.FINDINGS
    _write(draft, options, lang)
    return Exit.DONE


def _write(draft: Draft, options: argparse.Namespace, lang: str) -> None:
    from enforce_rules.importer import report
    from enforce_rules.writer import write_yaml

    for path, text, stream in (
        (options.output, write_yaml(draft.node, draft.comments), show),
        (options.report, report(draft, lang), talk),
    ):
        if path is None:
            stream(text)
        elif path.exists():
            replace(path, text)
        else:
            create(path, text)


def _head(options: argparse.Namespace) -> tuple[str, Node]:
    """规则集 with what the options say, placeholders for the rest; 分册 for a volume."""
    from enforce_rules.writer import mapping, text

    title = options.title or options.part or options.table.stem
    if options.volume_of:
        return "分册", mapping({"属": text(options.volume_of), "名称": text(title)})
    stated = {"编号": options.id, "名称": title, "制定机关": options.issuer, "地区": options.region}
    return "规则集", mapping({key: text(stated.get(key) or value) for key, value in PLACEHOLDERS.items()})


def _progress(what: str, lang: str) -> Callable[[int, int | None], None]:
    """How far it is, for a person at a terminal; a file or a pipe is not written to."""

    def told(done: int, total: int | None) -> None:
        if total is not None and sys.stderr.isatty() and (done == total or done % max(1, total // STEPS) == 0):
            sys.stderr.write("\r" + message(what, lang, done=str(done), total=str(total)))
            if done == total:
                sys.stderr.write("\n")
            sys.stderr.flush()

    return told
