"""Drawing diagnostics: order, places, carets under wide characters, and no more than a screen can hold."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

from enforce_rules.diagnostics import Diagnostic, RulesetError, Span, diagnose, render
from enforce_rules.diagnostics.render import width


def at(line: int, column: int, end: int = 0, file: str = "f.yaml", **args: str) -> Diagnostic:
    return diagnose("duplicate-key", Span(file, line, column, end), key=args.get("key", "甲"))


def drawn(line: str, column: int, end: int = 0) -> tuple[str, str]:
    """The line as drawn, and the line of the caret."""
    text = render([diagnose("merge-key", Span("f", 1, column, end))], {"f": line})
    source, caret = text.split("\n")[1:3]
    return source.removeprefix("  | "), caret.removeprefix("  | ")


@pytest.mark.parametrize(
    ("line", "column", "end", "caret"),
    [
        ("罚款: 5000", 5, 9, " " * 6 + "^" * 4),
        ("罚款: 五千元", 5, 8, " " * 6 + "^" * 6),
        ("a\tb: c", 3, 4, "  ^"),
        ("😀: x", 4, 5, "    ^"),
        ("（）。: x", 4, 5, " " * 6 + "^"),
        ("ｱ: x", 4, 5, "   ^"),  # half-width katakana is narrow
        ("a: b", 5, 0, "    ^"),  # after the last character
        ("a: b", 40, 0, "    ^"),  # past the end
    ],
)
def test_the_caret_stands_under_the_character(line: str, column: int, end: int, caret: str) -> None:
    assert caret == drawn(line, column, end)[1]


def test_a_long_line_is_cut_round_the_caret() -> None:
    source, caret = drawn("字" * 5_000 + "错" + "字" * 5_000, 5_001, 5_002)
    assert 160 == len(source)
    assert width(source[: source.index("错")]) == caret.index("^")
    assert "^^" == caret.strip()
    source, caret = drawn("字" * 10_000, 1, 10_001)
    assert width(source) == len(caret)


def test_all_are_sorted_by_file_line_and_column_whatever_order_they_were_found_in() -> None:
    found = [at(3, 1), at(1, 9), at(2, 2, file="a.yaml"), at(1, 2)]
    error = RulesetError(found)
    assert ["a.yaml:2:2", "f.yaml:1:2", "f.yaml:1:9", "f.yaml:3:1"] == [str(each.span) for each in error.diagnostics]
    assert error.render() == RulesetError(reversed(found)).render()


def test_a_hundred_are_shown_and_the_rest_is_counted() -> None:
    found = [at(line, 1) for line in range(1, 151)]
    assert render(found, {}).endswith("……另有 50 处")
    assert render(found, {}, "en").endswith("... and 50 more")
    assert 101 == render(found, {}).count("错误[") + 1


def test_what_an_author_wrote_cannot_reach_the_terminal_as_commands() -> None:
    text = render([at(1, 1, key="\x1b[2J\n\u202e")], {"f.yaml": "\x1b]0;x\x07: 1"})
    assert not set("\x1b\x07\u202e") & set(text)


def test_lines_are_counted_as_the_reader_counts_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert "  | c" in render([at(3, 1)], {"f.yaml": f"\ufeffa{end}b\x0cb{end}c"})


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_can_be_copied_and_sent_to_another_process(again: Callable[[RulesetError], RulesetError]) -> None:
    error = RulesetError([at(1, 1)], {"f.yaml": "甲: 1"})
    told = again(error)
    assert isinstance(told, RulesetError)
    assert (error.diagnostics, error.sources, str(error)) == (told.diagnostics, told.sources, str(told))
