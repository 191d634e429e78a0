"""Codes of cases: what a case document may get wrong against the loaded rulesets."""

from __future__ import annotations

from enforce_rules.diagnostics.entry import Entry

CASE = {
    "forbidden-key": Entry(
        "案件文书不写个人信息，删去 `{key}`",
        "a case holds no personal data: remove `{key}`",
        "当事人只写代号、类别、身份",
        "a party has a code, a kind and roles only",
    ),
    "unknown-violation": Entry(
        "没有违法行为 `{name}`",
        "there is no violation `{name}`",
        "写事项的代号、“规则集编号#表编号”或者表里印的违法行为",
        "write the code of an item, `ruleset#table`, or the words of a table",
    ),
    "ambiguous-violation": Entry(
        "`{name}` 有几处：{candidates}",
        "`{name}` stands in several places: {candidates}",
        "写其中的一个",
        "write one of these",
    ),
    "unknown-party": Entry(
        "没有当事人 `{party}`",
        "there is no party `{party}`",
        "先在“当事人”里写这个代号",
        "state its code under 当事人 first",
    ),
    "missing-party": Entry("这里没有当事人", "there is no party here", "写上当事人的代号", "state the code of a party"),
    "missing-act": Entry(
        "案件没有行为", "the case has no act", "在“行为”里至少写一项", "state at least one under 行为"
    ),
    "fact-stated-twice": Entry(
        "事实 `{fact}` 写了两次（事实名、代号、同义是同一事实）",
        "the fact `{fact}` is stated twice (its phrase, code and synonyms are one fact)",
        "只留一处",
        "keep one of them",
    ),
    "not-answerable": Entry(
        "`{fact}` 由日期推出或者由程序算出，不能写在事实里",
        "`{fact}` comes from the dates or is computed and cannot be stated",
        "日期写在“日期”里，责令改正和复查写在“改正”里，其余的删去",
        "write days under 日期, orders and re-inspections under 改正, remove the rest",
    ),
    "finding-needs-reason": Entry(
        "`{fact}` 要写明谁认定和理由",
        "`{fact}` needs who found it (认定) and why (理由)",
        "写成 {{值: 是, 认定: 机构或者岗位, 理由: …}}",
        "write {{值: 是, 认定: organ or post, 理由: …}}",
    ),
    "given-and-derived-differ": Entry(
        "`{fact}` 写的是“{value}”，推出的是“{derived}”",
        "`{fact}` is stated as `{value}` but derived as `{derived}`",
        "删去它；以证据为准的，写成 {{值, 认定, 理由}}",
        "remove it; if evidence prevails, write {{值, 认定, 理由}}",
    ),
    "bad-date": Entry("`{value}` 不是日期", "`{value}` is not a date", "写成 2025-03-01", "write 2025-03-01"),
    "dates-out-of-order": Entry(
        "“{after}”早于“{before}”",
        "`{after}` is before `{before}`",
        "核对这两个日期；不知道的写“未知”",
        "check the two days; write 未知 for one that is not known",
    ),
    "correction-contradicts": Entry(
        "复查结果是“{found}”，改正之日写的是“{day}”",
        "the re-inspection found `{found}`, but the day of correction is `{day}`",
        "核对复查结果和改正之日",
        "check the finding and the day of correction",
    ),
    "nothing-reviewed": Entry(
        "这个案号没有写查处或者处理，{kind}的是什么",
        "nothing was found or decided under this 案号 that {kind} could be about",
        "核对案号；被撤销、变更的那一行写同一个案号",
        "check the 案号: the line that was revoked or changed bears the same",
    ),
    "missing-unit": Entry(
        "`{fact}` 的值 `{value}` 没有单位",
        "the value `{value}` of `{fact}` has no unit",
        "写上单位，例如 {example}",
        "write the unit, e.g. {example}",
    ),
    "wrong-unit": Entry(
        "`{fact}` 以{want}计，写成了 `{value}`",
        "`{fact}` is measured in {want}, not as `{value}`",
        "换算成{want}",
        "convert it to {want}",
    ),
    "wrong-type": Entry("`{fact}` 要写{expected}，写成了 `{value}`", "`{fact}` must be {expected}, not `{value}`"),
    "unknown-value": Entry(
        "`{fact}` 没有 `{value}` 这个值，只有：{known}", "`{fact}` cannot be `{value}`, only: {known}"
    ),
}
