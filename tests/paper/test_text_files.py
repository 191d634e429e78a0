"""csv, json, html and md as departments have them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from paper_helpers import places, read, texts_of

from enforce_rules.diagnostics import Severity
from enforce_rules.paper import Grid, Line, Paper


def blocks(path: Path, text: bytes | str) -> list[Any]:
    """What is read without anything to be told: lines as (text, level), tables as rows of texts."""
    paper, told = read(path, text)
    assert paper is not None and () == told, told
    return shown(paper)


def shown(paper: Paper) -> list[Any]:
    return [(block.text, block.level) if isinstance(block, Line) else texts_of(block) for block in paper.blocks]


# ---- csv ----

TABLE = [["违法行为", "罚款"], ["占道", "5000元"]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_csv_is_read_with_its_own_separator_line_ends_and_mark(
    separator: str, end: str, start: str, tmp_path: Path
) -> None:
    text = start + "".join(separator.join(row) + end for row in TABLE)
    assert [TABLE] == blocks(tmp_path / "a.csv", text)


def test_a_csv_from_a_chinese_spreadsheet_is_read_and_its_encoding_told(tmp_path: Path) -> None:
    paper, told = read(tmp_path / "a.csv", "违法行为,罚款\r\n占道,5000元\r\n".encode("gb18030"))
    assert paper is not None and [TABLE] == shown(paper)
    assert [("guessed-encoding", Severity.WARNING)] == [(each.code, each.severity) for each in told]


def test_a_csv_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    for data in (b"\xff\xff\xff", "甲,乙".encode("utf-16")):
        assert ["not-utf8"] == [each.code for each in read(tmp_path / "a.csv", data)[1]]


def test_quotes_hold_separators_line_breaks_and_quotes(tmp_path: Path) -> None:
    text = '行为,"罚款\n（元）",备注\n"甲,乙","5""000",""\n丙,"丁"戊,己\n'
    assert [[["行为", "罚款\n（元）", "备注"], ["甲,乙", '5"000', ""], ["丙", "丁戊", "己"]]] == blocks(
        tmp_path / "a.csv", text
    )


def test_a_csv_has_titles_empty_rows_and_ragged_rows_like_a_sheet(tmp_path: Path) -> None:
    text = "某局裁量基准,,\n行为,罚款,\n占道,5000元\n,100元,\n,,\n程度,权重\n较轻,0%\n"
    assert [
        ("某局裁量基准", 0),
        [["行为", "罚款"], ["占道", "5000元"], ["", "100元"]],
        [["程度", "权重"], ["较轻", "0%"]],
    ] == blocks(tmp_path / "a.csv", text)


def test_a_csv_counts_its_places_in_rows_of_values_not_lines(tmp_path: Path) -> None:
    paper, _ = read(tmp_path / "a.csv", '题\n行为,"罚\n款"\n占道,5000元\n')
    assert paper is not None and "第1行第1列" == paper.blocks[0].place
    assert [["第2行第1列", "第2行第2列"], ["第3行第1列", "第3行第2列"]] == places(paper.blocks[1])


def test_a_value_that_begins_like_a_formula_is_a_text(tmp_path: Path) -> None:
    assert [["甲", "乙"], ["=1+1", "@x"]] == blocks(tmp_path / "a.csv", "甲,乙\n=1+1,@x\n")[0]


@pytest.mark.parametrize("suffix", ["csv", "md", "html", "json"])
def test_a_control_character_is_refused_where_it_stands(suffix: str, tmp_path: Path) -> None:
    (told,) = read(tmp_path / f"a.{suffix}", "甲\n乙\x07丙")[1]
    assert ("bad-character", 2, 2) == (told.code, told.span.line, told.span.column)


@pytest.mark.parametrize("suffix", ["csv", "md", "html"])
@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_a_file_without_a_text_is_no_paper(suffix: str, text: str, tmp_path: Path) -> None:
    assert ["empty-document"] == [each.code for each in read(tmp_path / f"a.{suffix}", text)[1]]


# ---- md ----


def test_markdown_of_others(tmp_path: Path) -> None:
    text = """\
# 某市基准（试行）

- **制定机关**: 某局

## 水污染防治法 ##

**二、某条例**

| 序号 | 违法行为 | 罚款 |
|:---|:---:|---:|
| 1-1 | 甲<br>乙 | 20% \\| 30% |
|  | 丙 |
行为 | 罚款
---|---
占道 | 5\\*10

---
1\\. &lt;尾&gt; * 注
"""
    assert [
        ("某市基准（试行）", 1),
        ("- 制定机关: 某局", 0),
        ("水污染防治法", 2),
        ("二、某条例", 0),
        [
            ["序号", "违法行为", "罚款"],
            ["1-1", "甲\n乙", "20% | 30%"],
            ["", "丙", ""],
            ["行为", "罚款", ""],
            ["---", "---", ""],
            ["占道", "5*10", ""],
        ],
        ("1. <尾> * 注", 0),
    ] == blocks(tmp_path / "a.md", text)


def test_marks_of_merged_cells_in_markdown(tmp_path: Path) -> None:
    text = "|甲|←|乙|\n|-|-|-|\n|〃|〃|丙|\n|丁|〃|〃|\n"
    paper, _ = read(tmp_path / "a.md", text)
    assert paper is not None
    grid = paper.blocks[0]
    assert isinstance(grid, Grid)
    # the cell under the merged one would make it no rectangle: then each is on its own, with the text it repeats
    assert [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["丁", "甲", "↑"]] == texts_of(grid)
    assert "丙" == grid.rows[2][2].text


def test_a_mark_with_nothing_to_repeat_is_a_text(tmp_path: Path) -> None:
    assert [[["〃", "←"], ["←", "↑"]]] == blocks(tmp_path / "a.md", "|〃|&#8592;|\n|-|-|\n|←|〃|\n")


# ---- html ----


def test_a_page_of_others(tmp_path: Path) -> None:
    text = """<!DOCTYPE html><html><head><title>题</title><style>p{}</style><script>if (a<b) "</p>"</script></head><body>
<!-- <p>注</p> --><div>某局<b>公告</b>&nbsp;第1号
  如下：</div><p> </p><p>&nbsp;</p><H2 class="x">第一<br>章</H2>
<table border=1><caption>表题</caption><tr><th rowspan=2>行为<th colspan="2">罚款</tr><tr><td>单位<td>个人</tr>
<tr></tr><tr><td><p>占道</p><p>的</p></td><td>5000元</td></tr></table>
<p>尾 &lt;b&gt; &amp;amp; &#20803; a < b</p></body></html>"""
    assert [
        ("某局公告\xa0第1号 如下：", 0),
        ("第一\n章", 2),
        ("表题", 0),
        [["行为", "罚款", "←"], ["↑", "单位", "个人"], ["占道\n的", "5000元", ""]],
        ("尾 <b> &amp; 元 a < b", 0),
    ] == blocks(tmp_path / "a.html", text)


def test_a_table_that_only_arranges_the_page_is_none(tmp_path: Path) -> None:
    text = "<table><tr><td>左栏<td>说明<table><tr><td>行为<td>罚款</table>其后<tr><td>页脚</table>"
    assert [("左栏", 0), ("说明", 0), [["行为", "罚款"]], ("其后", 0), ("页脚", 0)] == blocks(tmp_path / "a.html", text)


def test_a_page_that_is_not_finished_or_not_right_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    assert [("甲", 0), [["乙", "丙"]]] == blocks(tmp_path / "a.html", "<p>甲<table><tr><td>乙<td title='x>丙")
    assert [[["甲", "乙"], ["↑", "丙"]]] == blocks(
        tmp_path / "a.html", "<table><td rowspan=0>甲<td>乙<tr><td>丙</table>"
    )
    assert [("甲", 0)] == blocks(tmp_path / "a.html", "</table></td>甲</p></p>")


def test_an_address_or_a_picture_is_not_fetched_and_leaves_its_text(tmp_path: Path) -> None:
    text = '<p>见<a href="http://a.b/">附件</a><img src="http://a.b/c.png" alt="图" onerror="x()"></p>'
    assert [("见附件", 0)] == blocks(tmp_path / "a.html", text)


# ---- json ----


def test_tables_of_json_with_chapters_keys_spans_and_notes(tmp_path: Path) -> None:
    tables = [
        {
            "no": "§1.1",
            "chapter": "第一章 环评类",
            "title": "未批先建",
            "mode": "权重累加",
            "violated": "《某法》第二十五条",
            "备考": ["一", "二"],
            "header": ["要素", "程度", "权重"],
            "rows": [
                {"cells": [{"text": "裁量起点", "span": 2}, {"text": "20%"}]},
                {"cells": [{"text": "类别"}, {"text": "报告表"}, {"text": "0%"}]},
                {"cells": [{"text": "类别", "merged_from_above": True}, {"text": "报告书"}, {"text": "5%"}]},
            ],
            "notes": ["以上含本数"],
            "pdf_page": 7,
        },
        {
            "no": "§1.2",
            "chapter": "第一章 环评类",
            "title": "乙",
            "penalty_basis": None,
            "rows": [["甲", "010"], ["乙", "1.10"]],
        },
        {"title": "丙", "chapter": "第二章"},
    ]
    wanted = [
        ("第一章 环评类", 1),
        ("§1.1 未批先建", 2),
        ("计算方式：权重累加", 0),
        ("违反条款：《某法》第二十五条", 0),
        ("备考：一", 0),
        ("备考：二", 0),
        ("页：7", 0),
        [["要素", "程度", "权重"], ["裁量起点", "←", "20%"], ["类别", "报告表", "0%"], ["↑", "报告书", "5%"]],
        ("备注：以上含本数", 0),
        ("§1.2 乙", 2),
        [["甲", "010"], ["乙", "1.10"]],
        ("第二章", 1),
        ("丙", 2),
    ]
    for text in (json.dumps(tables), json.dumps({"tables": tables}, ensure_ascii=False)):
        assert wanted == blocks(tmp_path / "a.json", text)
    paper, _ = read(tmp_path / "a.json", json.dumps(tables))
    assert paper is not None
    assert "表1第3行第2列" == places(paper.blocks[7])[2][1]
    assert "表2" == paper.blocks[10].place


def test_a_number_of_json_is_what_is_written(tmp_path: Path) -> None:
    text = '[{"rows": [[1.10, 010.0]]}]'.replace("010.0", "123456789012345678.990")
    assert [[["1.10", "123456789012345678.990"]]] == blocks(tmp_path / "a.json", text)


def test_a_row_that_is_too_short_and_a_cell_that_differs_from_the_one_above_are_told(tmp_path: Path) -> None:
    rows = [["甲", "乙", "丙"], ["丁", "戊"], [{"text": "己", "merged_from_above": True}, "庚", "辛"]]
    paper, told = read(tmp_path / "a.json", json.dumps([{"header": ["一", "二"], "rows": rows}]))
    assert paper is not None
    assert [[["一", "二", "←"], ["甲", "乙", "丙"], ["丁", "戊", "←"], ["己", "庚", "辛"]]] == shown(paper)
    assert [("表1第1行", "short-row"), ("表1第3行", "short-row"), ("表1第4行第1列", "merge-differs")] == [
        (dict(each.args)["place"], dict(each.args)["why"]) for each in told
    ]
    assert {Severity.WARNING} == {each.severity for each in told}


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ('[{"no": "1", "no": "2"}]', "duplicate-key", 14),
        ('[{"no": }]', "json-syntax", 9),
        ('[{"rows": "甲"}]', "wrong-shape", 11),
        ('["甲"]', "wrong-shape", 2),
        ('[{"title": ["甲"]}]', "wrong-shape", 12),
        ('[{"rows": [[["甲"]]]}]', "wrong-shape", 13),
        ('[{"rows": [["\\u0007"]]}]', "bad-character", 13),
    ],
)
def test_what_is_wrong_with_json_is_told_at_its_place(text: str, code: str, column: int, tmp_path: Path) -> None:
    paper, told = read(tmp_path / "a.json", text)
    assert paper is None
    assert [(code, 1, column)] == [(each.code, each.span.line, each.span.column) for each in told]


def test_two_mistakes_of_json_are_both_told(tmp_path: Path) -> None:
    told = read(tmp_path / "a.json", '["甲", {"rows": "乙"}]')[1]
    assert ["wrong-shape", "wrong-shape"] == [each.code for each in told]
