"""One rule of 履历 in a small ruleset, and what a case with earlier matters makes of it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from language_helpers import HEAD as LATER
from language_helpers import loaded

from enforce_rules.evaluator.docket import docket
from enforce_rules.evaluator.history import Told, told
from enforce_rules.model.interval import Region
from enforce_rules.model.report import Result, Step
from enforce_rules.rulebook import Rulebook

HEAD = LATER.replace("2025-01-01", "2000-01-01")
HERE, ELSEWHERE = "甲局", "乙局"
RULE = {
    "事实": "次数",
    "回溯": "二年",
    "计数": "查处",
    "同类": "同一违法行为",
    "机关": "不限",
    "含本次": "不含",
    "得": "次数",
    "依据": "第九条",
}
ACT = "占道"
COLUMNS = ("日期", "案号", "事项", "条款", "机关", "处理", "内容", "地区", "当事人")
REST = """
约定: {{列: [约定, 取值, 依据], 行: [{conventions}]}}
事项:
  列: [代号, 违法行为, 违反, 依据]
  行:
    - [占道, 占用道路经营, 市容条例第十条第一款, 市容条例第三十条第一款]
    - [占地, 占用绿地经营, 市容条例第十条第一款, 市容条例第三十条第一款]
    - [倾倒, 倾倒垃圾, 市容条例第十二条, 市容条例第三十条之一]
履历: {{列: [{columns}], 行: [[{cells}]]}}
表:
  - {{编号: 罚则, 用途: 法定, 事项: [占道, 占地, 倾倒], 依据: 市容条例第三十条, 列: [{{条件: {fact}}}, 处理], 行: [[{condition}, 处100元罚款], [{other}, 警告]]}}
"""


def _cell(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


@cache
def _book(rule: tuple[tuple[str, object], ...], kind: str) -> Rulebook:
    row = dict(rule)
    needed = {"以上": "含", "以下": "含"} if row["得"] == "次数" else {}
    if "年度" in str(row["回溯"]):
        needed["年度"] = "公历年"
    elif row["回溯"] not in ("不限", "待定") and not str(row["回溯"]).startswith("自上一次起"):
        needed["回溯"] = "往前"
    if row["同类"] == "同类":
        needed["同类"] = kind
    name = row["事实"]
    condition, other = {"次数": ("1次以上", "0次"), "最近一次的处理": ("无", "警告")}.get(str(row["得"]), ("是", "否"))
    if row["得"] == "次数":
        needed.pop("以下")
    text = REST.format(
        conventions=", ".join(f"[{key}, {value}, /]" for key, value in needed.items()),
        columns=", ".join(row),
        cells=", ".join(map(_cell, row.values())),
        fact=name,
        condition=condition,
        other=other,
    )
    with tempfile.TemporaryDirectory() as folder:
        return loaded(Path(folder), HEAD + text)


def book(kind: str = "同一款项", **rule: object) -> Rulebook:
    """The ruleset whose one rule is that of `RULE`, but for what is named here."""
    return _book(tuple({**RULE, **rule}.items()), kind)


def line(day: str, kind: str = "查处", **more: str) -> dict[str, str]:
    """A line of 履历; of the same act by the same organ, unless it says otherwise."""
    return {"日期": day, "处理": kind, "事项": ACT, "机关": HERE, "地区": "990100", **more}


def case(
    lines: Sequence[Mapping[str, str]],
    *,
    search: str = "已查清",
    until: str | None = None,
    act: str = ACT,
    parties: Sequence[str] = ("甲",),
    **days: str,
) -> dict[str, Any]:
    """An act of 2023-06-01, found on 2023-06-20 and decided on 2023-09-01."""
    dates = {
        "行为起": "2023-06-01",
        "行为止": "2023-06-01",
        "发现": "2023-06-20",
        "立案": "2023-06-21",
        "拟决定": "2023-09-01",
        **days,
    }
    history: dict[str, Any] = {
        "查询": search,
        "列": list(COLUMNS),
        "行": [[each.get(name, "/") for name in COLUMNS] for each in lines],
    }
    if until is not None:
        history["截至"] = until
    return {
        "案件": {"编号": "案一", "办案机关": HERE, "地区": "990100"},
        "日期": dates,
        "当事人": [{"代号": code, "类别": "法人"} for code in parties],
        "行为": [{"代号": "A1", "事项": f"例#{act}", "当事人": list(parties)}],
        "履历": history,
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule made of a case: what it knows, and why."""

    known: Told
    step: Step
    result: Result

    @property
    def bounds(self) -> tuple[int, int | None]:
        """The least and the most a count may be; no most where it has none."""
        assert isinstance(self.known, Region)
        low, high = self.known.parts[0].low, self.known.parts[-1].high
        assert low is not None
        return int(low.value), None if high is None else int(high.value)

    @property
    def count(self) -> int:
        """The count, which is settled."""
        low, high = self.bounds
        assert low == high, "open"
        return low

    @property
    def codes(self) -> list[str]:
        """The codes of the reasons of the step."""
        return [each.code for each in self.step.why]

    def says(self, code: str) -> str:
        """The reason with this code, in Chinese."""
        (found,) = (each for each in self.step.why if each.code == code)
        return found.text()


def answer(rulebook: Rulebook, given: Mapping[str, Any], party: int = 0) -> Answer:
    """What the one rule of the ruleset makes of the case."""
    found = rulebook.recommend(given)
    result = found.report.results[party]
    (step,) = (each for each in result.steps if "#履历:" in each.id)
    return Answer(known(rulebook, given, party), step, result)


def known(rulebook: Rulebook, given: Mapping[str, Any], party: int = 0) -> Told:
    """What the one rule of the ruleset knows of its fact, without a whole evaluation."""
    read = rulebook.case(given)
    act = read.acts[0]
    about = docket(rulebook.program, read, act, read.party(act.parties[party]))
    (rules,) = about.history.values()
    return told(rules[0], about)
