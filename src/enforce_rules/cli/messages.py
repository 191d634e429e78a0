"""Everything the command line itself says, Chinese and English.

In: a key and its arguments. Out: the sentence.
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "about": (
        "读行政处罚裁量规则，评估案件，给出带条文的处罚建议",
        "read discretion rules for administrative penalties, evaluate a case, recommend with provisions",
    ),
    "lang": ("说明所用的语言（默认 zh）", "language of messages (default zh)"),
    "version": ("显示版本", "show the version"),
    "command": ("命令", "command"),
    "recommend": ("评估一个案件，给出处罚建议", "evaluate a case and recommend"),
    "check": ("检查规则集", "check rulesets"),
    "needs": ("列出案件的待查事项，影响大的在前", "list the open questions of a case, the weightiest first"),
    "schema": ("输出文书的 JSON Schema", "print the JSON Schema of a document"),
    "test": ("运行规则集所带的算例", "run the worked examples of rulesets"),
    "fmt": ("把规则集、算例、案件文书整理成统一的排版，意思和注释不变", "lay out rulesets, examples and cases in one style; meaning and comments stay"),
    "fmt-paths": ("YAML 文件或者目录；`-` 读标准输入，写标准输出", "YAML files or folders; `-` reads stdin and writes stdout"),
    "fmt-check": ("不写文件，只列出要整理的；有就以 1 退出", "write nothing, list what would change; exit with 1 if anything does"),
    "fmt-diff": ("不写文件，显示差别", "write nothing, show the differences"),
    "fmt-stdin-alone": ("`-` 不能和别的路径一起用", "`-` stands alone"),
    "fmt-json": ("fmt 只整理 YAML，不动 JSON", "fmt lays out YAML, not JSON"),
    "fmt-written": ("整理了 {path}", "laid out {path}"),
    "fmt-would-change": ("{count} 个文件要整理", "{count} files would change"),
    "fmt-clean": ("{count} 个文件，排版都合式样", "{count} files, all in style"),
    "fmt-not-the-same": (
        "程序内部错误：{path} 整理以后意思会变，没有动它，请报告",
        "internal error: {path} would say something else afterwards; it was left alone, please report it",
    ),
    "import": ("把公布的表（xlsx docx csv json html md）读成规则集草稿", "read a published table into the draft of a ruleset"),
    "import-table": ("公布的表", "the published table"),
    "layout": ("表的样子：auto 自己认，table 公布的表，rendered 由 render 印出的", "auto, table (as published), rendered (printed by render)"),
    "overlay": ("人定的更正（YAML），可以重复", "corrections decided by hand (YAML); may be repeated"),
    "with": ("可以用其事实的规则集，可以重复", "rulesets whose facts may be used; may be repeated"),
    "part": ("只读标题含这些字的一章", "only the chapter whose heading holds these words"),
    "volume-of": ("写成这个规则集的分册", "write a volume of this ruleset"),
    "import-id": ("规则集的编号", "id of the ruleset"),
    "import-title": ("规则集的名称", "title of the ruleset"),
    "import-issuer": ("制定机关", "the issuing organ"),
    "import-region": ("地区代码（GB/T 2260）", "region code (GB/T 2260)"),
    "output": ("写到文件（省略：标准输出）", "write to a file (default: stdout)"),
    "report": ("要人核对的写到文件（省略：标准错误）", "write what must be checked to a file (default: stderr)"),
    "force": ("文件已经有了也写", "write over files that exist"),
    "file-exists": ("{path} 已经有了；要盖掉用 --force", "{path} exists; --force writes over it"),
    "import-reading": ("读文件 {done}/{total}", "reading {done}/{total}"),
    "import-tables": ("读表 {done}/{total}", "tables {done}/{total}"),
    "import-refused": ("没有读成", "nothing was imported"),
    "import-nothing": ("没有找到表", "no table was found"),
    "case": ("案件文书（YAML 或者 JSON）", "the case document (YAML or JSON)"),
    "rulesets": ("另加的规则集目录或者文件，可以重复", "a further folder or file of rulesets; may be repeated"),
    "only": ("不装载随程序发布的规则集", "do not load the shipped rulesets"),
    "format": ("输出的形式：human 供人读，json 供程序读", "form of the output: human for people, json for programs"),
    "strict-recommend": ("不是“已定”就以 4 退出", "exit with 4 unless decided"),
    "strict-check": ("警告也算问题", "warnings count as findings"),
    "on": ("另报这一天已经失效的规则集（2026-12-31）", "also tell which rulesets have lapsed on this day (2026-12-31)"),
    "dirs": ("规则集目录或者文件", "folders or files of rulesets"),
    "dirs-optional": ("规则集目录或者文件（省略：随程序发布的）", "folders or files of rulesets (none: the shipped ones)"),
    "document": ("哪一种文书", "which document"),
    "usage-error": ("用法不对：{why}", "usage: {why}"),
    "only-needs-rulesets": ("--only 要和 --rulesets 一起用", "--only needs --rulesets"),
    "case-refused": ("案件没有读成，没有给出建议", "the case was not read, so nothing is recommended"),
    "rulesets-refused": ("规则集没有读成", "the rulesets were not read"),
    "undecided": ("立场不是“已定”（{standing}）", "the standing is not decided ({standing})"),
    "clean": ("没有发现问题", "nothing found"),
    "nothing-open": ("没有待查事项", "no open questions"),
    "examples-passed": ("{count} 个算例都成立", "{count} worked examples hold"),
    "examples-failed": ("{count} 个算例中有 {failed} 个不成立", "{failed} of {count} worked examples do not hold"),
    "no-examples": ("没有算例", "no worked examples"),
    "interrupted": ("已中断", "interrupted"),
    "internal": (
        "程序内部错误（{kind}，{place}），请报告；没有给出结果",
        "internal error ({kind}, {place}), please report it; no result was given",
    ),
}  # fmt: skip


def message(key: str, lang: str, **args: str) -> str:
    """One sentence in the language asked for."""
    return MESSAGES[key][lang == "en"].format_map(args)
