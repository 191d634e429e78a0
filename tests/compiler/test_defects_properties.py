"""Tiers that tile a line have no defect; one taken out leaves one gap, one drawn out makes one overlap; nothing raises."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from defect_helpers import codes, diagnosed, table
from hypothesis import event, given, settings
from hypothesis import strategies as st

from enforce_rules.compiler.defects_tiling import Tiling
from enforce_rules.diagnostics import Diagnostic, Severity

STATED = {"以上": "含", "以下": "不含"}
Tier = tuple[Fraction, Fraction | None]

CUTS = st.lists(st.fractions(0, 50, max_denominator=4), min_size=3, max_size=7, unique=True).map(sorted)


def written(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator * 100 // value.denominator / 100}"


def tiers(cuts: list[Fraction]) -> list[Tier]:
    """From the first cut to the second and so on, the last one without end."""
    return [*pairwise(cuts), (cuts[-1], None)]


def rows(ranges: list[Tier], label: str = "") -> list[str]:
    """One row a tier, each with a fine of its own."""
    return [
        f"{label}{written(low)}吨以上{'' if high is None else f'{written(high)}吨以下'}, {number}万元"
        for number, (low, high) in enumerate(ranges, 1)
    ]


def of(lines: list[str], columns: str = "[{条件: 数量}, 处理]", stated: dict[str, str] = STATED) -> list[str]:
    return codes(table(columns, *lines, law="缺", conventions=stated))


@given(CUTS, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_tiers_that_tile_a_line_have_no_defect_in_whatever_order(cuts: list[Fraction], order: object) -> None:
    lines = rows(tiers(cuts))
    order.shuffle(lines)  # type: ignore[attr-defined]
    assert [] == of(lines)


@given(CUTS, st.data())
@settings(max_examples=40, deadline=None)
def test_a_tier_taken_out_leaves_one_gap(cuts: list[Fraction], data: st.DataObject) -> None:
    lines = rows(tiers(cuts))
    out = data.draw(st.integers(0, len(lines) - 1))
    assert ["tier-gap"] * (out > 0) == of(lines[:out] + lines[out + 1 :]), "the first one only moves the start"


@given(CUTS, st.data())
@settings(max_examples=40, deadline=None)
def test_an_end_drawn_out_makes_one_overlap(cuts: list[Fraction], data: st.DataObject) -> None:
    ranges = tiers(cuts)
    at = data.draw(st.integers(0, len(ranges) - 2))
    low, high = ranges[at]
    following = ranges[at + 1][1]
    assert high is not None
    ranges[at] = (low, high + 1 if following is None else (high + following) / 2)
    assert ["tier-overlap"] == of(rows([(low, high if high is None else round_quarter(high)) for low, high in ranges]))


def round_quarter(value: Fraction) -> Fraction:
    """The number as it can be written with two decimals at most."""
    return Fraction(int(value * 100), 100)


@given(CUTS, st.integers(2, 4), st.data())
@settings(max_examples=40, deadline=None)
def test_a_whole_matrix_has_no_defect_and_each_cell_taken_out_is_one(
    cuts: list[Fraction], zones: int, data: st.DataObject
) -> None:
    lines = [line for zone in "甲乙丙丁"[:zones] for line in rows(tiers(cuts), f"{zone}区, ")]
    columns = "[{条件: 区域}, {条件: 数量}, 处理]"
    assert [] == of(lines, columns)
    out = data.draw(st.integers(0, len(lines) - 1))
    assert ["tier-gap"] == of(lines[:out] + lines[out + 1 :], columns)


@given(st.lists(st.integers(2, 3), min_size=2, max_size=4), st.data())
@settings(max_examples=40, deadline=None)
def test_a_matrix_of_labels_misses_just_the_cell_taken_out(sizes: list[int], data: st.DataObject) -> None:
    cells = [""]
    for column, size in enumerate(sizes):
        cells = [f"{cell}{'甲乙丙丁'[column]}{label}, " for cell in cells for label in range(size)]
    lines = [f"{cell}{number}万元" for number, cell in enumerate(cells, 1)]
    columns = f"[{', '.join('{条件: 列' + '甲乙丙丁'[at] + '}' for at in range(len(sizes)))}, 处理]"
    stated = {"重合": "唯一"}
    assert [] == of(lines, columns, stated)
    out = data.draw(st.integers(0, len(lines) - 1))
    assert ["combination-missing"] == of(lines[:out] + lines[out + 1 :], columns, stated)


BOXES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=5)


@given(BOXES)
def test_uncovered_boxes_are_exactly_the_cells_in_no_row(boxes: list[tuple[int, int]]) -> None:
    tiling = Tiling((7, 7), (True, True), tuple(boxes))
    left = {
        (a, b) for box in tiling.uncovered() for a in range(3) for b in range(3) if box[0] >> a & 1 and box[1] >> b & 1
    }
    held = {(a, b) for row in boxes for a in range(3) for b in range(3) if row[0] >> a & 1 and row[1] >> b & 1}
    assert {(a, b) for a in range(3) for b in range(3)} - held == left


# ---- anything that can be read ----

CELLS = {
    "{条件: 区域}": ["甲", "乙", "甲或者乙", "/", "{丙: 是}", "〃"],
    "{条件: 数量}": [
        "5吨以下",
        "5吨以上",
        "2至8吨",
        "无法查明",
        "超过限量",
        "没有",
        "/",
        "{任一: [{数量: 9吨以上}, 丙]}",
    ],
    "{任一: 件数}": ["1至5件", "6件以上", "3件", "/"],
    "{任一: 时间}": ["3个月以上", "20日以下", "/"],
    "情形": ["丙", "{除外: 丙}", "{同时满足: [丙, 丁]}", "/", "数量不足3吨"],
    "阶次": ["轻", "重", "减轻"],
    "{处理: 单位}": ["1万元以上4万元以下", "4万元以上20万元以下", "3万元", "/", "缺", "给予警告"],
    "{处理: 个人, 当: 丁}": ["1000元以上2000元以下", "/", "缺", "可以处500元罚款"],
}
FACTS = (
    "区域, 选项, [甲, 乙], /",
    "数量, 数量, 吨, /",
    "限量, 数量, 吨, /",
    "件数, 计数, 件, /",
    "时间, 期间, 个月, /",
    "丙, 是否, /, /",
    "丁, 认定, /, /",
)
LAW = "{列: [{处理: 单位}, {处理: 个人}], 行: [[1万元以上10万元以下, 处1000元以上5000元以下罚款]]}"
EVERY = {"以上": "含", "以下": "待定", "法定以上": "含", "法定以下": "含", "阶次": "[减轻, 轻, 重]", "至": "含"}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """Any columns with any cells."""
    chosen = draw(st.lists(st.sampled_from(list(CELLS)[:-2]), unique=True, max_size=5)) + list(CELLS)[-2:]
    lines = [
        ", ".join(draw(st.sampled_from([each for each in CELLS[column] if row or each != "〃"])) for column in chosen)
        for row in range(draw(st.integers(1, 6)))
    ]
    policy = draw(st.sampled_from(["唯一", "取重", "首行", "末行", "专门优先", "全部"]))
    return f"[{', '.join(chosen)}]", (policy, *lines)


@given(tables())
@settings(max_examples=80, deadline=None)
def test_no_table_makes_the_analysis_fail_and_what_the_hints_say_records_it(drawn: tuple[str, tuple[str, ...]]) -> None:
    columns, (policy, *lines) = drawn
    stated = dict(EVERY)

    def told(*keys: str) -> tuple[Diagnostic, ...]:
        text = table(columns, *lines, law=LAW, conventions=stated, facts=FACTS, keys=[f"重合: {policy}", *keys])
        return diagnosed(text)[0]

    for idle in {dict(each.args)["name"] for each in told() if each.code == "unused-convention"}:
        del stated[idle]
    found = told()
    assert {"outside-statute"} >= {each.code for each in found if each.severity is Severity.ERROR}
    event(f"{min(len(found), 6)} findings")
    outside = [f"{{缺陷: {side}法定}}" for side in ("高于", "低于") for each in found if each.code == "outside-statute"]
    if outside:
        found = told(f"认缺: [{', '.join(outside)}]")
        missing = sum(each.code == "defect-not-found" for each in found)
        assert 2 * missing == len(outside), "each leaves the statute on one side"
        return
    entries = [hint[hint.index("{") :] for each in found if "{" in (hint := each.hint() or "")]
    assert {"known-defect", "table-too-large"} >= {each.code for each in told(f"认缺: [{', '.join(entries)}]")}
