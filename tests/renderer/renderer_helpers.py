"""What the tests of rendered papers share: shipped rulesets as nodes, papers read back, and rulesets with hostile texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from enforce_rules.importer import import_rendered
from enforce_rules.loader.files import shipped_rulesets
from enforce_rules.loader.text import clean
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import MapNode, Node
from enforce_rules.paper import Paper, read_paper, write_paper
from enforce_rules.paper.texts import FORBIDDEN
from enforce_rules.renderer import alike, render
from enforce_rules.writer import items, mapping

HERE = Path(__file__).parent
SHIPPED = sorted({path.parent for path in shipped_rulesets().rglob("*.yaml")})


def node_of(text: str) -> MapNode:
    """The document of a YAML text."""
    node, found = read(text, "某文件.yaml")
    assert not found
    assert isinstance(node, MapNode)
    return node


def documents(folder: Path) -> list[MapNode]:
    """A ruleset and its volumes."""
    nodes = [node_of(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return sorted((node for node in nodes if node.get("算例集") is None), key=lambda node: node.get("规则集") is None)


def through(paper: Paper, form: str, folder: Path) -> Paper:
    """The paper, written and read."""
    path = folder / f"paper.{form}"
    path.write_bytes(write_paper(paper, form))
    read_back, found = read_paper(path)
    assert read_back is not None, found
    assert found == ()
    return read_back


def same(one: Sequence[Node], two: Sequence[Node]) -> bool:
    """Whether these are the same documents; the order of keys means nothing in them."""
    return len(one) == len(two) and all(alike(a, b, ordered=False) for a, b in zip(one, two, strict=True))


def assert_read_back(given: Sequence[MapNode], paper: Paper) -> None:
    """The paper says these documents and nothing else."""
    drafts = import_rendered(paper)
    assert [told for each in drafts for told in each.remarks] == []
    for one, draft in zip(given, drafts, strict=True):
        if not same([one], [draft.node]):  # the first difference, in words
            assert _lines(one) == _lines(draft.node)


def assert_round_trip(given: Sequence[MapNode]) -> Paper:
    """Rendered and read back it is the same; so is what is rendered from what was read back."""
    paper = render(given, "某规则集")
    assert_read_back(given, paper)
    again = render([each.node for each in import_rendered(paper)], "某规则集")
    assert again == paper
    return paper


def _lines(node: Node, place: str = "") -> list[str]:
    if isinstance(node, MapNode):
        pairs = sorted(((key.text, value) for key, value in node.items), key=lambda pair: pair[0])
        return [line for key, value in pairs for line in _lines(value, f"{place}/{key}")]
    if hasattr(node, "items"):
        return [line for number, value in enumerate(node.items) for line in _lines(value, f"{place}/{number}")]
    return [f"{place} {node.text!r}"]


HOSTILE = [
    "=1+1", "+1", "@SUM(A1)", "<script>alert(1)</script>", "</td>", "|", "a|b", "{{x}}", "]]>", "〃", "←", "/", "缺", "", " ", "  甲", "甲 ",
    "甲\n乙", "“甲”", "“", "”", "甲”", "［甲］", "［", "｛甲：乙｝", "｛", "；", "：", "甲：乙", "甲；乙", "（1）甲", "（1）甲；（2）乙", "（1）", "①甲；②乙",
    "同时满足下列情形：甲", "有下列情形之一：（1）甲", "没有下列情形：甲", "可以：罚款", "选择其一：（1）甲；（2）乙", "甲；并且乙：丙", "甲：乙；并且丙：丁",
    "；但有下列情形的除外：甲", "甲（原文印作“乙”）", "（原文印作“乙”）", "对单位的处理", "对的处理", "得出：甲", "任一：甲", "违法行为", "违法行为事项",
    "裁量起点", "裁量阶次", "列的读法", "本表的约定", "法定幅度", "法定幅度：缺", "源文缺陷", "法定幅度（重合）：全部", "印制说明：甲", "项目", "编号", "甲　乙",
    "甲〔乙〕", "〔基准〕", "　", "照写", "照印", "1", "# 甲", "- 甲", "否", "&amp;", "\\", "'", '"', "甲" * 300,
]  # fmt: skip
"""Texts that mean something to a format or to a rendered paper, and must come back as texts."""

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("甲乙（1）；：“”［］｛｝〃/　〔〕①② \n|<=&"), max_size=10),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
    st.text(max_size=8),
).filter(lambda text: clean(text) and FORBIDDEN.search(text) is None)
names = st.one_of(texts, st.sampled_from(["甲", "乙", "单位"]))


def nodes(leaves: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Node]:
    """Cells of any shape, with the keys that have words of their own among theirs."""
    keys = st.one_of(
        st.sampled_from(["同时满足", "任一", "除外", "符合", "选一", "可以", "并处", "取高", "每日", "读作", "原作"]),
        texts,
    ).filter(lambda key: key not in ("", "<<"))
    return st.recursive(
        leaves.map(lambda text: items([text]).items[0]),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(items),
            st.dictionaries(keys, inner, max_size=3).map(mapping),
            st.builds(lambda one, two: mapping({"读作": one, "原作": two}), inner, leaves),
        ),
        max_leaves=6,
    )


LABELS = [
    "阶次",
    "情形",
    "处理",
    "依据",
    "违反",
    "序号",
    "违法行为",
    "适用项",
    "要素",
    "程度",
    "权重",
    "当事人",
    "起点",
    "基数",
    "备注",
]
ROLES = ["条件", "任一", "处理", "得", "给", "应"]


@st.composite
def columns(draw: st.DrawFn) -> Node:
    """A column: a label, or a role with a name, and perhaps 当 and 表头."""
    if draw(st.booleans()):
        return items([draw(st.sampled_from(LABELS))]).items[0]
    pairs: dict[str, Node | str] = {draw(st.sampled_from(ROLES)): draw(names)}
    pairs |= {"当": draw(nodes())} if draw(st.integers(0, 3)) == 0 else {}
    pairs |= {"表头": draw(names)} if draw(st.integers(0, 2)) == 0 else {}
    return mapping(pairs)


@st.composite
def contents(draw: st.DrawFn, most: int = 4) -> dict[str, Node]:
    """列 and 行."""
    some = draw(st.lists(columns(), min_size=1, max_size=most))
    ditto = items(["〃"]).items[0]
    cells = st.one_of(texts.map(lambda text: items([text]).items[0]), nodes(), st.just(ditto))
    rows = draw(st.lists(st.lists(cells, min_size=len(some), max_size=len(some)), max_size=4))
    return {"列": items(some), "行": items(items(row) for row in rows)}


one_or_more = st.one_of(texts, st.lists(texts, min_size=1, max_size=3).map(items))


@st.composite
def weights(draw: st.DrawFn) -> dict[str, Node | str]:
    """A table of weights with its 起点."""
    rows = draw(st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4))
    start = draw(st.lists(st.tuples(texts, texts, texts), max_size=3))
    first: Node | str = draw(st.sampled_from(["当事人", "情形"]))
    first = draw(st.one_of(st.just(first), names.map(lambda name: mapping({"条件": name}))))
    wide = draw(st.booleans())
    inner = {
        "列": items([first, "起点", "基数"] if wide else ["起点", "基数"]),
        "行": items(items(row if wide else row[1:]) for row in start),
    }
    return {
        "计算": "权重累加",
        "起点": mapping(inner),
        "列": items(["要素", "程度", "权重"]),
        "行": items(items(row) for row in rows),
    }


@st.composite
def tables(draw: st.DrawFn) -> Node:
    """A table with a hostile text wherever a text may stand."""
    made: dict[str, Node | str] = {"编号": draw(texts)}
    made["用途"] = draw(st.sampled_from(["基准", "法定", "清单", "总则", "推定", "量罚", "程序", "算例"]))
    for key in (
        "名称",
        "违法行为",
        "事项",
        "违反",
        "依据",
        "实施主体",
        "备注",
        "共同处理",
        "重合",
        "阶段",
        "对",
        "同表",
    ):
        if draw(st.integers(0, 3)) == 0:
            made[key] = draw(one_or_more)
    for key in ("适用", "另有规定", "认缺", "法定", "推定", "不适用", "起点"):
        if draw(st.integers(0, 5)) == 0:
            made[key] = draw(nodes())
    for key in ("法定", "推定", "不适用", "起点"):
        if draw(st.integers(0, 3)) == 0:
            made[key] = mapping({**draw(contents(3)), **({"重合": draw(texts)} if draw(st.booleans()) else {})})
    if draw(st.integers(0, 2)) == 0:
        entry = st.one_of(texts, st.builds(lambda a, b: mapping({"缺陷": a, "处": b}), texts, one_or_more))
        made["认缺"] = draw(st.one_of(st.lists(entry, max_size=3).map(items), entry))
    shape = draw(st.integers(0, 4))
    return mapping({**made, **({} if shape == 0 else draw(weights()) if shape == 1 else draw(contents()))})


@st.composite
def rulesets(draw: st.DrawFn) -> MapNode:
    """A ruleset that says something strange in every place."""
    head = mapping({"编号": draw(texts), "名称": draw(texts), "制定机关": draw(one_or_more), "核对": draw(texts)})
    top: dict[str, Node | str] = {"规则集": head}
    for key, labels in (
        ("约定", ["约定", "取值", "依据"]),
        ("事项", ["代号", "违法行为"]),
        ("未译", ["条款", "原文", "原因", "处理"]),
    ):
        if draw(st.booleans()):
            rows = draw(st.lists(st.lists(one_or_more, min_size=len(labels), max_size=len(labels)), max_size=3))
            top[key] = mapping({"列": items(labels), "行": items(items(row) for row in rows)})
    top["表"] = items(draw(st.lists(tables(), max_size=2)))
    return mapping(top)
