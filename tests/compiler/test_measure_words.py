"""Measures that statutes name with words of their own: what kind each is, and what stays unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforce_rules import RulesetError, load_rulebook
from enforce_rules.model.deed import Fixed, Kind, Modality, OfBase, Sanction

HEAD = """
规则集: {编号: 甲, 名称: 甲, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
事实: {列: [事实, 类型], 行: [[货值金额, 金额]]}
%s
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    列: [处理]
    行: [[%s]]
"""
ENDS = "约定: {列: [约定, 取值, 依据], 行: [%s]}"


def deeds(tmp_path: Path, cell: str, conventions: str = "") -> list[Sanction]:
    path = tmp_path / "1.yaml"
    path.write_text(HEAD % (conventions, cell), "utf-8")
    row = load_rulebook(path).program.tables["甲#罚则"].rows[0]
    return [deed.does for deed in row.deeds if isinstance(deed.does, Sanction)]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("收缴违法印制的发票", Kind.OTHER),
        ("强制拆除", Kind.OTHER),
        ("组织强制拆除", Kind.OTHER),
        ("取消其报关从业资格", Kind.OTHER),
        ("依法予以取缔", Kind.OTHER),
        ("指定有治理能力的单位代为治理", Kind.OBLIGATION),
        ("由原发证机关吊销许可证", Kind.REVOKE_PERMIT),
        ("十年内禁止从事食品生产经营", Kind.RESTRICT_EMPLOYMENT),
        ("五年内不得从事食品检验工作", Kind.RESTRICT_EMPLOYMENT),
    ],
)
def test_a_measure_is_of_its_kind(tmp_path: Path, cell: str, kind: Kind) -> None:
    assert [(kind, Modality.SHALL)] == [(each.kind, each.modality) for each in deeds(tmp_path, cell)]


@pytest.mark.parametrize("cell", ["可以由原发证机关吊销许可证", "可以十年内禁止从事食品生产经营"])
def test_a_measure_may_be_left_to_the_authority(tmp_path: Path, cell: str) -> None:
    assert [Modality.MAY] == [each.modality for each in deeds(tmp_path, cell)]


@pytest.mark.parametrize("cell", ["由原发证机关", "组织学习", "十年内", "经营食品，处警告"])
def test_words_beside_these_are_still_refused(tmp_path: Path, cell: str) -> None:
    with pytest.raises(RulesetError) as caught:
        deeds(tmp_path, cell)
    assert "unreadable-wording" in {each.code for each in caught.value.diagnostics}


@pytest.mark.parametrize("who", ["经上级水利部门批准", "经省级人民政府批准", "报经有批准权的人民政府批准"])
def test_a_sanction_may_need_approval(tmp_path: Path, who: str) -> None:
    (order,) = deeds(tmp_path, f"{who}，责令关闭")
    assert (Kind.CLOSE, True) == (order.kind, order.approval)
    assert order.text.endswith("责令关闭")


def ends(amount: object) -> tuple[object, ...]:
    assert isinstance(amount, OfBase | Fixed)
    low, high = amount.spread.low, amount.spread.high
    return (low and low.value, high and high.value)


@pytest.mark.parametrize(
    ("cell", "conventions", "wanted"),
    [
        ("处货值金额等值以下罚款", "[以下, 含, /]", (None, 1)),
        ("处货值金额等值以上三倍以下罚款", "[以上, 含, /], [以下, 含, /]", (1, 3)),
    ],
)
def test_the_same_value_is_one_time_the_base(
    tmp_path: Path, cell: str, conventions: str, wanted: tuple[object, ...]
) -> None:
    (fine,) = deeds(tmp_path, cell, ENDS % conventions)
    assert isinstance(fine.amount, OfBase)
    assert ("货值金额", wanted) == (fine.amount.base, ends(fine.amount))


@pytest.mark.parametrize(("mode", "modality"), [("应当", Modality.SHALL), ("可以", Modality.MAY)])
def test_a_daily_penalty_is_owed_or_allowed_as_the_text_says(tmp_path: Path, mode: str, modality: Modality) -> None:
    cell = f"{{{mode}: 按日连续处罚, 每日: 原罚款数额, 自: 责令改正之日的次日, 至: 复查发现之日}}"
    (daily,) = deeds(tmp_path, cell)
    assert (modality, "按日连续处罚（每日原罚款数额，自责令改正之日的次日，至复查发现之日）") == (
        daily.modality,
        daily.text,
    )


def test_a_daily_penalty_that_is_owed_says_from_when_to_when(tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as caught:
        deeds(tmp_path, "{应当: 按日连续处罚}")
    assert ["wrong-shape"] == [each.code for each in caught.value.diagnostics]
