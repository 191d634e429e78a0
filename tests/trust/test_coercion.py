"""T4, T5, T7: every scalar stays what its author wrote; a number is read by its fact, in its unit, or refused."""

from __future__ import annotations

import decimal
from typing import Any

import pytest
from trust_helpers import CASE, both_parsers, rulebook, values, wrong

from enforce_rules.compiler.case_limits import beyond_limits
from enforce_rules.compiler.values import read_value
from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.fact import FactDeclaration, FactKind

TRAPS = (
    "no No NO yes on off y n true True false null Null ~ 010 0o10 0x1F 0b101 1:30 190:20:30 1_000 +1 -0 0.10 10.10 1.10 .5 5. 1e3 "
    "1e999999 .inf -.inf .nan .NaN NaN Infinity -Infinity 2026-13-45 2001-12-14t21:59:43.10-05:00 12:30:45 = 440700 "
    "00012345 123456789012345678.99 5,000"
).split()


@both_parsers
@pytest.mark.parametrize("trap", TRAPS)
def test_a_plain_scalar_is_text_as_a_value_and_as_a_key(trap: str, parser: Any) -> None:
    for text in (f"a: {trap}\n", f"a:\n  {trap}\n", f"- [x, {trap}]\n".replace(trap, f"'{trap}'")):
        node, found = read(text, "f.yaml", parser=parser)
        assert () == found
        assert trap in str(values(node))
    assert values(read(f"? {trap}\n: b\n", "f.yaml", parser=parser)[0]) == {trap: "b"}
    assert values(read(f"{trap}: b\n", "f.yaml", parser=parser)[0]) == {trap: "b"}


@both_parsers
def test_nothing_after_a_key_is_an_empty_text_and_not_null(parser: Any) -> None:
    assert {"a": "", "b": "", "c": "~"} == values(read("a:\nb: ''\nc: ~\n", "f.yaml", parser=parser)[0])


def test_json_numbers_and_words_stay_as_they_are_written() -> None:
    text = '{"a": 1.10, "b": [true, false, null, -0, 1e999999, 123456789012345678.99, 0.1E+2], "c": {}}'
    expected = {"a": "1.10", "b": "true false null -0 1e999999 123456789012345678.99 0.1E+2".split(), "c": {}}
    assert expected == values(read(text, "f.json")[0])


@both_parsers
def test_json_is_read_as_json(parser: Any) -> None:
    text = '\n {"\\u6848\\u4ef6\\/": "\\ud83d\\ude00 \\"\\\\\\n",\t"' + "k" * 2_000 + '":[ ]}\n'
    node, found = read(text, "f.json", parser=parser)
    assert () == found
    assert {"案件/": '😀 "\\\n', "k" * 2_000: []} == values(node)


def test_yaml_in_braces_is_read_as_yaml() -> None:
    assert {"案件": {"编号": "甲, 乙"}} == values(read("{案件: {编号: '甲, 乙'}}", "case.yaml")[0])
    assert {"a": "b"} == values(read('{"a": b}', "case.yaml")[0])
    assert ["json-syntax"] == [each.code for each in read('{"a": b}', "case.json")[1]]


@pytest.mark.parametrize(
    ("text", "why", "column"),
    [
        ('{"a":1,}', "json-key", 8),
        ('{"a" 1}', "json-colon", 6),
        ('{"a":}', "value-wanted", 6),
        ('["a" "b"]', "json-comma", 6),
        ('["a",]', "value-wanted", 6),
        ("{'a': 1}", "json-key", 2),
        ('{"a": 01}', "value-wanted", 7),
        ('{"a": .5}', "value-wanted", 7),
        ('{"a": NaN}', "value-wanted", 7),
        ('{"a": 1e}', "value-wanted", 7),
        ('{"a": "\\x"}', "value-wanted", 7),
        ('{"a": 1', "unclosed", 8),
        ('{"a": 1} {', "json-after-end", 10),
        ('{"a": 1]', "json-comma", 8),
        ("[}", "value-wanted", 2),
        ('{1: "a"}', "json-key", 2),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(text: str, why: str, column: int) -> None:
    found: tuple[Diagnostic, ...] = read(text, "f.json")[1]
    assert [("json-syntax", why, column)] == [(each.code, dict(each.args)["why"], each.span.column) for each in found]


AMOUNTS = [
    "1e999999", "1e3元", "1" * 5_000, "1" * 5_000 + "元", "0x" + "f" * 60, "1:10:10", "-0元", "-5元", "NaN", "NaN元", "nan", ".inf",
    "Infinity", "1_000元", "５０００．００．０元", "1.234元", "0.1.2元", "元", "½元", "٥元", "5000", "五千", "1000000000000000元", "+5元",
]  # fmt: skip


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_wrong_number_is_an_error_at_its_place(amount: str) -> None:
    fact = FactDeclaration("违法所得", FactKind.MONEY)
    value, problem = read_value(fact, amount)
    problem = problem or beyond_limits(fact, value, amount)
    assert problem is not None
    assert problem[0] in {"missing-unit", "wrong-unit", "wrong-type"}


@pytest.mark.parametrize(
    "value",
    [5000, 5000.0, float("nan"), float("inf"), decimal.Decimal("NaN"), 10**5000, None, True, b"5000", object()],
    ids="int float nan inf decimal huge null bool bytes object".split(),
)
def test_a_case_in_memory_holds_texts_only(value: object) -> None:
    case: dict[str, Any] = {"案件": {"编号": "例", "办案机关": "某局", "地区": value}}
    error = wrong(case)
    assert ["not-text"] == [each.code for each in error.diagnostics]
    assert "案件.地区" in str(error)
    assert "5000" not in error.render("en").partition("hint")[0]


def test_a_case_reads_the_same_from_yaml_json_and_memory() -> None:
    import json

    plain = values(read(CASE, "case.yaml")[0])
    texts = (CASE, json.dumps(plain, ensure_ascii=True), json.dumps(plain, ensure_ascii=False, indent="\t"))
    digests = {rulebook().case(each).digest for each in (*texts, "\ufeff" + CASE, CASE.replace("\n", "\r\n"), plain)}
    assert 1 == len(digests)


@pytest.mark.parametrize(
    "day", ["2025-W01-1", "2025-13-45", "20250101xx", "２０２５-01-01", "2025-1-1", "1949-09-30", "2200-01-01"]
)
def test_a_day_is_written_in_one_way(day: str) -> None:
    assert ["bad-date"] == [each.code for each in wrong(CASE.replace("2025-02-01", f"'{day}'")).diagnostics]
