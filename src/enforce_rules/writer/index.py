"""Comments by node: what stands beside it, and whether any stands inside of it.

In: remarks. Out: one answer for each node, found by identity.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from enforce_rules.model.node import ListNode, MapNode, Node
from enforce_rules.writer.comments import Comments
from enforce_rules.writer.scalar import refuse_unclean


@dataclass(slots=True)
class Beside:
    """Everything that is said about one node."""

    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


NOTHING = Beside()


class Index:
    """The comments of a document by node; it holds on to the nodes, so that no other can take their identity."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.beside: dict[int, Beside] = {}
        self.spread = {id(node) for node in comments.spread}
        self._inside: dict[int, bool] = {}
        for each in comments.remarks:
            found = self.beside.setdefault(id(each.node), Beside())
            found.before += each.before
            found.after += each.after
            found.behind += [] if each.behind is None else [each.behind]
        for text in comments.texts():
            _check(text)

    def of(self, node: Node) -> Beside:
        """What is said about a node."""
        return self.beside.get(id(node), NOTHING)

    def inside(self, node: Node) -> bool:
        """Whether a comment stands inside of a list or mapping, so that it cannot be one line."""
        known = self._inside.get(id(node))
        if known is None:
            known = bool(self.of(node).after) or any(
                id(each) in self.beside or self.inside(each) for each in _children(node)
            )
            self._inside[id(node)] = known
        return known


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, MapNode):
        return tuple(each for pair in node.items for each in pair)
    return node.items if isinstance(node, ListNode) else ()


def _check(comment: str) -> None:
    if not comment.startswith("#") or "\n" in comment or "\t" in comment:
        raise ValueError("a comment begins with # and is one line without tabs")
    refuse_unclean(comment)
