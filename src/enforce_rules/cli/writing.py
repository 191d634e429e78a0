"""Writing files: a new one never over another, an old one replaced whole or not at all.

In: paths, and texts or bytes. Out: files, texts in UTF-8 with Unix line ends; `OSError` where the machine refuses.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def replace(path: Path, content: str | bytes) -> None:
    """Put a content in the place of a file: its reader sees the old one or the new one. Its permissions stay."""
    real = path.resolve(strict=True)
    mode = stat.S_IMODE(real.stat().st_mode)
    if not os.access(real, os.W_OK):
        raise PermissionError(str(path))  # a file nobody may write is not to be written by way of its folder
    descriptor, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_bytes(content))
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(real)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def write_file(path: Path, text: str) -> None:
    """Write a file, whether or not there is one already."""
    try:
        replace(path, text)
    except FileNotFoundError:
        create(path, text)


def create(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError."""
    with path.open("xb") as stream:
        stream.write(_bytes(content))


def make_folder(path: Path) -> None:
    """Make a folder, and those it is in, unless it is there."""
    path.mkdir(parents=True, exist_ok=True)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")
