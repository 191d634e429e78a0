"""Reduce book five of the 生态环境法典 to what its transcription must equal: figures, stages, parties, measures, articles.

In: the published text as markdown, one paragraph a line. Out: for each article and paragraph the figures of every clause
with the stage and the party they belong to, which are 可以, which 项 a clause speaks of, the measures named; the names of
violations as fingerprints only. No prose. `tests/rulesets/test_eco_code.py` compares the ruleset with it, both ways:

    python scripts/check_eco_code.py SOURCE.md tests/data/eco-code-figures.json
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

NUMERAL = "[一二两三四五六七八九十百千零]+"
MONEY = rf"{NUMERAL}万?元"
FIGURE = re.compile(
    "|".join(
        (
            rf"百分之{NUMERAL}以上百分之{NUMERAL}以下",
            rf"百分之{NUMERAL}以下",
            rf"不足{MONEY}",
            rf"{MONEY}以上{MONEY}以下",
            rf"{MONEY}以[上下]",
            MONEY,
            rf"{NUMERAL}倍以上{NUMERAL}倍以下",
            rf"{NUMERAL}倍以下",
            rf"{NUMERAL}日以上{NUMERAL}日以下",
            rf"{NUMERAL}年内",
            rf"{NUMERAL}次以上",
        )
    )
)
STAGES = (
    "拒不改正 逾期不改正 逾期不拆除 逾期拒不缴纳 逾期不采取治理措施 拒不采取治理措施 拒不停止排放污染物 限期内未完成清缴 情节严重 情节较轻 "
    "造成严重后果 造成重大环境污染、生态破坏的 造成水污染 无法退运 致使污染防治设施不能正常发挥作用 情节特别严重、影响特别恶劣 未按照要求采取治理措施 "
    "工业噪声 工业固体废物为危险废物 农业投入品使用者为个人 在地下水禁止开采区、限制开采区范围内 已经造成环境污染 被吊销倾倒许可证 "
    "二年内受到行政处罚三次以上"
).split()
MEASURES = (
    "责令改正 限期改正 停止违法行为 停止建设 停止生产 恢复原状 没收违法所得 没收销毁 警告 吊销 暂扣 撤销 拘留 报经 停业 关闭 停产整治 停工整治 "
    "限制生产 责令拆除 限期拆除 强制拆除 退运 停航 暂停施工 暂停销售 公告 消除污染 治理措施 补救措施 扣押 每辆（艘） 每辆 每平方米 每米 每次 "
    "限期缴纳 消除危害 说服教育 禁止从事 禁止再次 禁止车辆 代履行 可以责令 可以报经 可以暂扣 可以采取扣押 可以代履行"
).split()
SAID_ALIKE = (
    ("被吊销", "被取消"), ("不得从事", "禁止从事"), ("不得再次", "禁止再次"), ("车辆不得", "禁止车辆"), ("按次", "每次"),
    ("可以扣押", "可以采取扣押"), ("可以指定有治理能力的单位代为治理", "可以代履行"), ("代为治理", "代履行"), ("代为处置", "代履行"),
    ("代为处理", "代履行"), ("代为履行", "代履行"),
)  # fmt: skip
WHO = re.compile(
    r"(?:对|(?=单位有前款|个人有前款))(?P<who>[^，；。]{2,42}?)(?:有前款[^，；。]*的，|，)?(?:并|可以|并可以)?处"
)
NOT_WHO = ("活动", "的", "、")
LASTING = re.compile("日以上|年内")
ITEM = re.compile(rf"第({NUMERAL})项(?:至第({NUMERAL})项)?")
SELECTS = re.compile(r"有前款(除)?((?:第[^项]{1,3}项[、至以外]*)*)情形")
HEAD = re.compile(r"(?P<head>.*?)的，(?=除本条|由|责令|处|依照|按次)")


def number(text: str) -> int:
    """A Chinese numeral up to thousands."""
    total = digit = 0
    for sign in text:
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = 0 if sign == "零" else "零一二三四五六七八九".index(sign)
    return total + digit


def fingerprint(name: str) -> str:
    """The name of a violation, not to be read back."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def articles(text: str) -> dict[int, list[tuple[str, list[str]]]]:
    """Every article as paragraphs, each with its items."""
    found: dict[int, list[tuple[str, list[str]]]] = {}
    latest = 0
    for raw in text.splitlines():
        line = raw.strip()
        head = re.match(rf"第({NUMERAL})条 (.*)", line)
        if head and number(head[1]) > latest:
            latest, line = number(head[1]), head[2]
            found[latest] = []
        elif not latest or not line or line.startswith("#"):
            continue
        item = re.match(rf"（{NUMERAL}）(.*)", line)
        if item:
            found[latest][-1][1].append(item[1].rstrip("；。"))
        else:
            found[latest].append((line, []))
    return found


def measures(text: str) -> list[str]:
    """The measures a text names, said in one way."""
    for stage in STAGES:
        text = text.replace(stage, "")
    text = re.sub("(没收[^，；。]*)和违法所得", r"\1，没收违法所得", text).replace(
        "没收违法所得和", "没收违法所得，没收"
    )
    for said, alike in SAID_ALIKE:
        text = text.replace(said, alike)
    goods = ["没收财物"] if re.search("没收(?!违法所得)", text) else []
    return [each for each in MEASURES if each in text] + goods


def selected(clause: str, count: int) -> list[int] | None:
    """The items of the paragraph before that a clause speaks of; None where it speaks of no item."""
    found = SELECTS.search(clause)
    if found is None:
        return None
    named: set[int] = set()
    for first, last in ITEM.findall(found[2]):
        named |= set(range(number(first), number(last or first) + 1))
    every = set(range(1, count + 1))
    return sorted(every - named if found[1] or not named else named)


def clauses(text: str, count: int) -> list[dict[str, Any]]:
    """The clauses of a paragraph that hold a figure or a measure."""
    built: list[dict[str, Any]] = []
    items: list[int] | None = None
    for sentence in text.split("。"):
        lasting: str | None = None  # who a later clause on detention or a ban still speaks of
        for clause in sentence.split("；"):
            items = selected(clause, count) if "有前款" in clause else items
            stage: list[str] = []
            for piece in _pieces(clause):
                stage = [each for each in STAGES if each in piece] or stage
                who = _who(piece)
                lasting = who or lasting
                figures = [_figure(each, piece, who, lasting) for each in FIGURE.finditer(piece)]
                named = measures(piece)
                if figures or named:
                    built.append({"items": items, "stage": stage, "figures": figures, "measures": named})
    return built


def _figure(found: re.Match[str], piece: str, who: str | None, lasting: str | None) -> dict[str, Any]:
    may = re.search(r"可以(?:并)?处[^，；。处]*$", piece[: found.start()]) is not None
    return {"figure": found[0], "may": may, "who": who or (lasting if LASTING.search(found[0]) else None)}


def _who(piece: str) -> str | None:
    """Whom a piece says its figures fall on."""
    said = next((each["who"] for each in WHO.finditer(piece)), None)
    if said is None or said.endswith(NOT_WHO) or said.startswith("负有责任"):
        return None
    return re.sub("^(?:其(?!他)|建设单位的(?=法定))", "", said)


def _pieces(clause: str) -> list[str]:
    """A clause parted where another stage or another party begins in it."""
    marks = (
        r"，(?=(?:拒不|逾期|情节|造成|被吊销|二年内)[^，；。]{2,16}的，"
        r"|并?由公安机关|并?(?:可以)?对[^，；。]{2,42}?，?(?:并|可以)?处)"
    )
    return re.split(marks, clause)


def paragraph(text: str, items: list[str], before: int) -> dict[str, Any]:
    """One paragraph reduced."""
    plain = text.removeprefix("违反本法规定，").removeprefix("违反本法有关海洋生态保护的规定，")
    head = None if items else HEAD.match(plain)
    head = None if head and ("有前款" in head["head"][:5] or SELECTS.search(head["head"])) else head
    rest = plain[head.end() :] if head else plain
    return {
        "head": fingerprint(head["head"]) if head else None,
        "items": [fingerprint(each) for each in items],
        "clauses": clauses(rest, before),
        "follows": bool(
            re.match(
                "(?:技术单位)?有前款规定(?:的违法)?情形的|对造成一般|发生环境污染、生态破坏事故，情节特别严重", plain
            )
        ),
    }


def extract(text: str) -> dict[str, Any]:
    """The whole extract."""
    found = articles(text)
    built: dict[str, Any] = {}
    for article, paragraphs in found.items():
        if 1085 <= article <= 1238:
            lengths = [len(items) for _, items in paragraphs]
            built[str(article)] = [
                paragraph(words, items, lengths[i - 1] if i else 0) for i, (words, items) in enumerate(paragraphs)
            ]
    last = found[1242][0][0]
    year, month, day = re.findall(r"\d+", last)[:3]
    return {
        "in_force": f"{year}-{int(month):02d}-{int(day):02d}",
        "repealed": re.findall("《([^》]+)》", last),
        "general": sorted(found)[: sorted(found).index(1085)],
        "articles": built,
    }


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_text(json.dumps(extract(source.read_text("utf-8")), ensure_ascii=False, indent=1) + "\n", "utf-8")
