"""T9, T10: what a reader does not see, or takes for another character, is refused or named."""

from __future__ import annotations

from typing import Any

import pytest
from trust_helpers import CASE, both_parsers, codes, wrong

from enforce_rules.diagnostics import render, suggest
from enforce_rules.loader.yaml_source import read

INVISIBLE = (
    "\u0000\u0007\u000b\u001b\u007f\u0085\u0090\u00a0\u00ad\u034f\u061c\u115f\u1680\u180e\u2003\u200b\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202e\u2060\u2066\u2069\u206f\u3000\u3164\ufe0f\ufeff\uffa0\ufffb\uffff\U000e0041\U000e0101"
)  # fmt: skip


@both_parsers
@pytest.mark.parametrize("char", INVISIBLE, ids=lambda char: f"U+{ord(char):04X}")
def test_an_invisible_character_is_refused_wherever_it_stands(char: str, parser: Any) -> None:
    for text in (f"a: b{char}c\n", f"a{char}: b\n", f"# {char}\na: b\n", f'a: "{char}"\n', f"a: |\n  b{char}\n"):
        _, found = read(text, "f.yaml", parser=parser)
        assert ["bad-character"] == [each.code for each in found]
        row = text[: text.index(char)].count("\n")
        column = text.index(char) - text.rfind("\n", 0, text.index(char))
        assert (row + 1, column) == (found[0].span.line, found[0].span.column)
        assert f"U+{ord(char):04X}" in found[0].message()
        assert char not in render(found, {"f.yaml": text})


@both_parsers
@pytest.mark.parametrize("escape", ["\\u202e", "\\x00", "\\N", "\\L", "\\_", "\\u3000", "\\uFEFF", "\\0", "\\r"])
def test_an_escape_hides_no_character(escape: str, parser: Any) -> None:
    for text in (f'a: "b{escape}"\n', f'"b{escape}": a\n'):
        assert ["bad-character"] == codes(text, parser)
    if escape.startswith("\\u"):
        assert ["bad-character"] == codes(f'{{"a": "{escape}"}}', parser)


def test_half_a_pair_of_surrogates_is_no_character() -> None:
    assert ["bad-character"] == codes('{"a": "\\ud83d"}', file="f.json")
    assert ["bad-character"] == codes('{"a\\ude00\\ud83d": "b"}', file="f.json")
    assert ["not-utf8"] == codes("a: \ud83d")


def test_other_encodings_are_refused() -> None:
    for data in (
        "罚款: 5元".encode("gb18030"),
        "a: b".encode("utf-16"),
        b"a: \xff",
        b"a: \xc0\x80",
        b"a: \xed\xa0\xbd",
    ):
        assert ["not-utf8"] == codes(data)


@both_parsers
def test_one_mark_at_the_beginning_is_no_part_of_the_text(parser: Any) -> None:
    for data in ("\ufeffa: b\n".encode(), "\ufeffa: b\n"):
        node, found = read(data, "f.yaml", parser=parser)
        assert () == found
        assert node is not None
        assert (1, 1) == (node.span.line, node.span.column)
    assert ["bad-character"] == codes("\ufeff\ufeffa: b", parser)


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("行⼈: 甲", "人"),  # a radical, as a PDF leaves it
        ("a: ⻓", None),
        ("a: \uf9e4", "理"),  # a compatibility ideograph
        ("a: cafe\u0301", "é"),
        ("e\u0301: 甲", "é"),
        ("a: \u212b", "Å"),
        ("a: \u1100\u1161", "가"),
    ],
)
def test_a_character_that_only_looks_like_another_is_named(text: str, like: str | None) -> None:
    _, found = read(text, "f.yaml")
    assert {"look-alike"} == {each.code for each in found}
    assert like is None or like == found[0].suggestion


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Ａ１", "A1"),
        ("А1", "A1"),
        ("拟决定 ", "拟决定"),
        ("ＩＤ", "id"),
        ("行⼈", "行人"),
        ("cafe\u0301", "café"),
        ("第１项", "第1项"),
    ],
)
def test_a_near_miss_is_suggested(written: str, known: str) -> None:
    assert known == suggest(written, ["别的", known, "A2", "行为", "第2项"])


def test_a_key_in_full_width_letters_is_unknown_and_its_fellow_suggested() -> None:
    found = wrong(CASE.replace("拟决定:", "拟决订:").replace("编号:", "编號:")).diagnostics
    assert {("unknown-key", "拟决定"), ("unknown-key", "编号"), ("missing-key", None)} == {
        (each.code, each.suggestion) for each in found
    }


COLONS = {
    "罚款：5000": (1, 3),
    "日期: 2025-01-01\n罚款：5000\n甲: 1": (2, 3),
    "案件:\n  编号：A\n  机关: B\n": (2, 5),
    "案件: {编号：甲, 地区: '44'}": (1, 8),
    "案件：{编号: 甲, 地区: '44'}": (1, 3),
    "- 代号：甲\n  类别: 法人\n": (1, 5),
    "行为:\n  - 代号: A\n    事项：B\n    当事人: [甲]\n": (3, 7),
}


@both_parsers
@pytest.mark.parametrize("text", COLONS)
def test_a_full_width_colon_is_found_where_it_stands(text: str, parser: Any) -> None:
    _, found = read(text, "f.yaml", parser=parser)
    assert [("full-width-colon", *COLONS[text])] == [(each.code, each.span.line, each.span.column) for each in found]
    assert "半角冒号" in (found[0].hint() or "")


def test_a_full_width_colon_that_makes_a_text_of_a_mapping_is_found_in_a_case() -> None:
    case = CASE.replace("案件: {编号: 例-1, 办案机关: 某市应急管理局, 地区: '320582'}", "案件:\n  编号：例-1")
    assert [("full-width-colon", 2, 5)] == [
        (each.code, each.span.line, each.span.column) for each in wrong(case).diagnostics
    ]


def test_a_full_width_colon_inside_a_text_is_a_colon() -> None:
    assert [] == codes("a: 说明：甲\nb: [情形：乙]\nc: '：'\n{}".replace("{}", ""))
    assert [] == codes("违法情形：甲的:\n  b: c\n")


@both_parsers
@pytest.mark.parametrize(
    "text", ["a:\n\tb: 1\n", "a:\n  b: 1\n\tc: 2\n", "a: b\t# c\n", "a:\tb\n", "- \ta\n", "a: |\n\tb\n", "a: [b,\tc]\n"]
)
def test_a_tab_is_named(text: str, parser: Any) -> None:
    _, found = read(text, "f.yaml", parser=parser)
    row = text[: text.index("\t")].count("\n")
    assert [("tab", row + 1)] == [(each.code, each.span.line) for each in found]


def test_several_wrong_characters_are_all_named() -> None:
    _, found = read("a: b\u200b\nc: d\u3000e\u202e\n", "f.yaml")
    assert ["1:5", "2:5", "2:7"] == [f"{each.span.line}:{each.span.column}" for each in found]
    assert 100 == len(read("\u200b" * 100_000, "f.yaml")[1])
