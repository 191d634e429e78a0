"""Documents as people leave them: any indentation, brackets over several lines, comments wherever YAML allows one."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer.scalar import scalar


@dataclass
class Sloppy:
    """Writes trees without any style, and remembers the comments it put in."""

    random: Random
    comments: list[str] = field(default_factory=list)

    def document(self, node: Node) -> str:
        start = "".join(f"{self.comment()}\n" for _ in range(self.random.choice((0, 0, 1, 2))))
        mark = self.random.choice(("", "", "---", "--- "))
        start += f"{mark}{self.comment()}\n" if mark.endswith(" ") else f"{mark}\n" if mark else ""
        body = self._block(node, 0) if self._items(node) and self.random.random() < 0.8 else f"{self._flow(node, 1)}\n"
        end = "".join(
            f"{' ' * self.random.randrange(6)}{self.comment()}\n" for _ in range(self.random.choice((0, 0, 2)))
        )
        return start + body + end

    def comment(self) -> str:
        text = f"# {len(self.comments)}" + self.random.choice(("", " 说明: [甲]", " # 又一个", " '", ' "'))
        self.comments.append(text)
        return text

    def _items(self, node: Node) -> bool:
        return not isinstance(node, TextNode) and bool(node.items)

    def _behind(self) -> str:
        return f" {self.comment()}" if self.random.random() < 0.2 else self.random.choice(("", "", "  "))

    def _between(self) -> str:
        lines = ""
        while self.random.random() < 0.25:
            lines += f"{' ' * self.random.randrange(8)}{self.comment()}\n" if self.random.random() < 0.7 else "\n"
        return lines

    def _block(self, node: Node, indent: int) -> str:
        lines = ""
        pad = " " * indent
        if isinstance(node, ListNode):
            for each in node.items:
                lines += self._between() + f"{pad}-" + self._after_mark(each, indent, self.random.randrange(1, 4))
        elif isinstance(node, MapNode):
            for key, value in node.items:
                lines += self._between() + f"{pad}{scalar(key.text)}:" + self._after_mark(value, indent, 1)
        return lines

    def _after_mark(self, node: Node, indent: int, gap: int) -> str:
        """What stands behind a dash or a colon, with the rest of its line."""
        if self._items(node) and self.random.random() < 0.7:
            return f"{self._behind()}\n{self._between()}" + self._block(node, indent + self.random.randrange(1, 5))
        if isinstance(node, TextNode) and self.random.random() < 0.15:
            return f"{self._behind()}\n{' ' * (indent + 1)}{self._text(node)}{self._behind()}\n"
        return " " * gap + self._flow(node, indent + 1) + self._behind() + "\n"

    def _text(self, node: TextNode) -> str:
        quoted = (
            '"' + node.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
        )
        return quoted if self.random.random() < 0.2 and "\n\u0301" not in node.text else scalar(node.text)

    def _space(self, indent: int) -> str:
        """Between two tokens in brackets."""
        if self.random.random() < 0.75:
            return self.random.choice(("", " "))
        return f"{self._behind()}\n{self._between()}{' ' * (indent + self.random.randrange(4))}"

    def _flow(self, node: Node, indent: int) -> str:
        def space() -> str:
            return self._space(indent)

        match node:
            case TextNode():
                return scalar(node.text, in_brackets=True)
            case ListNode():
                inside = ",".join(f"{space()}{self._flow(each, indent)}{space()}" for each in node.items)
                return f"[{inside or space()}]"
            case MapNode():
                inside = ",".join(
                    f"{space()}{scalar(key.text, in_brackets=True)}: {space()}{self._flow(value, indent)}{space()}"
                    for key, value in node.items
                )
                return f"{{{inside or space()}}}"
