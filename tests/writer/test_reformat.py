"""A document may be written in any way: in the house style it says the same, and no comment is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sloppy import Sloppy
from writer_strategies import plain, trees

from enforce_rules.loader.events import PureParser
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import Node
from enforce_rules.writer import NotTheSameError, reformat
from enforce_rules.writer.scan import comments_of

ROOT = Path(__file__).parent.parent.parent
RULESETS, EXAMPLES = ROOT / "rulesets", ROOT / "docs" / "examples"


def comments(text: str) -> Counter[str]:
    node, found = read(text, "甲.yaml")
    assert node is not None, (text, [each.message() for each in found])
    return Counter(comments_of(text, node).texts())


def formatted(text: str) -> str:
    written, found = reformat(dedent(text).removeprefix("\n"), "甲.yaml")
    assert written is not None, (text, [each.message() for each in found])
    return written


@settings(max_examples=150, deadline=None)
@given(trees(), st.integers(0, 2**32))
def test_a_document_written_in_any_way_says_the_same_afterwards(node: Node, seed: int) -> None:
    sloppy = Sloppy(Random(seed))
    text = sloppy.document(node)
    written, found = reformat(text, "甲.yaml")
    assert written is not None, (text, [each.message() for each in found])
    again, _ = read(written, "甲.yaml")
    assert again is not None and plain(again) == plain(node)
    assert comments(written) == Counter(sloppy.comments), (text, written)


@settings(max_examples=150, deadline=None)
@given(trees(), st.integers(0, 2**32))
def test_what_is_in_the_style_stays_as_it_is(node: Node, seed: int) -> None:
    written = reformat(Sloppy(Random(seed)).document(node), "甲.yaml")[0]
    assert written is not None
    assert reformat(written, "甲.yaml")[0] == written


@settings(max_examples=100, deadline=None)
@given(trees(), st.integers(0, 2**32))
def test_both_parsers_place_every_comment_alike(node: Node, seed: int) -> None:
    text = Sloppy(Random(seed)).document(node)
    root, _ = read(text, "甲.yaml")
    assert root is not None
    assert comments_of(text, root, PureParser) == comments_of(text, root)


def test_a_whole_line_stays_before_what_it_stood_before_and_at_its_level() -> None:
    assert """\
# 全文
规则集:
  # 编号不变
  编号: 甲
  名称: 乙

# 约定从这里起
约定:
  列: [约定, 取值]
  行:
    # 原文没有解释
    - [以上, 含]
""" == formatted("""
        # 全文
        规则集:
            # 编号不变
            编号:   甲
            名称:   "乙"
        # 约定从这里起
        约定:
            列:
            - 约定
            - 取值
            行:
              # 原文没有解释
            - - 以上
              - 含
        """)


def test_a_line_indented_as_the_items_before_it_stays_with_them() -> None:
    text = """\
表:
  - 编号: 甲
    行:
      - [一, 二]
      # 第三行没有印出来

  # 乙表
  - 编号: 乙
    行:
      - [一, 二]
    # 乙表完

# 文件完
"""
    assert text == formatted(text)


def test_a_comment_behind_a_line_stays_behind_it() -> None:
    assert """\
甲: 乙                      # 一
丙: [丁, 戊]                # 二
己:                         # 三
  庚: 辛庚辛庚辛庚辛庚辛庚辛庚辛  # 四
""" == formatted("""
        甲: 乙 # 一
        丙: [丁,
           戊] # 二
        己: # 三
          庚: 辛庚辛庚辛庚辛庚辛庚辛庚辛 # 四
        """)


def test_a_comment_inside_brackets_leaves_a_line_for_each_item() -> None:
    assert """\
事项:
  - 甲                          # 第一项
  # 第二项
  - 乙
  # 没有第三项
""" == formatted("""
        事项: [甲, # 第一项
          # 第二项
          乙
          # 没有第三项
        ]
        """)


def test_two_comments_that_would_share_a_line_take_two() -> None:
    assert "# 一\n甲: 乙                      # 二\n" == formatted("""
        甲: # 一
          乙 # 二
        """)


def test_a_sign_in_a_text_is_no_comment() -> None:
    text = "甲: '乙 # 丙'\n丁: 安全生产法-2021#97-4\n"
    assert text == formatted(text)
    assert not comments(text)
    assert not comments("甲: |\n  一行\n  # 不是注释\n乙: '多行\n  # 也不是\n  '\n")


def test_a_comment_behind_the_bar_of_a_text_of_several_lines_is_kept() -> None:
    assert '甲: "一\\n二\\n"              # 两行\n' == formatted("甲: | # 两行\n  一\n  二\n")


def test_the_marks_and_bytes_around_a_document_go_and_its_comments_stay() -> None:
    written, _ = reformat("\ufeff--- # 起\r\n甲:  乙\r\n...\r\n# 止".encode(), "甲.yaml")
    assert "# 起\n甲: 乙\n# 止\n" == written


def test_empty_lines_stand_between_sections_and_tables_and_beside_comments_only() -> None:
    assert """\
规则集:
  编号: 甲
  名称: 乙

表:
  - 编号: 一
    用途: 法定

  - 编号: 二
    用途: 法定

    # 另起一段
    依据: 丙
""" == formatted("""
        规则集:

          编号: 甲

          名称: 乙
        表:

          - 编号: 一
            用途: 法定
          - 编号: 二

            用途: 法定


            # 另起一段
            依据: 丙
        """)


def test_what_the_author_wrote_in_lines_stays_in_lines_but_columns_and_rows_do_not() -> None:
    assert """\
表:
  - 编号: 甲
    法定:
      列: [处理]
      行:
        - [警告]
    不适用: {列: [情形], 行: [[乙]]}
    列: [情形, 处理]
    行:
      - [丙, 丁]
""" == formatted("""
        表:
          - 编号: 甲
            法定:
              列: [处理]
              行:
                - [警告]
            不适用: {列: [情形], 行: [[乙]]}
            列:
              - 情形
              - 处理
            行:
              - - 丙
                - 丁
        """)


@pytest.mark.parametrize("text", ["甲: [", "甲: 乙\n甲: 丙\n", "\t甲: 乙\n", "", "甲: &乙 丙\n"])
def test_what_cannot_be_read_is_not_written(text: str) -> None:
    written, found = reformat(text, "甲.yaml")
    assert written is None
    assert found


def test_a_document_in_json_is_written_as_yaml_with_every_character_it_escapes() -> None:
    written, _ = reformat('{"甲": "\\u4e59", "丙":\t["\\ud83d\\ude00"]}', "甲.yaml")
    assert "甲: 乙\n丙: [😀]\n" == written


def test_nothing_comes_out_that_would_say_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforce_rules.writer.layout.write_yaml", lambda node, comments: "甲: 丙\n# 一\n")
    with pytest.raises(NotTheSameError):
        reformat("甲: 乙\n# 一\n", "甲.yaml")


def test_nothing_comes_out_that_would_lose_a_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforce_rules.writer.layout.write_yaml", lambda node, comments: "甲: 乙\n# 一\n")
    with pytest.raises(NotTheSameError):
        reformat("甲: 乙\n# 一\n# 一\n", "甲.yaml")


SHORT = 15_000  # bytes of a document that is written twice over at once; longer ones in the long run
SHIPPED = [
    pytest.param(path, marks=[pytest.mark.assurance] * (path.stat().st_size > SHORT))
    for path in sorted([*RULESETS.rglob("*.yaml"), *EXAMPLES.glob("*.yaml")])
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_document_says_the_same_in_the_style_and_stays_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = formatted(text)
    one, two = read(text, path.name)[0], read(written, path.name)[0]
    assert one is not None and two is not None and plain(one) == plain(two)
    assert EXAMPLES in path.parents or written == text, "`enforce-rules fmt rulesets`"
    assert comments(text) == comments(written)
    assert written == formatted(written)


def test_a_line_before_the_first_thing_in_an_item_stands_above_its_dash() -> None:
    assert """\
行:
  - [甲, 乙]                    # 一
  # 二
  - {丙: 丁}
  # 三
  - {戊: 己}
""" == formatted("""
        行:
          - [ # 一
              甲, 乙]
          - {
              # 二
              丙: 丁}
          - {戊:
              # 三
              己}
        """)


def test_a_line_in_empty_brackets_stands_above_them() -> None:
    assert """\
行:
  # 没有印出来
  - {甲: [], 乙: 丙}
# 表二
表: []
""" == formatted("""
        行:
          - {甲: [
              # 没有印出来
              ], 乙: 丙}
        表: [
          # 表二
          ]
        """)


def test_a_line_before_the_first_thing_in_brackets_stays_before_it() -> None:
    assert "甲:\n  # 一\n  - 乙\n  - 丙\n" == formatted("甲: [\n  # 一\n  乙, 丙]\n")
