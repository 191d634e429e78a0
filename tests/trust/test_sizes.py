"""T3: sizes are counted, and the size of a file before it is read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from trust_helpers import CASE, ROOT, both_parsers, codes, wrong

from enforce_rules.loader.files import read_bytes, ruleset_files
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.yaml_source import nodes_of, read

MEBIBYTE = 1024 * 1024
SMALL = Limits(nodes=50, keys=10, scalar=100)


def test_two_mebibytes_are_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    text = "a: |\n" + " 字字字\n" * 10
    whole = text + "#" * (2 * MEBIBYTE - len(text.encode()))
    assert [] == codes(whole.encode())
    assert ["file-too-large"] == codes((whole + "#").encode())
    assert ["file-too-large"] == codes(whole + "#")
    assert ["file-too-large"] == codes("字" * MEBIBYTE)  # counted in bytes
    path = tmp_path / "x.yaml"
    path.write_bytes(whole.encode())
    assert read_bytes(path)[0] == whole.encode()
    path.write_bytes(whole.encode() + b"#")
    assert ["file-too-large"] == [each.code for each in read_bytes(path)[1]]


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    data, found = read_bytes(path)
    assert data is None
    assert [str(1 << 40)] == [dict(each.args)["value"] for each in found]


@both_parsers
def test_each_count_has_its_limit(parser: Any) -> None:
    assert [] == codes("[" + "a," * 49 + "]", parser, SMALL)
    assert ["too-many-nodes"] == codes("[" + "a," * 50 + "]", parser, SMALL)
    assert [] == codes("\n".join(f"k{i}: v" for i in range(10)), parser, SMALL)
    assert ["too-many-keys"] == codes("\n".join(f"k{i}: v" for i in range(11)), parser, SMALL)
    assert [] == codes("a: " + "字" * 100, parser, SMALL)
    for text in ("a: " + "字" * 101, "字" * 101 + ": a", "a: |\n " + "b" * 101, '{"a": "' + "b" * 101 + '"}'):
        assert ["scalar-too-long"] == codes(text, parser, SMALL)


@both_parsers
def test_each_count_is_the_same_in_json(parser: Any) -> None:
    assert ["too-many-nodes"] == codes("[" + "1," * 50 + "1]", parser, SMALL)
    assert ["too-many-keys"] == codes("{" + ",".join(f'"k{i}":1' for i in range(11)) + "}", parser, SMALL)


def test_the_defaults_are_those_that_are_promised() -> None:
    assert ["scalar-too-long"] == codes("a: " + "b" * (64 * 1024 + 1))
    assert ["too-many-keys"] == codes("\n".join(f"k{i}: v" for i in range(10_001)))
    assert (32, 200_000, 65_536, 10_000, 262_144) == (
        DEFAULT.depth, DEFAULT.nodes, DEFAULT.scalar, DEFAULT.keys, DEFAULT.case_bytes
    )  # fmt: skip


def test_a_case_may_have_256_kib_from_wherever_it_comes(tmp_path: Path) -> None:
    whole = CASE + "#" * (256 * 1024 - len(CASE.encode()))
    path = tmp_path / "case.yaml"
    path.write_text(whole + "#", encoding="utf-8")
    assert ["file-too-large"] == [each.code for each in wrong(path).diagnostics]
    assert ["file-too-large"] == [each.code for each in wrong(whole + "#").diagnostics]
    long = {"案件": {f"编号{i}": "甲" * 60_000 for i in range(5)}}
    assert ["file-too-large"] == [each.code for each in wrong(long).diagnostics]
    from trust_helpers import rulebook

    assert "例-1" == rulebook().case(whole).number


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("事实", CASE + "".join(f"      事实{i}: 是\n" for i in range(1_000))),
        ("行为", CASE + "  - {代号: B, 事项: 安全生产法-2021#97-4, 当事人: [甲]}\n" * 100),
        ("当事人", CASE.replace("当事人: [{", "当事人: [" + "{代号: 乙, 类别: 公民}, " * 1_000 + "{", 1)),
        ("行为的当事人", CASE.replace("当事人: [甲]", "当事人: [" + "甲, " * 1_001 + "]")),
        ("履历", CASE + "履历: {查询: 已查清, 截至: 2025-01-01, 列: [日期], 行: [" + "[2024-01-01], " * 1_001 + "]}\n"),
    ],
)
def test_what_a_case_may_state_is_counted_before_it_is_compared(what: str, text: str) -> None:
    found = wrong(text).diagnostics
    assert [("limit-exceeded", what)] == [(each.code, dict(each.args)["what"]) for each in found]


def test_a_mapping_in_memory_has_the_same_limits() -> None:
    def found(data: Any, limits: Limits = SMALL) -> list[str]:
        return [each.code for each in nodes_of(data, "<case>", limits)[1]]

    deep: dict[str, Any] = {}
    deep["a"] = deep  # holds itself
    wide: list[Any] = ["a"] * 3
    for _ in range(30):
        wide = [wide] * 3
    assert ["too-deep"] == found(deep, DEFAULT)
    assert ["too-many-nodes"] == found({"a": wide})
    assert ["too-many-keys"] == found({f"k{i}": "" for i in range(11)})
    assert ["scalar-too-long"] == found({"a": "b" * 101})
    assert ["key-not-text"] == found({10**5000: "b"})
    assert ["bad-character"] == found({"a\u202e": "b"})


def test_files_and_entries_of_folders_are_counted(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.yaml").write_bytes(b"a: b")
    assert [] == list(ruleset_files([tmp_path], Limits(files=12))[1])
    assert ["limit-exceeded"] == [each.code for each in ruleset_files([tmp_path], Limits(files=11))[1]]
    assert ["limit-exceeded"] == [each.code for each in ruleset_files([tmp_path], Limits(entries=11))[1]]


SCRIPT = """
import sys, time
sys.path[:0] = ["src"]
from enforce_rules.loader.yaml_source import read
row = "  - [报告书类，但未纳入排污许可证重点管理, 处5万元以上20万元以下的罚款, 从轻, /, 第一项]\\n"
text = "行:\\n" + row * ((2 * 1024 * 1024 - 10) // len(row.encode()))
started = time.process_time()
node, found = read(text, "f.yaml")
taken = time.process_time() - started
assert not found
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(taken, int(peak) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of this process alone, not of the one that started it")
def test_two_full_mebibytes_of_table_take_seconds_and_little_memory() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=ROOT, check=True)
    seconds, mebibytes = done.stdout.split()
    assert float(seconds) < 10  # 0.7 s where this was written
    assert float(mebibytes) < 200


@both_parsers
def test_hostile_text_is_never_printed_whole(parser: Any) -> None:
    from enforce_rules.diagnostics import render

    texts = ["a: " + "b" * 10**6, "：" * 60_000, "&" + "a" * 10**5 + " b", "k" * 10**4 + ": 1\n" + "k" * 10**4 + ": 2"]
    for text in texts:
        found = read(text, "f.yaml", parser=parser)[1]
        assert found
        assert len(render(found, {"f.yaml": text})) < 2_000
