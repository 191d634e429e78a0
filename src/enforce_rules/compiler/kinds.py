"""What kind of sanction the words of a measure name (行政处罚法第九条), and where its 或者 joins two of them.

In: the words of one measure in normal form. Out: a `Kind`, and the alternatives the words hold.
"""

from __future__ import annotations

import re
from typing import Final

from enforce_rules.model.deed import Kind

# The first pattern found counts; what another organ is asked to do (建议…, 通报有关部门…) is no sanction of ours.
_KINDS: Final = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"^(?:建议|提请|公告|列入|通报(?!批评))", Kind.OTHER),
        (r"^(?:给予)?警告$", Kind.WARNING),
        (r"通报批评", Kind.CRITICISM),
        (r"^没收(?:违法|非法)所得$", Kind.CONFISCATE_GAINS),
        (r"^没收", Kind.CONFISCATE_GOODS),
        (r"补种|恢复(?:植被|林业生产条件)|代为?履行|^指定.{1,40}代为", Kind.OBLIGATION),
        (r"吊销", Kind.REVOKE_PERMIT),
        (r"暂扣", Kind.SUSPEND_PERMIT),
        (r"降低.*(?:资质|等级)", Kind.DOWNGRADE),
        (r"限制从业|禁止从业|禁止从事|不得从事|终身|(?:不得|禁止).*担任", Kind.RESTRICT_EMPLOYMENT),
        (r"关闭", Kind.CLOSE),
        (r"停产|停业|停止生产(?:或者使用)?$|停止营业", Kind.SUSPEND_PRODUCTION),
        (r"限制(?:生产|开展|经营|业务)|暂停.*(?:业务|经营)", Kind.RESTRICT_BUSINESS),
        (
            r"^(?:责令|责成|限期|改正|停止|采取|消除|拆除|整改|履行|退还|清除|销毁|补缴|缴纳|赔偿|恢复)",
            Kind.ORDER,
        ),
    )
)
# A measure of no listed kind begins with one of these; any other word there is a slip of the pen.
OTHERS: Final = tuple(
    "建议 提请 通报 公告 列入 取缔 予以取缔 撤销 收回 收缴 追缴 扣留 加倍 注销 暂停 禁止 取消 强制拆除 组织拆除 组织强制拆除 按日连续处罚".split()
)
_SHARED_VERB: Final = re.compile(r"(?:限制|停产|停业|关闭|暂停)")  # 责令停业或者关闭: 责令 governs both
_OWN_VERB: Final = re.compile(r"(?:责令|吊销|暂扣|降低|没收|警告|通报批评|限制从业|报经|报请)")
_SHARED_OBJECT: Final = ("暂扣", "吊销")  # 暂扣或者吊销许可证


def kind_of(text: str) -> Kind:
    """The kind of one sanction, order or obligation.

    >>> kind_of("责令停产停业整顿"), kind_of("责令停止建设"), kind_of("责令停业、关闭")
    (<Kind.SUSPEND_PRODUCTION: 'suspend_production'>, <Kind.ORDER: 'order'>, <Kind.CLOSE: 'close'>)
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), Kind.OTHER)


def alternatives(text: str) -> tuple[str, ...]:
    """The sanctions that 或者 joins inside a measure; a 或者 between words of one sanction stays.

    >>> alternatives("责令改正或者限制生产、停产整治"), alternatives("责令停止生产或者使用")
    (('责令改正', '责令限制生产、停产整治'), ('责令停止生产或者使用',))
    """
    at = text.find("或者")
    while at > 0:
        pair = _pair(text[:at].removesuffix("，"), text[at + 2 :])
        if pair is not None:
            return (pair[0], *alternatives(pair[1]))
        at = text.find("或者", at + 2)
    return (text,)


def _pair(left: str, right: str) -> tuple[str, str] | None:
    """Both sides as sanctions of their own, if 或者 joins two kinds and one of them is a penalty."""
    if left in _SHARED_OBJECT and right.startswith(_SHARED_OBJECT):
        left += right[2:]
    if _SHARED_VERB.match(right) and left.startswith("责令") and not right.startswith("限制从业"):
        right = f"责令{right}"
    elif not _OWN_VERB.match(right):
        return None
    kinds = (kind_of(left), kind_of(right))
    two = Kind.OTHER not in kinds and kinds[0] is not kinds[1] and any(kind.is_penalty for kind in kinds)
    return (left, right) if two else None


def confiscations(things: str) -> tuple[str, ...]:
    """没收 of gains and of goods are two kinds, though one verb may govern both.

    >>> confiscations("违法所得和药品、医疗器械")
    ('没收违法所得', '没收药品、医疗器械')
    """
    found = re.fullmatch(r"((?:违法|非法)所得)(?:和|以及|及|、|并没收|，没收)(?:没收)?(.+)", things)
    return (f"没收{found[1]}", f"没收{found[2]}") if found else (f"没收{things}",)
