"""What is written is read back the same, by both YAML parsers, whatever the texts are."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from writer_strategies import plain, trees

from enforce_rules.loader.events import PureParser
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import Node
from enforce_rules.writer import write_yaml


@settings(max_examples=400, deadline=None)
@given(trees())
def test_reading_what_was_written_gives_the_same_tree_with_either_parser(node: Node) -> None:
    written = write_yaml(node)
    for parser in (None, PureParser, yaml.BaseLoader):
        again, found = read(written, "甲.yaml", parser=parser)
        assert again is not None, (written, [each.message() for each in found])
        assert plain(again) == plain(node)


@settings(max_examples=200, deadline=None)
@given(trees())
def test_writing_what_was_read_gives_the_same_text(node: Node) -> None:
    written = write_yaml(node)
    again, _ = read(written, "甲.yaml")
    assert again is not None
    assert write_yaml(again) == written
