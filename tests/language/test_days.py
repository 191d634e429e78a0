"""Days in conditions: 以前 leaves the day out, 以后 takes it in, the cell itself may say otherwise (decision 0057)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from language_helpers import found, loaded

from enforce_rules.model.report import ResultStanding

TEXT = """
规则集: {{编号: 例, 名称: 例, 制定机关: 甲局, 地区: 全国, 施行: 2010-01-01, 核对: 虚拟}}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    依据: 某法第九条
    重合: 全部
    列: [{{条件: 立案之日}}, 处理]
    行: [[/, 给予警告], ['{cell}', 处100元罚款]]
"""
CASE = """
案件: {{编号: 一, 办案机关: 甲局, 地区: '990100'}}
日期: {{行为起: 2020-01-01, 行为止: 2020-01-01, 发现: 2020-01-01, 立案: {filed}, 拟决定: 2020-12-31}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: 某行为, 当事人: [甲]}}]
"""
THE_DAY = date(2020, 7, 1)


@pytest.mark.parametrize(
    ("cell", "before", "on", "after"),
    [
        ("2020-07-01以前", True, False, False),
        ("2020年7月1日之前", True, False, False),
        ("2020-07-01以前（含）", True, True, False),
        ("2020-07-01以后", False, True, True),
        ("2020年7月1日起", False, True, True),
        ("2020-07-01（不含）以后", False, False, True),
        ("2020-07-01", False, True, False),
        ("2020-07-01至2020-07-02", False, True, True),
        ("2020-06-30到2020-07-01", True, True, False),
    ],
)
def test_a_day_lies_where_the_words_say(tmp_path: Path, cell: str, before: bool, on: bool, after: bool) -> None:
    book = loaded(tmp_path, TEXT.format(cell=cell))
    for day, inside in (("2020-06-30", before), ("2020-07-01", on), ("2020-07-02", after)):
        (result,) = book.recommend(CASE.format(filed=day)).report.results
        assert ResultStanding.DECIDED is result.standing
        assert inside is (2 == len(result.options[0].sanctions)), (cell, day)


def test_an_open_day_is_asked_about_as_the_cell_has_it(tmp_path: Path) -> None:
    (result,) = loaded(tmp_path, TEXT.format(cell="2020-07-01以后")).recommend(CASE.format(filed="未知")).report.results
    assert ResultStanding.NEEDS_FACTS is result.standing
    assert ["立案之日2020-07-01以后"] == [each.fact for each in result.questions]
    assert [1, 2] == sorted(len(option.sanctions) for option in result.options)


@pytest.mark.parametrize(
    "cell", ["2020-13-01以前", "7月1日以后", "2020-07-01以上", "2020-02-30至2020-03-01", "以前", "昨天"]
)
def test_a_day_that_is_none_is_refused_where_it_stands(tmp_path: Path, cell: str) -> None:
    (wrong,) = found(tmp_path, TEXT.format(cell=cell))
    assert ("unreadable-wording", 10) == (wrong.code, wrong.span.line)
    assert "日期写成" in wrong.message()
