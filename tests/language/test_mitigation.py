"""减轻: below the minimum, one of several penalties left out, a lighter kind, as a ruleset declares (decision 0068)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from language_helpers import HEAD, found, loaded

from enforce_rules.model.report import FineRange, Outcome, Result, ResultStanding

RULES = """
约定:
  列: [约定, 取值, 依据]
  行:
    - [处罚轻重, [警告、通报批评, 罚款、没收违法所得, 吊销许可证件, 行政拘留], /]
%s
事实: {列: [事实, 类型], 行: [[立功, 是否], [抗拒, 是否]]}
表:
  - {编号: 罚则, 用途: 法定, 违法行为: 某行为, 列: [处理], 行: [[%s]]}
  - {编号: 情节, 用途: 总则, 列: [情形, 处理], 行: [[立功, 应当减轻处罚], [抗拒, 应当从重处罚]]}
"""
ALL = "    - [减轻方式, [法定下限以下, 应当并处时不并处, 更轻的种类], 第三条]"
BOUNDS = "    - [以上, 含, /]\n    - [以下, 含, /]\n"


def mitigated(folder: Path, cell: str, conventions: str = ALL, **facts: str) -> Result:
    bounds = BOUNDS if "以上" in cell else BOUNDS.partition("\n")[2] if "以下" in cell else ""
    given = "".join(f"{name}: {value}, " for name, value in ({"立功": "是", "抗拒": "否"} | facts).items())
    (result,) = (
        loaded(folder, HEAD + RULES % (bounds + conventions, cell))
        .recommend(
            f"""
案件: {{编号: 一, 办案机关: 甲局, 地区: '990100'}}
日期: {{行为起: 2025-03-01, 行为止: 2025-03-01, 发现: 2025-03-01, 立案: 2025-03-01, 拟决定: 2025-04-01}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: 某行为, 当事人: [甲], 事实: {{{given}}}}}]
"""
        )
        .report.results
    )
    return result


def texts(result: Result) -> list[list[str]]:
    return [[each.text for each in option.sanctions] for option in result.options]


def why(result: Result) -> list[list[str]]:
    return [[each.code for each in option.why] for option in result.options]


def test_silence_knows_the_fine_below_the_minimum_alone(tmp_path: Path) -> None:
    result = mitigated(tmp_path, "没收违法所得；处1000元以上5000元以下罚款", "")
    assert [["没收违法所得", "罚款"]] == texts(result)


def test_every_declared_way_is_an_option_of_the_authority(tmp_path: Path) -> None:
    result = mitigated(tmp_path, "责令改正；没收违法所得；处1000元以上5000元以下罚款")
    assert [
        ["责令改正", "没收违法所得", "罚款"],  # below the minimum
        ["责令改正", "没收违法所得"],  # the fine left out
        ["责令改正", "警告"],
        ["责令改正", "通报批评"],
    ] == texts(result)
    assert [[], ["mitigated-left-out"], ["mitigated-lighter-kind"], ["mitigated-lighter-kind"]] == why(result)
    assert {"authority"} == {each.by for each in result.options}
    assert {Outcome.MITIGATED} == {each.outcome for each in result.options}
    assert ResultStanding.DECIDED is result.standing
    (fine,) = [each.fine for each in result.options[0].sanctions if each.fine is not None]
    assert FineRange(Fraction(0), Fraction(1000), False, False) == fine


def test_a_penalty_that_may_be_joined_is_no_penalty_left_out(tmp_path: Path) -> None:
    result = mitigated(
        tmp_path, "没收违法所得；可以并处1000元以上5000元以下罚款", "    - [减轻方式, [应当并处时不并处], 第三条]"
    )
    assert [["没收违法所得", "罚款"]] == texts(result), "nothing is due beside the first: below the minimum is left"


def test_of_three_that_are_due_each_of_the_later_two_may_be_left_out(tmp_path: Path) -> None:
    result = mitigated(
        tmp_path, "没收违法所得；处2000元罚款；吊销许可证", "    - [减轻方式, [应当并处时不并处], 第三条]"
    )
    assert [["没收违法所得", "吊销许可证"], ["没收违法所得", "罚款"]] == texts(result)
    kept = [each.point for option in result.options for each in option.sanctions if each.fine is not None]
    assert [2000] == kept, "what is kept stays in its own range"


def test_leaving_out_never_leaves_no_penalty(tmp_path: Path) -> None:
    only = mitigated(tmp_path, "处1000元以上5000元以下罚款", "    - [减轻方式, [应当并处时不并处], 第三条]")
    assert [["罚款"]] == texts(only)


def test_a_lighter_kind_needs_no_minimum(tmp_path: Path) -> None:
    """The law sets no minimum, so a fine below it cannot be; the lighter kinds can, and nothing refers."""
    result = mitigated(tmp_path, "处5000元以下罚款", "    - [减轻方式, [法定下限以下, 更轻的种类], 第三条]")
    assert [["警告"], ["通报批评"]] == texts(result)
    assert ResultStanding.DECIDED is result.standing


def test_detention_with_a_fine_may_be_detention_alone(tmp_path: Path) -> None:
    """沪公行规〔2023〕5号（三）: below both ranges, or 单处拘留 within the range."""
    ways = "    - [减轻方式, [法定下限以下, 应当并处时不并处], 第三项]"
    result = mitigated(tmp_path, "五日以上十日以下拘留；处200元以上500元以下罚款", ways)
    assert 2 == len(result.options)
    assert ["terms-may-be-lower"] == why(result)[0]
    assert ["mitigated-left-out"] == why(result)[1]
    assert 1 == len(result.options[1].sanctions)


def test_one_kind_without_a_range_ends_by_the_ruleset(tmp_path: Path) -> None:
    """沪公行规〔2023〕5号（二）: only one kind and nothing lower left: 不予处罚."""
    (tmp_path / "nothing").mkdir()
    ended = mitigated(tmp_path / "nothing", "警告", "    - [减轻到底, 不予行政处罚, 第二项]")
    assert [Outcome.NO_PENALTY] == [each.outcome for each in ended.options]
    (tmp_path / "silent").mkdir()
    silent = mitigated(tmp_path / "silent", "警告", "")
    assert [["nothing-below"]] == why(silent)


@pytest.mark.parametrize(
    ("policy", "code"), [("综合裁量", "weigh-the-whole-case"), ("提交决定", "conflicting-circumstances")]
)
def test_opposite_circumstances_refer_for_the_reason_the_ruleset_gives(tmp_path: Path, policy: str, code: str) -> None:
    """海关基准 art. 5: 综合全案情况; a text that says nothing refers as well, for another reason."""
    result = mitigated(tmp_path, "处1000元以上5000元以下罚款", f"    - [情节冲突, {policy}, 第五条]", 抗拒="是")
    assert code in [each.code for each in result.refer]
    assert {Outcome.MITIGATED, Outcome.HEAVIER, Outcome.GENERAL} == {each.outcome for each in result.options}


def test_a_way_that_is_none_is_refused(tmp_path: Path) -> None:
    text = HEAD + RULES % ("    - [减轻方式, [减一半], /]", "警告")
    assert [("unknown-value", "减一半")] == [(each.code, dict(each.args)["value"]) for each in found(tmp_path, text)]
