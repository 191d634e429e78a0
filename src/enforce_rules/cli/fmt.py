"""`fmt FILE|DIR...`: documents in the house style, with the same meaning and every comment.

In: rulesets, worked examples or cases, or `-` for stdin. Out: the files rewritten, or what would change. A file that
cannot be read, or would not say the same afterwards, stays as it is.
"""

from __future__ import annotations

import argparse
import difflib
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from enforce_rules.cli.common import Exit, UsageError, show, talk
from enforce_rules.cli.messages import message
from enforce_rules.cli.writing import replace
from enforce_rules.diagnostics import EnforceRulesError, Span, diagnose

if TYPE_CHECKING:
    from enforce_rules.diagnostics import Diagnostic

NAME = "fmt"
STDIN = "-"
STDIN_NAME = "<stdin>"


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("paths", nargs="+", metavar="FILE|DIR", help=message("fmt-paths", lang))
    parser.add_argument("--check", action="store_true", help=message("fmt-check", lang))
    parser.add_argument("--diff", action="store_true", help=message("fmt-diff", lang))


def run(options: argparse.Namespace) -> int:
    """Format every file; the worst exit code of all of them. A file that fails stops no other."""
    job = _Job(options.check, options.diff, options.lang)
    if STDIN in options.paths:
        if len(options.paths) > 1:
            raise UsageError(message("fmt-stdin-alone", options.lang))
        job.stdin()
    else:
        for path in _files(options.paths, job):
            job.file(path)
    return job.finish()


def _files(paths: list[str], job: _Job) -> tuple[Path, ...]:
    """Every YAML file of the arguments; a link that leads out of its folder is told, not followed."""
    from enforce_rules.loader.files import ruleset_files

    if any(path.endswith(".json") for path in paths):
        raise UsageError(message("fmt-json", job.lang))
    roots = [Path(each) for each in paths]
    leading_out = [each for each in roots if _leads_out(each)]
    job.told(tuple(diagnose("outside-root", Span(str(each), 0, 0), path=each.name) for each in leading_out), {})
    files, found = ruleset_files(each for each in roots if each not in leading_out)
    job.told(found, {})
    return files


def _leads_out(path: Path) -> bool:
    """Whether it is a link to a file outside of the folder it is in."""
    try:
        return path.is_symlink() and path.is_file() and not path.resolve().is_relative_to(path.parent.resolve())
    except (OSError, RuntimeError):
        return False  # a loop of links is no file, which reading it will tell


@dataclass(slots=True)
class _Job:
    """One run: what is asked for, and what has come of it."""

    check: bool
    diff: bool
    lang: str
    code: Exit = Exit.DONE
    seen: int = 0
    names: list[str] = field(default_factory=list)

    def file(self, path: Path) -> None:
        """One file, rewritten in its place if that is what is asked for."""
        from enforce_rules.loader.files import read_bytes

        data, found = read_bytes(path)
        if data is None:
            self.told(found, {})
            return
        text = self._reformat(data, str(path))
        if text is None or not self._changes(data, text, str(path)) or self.check or self.diff:
            return
        try:
            replace(path, text)
        except OSError:
            talk(message("cannot-write", self.lang, path=str(path)))
            self._came(Exit.REFUSED)
            return
        talk(message("fmt-written", self.lang, path=str(path)))

    def stdin(self) -> None:
        """What comes in goes out formatted; nothing goes out if it cannot be read."""
        from enforce_rules.loader.limits import DEFAULT

        data = sys.stdin.buffer.read(DEFAULT.file_bytes + 1)
        text = self._reformat(data, STDIN_NAME)
        if text is not None:
            self._changes(data, text, STDIN_NAME)
            if not self.check and not self.diff:
                sys.stdout.write(text)

    def told(self, found: tuple[Diagnostic, ...], sources: dict[str, str]) -> None:
        """Diagnostics, to stderr."""
        if found:
            error = EnforceRulesError(found, sources)
            talk(error.render(self.lang))
            self._came(Exit.REFUSED if error.refused else Exit.FINDINGS)

    def finish(self) -> Exit:
        """A word about the whole, and the exit code."""
        changed = len(self.names)
        if self.check and changed:
            talk(message("fmt-would-change", self.lang, count=str(changed)))
        elif not changed and self.code is Exit.DONE:
            talk(message("fmt-clean", self.lang, count=str(self.seen)))
        return self.code

    def _reformat(self, data: bytes, name: str) -> str | None:
        from enforce_rules.loader.text import source_text
        from enforce_rules.writer import NotTheSameError, reformat

        try:
            text, found = reformat(data, name)
        except NotTheSameError:
            talk(message("fmt-not-the-same", self.lang, path=name))
            self._came(Exit.INTERNAL)
            return None
        if text is None:
            self.told(found, {name: source_text(data)})
        self.seen += 1
        return text

    def _changes(self, data: bytes, text: str, name: str) -> bool:
        """Whether anything changes; named or drawn, if that is what is asked for."""
        if data == text.encode("utf-8"):
            return False
        self.names.append(name)
        if self.check:
            self._came(Exit.FINDINGS)
        if self.diff:
            sys.stdout.write("".join(_diff(data.decode("utf-8"), text, name)))
        elif self.check:
            show(name)
        return True

    def _came(self, code: Exit) -> None:
        self.code = max(self.code, code)


def _diff(old: str, new: str, name: str) -> Iterator[str]:
    r"""A unified diff, as patch reads it; lines end in \n alone, so that a \r is seen as a change."""
    before, after = (io.StringIO(text, newline="\n").readlines() for text in (old, new))
    for line in difflib.unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
