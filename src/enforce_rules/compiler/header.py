"""The header (规则集), the conventions (约定), the relations (关系) and what was left out (未译) of a ruleset.

In: a document. Out: the parts of a `Ruleset` that name and date it, and diagnostics at the key concerned.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from enforce_rules.compiler.document import Document
from enforce_rules.compiler.grid import texts, words
from enforce_rules.compiler.parts import read_part
from enforce_rules.compiler.regions import is_region
from enforce_rules.compiler.shape import Shape, iso_day
from enforce_rules.diagnostics import NOWHERE, suggest
from enforce_rules.model.deed import KIND_WORDS
from enforce_rules.model.node import ListNode, Node, TextNode
from enforce_rules.model.ruleset import Anchor, Convention, Overlap, Relation, Ruleset, Trust, Untranslated
from enforce_rules.wording import WordingError, parse_period

RANKS = ("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "规范性文件")
VALIDITIES = ("有效", "历史", "废止")
NATION = "全国"
UNCONFIRMED = "待核"
CONVENTIONS = tuple(
    "以上 以下 法定以上 法定以下 最高档上限 边界重复 重合 无法查明 情节冲突 默认方向 阶次 至 起算 无下限时 减轻到底 同类 年度 回溯 "
    "取整 未声明 个体工商户 处罚轻重 位阶高低 减轻方式 层级 原实施主体 工作日".split()
)
RELATIONS = tuple("依据 直接适用 补充 从其规定 细化 另行规定 优先于 沿用 替代 废止 可被下级细化 可被下级扩充".split())
WHOLE = "全部"
ABSENT = "未收录"
ROUNDING_UNITS = ("分", "角", "元", "十元", "百元", "千元", "万元")
ROUNDING_WAYS = ("舍去", "四舍五入", "进一")
HANDLINGS = ("不写", "提示", "提问", "提交决定", "待核")
_INCLUDED = ("含", "不含", "待定")
CONVENTION_VALUES = {
    **dict.fromkeys(("以上", "以下", "法定以上", "法定以下", "至", "最高档上限"), _INCLUDED),
    "边界重复": ("取轻", "取重", "提交决定", "待定"),
    "无法查明": ("最低档次", "提问", "不成立", "待定"),
    "情节冲突": ("提交决定", "综合裁量", "取重", "取轻", "待定"),
    "默认方向": ("从轻", "一般", "从重", "待定"),
    "起算": ("当日", "次日", "待定"),
    "重合": tuple(each.value for each in Overlap),
    "取整": ("不取整", *(f"{unit}，{way}" for unit in ROUNDING_UNITS for way in ROUNDING_WAYS), "待定"),
    "减轻到底": ("不予行政处罚", "不得免除全部罚款", "提交决定", "待定"),
    "未声明": ("认定",),
    "个体工商户": ("公民", "法人", "待定"),
    "原实施主体": ("不再行使", "仍可行使", "待定"),
}
"""Conventions whose values are a closed list: another word would be read as 待定."""
DEEMED = "无下限时"
RANKS_OF_KINDS = "处罚轻重"
RANKS_OF_LAWS = "位阶高低"
WAYS_OF_MITIGATION = "减轻方式"
MITIGATIONS = ("法定下限以下", "应当并处时不并处", "更轻的种类", "待定")
WORKDAYS = "工作日"
KINDS = tuple(words[0] for words in KIND_WORDS.values())
UNDECIDED = "待定"


def read_header(document: Document, shape: Shape) -> Ruleset:
    """The ruleset with its header, conventions, relations and 未译, and no rules yet."""
    head = document.header
    text = {key.text: words(value) for key, value in head.items}
    for key in ("发布", "印发"):
        _day(head.get(key), key, shape)
    begun, over = _day(head.get("施行"), "施行", shape), _day(head.get("失效"), "失效", shape)
    lapsing = head.get("失效")
    if begun is not None and over is not None and lapsing is not None and over < begun:
        shape.wrong("period-reversed", lapsing.span, since=begun.isoformat(), until=over.isoformat())
    return Ruleset(
        id=document.id,
        title=text.get("名称", ""),
        issuer=_list(head.get("制定机关")),
        regions=_regions(head.get("地区"), shape),
        number=text.get("文号"),
        rank=_known(head.get("位阶"), "位阶", RANKS, shape) or "规范性文件",
        sector=text.get("领域"),
        in_force=begun,
        lapses=over,
        validity=_known(head.get("效力"), "效力", VALIDITIES, shape) or VALIDITIES[0],
        trust=Trust(_known(head.get("核对"), "核对", tuple(each.value for each in Trust), shape) or "虚拟"),
        trust_note=text.get("核对说明"),
        source=text.get("来源"),
        warning=text.get("提示"),
        conventions=_conventions(document, shape),
        relations=_relations(document, shape),
        untranslated=_untranslated(document),
        digest=document.digest,
        span=document.span,
    )


def _list(node: Node | None) -> tuple[str, ...]:
    return tuple(part for part in words(node).split("；") if part)


def _regions(node: Node | None, shape: Shape) -> tuple[str, ...]:
    """GB/T 2260 codes, of two, four, six, nine or twelve digits; 全国 is none."""
    codes = _list(node)
    if codes == (NATION,) or node is None:
        return ()
    for code in codes:
        if not is_region(code):
            shape.wrong("bad-header", node.span, key="地区", value=code[:20], why="region-code")
    return codes


def _known(node: Node | None, key: str, known: tuple[str, ...], shape: Shape) -> str | None:
    text = words(node)
    if node is not None and text not in known:
        listed = "、".join(known)
        shape.wrong("unknown-value", node.span, suggest(text, known), fact=key, value=text[:40], known=listed)
        return None
    return text or None


def _day(node: Node | None, key: str, shape: Shape) -> date | None:
    text = words(node)
    if node is None or text == UNCONFIRMED:
        return None
    day = iso_day(text)
    if day is None:
        shape.wrong("bad-header", node.span, key=key, value=text[:40], why="day-or-pending")
    return day


def _conventions(document: Document, shape: Shape) -> tuple[Convention, ...]:
    grid = document.sections["约定"]
    found: dict[str, Convention] = {}
    undecided: list[str] = []
    for line in grid.lines:
        name, value, basis = grid.text(line, "约定"), grid.text(line, "取值"), grid.text(line, "依据")
        if name is None or value is None:
            shape.wrong("wrong-shape", line.span, expected="[约定, 取值, 依据]")
        elif name not in CONVENTIONS:
            place, meant = grid.place(line, "约定"), suggest(name, CONVENTIONS)
            shape.wrong("unknown-convention", place, meant, name=name)
            undecided += [meant] if meant else []
        elif name in found:
            shape.wrong("duplicate-id", grid.place(line, "约定"), id=name)
        elif value not in CONVENTION_VALUES.get(name, (value,)):
            known = CONVENTION_VALUES[name]
            place, hint = grid.place(line, "取值"), suggest(value, known)
            shape.wrong("unknown-value", place, hint, fact=name, value=value[:40], known="、".join(known))
            undecided.append(name)
        elif name == DEEMED and deemed_minimum(value) is None:
            place, known_form = grid.place(line, "取值"), "上限的10%"
            shape.wrong("unknown-value", place, fact=name, value=value[:40], known=known_form)
        elif name == RANKS_OF_KINDS and (strange := _no_kinds(value)):
            place, known_kinds = grid.place(line, "取值"), "、".join(KINDS)
            hint = suggest(strange[0], KINDS)
            shape.wrong("unknown-value", place, hint, fact=name, value=strange[0][:40], known=known_kinds)
        elif name == WAYS_OF_MITIGATION and (odd := [each for each in value.split("；") if each not in MITIGATIONS]):
            place, known_ways = grid.place(line, "取值"), "、".join(MITIGATIONS)
            hint = suggest(odd[0], MITIGATIONS)
            shape.wrong("unknown-value", place, hint, fact=name, value=odd[0][:40], known=known_ways)
        elif name == WORKDAYS and (strange_period := next((p for p in value.split("；") if days_of(p) is None), None)):
            place, known_form = grid.place(line, "取值"), "写成列表的日数，例如 [二日, 五日]"
            shape.wrong("unknown-value", place, fact=name, value=strange_period[:40], known=known_form)
        elif name == RANKS_OF_LAWS and (wrong := _no_order(value)):
            place, listed = grid.place(line, "取值"), "、".join(RANKS[:-1])
            shape.wrong("unknown-value", place, suggest(wrong, RANKS[:-1]), fact=name, value=wrong[:40], known=listed)
            undecided.append(name)
        else:
            found[name] = Convention(name, value, basis)
    for name in undecided:  # written, if not rightly: that it is missing is not said as well
        found.setdefault(name, Convention(name, UNDECIDED, None))
    return tuple(found.values())


def _no_kinds(value: str) -> list[str]:
    """The words of the ranks that name no kind of penalty, or one that was named before."""
    named = [word for group in value.split("；") for word in group.split("、")]
    return [word for place, word in enumerate(named) if word not in KINDS or word in named[:place]]


def days_of(text: str) -> int | None:
    """How many days a period of days is.

    >>> days_of("五日"), days_of("二个月")
    (5, None)
    """
    try:
        period = parse_period(text)
    except WordingError:
        return None
    whole = period.unit == "日" and period.n is not None and period.n.denominator == 1
    return int(period.n) if whole and period.n is not None else None


def chains_of(value: str) -> tuple[tuple[str, ...], ...]:
    """位阶高低: chains of ranks, each from the highest down; ranks that share no chain are not ordered.

    >>> chains_of("法律、行政法规；法律、部门规章")
    (('法律', '行政法规'), ('法律', '部门规章'))
    """
    return tuple(tuple(chain.split("、")) for chain in value.split("；"))


def _no_order(value: str) -> str | None:
    """The first word that is no rank of a law, or that stands above and below another."""
    above: set[tuple[str, str]] = set()
    for chain in chains_of(value) if value != UNDECIDED else ():
        for place, word in enumerate(chain):
            below = chain[place + 1 :]
            if word not in RANKS[:-1] or word in below or any((each, word) in above for each in below):
                return word
            above.update((word, each) for each in below)
    return None


def deemed_minimum(value: str) -> Fraction | None:
    """无下限时: the share of the maximum that stands for a minimum the law does not set (上限的10%).

    >>> deemed_minimum("上限的10%"), deemed_minimum("下限的2倍")
    (Fraction(1, 10), None)
    """
    part, _ = read_part(TextNode(value, NOWHERE))
    mark = part.at if part is not None else None
    return mark.share if mark is not None and mark.anchor is Anchor.HIGH else None


def _relations(document: Document, shape: Shape) -> tuple[Relation, ...]:
    grid = document.sections["关系"]
    relations: list[Relation] = []
    for line in grid.lines:
        kind, target = grid.text(line, "关系") or "", (grid.text(line, "对象") or "").strip("《》")
        listed = grid.text(line, "收录")
        for column, value, known in (("关系", kind, RELATIONS), ("收录", listed or ABSENT, (ABSENT,))):
            if value not in known:
                place, near = grid.place(line, column), suggest(value, known)
                shape.wrong("unknown-value", place, near, fact=column, value=value[:40], known="、".join(known))
        cell = grid.cell(line, "范围")
        within = tuple(each.text for each in texts(cell)) if isinstance(cell, ListNode) else ()
        scope = "、".join(within) or grid.text(line, "范围") or ""
        relations.append(
            Relation(
                f"{document.id}#关系:{line.number}",
                kind,
                target,
                scope,
                within,
                not within and scope not in ("", WHOLE),
                grid.text(line, "文号"),
                grid.text(line, "机关"),
                grid.text(line, "依据"),
                listed == ABSENT,
                grid.place(line, "对象"),
            )
        )
    return tuple(relations)


def _untranslated(document: Document) -> tuple[Untranslated, ...]:
    grid = document.sections["未译"]
    return tuple(
        Untranslated(*(grid.text(line, column) or "" for column in ("条款", "原文", "原因", "处理")))
        for line in grid.lines
    )
