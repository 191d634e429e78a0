"""A worked example for every row, level and bound of the 281 tables of 粤环发〔2021〕7号 附件1, computed from the print alone.

In: the printed tables (`gd_print.py`); from the ruleset only what a case calls the facts (columns, 推定). Out: 算例集 as YAML,
a chapter each, what must come out worked out by plain arithmetic: the fine of the row and its middle (art. 12), the sum of
the weights times the base. Nothing of the library is used:

    python scripts/gd_cases.py CHAPTER TARGET.yaml
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from compare_gd_tables import BLANK, base, written
from comparison import rows_of
from gd_print import Printed, tables

ID = "粤环发-2021-7"
IMPACT = "造成重大生态环境影响或者不良社会影响"
CAUSED = "造成突发环境事件发生"  # art. 20: one of the two things that mean 重大影响
VIOLENCE = "暴力阻挠监督检查"
AMOUNTS = {  # bases that no condition of the table fixes
    "违法所得": 200_000, "货值金额": 1_000_000, "所收费用": 1_000_000, "直接经济损失": 1_000_000, "所需处置费用": 1_000_000,
    "计罚处置费用": 1_000_000, "建设项目总投资额": 10_000_000, "上一年度从本单位取得的收入": 200_000, "车次": 3,
}  # fmt: skip
NUMBER = r"([\d.]+|[一二三四五六七八九十百千]+)"
DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
END = 1  # by how much a bound is missed, in the unit of the range
OTHERWISE = {
    "§5.2": "无；{}",
    "§5.4": "{}；无",
    "§5.5": "无；{}",
}  # the statute lets a warning or a closure stand instead
TWINS = {"§2.8-1": "§2.8-2", "§3.2-1": "§3.2-2", "§3.4-1": "§3.4-2"}  # one act under two statutes: both are told
AMBIGUOUS = {
    ("§2.6", "1项"),
    ("§2.30", "1次"),
    ("§3.3", "1项"),
}  # levels that share their only value (认缺): never chosen
SHARED = {("§2.6", "1项"), ("§3.3", "1项"), ("§2.27", "10天")}  # values that two levels share: never stated
GRAVER = ("情节严重", "造成严重后果", "造成环境污染")  # findings that open a higher range of the statute
CLAMPED = {("§6.11", "直接负责的主管人员和其他直接责任人员"): (10_000, 50_000)}  # what the statute cuts off (认缺)


class Money(NamedTuple):
    """A fine: its two ends (元), each with whether it is reached; a point has one end twice."""

    low: Fraction | None
    high: Fraction
    reached: bool  # whether the upper end is

    def text(self) -> str:
        """As an example states it."""
        if self.low == self.high:
            return amount(self.high)
        top = f"{amount(self.high)}（{'含' if self.reached else '不含'}）以下"
        return top if self.low is None else f"{amount(self.low)}（含）以上{top}"

    def middle(self) -> str:
        """第十二条: the mean, or half of the maximum where there is no minimum."""
        return amount(self.high / 2 if self.low is None else (self.low + self.high) / 2)


def amount(value: Fraction) -> str:
    """元 or 万元, whichever is short."""
    unit, value = ("万元", value / 10_000) if value >= 10_000 and (value / 100).denominator == 1 else ("元", value)
    whole = value.numerator if value.denominator == 1 else float(value)
    assert Fraction(str(whole)) == value, value
    return f"{whole}{unit}"


def number(text: str) -> Fraction:
    """Digits or Chinese numerals below ten thousand."""
    if text[0].isdigit():
        return Fraction(text)
    total = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
    return Fraction(total + digit)


def fine(text: str, facts: dict[str, str]) -> Money | None:
    """The fine of a printed cell; None where there is none."""
    words = re.sub(r"\s|（含本数）|的$|罚款|^处|^(?:给予)?警告，(?:可以)?并处|^没收违法所得，并处", "", text)
    if words in BLANK or words in ("警告", "给予警告"):
        return None
    unit = re.fullmatch(rf"{NUMBER}元/车次", words)
    if unit:
        value = number(unit[1]) * AMOUNTS["车次"]
        return Money(value, value, True)
    times = re.fullmatch(rf"(.+?)的?{NUMBER}(倍|%)(?:(以上){NUMBER}(?:倍|%)(?:以下)?|(以下))?", words)
    if times and not re.match(r"[\d一二三四五六七八九十]", times[1]):
        whole = stated(facts[times[1]]) if times[1] in facts else Fraction(AMOUNTS[times[1]])
        part = whole / 100 if times[3] == "%" else whole
        first, second = number(times[2]) * part, number(times[5]) * part if times[5] else None
        high = second if second is not None else first
        low = None if times[6] else first
        return Money(low, high, low == high or "含本数" in text)
    ends = [(number(n), u) for n, u in re.findall(rf"{NUMBER}(万元|元|万|)(?=以|$)", words)]
    ends = [(value, unit or ends[-1][1]) for value, unit in ends]
    values = [value * (10_000 if unit.startswith("万") else 1) for value, unit in ends]
    assert 0 < len(values) < 3, text
    if len(values) == 2:
        return Money(values[0], values[1], False)
    return Money(None, values[0], False) if "以下" in words else Money(values[0], values[0], True)


def stated(text: str) -> Fraction:
    """The number a case states."""
    found = re.match(r"[\d.]+", text)
    assert found is not None, text
    return Fraction(found[0]) * (10_000 if "万" in text else 1)


def stated_in(text: str, counted: bool) -> list[str]:
    """What a case may state that falls into a printed range: on its lower bound, inside, just below the upper one."""
    words = re.sub(r"^近二年有?|同类(?:环境)?违法(?:行为|记录)(?:情况)?", "", text)
    if text.startswith(("无", "没有同类")) or words == "无":
        return ["0次"]
    if words == "有":
        return ["1次"]
    if text.startswith("没有违法所得"):
        return ["5万元"]
    closed = re.search(r"([\d.]+)\s*-\s*([\d.]+)\s*(\D+)$", words)
    if closed:
        return [f"{each}{closed[3]}" for each in dict.fromkeys(closed.groups()[:2])]
    ends = re.findall(rf"{NUMBER}(万?[^\d，、]*?)(及以上|以上|以下|以内)", words)
    if not ends:
        point = re.search(rf"{NUMBER}(\D+?)$", words)
        assert point is not None, text
        return [f"{number(point[1])}{point[2]}"]
    unit = ends[-1][1]
    (first, own, word), last = ends[0], number(ends[-1][0])
    if own and own != unit:  # 6个月以上1年以下
        return [f"{show(number(first))}{own}"]
    step = Fraction(1) if counted else Fraction(1, 2)
    if word in ("以下", "以内"):
        return [f"{show(last - step if last > step else last / 2)}{unit}"]
    low = number(first)
    if len(ends) == 1:
        return [f"{show(low)}{unit}", f"{show(low + 1)}{unit}"]
    return [f"{show(each)}{unit}" for each in dict.fromkeys((low, max(low, last - step)))]


def show(value: Fraction) -> str:
    """A decimal."""
    return str(value.numerator if value.denominator == 1 else float(value))


COUNTED = re.compile("次|个$|项|件|台|枚|年|个月|天")


def blank(cell: Any) -> bool:
    """Whether nothing is asked."""
    return isinstance(cell, str) and cell in BLANK


class Facts:
    """How a case says what a printed cell says, by the columns and 推定 of the ruleset's table."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.given: dict[str, list[dict[str, str]]] = {}
        derived = table.get("推定", {})
        for row in rows_of(derived) if derived else []:
            cells = list(zip(derived["列"], row, strict=True))
            told = {c["得"]: cell for c, cell in cells if isinstance(c, dict) and "得" in c and cell != "/"}
            for fact, value in told.items():
                self.given.setdefault(f"{fact}={value}", []).append(self._sources(cells, derived))

    def _sources(self, cells: list[tuple[Any, Any]], derived: dict[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        for column, cell in cells:
            name = column if isinstance(column, str) else column.get("条件")
            if name is None or (cell == "/" and name != "情形"):
                continue
            if name == "情形":
                every = [
                    part
                    for row in derived["行"]
                    if isinstance(row[0], dict)
                    for part in next(iter(row[0].values()))
                    if isinstance(part, str)
                ]
                kind = next(iter(cell)) if isinstance(cell, dict) else cell
                if kind == "/":
                    found |= dict.fromkeys(every, "否") or {CAUSED: "否"}
                elif kind == "同时满足":
                    found |= dict.fromkeys(cell[kind], "是")
                elif kind == "任一":
                    found |= dict.fromkeys(cell[kind], "否") | {cell[kind][0]: "是"}
                elif kind == "除外":
                    found |= {CAUSED: "否"}
                else:
                    found |= self.truth(kind, "是")
            elif name == IMPACT:
                found |= {CAUSED: cell}
            else:
                one = cell.partition("或者")[0] if name == "超标方式" else cell
                found[name] = one if one in ("是", "否") or not re.search(r"\d|[<≤]|不足|万元", one) else inside(one)
        return found

    def of(self, fact: str, cell: Any) -> list[dict[str, str]]:
        """Every way to state one cell of a column of conditions."""
        if blank(cell):
            return [{}]
        if isinstance(cell, dict) and list(cell.values()) == ["是"]:
            return [self.truth(next(iter(cell)), "是")]
        if isinstance(cell, dict) and "任一" in cell:
            parts: list[dict[str, str]] = [
                each if isinstance(each, dict) else self.truth(each, "是") for each in cell["任一"]
            ]
            return [
                {k: stated_in(v, False)[0] if re.search(r"\d", v) else v for k, v in part.items()} for part in parts
            ]
        if isinstance(cell, dict):
            return self.of(fact, cell["读作"])
        if f"{fact}={cell}" in self.given:
            return self.given[f"{fact}={cell}"]
        if fact in AMOUNTS or self.numeric(fact):
            found = stated_in(cell, bool(COUNTED.search(cell)) or "同类" in fact)
            return [{fact: each} for each in found if (self.table["编号"], each) not in SHARED]
        return [{fact: cell}]

    def truth(self, phrase: str, value: str) -> dict[str, str]:
        """A finding of the table."""
        if phrase.startswith(IMPACT):
            return {CAUSED: value}
        return {VIOLENCE if phrase.startswith("以殴打执法人员") else phrase: value}

    def numeric(self, fact: str) -> bool:
        """Whether the column counts or measures: every cell of it is a range."""
        if fact.startswith("是否"):
            return False
        cells = [cell for cell in self._cells(fact) if isinstance(cell, str) and not blank(cell)]
        ranged = re.compile(
            rf"^近二年有|{NUMBER}[^\d]*(?:以上|以下|以内)|^[1-4][次个项]$|^\d+-\d+|^无|^有|^没有违法所得"
        )
        return (
            bool(cells)
            and all(ranged.search(cell) for cell in cells)
            and not any(re.search("超标|存栏量|(?<!同)类|^未", cell) for cell in cells)
            and (any(re.search(r"\d|[一二三]次|[一二三四五六七八九十]万元", cell) for cell in cells) or "同类" in fact)
        )

    def _cells(self, fact: str) -> list[Any]:
        if self.table.get("计算"):
            return [
                row[1]["读作"] if isinstance(row[1], dict) else row[1] for row in rows_of(self.table) if row[0] == fact
            ]
        at = [i for i, c in enumerate(self.table["列"]) if isinstance(c, dict) and c.get("条件") == fact]
        return [
            row[at[0]]["读作"] if isinstance(row[at[0]], dict) and "读作" in row[at[0]] else row[at[0]]
            for row in rows_of(self.table)
        ]


def inside(cell: str) -> str:
    """A number inside a range of a derivation (pH, 倍, 元)."""
    if "<" in cell:
        return "4"
    if "≤" in cell:
        return "2"
    if cell.startswith("不足"):
        return "1万元"
    return stated_in(cell, False)[0].replace("二十万", "100万").replace("十万", "100万")


class Case(NamedTuple):
    """One example."""

    table: str
    given: dict[str, str]
    wanted: dict[str, str]


def banded(table: Printed, have: dict[str, Any]) -> Iterator[Case]:
    """Every row, for every party, at the ends of its ranges."""
    facts = Facts(have)
    columns = have["列"]
    conditions = [(i, c["条件"]) for i, c in enumerate(columns) if isinstance(c, dict) and "条件" in c]
    outcomes = [(i, c) for i, c in enumerate(columns) if c == "处理" or (isinstance(c, dict) and "处理" in c)]
    rows = rows_of(have)
    first = {name: facts.of(name, rows[0][i])[0] for i, name in conditions}
    shift = len(table.header) - len(columns)
    for number_, (printed, row) in enumerate(zip(table.rows, rows, strict=True), 1):
        ways_: list[dict[str, str]] = [{}]
        apart = any(isinstance(row[i], dict) and "读作" not in row[i] for i, _ in conditions)
        for i, name in conditions:
            ways = facts.of(name, row[i])
            if blank(row[i]) or (isinstance(row[i], dict) and "读作" not in row[i]):
                ways = [{**first[name], **way} for way in ways] if apart or blank(row[i]) else ways
            ways_ = [{**one, **way} for one in ways_ for way in ways[:2]][:4]
        for given in ways_:
            for i, column in outcomes:
                party = "单位" if column == "处理" else column["处理"]
                money = fine(read(row[i]), given)
                said_ = given | graver(have, money, given, party)
                if (table.id, party) in CLAMPED and money is not None and money.low is not None:
                    least, most = CLAMPED[table.id, party]
                    money = Money(max(money.low, Fraction(least)), min(money.high, Fraction(most)), money.reached)
                based = base_of(printed[i + shift], given)
                said = OTHERWISE.get(table.id, "{}")
                wanted = {"罚款": said.format(money.text()) if money else "无", "步骤": f"{table.id}:{number_}"}
                if money is not None and said == "{}":
                    wanted["最终"] = money.middle()
                yield Case(table.id, {"当事人": party, **based, **said_}, wanted)


def graver(have: dict[str, Any], money: Money | None, given: dict[str, str], party: str) -> dict[str, str]:
    """What a case must also say for the statute to reach so high: the row presupposes it."""
    statute = have["法定"]
    if not isinstance(statute, dict) or money is None:
        return {}
    for row in rows_of(statute):
        cells = dict(zip([c if isinstance(c, str) else c.get("条件", "处理") for c in statute["列"]], row, strict=True))
        whose = [c == "处理" or (isinstance(c, dict) and c.get("处理") == party) for c in statute["列"]]
        fines = [
            found
            for cell, its in zip(row, whose, strict=True)
            if its and isinstance(cell, str)
            for found in ranges(cell)
        ]
        least = money.low if money.low is not None else money.high
        if cells.get("情形") in GRAVER and fines and least >= min(low for low, _ in fines):
            return {cells["情形"]: "是"}
        late = cells.get("责令改正情况") == "逾期未改正" and given.get("责令改正情况") == "限期内改正"
        if late and fines and money.low == money.high and money.high > min(low for low, _ in fines):
            return {"责令改正情况": "逾期未改正"}
    return {}


def ranges(cell: str) -> list[tuple[Fraction, Fraction]]:
    """The ranges of money in a cell of the statute."""
    found = re.findall(rf"处{NUMBER}(万元|万|千元|元)以上{NUMBER}(万元|千元|元)以下", cell)
    units = {"万元": 10_000, "万": 10_000, "千元": 1000, "元": 1}
    return [(number(a) * units[b], number(c) * units[d]) for a, b, c, d in found]


def read(cell: Any) -> str:
    """A cell as it is read."""
    return str(cell["读作"]) if isinstance(cell, dict) else str(cell)


def base_of(printed: str, given: dict[str, str]) -> dict[str, str]:
    """The base a fine is counted from, where no condition states it."""
    name = next(
        (each for each in AMOUNTS if printed.removeprefix("处").removeprefix("没收违法所得，并处").startswith(each)),
        None,
    )
    found = {} if name is None or name in given else {name: f"{AMOUNTS[name]}元"}
    return found | ({"车次": f"{AMOUNTS['车次']}车次"} if "车次" in printed else {})


def weighted(table: Printed, have: dict[str, Any]) -> Iterator[Case]:
    """Every level of every factor above the lowest sum, for every starting point, at both ends of its range."""
    facts = Facts(have)
    twin = next((each for each in tables() if each.id == TWINS.get(table.id)), None)
    levels: dict[str, list[tuple[str, Any, Fraction]]] = {}
    for (name, printed, weight), row in zip(table.rows, rows_of(have), strict=True):
        levels.setdefault(name, []).append((printed, row[1], share(weight)))
    grid = have["起点"]
    for index, row in enumerate(grid["行"]):
        start = dict(zip([c if isinstance(c, str) else "条件" for c in grid["列"]], row, strict=True))
        branch = next((c["条件"] for c in grid["列"] if isinstance(c, dict)), None)
        fixed = facts.of(branch, start["条件"])[0] if branch and start["条件"] != "/" else {}
        party = start.get("当事人", "单位")
        point, times = share(table.starts[-1][index]), base(table.bases[index])
        lowest = {
            name: min((level for level in each if (table.id, level[0]) not in AMBIGUOUS), key=lambda level: level[2])
            for name, each in levels.items()
        }
        for name, each in levels.items():
            for level in each:
                if (table.id, level[0]) in AMBIGUOUS or table.id in TWINS.values():
                    continue
                chosen = lowest | {name: level}
                for way in facts.of(name, level[1])[:2]:
                    given = {
                        k: v for other, (_, cell, _) in chosen.items() for k, v in facts.of(other, cell)[0].items()
                    }
                    given |= way
                    if any(way.get(key, value) != value for key, value in fixed.items()):
                        continue  # the branch fixes what this level would change
                    given |= fixed
                    made = sums(chosen, given, levels, facts)
                    totals = [capped(table, point, made)]
                    if twin is not None:
                        totals.append(capped(twin, share(twin.starts[-1][index]), made))
                    yield from _sum(table, given, party, totals, times)


def capped(table: Printed, point: Fraction, made: dict[str, str]) -> Fraction:
    """Start and weights of a printed table for the levels made, within its floor and 100 % (art. 6)."""
    weights = {(name, printed): share(weight) for name, printed, weight in table.rows}
    total = point + sum(weights[level] for level in made.items())
    return min(Fraction(1), max(total, share(table.floor) if table.floor else total))


def sums(
    chosen: dict[str, tuple[str, Any, Fraction]],
    given: dict[str, str],
    levels: dict[str, list[tuple[str, Any, Fraction]]],
    facts: Facts,
) -> dict[str, str]:
    """The printed level of every factor that the stated facts make: a fact fixed by the branch fixes what follows from it."""
    made: dict[str, str] = {}
    for name, each in levels.items():
        fitting = [level for level in each if any(way.items() <= given.items() for way in facts.of(name, level[1]))]
        made[name] = (fitting[0] if len(fitting) == 1 else chosen[name])[0]
    return made


def _sum(table: Printed, given: dict[str, str], party: str, totals: list[Fraction], times: str) -> Iterator[Case]:
    of = re.fullmatch(r"(.+)的([\d.]+)([%倍])", times)
    if of:
        name = "所需处置费用" if of[1] == "计罚处置费用" else of[1]
        whole = stated(given[name]) if name in given else Fraction(AMOUNTS[name])
        given = given if name in given else {name: f"{AMOUNTS[name]}元", **given}
        most = whole * Fraction(of[2]) / (100 if of[3] == "%" else 1)
    else:
        most = Fraction(times.removesuffix("万元")) * 10_000
    low = LEAST.get(table.id)
    if (totals[0] * most).denominator != 1:
        return  # thirds of a sum are compared by recompute_gd_cases.py
    scores = [percent(each) for each in totals]
    fines = [amount(max(each * most, Fraction(low or 0))) for each in totals]
    yield Case(table.id, {"当事人": party, **given}, {"权重合计": told(scores), "罚款": told(fines)})


def told(values: list[str]) -> str:
    """What an example says of several results: one value if they agree; else each twice, as the order may be 责令改正 or 限产."""
    return values[0] if len(set(values)) == 1 else "；".join(value for value in values for _ in range(2))


LEAST = {"§2.7-1": 100_000}  # the statute's minimum, where the lowest sum falls short


def share(text: str) -> Fraction:
    """8%, 1/3, 0."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def percent(value: Fraction) -> str:
    """As an example states a sum of weights."""
    scaled = value * 100
    if scaled.denominator in (1, 2, 4, 5, 8):
        return f"{show(scaled)}%"
    return f"{value.numerator}/{value.denominator}"


def examples(chapter: str) -> Iterator[Case]:
    """Every example of a chapter."""
    have = written()
    for table in tables():
        if table.chapter == chapter:
            yield from (weighted if table.weighted else banded)(table, have[table.id])


def document(chapter: str) -> tuple[dict[str, Any], int]:
    """算例集 of a chapter, and how many comparisons it holds."""
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Case]] = {}
    for case in examples(chapter):
        groups.setdefault((case.table, tuple(case.given), tuple(case.wanted)), []).append(case)
    made = []
    count = 0
    for index, ((table, given, wanted), cases) in enumerate(groups.items(), 1):
        columns: list[Any] = ["算例", *({"给": name} for name in given), *({"应": name} for name in wanted)]
        rows = [
            [f"{table} {n}", *case.given.values(), *case.wanted.values()] for n, case in enumerate(dedupe(cases), 1)
        ]
        count += len(rows) * len(wanted)
        made.append({"编号": f"全表-{table}-{index}", "用途": "算例", "对": table, "列": columns, "行": rows})
    return {"算例集": {"对": ID}, "表": made}, count


def dedupe(cases: list[Case]) -> list[Case]:
    """Each case once."""
    return list({(tuple(case.given.items()), tuple(case.wanted.items())): case for case in cases}.values())


def main(chapter: str, target: str) -> None:
    """Write one chapter."""
    made, count = document(chapter)
    text = yaml.dump(made, allow_unicode=True, sort_keys=False, width=10_000, default_style="'")
    Path(target).write_text(text, "utf-8")
    print(f"{chapter}：{sum(len(each['行']) for each in made['表'])} 题，{count} 处比较")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
