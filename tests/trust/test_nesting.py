"""T1, T25: no depth of nesting reaches the machine's stack, and the limit is the same on every machine."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import Any

import pytest
from trust_helpers import CASE, PARSERS, ROOT, both_parsers, codes, steps

from enforce_rules.loader.limits import Limits
from enforce_rules.loader.yaml_source import read

DEPTHS = (33, 1_000, 100_000)
SHAPES = {
    "list in a line": "[",
    "mapping in a line": "{a: ",
    "list in lines": "[\n",
    "items": "- ",
    "keys": "? ",
    "key and list": "k: [",
    "json lists": '[["a"],',
    "json objects": '{"a":',
}
LINES = {
    33: "\n".join(" " * i + "a:" for i in range(33)),
    1_000: "\n".join(" " * i + "a:" for i in range(1_000)),
}


@both_parsers
@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("shape", SHAPES)
def test_more_than_32_levels_are_refused_at_the_33rd(shape: str, depth: int, parser: Any) -> None:
    piece = SHAPES[shape]
    text = (piece * depth)[: 2 * 1024 * 1024]
    _, found = read(text, "f.yaml", parser=parser)
    level = {"key and list": 17}.get(shape, 33)
    assert ["too-deep"] == [each.code for each in found]
    assert text[: len(piece) * level].count("\n") - (piece[-1] == "\n") == found[0].span.line - 1
    assert dict(found[0].args) == {"value": "33", "limit": "32"}


@pytest.mark.parametrize("shape", ["list in a line", "items", "json objects"])
def test_a_million_levels_are_refused_as_soon(shape: str) -> None:
    assert ["too-deep"] == codes((SHAPES[shape] * 1_000_000)[: 2 * 1024 * 1024])


@both_parsers
@pytest.mark.parametrize("depth", LINES)
def test_indented_lines_are_counted_the_same_way(depth: int, parser: Any) -> None:
    _, found = read(LINES[depth], "f.yaml", parser=parser)
    assert [("too-deep", 33, 33)] == [(each.code, each.span.line, each.span.column) for each in found]


@both_parsers
def test_32_levels_are_read(parser: Any) -> None:
    assert [] == codes("[" * 32 + "]" * 32, parser)
    assert [] == codes("\n".join(" " * i + "a:" for i in range(32)) + " b", parser)


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_thousand_times_the_depth_is_no_more_work(shape: str, parser: Any) -> None:
    few, many = ((SHAPES[shape] * depth) for depth in (1_100, 110_000))
    assert steps(lambda: codes(many, parser)) <= 1.1 * steps(lambda: codes(few, parser)) + 2.5 * many.count("\n") + 100


def test_a_raised_limit_is_obeyed() -> None:
    assert [] == codes("[" * 40 + "]" * 40, limits=Limits(depth=40))
    assert ["too-deep"] == codes("[" * 41 + "]" * 41, limits=Limits(depth=40))


@both_parsers
def test_a_small_stack_gives_the_same_answer(parser: Any) -> None:
    results: list[list[str]] = []
    hostile = [piece * 20_000 for piece in SHAPES.values()]
    threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=lambda: results.extend(codes(text, parser) for text in hostile))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(0)
    assert [["too-deep"]] * len(SHAPES) == results


SCRIPT = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_STACK, (256 * 1024, 256 * 1024))
sys.setrecursionlimit(int(sys.argv[1]))
sys.path[:0] = ["src"]
from enforce_rules.loader.events import PARSER, PureParser
from enforce_rules.loader.yaml_source import read
for parser in (PARSER, PureParser):
    for piece in json.loads(sys.argv[2]):
        print([each.code for each in read(piece * 50_000, "f.yaml", parser=parser)[1]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are POSIX")
@pytest.mark.parametrize("recursion", ["400", "100000"])
def test_stack_and_recursion_limits_change_no_verdict_and_no_signal_ends_it(recursion: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, recursion, json.dumps([*SHAPES.values()])],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert {"['too-deep']"} == set(done.stdout.splitlines())


def test_the_command_line_refuses_with_3_and_prints_nothing_to_stdout(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from trust_helpers import RULESETS

    from enforce_rules.cli import main

    case = tmp_path / "case.yaml"
    case.write_text(CASE + "查无: " + "[" * 100_000, encoding="utf-8")
    more = [word for path in RULESETS for word in ("--rulesets", str(path))]
    assert 3 == main(["recommend", str(case), "--only", *more])
    out, err = capsys.readouterr()
    assert "" == out
    assert "too-deep" in err
    assert "Traceback" not in err
