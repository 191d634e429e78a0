"""Check the 法定 of every fine table of 粤环发〔2021〕7号 against its 处罚依据, by patterns that share nothing with the reader.

In: the extract of the fine tables (JSON, as `extract_gd_tables.py` reads it), `scripts/imports/gd-2022/statutes-by-hand.yaml`. Out: one line per
figure, word or stage of the sentence that the table lacks, or has beyond it, and per table of the ruleset
whose 法定 differs; exit 1 if any is not explained below. With a second path, a throw-away ruleset of all of them as JSON:

    python scripts/check_statutes.py TABLES.json [RULESET.json]
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from gd_statutes import GAINS, ROOT, Read, read_all, ruleset, texts

RULESET = ROOT / "rulesets/ecology/gd-2022"
HAN = "零一二两三四五六七八九十百千万亿"
FIGURE = re.compile(rf"(?:百分之[{HAN}]+|[\d.{HAN}]+(?:元|倍|日|年))(?:以上|以下)?")
RANGE = re.compile(rf"(?:百分之[{HAN}]+|[\d.{HAN}]+[元倍日])(?:以上(?:百分之[{HAN}]+|[\d.{HAN}]+[元倍日])以下|以下)")
LAW = re.compile(r"(?:^|(?<=[。；]))(?=《[^》]+》第[一二三四五六七八九十百零]+条)")
CITED = re.compile(r"^《?.+?》(?:(?:第[一二三四五六七八九十百零]+[条款项]|第（[一二三四五六七八九十]+）项)、?)+")
ITEM = re.compile(r"第（?([一二三四五六七八九十]+)）?项")
LISTED = re.compile(r"[：；。](（[一二三四五六七八九十]+）.*?)(?=有前款|对前款|$)")
CASES = re.compile(r"(?:有前款|对前款)[^。]*?(?=；有前款|。|$)")
WORDS = {
    "可以": "可以|可处|可并处|可根据",
    "情节严重": "情节严重",
    "拒不": "拒不改正|拒不停止",
    "逾期": "逾期",
    "没收": "没收",
    "吊销": "吊销",
    "暂扣": "暂扣",
    "停产停业": "停产|停业|停工",
    "关闭": "关闭",
    "警告": "警告",
    "拘留": "拘留",
    "批准": "批准，",
    "造成": "造成",
}
STAGES = {
    "逾期": "逾期未改正", "拒不": "拒不", "情节严重": "情节严重", "造成": "造成", "违法所得": "违法所得", "没有违法所得": "没有违法所得",
}  # fmt: skip
DESCRIBED = re.compile(r"^[^。]*?(?:的|者|之一|锅炉)，(?=由|处)")
STAGE = re.compile(r"(?:^|[；。，])((?:逾期|拒不(?:改正|停止)|情节严重|造成|没有违法所得|违法所得)[^；。]*?)的，")

# Where a text punishes several deeds: the words with which the one of this table begins, and where it ends.
DEED = {
    "§2.6": ("企业事业单位和其他生产经营者不按照排污许可证的要求", "。"),
    "§3.3": ("企业事业单位和其他生产经营者不按照排污许可证的要求", "。"),
    "§2.22": ("在饮用水水源一级保护区内从事网箱养殖", "。"),
    "§2.23": ("个人在饮用水水源一级保护区内游泳", "。"),
    "§2.25": ("环境监测机构违反本条例第二十三条第三款规定，未按照", "；"),
    "§2.26": ("有隐瞒、伪造、篡改环境监测数据等弄虚作假行为的", "。"),
    "§3.34": ("未经批准擅自拆除、闲置大气污染防治设施的", "。"),
}
# What differs, exactly, and why; what no longer differs is an error too.
LATE = ("原文没有“逾期”", "二十万元以上一百万元以下应当在“拒不”一行")
EXPLAINED: dict[str, tuple[str, tuple[str, ...]]] = {
    "§3.32": ("条例同款另有饮食服务业的罚款", ("表里没有二万元以上", "表里没有五万元以下")),
    "§3.33": (
        "事故等级就是违法程度一列，每个等级各有一行",
        tuple(f"{each}应当在“不附条件”一行" for each in ("百分之五十以下", "一倍以上三倍以下", "三倍以上五倍以下")),
    ),
    "§5.4": (
        "“逾期未完成”是行为；停业、搬迁、关闭报请人民政府决定，写成须经批准",
        ("表里没有“逾期”", "原文没有“批准”"),
    ),
    **dict.fromkeys(("§6.17", "§6.18", "§6.19", "§6.20", "§6.21"), ("拒不改正按本表写成逾期未改正", LATE)),
    "§7.21": ("收缴与吊销择一，吊销写成可以", ("原文没有“可以”",)),
    "§8.3": ("拒不改正按本表写成逾期未改正", (LATE[0], "1万元以上5万元以下应当在“拒不”一行")),
    "§8.21": ("两个行为就是违法程度一列，各有一行", ("10万元以上50万元以下应当在“不附条件”一行",)),
}
# Tables of the ruleset that give the range otherwise, and why.
SHIPPED = {
    "§6.14": "本表的起点以“造成重大生态环境影响或者不良社会影响”界定，规则集随本表；法条作“情节严重的”",
    "§7.15": "规则集可以留着“由原发证机关吊销许可证”；这里把机关拿出来，“或者”两边才读成两项",
}


def concerned(basis: str) -> str:
    """The part of the text that concerns the items cited."""
    kept = []
    for law in LAW.split(basis):
        cited = CITED.match(law)
        if cited is None:
            continue
        items = set(ITEM.findall(cited[0]))
        body = law[cited.end() :]
        listed = LISTED.search(body)
        if listed is not None and "罚款" in listed[1]:
            kept.append(listed[1])
            continue
        body = DESCRIBED.sub("", LISTED.sub("。", body))
        for case in CASES.findall(body):
            named = set(ITEM.findall(case.partition("行为")[0]))
            if named and not named & items:
                end = body.find("。", body.find(case))
                later = body[body.find(case) + len(case) : end if end >= 0 else None]
                whole = case if later.startswith("；有前款") else case + later
                body = body.replace(whole, "")
        kept.append(body)
    return "。".join(kept)


def differences(read: Read) -> list[str]:
    """What the sentence and the table do not share."""
    text = concerned(read.basis)
    if read.id in DEED:
        words, end = DEED[read.id]
        start = read.basis.index(words)
        text = DESCRIBED.sub("", read.basis[start : (read.basis + end).index(end, start)])
    table = "；".join(texts([read.fields["法定"], read.fields.get("推定", [])]))
    said, written, told = set(FIGURE.findall(text)), set(FIGURE.findall(table)), set(FIGURE.findall(read.beside))
    floors = {f"{each}以上" for each in said} if "推定" in read.fields else set()
    found = [f"表里没有{each}" for each in sorted(said - written - told)]
    found += [f"原文没有{each}" for each in sorted(written - said - floors - {"0元"})]
    for word, pattern in WORDS.items():
        here, there = (bool(re.search(pattern, each)) for each in (text, table))
        if here and not there and not re.search(pattern, read.beside):
            found.append(f"表里没有“{word}”")
        if there and not here:
            found.append(f"原文没有“{word}”")
    return found + stages(text, read.fields["法定"])


def stages(text: str, statute: dict[str, Any]) -> list[str]:
    """Fines that stand under another condition than the sentence gives them."""
    heads = [str(head) for head in statute["列"]]
    rows = [
        (
            "；".join(
                (GAINS if GAINS in head else "") + "；".join(texts(cell))
                for head, cell in zip(heads, row, strict=True)
                if "处理" not in head and cell != "/"
            ),
            any("除外" in str(cell) for cell in row),
            "；".join(t for head, cell in zip(heads, row, strict=True) if "处理" in head for t in texts(cell)),
        )
        for row in statute["行"]
    ]
    found = []
    for segment in re.split(r"[；。]|，(?=逾期)", text):
        stage = STAGE.search(segment)
        key = next((each for each in STAGES if stage and stage[1].startswith(each)), None)
        for span in RANGE.findall(segment[stage.end() :] if stage else segment):
            places = [(label, without) for label, without, does in rows if span in does]
            if key is None:
                right = any(without or label in ("", "限期内改正") for label, without in places)
            else:
                right = any(STAGES[key] in label and not without for label, without in places)
            if not right and places:
                found.append(f"{span}应当在“{key or '不附条件'}”一行")
    return found


def shipped(reads: list[Read]) -> list[str]:
    """Tables of the ruleset whose 法定 is not the one here, without those that say why."""
    mine = {each.id: each.fields["法定"] for each in reads}
    tables = [
        table
        for path in sorted(RULESET.glob("*.yaml"))
        for table in yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader).get("表", [])
    ]
    return [
        f"{table['编号']}：法定与规则集的不同：{mine[table['编号']]}"
        for table in tables
        if table["编号"] in mine and table["编号"] not in SHIPPED and table.get("法定", "缺") != mine[table["编号"]]
    ]


def main() -> int:
    """The differences, one a line."""
    reads, wrong = read_all(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    for read in reads:
        found, known = differences(read), EXPLAINED.get(read.id, ("", ()))[1]
        wrong += [f"{read.id}：{each}" for each in found if each not in known]
        wrong += [f"{read.id}：说明没有用处：{each}" for each in known if each not in found]
    wrong += shipped(reads)
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps(ruleset(reads), ensure_ascii=False, indent=1), "utf-8")
    print(*wrong, f"{len(reads)}张表，{len(wrong)}处", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
