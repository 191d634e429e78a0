"""`render RULESET`: a ruleset as the paper a department would publish (.html .md .docx .xlsx), from which `import` reads it again.

The paper is the data and goes to stdout or to a file; nothing is printed that would not be read back as the same ruleset.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enforce_rules.cli.common import Exit, UsageError, load, refuse, talk
from enforce_rules.cli.messages import message
from enforce_rules.cli.progress import progress
from enforce_rules.cli.writing import create, replace
from enforce_rules.diagnostics import RulesetError
from enforce_rules.loader.files import read_bytes, ruleset_files

if TYPE_CHECKING:
    from enforce_rules.model.node import MapNode
    from enforce_rules.paper import Paper

NAME = "render"
FORMATS: Final = ("html", "md", "docx", "xlsx")
TEXTS: Final = ("html", "md")
"""What a terminal can show."""


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("ruleset", type=Path, metavar="RULESET", help=message("render-ruleset", lang))
    parser.add_argument("--format", choices=FORMATS, help=message("render-format", lang))
    parser.add_argument(
        "--with", action="append", default=[], dest="beside", metavar="DIR", help=message("render-with", lang)
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=message("output", lang))
    parser.add_argument("--force", action="store_true", help=message("force", lang))


def run(options: argparse.Namespace) -> int:
    """A ruleset with mistakes is not printed: a paper is handed on."""
    from enforce_rules.importer import import_rendered
    from enforce_rules.paper import PaperError, write_paper
    from enforce_rules.renderer import alike, render

    lang: str = options.lang
    form = _form(options)
    if options.output is not None and options.output.exists() and not options.force:
        raise UsageError(message("file-exists", lang, path=str(options.output)))
    try:
        documents = _documents(options)
    except RulesetError as error:
        return refuse(error, "render-refused", lang, wrong=Exit.FINDINGS)
    paper: Paper = render(documents, options.ruleset.name, progress("render-tables", lang))
    back = [each.node for each in import_rendered(paper)]
    if len(back) != len(documents) or not all(
        alike(one, two, ordered=False) for one, two in zip(documents, back, strict=True)
    ):
        talk(message("render-not-the-same", lang))
        return Exit.INTERNAL
    try:
        data = write_paper(paper, form)
    except PaperError as error:
        return refuse(error, "render-refused", lang, wrong=Exit.REFUSED)
    return _write(options.output, data, lang)


def _form(options: argparse.Namespace) -> str:
    """The form asked for, else the one the name of the output ends in, else Markdown."""
    suffix = options.output.suffix.lower().removeprefix(".") if options.output is not None else ""
    form: str = options.format or (suffix if suffix in FORMATS else "md")
    if options.output is None and form not in TEXTS and sys.stdout.isatty():
        raise UsageError(message("render-terminal", options.lang, form=form))
    return form


def _documents(options: argparse.Namespace) -> list[MapNode]:
    """The ruleset's own file, then its volumes (分册), once they load. Raises `RulesetError`, `UsageError`."""
    from enforce_rules.loader.yaml_source import read
    from enforce_rules.model.node import MapNode

    lang: str = options.lang
    found: list[tuple[Path, MapNode]] = []
    files, wrong = ruleset_files([options.ruleset])
    for path in files:
        data, unread = read_bytes(path)
        node, refused = (None, ()) if data is None else read(data, str(path))
        wrong = (*wrong, *unread, *refused)
        if isinstance(node, MapNode) and node.get("算例集") is None:
            found.append((path, node))
    rulesets = [node for _, node in found if node.get("规则集") is not None]
    # a file that cannot be read, or holds no ruleset, is told of by whoever loads it
    load(
        [str(options.ruleset)] if wrong or not rulesets else [*(str(path) for path, _ in found), *options.beside],
        only=True,
        lang=lang,
    )
    if len(rulesets) != 1 or any(_of(node) != _of(rulesets[0]) for _, node in found):
        raise UsageError(message("render-one", lang, count=str(len(rulesets))))
    return [*rulesets, *(node for _, node in found if node is not rulesets[0])]


def _of(node: MapNode) -> str | None:
    """The ruleset that a file is, or is a volume of."""
    from enforce_rules.model.node import MapNode, TextNode

    head = node.get("规则集") or node.get("分册")
    name = (head.get("编号") or head.get("属")) if isinstance(head, MapNode) else None
    return name.text if isinstance(name, TextNode) else None


def _write(path: Path | None, data: bytes, lang: str) -> int:
    if path is None:
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)  # bytes: no machine is to change the ends of lines
        if stream is None:
            sys.stdout.write(data.decode("utf-8"))
        else:
            stream.write(data)
        return Exit.DONE
    try:
        if path.exists():
            replace(path, data)
        else:
            create(path, data)
    except OSError:
        talk(message("cannot-write", lang, path=str(path)))
        return Exit.REFUSED
    talk(message("render-written", lang, path=str(path)))
    return Exit.DONE
