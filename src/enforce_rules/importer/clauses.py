"""The penalty sentence of a statute (处罚依据) read as the 法定 table of a benchmark.

In: the text printed in a fine table: 《法》第X条第Y项 违反…的，由…责令改正，处…罚款；逾期未改正的，… Out: a `Clause`, or a
sentence saying why it is left to the author. Nothing is read almost: every figure of the sentence stands in the table
or in `unread`, and a sanction that no cell can say makes the whole sentence unreadable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from enforce_rules.importer.clause_cited import read_breaches
from enforce_rules.importer.clause_deeds import read_condition, read_deeds, read_groups
from enforce_rules.importer.clause_figures import figures
from enforce_rules.importer.clause_pieces import checked
from enforce_rules.importer.clause_table import deemed_name, floored, statutory
from enforce_rules.importer.clause_text import Case, Printed, read_provisions
from enforce_rules.importer.clause_values import (
    ALWAYS,
    GAINS,
    HAS_GAINS,
    SERIOUS,
    Deed,
    Group,
    Piece,
    Unreadable,
)
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.wording import Fine, Multiple, Percent, PerUnit, parse_sanctions
from enforce_rules.wording.text import CELL_LIMIT

_NARROWER: Final = tuple("设区的市级 省级 省、自治区、直辖市 审批 发证 国务院 地级以上市 确定的 政府有关部门".split())
_GOVERNMENT: Final = "人民政府"
_COUNTY: Final = f"县级{_GOVERNMENT}"  # and no higher one
_JUDGED: Final = ("造成",)
_DISCIPLINE: Final = "行政处分"


@dataclass(frozen=True, slots=True)
class Clause:
    """The statutory range of one deed, with what the table round it has to declare."""

    breaches: tuple[str, ...]  # 违反
    basis: tuple[str, ...]  # 依据
    organ: str | None  # 实施主体, where it is narrower than the department's usual organs
    statutory: Node  # 法定, inline
    facts: tuple[
        tuple[str, str], ...
    ]  # phrases beyond 情节严重, 有违法所得, 责令改正情况 and 违法所得, with their types
    unread: tuple[str, ...]  # what the sentence says and the table does not, verbatim
    derived: Node | None = None  # 推定 of the table round it: a base that counts as at least so much
    others: tuple[str, ...] = ()  # what the sentence says of other items and other deeds, verbatim


def read_clause(basis: str, violated: str = "", title: str = "") -> Clause | str:
    """The clause of a penalty sentence; of several deeds in it, the one that `title` (违法行为) names.

    A `str` says why the sentence is left to the author.
    """
    if max(len(basis), len(violated), len(title)) > CELL_LIMIT:
        return "文字太长"
    try:
        printed = read_provisions(basis)
        (clause, groups), *more = [_read(each, title) for each in printed]
        for other, its in more:
            clause = _merged(clause, other, same=set(its) <= set(groups))
        return _with_breaches(clause, violated)
    except Unreadable as error:
        return str(error)


def _with_breaches(clause: Clause, violated: str) -> Clause:
    try:
        breaches = read_breaches(violated)
    except Unreadable as error:
        return replace(clause, unread=(*clause.unread, str(error)))
    if not breaches and violated.strip("—- "):
        return replace(clause, unread=(*clause.unread, f"违反没有读出：{violated[:30]}"))
    return replace(clause, breaches=breaches)


def _read(printed: Printed, title: str) -> tuple[Clause, tuple[Group, ...]]:
    """One provision, and its sanctions by condition."""
    deeds, beside = read_deeds(printed.rule)
    deed, other_deeds = _chosen(deeds, title)
    more = [_case(case) for case in printed.cases]
    groups = deed.groups + tuple(group for each in more for group in each.groups)
    unread = deed.unread + tuple(words for each in more for words in each.unread)
    floors = [each.floor for each in (deed, *more) if each.floor is not None]
    if len(floors) > 1 or any(each.open for each in more) or (deed.open and not _fined(more)):
        raise Unreadable("罚款没有写数额")
    floor = floors[0] if floors else None
    if floor is not None:
        groups = tuple(_on_deemed(group, floor.base) for group in groups)
    clause = Clause(
        breaches=(),
        basis=(printed.basis,),
        organ=_organ(deed.organ),
        statutory=statutory(groups, unit=any(words.startswith("对") and _DISCIPLINE in words for words in unread)),
        facts=_facts(groups, floor.base if floor else None),
        unread=unread,
        derived=floored(floor) if floor else None,
        others=(*beside, *other_deeds, *printed.others),
    )
    _check_figures(printed, clause)
    return clause, groups


def _case(case: Case) -> Deed:
    """What a later 款 says of the item cited, under what it adds (造成严重后果)."""
    deed = read_groups(case.rule)
    if not case.also:
        return deed
    when = read_condition(case.also)
    if when is None or any(group.when != ALWAYS for group in deed.groups):
        raise Unreadable(f"不认识的情形：{case.also}")
    return replace(deed, groups=tuple(Group(when, group.pieces) for group in deed.groups))


def _fined(deeds: list[Deed]) -> bool:
    return any(piece.fine for deed in deeds for group in deed.groups for piece in group.pieces)


def _chosen(deeds: tuple[Deed, ...], title: str) -> tuple[Deed, tuple[str, ...]]:
    """The deed the title names: the one whose words are the title with words left out, or the other way round."""
    if not deeds:
        raise Unreadable("没有读出谁做了什么、由谁处罚")
    if len(deeds) == 1:
        return deeds[0], ()
    told = [deed for deed in deeds if title and deed.words]
    named = [deed for deed in told if _within(title, deed.words) or _within(deed.words, title)]
    if len(named) != 1:
        raise Unreadable(f"一款里有{len(deeds)}个行为，看不出是哪一个")
    return named[0], tuple(deed.said for deed in deeds if deed is not named[0])


def _within(short: str, long: str) -> bool:
    """Whether every character of the one stands in the other, in order; linear.

    >>> _within("甲丙", "甲乙丙"), _within("丙甲", "甲乙丙")
    (True, False)
    """
    rest = iter(long)
    return all(char in rest for char in short)


def _merged(clause: Clause, other: Clause, *, same: bool) -> Clause:
    """Two provisions on one deed, where the second says nothing that the first does not."""
    if not same:
        raise Unreadable("两处依据的罚则不一样，以哪一处为准没有写")
    return replace(
        clause,
        basis=(*clause.basis, *other.basis),
        unread=tuple(dict.fromkeys((*clause.unread, *other.unread))),
        others=tuple(dict.fromkeys((*clause.others, *other.others))),
    )


# ---------- what the table round it needs ----------


def _organ(words: str) -> str | None:
    """The organ, unless it is the department at county level or above, alone or with others."""
    narrower = any(word in words for word in _NARROWER) or words.startswith(_COUNTY) or words.endswith(_GOVERNMENT)
    return words if narrower else None


def _on_deemed(group: Group, base: str) -> Group:
    """Fines on a base with a floor are fines on what it counts as."""
    pieces = [
        replace(each, of=tuple(checked(one.replace(base, deemed_name(base), 1)) for one in each.of))
        for each in group.pieces
    ]
    return replace(group, pieces=tuple(pieces))


def _facts(groups: tuple[Group, ...], floored_base: str | None) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for group in groups:
        for words in group.when.any_of:
            if words not in (SERIOUS, HAS_GAINS):
                found[words] = "认定" if words.startswith(_JUDGED) else "是否"
        for piece in group.pieces:
            found.update(_bases(piece))
    if floored_base is not None:
        found = {floored_base: "金额", **found}
    found.pop(GAINS, None)
    return tuple(found.items())


def _bases(piece: Piece) -> Iterator[tuple[str, str]]:
    """What the fines are multiples of, or counted by."""
    for words in piece.of:
        for step in parse_sanctions(words).steps:
            amount = step.do.amount if isinstance(step.do, Fine) else None
            if isinstance(amount, Multiple | Percent) and amount.base is not None:
                yield amount.base, "金额"
            elif isinstance(amount, PerUnit):
                yield amount.unit, "计数"


# ---------- figures in, figures out ----------


def _check_figures(printed: Printed, clause: Clause) -> None:
    """Every figure of the sentence is in the table or told beside it, as often as it was said, and no other is."""
    said = Counter(figures("。".join([printed.rule, *(f"{case.also}，{case.rule}" for case in printed.cases)])))
    nodes = [clause.statutory, *([clause.derived] if clause.derived else [])]
    own = {"0元"}
    if clause.derived is not None:
        own |= {f"{each}以上" for each in said}
    written = Counter(
        figures("。".join([*(words for node in nodes for words in _words(node)), *clause.unread, *clause.others]))
    )
    if lost := [each for each in said if said[each] > written[each]]:
        raise Unreadable(f"这个数没有着落：{lost[0]}")
    for node in nodes:
        if new := [each for words in _words(node) for each in figures(words) if each not in said and each not in own]:
            raise Unreadable(f"原文没有这个数：{new[0]}")


def _words(node: Node) -> Iterator[str]:
    """Every text of a node."""
    match node:
        case TextNode():
            yield node.text
        case ListNode():
            for each in node.items:
                yield from _words(each)
        case MapNode():
            for key, each in node.items:
                yield key.text
                yield from _words(each)
        case _:
            assert_never(node)
