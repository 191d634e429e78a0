"""The sanctions of one segment of a penalty sentence, put in the words that a 处理 cell takes.

In: what stands between two ； after the condition. Out: pieces in printed order and what is not a sanction of this
organ (代履行, 行政处分, another organ's measures). A sanction that the wording grammar does not read raises `Unreadable`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from enforce_rules.importer.clause_figures import figures
from enforce_rules.importer.clause_values import Floor, Piece, Unreadable, quotes_no_penalty
from enforce_rules.wording import Confiscation, Fine, Measure, WordingError, parse_sanctions
from enforce_rules.wording.party import doing

APPROVAL: Final = "报经有批准权的人民政府批准"
_ISSUERS: Final = ("原发证机关", "发证机关", "原发证部门", "原批准机关")
_THEY: Final = ("其", "单位", "机构", "企业")  # 责令其停止…, 责令某机构限期…: the party is the column
_TERM: Final = "限期"
_NAME_LIMIT: Final = 10
_MEASURES: Final = tuple("责令 没收 吊销 暂扣 撤销 公告 禁止 委托 报经".split())
_SHARED: Final = ("限期", "限制", "消除", "停产")  # 责令停止违法行为，限期内改正: 责令 governs both
_FOLLOW_UPS: Final = tuple(
    "行政处分 追究刑事责任 连带责任 赔偿责任 失信联合惩戒 不再受理 不得再次申请 从其规定 适用其规定 向社会公告 费用由".split()
)
_ENFORCED: Final = ("强制拆除", "组织拆除", "依法收缴")
_MITIGATED: Final = ("根据违法情节", "根据裁量情节", "根据情节")


@dataclass(slots=True)
class Segment:
    """What was read of one segment."""

    pieces: list[Piece] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    open: bool = False
    floor: Floor | None = None
    _party: str | None = None
    _ordered: bool = False
    _approval: str | None = None

    def read(self, text: str) -> None:
        """Every piece of the segment, in order."""
        parts = comma_parts(text)
        taken = 0
        for index, part in enumerate(parts):
            if index < taken:
                continue
            after = parts[index + 1] if index + 1 < len(parts) else ""
            if "不足" in part and part.endswith("的") and after.startswith("按"):
                self.floor, taken = _floor(part, after), index + 2
            elif _another_organ(part):
                self.unread.append("，".join(parts[index:]))
                break
            elif _no_sanction(part):
                self.unread.append(part)
            else:
                self._one(part, after)
        if self._approval is not None:
            raise Unreadable(f"批准之后没有写处理：{text[:30]}")

    def _one(self, part: str, after: str) -> None:
        words = self._named(part, after)
        if words is None:
            return
        chosen = words.startswith("或者")
        words = self._plain(words.removeprefix("或者"))
        if words in ("处罚款", "可以处罚款"):
            self.open = True
            return
        if words.removeprefix("可以") == APPROVAL:
            self._approval = words
            if chosen:
                self._approval = "或者" + words
            return
        if self._approval is not None:
            chosen = self._approval.startswith("或者")
            words, self._approval = f"{self._approval.removeprefix('或者')}，{words}", None
        of = tuple(checked(each) for each in _alternatives(words))
        self._ordered = words.startswith("责令")
        if chosen:
            last = self.pieces.pop() if self.pieces else None
            if last is None or last.party != self._party:
                raise Unreadable(f"“或者”前面没有处理：{part[:30]}")
            of = (*last.of, *of)
        self.pieces.append(Piece(of, self._party, is_fine(of[-1])))

    def _named(self, part: str, after: str) -> str | None:
        """The piece without the party it names; None where the party stands alone and the piece follows."""
        words = part.removeprefix("并") if part.startswith("并对") else part
        if not words.startswith("对"):
            return words
        at = next((i for i in range(1, len(words)) if doing(words, i)), None)
        if at is None and not doing(after, 0):
            raise Unreadable(f"没有读出对谁：{part}")
        party = words[1:at].removeprefix("建设单位的") if at != len(words) else words[1:]
        self._party = party.removeprefix("建设单位") or party
        return words[at:] if at is not None else None

    def _plain(self, words: str) -> str:
        """The piece as a cell says it."""
        words = words.removeprefix("还")
        joined = words.startswith("并")
        words = words.removeprefix("并")
        if words.startswith(("可处", "可并处", "可责令")):
            words = "可以" + words[1:]
        may = words.startswith("可以")
        words = words.removeprefix("可以")
        words = self._without_issuer(words).removeprefix("依法")
        words = _without_whom(words)
        words = words.replace("撤销其", "撤销", 1) if words.startswith("撤销其") else words
        words = words.removeprefix("予以") if words == "予以公告" else words
        if self._ordered and words.startswith(_SHARED):
            words = f"责令{words}"
        if words.endswith("罚款"):
            words = self._fine(words, joined=joined and not may)
        return f"可以{words}" if may else words

    def _fine(self, words: str, *, joined: bool) -> str:
        words = words.removesuffix("的罚款").removesuffix("罚款")
        words = words.replace("处以", "处", 1) if words.startswith("处以") else words
        words = words.replace("给予", "处", 1) if words.startswith("给予") and "警告" not in words else words
        if words.startswith("处每次"):  # each act is fined, and a case is about one act
            self.unread.append("每次")
            words = words.replace("处每次", "处", 1)
        return f"{'并' if joined and words.startswith('处') else ''}{words}罚款"

    def _without_issuer(self, words: str) -> str:
        """由原发证机关吊销许可证: the measure stays in the table, who takes it is told beside it."""
        for issuer in _ISSUERS:
            at = words.find(f"由{issuer}")
            if at >= 0:
                self.unread.append(words[at:])
                words = words[:at] + words[at + 1 + len(issuer) :]
                break
        return words


def _without_whom(words: str) -> str:
    """责令其停止…, 责令维修机构限期…: without the party, which is the one who did the deed."""
    if words.startswith("责令其"):
        return f"责令{words.removeprefix('责令其')}"
    at = words.find(_TERM, 2, _NAME_LIMIT)
    return f"责令{words[at:]}" if words.startswith("责令") and words[2 : max(at, 2)].endswith(_THEY) else words


def comma_parts(text: str) -> list[str]:
    """The text cut at its ， outside brackets."""
    parts, start, depth = [], 0, 0
    for i, char in enumerate(text):
        depth = max(0, depth + (char == "（") - (char == "）"))
        if char == "，" and not depth:
            parts.append(text[start:i])
            start = i + 1
    parts.append(text[start:])
    return [part for part in parts if part]


def is_fine(words: str) -> bool:
    """Whether a piece in cell words is a fine."""
    return words.endswith("罚款")


def checked(words: str) -> str:
    """The words, if the wording grammar reads them whole and they are no unknown measure."""
    try:
        steps = parse_sanctions(words).steps
    except WordingError as error:
        raise Unreadable(f"没有读出处理：{words[:40]}（{error.code}）") from error
    for step in steps:
        measure = step.do.text if isinstance(step.do, Measure) else None
        if measure is not None and not measure.removeprefix("可以").startswith(_MEASURES):
            raise Unreadable(f"没有读出处理：{words[:40]}")
        if isinstance(step.do, Fine) != is_fine(words) and len(steps) == 1:
            raise Unreadable(f"没有读出处理：{words[:40]}")
        if isinstance(step.do, Confiscation) and "吊销" in step.do.text:
            raise Unreadable(f"没有读出处理：{words[:40]}")
    return words


def _alternatives(words: str) -> tuple[str, ...]:
    """没收相关证件或者吊销排污许可证: two sanctions of which one is chosen; other 或者 the cell reads itself."""
    left, mark, right = words.partition("或者")
    return (left, right) if mark and left.startswith("没收") and right.startswith("吊销") else (words,)


def _another_organ(part: str) -> bool:
    """由某部门责令…: what another organ does, unless it only issued the permit."""
    words = part.removeprefix("并").removeprefix("还").removeprefix("可以")
    return words.startswith("由") and not words[1:].startswith(_ISSUERS)


def _no_sanction(part: str) -> bool:
    """What follows a penalty and is none: 行政强制, 代履行, 处分, other law."""
    words = part.removeprefix("并").removeprefix("还").removeprefix("可以")
    if words.startswith(_ENFORCED) or "代为" in words.partition("指定")[2]:
        return True
    if quotes_no_penalty(words) and (any(word in words for word in _FOLLOW_UPS) or words.startswith(_MITIGATED)):
        return True
    return words.startswith("除") and words.endswith("外")


def _floor(part: str, after: str) -> Floor:
    base, _, least = part.removesuffix("的").partition("不足")
    counted = after.removeprefix("按").removesuffix("计算")
    if counted != least or not after.endswith("计算") or not base or figures(least) != (least,):
        raise Unreadable(f"没有读出最低按多少计算：{part}，{after}")
    return Floor(base, least)
