"""处理 cells: sanctions, orders, obligations and effects, each with whom it falls on and under what condition.

In: a cell of a 处理 column (words, a list, or a map such as {选一: […]}). Out: deeds in printed order, and diagnostics.
No item of a cell is ever dropped: it becomes a deed or it is said to be unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, assert_never
from zlib import crc32

from enforce_rules.compiler.amounts import EXTREMES, read_amount
from enforce_rules.compiler.effects import optional, read_effect
from enforce_rules.compiler.normal import normal_text, render_spread, sanction_text
from enforce_rules.compiler.refusals import unreadable
from enforce_rules.compiler.sanctions import Piece, SanctionReader, fine
from enforce_rules.compiler.scope import CellScope
from enforce_rules.diagnostics import Diagnostic, Span, diagnose, suggest
from enforce_rules.model.condition import Condition
from enforce_rules.model.deed import Adjust, Daily, Deed, Effect, Kind, Modality, Sanction
from enforce_rules.model.fact import FactKind
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode

__all__ = ["normal_text", "read_deeds", "render_spread"]

PREFIXES: Final = ("或者", "应当", "依法")
PREFIXES_LIMIT: Final = 4
BLANKS: Final = frozenset(("/", "—", "——"))
DAILY: Final = ("每日", "自", "至")
COUNTED: Final = ("每日", "日数")
FORMS: Final = ("选一", "并处", "另处", "可以", "应当", *EXTREMES, "词")
KEYS: Final[dict[str, tuple[str, ...]]] = {
    "可以": (*DAILY, "日数"),
    "应当": (*DAILY, "日数"),
    "词": ("数额", "方式", "当事人"),
    "读作": ("原作",),
}
_MARKS: Final = re.compile("[；;（(《“）)》”]")
MODES: Final = {"应当": Modality.SHALL, "可以": Modality.MAY}


def read_deeds(
    node: Node, scope: CellScope, party: str | None, when: Condition
) -> tuple[tuple[Deed, ...], tuple[Diagnostic, ...]]:
    """A whole 处理 cell."""
    cell = _Cell(scope, party)
    pieces = _numbered(cell.read(node))
    deeds = tuple(Deed(piece.does, piece.party or party, when) for piece in pieces)
    return deeds, tuple(cell.found)


def _numbered(pieces: list[Piece]) -> Iterator[Piece]:
    """Alternatives share a number made from their words, so the same alternatives have the same number anywhere."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.alternative and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        if len(group) == 1:
            yield group[0]
            continue
        words = "或者".join(sanction_text(one.does) for one in group if isinstance(one.does, Sanction))
        number = crc32(words.encode()) % 100_000
        for one in group:
            if isinstance(one.does, Sanction):
                yield replace(one, does=replace(one.does, choice=number))
            else:
                yield one


class _Cell:
    """Reads one cell; what is wrong with it collects in `found`."""

    def __init__(self, scope: CellScope, party: str | None) -> None:
        self.scope = scope
        self.sanctions = SanctionReader(scope, party)
        self.found = self.sanctions.found

    def read(self, node: Node) -> list[Piece]:
        """Any shape of cell."""
        match node:
            case TextNode():
                return self._text(node)
            case ListNode(items):
                return [piece for item in items for piece in self.read(item)]
            case MapNode():
                return self._map(node)
            case _:
                assert_never(node)

    # ---- words ----

    def _text(self, node: TextNode) -> list[Piece]:
        if node.text.strip() in BLANKS:
            return []
        return [piece for start, stop in _items(node.text) for piece in self._item(node, start, stop)]

    def _item(self, node: TextNode, start: int, stop: int) -> list[Piece]:
        """One item between two `；`: an effect, or sanctions; 从轻处罚： and 或者, 应当, 依法 may stand before them."""
        said = node.text[start:stop].strip().rstrip("。")
        if not said:
            self.found.append(unreadable(node, "有一项是空的", start))
            return []
        pieces: list[Piece] = []
        joined = False
        for _ in range(PREFIXES_LIMIT):
            piece = node.text[start:stop]
            start += len(piece) - len(piece.lstrip())
            words = piece.strip().rstrip("。")
            effect = read_effect(words)
            if effect is not None:
                return [*pieces, Piece(effect, alternative=joined)]
            head, colon, _ = words.partition("：")
            leading = read_effect(head) if colon else None
            before = next((word for word in PREFIXES if words.startswith(word)), None)
            if isinstance(leading, Adjust):  # 从轻处罚：限期补种…
                pieces.append(Piece(leading))
                start += len(head) + 1
            elif before is not None:
                joined = joined or before == "或者"
                start += len(before)
            else:
                break
        read = self.sanctions.read(node, start, words, said)
        return [*pieces, *([replace(each, alternative=True) for each in read[:1]] if joined else read[:1]), *read[1:]]

    # ---- maps ----

    def _map(self, node: MapNode) -> list[Piece]:
        read = node.get("读作")
        form = "读作" if read is not None else next((name.text for name, _ in node.items if name.text in FORMS), None)
        if form is None:
            known = "、".join(FORMS)
            self._wrong(node.span, f"一项处理，或者有{known}之一的映射")
            return []
        for name, _ in node.items:
            if name.text != form and name.text not in KEYS.get(form, ()):
                hint = suggest(name.text, (*FORMS, *KEYS.get(form, ())))
                self.found.append(diagnose("unknown-key", name.span, hint, key=name.text))
        value = node.get(form)
        assert value is not None, "the form is a key of the map"
        match form:
            case "读作":
                return self.read(value)
            case "选一":
                return self._choice(value)
            case "并处":
                return self._fine(value) if isinstance(value, MapNode) else self.read(value)
            case "另处":
                return self._apart(value)
            case "可以":
                daily = node.get("每日") is not None
                return self._daily(node, form, value) if daily else self._optional(self.read(value), value.span)
            case "应当":
                return self._daily(node, form, value)
            case "词":
                return self._canonical(node, value)
            case _:
                return self._fine(node)

    def _wrong(self, span: Span, expected: str) -> None:
        self.found.append(diagnose("wrong-shape", span, expected=expected))

    def _fine(self, node: Node) -> list[Piece]:
        amount, found = read_amount(node, self.scope)
        self.found += found
        return [] if amount is None else [fine(amount, Modality.SHALL)]

    def _apart(self, node: Node) -> list[Piece]:
        """另处: a fine beside the others of the rule, never joined with them in one range."""
        pieces = self._fine(node) if isinstance(node, MapNode) else self.read(node)
        fines = [one for one in pieces if isinstance(one.does, Sanction) and one.does.kind is Kind.FINE]
        if len(fines) != 1 or len(pieces) != 1:
            if not self.found:
                self._wrong(node.span, "一项罚款")
            return []
        return [replace(one, does=replace(one.does, apart=True)) for one in fines if isinstance(one.does, Sanction)]

    def _choice(self, node: Node) -> list[Piece]:
        """选一: one of several, each a single sanction."""
        if not isinstance(node, ListNode) or len(node.items) < 2:
            self._wrong(node.span, "两项以上的列表")
            return []
        pieces: list[Piece] = []
        for item in node.items:
            read = self.read(item)
            if any(not one.alternative for one in read[1:]) or any(not isinstance(one.does, Sanction) for one in read):
                self._wrong(item.span, "一项处罚")
            pieces += [replace(one, alternative=bool(pieces) or one.alternative) for one in read]
        return pieces

    def _optional(self, pieces: list[Piece], span: Span) -> list[Piece]:
        return [replace(piece, does=self._may(piece.does, span)) for piece in pieces]

    def _may(self, does: Sanction | Effect, span: Span) -> Sanction | Effect:
        if isinstance(does, Sanction):
            return replace(does, modality=Modality.MAY)
        effect = optional(does)
        if effect is None:
            self._wrong(span, "可以选择做不做的处理")
        return effect or does

    def _daily(self, node: MapNode, mode: str, word: Node) -> list[Piece]:
        """按日连续处罚, 应当 or 可以: computed where 日数 names what counts the days, else shown with its words."""
        if node.get("日数") is not None:
            return self._counted(node, mode, word)
        parts = [(key, node.get(key)) for key in DAILY]
        if not isinstance(word, TextNode) or not all(isinstance(value, TextNode) for _, value in parts):
            self._wrong(node.span, f"{{{mode}: …, 每日: …, 自: …, 至: …}}")
            return []
        said = "，".join(f"{key}{value.text}" for key, value in parts if isinstance(value, TextNode))
        return [Piece(Sanction(Kind.OTHER, f"{word.text}（{said}）", MODES[mode]))]

    def _counted(self, node: MapNode, mode: str, word: Node) -> list[Piece]:
        """{可以: 按日连续处罚, 每日: 原罚款数额, 日数: 计罚日数}: two facts whose product is the fine (decision 0072)."""
        base, days = (node.get(key) for key in COUNTED)
        facts = [self.scope.fact(each.text) if isinstance(each, TextNode) else None for each in (base, days)]
        wanted = (FactKind.MONEY, FactKind.PERIOD)
        fits = all(fact is not None and fact.kind is kind for fact, kind in zip(facts, wanted, strict=True))
        if not isinstance(word, TextNode) or not fits or any(node.get(key) is not None for key in ("自", "至")):
            self._wrong(node.span, f"{{{mode}: …, 每日: 金额的事实, 日数: 期间的事实}}")
            return []
        first, second = facts
        assert first is not None and second is not None
        return [Piece(Sanction(Kind.FINE, word.text, MODES[mode], Daily(first.name, second.name)))]

    def _canonical(self, node: MapNode, word: Node) -> list[Piece]:
        """{词, 方式, 数额, 当事人}: one item, every part by its name."""
        amount, mode, party = (node.get(key) for key in KEYS["词"])
        if amount is not None:
            pieces = self._fine(amount)
            if not isinstance(word, TextNode) or word.text != "罚款":
                self._wrong(word.span, "罚款（只有罚款写数额）")
        else:
            pieces = self.read(word)
        if mode is not None and (not isinstance(mode, TextNode) or mode.text not in MODES):
            self._wrong(mode.span, "、".join(MODES))
        elif isinstance(mode, TextNode) and MODES[mode.text] is Modality.MAY:
            pieces = self._optional(pieces, word.span)
        if isinstance(party, TextNode):
            pieces = [replace(piece, party=party.text) for piece in pieces]
        return pieces


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Where the items of a cell stand, parted by `；` outside brackets and quotes; a last mark ends the cell."""
    start = depth = 0
    for mark in _MARKS.finditer(text):
        if mark[0] in "；;":
            if depth == 0:
                yield start, mark.start()
                start = mark.end()
        else:
            depth = max(0, depth + (1 if mark[0] in "（(《“" else -1))
    if text[start:].strip() or start == 0:
        yield start, len(text)
