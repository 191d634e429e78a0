"""Worked examples (算例) that are wrong on purpose: the runner says so, at the cell, and what came out instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from enforce_rules import RulesetError, load_rulebook
from enforce_rules.diagnostics import Severity
from enforce_rules.testing.examples import Failure, run

TRIAL = Path(__file__).with_name("trial.yaml").read_text("utf-8")
DUMPED = "{给: 倾倒量}", "3吨"
Examples = Callable[[str, tuple[str, ...], tuple[str, ...]], tuple[Failure, ...]]


def written(about: str, columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """The trial ruleset with one worked example."""
    table = f"  - {{编号: 算例-一, 用途: 算例, 对: {about}, 列: [算例, {', '.join(columns)}], 行: [[一题, {', '.join(cells)}]]}}\n"
    return TRIAL + table


@pytest.fixture
def failures(tmp_path: Path) -> Examples:
    def failing(about: str, columns: tuple[str, ...], cells: tuple[str, ...]) -> tuple[Failure, ...]:
        (tmp_path / "ruleset.yaml").write_text(written(about, columns, cells), "utf-8")
        outcome = run(load_rulebook(tmp_path))
        assert outcome.count == 1
        return outcome.failures

    return failing


def cell_of(failure: Failure) -> str:
    """The words at the place which a failure points at."""
    span = failure.found.span
    line = failure.source[1].split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1].strip("'")


RESULTS = [
    ("立场", "已定", "待查"),
    ("结果", "一般", "从轻"),
    ("处理", "责令改正；罚款", "没收违法所得"),
    ("罚款", "7500元", "7501元"),
    ("最终", "7500元", "无"),
    ("阶次", "重", "轻"),
    ("依据", "试验市垃圾条例第一条", "试验市垃圾条例第二条"),
    ("提示", "只供试验", "不供试验"),
    ("步骤", "乱倒:2", "乱倒:1"),
    ("义务", "告知听证权利", "法制审核"),
    ("大量倾倒", "否", "是"),
]
ABSENCES = [
    ("步骤", "乱倒:1", "乱倒:2"),
    ("步骤", "乱倒:1；从轻:1", "乱倒:1；乱倒:2"),
    ("义务", "法制审核", "告知听证权利"),
    ("待查", "主动清理", None),
    ("依据", "试验市垃圾条例第二条", "试验市垃圾条例第一条"),
    ("提示", "不供试验", "只供试验"),
    ("处理", "没收违法所得", "责令改正"),
]


@pytest.mark.parametrize(("column", "right", "wrong"), RESULTS)
def test_what_must_come_out_holds_if_right_and_fails_at_its_cell_if_wrong(
    failures: Examples, column: str, right: str, wrong: str
) -> None:
    columns = DUMPED[0], f"{{应: {column}}}"
    assert failures("乱倒", columns, (DUMPED[1], right)) == ()
    (failure,) = failures("乱倒", columns, (DUMPED[1], f"'{wrong}'"))
    assert "example-failed" == failure.found.code
    assert wrong == cell_of(failure)
    assert f"{column}应是“{wrong}”" in failure.render()


@pytest.mark.parametrize(("column", "right", "wrong"), ABSENCES)
def test_what_must_not_come_out_fails_at_its_cell_if_it_does(
    failures: Examples, column: str, right: str, wrong: str | None
) -> None:
    columns = DUMPED[0], f"{{不应: {column}}}"
    assert failures("乱倒", columns, (DUMPED[1], f"'{right}'")) == ()
    if wrong is not None:
        (failure,) = failures("乱倒", columns, (DUMPED[1], f"'{wrong}'"))
        assert "example-unwanted" == failure.found.code
        assert wrong == cell_of(failure)
        assert f"{column}里不应有“{wrong}”" in failure.render()


def test_what_is_asked_is_seen_and_missed(failures: Examples) -> None:
    asked, free = (DUMPED[0], "{应: 待查}"), (DUMPED[0], "{不应: 待查}")
    assert failures("乱倒", asked, ("未知", "倾倒量")) == ()
    assert ["example-failed"] == [each.found.code for each in failures("乱倒", asked, ("3吨", "倾倒量"))]
    assert ["example-unwanted"] == [each.found.code for each in failures("乱倒", free, ("未知", "倾倒量"))]


def test_a_sum_and_its_formula(failures: Examples) -> None:
    columns = "{给: 堆放处}", "{应: 权重合计}", "{应: 罚款}"
    assert failures("乱堆", columns, ("河边", "35%", "3.5万元")) == ()
    wrong = failures("乱堆", columns, ("路边", "35%", "3.5万元"))
    assert ["35%", "3.5万元"] == [cell_of(each) for each in wrong]
    (formula,) = failures("乱堆", ("{给: 堆放处}", "{应: 公式}"), ("河边", "20%×10万元"))
    assert "实得“35%" in formula.render()


def test_several_wrong_cells_of_one_example_are_all_said(failures: Examples) -> None:
    columns = DUMPED[0], "{应: 阶次}", "{应: 结果}", "{不应: 义务}"
    found = failures("乱倒", columns, (DUMPED[1], "轻", "从重", "告知听证权利"))
    assert ["轻", "从重", "告知听证权利"] == [cell_of(each) for each in found]


def test_a_blank_cell_asks_for_nothing(failures: Examples) -> None:
    assert failures("乱倒", (DUMPED[0], "{应: 阶次}", "{不应: 步骤}"), (DUMPED[1], "/", "/")) == ()


@pytest.mark.parametrize(
    ("about", "fact", "value", "column", "right", "wrong"),
    [
        ("大量", "倾倒量", "10吨", "大量倾倒", "是", "否"),
        ("大量", "倾倒量", "9吨", "大量倾倒", "否", "是"),
        ("听证", "拟罚款数额", "5000元", "义务", "告知听证权利", "法制审核"),
        ("听证", "拟罚款数额", "5000元", "步骤", "听证:1", "听证:2"),
    ],
)
def test_a_table_read_by_itself_can_fail_too(
    failures: Examples, about: str, fact: str, value: str, column: str, right: str, wrong: str
) -> None:
    columns = f"{{给: {fact}}}", f"{{应: {column}}}"
    assert failures(about, columns, (value, right)) == ()
    assert [wrong] == [cell_of(each) for each in failures(about, columns, (value, f"'{wrong}'"))]


def test_a_duty_below_its_threshold_is_not_owed(failures: Examples) -> None:
    columns = "{给: 拟罚款数额}", "{不应: 义务}", "{不应: 步骤}"
    cells = "告知听证权利", "'听证:1'"
    assert failures("听证", columns, ("4999.99元", *cells)) == ()
    assert 2 == len(failures("听证", columns, ("5000元", *cells)))


def test_a_duty_and_a_row_that_hang_on_an_open_fact_may_come_out(failures: Examples) -> None:
    columns = "{给: 倾倒量}", "{不应: 义务}", "{不应: 步骤}"
    assert failures("乱倒", columns, ("1吨", "告知听证权利", "'乱倒:2'")) == ()
    assert 2 == len(failures("乱倒", columns, ("未知", "告知听证权利", "'乱倒:2'")))


@pytest.mark.parametrize(
    ("code", "columns", "cells", "place"),
    [
        ("unknown-violation", ("{给: 违法行为}", "{应: 结果}"), ("乱扔垃圾", "一般"), "乱扔垃圾"),
        ("wrong-unit", ("{给: 倾倒量}", "{应: 结果}"), ("3平方米", "一般"), "3平方米"),
        ("missing-unit", ("{给: 倾倒量}", "{应: 结果}"), ("3", "一般"), "3"),
        ("unknown-value", ("{给: 堆放处}", "{应: 结果}"), ("山上", "一般"), "山上"),
        ("wrong-type", ("{给: 主动清理}", "{应: 结果}"), ("也许", "一般"), "也许"),
        ("bad-date", ("{给: 违法行为发生之日}", "{应: 结果}"), ("去年", "一般"), "去年"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_failure_at_its_cell(
    failures: Examples, code: str, columns: tuple[str, ...], cells: tuple[str, ...], place: str
) -> None:
    (failure,) = failures("乱堆" if "堆放处" in columns[0] else "乱倒", columns, cells)
    assert code == failure.found.code
    assert place == cell_of(failure)


@pytest.mark.parametrize(
    ("code", "about", "column", "place"),
    [
        ("unknown-column", "乱倒", "{应: 罚金}", "罚金"),
        ("unknown-column", "乱倒", "{不应: 罚款}", "罚款"),
        ("unknown-column", "乱倒", "{应该: 罚款}", "应该"),
        ("unknown-fact", "乱倒", "{给: 倾倒数}", "倾倒数"),
        ("unknown-reference", "乱到", "{应: 罚款}", "乱到"),
    ],
)
def test_an_unknown_column_fact_or_table_is_refused_when_the_rules_are_loaded(
    tmp_path: Path, code: str, about: str, column: str, place: str
) -> None:
    (tmp_path / "ruleset.yaml").write_text(written(about, (column,), ("一",)), "utf-8")
    with pytest.raises(RulesetError) as refused:
        load_rulebook(tmp_path)
    (found,) = [each for each in refused.value.diagnostics if each.severity is Severity.ERROR]
    line = written(about, (column,), ("一",)).split("\n")[found.span.line - 1]
    assert code == found.code
    assert line[found.span.column - 1 :].startswith(place)


def test_only_the_examples_below_a_folder_are_run(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ruleset.yaml").write_text(TRIAL, "utf-8")
    examples = "{编号: 算例-一, 用途: 算例, 对: 乱倒, 列: [算例, {给: 倾倒量}, {应: 阶次}], 行: [[一题, 3吨, 轻], [又一题, 3吨, 重]]}"
    (tmp_path / "cases.yaml").write_text(f"算例集: {{对: 试验-2024}}\n表: [{examples}]\n", "utf-8")
    book = load_rulebook(tmp_path)
    everything, within = run(book), run(book, within=(tmp_path / "rules",))
    assert (2, 1) == (everything.count, len(everything.failures))
    assert (0, ()) == (within.count, within.failures)
