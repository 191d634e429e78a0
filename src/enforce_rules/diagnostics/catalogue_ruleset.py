"""Codes of rulesets: shape, names, wording, conventions, and what contradicts the statute."""

from __future__ import annotations

from enforce_rules.diagnostics.entry import Entry

RULESET = {
    "unknown-key": Entry("没有键 `{key}`", "there is no key `{key}`"),
    "missing-key": Entry("缺键 `{key}`", "the key `{key}` is missing"),
    "wrong-shape": Entry("这里应是{expected}", "this should be {expected}"),
    "duplicate-id": Entry("编号 `{id}` 重复", "the id `{id}` is repeated"),
    "row-width": Entry("这一行有 {have} 格，应有 {want} 格", "this row has {have} cells, it should have {want}"),
    "unknown-column": Entry("没有这样的列 `{column}`", "there is no such column `{column}`"),
    "ditto-without-row": Entry("第一行没有上一格可以同", "there is no row above to repeat"),
    "ambiguous-label": Entry(
        "`{value}` 是几个事实的值：{facts}",
        "`{value}` is a value of several facts: {facts}",
        "写成 {{事实: 值}}",
        "write {{fact: value}}",
    ),
    "alias-taken": Entry(
        "`{alias}` 已经是 `{other}` 的代号或者同义，不能又指 `{fact}`",
        "`{alias}` already stands for `{other}` and cannot also mean `{fact}`",
    ),
    "system-fact": Entry(
        "`{fact}` 由引擎给出，取值只能写“系统”", "`{fact}` is supplied by the engine: its 取值 can only be 系统"
    ),
    "bad-values": Entry("`{fact}` 是{type}，取值写得不对", "the 取值 of `{fact}` does not fit its type"),
    "unknown-use": Entry("没有用途 `{use}`", "there is no use `{use}`"),
    "unknown-fact": Entry(
        "`{fact}` 不是已声明的事实", "`{fact}` is not a declared fact", "在“事实”里声明它", "declare it under 事实"
    ),
    "duplicate-fact": Entry("事实 `{fact}` 声明了两次", "the fact `{fact}` is declared twice"),
    "near-duplicate-fact": Entry(
        "`{fact}` 和 `{other}` 很像，是不是同一事实",
        "`{fact}` and `{other}` look alike: are they one fact",
        "是同一事实的，写成同义",
        "if they are one, make one a 同义 of the other",
    ),
    "unknown-type": Entry("没有类型 `{type}`", "there is no type `{type}`"),
    "unknown-convention": Entry("没有约定 `{name}`", "there is no convention `{name}`"),
    "missing-convention": Entry(
        "这里要用约定“{name}”，“约定”里没有写",
        "the convention `{name}` is needed here and not stated",
        "在“约定”里写明；原文没有写的，写待定",
        "state it under 约定; if the text is silent, 待定",
    ),
    "unused-convention": Entry("约定 `{name}` 没有任何一格用到", "no cell uses the convention `{name}`"),
    "unknown-reference": Entry("没有 `{name}`", "there is no `{name}`"),
    "unknown-ruleset": Entry("没有装载规则集 `{name}`", "the ruleset `{name}` is not loaded"),
    "cyclic-reference": Entry("循环引用：{path}", "a cycle: {path}"),
    "unknown-citation": Entry(
        "`{text}` 不是条文引用",
        "`{text}` is not a citation",
        "写成 某某法第几条第几款第几项",
        "write law, article, paragraph, item",
    ),
    "unreadable-wording": Entry(
        "这一格读不懂：{reason}",
        "this cell cannot be read: {reason}",
        "格内按官方写法；原文印错的，写成 {{读作: …, 原作: …}}",
        "use official wording; for a misprint write {{读作: …, 原作: …}}",
    ),
    "unit-mismatch": Entry(
        "`{fact}` 的单位是{want}，这一格是{have}", "`{fact}` is measured in {want}, this cell in {have}"
    ),
    "outside-statute": Entry("这一档{have}超出法定幅度{law}", "this tier ({have}) leaves the statutory range ({law})"),
    "ruleset-lapsed": Entry("本规则集{date}失效", "this ruleset lapsed on {date}"),
    "lapsing-soon": Entry("本规则集{date}失效，还有{days}日", "this ruleset lapses on {date}, in {days} days"),
    "bad-header": Entry("`{key}` 的值 `{value}` 不对：{why}", "the value `{value}` of `{key}` is wrong: {why}"),
    "no-examples": Entry("没有一条算例", "there are no worked examples"),
    "example-failed": Entry(
        "算例“{title}”：应{column}“{want}”，实得“{have}”",
        "worked example `{title}`: {column} should be `{want}`, it is `{have}`",
    ),
    "example-unwanted": Entry(
        "算例“{title}”：不应{column}“{want}”，实得“{have}”",
        "worked example `{title}`: {column} should be free of `{want}`, it is `{have}`",
    ),
}
