"""承接: a violation of a new text names the provisions it takes over, so that one act is compared under both (decision 0080)."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_helpers import found, loaded

from enforce_rules import Rulebook
from enforce_rules.diagnostics import Severity
from enforce_rules.model.report import Result, ResultStanding
from enforce_rules.rulebook import Recommendation

GENERAL = """
规则集: {编号: 总法, 名称: 总法, 制定机关: 全国人大, 地区: 全国, 施行: 2000-01-01, 位阶: 法律, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[处罚轻重, [警告, 罚款、没收违法所得, 吊销许可证件], /]]}
表:
  - 编号: 过渡
    用途: 过渡
    依据: 总法第三十七条
    重合: 首行
    列: [情形, 处理]
    行: [[新的规定处罚较轻, 适用新的规定], [/, 适用行为发生时的规定]]
"""
OLD, NEW = ("旧法", "施行: 2010-01-01, 失效: 2026-08-14"), ("新法", "施行: 2026-08-15")


def law(edition: tuple[str, str], *acts: tuple[str, str, str, str, str], repeals: str = "") -> str:
    """A law: of each act its code, words, provision, what it takes over, and what follows."""
    name, days = edition
    rows = "\n".join(f"    - [{code}, {words}, {clause}, {taken}]" for code, words, clause, taken, _ in acts)
    tables = "\n".join(
        f"  - {{编号: {code}, 用途: 法定, 事项: {code}, 依据: {clause}, 列: [处理], 行: [[{deed}]]}}"
        for code, _, clause, _, deed in acts
    )
    relations = f"关系: {{列: [关系, 对象], 行: [[废止, {repeals}]]}}" if repeals else ""
    return f"""
规则集: {{编号: {name}, 名称: {name}, 制定机关: 甲局, 地区: 全国, {days}, 位阶: 法律, 领域: 某领域, 核对: 虚拟}}
{relations}
事项:
  列: [代号, 违法行为, 依据, 承接]
  行:
{rows}
表:
{tables}
"""


DUMPING = law(OLD, ("倒", "倾倒废渣", "旧法第九条第一项", "/", "处5000元罚款"))


def case(act: str, *, begun: str = "2026-03-01", ended: str = "", decided: str = "2026-09-01") -> str:
    ended = ended or begun
    seen = decided if ended == "未知" else ended
    return f"""
案件: {{编号: 一, 办案机关: 甲局, 地区: '990100'}}
日期: {{行为起: {begun}, 行为止: {ended}, 发现: {seen}, 立案: {seen}, 拟决定: {decided}}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: {act}, 当事人: [甲]}}]
"""


def result(book: Rulebook, text: str) -> Result:
    said = book.recommend(text)
    assert said.to_json() == Recommendation.from_json(said.to_json()).to_json()
    (only,) = said.report.results
    return only


def texts(one: Result) -> list[str]:
    return [
        f"{sanction.text}{'' if sanction.fine is None else int(sanction.fine.high or 0)}"
        for option in one.options
        for sanction in option.sanctions
    ]


def codes(reasons: tuple[object, ...]) -> list[str]:
    return [str(getattr(each, "code", "")) for each in reasons]


# ---- one provision, one successor ----


@pytest.mark.parametrize("taken", ["旧法第九条第一项", "旧法第九条", "中华人民共和国旧法第九条第一项", "旧法#倒"])
@pytest.mark.parametrize("act", ["旧法#倒", "新法#弃"])
def test_the_act_is_compared_under_both_laws_whichever_name_the_case_gives_it(
    tmp_path: Path, taken: str, act: str
) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", taken, "处3000元罚款"))
    one = result(loaded(tmp_path, GENERAL, DUMPING, new), case(act))
    assert one.comparison is not None
    assert ("lighter", "new") == (one.comparison.new_is, one.comparison.applied)
    assert (("旧法#倒",), ("新法#弃",)) == (one.comparison.old.violations, one.comparison.new.violations)
    assert ["罚款3000"] == texts(one)
    assert act == one.violation, "the result keeps the name the case gave"
    assert ("新法第三条",) == one.legal_basis


@pytest.mark.parametrize(
    ("begun", "ended", "decided", "said"),
    [
        ("2026-03-01", "2026-03-01", "2026-08-14", ["罚款5000"]),
        ("2026-03-01", "2026-03-01", "2026-08-15", ["罚款5000"]),  # the new is heavier
        ("2026-03-01", "2026-08-15", "2026-09-01", ["罚款8000"]),  # 继续 past the change
        ("2026-08-15", "2026-08-15", "2026-09-01", ["罚款8000"]),
    ],
)
@pytest.mark.parametrize("act", ["旧法#倒", "新法#弃"])
def test_both_sides_of_the_change_and_across_it(
    tmp_path: Path, act: str, begun: str, ended: str, decided: str, said: list[str]
) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处8000元罚款"))
    one = result(loaded(tmp_path, GENERAL, DUMPING, new), case(act, begun=begun, ended=ended, decided=decided))
    assert said == texts(one)
    assert ResultStanding.DECIDED is one.standing
    assert (begun < "2026-08-15" <= ended) is ("continues-into-new-law" in codes(one.premises))


def test_what_an_act_was_judged_as_is_a_premise_and_the_gap_it_closes_too(tmp_path: Path) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处3000元罚款"))
    book = loaded(tmp_path, GENERAL, DUMPING, new)
    one = result(book, case("旧法#倒"))
    judged = next(each for each in one.premises if each.code == "judged-as")
    assert "按2026-09-01的规定，`倾倒废渣`由`弃置固体废物`（新法第三条）承接" == judged.text()
    assert "lapsed" in codes(one.premises) and () == one.refer
    words = book.recommend(case("旧法#倒")).explain()
    assert "相承接的违法行为：新法#弃" in words and "相承接的违法行为：旧法#倒" not in words


def test_without_the_link_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "/", "处3000元罚款"))
    one = result(loaded(tmp_path, GENERAL, DUMPING, new), case("旧法#倒"))
    assert one.comparison is None or "new" != one.comparison.applied
    assert "罚款3000" not in texts(one)


@pytest.mark.parametrize("taken", ["旧法第九条第二项", "旧法第十条", "别的法第九条第一项"])
def test_another_provision_is_no_link(tmp_path: Path, taken: str) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", taken, "处3000元罚款"))
    assert {} == loaded(tmp_path, GENERAL, DUMPING, new).program.succeeds


def test_a_violation_that_rests_on_the_whole_article_is_not_taken_over_by_one_item(tmp_path: Path) -> None:
    old = law(OLD, ("倒", "倾倒废渣", "旧法第九条", "/", "处5000元罚款"))
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处3000元罚款"))
    assert {} == loaded(tmp_path, GENERAL, old, new).program.succeeds


def test_every_benchmark_that_rests_on_the_clause_is_taken_over(tmp_path: Path) -> None:
    def benchmark(name: str, region: str) -> str:
        return f"""
规则集: {{编号: {name}, 名称: {name}, 制定机关: {name}局, 地区: '{region}', 施行: 2020-01-01, 领域: 某领域, 核对: 虚拟}}
表:
  - 编号: 一
    用途: 基准
    违法行为: {name}的说法
    依据: 旧法第九条第一项
    法定: 缺
    列: [处理]
    行: [[处4000元罚款]]
"""

    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处3000元罚款"), repeals="旧法")
    book = loaded(tmp_path, GENERAL, new, benchmark("甲", "990100"), benchmark("乙", "990200"))
    assert {"甲#一", "乙#一"} == set(book.program.succeeds["新法#弃"])
    for act in ("甲#一", "新法#弃"):  # in 990100 only 甲's is in force before
        one = result(book, case(act))
        assert one.comparison is not None and ("甲#一",) == one.comparison.old.violations
        assert ("lighter", "new") == (one.comparison.new_is, one.comparison.applied)


# ---- an act that a table in force knows by its own name ----


def test_a_link_changes_nothing_where_the_law_of_the_day_knows_the_act(tmp_path: Path) -> None:
    both = (case("旧法#倒", decided="2026-08-14"), case("新法#弃", begun="2026-08-20"))
    said = []
    for name, taken in (("linked", "旧法第九条第一项"), ("apart", "/")):
        folder = tmp_path / name
        folder.mkdir()
        new = law(NEW, ("弃", "弃置固体废物", "新法第三条", taken, "处3000元罚款"))
        book = loaded(folder, GENERAL, DUMPING, new)
        said.append([book.recommend(text).report.results for text in both])
    assert said[0] == said[1]


def test_a_benchmark_that_lives_on_is_not_put_aside_by_a_link(tmp_path: Path) -> None:
    old = law(("旧法", "施行: 2010-01-01"), ("倒", "倾倒废渣", "旧法第九条第一项", "/", "处5000元罚款"))
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处3000元罚款"))
    one = result(loaded(tmp_path, GENERAL, old, new), case("旧法#倒"))
    assert ["罚款5000"] == texts(one) and one.comparison is None


# ---- splitting, merging, chains ----


def split(first: str, second: str) -> str:
    return law(
        NEW,
        ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", first),
        ("撒", "沿途遗撒固体废物", "新法第四条", "旧法第九条第一项", second),
    )


@pytest.mark.parametrize(
    ("first", "second", "new_is", "applied", "said"),
    [
        ("处3000元罚款", "处2000元罚款", "lighter", "new", ["罚款3000", "罚款2000"]),  # both lighter
        ("处6000元罚款", "处8000元罚款", "heavier", "old", ["罚款5000"]),
        ("处5000元罚款", "处8000元罚款", "heavier", "old", ["罚款5000"]),  # none is lighter
        ("处3000元罚款", "处8000元罚款", "incomparable", "both", ["罚款5000", "罚款3000", "罚款8000"]),
    ],
)
def test_a_clause_split_in_two_is_compared_part_by_part(
    tmp_path: Path, first: str, second: str, new_is: str, applied: str, said: list[str]
) -> None:
    one = result(loaded(tmp_path, GENERAL, DUMPING, split(first, second)), case("旧法#倒"))
    assert one.comparison is not None
    assert (new_is, applied) == (one.comparison.new_is, one.comparison.applied)
    assert ("新法#弃", "新法#撒") == one.comparison.new.violations
    assert said == texts(one)
    told = {*codes(one.refer), *(code for option in one.options for code in codes(option.why))}
    assert (applied != "old") is ("several-successors" in told), "which part it is stays with the authority"


def test_parts_that_come_to_the_same_are_one(tmp_path: Path) -> None:
    new = """
规则集: {编号: 新法, 名称: 新法, 制定机关: 甲局, 地区: 全国, 施行: 2026-08-15, 位阶: 法律, 领域: 某领域, 核对: 虚拟}
事项:
  列: [代号, 违法行为, 依据, 承接]
  行: [[弃, 弃置废物, 新法第三条, 旧法第九条第一项], [撒, 遗撒废物, 新法第三条, 旧法第九条第一项]]
表:
  - {编号: 三, 用途: 法定, 事项: [弃, 撒], 依据: 新法第三条, 列: [处理], 行: [[处3000元罚款]]}
"""
    one = result(loaded(tmp_path, GENERAL, DUMPING, new), case("旧法#倒"))
    assert ResultStanding.DECIDED is one.standing and ["罚款3000"] == texts(one)
    assert ["judged-as", "judged-as"] == [each for each in codes(one.premises) if each == "judged-as"]


def test_two_old_acts_that_became_one_are_each_compared(tmp_path: Path) -> None:
    old = law(
        OLD,
        ("倒", "倾倒废渣", "旧法第九条第一项", "/", "处5000元罚款"),
        ("堆", "堆放废渣", "旧法第九条第二项", "/", "处1000元罚款"),
    )
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "[旧法第九条第一项, 旧法第九条第二项]", "处3000元罚款"))
    book = loaded(tmp_path, GENERAL, old, new)
    by_new_name, *by_old_name = (result(book, case(each)) for each in ("新法#弃", "旧法#倒", "旧法#堆"))
    assert by_new_name.comparison is not None
    assert (("旧法#倒", "旧法#堆"), "incomparable") == (
        by_new_name.comparison.old.violations,
        by_new_name.comparison.new_is,
    )
    assert ["editions-incomparable"] == codes(by_new_name.refer)
    assert [True, True, False] == ["several-successors" in codes(each.why) for each in by_new_name.options]
    # the old name says which of the two it was: its sibling is never looked at
    assert [(("旧法#倒",), "new"), (("旧法#堆",), "old")] == [
        (each.comparison.old.violations, each.comparison.applied) for each in by_old_name if each.comparison
    ]


def test_a_link_goes_on_through_a_law_in_between(tmp_path: Path) -> None:
    between = law(
        ("中法", "施行: 2026-08-15, 失效: 2026-10-31"), ("弃", "弃置废物", "中法第三条", "旧法第九条", "处3000元罚款")
    )
    last = law(("新法", "施行: 2026-11-01"), ("抛", "抛撒废物", "新法第一条", "中法第三条", "处2000元罚款"))
    book = loaded(tmp_path, GENERAL, DUMPING, between, last)
    one = result(book, case("旧法#倒", decided="2026-11-20"))
    assert one.comparison is not None and ("新法#抛",) == one.comparison.new.violations
    assert ["罚款2000"] == texts(one)
    open_day = result(book, case("旧法#倒", ended="未知", decided="2026-11-20"))
    assert ["罚款2000"] * 3 == texts(open_day), "in every stretch the last law is the lightest"


def test_where_the_last_day_is_open_each_stretch_is_judged_by_its_own_law(tmp_path: Path) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处8000元罚款"))
    one = result(loaded(tmp_path, GENERAL, DUMPING, new), case("旧法#倒", ended="未知"))
    assert ResultStanding.BOUNDED is one.standing and ["罚款5000", "罚款8000"] == texts(one)
    assert "违法行为终了之日" == one.questions[0].fact


# ---- never heavier ----

FINES = ["处3000元罚款", "给予警告", "处3000元罚款；吊销许可证", "可以处2000元罚款", "没收违法所得"]


@pytest.mark.parametrize("old", FINES)
@pytest.mark.parametrize("new", FINES)
def test_through_a_link_the_result_is_what_the_same_words_would_come_to(tmp_path: Path, old: str, new: str) -> None:
    """The link changes nothing but the name: so what holds of two editions with the same words holds of linked ones."""
    said = []
    for name, words in (("linked", "弃置固体废物"), ("same", "倾倒废渣")):
        folder = tmp_path / name
        folder.mkdir()
        first = law(OLD, ("倒", "倾倒废渣", "旧法第九条第一项", "/", old))
        second = law(NEW, ("弃", words, "新法第三条", "旧法第九条第一项", new))
        one = result(loaded(folder, GENERAL, first, second), case("旧法#倒"))
        assert one.comparison is not None
        if one.comparison.applied == "new":
            assert "lighter" == one.comparison.new_is
        said.append((one.standing, one.options, one.comparison.new_is, one.comparison.applied))
    assert said[0] == said[1]


# ---- bad input ----


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ("旧法#倒倒", "unknown-violation"),
        ("新法#弃", "succession-order"),  # itself
        ("更新法#丢", "succession-order"),  # a later text
        ("总法第第九条", "unknown-citation"),
        ("第九条", "unknown-citation"),  # of which text?
        ("旧法", "unknown-citation"),  # a whole law is no act
    ],
)
def test_what_cannot_be_taken_over_is_an_error_at_its_cell(tmp_path: Path, taken: str, code: str) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", taken, "处3000元罚款"))
    later = law(("更新法", "施行: 2027-01-01"), ("丢", "丢弃废物", "更新法第三条", "/", "处3000元罚款"))
    (wrong,) = (each for each in found(tmp_path, GENERAL, DUMPING, new, later) if each.severity is Severity.ERROR)
    line = new.splitlines()[wrong.span.line - 1]
    assert (code, taken) == (wrong.code, line[wrong.span.column - 1 : wrong.span.end_column - 1])


def test_a_ruleset_that_is_not_loaded_is_a_warning(tmp_path: Path) -> None:
    new = law(NEW, ("弃", "弃置固体废物", "新法第三条", "别的法#甲", "处3000元罚款"))
    assert [("unknown-ruleset", Severity.WARNING)] == [
        (each.code, each.severity) for each in found(tmp_path, GENERAL, new) if each.code == "unknown-ruleset"
    ]


def test_a_text_whose_day_is_not_confirmed_takes_nothing_over(tmp_path: Path) -> None:
    new = law(("新法", "施行: 待核"), ("弃", "弃置固体废物", "新法第三条", "旧法第九条第一项", "处3000元罚款"))
    assert {} == loaded(tmp_path, GENERAL, DUMPING, new).program.succeeds
