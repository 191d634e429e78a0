"""The laws that a printed text cites where its sentences begin: 《法》第X条第Y款 …。第Z条 …

In: the text of 违反 or 处罚依据. Out: the provisions as a ruleset cites them, and the text cut at each law it prints. What a
sentence only speaks of (依照本法第X条的规定) is no citation of the text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from enforce_rules.importer.clause_values import Unreadable
from enforce_rules.wording import Provision, WordingError, parse_citation_prefix

ENDS: Final = "。；：、”"
_STATE: Final = "中华人民共和国"
_LIMIT: Final = 60  # characters of a citation
_SPOKEN_OF: Final = ("关于", "的", "规定")
_EDITIONS: Final = ("修订）", "修正）")
_ARTICLE: Final = frozenset("零一二三四五六七八九十百千")


def squeezed(text: str) -> str:
    """The text without spaces and without the quotation mark of a broken cell, an opening 《 restored."""
    words = "".join(char for char in text if not char.isspace()).strip('"')
    close = words.find("》")
    return "《" + words if close > 0 and "《" not in words[:close] else words


def read_breaches(text: str) -> tuple[str, ...]:
    """The provisions breached, as a ruleset cites them; the quoted sentences are left out."""
    cited: list[str] = []
    law = None
    for part in _cited_parts(text):
        provisions, path = _citation(part)
        name = short(provisions[0].doc)
        if name is None and law is None:
            raise Unreadable(f"引用没有写是哪一部法：{part[:20]}")
        if name is None or name == law:
            cited[-1] += "、" + path
        else:
            cited.append(name + path)
            law = name
    return tuple(cited)


def _citation(part: str) -> tuple[tuple[Provision, ...], str]:
    """The citation that begins a part, and its path; a space after it keeps it apart from the sentence quoted."""
    head, _, _ = part.partition(" ")
    for words in (head, squeezed(part)):
        try:
            provisions, rest = parse_citation_prefix(words)
        except WordingError:
            continue
        if provisions[0].article is not None:
            return provisions, path_of(words, rest)
    raise Unreadable(f"没有读出条款：{part[:30]}")


def by_law(text: str) -> list[str]:
    """The text cut where the next 《…》第…条 begins."""
    cuts = [i for i in _sentence_starts(text) if text.startswith("《", i) and _cites(text, i)]
    if cuts[:1] != [0]:
        raise Unreadable("开头不是法律的名称和条款")
    return [text[i:j] for i, j in pairwise([*cuts, len(text)])]


def _cited_parts(text: str) -> list[str]:
    """The text cut at every citation that begins a sentence; spaces stay, one for many."""
    words = " ".join(text.split()).replace(" 、", "、").replace("》 ", "》")
    starts = [i + words.startswith(" ", i) for i in _sentence_starts(words)]
    cuts = [i for i in starts if _cites(words, i) and (words.startswith("《", i) or _bare(words, i))]
    return [words[i:j] for i, j in pairwise([*cuts, len(words)])]


def _bare(words: str, i: int) -> bool:
    """第十七条第二款 without its law begins a sentence; 第二十二条关于… after ； is what a sentence speaks of."""
    before = words[max(0, i - 2) : i].rstrip()[-1:]
    if before != "；":
        return before in ("", "。")
    try:
        return not parse_citation_prefix(words[i : i + _LIMIT])[1].startswith(_SPOKEN_OF)
    except WordingError:
        return False


def _sentence_starts(text: str) -> list[int]:
    return [0, *(i + 1 for i, char in enumerate(text) if char in ENDS)] if text else []


def _cites(text: str, i: int) -> bool:
    close = _after_title(text, i) if text.startswith("《", i) else i
    article = text.find("条", close, close + 12)
    return text.startswith("第", close) and article > 0 and all(char in _ARTICLE for char in text[close + 1 : article])


def _after_title(text: str, i: int) -> int:
    """Where the article begins after 《…》 or 《…》（2018年修订）."""
    edition = text.find("》（", i, i + 80) + 1
    close = text.find("）", edition, edition + _LIMIT) + 1
    if edition and close and text[close - 3 : close] in _EDITIONS and "》第" not in text[i:edition]:
        return close
    return text.find("》第", i, i + 80) + 1


def edition_of(provision: Provision) -> str:
    """（2018年修订）, as rulesets put it after the name; nothing where the text names no edition."""
    return f"（{provision.edition}）" if provision.edition else ""


def short(name: str | None) -> str | None:
    """The name of a law as rulesets give it."""
    if name is None or name.startswith("本"):
        return None
    return name.removeprefix(_STATE).replace("<", "〈").replace(">", "〉")


def path_of(text: str, rest: str) -> str:
    """第三十一条第一款、第二款, as printed, without brackets round its numbers."""
    printed = text[: len(text) - len(rest)].rpartition("》")[2]
    if printed.startswith("（") and (close := printed.find("）")) > 0 and printed[close - 2 : close + 1] in _EDITIONS:
        printed = printed[close + 1 :]
    return printed.replace("第（", "第").replace("）项", "项").removesuffix("的规定").rstrip("，。；：、")
