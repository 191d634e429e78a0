"""正文 and 附件2 of 粤环发〔2021〕7号 against what the published text says.

In: the ruleset as plain YAML, and the extract of 附件2 made by `scripts/extract_gd_list.py`. The figures of the articles
are written here from the text. Nothing of the library is used.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
RULESET = yaml.load((ROOT / "rulesets/ecology/gd-2022/ruleset.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
LIST: dict[str, dict[str, Any]] = json.loads((ROOT / "tests/data/gd-no-penalty.json").read_text("utf-8"))
VOLUMES = sorted((ROOT / "rulesets/ecology/gd-2022").glob("chapter-?.yaml"))
CHAPTERS = [yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader) for path in VOLUMES]
TABLES: dict[str, dict[str, Any]] = {table["编号"]: table for file in (RULESET, *CHAPTERS) for table in file["表"]}
FACTS: dict[str, dict[str, Any]] = {
    row[0]: dict(zip(RULESET["事实"]["列"], row, strict=True)) for row in RULESET["事实"]["行"]
}

# A word of the list, and the condition it is written as. Item 6 is split into three by its own 推定 table.
WRITTEN = {
    "属于首次违法": "属于首次违法",
    "近一年内属于首次违法": "近一年内属于首次违法",
    "年度内属于首次违法": "年度内属于首次违法",
    "在责令改正期限内改正违法": "在责令改正期限内改正违法行为",
    "倍数在0.1倍以下": "超标倍数=0.1倍以下",
    "倍数在1倍以下": "超标倍数=1倍以下",
    "仅pH值超过标准": "超标方式=仅pH值超标",
    "数值在5-10以内": "pH值=5≤pH≤10",
    "未按照国家环境保护标准贮存的，所涉危险废物不超过0.1吨": "未按照国家环境保护标准贮存的危险废物=不超过0.1吨",
    "混入非危险废物中贮存的，所涉危险废物不超过0.01吨": "混入非危险废物中贮存的危险废物=不超过0.01吨",
    "持续时间不超过20日": "违法行为持续时间=不超过20日",
}
LINKED = {"1": "§1.3", "4": "§1.1", "6": "§2.7-1"}  # the items whose act has a fine table here
ONLY_REPORT_FORM = "项目应报批的环评文件类别=报告表类"  # item 4 is about 报告表; §1.1 is about 报告书 as well


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a table by column, 〃 resolved."""
    table = TABLES[name]
    found: list[dict[str, Any]] = []
    columns = [column if isinstance(column, str) else next(iter(column.values())) for column in table["列"]]
    for row in table["行"]:
        above = found[-1] if found else {}
        found.append({c: above[c] if cell == "〃" else cell for c, cell in zip(columns, row, strict=True)})
    return found


def atoms(condition: Any) -> list[str]:
    """Every single condition inside a condition, in order."""
    if isinstance(condition, str):
        return [] if condition == "/" else [condition]
    found = []
    for key, value in condition.items():
        if key in ("同时满足", "任一"):
            found += [atom for each in value for atom in atoms(each)]
        else:
            found.append(f"{key}={value}")
    return found


def test_the_list_has_twenty_items() -> None:
    assert list(LIST) == [str(n) for n in range(1, 21)] == [row["序号"] for row in rows("附件2")]


@pytest.mark.parametrize("number", LIST)
def test_item(number: str) -> None:
    item, row = LIST[number], rows("附件2")[int(number) - 1]
    assert row["违法行为"] == item["act"]
    assert row["违反"] == item["breaches"].removeprefix("中华人民共和国")
    assert row["处理"] == item["outcome"]
    assert row["适用项"] == LINKED.get(number, "/")
    assert list(row["情形"]) == (["同时满足"] if item["all"] else ["任一"])
    found = []
    for atom in atoms(row["情形"]):
        if atom == "水污染物轻微超标":
            found += [each for one in rows("附件2第6项（2）") for each in atoms(one["情形"])]
        elif not (number == "4" and atom == ONLY_REPORT_FORM):
            synonym = [name for name, fact in FACTS.items() if atom in fact["同义"]]
            found.append(synonym[0] if synonym and synonym[0] == "在责令改正期限内改正违法行为" else atom)
    assert found == [WRITTEN.get(word, word) for word in item["words"]]
    if number == "4":
        assert ONLY_REPORT_FORM in atoms(row["情形"])
    if number == "10":
        assert [list(each) for each in row["情形"]["任一"]] == [["同时满足"], ["同时满足"]]
        assert [len(each["同时满足"]) for each in row["情形"]["任一"]] == [4, 3]


def test_item_6_is_three_closed_alternatives() -> None:
    table = TABLES["附件2第6项（2）"]
    assert (table["用途"], table["闭合"]) == ("推定", "是")
    assert table["列"] == ["情形", {"得": "水污染物轻微超标"}]
    assert [(list(row["情形"]), len(row["情形"]["同时满足"])) for row in rows("附件2第6项（2）")] == [
        (["同时满足"], 2)
    ] * 3
    assert {row["水污染物轻微超标"] for row in rows("附件2第6项（2）")} == {"是"}


def test_the_list_is_closed_to_sensitive_areas() -> None:
    table = TABLES["附件2"]
    assert (table["用途"], table["依据"]) == ("清单", "行政处罚法第三十三条第一款")
    assert table["不适用"]["行"] == [["附件2备注二", "在自然保护区、风景名胜区、饮用水源保护区等生态环境敏感区内发生"]]


def test_windows_of_first_violation() -> None:
    history = {row[0]: dict(zip(RULESET["履历"]["列"], row, strict=True)) for row in RULESET["履历"]["行"]}
    assert (history["近一年内属于首次违法"]["回溯"], history["年度内属于首次违法"]["回溯"]) == ("一年", "年度")
    assert {history[name]["同类"] for name in ("近一年内属于首次违法", "年度内属于首次违法")} == {"待定"}
    assert FACTS["属于初次违法"]["取值"] == "待定"
    assert FACTS["属于初次违法"]["同义"] == ["属于首次违法"]
    counts = {name: (row["回溯"], row["含本次"], row["得"]) for name, row in history.items() if row["得"] == "次数"}
    assert counts == {
        "近二年同类违法行为情况（含本次）": ("二年", "含", "次数"),
        "近二年同类违法行为情况": ("二年", "不含", "次数"),
        "近二年同类环境违法次数": ("二年", "不含", "次数"),
        "近一年同类违法行为情况": ("一年", "不含", "次数"),
        "近五年同类违法行为情况": ("五年", "不含", "次数"),
    }


def test_conventions() -> None:
    assert {row[0]: (row[1], row[2]) for row in RULESET["约定"]["行"]} == {
        "以上": ("含", "第二十三条"),
        "以下": ("不含", "第二十三条"),
        "法定以下": ("含", "/"),
        "年度": ("公历年", "第二十三条"),
        "回溯": ("自当次行为发生之日往前", "第二十二条"),
        "同类": ("同一款项", "第二十一条"),
        "至": ("含", "/"),
        "无法查明": ("最低档次", "第五条"),
        "起算": ("次日", "/"),
        "边界重复": ("提交决定", "/"),
        "情节冲突": ("提交决定", "/"),
        "默认方向": ("一般", "/"),
        "减轻到底": ("提交决定", "/"),
        "取整": ("不取整", "/"),
        "位阶高低": (["法律、行政法规、地方性法规、地方政府规章", "法律、行政法规、部门规章"], "/"),
    }


def test_force() -> None:
    head = RULESET["规则集"]
    assert (head["文号"], head["施行"], head["失效"], head["地区"]) == (
        "粤环发〔2021〕7号",
        "2022-01-01",
        "2026-12-31",
        "440000",
    )


HEADS = {  # 用途, 依据, 适用, 作用于
    "第七条": ("总则", None, None, None),
    "第八条": ("过渡", None, "决定时规定已被修改或者废止", None),
    "第十条": ("总则", "行政处罚法第四十九条", None, None),
    "第十一条": ("总则", None, None, None),
    "第十二条": ("量罚", None, None, "阶次幅度"),
    "第十三条": ("总则", None, None, None),
    "第十三条第二项": ("总则", "行政处罚法第三十三条第二款", None, None),
    "第十四条": ("总则", None, None, "罚款标准"),
    "第十四条第三项": ("推定", None, None, None),
    "改正的日子": ("推定", "广东省生态环境行政处罚自由裁量权规定附件1", None, None),
    "第九条第二款": ("程序", "粤环发〔2021〕7号第九条第二款", "拟移送", None),
    "第十五条": ("程序", None, None, None),
    "第十六条-起算": ("推定", "行政处罚法第三十六条第二款", None, None),
    "第十六条-期限": ("推定", "行政处罚法第三十六条第一款", None, None),
    "第十六条": ("总则", "行政处罚法第三十六条第一款", None, None),
    "土壤环境敏感程度": ("推定", "附件1第六章各表备注（HJ964-2018第6.2.2.2条）", None, None),
    "第二十条": ("推定", None, None, None),
    "期限内改正": ("推定", "附件2备注三", None, None),
    "改正": ("推定", None, None, None),
    "日排放量": ("推定", "§2.7备注2", None, None),
}


def test_heads() -> None:
    found = {
        name: (table["用途"], table.get("依据"), table.get("适用"), table.get("作用于"))
        for name, table in TABLES.items()
        if table["用途"] not in ("基准", "清单") and not name.startswith(("§", "附件2"))
    }
    assert found == HEADS
    columns = {column for name in HEADS for column in TABLES[name]["列"] if isinstance(column, str)}
    assert columns == {"序号", "依据", "情形", "处理", "罚款形式", "从轻", "一般", "从重"}


def test_daily_discharge() -> None:
    """§2.7 备注2: proof of the party first, then the permit, then the assessment."""
    assert TABLES["日排放量"]["重合"] == "首行"
    assert TABLES["日排放量"]["行"] == [
        ["当事人有证据证明废水实际日排放量少于规定的日排放量", "违法行为发生前六个月废水日排放量均值"],
        ["排污许可证中已载明日排放量限值", "排污许可证载明的日排放量限值"],
        ["/", "环评批复或环评文件规定的日排放量限值"],
    ]


def test_article_12() -> None:
    table = TABLES["第十二条"]
    assert (table["用途"], table["方式"], table["作用于"]) == ("量罚", "可以", "阶次幅度")
    assert table["另有规定"] == ["法律", "行政法规", "地方性法规", "部门规章", "地方政府规章"]
    assert table["列"] == ["序号", "罚款形式", "从轻", "一般", "从重"]
    assert table["行"] == [
        ["（一）", "倍数", "低于中间倍数", "中间倍数", "中间倍数以上"],
        ["（二）", "幅度", "低于平均值", "平均值", "平均值以上"],
        ["（三）前段", "只有上限", "上限的20%", "上限的50%", "/"],
        ["（三）后段", "只有下限", "/", "下限的2倍", "下限的5倍"],
    ]


def test_articles_7_8_and_10() -> None:
    article_7 = {row["序号"]: row for row in rows("第七条")}
    assert {number: row["处理"] for number, row in article_7.items()} == {
        "（一）前段": "优先适用本规定",
        "（一）中段": "均可适用",
        "（一）后段": "优先适用本规定",
        "（二）": "优先适用本规定",
        "（三）": "优先适用本规定",
        "（四）": "按照罚款数额高的规定处罚",
        "（五）": "优先适用本规定",
        "（六）": "按照立法法的规定进行层级报送",
    }
    assert "与另一规定的位阶关系=上位法" in atoms(article_7["（一）前段"]["情形"])
    assert "与另一规定的位阶关系=下位法" in atoms(article_7["（一）后段"]["情形"])
    same_rank = "与另一规定的位阶关系=同一位阶"
    assert all(same_rank in atoms(article_7[number]["情形"]) for number in ("（二）", "（三）", "（四）"))
    assert "施行在另一规定之后" in atoms(article_7["（三）"]["情形"])
    assert article_7["（四）"]["依据"] == "行政处罚法第二十九条"
    assert atoms(article_7["（六）"]["情形"])[:2] == ["本规定的位阶=地方性法规", "另一规定的位阶=部门规章"]
    assert (TABLES["第八条"]["用途"], TABLES["第八条"]["重合"]) == ("过渡", "首行")
    assert [(row["序号"], row["情形"], row["处理"]) for row in rows("第八条")] == [
        ("第二款", "一直连续或继续到新法施行之后", "适用新的规定"),
        ("第一款第二项", "适用新法对保护当事人的合法权益更为有利", "适用新的规定"),
        ("第一款第三项", "按照具体行政行为的性质应当适用新法的实体规定", "适用新的规定"),
        ("第一款", "/", "适用行为发生时的规定"),
    ]
    (row,) = rows("第十条")
    assert row["处理"] == "可以从重处罚"
    assert list(row["情形"]) == ["同时满足"]
    assert atoms(row["情形"]) == ["发生重大传染病疫情等突发事件", "违反突发事件应对措施"]


def test_article_11() -> None:
    assert [(row["序号"], row["依据"], row["情形"], row["处理"]) for row in rows("第十一条")] == [
        (f"（{n}）", f"行政处罚法第三十二条第{n}项", circumstance, "应当从轻或者减轻处罚")
        for n, circumstance in (
            ("一", "主动消除或者减轻生态环境违法行为危害后果"),
            ("二", "受他人胁迫或者诱骗实施生态环境违法行为"),
            ("三", "主动供述生态环境主管部门尚未掌握的生态环境违法行为"),
            ("四", "配合生态环境主管部门查处生态环境违法行为有立功表现"),
            ("五", "法律、法规、规章规定其他应当从轻或者减轻行政处罚的情形"),
        )
    ]


def test_article_13() -> None:
    first, third = rows("第十三条")
    assert (first["处理"], third["处理"]) == ("不予处罚", "可以不予处罚")
    assert first["依据"] == third["依据"] == "行政处罚法第三十三条第一款"
    assert [list(row["情形"]) for row in (first, third)] == [["同时满足"], ["同时满足"]]
    assert atoms(first["情形"]) == ["生态环境违法行为轻微", "及时改正", "没有造成危害后果"]
    assert atoms(third["情形"]) == ["属于初次违法", "危害后果轻微", "及时改正"]
    (second,) = rows("第十三条第二项")
    assert second == {"情形": "当事人有证据足以证明没有主观过错", "处理": "不予处罚"}
    assert TABLES["第十三条第二项"]["另有规定"] == ["法律", "行政法规"]
    assert TABLES["第十三条"]["阶段"] == TABLES["第十三条第二项"]["阶段"] == "豁免"


def test_article_14() -> None:
    (row,) = rows("第十四条")
    assert row["处理"] == "罚款降低30%-50%，不低于法定最低罚款额"
    assert atoms(row["情形"]) == [
        "提出公开道歉申请",
        "在地市级以上主要媒体或网站上公开道歉",
        "作出生态环境守法承诺",
        "行政处罚决定作出前改正生态环境违法行为",
    ]
    assert list(row["情形"]) == ["同时满足"]
    numerals = "一 二 三 四 五 六 七 八 九 十 十一".split()
    exclusions = TABLES["第十四条"]["不适用"]["行"]
    assert [source for source, _ in exclusions] == [f"第十四条第{n}项" for n in numerals]
    assert exclusions[3][1] == {"符合": "第十条"}
    for source, circumstance in exclusions[:3] + exclusions[4:]:
        assert source in FACTS[circumstance]["依据"]
    waste = TABLES["第十四条第三项"]
    assert waste["违法行为"] == TABLES["§4.26"]["违法行为"]
    assert waste["列"][1] == {"得": exclusions[2][1]}
    assert waste["行"] == [["/", "是"]]


def test_article_15() -> None:
    assert {row["处理"] for row in rows("第十五条")} == {"法制审核"}
    assert [(row["序号"], row["依据"]) for row in rows("第十五条")] == [
        ("（一）", "行政处罚法第五十八条第一款第一项"),
        ("（二）", "粤环发〔2021〕7号第十五条第二项"),
        ("（三）", "行政处罚法第五十八条第一款第二项"),
        ("（四）", "行政处罚法第五十八条第一款第三项"),
        ("（五）", "行政处罚法第五十八条第一款第四项"),
    ]
    assert [row["情形"] for row in rows("第十五条") if row["序号"] != "（三）"] == [
        "涉及重大公共利益",
        "可能造成重大社会影响或引发社会风险",
        "案件情况疑难复杂、涉及多个法律关系",
        "法律、法规规定应当进行法制审核的其他情形",
    ]
    assert atoms(rows("第十五条")[2]["情形"]) == ["直接关系当事人或者第三人重大权益", "经过听证程序"]


def test_article_16() -> None:
    assert TABLES["第十六条-起算"]["行"] == [
        ["违法行为处于连续或继续状态", "违法行为终了之日"],
        ["/", "违法行为发生之日"],
    ]
    assert TABLES["第十六条-期限"]["行"] == [
        [{"同时满足": ["涉及公民生命健康安全", "有危害后果"]}, "五年"],
        ["/", "二年"],
    ]
    assert TABLES["第十六条-起算"]["重合"] == TABLES["第十六条-期限"]["重合"] == "首行"
    assert TABLES["第十六条"]["行"] == [["超过生态环境违法行为追究期限", "不再给予行政处罚"]]
    assert TABLES["第十六条"]["阶段"] == "门槛"
    assert TABLES["第十六条"]["不适用"]["行"] == [["行政处罚法第三十六条第一款", "涉及金融安全"]]


def test_article_17() -> None:
    heaviest = {name for name, fact in FACTS.items() if fact["并存"] == "取重"}
    areas = {
        "排放口所在区域",
        "建设项目地点",
        "建设项目所在区域",
        "所在区域",
        "经营活动所涉地点",
        "排污口所在区域",
        "区域类型",
    }
    areas |= {"锅炉所在区域", "排放区域", "排放口所在位置", "接受地区域类型"}
    pollutants = {"排污情况", "产排污情况", "污染物类别", "污染物种类", "排放污染物种类"}
    assert heaviest == pollutants | areas
    used = set()
    for table in TABLES.values():
        if table["用途"] == "基准" and "行" in table:
            used |= {row[0] for row in table["行"] if isinstance(row[0], str)}
            used |= {column["条件"] for column in table["列"] if isinstance(column, dict) and "条件" in column}
    named = {name for name in used if re.search("(?:区域|地点|所在位置|区域类型)$", name)}
    assert areas == named - {"一般区域", "环境敏感区或限批区以外的区域", "生态环境敏感区域", "生态环境敏感区以外的区域"}


def test_article_20_is_closed() -> None:
    table = TABLES["第二十条"]
    assert (table["闭合"], table["重合"]) == ("是", "全部")
    assert table["行"] == [
        ["造成突发环境事件发生", "是", "/", "是"],
        ["造成群体性事件发生等导致广泛社会影响", "/", "是", "是"],
    ]


def test_correction_in_time_is_prompt_and_never_the_converse() -> None:
    assert TABLES["期限内改正"]["行"] == [["限期内改正", "是"], ["逾期未改正", "否"]]
    assert [row["情形"] for row in rows("改正")] == ["在责令改正期限内改正违法行为", "经责令改正后立即改正违法行为"]
    assert {row["及时改正"] for row in rows("改正")} == {"是"}


@pytest.mark.parametrize(
    "clause",
    [
        "第三条、第四条",
        "第五条后段",
        "第七条第一项",
        "第七条第三项",
        "第七条第六项",
        "第八条第一款第一项",
        "第八条第一款",
        "第九条",
        "第十三条第三项后段",
        "第十四条第一款",
        "第十四条第二款",
        "第十八条、第十九条",
        "第二十三条后段",
        "附件2备注二",
        "附件2备注三",
    ],
)
def test_what_is_not_a_rule_says_why(clause: str) -> None:
    (row,) = [row for row in RULESET["未译"]["行"] if row[0] == clause]
    assert all(len(cell) > 1 for cell in row)
    assert row[3] in ("不写", "提示", "提问", "提交决定", "待核")
