"""Units of measure: how they are written, what each is one of, and which convert exactly into which.

In: a place in a text, or a number and two units. Out: the canonical unit there, or the number in the other unit;
`UnitError` where the law gives no exact factor (工作日 and 日, 亩 and 平方米).
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from enforce_rules.wording.chinese import SCALES

_COUNTS = "次 个 项 件 处 人 台 枚 台（枚） 辆 艘 辆（艘） 车次 头 只 羽 株 棵 款 份 家 户 名 小类 种 人次 户次 批次 套"
# dimension, canonical unit, its size in the smallest unit of the dimension, other surfaces.
_TABLE: tuple[tuple[str, str, int, str], ...] = (
    ("money", "元", 1, ""), ("ratio", "倍", 1, ""), ("percent", "%", 1, ""), ("points", "个百分点", 1, "百分点"),
    ("area", "平方米", 1, "m2 平米"), ("area", "公顷", 10**4, ""), ("area", "平方公里", 10**6, "平方千米"), ("land", "亩", 1, ""),
    ("volume", "立方米", 1000, "m3"), ("volume", "升", 1, "L"),
    ("length", "公里", 10**5, "千米 km"), ("length", "米", 100, "m"), ("length", "厘米", 1, "cm"),
    ("mass", "吨", 10**6, "t"), ("mass", "千克", 1000, "公斤 kg"), ("mass", "克", 1, "g"),
    ("steam", "蒸吨", 1, "蒸吨/小时 吨/小时 t/h"), ("power", "兆瓦", 1, "MW"), ("flow", "吨/日", 1, "吨/天"),
    ("in water", "mg/L", 1, "毫克/升"), ("in air", "mg/m3", 1, "毫克/立方米"), ("sound", "dB(A)", 1, "dB（A） 分贝"),
    ("months", "年", 12, ""), ("months", "个月", 1, ""), ("working days", "个工作日", 1, "工作日"),
    ("clock", "日", 1440, "天 个自然日 自然日"), ("clock", "小时", 60, "个小时"), ("clock", "分钟", 1, ""), ("age", "周岁", 1, ""),
    *(("count", unit, 1, "") for unit in _COUNTS.split()),
)  # fmt: skip
UNITS: Final[Mapping[str, tuple[str, str]]] = {
    surface: (unit, dimension) for dimension, unit, _, others in _TABLE for surface in (unit, *others.split())
}
_SIZES: Mapping[str, tuple[str, int]] = {
    unit: (dimension, size) for dimension, unit, size, _ in _TABLE if dimension != "count"
}
# 类 is no unit (2类声环境功能区 is a name), and these words begin with a unit's character and measure nothing.
_WORDS = (
    "年度 个人 个性 个体 个别 项目 项下 件事 种类 种植 处罚 处理 处置 处分 处于 处所 次生 次日 人员 人居 人民 人身 台账 台风 头部 "
    "家庭 家具 家禽 日常 日元 米面 份额 克服 户籍 户外 户口 名录 名称 名义 名单 名誉 名牌 款项 款物 只能 套取 辆车 株数 批准 升级 米制"
)
_NO_UNIT = frozenset(_WORDS.split())


class UnitError(ValueError):
    """Two units between which the law fixes no exact factor, or a unit nobody knows."""

    def __init__(self, source: str, target: str) -> None:
        super().__init__(f"{source} → {target}")
        self.source, self.target = source, target


class Units:
    """The units a cell may use: the table above, and those a ruleset declares (surface → canonical, dimension)."""

    def __init__(self, declared: Mapping[str, tuple[str, str]] | None = None) -> None:
        self._known = {**UNITS, **(declared or {})}
        self._by_first: dict[str, list[str]] = {}
        for surface in sorted(self._known, key=len, reverse=True):
            self._by_first.setdefault(surface[:1], []).append(surface)

    def at(self, s: str, i: int) -> tuple[str, int] | None:
        """The canonical unit which starts at `i` and where it ends; the longest one counts."""
        for surface in self._by_first.get(s[i : i + 1], ()):
            if s.startswith(surface, i) and not _inside_word(s, i, i + len(surface)):
                return self._known[surface][0], i + len(surface)
        return None

    def dimension(self, unit: str) -> str | None:
        """What a canonical unit measures."""
        return next((dimension for known, dimension in self._known.values() if known == unit), None)

    def named(self, word: str) -> str | None:
        """The canonical unit a whole word is."""
        return self._known[word][0] if word in self._known else None

    def like(self, word: str) -> str | None:
        """The known unit nearest to a word that is none."""
        close = get_close_matches(word, self._known, n=1, cutoff=0.4)
        return close[0] if close else None


def _inside_word(s: str, i: int, end: int) -> bool:
    """台账, 年度; and t in `text`."""
    if s[end - 1].isascii() and s[end - 1].isalpha():
        return s[end : end + 1].isascii() and s[end : end + 1].isalpha()
    return s[i : i + 2] in _NO_UNIT


STANDARD: Final = Units()


def canonical(unit: str) -> str | None:
    """The canonical form of a unit as written, or None if it is unknown.

    >>> canonical("天"), canonical("公斤"), canonical("类")
    ('日', '千克', None)
    """
    return UNITS[unit][0] if unit in UNITS else None


def convert(value: Fraction, source: str, target: str) -> Fraction:
    """The value in another unit of the same family, exactly. Raises `UnitError` across families.

    >>> convert(Fraction(1), "年", "个月"), convert(Fraction(5, 2), "万元", "元"), convert(Fraction(36), "小时", "日")
    (Fraction(12, 1), Fraction(25000, 1), Fraction(3, 2))
    """
    (unit, scale), (other, other_scale) = _scaled(source), _scaled(target)
    if unit != other:
        size = ratio(unit, other)
        if size is None:
            raise UnitError(source, target)
        value *= size
    return value * scale / other_scale


def ratio(unit: str, other: str) -> Fraction | None:
    """How many `other` one `unit` is, both canonical; None across families."""
    if unit == other:
        return Fraction(1)
    a, b = _SIZES.get(unit), _SIZES.get(other)
    return Fraction(a[1], b[1]) if a and b and a[0] == b[0] else None


def _scaled(unit: str) -> tuple[str, int]:
    """`万元` is 元 and 10,000; a unit no table has is its own."""
    scale, rest = 1, unit
    while rest and rest not in UNITS and rest[0] in SCALES:
        scale, rest = scale * SCALES[rest[0]], rest[1:]
    return (UNITS[rest][0], scale) if rest in UNITS else (unit, 1)
