"""The only library module that opens files: inside the given roots, never through a link that leaves them, no network.

In: paths. Out: bytes and diagnostics; a path that cannot be read is a diagnostic, not an exception.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.limits import DEFAULT, Limits

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_WHY = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENXIO: "not-a-file",
    errno.EISDIR: "not-a-file",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.ELOOP: "link-loop",
    errno.ENAMETOOLONG: "bad-name",
}


def shipped_rulesets() -> Path:
    """The rulesets that come with the library: inside the installed package, or beside the source."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "_rulesets"
    return packed if packed.is_dir() else package.parent.parent / "rulesets"


def ruleset_files(roots: Iterable[Path], limits: Limits = DEFAULT) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Every `*.yaml` file below the roots (a root may be a file), in one order for every machine."""
    files: dict[Path, Path] = {}
    found: list[Diagnostic] = []
    for root in roots:
        try:
            if root.is_dir():
                _folder(root, files, found, limits)
            else:
                files.setdefault(root.resolve(strict=True), root)
        except (OSError, RuntimeError, ValueError) as error:
            found.append(_unreadable(root, error))
    if len(files) > limits.files:
        what, limit = "规则集文件数", str(limits.files)
        found.append(diagnose("limit-exceeded", _place(Path()), what=what, value=f"{len(files)}", limit=limit))
        return (), tuple(found)
    return tuple(sorted(files.values(), key=lambda path: path.as_posix())), tuple(found)


def read_bytes(path: Path, limits: Limits = DEFAULT) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a regular file, or why it cannot be read. A pipe or a device is never waited for."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            status = os.fstat(descriptor)  # of what was opened, whatever the name has come to mean since
            if not stat.S_ISREG(status.st_mode):
                return None, (diagnose("unreadable-file", _place(path), why="not-a-file"),)
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                data = stream.read(limits.file_bytes + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        return None, (_unreadable(path, error),)
    size = max(status.st_size, len(data))
    if size > limits.file_bytes:
        return None, (diagnose("file-too-large", _place(path), value=str(size), limit=str(limits.file_bytes)),)
    return data, ()


def _folder(root: Path, files: dict[Path, Path], found: list[Diagnostic], limits: Limits) -> None:
    inside, before, seen = root.resolve(strict=True), len(found), False
    for path in _below(root, found, limits):
        try:
            real = path.resolve(strict=True)
            if not real.is_relative_to(inside):
                found.append(diagnose("outside-root", _place(path), path=path.name))
            elif path.suffix == ".yaml" and real.is_file():
                files.setdefault(real, path)  # it may be known already: a folder given twice is no empty folder
                seen = True
            elif path.suffix == ".yaml":
                found.append(diagnose("unreadable-file", _place(path), why="not-a-file"))
        except (OSError, RuntimeError) as error:
            found.append(_unreadable(path, error))
    if not seen and len(found) == before:
        found.append(diagnose("no-ruleset", _place(root), path=str(root)))


def _below(root: Path, found: list[Diagnostic], limits: Limits) -> Iterator[Path]:
    """Every `*.yaml` entry and every link below a folder; links to folders are named, and not followed."""
    entries = 0
    for folder, folders, names in os.walk(root, onerror=lambda error: found.append(_unreadable(root, error))):
        folders.sort()
        entries += len(folders) + len(names)
        if entries > limits.entries:
            what, limit = "目录里的文件数", str(limits.entries)
            found.append(diagnose("limit-exceeded", _place(root), what=what, value=str(entries), limit=limit))
            return
        here = Path(folder)
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(names) if name.endswith(".yaml"))


def _unreadable(path: Path, error: Exception) -> Diagnostic:
    """Why, in words that no locale changes."""
    where = Path(os.fsdecode(error.filename)) if isinstance(error, OSError) and error.filename else path
    if isinstance(error, RuntimeError):  # a loop of links, as Python before 3.13 says it
        why = "link-loop"
    else:
        why = _WHY.get(error.errno or 0, "cannot-read") if isinstance(error, OSError) else "bad-name"
    return diagnose("unreadable-file", _place(where), why=why)


def _place(path: Path) -> Span:
    return Span(str(path), 0, 0)
