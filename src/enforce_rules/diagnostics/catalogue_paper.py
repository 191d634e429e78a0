"""Codes of printed papers: workbooks, documents and pages that are read or written."""

from __future__ import annotations

from enforce_rules.diagnostics.entry import Entry

PAPER = {
    "paper-format": Entry(
        "不读 `{form}` 这种文件",
        "files named `{form}` are not read",
        "另存为 .xlsx、.docx、.csv、.json、.html 或者 .md",
        "save it as .xlsx, .docx, .csv, .json, .html or .md",
    ),
    "paper-damaged": Entry(
        "读不成文件：{why}",
        "the file cannot be read: {why}",
        "用表格或者文字处理软件打开，另存一份再读",
        "open it in an office program and save a copy",
    ),
    "missing-extra": Entry(
        "写 {form} 文件要另装 {package}",
        "writing {form} needs {package}, which is not installed",
        "pip install 'enforce-rules[{extra}]'",
        "pip install 'enforce-rules[{extra}]'",
    ),
    "guessed-encoding": Entry(
        "文件不是 UTF-8 编码，按 GB 18030 读",
        "the file is not UTF-8 and was read as GB 18030",
        "核对几处文字；用 UTF-8 重新保存就不再提示",
        "check some of its texts; save it as UTF-8 and this is no longer said",
    ),
    "paper-formula": Entry(
        "`{place}` 是公式，不计算，按文字 `{text}` 读",
        "`{place}` is a formula: nothing is computed, its text is `{text}`",
        "把公式换成它的值（选择性粘贴→数值）",
        "replace the formula by its value (paste special, values)",
    ),
    "paper-doubtful": Entry(
        "`{place}`：{why}", "`{place}`: {why}", "对照原件核对这一处", "compare it with the original"
    ),
    "paper-not-written": Entry(
        "`{place}` 写不成 {form}：{why}",
        "`{place}` cannot be written as {form}: {why}",
        "改这一处的文字，或者换一种格式",
        "change the text there, or choose another format",
    ),
}

DAMAGED: dict[str, tuple[str, str]] = {
    "old-format": ("是 2007 年以前的格式，或者加了密码", "it is in the format before 2007, or has a password"),
    "no-archive": (
        "不是 xlsx、docx 那样的压缩包，或者不完整",
        "it is no archive as xlsx and docx are, or not all of it",
    ),
    "damaged": ("里面的内容损坏", "what is inside is damaged"),
    "missing-part": ("缺少必需的部分", "a part that is needed is missing"),
    "locked-part": ("里面有加密或者压缩方法不明的部分", "a part is encrypted, or compressed in an unknown way"),
    "part-name": ("里面有名字重复或者指到外面的部分", "a part has the name of another, or one that leads outside"),
    "entities": ("里面有文档类型声明，可能夹带实体", "it declares a document type, which may carry entities"),
}
"""Why a file cannot be read."""

DOUBTFUL: dict[str, tuple[str, str]] = {
    "hidden-sheet": ("这张工作表是隐藏的，照读", "this sheet is hidden, and was read"),
    "hidden-row": ("这一行是隐藏的，照读", "this row is hidden, and was read"),
    "hidden-column": ("这一列是隐藏的，照读", "this column is hidden, and was read"),
    "hidden-digits": ("显示的不是全部数字，按存着的数读作“{text}”", "not all digits are shown; the number kept is read, {text}"),
    "short-row": ("这一行只有 {count} 格，表有 {width} 列；末一格当作向右合并", "the row has {count} cells in a table of {width}; the last is taken as merged"),
    "merge-differs": ("标着与上一格合并，文字却不同，按独立的格读", "marked as merged with the cell above, whose text differs; read on its own"),
    "numbered": ("这一段用自动编号，编号不在文字里，没有读到", "its number is set automatically, is no text, and was not read"),
    "tracked": ("有修订痕迹：读的是接受修订以后的文字", "it has tracked changes, and was read as if they were accepted"),
    "notes-left-out": ("有脚注、尾注或者文本框，没有读", "it has footnotes, endnotes or text boxes, which were not read"),
}  # fmt: skip
"""What a reader of the paper should look at again."""

NOT_WRITTEN: dict[str, tuple[str, str]] = {
    "control-character": ("有控制字符（{char}）", "there is a control character ({char})"),
    "text-too-long": ("文字超过一格能放的 32,767 个字符", "the text is longer than the 32,767 characters of a cell"),
    "too-wide": ("表格的列太多", "the table has too many columns"),
    "merge-broken": ("合并的格不成矩形，或者文字不一致", "the merged cells are no rectangle, or their texts differ"),
}
"""Why a paper cannot be written."""

WHY_OF_PAPERS = DAMAGED | DOUBTFUL | NOT_WRITTEN
COUNTED_OF_PAPERS: dict[str, tuple[str, str]] = {
    "解压后的字节": ("解压后的字节", "the number of bytes when unpacked"),
    "压缩包里的文件数": ("压缩包里的文件数", "the number of files in the archive"),
    "XML 元素": ("XML 元素的个数", "the number of XML elements"),
    "单元格和段落": ("单元格和段落的个数", "the number of cells and paragraphs"),
}
"""What a limit counts."""
