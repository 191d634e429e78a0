"""One act under several provisions: what holds of any of them (竞合, decisions 0065 to 0067).

In: one small rulebook, and acts drawn with their fines, certain or open, due or not, marked as one act or not.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.report import FineTotal, Outcome, Report, Result

LAW = """
规则集: {编号: 法, 名称: 某法, 制定机关: 某机关, 地区: 全国, 施行: 2010-01-01, 位阶: 法律, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 不含, /]]}
事实: {列: [事实, 类型], 行: [[基数, 金额]]}
事项: {列: [代号, 违法行为], 行: [[a, 行为甲], [b, 行为乙], [c, 行为丙], [d, 行为丁], [e, 行为戊], [f, 行为己]]}
表:
  - {编号: 甲, 用途: 法定, 事项: a, 列: [处理], 行: [[处基数1倍罚款]]}
  - {编号: 乙, 用途: 法定, 事项: b, 列: [处理], 行: [[处基数1倍以上2倍以下罚款]]}
  - {编号: 丙, 用途: 法定, 事项: c, 列: [处理], 行: [[可以处基数1倍罚款]]}
  - {编号: 丁, 用途: 法定, 事项: d, 列: [处理], 行: [[责令改正；没收违法所得；处基数1倍以上3倍以下罚款]]}
  - {编号: 戊, 用途: 法定, 事项: e, 列: [处理], 行: [[警告]]}
  - {编号: 己, 用途: 法定, 事项: f, 列: [处理], 行: [[警告或者基数2倍罚款]]}
  - {编号: 择重, 用途: 总则, 依据: 某法第二十九条, 列: [情形, 处理], 行: [[/, 按照罚款数额高的规定处罚]]}
"""
SET_ASIDE = frozenset({"loses-to", "gives-way-to"})
Provision = tuple[str, int | None, str | None]  # violation, base in 元, mark of one act
PROVISIONS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"),
        st.sampled_from([None, 0, 1, 100, 150, 300, 1000]),
        st.sampled_from([None, "一", "一", "二"]),
    ),
    min_size=1,
    max_size=6,
)


@cache
def book() -> Rulebook:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "1.yaml").write_text(LAW, "utf-8")
        return load_rulebook(folder)


def report(provisions: Sequence[tuple[str, Provision]]) -> Report:
    """The report on these acts, in this order."""
    acts = [
        {
            "代号": name,
            "事项": f"法#{violation}",
            "当事人": ["甲"],
            "事实": {"基数": "未知" if base is None else f"{base}元"},
            **({"同一行为": mark} if mark else {}),
        }
        for name, (violation, base, mark) in provisions
    ]
    return (
        book()
        .recommend(
            {
                "案件": {"编号": "1", "办案机关": "甲局", "地区": "990100"},
                "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2025-05-01"),
                "当事人": [{"代号": "甲", "类别": "法人"}],
                "行为": acts,
            }
        )
        .report
    )


def named(provisions: Sequence[Provision]) -> list[tuple[str, Provision]]:
    return [(f"A{number}", each) for number, each in enumerate(provisions)]


def beaten(result: Result) -> list[str]:
    """By which act it certainly is."""
    if [each.outcome for each in result.options] != [Outcome.NO_PENALTY]:
        return []
    return [dict(each.args)["winner"] for each in result.options[0].why if each.code in SET_ASIDE]


def alone(provision: tuple[str, Provision]) -> Result:
    name, (violation, base, _) = provision
    (result,) = report([(name, (violation, base, None))]).results
    return result


def imposed(result: Result) -> tuple[list[Fraction | None], list[Fraction | None]]:
    """The ends of its fines where one is imposed."""
    fines = [each.fine for option in result.options for each in option.sanctions if each.fine is not None]
    return [each.low for each in fines], [each.high for each in fines]


@settings(max_examples=60, deadline=None)
@given(PROVISIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_acts_changes_nothing_but_their_order(provisions: list[Provision], random: object) -> None:
    acts = named(provisions)
    other = list(acts)
    random.shuffle(other)  # type: ignore[attr-defined]
    first, second = report(acts), report(other)

    def said(result: Result) -> object:
        told = [(each.outcome, each.sanctions, each.by, frozenset(each.why)) for each in result.options]
        return result.standing, told, frozenset(result.refer), result.bounds, frozenset(result.legal_basis)

    assert {each.act: said(each) for each in first.results} == {each.act: said(each) for each in second.results}
    assert [each.fine for each in first.totals] == [each.fine for each in second.totals]
    assert first.standing is second.standing


@settings(max_examples=60, deadline=None)
@given(PROVISIONS)
def test_what_counts_is_never_lower_than_what_gives_way(provisions: list[Provision]) -> None:
    acts = dict(named(provisions))
    for result in report(named(provisions)).results:
        for winner in beaten(result):
            lows, _ = imposed(alone((winner, acts[winner])))
            _, highs = imposed(alone((result.act, acts[result.act])))
            assert lows and None not in (*lows, *highs)
            assert min(each for each in lows if each is not None) >= max(each for each in highs if each is not None)
            assert acts[winner][2] == acts[result.act][2] is not None, "of one act"


@settings(max_examples=60, deadline=None)
@given(PROVISIONS)
def test_somebody_always_stands(provisions: list[Provision]) -> None:
    """However many provisions an act has, one that is not set aside is left; who beats another is not beaten."""
    found = {each.act: each for each in report(named(provisions)).results}
    losers = {name for name, each in found.items() if beaten(each)}
    assert losers < set(found)
    assert all(winner not in losers for each in found.values() for winner in beaten(each))


@settings(max_examples=60, deadline=None)
@given(PROVISIONS)
def test_the_total_is_the_sum_of_what_stands(provisions: list[Provision]) -> None:
    found = report(named(provisions))
    if len(provisions) < 2:
        assert () == found.totals
        return
    (total,) = found.totals
    marks = dict(named(provisions))
    standing = [each for each in found.results if not beaten(each)]
    assert {each.act for each in standing} == set(total.acts)
    assert {each.act for each in found.results} == {*total.acts, *total.set_aside}
    settled = [
        each for each in standing if not any(why.code.startswith("loses") for o in each.options for why in o.why)
    ]
    rivals = {marks[each.act][2] for each in standing if each not in settled}
    plain = [each for each in settled if marks[each.act][2] not in rivals or marks[each.act][2] is None]
    if len(plain) == len(standing):
        lows = [each.bounds.low if each.bounds and each.bounds.low is not None else Fraction(0) for each in standing]
        highs = [each.bounds.high if each.bounds else None for each in standing]
        assert sum(lows, Fraction(0)) == total.fine.low
        assert (None if None in highs else sum((h for h in highs if h is not None), Fraction(0))) == total.fine.high
    assert (total.fine.high is None) == bool(total.unknown)


def _ends(total: FineTotal) -> tuple[Fraction, Fraction | None]:
    assert total.fine.low is not None
    return total.fine.low, total.fine.high


@settings(max_examples=60, deadline=None)
@given(PROVISIONS.filter(lambda each: len(each) > 1), st.sampled_from("abcdef"), st.sampled_from([0, 1, 100, 1000]))
def test_a_further_provision_about_the_act_never_lowers_the_outcome(
    provisions: list[Provision], violation: str, base: int
) -> None:
    acts: list[tuple[str, Provision]] = [(name, (v, b, "一")) for name, (v, b, _) in named(provisions)]
    (before,) = report(acts).totals
    (after,) = report([*acts, ("B", (violation, base, "一"))]).totals
    assert _ends(after)[0] >= _ends(before)[0]
    if before.fine.high is not None and after.fine.high is not None:
        assert after.fine.high >= before.fine.high
