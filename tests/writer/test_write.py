"""What is written is read back the same, by both YAML parsers, whatever the texts are."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from writer_strategies import plain, trees

from enforce_rules.diagnostics.render import width
from enforce_rules.loader.events import PureParser
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import Node
from enforce_rules.writer import Comments, Remark, items, mapping, text, write_yaml


@settings(max_examples=150, deadline=None)
@given(trees())
def test_reading_what_was_written_gives_the_same_tree_with_either_parser(node: Node) -> None:
    written = write_yaml(node)
    for parser in (None, PureParser, yaml.BaseLoader):
        again, found = read(written, "甲.yaml", parser=parser)
        assert again is not None, (written, [each.message() for each in found])
        assert plain(again) == plain(node)


@settings(max_examples=100, deadline=None)
@given(trees())
def test_writing_what_was_read_gives_the_same_text(node: Node) -> None:
    written = write_yaml(node)
    again, _ = read(written, "甲.yaml")
    assert again is not None
    assert write_yaml(again) == written


def section(*rows: Node | str) -> Node:
    return mapping({"列": items(["事实", "类型"]), "行": items(rows)})


def test_a_ruleset_built_by_a_program_looks_like_the_shipped_ones() -> None:
    penalty = mapping({"列": items(["处理"]), "行": items([items(["处一万元以下罚款"])])})
    condition = mapping({"同时满足": items([mapping({"当事人类别": "公民"}), "未成年"]), "除外": "再犯"})
    table = mapping(
        {
            "编号": "122",
            "用途": "基准",
            "法定": penalty,
            "列": items(["情形", "处理"]),
            "行": items([items([condition, "/"])]),
        }
    )
    ruleset = mapping(
        {
            "规则集": mapping({"编号": "甲", "地区": "440000", "施行": "2022-01-01"}),
            "事实": section(items(["未成年", "是否"]), items(["再犯", "是否"])),
            "表": items([table, mapping({"编号": "1.10", "名称": "5%以上: 含"})]),
        }
    )
    assert """\
规则集:
  编号: 甲
  地区: '440000'
  施行: 2022-01-01

事实:
  列: [事实, 类型]
  行:
    - [未成年, 是否]
    - [再犯, 是否]

表:
  - 编号: '122'
    用途: 基准
    法定: {列: [处理], 行: [[处一万元以下罚款]]}
    列: [情形, 处理]
    行:
      - [{同时满足: [{当事人类别: 公民}, 未成年], 除外: 再犯}, /]

  - 编号: 1.10
    名称: '5%以上: 含'
""" == write_yaml(ruleset)


def test_a_row_takes_a_line_of_160_columns_and_no_more() -> None:
    fits, too_long = items(["甲" * 38, "乙" * 37]), items(["甲" * 38, "乙" * 37 + "x"])
    lines = write_yaml(mapping({"事实": section(fits, too_long)})).splitlines()[3:]
    assert 160 == width(lines[0])
    assert [f"    - [{'甲' * 38}, {'乙' * 37}]", f"    - - {'甲' * 38}", f"      - {'乙' * 37}x"] == lines


def test_a_worked_example_is_one_line_however_long() -> None:
    row = items(["甲" * 60, "乙" * 60])
    table = mapping({"编号": "算例", "用途": "算例", "列": items(["算例", "应"]), "行": items([row])})
    assert f"      - [{'甲' * 60}, {'乙' * 60}]" == write_yaml(mapping({"表": items([table])})).splitlines()[-1]


def test_a_list_of_many_codes_takes_as_few_lines_as_it_can() -> None:
    codes = [f"food-{number}" for number in range(1000, 1020)]
    lines = write_yaml(mapping({"表": items([mapping({"编号": "甲", "事项": items(codes)})])})).splitlines()
    assert 5 == len(lines)
    assert "    事项:" == lines[2]
    assert lines[3].startswith("      [food-1000, ") and lines[4].endswith("food-1019]")
    assert max(map(width, lines)) <= 160


def test_a_comment_stands_beside_the_node_it_is_about_and_not_beside_its_equal() -> None:
    first, second = items(["甲", "/"]), items(["甲", "/"])
    name = text("事实")
    tree = mapping([(name, section(first, second))])
    said = Comments(
        (
            Remark(tree, before=("# 由表格读入", ""), after=("# 完",)),
            Remark(name, behind="# 两行相同"),
            Remark(second, before=("# 原表第2行",), behind="# 与上一行同"),
        )
    )
    assert """\
# 由表格读入

事实:                       # 两行相同
  列: [事实, 类型]
  行:
    - [甲, /]
    # 原表第2行
    - [甲, /]                     # 与上一行同
# 完
""" == write_yaml(tree, said)


def test_what_shall_take_lines_takes_them() -> None:
    condition = mapping({"同时满足": items(["甲", "乙"])})
    tree = mapping({"适用": condition})
    assert "适用: {同时满足: [甲, 乙]}\n" == write_yaml(tree)
    assert "适用:\n  同时满足: [甲, 乙]\n" == write_yaml(tree, Comments(spread=(condition,)))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("甲\u200b", "U\\+200B"),
        ("甲\u3000乙", "U\\+3000"),
        ("\u2f00", "U\\+2F00"),
        ("e\u0301", "U\\+0065 U\\+0301"),
        ("\x7f", "U\\+007F"),
    ],
)
def test_a_character_nobody_sees_is_not_written_but_named(content: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        write_yaml(mapping({"编号": content}))
    with pytest.raises(ValueError, match=named):
        write_yaml(mapping({content: "甲"}))
    with pytest.raises(ValueError, match=named):
        write_yaml(mapping({"编号": "甲"}), Comments((Remark(text("甲"), before=(f"# {content}",)),)))


def nested(depth: int) -> Node:
    node: Node = text("甲")
    for _ in range(depth):
        node = items([node])
    return node


@pytest.mark.parametrize(
    ("node", "why"),
    [
        (text(""), "no document"),
        (text("编号：甲"), "no document"),
        (mapping({"<<": "甲"}), "merge key"),
        (mapping([("甲", "一"), ("甲", "二")]), "twice"),
        (nested(33), "more than 32"),
    ],
)
def test_what_no_document_can_hold_is_not_written(node: Node, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        write_yaml(node)


def test_the_deepest_document_that_can_be_read_is_written() -> None:
    again, _ = read(write_yaml(nested(32)), "甲.yaml")
    assert again is not None and plain(nested(32)) == plain(again)


def test_a_key_that_yaml_looks_no_further_for_stands_behind_a_question_mark() -> None:
    tree = mapping({"甲" * 2000: mapping({"乙" * 2000: "丙"}), "丁": items([])})
    for parser in (None, PureParser):
        again, found = read(write_yaml(tree), "甲.yaml", parser=parser)
        assert again is not None, found
        assert plain(tree) == plain(again)


@pytest.mark.parametrize("comment", ["没有井号", "# 两\n行", "# 制表\t符", ""])
def test_a_comment_is_one_line_behind_a_sign(comment: str) -> None:
    node = text("甲")
    with pytest.raises(ValueError, match="comment"):
        write_yaml(items([node]), Comments((Remark(node, behind=comment),)))
