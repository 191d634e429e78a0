"""生态环境法典 (2026-08-15) takes over clauses of the laws it repealed (承接): the tables of 粤环发〔2021〕7号 meet their successors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enforce_rules import Recommendation, Rulebook, load_rulebook
from enforce_rules.evaluator.recommend import recommend
from enforce_rules.model.report import Result, ResultStanding

GD, CODE = "粤环发-2021-7", "生态环境法典-2026"
BEFORE, CROSSING, ACROSS, AFTER = (
    ("2026-03-01", "2026-03-01", "2026-08-14"),
    ("2026-03-01", "2026-03-01", "2026-09-20"),
    ("2026-03-01", "2026-08-15", "2026-09-20"),
    ("2026-08-15", "2026-08-15", "2026-09-20"),
)
NO = "造成突发环境事件发生: 否, 造成群体性事件发生等导致广泛社会影响: 否"
CALM = "情节严重: {值: 否, 认定: 二科, 理由: 见笔录}"
BOOK = load_rulebook()


def case(act: str, days: tuple[str, str, str], facts: str = "") -> str:
    begun, ended, decided = days
    return f"""
案件: {{编号: 一, 办案机关: 某局, 地区: '440700'}}
日期: {{行为起: {begun}, 行为止: {ended}, 发现: {ended}, 立案: {ended}, 拟决定: {decided}}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: '{act}', 当事人: [甲], 事实: {{{facts}}}}}]
查无:
  范围: [行政处罚法-2021 全部总则, {GD} 第十条 第十一条 第十三条 第十四条, {CODE} 全部总则]
  认定: 二科
  理由: 已逐项询问
履历: {{查询: 已查清, 截至: {ended}}}
"""


def result(act: str, days: tuple[str, str, str], facts: str = "", book: Rulebook = BOOK) -> Result:
    said = book.recommend(case(act, days, facts))
    assert said == Recommendation.from_json(said.to_json())
    (only,) = said.report.results
    return only


def fines(one: Result) -> list[tuple[int, int]]:
    """In 万元."""
    ranges = [each.fine for option in one.options for each in option.sanctions if each.fine is not None]
    return [(int((each.low or 0) / 10_000), int((each.high or 0) / 10_000)) for each in ranges]


def linked(old: str) -> tuple[str, ...]:
    return tuple(new for new, olds in BOOK.program.succeeds.items() if old in olds)


OLD = tuple(sorted({old for olds in BOOK.program.succeeds.values() for old in olds if old.startswith(GD)}))


# ---- one table against its article: before, decided after, across, after ----

TABLES = {
    # 机动车排放检验信息: 5-10万 beside 第一千一百二十三条 5-50万
    "§3.22": (f"责令改正情况: 限期内改正, {NO}", "ecocode-1123-1", [(5, 10)], "heavier", [(5, 10)], [(5, 50)]),
    # 工业固体废物台账: 5-10万 beside 第一千一百七十一条第三款, which fines who refuses to correct only
    "§4.8": (
        f"责令改正情况: 限期内改正, 配合执法调查情况: 配合调查, 当事人有违法所得: 否, 拒不改正: 否, {NO}, {CALM}",
        "ecocode-1171-3",
        [(5, 10)],
        "lighter",
        [],
        [],
    ),
    # 高污染燃料设施: 2-5万 beside 第一千一百一十九条 2-20万
    "§3.12": (f"排放口所在区域: 环境敏感区或限批区以外的区域, {NO}", "ecocode-1119-1-1", [(2, 5)], "heavier", [(2, 5)], [(2, 20)]),
    # 物料未密闭: 1-5万 beside 第一千一百三十条 1-10万
    "§3.24": ("", "ecocode-1130-1-2", [(1, 5)], "heavier", [(1, 5)], [(1, 10)]),
    "§3.25": ("", "ecocode-1130-1-3", [(1, 5)], "heavier", [(1, 5)], [(1, 10)]),
    "§3.27": ("", "ecocode-1130-1-4", [(1, 5)], "heavier", [(1, 5)], [(1, 10)]),
    "§3.31": ("", "ecocode-1130-1-8", [(1, 5)], "heavier", [(1, 5)], [(1, 10)]),
    # 尾矿未封场: 20-25万 beside 第一千一百七十三条 20-100万
    "§4.11": (f"应封场体积: 3万立方米, {NO}", "ecocode-1173", [(20, 25)], "heavier", [(20, 25)], [(20, 100)]),
    # 放射性固体废物: 10-11万 beside 第一千二百零一条 10-100万
    "§7.8": (f"违法程度: 放射性固体废物量小活度低, {NO}", "ecocode-1201-1-5", [(10, 11)], "heavier", [(10, 11)], [(10, 100)]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_an_act_under_the_old_table_and_its_successor(name: str) -> None:
    facts, code, before, new_is, crossing, after = TABLES[name]
    old, new = f"{GD}#{name}", f"{CODE}#{code}"
    by_old_law = result(old, BEFORE, facts)
    assert before == fines(by_old_law) and by_old_law.comparison is None
    decided_later = result(old, CROSSING, facts)
    assert decided_later.comparison is not None
    assert (new_is, "new" if new_is == "lighter" else "old") == (
        decided_later.comparison.new_is,
        decided_later.comparison.applied,
    )
    assert crossing == fines(decided_later)
    assert (old,) == decided_later.comparison.old.violations and new in decided_later.comparison.new.violations
    assert {f"{GD}#第八条:4", "行政处罚法-2021#过渡:" + ("1" if new_is == "lighter" else "2")} <= set(
        decided_later.comparison.rules
    )
    across = result(old, ACROSS, facts)
    assert after == fines(across) and "continues-into-new-law" in {each.code for each in across.premises}
    assert after == fines(result(old, AFTER, facts)) == fines(result(new, AFTER, facts))
    assert all("生态环境法典" in each for each in across.legal_basis)
    assert {ResultStanding.DECIDED} == {each.standing for each in (by_old_law, decided_later, across)}


@pytest.mark.parametrize("name", ["§4.8", "§4.11", "§7.8"])
def test_the_new_name_reaches_the_old_table(name: str) -> None:
    facts, code, before, new_is, crossing, _ = TABLES[name]
    new = f"{CODE}#{code}"
    assert before == fines(result(new, BEFORE, facts))
    one = result(new, CROSSING, facts)
    assert one.comparison is not None and (f"{GD}#{name}",) == one.comparison.old.violations
    assert (new_is, crossing) == (one.comparison.new_is, fines(one))


def test_a_tier_inside_the_new_range_is_referred_with_both() -> None:
    """放射性固体废物量大、活度较高: 13-15万 lies inside 10-100万, neither lighter nor heavier."""
    one = result(f"{GD}#§7.8", CROSSING, f"违法程度: 放射性固体废物量大活度较高, {NO}")
    assert ResultStanding.REFER is one.standing and ["editions-incomparable"] == [each.code for each in one.refer]
    assert [(13, 15), (10, 100)] == fines(one)


def test_a_fine_that_became_optional_is_referred_with_both() -> None:
    """登记表未备案: up to 1万 must be imposed, beside up to 5万 that may be (第一千零九十五条第三款)."""
    one = result(f"{GD}#§1.3", CROSSING, "建设项目所在区域: 一般区域, 责令改正情况: 限期内改正")
    assert one.comparison is not None and "incomparable" == one.comparison.new_is
    assert [(0, 1), (0, 5)] == fines(one)


def test_who_refuses_to_correct_is_fined_under_both_and_the_new_begins_lower() -> None:
    facts = f"责令改正情况: 逾期未改正, 配合执法调查情况: 配合调查, 当事人有违法所得: 否, 拒不改正: 是, {NO}, {CALM}"
    one = result(f"{GD}#§4.8", CROSSING, facts)
    assert one.comparison is not None and ("lighter", "new") == (one.comparison.new_is, one.comparison.applied)
    assert [(5, 20)] == fines(one)


def test_a_clause_split_between_firms_and_others_is_compared_with_each() -> None:
    """无许可证经营危险废物: 第一千一百七十八条 has one paragraph for 企业事业单位 and one for 其他生产经营者."""
    one = result(f"{GD}#§4.26", CROSSING)
    assert one.comparison is not None
    assert (f"{CODE}#ecocode-1178-1", f"{CODE}#ecocode-1178-3") == one.comparison.new.violations
    assert ResultStanding.REFER is one.standing


def test_a_clause_whose_parts_went_to_two_articles_is_compared_with_each() -> None:
    """倾倒工业固体废物，或者未采取防范措施造成流失: 第一千一百六十九条 and 第一千一百七十条."""
    assert (f"{CODE}#ecocode-1169-1", f"{CODE}#ecocode-1170") == linked(f"{GD}#§4.7")


def test_parts_of_one_article_are_one_successor() -> None:
    one = result(f"{GD}#§3.19", ACROSS, "")
    assert ResultStanding.REFER is not one.standing and [(2, 20)] == fines(one)


# ---- all of them ----


def test_what_is_linked() -> None:
    assert 85 == len(OLD)
    assert 89 == len(BOOK.program.succeeds)


def test_the_links_of_a_benchmark_that_lapsed_before_reach_back_too() -> None:
    """江环〔2020〕10号 cites the same clauses."""
    assert 49 == len({old for olds in BOOK.program.succeeds.values() for old in olds if old.startswith("江环-2020-10")})


def words(text: str) -> set[str]:
    """Pairs of characters, without what every clause says."""
    for said in (
        "未按照国家有关规定",
        "未按照规定",
        "不按照规定",
        "拒不改正",
        "逾期未改正",
        "或者",
        "，",
        "、",
        "生态",
    ):
        text = text.replace(said, "")
    return {text[place : place + 2] for place in range(len(text) - 1)}


# what the words of the table have that the articles do not, read again one by one
READ_AGAIN = {
    "§1.5": "the table's title is shorter than its clause (第三十二条第二款), which has the words of the article",
    "§2.1": "the old clause names the departments",
    "§2.21": "the title names the clause, whose three items are the three of the article",
    "§3.1": "拒绝进入现场 is one way of 拒绝、阻挠监督检查; the old clause names the departments",
    "§3.33": "大气污染事故 is a 环境污染事故",
    "§3.7": "工业废气和有毒有害大气污染物 are 污染物; the new list joins its items by commas",
    "§4.28": "固体废物污染环境事故 is a 环境污染事故",
    "§4.3": "列入限期淘汰名录被淘汰的设备 are 淘汰或者限期淘汰的设备",
    "§6.22": "the old clause names the departments it is filed with",
    "§6.23": "the old clause names the department it is filed with",
    "§6.24": "the old clause names the department it is filed with",
    "§7.6": "利用渗井、渗坑、天然裂隙、溶洞 are ways that are not the prescribed ones",
    "§2.3": "the old clause names the departments; 安装、联网、正常运行 are in the item",
    "§6.4": "企业事业单位 is the subject the article leaves out",
    "§7.14": "许可 is the 许可证; 放射性固体废物 is a 放射性废物",
    "§3.8": "the same, for air",
}


@pytest.mark.parametrize("old", OLD)
def test_the_words_of_the_table_are_in_its_successors_or_were_read_again(old: str) -> None:
    program = BOOK.program
    mine = words(program.violations[old].text)
    theirs = set[str]().union(*(words(program.violations[each].text) for each in linked(old)))
    kept = len(mine & theirs) / len(mine)
    name = old.partition("#")[2]
    assert (kept < 0.72) is (name in READ_AGAIN), f"{name}: {kept:.2f}"


@pytest.mark.parametrize("old", OLD)
def test_a_link_is_to_a_clause_that_was_repealed(old: str) -> None:
    """The table ends with its basis on 2026-08-15, or it is one of three whose act a regulation still penalises."""
    from enforce_rules.evaluator.repeals import repeals

    gone = repeals(BOOK.program)
    basis = [each.text.partition("第")[0] for each in BOOK.program.violations[old].basis]
    assert basis and all(each in gone for each in basis)


@pytest.mark.parametrize(
    "old", [pytest.param(each, marks=[pytest.mark.assurance] * bool(n % 18)) for n, each in enumerate(OLD)]
)
def test_links_change_nothing_on_either_side(old: str) -> None:
    """Done and decided under one law, and named as that law names it: the same with the links and without."""
    apart = replace(BOOK.program, succeeds={}, memo={})
    for text in (case(old, BEFORE), *(case(new, AFTER) for new in linked(old))):
        assert recommend(BOOK.program, BOOK.case(text), library="0") == recommend(apart, BOOK.case(text), library="0")


@pytest.mark.assurance
@pytest.mark.parametrize("old", OLD)
def test_no_linked_result_is_heavier_than_the_law_of_the_act(old: str) -> None:
    one = result(old, CROSSING)
    assert one.comparison is not None
    applied = one.comparison.applied
    assert (applied == "new") is (one.comparison.new_is == "lighter")
    if applied == "old":
        assert one.options == one.comparison.old.options
    elif applied == "both":
        assert ResultStanding.REFER is one.standing
