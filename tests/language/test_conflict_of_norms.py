"""规定之间的冲突: which of several provisions about one act is applied, by the 竞合 rows of a ruleset (decision 0065)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from language_helpers import found, loaded

from enforce_rules import Rulebook
from enforce_rules.model.report import Outcome, Result, ResultStanding, Step, Verdict
from enforce_rules.rulebook import Recommendation

SAME = "{任一: [与另一规定属于同一违法行为, 对同一事项]}"
RULES = f"""
规则集: {{编号: 总则, 名称: 裁量规定, 制定机关: 某厅, 地区: 全国, 施行: 2000-01-01, 核对: 虚拟}}
约定:
  列: [约定, 取值, 依据]
  行:
    - [位阶高低, [法律、行政法规、地方性法规、地方政府规章, 法律、行政法规、部门规章], /]
事实:
  列: [事实, 类型, 取值, 提起]
  行:
    - [对同一事项, 认定, /, 主张]
    - [本规定是特别规定, 认定, /, 主张]
    - [特区法规, 认定, /, 主张]
    - [本规定的位阶, 选项, [法律, 行政法规, 地方性法规, 部门规章, 地方政府规章], /]
表:
  - 编号: 第七条
    用途: 总则
    阶段: 竞合
    列: [依据, 情形, 处理]
    行:
      - [第七条第一项, {{同时满足: [{{与另一规定的位阶关系: 上位法}}, {SAME}], 除外: [与另一规定完全一致, 另一规定细化本规定]}}, 优先适用本规定]
      - [第七条第一项, {{同时满足: [{{与另一规定的位阶关系: 上位法或者下位法}}, {SAME}, 与另一规定完全一致], 除外: [本规定细化另一规定, 另一规定细化本规定]}}, 均可适用]
      - [第七条第一项, {{同时满足: [{{与另一规定的位阶关系: 下位法}}, 本规定细化另一规定]}}, 优先适用本规定]
      - [第七条第二项, {{同时满足: [{{与另一规定的位阶关系: 同一位阶}}, {{任一: [本规定优先于另一规定, 本规定是特别规定]}}]}}, 优先适用本规定]
      - [第七条第三项, {{同时满足: [{{与另一规定的位阶关系: 同一位阶}}, {SAME}, 施行在另一规定之后]}}, 优先适用本规定]
      - [第七条第四项, {{与另一规定的位阶关系: 同一位阶}}, 按照罚款数额高的规定处罚]
      - [第七条第五项, 特区法规, 优先适用本规定]
      - [第七条第六项, {{同时满足: [{{本规定的位阶: 地方性法规}}, {{另一规定的位阶: 部门规章}}, {SAME}], 除外: 与另一规定完全一致}}, 提请有权机关裁决]
"""
ARTICLE_29 = """
规则集: {编号: 处罚法, 名称: 处罚法, 制定机关: 某立法机关, 地区: 全国, 施行: 2000-01-01, 位阶: 法律, 核对: 虚拟}
事实: {列: [事实, 类型, 提起], 行: [[同一个违法行为违反多个法律规范应当给予罚款处罚, 是否, 主张]]}
表:
  - 编号: 择重
    用途: 总则
    依据: 处罚法第二十九条
    列: [情形, 处理]
    行: [[同一个违法行为违反多个法律规范应当给予罚款处罚, 按照罚款数额高的规定处罚]]
"""


def law(name: str, rank: str, cell: str, *, since: str = "2010-01-01", act: str = "某行为", relation: str = "") -> str:
    """A law of one provision."""
    related = f"关系: {{列: [关系, 对象], 行: [{relation}]}}\n" if relation else ""
    both = "约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}\n" if "以上" in cell else ""
    return f"""
规则集: {{编号: {name}, 名称: {name}, 制定机关: 某机关, 地区: 全国, 施行: {since}, 位阶: {rank}, 核对: 虚拟}}
{both}{related}事项: {{列: [代号, 违法行为], 行: [[{name}码, {act}]]}}
表:
  - {{编号: 罚则, 用途: 法定, 事项: {name}码, 依据: {name}第九条, 列: [处理], 行: [[{cell}]]}}
"""


def case(*acts: str, facts: Mapping[str, Mapping[str, object]] | None = None, shared: str = "{}") -> dict[str, object]:
    """One act under these provisions: `规则集#代号`."""
    told = facts or {}
    return {
        "案件": {"编号": "1", "办案机关": "甲局", "地区": "990100"},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2025-05-01"),
        "当事人": [{"代号": "甲", "类别": "法人"}],
        "行为": [
            {"代号": act, "事项": f"{act}#{act}码", "当事人": ["甲"], "同一行为": "一", "事实": dict(told.get(act, {}))}
            for act in acts
        ],
    }


def yes() -> dict[str, str]:
    return {"值": "是", "认定": "办案机构负责人", "理由": "查明如此"}


def results(book: Rulebook, document: Mapping[str, object]) -> dict[str, Result]:
    said = book.recommend(dict(document))
    again = Recommendation.from_json(said.to_json())
    assert again.to_json() == said.to_json(), "it goes to JSON and comes back"
    return {each.act: each for each in said.report.results}


def stands(result: Result) -> bool:
    """Whether the provision is applied, and nothing but it."""
    return all(each.outcome is not Outcome.NO_PENALTY for each in result.options)


def lost(result: Result) -> bool:
    return [each.outcome for each in result.options] == [Outcome.NO_PENALTY]


def codes(result: Result) -> list[str]:
    return [each.code for each in result.refer]


def step(result: Result, name: str) -> Step:
    (only,) = [each for each in result.steps if each.id == name]
    return only


def why(result: Result) -> list[str]:
    return [each.code for option in result.options for each in option.why]


UPPER, LOWER = law("上法", "法律", "处1万元以上5万元以下罚款"), law("下条例", "地方性法规", "处2万元以上10万元以下罚款")


def test_the_upper_law_is_applied_where_the_lower_one_says_otherwise_of_the_same_violation(tmp_path: Path) -> None:
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, LOWER), case("上法", "下条例"))
    assert stands(found["上法"])
    assert lost(found["下条例"]), "though its fine may be the higher one: it is not applied at all"
    assert ["gives-way-to"] == why(found["下条例"])
    rule = step(found["下条例"], "总则#第七条:1")
    assert (Verdict.NO, "竞合") == (rule.verdict, rule.stage)
    assert any("第七条第一项" in each for each in rule.basis)
    held = step(found["上法"], "总则#第七条:1")
    assert Verdict.YES is held.verdict
    said = "".join(each.text() for each in held.why)
    assert "与下条例相比：与另一规定的位阶关系＝上位法" in said
    assert "下条例让位于本项" in said
    assert ResultStanding.DECIDED is found["上法"].standing
    text = loaded(tmp_path, RULES, ARTICLE_29, UPPER, LOWER).recommend(case("上法", "下条例")).explain()
    assert "同一行为，适用上法（总则#第七条:1），本项不适用" in text
    assert "下条例让位于本项" in text


def test_of_two_violations_the_rank_decides_only_where_someone_finds_that_they_are_one_matter(tmp_path: Path) -> None:
    other = LOWER.replace("某行为", "另一行为")
    book = loaded(tmp_path, RULES, ARTICLE_29, UPPER, other.replace("2万元以上10万元", "6万元以上10万元"))
    apart = results(book, case("上法", "下条例"))
    assert lost(apart["上法"]), "of different matters the higher fine counts (art. 29)"
    assert ["loses-to"] == why(apart["上法"])
    assert "claim-not-raised" in [each.code for each in apart["上法"].premises]
    told = {"上法": {"对同一事项": yes()}, "下条例": {"对同一事项": yes()}}
    together = results(book, case("上法", "下条例", facts=told))
    assert lost(together["下条例"])
    assert stands(together["上法"])


def test_a_lower_law_that_refines_the_upper_one_is_applied(tmp_path: Path) -> None:
    finer = law("下条例", "地方性法规", "处2万元以上3万元以下罚款", relation="[细化, 上法]")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, finer), case("上法", "下条例"))
    assert lost(found["上法"])
    assert stands(found["下条例"])
    assert Verdict.YES is step(found["下条例"], "总则#第七条:3").verdict


def test_of_two_that_say_the_same_either_may_be_applied(tmp_path: Path) -> None:
    same = law("下条例", "行政法规", "处1万元以上5万元以下罚款")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, same), case("上法", "下条例"))
    for each in found.values():
        assert [Outcome.GENERAL, Outcome.NO_PENALTY] == [option.outcome for option in each.options]
        assert {"authority"} == {option.by for option in each.options}
        assert (ResultStanding.DECIDED, []) == (each.standing, codes(each)), "a choice, and no gap"


def test_the_special_provision_is_applied_whether_declared_or_found(tmp_path: Path) -> None:
    general = law("甲法", "法律", "处5万元罚款", act="行为甲")
    declared = law("乙法", "法律", "处1万元罚款", act="行为乙", relation="[优先于, 甲法]")
    (tmp_path / "declared").mkdir()
    by_relation = results(loaded(tmp_path / "declared", RULES, ARTICLE_29, general, declared), case("甲法", "乙法"))
    (tmp_path / "found").mkdir()
    silent = law("乙法", "法律", "处1万元罚款", act="行为乙")
    book = loaded(tmp_path / "found", RULES, ARTICLE_29, general, silent)
    by_finding = results(book, case("甲法", "乙法", facts={"乙法": {"本规定是特别规定": yes()}}))
    for each in (by_relation, by_finding):
        assert (True, True) == (lost(each["甲法"]), stands(each["乙法"])), "the lower fine, and the special provision"
    assert lost(results(book, case("甲法", "乙法"))["乙法"]), "nobody said it is special: the higher fine"


def test_the_later_of_two_laws_about_one_violation_is_applied(tmp_path: Path) -> None:
    early, late = law("旧法", "法律", "处5万元罚款"), law("新法", "法律", "处3万元罚款", since="2020-01-01")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, early, late), case("旧法", "新法"))
    assert (True, True) == (lost(found["旧法"]), stands(found["新法"]))


def test_old_and_special_against_new_and_general_is_decided_by_neither_rule(tmp_path: Path) -> None:
    early = law("旧法", "法律", "处5万元罚款", relation="[优先于, 新法]")
    late = law("新法", "法律", "处3万元罚款", since="2020-01-01")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, early, late), case("旧法", "新法"))
    for each in found.values():
        assert (ResultStanding.REFER, ["norms-disagree"]) == (each.standing, codes(each))
        assert [Outcome.GENERAL, Outcome.NO_PENALTY] == [option.outcome for option in each.options]
    (told,) = found["旧法"].refer
    assert "总则#第七条:4" in told.text() and "总则#第七条:5" in told.text()


def test_same_rank_and_different_matters_go_by_the_higher_fine(tmp_path: Path) -> None:
    one, other = law("甲法", "法律", "处5万元罚款", act="行为甲"), law("乙法", "法律", "处1万元罚款", act="行为乙")
    found = results(loaded(tmp_path, RULES, one, other), case("甲法", "乙法"))
    assert (True, True) == (stands(found["甲法"]), lost(found["乙法"]))
    assert "裁量规定第七条第6行" in found["乙法"].reasoning_basis
    assert Verdict.YES is step(found["乙法"], "总则#第七条:6").verdict


def test_a_local_regulation_and_a_departmental_rule_that_differ_go_up(tmp_path: Path) -> None:
    local, rule = law("地条例", "地方性法规", "处5万元罚款"), law("部办法", "部门规章", "处3万元罚款")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, local, rule), case("地条例", "部办法"))
    for each in found.values():
        assert (ResultStanding.REFER, ["norms-go-up"]) == (each.standing, codes(each))
        assert [Outcome.GENERAL, Outcome.NO_PENALTY] == [option.outcome for option in each.options]
    assert "第七条第六项" in "".join(step(found["地条例"], "总则#第七条:8").basis)


def test_the_law_of_a_special_zone_is_applied_in_the_zone(tmp_path: Path) -> None:
    found = results(
        loaded(tmp_path, RULES, ARTICLE_29, UPPER, LOWER.replace("某行为", "另一行为")),
        case("上法", "下条例", facts={"下条例": {"特区法规": yes()}}),
    )
    assert (True, True) == (lost(found["上法"]), stands(found["下条例"]))


def test_a_rank_that_nobody_knows_is_asked_for_and_may_be_stated(tmp_path: Path) -> None:
    benchmark = """
规则集: {编号: 下条例, 名称: 下基准, 制定机关: 某局, 地区: 全国, 施行: 2010-01-01, 核对: 虚拟}
事项: {列: [代号, 违法行为], 行: [[下条例码, 某行为]]}
表:
  - {编号: 罚则, 用途: 法定, 事项: 下条例码, 依据: 没有装载的条例第九条, 列: [处理], 行: [[处8万元罚款]]}
"""
    book = loaded(tmp_path, RULES, ARTICLE_29, UPPER, benchmark)
    found = results(book, case("上法", "下条例"))
    assert {"norms-open"} == {code for each in found.values() for code in codes(each)}
    assert any("位阶" in each.text() for each in found["上法"].refer)
    stated = results(book, case("上法", "下条例", facts={"下条例": {"本规定的位阶": "地方性法规"}}))
    assert (True, True) == (stands(stated["上法"]), lost(stated["下条例"]))


def test_a_chain_of_ranks_leaves_the_highest(tmp_path: Path) -> None:
    middle = law("中条例", "行政法规", "处6万元罚款")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, middle, LOWER), case("下条例", "中条例", "上法"))
    assert [True, True, True] == [stands(found["上法"]), lost(found["中条例"]), lost(found["下条例"])]


def test_precedence_in_a_circle_displaces_nobody_and_refers(tmp_path: Path) -> None:
    laws = [
        law(name, "法律", f"处{n}万元罚款", act=f"行为{n}", relation=f"[优先于, {other}]")
        for n, (name, other) in enumerate((("甲法", "乙法"), ("乙法", "丙法"), ("丙法", "甲法")), 1)
    ]
    found = results(loaded(tmp_path, RULES, ARTICLE_29, *laws), case("甲法", "乙法", "丙法"))
    assert [ResultStanding.REFER] * 3 == [each.standing for each in found.values()]
    assert {"norms-disagree"} == {code for each in found.values() for code in codes(each)}


def test_two_that_each_claim_to_come_first_refer(tmp_path: Path) -> None:
    one = law("甲法", "法律", "处5万元罚款", act="行为甲", relation="[优先于, 乙法]")
    other = law("乙法", "法律", "处1万元罚款", act="行为乙", relation="[优先于, 甲法]")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, one, other), case("甲法", "乙法"))
    assert ["norms-disagree"] * 2 == [code for each in found.values() for code in codes(each)]


@pytest.mark.parametrize("acts", [("上法", "下条例"), ("下条例", "上法")])
def test_the_order_of_the_acts_does_not_matter(tmp_path: Path, acts: tuple[str, str]) -> None:
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, LOWER), case(*acts))
    assert (True, True) == (stands(found["上法"]), lost(found["下条例"]))


def test_without_the_mark_of_one_act_each_provision_is_decided_by_itself(tmp_path: Path) -> None:
    document = case("上法", "下条例")
    for act in document["行为"]:  # type: ignore[attr-defined]
        del act["同一行为"]
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, LOWER), document)
    assert [True, True] == [stands(each) for each in found.values()]
    assert "no-other-provision" in [each.code for each in step(found["上法"], "总则#第七条:1").why]


def test_marked_provisions_without_any_rule_refer(tmp_path: Path) -> None:
    found = results(loaded(tmp_path, UPPER, LOWER), case("上法", "下条例"))
    assert [["one-act-without-rule"]] * 2 == [codes(each) for each in found.values()]


# ---- what an author may write ----


def test_a_rule_by_ranks_needs_the_order_of_ranks(tmp_path: Path) -> None:
    text = RULES.replace(
        "    - [位阶高低, [法律、行政法规、地方性法规、地方政府规章, 法律、行政法规、部门规章], /]\n", ""
    )
    (missing,) = found(tmp_path, text.replace("  行:\n事实", "  行: []\n事实"))
    assert ("missing-convention", "位阶高低") == (missing.code, dict(missing.args)["name"])


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("[法律、行政法规, 行政法规、法律]", "行政法规"),
        ("[法律、法律]", "法律"),
        ("[法律、宪法]", "宪法"),
        ("[法律、规范性文件]", "规范性文件"),
    ],
)
def test_an_order_of_ranks_that_is_none_is_refused(tmp_path: Path, value: str, word: str) -> None:
    text = RULES.replace("[法律、行政法规、地方性法规、地方政府规章, 法律、行政法规、部门规章]", value)
    (wrong,) = found(tmp_path, text)
    assert ("unknown-value", word) == (wrong.code, dict(wrong.args)["value"])


def test_an_order_of_ranks_that_no_rule_reads_is_idle(tmp_path: Path) -> None:
    text = law("甲法", "法律", "处1万元以上5万元以下罚款").replace(
        "行: [[以上", "行: [[位阶高低, [法律、行政法规], /], [以上"
    )
    assert ["unused-convention"] == [each.code for each in found(tmp_path, text)]


def test_a_case_may_not_state_what_the_engine_compares(tmp_path: Path) -> None:
    from enforce_rules import CaseError

    book = loaded(tmp_path, RULES, UPPER, LOWER)
    with pytest.raises(CaseError) as error:
        book.recommend(case("上法", "下条例", facts={"上法": {"与另一规定完全一致": "是"}}))
    assert ["not-answerable"] == [each.code for each in error.value.diagnostics]


def test_thirty_provisions_of_every_rank_leave_one(tmp_path: Path) -> None:
    """Ten violations under three laws each, of four ranks, some declared to come before others."""
    ranks = ("法律", "行政法规", "地方性法规", "部门规章")
    names = [f"甲{number}法" for number in range(30)]
    laws = [
        law(
            name,
            ranks[number % 4],
            f"处{number + 1}万元罚款",
            act=f"行为{number // 3}",
            since=f"20{10 + number % 10}-01-01",
            relation=f"[优先于, {names[(number + 7) % 30]}]" if number % 5 == 0 else "",
        )
        for number, name in enumerate(names)
    ]
    found = results(loaded(tmp_path, RULES, ARTICLE_29, *laws), case(*names))
    assert 1 == sum(stands(each) for each in found.values())
    assert 29 == sum(lost(each) for each in found.values())
    reversed_ = results(loaded(tmp_path, RULES, ARTICLE_29, *laws), case(*reversed(names)))
    assert {name: why(each) for name, each in found.items()} == {name: why(each) for name, each in reversed_.items()}


def test_two_laws_about_one_violation_that_the_case_names_once_refer(tmp_path: Path) -> None:
    """Not marked as two provisions, they are not compared: the ranges of both are given, and that is said."""
    document = case("上法")
    found = results(loaded(tmp_path, RULES, ARTICLE_29, UPPER, LOWER), document)
    assert ["several-laws"] == codes(found["上法"])
    assert "上法、下条例" in found["上法"].refer[0].text()
