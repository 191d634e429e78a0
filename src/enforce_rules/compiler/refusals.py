"""Cells that the grammar of official wording refuses, said to the author.

In: a `WordingError` and the node it comes from. Out: a diagnostic at the very characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from enforce_rules.diagnostics import Diagnostic, diagnose
from enforce_rules.model.node import TextNode
from enforce_rules.wording import WordingError

REASONS: Final[Mapping[str, str]] = {
    "cell_too_long": "这一格太长",
    "ellipsis": "有省略号，内容不全",
    "space_in_number": "数字中间有空格",
    "number_too_long": "数字太长",
    "numeral_irregular": "中文数字 `{numeral}` 写法不规范",
    "unit_missing": "数字后面没有单位",
    "unit_unknown": "不认识单位 `{unit}`",
    "unit_twice": "单位 `{unit}` 写了两遍",
    "unit_order": "`{unit}` 写在了 `{scale}` 前面",
    "unit_mismatch": "单位是 `{have}`，应是 `{want}`",
    "unit_ambiguous": "前一个数没有单位，看不出是不是也以 `{unit}` 计",
    "typo_bound": "“以上”“以下”少了一个字",
    "bound_missing": "数字后面少了“以上”或者“以下”",
    "two_lower_bounds": "有两个“以上”",
    "two_upper_bounds": "有两个“以下”",
    "range_reversed": "前一个数比后一个数大",
    "range_empty": "两端是同一个数",
    "negated_bound": "`{word}` 是否定的说法，看不出是上限还是下限",
    "inclusion_mismatch": "括号里的数与前面的数不一样",
    "trailing": "多出 `{text}`",
    "unread_from_here": "从这里起读不下去",
    "no_amount": "没有读出数额",
    "no_sanction": "没有读出处理",
    "no_weight": "不是权重",
    "no_quantity": "没有读出数量",
    "no_period": "不是期间",
    "no_number": "不是数",
    "no_value": "不是带单位的数",
    "penalty_here": "条件里有处罚 `{word}`",
    "penalty_unclear": "`{text}` 里有数字，看不出处罚多少",
    "too_many_alternatives": "“或者”太多",
    "bracket_open": "括号没有合上",
    "too_many_provisions": "条文太多",
    "no_citation": "不是条文引用",
    "mixed_connectives": "“且”和“或”混用",
    "circumstance_mixed": "数量和别的情形写在了一起",
    "subject_ambiguous": "`{subject}` 里有“或”，看不出数量属于哪一个",
    "subject_missing": "有一个数量没有写是什么的数量",
}


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "？"


def refused(error: WordingError, node: TextNode, offset: int = 0, hint: str | None = None) -> Diagnostic:
    """The error of a piece of the node that begins at `offset`."""
    code = "unread_from_here" if error.code == "trailing" and not error.data.get("text") else error.code
    reason = REASONS.get(code, code).format_map(_Known(error.data))
    return unreadable(node, reason, offset + error.at, error.length, hint or error.data.get("suggestion") or None)


def unreadable(node: TextNode, reason: str, at: int = 0, length: int = 0, hint: str | None = None) -> Diagnostic:
    """A piece of the node that cannot be read, and why."""
    place = node.at(at, length) if length else node.span
    return diagnose("unreadable-wording", place, hint, reason=reason)
