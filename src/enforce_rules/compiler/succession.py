"""Succession (承接): which violations of earlier texts a violation takes over, so that old law and new can be compared.

In: the 事项 of every document, the violations of all. Out: violation → those of earlier texts, or diagnostics. A cell names
provisions (every violation whose 依据 lies in one is taken over) or single violations by node id. Only a text that came
into force before is taken over, so links never run in a circle (decision 0080).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from enforce_rules.compiler.document import Document
from enforce_rules.compiler.grid import texts
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.violations import Violations
from enforce_rules.diagnostics import Severity, diagnose, suggest
from enforce_rules.model.node import TextNode
from enforce_rules.model.ruleset import Ruleset, Violation
from enforce_rules.wording import Provision, WordingError, parse_citation

STATE = "中华人民共和国"


def succession(
    read: Iterable[tuple[Document, Shape]], rulesets: Sequence[Ruleset], violations: Violations
) -> dict[str, tuple[str, ...]]:
    """The violations of earlier texts that each violation takes over."""
    stated = [
        (f"{document.id}#{grid.text(line, '代号')}", cell, shape)
        for document, shape in read
        for grid in (document.sections["事项"],)
        for line in grid.lines
        for cell in texts(grid.cell(line, "承接"))
    ]
    if not stated:
        return {}
    resting = _Resting(violations, {each.id: each for each in rulesets})
    found: dict[str, dict[str, None]] = {}
    for name, cell, shape in stated:
        if name in violations.by_id:
            taken = resting.named(name, cell, shape) if "#" in cell.text else resting.on(name, cell, shape)
            found.setdefault(name, {}).update(dict.fromkeys(taken))
    return {name: tuple(taken) for name, taken in found.items() if taken}


class _Resting:
    """The violations by the provisions their penalty rests on."""

    def __init__(self, violations: Violations, rulesets: dict[str, Ruleset]) -> None:
        self.violations, self.rulesets = violations, rulesets
        self.by_article: dict[tuple[str, int | None, int | None], list[tuple[Provision, Violation]]] = {}
        for violation in violations.by_id.values():
            for provision in (one for each in violation.basis for one in _provisions(each.text)):
                self.by_article.setdefault(_article(provision), []).append((provision, violation))

    def on(self, name: str, cell: TextNode, shape: Shape) -> list[str]:
        """Those of earlier texts that rest on the provisions in the cell, or on a part of one."""
        wanted = _provisions(cell.text)
        if not wanted or any(each.doc is None or each.article is None for each in wanted):
            shape.wrong("unknown-citation", cell.span, text=cell.text[:60])
            return []
        return [
            violation.id
            for each in wanted
            for provision, violation in self.by_article.get(_article(each), ())
            if _lies_in(provision, each) and self._earlier(violation.ruleset, name.partition("#")[0])
        ]

    def named(self, name: str, cell: TextNode, shape: Shape) -> list[str]:
        """The one violation a node id names; of a ruleset that is not loaded there is none."""
        own, ruleset = name.partition("#")[0], cell.text.partition("#")[0]
        if ruleset not in self.rulesets:
            shape.found.append(
                diagnose(
                    "unknown-ruleset",
                    cell.span,
                    suggest(ruleset, self.rulesets),
                    severity=Severity.WARNING,
                    name=ruleset,
                )
            )
            return []
        if cell.text not in self.violations.by_id:
            near = [each for each in self.violations.by_id if each.startswith(f"{ruleset}#")]
            shape.wrong("unknown-violation", cell.span, suggest(cell.text, near), name=cell.text[:80])
            return []
        if not self._earlier(ruleset, own):
            shape.wrong(
                "succession-order",
                cell.span,
                name=cell.text[:80],
                old=_day(self.rulesets[ruleset]),
                new=_day(self.rulesets[own]),
            )
            return []
        return [cell.text]

    def _earlier(self, one: str, other: str) -> bool:
        first, second = self.rulesets[one].in_force, self.rulesets[other].in_force
        return first is not None and second is not None and first < second


def _day(ruleset: Ruleset) -> str:
    return ruleset.in_force.isoformat() if ruleset.in_force else "待核"


def _provisions(text: str) -> tuple[Provision, ...]:
    """The provisions of a citation, 中华人民共和国 and the edition left out; none where it is no citation."""
    try:
        found = parse_citation(text)
    except WordingError:
        return ()
    return tuple(replace(each, doc=each.doc and each.doc.removeprefix(STATE), edition=None) for each in found)


def _article(provision: Provision) -> tuple[str, int | None, int | None]:
    return provision.doc or "", provision.article, provision.article_sub


def _lies_in(part: Provision, whole: Provision) -> bool:
    """Whether a provision of the same article is the other, or a paragraph, an item … of it."""
    return all(
        wanted is None or wanted == found
        for wanted, found in (
            (whole.paragraph, part.paragraph),
            (whole.item, part.item),
            (whole.subitem, part.subitem),
            (whole.sentence, part.sentence),
        )
    )
