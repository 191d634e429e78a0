"""What a table says of its legal basis: 违反, 依据, 实施主体 and the statutory range (法定) of a benchmark.

In: a printed table. Out: keys of the table. A basis that is not read is told, its provisions are kept, and 法定 is 缺.
"""

from __future__ import annotations

from collections.abc import Mapping

from enforce_rules.importer.cited import cited
from enforce_rules.importer.clauses import Clause, read_clause
from enforce_rules.importer.conditions import Desk
from enforce_rules.importer.headings import Role
from enforce_rules.importer.printed import Printed
from enforce_rules.importer.remarks import remark
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer import items


def basis_of(table: Printed, desk: Desk) -> dict[str, Node | str]:
    """违反, 依据, 实施主体, 法定: from the paragraphs above the table, else from its columns."""
    basis = table.section.said(Role.BASIS) or _cell(table, Role.BASIS)
    breach = table.section.said(Role.BREACH) or _cell(table, Role.BREACH)
    if not basis:
        if "法定" not in table.patch.set:
            desk.found.append(remark("no-basis", table.id, table.section.place))
        return {"法定": "缺"}
    clause = read_clause(basis, breach or "", table.section.title)
    if isinstance(clause, str):
        if "法定" not in table.patch.set:
            desk.found.append(remark("no-statute", table.id, table.section.place, why=clause))
        return {key: _one_or_more(each) for key, each in _cited(breach, basis) if each} | {"法定": "缺"}
    if rest := (*clause.unread, *clause.others):
        desk.found.append(remark("statute-rest", table.id, table.section.place, text="；".join(rest)))
    desk.proposed |= {name: kind for name, kind in clause.facts if name not in desk.facts}
    return _stated(clause)


def _stated(clause: Clause) -> dict[str, Node | str]:
    found: dict[str, Node | str] = {}
    for key, names in (("违反", clause.breaches), ("依据", clause.basis)):
        if names:
            found[key] = _one_or_more(names)
    if clause.organ is not None:
        found["实施主体"] = clause.organ
    found["法定"] = clause.statutory
    if clause.derived is not None:
        found["推定"] = clause.derived
    return found


def _one_or_more(cited: tuple[str, ...]) -> Node | str:
    return cited[0] if len(cited) == 1 else items(cited)


def _cited(breach: str | None, basis: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """违反 and 依据 of a clause that says nothing more, or nothing that could be read."""
    return ("违反", cited(breach or "")), ("依据", cited(basis))


def deemed_names(derived: Node | str | None) -> Mapping[str, str]:
    """Bases that count as at least so much, each with the name it has in the fine (所需处置费用 → 计罚处置费用)."""
    columns = derived.get("列") if isinstance(derived, MapNode) else None
    pairs = (
        [each.items[0] for each in columns.items if isinstance(each, MapNode)] if isinstance(columns, ListNode) else []
    )
    names = [(key.text, value.text) for key, value in pairs if isinstance(value, TextNode)]
    bases, given = ([name for role, name in names if role == wanted] for wanted in ("条件", "得"))
    return dict(zip(bases, given, strict=False))


def _cell(table: Printed, role: Role) -> str | None:
    return next((each for index in table.of(role) for each in table.column(index) if each), None)
