"""What the tests of trust share: both parsers, a small rulebook, and a case that is right until something is changed."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from enforce_rules.diagnostics import CaseError
from enforce_rules.loader.events import PARSER, PureParser
from enforce_rules.loader.limits import DEFAULT, Limits
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import ListNode, MapNode, Node, TextNode
from enforce_rules.rulebook import CaseInput, Rulebook, load_rulebook

ROOT = Path(__file__).parent.parent.parent
RULESETS = (ROOT / "rulesets" / "national", ROOT / "rulesets" / "work-safety")
PARSERS = {"libyaml": PARSER, "pure": PureParser}
both_parsers = pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)

CASE = """\
案件: {编号: 例-1, 办案机关: 某市应急管理局, 地区: '320582'}
日期: {行为起: 2025-02-01, 行为止: 2025-03-12, 发现: 2025-03-12, 立案: 2025-03-14, 拟决定: 2025-04-20}
当事人: [{代号: 甲, 类别: 法人, 身份: [生产经营单位]}]
行为:
  - 代号: A1
    事项: 安全生产法-2021#97-4
    当事人: [甲]
    事实:
      违法行为轻微: {值: 是, 认定: 办案机构, 理由: 均已培训合格, 证据: [签到表]}
      没有造成危害后果: {值: 是, 认定: 办案机构, 理由: 期间无事故}
"""


@cache
def rulebook() -> Rulebook:
    """行政处罚法 and the rulesets of work safety."""
    return load_rulebook(*RULESETS)


def wrong(case: CaseInput) -> CaseError:
    """The error a case meets."""
    with pytest.raises(CaseError) as caught:
        rulebook().case(case)
    return caught.value


def codes(data: bytes | str, parser: Any = None, limits: Limits = DEFAULT, file: str = "f.yaml") -> list[str]:
    """The codes of everything wrong with how a text is written."""
    node, found = read(data, file, limits, parser)
    assert (node is None) == bool(found)
    return [each.code for each in found]


def values(node: Node | None) -> Any:
    """A tree as plain lists, pairs and texts."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [values(each) for each in node.items]
        case MapNode():
            return {key.text: values(value) for key, value in node.items}
    return None


def steps(work: Any) -> int:
    """Calls made while something is done, by Python code and by built-in functions."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
