"""Layers: a silent text changes nothing; a refinement is refused or stays inside its superior; the order of files is nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from enforce_rules import Rulebook, RulesetError, load_rulebook
from enforce_rules.model.report import FineRange, Result

ACT = "倾倒"
KINDS = ("直接适用", "沿用", "补充", "从其规定", "细化", "优先于", "替代")
Tiers = tuple[tuple[int, int, int], ...]
"""From how many 吨, the fine from and to in 元."""


def tiers(draw: st.DrawFn, within: tuple[int, int] = (1000, 90000)) -> Tiers:
    cuts = sorted(draw(st.sets(st.integers(1, 60), min_size=1, max_size=3)))
    ends = sorted(draw(st.lists(st.integers(*within), min_size=2 * len(cuts) + 2, max_size=2 * len(cuts) + 2)))
    return tuple((cut, ends[2 * place], ends[2 * place + 1]) for place, cut in enumerate((0, *cuts)))


def text(name: str, region: str, table: Tiers | None, relation: tuple[str, str] | None) -> str:
    """A benchmark: each tier from one cut to the next."""
    stated = f"关系: {{列: [关系, 对象, 范围], 行: [[{relation[0]}, {relation[1]}, 全部]]}}" if relation else ""
    rows = ""
    for place, (cut, low, high) in enumerate(table or ()):
        after = (table or ())[place + 1][0] if place + 1 < len(table or ()) else None
        when = f"不足{after}吨" if not cut and after else f"{cut}吨以上" if not after else f"{cut}吨以上不足{after}吨"
        fine = f"{low}元" if low == high else f"{low}元以上{high}元以下"
        rows += f"      - [{when if cut or after else '/'}, {fine}]\n"
    listed = f"""
  - 编号: 基准
    用途: 基准
    违法行为: {ACT}
    依据: 甲法第九条
    法定: {{列: [处理], 行: [[1000元以上9万元以下罚款]]}}
    列: [{{条件: 倾倒量}}, 处理]
    行:
{rows}"""
    return f"""
规则集: {{编号: {name}, 名称: {name}基准, 制定机关: {name}局, 地区: '{region}', 施行: 2020-01-01, 核对: 虚拟}}
{"约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}" if table else ""}
{stated}
表:{listed if table else " []"}
"""


def book(*texts: str) -> Rulebook | None:
    """The rulebook of these texts, or None where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        for number, each in enumerate(texts):
            (Path(folder) / f"{number}.yaml").write_text(each, encoding="utf-8")
        try:
            return load_rulebook(folder)
        except RulesetError:
            return None


def judged(rules: Rulebook, amount: int | None) -> Result:
    facts = "{}" if amount is None else f"{{倾倒量: {amount}吨}}"
    return rules.recommend(f"""
案件: {{编号: 例, 办案机关: 某局, 地区: '990102'}}
日期: {{行为起: 2024-03-01, 行为止: 2024-03-02, 发现: 2024-03-03, 立案: 2024-03-04, 拟决定: 2024-04-01}}
当事人: [{{代号: 甲, 类别: 法人}}]
行为: [{{代号: A1, 事项: {ACT}, 当事人: [甲], 事实: {facts}}}]
""").report.results[0]


def fines(result: Result) -> list[FineRange]:
    return [each.fine for option in result.options for each in option.sanctions if each.fine is not None]


SMALL = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SMALL
@given(data=st.data(), kind=st.sampled_from(KINDS[:-1]), amount=st.none() | st.integers(0, 70))
def test_a_layer_that_is_silent_changes_nothing(data: st.DataObject, kind: str, amount: int | None) -> None:
    """替代 apart, which takes its target out even where it is silent itself."""
    province = text("省", "990000", data.draw(st.composite(tiers)()), None)
    alone, with_city = book(province), book(province, text("市", "990100", None, (kind, "省")))
    assert alone is not None and with_city is not None
    before, after = judged(alone, amount), judged(with_city, amount)
    assert (before.options, before.standing, before.bounds, before.refer) == (
        after.options,
        after.standing,
        after.bounds,
        after.refer,
    )


@SMALL
@given(data=st.data(), amount=st.integers(0, 70))
def test_a_refinement_is_refused_or_stays_inside_its_superior(data: st.DataObject, amount: int) -> None:
    table = data.draw(st.composite(tiers)())
    province = text("省", "990000", table, None)
    # every tier cut out of one of the superior's, or drawn freely
    cut = tuple((at, low + (high - low) // 4, high - (high - low) // 4) for at, low, high in table)
    lower = data.draw(st.just(cut) | st.composite(tiers)())
    with_city = book(province, text("市", "990100", lower, ("细化", "省")))
    alone = book(province)
    assert alone is not None
    if lower == cut:
        assert with_city is not None, "what stays inside is not refused"
    assume(with_city is not None)
    assert with_city is not None
    (outer,), (inner,) = fines(judged(alone, amount)), fines(judged(with_city, amount))
    assert outer.low is not None and outer.high is not None and inner.low is not None and inner.high is not None
    assert outer.low <= inner.low <= inner.high <= outer.high


@SMALL
@given(
    data=st.data(),
    kinds=st.tuples(*[st.sampled_from([each for each in KINDS if each != "细化"])] * 2),
    amount=st.none() | st.integers(0, 70),
)
def test_the_order_of_files_changes_nothing(data: st.DataObject, kinds: tuple[str, str], amount: int | None) -> None:
    drawn = [data.draw(st.composite(tiers)()) for _ in range(3)]
    texts = [
        text("省", "990000", drawn[0], None),
        text("市", "990100", drawn[1], (kinds[0], "省")),
        text("县", "990102", drawn[2], (kinds[1], "市")),
    ]
    one, other = book(*texts), book(*reversed(texts))
    assert one is not None and other is not None
    assert judged(one, amount) == judged(other, amount)
