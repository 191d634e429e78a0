"""Recompute the 算例 of 粤环发〔2021〕7号 from the published figures, by nothing but arithmetic, and say what they leave out.

In: the extracts under `tests/data` and the case tables as plain YAML; nothing of the library. Out: one line per expected
cell that differs from the recomputed one, per sum in a proposition that does not add up, per level, boundary, row or list
item that no case meets, and per repeated case; exit 1 if any.

    python scripts/recompute_gd_cases.py
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import yaml

from gd_articles import alternatives, apology, article, fires, list_outcome, too_late, word_holds
from gd_published import (
    LIST,
    NUMBER,
    PRINTED,
    ROOT,
    Given,
    amount,
    band_text,
    banded,
    direction,
    facts,
    inside,
    middle,
    money,
    span,
    statutory,
    weight,
    weighted,
)

CASES = ROOT / "rulesets/ecology/gd-2022/cases.yaml"
RULESET = CASES.with_name("ruleset.yaml")  # only for which facts a party has to raise
SAME_FACTORS = {"§2.7-2": "§2.7-1"}  # prints the same levels; its floor hides most of them, its ends are tried


class Case(NamedTuple):
    """One 算例: where it stands, what it is about, what is given and expected."""

    place: str
    about: str
    title: str
    given: Given
    expected: dict[str, str]


def cases() -> Iterator[Case]:
    """Every row of every case table; `/` is left out."""
    for table in yaml.load(CASES.read_text("utf-8"), Loader=yaml.CBaseLoader)["表"]:
        for row in table["行"]:
            cells = dict(zip((str(column) for column in table["列"]), row, strict=True))
            given: Given = {}
            expected: dict[str, str] = {}
            for column, cell in zip(table["列"], row, strict=True):
                if isinstance(column, dict) and cell != "/":
                    ((role, name),) = column.items()
                    if role != "不应":  # of what must not come out the figures say nothing
                        (given if role == "给" else expected)[name] = cell
            yield Case(table["编号"], table["对"], cells["算例"], given, expected)


# ---------- comparing ----------

CODE = "2026-08-15"  # 生态环境法典 is in force from this day


def wanted(case: Case) -> dict[str, str]:
    """The expected cells that figures decide."""
    about, given, topic = case.about, case.given, case.place.removeprefix("算例-")
    if not case.expected:
        return {}
    if found := re.match(r"附件2第(\d+)项|附件2(备注二|-待查)", topic):
        if found[2] == "-待查":
            return {}
        outcome, step = list_outcome(found[1] or "1", about, given)
        slight = any(all(word_holds(w, given) for w in words[1:-1]) for words in alternatives("6"))
        return {"结果": outcome, "步骤": step, "水污染物轻微超标": "是" if slight else "否"}
    if topic.startswith("第十四条"):
        return apology(about, given)
    if topic.startswith("第十六条") or topic == "§1.1备注2":
        lasting = {"违法行为有连续或者继续状态": "是", **given}
        start, late = too_late(lasting)
        otherwise = "一般" if about == "§1.1" else "未定"
        if given.get("决定之日", "") >= CODE and too_late({**lasting, "有危害后果": "否"})[1]:
            otherwise += "；不再处罚"  # 法典第一千零五十四条: five years only for harm to the environment, which none of these did
        return {"生态环境违法行为时效起算之日": start, "结果": "不再处罚" if late else otherwise}
    if about.startswith("第"):
        return article(topic, given)
    if about not in PRINTED or ("未知" in given.values() and PRINTED[about]["mode"] == "幅度罚款"):
        return {}
    if "履历" in given:
        return history_cells(case)
    if PRINTED[about]["mode"] == "幅度罚款":
        return {**facts(about, given), **band_cells(case)}
    return sum_cells(case)


COUNT = "近二年同类违法行为情况（含本次）"
OWN, CLAUSE = "粤环发-2021-7#§1.1", "环境影响评价法第三十一条第一款"


def history_cells(case: Case) -> dict[str, str]:
    """The cells of a case of §1.1 that gives its history, by every number of times it may come to."""
    least, most = times(case.given)
    found = [
        sum_cells(case._replace(given={**case.given, COUNT: f"{count}次"})) for count in range(least, min(most, 4) + 1)
    ]
    return found[0] if len(found) == 1 else {"罚款": "；".join(each["罚款"] for each in found)}


def times(given: Given) -> tuple[int, int]:
    """第二十一条、第二十二条: how often, this time included, in the two years before the day of the act; at least and at most."""
    history, day = given["履历"], given["违法行为发生之日"]
    since = f"{int(day[:4]) - 2}{day[4:]}"
    matters: dict[str, list[dict[str, str]]] = defaultdict(list)
    for number, row in enumerate(history["行"]):
        line = dict(zip(history["列"], row, strict=True))
        matters[line.get("案号", f"第{number}件")].append(line)
    sure = maybe = 1
    for lines in matters.values():
        ends = [line for line in lines if line.get("处理") in ("处罚决定", "撤销")]
        gone = bool(ends) and ends[-1]["处理"] == "撤销"
        recent = any(since <= line["日期"] < day for line in lines if line.get("处理") != "撤销")
        same = {line.get("事项") == OWN or line.get("条款") == CLAUSE for line in lines}
        coarse = any(CLAUSE.startswith(line["条款"]) for line in lines if "条款" in line)
        sure += recent and not gone and True in same
        maybe += recent and not gone and (True in same or coarse)
    searched = history["查询"] == "已查清" and history.get("截至", day) >= day
    return sure, maybe if searched else 4


def sum_cells(case: Case) -> dict[str, str]:
    """The cells of a 权重累加 case."""
    about, given = case.about, case.given
    try:
        found_sum = weighted(about, given)
    except LookupError as open_factor:
        return {"待查": str(open_factor.args[0])} if "待查" in case.expected else {"提示": str(open_factor.args[0])}
    except KeyError:
        return {}
    fine = found_sum.formula if found_sum.fine is None else money(found_sum.fine)
    cells = {**facts(about, given), "权重合计": weight(found_sum.total), "罚款": fine, "公式": found_sum.formula}
    if found_sum.fine is None:
        cells |= {"待查": next(name for name, value in given.items() if value == "未知")}
    hint = case.expected.get("提示")
    if hint in found_sum.remarks or (hint is None and set(found_sum.remarks) <= {"无法查明，按最低档次"}):
        cells |= {"提示": str(hint)}
    elif "提示" in case.expected or "算例-" + about == case.place:
        cells |= {"提示": "、".join(found_sum.remarks)}
    return cells


def band_cells(case: Case) -> dict[str, str]:
    """The cells of a 幅度罚款 case."""
    band, result = banded(case.about, case.given), direction(case.given)
    cells = {"结果": result, "提示": "取重", "步骤": f"{case.about}:{band.row}"}
    least = None if band.high is None else statutory(case.about, case.given.get("当事人", ""), case.given)[0]
    point = band.high / 2 if band.low is None and band.high else None
    mean = (band.low + band.high) / 2 if band.low is not None and band.high is not None else None
    if result == "从重":
        upper = band_text(mean, band.high, closed=band.closed) if mean else ""
        return cells | {"最终": "无", "罚款": upper}
    if result == "减轻；从轻":
        lower = f"{money(least)}（不含）以下；{band_text(band.low, mean, closed=False)}" if least and mean else ""
        return cells | {"罚款": lower, "最终": f"无；{money(band.high / 5)}" if point and band.high else "无；无"}
    return cells | {"罚款": band_text(band.low, band.high, closed=band.closed), "最终": middle(band)}


# Cells that only repeat the name of a statutory row or a standing: nothing to recompute.
WORDS_ONLY = re.compile(
    r".+/(?:法定|推定):\d+|第十二条:\d|第十条:1|第十六条.*:\d|已定|待查|有界|提交决定|\d{4}-\d\d-\d\d(起施行|失效)"
)


def differences(case: Case) -> Iterator[str]:
    """The expected cells that differ from the recomputed ones."""
    found = wanted(case)
    for name, expected in case.expected.items():
        if WORDS_ONLY.fullmatch(expected) or name == "依据":
            continue
        got = found.get(name, "")
        alike = got == (expected if name != "结果" else "；".join(dict.fromkeys(expected.split("；"))))
        if not alike and re.fullmatch(rf"{NUMBER}万?元|{NUMBER}(个月|吨)", expected) and re.match(r"\d", got):
            alike = amount(got) == amount(expected)
        if not alike and got:
            yield f"{case.place}《{case.title}》{name}：写 {expected}，算得 {got}"
        elif not alike and name in (
            "权重合计",
            "罚款",
            "最终",
            "公式",
            "整改情况",
            "超标情况",
            "结果",
            "水污染物轻微超标",
        ):
            yield f"{case.place}《{case.title}》{name}：写 {expected}，没有算"


def sums(title: str) -> Iterator[str]:
    """The sums written in a proposition that do not add up."""
    before: Fraction | None = None
    for part in re.split("[；，：、→]", title):
        plain = part.removeprefix("封顶").removeprefix("按")
        pieces = [plain.strip("（）")] if "＝" not in plain else plain.split("＝")
        if not all(re.fullmatch(r"[\d.%＋×÷（）万倍元/]+", each) for each in pieces):
            continue
        values = []
        for each in pieces:
            text = each.replace("倍", "").replace("元", "").replace("（", "(").replace("）", ")")
            text = re.sub(r"(\d+(?:\.\d+)?)(万|%)", lambda m: f"({m[1]}{'*10000' if m[2] == '万' else '/100'})", text)
            text = re.sub(r"\d+\.\d+|\d+", lambda m: f"Fraction('{m[0]}')", text)
            text = text.translate(str.maketrans("＋×÷", "+*/"))
            if text.startswith("*"):
                text = f"before{text}"
            if text.startswith("before") and before is None:
                break
            values.append(eval(text, {"__builtins__": {}}, {"Fraction": Fraction, "before": before}))
        for one, other in pairwise(values):
            if one != other and one * 10_000 != other:
                yield f"《{title}》{part}"
        before = values[-1] if values else before


# ---------- what no case meets ----------


def unmet(all_cases: list[Case]) -> Iterator[str]:
    """Levels, boundaries, rows and conditions without a case."""
    by_table: dict[str, list[Case]] = defaultdict(list)
    for case in all_cases:
        by_table[case.about].append(case)
    for name, table in PRINTED.items():
        if table["mode"] == "幅度罚款":
            steps = {case.expected.get("步骤") for case in by_table[name]}
            yield from (
                f"{name} 第{n}行没有算例" for n in range(1, len(table["rows"]) + 1) if f"{name}:{n}" not in steps
            )
            continue
        if name in SAME_FACTORS:
            continue
        values: dict[str, list[str]] = defaultdict(list)
        for case in by_table[name]:
            if "权重合计" in case.expected or "立场" in case.expected:
                for factor, value in facts(name, case.given).items():
                    values[factor] += [value] if isinstance(value, str) else value
        for factor, label, _ in table["levels"]:
            yield from unmet_level(name, factor, label, values[factor])
    yield from unmet_items(all_cases)


def unmet_level(name: str, factor: str, label: str, values: list[str]) -> Iterator[str]:
    """A level no case is in, a boundary with no case on it or on either side."""
    meant = span(label)
    if meant is None:
        if label not in values:
            yield f"{name} {factor}「{label}」没有算例"
        return
    numbers = {amount(value) for value in values if re.match(r"\d", value)}
    if meant[0] == meant[2]:
        if meant[0] not in numbers:
            yield f"{name} {factor}「{label}」没有算例"
        return
    for bound in (meant[0], meant[2]):
        if bound is not None and not (bound in numbers and any(n > bound for n in numbers)):
            yield f"{name} {factor}「{label}」的边界 {bound} 没有齐全的算例"
        if bound and not any(n < bound for n in numbers):
            yield f"{name} {factor}「{label}」的边界 {bound} 以下没有算例"
    if not any(inside(n, meant) for n in numbers):
        yield f"{name} {factor}「{label}」没有算例"


def unmet_items(all_cases: list[Case]) -> Iterator[str]:
    """List items that never fire, or a condition of one that no case lacks alone."""
    for number in LIST:
        mine = [case.given for case in all_cases if case.place.startswith(f"算例-附件2第{number}项")]
        if not any(fires(number, given) for given in mine):
            yield f"附件2第{number}项没有成立的算例"
        for words in alternatives(number):
            for word in words:
                rest = [other for other in words if other != word]
                if not any(
                    not word_holds(word, given)
                    and all(word_holds(other, given) for other in rest)
                    and not fires(number, given)
                    for given in mine
                ):
                    yield f"附件2第{number}项「{word}」没有单独缺它的算例"


def repeated(all_cases: list[Case]) -> Iterator[str]:
    """Two cases with the same proposition in one table, or with the same facts and nothing more to expect."""
    for (place, title), count in Counter((case.place, case.title) for case in all_cases).items():
        if count > 1 or not title.strip():
            yield f"{place}《{title}》重复"
    facts_table = yaml.load(RULESET.read_text("utf-8"), Loader=yaml.CBaseLoader)["事实"]
    place = facts_table["列"].index("提起")
    raised = {row[0] for row in facts_table["行"] if row[place] == "主张"}  # not raised is not 否
    seen: dict[str, list[Case]] = defaultdict(list)
    for case in all_cases:
        given = sorted((n, str(v)) for n, v in case.given.items() if v != "否" or n in raised)
        key = f"{case.about}{given}"
        for other in seen[key]:
            if case.expected == other.expected:
                yield f"{case.place}《{case.title}》与{other.place}《{other.title}》相同"
        seen[key].append(case)


def main() -> int:
    """Print what is wrong; say how many cells were recomputed."""
    all_cases = list(cases())
    wrong = [line for case in all_cases for line in differences(case)]
    wrong += [f"{case.place}{line}" for case in all_cases for line in sums(case.title)]
    wrong += [*unmet(all_cases), *repeated(all_cases)]
    cells = sum(1 for case in all_cases for name in case.expected if name in wanted(case))
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    sys.stderr.write(f"{len(all_cases)} 例，{cells} 格重算，{len(wrong)} 处不符\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
