"""Printing (印制): a ruleset as the paper a department would publish, from which the same ruleset can be read again.

In: the nodes of a ruleset's files. Out: a `Paper` (its formats are the paper room's business). Every piece is printed in a
form that this room itself reads back to the same piece; what has no official wording is printed in brackets. The importer
puts the pieces of a paper together again.
"""

from enforce_rules.renderer.notation import alike
from enforce_rules.renderer.render import render

__all__ = ["alike", "render"]
