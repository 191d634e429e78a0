"""What a person must check after an import: every guess, every cell that was not read, every fact proposed.

In: what the importer met. Out: `Remark`s with a stable code and the place in the printed table; their sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SENTENCES: Final = {
    "no-header": ("没有认出表头", "no header was recognised"),
    "no-rows": ("表头下面没有行", "there are no rows below the header"),
    "no-outcome": ("没有认出写处罚的列", "no column says what is done"),
    "unknown-heading": ("表头“{heading}”不常见，当作条件", "the heading {heading} is unusual; read as a condition"),
    "fact-proposed": ("“{fact}”：{kind}，{values}", "{fact}: {kind}, {values}"),
    "statement": ("“{text}”独立成行，当作要认定的事实", "{text} stands on its own; read as a finding to be made"),
    "unread": ("没有读出：“{text}”", "not read: {text}"),
    "no-statute": ("处罚依据没有读成法定幅度：{why}", "the legal basis was not read as a statutory range: {why}"),
    "statute-rest": (
        "处罚依据里没有写进法定幅度的话：{text}",
        "of the legal basis, not in the statutory range: {text}",
    ),
    "no-basis": ("没有处罚依据", "no legal basis is printed"),
    "no-base": ("没有读出计算基数", "the base of the calculation was not read"),
    "no-start": ("没有读出裁量起点", "no starting point was read"),
    "history": ("“{fact}”要由履历得出：在“履历”里写明怎样算", "{fact} comes from the history: define it under 履历"),
    "note": ("备注要人看：{text}", "a note to be looked at: {text}"),
    "torn": ("这一行像是上一行的下半行（跨页）", "this row looks like the lower half of the row above (page break)"),
    "header-again": ("表头又印了一次，这一行不要", "the header is printed again; the row is left out"),
    "sum-row": ("合计，这一行不要：{text}", "a sum; the row is left out: {text}"),
    "convention": (
        "“{name}”怎样算，表里没有写，先写待定：查原文写明",
        "how {name} is read is not printed; left open (待定): state what the text says",
    ),
    "no-condition": (
        "“{text}”没有写情形，不写成规则（没有条件就总是成立）",
        "{text} states no condition; not made a rule, which would always hold",
    ),
    "no-grant": (
        "没有写不予、从轻还是减轻：{text}（用 --grants 写明）",
        "what is granted is not printed: {text} (state it by --grants)",
    ),
    "joined": (
        "几个情形是都要还是有一个就可以，没有写，当作都要：{text}",
        "whether all or one of these is asked is not printed; read as all: {text}",
    ),
    "corrected": ("更正：“{printed}”改为“{read}”：{why}", "corrected: {printed} to {read}: {why}"),
    "no-correction": ("更正没有用上：{what}", "a correction met nothing: {what}"),
    "set": ("手工写的“{key}”：{why}", "written by hand, {key}: {why}"),
}
"""Every code, in Chinese and English."""

CHECKED: Final = frozenset(("corrected", "set"))
"""What tells of a decision already taken, not of something to be checked."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at."""

    code: str
    table: str
    place: str
    data: tuple[tuple[str, str], ...] = ()

    def sentence(self, lang: str = "zh") -> str:
        """The remark in words."""
        return SENTENCES[self.code][lang == "en"].format(**dict(self.data))


def remark(code: str, table: str, place: str, **data: str) -> Remark:
    """A remark; its code is one of `SENTENCES`."""
    assert code in SENTENCES, code
    return Remark(code, table, place, tuple(data.items()))
