"""Examples for every row of the 12 sheets of 江环〔2020〕10号 附件, at every bound, computed from the print without the library.

In: `tests/data/jm-2020-tables.md` (tiers and fines), the ruleset's conditions (compared with the print by `compare_jm_tables.py`).
Out: a 算例集 as YAML. Which row counts is art. 14 (the heavier tier) and art. 16 (both ends included), in exact arithmetic:

    python scripts/jm_cases.py 2 cases.yaml
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from compare_jm_tables import ONLY_PERSONS, written
from comparison import rows_of
from jm_print import ROOT, Amount, Table, amount, number, parts, tables

RULESET = ROOT / "rulesets/ecology/jiangmen-2020/ruleset.yaml"
BASES = {
    "建设项目总投资额": "建设项目总投资额", "所收费用": "所收费用", "货值金额": "货值金额", "直接经济损失": "直接经济损失",
    "直接损失": "直接经济损失", "取得收入": "上一年度从本单位取得的收入", "代为处置费用": "代为处置费用", "处违法所得": "违法所得",
}  # fmt: skip
BASE = Fraction(1_000_000)
STEP = {"吨": Fraction(1, 10), "dB(A)": Fraction(1, 10), "兆瓦": Fraction(1, 10), "倍": Fraction(1, 100)}
MISPRINTED = {  # as the ruleset reads them; each is named by compare_jm_tables.py
    ("2-25", 2): (None, Amount(Fraction(20), Fraction(30), "%")),
    ("2-25", 3): (None, Amount(Fraction(30), Fraction(40), "%")),
    ("8-3-2", 2): (Amount(Fraction(1_100_000), Fraction(1_300_000), "元"), None),
    ("8-3-2", 3): (Amount(Fraction(1_300_000), Fraction(1_500_000), "元"), None),
    ("10-16", 2): (Amount(Fraction(70_000), Fraction(90_000), "元"), None),
}
CAPPED = ("4-27", 4)  # 直接损失的百分之三十，最高一百万元
NOT_SAID = "缺"


class Span(NamedTuple):
    """A range of numbers; an end that is None is open, an end that is not `in` is excluded."""

    low: Fraction | None
    low_in: bool
    high: Fraction | None
    high_in: bool

    def holds(self, value: Fraction) -> bool:
        """Whether the number is in it."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        return above and (self.high is None or value < self.high or (self.high_in and value == self.high))


@cache
def facts() -> dict[str, tuple[str, str, str]]:
    """Every fact by every name: its own name, kind and unit."""
    grid = yaml.load(RULESET.read_text("utf-8"), Loader=yaml.CBaseLoader)["事实"]
    found: dict[str, tuple[str, str, str]] = {}
    for row in grid["行"]:
        fact = dict(zip(grid["列"], row, strict=True))
        unit = fact["取值"] if isinstance(fact["取值"], str) else "/"
        unit = {"金额": "元", "倍数": "倍", "期间": "个月"}.get(fact["类型"], unit)
        names = [fact["事实"], *(fact["同义"] if isinstance(fact["同义"], list) else [])]
        found |= dict.fromkeys(names, (fact["事实"], fact["类型"], unit))
    return found


def span(text: str) -> Span:
    """A range in words: 1000平方米以上10000平方米以下, 超过1吨不足3吨, 2.8MW≤设施容量＜7MW, 2次."""
    text = re.sub(r"[（(][\d.]+t/h[)）]|dB[（(]A[)）]", "分", text)
    low, low_in, high, high_in = None, True, None, True
    found = list(
        re.finditer(
            r"(不超过|不高于|超过|大于|不足|小于|＜|<|≥|≤)?\s*([\d.]+万?|[二两三四五])(?:MW|[^\d，、≤＜<]*?)??(及?以上|以下|≤|＜|<|$|(?=，|不|超|以|平|吨|个|次|项|头|元|倍|小|分|立))",
            text,
        )
    )
    for each in found:
        before, digits, rest = each[1] or "", each[2], text[each.end(2) :]
        value = number(digits)
        after = re.match(r"(?:MW|[^\d，不超≤＜<]*?)(及?以上|以下|≤|＜|<)", rest)
        word = after[1] if after else ""
        if before in ("超过", "大于"):
            low, low_in = value, False
        elif before in ("不超过", "不高于"):
            high, high_in = value, True
        elif before in ("不足", "小于", "＜", "<"):
            high, high_in = value, False
        elif before == "≥" or word in ("以上", "及以上") or (word == "≤" and not before):
            low, low_in = value, True
        elif word == "以下":
            high, high_in = value, True
        elif word in ("＜", "<") and not before:
            low, low_in = value, False
        elif before == "≤":
            high, high_in = value, True
        else:
            low = high = value
    if "没有" in text:
        low = high = Fraction(0)
    assert low is not None or high is not None, text
    return Span(low, low_in, high, high_in)


Given = dict[str, Any]
"""What a case gives: a number, 是 or 否, or labels, by the name of the fact."""


def tests(cell: Any, column: str) -> list[tuple[str, Any]] | tuple[str, list[Any]]:
    """A condition as tests that hold together, or as (任一, alternatives) beside them."""
    if isinstance(cell, str):
        return [(column, span(cell) if numeric(column) else cell)]
    if "读作" in cell:
        return tests(cell["读作"], column)
    return [
        (name, [tests({each: "是"} if isinstance(each, str) else each, column) for each in value]) if name == "任一"
        else (facts()[name][0], span(value) if numeric(name) else value)
        for name, value in cell.items()
    ]  # fmt: skip


def numeric(name: str) -> bool:
    """Whether the fact is a number."""
    return facts()[name][1] not in ("选项", "是否", "认定")


def holds(tested: Any, given: Given) -> bool:
    """Whether a condition holds."""
    for name, wanted in tested:
        if name == "任一":
            if not any(holds(each, given) for each in wanted):
                return False
        elif isinstance(wanted, Span):
            if not wanted.holds(given[name]):
                return False
        elif wanted not in (given[name] if isinstance(given[name], list) else [given[name]]):
            return False
    return True


def meeting(tested: Any) -> Iterator[Given]:
    """Cases in which a condition holds: every alternative, every end of a range."""
    settled: list[Given] = [{}]
    for name, wanted in tested:
        if name == "任一":
            ways = [way for each in wanted for way in meeting(each)]
        elif isinstance(wanted, Span):
            ways = [{name: value} for value in ends(wanted, facts()[name][2])]
        else:
            ways = [{name: [wanted] if facts()[name][1] == "选项" else wanted}]
        settled = [{**done, **way} for done in settled for way in ways]
    yield from settled


def ends(wanted: Span, unit: str) -> list[Fraction]:
    """Both ends and what lies just inside and outside them."""
    step = STEP.get(unit, Fraction(1))
    near = [end + move for end in (wanted.low, wanted.high) if end is not None for move in (-step, Fraction(0), step)]
    return sorted({value for value in near if wanted.holds(value) and value >= 0})


class Case(NamedTuple):
    """One example."""

    table: Table
    row: int  # from 1, the row that counts
    given: Given
    party: str | None
    fine: str | None  # None: the table leaves the party out
    met: int  # the row whose condition the case was made for


def cases(table: Table, have: dict[str, Any]) -> Iterator[Case]:
    """The examples of one table."""
    columns = have["列"]
    asked = next(column["条件"] for column in columns if isinstance(column, dict) and "条件" in column)
    at = next(i for i, column in enumerate(columns) if isinstance(column, dict) and "条件" in column)
    parties = [column["处理"] for column in columns if isinstance(column, dict) and "处理" in column] or [None]
    conditions = [tests(row[at], asked) for row in rows_of(have)]
    usual = usual_answers(conditions)
    for met, condition in enumerate(conditions, 1):
        for way in meeting(condition):
            given = {**usual, **way}
            rows = [i for i, each in enumerate(conditions, 1) if holds(each, given)]
            counts = max(rows, key=lambda i: (int(table.rows[i - 1].tier), i))
            for party in parties:
                yield Case(table, counts, given, party, fine(table, counts, given, parties, party), met)


def usual_answers(conditions: list[Any]) -> Given:
    """What is answered where a row does not ask: no, none, the first time, the lightest label."""
    answers: Given = {}

    def visit(tested: Any) -> None:
        for name, wanted in tested:
            if name == "任一":
                for each in wanted:
                    visit(each)
            elif isinstance(wanted, Span):
                answers.setdefault(name, Fraction(1 if "次数" in name else 0))
            else:
                answers.setdefault(name, [wanted] if facts()[name][1] == "选项" else "否")

    for each in conditions:
        visit(each)
    return answers


def fine(table: Table, row: int, given: Given, parties: list[str | None], party: str | None) -> str | None:
    """The fine as printed, its base worked out; 无 where the row fines nobody, None where it leaves the party out."""
    standard = table.rows[row - 1].standard
    own, persons = parts(standard)
    mine = persons if table.id in ONLY_PERSONS or (len(parties) > 1 and party == parties[1]) else own
    if not mine:
        return None
    if (table.id, row) == CAPPED:
        return money(min(BASE * 30 / 100, Fraction(1_000_000)))
    fixed = MISPRINTED.get((table.id, row), (None, None))[mine is persons and mine is not own]
    told = fixed or amount(mine)
    if told is None:
        return "无"
    if told.unit == "元":
        return worded(told, Fraction(1))
    base = next(fact for words, fact in BASES.items() if words in mine)
    value = given.get(base, BASE)
    return worded(told, value / 100 if told.unit == "%" else value)


def worded(told: Amount, base: Fraction) -> str:
    """A range as it is expected."""
    if told.high is not None and told.low == told.high:
        return money(told.high * base)
    low = f"{money(told.low * base)}以上" if told.low is not None else ""
    return low + (f"{money(told.high * base)}以下" if told.high is not None else "")


def money(value: Fraction) -> str:
    """元, exact."""
    return f"{plain(value)}元"


def plain(value: Fraction) -> str:
    """A number in digits."""
    text = f"{value.numerator * 10**6 // value.denominator:07d}"
    assert value.denominator in (1, 2, 4, 5, 10, 20, 25, 50, 100, 200), value
    return f"{text[:-6]}.{text[-6:]}".rstrip("0").rstrip(".")


def document(sheet: int) -> dict[str, Any]:
    """The examples of one sheet."""
    have = written()[0]
    made = []
    for table in tables():
        if table.id.partition("-")[0] != str(sheet):
            continue
        found = list(cases(table, have[table.id]))
        names = list(dict.fromkeys(name for each in found for name in each.given))
        bases = [fact for fact in dict.fromkeys(BASES.values()) if fact not in names]
        stage = have[table.id].get("适用")
        late = (
            "逾期未改正"
            if stage and "逾期未改正" in json.dumps(stage.get("责令改正情况", ""), ensure_ascii=False)
            else "限期内改正"
        )
        person = stage is not None and stage.get("当事人类别") == "公民"
        bases = [name for name in bases if multiplies(name, table)]
        needs = "责令改正情况" in json.dumps([have[table.id]["法定"], stage], ensure_ascii=False)
        head: list[Any] = ["算例"]
        head += [{"给": name} for name in [*names, *bases, "两年内因同类违法行为被处罚次数"]]
        head += [{"给": "责令改正情况"}] if needs else []
        head += [{"给": "当事人"}, {"给": "当事人类别"}, {"应": "阶次"}, {"应": "罚款"}, {"应": "立场"}, {"应": "步骤"}]
        rows = []
        for count, each in enumerate(found, 1):
            left_out = each.fine is None
            instead = (
                "；无" if any(row.note.startswith("或者") for row in table.rows) else ""
            )  # 或者责令停业、搬迁、关闭
            rows.append([
                f"{table.id} 第{each.met}行 {count}",
                *(shown(each.given[name], name) for name in names),
                *(money(BASE) for _ in bases),
                "0次",
                *([late] if needs else []),
                each.party or "/",
                "公民" if person or (each.party or "").endswith("人员") else "法人",
                table.rows[each.row - 1].tier,
                "/" if left_out else f"{each.fine}{instead}",
                "提交决定" if left_out else "已定",
                "/" if left_out else f"{table.id}:{each.row}",
            ])  # fmt: skip
        if rows:
            made.append({"编号": f"算例-{table.id}-{sheet}", "用途": "算例", "对": table.id, "列": head, "行": rows})
    return {"算例集": {"对": "江环-2020-10", "说明": f"参照表第{sheet}张，由公布的表算出"}, "表": made}


def multiplies(name: str, table: Table) -> bool:
    """Whether fines of the table are parts or multiples of a base."""
    words = [word for word, fact in BASES.items() if fact == name]
    return any(word in row.standard for word in words for row in table.rows)


def shown(value: Any, name: str) -> Any:
    """A value as a cell."""
    if isinstance(value, Fraction):
        return plain(value) + facts()[name][2]
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def main(sheet: str, target: str) -> int:
    """Write the examples of a sheet."""
    Path(target).write_text(json.dumps(document(int(sheet)), ensure_ascii=False), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
