"""The statutory range (法定) of every fine table of 粤环发〔2021〕7号: read from its 处罚依据, or written by hand.

In: the extract of the fine tables, `scripts/imports/gd-2022/statutes-by-hand.yaml`. Out: per table what a ruleset says of its statute, as plain
YAML values, and a throw-away ruleset of nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from enforce_rules.importer.clauses import read_clause
from enforce_rules.model.node import ListNode, Node, TextNode

ROOT = Path(__file__).parent.parent
BY_HAND = ROOT / "scripts/imports/gd-2022/statutes-by-hand.yaml"
GAINS = "违法所得"
FACTS: list[list[Any]] = [
    ["责令改正情况", "选项", ["限期内改正", "逾期未改正"]],
    ["情节严重", "认定", "/"],
    ["有违法所得", "是否", "/"],
    ["违法所得", "金额", "/"],
    ["造成较大社会影响", "认定", "/"],
    ["直接经济损失", "金额", "/"],
    ["上一年度从本单位取得的收入", "金额", "/"],
]


class Read(NamedTuple):
    """A table of the source and the 法定 that was read or written for it."""

    id: str
    title: str
    basis: str
    fields: dict[str, Any]  # 依据, 违反, 实施主体, 法定, 推定 as plain YAML
    facts: dict[str, str]
    beside: str  # what is told beside the table


def plain(node: Node) -> Any:
    """A node as plain lists, maps and strings."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(each) for each in node.items]
    return {key.text: plain(value) for key, value in node.items}


def texts(value: Any) -> Iterator[str]:
    """Every string of a plain value."""
    if isinstance(value, str):
        yield value
    else:
        for each in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from texts(each)


def read_all(tables: list[dict[str, Any]]) -> tuple[list[Read], list[str]]:
    """Every table with its 法定, and what could not be had."""
    by_hand = yaml.load(BY_HAND.read_text("utf-8"), Loader=yaml.CBaseLoader)
    several = Counter(table["no"] for table in tables)
    seen: Counter[str] = Counter()
    found, wrong = [], []
    for table in tables:
        seen[table["no"]] += 1
        name = table["no"] if several[table["no"]] == 1 else f"{table['no']}-{seen[table['no']]}"
        title, basis = (
            table["title"].removesuffix("（同一 § 的另一处罚依据）"),
            re.sub(r"\s", "", table["penalty_basis"]),
        )
        if name in by_hand:
            fields = dict(by_hand[name])
            beside = "；".join([*fields.pop("未写", []), fields.pop("理由")])
            found.append(Read(name, title, basis, fields, {"拒不改正": "是否"}, beside))
            continue
        clause = read_clause(table["penalty_basis"], table["violated"], title)
        if isinstance(clause, str):
            wrong.append(f"{name}：没有读成，也没有写（{clause}）")
            continue
        fields = {"依据": [*clause.basis], "违反": [*clause.breaches], "法定": plain(clause.statutory)}
        fields |= {"实施主体": clause.organ} if clause.organ else {}
        fields |= {"推定": plain(clause.derived)} if clause.derived else {}
        found.append(Read(name, title, basis, fields, dict(clause.facts), "；".join(clause.unread)))
    wrong += [f"{name}：写了，源里没有这张表" for name in by_hand if name not in {each.id for each in found}]
    return found, wrong


def ruleset(reads: list[Read]) -> dict[str, Any]:
    """A ruleset of nothing but these 法定."""
    facts = {name: [name, kind, value] for name, kind, value in FACTS}
    for read in reads:
        deemed = [column["得"] for column in read.fields.get("推定", {}).get("列", []) if "得" in column]
        for name, kind in read.facts.items():
            unit = "推定" if name in deemed else name if kind == "计数" else "/"
            facts.setdefault(name, [name, kind, unit])
    header = {
        "编号": "法定核对",
        "名称": "法定核对",
        "制定机关": "某机关",
        "地区": "990000",
        "施行": "2022-01-01",
        "核对": "虚拟",
    }
    return {
        "规则集": header,
        "约定": {"列": ["约定", "取值", "依据"], "行": [["以上", "含", "/"], ["以下", "含", "/"]]},
        "事实": {"列": ["事实", "类型", "取值"], "行": [*facts.values()]},
        "表": [
            {"编号": read.id, "用途": "法定", "违法行为": f"{read.id}{read.title}"}
            | {key: value for key, value in read.fields.items() if key != "法定" and value}
            | read.fields["法定"]
            for read in reads
        ],
    }
