"""Declared facts (事实) and facts counted from history (履历).

In: a document's sections. Out: declarations by phrase and `HistoryRule`s, and diagnostics. Two declarations of one
phrase, or near-duplicates, are said; a fact that only a table introduces is `columns.py`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from enforce_rules.compiler.document import Document
from enforce_rules.compiler.grid import Grid, Line, texts
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.system import SYSTEM_FACTS
from enforce_rules.diagnostics import Diagnostic, Severity, diagnose, suggest
from enforce_rules.model.case import DATE_FACTS, EVENT_DATES, INSPECTIONS
from enforce_rules.model.fact import FactDeclaration, FactKind, Source
from enforce_rules.model.node import ListNode, TextNode
from enforce_rules.model.ruleset import HistoryRule, Ruleset
from enforce_rules.wording import WordingError, canonical, parse_period

KINDS = {kind.value: kind for kind in FactKind}
SOURCES = {"推定": Source.DERIVED, "待定": Source.UNDEFINED, "系统": Source.SYSTEM}
ROUNDS = re.compile(r"逐次(?P<span>.+)，复查结果为(?P<found>.+)")
SPAN = re.compile(r"自(?P<start>.+?)(?P<next>的次日)?至(?P<end>.+)")
WINDOW = 6  # how many neighbours in order a phrase is compared with
NUMBERS = re.compile("[0-9一二两三四五六七八九十]+")
UNDECIDED = "待定"
NEAR = 0.92  # how alike two phrases must be to be asked about; never decides anything
YIELDS = ("次数", "无即成立", "有即成立", "最近一次的处理")
COUNTS = ("查处", "处罚决定", "免罚", "责令改正", "不限")
SAMENESS = ("同类", "同一违法行为", "同一款项", "不限")
ORGANS = ("同一机关", "同一机关本辖区", "不限")
DAYS = ("发现之日", "决定之日")
REVOKED = ("不算", "算")
ONWARD = "自上一次起"
FIRST = "违法行为发生之日"


def declared_facts(document: Document, shape: Shape) -> dict[str, FactDeclaration]:
    """The facts a ruleset declares, by phrase."""
    grid = document.sections["事实"]
    found: dict[str, FactDeclaration] = {}
    for line in grid.lines:
        fact = _fact(grid, line, shape)
        if fact is None:
            continue
        if fact.name in found:
            related = ((found[fact.name].span, "first-here"),)
            shape.found.append(diagnose("duplicate-fact", fact.span, fact=fact.name, related=related))
            continue
        found[fact.name] = fact
    shape.found.extend(_near_duplicates(found))
    return found


def _near_duplicates(facts: dict[str, FactDeclaration]) -> list[Diagnostic]:
    warnings: list[Diagnostic] = []
    for one, other in _neighbours(facts):
        if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 8 or _but_for_numbers(one, other):
            continue
        matcher = SequenceMatcher(None, one, other)
        if matcher.quick_ratio() > NEAR and matcher.ratio() > NEAR and one not in other and other not in one:
            related = ((facts[one].span, "alike"),)
            place, warning = facts[other].span, Severity.WARNING
            warnings.append(
                diagnose("near-duplicate-fact", place, fact=other, other=one, related=related, severity=warning)
            )
    return warnings


def _neighbours(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs that stand close by their beginnings or by their ends: one slip leaves one of them as it was."""
    pairs: dict[tuple[str, str], None] = {}
    for order in (sorted(names), sorted(names, key=lambda name: name[::-1])):
        for index, one in enumerate(order):
            pairs.update(((min(one, other), max(one, other)), None) for other in order[index + 1 : index + WINDOW])
    return list(pairs)


def _but_for_numbers(one: str, other: str) -> bool:
    """第2项…, 第3项…: phrases that differ in a number are meant to differ."""
    return NUMBERS.sub("", one) == NUMBERS.sub("", other)


def _fact(grid: Grid, line: Line, shape: Shape) -> FactDeclaration | None:
    name, kind_text = grid.text(line, "事实"), grid.text(line, "类型")
    kind = KINDS.get(kind_text or "")
    if kind is None:
        meant = suggest(kind_text or "", KINDS)
        shape.wrong("unknown-type", grid.place(line, "类型"), meant, type=kind_text or BLANK_TEXT)
        kind = KINDS.get(meant or "", FactKind.FINDING)  # so that the cells which use it are not reported as well
    if name is None:
        shape.wrong("missing-key", grid.place(line, "事实"), key="事实")
        return None
    if name in SYSTEM_FACTS and grid.text(line, "取值") != "系统":
        shape.wrong("system-fact", grid.place(line, "取值"), fact=name)
    node = grid.cell(line, "取值")
    source, unit, dates, next_day = Source.CASE, None, None, False
    counted: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    if isinstance(node, TextNode) and node.text in SOURCES:
        source = SOURCES[node.text]
    elif isinstance(node, TextNode) and kind is FactKind.PERIOD and (rounds := ROUNDS.fullmatch(node.text)):
        counted, next_day = _counted(name, node, rounds, shape)
        unit = DAY
    elif isinstance(node, TextNode) and (span := SPAN.fullmatch(node.text)) and kind is FactKind.PERIOD:
        dates, next_day = (span["start"], span["end"]), span["next"] is not None
    elif node is not None and kind.is_choice:
        labels = tuple(each.text for each in texts(node))
    elif isinstance(node, TextNode) and kind.is_number:
        unit = canonical(node.text) or node.text
    elif node is not None:
        shape.wrong("bad-values", node.span, fact=name, type=kind.value)
    synonyms = grid.cell(line, "同义")
    return FactDeclaration(
        name=name,
        kind=kind,
        source=source,
        unit=unit or UNITS.get(kind),
        labels=labels,
        code=grid.text(line, "代号"),
        synonyms=tuple(each.text for each in texts(synonyms)) if synonyms is not None else (),
        heaviest=_says(grid, line, "并存", ("取重",), shape) is not None,
        claimed=_says(grid, line, "提起", ("主张",), shape) is not None,
        prover=grid.text(line, "举证"),
        question=grid.text(line, "问"),
        dates=dates,
        next_day=next_day,
        counted=counted,
        note=grid.text(line, "依据"),
        span=grid.place(line, "事实"),
    )


def _counted(name: str, node: TextNode, rounds: re.Match[str], shape: Shape) -> tuple[frozenset[str], bool]:
    """逐次自责令改正之日的次日至复查之日，复查结果为…、…: the findings that count, and whether the first day is left out."""
    span = SPAN.fullmatch(rounds["span"])
    rest, held = rounds["found"], []
    for label in INSPECTIONS:
        if label in rest:
            held.append(label)
            rest = rest.replace(label, "", 1)
    if (
        span is None
        or (span["start"], span["end"]) != (EVENT_DATES[0], EVENT_DATES[3])
        or rest.strip("、或者")
        or not held
    ):
        shape.wrong("bad-values", node.span, fact=name, type=FactKind.PERIOD.value)
    return frozenset(held), span is not None and span["next"] is not None


DAY = "日"
BLANK_TEXT = "（空）"
UNITS = {FactKind.MONEY: "元", FactKind.RATIO: "%", FactKind.MULTIPLE: "倍"}


def history_rules(document: Document, shape: Shape) -> dict[str, HistoryRule]:
    """履历: one rule a fact."""
    grid = document.sections["履历"]
    rules: dict[str, HistoryRule] = {}
    for line in grid.lines:
        name = grid.text(line, "事实")
        if name is None:
            shape.wrong("missing-key", grid.place(line, "事实"), key="事实")
            continue
        months, year, onward = _window(grid, line, shape)
        rules[name] = HistoryRule(
            fact=name,
            months=months,
            year=year,
            counts=_counts(grid, line, shape),
            same=_one_of(grid, line, "同类", SAMENESS, shape),
            organ=_one_of(grid, line, "机关", ORGANS, shape),
            this_one=_says(grid, line, "含本次", ("含", "不含"), shape) == "含",
            yields=_one_of(grid, line, "得", YIELDS, shape) or YIELDS[0],
            basis=grid.text(line, "依据") or "",
            onward=onward,
            since=_unless(grid, line, "本次之日", tuple(DATE_FACTS), FIRST, shape),
            day=_unless(grid, line, "以往之日", DAYS, "", shape),
            revoked=_unless(grid, line, "撤销后", REVOKED, REVOKED[0], shape),
            span=grid.place(line, "事实"),
        )
    return rules


def with_kind(rules: Iterable[HistoryRule], ruleset: Ruleset) -> tuple[HistoryRule, ...]:
    """The rules that say 同类, with what the ruleset's own convention says of it."""
    words = ruleset.convention("同类") or ""
    return tuple(replace(rule, kind=words) if rule.same == "同类" else rule for rule in rules)


def _unless(grid: Grid, line: Line, column: str, known: tuple[str, ...], default: str, shape: Shape) -> str | None:
    """One of the words, None for 待定; what goes without saying for a blank cell."""
    return default if grid.cell(line, column) is None else _one_of(grid, line, column, known, shape)


def _counts(grid: Grid, line: Line, shape: Shape) -> tuple[str, ...] | None:
    """计数: one of the words or several of them; None for 待定."""
    node = grid.cell(line, "计数")
    if not isinstance(node, ListNode):
        one = _one_of(grid, line, "计数", COUNTS, shape)
        return None if one is None else (one,)
    named = texts(node)
    for each in named:
        if each.text not in COUNTS:
            shape.wrong(
                "unknown-value",
                each.span,
                suggest(each.text, COUNTS),
                fact="计数",
                value=each.text,
                known="、".join(COUNTS),
            )
    if not named:
        shape.wrong("unknown-value", node.span, fact="计数", value=BLANK_TEXT, known="、".join(COUNTS))
    return tuple(each.text for each in named) or None


def _says(grid: Grid, line: Line, column: str, known: tuple[str, ...], shape: Shape) -> str | None:
    """One of the words, or None for a blank cell."""
    return None if grid.cell(line, column) is None else _one_of(grid, line, column, known, shape)


def _one_of(grid: Grid, line: Line, column: str, known: tuple[str, ...], shape: Shape) -> str | None:
    """One of the words, or None for 待定."""
    text = grid.text(line, column)
    if text in known:
        return text
    if text != UNDECIDED:
        listed = "、".join((*known, UNDECIDED))
        hint = suggest(text or "", known)
        place = grid.place(line, column)
        shape.wrong("unknown-value", place, hint, fact=column, value=text or BLANK_TEXT, known=listed)
    return None


def _window(grid: Grid, line: Line, shape: Shape) -> tuple[int | None, bool, bool]:
    """回溯 in months: 0 without limit, None undecided; whether it is the calendar year; whether it runs onward."""
    text, place = grid.text(line, "回溯") or "", grid.place(line, "回溯")
    if text == "不限":
        return 0, False, False
    if text == UNDECIDED:
        return None, False, False
    onward = text.startswith(ONWARD)
    try:
        period = parse_period(text.removeprefix(ONWARD))
    except WordingError:
        shape.wrong("unknown-value", place, fact="回溯", value=text or BLANK_TEXT, known="期间、年度、不限、待定")
        return None, False, False
    if period.name is not None and not onward:
        return None, True, False
    months = {"年": 12, "个月": 1}.get(period.unit or "")
    if months is None or period.n is None or period.n <= 0 or (period.n * months).denominator != 1:
        shape.wrong("unknown-value", place, fact="回溯", value=text, known="整月的期间、年度、不限、待定")
        return None, False, False
    return int(period.n * months), False, onward


def history_fact(rule: HistoryRule, declared: FactDeclaration | None) -> FactDeclaration:
    """What a history rule's fact is: a count, a truth, or what was done last."""
    if rule.yields == "次数":
        kind, unit = FactKind.COUNT, "次"
    elif rule.yields == "最近一次的处理":
        kind, unit = FactKind.CHOICE, None
    else:
        kind, unit = FactKind.BOOL, None
    if declared is not None:
        return declared
    return FactDeclaration(rule.fact, kind, Source.HISTORY, unit=unit, span=rule.span)
