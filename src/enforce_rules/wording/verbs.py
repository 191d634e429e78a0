"""The closed vocabulary of the sanction door: the verbs of 罚款, the heads of measures, the words that join them."""

from __future__ import annotations

from typing import Final

from enforce_rules.wording.words import WordList

IMPOSE: Final = WordList(("处", "处以", "处以处"))
_NOT_IMPOSE: Final = ("处置", "处理", "处罚", "处于", "处分")
# verb: may (可以), joined (并)
_VERBS: Final = {
    "并处": (False, True), "并处以": (False, True),
    "可处": (True, False), "可处以": (True, False), "可以处": (True, False), "可以处以": (True, False),
    "可并处": (True, True), "可以并处": (True, True), "可以并处以": (True, True), "并可处": (True, True),
    "并可处以": (True, True), "并可以处": (True, True), "并可以处以": (True, True),
}  # fmt: skip
VERBS: Final = WordList(_VERBS)
LEADS: Final = (("可以并", True, True), ("并可以", True, True), ("可以", True, False), ("并", False, True))
NO_FINES: Final = ("不予罚款", "不处罚款", "免予罚款")
_MEASURES = (
    "责令 限期 没收 吊销 暂扣 禁止 退还 不予 不处罚款 免予 给予 通报批评 降低 限制 取缔 拆除 补种 恢复 代履行 撤销 收回 追缴 停产 停业 关闭 "
    "扣留 警告 采取 消除 报经 建议 依法 终身 履行 加倍 移送 注销 暂停 停止 责成 改正 按照 予以 列入 公告 清除 赔偿 销毁 缴纳 补缴 整改 委托 通报 对当事人进行教育 "
    "收缴 取消 强制拆除 组织拆除 组织强制拆除 指定 由原发证机关吊销 由发证机关吊销 由登记机关吊销 按日连续处罚 "
    "经上级 经省级 经市级 经县级 经本级 经同级 经国务院 经有批准权"
)
_BARRED_FOR: Final = "一 二 两 三 五 十 1 2 3 5 10".split()  # 十年内禁止从事…, 五年内不得…
MEASURES: Final = (
    *_MEASURES.split(),
    *(f"{years}年内{word}" for years in _BARRED_FOR for word in ("禁止", "不得")),
)


def not_imposed(s: str, i: int) -> bool:
    """Whether the 处 at `i` begins another word (处置费用), though not in 处罚款."""
    return s.startswith(_NOT_IMPOSE, i) and not s.startswith("处罚款", i)


def verb_at(s: str, i: int) -> tuple[str, bool, bool] | None:
    """The verb which starts at `i`, whether it says 可以, and whether it says 并; not the 处 of 处置."""
    word = VERBS.at(s, i) or IMPOSE.at(s, i)
    if word is None or (word.endswith("处") and not_imposed(s, i + len(word) - 1)):
        return None
    return (word, *_VERBS.get(word, (False, False)))
