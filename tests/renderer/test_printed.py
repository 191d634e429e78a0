"""What a rendered paper looks like, and what becomes of one that a clerk has edited."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from renderer_helpers import HERE, HOSTILE, assert_round_trip, documents, node_of, same, through

from enforce_rules.importer import Draft, import_rendered, is_rendered
from enforce_rules.loader.files import shipped_rulesets
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.paper import Cell, Covered, Grid, Line, Paper, read_paper, write_paper
from enforce_rules.renderer import render
from enforce_rules.renderer.labels import (
    DEFECT_COLUMNS,
    DEFECTS,
    GRIDS,
    HEADER,
    LINES,
    READING_COLUMNS,
    READINGS,
    SECTIONS,
    TERM_COLUMNS,
    TERMS,
)

GOLDEN = HERE / "golden"
XINGYANG = shipped_rulesets() / "urban" / "xingyang-construction-waste"
SAMPLE = node_of((GOLDEN / "weighted.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "documents_of"), [("xingyang.md", documents(XINGYANG)), ("weighted.md", [SAMPLE])])
def test_the_paper_is_the_one_on_record(name: str, documents_of: list[MapNode]) -> None:
    """A change of the paper is seen here first; it must be meant."""
    written = write_paper(assert_round_trip(documents_of), "md").decode()
    assert written == (GOLDEN / name).read_text(encoding="utf-8")


def edited(old: str, new: str, folder: Path) -> Draft:
    """The sample, printed as Markdown, with one text put in the place of another, and read back."""
    text = write_paper(render([SAMPLE], "样张"), "md").decode()
    assert text.count(old) == 1, text.count(old)
    path = folder / "样张.md"
    path.write_text(text.replace(old, new), encoding="utf-8")
    paper, found = read_paper(path)
    assert (paper is not None, found) == (True, ())
    assert paper is not None
    drafts = import_rendered(paper)
    assert len(drafts) == 1
    return drafts[0]


def at(node: Node, *path: str | int) -> Node:
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, ListNode)
            node = node.items[step]
        else:
            assert isinstance(node, MapNode)
            found = node.get(step)
            assert found is not None, step
            node = found
    return node


def text_at(node: Node, *path: str | int) -> str:
    found = at(node, *path)
    assert isinstance(found, TextNode)
    return found.text


def test_a_figure_that_a_clerk_changes_is_the_figure_of_the_ruleset(tmp_path: Path) -> None:
    draft = edited("| 超过6个月 | 60% |", "| 超过6个月 | 55% |", tmp_path)
    assert text_at(draft.node, "表", 0, "行", 3, 2) == "55%"
    assert text_at(draft.node, "表", 0, "行", 2, 2) == "0%"
    assert draft.remarks == ()


def test_a_starting_point_above_the_factors_is_one_of_the_starting_points(tmp_path: Path) -> None:
    draft = edited("| 基数：20万元 | 25% |", "| 基数：30万元 | 35% |", tmp_path)
    rows = at(draft.node, "表", 0, "起点", "行")
    assert same([rows], [at(node_of("行: [[单位, 限期内改正, 20%, 100万元], [直接责任人员, /, 35%, 30万元]]"), "行")])


def test_a_heading_that_a_clerk_changes_is_the_heading_of_the_column(tmp_path: Path) -> None:
    draft = edited("| 限期内改正 | 逾期未改正 | 〃 |", "| 如期改正的 | 逾期未改正 | 〃 |", tmp_path)
    column = at(draft.node, "表", 1, "列", 3)
    assert (text_at(column, "表头"), text_at(column, "当", "责令改正情况")) == ("如期改正的", "限期内改正")


def test_a_row_that_a_clerk_adds_belongs_to_the_act_it_stands_beside(tmp_path: Path) -> None:
    draft = edited("| 超过6个月 | 60% |", "| 超过6个月 | 60% |\n| 〃 | 配合情况 | 不配合 | 5% |", tmp_path)
    assert same([at(draft.node, "表", 0, "行", 4)], [at(node_of("行: [配合情况, 不配合, 5%]"), "行")])
    assert text_at(draft.node, "表", 0, "违法行为") == "超标排放污水"
    assert draft.remarks == ()


def test_a_condition_is_changed_in_the_words_it_is_printed_in(tmp_path: Path) -> None:
    draft = edited("；但有下列情形的除外：抗拒检查", "；但有下列情形的除外：（1）抗拒检查；（2）隐瞒", tmp_path)
    assert same([at(draft.node, "表", 1, "行", 0, 2, "除外")], [at(node_of("除外: [抗拒检查, 隐瞒]"), "除外")])


def test_a_paragraph_that_was_not_printed_is_told_with_its_place(tmp_path: Path) -> None:
    draft = edited("各档共同的处理：责令改正", "各档共同的处理：责令改正\n\n本表由法制科解释。", tmp_path)
    assert [(each.code, each.table) for each in draft.remarks] == [("unread", "第二项〔基准〕")]
    assert "本表由法制科解释。" in draft.remarks[0].sentence()
    assert draft.remarks[0].place


def test_an_act_that_is_not_the_same_in_every_row_is_told(tmp_path: Path) -> None:
    draft = edited("| 〃 | 持续时间 | 6个月以下 | 0% |", "| 直接排放污水 | 持续时间 | 6个月以下 | 0% |", tmp_path)
    assert ["直接排放污水"] == sorted({each.data[0][1] for each in draft.remarks})
    assert text_at(draft.node, "表", 0, "违法行为") == "超标排放污水"


def test_a_key_that_the_language_does_not_have_is_told(tmp_path: Path) -> None:
    draft = edited("| 重合 | 取重 |", "| 重叠 | 取重 |", tmp_path)
    assert ["重叠，取重"] == [each.data[0][1] for each in draft.remarks]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("| 文号 | 甲城管规", "| 名称 | 甲城管规", "名称，甲城管规〔2025〕1号"),
        ("| 计算 | 权重累加 |", "| 封顶 | 90% |", "封顶，100%"),
        ("备注：计算方法", "实施主体：计算方法", "实施主体：计算方法：罚款金额＝裁量百分值总和×基数"),
        ("| 6 | 处理 | 单位 |", "| 60 | 处理 | 单位 |", "60，处理，单位，责令改正情况：逾期未改正，照印"),
        ("| 6 | 处理 | 单位 |", "| 6 | 处分 | 单位 |", "6，处分，单位，责令改正情况：逾期未改正，照印"),
    ],
)
def test_what_is_said_twice_or_of_nothing_is_told(old: str, new: str, told: str, tmp_path: Path) -> None:
    """The first holds."""
    assert [("unread", told)] == [(each.code, each.data[0][1]) for each in edited(old, new, tmp_path).remarks]


def test_a_reading_without_a_column_is_told(tmp_path: Path) -> None:
    draft = edited("| 6 | 处理 | 单位 |", "| 六 | 处理 | 单位 |", tmp_path)
    assert ["unread"] == [each.code for each in draft.remarks]
    assert draft.remarks[0].data[0][1].startswith("六，处理，单位")


def test_headings_of_one_party_stand_below_that_party() -> None:
    grid = next(each for each in render([SAMPLE], "样张").blocks if isinstance(each, Grid) and each.width == 7)
    first, second = ([(cell.text, cell.covered.value) for cell in row] for row in grid.rows[:2])
    assert first[4:] == [("对单位的处理", "no"), ("对单位的处理", "left"), ("对个人的处理", "no")]
    assert second[4:] == [("限期内改正", "no"), ("逾期未改正", "no"), ("对个人的处理", "above")]


def test_volumes_are_read_back_as_volumes(tmp_path: Path) -> None:
    volume = node_of("分册: {属: 甲市-样张, 名称: 第二章}\n表: []\n")
    for form in ("md", "xlsx"):
        drafts = import_rendered(through(render([SAMPLE, volume], "样张"), form, tmp_path))
        assert same([each.node for each in drafts], [SAMPLE, volume])


def test_only_a_paper_that_was_printed_is_taken_for_one() -> None:
    header = Grid(((Cell("项目", ""), Cell("内容", "")), (Cell("编号", ""), Cell("甲", ""))), "")
    published = Grid(((Cell("违法行为", ""), Cell("处罚依据", "")),), "")
    assert is_rendered(Paper((Line("标题", "", 1), header), ""))
    assert is_rendered(Paper((Line("标题", "", 1), Line("（征求意见稿）", ""), header), ""))
    for blocks in ((header,), (Line("标题", "", 0), header), (Line("标题", "", 1), published), (Line("标题", "", 1),)):
        assert not is_rendered(Paper(tuple(blocks), ""))


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, and texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.style = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "style" and not self.style:
            self.style = data


def test_the_page_prints_as_a_paper_does() -> None:
    """Title centred, borders, header rows repeated on every page, the act merged down."""
    page = Page(write_paper(render([SAMPLE], "样张"), "html").decode())
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1
    assert names.count("thead") == names.count("table") > 8
    assert {"script", "img", "link", "iframe"}.isdisjoint(names)
    assert ("td", {"rowspan": "4"}) in page.tags
    assert ("th", {"colspan": "2"}) in page.tags
    for rule in ("text-align: center", "border: 1px solid", "table-header-group", "宋体", "仿宋"):
        assert rule in page.style


def test_what_stands_outside_of_the_paper_is_told() -> None:
    """A cover before it, an annex behind it, a section of its own inside of it: nothing is dropped without a word."""
    sample = list(render([SAMPLE], "样张").blocks)
    cover, annex = Line("封面", "第1段", 1), Line("附件", "第99段", 1)
    grid = Grid(((Cell("一览", ""), Cell("表", "")),), "表99")
    section, remark = Line("解释", "第50段", 2), Line("由法制科解释", "第51段")
    drafts = import_rendered(Paper((cover, *sample, section, remark, annex, grid, Line(" ", "")), ""))
    assert len(drafts) == 1
    assert same([drafts[0].node], [SAMPLE])
    told = {each.sentence().partition("：")[2]: each.place for each in drafts[0].remarks}
    assert told == {
        "“封面”": "第1段",
        "“解释”": "第50段",
        "“由法制科解释”": "第51段",
        "“附件”": "第99段",
        "“一览，表”": "表99",
    }


WORDS = [
    *SECTIONS.values(), *GRIDS.values(), *(f"{each}：甲" for each in LINES.values()), READINGS, TERMS, DEFECTS, "法定幅度的列的读法",
    "法定幅度（重合）：全部", "第一项　甲〔基准〕", "〔〕", "", "甲", *HOSTILE,
]  # fmt: skip
CELLS = [
    *HEADER, *READING_COLUMNS, *TERM_COLUMNS, *DEFECT_COLUMNS, "编号", "名称", "违法行为", "违法行为事项", "裁量起点", "裁量要素", "违法程度", "裁量权重",
    "条件", "处理", "当", "表头", "1", "2", "9999", "/", "列", "行", "重合", "基数：甲", *HOSTILE,
]  # fmt: skip
HEAD = Grid(((Cell("项目", ""), Cell("内容", "")), (Cell("编号", ""), Cell("甲", ""))), "")


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    marks = st.sampled_from([*Covered, *[Covered.NO] * 5])
    cells = [[Cell(draw(st.sampled_from(CELLS)), "", draw(marks)) for _ in range(width)] for _ in range(height)]
    return Grid(tuple(tuple(row) for row in cells), "")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.one_of(st.builds(Line, st.sampled_from(WORDS), st.just(""), st.integers(0, 3)), grids()), max_size=12)
)
def test_a_paper_in_any_disorder_is_read_without_an_accident(blocks: list[Line | Grid]) -> None:
    """T14: every block is part of the ruleset or told of; none is a mistake of ours."""
    paper = Paper((Line("题名", "", 1), HEAD, Line(SECTIONS["表"], "", 2), *blocks), "")
    assert is_rendered(paper)
    for draft in import_rendered(paper):
        assert isinstance(draft.node, MapNode)
