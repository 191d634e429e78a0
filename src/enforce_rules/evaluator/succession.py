"""Links between violations of earlier and later texts (承接, decision 0080).

In: violations and a program. Out: those they took over, and those that took them over, at any remove.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from enforce_rules.compiler.program import Program


def linked_to(names: frozenset[str], program: Program) -> tuple[str, ...]:
    """The violations that these took over, at first hand or later, and those that took these over."""
    if not program.succeeds:
        return ()
    known: dict[str, tuple[str, ...]] | None = program.memo.get("succeeded")
    if known is None:
        turned: dict[str, tuple[str, ...]] = {}
        for new, olds in program.succeeds.items():
            for old in olds:
                turned[old] = (*turned.get(old, ()), new)
        known = program.memo["succeeded"] = turned
    found = dict.fromkeys((*_reached(names, program.succeeds), *_reached(names, known)))
    return tuple(each for each in found if each not in names)


def _reached(names: frozenset[str], links: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    queue, seen = sorted(names), set(names)
    while queue:
        for other in links.get(queue.pop(0), ()):
            if other not in seen:
                seen.add(other)
                queue.append(other)
                yield other
