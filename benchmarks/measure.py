"""Speed of the front door: import, `load_rulebook()`, one `recommend`. Prints one line a figure; nothing is asserted.

Run it on a quiet machine: `make bench`. Each figure is the median of several runs, with the smallest and the largest.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from enforce_rules import load_rulebook

EXAMPLES = Path(__file__).resolve().parent.parent / "docs" / "examples"
RUNS_OF_A_PROCESS = 7
RUNS_OF_A_LOAD = 5
RUNS_OF_A_CASE = 40


def seconds(work: Callable[[], object], runs: int) -> list[float]:
    """Wall-clock time of each run."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def in_a_process(code: str) -> Callable[[], object]:
    """A fresh interpreter running a line of code."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def main() -> None:
    """Measure and print."""
    figures = {
        "interpreter alone": seconds(in_a_process("pass"), RUNS_OF_A_PROCESS),
        "interpreter and `import enforce_rules`": seconds(in_a_process("import enforce_rules"), RUNS_OF_A_PROCESS),
        "`load_rulebook()`": seconds(load_rulebook, RUNS_OF_A_LOAD),
    }
    rulebook = load_rulebook()
    for path in sorted(EXAMPLES.glob("*.yaml")):
        figures[f"recommend {path.name}"] = seconds(lambda path=path: rulebook.recommend(path), RUNS_OF_A_CASE)
    for name, taken in figures.items():
        low, middle, high = min(taken) * 1000, statistics.median(taken) * 1000, max(taken) * 1000
        print(f"{name:45} median {middle:8.1f} ms   ({low:.1f} to {high:.1f}, {len(taken)} runs)")
    print(json.dumps({name: round(statistics.median(taken) * 1000, 2) for name, taken in figures.items()}))


if __name__ == "__main__":
    main()
