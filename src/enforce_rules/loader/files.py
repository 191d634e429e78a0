"""The only library module that opens files: inside the given roots, never through a link that leaves them, no network.

In: paths. Out: bytes and diagnostics; a path that cannot be read is a diagnostic, not an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from enforce_rules.diagnostics import Diagnostic, Span, diagnose
from enforce_rules.loader.limits import DEFAULT, Limits


def shipped_rulesets() -> Path:
    """The rulesets that come with the library: inside the installed package, or beside the source."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "_rulesets"
    return packed if packed.is_dir() else package.parent.parent / "rulesets"


def ruleset_files(roots: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Every `*.yaml` file below the roots (a root may be a file), in one order for every machine."""
    files: dict[Path, Path] = {}
    found: list[Diagnostic] = []
    for root in roots:
        place = Span(str(root), 0, 0)
        if root.is_file():
            files[root.resolve()] = root
            continue
        if not root.is_dir():
            found.append(diagnose("unreadable-file", place, why="没有这个文件或者目录"))
            continue
        inside = root.resolve()
        before = len(files)
        for path in sorted(root.rglob("*.yaml")):
            if not path.resolve().is_relative_to(inside):
                found.append(diagnose("outside-root", Span(str(path), 0, 0), path=path.name))
            elif path.is_file():
                files.setdefault(path.resolve(), path)
        if len(files) == before and not found:
            found.append(diagnose("no-ruleset", place, path=str(root)))
    return tuple(sorted(files.values(), key=lambda path: path.as_posix())), tuple(found)


def read_bytes(path: Path, limits: Limits = DEFAULT) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a file, or why it cannot be read."""
    place = Span(str(path), 0, 0)
    try:
        if not path.is_file():
            return None, (diagnose("unreadable-file", place, why="不是一个文件"),)
        size = path.stat().st_size
        if size > limits.file_bytes:
            return None, (diagnose("file-too-large", place, value=str(size), limit=str(limits.file_bytes)),)
        with path.open("rb") as stream:
            return stream.read(limits.file_bytes + 1), ()
    except OSError as error:
        return None, (diagnose("unreadable-file", place, why=str(error.strerror or "读取失败")),)
