"""Relations between layers (关系): what each is about, found among the rulesets (decision 0058).

In: a program. Out: links; where two texts speak of one act, which of them counts by a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from enforce_rules.compiler.program import Program
from enforce_rules.compiler.regions import significant
from enforce_rules.model.ruleset import Layering, Relation, Ruleset, Table

SUPERIOR: Final = "上级"
"""对象 上级: every text of the same field whose region holds the own one."""


@dataclass(frozen=True, slots=True)
class Link:
    """One relation, its target found: where both speak of an act, `first` counts and `second` gives way."""

    relation: Relation
    by: str  # id of the ruleset that states it
    target: str  # id of the ruleset it is about

    @property
    def layering(self) -> Layering:
        """What kind it is."""
        found = self.relation.layering
        assert found is not None, "only relations between layers are linked"
        return found

    @property
    def first(self) -> str:
        """The ruleset that counts where both speak of an act."""
        return self.target if self.layering.target_first else self.by

    @property
    def second(self) -> str:
        """The ruleset that gives way there."""
        return self.by if self.layering.target_first else self.target

    def covers(self, *tables: Table) -> bool:
        """Whether it is about these tables: one of them, or an act of theirs, is within its 范围 (全部: all)."""
        within = self.relation.within
        if not within:
            return not self.relation.worded
        names = {table.name for table in tables} | {table.id for table in tables}
        acts = {act for table in tables for act in table.violations}
        acts |= {act for table in tables for row in table.rows for act in row.violations}
        return not names.isdisjoint(within) or any(act in within or act.partition("#")[2] in within for act in acts)


def links(program: Program) -> tuple[Link, ...]:
    """Every relation between layers whose target is loaded. Worked out once a rulebook."""
    known: tuple[Link, ...] | None = program.memo.get("links")
    if known is None:
        known = tuple(
            Link(relation, ruleset.id, target.id)
            for ruleset in program.rulesets.values()
            for relation in ruleset.relations
            if relation.layering is not None
            for target in targets(relation, ruleset, program)
        )
        program.memo["links"] = known
    return known


def links_of(relation: Relation, program: Program) -> tuple[Link, ...]:
    """The links of one relation; none where its target is not loaded."""
    known: dict[str, list[Link]] | None = program.memo.get("links by relation")
    if known is None:
        built: dict[str, list[Link]] = {}
        for each in links(program):
            built.setdefault(each.relation.id, []).append(each)
        known = program.memo["links by relation"] = built
    return tuple(known.get(relation.id, ()))


def targets(relation: Relation, by: Ruleset, program: Program) -> tuple[Ruleset, ...]:
    """The rulesets a relation is about: by 编号, else by title and 文号 (several editions may bear one title)."""
    if relation.target == SUPERIOR:
        return tuple(each for each in program.rulesets.values() if _is_superior(each, by))
    if relation.target in program.rulesets:
        return (program.rulesets[relation.target],) if relation.target != by.id else ()
    titled: Mapping[str, tuple[Ruleset, ...]] | None = program.memo.get("titles")
    if titled is None:
        built: dict[str, tuple[Ruleset, ...]] = {}
        for ruleset in program.rulesets.values():
            built[_bare(ruleset.title)] = (*built.get(_bare(ruleset.title), ()), ruleset)
        titled = program.memo["titles"] = built
    return tuple(
        each
        for each in titled.get(_bare(relation.target), ())
        if each.id != by.id
        and (relation.number is None or each.number is None or _number(each.number) == _number(relation.number))
    )


def _bare(title: str) -> str:
    return title.strip("《》").removeprefix("中华人民共和国")


_BRACKETS = str.maketrans("﹝﹞[]【】()（）", "〔〕〔〕〔〕〔〕〔〕")


def _number(text: str) -> str:
    """A 文号 with its brackets written one way."""
    return text.translate(_BRACKETS)


def _is_superior(other: Ruleset, own: Ruleset) -> bool:
    """Whether its region holds the own one and is larger, and the field is the same; a statute is no layer."""
    if other.is_law or other.id == own.id or (other.sector and own.sector and other.sector != own.sector):
        return False
    return holds(other.regions, own.regions) and not holds(own.regions, other.regions)


def holds(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    """Whether every region of the one lies in a region of the other; () = 全国."""
    if not outer:
        return True
    return bool(inner) and all(any(code.startswith(significant(one)) for one in outer) for code in inner)
