"""What the articles and the list (附件2) of 粤环发〔2021〕7号 say of one case, read from the text and from the extract.

In: the facts of a case. Out: the expected cells they decide. `recompute_gd_cases.py` compares the 算例 with it.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from gd_print import tables
from gd_published import IMPACT, LIST, NUMBER, PRINTED, Given, amount, band_text, money, statutory, weighted

TITLES = {table.title for table in tables()}

# ---------- the list and the articles ----------


def corrected(given: Given) -> bool:
    """在责令改正期限内改正."""
    return "是" in (
        given.get("在责令改正期限内改正违法行为"),
        "是" if given.get("责令改正情况") == "限期内改正" else "",
    )


def prompt(given: Given) -> bool:
    """及时改正, said or implied (one way)."""
    return corrected(given) or "是" in (given.get("及时改正"), given.get("经责令改正后立即改正违法行为"))


def word_holds(word: str, given: Given) -> bool:
    """One condition of the list."""

    def number(fact: str) -> Fraction | None:
        return amount(given[fact]) if fact in given else None

    yes = {name for name, value in given.items() if value == "是"}
    if word == "属于首次违法":
        return "属于初次违法" in yes
    if word == "在责令改正期限内改正违法":
        return corrected(given)
    if found := re.fullmatch(rf"倍数在({NUMBER})倍以下", word):
        return (times := number("超标倍数")) is not None and times < Fraction(found[1])
    if word == "仅pH值超过标准":
        return given.get("超标方式") == "仅pH值超标"
    if found := re.fullmatch(r"数值在(\d+)-(\d+)以内", word):
        return (acid := number("pH值")) is not None and int(found[1]) <= acid <= int(found[2])
    if found := re.fullmatch(rf"(.+?)的?，所涉危险废物不超过({NUMBER})吨", word):
        return (tons := number(found[1] + "的危险废物")) is not None and tons <= Fraction(found[2])
    if found := re.fullmatch(r"持续时间不超过(\d+)日", word):
        return (days := number("违法行为持续时间")) is not None and days <= int(found[1])
    return word in yes


def alternatives(number: str) -> list[list[str]]:
    """The ways an item can be met."""
    words = LIST[number]["words"]
    if number == "6":
        return [[words[0], *words[i : i + 2], words[-1]] for i in (1, 3, 5)]
    if number == "10":
        return [words[:4], words[4:]]
    return [words]


def fires(number: str, given: Given) -> bool:
    """Whether an item applies; item 4 is about 报告表, note two shuts out sensitive areas."""
    if given.get("在自然保护区、风景名胜区、饮用水源保护区等生态环境敏感区内发生") == "是":
        return False
    if number == "4" and given["项目应报批的环评文件类别"] != "报告表类":
        return False
    return any(all(word_holds(word, given) for word in words) for words in alternatives(number))


def list_outcome(number: str, about: str, given: Given) -> tuple[str, str]:
    """结果 of a list case, and the step it names."""
    has_table = (
        about.startswith("§") or LIST[number]["act"] in TITLES
    )  # then the table fines what the list does not spare
    otherwise = "一般" if has_table else "未定"
    if fires(number, given):
        outcome = LIST[number]["outcome"].replace("行政", "")
        return outcome if outcome == "不予处罚" else f"{outcome}；{otherwise}", f"附件2:{number}"
    if given.get("属于初次违法") == given.get("危害后果轻微") == "是" and prompt(given):
        return f"可以不予处罚；{otherwise}", "第十三条:2"
    return otherwise, ""


def too_late(given: Given) -> tuple[str, bool]:
    """Art. 16: the day limitation starts, and whether it had run out when the act was discovered."""
    day = {name: date.fromisoformat(given[name]) for name in given if name.endswith("之日")}
    start = day["违法行为终了之日" if given["违法行为有连续或者继续状态"] == "是" else "违法行为发生之日"]
    five = given.get("有危害后果") == "是" and "是" in (given.get("涉及公民生命健康安全"), given.get("涉及金融安全"))
    return start.isoformat(), day["违法行为被发现之日"] > start.replace(year=start.year + (5 if five else 2))


def apology(about: str, given: Given) -> dict[str, str]:
    """Art. 14: down by 30 to 50 %, not below the statutory minimum; or left as it is."""
    whole = weighted(about, given)
    if whole.fine is None:
        raise ValueError(about)
    needed = (
        "提出公开道歉申请",
        "在地市级以上主要媒体或网站上公开道歉",
        "作出生态环境守法承诺",
        "行政处罚决定作出前改正生态环境违法行为",
    )
    plain = {"结果": "一般", "罚款": money(whole.fine)}
    if given.get("违反突发事件应对措施") == given.get("发生重大传染病疫情等突发事件") == "是":
        return {"结果": "从重"}
    if given.get("违法行为涉嫌犯罪") == "是":
        return {"结果": "移送；一般", "罚款": f"无；{money(whole.fine)}"}
    barred = (
        set(given)
        - set(needed)
        - set(FACTORS[about])
        - {"当事人", "违反突发事件应对措施", "发生重大传染病疫情等突发事件"}
    )
    if about == "§4.26" or any(given[name] == "是" for name in barred) or any(given.get(n) != "是" for n in needed):
        return plain
    least = statutory(about, given["当事人"], given)[0] or Fraction(0)
    low, high = (max(whole.fine * share, least) for share in (Fraction(1, 2), Fraction(7, 10)))
    return {"结果": "从轻；一般", "罚款": f"{band_text(low, high, closed=True)}；{money(whole.fine)}"}


FACTORS = {
    name: {"建设项目总投资额", *(level[0] for level in table.get("levels", []))} for name, table in PRINTED.items()
}


GROUNDS: dict[str, list[tuple[str, ...]]] = {  # article: per row, the facts that must all hold
    "第七条": [("同一个违法行为违反多个法律规范应当给予罚款处罚", "各法律规范属于同一位阶")],
    "第八条": [
        (each,)
        for each in (
            "一直连续或继续到新法施行之后",
            "适用新法对保护当事人的合法权益更为有利",
            "按照具体行政行为的性质应当适用新法的实体规定",
        )
    ]
    + [()],
    "第十条": [("发生重大传染病疫情等突发事件", "违反突发事件应对措施")],
    "第十一条": [
        (each,)
        for each in (
            "主动消除或者减轻违法行为危害后果",
            "受他人胁迫或者诱骗实施违法行为",
            "主动供述行政机关尚未掌握的违法行为",
            "配合行政机关查处违法行为有立功表现",
            "法律、法规、规章规定其他应当从轻或者减轻行政处罚的情形",
        )
    ],
    "第十五条": [
        ("涉及重大公共利益",),
        ("可能造成重大社会影响或引发社会风险",),
        ("直接关系当事人或者第三人重大权益", "经过听证程序"),
        ("案件情况疑难复杂、涉及多个法律关系",),
        ("法律、法规规定应当进行法制审核的其他情形",),
    ],
}


def article(topic: str, given: Given) -> dict[str, str]:
    """The cells of a case about one of the articles 7, 8, 10, 11, 13, 15, 20."""

    def yes(*names: str) -> bool:
        return all(given.get(name) == "是" for name in names)

    if topic == "第二十条":
        one, other = (yes(cause) for cause in IMPACT)
        said = {True: "是", False: "否"}
        return {
            "重大生态环境影响": said[one],
            "不良社会影响": said[other],
            "造成重大生态环境影响或者不良社会影响": said[one or other],
        }
    if topic == "第九条第二款":
        fined = yes("拟移送") and "罚款" in given.get("移送前已经作出的行政处罚", "")
        return {"步骤": f"{topic}:1", "义务": "相关材料一并移送"} if fined else {"步骤": "", "义务": ""}
    if topic.startswith("第十三条第二项"):
        return {"结果": "不予处罚" if yes("当事人有证据足以证明没有主观过错") else "未定"}
    if topic.startswith("第十三条"):
        cells = {
            "及时改正": "是" if prompt(given) else "否",
            "在责令改正期限内改正违法行为": "是" if corrected(given) else "否",
        }
        if yes("生态环境违法行为轻微", "没有造成危害后果") and prompt(given):
            return cells | {"结果": "不予处罚", "步骤": "第十三条:1"}
        if yes("属于初次违法", "危害后果轻微") and prompt(given):
            return cells | {"结果": "可以不予处罚；未定", "步骤": "第十三条:2"}
        return cells | {"结果": "未定", "步骤": ""}
    first = 6 if topic == "第七条" else 1  # the items before (四) compare two provisions, which no 算例 has
    for number, names in enumerate(GROUNDS[topic], first):
        if yes(*names):
            return {"步骤": f"{topic}:{number}", "义务": "法制审核"}
    return {"步骤": "", "结果": "未定"}
