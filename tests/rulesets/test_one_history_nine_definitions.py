"""One history under the nine definitions of 首次 that are printed (INDEX B9), and under the two ways of counting.

In: the 履历 of the published texts, word for word as the rulesets and fixtures transcribe them, and one history:

    一  found 2021-03-01, penalised 2021-07-15        the same act, by this authority, here
    二  let off (免罚) 2022-06-15                     the same act, by this authority, here
    三  penalised 2022-12-01                          another act, by another authority
    四  penalised 2023-01-20, revoked 2023-04-01      the same act, by this authority, here

The act is of 2023-06-10, found on 2023-06-20. Each answer is worked out by hand from the text cited.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.evaluator.docket import Docket, docket
from enforce_rules.evaluator.history import Told, told, united
from enforce_rules.evaluator.history_accounts import accounts
from enforce_rules.model.interval import Region

ROOT = Path(__file__).parents[2]
SHIPPED = ""
FIRST, NOT_FIRST, ASK = frozenset({True}), frozenset({False}), frozenset({True, False})

SAMR = (SHIPPED, "市监首违", "市监总局-首违-2025#首违不罚:2", "另一条例第九条")
SHANXI = (SHIPPED, "山西初次违法", "山西-生态-不予-2025#首违不罚:1", "/")
OTHER = {SHANXI[2]: "山西-生态-不予-2025#首违不罚:3"}  # another act of the list; elsewhere it is named in words
TOLERANCE = ("tests/rulesets/fixtures/50-2-tolerance.yaml", "包容初次违法", "夹具-50.2#tol-2", "/")
GD_YEAR = (SHIPPED, "近一年内属于首次违法", "粤环发-2021-7#附件2:8", "/")
GD_CALENDAR = (SHIPPED, "年度内属于首次违法", "粤环发-2021-7#§4.12", "/")
JM_TWO = (SHIPPED, "属于两年内首次违法", "江环-2021-231#清单:7", "/")
GD_COUNT = (
    "rulesets/ecology/gd-2022",
    "近二年同类违法行为情况（含本次）",
    "粤环发-2021-7#§1.1",
    "水污染防治法第八十二条",
)
JM_COUNT = (SHIPPED, "两年内次数", "江环-2020-10#江环-2-2", "/")
FOOD = (
    SHIPPED,
    "受到行政处罚后1年内又实施同一性质的食品安全违法行为",
    "食品安全法-2021#food-124-1-5",
    "食品安全法第一百二十五条第一款第二项",
)
Definition = tuple[str, str, str, str]
HISTORY = {
    "一": [("2021-03-01", "查处"), ("2021-07-15", "处罚决定")],
    "二": [("2022-06-15", "免罚")],
    "三": [("2022-12-01", "处罚决定")],
    "四": [("2023-01-20", "处罚决定"), ("2023-04-01", "撤销")],
}
COLUMNS = ["日期", "案号", "事项", "条款", "机关", "地区", "处理"]
REGIONS = {"江": "440700", "粤": "440300", "夹": "990000", "山": "140000", "市": "440300", "食": "440300"}


@cache
def book(path: str) -> Rulebook:
    return load_rulebook(ROOT / path) if path else load_rulebook()


def case(violation: str, clause: str, matters: Collection[str] = HISTORY, search: str = "已查清") -> dict[str, Any]:
    region = REGIONS[violation[0]]
    rows = []
    for number in matters:
        mine = number != "三"
        for day, kind in HISTORY[number]:
            words = violation if mine else OTHER.get(violation, "另一行为")
            rows.append(
                [
                    day,
                    number,
                    words,
                    "/" if mine else clause,
                    "本局" if mine else "别局",
                    region if mine else "510000",
                    kind,
                ]
            )
    return {
        "案件": {"编号": "例-1", "办案机关": "本局", "地区": region},
        "日期": {
            "行为起": "2023-06-10",
            "行为止": "2023-06-10",
            "发现": "2023-06-20",
            "立案": "2023-06-21",
            "拟决定": "2023-09-01",
        },
        "当事人": [{"代号": "甲", "类别": "法人"}],
        "行为": [{"代号": "A1", "事项": violation, "当事人": ["甲"], "事实": {}}],
        "履历": {"查询": search, "列": COLUMNS, "行": rows},
    }


def about(definition: Definition, matters: Collection[str] = HISTORY, search: str = "已查清") -> Docket:
    """The docket of the case, with the definitions of its text whatever the text is only reported to say."""
    path, fact, violation, clause = definition
    rulebook = book(path)
    read = rulebook.case(case(violation, clause, matters, search))
    act = read.acts[0]
    found = docket(rulebook.program, read, act, read.parties[0])
    home = rulebook.program.rulesets[found.violation.ruleset]
    texts = (home, *(each for each in rulebook.program.rulesets.values() if each is not home))
    rules = next(tuple(rule for rule in each.history if rule.fact == fact) for each in texts if fact in each.facts)
    assert rules, f"{fact} is counted from a history"
    object.__setattr__(found, "history", {fact: rules})
    object.__setattr__(found, "rulesets", texts)
    return found


def answer(definition: Definition, matters: Collection[str] = HISTORY, search: str = "已查清") -> Told:
    found = about(definition, matters, search)
    return united([told(rule, found) for rules in found.history.values() for rule in rules])


def count(definition: Definition, matters: Collection[str] = HISTORY) -> tuple[int, int | None]:
    known = answer(definition, matters)
    assert isinstance(known, Region)
    low, high = known.parts[0].low, known.parts[-1].high
    return int(low.value) if low else 0, int(high.value) if high else None


def why(definition: Definition) -> dict[str, str]:
    """For every matter, by its 案号: the code of the reason it counts or not."""
    found = about(definition)
    (step,) = accounts(found.history, found)
    days = {each[0][0]: number for number, each in HISTORY.items()}
    return {
        number: each.code
        for each in step.why
        for day, number in days.items()
        if day in dict(each.args).get("matters", "")
    }


# ---- the nine definitions ----


@pytest.mark.parametrize(
    ("definition", "matters", "first"),
    [
        # 51.3: no record of the same kind in two years. 二 is the same act, of 2022; 一 was found before 2021-06-10
        (SAMR, "一二三四", NOT_FIRST),
        (SAMR, "一", FIRST),
        (SAMR, "三", ASK),  # “同类” is not explained, and another act may be of the kind
        (SAMR, "四", FIRST),  # revoked
        # 50.1: found more than twelve months after the same act was last found: 2022-06-15 on to 2023-06-15, found 06-20
        (SHANXI, "一二三四", FIRST),
        (SHANXI, "三", FIRST),  # another act
        # 50.2: the same organ in its area, the first in twelve months, whatever the act: 二 lies after 2022-06-10
        (TOLERANCE, "一二三四", NOT_FIRST),
        (TOLERANCE, "一三四", FIRST),
        # 12 items 6 to 10 (近一年内), GD art. 22: back from the act to 2022-06-10. Whether other acts count is not said
        (GD_YEAR, "一二三四", NOT_FIRST),
        (GD_YEAR, "一三四", ASK),
        (GD_YEAR, "一四", FIRST),
        # 12 item 12 (年度内), GD art. 23: from 1 January; of 2023 there is only what was revoked
        (GD_CALENDAR, "一二三四", FIRST),
        # 15 (两年内): back to 2021-06-10
        (JM_TWO, "一二三四", NOT_FIRST),
        (JM_TWO, "一三四", ASK),
        (JM_TWO, "一", FIRST),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_one_history_under_the_definitions_that_are_counted(
    definition: Definition, matters: str, first: frozenset[bool]
) -> None:
    assert first == answer(definition, matters)


UNDEFINED = [
    # 12 items 1 to 5 and 15 items without a period: as 行政处罚法 art. 33 provides, which says no more
    ("national/admin-penalty-law-2021", "属于初次违法"),
    ("ecology/gd-2022", "属于初次违法"),
    ("ecology/jiangmen-no-penalty-2022", "属于初次违法"),
    # 50.3 云县: no accident in three years, and 初次违法, of which no more is said
    ("work-safety/yunxian-no-penalty-2023", "属于初次违法"),
    # 50.2 上海 and 50.4: 首次被发现, without period, kind or organ
    ("urban/shanghai-no-penalty-2020", "上海城管首次被发现"),
    ("culture/daying", "大英文化首次被发现"),
]


@pytest.mark.parametrize(("path", "fact"), UNDEFINED, ids=[path for path, _ in UNDEFINED])
def test_where_the_text_says_first_and_no_more_nothing_is_counted(path: str, fact: str) -> None:
    (ruleset,) = (
        each
        for each in load_rulebook().program.rulesets.values()
        if each.span.file.startswith(str(ROOT / "rulesets" / path))
    )
    assert "undefined" == ruleset.facts[fact].source.name.lower()
    assert fact not in {rule.fact for rule in ruleset.history}


# ---- the ways of counting ----


@pytest.mark.parametrize(
    ("definition", "matters", "counted"),
    [
        # GD arts. 21, 22: two years, matters found under the same provision, this one included: 二 and this one
        (GD_COUNT, "一二三四", (2, 2)),
        (GD_COUNT, "二", (2, 2)),
        (GD_COUNT, "一", (1, 1)),
        (GD_COUNT, "三", (1, 1)),
        # 江环〔2020〕10号 art. 16(2): penalties within two years: 一 was decided on 2021-07-15, 二 is none, 四 was revoked
        (JM_COUNT, "一二三四", (2, 3)),  # 三 is named in words only: it may be the same act
        (JM_COUNT, "一二四", (2, 2)),
        (JM_COUNT, "二", (1, 1)),
        (JM_COUNT, "四", (1, 1)),
    ],
    ids=lambda value: value[1][:3] if isinstance(value, tuple) and isinstance(value[0], str) else None,
)
def test_one_history_counted_by_detections_and_by_penalties(
    definition: Definition, matters: str, counted: tuple[int, int]
) -> None:
    assert counted == count(definition, matters)


@pytest.mark.parametrize(
    ("matters", "again"),
    [("一二四", NOT_FIRST), ("三", ASK), ("一二三四", ASK)],
)
def test_a_penalty_within_a_year_for_an_act_of_the_same_nature(matters: str, again: frozenset[bool]) -> None:
    """食品安全法实施条例 art. 67(1)(5): of 一 the penalty is older than a year; 三 is of another item, its nature for a person."""
    assert again == answer(FOOD, matters)


# ---- and why ----


@pytest.mark.parametrize(
    ("definition", "reasons"),
    [
        (SAMR, {"一": "matter-too-old", "二": "matter-counts", "三": "kind-undefined", "四": "matter-revoked"}),
        (
            TOLERANCE,
            {"一": "matter-too-old", "二": "matter-counts", "三": "another-organ", "四": "matter-revoked"},
        ),
        (GD_YEAR, {"一": "matter-too-old", "二": "matter-counts", "三": "text-open", "四": "matter-revoked"}),
        (GD_CALENDAR, {"一": "matter-too-old", "二": "matter-too-old", "三": "matter-too-old", "四": "matter-revoked"}),
        (GD_COUNT, {"一": "matter-too-old", "二": "matter-counts", "三": "another-provision", "四": "matter-revoked"}),
        (
            JM_COUNT,
            {"一": "matter-counts", "二": "matter-of-another-sort", "三": "unlisted-violation", "四": "matter-revoked"},
        ),
    ],
    ids=["51.3", "50.2", "12.8", "12.12", "10.21", "13.16"],
)
def test_every_matter_is_accounted_for(definition: Definition, reasons: dict[str, str]) -> None:
    assert reasons == why(definition)


@pytest.mark.parametrize(
    "definition", [SAMR, SHANXI, TOLERANCE, GD_YEAR, GD_CALENDAR, JM_TWO], ids=lambda each: each[1]
)
def test_no_earlier_matter_is_a_first_violation_and_no_history_is_a_question(definition: Definition) -> None:
    assert (FIRST, ASK) == (answer(definition, ""), answer(definition, "", search="未知"))


def test_the_same_history_has_six_answers() -> None:
    told_by = {each[1]: answer(each, "一二三四") for each in (SAMR, SHANXI, TOLERANCE, GD_YEAR, GD_CALENDAR, JM_TWO)}
    assert {"山西初次违法", "年度内属于首次违法"} == {name for name, known in told_by.items() if known == FIRST}
    assert (2, (2, 3)) == (count(GD_COUNT)[0], count(JM_COUNT))
