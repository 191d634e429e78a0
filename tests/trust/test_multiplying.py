"""T2: whatever multiplies text (alias, anchor, merge key, tag, directive, second document) is refused at its first."""

from __future__ import annotations

from typing import Any

import pytest
from trust_helpers import both_parsers, codes, steps

from enforce_rules.loader.yaml_source import read

BOMB = "a0: &a0 [lol, lol]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
MERGES = "m0: &m0 {k: v}\n" + "".join(f"m{i}: &m{i} {{<<: [*m{i - 1}, *m{i - 1}]}}\n" for i in range(1, 31))

REFUSED = {
    "aliases in aliases": (BOMB, "anchor-or-alias", "1:5"),
    "merges of merges": (MERGES, "anchor-or-alias", "1:5"),
    "a list that holds itself": ("&a [*a]", "anchor-or-alias", "1:1"),
    "a mapping that is its own key": ("? &a {*a : b}\n: c", "anchor-or-alias", "1:3"),
    "an alias to nothing": ("a: *b", "anchor-or-alias", "1:4"),
    "an anchor nobody uses": ("a: &b c", "anchor-or-alias", "1:4"),
    "a merge key": ("a: {<<: {b: 1}}", "merge-key", "1:5"),
    "a quoted merge key": ("a: {'<<': {b: 1}}", "merge-key", "1:5"),
    "an object": ("a: !!python/object/apply:os.system [ls]", "tag", "1:4"),
    "a local tag": ("a: !x b", "tag", "1:4"),
    "a harmless tag": ("a: !!str b", "tag", "1:4"),
    "a binary": ("a: !!binary aGk=", "tag", "1:4"),
    "a directive": ("%YAML 1.1\n---\na: b", "directive", "1:1"),
    "a tag directive": ("# words\n%TAG !x! tag:x\n--- !x!y a", "directive", "2:1"),
    "a second document": ("a: b\n---\nc: d\n", "several-documents", "2:1"),
    "text after the end": ("a: b\n...\nc: d\n", "several-documents", "3:1"),
    "a directive after the end": ("a: b\n...\n%YAML 1.1\n---\nc: d\n", "directive", "3:1"),
}


@both_parsers
@pytest.mark.parametrize("name", REFUSED)
def test_what_multiplies_is_refused_at_its_first(name: str, parser: Any) -> None:
    text, code, place = REFUSED[name]
    _, found = read(text, "f.yaml", parser=parser)
    assert [(code, place)] == [(each.code, f"{each.span.line}:{each.span.column}") for each in found]


@both_parsers
def test_one_document_may_begin_and_end_with_its_marks(parser: Any) -> None:
    assert [] == codes("# words\n---\na: b\n...\n# words\n\n", parser)
    assert ["empty-document"] == codes("---\n", parser)
    assert ["empty-document"] == codes("# words\n", parser)


@both_parsers
def test_a_bomb_is_no_more_work_than_its_first_line(parser: Any) -> None:
    first = BOMB.splitlines()[0]
    assert steps(lambda: codes(BOMB, parser)) < 3 * steps(lambda: codes(first, parser)) + 2_000


def test_a_hundred_thousand_directives_are_refused_before_they_are_compared() -> None:
    many = "".join(f"%TAG !a{i}! tag:x\n" for i in range(50_000)) + "--- a"
    assert steps(lambda: codes(many)) < 1_000
