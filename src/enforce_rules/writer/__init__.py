"""Writing (排版): a tree of nodes → YAML in the house style of the shipped rulesets; what is read back is the same tree.

In: nodes, from a file that was read or from a program that builds them (`text`, `items`, `mapping`), and the comments
that stand beside them. Out: YAML text. Files are opened elsewhere.
"""

from enforce_rules.writer.build import items, mapping, text
from enforce_rules.writer.comments import Comments, Remark
from enforce_rules.writer.layout import NotTheSameError, reformat
from enforce_rules.writer.write import write_yaml

__all__ = ["Comments", "NotTheSameError", "Remark", "items", "mapping", "reformat", "text", "write_yaml"]
