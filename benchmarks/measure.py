"""Speed and memory: import, loading every shipped ruleset, one `recommend`, importing 281 tables. Nothing is asserted.

Prints one line a figure. Run it on a quiet machine: `make bench`. A time of the clock is the median of several runs,
with the smallest and the largest; what a whole process takes is its processor time and its greatest resident memory.
"""

from __future__ import annotations

import io
import json
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from enforce_rules import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"
RUNS_OF_A_PROCESS = 7
RUNS_OF_A_LOAD = 5
RUNS_OF_A_CASE = 40
RUNS_OF_A_WHOLE_PROCESS = 3


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


LOAD = "from enforce_rules import load_rulebook; book = load_rulebook()"
WHOLE_PROCESSES = {
    "process: import alone": "import enforce_rules.rulebook",
    "process: `load_rulebook()`": LOAD,
    "process: `load_rulebook().warnings`": f"{LOAD}; book.warnings",
    "process: `load_rulebook(examples=False)`": LOAD.replace("()", "(examples=False)"),
    "process: `enforce-rules recommend demo-b.yaml`": (
        f"from enforce_rules.cli.main import main; main(['recommend', {str(EXAMPLES / 'demo-b.yaml')!r}])"
    ),
    "process: 281 tables imported (scripts/import_gd.py)": (
        f"import sys; sys.path.insert(0, {str(ROOT / 'benchmarks')!r}); from measure import import_tables; import_tables()"
    ),
}
USAGE = "import resource, sys; u = resource.getrusage(resource.RUSAGE_SELF); print(u.ru_utime + u.ru_stime, u.ru_maxrss, file=sys.stderr)"


def whole_process(code: str) -> tuple[float, float]:
    """Processor seconds and greatest resident memory, in MiB, of a fresh interpreter (Linux counts it in KiB)."""
    done = subprocess.run([sys.executable, "-c", f"{code}\n{USAGE}"], check=True, capture_output=True, text=True)
    seconds_taken, kibibytes = done.stderr.splitlines()[-1].split()
    return float(seconds_taken), int(kibibytes) / 1024


def import_tables() -> None:
    """The 281 tables of 粤环发〔2021〕7号, chapter by chapter, by way of the command; nothing is kept."""
    sys.path.insert(0, str(ROOT / "scripts"))  # its neighbours, as when it is run by itself
    script = runpy.run_path(str(ROOT / "scripts" / "import_gd.py"))
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for number, chapter in enumerate(script["chapters"]()):
            script["volume"](chapter, Path(folder) / f"{number}.yaml")


def main() -> None:
    """Measure and print; whole processes first, since a small parent's children begin small."""
    for name, code in WHOLE_PROCESSES.items():
        runs = sorted(whole_process(code) for _ in range(RUNS_OF_A_WHOLE_PROCESS))
        middle, memory = runs[len(runs) // 2]
        print(f"{name:52} {middle:6.2f} s of the processor   {memory:6.0f} MiB   ({len(runs)} runs)")
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
