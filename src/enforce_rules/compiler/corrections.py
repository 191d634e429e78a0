"""改正 of a case: orders to correct (责令改正), the correction, re-inspections (复查), as days of the case.

In: the block as written, the days of the case. Out: the rounds, and the facts they come to; days that contradict each
other are said at their place. What the days mean in law (及时改正, 逾期未改正 …) is for the rulesets' 推定 tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from enforce_rules.compiler.case_limits import LONGEST_TERM
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.values import NO_DAY, read_value
from enforce_rules.diagnostics import Span
from enforce_rules.model.case import EVENT_DATES, INSPECTED, INSPECTIONS, CaseDate, CaseDates, DateState, Round
from enforce_rules.model.fact import FactDeclaration, FactKind, Finding, Quantity, Standing, StatedFact
from enforce_rules.model.node import MapNode, Node, TextNode

KEYS: Final = ("改正之日", "责令", "认定", "理由")
ROUND: Final = ("送达", "期限", "届满", "复查", "结果")
UNCORRECTED: Final = frozenset(INSPECTIONS[:2])
CORRECTED: Final = INSPECTIONS[2]
TERM: Final = FactDeclaration("期限", FactKind.PERIOD)
ORDERED, TERM_ENDS, CORRECTION, LAST_INSPECTION = EVENT_DATES
NEVER: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the block says: its rounds, and its facts by name."""

    rounds: tuple[Round, ...] = ()
    facts: Mapping[str, StatedFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of the block: what it is called in messages, and where it stands."""

    name: str
    day: date
    span: Span


class CorrectionReader:
    """Reads one 改正 block."""

    def __init__(self, shape: Shape, dates: CaseDates | None) -> None:
        self.shape, self.dates = shape, dates
        self.wrong: set[Span] = set()

    def read(self, node: Node) -> Corrections:
        """The block of a case, or of one act."""
        block = self.shape.mapping(node, KEYS, (), node.span)
        if block is None:
            return Corrections()
        orders = block.get("责令")
        none = isinstance(orders, TextNode) and orders.text in NO_DAY
        items = () if none else self.shape.items(orders)
        read = [each for number, item in enumerate(items, 1) if (each := self._round(item, number)) is not None]
        finding = self._finding(block)
        corrected = self._stated(CORRECTION, block.get("改正之日"), finding)
        rounds = tuple(each for each, _ in read)
        days = [day for _, each in read for day in each]
        self._order(days, corrected)
        self._agree(rounds, items, corrected)
        facts = {} if corrected is None else {CORRECTION: corrected}
        if none and orders is not None:
            facts |= {name: _never(name, orders) for name in (ORDERED, TERM_ENDS, LAST_INSPECTION)}
        elif rounds:
            facts |= self._facts(rounds, items[0].span, finding)
        return Corrections(rounds, facts)

    def _finding(self, block: MapNode) -> Finding | None:
        by, why = self.shape.text(block.get("认定")), self.shape.text(block.get("理由"))
        return None if by is None or why is None else Finding(by, why)

    # ---- one round ----

    def _round(self, item: Node, number: int) -> tuple[Round, tuple[_Day, ...]] | None:
        node = self.shape.mapping(item, ROUND, ("送达",), item.span)
        if node is None:
            return None
        term, due = node.get("期限"), node.get("届满")
        if term is not None and due is not None:
            self.shape.wrong("wrong-shape", due.span, expected="期限和届满只写一个")
        result = self.shape.text(node.get("结果"))
        place = node.get("结果")
        if result is not None and place is not None and result not in INSPECTIONS:
            known = "、".join(INSPECTIONS)
            hint = self.shape.near(result, INSPECTIONS)
            self.shape.wrong("unknown-value", place.span, hint, fact="结果", value=result[:20], known=known)
            result = None
        if place is not None and node.get("复查") is None:
            self.shape.wrong("missing-key", place.span, key="复查")
        named: dict[str, CaseDate | None] = {name: self._day(node.get(name)) for name in ("送达", "届满", "复查")}
        last = named["届满"]
        read = Round(
            named["送达"] or DateState.UNKNOWN,
            self._term(term),
            last if isinstance(last, date) else None,
            named["复查"],
            result,
        )
        days = tuple(
            _Day(f"第{number}次责令改正的{name}", day, value.span)
            for name, day in named.items()
            if isinstance(day, date) and (value := node.get(name)) is not None
        )
        return read, days

    def _day(self, node: Node | None) -> CaseDate | None:
        if isinstance(node, TextNode) and node.text in ("未知", "无法查明"):
            return DateState(node.text)
        return self.shape.day(node)

    def _term(self, node: Node | None) -> Quantity | None:
        text = self.shape.text(node)
        if node is None or text is None:
            return None
        value, problem = read_value(TERM, text)
        if isinstance(value, Quantity) and value.unit is None:
            value, problem = None, ("missing-unit", {"value": text, "example": "15日"})
        if isinstance(value, Quantity) and value.value.denominator == 1 and 0 < value.value <= LONGEST_TERM:
            return value
        code, args = problem or ("wrong-type", {"expected": "整日或者整月的期限", "value": text})
        self.shape.wrong(code, node.span, **{**args, "fact": "期限"})
        return None

    # ---- what the days come to ----

    def _stated(self, name: str, node: Node | None, finding: Finding | None) -> StatedFact | None:
        text = self.shape.text(node)
        if node is None or text is None:
            return None
        if text in NO_DAY:
            return _never(name, node)
        day = self._day(node)
        return None if day is None else _fact(name, day, node.span, finding)

    def _facts(self, rounds: tuple[Round, ...], span: Span, finding: Finding | None) -> dict[str, StatedFact]:
        """The first order and the end of its term; the last re-inspection (decision 0071)."""
        first = rounds[0]
        facts = {ORDERED: _fact(ORDERED, first.served, span, finding)}
        if first.due is not None:
            facts[TERM_ENDS] = _fact(TERM_ENDS, first.due, span, finding)
        inspected = [each for each in rounds if each.inspected is not None]
        if inspected:
            last = inspected[-1]
            assert last.inspected is not None
            facts[LAST_INSPECTION] = _fact(LAST_INSPECTION, last.inspected, span, finding)
            if last.found is not None:
                held = frozenset({last.found})
                facts[INSPECTED] = StatedFact(INSPECTED, Standing.GIVEN, (held,), finding, last.found, span)
        return facts

    # ---- days that cannot be ----

    def _order(self, days: list[_Day], corrected: StatedFact | None) -> None:
        """Each round in order, each after the last; nothing before it is discovered or after the decision."""
        known = self.dates
        served = next((each for each in days if each.name.endswith("送达")), None)
        fixed = corrected.values[0] if corrected is not None and corrected.values else None
        if corrected is not None and isinstance(fixed, date):
            self._later(_Day("改正之日", fixed, corrected.span), "行为起", known.act_from if known else None)
            if served is not None:
                self._later(_Day("改正之日", fixed, corrected.span), served.name, served.day)
            self._not_after_decision(_Day("改正之日", fixed, corrected.span))
        before: _Day | None = None
        for day in days:
            ends = day.name.endswith("届满")
            if before is None:
                self._later(day, "发现", known.discovered if known else None)
            elif before.name.endswith("届满") and not day.name.endswith("届满"):
                base = next(each for each in reversed(days[: days.index(before)]) if each.name.endswith("送达"))
                self._later(day, base.name, base.day)
            else:
                self._later(day, before.name, before.day)
            if not ends:
                self._not_after_decision(day)
            before = day

    def _later(self, day: _Day, name: str, before: CaseDate | None) -> None:
        if isinstance(before, date) and day.day < before and day.span not in self.wrong:
            self.wrong.add(day.span)
            self.shape.wrong("dates-out-of-order", day.span, before=name, after=day.name)

    def _not_after_decision(self, day: _Day) -> None:
        if self.dates is not None and day.day > self.dates.decided and day.span not in self.wrong:
            self.wrong.add(day.span)
            self.shape.wrong("dates-out-of-order", day.span, before=day.name, after="拟决定")

    def _agree(self, rounds: tuple[Round, ...], items: tuple[Node, ...], corrected: StatedFact | None) -> None:
        """A re-inspection and the day of correction say the same."""
        if corrected is None or corrected.state is not Standing.GIVEN:
            return
        (fixed,) = corrected.values
        for each, item in zip(rounds, items, strict=False):
            if not isinstance(each.inspected, date) or each.found is None or not isinstance(item, MapNode):
                continue
            done = isinstance(fixed, date) and fixed <= each.inspected
            if (each.found == CORRECTED and not done) or (each.found == INSPECTIONS[0] and done):
                place = item.get("结果")
                assert place is not None
                self.shape.wrong("correction-contradicts", place.span, found=each.found, day=corrected.text)


def _fact(name: str, day: CaseDate, span: Span, finding: Finding | None) -> StatedFact:
    if isinstance(day, DateState):
        return StatedFact(name, Standing(day.value), (), finding, day.value, span)
    return StatedFact(name, Standing.GIVEN, (day,), finding, day.isoformat(), span)


def _never(name: str, node: Node) -> StatedFact:
    return StatedFact(name, Standing.GIVEN, (NEVER,), None, "没有", node.span)
