"""A paper becomes the draft of a ruleset: its tables in the ruleset language, and what a person must check.

In: a `Paper`, what a person decided before (`Overlay`), the facts of rulesets it may use. Out: a `Draft`. Nothing is
guessed in silence: what was not read is a line of 未译 with its place, what was proposed is a remark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from enforce_rules.compiler.document import TABLE
from enforce_rules.importer.bands import bands
from enforce_rules.importer.basis import basis_of, deemed_names
from enforce_rules.importer.cells import Facts
from enforce_rules.importer.conditions import Desk, both
from enforce_rules.importer.header import own_text
from enforce_rules.importer.headings import recognised
from enforce_rules.importer.lists import as_list, is_list, lists
from enforce_rules.importer.overlay import NONE, Overlay, Patch
from enforce_rules.importer.parties import each_party
from enforce_rules.importer.printed import Printed, printed
from enforce_rules.importer.remarks import Remark, remark
from enforce_rules.importer.sections import Section, sections
from enforce_rules.importer.several import one_act_each, told_apart
from enforce_rules.importer.weights import weights
from enforce_rules.model.node import ListNode, MapNode, Node
from enforce_rules.paper import Paper
from enforce_rules.writer import Comments, items, mapping, text
from enforce_rules.writer import Remark as Comment

ORDER: Final = {key: place for place, key in enumerate(TABLE)}
"""The keys of a table in the order of the language."""
FIRST: Final = (
    "编号 名称 事项 违法行为 用途 违反 依据 实施主体 法定 推定 计算 起点 封顶 保底 重合 列 行 备注 认缺".split()
)
COLUMNS: Final = {
    "未译": ("条款", "原文", "原因", "处理"),
    "事实": ("事实", "类型", "问", "依据"),
    "约定": ("约定", "取值", "依据"),
}


class Layout(Enum):
    """How a paper is read (--layout): AUTO tells a list from its columns."""

    AUTO = "auto"
    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was made of a paper."""

    node: MapNode
    comments: Comments
    remarks: tuple[Remark, ...]
    tables: int
    rows: int


def import_paper(
    paper: Paper,
    *,
    head: tuple[str, Node],
    facts: Facts | None = None,
    overlay: Overlay = NONE,
    part: str | None = None,
    layout: Layout = Layout.AUTO,
    grants: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Draft:
    """The draft of the paper's tables; of one chapter where `part` names it. `head` is 规则集 or 分册 unless the overlay has one.

    `grants` is what the items of a list are granted (不予行政处罚) where neither their cells nor the headings say it.
    """
    desk = Desk(facts or {}, overlay)
    whole = sections(paper, part)
    _told_beside(whole, desk)
    cut = told_apart(one for each in whole for one in _apart(each, layout))
    made: list[tuple[Section, Patch, dict[str, Node | str]]] = []
    unread: list[Node] = []
    for done, section in enumerate(cut, 1):
        patch = overlay.tables.get(section.number or section.title, Patch())
        built = _table(section, patch, desk, grants)
        rest = built.pop("未译", None)
        unread += rest.items if isinstance(rest, ListNode) else ()
        if "列" in built:
            made.append((section, patch, built))
        if progress is not None:
            progress(done, len(cut))
    known = {each.number or each.title for each in cut}
    for name in overlay.tables:
        if name not in known and part is None:
            desk.found.append(remark("no-correction", name, paper.source, what=name))
    met = {own_text(cell) for each in cut for row in each.rows for cell in row}
    for words in overlay.composites:
        if words not in met and part is None:
            desk.found.append(remark("no-correction", "合成", paper.source, what=words))
    return _draft(head, desk, made, unread)


def _apart(section: Section, layout: Layout) -> Iterable[Section]:
    """A list as it is, another table cut into one an act."""
    if not section.rows:
        return ()
    listed = is_list(section) if layout is Layout.AUTO else layout is Layout.LIST
    return (as_list(section),) if listed else one_act_each(section)


def _told_beside(whole: Iterable[Section], desk: Desk) -> None:
    """Rows that are no rows of a table, and what is printed below it."""
    for section in whole:
        name = section.number or section.title or section.chapter or section.place
        for each in section.left:
            words = "，".join(dict.fromkeys(own_text(cell) for cell in each.row if cell.text.strip()))
            desk.found.append(remark(each.code, name, each.row[0].place, text=words))
        if not section.rows:
            desk.found.append(remark("no-rows", name, section.place))
        desk.found.extend(remark("note", name, section.place, text=words) for words in section.notes)


def _table(section: Section, patch: Patch, desk: Desk, grants: str | None) -> dict[str, Node | str]:
    table = each_party(printed(section, patch, desk.found).meaning(desk.overlay.composites))
    if not recognised([cell.text for cell in section.header]):
        desk.found.append(remark("no-header", table.id, section.place))
    made: dict[str, Node | str] = {"编号": table.id}
    made |= lists(table, desk, grants) if section.listed else _benchmark(table, desk)
    for where, values, why in desk.overlay.usual:
        if all(made.get(key) == value for key, value in where.items()):
            made |= {key: value for key, value in values.items() if key not in made}
            desk.found.extend(remark("set", table.id, section.place, key=key, why=why) for key in values)
    for key, value in patch.set.items():
        made[key] = value
        desk.found.append(remark("set", table.id, section.place, key=key, why=patch.why))
    for key in patch.without:
        made.pop(key, None)
    return made


def _benchmark(table: Printed, desk: Desk) -> dict[str, Node | str]:
    """用途: 基准, of bands or of weights."""
    made: dict[str, Node | str] = {"违法行为": table.section.title or table.id, "用途": "基准"}
    made |= basis_of(table, desk)
    deemed = made.pop("推定", None) or table.patch.derived
    made |= (
        weights(table, desk, deemed_names(deemed)) if table.weighted else bands(table, desk, based=_based(made, table))
    )
    if isinstance(deemed, MapNode):
        derived = made.get("推定")
        made["推定"] = both(deemed, derived if isinstance(derived, MapNode) else None) or deemed
    return made


def _based(made: dict[str, Node | str], table: Printed) -> bool:
    return made.get("法定") != "缺" or "法定" in table.patch.set


def _draft(
    head: tuple[str, Node], desk: Desk, made: list[tuple[Section, Patch, dict[str, Node | str]]], unread: list[Node]
) -> Draft:
    overlay = desk.overlay
    key, value = overlay.head or head
    top: dict[str, Node | str] = {key: value}
    written = dict(overlay.sections)
    if desk.proposed:
        rows = [items([name, kind, "/", "/"]) for name, kind in desk.proposed.items()]
        written["事实"] = with_rows(written.get("事实"), "事实", rows)
    if unread:
        written["未译"] = with_rows(written.get("未译"), "未译", unread)
    top |= {key: written[key] for key in written if key != "未译"}
    tables: list[Node] = []
    remarks: list[Comment] = []
    chapter = ""
    for section, patch, built in made:
        node = mapping((each, built[each]) for each in sorted(built, key=_place))
        before = [f"# ================ {_line(section.chapter)} ================"] if section.chapter != chapter else []
        before += [f"# {_line(patch.why)}"] if patch.why else []
        chapter = section.chapter
        remarks.append(Comment(node, before=tuple(before)))
        tables.append(node)
    top["表"] = items([*tables, *overlay.added])
    if "未译" in written:
        top["未译"] = written["未译"]
    grids = [built.get("行") for _, _, built in made]
    count = sum(len(grid.items) for grid in grids if isinstance(grid, ListNode))
    return Draft(mapping(top), Comments(tuple(remarks)), tuple(desk.found), len(made), count)


def _line(words: str) -> str:
    """What a comment can hold: one line."""
    return " ".join(words.split())


def _place(key: str) -> tuple[int, int]:
    return FIRST.index(key) if key in FIRST else len(FIRST), ORDER.get(key, len(ORDER))


def with_rows(section: Node | None, name: str, rows: Iterable[Node]) -> Node:
    """A section of the overlay with the rows the import adds; the columns it leaves out are blank there."""
    columns: tuple[str, ...] = COLUMNS[name]
    if not isinstance(section, MapNode) or not isinstance(stated := section.get("列"), ListNode):
        return mapping({"列": items(columns), "行": items(rows)})
    names = [each.text if not isinstance(each, ListNode | MapNode) else "" for each in stated.items]
    fitted = []
    for row in rows:
        cells = dict(zip(columns, row.items if isinstance(row, ListNode) else (), strict=True))
        fitted.append(items(cells.get(each, text("/")) for each in names))
    before = section.get("行")
    return mapping({"列": stated, "行": items([*(before.items if isinstance(before, ListNode) else ()), *fitted])})
