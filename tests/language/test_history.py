"""履历: what counts as an earlier matter, on which day, of which kind, by whom; what is revoked; what is left unsaid.

One rule in a small ruleset, an act of 2023-06-01 found on 2023-06-20, and lines of earlier matters.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from history_helpers import ELSEWHERE, answer, book, case, known, line
from language_helpers import loaded

NOT_COUNTED = ("matter-revoked", "matter-of-another-sort", "matter-too-old", "matter-not-before")

# ---- one matter, several events ----

STAGES = [
    line("2023-01-05", "查处", 案号="一"),
    line("2023-01-09", "责令改正", 案号="一"),
    line("2023-02-10", "处罚决定", 案号="一", 内容="罚款200元"),
]


def test_the_stages_of_one_matter_are_one_detection() -> None:
    assert 1 == answer(book(), case(STAGES)).count


def test_the_same_lines_without_a_number_are_three() -> None:
    assert 3 == answer(book(), case([{**each, "案号": "/"} for each in STAGES])).count


def test_a_matter_found_and_not_yet_penalised_is_a_detection_and_no_penalty() -> None:
    found = case(STAGES[:2])
    assert (1, 0) == (answer(book(), found).count, answer(book(计数="处罚决定"), found).count)


def test_what_one_line_of_a_matter_leaves_out_the_others_say() -> None:
    decided = {"日期": "2023-02-10", "处理": "处罚决定", "案号": "一"}
    found = case([STAGES[0], decided])
    assert 1 == answer(book(计数="处罚决定", 机关="同一机关"), found).count


def test_a_matter_of_two_acts_counts_its_penalty_for_the_act_it_was_imposed_for() -> None:
    lines = [
        line("2023-01-05", "查处", 案号="一"),
        line("2023-02-10", "处罚决定", 案号="一", 事项="倾倒"),
    ]
    found = case(lines)
    assert (1, 0) == (answer(book(), found).count, answer(book(计数="处罚决定"), found).count)


# ---- review ----


def test_a_revoked_penalty_is_not_counted() -> None:
    found = answer(book(计数="处罚决定"), case([*STAGES, line("2023-04-01", "撤销", 案号="一")]))
    assert 0 == found.count
    assert "不计：2023-01-05查处[1]→2023-01-09责令改正[2]→2023-02-10处罚决定[3]，已于2023-04-01撤销" == found.says(
        "matter-revoked"
    )


def test_a_revoked_matter_was_not_found_either_unless_the_text_counts_it() -> None:
    found = case([*STAGES, line("2023-04-01", "撤销", 案号="一")])
    assert (0, 1) == (answer(book(), found).count, answer(book(撤销后="算"), found).count)


def test_where_the_text_leaves_it_open_a_revoked_matter_is_open() -> None:
    found = answer(book(撤销后="待定"), case([*STAGES, line("2023-04-01", "撤销", 案号="一")]))
    assert ((0, 1), "needs_facts") == (found.bounds, found.result.standing.value)
    assert "revoked-undefined" in found.codes


def test_a_revocation_takes_out_its_own_matter_only() -> None:
    lines = [line("2023-01-05", 案号="一"), line("2023-03-05", 案号="二"), line("2023-04-01", "撤销", 案号="二")]
    found = answer(book(), case(lines))
    assert 1 == found.count
    assert "计入：2023-01-05查处[1]" == found.says("matter-counts")


def test_a_revocation_after_the_act_and_before_the_decision_takes_out_too() -> None:
    assert 0 == answer(book(), case([*STAGES, line("2023-08-31", "撤销", 案号="一")])).count


def test_a_revocation_after_the_decision_is_not_looked_at() -> None:
    assert 1 == answer(book(), case([*STAGES, line("2023-09-02", "撤销", 案号="一")])).count


ANEW = [
    line("2021-02-01", "查处", 案号="一"),
    line("2021-03-01", "处罚决定", 案号="一", 内容="罚款500元"),
    line("2021-09-01", "撤销", 案号="一"),
    line("2022-01-10", "处罚决定", 案号="一", 内容="罚款300元"),
]


def test_what_is_decided_anew_counts_once_from_the_new_decision() -> None:
    assert 1 == answer(book(计数="处罚决定"), case(ANEW)).count
    assert 0 == answer(book(计数="处罚决定", 回溯="一年"), case(ANEW)).count


def test_what_is_decided_anew_was_found_when_it_was_found() -> None:
    assert 0 == answer(book(回溯="二年"), case(ANEW)).count  # found 2021-02-01, more than two years before


@pytest.mark.parametrize("review", ["变更", "部分撤销"])
def test_a_decision_that_was_changed_stands_with_what_it_was_changed_to(review: str) -> None:
    lines = [*STAGES, line("2023-04-01", review, 案号="一", 内容="罚款100元")]
    assert 1 == answer(book(计数="处罚决定"), case(lines)).count
    assert frozenset({"罚款100元"}) == known(book(计数="处罚决定", 得="最近一次的处理"), case(lines))


def test_a_change_does_not_make_the_decision_younger() -> None:
    lines = [line("2021-05-01", "处罚决定", 案号="一"), line("2023-04-01", "变更", 案号="一")]
    assert 0 == answer(book(计数="处罚决定"), case(lines)).count


def test_a_revocation_without_a_number_is_of_the_only_matter_it_may_be_of() -> None:
    lines = [line("2023-02-10", "处罚决定"), line("2023-05-20", "处罚决定"), line("2023-04-01", "撤销")]
    found = answer(book(), case(lines))
    assert 1 == found.count
    assert "计入：2023-05-20处罚决定[2]" == found.says("matter-counts")


def test_a_revocation_that_may_be_of_several_leaves_them_open() -> None:
    lines = [line("2023-02-10", "处罚决定"), line("2023-03-20", "处罚决定"), line("2023-04-01", "撤销")]
    found = answer(book(), case(lines))
    assert (0, 2) == found.bounds
    assert "revocation-unclear" in found.codes


# ---- what kind of matter ----

OF_EACH_KIND = [
    line("2023-01-01", "查处"),
    line("2023-01-02", "责令改正"),
    line("2023-01-03", "处罚决定"),
    line("2023-01-04", "免罚"),
]


@pytest.mark.parametrize(
    ("counts", "number"),
    [
        ("查处", 4),
        ("处罚决定", 1),
        ("免罚", 1),
        ("责令改正", 1),
        ("不限", 4),
        (("处罚决定", "免罚"), 2),
        (("处罚决定", "责令改正"), 2),
    ],
    ids=str,
)
def test_an_exempted_matter_counts_or_not_as_the_definition_says(counts: object, number: int) -> None:
    assert number == answer(book(计数=counts), case(OF_EACH_KIND)).count


def test_what_is_not_counted_is_told_with_the_kinds_that_are() -> None:
    told = answer(book(计数="处罚决定"), case(OF_EACH_KIND)).says("matter-of-another-sort")
    assert "不计：2023-01-01查处[1]、2023-01-02责令改正[2]、2023-01-04免罚[4]，本条只数处罚决定" == told


# ---- this one included or not ----


def test_this_one_is_counted_in_where_the_definition_says_so() -> None:
    found = case(STAGES)
    with_this = answer(book(含本次="含"), found)
    assert (1, 2) == (answer(book(), found).count, with_this.count)
    assert "this-one-counts" in with_this.codes


# ---- which kind: same violation, same provision, any ----


@pytest.mark.parametrize(
    ("same", "other", "number"),
    [
        ("同一违法行为", "占地", 0),
        ("同一款项", "占地", 1),
        ("不限", "占地", 1),
        ("同一违法行为", "倾倒", 0),
        ("同一款项", "倾倒", 0),
        ("不限", "倾倒", 1),
    ],
)
def test_another_act_under_the_same_paragraph_is_of_the_same_provision_only(same: str, other: str, number: int) -> None:
    assert number == answer(book(同类=same), case([line("2023-01-01", 事项=other)])).count


@pytest.mark.parametrize(("kind", "number"), [("同一违法行为", 0), ("同一款项", 1)])
def test_same_kind_is_what_the_convention_says(kind: str, number: int) -> None:
    assert number == answer(book(kind, 同类="同类"), case([line("2023-01-01", 事项="占地")])).count


def test_where_the_convention_is_words_another_provision_is_for_the_authority() -> None:
    rulebook = book("同一性质的违法行为", 同类="同类")
    found = answer(rulebook, case([line("2023-01-01", 事项="倾倒")]))
    assert ((0, 1), "needs_facts") == (found.bounds, found.result.standing.value)
    assert "约定的“同类”是“同一性质的违法行为”" in found.says("kind-undefined")
    assert 1 == answer(rulebook, case([line("2023-01-01", 事项="占地")])).count


@pytest.mark.parametrize(
    ("clause", "bounds", "code"),
    [
        ("市容条例第三十条第一款", (1, 1), "matter-counts"),
        ("《市容条例》第三十条第一款", (1, 1), "matter-counts"),
        ("市容条例第三十条第二款", (0, 0), "another-provision"),
        ("市容条例第三十条之一", (0, 0), "another-provision"),
        ("另一条例第三十条第一款", (0, 0), "another-provision"),
        ("市容条例第三十条", (0, 1), "coarser-provision"),
        ("第三十条第一款", (0, 1), "coarser-provision"),
        ("市容条例第三十条第一款第一项", (0, 1), "coarser-provision"),
        ("不是条款的话", (0, 1), "no-provision"),
        ("/", (0, 1), "no-provision"),
    ],
)
def test_a_provision_is_the_same_another_or_open(clause: str, bounds: tuple[int, int], code: str) -> None:
    found = answer(book(同类="同一款项"), case([line("2023-01-01", 事项="/", 条款=clause)]))
    assert (bounds, True) == (found.bounds, code in found.codes)


def test_a_violation_that_no_ruleset_lists_is_open_unless_its_provision_is_another() -> None:
    listed_nowhere = answer(book(), case([line("2023-01-01", 事项="占路经营")]))
    assert ((0, 1), True) == (listed_nowhere.bounds, "unlisted-violation" in listed_nowhere.codes)
    elsewhere = answer(book(), case([line("2023-01-01", 事项="无证行医", 条款="医师法第五十九条")]))
    assert (0, True) == (elsewhere.count, "another-violation" in elsewhere.codes)


def test_a_violation_in_its_printed_words_is_the_same_as_by_its_code() -> None:
    assert 1 == answer(book(), case([line("2023-01-01", 事项="占用道路经营")])).count


# ---- by whom, where, of whom ----


@pytest.mark.parametrize(
    ("organ", "bounds", "code"),
    [("甲局", (1, 1), "matter-counts"), (ELSEWHERE, (0, 0), "another-organ"), ("/", (0, 1), "no-organ")],
)
def test_the_same_organ(organ: str, bounds: tuple[int, int], code: str) -> None:
    found = answer(book(机关="同一机关"), case([line("2023-01-01", 机关=organ)]))
    assert (bounds, True) == (found.bounds, code in found.codes)
    assert 1 == answer(book(机关="不限"), case([line("2023-01-01", 机关=organ)])).count


@pytest.mark.parametrize(
    ("area", "bounds", "code"),
    [
        ("990100", (1, 1), "matter-counts"),
        ("990102", (1, 1), "matter-counts"),
        ("9901", (1, 1), "matter-counts"),
        ("990200", (0, 0), "another-area"),
        ("/", (0, 1), "no-area"),
    ],
)
def test_the_same_organ_in_its_area(area: str, bounds: tuple[int, int], code: str) -> None:
    found = answer(book(机关="同一机关本辖区"), case([line("2023-01-01", 地区=area)]))
    assert (bounds, True) == (found.bounds, code in found.codes)
    assert 1 == answer(book(机关="同一机关"), case([line("2023-01-01", 地区=area)])).count


def test_another_organ_of_that_area_is_not_the_same_organ() -> None:
    assert 0 == answer(book(机关="同一机关本辖区"), case([line("2023-01-01", 机关=ELSEWHERE)])).count


def test_a_matter_of_one_party_is_not_the_others() -> None:
    given = case([line("2023-01-01", 当事人="乙")], parties=("甲", "乙"))
    first, second = answer(book(), given, 0), answer(book(), given, 1)
    assert (0, 1) == (first.count, second.count)
    assert "another-party" in first.codes


def test_a_matter_that_names_no_party_is_of_each() -> None:
    given = case([line("2023-01-01")], parties=("甲", "乙"))
    assert (1, 1) == (answer(book(), given, 0).count, answer(book(), given, 1).count)


# ---- windows ----


@pytest.mark.parametrize(
    ("window", "day", "number"),
    [
        ("一年", "2022-06-01", 1),
        ("一年", "2022-05-31", 0),
        ("二年", "2021-06-01", 1),
        ("二年", "2021-05-31", 0),
        ("十二个月", "2022-06-01", 1),
        ("六个月", "2022-12-01", 1),
        ("六个月", "2022-11-30", 0),
        ("年度", "2023-01-01", 1),
        ("年度", "2022-12-31", 0),
        ("不限", "1990-01-01", 1),
        ("一年", "2023-05-31", 1),
        ("一年", "2023-06-01", 0),
        ("一年", "2023-06-02", 0),
    ],
)
def test_a_window_back_from_the_day_of_the_act(window: str, day: str, number: int) -> None:
    assert number == answer(book(回溯=window), case([line(day)])).count


def test_a_matter_of_the_day_of_the_act_or_after_it_is_not_earlier_and_it_is_said() -> None:
    found = answer(book(), case([line("2023-06-01"), line("2023-07-01")]))
    told = "不计：2023-06-01查处[1]、2023-07-01查处[2]，不在2023-06-01（违法行为发生之日）以前"
    assert told == found.says("matter-not-before")


def test_what_lies_outside_the_window_is_said_to_with_where_it_begins() -> None:
    found = answer(book(), case([line("2021-05-31")]))
    assert "从2023-06-01（违法行为发生之日）往前，自2021-06-01起" == found.says("window-back")
    assert "不计：2021-05-31查处[1]，在期间以外" == found.says("matter-too-old")


@pytest.mark.parametrize(
    ("since", "day", "number"),
    [
        ("违法行为发生之日", "2022-06-10", 1),
        ("违法行为发生之日", "2023-06-10", 0),
        ("违法行为被发现之日", "2022-06-19", 0),
        ("违法行为被发现之日", "2022-06-20", 1),
        ("违法行为被发现之日", "2023-06-10", 1),
        ("立案之日", "2022-06-20", 0),
        ("决定之日", "2022-08-31", 0),
        ("决定之日", "2023-08-31", 1),
    ],
)
def test_the_window_is_held_against_the_day_the_text_names(since: str, day: str, number: int) -> None:
    assert number == answer(book(回溯="一年", 本次之日=since), case([line(day)])).count


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ({}, 0),
        ({"以往之日": "发现之日"}, 0),
        ({"以往之日": "决定之日"}, 1),
        ({"计数": "处罚决定"}, 1),
        ({"计数": "处罚决定", "以往之日": "发现之日"}, 0),
    ],
    ids=str,
)
def test_which_day_of_the_earlier_matter_counts(rule: dict[str, str], number: int) -> None:
    lines = [line("2022-05-20", "查处", 案号="一"), line("2022-06-10", "处罚决定", 案号="一")]
    assert number == answer(book(**{"回溯": "一年", **rule}), case(lines)).count


def test_the_decision_of_a_matter_that_has_none_is_the_day_it_was_found() -> None:
    assert 1 == answer(book(回溯="一年", 以往之日="决定之日"), case([line("2022-06-10", "责令改正")])).count


@pytest.mark.parametrize(
    ("earlier", "this", "back", "onward"),
    [
        ("2023-02-28", "2024-02-29", 1, 0),  # back from the leap day to 02-28; on from 02-28 to 2024-02-28
        ("2024-02-29", "2025-02-28", 1, 1),
        ("2024-02-29", "2025-03-01", 0, 0),
        ("2023-06-20", "2024-06-20", 1, 1),
        ("2023-06-20", "2024-06-21", 0, 0),
    ],
)
def test_counting_on_from_the_last_one_and_back_from_this_one_part_at_the_end_of_a_month(
    earlier: str, this: str, back: int, onward: int
) -> None:
    days = dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), this)
    given = case([line(earlier)], **days)
    rules = [book(回溯=each, 本次之日="违法行为被发现之日") for each in ("十二个月", "自上一次起十二个月")]
    assert [back, onward] == [answer(each, given).count for each in rules]


def test_a_window_that_runs_on_says_how_long_and_against_what() -> None:
    found = answer(book(回溯="自上一次起一年", 本次之日="违法行为被发现之日"), case([line("2022-07-01")]))
    assert "自以前的事项之日起12个月，看是否到2023-06-20（违法行为被发现之日）" == found.says("window-onward")


# ---- what is not known ----


def test_no_history_an_empty_one_a_partial_one_and_one_that_ends_early_are_four_things() -> None:
    texts = {}
    for name, given in {
        "none": case([], search="未知"),
        "empty": case([]),
        "partial": case([], search="部分"),
        "early": case([], until="2023-05-31"),
    }.items():
        found = answer(book(), given)
        texts[name] = (found.bounds, found.step.verdict.value, found.codes[0])
    assert texts == {
        "none": ((0, None), "open", "history-not-given"),
        "empty": ((0, 0), "yes", "no-matters"),
        "partial": ((0, None), "open", "history-partial"),
        "early": ((0, None), "open", "history-until"),
    }


def test_lines_of_a_history_that_nobody_searched_do_not_count() -> None:
    assert (0, None) == answer(book(), case(STAGES, search="未知")).bounds


def test_a_first_violation_is_settled_by_one_matter_of_a_partial_history_and_by_none_of_it() -> None:
    first = book(得="无即成立", 事实="初次")
    assert frozenset({False}) == known(first, case(STAGES, search="部分"))
    assert frozenset({True, False}) == known(first, case([], search="部分"))
    assert frozenset({True}) == known(first, case([]))


def test_an_open_matter_leaves_a_first_violation_open_and_a_certain_one_settles_it() -> None:
    first = book(得="无即成立", 事实="初次", 机关="同一机关")
    unsaid = line("2023-01-01", 机关="/")
    assert frozenset({True, False}) == known(first, case([unsaid]))
    assert frozenset({False}) == known(first, case([unsaid, line("2023-02-01")]))


def test_an_open_matter_outside_the_window_is_no_question() -> None:
    found = answer(book(机关="同一机关"), case([line("2020-01-01", 机关="/")]))
    assert (0, True) == (found.count, "matter-too-old" in found.codes)


def test_an_open_day_of_the_act_gives_every_count_it_may_come_to() -> None:
    found = answer(book(回溯="一年"), case([line("2022-06-10"), line("2023-03-01")], 行为起="未知", 行为止="未知"))
    assert ((0, 2), "open") == (found.bounds, found.step.verdict.value)
    assert "window-open" in found.codes


def test_an_open_day_of_discovery_lies_between_the_act_and_the_filing() -> None:
    rulebook = book(回溯="一年", 本次之日="违法行为被发现之日")
    sure = case([line("2022-06-30")], 发现="未知")
    assert 1 == answer(rulebook, sure).count  # at the latest 2023-06-21, a year after 2022-06-21
    assert (0, 1) == answer(rulebook, case([line("2022-06-10")], 发现="未知")).bounds


# ---- what was done last ----

LADDER = {"得": "最近一次的处理", "事实": "上次", "计数": "处罚决定"}


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_last_is_the_last_by_day_whatever_the_order_of_the_lines(order: tuple[int, ...]) -> None:
    days = [("2023-01-01", "警告"), ("2023-02-01", "罚款200元"), ("2023-03-01", "罚款400元")]
    lines = [line(days[place][0], "处罚决定", 内容=days[place][1]) for place in order]
    assert frozenset({"罚款400元"}) == known(book(**LADDER), case(lines))


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_of_one_day_either_may_have_been_the_last(turned: bool) -> None:
    lines = [line("2023-01-01", "处罚决定", 内容=what) for what in ("警告", "罚款200元")]
    assert frozenset({"警告", "罚款200元"}) == known(book(**LADDER), case(lines[::-1] if turned else lines))


def test_after_a_revocation_the_one_before_is_the_last() -> None:
    lines = [
        line("2023-01-01", "处罚决定", 内容="警告", 案号="一"),
        line("2023-02-01", "处罚决定", 内容="罚款200元", 案号="二"),
        line("2023-03-01", "撤销", 案号="二"),
    ]
    assert frozenset({"警告"}) == known(book(**LADDER), case(lines))


def test_an_open_matter_may_have_been_the_last_if_it_is_later() -> None:
    later = [line("2023-01-01", "处罚决定", 内容="警告"), line("2023-02-01", "处罚决定", 内容="罚款200元", 机关="/")]
    earlier = [line("2023-03-01", "处罚决定", 内容="警告"), later[1]]
    rulebook = book(**LADDER, 机关="同一机关")
    assert frozenset({"警告", "罚款200元"}) == known(rulebook, case(later))
    assert frozenset({"警告"}) == known(rulebook, case(earlier))


# ---- in words ----


def test_the_explanation_says_it_in_both_languages() -> None:
    found = book().recommend(case([*STAGES, line("2021-05-31")]))
    counted = "2023-01-05查处[1]→2023-01-09责令改正[2]→2023-02-10处罚决定[3]"
    assert f"计入：{counted}；不计：2021-05-31查处[4]，在期间以外" not in found.explain()  # in the order of their days
    assert f"不计：2021-05-31查处[4]，在期间以外；计入：{counted}" in found.explain()
    assert f"not counted: 2021-05-31查处[4], outside the window; counted: {counted}" in found.explain("en")


def test_the_step_cites_the_provision_that_defines_the_count() -> None:
    found = answer(book(), case(STAGES))
    assert ("例#履历:次数", ("例第九条",), ("次数",)) == (found.step.id, found.step.basis, found.step.facts)


def test_a_count_that_the_case_states_is_not_counted() -> None:
    given = case(STAGES)
    given["行为"][0]["事实"] = {"次数": {"值": "3次", "认定": "某科", "理由": "另有两次在外地"}}
    (result,) = book().recommend(given).report.results
    (step,) = (each for each in result.steps if "#履历:" in each.id)
    assert ["overridden"] == [each.code for each in step.why]


# ---- what the text does not say (待定) ----


@pytest.mark.parametrize("name", ["回溯", "计数", "同类", "机关", "本次之日", "以往之日"])
def test_what_the_text_does_not_say_is_asked_where_it_matters_and_the_text_is_named(name: str) -> None:
    other = line("2023-02-01", 事项="倾倒", 机关=ELSEWHERE)
    found = answer(book(**{"同类": "不限", name: "待定"}), case([other]))
    assert ((0, 1), "refer") == (found.bounds, found.result.standing.value)
    assert ["“次数”如何认定（期限、范围），现有文本没有写明：第九条"] == [each.text() for each in found.result.refer]
    assert f"不能确定：2023-02-01查处[1]，原文没有写：{name}" == found.says("text-open")


@pytest.mark.parametrize("name", ["同类", "机关"])
def test_the_same_act_by_the_same_organ_counts_whatever_the_text_may_mean(name: str) -> None:
    assert 1 == answer(book(**{name: "待定"}), case(STAGES)).count


@pytest.mark.parametrize("name", ["回溯", "计数", "同类", "机关", "本次之日", "以往之日"])
def test_where_there_was_nothing_before_it_is_the_first_whatever_the_text_may_mean(name: str) -> None:
    first = book(**{"得": "无即成立", "事实": "初次", name: "待定"})
    found = answer(first, case([]))
    assert (frozenset({True}), "decided") == (found.known, found.result.standing.value)
    assert "no-matters" in found.codes
    assert frozenset({True, False}) == known(first, case([], search="部分"))


def test_a_fact_that_the_case_calls_open_is_asked_all_the_same() -> None:
    given = case([])
    given["行为"][0]["事实"] = {"初次": "未知"}
    (result,) = book(得="无即成立", 事实="初次", 同类="待定").recommend(given).report.results
    assert ["初次"] == [each.fact for each in result.questions]
    assert not [each for each in result.steps if "#履历:" in each.id]


# ---- editions of one law ----

OLD = """
规则集: {编号: 旧, 名称: 市容条例（旧）, 制定机关: 甲局, 地区: 全国, 施行: 2000-01-01, 失效: 2022-12-31, 位阶: 地方性法规, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以下, 含, /]]}
事项: {列: [代号, 违法行为, 依据], 行: [[o-1, 擅自占路经营, 旧市容条例第九条], [o-2, 占用绿地, 旧市容条例第十条], [o-3, 乱倒, 旧市容条例第十一条]]}
表: [{编号: 罚, 用途: 法定, 事项: [o-1, o-2, o-3], 依据: 旧市容条例第九条, 列: [处理], 行: [[处10元以下罚款]]}]
"""
NEW = """
规则集: {编号: 新, 名称: 市容条例（新）, 制定机关: 甲局, 地区: 全国, 施行: 2023-01-01, 位阶: 地方性法规, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [回溯, 往前, /]]}
关系: {列: [关系, 对象], 行: [[替代, 旧]]}
事项:
  列: [代号, 违法行为, 依据, 承接]
  行:
    - [n-1, 占用道路经营, 市容条例第三十条, 旧#o-1]
    - [n-2, 占用绿地经营, 市容条例第三十一条, 旧#o-2]
    - [n-3, 占用广场经营, 市容条例第三十二条, 旧#o-2]
履历: {列: [事实, 回溯, 计数, 同类, 机关, 含本次, 得, 依据], 行: [[次数, 二年, 查处, 同一违法行为, 不限, 不含, 次数, 第九条]]}
表: [{编号: 罚, 用途: 法定, 事项: [n-1, n-2, n-3], 依据: 市容条例第三十条, 列: [{条件: 次数}, 处理], 行: [[1次以上, 处100元罚款], [0次, 警告]]}]
"""


@pytest.mark.parametrize(
    ("act", "earlier", "bounds", "code"),
    [
        ("n-1", "旧#o-1", (1, 1), "matter-counts"),
        ("n-1", "擅自占路经营", (1, 1), "matter-counts"),
        ("n-2", "旧#o-2", (0, 1), "another-edition"),  # taken over by two of the new: which of them it was is a finding
        ("n-1", "旧#o-3", (0, 1), "another-edition"),  # of the text it replaced, and nobody says what became of it
        ("n-1", "新#n-2", (0, 0), "another-violation"),
    ],
)
def test_a_matter_by_a_code_of_the_old_law_is_the_act_that_took_it_over(
    tmp_path: Path, act: str, earlier: str, bounds: tuple[int, int], code: str
) -> None:
    given = case([line("2022-06-01", 事项=earlier)])
    given["行为"][0]["事项"] = f"新#{act}"
    found = answer(loaded(tmp_path, OLD, NEW), given)
    assert (bounds, True) == (found.bounds, code in found.codes)


def test_texts_that_count_one_phrase_otherwise_are_each_counted_and_the_difference_is_asked(tmp_path: Path) -> None:
    other = NEW.replace("编号: 新,", "编号: 别,").replace("[[替代, 旧]]", "[]").replace("二年", "一年")
    other = other[: other.index("事项:")] + other[other.index("履历:") : other.index("表:")] + "表: []\n"
    both = loaded(tmp_path, OLD, NEW, other)
    for day, bounds in (("2022-12-01", {1}), ("2022-03-01", {0, 1}), ("2021-01-01", {0})):
        given = case([line(day, 事项="新#n-1")])
        given["行为"][0]["事项"] = "新#n-1"
        (result,) = both.recommend(given).report.results
        accounts = {step.id for step in result.steps if "#履历:" in step.id}
        assert {"新#履历:次数", "别#履历:次数"} == accounts
        asked = [each.fact for each in result.questions]
        assert (["次数"] if len(bounds) == 2 else []) == asked, day
