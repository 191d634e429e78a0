"""Violations (事项, 违法行为): what a case may name, and which tables and list rows are about it.

In: every document. Out: `Violation`s by node id, the names a case may use, and for each table and list row the
violations it is about. A table that writes 违法行为 or several 事项 may be named itself; a list row whose act no other
table names is a violation of its own, so that nothing on a list is out of reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from enforce_rules.compiler.citations import citations, read_citations
from enforce_rules.compiler.document import Document, TableNode
from enforce_rules.compiler.grid import Grid, Line, texts, words
from enforce_rules.compiler.header import NATION, RANKS
from enforce_rules.compiler.regions import significant
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import suggest
from enforce_rules.model.node import TextNode
from enforce_rules.model.ruleset import Citation, Use, Violation

ABOUT = (Use.BENCHMARK, Use.STATUTORY)


@dataclass(slots=True)
class Violations:
    """Every violation of a rulebook, while it is being collected."""

    by_id: dict[str, Violation] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    about: dict[str, tuple[str, ...]] = field(default_factory=dict)  # table or row node id → violations

    def add(self, violation: Violation, names: Iterable[str]) -> None:
        """A violation under its node id and the names a case may use."""
        self.by_id[violation.id] = violation
        for name in (violation.id, *names):
            ids = self.names.setdefault(name, [])
            if violation.id not in ids:
                ids.append(violation.id)


def collect(documents: Iterable[tuple[Document, Shape]]) -> Violations:
    """The violations of all documents; what a list names in words is looked for in all of them."""
    found = Violations()
    pairs = tuple(sorted(documents, key=_widest))
    for document, shape in pairs:
        _declared(document, shape, found)
    for naming in (True, False):  # tables that name an act before those that only speak of it
        for document, shape in pairs:
            for table in document.tables:
                if (table.use in ABOUT) is naming:
                    _of_table(document, table, shape, found)
    _of_all_rows(pairs, found)
    for node_id, ids in found.about.items():
        if ":" not in node_id:
            for each in ids:
                known = found.by_id[each]
                found.by_id[each] = replace(known, tables=tuple(dict.fromkeys((*known.tables, node_id))))
    return found


def _of_all_rows(pairs: tuple[tuple[Document, Shape], ...], found: Violations) -> None:
    """The acts that rows name: of lists first, since a catalogue may name those."""
    for use, of_rows in ((Use.LIST, _of_rows), (Use.COMPETENCE, _of_catalogue)):
        for document, shape in pairs:
            for table in document.tables:
                if table.use is use:
                    of_rows(document, table, shape, found)


def _widest(pair: tuple[Document, Shape]) -> tuple[bool, int, int, str]:
    """The order in which texts name acts: laws, then the widest region, then by id; the order of files is nothing."""
    header = pair[0].header
    region, rank = words(header.get("地区")), words(header.get("位阶"))
    codes = [significant(code) for code in region.split("；")] if region != NATION else []
    return rank not in RANKS[:-1], min(map(len, codes), default=0), len(codes), pair[0].id


def _declared(document: Document, shape: Shape, found: Violations) -> None:
    """事项: one row an act."""
    grid = document.sections["事项"]
    seen: set[str] = set()
    for line in grid.lines:
        code, text = grid.text(line, "代号"), grid.text(line, "违法行为")
        if code is None or text is None:
            shape.wrong("wrong-shape", line.span, expected="[代号, 违法行为, …]")
            continue
        if code in seen:
            shape.wrong("duplicate-id", grid.place(line, "代号"), id=code)
        seen.add(code)
        violation = Violation(
            f"{document.id}#{code}",
            text,
            document.id,
            read_citations(shape, grid.cell(line, "违反")),
            read_citations(shape, grid.cell(line, "依据")),
            organs=tuple(each.text for each in texts(grid.cell(line, "实施主体"))),
            span=line.span,
            succeeds=citations(grid.cell(line, "承接")),
        )
        found.add(violation, (code, text))


def _of_table(document: Document, table: TableNode, shape: Shape, found: Violations) -> None:
    """The violations a table says it is about: by 事项 codes, or by 违法行为 in words."""
    node_id = f"{document.id}#{table.id}"
    codes, acts = texts(table.get("事项")), texts(table.get("违法行为"))
    ids: list[str] = []
    for code in codes:
        local = f"{document.id}#{code.text}"
        if local not in found.by_id:
            known = [each.partition("#")[2] for each in found.by_id if each.startswith(f"{document.id}#")]
            shape.wrong("unknown-reference", code.span, suggest(code.text, known), name=code.text)
            continue
        ids.append(local)
    if acts:
        ids += _worded(document, table, acts, shape, found)
    if len(codes) > 1 and table.use in ABOUT:
        # the table itself may be named where the case does not say which of its items
        whole = "；".join(found.by_id[each].text for each in ids)
        found.add(Violation(node_id, whole, document.id, *_cited(table), span=table.span), ())
        ids.append(node_id)
    elif len(codes) == 1 and table.use in ABOUT and ids:
        names = found.names.setdefault(node_id, [])
        names.extend(each for each in ids if each not in names)
    if ids:
        found.about[node_id] = tuple(dict.fromkeys(ids))


def _cited(table: TableNode) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    return citations(table.get("违反")), citations(table.get("依据"))


def _worded(
    document: Document, table: TableNode, acts: tuple[TextNode, ...], shape: Shape, found: Violations
) -> list[str]:
    """违法行为 in words: acts named before, else (of a 基准 or 法定 table) a violation named after the table."""
    named = [_named(document, act.text, found) for act in acts]
    known = [each for ids in named for each in ids]
    if table.use not in ABOUT:
        for act, ids in zip(acts, named, strict=True):
            if not ids:
                shape.wrong("unknown-violation", act.span, suggest(act.text, found.names), name=act.text[:80])
        return known
    node_id = f"{document.id}#{table.id}"
    if known:
        if len(acts) == 1:  # a case may name the table
            names = found.names.setdefault(node_id, [])
            names.extend(each for each in known if each not in names)
        return known
    text = "；".join(act.text for act in acts)
    found.add(
        Violation(node_id, text, document.id, *_cited(table), span=table.span), (text, *(act.text for act in acts))
    )
    return [node_id]


def _named(document: Document, text: str, found: Violations) -> tuple[str, ...]:
    """The violations with this wording: the document's own, else everybody's."""
    ids = found.names.get(text, [])
    own = tuple(each for each in ids if found.by_id[each].ruleset == document.id)
    return own or tuple(ids)


def _of_rows(document: Document, table: TableNode, shape: Shape, found: Violations) -> None:
    """清单: a row is linked by 适用项, else by the same wording, else it is a violation of its own."""
    for line in table.grid.lines:
        node_id = f"{document.id}#{table.id}:{line.number}"
        ids = _linked(document, table.grid, line, shape, found)
        text = table.grid.text(line, "违法行为")
        if not ids and text is not None:
            ids = _named(document, text, found)
        if not ids and text is not None:
            breaches = citations(table.grid.cell(line, "违反"))
            found.add(Violation(node_id, text, document.id, breaches, (), span=line.span), (text,))
            ids = (node_id,)
        if ids:
            found.about[node_id] = ids


def _of_catalogue(document: Document, table: TableNode, shape: Shape, found: Violations) -> None:
    """权责: a row is linked by 适用项, by the same wording, or by the code of the item; else it is a violation of its own.

    A row that names no act is about those of its table, or about any.
    """
    for line in table.grid.lines:
        node_id = f"{document.id}#{table.id}:{line.number}"
        text, code = table.grid.text(line, "违法行为"), table.grid.text(line, "编码")
        ids = _linked(document, table.grid, line, shape, found)
        for name in (text, code):
            ids = ids or (_named(document, name, found) if name is not None else ())
        if not ids and text is not None:
            breaches, basis = citations(table.grid.cell(line, "违反")), citations(table.grid.cell(line, "设定依据"))
            names = (text,) if code is None else (text, code)
            found.add(Violation(node_id, text, document.id, breaches, basis, span=line.span), names)
            ids = (node_id,)
        if ids:
            found.about[node_id] = ids


def _linked(document: Document, grid: Grid, line: Line, shape: Shape, found: Violations) -> tuple[str, ...]:
    ids: list[str] = []
    for each in texts(grid.cell(line, "适用项")):
        local = f"{document.id}#{each.text}"
        hits = found.about.get(local) or found.names.get(local) or found.names.get(each.text) or ()
        if not hits:
            shape.wrong("unknown-reference", each.span, suggest(each.text, found.names), name=each.text)
        ids.extend(hits)
    return tuple(dict.fromkeys(ids))


def names_of(found: Violations) -> Mapping[str, tuple[str, ...]]:
    """What a case may write for a violation."""
    return {name: tuple(ids) for name, ids in found.names.items()}
