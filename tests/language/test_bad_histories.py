"""履历 that cannot be true or read: each mistake at its cell, all of them together, and none of the case repeated."""

from __future__ import annotations

from typing import Any

import pytest
from history_helpers import book, case, line

from enforce_rules import CaseError, RulesetError

FOUND = line("2023-01-05", "查处", 案号="前-1")


def wrong(given: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    with pytest.raises(CaseError) as caught:
        book().recommend(given)
    return [(each.code, dict(each.args)) for each in caught.value.diagnostics]


def codes(given: dict[str, Any]) -> list[str]:
    return [code for code, _ in wrong(given)]


@pytest.mark.parametrize(
    ("lines", "before", "after"),
    [
        ([FOUND, line("2023-01-04", "责令改正", 案号="前-1")], "查处", "责令改正"),
        ([FOUND, line("2023-01-04", "处罚决定", 案号="前-1")], "查处", "处罚决定"),
        ([FOUND, line("2023-01-04", "免罚", 案号="前-1")], "查处", "免罚"),
        ([FOUND, line("2023-01-04", "撤销", 案号="前-1")], "查处", "撤销"),
        ([line("2023-02-01", "处罚决定", 案号="前-1"), line("2023-01-31", "撤销", 案号="前-1")], "处罚决定", "撤销"),
        ([line("2023-02-01", "处罚决定", 案号="前-1"), line("2023-01-31", "变更", 案号="前-1")], "处罚决定", "变更"),
        (
            [line("2023-02-01", "处罚决定", 案号="前-1"), line("2023-01-31", "部分撤销", 案号="前-1")],
            "处罚决定",
            "部分撤销",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_matter_is_found_then_decided_then_reviewed(lines: list[dict[str, str]], before: str, after: str) -> None:
    assert [("dates-out-of-order", {"before": before, "after": after})] == wrong(case(lines))


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_in_which_the_lines_stand_is_no_mistake(turned: bool) -> None:
    lines = [FOUND, line("2023-02-10", "处罚决定", 案号="前-1"), line("2023-03-10", "撤销", 案号="前-1")]
    book().recommend(case(lines[::-1] if turned else lines))


def test_a_decision_made_anew_after_a_revocation_is_no_mistake() -> None:
    lines = [line("2023-01-01", "处罚决定", 案号="一"), line("2023-02-01", "撤销", 案号="一")]
    book().recommend(case([*lines, line("2023-03-01", "处罚决定", 案号="一")]))


def test_no_matter_is_later_than_the_day_the_search_ended() -> None:
    found = wrong(case([FOUND, line("2023-01-07")], until="2023-01-06"))
    assert [("dates-out-of-order", {"before": "日期", "after": "截至"})] == found


@pytest.mark.parametrize("review", ["撤销", "变更", "部分撤销"])
def test_a_review_of_a_number_that_nothing_else_bears_is_of_nothing(review: str) -> None:
    assert [("nothing-reviewed", {"kind": review})] == wrong(case([FOUND, line("2023-03-01", review, 案号="前-2")]))


def test_one_event_of_a_matter_is_written_once() -> None:
    assert ["duplicate-id"] == codes(case([FOUND, dict(FOUND)]))
    book().recommend(case([line("2023-01-05"), line("2023-01-05")]))  # two matters of one day


def test_two_penalties_of_one_matter_for_two_acts_are_no_mistake() -> None:
    book().recommend(
        case([line("2023-01-05", "处罚决定", 案号="一"), line("2023-01-05", "处罚决定", 案号="一", 事项="倾倒")])
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"处理": "罚款"}, "unknown-value"),
        ({"当事人": "丙"}, "unknown-party"),
        ({"地区": "某市"}, "wrong-type"),
        ({"地区": "99010"}, "wrong-type"),
        ({"日期": "2023-02-30"}, "bad-date"),
        ({"日期": "/"}, "missing-key"),
        ({"日期": "1900-01-01"}, "bad-date"),
    ],
    ids=str,
)
def test_a_cell_that_is_none_of_its_kind(change: dict[str, str], code: str) -> None:
    assert [code] == codes(case([{**line("2023-01-05"), **change}]))


def test_a_column_no_history_has_and_a_column_twice() -> None:
    given = case([line("2023-01-05")])
    given["履历"]["列"][3:5] = ["条文", "日期"]
    assert ["unknown-column", "duplicate-key"] == codes(given)[:2]


def test_every_mistake_is_told_in_order_and_at_its_cell() -> None:
    given = case([{**line("2023-01-05"), "处理": "罚款"}, {**line("2023-01-06"), "当事人": "丙"}], until="2023-01-05")
    with pytest.raises(CaseError) as caught:
        book().recommend(given)
    assert {"unknown-value", "unknown-party", "dates-out-of-order"} == {each.code for each in caught.value.diagnostics}
    assert 3 == len({each.span for each in caught.value.diagnostics})


@pytest.mark.parametrize("secret", ["欧阳震华", "粤A12345号案", "某某食品有限公司"])
def test_no_number_or_content_of_a_matter_is_repeated(secret: str) -> None:
    for lines in (
        [line("2023-03-01", "撤销", 案号=secret)],
        [line("2023-01-05", 案号=secret, 内容=secret), line("2023-01-04", "处罚决定", 案号=secret)],
        [{**line("2023-01-05"), "处理": secret}],
        [{**line("2023-01-05"), "当事人": secret}],
    ):
        with pytest.raises(CaseError) as caught:
            book().recommend(case(lines))
        assert secret not in str(caught.value)


def test_a_report_repeats_neither_number_nor_organ_nor_content() -> None:
    matter = line("2023-01-05", "处罚决定", 案号="欧阳震华", 机关="欧阳震华局", 内容="欧阳震华")
    found = book(机关="同一机关").recommend(case([matter]))
    assert "欧阳震华" not in found.to_json() + found.explain() + found.explain("en")


@pytest.mark.parametrize(
    "odd",
    [
        [line("1949-10-01"), line("2199-12-31")],
        [line("2024-02-29", "撤销")],
        [line("2023-01-05", "撤销", 案号="/")] * 50,
        [line("2023-01-05", 事项="占道" * 500, 条款="第" * 500)],
        [line("2023-01-05", 条款="市容条例第" + "九" * 200 + "条")],
        [line("2023-01-05", 事项="\u202e占道", 机关="\u200b甲局")],
        [line("2023-01-05", 案号=str(number % 7)) | {"处理": "责令改正", "内容": str(number)} for number in range(300)],
    ],
    ids=[
        "ends of the calendar",
        "revocations of nothing",
        "many",
        "long",
        "long article",
        "invisible",
        "one matter of many",
    ],
)
def test_what_is_odd_is_judged_or_refused_and_never_breaks(odd: list[dict[str, str]]) -> None:
    for rule in (
        {},
        {"得": "无即成立", "事实": "初次"},
        {"得": "最近一次的处理", "事实": "上次"},
        {"同类": "同一款项"},
    ):
        try:
            book(**rule).recommend(case(odd))
        except CaseError as error:
            assert error.diagnostics


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"回溯": "自上一次起不限"}, "unknown-value"),
        ({"回溯": "自上一次起年度"}, "unknown-value"),
        ({"回溯": "零个月"}, "unknown-value"),
        ({"回溯": "自上一次起十日"}, "unknown-value"),
        ({"计数": ("查处", "罚款")}, "unknown-value"),
        ({"计数": ()}, "unknown-value"),
        ({"机关": "同一辖区"}, "unknown-value"),
        ({"本次之日": "行为起"}, "unknown-value"),
        ({"以往之日": "立案之日"}, "unknown-value"),
        ({"撤销后": "也许"}, "unknown-value"),
    ],
    ids=str,
)
def test_a_rule_with_a_word_that_is_none_is_refused(rule: dict[str, Any], code: str) -> None:
    with pytest.raises(RulesetError) as caught:
        book(**rule)
    assert code in {each.code for each in caught.value.diagnostics}
