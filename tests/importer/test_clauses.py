"""The penalty sentences of real statutes, one for each shape, read as the 法定 tables that a person would write."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enforce_rules.importer.clause_figures import figures
from enforce_rules.importer.clauses import Clause, read_clause
from enforce_rules.model.node import ListNode, Node, TextNode

STAGES = (
    "《建设项目环境保护管理条例》第二十三条第一款 违反本条例规定，需要配套建设的环境保护设施未建成、未经验收或者验收不合格，建设项目即投入生产或者使用，"
    "或者在环境保护设施验收中弄虚作假的，由县级以上环境保护行政主管部门责令限期内改正，处20万元以上100万元以下的罚款；逾期未改正的，处100万元以上200万元以下的"
    "罚款；对直接负责的主管人员和其他责任人员，处5万元以上20万元以下的罚款；造成重大环境污染或者生态破坏的，责令停止生产或者使用，或者报经有批准权的人民政府"
    "批准，责令关闭。"
)
SOLID = (
    "违反本法规定，有下列行为之一，由生态环境主管部门责令改正，处以罚款，没收违法所得；情节严重的，报经有批准权的人民政府批准，可以责令停业或者关闭：{item}"
    "有前款第一项、第八项行为之一，处五万元以上二十万元以下的罚款；有前款第二项、第三项、第四项、第五项、第六项、第九项、第十项、第十一项行为之一，处十万元以上"
    "一百万元以下的罚款；有前款第七项行为，处所需处置费用一倍以上三倍以下的罚款，所需处置费用不足十万元的，按十万元计算。对前款第十一项行为的处罚，有关法律、"
    "行政法规另有规定的，适用其规定。"
)
RADIATION = (
    "《放射性同位素与射线装置安全和防护条例》第五十二条第一项 违反本条例规定，生产、销售、使用放射性同位素和射线装置的单位有下列行为之一的，由县级以上人民政府"
    "生态环境主管部门责令停止违法行为，限期内改正；逾期未改正的，责令停产停业或者由原发证机关吊销许可证；有违法所得的，没收违法所得；违法所得10万元以上的，并处"
    "违法所得1倍以上5倍以下的罚款；没有违法所得或者违法所得不足10万元的，并处1万元以上10万元以下的罚款：（一）无许可证从事放射性同位素和射线装置生产、销售、"
    "使用活动的；"
)
MEDICAL = (
    "《医疗废物管理条例》第四十六条第一项 医疗卫生机构、医疗废物集中处置单位违反本条例规定，有下列情形之一的，由县级以上地方人民政府卫生行政主管部门或者环境保护"
    "行政主管部门按照各自的职责责令限期内改正，给予警告，可以并处5000元以下的罚款；逾期未改正的，处5000元以上3万元以下的罚款：（一）贮存设施或者设备不符合环境"
    "保护、卫生要求的；《医疗废物管理行政处罚办法》第六条第一项 医疗废物集中处置单位有《条例》第四十六条规定的下列情形之一的，由县级以上地方人民政府环境保护行政"
    "主管部门责令限期内改正，给予警告，可以并处5000 元以下的罚款，逾期未改正的，处5000元以上3万元以下的罚款：（一）贮存设施或者设备不符合环境保护、卫生要求的；"
)
SOIL = (
    "《中华人民共和国土壤污染防治法》第八十六条第一款第{item}项、第二款违反本法规定，有下列行为之一的，由地方人民政府生态环境主管部门或者其他负有土壤污染防治监督"
    "管理职责的部门责令改正，处以罚款；拒不改正的，责令停产整治：（{item}）未按照规定办理的。有前款规定行为之一的，处二万元以上二十万元以下的罚款；有前款第二项、"
    "第四项、第五项、第七项规定行为之一，造成严重后果的，处二十万元以上二百万元以下的罚款。"
)
SWIMMING = (
    "《中华人民共和国水污染防治法》第九十一条第二款 在饮用水水源一级保护区内从事网箱养殖或者组织进行旅游、垂钓或者其他可能污染饮用水水体的活动的，由县级以上地方"
    "人民政府环境保护主管部门责令停止违法行为，处二万元以上十万元以下的罚款。个人在饮用水水源一级保护区内游泳、垂钓或者从事其他可能污染饮用水水体的活动的，由县级"
    "以上地方人民政府环境保护主管部门责令停止违法行为，可以处五百元以下的罚款。"
)


def counted(work: Callable[[], object]) -> int:
    """Calls made while something is done, by Python code and by built-in functions."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def plain(node: Node | None) -> object:
    """A node as plain lists, maps and strings."""
    if node is None or isinstance(node, TextNode):
        return node and node.text
    if isinstance(node, ListNode):
        return [plain(each) for each in node.items]
    return {key.text: plain(value) for key, value in node.items}


def read(basis: str, violated: str = "", title: str = "") -> Clause:
    clause = read_clause(basis, violated, title)
    assert isinstance(clause, Clause), clause
    return clause


def statutory(basis: str, title: str = "") -> object:
    return plain(read(basis, title=title).statutory)


def test_an_order_and_a_fine_are_one_row_and_a_refusal_to_correct_is_another() -> None:
    clause = read(
        "《大气污染防治法》第一百零八条第一项 违反本法规定，有下列行为之一的，由县级以上人民政府生态环境主管部门责令改正，处二万元以上二十万元以下的罚款；"
        "拒不改正的，责令停产整治：（一）产生含挥发性有机物废气的生产和服务活动，未在密闭空间或者设备中进行的；",
        "《中华人民共和国大气污染防治法》第四十五条 产生含挥发性有机物废气的生产和服务活动，应当在密闭空间或者设备中进行。",
    )
    assert plain(clause.statutory) == {
        "列": ["情形", "处理"],
        "行": [["/", "责令改正；处二万元以上二十万元以下罚款"], ["拒不改正", "责令停产整治"]],
        "重合": "全部",
    }
    assert clause.basis == ("大气污染防治法第一百零八条第一项",)
    assert clause.breaches == ("大气污染防治法第四十五条",)
    assert clause.facts == (("拒不改正", "是否"),)
    assert clause.organ is None
    assert clause.unread == ()


def test_a_fine_after_the_term_takes_the_place_of_the_first_and_persons_are_fined_at_either_stage() -> None:
    clause = read(STAGES)
    assert plain(clause.statutory) == {
        "列": [{"条件": "责令改正情况"}, "情形", {"处理": "单位"}, {"处理": "直接负责的主管人员和其他责任人员"}],
        "行": [
            ["限期内改正", "/", "责令限期内改正；处20万元以上100万元以下罚款", "处5万元以上20万元以下罚款"],
            ["逾期未改正", "/", "责令限期内改正；处100万元以上200万元以下罚款", "处5万元以上20万元以下罚款"],
            [
                "/",
                "造成重大环境污染或者生态破坏",
                {"选一": ["责令停止生产或者使用", "报经有批准权的人民政府批准，责令关闭"]},
                "/",
            ],
        ],
        "重合": "全部",
    }
    assert clause.facts == (("造成重大环境污染或者生态破坏", "认定"),)


def test_a_first_fine_after_the_term_is_for_that_stage_only() -> None:
    assert statutory(
        "《清洁法》第五条 未设置标志牌的，由县级以上主管部门责令限期内改正；逾期未改正的，处二万元以上五万元以下罚款。"
    ) == {
        "列": [{"条件": "责令改正情况"}, "处理"],
        "行": [["/", "责令限期内改正"], ["逾期未改正", "处二万元以上五万元以下罚款"]],
        "重合": "全部",
    }


EDITION = (
    "《中华人民共和国水污染防治法》（2017年修订）第八十二条第（一）项： 违反本法规定，有下列行为之一的，由县级以上人民政府环境保护主管部门责令限期改正，处二万元以上"
    "二十万元以下的罚款；逾期不改正的，责令停产整治： （一）未按照规定对所排放的水污染物自行监测，或者未保存原始监测记录的；"
)


def test_the_edition_of_a_law_is_cited_with_it_and_an_item_in_brackets_without_them() -> None:
    clause = read(EDITION)
    assert clause.basis == ("水污染防治法（2017年修订）第八十二条第一项",)
    assert plain(clause.statutory) == {
        "列": [{"条件": "责令改正情况"}, "处理"],
        "行": [["/", "责令限期改正；处二万元以上二十万元以下罚款"], ["逾期未改正", "责令停产整治"]],
        "重合": "全部",
    }
    assert clause.unread == ()


def test_the_paragraphs_of_an_edition_are_both_cited() -> None:
    assert read(
        "《中华人民共和国清洁法》（2018年修正）第三十一条第一款、第二款： 擅自开工的，由县级以上主管部门责令停止建设，根据裁量情节和危害后果，处一万元以上五万元以下的罚款。"
    ).basis == ("清洁法（2018年修正）第三十一条第一款、第二款",)


def test_brackets_after_a_title_that_hold_no_edition_are_no_citation() -> None:
    assert read_clause("《清洁法》（试行）第三条 倾倒的，由主管部门处一万元罚款。") == "开头不是法律的名称和条款"


@pytest.mark.parametrize(
    ("item", "range"),
    [("一", "五万元以上二十万元以下"), ("八", "五万元以上二十万元以下"), ("十", "十万元以上一百万元以下")],
)
def test_the_range_is_that_of_the_item_cited(item: str, range: str) -> None:
    clause = read(
        f"《中华人民共和国固体废物污染环境防治法》第一百零二条第一款第{item}项、第二款 {SOLID.format(item=f'（{item}）某行为的；')}"
    )
    assert plain(clause.statutory) == {
        "列": ["情形", "处理"],
        "行": [
            ["/", f"责令改正；处{range}罚款"],
            ["有违法所得", "没收违法所得"],
            ["情节严重", "报经有批准权的人民政府批准，可以责令停业或者关闭"],
        ],
        "重合": "全部",
    }
    assert not any(range in words for words in clause.others)


def test_a_base_that_counts_as_at_least_so_much_is_derived_first() -> None:
    clause = read(
        f"《固体废物污染环境防治法》第一百零二条第一款第七项、第二款 {SOLID.format(item='（七）擅自倾倒的；')}"
    )
    assert plain(clause.derived) == {
        "列": [{"条件": "所需处置费用"}, {"得": "计罚处置费用"}],
        "行": [["不足十万元", "十万元"], ["十万元以上", "所需处置费用"]],
    }
    assert "处计罚处置费用一倍以上三倍以下罚款" in str(plain(clause.statutory))
    assert clause.facts == (("所需处置费用", "金额"), ("计罚处置费用", "金额"))


def test_serious_consequences_raise_the_range_of_the_items_named_only() -> None:
    assert statutory(SOIL.format(item="二")) == {
        "列": ["情形", "处理"],
        "行": [
            [{"除外": "造成严重后果"}, "责令改正；处二万元以上二十万元以下罚款"],
            ["造成严重后果", "责令改正；处二十万元以上二百万元以下罚款"],
            ["拒不改正", "责令停产整治"],
        ],
        "重合": "全部",
    }
    third = read(SOIL.format(item="三"))
    assert figures(str(plain(third.statutory))) == ("二万元以上二十万元以下",)
    assert figures("".join(third.others)) == ("二十万元以上二百万元以下",)


def test_gains_are_asked_for_by_their_sum_where_a_fine_hangs_on_it() -> None:
    clause = read(RADIATION)
    assert plain(clause.statutory) == {
        "列": [{"条件": "违法所得"}, {"条件": "责令改正情况"}, "处理"],
        "行": [
            ["/", "/", "责令停止违法行为；责令限期内改正"],
            ["/", "逾期未改正", "责令停产停业或者吊销许可证"],
            ["超过0元", "/", "没收违法所得"],
            ["10万元以上", "/", "并处违法所得1倍以上5倍以下罚款"],
            ["没有违法所得或者违法所得不足10万元", "/", "并处1万元以上10万元以下罚款"],
        ],
        "重合": "全部",
    }
    assert clause.unread == ("由原发证机关吊销许可证",)


def test_two_provisions_that_say_the_same_are_cited_both() -> None:
    clause = read(MEDICAL)
    assert clause.basis == ("医疗废物管理条例第四十六条第一项", "医疗废物管理行政处罚办法第六条第一项")
    assert plain(clause.statutory) == {
        "列": [{"条件": "责令改正情况"}, "处理"],
        "行": [
            ["限期内改正", "责令限期内改正；给予警告；可以并处5000元以下罚款"],
            ["逾期未改正", "责令限期内改正；给予警告；处5000元以上3万元以下罚款"],
        ],
    }


def test_of_two_deeds_the_one_the_title_names_counts() -> None:
    assert statutory(SWIMMING, title="个人在饮用水水源一级保护区内游泳、垂钓或者从事其他可能污染饮用水水体的活动") == {
        "列": ["处理"],
        "行": [["责令停止违法行为；可以处五百元以下罚款"]],
    }
    assert read_clause(SWIMMING) == "一款里有2个行为，看不出是哪一个"


def test_one_is_fined_as_a_unit_or_as_a_person_and_both_have_to_stop() -> None:
    order = "责令停止违法行为；责令消除污染"
    assert statutory(
        "《广东省固体废物污染环境防治条例》第五十二条第二款 违反本条例第三十二条第二项规定，使用未经批准的设施焚烧处理固体废物的，由所在地县级以上人民政府"
        "生态环境主管部门责令停止违法行为，消除污染，对单位处一万元以上十万元以下的罚款，对个人处五百元以上二千元以下的罚款。"
    ) == {
        "列": [{"处理": "单位"}, {"处理": "个人"}],
        "行": [[f"{order}；处一万元以上十万元以下罚款", f"{order}；处五百元以上二千元以下罚款"]],
    }


def test_either_condition_may_bring_the_measure() -> None:
    assert statutory(
        "《某条例》第六十六条第一款 不按照许可证的要求排放污染物的，由县级以上生态环境主管部门责令限期内改正，并可处十万元以上一百万元以下罚款；拒不改正或者造成较大"
        "社会影响的，报经有批准权的人民政府批准，责令停业、关闭。"
    ) == {
        "列": ["情形", "处理"],
        "行": [
            ["/", "责令限期内改正；可以处十万元以上一百万元以下罚款"],
            [{"任一": ["拒不改正", "造成较大社会影响"]}, "报经有批准权的人民政府批准，责令停业、关闭"],
        ],
        "重合": "全部",
    }


def test_one_of_two_sanctions_stands_beside_the_fine() -> None:
    clause = read(
        "《排污许可管理条例》第四十一条 违反本条例规定，伪造、变造、转让排污许可证的，由生态环境主管部门没收相关证件或者吊销排污许可证，处10万元以上30万元以下的"
        "罚款，3年内不得再次申请排污许可证。"
    )
    assert plain(clause.statutory) == {
        "列": ["处理"],
        "行": [[[{"选一": ["没收相关证件", "吊销排污许可证"]}, "处10万元以上30万元以下罚款"]]],
    }
    assert clause.unread == ("3年内不得再次申请排污许可证",)


@pytest.mark.parametrize(
    ("organ", "narrower"),
    [
        ("县级以上人民政府生态环境主管部门", False),
        ("地方人民政府生态环境主管部门或者其他负有监督管理职责的部门", False),
        ("设区的市级以上人民政府生态环境主管部门", True),
        ("县级以上地方人民政府", True),
        ("审批该单位立项环境影响评价文件的环境保护主管部门", True),
    ],
)
def test_an_organ_is_told_where_it_is_narrower_than_the_usual_one(organ: str, narrower: bool) -> None:
    assert read(f"《某法》第九条 未报告的，由{organ}责令改正，处一万元罚款。").organ == (organ if narrower else None)


def test_what_is_no_sanction_of_this_organ_is_told_beside_the_table() -> None:
    clause = read(
        "《某法》第九条 未报告的，由县级以上主管部门责令限期拆除，处二万元以上十万元以下的罚款；逾期不拆除的，强制拆除，所需费用由违法者承担，处十万元以上五十万元"
        "以下的罚款；情节严重的，由负责资质认定的部门取消其检验资格；构成犯罪的，依法追究刑事责任。"
    )
    assert clause.unread == (
        "强制拆除", "所需费用由违法者承担", "情节严重的，由负责资质认定的部门取消其检验资格", "构成犯罪的，依法追究刑事责任",
    )  # fmt: skip
    assert plain(clause.statutory) == {
        "列": [{"条件": "责令改正情况"}, "处理"],
        "行": [
            ["限期内改正", "责令限期拆除；处二万元以上十万元以下罚款"],
            ["逾期未改正", "责令限期拆除；处十万元以上五十万元以下罚款"],
        ],
    }


HEAD = "《某法》第九条第一项 未报告的，由县级以上主管部门"


@pytest.mark.parametrize(
    ("basis", "why"),
    [
        ("未报告的，处一万元罚款。", "开头不是法律的名称和条款"),
        (f"{HEAD}责令改正，处以罚款。", "罚款没有写数额"),
        (f"{HEAD}处一万元罚款；态度恶劣的，处五万元罚款。", "不认识的情形：态度恶劣的，处五万元罚款"),
        (f"{HEAD}处一万元左右的罚款。", "没有读出处理：处一万元左右罚款（trailing）"),
        (f"{HEAD}处一万元罚款，五年内禁止从事有关业务。", "没有读出处理：五年内禁止从事有关业务"),
        (f"{HEAD}处一万元罚款，处二万元罚款。", "同一情形、同一当事人有两个罚款"),
        (
            f"{HEAD}处一万元罚款；情节严重的，处二万元罚款；逾期未改正的，处三万元罚款。",
            "有两个阶段各自换一个罚款，哪一个在先没有写",
        ),
        (f"{HEAD}处一万元罚款：（二）未报告的。", "引用的是第一项，列出的不是这一项"),
        (
            f"{HEAD}处一万元罚款。《某条例》第三条 未报告的，由县级以上主管部门处二万元罚款。",
            "两处依据的罚则不一样，以哪一处为准没有写",
        ),
        (
            f"{HEAD}处一万元罚款，报经有批准权的人民政府批准。",
            "批准之后没有写处理：处一万元罚款，报经有批准权的人民政府批准",
        ),
        (f"{HEAD}处一万元罚款，取消检验资格。", "没有读出处理：取消检验资格"),
        (f"{HEAD}处罚款：（一）未报告的；有前款第二项行为的，处一万元罚款。", "罚款没有写数额"),
        (f"{HEAD}责令改正；逾期未改正的，或者责令停业。", "“或者”前面没有处理：或者责令停业"),
        (f"{HEAD}组织拆除，由公安机关处一万元罚款。", "没有读出处理"),
        (f"{HEAD}处一万元罚款；未公开的，由县级以上主管部门处二万元罚款。", "一款里有2个行为，看不出是哪一个"),
        ("《某法》第九条 数额五万元以上未报告的，由县级以上主管部门处一万元罚款。", "这个数没有着落：五万元以上"),
        ("一" * 70_000, "文字太长"),
    ],
)
def test_a_sentence_that_is_not_read_whole_is_left_to_the_author(basis: str, why: str) -> None:
    assert read_clause(basis) == why


def test_a_breach_that_cannot_be_read_is_told_and_the_range_stays() -> None:
    clause = read(f"{HEAD}处一万元罚款。", "《某法》第二十八第一款 应当报告。")
    assert clause.breaches == ()
    assert clause.unread == ("违反没有读出：《某法》第二十八第一款 应当报告。",)


def test_a_sentence_is_cited_where_it_begins_and_not_where_it_speaks_of_another() -> None:
    violated = "《某条例》第十六条 应当报告。第十七条第二款 应当如实记录，不适用第二十条规定；第二十二条关于单位的规定，适用于企业。《某办法》第三条 应当公开。"
    assert read(f"{HEAD}处一万元罚款。", violated).breaches == ("某条例第十六条、第十七条第二款", "某办法第三条")


WORDS = st.sampled_from(
    "《某法》 第九条 第一项 违反本法规定 未报告的 ，由 县级以上主管部门 责令改正 处 一万元以上 五万元以下 的罚款 罚款 ； ， 。 ： （一） 逾期未改正的 拒不改正的 "
    "情节严重的 有违法所得的 没收违法所得 违法所得十万元以上的 并处 违法所得一倍 对个人 对单位 可以 或者 报经有批准权的人民政府批准 责令停业 有前款第一项行为 的 "
    "不足一万元的 按一万元计算 构成犯罪的 吊销许可证 由原发证机关 限期 造成后果的 强制拆除 给予警告 1 一 元 （ ） … 〃".split()
)


@given(st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=60))
@example("《某法》第九条 的，由甲处一元罚款，不足的，按计算")
def test_no_text_makes_it_fail_and_no_figure_goes_missing(words: str) -> None:
    for text in (words, f"{HEAD}{words}"):
        clause = read_clause(text, words, words)
        if isinstance(clause, Clause):
            told = str(plain(clause.statutory)) + "".join([*clause.unread, *clause.others, str(plain(clause.derived))])
            rule = "".join(text.split()).partition("，由")[2].partition("：（")[0]
            assert set(figures(rule)) <= set(figures(told))
        else:
            assert clause


@pytest.mark.parametrize(
    "piece",
    ["一", "第一条", "；《甲法》第一条", "（一）", "，", "；有前款第一项行为，处一元罚款", "责令改正，", "对单位处一元罚款，", "，或者责令停业", "，逾期不改正的，处一元罚款",
     "；造成一的，责令改正", "；甲的，由乙责令改正", "。甲的，由乙处一元罚款", "《", "》", "报经有批准权的人民政府批准，", "不足一元的，按一元计算，", "。第一条"],
)  # fmt: skip
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    def calls(size: int) -> int:
        text = HEAD + piece * (size // len(piece))
        return counted(lambda: read_clause(text, text, piece))

    calls(100)
    assert calls(6_000) < 2.3 * calls(3_000) + 500


def test_figures_are_read_with_their_bounds_and_units() -> None:
    assert figures("处1.5万元以上三倍以下罚款，五日以上十五日以下拘留，百分之五十以下，3年内，第一百零八条，每次5千元") == (
        "1.5万元以上三倍以下", "五日以上十五日以下", "百分之五十以下", "3年", "5千元",
    )  # fmt: skip
