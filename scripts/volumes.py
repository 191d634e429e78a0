"""Volumes made by `enforce-rules import`, written or compared: for `import_gd.py` and `import_jm.py`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path


def make(
    volumes: Mapping[str, Callable[[Path], int]], ruleset: Path, statutes: Callable[[Path], str], overlay: Path
) -> int:
    """Make every volume (by file name) and write it into the ruleset, or with --check compare it with what is there.

    Each is made by a function of its path, which leaves a report beside it (`.txt`) and returns the exit code of the import.
    `--statutes FILE` first writes the overlay of statutory ranges anew from the prose.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--statutes", type=Path)
    options = parser.parse_args()
    if options.statutes:
        overlay.write_text(statutes(options.statutes), "utf-8")
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make_one in volumes.items():
            made, target = Path(folder) / name, ruleset / name
            if code := make_one(made):
                return code
            if not options.check:
                target.write_bytes(made.read_bytes())
                print(name, made.with_suffix(".txt").read_text("utf-8").partition("\n── 已经由人定的")[0])
            elif not target.exists() or target.read_bytes() != made.read_bytes():
                print(f"{name} differs from what the import gives")
                differing += 1
    return 1 if differing else 0
