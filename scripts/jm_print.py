"""The 12 sheets of 江环〔2020〕10号 附件 as they are printed, read without the library.

In: `tests/data/jm-2020-tables.md`. Out: rows of plain texts with the blank cells of merged ones filled in, table by table; amounts, counts
and ranges as exact numbers. Independent of the importer.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tests/data/jm-2020-tables.md"
HAN = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10000}
NUMBER = r"[\d.零一二两三四五六七八九十百千万]+"
UNIT = r"元|倍|%|％"
FINE = re.compile(
    rf"(?:(?P<share>百分之)?(?P<low>{NUMBER})(?P<lowunit>{UNIT})?以上)?(?:(?P<share2>百分之)?(?P<high>{NUMBER})(?P<highunit>{UNIT})?以下)?(?:元)?(?:的)?罚款"
)
POINT = re.compile(rf"(?P<share>百分之)?(?P<n>{NUMBER})(?P<unit>{UNIT})?(?:的)?罚款")
PERSONS = re.compile("对个人|，个人处|对责任人员?|对直接负责|对建设单位的法定代表人")


class Row(NamedTuple):
    """One printed row: what it says, and the standard and the tier that hold for it."""

    tier: str
    circumstance: str
    standard: str
    note: str


class Table(NamedTuple):
    """An act, or a stage of one (2-9-1, 2-9-2)."""

    id: str
    act: str
    basis: str
    stage: bool
    rows: list[Row]


def tables(source: Path = TABLES) -> list[Table]:
    """Every table in order."""
    found: list[list[object]] = []
    tier = standard = ""
    for line in source.read_text("utf-8").splitlines():
        if not line.startswith("|") or set(line) <= set("|- ") or line.startswith("| 序号"):
            continue
        number, act, basis, own_tier, circumstance, own_standard, note = (
            cell.strip() for cell in line[1:-1].split("|")
        )
        if number:
            found.append([number, act, basis, False, []])
            tier = standard = ""
        elif basis and own_tier == "1":
            found.append([found[-1][0], found[-1][1], basis, True, []])
            tier = standard = ""
        tier, standard = own_tier or tier, own_standard or standard
        found[-1][4].append(Row(tier, circumstance, standard, note))  # type: ignore[attr-defined]
    ids = [str(each[0]) for each in found]
    return [
        Table(f"{name}-{ids[: at + 1].count(name)}" if ids.count(name) > 1 else name, *each[1:])  # type: ignore[arg-type]
        for at, (name, each) in enumerate(zip(ids, found, strict=True))
    ]


def number(text: str) -> Fraction:
    """二十万 → 200000, 3.5 → 7/2, 一千五百 → 1500."""
    if re.fullmatch(r"[\d.]+万?", text):
        return Fraction(text.removesuffix("万")) * (10000 if text.endswith("万") else 1)
    total = section = digit = 0
    for char in text:
        if char in HAN:
            digit = HAN[char]
        elif char == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        else:
            section, digit = section + (digit or 1) * SCALE[char], 0
    return Fraction(total + section + digit)


class Amount(NamedTuple):
    """A fine: its ends (None: open) and what they are of: 元, 倍 or %."""

    low: Fraction | None
    high: Fraction | None
    unit: str


def parts(standard: str) -> tuple[str, str]:
    """What a standard says of the one who acted, and of the persons it names."""
    cut = PERSONS.search(standard)
    return (standard, "") if cut is None else (standard[: cut.start()], standard[cut.start() :])


def amount(text: str) -> Amount | None:
    """The fine a part of a standard names; None where it names none."""
    if "罚款" not in text:
        return None
    found = FINE.search(text)
    if found is not None and (found["low"] or found["high"]):
        last = found["highunit"] or found["lowunit"] or ""
        unit = "%" if found["share"] or found["share2"] or last in ("%", "％") else last or "元"
        high = number(found["high"]) if found["high"] else None
        low = number(found["low"]) if found["low"] else None
        return Amount(low, high, unit)
    point = POINT.search(text)
    if point is None:
        return None
    unit = "%" if point["share"] or point["unit"] in ("%", "％") else point["unit"] or "元"
    return Amount(number(point["n"]), number(point["n"]), unit)
