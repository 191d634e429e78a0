"""No fine leaves the statutory range but by 减轻, and then only downwards (行政处罚法第三十二条; semantics 22)."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from narrowing import inside
from random_cases import complete, draw
from rulebooks import shipped

from enforce_rules.model.report import FineRange, Option, Outcome, Report, Result

BLOCK = 20


def outside(result: Result) -> list[str]:
    """The fines of a result that leave the statutory range in a way no law allows."""
    law = result.statutory
    if law is None or (law.low is None and law.high is None):
        return []
    return [said for option in result.options if (said := _outside(option, law)) is not None]


def _outside(option: Option, law: FineRange) -> str | None:
    for sanction in option.sanctions:
        if sanction.fine is None or (sanction.fine.low is None and sanction.fine.high is None):
            continue
        if option.outcome is Outcome.MITIGATED:
            floor = law.low or Fraction(0)
            above = law.high is not None and (sanction.fine.high is None or sanction.fine.high > law.high)
            if above and sanction.fine.high is not None and sanction.fine.high > floor:
                return f"mitigated up to {sanction.fine.high}, the law goes to {law.high}"
        elif not inside(sanction.fine, law):
            return f"{option.outcome.value} {sanction.fine} leaves {law}"
        if sanction.point is not None and not inside(FineRange(sanction.point, sanction.point), sanction.fine):
            return f"the point {sanction.point} leaves {sanction.fine}"
    return None


def leaving(seed: int, hidden: int) -> list[str]:
    """What leaves the statutory range in a random case with so many facts hidden."""
    random, rulebook = Random(seed), shipped()
    draft = draw(rulebook, random)
    complete(rulebook, draft, random)
    away = random.sample(draft.hidable(), hidden)
    report: Report = rulebook.recommend(draft.document(away)).report
    return [f"seed {seed}: {said}" for result in report.results for said in outside(result)]


@pytest.mark.parametrize("first", range(0, 80, BLOCK))
def test_no_fine_of_a_complete_case_leaves_the_statutory_range(first: int) -> None:
    assert [] == [said for seed in range(first, first + BLOCK) for said in leaving(seed, 0)]


@pytest.mark.parametrize("first", range(200, 240, BLOCK))
def test_nor_does_one_that_hangs_on_open_facts(first: int) -> None:
    assert [] == [said for seed in range(first, first + BLOCK) for said in leaving(seed, 3)]


UNDETERMINED = """
案件: {编号: 例, 办案机关: 某局, 地区: '310000'}
日期: {行为起: 2025-05-06, 行为止: 2025-05-06, 发现: 2025-05-06, 立案: 2025-05-07, 拟决定: 2025-06-20}
当事人: [{代号: 甲, 类别: 法人, 身份: [单位]}]
行为: [{代号: A1, 事项: tax-first-4, 当事人: [甲], 事实: {首次发生清单中所列事项: 是, 改正情况: 税务机关发现前主动改正, 当事人有违法所得: 的所得}}]
事实:
  危害后果轻微: {值: 是, 认定: 科, 理由: 已全部补报}
  违法行为轻微: 否
  没有造成危害后果: 否
查无: {范围: [行政处罚法-2021 全部总则], 认定: 科, 理由: 已逐项询问}
"""


@pytest.mark.parametrize("gain", ["是", "未知"])
def test_where_a_fine_could_not_be_determined_there_is_no_bound(gain: str) -> None:
    """No statute is loaded for the violation: 0元 would be read as a promise."""
    (result,) = shipped().recommend(UNDETERMINED.replace("的所得", gain)).report.results
    assert Outcome.UNDETERMINED in {option.outcome for option in result.options}
    assert FineRange(None, None) == result.bounds
