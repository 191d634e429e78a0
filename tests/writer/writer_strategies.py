"""Trees of every shape, with the texts that YAML finds hardest."""

from __future__ import annotations

from hypothesis import strategies as st

from enforce_rules.loader.text import clean
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.writer import items, mapping, text

HARD = (
    "",
    " ",
    "〃",
    "/",
    "-",
    "- 甲",
    "--- 甲",
    "---",
    "...",
    "... 甲",
    "?",
    "? 甲",
    "为什么?",
    ":",
    "甲:",
    "甲: 乙",
    "甲:乙",
    "::",
    "#甲",
    "甲 #乙",
    "甲#乙",
    "'甲'",
    '"甲"',
    "甲'乙",
    "[甲]",
    "{甲: 乙}",
    "甲, 乙",
    "，；：（）",
    "&甲",
    "*甲",
    "!甲",
    "|",
    ">",
    "%",
    "%YAML",
    "@甲",
    "`甲`",
    "\\n",
    "甲\n乙",
    "甲\n\n乙\n",
    "\n",
    "\t",
    "甲\n\u0301乙",
    "\u0301",
    "~",
    "null",
    "否",
    "true",
    "1.10",
    "440000",
    "122-2",
    "0x1F",
    "1e3",
    "2022-01-01",
    "=",
    "<",
    "-1",
    "-:",
    "-[",
    "甲 : 乙",
    "甲 :乙",
    "  甲  ",
    "5%以上: 含",
)
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])
TEXTS = st.one_of(st.sampled_from(HARD), st.text(LETTERS | st.sampled_from(" :#-?,[]{}'\"\\\n\t&*!|>%@`"), max_size=30))
TEXTS = TEXTS.filter(clean)
KEYS = TEXTS.filter(lambda key: key != "<<")


def trees(leaves: st.SearchStrategy[str] = TEXTS, keys: st.SearchStrategy[str] = KEYS) -> st.SearchStrategy[Node]:
    """Lists and mappings of lists and mappings of texts; the root is one of the two."""
    inside: st.SearchStrategy[Node] = st.recursive(
        leaves.map(text), lambda each: _lists(each) | _maps(keys, each), max_leaves=25
    )
    return _lists(inside) | _maps(keys, inside)


def _lists(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.lists(inside, max_size=5).map(items)


def _maps(keys: st.SearchStrategy[str], inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    names = keys | st.sampled_from(("规则集", "表", "行为", "列", "行", "用途"))
    return st.dictionaries(names, inside, max_size=5).map(mapping)


def plain(node: Node) -> object:
    """A tree as Python values, without places."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [plain(each) for each in node.items]
        case MapNode():
            return {key.text: plain(value) for key, value in node.items}
