"""Citations written back: 中文数字, items in brackets, each list element from the first level that is its own.

In: provisions. Out: 《某法》第八十五条第一款第（三）项、第二款.
"""

from __future__ import annotations

from enforce_rules.wording.chinese import chinese_text
from enforce_rules.wording.provision import LEVELS, OWN
from enforce_rules.wording.values import Provision


def render_citation(provisions: tuple[Provision, ...]) -> str:
    """A list of citations; a text is named once for all that follow from it."""
    words = ""
    last: Provision | None = None
    for each in provisions:
        same = last is not None and (each.doc, each.edition) == (last.doc, last.edition)
        mark = "" if last is None else "、" if same else "，"
        words += mark + ("" if same else _source(each)) + _path(each, last if same else None)
        last = each
    return words


def _source(each: Provision) -> str:
    if each.doc is None:
        return ""
    name = each.doc if each.doc in OWN else f"《{each.doc}》"
    return f"{name}（{each.edition}）" if each.edition else name


def _path(each: Provision, last: Provision | None) -> str:
    """The levels of a provision, without those it shares with the one before, if it then still begins with a level."""
    written = [_level(each, level) for level in LEVELS]
    shared = 0
    if last is not None:
        for depth, level in enumerate(LEVELS):
            if written[depth]:
                shared = depth
            if _level(last, level) != written[depth]:
                break
    return "".join(written[shared:])


def _level(each: Provision, level: str) -> str:
    number: int | None = getattr(each, LEVELS[level])
    if number is None:
        return ""
    if level == "项":
        return f"第（{chinese_text(number)}）项"
    sub = f"之{chinese_text(each.article_sub)}" if level == "条" and each.article_sub else ""
    return f"第{chinese_text(number)}{level}{sub}"
