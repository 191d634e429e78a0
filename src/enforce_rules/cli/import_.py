"""`import TABLE`: a published table (.xlsx .docx .csv .json .html .md) becomes the draft of a ruleset.

The ruleset is the data and goes to stdout or to a file; what a person must check goes to stderr or to a file.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from enforce_rules.cli.common import Exit, UsageError, show, talk
from enforce_rules.cli.messages import message
from enforce_rules.cli.progress import progress
from enforce_rules.cli.writing import create, make_folder, replace

if TYPE_CHECKING:
    from enforce_rules.importer import Draft
    from enforce_rules.model.node import Node
    from enforce_rules.paper import Paper

NAME = "import"
PLACEHOLDERS = {
    "编号": "待填", "名称": "待填", "制定机关": "待填", "地区": "全国", "施行": "待核", "核对": "据转载",
}  # fmt: skip
NOT_RENDERED = ("overlay", "beside", "grants", "part", "volume_of", "id", "title", "issuer", "region")
"""The options that change what is imported: a paper that `render` printed says it all itself."""


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("table", type=Path, metavar="TABLE", help=message("import-table", lang))
    parser.add_argument(
        "--layout", choices=("auto", "table", "list", "rendered"), default="auto", help=message("layout", lang)
    )
    parser.add_argument(
        "--overlay", action="append", default=[], type=Path, metavar="FILE", help=message("overlay", lang)
    )
    parser.add_argument("--with", action="append", default=[], dest="beside", metavar="DIR", help=message("with", lang))
    parser.add_argument("--grants", metavar="TEXT", help=message("grants", lang))
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
    from enforce_rules.importer import Layout, Sources, import_paper, is_granted, report, with_conventions
    from enforce_rules.paper import read_paper

    lang: str = options.lang
    for path in (options.output, options.report):
        if path is not None and path.exists() and not path.is_dir() and not options.force:
            raise UsageError(message("file-exists", lang, path=str(path)))
    if options.grants is not None and not is_granted(options.grants):
        raise UsageError(message("import-grants", lang, grants=options.grants))
    paper, found = read_paper(options.table, progress=progress("import-reading", lang))
    sources = Sources()
    overlay = sources.overlay(options.overlay)
    facts = sources.facts([Path(each) for each in options.beside])
    found = (*found, *sources.found)
    if found:
        talk(render(found, sources.texts, lang))
    if paper is None or any(each.severity is Severity.ERROR for each in found):
        talk(message("import-refused", lang))
        return Exit.REFUSED
    told = progress("import-tables", lang)
    if _is_rendered(paper, options):
        return _rendered(paper, options)
    draft = import_paper(
        paper,
        head=_head(options, paper),
        facts=facts,
        overlay=overlay,
        part=options.part,
        layout=Layout(options.layout),
        grants=options.grants,
        progress=told,
    )
    draft = with_conventions(draft)
    if not draft.tables:
        talk(report(draft, lang))
        talk(message("import-nothing", lang))
        return Exit.FINDINGS
    return _write((draft,), (options.output,), options)


def _is_rendered(paper: Paper, options: argparse.Namespace) -> bool:
    """Whether the paper is read back as `render` printed it. Raises UsageError for options that do not go with that."""
    from enforce_rules.importer import is_rendered

    rendered: bool = options.layout == "rendered" or (options.layout == "auto" and is_rendered(paper))
    given = [
        f"--{'with' if name == 'beside' else name.replace('_', '-')}" for name in NOT_RENDERED if vars(options)[name]
    ]
    if rendered and given:
        raise UsageError(message("import-whole", options.lang, option=" ".join(given)))
    return rendered


def _rendered(paper: Paper, options: argparse.Namespace) -> int:
    """The ruleset; with volumes (分册), a folder with a file for each."""
    from enforce_rules.importer import import_rendered

    lang: str = options.lang
    drafts = import_rendered(paper, progress("import-tables", lang))
    if not drafts:
        talk(message("import-not-rendered", lang))
        return Exit.FINDINGS
    if len(drafts) == 1:
        return _write(drafts, (options.output,), options)
    folder: Path | None = options.output
    if folder is None or not (folder.is_dir() or not folder.exists()):
        raise UsageError(message("import-volumes", lang, count=str(len(drafts))))
    digits = len(str(len(drafts) - 1))
    names = ["ruleset.yaml", *(f"volume-{number:0{digits}}.yaml" for number in range(1, len(drafts)))]
    there = next((folder / name for name in names if (folder / name).exists()), None)
    if there is not None and not options.force:
        raise UsageError(message("file-exists", lang, path=str(there)))
    try:
        make_folder(folder)
    except OSError:
        talk(message("cannot-write", lang, path=str(folder)))
        return Exit.REFUSED
    return _write(drafts, [folder / name for name in names], options)


def _write(drafts: Sequence[Draft], paths: Sequence[Path | None], options: argparse.Namespace) -> int:
    """Everything is built before anything is written."""
    from enforce_rules.importer import report
    from enforce_rules.writer import write_yaml

    lang: str = options.lang
    try:
        texts = [write_yaml(each.node, each.comments) for each in drafts]
    except ValueError as error:  # a text that no ruleset may hold
        talk(message("import-unwritable", lang, why=str(error)))
        return Exit.REFUSED
    told = "".join(report(each, lang) for each in drafts)
    for path, text, stream in (
        *((path, text, show) for path, text in zip(paths, texts, strict=True)),
        (options.report, told, talk),
    ):
        if path is None:
            stream(text)
            continue
        try:
            if path.exists():
                replace(path, text)
            else:
                create(path, text)
        except OSError:
            talk(message("cannot-write", lang, path=str(path)))
            return Exit.REFUSED
    return Exit.DONE


def _head(options: argparse.Namespace, paper: Paper) -> tuple[str, Node]:
    """规则集 with what the options say, placeholders for the rest; 分册 for a volume."""
    from enforce_rules.importer import title_of
    from enforce_rules.writer import mapping, text

    title = options.title or options.part or title_of(paper) or options.table.stem
    if options.volume_of:
        return "分册", mapping({"属": text(options.volume_of), "名称": text(title)})
    stated = {"编号": options.id, "名称": title, "制定机关": options.issuer, "地区": options.region}
    return "规则集", mapping({key: text(stated.get(key) or value) for key, value in PLACEHOLDERS.items()})
