"""Units of measure: how they are written, what they are one of, and which convert exactly into which."""

from __future__ import annotations

from fractions import Fraction

_COUNTS = "次 个 项 件 处 人 台 枚 辆 车次 头 只 羽 株 款 份 家 小类 种 名 张 户 棵 条 座 根 块 套 艘 宗 起 车 瓶 盒 箱 包 幅 则 期 部 口 户次 人次 批次 台（枚） 辆（艘）"
UNITS: dict[str, tuple[str, str]] = {
    **{unit: (unit, "count:" + unit) for unit in _COUNTS.split()},
    "元": ("元", "money"), "倍": ("倍", "ratio"), "%": ("%", "percent"), "个百分点": ("个百分点", "points"),
    "平方米": ("平方米", "area"), "m2": ("平方米", "area"), "亩": ("亩", "mu"), "公顷": ("公顷", "hectare"),
    "立方米": ("立方米", "volume"), "m3": ("立方米", "volume"), "方": ("立方米", "volume"), "升": ("升", "litre"),
    "米": ("米", "length"), "m": ("米", "length"), "公里": ("公里", "length"), "千米": ("公里", "length"), "厘米": ("厘米", "length"),
    "吨": ("吨", "mass"), "t": ("吨", "mass"), "千克": ("千克", "mass"), "公斤": ("千克", "mass"), "kg": ("千克", "mass"), "克": ("克", "mass"),
    "蒸吨": ("蒸吨", "steam"), "吨/小时": ("蒸吨", "steam"), "蒸吨/小时": ("蒸吨", "steam"), "t/h": ("蒸吨", "steam"), "MW": ("兆瓦", "power"), "兆瓦": ("兆瓦", "power"),
    "吨/日": ("吨/日", "flow"), "吨/天": ("吨/日", "flow"), "mg/L": ("mg/L", "water"), "mg/m3": ("mg/m3", "air"), "dB（A）": ("dB(A)", "sound"), "分贝": ("dB(A)", "sound"),
    "日": ("日", "days"), "天": ("日", "days"), "个工作日": ("个工作日", "workdays"), "工作日": ("个工作日", "workdays"), "个自然日": ("日", "days"), "自然日": ("日", "days"), "小时": ("小时", "hours"), "分钟": ("分钟", "hours"),
    "个月": ("个月", "months"), "月": ("个月", "months"), "年": ("年", "months"), "周岁": ("周岁", "age"), "岁": ("周岁", "age"),
    "千瓦": ("千瓦", "kw"), "居里": ("居里", "curie"),
}  # fmt: skip
_LONGEST = sorted(UNITS, key=len, reverse=True)
_BY_FIRST: dict[str, tuple[str, ...]] = {}
for _unit in _LONGEST:
    _BY_FIRST[_unit[0]] = (*_BY_FIRST.get(_unit[0], ()), _unit)
_FACTORS = {
    ("年", "个月"): Fraction(12), ("吨", "千克"): Fraction(1000), ("千克", "克"): Fraction(1000), ("吨", "克"): Fraction(10**6),
    ("小时", "分钟"): Fraction(60), ("公里", "米"): Fraction(1000), ("米", "厘米"): Fraction(100), ("公里", "厘米"): Fraction(10**5),
}  # fmt: skip
# 类 is no unit, and these words begin with a unit's character without measuring anything.
_NOT_UNITS = ("年度", "个人", "项目", "件事", "种类", "处罚", "处理", "处置", "次生", "人员", "家庭", "家具", "期限", "期间", "条第", "条例", "部分", "部门", "车辆", "车间", "车型", "人居", "个性", "月日", "日常", "米面", "份额", "克服", "张贴", "户籍", "根据", "包装", "批准", "名录", "起诉", "处于", "处所", "方面", "方式", "方案", "项下", "天然")


class UnitError(ValueError):
    """Two units that do not convert exactly."""


def unit_at(s: str, i: int) -> tuple[str, int] | None:
    """The canonical unit which starts at `i` and where it ends; longest first."""
    if i >= len(s):
        return None
    for unit in _BY_FIRST.get(s[i], ()):
        if s.startswith(unit, i) and not any(s.startswith(word, i) for word in _NOT_UNITS):
            if unit.isascii() and unit.isalpha() and i + len(unit) < len(s) and s[i + len(unit)].isascii() and s[i + len(unit)].isalpha():
                continue
            return UNITS[unit][0], i + len(unit)
    return None


def canonical(unit: str) -> str | None:
    """The canonical form of a unit as written, or None if it is unknown.

    >>> canonical("天"), canonical("㎡"), canonical("类")
    ('日', '平方米', None)
    """
    if unit in UNITS:
        return UNITS[unit][0]
    return {"㎡": "平方米", "㎥": "立方米", "％": "%", "万元": "元", "亿元": "元"}.get(unit)


def convert(value: Fraction, source: str, target: str) -> Fraction:
    """The value in another unit of the same family, exactly. Raises `UnitError` across families.

    >>> convert(Fraction(1), "年", "个月")
    Fraction(12, 1)
    """
    if source == target:
        return value
    if (source, target) in _FACTORS:
        return value * _FACTORS[source, target]
    if (target, source) in _FACTORS:
        return value / _FACTORS[target, source]
    raise UnitError(f"{source} → {target}")


def smaller(a: str, b: str) -> str | None:
    """Which of two units of one family is the smaller; None if they do not convert."""
    if a == b:
        return a
    if (a, b) in _FACTORS:
        return b
    return a if (b, a) in _FACTORS else None
