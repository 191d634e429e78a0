"""认缺: exactly the recorded defects are told as known, what is not recorded is a finding, what is not there an error."""

from __future__ import annotations

import pytest
from defect_helpers import codes, diagnosed, found, table

from enforce_rules import load_rulebook
from enforce_rules.diagnostics import Severity

AREA = "[{条件: 面积}, 处理]"
GAPS = ("5亩以下, 1万元以上4万元以下", "6亩以上10亩以下, 4万元以上7万元以下", "11亩以上, 7万元以上10万元以下")
SOUND = ("5亩以下, 1万元以上4万元以下", "5亩以上, 4万元以上10万元以下")


def recorded(*entries: str, rows: tuple[str, ...] = GAPS) -> str:
    return table(AREA, *rows, keys=[f"认缺: [{', '.join(entries)}]"])


def test_a_recorded_defect_is_a_note_and_silences_its_finding() -> None:
    text = recorded("{缺陷: 空隙, 处: 第2行, 说明: 原文如此}", "{缺陷: 空隙, 处: 第3行}")
    told, _ = diagnosed(text)
    assert ["known-defect", "known-defect"] == [each.code for each in told]
    assert {Severity.NOTE} == {each.severity for each in told}
    assert "已知的缺陷：空隙（第2行）：原文如此" == told[0].message()


def test_what_is_not_recorded_is_told_beside_what_is() -> None:
    told = found(recorded("{缺陷: 空隙, 处: 第3行}"))
    assert [("known-defect", "空隙"), ("tier-gap", "6亩以上10亩以下")] == [each[:2] for each in told]


def test_one_entry_stands_for_one_finding() -> None:
    assert ["known-defect", "tier-gap"] == codes(recorded("{缺陷: 空隙, 处: 面积}"))
    assert ["known-defect", "known-defect"] == codes(recorded("{缺陷: 空隙, 处: 面积}", "{缺陷: 空隙}"))


def test_each_entry_finds_its_own_where_one_names_less_of_the_place() -> None:
    assert ["known-defect", "known-defect"] == codes(recorded("{缺陷: 空隙}", "{缺陷: 空隙, 处: [第2行, 面积]}"))


@pytest.mark.parametrize(
    "entry",
    ["{缺陷: 空隙, 处: 第1行}", "{缺陷: 空隙, 处: [第2行, 处数]}", "{缺陷: 重叠, 处: 第2行}", "{缺陷: 高于法定}"],
)
def test_a_defect_that_is_not_there_is_an_error(entry: str) -> None:
    told, _ = diagnosed(recorded(entry))
    assert ["defect-not-found", "tier-gap", "tier-gap"] == sorted(each.code for each in told)
    assert Severity.ERROR in {each.severity for each in told}


def test_a_transcription_that_repairs_a_recorded_defect_is_refused() -> None:
    assert ["defect-not-found"] == codes(recorded("{缺陷: 空隙, 处: 第2行}", rows=SOUND))


def test_what_cannot_be_decided_is_taken_as_it_stands() -> None:
    text = table(AREA, *SOUND, law="缺", keys=["认缺: [{缺陷: 高于法定, 处: 第2行}, {缺陷: 罚幅空隙}]"])
    assert ["known-defect", "known-defect"] == codes(
        text.replace("法定以下", "阶次").replace("阶次, 含", "无法查明, 提问")
    )


def test_free_words_tell_and_silence_nothing() -> None:
    assert ["known-defect", "tier-gap", "tier-gap"] == codes(recorded("表头印错"))
    text = table(AREA, "5亩以下, 5000元以上4万元以下", "5亩以上, 4万元以上10万元以下", keys=["认缺: 第一档低于法定"])
    assert ["outside-statute"] == codes(text)


def test_an_overlap_the_ruleset_decides_may_be_recorded_all_the_same() -> None:
    rows = ("5亩以下, 1万元以上4万元以下", "4亩以上, 4万元以上10万元以下")
    assert ["known-defect"] == codes(table(AREA, *rows, keys=["重合: 取重", "认缺: {缺陷: 重叠, 处: 第2行}"]))
    assert [] == codes(table(AREA, *rows, keys=["重合: 取重"]))


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{缺陷: 空洞}", "unknown-value"),
        ("{处: 第2行}", "missing-key"),
        ("{缺陷: 空隙, 行: 2}", "unknown-key"),
        ("[空隙, 第2行]", "wrong-shape"),
    ],
)
def test_an_entry_that_cannot_be_read_is_an_error(entry: str, code: str) -> None:
    assert code in codes(recorded(entry))


def test_the_hint_is_the_entry_that_records_the_finding() -> None:
    told, _ = diagnosed(table(AREA, *GAPS))
    for each in told:
        hint = each.hint() or ""
        entry = hint[hint.index("{") :]
        assert sorted(["known-defect", "tier-gap"]) == sorted(codes(recorded(entry)))


def test_a_file_with_mistakes_is_told_of_these_first() -> None:
    assert ["unreadable-wording"] == codes(recorded("{缺陷: 空隙, 处: 第9行}", rows=(*GAPS[:2], "11亩以上, 很多")))


def test_every_defect_of_the_shipped_rulesets_is_recorded() -> None:
    told = [each for each in load_rulebook().warnings if each.severity is not Severity.NOTE]
    assert [] == [f"{each.span}: {each.message()}" for each in told if each.code.startswith(DEFECTS)]


DEFECTS = ("tier-", "combination-", "party-left", "fine-gap", "weights-", "base-", "sum-", "defect-", "outside-")
