"""The fixed words of a rendered paper: titles of sections, labels of lines and small tables, and the heading of a table.

In: keys of the ruleset language. Out: what is printed for them, and back. No two keys are printed alike.
"""

from __future__ import annotations

from typing import Final

from enforce_rules.renderer.words import Manner

HEADER: Final = ("项目", "内容")
"""The columns of the first table of a ruleset and of a volume (分册)."""
SECTIONS: Final = {
    "约定": "用语的约定",
    "关系": "与其他文件的关系",
    "事项": "违法行为事项",
    "事实": "要查明的事实",
    "履历": "由以前的案件得出的事实",
    "表": "规定和裁量表",
    "未译": "没有写成规则的原文",
}
HOUSE: Final = tuple(
    "编号 名称 违法行为 事项 用途 阶段 方式 违反 依据 实施主体 适用 不适用 另有规定 让位 先责令 法定 共同处理 推定 计算 起点 封顶 保底 作用于 对 "
    "重合 闭合 通用 施行 失效 同表 列 行 备注 认缺".split()
)
"""The keys of a table in the order of the shipped rulesets."""
LINES: Final = {
    "编号": "编号",
    "用途": "用途",
    "名称": "名称",
    "违法行为": "违法行为",
    "事项": "事项",
    "违反": "违反条款",
    "依据": "依据",
    "实施主体": "实施主体",
    "适用": "适用",
    "先责令": "先责令改正，到这时才罚款",
    "法定": "法定幅度",
    "共同处理": "各档共同的处理",
    "认缺": "源文缺陷",
    "备注": "备注",
}
"""`标签：内容`, a paragraph."""
GRIDS: Final = {"不适用": "不适用的情形", "法定": "法定幅度", "起点": "裁量起点", "推定": "先推定的事实"}
"""The title of a table inside a table, a heading of the fourth level."""
INNER: Final = ("重合", "闭合", "依据")
"""Of a table inside a table, `标签（键）：内容`."""
TERMS: Final = "本表的约定"
"""The title of the small table of every key that has no line of its own."""
READINGS: Final = "列的读法"
DEFECTS: Final = "源文缺陷"
DEFECT_COLUMNS: Final = ("序号", "缺陷", "处", "说明")
TERM_COLUMNS: Final = ("约定", "内容")
READING_COLUMNS: Final = ("第几列", "作用", "对象", "前提", "列名")
CLOSING: Final = "印制说明："
NOTE: Final = (
    f"{CLOSING}本件由规则集印出（版式1），用“import”读回得到同一规则集；规则集文件里的注释不印。"
    "“/”是不适用，“缺”是公布的原文漏写，合并的格同上一行；没有官方说法的，印在［］｛｝里。"
)
ABSENT: Final = "/"
MANNERS: Final = {"适用": Manner.CONDITION, "先责令": Manner.CONDITION, "共同处理": Manner.DEED}
_PARTED: Final = "　"
_USE: Final = "〔"


def heading(number: str, title: str, use: str) -> str:
    """The heading of a table.

    >>> heading("§1.1", "未依法报批", "基准")
    '§1.1　未依法报批〔基准〕'
    """
    return f"{number}{_PARTED if title else ''}{title}{_USE}{use}〕"


def read_heading(content: str) -> tuple[str, str, str]:
    """Number, title and use of a heading; what is not there is empty.

    >>> read_heading("§1.1　未依法报批〔基准〕")
    ('§1.1', '未依法报批', '基准')
    """
    head, _, use = content.rpartition(_USE) if content.endswith("〕") else (content, "", "")
    number, _, title = head.partition(_PARTED)
    return number, title, use.removesuffix("〕")
