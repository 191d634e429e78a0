"""`new PATH`: the folder of a ruleset to fill in: rules, worked examples, sources, and the schema for the editor.

In: a folder that is not there yet, or is empty. Out: files that check and test accept from the start, every value a
placeholder and every key explained. Nothing is ever overwritten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from enforce_rules.cli.common import Exit, UsageError, talk
from enforce_rules.cli.messages import message
from enforce_rules.cli.writing import create

NAME = "new"
KINDS = ("benchmark", "weighted", "list", "statute")
LONGEST = 200  # characters of a text given as an option
SEPARATORS = frozenset(" #:/；")  # they stand between the parts of a reference


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("path", type=Path, metavar="PATH", help=message("new-path", lang))
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help=message("new-kind", lang))
    for option in ("id", "title", "issuer", "region"):
        parser.add_argument(f"--{option}", metavar="TEXT", help=message(f"new-{option}", lang))


def run(options: argparse.Namespace) -> int:
    """Everything is built before anything is written; a folder with anything in it is left alone."""
    lang: str = options.lang
    path: Path = options.path
    texts = _texts(options, lang)
    try:
        if path.is_symlink() or (path.exists() and not (path.is_dir() and not any(path.iterdir()))):
            raise UsageError(message("new-exists", lang, path=str(path)))
        path.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            create(path / name, text)
    except OSError:
        talk(message("cannot-write", lang, path=str(path)))
        return Exit.REFUSED
    talk(message("new-written", lang, path=str(path), files=" ".join(texts)))
    return Exit.DONE


def _texts(options: argparse.Namespace, lang: str) -> dict[str, str]:
    """The files, with what the options say. Raises UsageError for what no header can hold."""
    id = _id_of(options.path) if options.id is None else options.id
    given = {"编号": id, "名称": options.title, "制定机关": options.issuer, "地区": options.region}
    known = {key: text for key, text in given.items() if text is not None}
    for key, text in known.items():
        if not _is_one_line(text) or (key == "编号" and not SEPARATORS.isdisjoint(text)):
            raise UsageError(message("new-text", lang, name=key))
    from enforce_rules.cli.scaffold import header_mistake, scaffold

    texts = scaffold(options.kind, known)
    wrong = header_mistake(texts["ruleset.yaml"])
    if wrong is not None:
        raise UsageError(wrong.message(lang))
    return texts


def _id_of(path: Path) -> str | None:
    """The name of the folder, if it can be one of a ruleset."""
    name = path.resolve().name
    return name if _is_one_line(name) and SEPARATORS.isdisjoint(name) else None


def _is_one_line(text: str) -> bool:
    from enforce_rules.loader.text import clean

    return 0 < len(text.strip()) <= LONGEST and clean(text) and not {"\n", "\t"} & set(text)
