"""Facts that an import may use: those of rulesets as they are written, whether or not they load on their own.

In: documents (a ruleset whose tables are still to be imported has references that lead nowhere yet). Out: facts by every
name: phrase, 代号, 同义.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforce_rules.compiler.document import Document, ExamplesDocument, Volume
from enforce_rules.compiler.facts import declared_facts, history_fact, history_rules
from enforce_rules.compiler.shape import Shape
from enforce_rules.compiler.sight import by_every_name
from enforce_rules.compiler.volumes import bound
from enforce_rules.model.fact import FactDeclaration


def known_facts(documents: Iterable[Document | Volume | ExamplesDocument]) -> dict[str, FactDeclaration]:
    """Every fact the documents declare or count from the history."""
    found: dict[str, FactDeclaration] = {}
    whole, _ = bound(documents)
    for each in whole:
        if isinstance(each, Document):
            shape = Shape()
            declared = declared_facts(each, shape)
            counted = history_rules(each, shape)
            found |= declared | {name: history_fact(rule, declared.get(name)) for name, rule in counted.items()}
    return by_every_name(found)
