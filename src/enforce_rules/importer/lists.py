"""清单: a table of violations, each with the conditions under which it is not punished, or more lightly (不予 从轻 减轻).

In: a printed table without a column of fines. Out: a table 用途: 清单 in the ruleset language. What it grants is what its
cells, its headings or its title say; an item without a condition is no rule (it would always hold) and stays among the 未译.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from enforce_rules.importer.bands import MISSING
from enforce_rules.importer.cells import BLANK, about_others, is_blank
from enforce_rules.importer.cited import cited
from enforce_rules.importer.conditions import Desk
from enforce_rules.importer.header import own_text
from enforce_rules.importer.headings import Heading, Role, bare, headings
from enforce_rules.importer.list_text import granted, lines_apart, read_conditions
from enforce_rules.importer.printed import Printed, Text
from enforce_rules.importer.remarks import remark
from enforce_rules.importer.sections import Section, is_title
from enforce_rules.model.node import Node
from enforce_rules.wording import WordingError, parse_sanctions
from enforce_rules.writer import items, mapping, text

NAME: Final = "清单"
WHEN: Final = ("情形", "情节", "条件")
EXCEPT: Final = ("不适用", "除外")
FIRST: Final = ("首次", "初次")


class Kind(Enum):
    """What a column of a list says; the value is the column it becomes."""

    NUMBER = "序号"
    CODE = "编码"
    ACT = "违法行为"
    BREACH = "违反"
    BASIS = "设定依据"
    GROUND = "依据"
    WHEN = "情形"
    EXCEPT = "不适用于"
    GRANT = "处理"
    MEASURE = "配套措施"
    ORGAN = "实施主体"
    OTHER = "备注"


ROLES: Final = {
    Role.NUMBER: Kind.NUMBER, Role.CODE: Kind.CODE, Role.ACT: Kind.ACT, Role.BREACH: Kind.BREACH, Role.BASIS: Kind.BASIS,
    Role.OUTCOME: Kind.GRANT, Role.MEASURE: Kind.MEASURE, Role.ORGAN: Kind.ORGAN,
}  # fmt: skip
CARRIED: Final = (Kind.NUMBER, Kind.CODE, Kind.ACT, Kind.BREACH, Kind.BASIS)


@dataclass(frozen=True, slots=True)
class Item:
    """A row: what every column of it says."""

    row: Sequence[Text]
    said: dict[Kind, list[tuple[str, str]]]  # column → its headings and texts

    def one(self, kind: Kind) -> str:
        """All that is printed in the columns of a kind."""
        return "；".join(words for _, words in self.said.get(kind, []))


def is_granted(words: str) -> bool:
    """Whether words are something a list can grant: 不予行政处罚, 可以从轻处罚."""
    return granted(words) == words


def is_list(section: Section) -> bool:
    """Whether a table says when an act is treated lightly, and no fine and no weight."""
    header = [own_text(cell) for cell in section.header]
    below = [[own_text(row[at]) for row in section.rows] for at in range(len(header))]
    found = headings(header, below)
    kinds = _kinds(found)
    tiers = any(each.role is Role.TIER and kinds[at] is not Kind.OTHER for at, each in enumerate(found))
    graded = any(each.role in (Role.TIER, Role.WEIGHT, Role.FACTOR) and bare(each.printed) != "类别" for each in found)
    fined = any(
        kind is Kind.GRANT and any(granted(cell) is None for cell in below[at] if not is_blank(cell))
        for at, kind in enumerate(kinds)
    )
    return Kind.ACT in kinds and Kind.WHEN in kinds and not (tiers or graded or fined)


def as_list(section: Section) -> Section:
    """The section under the name a list has when it is not numbered; its title is what is printed over it."""
    title = section.title or next((each for each in section.above if is_title(each)), section.chapter)
    rows = tuple(tuple(replace(cell, text=lines_apart(cell.text)) for cell in row) for row in section.rows)
    return replace(section, number=section.number or NAME, title=title, rows=rows, listed=True)


def lists(table: Printed, desk: Desk, grants: str | None) -> dict[str, Node | str]:
    """名称, 用途, 列 and 行; what is no rule comes back under 未译."""
    section = table.section
    made: dict[str, Node | str] = {"用途": NAME}
    if section.title:
        made["名称"] = section.title
    kinds = _kinds(table.headings)
    grant = _usual_grant(table, kinds, grants)
    rows: list[dict[Kind, Node | str]] = []
    unread: list[Node] = []
    for item in _items(table, kinds):
        row = _row(table, item, desk, grant)
        if row is None:
            words = "｜".join(dict.fromkeys(cell.text for cell in item.row if not is_blank(cell.text)))
            place = item.row[0].place
            desk.found.append(remark("no-condition", table.id, place, text=item.one(Kind.ACT)))
            unread.append(items([table.id, words, f"{place}：没有写情形", "待核"]))
        else:
            rows.append(row)
    if not rows:
        return {"未译": items(unread)}
    used = [kind for kind in Kind if any(row.get(kind, BLANK) != BLANK for row in rows)]
    made["列"] = items(kind.value for kind in used)
    made["行"] = items(items(row.get(kind, BLANK) for kind in used) for row in rows)
    return made | ({"未译": items(unread)} if unread else {})


def _kinds(found: Sequence[Heading]) -> list[Kind]:
    return [_kind(each) for each in found]


def _kind(heading: Heading) -> Kind:
    name = bare(heading.printed)
    if any(each in name for each in EXCEPT):
        return Kind.EXCEPT
    if granted(name) is not None and name.endswith("依据"):
        return Kind.GROUND
    if heading.role not in ROLES and any(each in name for each in WHEN):
        return Kind.WHEN
    return ROLES.get(heading.role, Kind.OTHER)


def _items(table: Printed, kinds: Sequence[Kind]) -> Iterator[Item]:
    """The rows; a blank cell of a column about the act goes on from the row above."""
    above: dict[int, str] = {}
    for row in table.rows:
        if all(is_blank(cell.text) for cell in row):
            continue
        said: dict[Kind, list[tuple[str, str]]] = {}
        for at, kind in enumerate(kinds):
            words = row[at].text or (above.get(at, "") if kind in CARRIED else "")
            above[at] = words
            if not is_blank(words):
                said.setdefault(kind, []).append((table.headings[at].printed, words))
        yield Item(row, said)


def _usual_grant(table: Printed, kinds: Sequence[Kind], grants: str | None) -> str | None:
    """What a row grants that does not say so itself: its heading, the title, what the user says."""
    section = table.section
    asked = [each.printed for each, kind in zip(table.headings, kinds, strict=True) if kind in (Kind.WHEN, Kind.GROUND)]
    said = (granted(bare(each)) for each in (*asked, section.title, *section.above, section.chapter))
    return grants or next((each for each in said if each is not None), None)


def _row(table: Printed, item: Item, desk: Desk, usual: str | None) -> dict[Kind, Node | str] | None:
    when: list[Node | str] = []
    own: str | None = None
    for _, words in item.said.get(Kind.WHEN, []):
        node, grant = _condition(table, item, words, desk)
        own = own or grant
        if node is not None:
            when.append(node)
    if not when:
        return None
    made: dict[Kind, Node | str] = {
        kind: words for kind in Kind if kind not in (Kind.WHEN, Kind.OTHER) and (words := item.one(kind))
    }
    made[Kind.WHEN] = when[0] if len(when) == 1 else mapping({"同时满足": items(when)})
    made[Kind.GRANT] = _grant(table, item, own or usual, desk)
    if Kind.EXCEPT in item.said:
        node, _ = _condition(table, item, item.one(Kind.EXCEPT), desk, any_of=True)
        made[Kind.EXCEPT] = BLANK if node is None else node
    beside = [(head, words) for head, words in item.said.get(Kind.OTHER, []) if head != Kind.OTHER.value]
    for kind in (Kind.BREACH, Kind.GROUND):
        for head, words in item.said.get(kind, []):
            names = cited(words)
            made[kind] = "、".join(names) or BLANK
            if not names:
                beside.append((head, words))
                desk.found.append(remark("unread", table.id, item.row[0].place, text=words))
    plain = [words for head, words in item.said.get(Kind.OTHER, []) if head == Kind.OTHER.value]
    if plain or beside:
        made[Kind.OTHER] = "；".join([*plain, *(f"{head}：{words}" for head, words in beside)])
    return made


def _grant(table: Printed, item: Item, usual: str | None, desk: Desk) -> str:
    printed = item.one(Kind.GRANT)
    if printed and _is_sanction(printed):
        return printed
    found = granted(printed) or usual
    if found is None:
        desk.found.append(remark("no-grant", table.id, item.row[0].place, text=item.one(Kind.ACT)))
    return found or MISSING


def _condition(
    table: Printed, item: Item, words: str, desk: Desk, *, any_of: bool = False
) -> tuple[Node | str | None, str | None]:
    """What a cell asks, and what it grants; `any_of` is how phrases go together where the cell does not say."""
    said = read_conditions(words)
    place = item.row[0].place
    nodes = list(_phrases(table, said.phrases, place, desk))
    if not nodes:
        return None, said.grant
    if len(nodes) == 1:
        return nodes[0], said.grant
    if not said.stated and not any_of:
        desk.found.append(remark("joined", table.id, place, text="；".join(said.phrases)))
    one_is_enough = said.any_of if said.stated else any_of
    return mapping({"任一" if one_is_enough else "同时满足": items(nodes)}), said.grant


def _phrases(table: Printed, phrases: Iterable[str], place: str, desk: Desk) -> Iterator[Node | str]:
    for words in phrases:
        known = desk.facts.get(words) or desk.facts.get(words.removesuffix("的"))
        if known is not None and known.kind.is_truth:
            yield known.name
        elif told := about_others(words, desk.facts):
            yield mapping({fact: text(value) for fact, value in told.items()})
        else:
            desk.propose(table, place, words)
            yield words


def _is_sanction(printed: str) -> bool:
    try:
        parse_sanctions(printed)
    except WordingError:
        return False
    return True
