"""T8: a key is written once, at every level, in YAML and in JSON; both places are named."""

from __future__ import annotations

from typing import Any

import pytest
from trust_helpers import CASE, both_parsers, wrong

from enforce_rules.loader.yaml_source import read


@both_parsers
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: 1\nb: 2\na: 3\n", [("3:1", "1:1")]),
        ("a:\n  b:\n    - c: 1\n      c: 2\n", [("4:7", "3:7")]),
        ("a: {b: 1, b: 2, b: 3}\n", [("1:11", "1:5"), ("1:17", "1:5")]),
        ("a: 1\n'a': 2\n\"a\": 3\n", [("2:1", "1:1"), ("3:1", "1:1")]),
        ('a: 1\n"\\u0061": 2\n', [("2:1", "1:1")]),
        ('{"a": 1,\n "a": 2}', [("2:2", "1:2")]),
        ('{"a": {"b": 1, "\\u0062": 2}}', [("1:16", "1:8")]),
        ("a: {b: 1, b: 2}\na: 3\n", [("1:11", "1:5"), ("2:1", "1:1")]),
    ],
)
def test_both_places_of_a_repeated_key_are_named(text: str, places: list[tuple[str, str]], parser: Any) -> None:
    node, found = read(text, "f.yaml", parser=parser)
    assert node is None
    assert {"duplicate-key"} == {each.code for each in found}
    assert places == [
        (f"{each.span.line}:{each.span.column}", f"{each.related[0][0].line}:{each.related[0][0].column}")
        for each in found
    ]


def test_neither_of_two_names_of_one_fact_wins() -> None:
    found = wrong(CASE + "      no_harm: 否\n").diagnostics  # the 代号 of 没有造成危害后果
    assert ["fact-stated-twice"] == [each.code for each in found]
    assert (11, 10) == (found[0].span.line, found[0].related[0][0].line)
