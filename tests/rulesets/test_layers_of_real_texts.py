"""层级 on published texts: what the notice, benchmark or report says decides; what it takes over stands in for it as a fiction.

The relations are the published ones (sources of the rulesets, and of the texts named below). Where the text that a notice
takes over was not found, a fiction of its title and number stands beside it, so that the relation itself is tried.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from enforce_rules import Rulebook, RulesetError, load_rulebook
from enforce_rules.diagnostics import Severity
from enforce_rules.model.report import Result, ResultStanding, Verdict

ROOT = Path(__file__).parents[2] / "rulesets"
COMMON = ("national/admin-penalty-law-2021",)


@cache
def shelf(folder: Path, *names: str) -> Rulebook:
    return load_rulebook(*(ROOT / name for name in (*COMMON, *names)), folder)


def book(folder: Path, texts: tuple[str, ...], *names: str) -> Rulebook:
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return shelf(folder, *names) if texts else load_rulebook(*(ROOT / name for name in (*COMMON, *names)))


def judged(rules: Rulebook, act: str, region: str, facts: str = "", *, organ: str = "某局", role: str = "") -> Result:
    roles = f", 身份: [{role}]" if role else ""
    return rules.recommend(f"""
案件: {{编号: 例, 办案机关: {organ}, 地区: '{region}'}}
日期: {{行为起: 2025-10-01, 行为止: 2025-10-02, 发现: 2025-10-03, 立案: 2025-10-04, 拟决定: 2025-11-20}}
当事人: [{{代号: 甲, 类别: 法人{roles}}}]
行为: [{{代号: A1, 事项: {act}, 当事人: [甲], 事实: {{{facts}}}}}]
查无: {{范围: [行政处罚法-2021 全部总则], 认定: 某科, 理由: 已逐项询问}}
""").report.results[0]


def codes(result: Result) -> list[str]:
    return [why.code for why in result.refer]


def layered(result: Result) -> dict[str, Verdict]:
    return {step.id: step.verdict for step in result.steps if step.stage == "层级"}


def fined(result: Result) -> set[tuple[int | None, int | None]]:
    fines = [each.fine for option in result.options for each in option.sanctions if each.fine is not None]
    return {(None if f.low is None else int(f.low), None if f.high is None else int(f.high)) for f in fines}


# ---- 鹤城区应急管理局 2025-09-19: 直接适用 two texts of the province (21.11) ----

SAFETY = ("work-safety/work-safety-law-2021", "work-safety/hecheng-adoption-2025")
HUNAN_BENCHMARK = """
规则集: {编号: 湘-虚拟, 名称: 湖南省安全生产行政处罚自由裁量基准（2022版）, 制定机关: 湖南省应急管理厅, 地区: '430000', 文号: 湘应急发﹝2022﹞9号, 领域: 应急管理, 施行: 2022-01-01, 核对: 虚拟, 核对说明: 数字是编的}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}
表:
  - 编号: 九十七之四
    用途: 基准
    违法行为: 未如实记录安全生产教育和培训情况
    依据: 安全生产法第九十七条第四项
    法定: {列: [{处理: 生产经营单位}], 行: [[10万元以下罚款]]}
    列: [{条件: 未记录人数}, {处理: 生产经营单位}]
    行: [[不足10人, 1万元以上3万元以下], [10人以上, 3万元以上10万元以下]]
"""


@pytest.fixture(scope="module")
def hecheng() -> Rulebook:
    return load_rulebook(*(ROOT / each for each in (*COMMON, *SAFETY)))


def test_hecheng_adopts_texts_that_are_not_loaded_so_its_cases_refer(hecheng: Rulebook) -> None:
    result = judged(hecheng, "安全生产法-2021#97-4", "431202", "责令改正情况: 逾期未改正", role="生产经营单位")
    assert codes(result).count("adopted-not-loaded") == 2
    assert result.standing is ResultStanding.REFER
    assert fined(result) == {(100000, 200000)}  # the statutory range is given all the same


@pytest.mark.parametrize("region", ["431221", "430100", "320582"])
def test_another_place_is_not_bound_by_the_notice_of_hecheng(hecheng: Rulebook, region: str) -> None:
    result = judged(hecheng, "安全生产法-2021#97-4", region, "责令改正情况: 逾期未改正", role="生产经营单位")
    assert "adopted-not-loaded" not in codes(result)


def test_before_its_day_the_notice_of_hecheng_says_nothing(hecheng: Rulebook) -> None:
    (result, *_) = hecheng.recommend("""
案件: {编号: 例, 办案机关: 鹤城区应急管理局, 地区: '431202'}
日期: {行为起: 2025-09-01, 行为止: 2025-09-18, 发现: 2025-09-18, 立案: 2025-09-18, 拟决定: 2025-09-18}
当事人: [{代号: 甲, 类别: 法人, 身份: [生产经营单位]}]
行为: [{代号: A1, 事项: 安全生产法-2021#97-4, 当事人: [甲], 事实: {责令改正情况: 逾期未改正}}]
""").report.results
    assert "adopted-not-loaded" not in codes(result)


def test_with_the_adopted_benchmark_loaded_hecheng_is_judged_by_it(tmp_path: Path) -> None:
    """Found by its title and 文号, whose brackets the notice prints another way."""
    rules = book(tmp_path, (HUNAN_BENCHMARK,), *SAFETY)
    assert [each for each in rules.warnings if each.code == "superior-missing"] == []
    facts = "未记录人数: 12人, 责令改正情况: 限期内改正"
    result = judged(rules, "湘-虚拟#九十七之四", "431202", facts, role="生产经营单位")
    assert layered(result)["鹤城-应急-直接适用#关系:1"] is Verdict.YES
    assert codes(result).count("adopted-not-loaded") == 1  # the list of 2025 is still not there
    assert (30000, 100000) in fined(result)


# ---- 福州 榕环保规〔2023〕1号: the province's benchmark, and a supplement for its gaps (21.10) ----

ECOLOGY = ("ecology/eco-code-2026", "ecology/fuzhou-2023")
WATER = "未经核准排放甲"
FUJIAN = f"""
规则集: {{编号: 闽-虚拟, 名称: 福建省生态环境行政处罚裁量规则和基准（试行）（2021年修订版）, 制定机关: 福建省生态环境厅, 地区: '350000', 领域: 生态环境, 施行: 2021-01-01, 核对: 虚拟, 核对说明: 数字是编的}}
约定: {{列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}}
表:
  - {{编号: 排放, 用途: 基准, 违法行为: {WATER}, 依据: 某法第一条, 法定: 缺, 列: [处理], 行: [[1万元以上2万元以下]]}}
"""
SUPPLEMENT = f"""
规则集: {{编号: 榕补充-虚拟, 名称: 福州市生态环境行政处罚裁量权补充基准, 制定机关: 福州市生态环境局, 地区: '350100', 领域: 生态环境, 施行: 2022-01-01, 核对: 虚拟, 核对说明: 数字是编的}}
关系: {{列: [关系, 对象, 范围, 依据], 行: [[补充, 福建省生态环境行政处罚裁量规则和基准（试行）（2021年修订版）, 全部, 榕环保规〔2023〕1号第1点]]}}
表:
  - {{编号: 排放, 用途: 基准, 违法行为: {WATER}, 依据: 某法第一条, 法定: 缺, 列: [处理], 行: [[3万元]]}}
  - {{编号: 夜排, 用途: 基准, 违法行为: 夜间排放乙, 依据: 某条例第二条, 法定: 缺, 列: [处理], 行: [[4万元]]}}
"""


def test_fuzhou_uses_the_provinces_benchmark_and_its_own_where_that_has_none(tmp_path: Path) -> None:
    rules = book(tmp_path, (FUJIAN, SUPPLEMENT), "ecology/fuzhou-2023")
    both = judged(rules, WATER, "350100")
    assert fined(both) == {(10000, 20000)}
    assert layered(both)["榕补充-虚拟#排放"] is Verdict.NOT_APPLICABLE
    assert "榕环保规〔2023〕1号第1点、附件1" in both.reasoning_basis
    assert fined(judged(rules, "夜间排放乙", "350100")) == {(40000, 40000)}


def test_the_supplement_of_fuzhou_is_unknown_in_xiamen(tmp_path: Path) -> None:
    rules = book(tmp_path, (FUJIAN, SUPPLEMENT), "ecology/fuzhou-2023")
    assert fined(judged(rules, WATER, "350200")) == {(10000, 20000)}
    assert layered(judged(rules, WATER, "350200")) == {}


def test_without_the_annexes_a_case_of_fuzhou_refers() -> None:
    rules = load_rulebook(
        ROOT / COMMON[0], ROOT / "ecology/pollution-permit-regulation-2021", ROOT / "ecology/fuzhou-2023"
    )
    act = next(each for each in rules.program.violations if each.startswith("排污许可管理条例-2021#33"))
    assert "adopted-not-loaded" in codes(judged(rules, act, "350102"))
    assert "adopted-not-loaded" not in codes(judged(rules, act, "350200"))


# ---- 珠海 2025: 18 items, of which 11 of the province (粤应急规〔2025〕5号) and 7 of its own (50.3) ----


def items(first: int, last: int) -> str:
    return "\n".join(f"      - [虚拟事项{each}, 危害后果轻微, 可以不予行政处罚]" for each in range(first, last + 1))


def listed(head: str, rows: str, relations: str = "") -> str:
    return f"""
规则集: {{{head}, 领域: 应急管理, 施行: 2025-01-01, 核对: 虚拟, 核对说明: 事项是编的}}
{relations}
事实: {{列: [事实, 类型], 行: [[危害后果轻微, 认定]]}}
表:
  - 编号: 清单
    用途: 清单
    依据: 行政处罚法第三十三条第一款
    列: [违法行为, 情形, 处理]
    行:
{rows}
"""


PROVINCE_11 = listed(
    "编号: 粤清单, 名称: 广东省清单, 制定机关: 广东省应急管理厅, 文号: 粤应急规〔2025〕5号, 地区: '440000'",
    items(1, 11),
)
ZHUHAI_7 = listed(
    "编号: 珠清单, 名称: 珠海市清单, 制定机关: 珠海市应急管理局, 地区: '440400'",
    items(12, 18),
    "关系: {列: [关系, 对象, 文号], 行: [[直接适用, 广东省清单, 粤应急规〔2025〕5号]]}",
)
SLIGHT = "危害后果轻微: {值: 是, 认定: 某科, 理由: 现场查看}"


@pytest.mark.parametrize("item", range(1, 19))
def test_zhuhai_has_eighteen_items_and_its_neighbour_eleven(
    item: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rules = zhuhai(tmp_path_factory.getbasetemp() / "zhuhai")
    here = judged(rules, f"虚拟事项{item}", "440404", SLIGHT)
    assert "no_penalty" in [option.outcome.value for option in here.options]
    assert ("珠清单#关系:1" in layered(here)) == (item <= 11)
    there = judged(rules, f"虚拟事项{item}", "440300", SLIGHT)
    exempt = any(step.id == f"粤清单#清单:{item}" and step.verdict is Verdict.YES for step in there.steps)
    assert exempt == (item <= 11)


@cache
def zhuhai(folder: Path) -> Rulebook:
    folder.mkdir(exist_ok=True)
    return book(folder, (PROVINCE_11, ZHUHAI_7))


# ---- 珠海: national, provincial and city benchmarks are the basis together (20.6) ----


def benchmark(head: str, acts: dict[str, str], relations: str = "") -> str:
    tables = "".join(
        f"  - {{编号: {act}, 用途: 基准, 违法行为: {act}, 依据: 某法, 法定: 缺, 列: [处理], 行: [[{fine}]]}}\n"
        for act, fine in acts.items()
    )
    return f"""
规则集: {{{head}, 领域: 应急管理, 施行: 2025-01-01, 核对: 虚拟, 核对说明: 数字是编的}}
{relations}
表:
{tables}"""


def test_two_supplements_above_one_another_fill_the_gaps_of_the_national_benchmark(tmp_path: Path) -> None:
    nation = benchmark(
        "编号: 国, 名称: 国家基准, 制定机关: 应急管理部, 文号: 应急〔2024〕90号, 地区: 全国", {"甲行为": "1万元"}
    )
    province = benchmark(
        "编号: 粤, 名称: 广东省应急管理部门安全生产行政处罚裁量权基准（补充）, 制定机关: 广东省应急管理厅, 地区: '440000'",
        {"甲行为": "2万元", "乙行为": "2万元"},
        "关系: {列: [关系, 对象, 文号], 行: [[补充, 国家基准, 应急〔2024〕90号]]}",
    )
    city = benchmark(
        "编号: 珠, 名称: 珠海市补充, 制定机关: 珠海市应急管理局, 地区: '440400'",
        {"甲行为": "3万元", "乙行为": "3万元", "丙行为": "3万元"},
        "关系: {列: [关系, 对象], 行: [[补充, 广东省应急管理部门安全生产行政处罚裁量权基准（补充）]]}",
    )
    rules = book(tmp_path, (nation, province, city))
    assert fined(judged(rules, "甲行为", "440404")) == {(10000, 10000)}
    assert fined(judged(rules, "乙行为", "440404")) == {(20000, 20000)}
    assert fined(judged(rules, "丙行为", "440404")) == {(30000, 30000)}
    assert set(layered(judged(rules, "甲行为", "440404"))) >= {"粤#甲行为", "珠#甲行为"}


# ---- 冷水滩区, report of 2024-01-12: who follows the superior's three lists, and who has its own (21.11) ----

LENGSHUITAN = listed(
    "编号: 冷水滩, 名称: 冷水滩区清单, 制定机关: 冷水滩区人民政府, 地区: '431103'",
    "      - [虚拟事项1, 危害后果轻微, 不予行政处罚]",
    "关系: {列: [关系, 对象, 机关], 行: [[从其规定, 上级, 冷水滩区市场监督管理局], [优先于, 上级, 冷水滩区林业局], "
    "[优先于, 上级, 冷水滩区卫生健康局]]}",
)
HUNAN_LIST = listed(
    "编号: 湘清单, 名称: 湖南省清单, 制定机关: 湖南省某厅, 地区: '430000'",
    "      - [虚拟事项1, 危害后果轻微, 可以不予行政处罚]",
)


@pytest.mark.parametrize(
    ("organ", "modality"),
    [("冷水滩区市场监督管理局", "may"), ("冷水滩区林业局", "shall"), ("冷水滩区卫生健康局", "shall")],
)
def test_the_bureaus_of_lengshuitan_follow_the_superior_or_their_own_list(
    organ: str, modality: str, tmp_path: Path
) -> None:
    rules = book(tmp_path, (HUNAN_LIST, LENGSHUITAN))
    result = judged(rules, "虚拟事项1", "431103", SLIGHT, organ=organ)
    exempt = [option for option in result.options if option.outcome.value == "no_penalty"]
    assert [option.modality.value for option in exempt] == [modality]
    assert ("冷水滩#清单" if modality == "may" else "湘清单#清单") in layered(result)


# ---- 惠州: a city supplement beside 粤环发〔2021〕7号 (21.24), whose article 2 lets cities refine it ----

GD = ("ecology/gd-2022",)
GD_1_3 = "粤环发-2021-7#§1.3"


def city_of_guangdong(relation: str, fine: str, act: str) -> str:
    return f"""
规则集: {{编号: 惠-虚拟, 名称: 惠州市裁量标准, 制定机关: 惠州市生态环境局, 地区: '441300', 领域: 生态环境, 施行: 2023-01-01, 核对: 虚拟, 核对说明: 数字是编的}}
约定: {{列: [约定, 取值, 依据], 行: [[以下, 含, /]]}}
关系: {{列: [关系, 对象], 行: [[{relation}, 粤环发-2021-7]]}}
表:
  - 编号: 本市
    用途: 基准
    违法行为: {act}
    依据: 环境影响评价法第三十一条第三款
    法定: {{列: [处理], 行: [[5万元以下罚款]]}}
    列: [处理]
    行: [[{fine}]]
"""


@pytest.fixture(scope="module")
def act_1_3() -> str:
    return load_rulebook(*(ROOT / each for each in (*COMMON, *GD))).program.violations[GD_1_3].text


def test_a_supplement_of_huizhou_leaves_the_provinces_table_first(act_1_3: str, tmp_path: Path) -> None:
    rules = book(tmp_path, (city_of_guangdong("补充", "1000元", act_1_3),), *GD)
    result = judged(rules, GD_1_3, "441300")
    assert layered(result)["惠-虚拟#本市"] is Verdict.NOT_APPLICABLE
    assert (1000, 1000) not in fined(result)
    elsewhere = judged(rules, GD_1_3, "440700")
    assert (result.options, result.bounds) == (elsewhere.options, elsewhere.bounds)


def test_a_refinement_of_the_provinces_table_beyond_its_tiers_is_refused(act_1_3: str, tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as refused:
        book(tmp_path, (city_of_guangdong("细化", "6万元", act_1_3),), *GD)
    told = [each for each in refused.value.diagnostics if each.severity is Severity.ERROR]
    assert "outside-superior" in [each.code for each in told]


def test_a_city_text_that_is_silent_leaves_the_provinces_cases_as_they_are(tmp_path: Path) -> None:
    rules = book(tmp_path, (city_of_guangdong("替代", "1000元", "本市另有的行为").replace("[替代, ", "[补充, "),), *GD)
    here, elsewhere = judged(rules, GD_1_3, "441300"), judged(rules, GD_1_3, "440700")
    assert (here.options, here.standing, here.refer) == (elsewhere.options, elsewhere.standing, elsewhere.refer)
    assert layered(here) == {}
    assert fined(judged(rules, "本市另有的行为", "441300")) == {(1000, 1000)}


# ---- 贵州省消防 2025 article 3: towns and entrusted bodies use the same benchmark (21.20); on 荥阳's table ----


def test_a_town_that_uses_the_benchmark_of_its_city_comes_to_the_same(tmp_path: Path) -> None:
    town = """
规则集: {编号: 镇-虚拟, 名称: 某镇人民政府行政处罚裁量办法, 制定机关: 某镇人民政府, 地区: '410182101', 领域: 城市管理, 施行: 2025-01-01, 核对: 虚拟}
关系: {列: [关系, 对象, 依据], 行: [[沿用, 荥阳-建筑垃圾, 第三条]]}
表: []
"""
    rules = book(tmp_path, (town,), "urban/xingyang-construction-waste")
    facts = "擅自处置量: 15立方米"
    in_town = judged(rules, "荥阳-建筑垃圾#擅自处置", "410182101", facts, role="施工单位")
    in_city = judged(rules, "荥阳-建筑垃圾#擅自处置", "410182", facts, role="施工单位")
    assert fined(in_town) == fined(in_city) == {(40000, 70000)}
    assert "某镇人民政府行政处罚裁量办法第三条" in in_town.reasoning_basis
    assert "某镇人民政府行政处罚裁量办法第三条" not in in_city.reasoning_basis


# ---- 云县: a list that passes on the province's, which is not loaded ----


def test_yunxian_says_that_the_list_it_passes_on_is_not_loaded() -> None:
    rules = load_rulebook(
        *(ROOT / each for each in (*COMMON, "work-safety/work-safety-law-2021", "work-safety/yunxian-no-penalty-2023"))
    )
    own = judged(rules, "云县-应急-不予#yx-safety-1", "530922")
    assert "superior-not-loaded" in [why.code for why in own.premises]
    other = judged(rules, "安全生产法-2021#97-4", "530922", "责令改正情况: 逾期未改正", role="生产经营单位")
    assert "adopted-not-loaded" in codes(other)


@pytest.mark.parametrize(
    ("place", "relations"),
    [
        (
            "work-safety/hecheng-adoption-2025",
            [
                ("湖南省安全生产行政处罚自由裁量基准（2022版）", "湘应急发〔2022〕9号"),
                (
                    "湖南省安全生产领域违法行为不予处罚从轻行政处罚减轻行政处罚不予行政强制事项清单（试行）",
                    "湘应急发〔2025〕4号",
                ),
            ],
        ),
        ("ecology/fuzhou-2023", [("福建省生态环境行政处罚裁量规则和基准（试行）（2021年修订版）", None)]),
    ],
)
def test_the_texts_taken_over_bear_the_published_titles(place: str, relations: list[tuple[str, str | None]]) -> None:
    (ruleset,) = load_rulebook(ROOT / place).program.rulesets.values()
    assert [(each.target, each.number) for each in ruleset.relations] == relations
    assert {each.kind for each in ruleset.relations} == {"直接适用"}
