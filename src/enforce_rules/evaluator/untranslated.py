"""未译: what a document says and no rule of its ruleset does, told beside the rules it belongs to.

In: the steps of a result. Out: premises. A line that names a provision or a table is told where a rule of that provision
or table applies or is open; one that names neither, where any rule of its document does. It changes no standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from enforce_rules.compiler.program import Program
from enforce_rules.evaluator.docket import Docket
from enforce_rules.model.reason import Reason, reason
from enforce_rules.model.report import Step, Verdict
from enforce_rules.model.ruleset import Ruleset, Table, Untranslated

TOUCHING = (Verdict.YES, Verdict.OPEN, Verdict.POLICY)
UNTOLD = "不写"

_HAN = "[〇零一二三四五六七八九十百千]+"
_PROVISION = re.compile(rf"(第{_HAN}条(?:之{_HAN})?)(第{_HAN}款)?(第{_HAN}项)?")

Provision = tuple[str, ...]
"""条, 款, 项; "" where the text does not go so deep."""

Line = tuple[Untranslated, list[Provision], frozenset[str]]
"""A line of 未译, the provisions it names, the node ids of the tables it names."""


def untranslated(steps: Iterable[Step], about: Docket) -> tuple[Reason, ...]:
    """The lines of 未译 that the steps touch, in the order of the rulesets."""
    touching = [step for step in steps if step.verdict in TOUCHING]
    return tuple(told for ruleset in about.rulesets for told in _told(ruleset, touching, about.program))


def _told(ruleset: Ruleset, steps: list[Step], program: Program) -> Iterator[Reason]:
    own = [step for step in steps if step.id.startswith(f"{ruleset.id}#")]
    if not own or not ruleset.untranslated:
        return
    tables = {found.id: found for step in own if (found := _table_of(step, program)) is not None}
    provisions = {each for step in own for each in _provisions_of(step, ruleset)}
    provisions |= {each for table in tables.values() for each in _read(table.name)}
    for line, named, concerned in _lines(ruleset, program):
        touched = (
            any(_meet(one, other) for one in named for other in provisions) or not concerned.isdisjoint(tables)
            if named or concerned
            else bool(own)
        )
        if touched and line.handling != UNTOLD:
            text = f"“{line.text}”" if line.text else ""
            said = {"ruleset": ruleset.title, "clause": line.clause, "text": text, "why": line.reason}
            yield reason("untranslated", handling=line.handling, **said)


def _lines(ruleset: Ruleset, program: Program) -> tuple[Line, ...]:
    """Every line of a ruleset, with the provisions and the tables it names: the same in every case."""
    known: dict[str, tuple[Line, ...]] = program.memo.setdefault("untranslated", {})
    if ruleset.id not in known:
        known[ruleset.id] = tuple(
            (line, _read(line.clause), frozenset(table.id for table in ruleset.tables if _names(line.clause, table)))
            for line in ruleset.untranslated
        )
    return known[ruleset.id]


def _table_of(step: Step, program: Program) -> Table | None:
    """The table a step is about: its own id, or that of its row or inner table."""
    for end in (len(step.id), step.id.rfind(":"), step.id.find("/")):
        if end > 0 and (table := program.tables.get(step.id[:end])) is not None:
            return table
    return None


def _names(clause: str, table: Table) -> bool:
    """Whether the clause names the table: `§2.7` is `§2.7-1` and not `§2.75`."""
    label = table.name.partition("-")[0]
    return len(label) > 1 and any(not after[:1].isdigit() for after in clause.split(label)[1:])


def _provisions_of(step: Step, ruleset: Ruleset) -> Iterator[Provision]:
    """The provisions of this very document that the step cites."""
    for text in step.basis:
        if text.lstrip("《").startswith((ruleset.title, ruleset.short_title)):
            yield from _read(text)


def _read(text: str) -> list[Provision]:
    return _PROVISION.findall(text)


def _meet(one: Provision, other: Provision) -> bool:
    """Whether one provision is, or is within, the other."""
    return all(not a or not b or a == b for a, b in zip(one, other, strict=True))
