"""The house style: what takes a line for each of its items, and what stands apart by an empty line.

In: a node and its place, the keys that lead to it. Out: yes or no. Whether something fits in a line is counted elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

HEADER: Final = "规则集"
TABLES: Final = ("表", "行为")  # lists whose items are long: the tables of a ruleset, the acts of a case
COLUMNS: Final = "列"
ROWS: Final = "行"
ITEM: Final = ""  # stands for a key where an item of a list is


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: the keys from the document down, and whether its table is one of worked examples."""

    path: tuple[str, ...] = ()
    examples: bool = False

    def of_value(self, holder: MapNode, key: str) -> Place:
        """The place of the value of a key."""
        use = holder.get("用途") if self.path == ("表", ITEM) else None
        return Place((*self.path, key), self.examples or (isinstance(use, TextNode) and use.text == "算例"))

    def of_item(self) -> Place:
        """The place of an item of a list."""
        return Place((*self.path, ITEM), self.examples)

    @property
    def is_row(self) -> bool:
        """Whether a row of a table stands here."""
        return self.path[-2:] == (ROWS, ITEM)


def takes_lines(node: Node, place: Place) -> bool:
    """Whether it never stands in brackets: the document, its header, its tables and their rows."""
    path = place.path
    if not path or path == (HEADER,):
        return True
    if len(path) == 1:
        return path[0] in TABLES or (isinstance(node, MapNode) and _has_rows(node))
    if path[0] in TABLES and len(path) <= 3:
        return (len(path) == 2 and isinstance(node, MapNode)) or path[2:] == (ROWS,)
    return len(path) == 2 and path[1] == ROWS


def has_no_limit(place: Place) -> bool:
    """Whether it stays one line however long: a worked example is read across, as its columns are."""
    return place.examples and place.is_row


def keeps_lines(place: Place) -> bool:
    """Whether an author may choose lines for what fits in one: all but columns and rows."""
    return not place.is_row and place.path[-1:] != (COLUMNS,)


def items_stand_apart(place: Place) -> bool:
    """Whether an empty line stands between the items of a list: the tables."""
    return place.path == (TABLES[0],)


def _has_rows(node: MapNode) -> bool:
    rows = node.get(ROWS)
    return isinstance(rows, ListNode) and bool(rows.items)
