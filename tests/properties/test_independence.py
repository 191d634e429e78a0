"""Rulesets stand side by side undisturbed (semantics 30), and what has nothing to do with an act changes nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from random_cases import Draft, complete, docket_of, draw, value_of
from rulebooks import LONG, shipped

from enforce_rules.evaluator.docket import docket, region_meets
from enforce_rules.model.fact import FactKind, Source
from enforce_rules.model.report import Result
from enforce_rules.model.ruleset import Use
from enforce_rules.rulebook import Rulebook, load_rulebook

PER_RULESET = 2


def homes() -> list[str]:
    """Every shipped ruleset that has violations of its own."""
    return sorted({violation.ruleset for violation in shipped().program.violations.values()})


EVERY_OTHER = [
    pytest.param(each, marks=[pytest.mark.assurance] * bool(n % 2 or each in LONG)) for n, each in enumerate(homes())
]
EVERY_FOURTH = [
    pytest.param(each, marks=[pytest.mark.assurance] * bool(n % 4 or each in LONG)) for n, each in enumerate(homes())
]


def drafts(home: str) -> list[Draft]:
    """Random cases about violations of one ruleset."""
    program = shipped().program
    own = sorted(name for name, violation in program.violations.items() if violation.ruleset == home)
    made = []
    for seed in range(PER_RULESET):
        random = Random(seed)
        draft = draw(shipped(), random, random.choice(own))
        complete(shipped(), draft, random, rounds=4)
        made.append(draft)
    return made


def alone(home: str, draft: Draft) -> Rulebook:
    """Only the rulesets that meet a case about this ruleset: its region, and its field or none; and the calendars."""
    program = shipped().program
    sector = program.rulesets[home].sector
    region = str(draft.head["地区"])
    meeting = [
        each
        for each in program.rulesets.values()
        if each.id == home
        or (region_meets(each, region) and each.sector in (None, sector))
        or any(table.use is Use.CALENDAR for table in each.tables)
    ]
    return _loaded(tuple(sorted({Path(each.span.file).parent for each in meeting})))


@lru_cache(maxsize=2)
def _loaded(folders: tuple[Path, ...]) -> Rulebook:
    return load_rulebook(*folders)


@pytest.mark.parametrize("home", EVERY_OTHER)
def test_the_rulesets_that_meet_a_case_decide_it_as_all_of_them_together(home: str) -> None:
    for number, draft in enumerate(drafts(home)):
        hidden = Random(number).sample(draft.hidable(), number)
        some = alone(home, draft)
        assert len(some.program.rulesets) < len(shipped().program.rulesets)
        assert some.recommend(draft.document(hidden)).to_json() == shipped().recommend(draft.document(hidden)).to_json()


def results(book: Rulebook, document: dict[str, Any]) -> dict[tuple[str, str], Result]:
    """The results by act and party."""
    return {(each.act, each.party): each for each in book.recommend(document).report.results}


@pytest.mark.parametrize("home", EVERY_FOURTH)
def test_facts_that_no_rule_reads_change_nothing(home: str) -> None:
    program = shipped().program
    for number, draft in enumerate(drafts(home)):
        about, random = docket_of(shipped(), draft), Random(number)
        more = {}
        for name, declared in sorted(program.facts.items()):
            fact = declared[0][1]
            strange = name not in about.facts and name not in about.derivations and fact.source is Source.CASE
            if strange and fact.kind is not FactKind.CHOICE and (value := value_of(fact, about, random)):
                more[name] = value
        assert more
        fuller = draft.with_facts(more, program)
        assert results(shipped(), draft.document()) == results(shipped(), fuller.document())


def test_the_order_of_parties_and_acts_changes_their_order_only() -> None:
    tried = 0
    for seed in range(16):
        random = Random(seed)
        draft = draw(shipped(), random)
        document = draft.document(random.sample(draft.hidable(), 2))
        codes = [str(each["代号"]) for each in draft.parties]
        acts = [{**draft.acts[0], "代号": code} for code in ("A1", "A2")]
        one = {**document, "行为": acts}
        other = {
            **document,
            "当事人": draft.parties[::-1],
            "行为": [{**each, "当事人": codes[::-1]} for each in acts[::-1]],
        }
        tried += len(codes) > 1
        assert results(shipped(), one) == results(shipped(), other)
    assert tried >= 2


HEAD = "规则集: {编号: %s, 名称: %s, 制定机关: 甲局, 地区: 全国, 领域: %s, 施行: 2020-01-01, 核对: 虚拟}\n"
CONVENTIONS = (
    "约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 不含, /], [法定以下, 含, /], [边界重复, 取重, /]]}\n"
)
DUMPING = (
    HEAD % ("甲", "甲基准", "城市管理")
    + CONVENTIONS
    + """
事实: {列: [事实, 类型, 取值], 行: [[数量, 数量, 吨], [情况, 选项, [轻, 重]], [严重的, 是否, 推定]]}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 倾倒垃圾
    法定: {列: [处理], 行: [[1万元以上10万元以下罚款]]}
    列: [{条件: 数量}, {条件: 情况}, 情形, 处理]
    行:
      - [10吨以下, 轻, /, 1万元以上4万元以下罚款]
      - [10吨以上, 轻, /, 4万元以上7万元以下罚款]
      - [/, 重, 严重的, 7万元以上10万元以下罚款]
  - {编号: 推, 用途: 推定, 闭合: 是, 列: [{条件: 情况}, {得: 严重的}], 行: [[重, 是]]}
"""
)
SELLING = (
    HEAD % ("乙", "乙基准", "市场监管")
    + CONVENTIONS
    + """
事实: {列: [事实, 类型, 取值], 行: [[数量, 数量, 件], [情况, 选项, [重, 中, 轻]], [严重的, 是否, 推定]]}
表:
  - 编号: 售卖
    用途: 基准
    违法行为: 售卖假货
    法定: {列: [处理], 行: [[1千元以上9千元以下罚款]]}
    列: [{条件: 数量}, {条件: 情况}, 情形, 处理]
    行:
      - [3件以下, 轻, /, 1千元以上2千元以下罚款]
      - [3件以上, 轻, /, 2千元以上5千元以下罚款]
      - [/, 中或者重, {除外: 严重的}, 5千元以上9千元以下罚款]
  - {编号: 推, 用途: 推定, 闭合: 是, 列: [{条件: 情况}, {得: 严重的}], 行: [[轻, 是]]}
"""
)


def act(violation: str, **facts: str) -> dict[str, object]:
    return {
        "案件": {"编号": "1", "办案机关": "甲局", "地区": "440100"},
        "日期": dict.fromkeys(("行为起", "行为止", "发现", "立案", "拟决定"), "2024-05-01"),
        "当事人": [{"代号": "甲", "类别": "法人"}],
        "行为": [{"代号": "A1", "事项": violation, "当事人": ["甲"], "事实": facts}],
    }


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (DUMPING, act("甲#倾倒", 数量="12吨", 情况="轻")),
        (DUMPING, act("甲#倾倒", 情况="重")),
        (DUMPING, act("甲#倾倒")),
        (SELLING, act("乙#售卖", 数量="2件", 情况="轻")),
        (SELLING, act("乙#售卖", 情况="中")),
        (SELLING, act("乙#售卖", 数量="3件")),
    ],
)
def test_a_name_means_what_its_own_ruleset_says(tmp_path: Path, text: str, case: dict[str, object]) -> None:
    (tmp_path / "one.yaml").write_text(text, "utf-8")
    by_itself = load_rulebook(tmp_path)
    for number, each in enumerate((DUMPING, SELLING)):
        (tmp_path / f"both-{number}.yml").write_text(each, "utf-8")
    (tmp_path / "one.yaml").unlink()
    for number in (0, 1):
        (tmp_path / f"both-{number}.yml").rename(tmp_path / f"both-{number}.yaml")
    both = load_rulebook(tmp_path)
    assert by_itself.recommend(case).to_json() == both.recommend(case).to_json()


def test_a_docket_holds_no_facts_of_another_field() -> None:
    draft = draw(shipped(), Random(1), "食品安全法-2021#food-124-1-5")
    case = shipped().case(draft.document())
    about = docket(shipped().program, case, case.acts[0], case.parties[0])
    assert "建设项目总投资额" not in about.facts
    assert "货值金额" in about.facts
