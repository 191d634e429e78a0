"""The arithmetic of the published fine tables of 粤环发〔2021〕7号, worked out from the extracts and nothing else.

In: `tests/data/gd-tables.json`, `gd-statutory.json`, `gd-no-penalty.json`, and the facts of one case. Out: the weighted
sum or the band a reader of the printed table would find. `recompute_gd_cases.py` compares the 算例 with it.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests/data"
PRINTED: dict[str, dict[str, Any]] = json.loads((DATA / "gd-tables.json").read_text("utf-8"))
STATUTORY: dict[str, list[list[Any]]] = json.loads((DATA / "gd-statutory.json").read_text("utf-8"))
LIST: dict[str, dict[str, Any]] = json.loads((DATA / "gd-no-penalty.json").read_text("utf-8"))

Given = dict[str, Any]
NUMBER = r"\d+(?:\.\d+)?"
MISPRINTS = {"3000平方米以上50000平方米以下": "3000平方米以上5000平方米以下"}  # §6.19: the next level starts at 5000
UNCLEAR = "无法查明"
IMPACT = ("造成突发环境事件发生", "造成群体性事件发生等导致广泛社会影响")


# ---------- numbers ----------


def amount(text: str) -> Fraction:
    """A plain amount, share, multiple or count; years count as months."""
    found = re.fullmatch(rf"(\d+/\d+|{NUMBER})(万|亿)?(.*)", text)
    if not found:
        raise ValueError(text)
    number, scale, unit = found.groups()
    value = Fraction(number) * {None: 1, "万": 10_000, "亿": 100_000_000}[scale]
    return value * 12 if unit == "年" else value / 100 if unit == "%" else value


def money(value: Fraction) -> str:
    """An amount as the cases print it."""
    if value >= 10_000:
        return f"{float(value / 10_000):g}万元"
    return f"{float(value):g}元"


def weight(value: Fraction) -> str:
    """A sum of weights as the cases print it."""
    percent = value * 100
    return f"{float(percent):g}%" if (percent * 100).denominator == 1 else str(value)


Span = tuple[Fraction | None, bool, Fraction | None, bool]  # low, included, high, included


def span(label: str) -> Span | None:
    """What a label of levels means as a number: 以上 includes, 以下 does not (art. 23), 以内 does."""
    label = MISPRINTS.get(label, label)
    if label.startswith("无同类"):
        return Fraction(0), True, Fraction(0), True
    if label.startswith("有同类"):
        return Fraction(1), True, None, False
    part = rf"({NUMBER}(?:万|%)?(?:个月|年|天|吨|平方米|次|个|台（枚）|倍|元)?)"
    found = re.fullmatch(rf"(?:{part}以上(?:同类违法行为)?)?(?:{part}(以下|以内)(?:同类违法行为)?)?", label)
    if found and any(found.groups()):
        low, high, word = found.groups()
        return amount(low) if low else None, True, amount(high) if high else None, word == "以内"
    exact = re.fullmatch(rf"({NUMBER})(?:次|个)", label)
    return (Fraction(exact[1]), True, Fraction(exact[1]), True) if exact else None


def inside(value: Fraction, meant: Span) -> bool:
    """Whether a number lies in a span."""
    low, with_low, high, with_high = meant
    above = low is None or value > low or (with_low and value == low)
    return above and (high is None or value < high or (with_high and value == high))


# ---------- facts worked out from others ----------


def excess(given: Given) -> list[str]:
    """超标情况: the labels that hold for the measured values."""
    kind, found = given["超标方式"], []
    labels = [label for factor, label, _ in PRINTED["§2.7-1"]["levels"] if factor == "超标情况"]
    if kind == "仅pH值超标":
        acid = Fraction(given["pH值"])
        return [labels[0]] * (2 < acid < 5 or 10 < acid < 11) + [labels[1]] * (acid <= 2 or acid >= 11)
    for label in labels[2:]:
        times, share = label.removeprefix("超标").split("或超量")
        by_times = kind != "总量超标" and inside(amount(given["超标倍数"]), span(times) or (None, False, None, False))
        by_share = kind != "浓度超标" and inside(amount(given["超量比例"]), span(share) or (None, False, None, False))
        found += [label] * (by_times or by_share)
    return found


def facts(name: str, given: Given) -> Given:
    """The given facts with those a table works out."""
    known, corrected = dict(given), given.get("责令改正情况")
    factors = {level[0]: level[1] for level in reversed(PRINTED[name].get("levels", []))}
    if "超标方式" in given and name.startswith("§2.7"):
        labels = excess(given)
        known["超标情况"] = labels[0] if len(labels) == 1 else "未知"
    if "当事人有证据证明废水实际日排放量少于规定的日排放量" in given:
        proved = given["当事人有证据证明废水实际日排放量少于规定的日排放量"] == "是"
        stated = given["排污许可证中已载明日排放量限值"] == "是"
        source = "环评批复或环评文件规定的日排放量限值"
        if proved:
            source = "违法行为发生前六个月废水日排放量均值"
        elif stated:
            source = "排污许可证载明的日排放量限值"
        known["废水日排放量"] = given[source]
    if name == "§1.3":
        known["整改情况"] = {"限期内改正": "限期内完成备案手续", "逾期未改正": "逾期未完成备案手续"}[str(corrected)]
    elif corrected and "整改情况" in factors and "整改情况" not in given:
        known["整改情况"] = corrected + ("违法行为" if name == "§2.27" else "")
    elif "主动承担赔偿责任" in given and "未知" not in (given["主动承担赔偿责任"], given["限期采取治理措施"]):
        count = [given["主动承担赔偿责任"], given["限期采取治理措施"]].count("是")
        column = PRINTED[name]["columns"].index("整改情况")
        known["整改情况"] = PRINTED[name]["rows"][2 - count][column]
    hit = any(given.get(cause) == "是" for cause in IMPACT)
    known |= {
        factor: label
        for factor, label, _ in PRINTED[name].get("levels", [])
        if factor.startswith("重大生态环境影响") and label.startswith("未造成") != hit
    }
    if cost := given.get("所需处置费用"):
        least = {"§4.7": 100_000, "§4.14": 200_000}[name]
        known["计罚处置费用"] = cost if cost == "未知" else f"{max(amount(cost), Fraction(least))}元"
    return known


# ---------- the tables ----------


def chosen(name: str, factor: str, value: Any) -> tuple[str, Fraction]:
    """The level of a factor a value falls in, and its weight."""
    levels = [(label, amount(each)) for f, label, each in PRINTED[name]["levels"] if f == factor]
    if value == UNCLEAR:  # art. 5: the lowest
        return UNCLEAR, min(each for _, each in levels)
    values = value if isinstance(value, list) else [value]  # several at once: the heaviest (art. 17)
    found = [
        (label, each)
        for label, each in levels
        for one in values
        if label == one or ((meant := span(label)) and re.match(r"\d", one) and inside(amount(one), meant))
    ]
    if not found or (len(found) > 1 and not isinstance(value, list)):
        raise LookupError(factor)
    return max(found, key=lambda level: level[1])


def statutory(name: str, party: str, known: Given) -> tuple[Fraction | None, Fraction]:
    """The range of the statute in 元 for a party."""
    hit = any(known.get(cause) == "是" for cause in IMPACT)
    gain = known.get("违法所得")
    spans = []
    for when, who, what, *figures in STATUTORY[name]:
        if what.removeprefix("可以") != "罚款" or (who and who != party):
            continue
        open_to = {
            "": True,
            "非造成重大生态环境影响或者不良社会影响": not hit,
            "造成重大生态环境影响或者不良社会影响": hit,
            "10万元以上": gain and amount(gain) >= 100_000,
            "没有违法所得或者违法所得不足10万元": gain and amount(gain) < 100_000,
        }.get(when, when in (known.get("责令改正情况"), known.get("违法程度"), known.get("事故等级")))
        if open_to or ("责令改正情况" not in known and when in ("限期内改正", "逾期未改正")):
            low, high, base = figures
            by = Fraction(1) if base is None else amount(known[base])
            spans.append((low and amount(low) * by, amount(high) * by))
    ((low, high),) = set(spans)
    return low, high


class Sum(NamedTuple):
    """A weighted sum: total weight, fine (None if the base is open), formula, remarks."""

    total: Fraction
    fine: Fraction | None
    formula: str
    remarks: tuple[str, ...]


def begins(name: str, party: str, known: Given) -> tuple[dict[str, Any], str]:
    """The start and the base for this party at this stage."""
    rich = amount(known.get("违法所得", "0元")) >= 100_000
    impact = str(known.get("重大生态环境影响或者不良社会影响的"))
    stage = {known.get("责令改正情况"), "违法所得10万元以上的" if rich else "没有违法所得或者违法所得不足10万元的"}
    stage |= {f"已{impact}的", f"{impact}的"}
    for start, base in zip(PRINTED[name]["starts"], PRINTED[name]["bases"], strict=True):
        whose = set(start["heads"]) & {"对单位", "对企业", "对个人"}
        if whose and party and ("对个人" in whose) == (party == "单位"):
            continue
        if set(start["heads"]) <= whose | stage:
            return start, base
    raise LookupError(name)


def weighted(name: str, given: Given) -> Sum:
    """The fine of a 权重累加 table."""
    table, known, remarks = PRINTED[name], facts(name, given), []
    party = given.get("当事人", "")
    if known.get("违法所得") == "未知":
        raise LookupError("违法所得")
    start, base = begins(name, party, known)
    total = amount(start["weight"])
    for factor in dict.fromkeys(level[0] for level in table["levels"]):
        label, each = chosen(name, factor, known[factor])
        total += each
        remarks += ["无法查明，按最低档次"] * (label == UNCLEAR)
    if table["floor"] and total < amount(table["floor"]):
        total = amount(table["floor"])
        remarks.append(f"不足{table['floor']}，按{table['floor']}计算")
    if total > 1:
        total = Fraction(1)
        remarks.append("封顶100%")
    by, fine = base.split("×"), Fraction(total)
    formula = "×".join([weight(total), *by])
    for word in by:
        part = {"所需处置费用": "计罚处置费用"}.get(word, word)
        if known.get(part) == "未知":
            return Sum(total, None, formula, tuple(remarks))
        fine *= amount(known.get(part, part))
    low, high = statutory(name, party, known)
    if low is not None and fine < low:
        fine = low
        remarks.append("低于法定最低罚款额")
    return Sum(total, min(fine, high), formula, tuple(remarks))


class Band(NamedTuple):
    """A row of a 幅度罚款 table: its number and the ends of its fine; no ends = no fine."""

    row: int
    low: Fraction | None
    high: Fraction | None
    closed: bool  # the upper end belongs to it


def banded(name: str, given: Given) -> Band:
    """The row that applies; the heavier one if the row of 重大影响 applies too."""
    table, known = PRINTED[name], facts(name, given)
    party = given.get("当事人")
    heads = [head for head in table["columns"] if "罚款" not in head]
    persons = len(table["columns"]) - len(heads) > 1 and party not in ("单位", "建设单位")
    hit = any(given.get(cause) == "是" for cause in IMPACT)
    found = []
    for number, row in enumerate(table["rows"], 1):
        alias = {"违法行为": "事故等级"}
        plain = all(cell == known.get(alias.get(head, head)) for head, cell in zip(heads, row, strict=False))
        if plain or (hit and row[0].startswith("造成重大生态环境影响或者")):
            found.append((number, row[-1] if persons or len(heads) + 1 == len(row) else row[-2]))
    number, cell = found[-1]
    if cell == "/":
        return Band(number, None, None, closed=True)
    cell = cell.removeprefix("没收违法所得，并处").removesuffix("罚款").removesuffix("的")
    base = re.match(r"(直接经济损失的?|上一年度从本单位取得的收入|所收费用)?", cell)[0]  # type: ignore[index]
    by = amount(given[base.removesuffix("的")]) if base else Fraction(1)
    rest = cell.removeprefix(base)
    if each := re.fullmatch(rf"({NUMBER})元/车次", rest):
        fine = amount(each[1]) * amount(given["车次"])
        return Band(number, fine, fine, closed=True)
    ends = re.fullmatch(rf"(?:({NUMBER}[万元倍%]+)以上)?({NUMBER}[万元倍%]+)(以下(（含本数）)?)?", rest)
    if not ends:
        raise ValueError(cell)
    low, high, below, with_high = ends.groups()
    top = amount(high) * by
    bottom = amount(low) * by if low else None
    return Band(number, bottom if below else top, top, closed=not below or bool(with_high))


def band_text(low: Fraction | None, high: Fraction | None, *, closed: bool) -> str:
    """An interval as the cases print it."""
    if high is None:
        return "无"
    if low == high:
        return money(high)
    end = f"{money(high)}{'（含）' if closed else '（不含）'}以下"
    return end if low is None else f"{money(low)}（含）以上{end}"


def middle(band: Band) -> str:
    """Art. 12: the mean; half of the maximum where there is no minimum."""
    if band.high is None:
        return "无"
    return money(band.high / 2 if band.low is None else (band.low + band.high) / 2)


def direction(given: Given) -> str:
    """结果 from the circumstances a §-case gives."""
    if given.get("发生重大传染病疫情等突发事件") == given.get("违反突发事件应对措施") == "是":
        return "从重"
    return "减轻；从轻" if given.get("主动消除或者减轻违法行为危害后果") == "是" else "一般"
