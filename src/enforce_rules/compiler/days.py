"""Days in conditions (2020-07-01以前, 2020年7月1日以后, 2020-01-01至2020-06-30, 不晚于责令改正期限届满之日, 没有).

In: a cell about a date. Out: the days it holds, or how the day lies beside another fact's (decision 0070). 以前, 之前, 前
leave the day itself out and 以后, 之后, 后, 起 take it in, so that the two meet without a gap (decision 0057); （含） and
（不含） in the cell win.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from enforce_rules.compiler.refusals import unreadable
from enforce_rules.compiler.scope import CellScope
from enforce_rules.compiler.shape import Shape, iso_day
from enforce_rules.diagnostics import diagnose, suggest
from enforce_rules.model.condition import Beside, Happened, OnDay
from enforce_rules.model.fact import FactKind
from enforce_rules.model.node import TextNode

_DAY: Final = r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
_BEFORE: Final = ("以前", "之前", "前")
_SIDE: Final = r"(?:（(含|不含)）)?(以前|之前|前|以后|之后|后|起)(?:（(含|不含)）)?"
_ONE_END: Final = re.compile(_DAY + _SIDE)
_OTHER_END: Final = re.compile("(.+?)" + _SIDE)
_COMPARED: Final = {
    "不早于": (False, True, True),
    "早于": (True, False, False),
    "不晚于": (True, True, False),
    "晚于": (False, False, True),
    "同于": (False, True, False),
}
"""Before the other day, on it, after it."""
SHORTEST: Final = 4  # characters of a word and the name of a date
_HAPPENED: Final = {"没有": False, "无": False, "有": True}
_BOTH_ENDS: Final = re.compile(_DAY + "(?:至|到)" + _DAY)
_ONE_DAY: Final = re.compile(_DAY)
ONE: Final = timedelta(days=1)


def read_days(fact: str, node: TextNode, shape: Shape, scope: CellScope) -> OnDay | Beside | Happened | None:
    """The test a cell makes of a date; None and a diagnostic where it cannot be read."""
    text = "".join(node.text.split()).replace("(", "（").replace(")", "）")
    if text in _HAPPENED:
        return Happened(fact, _HAPPENED[text], node.text)
    if not re.search("[0-9]", text) and (beside := _beside(text)) is not None:
        return _against(fact, *beside, node, shape, scope)
    one, both, exact = _ONE_END.fullmatch(text), _BOTH_ENDS.fullmatch(text), _ONE_DAY.fullmatch(text)
    found = one or both or exact
    days = [_day(each) for each in (found.groups() if found else ()) if each and each[0].isdigit()]
    if found is None or None in days:
        shape.found.append(unreadable(node, "日期写成“2020-07-01以前”“2020年7月1日以后”这样"))
        return None
    first, last = days[0], days[-1]
    assert first is not None and last is not None
    if one is None:
        return OnDay(fact, first, last, node.text)
    before = one[3] in _BEFORE
    included = (one[2] or one[4] or ("不含" if before else "含")) == "含"
    if before:
        return OnDay(fact, None, last if included else _moved(last, -1), node.text)
    return OnDay(fact, first if included else _moved(first, 1), None, node.text)


def _beside(text: str) -> tuple[str, tuple[bool, bool, bool]] | None:
    """The other date a cell names, and where the day lies beside it."""
    if len(text) < SHORTEST:
        return None
    word = next((each for each in _COMPARED if text.startswith(each)), None)
    if word is not None:
        return text[len(word) :], _COMPARED[word]
    found = _OTHER_END.fullmatch(text)
    if found is None:
        return None
    before = found[3] in _BEFORE
    included = (found[2] or found[4] or ("不含" if before else "含")) == "含"
    return found[1], (before, included, not before)


def _against(
    fact: str, name: str, sides: tuple[bool, bool, bool], node: TextNode, shape: Shape, scope: CellScope
) -> Beside | None:
    other = scope.fact(name)
    if other is not None and other.kind is FactKind.DATE:
        return Beside(fact, other.name, *sides, node.text)
    dates = [each.name for each in scope.facts.values() if each.kind is FactKind.DATE]
    shape.found.append(diagnose("unknown-fact", node.span, suggest(name, dates), fact=name[:60]))
    return None


def _moved(day: date, days: int) -> date:
    return day + days * ONE


def _day(text: str) -> date | None:
    """An ISO day, or one in words."""
    parts = re.fullmatch("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", text)
    return iso_day("-".join((parts[1], parts[2].zfill(2), parts[3].zfill(2))) if parts else text)
