"""Competence (权责): which organ decides what, where and until when; what no catalogue says changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from language_helpers import found, loaded

from enforce_rules import CaseError, Recommendation
from enforce_rules.model.report import Result, ResultStanding, Verdict
from enforce_rules.rulebook import Rulebook

LAW = """
规则集: {编号: 丙办法, 名称: 丙办法, 制定机关: 甲局, 地区: 全国, 施行: 2020-01-01, 位阶: 地方性法规, 核对: 全文已核}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
事项: {列: [代号, 违法行为], 行: [['440298102000', 擅自处置渣土], [B, 擅自设置广告牌]]}
事实: {列: [事实, 类型], 行: [[情节严重, 认定]]}
表:
  - 编号: 渣土
    用途: 法定
    事项: '440298102000'
    依据: 丙办法第二十五条
    列: [情形, 处理]
    行:
      - [{除外: 情节严重}, 处1万元以上10万元以下罚款]
      - [情节严重, 处1万元以上10万元以下罚款；吊销许可证]
  - 编号: 广告牌
    用途: 法定
    事项: B
    依据: 丙办法第三十条
    列: [处理]
    行: [[警告]]
"""
CATALOGUE = """
规则集: {编号: 目录集, 名称: 甲县镇街事项目录, 制定机关: 乙省人民政府, 地区: '990101', 施行: 2025-01-01, 核对: 全文已核}
约定: {列: [约定, 取值, 依据], 行: [[层级, [乡级, 县级, 市级], /]POLICY]}
表:
  - 编号: 目录
    用途: 权责
    依据: 乙省人民政府决定第一条
    列: [适用项, 违法行为, 情形, 原实施主体, 实施主体, 机关, 层级, 地区, 自, 至, 专属]
    行:
"""
DELEGATED = (
    "      - ['440298102000', 渣土, {拟处罚种类: 罚款}, 县甲局, 镇人民政府, /, /, /, 2025-01-01, 2025-12-31, /]\n"
)
REVOKING = "      - ['440298102000', 渣土, {拟处罚种类: 吊销许可证件}, /, 县甲局, /, /, /, /, /, /]\n"
CASE = """
案件: {编号: 一, 办案机关: ORGAN, 地区: 'REGION'KIND}
日期: {行为起: 2025-02-01, 行为止: 2025-02-01, 发现: 2025-02-01, 立案: FILED, 拟决定: DECIDED}
当事人: [{代号: 甲, 类别: 法人}]
行为: [{代号: A1, 事项: ACT, 当事人: [甲], 事实: {情节严重: GRAVE}}]
"""
GRAVE = "{值: 是, 认定: 局务会, 理由: 多次}"
TOWN = ", 机关类别: 镇人民政府"


def catalogue(*rows: str, policy: str = "") -> str:
    more = f", [原实施主体, {policy}, 第二条]" if policy else ""
    return CATALOGUE.replace("POLICY", more) + "".join(rows)


def recommended(
    book: Rulebook,
    *,
    organ: str = "甲镇人民政府",
    kind: str = TOWN,
    decided: str = "2025-03-01",
    filed: str = "2025-02-02",
    act: str = "'440298102000'",
    grave: str = "否",
    region: str = "990101100",
) -> Recommendation:
    text = CASE.replace("ORGAN", organ).replace("KIND", kind).replace("DECIDED", decided).replace("FILED", filed)
    return book.recommend(text.replace("ACT", act).replace("GRAVE", grave).replace("REGION", region))


def result_of(book: Rulebook, **about: str) -> Result:
    return recommended(book, **about).report.results[0]


@pytest.fixture(scope="module")
def delegated(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return loaded(tmp_path_factory.mktemp("delegated"), LAW, catalogue(DELEGATED, REVOKING))


def test_a_town_decides_what_was_given_to_it_and_the_row_is_cited(delegated: Rulebook) -> None:
    result = result_of(delegated)
    step = next(each for each in result.steps if each.id == "目录集#目录:1")
    assert (Verdict.YES, "管辖") == (step.verdict, step.stage)
    assert "乙省人民政府决定第一条" in step.basis
    assert result.competence is not None
    assert ("yes", ("镇人民政府",)) == (result.competence.verdict, result.competence.holders[0].organs)
    assert ResultStanding.DECIDED is result.standing


def test_the_day_after_the_delegation_ends_the_town_loses_exactly_what_it_had(delegated: Rulebook) -> None:
    last, after = (result_of(delegated, decided=day) for day in ("2025-12-31", "2026-01-01"))
    assert last.competence is not None
    assert after.competence is not None
    assert ("yes", "no") == (last.competence.verdict, after.competence.verdict)
    why = after.refer[0]
    assert ("no-competence", "县甲局", "目录集#目录:1") == (
        why.code,
        dict(why.args)["holders"],
        dict(why.args)["rules"],
    )
    told = [each.code for step in after.steps if step.id == "目录集#目录:1" for each in step.why]
    assert ["mandate-ended", "held-by"] == told
    assert ResultStanding.REFER is after.standing


def test_without_competence_the_amounts_are_the_same(delegated: Rulebook) -> None:
    mine, theirs = (result_of(delegated, decided=day) for day in ("2025-12-31", "2026-01-01"))
    assert mine.bounds == theirs.bounds
    assert [each.fine for each in mine.options[0].sanctions] == [each.fine for each in theirs.options[0].sanctions]
    assert [("县甲局",)] == [each.reserved for each in theirs.options[0].sanctions]


def test_before_the_delegation_begins_the_former_organ_has_the_item(tmp_path: Path) -> None:
    book = loaded(tmp_path, LAW, catalogue(DELEGATED.replace("2025-01-01", "2025-03-02")))
    town = result_of(book, decided="2025-03-01")
    county = result_of(book, decided="2025-03-01", organ="甲县甲局", kind=", 机关类别: 县甲局")
    assert town.competence is not None
    assert county.competence is not None
    assert ("no", "yes") == (town.competence.verdict, county.competence.verdict)
    assert "mandate-not-begun" in [each.code for step in town.steps for each in step.why]


def test_a_town_that_may_fine_may_not_revoke(delegated: Rulebook) -> None:
    result = result_of(delegated, grave=GRAVE)
    marks = {each.kind: each.reserved for each in result.options[0].sanctions}
    assert {"fine": (), "revoke_permit": ("县甲局",)} == marks
    assert "吊销许可证件不由本机关决定：由县甲局行使（目录集#目录:2）" in [
        each.text() for each in result.options[0].why
    ]
    assert result.competence is not None
    assert "part" == result.competence.verdict
    assert () == result.refer


def test_an_open_fact_leaves_each_option_with_marks_of_its_own(delegated: Rulebook) -> None:
    result = result_of(delegated, grave="未知")
    assert {((),), ((), ("县甲局",))} == {
        tuple(each.reserved for each in option.sanctions) for option in result.options
    }


def test_an_organ_of_unknown_kind_is_a_premise_and_no_gate(delegated: Rulebook) -> None:
    result = result_of(delegated, kind="")
    assert ResultStanding.DECIDED is result.standing
    assert ["organ-unknown"] == [each.code for each in result.premises if each.code == "organ-unknown"]
    assert result.competence is not None
    assert "open" == result.competence.verdict
    assert [()] == [each.reserved for each in result.options[0].sanctions]


def test_the_name_of_an_organ_is_no_proof_of_its_kind(delegated: Rulebook) -> None:
    result = result_of(delegated, organ="某镇人民政府", kind="")
    assert result.competence is not None
    assert "open" == result.competence.verdict


def test_an_organ_the_catalogue_names_elsewhere_is_certainly_another(delegated: Rulebook) -> None:
    result = result_of(delegated, organ="县甲局", kind="", decided="2026-01-01", grave="否")
    assert result.competence is not None
    assert "yes" == result.competence.verdict


def test_who_handed_over_may_go_on_only_where_the_ruleset_says_so(tmp_path: Path) -> None:
    verdicts = {}
    for policy in ("", "不再行使", "仍可行使"):
        folder = tmp_path / (policy or "没有写")
        folder.mkdir()
        book = loaded(folder, LAW, catalogue(DELEGATED, policy=policy))
        result = result_of(book, organ="甲县甲局", kind=", 机关类别: 县甲局")
        assert result.competence is not None
        verdicts[policy] = (result.competence.verdict, "handed-over" in [each.code for each in result.premises])
    assert {"": ("open", True), "不再行使": ("no", False), "仍可行使": ("yes", False)} == verdicts


def test_a_catalogue_that_is_silent_about_the_act_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "with").mkdir()
    bare = recommended(loaded(tmp_path / "bare", LAW), act="B")
    beside = recommended(loaded(tmp_path / "with", LAW, catalogue(DELEGATED, REVOKING)), act="B")
    without = [json.loads(each.to_json()) for each in (bare, beside)]
    for each in without:
        del each["receipt"]
    assert without[0] == without[1]
    assert bare.report.results[0].competence is None


def test_a_ruleset_of_one_town_does_not_govern_its_neighbour(tmp_path: Path) -> None:
    book = loaded(tmp_path, LAW, catalogue(DELEGATED).replace("地区: '990101'", "地区: '990101100'"))
    found = {code: result_of(book, region=code).competence for code in ("990101100", "990101100002", "990101101")}
    assert [True, True, False] == [each is not None for each in found.values()]


def test_a_catalogue_of_another_place_is_silent(delegated: Rulebook) -> None:
    assert result_of(delegated, region="990102100").competence is None


def test_a_row_for_one_town_is_silent_in_another_and_open_for_a_case_of_the_county(tmp_path: Path) -> None:
    row = DELEGATED.replace("镇人民政府, /, /, /,", "镇人民政府, /, /, '990101100',")
    book = loaded(tmp_path, LAW, catalogue(row))
    found = {
        region: result_of(book, region=region).competence
        for region in ("990101100", "990101100001", "990101101", "990101")
    }
    assert {"990101100": "yes", "990101100001": "yes", "990101101": None, "990101": "open"} == {
        region: each and each.verdict for region, each in found.items()
    }


def test_a_row_narrowed_to_named_bodies_leaves_out_others_of_the_kind(tmp_path: Path) -> None:
    row = DELEGATED.replace("镇人民政府, /, /, /,", "镇人民政府, [甲镇人民政府, 乙镇人民政府], /, /,")
    book = loaded(tmp_path, LAW, catalogue(row))
    named, other = (result_of(book, organ=each).competence for each in ("甲镇人民政府", "丙镇人民政府"))
    assert named is not None
    assert other is not None
    assert ("yes", "no", ("甲镇人民政府", "乙镇人民政府")) == (named.verdict, other.verdict, other.holders[0].organs)


def test_a_level_or_above_takes_in_the_level_itself(tmp_path: Path) -> None:
    book = loaded(tmp_path, LAW, catalogue("      - [B, 广告牌, /, /, 甲局, /, 县级以上, /, /, /, /]\n"))
    verdicts = {}
    for level in ("乡级", "县级", "市级", ""):
        kind = ", 机关类别: 甲局" + (f", 机关层级: {level}" if level else "")
        competence = result_of(book, organ="某甲局", kind=kind, act="B").competence
        assert competence is not None
        verdicts[level] = competence.verdict
    assert {"乡级": "no", "县级": "yes", "市级": "yes", "": "open"} == verdicts


def test_several_organs_that_all_may_are_told_of_the_first_to_file(tmp_path: Path) -> None:
    book = loaded(tmp_path, LAW, catalogue("      - [B, 广告牌, /, /, [镇人民政府, 县甲局], /, /, /, /, /, /]\n"))
    result = result_of(book, act="B")
    assert "镇人民政府、县甲局都有处罚权：由最先立案的管辖" in [each.text() for each in result.premises]


def test_a_period_that_ends_between_filing_and_decision_is_told(delegated: Rulebook) -> None:
    result = result_of(delegated, filed="2025-12-31", decided="2026-01-05")
    assert "mandate-turns" in [each.code for each in result.premises]
    assert "mandate-turns" not in [each.code for each in result_of(delegated, decided="2025-12-31").premises]


def test_a_sole_row_silences_the_others(tmp_path: Path) -> None:
    police = "      - [/, /, {拟处罚种类: 警告}, /, 公安机关, /, /, /, /, /, 是]\n"
    book = loaded(tmp_path, LAW, catalogue("      - [B, 广告牌, /, /, 镇人民政府, /, /, /, /, /, /]\n", police))
    result = result_of(book, act="B")
    assert [("公安机关",)] == [each.reserved for each in result.options[0].sanctions]


def test_an_excluded_item_stays_with_the_former_organ(tmp_path: Path) -> None:
    rows = ("      - [B, 广告牌, /, /, 县甲局, /, /, /, /, /, /]\n", DELEGATED)
    competence = result_of(loaded(tmp_path, LAW, catalogue(*rows)), act="B").competence
    assert competence is not None
    assert ("no", ("县甲局",)) == (competence.verdict, competence.holders[0].organs)


def test_outside_a_period_without_a_former_organ_nobody_is_named(tmp_path: Path) -> None:
    book = loaded(tmp_path, LAW, catalogue("      - [B, 广告牌, /, /, 镇人民政府, /, /, /, /, 2025-02-28, /]\n"))
    assert ["甲镇人民政府无权作出这一处罚，由谁行使没有写（目录集#目录:1）"] == [
        each.text() for each in result_of(book, act="B").refer
    ]


def test_competence_survives_the_wire(delegated: Rulebook) -> None:
    whole = recommended(delegated, grave=GRAVE)
    assert whole == Recommendation.from_json(whole.to_json())
    data = json.loads(whole.to_json())["results"][0]
    assert {"organ": "甲镇人民政府", "verdict": "part"} == {
        key: data["competence"][key] for key in ("organ", "verdict")
    }
    assert {
        "kinds": ["revoke_permit"],
        "organs": ["县甲局"],
        "rule": "目录集#目录:2",
        "since": None,
        "until": None,
    } in data["competence"]["holders"]


def test_competence_is_explained_in_both_languages(delegated: Rulebook) -> None:
    whole = recommended(delegated, grave=GRAVE)
    chinese, english = whole.explain(), whole.explain(lang="en")
    assert "甲镇人民政府只对一部分处罚有权" in chinese
    assert "罚款由镇人民政府行使，自2025-01-01起，至2025-12-31止（目录集#目录:1）" in chinese
    assert "吊销许可证（由县甲局决定）" in chinese
    assert "may decide some of the sanctions only" in english


def test_an_item_is_found_by_its_code_where_the_wording_differs(tmp_path: Path) -> None:
    rows = """
规则集: {编号: 目录集, 名称: 目录, 制定机关: 乙省人民政府, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
表:
  - 编号: 目录
    用途: 权责
    列: [编码, 违法行为, 实施主体]
    行: [['440298102000', 渣土乱倒, 镇人民政府]]
"""
    competence = result_of(loaded(tmp_path, LAW, rows)).competence
    assert competence is not None
    assert "yes" == competence.verdict


def test_two_rows_that_give_one_item_to_two_organs_are_told(tmp_path: Path) -> None:
    other = (
        DELEGATED.replace("镇人民政府", "街道办事处").replace("2025-01-01", "2025-12-31").replace("-31, /]", "-31, /]")
    )
    apart = DELEGATED.replace("镇人民政府", "街道办事处").replace("2025-01-01, 2025-12-31", "2026-01-01, /")
    told = found(tmp_path, LAW, catalogue(DELEGATED, REVOKING, other))
    assert ["organs-overlap"] == [each.code for each in told]
    (tmp_path / "apart").mkdir()
    assert () == found(tmp_path / "apart", LAW, catalogue(DELEGATED, REVOKING, apart))


def test_what_is_wrong_with_a_row_is_told_at_its_cell(tmp_path: Path) -> None:
    reversed_ = DELEGATED.replace("2025-12-31", "2024-12-31")
    rows = (
        reversed_,
        reversed_,
        "      - [B, 广告牌, /, /, /, /, /, /, /, /, /]\n",
        "      - [B, 广告牌, /, /, 甲局, /, 省级以上, 甲县, 明年, /, 也许]\n",
    )
    told = [(each.code, each.span.line) for each in found(tmp_path, LAW, catalogue(*rows))]
    assert [
        ("period-reversed", 10),
        ("period-reversed", 11),
        ("missing-key", 12),
        ("unknown-value", 13),
        ("wrong-type", 13),
        ("bad-date", 13),
        ("unknown-value", 13),
    ] == told


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (", 镇人民政府,", ", {甲: 乙},", "wrong-shape"),
        (", 镇人民政府,", ', "",', "missing-key"),
        (", 镇人民政府,", ", 缺,", "missing-key"),
        (", 镇人民政府, /,", ", 镇人民政府, {甲: 乙},", "wrong-shape"),
        ("2025-01-01,", "[2025-01-01, 2025-02-01],", "wrong-shape"),
        ("2025-12-31, /]", "2025-12-31, [是, 否]]", "wrong-shape"),
        ("{拟处罚种类: 罚款}", "{拟处罚种类: 凌迟}", "unknown-value"),
    ],
)
def test_a_cell_of_another_shape_is_refused_and_not_passed_over(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    assert before in DELEGATED
    told = [each.code for each in found(tmp_path, LAW, catalogue(DELEGATED.replace(before, after)))]
    assert code in told


@pytest.mark.parametrize("kind", ["{甲: 乙}", "[[甲]]"])
def test_the_kind_of_an_organ_is_a_word_or_a_list_of_them(delegated: Rulebook, kind: str) -> None:
    with pytest.raises(CaseError, match="wrong-shape"):
        result_of(delegated, kind=f", 机关类别: {kind}")


def test_an_organ_printed_beside_the_rule_is_compared_where_no_catalogue_speaks(tmp_path: Path) -> None:
    law = LAW.replace("    依据: 丙办法第三十条\n", "    依据: 丙办法第三十条\n    实施主体: 县甲局\n")
    book = loaded(tmp_path, law)
    told = {kind: [each.code for each in result_of(book, act="B", kind=kind).premises] for kind in ("", TOWN)}
    assert "printed-organ" in told[TOWN]
    assert "printed-organ" not in told[""]


def test_a_catalogue_not_yet_in_force_at_the_decision_is_silent(tmp_path: Path) -> None:
    late = catalogue(DELEGATED).replace("施行: 2025-01-01", "施行: 2025-03-02")
    book = loaded(tmp_path, LAW, late)
    assert result_of(book, decided="2025-03-01").competence is None
    assert result_of(book, decided="2025-03-02").competence is not None
