"""Sanctions, orders and obligations: what the grammar of official wording read, as values of the model.

In: one item of a 处理 cell. Out: pieces in printed order; what is wrong collects in the reader's `found`. 可以 governs
the rest of its item, up to another party; an approval governs what follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from enforce_rules.compiler.amounts import UNSTATED, lower, spread_of
from enforce_rules.compiler.effects import VOCABULARY, optional, read_effect
from enforce_rules.compiler.header import DEEMED, deemed_minimum
from enforce_rules.compiler.kinds import OTHERS, alternatives, confiscations, kind_of
from enforce_rules.compiler.refusals import refused, unreadable
from enforce_rules.compiler.remembered import sanctions_of
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.statutes import end_of
from enforce_rules.diagnostics import Diagnostic, Span, suggest
from enforce_rules.model.deed import Amount, Effect, Kind, Modality, OfBase, Sanction, Unstated
from enforce_rules.model.node import TextNode
from enforce_rules.wording import (
    Confiscation,
    Detention,
    Do,
    Fine,
    Measure,
    Multiple,
    NoFine,
    Step,
    WarningSanction,
    WordingError,
    parse_amount,
    render,
)

FINE: Final = "罚款"
SUGGESTIONS_LIMIT: Final = 20
NO_AMOUNT: Final = "罚款没有写数额"
NO_STATUTE: Final = "没有写法定，不知道最低限、最高限是多少"
ONE_STATUTE: Final = "法定里没有唯一的最低限、最高限"
UNSTATED_WORDS: Final = "罚款（未定数额）"
_STATUTORY_END: Final = re.compile(r"(?P<may>可以?)?(?:处以?)?(?:法定)?最(?P<end>[高低])限度?(?:的?罚款)?")
_APPROVAL: Final = re.compile(r"(?P<who>(?:报经|报请|经)(?:批准权|[^，批])*批准)(?!权)，?(?P<rest>.*)")
_USUAL_APPROVAL: Final = re.compile(r"(?:报经|报请|经)有批准权的人民政府批准")
_BARE_FINE: Final = re.compile(r"(?:可以?)?(?:并?处以?)?罚款")
_UNSTATED_ITEM: Final = re.compile(rf"(?P<may>可以?)?(?:{UNSTATED.pattern})")
_HIDDEN: Final = re.compile(r"[0-9一二两三四五六七八九十百千万亿](?:倍|元|%)|百分之")
_PLANTED: Final = re.compile(r"补种(?P<amount>.+?)(?:的?(?:树木|林木|苗木))?")
_PARTY_ENDS: Final = tuple("人员 人 者 单位 企业 公民 法人 组织 个体工商户 公司 机构".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A sanction or effect read, whom its own words name, and whether 或者 joins it to the one before."""

    does: Sanction | Effect
    party: str | None = None
    alternative: bool = False


def fine(amount: Amount, modality: Modality) -> Piece:
    """A fine of this amount."""
    return Piece(Sanction(Kind.FINE, FINE, modality, amount))


@dataclass(frozen=True, slots=True)
class _Item:
    """An item: its words and where in the cell they begin."""

    node: TextNode
    start: int
    words: str
    said: str

    @property
    def span(self) -> Span:
        return self.node.at(self.start, len(self.words))

    def unreadable(self, reason: str, hint: str | None = None, **data: str) -> Diagnostic:
        return unreadable(self.node, reason, self.start, len(self.words), hint, **data)


@dataclass(slots=True)
class SanctionReader:
    """Reads the items of one cell."""

    scope: CellScope
    party: str | None = None  # whom the column is about
    found: list[Diagnostic] = field(default_factory=list)

    def read(self, node: TextNode, start: int, words: str, said: str) -> list[Piece]:
        """One item that is no effect; the nearest phrase is looked for by all that it said."""
        item = _Item(node, start, words, said)
        unstated = _UNSTATED_ITEM.fullmatch(words)
        if unstated is not None:
            return [fine(Unstated(), Modality.MAY if unstated["may"] else Modality.SHALL)]
        end = _STATUTORY_END.fullmatch(words)
        if end is not None:
            return self._statutory_end(item, top=end["end"] == "高", may=bool(end["may"]))
        if _BARE_FINE.fullmatch(words):
            self.found.append(item.unreadable(NO_AMOUNT, UNSTATED_WORDS))
            return []
        after = len(FINE) if words.startswith(FINE) else 0  # 罚款5000元
        try:
            steps = sanctions_of(words[after:], self.scope.units).steps
        except WordingError as error:
            self.found.append(refused(error, node, start + after, self._nearest(said)))
            return []
        if after and not all(isinstance(step.do, Fine) for step in steps):
            self.found.append(item.unreadable(NO_AMOUNT, UNSTATED_WORDS))
            return []
        return self._steps(steps, item)

    def _statutory_end(self, item: _Item, *, top: bool, may: bool) -> list[Piece]:
        """最低限, 最高限: an end of the one statutory range the table refines for this party."""
        text = self.scope.conventions.get(DEEMED)
        deemed = None if text is None else deemed_minimum(text)
        mine = [each for party, each in self.scope.law if party == self.party or party is None]
        amount = end_of(mine[0], top=top, deemed=deemed) if len(mine) == 1 else None
        if amount is None:
            self.found.append(item.unreadable(ONE_STATUTE if self.scope.law else NO_STATUTE))
            return []
        return [fine(amount, Modality.MAY if may else Modality.SHALL)]

    def _nearest(self, said: str) -> str | None:
        """The nearest phrase, for the first faults of a cell."""
        return suggest(said, VOCABULARY) if len(self.found) < SUGGESTIONS_LIMIT else None

    def _steps(self, steps: tuple[Step, ...], item: _Item) -> list[Piece]:
        pieces: list[Piece] = []
        may = alternative = False
        approval: str | None = None
        party: str | None = None
        for step in steps:
            named = step.party if step.party and step.party.endswith(_PARTY_ENDS) else None
            may = step.may or (may and named is None)
            party = named or party
            do = step.do
            alternative = alternative or step.join == "或"
            found = _APPROVAL.fullmatch(do.text) if isinstance(do, Measure) else None
            if found is not None:
                approval, rest = found["who"], found["rest"].removeprefix("，")
                may = may or rest.startswith("可以")
                if not rest:
                    continue
                do = Measure(rest.removeprefix("可以"))
            prefix = f"对{step.party}" if step.party and named is None else ""
            read = self._do(do, prefix, may, item)
            for i, piece in enumerate(read):
                one = _approved(piece, approval)
                pieces.append(Piece(one.does, party, piece.alternative or (alternative and not i)))
            approval, alternative = None, False
        if approval is not None:
            self.found.append(item.unreadable("批准之后没有写处理"))
        return pieces

    def _do(self, do: Do, prefix: str, may: bool, item: _Item) -> list[Piece]:
        modality = Modality.MAY if may else Modality.SHALL
        match do:
            case Fine(amount):
                lowered, found = lower(amount, self.scope, item.span, self.scope.statutory)
                self.found += found
                return [fine(lowered, modality)] if lowered is not None else []
            case WarningSanction():
                return [Piece(Sanction(Kind.WARNING, "警告", modality))]
            case Detention(range):
                days = spread_of(range, self.scope, item.span, self.scope.statutory)
                text = render(do).removeprefix("处")
                return [Piece(Sanction(Kind.DETENTION, text, modality, days=days))]
            case NoFine(text):
                effect = read_effect(f"可以{text}" if may else text)
                assert effect is not None, "every word for no fine is an effect"
                return [Piece(effect)]
            case Confiscation(things):
                return self._measures(confiscations(things), prefix, modality, item, joined=False)
            case Measure(text):
                return self._measure(text, prefix, modality, item)
            case _:
                assert_never(do)

    def _measure(self, text: str, prefix: str, modality: Modality, item: _Item) -> list[Piece]:
        effect = read_effect(text)
        if effect is not None:  # 责令监护人加以管教, beside a sanction
            return [Piece((optional(effect) or effect) if modality is Modality.MAY else effect)]
        if text.startswith("处罚款"):
            if UNSTATED.fullmatch(text):
                return [fine(Unstated(), modality)]
            self.found.append(item.unreadable(NO_AMOUNT, UNSTATED_WORDS))
            return []
        return self._measures(alternatives(text), prefix, modality, item, joined=True)

    def _measures(
        self, texts: tuple[str, ...], prefix: str, modality: Modality, item: _Item, *, joined: bool
    ) -> list[Piece]:
        pieces = []
        for index, text in enumerate(texts):
            found = _APPROVAL.fullmatch(text)
            words = found["rest"] if found is not None and found["rest"] else text
            kind = kind_of(words)
            if kind is Kind.OTHER and not words.startswith(OTHERS):
                self.found.append(item.unreadable("没有读出处理", self._nearest(item.said)))
                continue
            times = self._times(words, item) if kind is Kind.OBLIGATION else None
            if times is None and _HIDDEN.search(words):
                self.found.append(item.unreadable("penalty_unclear", text=words))
                continue
            piece = Piece(Sanction(kind, prefix + words, modality, times=times), alternative=joined and index > 0)
            pieces.append(_approved(piece, found["who"] if found is not None else None))
        return pieces

    def _times(self, words: str, item: _Item) -> OfBase | None:
        """补种盗伐株数一倍的树木: the count that is multiplied."""
        planted = _PLANTED.search(words)
        whole = _PLANTED.fullmatch(words, planted.start()) if planted else None
        if whole is None:
            return None
        try:
            amount = parse_amount(whole["amount"])
        except WordingError:
            return None
        if not isinstance(amount, Multiple) or amount.base is None:
            return None
        lowered, found = lower(amount, self.scope, item.span, self.scope.statutory)
        self.found += found
        return lowered if isinstance(lowered, OfBase) else None


def _approved(piece: Piece, who: str | None) -> Piece:
    """The sanction under approval; an approval other than the usual one is kept in its words."""
    if who is None or not isinstance(piece.does, Sanction):
        return piece
    text = piece.does.text if _USUAL_APPROVAL.fullmatch(who) else f"{who}，{piece.does.text}"
    return replace(piece, does=replace(piece.does, text=text, approval=True))
