"""Days in conditions (2020-07-01以前, 2020年7月1日以后, 2020-01-01至2020-06-30).

In: a cell about a date. Out: the days it holds. 以前, 之前, 前 leave the day itself out and 以后, 之后, 后, 起 take it in,
so that the two meet without a gap (decision 0057); （含） and （不含） in the cell win.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from enforce_rules.compiler.refusals import unreadable
from enforce_rules.compiler.shape import Shape, iso_day
from enforce_rules.model.condition import OnDay
from enforce_rules.model.node import TextNode

_DAY: Final = r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
_BEFORE: Final = ("以前", "之前", "前")
_ONE_END: Final = re.compile(_DAY + r"(?:（(含|不含)）)?(以前|之前|前|以后|之后|后|起)(?:（(含|不含)）)?")
_BOTH_ENDS: Final = re.compile(_DAY + "(?:至|到)" + _DAY)
_ONE_DAY: Final = re.compile(_DAY)
ONE: Final = timedelta(days=1)


def read_days(fact: str, node: TextNode, shape: Shape) -> OnDay | None:
    """The test a cell makes of a date; None and a diagnostic where it cannot be read."""
    text = "".join(node.text.split()).replace("(", "（").replace(")", "）")
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


def _moved(day: date, days: int) -> date:
    return day + days * ONE


def _day(text: str) -> date | None:
    """An ISO day, or one in words."""
    parts = re.fullmatch("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", text)
    return iso_day("-".join((parts[1], parts[2].zfill(2), parts[3].zfill(2))) if parts else text)
