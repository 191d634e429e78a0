"""认缺: the defects a ruleset records, held against those the analysis finds (decision 0041).

In: the entries as written, the findings of the table, the kinds that could be decided. Out: a note for each recorded
defect, a warning for each that is not, an error for each that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enforce_rules.compiler.defects import Defect, Finding
from enforce_rules.compiler.grid import texts, words
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Diagnostic, Severity, Span, diagnose, suggest
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

KEYS = ("缺陷", "处", "说明")
CHAIN = 16
"""How many records may make way for one another."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of 认缺; without a kind it is free words for what no analysis finds."""

    kind: Defect | None
    places: tuple[str, ...]  # each must be a name of the place: 第3行, a fact, a party
    note: str
    span: Span

    @property
    def text(self) -> str:
        """The entry in a line."""
        if self.kind is None:
            return self.note
        where = f"（{'，'.join(self.places)}）" if self.places else ""
        return f"{self.kind.value}{where}{'：' if self.note else ''}{self.note}"


def read_records(shape: Shape, node: Node | None) -> tuple[Record, ...]:
    """The entries of 认缺: one or a list, free words or {缺陷, 处, 说明}."""
    items = node.items if isinstance(node, ListNode) else () if node is None else (node,)
    return tuple(record for item in items if (record := _record(shape, item)) is not None)


def _record(shape: Shape, item: Node) -> Record | None:
    if isinstance(item, TextNode):
        return Record(None, (), item.text, item.span) if texts(item) else None
    one = shape.mapping(item, KEYS, ("缺陷",), item.span)
    if one is None:
        return None
    kind = shape.text(one.get("缺陷"))
    known = [each.value for each in Defect]
    if kind is not None and kind not in known:
        at = one.get("缺陷")
        assert at is not None, "it has a text"
        shape.wrong(
            "unknown-value", at.span, suggest(kind, known), fact="缺陷", value=kind[:40], known="、".join(known)
        )
    if kind not in known:
        return None
    places = tuple(each.text.strip() for each in texts(one.get("处")))
    return Record(Defect(kind), places, words(one.get("说明")), _span(one))


def _span(one: MapNode) -> Span:
    """An entry stands at its kind: a mapping itself has no end on its line."""
    kind = one.get("缺陷")
    return one.span if kind is None else kind.span


def reconciled(
    records: Iterable[Record], findings: Iterable[Finding], undecided: frozenset[Defect], *, whole: bool
) -> Iterator[Diagnostic]:
    """What is to be told. `whole`: the table could be read, so that a defect not found is not there."""
    written, found = tuple(records), tuple(findings)
    known = _pairs(written, found)
    for at, record in enumerate(written):
        absent = record.kind is not None and at not in known.values()
        if absent and whole and record.kind not in undecided:
            assert record.kind is not None, "free words are not looked for"
            where = "，".join(record.places) or "这张表"
            yield diagnose("defect-not-found", record.span, defect=record.kind.value, where=where)
        else:
            yield diagnose("known-defect", record.span, severity=Severity.NOTE, defect=record.text)
    yield from (each.told for at, each in enumerate(found) if at not in known and not each.settled)


def _pairs(records: tuple[Record, ...], findings: tuple[Finding, ...]) -> dict[int, int]:
    """Of the findings, by place, the record of each: a record stands for one finding, and as many as can be find theirs.

    A finding that would be told comes before one that the ruleset settles.
    """
    known: dict[int, int] = {}

    def find(record: int, meant: list[int], tried: set[int], depth: int) -> bool:
        """A finding that is free, or one whose record finds another of the same sort."""
        free = [at for at in meant if at not in known]
        for at in free[:1] or (meant if depth else ()):
            if at in tried:
                continue
            tried.add(at)
            if at not in known or find(known[at], candidates(known[at], findings[at].settled), tried, depth - 1):
                known[at] = record
                return True
        return False

    def candidates(record: int, settled: bool) -> list[int]:
        one = records[record]
        return [
            at
            for at, each in enumerate(findings)
            if each.settled is settled and each.kind is one.kind and set(one.places) <= each.places
        ]

    for settled in (False, True):
        for record in range(len(records)):
            if record not in known.values():
                find(record, candidates(record, settled), set(), CHAIN)
    return known
