"""Comments (注释): which lines stand before a node, which one behind it, which at the end of a list or mapping.

In: nodes and what is said about them. Out: remarks, found by the node itself (not by its value: two equal rows are two
rows). Nothing here knows where the comments came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enforce_rules.model.node import Node


@dataclass(frozen=True, slots=True)
class Remark:
    """The comments of one node, each from its `#` on; an empty text in `before` or `after` is an empty line.

    `node` is an item of a list, a key or a value of a mapping, or the document. `before`: whole lines above it, at its
    level. `behind`: at the end of its line. `after`: whole lines behind the last item of it, at the level of the items.
    """

    node: Node
    before: tuple[str, ...] = ()
    behind: str | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comments:
    """Every comment of a document. `before` the document are its first lines, `after` it its last.

    `spread` are the lists and mappings that take a line for each of their items although they would fit in one.
    """

    remarks: tuple[Remark, ...] = ()
    spread: tuple[Node, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every comment, without the empty lines."""
        for each in self.remarks:
            yield from filter(None, each.before)
            yield from () if each.behind is None else (each.behind,)
            yield from filter(None, each.after)
