"""An act without a benchmark is still answered: the statutory range, the leniency of 行政处罚法, and that no benchmark is published.

In: every act of the national statutes whose figures are extracted (`statute-figures-?.json`), asked for every party its tables
name, with every shipped ruleset loaded. Out: what each answer must hold, read off the ruleset as plain YAML.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from enforce_rules import Rulebook, load_rulebook
from enforce_rules.model.report import Outcome, Result

ROOT = Path(__file__).parents[2]
IDS = {
    law["ruleset"]
    for path in (ROOT / "tests/data").glob("statute-figures-?.json")
    for law in json.loads(path.read_text("utf-8")).values()
}
FILES = [
    yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    for path in sorted((ROOT / "rulesets").glob("*/*/ruleset.yaml"))
]
RULESETS: dict[str, Any] = {file["规则集"]["编号"]: file for file in FILES}
SLIGHT = """
      违法行为轻微: {值: 是, 认定: 某科, 理由: 查明轻微}
      没有造成危害后果: {值: 是, 认定: 某科, 理由: 查明没有后果}
      及时改正: {值: 是, 认定: 某科, 理由: 查明已经改正}"""


def tables(ruleset: Any, code: str) -> list[Any]:
    """The statutory tables of an act, 同表 followed."""
    known = {table["编号"]: table for table in ruleset["表"]}
    about = [table for table in ruleset["表"] if table["用途"] == "法定" and code in codes(table)]
    return [known[table["同表"]] if "同表" in table else table for table in about]


def codes(table: Any) -> list[str]:
    """The acts a table is about."""
    listed: str | list[str] = table.get("事项", [])
    return [listed] if isinstance(listed, str) else listed


def roles(found: list[Any]) -> list[str | None]:
    """The parties the columns name; None where there is but one addressee."""
    named = dict.fromkeys(h["处理"] for t in found for h in t["列"] if isinstance(h, dict) and "处理" in h)
    return list(named) or [None]


def acts(name: str) -> list[str]:
    """The codes of its acts."""
    grid = RULESETS[name].get("事项", {"列": ["代号"], "行": []})
    return [row[grid["列"].index("代号")] for row in grid["行"]]


ACTS = [(name, code) for name in sorted(IDS) for code in acts(name)]
EVERY_OTHER = [
    pytest.param(name, code, marks=[pytest.mark.assurance] * (place % 2)) for place, (name, code) in enumerate(ACTS)
]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def answers(book: Rulebook, name: str, code: str, facts: str = "") -> list[Result]:
    parties = roles(tables(RULESETS[name], code))
    listed = "".join(
        f"\n  - {{代号: 甲{i}, 类别: 法人{'' if role is None else f', 身份: [{role}]'}}}"
        for i, role in enumerate(parties)
    )
    named = ", ".join(f"甲{i}" for i in range(len(parties)))
    return list(
        book.recommend(
            f"""案件: {{编号: 例, 办案机关: 某局, 地区: '990100'}}
日期: {{行为起: 2025-03-01, 行为止: 2025-03-01, 发现: 2025-03-02, 立案: 2025-03-03, 拟决定: 2025-04-01}}
当事人:{listed}
行为:
  - 代号: A
    事项: {name}#{code}
    当事人: [{named}]
    事实:{facts or " {}"}
查无: {{范围: [行政处罚法-2021 全部总则], 认定: 某科, 理由: 已逐项询问}}
履历: {{查询: 已查清, 列: [], 行: []}}
"""
        ).report.results
    )


def fined(found: list[Any]) -> bool:
    """Whether a row fines; the daily penalty of a fine already imposed is none of its own."""
    cells = json.dumps([(table["行"], table.get("共同处理")) for table in found], ensure_ascii=False)
    return "罚款" in cells.replace("原罚款数额", "")


@pytest.mark.parametrize(("name", "code"), ACTS)
def test_an_act_is_answered_with_the_range_of_its_own_statute(book: Rulebook, name: str, code: str) -> None:
    found = tables(RULESETS[name], code)
    results = answers(book, name, code)
    cited = {text for result in results for option in result.options for text in option.basis}
    short = RULESETS[name]["规则集"]["名称"].removeprefix("中华人民共和国")
    assert any(text.startswith(short) for text in cited), cited
    if fined(found):
        assert "no-benchmark" in {each.code for result in results for each in result.premises}


@pytest.mark.parametrize(("name", "code"), EVERY_OTHER)
def test_a_slight_act_corrected_at_once_is_not_punished(book: Rulebook, name: str, code: str) -> None:
    for result in answers(book, name, code, SLIGHT):
        assert Outcome.NO_PENALTY in {option.outcome for option in result.options}
        assert any("行政处罚法第三十三条第一款第一句" in option.basis for option in result.options)
