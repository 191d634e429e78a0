"""A case document against the program: every name resolved, every value typed (案件, docs/reference/case.md).

In: the node of a case and a program. Out: a `Case`, or the diagnostics of everything that is wrong with it. What a
person wrote as reason or evidence is never repeated in a message.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from itertools import combinations

from enforce_rules.compiler.case_facts import FactReader
from enforce_rules.compiler.case_limits import within_limits
from enforce_rules.compiler.corrections import CorrectionReader, Corrections
from enforce_rules.compiler.earlier import area, read_history
from enforce_rules.compiler.program import Program
from enforce_rules.compiler.shape import SUGGESTED, Shape
from enforce_rules.diagnostics import Diagnostic, Span, closest, diagnose
from enforce_rules.model.case import (
    Act,
    Case,
    CaseDate,
    CaseDates,
    Closure,
    DateState,
    Party,
)
from enforce_rules.model.fact import StatedFact
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.model.ruleset import Use

KINDS = ("公民", "法人", "其他组织", "个体工商户")
DATES = {"行为起": "act_from", "行为止": "act_to", "发现": "discovered", "立案": "filed", "拟决定": "decided"}
MAY_OVERLAP = (("行为止", "发现"), ("行为止", "立案"))  # a continuing act may go on after it is discovered


def read_case(node: Node, program: Program) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """The case, if nothing is wrong with it; else everything that is."""
    shape = Shape()
    top = shape.mapping(
        node,
        ("案件", "日期", "当事人", "行为", "事实", "改正", "查无", "履历"),
        ("案件", "日期", "当事人", "行为"),
        node.span,
    )
    if top is None:
        return None, tuple(shape.found)
    if not within_limits(top, shape):
        return None, tuple(shape.found)
    reader = _CaseReader(shape, program, top)
    case = reader.case()
    return (None if shape.found else case), tuple(dict.fromkeys(shape.found))


class _CaseReader:
    def __init__(self, shape: Shape, program: Program, top: MapNode) -> None:
        self.shape, self.program, self.top = shape, program, top

    def case(self) -> Case | None:
        head = self.shape.mapping(
            self.top.get("案件"),
            ("编号", "办案机关", "机关类别", "机关层级", "地区"),
            ("编号", "办案机关", "地区"),
            self.top.span,
        )
        dates = self._dates()
        parties = self._parties()
        common = self._facts_node(self.top.get("事实"))
        acts = self._acts(parties, common, CorrectionReader(self.shape, dates))
        closures = self._closures()
        codes = tuple(party.code for party in parties)
        history = read_history(self.top.get("履历"), self.program, codes, self.shape)
        region = area(head.get("地区"), self.shape, "地区") if head else None
        if head is None or dates is None or region is None or self.shape.found:
            return None
        return Case(
            number=self.shape.text(head.get("编号")) or "",
            organ=self.shape.text(head.get("办案机关")) or "",
            region=region,
            dates=dates,
            parties=parties,
            acts=acts,
            closures=closures,
            history=history,
            organ_kinds=tuple(dict.fromkeys(each.text.strip() for each in self.shape.texts(head.get("机关类别")))),
            organ_level=self.shape.text(head.get("机关层级")),
            digest=hashlib.sha256(plain(self.top).encode()).hexdigest(),
        )

    # ---- dates and parties ----

    def _dates(self) -> CaseDates | None:
        node = self.shape.mapping(self.top.get("日期"), DATES, DATES, self.top.span)
        if node is None:
            return None
        read: dict[str, CaseDate | None] = {}
        for name, attribute in DATES.items():
            value = node.get(name)
            state = value.text if isinstance(value, TextNode) else None
            if state in ("未知", "无法查明") and attribute != "decided":
                read[attribute] = DateState(state)
            else:
                read[attribute] = self.shape.day(value)
        known = {name: day for name, attribute in DATES.items() if isinstance(day := read[attribute], date)}
        wrong: set[str] = set()
        for before, after in combinations(known, 2):
            if known[before] > known[after] and after not in wrong and (before, after) not in MAY_OVERLAP:
                late = node.get(after)
                assert late is not None
                wrong.add(after)
                self.shape.wrong("dates-out-of-order", late.span, before=before, after=after)
        if any(value is None for value in read.values()):
            return None
        decided = read["decided"]
        assert isinstance(decided, date)
        return CaseDates(
            read["act_from"] or DateState.UNKNOWN,
            read["act_to"] or DateState.UNKNOWN,
            read["discovered"] or DateState.UNKNOWN,
            read["filed"] or DateState.UNKNOWN,
            decided,
        )

    def _parties(self) -> tuple[Party, ...]:
        parties: list[Party] = []
        codes: set[str] = set()
        for item in self.shape.items(self.top.get("当事人")):
            node = self.shape.mapping(item, ("代号", "类别", "身份"), ("代号", "类别"), item.span)
            if node is None:
                continue
            code, kind = self.shape.text(node.get("代号")), self.shape.text(node.get("类别"))
            kind_node = node.get("类别")
            if kind is not None and kind not in KINDS and kind_node is not None:
                self.shape.wrong(
                    "unknown-value",
                    kind_node.span,
                    self.shape.near(kind, KINDS),
                    fact="类别",
                    value=kind,
                    known="、".join(KINDS),
                )
            self._once(code, codes, item)
            if code is not None and kind is not None:
                roles = tuple(each.text for each in self.shape.texts(node.get("身份")))
                parties.append(Party(code, kind, roles))
        if _empty(self.top.get("当事人")):
            self._missing("missing-party", self.top, "当事人")
        return tuple(parties)

    # ---- acts and facts ----

    def _facts_node(self, node: Node | None) -> tuple[tuple[TextNode, Node], ...]:
        if node is None:
            return ()
        if not isinstance(node, MapNode):
            self.shape.no_mapping(node, node.span, "一组“事实: 值”")
            return ()
        return node.items

    def _acts(
        self, parties: tuple[Party, ...], common: tuple[tuple[TextNode, Node], ...], corrections: CorrectionReader
    ) -> tuple[Act, ...]:
        acts: list[Act] = []
        of_all = self._corrections(self.top, corrections)
        codes: set[str] = set()
        known = {party.code: party for party in parties}
        keys = ("代号", "事项", "当事人", "同一行为", "事实", "改正")
        for item in self.shape.items(self.top.get("行为")):
            node = self.shape.mapping(item, keys, ("代号", "事项", "当事人"), item.span)
            if node is None:
                continue
            code = self.shape.text(node.get("代号")) or ""
            self._once(code, codes, item)
            violation = self._violation(node.get("事项"))
            named = self.shape.texts(node.get("当事人"))
            for each in named:
                if each.text not in known:
                    self.shape.wrong("unknown-party", each.span, self.shape.near(each.text, known), party=each.text)
            if not named and node.get("当事人") is not None:
                self._missing("missing-party", node, "当事人")
            facts = {**self._facts(common, violation), **self._facts(self._facts_node(node.get("事实")), violation)}
            if violation is not None:
                same = self.shape.text(node.get("同一行为"))
                own = self._corrections(node, corrections) or of_all or Corrections()
                who = tuple(each.text for each in named)
                acts.append(Act(code, violation, who, same, {**facts, **own.facts}, own.rounds))
        if _empty(self.top.get("行为")):
            self._missing("missing-act", self.top, "行为")
        return tuple(acts)

    def _corrections(self, node: MapNode, reader: CorrectionReader) -> Corrections | None:
        block = node.get("改正")
        return None if block is None else reader.read(block)

    def _missing(self, code: str, node: MapNode, key: str) -> None:
        value = node.get(key)
        self.shape.wrong(code, node.span if value is None else value.span)

    def _once(self, code: str | None, seen: set[str], item: Node) -> None:
        if code is not None and code in seen:
            self.shape.wrong("duplicate-id", item.span, id=code)
        seen.add(code or "")

    def _violation(self, node: Node | None) -> str | None:
        text = self.shape.text(node)
        if node is None or text is None:
            return None
        found = self.program.names.get(text, ())
        if len(found) == 1:
            return found[0]
        if found:
            self.shape.wrong("ambiguous-violation", node.span, name=text, candidates="；".join(found))
            return None
        self.shape.wrong("unknown-violation", node.span, self._closest(text), name=text[:80])
        return None

    def _closest(self, text: str) -> str | None:
        near = closest(text, self.program.names, 3, 0.3) if len(self.shape.found) < SUGGESTED else ()
        return "；".join(near) or None

    def _facts(self, pairs: tuple[tuple[TextNode, Node], ...], violation: str | None) -> Mapping[str, StatedFact]:
        reader = FactReader(self.shape, self.program, violation)
        stated: dict[str, StatedFact] = {}
        places: dict[str, Span] = {}
        for name, value in pairs:
            fact = reader.read(name, value)
            if fact is None:
                continue
            if fact.name in stated:  # once by its phrase and once by its 代号: neither may win in silence
                self.shape.found.append(
                    diagnose(
                        "fact-stated-twice", name.span, fact=fact.name, related=((places[fact.name], "first-here"),)
                    )
                )
            stated[fact.name] = fact
            places.setdefault(fact.name, name.span)
        return stated

    # ---- closed inquiries ----

    def _closures(self) -> tuple[Closure, ...]:
        node = self.top.get("查无")
        if node is None:
            return ()
        nodes = self.shape.items(node) if isinstance(node, ListNode) else (node,)
        closures = []
        for item in nodes:
            keys = ("范围", "认定", "理由")
            one = self.shape.mapping(item, keys, keys, item.span)
            if one is not None:
                tables = {name for entry in self._entries(one.get("范围")) for name in self._scope(entry)}
                by, why = self.shape.text(one.get("认定")) or "", self.shape.text(one.get("理由")) or ""
                closures.append(Closure(frozenset(tables), by, why))
        return tuple(closures)

    def _entries(self, node: Node | None) -> tuple[TextNode, ...]:
        """Each entry once, however often it is written."""
        return tuple({entry.text: entry for entry in self.shape.texts(node)}.values())

    def _scope(self, entry: TextNode) -> tuple[str, ...]:
        """`规则集 全部总则`, `规则集 表1 表2`, `规则集#表`: the tables an inquiry closed."""
        words = entry.text.split()
        ruleset = self.program.rulesets.get(words[0]) if words else None
        if ruleset is None:
            if entry.text in self.program.tables:
                return (entry.text,)
            known = (*self.program.rulesets, *self.program.tables)
            self.shape.wrong("unknown-reference", entry.span, self.shape.near(entry.text, known), name=entry.text[:60])
            return ()
        found: list[str] = []
        for word in dict.fromkeys(words[1:]) or ["全部总则"]:
            if word in ("全部总则", "全部"):
                found += [table.id for table in ruleset.tables if table.use is Use.GENERAL or word == "全部"]
            elif f"{ruleset.id}#{word}" in self.program.tables:
                found.append(f"{ruleset.id}#{word}")
            else:
                names = [table.name for table in ruleset.tables]
                self.shape.wrong("unknown-reference", entry.span, self.shape.near(word, names), name=word)
        return tuple(found)


def _empty(node: Node | None) -> bool:
    return isinstance(node, ListNode) and not node.items


def plain(node: Node) -> str:
    """The document in one canonical form (keys sorted), for its digest."""
    match node:
        case TextNode():
            return _quoted(node.text)
        case ListNode():
            return "[" + ",".join(plain(each) for each in node.items) + "]"
        case MapNode():
            pairs = sorted((key.text, plain(value)) for key, value in node.items)
            return "{" + ",".join(f"{_quoted(key)}:{value}" for key, value in pairs) + "}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
