"""Words of ours that sentences are filled in with: what is wrong with a line of YAML or JSON, with a file, a character."""

from __future__ import annotations

SYNTAX: dict[str, tuple[str, str]] = {
    "second-colon": ("这里不能再有“键: 值”，上一行或者这个值没有写完", "a second `key: value` cannot stand here; the line before, or this value, is not finished"),
    "no-colon": ("这一行不是“键: 值”，缺半角冒号加空格", "this line is no `key: value`: an ASCII colon and a space are missing"),
    "colon-space": ("冒号后面要有空格", "a space is missing after the colon"),
    "list-here": ("列表项“- ”不能写在这里", "a list item `- ` cannot stand here"),
    "bad-start": ("值不能以这个字符开头，要加引号", "a value cannot begin with this character: quote it"),
    "question": ("方括号、花括号里带半角问号的值要加引号", "a value with a `?` inside brackets must be quoted"),
    "list-comma": ("列表里缺半角逗号，或者缺 `]`", "the list lacks an ASCII comma, or its `]`"),
    "map-comma": ("花括号里缺半角逗号，或者缺 `}`", "the mapping lacks an ASCII comma, or its `}`"),
    "unclosed": ("到文件末尾引号或者括号也没有合上", "a quote or bracket is still open at the end"),
    "escape": ("双引号里的反斜杠写法不对", "this backslash escape is not known"),
    "after-bar": ("`|` 或者 `>` 后面要换行", "after `|` or `>` the line must end"),
    "after-end": ("文书已经结束，后面还有内容", "there is text after the end of the document"),
    "indent": ("缩进和上面的行不齐，或者这里应是一个键", "the indentation differs from the lines above, or a key is wanted here"),
    "value-wanted": ("这里缺一个值", "a value is missing here"),
    "json-key": ("这里应是双引号中的键", "a key in double quotes is wanted here"),
    "json-colon": ("键后面缺冒号", "a colon is missing after the key"),
    "json-comma": ("这里缺逗号，或者缺右括号", "a comma or a closing bracket is missing here"),
    "json-after-end": ("文书已经结束，后面还有内容", "there is text after the end of the document"),
    "unreadable": ("无法解析", "it cannot be parsed"),
}  # fmt: skip

SYNTAX |= {
    "missing": ("没有这个文件或者目录", "there is no such file or folder"),
    "not-a-file": ("不是普通文件", "it is not a regular file"),
    "no-permission": ("没有读取权限", "reading it is not permitted"),
    "link-loop": ("链接成环", "its links form a loop"),
    "bad-name": ("文件名太长或者不合法", "its name is too long or not valid"),
    "cannot-read": ("读取失败", "reading failed"),
}
"""Why a file cannot be read."""

SYNTAX |= {
    "region-code": ("应是 GB/T 2260 代码（2、4、6、9、12 位数字）或者“全国”", "a GB/T 2260 code (2, 4, 6, 9 or 12 digits) or 全国 is wanted"),
    "day-or-pending": ("应是 2025-03-01 这样的日期，或者“待核”", "a day such as 2025-03-01, or 待核, is wanted"),
}  # fmt: skip
"""What is wrong with a value of the header."""

KINDS: dict[str, tuple[str, str]] = {
    "bool": ("真假值", "a boolean"),
    "number": ("数", "a number"),
    "null": ("空值", "null"),
    "other": ("别的东西", "something else"),
    "full-width-space": ("全角空格", "full-width space"),
    "odd-space": ("不是普通空格的空格", "space that is not the ordinary one"),
    "zero-width": ("看不见的零宽字符", "invisible zero-width character"),
    "selector": ("看不见的字形选择符", "invisible variation selector or tag"),
    "direction": ("改变文字方向的控制符", "character that changes the direction of text"),
    "line-break": ("不常用的换行符", "unusual line break"),
    "control": ("控制字符", "control character"),
    "no-character": ("不是文字的编码", "code that is no character"),
}  # fmt: skip
"""What stands where a text, or an ordinary character, is wanted."""

EXPECTED: dict[str, tuple[str, str]] = {
    zh: (zh, en)
    for zh, en in (
        ("一组“键: 值”", "a mapping of keys and values"),
        ("一组“事实: 值”", "a mapping of facts and values"),
        ("一个值", "a single value"),
        ("一个列表", "a list"),
        ("成立的各项，或者只写“无”", "those that hold, or 无 alone"),
        ("“是”或者“否”", "`是` or `否`"),
        ("整数", "a whole number"),
        ("小一些的数", "a smaller number"),
        ("至多两位小数的金额", "an amount with two decimals at most"),
        ("GB/T 2260 代码", "a GB/T 2260 code"),
        ("{列: […], 行: […]}", "{列: […], 行: […]}"),
        ("列名，或者{角色: 名}", "the name of a column, or {role: name}"),
        ("一个情形，或者{同时满足: […]}、{任一: […]}", "one circumstance, or {同时满足: […]} or {任一: […]}"),
        ("一个数额", "an amount"),
        ("一个数额，或者{取高: […]}、{取低: […]}", "an amount, or {取高: […]} or {取低: […]}"),
        ("两个以上的数额", "two amounts or more"),
        ("起点和基数", "起点 and 基数"),
        ("要素、程度、权重", "要素, 程度 and 权重"),
        ("一个权重", "a weight"),
        ("[约定, 取值, 依据]", "[约定, 取值, 依据]"),
        ("[代号, 违法行为, …]", "[代号, 违法行为, …]"),
        ("另一个日期的事实", "another fact that is a day"),
        ("两项以上的列表", "a list of two or more"),
        ("一项处罚", "a single sanction"),
        ("可以选择做不做的处理", "something that may be left undone"),
        ("罚款（只有罚款写数额）", "罚款 (only a fine has an amount)"),
        ("应当、可以", "应当 or 可以"),
    )
}
EXPECTED["number-with-unit"] = ("一个数连同单位（例如{example}）", "a number with its unit (e.g. {example})")
"""What a shape or a type is called in English."""

COUNTED: dict[str, tuple[str, str]] = {
    "推定和符合的层数": ("推定和符合的层数", "the number of derivations and 符合 behind one another"),
    "条件的层数": ("条件的层数", "the depth of the condition"),
    "一个条件的项数": ("一行条件的项数", "the number of tests in one row"),
    "理由": ("理由的字数", "the number of characters of 理由"),
    "规则集文件数": ("规则集文件数", "the number of ruleset files"),
    "目录里的文件数": ("目录里的文件数", "the number of files in the folder"),
    "事实": ("案件里事实的个数", "the number of facts in the case"),
    "行为": ("案件里行为的个数", "the number of acts in the case"),
    "当事人": ("案件里当事人的个数", "the number of parties in the case"),
    "履历": ("履历的行数", "the number of earlier matters"),
    "行为的当事人": ("各个行为的当事人合起来的个数", "the number of parties of all acts together"),
}
"""What a limit counts."""

NOTES: dict[str, tuple[str, str]] = {
    "first-here": ("第一次写在这里", "first written here"),
    "superior-here": ("上级的在这里", "the superior text is here"),
    "alike": ("相近的在这里", "the similar one is here"),
}
"""What a related place is."""
