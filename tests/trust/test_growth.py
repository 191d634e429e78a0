"""T19: twice the text is at most about twice the work, for every pattern of reading, in both parsers."""

from __future__ import annotations

import re
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from trust_helpers import CASE, PARSERS, ROOT, both_parsers, rulebook, steps

from enforce_rules.diagnostics import CaseError, closest, discreet, render, suggest
from enforce_rules.diagnostics.catalogue import CATALOGUE
from enforce_rules.diagnostics.diagnostic import Diagnostic, Span
from enforce_rules.loader.yaml_source import read

SHAPES = [
    "a", "a ", "a\n", " ", "\n", "#", "# a\n", '"', "'", "\\", '"\\', "|\n", " a\n", "a: ", "a: b\n", "- a\n", "-\n", "? a\n", "[a,", "{a: b,",
    ": ", ":", "%", "!", "!<", "&", "*", "---\n", "...\n", "：", "a：", "a：b\n", "\t", "\t\n", "\u200b", "\u3000\n", "e\u0301", "⼀", "\\u0041",
    '"a",', '"a":1,', '{"a":', '["', '{"\\u', '{"a":1}', "1e", "0.", "<<: ", "\ud800", "\r", "\r\n", "字", "=", "`", "@", ",", "]", "}", '""', "''",
]  # fmt: skip
HEADS = ("", "[", 'a: "', "a: ", '{"a": "', "a: |\n ", "a: '")


@both_parsers
def test_twice_the_text_is_at_most_about_twice_the_steps(parser: Any) -> None:
    def work(text: str) -> int:
        return steps(lambda: read(text, "f.yaml", parser=parser))

    grown = {}
    for head in HEADS if parser is PARSERS["libyaml"] else HEADS[:2]:
        for shape in SHAPES:
            one, two = (work(head + shape * (size // len(shape))) for size in (600, 1_200))
            if two > 2.3 * one + 3_000:
                grown[head + shape] = (one, two)
    assert {} == grown


@pytest.mark.parametrize("shape", SHAPES)
def test_the_longest_hostile_texts_take_a_fraction_of_a_second_each(shape: str) -> None:
    slow = {}
    for head in HEADS[:3]:
        text = head + shape * (64 * 1024 // len(shape))
        started = time.process_time()
        found = read(text, "f.yaml")[1]
        render(found, {"f.yaml": text})
        slow[head] = time.process_time() - started
    assert {} == {head: seconds for head, seconds in slow.items() if seconds > 2}  # 0.05 s where this was written


def own_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern of the library that is kept in a module, by its name."""
    import importlib

    found = []
    for path in sorted((ROOT / "src" / "enforce_rules").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        if name.endswith("__main__"):
            continue
        for each, value in vars(importlib.import_module(name)).items():
            kept: list[Any] = [value]
            if isinstance(value, tuple | list):
                kept = [part for one in value for part in (one if isinstance(one, tuple) else (one,))]
            elif isinstance(value, dict):
                kept = [*value.values()]
            found += [(f"{name}.{each}", one) for one in kept if isinstance(one, re.Pattern)]
    return found


PIECES = [
    "a", "1", " ", "一", "元", "以上", "的", "上限", "的20%", "罚款", "处", "或者", "、", "，", "第一款", "（", "责令", "违法所得", "和", "经", "批准", "倍",
    "补种", "树木", "未定数额", "0.", "1/", "不", "超过", "内", "作出", "报经有", "限期", "并", "日", "上限的2", "…", "#", "：", "[1]", "第", '"', "\\u", "\\", "\n", "%",
    "&", "&a", "&#1", "<", "<b", "=", "_x", "_x0", "|", "*", "\\|", "-", "- ", "#", "T", ":", "'", "\t", ";",
]  # fmt: skip


SEARCHING = {
    *"_KINDS _HIDDEN _PLANTED LEVEL NUMBERS HIDDEN _ALIKE _SPECIAL _WORDS _WRITTEN_OUT _ESCAPE _PROVISION".split(),
    *"BASES CAP EDITION FLOOR _COMMENT _MARKDOWN _MARKS _MARK_IN_TEXT _SUM".split(),
    *"FORBIDDEN _ATTRIBUTE _BLANKS _CELL_END _ESCAPED _GENERAL _MEANT _NOT_IN_NAMES _PIECE _RAW _READ _REFERENCE _TIME".split(),
}  # used with `search`, `sub` or `finditer`, which try every beginning; the others only match where they are told to


def test_the_list_of_patterns_that_search_is_complete() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r"\b(_?[A-Z][A-Z_]+)\.(?:search|sub|finditer|findall)\(", sources))
    assert used <= SEARCHING | {"_INDEX"}  # of a name cut to 200 characters


@pytest.mark.parametrize("named", own_patterns(), ids=lambda named: named[0])
def test_no_pattern_is_slow(named: tuple[str, re.Pattern[str]]) -> None:
    pattern = named[1]
    slow = {}
    for piece in PIECES:
        for tail in ("", "!"):
            text = piece * (16 * 1024 // len(piece)) + tail
            for way in (
                pattern.fullmatch,
                pattern.match,
                *([pattern.search] if named[0].rpartition(".")[2] in SEARCHING else []),
            ):
                started = time.process_time()
                way(text)
                taken = time.process_time() - started
                if taken > 0.5:
                    slow[piece, tail] = taken
    assert {} == slow


def known(count: int) -> list[str]:
    return [f"违法行为第{i}项的违法所得数额{i * 7919}" for i in range(count)]


def test_a_suggestion_is_bounded_work_however_long_the_word_and_many_the_words() -> None:
    ten_thousand = known(10_000)
    suggest("暖身", ten_thousand)
    for word in ("违法所得" * 20_000, "违" * 65_536, "x" * 10**6, "违法行为第77项的违法所得数额"):
        started = time.process_time()
        closest(word, ten_thousand, 3)
        assert time.process_time() - started < 2  # 0.03 s where this was written
    fewer = steps(lambda: suggest("违法行为的违法所得", known(1_000)))
    more = steps(lambda: suggest("违法行为的违法所得" * 1_000, known(2_000)))
    assert more < 2.5 * fewer


def test_a_suggestion_keeps_no_more_of_a_word_than_it_compares() -> None:
    words = known(10)
    suggest("违" * 60_000, words)  # what is kept of the known words is kept now
    tracemalloc.start()
    for number in range(100):
        suggest(f"{number}" + "违" * 60_000, words)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 500_000  # a hundred words of 120 000 bytes each were given


@pytest.mark.parametrize(
    "make",
    [
        lambda n: CASE + "".join(f"      事实{i}的违法所得: 是\n" for i in range(n)),
        lambda n: CASE + "".join(f"第{i}个键: 是\n" for i in range(n)),
        lambda n: CASE.replace("[甲]", "[" + "".join(f"乙{i}, " for i in range(n)) + "]"),
        lambda n: CASE + "查无: {范围: [" + "".join(f"行政处罚法-{i}, " for i in range(n)) + "], 认定: 某, 理由: 某}\n",
        lambda n: (
            CASE
            + "查无: {范围: [行政处罚法-2021 "
            + " ".join(f"第{i}表" for i in range(n))
            + "], 认定: 某, 理由: 某}\n"
        ),
        lambda n: CASE.replace("身份: [生产经营单位]", "身份: [" + "单位, " * n + "]"),
    ],
    ids="facts keys parties scopes tables roles".split(),
)
def test_a_case_that_is_wrong_all_over_is_linear_work(make: Callable[[int], str]) -> None:
    def refused(text: str) -> None:
        try:
            rulebook().case(text)
        except CaseError as error:
            error.render()

    refused(make(200))  # what is remembered between calls is remembered now
    one, two = (steps(lambda size=size: refused(make(size))) for size in (400, 800))
    assert two <= 2.2 * one + 5_000


def test_ten_thousand_findings_are_rendered_and_masked_in_linear_work() -> None:
    text = "\n".join(f"键{i}: 值" for i in range(10_000))
    code = next(iter(CATALOGUE))
    found = [Diagnostic(Span("f", i + 1, 1, 3), code, (("key", "键"),)) for i in range(10_000)]
    one = steps(lambda: discreet(found[:2_000], text, frozenset()))
    two = steps(lambda: discreet(found[:4_000], text, frozenset()))
    assert two <= 2.2 * one + 30_000
    assert steps(lambda: render(found, {"f": text})) < 200_000
