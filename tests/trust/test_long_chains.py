"""Derivations of several rulesets that go on from one another: each ruleset keeps to its limit, together they are long."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import load_rulebook
from enforce_rules.model.report import Result, ResultStanding

LINKS = 12  # in one ruleset
CASE = """
案件: {编号: 例, 办案机关: 甲局, 地区: '440100'}
日期: {行为起: 2025-02-01, 行为止: 2025-02-01, 发现: 2025-02-01, 立案: 2025-02-02, 拟决定: 2025-03-01}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: 例0#罚则, 当事人: [甲], 事实: {链0: 是}}]
"""


def chained(number: int, nested: int) -> str:
    """Links number×12 to (number+1)×12, each condition nested so deep."""
    first = number * LINKS
    facts = ", ".join(f"[链{place}, 是否]" for place in range(first, first + LINKS + 1))
    tables = ""
    for place in range(first, first + LINKS):
        condition = f"链{place}"
        for _ in range(nested):
            condition = f"{{任一: [{condition}]}}"
        tables += f"  - {{编号: 推{place}, 用途: 推定, 列: [情形, {{得: 链{place + 1}}}], 行: [[{condition}, 是]]}}\n"
    return (
        f"规则集: {{编号: 例{number}, 名称: 例{number}, 制定机关: 甲局, 地区: '440100', 施行: 2025-01-01, 核对: 虚拟}}\n"
        f"事实: {{列: [事实, 类型], 行: [{facts}]}}\n表:\n{tables}"
    )


def recommended(folder: Path, rulesets: int, nested: int) -> Result:
    """The result of a case whose fine hangs on the last link, and which states the first."""
    last = f"链{rulesets * LINKS}"
    rule = f"  - {{编号: 罚则, 用途: 法定, 违法行为: 甲行为, 列: [情形, 处理], 行: [[{last}, 处100元罚款], [{{除外: {last}}}, 警告]]}}\n"
    for number in range(rulesets):
        text = chained(number, nested)
        if number == 0:
            text = text.replace("]]}\n表:", f"], [{last}, 是否]]}}\n表:") if rulesets > 1 else text
            text += rule
        (folder / f"{number}.yaml").write_text(text, "utf-8")
    (result,) = load_rulebook(folder).recommend(CASE).report.results
    return result


@pytest.mark.parametrize("nested", [0, 12])
def test_a_chain_within_the_limit_is_followed_to_its_end(tmp_path: Path, nested: int) -> None:
    result = recommended(tmp_path, 1, nested)
    assert ResultStanding.DECIDED is result.standing
    assert ["fine"] == [each.kind for each in result.options[0].sanctions]


@pytest.mark.parametrize("nested", [0, 12])
def test_a_chain_of_many_rulesets_ends_open_not_in_a_crash_and_not_as_untrue(tmp_path: Path, nested: int) -> None:
    result = recommended(tmp_path, 14, nested)
    assert ResultStanding.NEEDS_FACTS is result.standing
    assert {"fine", "warning"} == {each.kind for option in result.options for each in option.sanctions}
