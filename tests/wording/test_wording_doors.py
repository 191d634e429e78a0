"""What each door reads and refuses, one proposition a test."""

from fractions import Fraction

import pytest

from enforce_rules.wording import (
    Fine,
    Money,
    Multiple,
    NoFine,
    Quantity,
    WordingError,
    parse_amount,
    parse_citation,
    parse_citation_prefix,
    parse_number,
    parse_period,
    parse_quantity,
    parse_sanctions,
    parse_value,
    parse_weight,
    render,
    share,
    to_json,
)


def refused(door: object, cell: str) -> tuple[str, str]:
    """The code of the error and the text it points at."""
    assert callable(door)
    with pytest.raises(WordingError) as caught:
        door(cell)
    error = caught.value
    return error.code, cell[error.at : error.at + error.length]


# ---- amounts


@pytest.mark.parametrize(
    ("cell", "normal"),
    [
        ("0.5万元以上1.2万元以下", "5000元以上1.2万元以下"),
        ("处十二万以上十五万元以下罚款", "12万元以上15万元以下"),
        ("5-10万元", "5万元至10万元"),
        ("100-200万元", "100万元至200万元"),
        ("5000-1万元", "5000元至1万元"),
        ("1000元以上不满6000元", "1000元以上不满6000元"),
        ("2000元以上（含）5000元以下（不含）", "2000元（含）以上5000元（不含）以下"),
        ("直接经济损失的1.5倍以上2倍以下", "直接经济损失1.5倍以上2倍以下"),
        ("欠缴税款百分之五十以上五倍以下", "欠缴税款50%以上5倍以下"),
        ("500元/车次", "500元/车次"),
        ("每10平方米一百元", "每10平方米100元"),
        ("每处二万元", "2万元/处"),
        ("按日五百元", "500元/日"),
        ("1.23456亿元", "12345.6万元"),
        ("处处置费用3倍罚款", "处置费用3倍"),
    ],
)
def test_an_amount_has_one_normal_form(cell: str, normal: str) -> None:
    assert normal == render(parse_amount(cell))


def test_what_the_reader_supplied_is_noted_and_is_no_part_of_the_value() -> None:
    supplied = parse_amount("18万以上20万元以下")
    assert isinstance(supplied, Money)
    assert ("unit_missing",) == supplied.notes
    assert parse_amount("18万元以上20万元以下") == supplied


def test_a_trailing_mark_of_inclusion_belongs_to_the_nearest_bound() -> None:
    amount = parse_amount("收入30%以上50%以下（含本数）")
    assert (None, True) == (
        amount.range.low and amount.range.low.included,
        amount.range.high and amount.range.high.included,
    )


def test_a_low_end_in_percent_before_a_high_end_in_multiples_is_kept_exactly() -> None:
    amount = parse_amount("税款百分之五十以上三倍以下")
    assert isinstance(amount, Multiple) and amount.low_unit_percent and amount.range.low
    assert Fraction(1, 2) == amount.range.low.value


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5万元以上10万元以上", ("two_lower_bounds", "以上")),
        ("19000元以下2万元以下", ("two_upper_bounds", "以下")),
        ("1000元以2000元以下", ("typo_bound", "以")),
        ("7.5万元元以上", ("unit_twice", "元")),
        ("2.5元万以上", ("unit_order", "万")),
        ("一百万一十元", ("numeral_irregular", "一百万一十")),
        ("300万元以上500", ("trailing", "500")),
        ("5以上10万元以下", ("unit_ambiguous", "5")),
        ("5 10万元", ("space_in_number", " ")),
        ("5万元以上…", ("ellipsis", "…")),
        ("10万元以上5万元以下", ("range_reversed", "10万元以上5万元")),
        ("5万元以上5万元以下", ("range_empty", "5万元以上5万元")),
        ("5万元以上（含6万元）", ("inclusion_mismatch", "6万元")),
        ("5万元（", ("bracket_open", "（")),
        ("100元/箱", ("unit_unknown", "箱")),
        ("5桶", ("unit_unknown", "桶")),
        ("5吨以下", ("unit_mismatch", "5吨以下")),
        ("0", ("unit_missing", "0")),
        ("三分之一", ("no_amount", "三分之一")),
        ("1万5千元", ("unit_missing", "1万")),
    ],
)
def test_a_slip_in_an_amount_is_refused_where_it_stands(cell: str, expected: tuple[str, str]) -> None:
    assert expected == refused(parse_amount, cell)


# ---- sanctions


@pytest.mark.parametrize(
    ("cell", "normal"),
    [
        ("处二十万元罚款，个人处五千元罚款", "处20万元罚款，对个人处5000元罚款"),
        ("五日以下拘留 或者 五百元以下罚款", "处5日以下拘留或者处500元以下罚款"),
        ("没收违法所得并处违法所得一倍罚款", "没收违法所得，并处违法所得1倍罚款"),
        ("责令停产停业或者处五万元以下罚款", "责令停产停业，或者处5万元以下罚款"),
        ("没收违法所得、没收非法财物、并处1万元罚款", "没收违法所得，没收非法财物，并处1万元罚款"),
        ("对直接负责的主管人员，处1万元罚款", "对直接负责的主管人员处1万元罚款"),
        ("处不缴或者少缴的税款百分之五十罚款", "处不缴或者少缴的税款50%罚款"),
        ("责令限期改正；给予警告；4万元以上7万元以下", "责令限期改正；给予警告；处4万元以上7万元以下罚款"),
        ("并对个人处五千元罚款", "并对个人处5000元罚款"),
        ("给予警告，可以对个人处五千元罚款", "给予警告，对个人可以处5000元罚款"),
        ("可以并处罚款", "可以并处罚款"),
        ("拘留五日", "处5日拘留"),
    ],
)
def test_a_cell_of_sanctions_has_one_normal_form(cell: str, normal: str) -> None:
    assert normal == render(parse_sanctions(cell))


def test_no_fine_hides_in_the_words_of_a_measure() -> None:
    for cell in ("责令改正处5万元罚款", "责令改正处五万元罚款"):
        assert "penalty_unclear" == refused(parse_sanctions, cell)[0]


def test_a_stage_before_a_fine_is_not_swallowed() -> None:
    assert ("no_amount", "情节严重的") == refused(parse_sanctions, "处1万元罚款；情节严重的，处2万元罚款")


def test_no_fine_is_a_sanction_of_its_own() -> None:
    assert (NoFine("不予罚款"),) == tuple(step.do for step in parse_sanctions("不予罚款").steps)


def test_each_step_has_its_party_modality_and_connective() -> None:
    steps = parse_sanctions("给予警告，可以并处1万元罚款；对个人可以处500元罚款").steps
    assert [(None, False, None), (None, True, "并"), ("个人", True, "；")] == [(s.party, s.may, s.join) for s in steps]
    assert isinstance(steps[2].do, Fine)


# ---- conditions


@pytest.mark.parametrize(
    ("cell", "normal"),
    [
        ("近二年有2次以下同类违法行为", "近2年2次以下同类违法行为"),
        ("近二年有同类违法行为", "近2年有同类违法行为"),
        ("两年内第2次的", "2年内第2次"),
        ("仅pH值超标（2<pH<5 或10<pH<11）", "仅pH值超标（2<pH<5或者10<pH<11）"),
        ("3处以下, 或 面积 1平方米以下", "3处以下或者面积1平方米以下"),
        ("6个月以上1年以下", "6个月以上12个月以下"),
        ("24小时以上3日以下", "24小时以上72小时以下"),
        ("30日内", "30日内"),
        ("10天以内", "10日以内"),
        ("本年度累计3次以上", "本年度3次以上"),
        ("上一年度销售额1亿元以上", "上一年度销售额1亿元以上"),
        ("已满十四周岁不满十八周岁", "已满14周岁不满18周岁"),
        ("超过法定退休年龄3年以上", "超过法定退休年龄3年以上"),
        ("没有或者不足10万元", "没有或者不足10万元"),
        ("GB8978超标3倍以上", "GB8978超标3倍以上"),
        ("pH＞9", "pH>9"),
        ("第一次拒报或谎报的", "第1次拒报或谎报"),
        ("违法行为超过2年", "违法行为超过2年"),
        ("存在3处以上", "存在3处以上"),
        ("违法所得在10万元以上", "违法所得10万元以上"),
    ],
)
def test_a_condition_has_one_normal_form(cell: str, normal: str) -> None:
    assert normal == render(parse_quantity(cell))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("涉及面积1000平方米以下，拒不改正的", "circumstance_mixed"),
        ("8吨以上或者造成重大生态环境影响", "circumstance_mixed"),
        ("拒不改正或二次以上违法", "circumstance_mixed"),
        ("一般工业固体废物或者污染土壤40吨以上", "subject_ambiguous"),
        ("一个因子（化学需氧量）浓度超标，且不足0.5倍", "subject_missing"),
        ("500头猪、30000羽鸡、100头牛以下或其他同规模", "trailing"),
        ("以下情形之一的：1、超标3倍以上；2、10吨以上", "trailing"),
        ("不满十四周岁、六十周岁以上", "trailing"),
        ("第4次以上", "no_quantity"),
        ("近二年", "no_quantity"),
        ("1-5", "no_quantity"),
        ("2类声环境功能区", "no_quantity"),
        ("3万元以上罚款", "penalty_here"),
        ("未超过3日", "negated_bound"),
        ("没有达到3次", "negated_bound"),
        ("3亩以上2公顷以下", "unit_mismatch"),
        ("1吨以上（不含2吨）", "inclusion_mismatch"),
        ("超标3倍以上或者5吨以上且10次以上", "mixed_connectives"),
        ("1" * 401, "cell_too_long"),
    ],
)
def test_two_conditions_or_none_are_refused(cell: str, code: str) -> None:
    assert code == refused(parse_quantity, cell)[0]


def test_an_unknown_unit_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(WordingError) as caught:
        parse_quantity("10类以上")
    assert ("unit_unknown", "类", "小类") == (
        caught.value.code,
        caught.value.data["unit"],
        caught.value.data["suggestion"],
    )


def test_a_ruleset_may_declare_a_unit() -> None:
    declared = {"头猪当量": ("头猪当量", "count"), "标箱": ("标箱", "count")}
    assert "头猪当量" == to_json(parse_quantity("500头猪当量以上", declared))["unit"]
    assert "500元/标箱" == render(parse_amount("每标箱500元", declared))
    assert "unit_unknown" == refused(parse_quantity, "500标箱以上")[0]


# ---- weights, periods, values


def test_a_weight_is_a_plain_share() -> None:
    assert [Fraction(1, 4), Fraction(1, 24), 0, Fraction(1, 3)] == [
        share(parse_weight(cell)) for cell in ("25%", "1/24", "0", "三分之一")
    ]


@pytest.mark.parametrize("cell", ["5%以上", "1/0", "3倍", "5-10%"])
def test_a_range_is_no_weight(cell: str) -> None:
    assert "no_weight" == refused(parse_weight, cell)[0]


def test_a_period_looks_back_or_is_a_deadline_or_only_a_length() -> None:
    periods = [parse_period(cell) for cell in ("近二年", "2年内", "5个工作日")]
    assert [(True, False), (False, False), (False, True)] == [(period.recent, period.length) for period in periods]


@pytest.mark.parametrize("cell", ["近2年内3次", "一年半", "2次", ""])
def test_nothing_follows_a_period(cell: str) -> None:
    assert refused(parse_period, cell)[0] in ("trailing", "no_period")


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("4个月", 4, "个月"),
        ("30吨", 30, "吨"),
        ("0.5倍", Fraction(1, 2), "倍"),
        ("13周岁", 13, "周岁"),
        ("10%", 10, "%"),
    ],
)
def test_a_fact_is_one_exact_value(cell: str, value: Fraction, unit: str) -> None:
    read = parse_value(cell)
    assert isinstance(read, Quantity) and (value, unit) == (read.range.point, read.unit)


def test_a_sum_of_money_is_a_value_in_yuan() -> None:
    assert 10_000_000 == parse_value("1000万元").range.point


def test_a_value_is_of_the_dimension_asked_for() -> None:
    assert 3 == parse_value("3个月", dimension="months").range.point
    with pytest.raises(WordingError) as caught:
        parse_value("3吨", dimension="months")
    assert "unit_mismatch" == caught.value.code


@pytest.mark.parametrize(("cell", "code"), [("5", "unit_missing"), ("5桶", "unit_unknown"), ("3吨以上", "trailing")])
def test_what_is_no_exact_value_is_refused(cell: str, code: str) -> None:
    assert code == refused(parse_value, cell)[0]


@pytest.mark.parametrize(
    ("cell", "value"), [("12", 12), ("１２", 12), ("一千零五十", 1050), ("1.5亿", 150_000_000), ("一点五万", 15_000)]
)
def test_a_bare_numeral(cell: str, value: int) -> None:
    assert value == parse_number(cell)


# ---- citations


@pytest.mark.parametrize(
    ("cell", "normal"),
    [
        ("行政处罚法第三十三条第一款第二项", "《行政处罚法》第三十三条第一款第（二）项"),
        ("第十二条第三项", "第十二条第（三）项"),
        ("环境影响评价法第三十一条第一款、第二款", "《环境影响评价法》第三十一条第一款、第二款"),
        ("《城市建筑垃圾管理规定》第二十五条（一）", "《城市建筑垃圾管理规定》第二十五条第（一）项"),
        ("生态环境法典第一千零六十条第一款", "《生态环境法典》第一千零六十条第一款"),
        ("刑法第一百二十条之一第二款", "《刑法》第一百二十条之一第二款"),
        ("第十条第（一）至（三）项", "第十条第（一）项、第（二）项、第（三）项"),
        ("第六十七条至第六十九条", "第六十七条、第六十八条、第六十九条"),
        (
            "《甲法》第一条、第二条和《乙法》（2021年修订）第三条",
            "《甲法》第一条、第二条，《乙法》（2021年修订）第三条",
        ),
        ("水污染防治法（2017）第八十一条", "《水污染防治法》（2017）第八十一条"),
        ("税收票证管理办法", "《税收票证管理办法》"),
        ("《某〈某〉办法》第3条的规定", "《某〈某〉办法》第三条"),
        ("前款第一项", "前款第（一）项"),
    ],
)
def test_a_citation_has_one_normal_form(cell: str, normal: str) -> None:
    assert normal == render(parse_citation(cell))


def test_a_list_element_inherits_the_levels_above_its_own() -> None:
    found = parse_citation("第八十五条第一款第三项、第二款、第八十六条")
    assert [(85, 1, 3), (85, 2, None), (86, None, None)] == [(p.article, p.paragraph, p.item) for p in found]


@pytest.mark.parametrize("cell", ["126②", "71(五)", "12（二）", "备注二", "依照规定", "第二章"])
def test_what_lacks_its_signs_is_no_citation(cell: str) -> None:
    assert "no_citation" == refused(parse_citation, cell)[0]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("第一条至第三百条", "too_many_provisions"),
        ("第五条至第三条", "range_reversed"),
        ("《甲法第一条", "bracket_open"),
    ],
)
def test_a_citation_that_goes_wrong_is_refused(cell: str, code: str) -> None:
    assert code == refused(parse_citation, cell)[0]


def test_a_citation_is_read_off_the_front_of_a_text_and_the_rest_is_given_back_untouched() -> None:
    found, rest = parse_citation_prefix("《森林法》第七十三条第一款：违反本法规定， 处 1 000 元……")
    assert (73, 1, "：违反本法规定， 处 1 000 元……") == (found[0].article, found[0].paragraph, rest)


def test_a_sentence_of_a_paragraph_is_a_provision_of_its_own() -> None:
    # 第三十三条第一款有两句：第一句“不予”，第二句“可以不予”
    first, second = parse_citation("行政处罚法第三十三条第一款第一句、第二句")
    assert (33, 1, 1) == (first.article, first.paragraph, first.sentence)
    assert (33, 1, 2) == (second.article, second.paragraph, second.sentence)
    assert "《行政处罚法》第三十三条第一款第一句、第二句" == render((first, second))
