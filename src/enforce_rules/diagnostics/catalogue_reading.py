"""Codes of reading: files, bytes, YAML and JSON, limits (docs/reference/limits.md)."""

from __future__ import annotations

from enforce_rules.diagnostics.entry import Entry

READING = {
    "unreadable-file": Entry(
        "读不到文件：{why}",
        "the file cannot be read: {why}",
        "检查路径和读取权限",
        "check the path and the permissions",
    ),
    "no-ruleset": Entry(
        "`{path}` 里没有规则集文件",
        "there is no ruleset file in `{path}`",
        "规则集文件以 .yaml 结尾",
        "ruleset files end in .yaml",
    ),
    "outside-root": Entry(
        "`{path}` 是链接，指到所给目录之外",
        "`{path}` is a link that leads outside the given folder",
        "把文件复制进来，或者直接给出它的路径",
        "copy the file into the folder, or give its own path",
    ),
    "file-too-large": Entry(
        "文件有 {value} 字节，上限 {limit}",
        "the file has {value} bytes, the limit is {limit}",
        "拆成几个小一些的文件",
        "split it into several files",
    ),
    "not-utf8": Entry("文件不是 UTF-8 编码", "the file is not UTF-8", "用 UTF-8 重新保存", "save it as UTF-8"),
    "bad-character": Entry(
        "这里有{kind}（{char}）",
        "this is no ordinary character: {kind} ({char})",
        "删去它，或者换成普通空格",
        "delete it or use an ordinary space",
    ),
    "look-alike": Entry(
        "`{text}`（{char}）只是形似，不是通用的字",
        "`{text}` ({char}) only looks like the usual character",
        "重新键入这个字",
        "type the character again",
    ),
    "yaml-syntax": Entry(
        "这里不合 YAML 写法：{why}",
        "this is not valid YAML: {why}",
        "检查缩进、引号和括号；格内用全角标点",
        "check indentation, quotes and brackets",
    ),
    "json-syntax": Entry(
        "这里不合 JSON 写法：{why}",
        "this is not valid JSON: {why}",
        "键和文字用双引号，各项之间用半角逗号，末项后面没有逗号",
        "keys and texts in double quotes, commas between items and none after the last",
    ),
    "tab": Entry(
        "这里是制表符（Tab）",
        "there is a tab here",
        "换成空格，缩进每层两个空格",
        "use spaces, two for each level of indentation",
    ),
    "directive": Entry("不用 YAML 的指令 `%`", "YAML directives (`%`) are not used", "删去这一行", "remove the line"),
    "full-width-colon": Entry(
        "`{text}` 里是全角冒号，不成“键: 值”",
        "`{text}` has a full-width colon, which makes no key",
        "改用半角冒号加空格“: ”",
        "use an ASCII colon and a space",
    ),
    "too-deep": Entry(
        "嵌套到第 {value} 层，上限 {limit} 层",
        "nested {value} deep, the limit is {limit}",
        "拆成几行，或者把条件写成一张推定表",
        "split it into rows, or name the condition in a 推定 table",
    ),
    "too-many-nodes": Entry(
        "键和值合起来超过 {limit} 个",
        "more than {limit} keys and values",
        "拆成几个文件",
        "split it into several files",
    ),
    "too-many-keys": Entry(
        "一组“键: 值”超过 {limit} 个键", "more than {limit} keys in one mapping", "写成表的行", "write rows of a table"
    ),
    "scalar-too-long": Entry(
        "这个值超过 {limit} 个字符",
        "this value is longer than {limit} characters",
        "只写用得着的部分",
        "keep only what is used",
    ),
    "several-documents": Entry(
        "一个文件只放一份文书",
        "one document to a file",
        "拆成几个文件，或者删去这一行",
        "split the file, or remove this line",
    ),
    "anchor-or-alias": Entry(
        "不用 YAML 的锚点和别名（{text}）",
        "YAML anchors and aliases are not used ({text})",
        "把内容写全；同上一格用“〃”",
        "write it out; `〃` repeats the cell above",
    ),
    "tag": Entry("不用 YAML 的标签（{text}）", "YAML tags are not used ({text})", "删去标签", "remove the tag"),
    "merge-key": Entry(
        "不用 YAML 的合并键 `<<`", "the YAML merge key `<<` is not used", "把键一个个写全", "write every key out"
    ),
    "duplicate-key": Entry(
        "键 `{key}` 写了两次",
        "the key `{key}` is written twice",
        "只留一处，或者合并成一处",
        "keep one, or join the two",
    ),
    "key-not-text": Entry(
        "键只能是一个词，不能空着，也不能是列表",
        "a key must be a word, neither empty nor a list",
        "含半角方括号、花括号的要加引号",
        "quote a key with brackets or braces in it",
    ),
    "empty-document": Entry(
        "文件里没有内容",
        "there is nothing in the file",
        "写上内容，或者删去文件",
        "write something, or delete the file",
    ),
    "not-text": Entry(
        "`{key}` 的值要写成文字，现在是{kind}",
        "the value of `{key}` must be text, not {kind}",
        "数量连单位写成文字，例如“5000元”",
        "write quantities with their unit as text, e.g. `5000元`",
    ),
    "limit-exceeded": Entry(
        "{what}是 {value}，上限 {limit}", "{what} is {value}, the limit is {limit}", "拆开写，或者分开办", "split it up"
    ),
}

REFUSALS = frozenset(
    "unreadable-file no-ruleset outside-root file-too-large not-utf8 bad-character look-alike yaml-syntax json-syntax tab full-width-colon directive too-deep too-many-nodes "
    "too-many-keys scalar-too-long several-documents anchor-or-alias tag merge-key duplicate-key key-not-text "
    "empty-document not-text limit-exceeded paper-format paper-damaged missing-extra".split()
)
