"""Why a cell cannot be read: the codes of the grammar of official wording, and what the compiler adds, in words.

The key is the code, or the Chinese sentence itself where it has no code.
"""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "cell_too_long": ("这一格太长", "the cell is too long"),
    "ellipsis": ("有省略号，内容不全", "an ellipsis stands for something left out"),
    "space_in_number": ("数字中间有空格", "there is a space inside a number"),
    "number_too_long": ("数字太长", "the number is too long"),
    "numeral_irregular": ("中文数字 `{numeral}` 写法不规范", "the numeral `{numeral}` is irregular"),
    "unit_missing": ("数字后面没有单位", "a number has no unit"),
    "unit_unknown": ("不认识单位 `{unit}`", "the unit `{unit}` is not known"),
    "unit_twice": ("单位 `{unit}` 写了两遍", "the unit `{unit}` is written twice"),
    "unit_order": ("`{unit}` 写在了 `{scale}` 前面", "`{unit}` stands before `{scale}`"),
    "unit_mismatch": ("单位是 `{have}`，应是 `{want}`", "the unit is `{have}`, it should be `{want}`"),
    "unit_ambiguous": ("前一个数没有单位，看不出是不是也以 `{unit}` 计", "the first number has no unit: it may or may not be in `{unit}`"),
    "typo_bound": ("“以上”“以下”少了一个字", "a character of 以上 or 以下 is missing"),
    "bound_missing": ("数字后面少了“以上”或者“以下”", "以上 or 以下 is missing after a number"),
    "two_lower_bounds": ("有两个“以上”", "there are two lower bounds"),
    "two_upper_bounds": ("有两个“以下”", "there are two upper bounds"),
    "range_reversed": ("前一个数比后一个数大", "the first number is larger than the second"),
    "range_empty": ("两端是同一个数", "both ends are the same number"),
    "negated_bound": ("`{word}` 是否定的说法，看不出是上限还是下限", "`{word}` is negated: it may be a lower or an upper bound"),
    "inclusion_mismatch": ("括号里的数与前面的数不一样", "the number in brackets differs from the one before"),
    "trailing": ("多出 `{text}`", "`{text}` is left over"),
    "unread_from_here": ("从这里起读不下去", "it cannot be read from here on"),
    "no_amount": ("没有读出数额", "no amount is found"),
    "no_sanction": ("没有读出处理", "no sanction or effect is found"),
    "no_weight": ("不是权重", "it is no weight"),
    "no_quantity": ("没有读出数量", "no quantity is found"),
    "no_period": ("不是期间", "it is no period"),
    "no_number": ("不是数", "it is no number"),
    "no_value": ("不是带单位的数", "it is no number with a unit"),
    "penalty_here": ("条件里有处罚 `{word}`", "a condition holds a penalty: `{word}`"),
    "penalty_unclear": ("`{text}` 里有数字，看不出处罚多少", "`{text}` holds a number, but not how much the penalty is"),
    "too_many_alternatives": ("“或者”太多", "there are too many alternatives"),
    "bracket_open": ("括号没有合上", "a bracket is not closed"),
    "too_many_provisions": ("条文太多", "there are too many provisions"),
    "no_citation": ("不是条文引用", "it is no citation"),
    "mixed_connectives": ("“且”和“或”混用", "且 and 或 are mixed"),
    "circumstance_mixed": ("数量和别的情形写在了一起", "a quantity is mixed with another circumstance"),
    "subject_ambiguous": ("`{subject}` 里有“或”，看不出数量属于哪一个", "`{subject}` has 或 in it: the quantity may belong to either"),
    "subject_missing": ("有一个数量没有写是什么的数量", "a quantity does not say of what"),
}  # fmt: skip
"""Codes of the grammar."""

REASONS |= {
    "value_missing": ("`{text}` 是{kind}的事实，要写它的值：{{{text}: …}}", "`{text}` is a fact of type {kind}: write its value, {{{text}: …}}"),
    "not_compared": ("“{kind}”的事实不能与数量或者范围比较", "a fact of type {kind} cannot be compared with a quantity or range"),
    "remark_beside": ("数量之外还有情形 `{remark}`", "beside the quantity there is `{remark}`"),
    "other_subject": ("这一格说的是 `{text}`，不是 `{fact}`", "the cell is about `{text}`, not `{fact}`"),
    "unit_wanted": ("数字后面没有单位，`{fact}` 以{want}计", "a number has no unit: `{fact}` is measured in {want}"),
}  # fmt: skip
REASONS |= {
    zh: (zh, en)
    for zh, en in (
        ("这一格另有一个期间，期间要写在事实里", "the cell has a period beside it, which belongs into the fact"),
        ("日期写成“2020-07-01以前”“2020年7月1日以后”这样", "a day is written like 2020-07-01以前 or 2020年7月1日以后"),
        ("没有写是什么的几倍或者百分之几", "it does not say of what it is a multiple or a percentage"),
        ("有一项是空的", "one item is empty"),
        ("罚款没有写数额", "the fine has no amount"),
        ("批准之后没有写处理", "nothing follows the approval"),
        ("没有读出处理", "no sanction or effect is found"),
        ("不是取数的写法", "it does not name a part of the range"),
        ("数量和别的情形写在了一起", "a quantity is mixed with another circumstance"),
    )
}
"""What the compiler adds."""
