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
    """What is to be told. `whole`: the table could be read, so that a defect not found is not there.

    Each record stands for one finding: those that name more of the place choose first.
    """
    left = list(findings)
    for record in sorted(records, key=lambda each: -len(each.places)):
        met = next((each for each in left if each.kind is record.kind and set(record.places) <= each.places), None)
        if met is not None:
            left.remove(met)
        elif record.kind is not None and whole and record.kind not in undecided:
            where = "，".join(record.places) or "这张表"
            yield diagnose("defect-not-found", record.span, defect=record.kind.value, where=where)
            continue
        yield diagnose("known-defect", record.span, severity=Severity.NOTE, defect=record.text)
    yield from (each.told for each in left if not each.settled)
