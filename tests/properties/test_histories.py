"""Histories at random: what holds of every count of earlier matters, whatever the definition.

In: a rule of 履历 and lines of earlier matters, both at random. The order of the lines is of no account; an exempted
matter counts or not as the definition says; more matters never make fewer; a partial history only bounds; what is
revoked is as if it had not been.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "language"))
from history_helpers import book, case, known, line

from enforce_rules.model.interval import Region

TODAY = date(2023, 6, 1)
RULES = st.fixed_dictionaries(
    {
        "回溯": st.sampled_from(["一年", "二年", "年度", "不限", "自上一次起十二个月"]),
        "计数": st.sampled_from(["查处", "处罚决定", "免罚", "不限", ("处罚决定", "免罚")]),
        "同类": st.sampled_from(["同一违法行为", "同一款项", "不限"]),
        "机关": st.sampled_from(["同一机关", "同一机关本辖区", "不限"]),
        "含本次": st.sampled_from(["含", "不含"]),
        "本次之日": st.sampled_from(["违法行为发生之日", "违法行为被发现之日"]),
        "以往之日": st.sampled_from(["/", "发现之日", "决定之日"]),
    }
)
DAYS = st.integers(1, 800).map(lambda back: (TODAY - timedelta(days=back)).isoformat())
LINES = st.builds(
    lambda day, kind, act, organ, area: line(day, kind, 事项=act, 机关=organ, 地区=area),
    DAYS,
    st.sampled_from(["查处", "处罚决定", "责令改正", "免罚"]),
    st.sampled_from(["占道", "占道", "占地", "倾倒", "/"]),
    st.sampled_from(["甲局", "甲局", "乙局", "/"]),
    st.sampled_from(["990100", "990200", "/"]),
)
HISTORIES = st.lists(LINES, max_size=5)
Lines = list[dict[str, str]]
LADDER = {"得": "最近一次的处理", "事实": "上次"}
EASY = settings(max_examples=60, deadline=None)


def counted(rule: dict[str, Any], lines: Lines, **more: Any) -> Region:
    found = known(book(**rule), case(lines, **more))
    assert isinstance(found, Region)
    return found


def bounds(region: Region) -> tuple[int, float]:
    low, high = region.parts[0].low, region.parts[-1].high
    assert low is not None
    return int(low.value), float("inf") if high is None else int(high.value)


@EASY
@given(RULES, HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_is_of_no_account(rule: dict[str, Any], lines: Lines, random: Any) -> None:
    turned = list(lines)
    random.shuffle(turned)
    assert counted(rule, lines) == counted(rule, turned)
    assert known(book(**{**rule, **LADDER}), case(lines)) == known(book(**{**rule, **LADDER}), case(turned))


@EASY
@given(RULES, HISTORIES, LINES)
def test_more_matters_never_make_fewer(rule: dict[str, Any], lines: Lines, more: dict[str, str]) -> None:
    fewer, most = bounds(counted(rule, lines)), bounds(counted(rule, [*lines, more]))
    assert fewer[0] <= most[0] and fewer[1] <= most[1]
    assert most[0] - fewer[0] in (0, 1) and most[1] - fewer[1] in (0, 1)


@EASY
@given(RULES, HISTORIES, st.integers(0, 5))
def test_a_partial_history_only_bounds(rule: dict[str, Any], lines: Lines, some: int) -> None:
    whole, part = bounds(counted(rule, lines)), bounds(counted(rule, lines[:some], search="部分"))
    assert part[0] <= whole[0] and whole[1] <= part[1]
    first = {**rule, "得": "无即成立", "事实": "初次"}
    assert known(book(**first), case(lines)) <= known(book(**first), case(lines[:some], search="部分"))  # type: ignore[operator]


@EASY
@given(RULES, HISTORIES, DAYS)
def test_an_exempted_matter_counts_exactly_where_the_definition_names_it(
    rule: dict[str, Any], lines: Lines, day: str
) -> None:
    exempted = line(day, "免罚")
    penalised, more = counted({**rule, "计数": "处罚决定"}, lines), [*lines, exempted]
    assert penalised == counted({**rule, "计数": "处罚决定"}, more)
    both = [bounds(counted({**rule, "计数": name}, more)) for name in ("查处", "免罚", ("处罚决定", "免罚"))]
    before = [bounds(counted({**rule, "计数": name}, lines)) for name in ("查处", "免罚", ("处罚决定", "免罚"))]
    added = {(after[0] - earlier[0], after[1] - earlier[1]) for after, earlier in zip(both, before, strict=True)}
    assert 1 == len(added)  # it counts in each of them, or lies outside the window of each


@EASY
@given(RULES, HISTORIES, LINES, st.integers(0, 800))
def test_what_is_revoked_is_as_if_it_had_not_been(
    rule: dict[str, Any], lines: Lines, matter: dict[str, str], later: int
) -> None:
    day = date.fromisoformat(matter["日期"]) + timedelta(days=later)
    revoked = [{**matter, "案号": "某"}, line(min(day, date(2023, 9, 1)).isoformat(), "撤销", 案号="某")]
    assert counted(rule, lines) == counted(rule, [*lines, *revoked])


@EASY
@given(RULES, HISTORIES)
def test_the_lines_of_one_matter_count_at_most_once(rule: dict[str, Any], lines: Lines) -> None:
    order = ["查处", "责令改正", "免罚", "处罚决定"]
    one = [
        {**each, "案号": "某", "处理": kind}
        for each, kind in zip(sorted(lines, key=lambda each: each["日期"]), order, strict=False)
    ]
    low, high = bounds(counted({**rule, "含本次": "不含"}, one))
    assert 0 <= low <= high <= 1


@EASY
@given(RULES, HISTORIES)
def test_what_a_line_leaves_out_is_between_saying_this_and_saying_that(rule: dict[str, Any], lines: Lines) -> None:
    unsaid = bounds(counted(rule, [{**each, "机关": "/"} for each in lines]))
    for organ in ("甲局", "乙局"):
        said = bounds(counted(rule, [{**each, "机关": organ} for each in lines]))
        assert unsaid[0] <= said[0] and said[1] <= unsaid[1]


@EASY
@given(RULES, HISTORIES)
def test_an_open_day_of_this_matter_holds_every_count_of_a_known_one(rule: dict[str, Any], lines: Lines) -> None:
    name = "发现" if rule["本次之日"] == "违法行为被发现之日" else "行为起"
    opened = counted(rule, lines, **{name: "未知", **({"行为止": "未知"} if name == "行为起" else {})})
    for day in ("2023-06-01", "2023-06-07", "2023-06-19"):
        days = {
            "行为起": "2023-06-01",
            "行为止": "2023-06-01",
            name: day,
            **({"行为止": day} if name == "行为起" else {}),
        }
        sure = counted(rule, lines, **days)
        assert opened | sure == opened
