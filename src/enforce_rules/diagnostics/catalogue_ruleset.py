"""Codes of rulesets: shape, names, wording, conventions, and what contradicts the statute."""

from __future__ import annotations

from enforce_rules.diagnostics.catalogue_defects import DEFECTS
from enforce_rules.diagnostics.entry import Entry

RULESET = {
    "unknown-key": Entry(
        "这里没有 `{key}` 这个键",
        "`{key}` is not a key here",
        "`enforce-rules schema` 列出能写的键",
        "`enforce-rules schema` lists the keys",
    ),
    "missing-key": Entry("缺 `{key}`", "`{key}` is missing", "补上 `{key}`", "add `{key}`"),
    "wrong-shape": Entry("这里应是{expected}", "this should be {expected}"),
    "duplicate-id": Entry(
        "`{id}` 用了两次",
        "`{id}` is used twice",
        "编号、代号、约定各写一次，其中一处换一个",
        "give one of the two another name, or remove it",
    ),
    "row-width": Entry(
        "这一行有 {have} 格，列有 {want} 个",
        "this row has {have} cells for {want} columns",
        "没有内容的格写“/”，含半角逗号的格加引号",
        "write `/` in an empty cell, quote a cell with an ASCII comma",
    ),
    "unknown-column": Entry(
        "没有 `{column}` 这种列",
        "there is no column `{column}`",
        "测试一个事实的列写成 {{条件: 事实}}",
        "a column that tests a fact is {{条件: fact}}",
    ),
    "misprint": Entry(
        "原文印作 `{printed}`，读作 `{read}`",
        "printed as `{printed}`, read as `{read}`",
        "制定机关更正以后，改成更正后的写法",
        "write the corrected wording once the issuer has corrected it",
    ),
    "known-defect": Entry(
        "已知的缺陷：{defect}",
        "known defect: {defect}",
        "制定机关更正以后，删去“认缺”里的这一项",
        "delete the entry of 认缺 once the issuer has corrected it",
    ),
    "ruleset-lapsed": Entry(
        "本规则集{date}失效",
        "this ruleset lapsed on {date}",
        "换成现行的文本；此前的行为仍按它裁量",
        "load the text now in force; earlier acts are still judged by this one",
    ),
    "ruleset-lapsing": Entry(
        "本规则集有效到{date}，还有{days}日",
        "this ruleset is in force until {date} ({days} days left)",
        "准备续期或者替换的文本；到期以后的行为不用它",
        "prepare its renewal or successor; no act after that day is judged by it",
    ),
    "superior-missing": Entry(
        "{relation}的对象 `{target}` 没有装载",
        "`{target}`, named by the relation {relation}, is not loaded",
        "装载它，或者核对编号、题名；不打算收录的，加一列“收录”，写“未收录”",
        "load it, or check its id or title; if it is not to be loaded, add a column 收录 with 未收录",
    ),
    "not-superior": Entry(
        "{relation}的对象 `{target}`（{theirs}）不及于本规则集的地区（{region}）",
        "`{target}` ({theirs}), named by the relation {relation}, does not reach the region of this ruleset ({region})",
        "核对对象和两边的“地区”；借用别处的文本，写“直接适用”",
        "check the target and both regions; to take over a text from elsewhere, write 直接适用",
    ),
    "layers-contradict": Entry(
        "先用谁说反了：{path}",
        "each is said to count before the other: {path}",
        "同一行为只能有一个在先；删去其中一行，或者用“范围”分开",
        "of two texts about one act only one can count first; delete one of the rows, or part them by 范围",
    ),
    "outside-superior": Entry(
        "“{have}”超出所细化的{superior}的“{law}”（{where}）",
        "`{have}` leaves `{law}` of {superior}, which it refines ({where})",
        "核对两边的原文；原文就超出的，不是细化，写“优先于”或者“补充”",
        "check both sources; if it does leave it, it is no refinement: write 优先于 or 补充",
    ),
    "ditto-without-row": Entry(
        "第一行用了“〃”，上面没有可以相同的格",
        "`〃` in the first row: there is no cell above to repeat",
        "把内容写全",
        "write the cell out",
    ),
    "ambiguous-label": Entry(
        "`{value}` 是几个事实的值：{facts}",
        "`{value}` is a value of several facts: {facts}",
        "写成 {{事实: 值}}",
        "write {{fact: value}}",
    ),
    "alias-taken": Entry(
        "`{alias}` 已经是 `{other}` 的代号或者同义，不能又指 `{fact}`",
        "`{alias}` already stands for `{other}` and cannot also mean `{fact}`",
        "换一个词；是同一事实的，只声明一次",
        "choose another word; if they are one fact, declare it once",
    ),
    "system-fact": Entry(
        "`{fact}` 由程序算出，取值只能写“系统”",
        "`{fact}` is computed: its 取值 can only be 系统",
        "写“系统”，或者换一个事实名",
        "write 系统, or give the fact another name",
    ),
    "bad-values": Entry(
        "`{fact}` 的类型是{type}，取值不能这样写",
        "the 取值 of `{fact}` does not fit its type {type}",
        "选项写列表，数量写单位，期间写单位或者“自某日至某日”，其余写“/”",
        "a list for a choice, a unit for a number, a unit or 自…至… for a period, otherwise `/`",
    ),
    "period-reversed": Entry(
        "自{since}，至{until}：止期在起期之前",
        "from {since} to {until}: it ends before it begins",
        "核对起止两个日期；止期是最后一日",
        "check both days; the second is the last day",
    ),
    "organs-overlap": Entry(
        "这一项在同一时间由`{organs}`行使，第{row}行又由`{others}`行使",
        "at the same time the item is given to `{organs}` and, in row {row}, to `{others}`",
        "几个机关都有权的，写在一行的“实施主体”里；不是同一种处罚、同一时间的，用“情形”“自”“至”分开",
        "organs that all have it go into one row; tell rows apart by 情形, 自 and 至",
    ),
    "unknown-use": Entry(
        "用途不能是 `{use}`",
        "`{use}` is not a use here",
        "用途有：总则、法定、基准、清单、量罚、推定、程序、权责、过渡、算例",
        "the uses are 总则 法定 基准 清单 量罚 推定 程序 权责 过渡 算例",
    ),
    "unknown-fact": Entry(
        "`{fact}` 不是已声明的事实",
        "`{fact}` is not a declared fact",
        "规则集里，在“事实”中声明它；案件里，写规则集所用的事实名",
        "in a ruleset, declare it under 事实; in a case, use a fact of the rulesets",
    ),
    "duplicate-fact": Entry(
        "事实 `{fact}` 声明了两次", "the fact `{fact}` is declared twice", "只留一处", "keep one of them"
    ),
    "near-duplicate-fact": Entry(
        "`{fact}` 和 `{other}` 很像，是不是同一事实",
        "`{fact}` and `{other}` look alike: are they one fact",
        "是同一事实的，把一个写成另一个的同义；不是的，不用改",
        "if they are one, make one a 同义 of the other; if not, leave them",
    ),
    "unknown-type": Entry(
        "没有 `{type}` 这种类型",
        "there is no type `{type}`",
        "类型有：是否、认定、选项、多选、计数、数量、金额、比例、倍数、数值、日期、期间",
        "the types are 是否 认定 选项 多选 计数 数量 金额 比例 倍数 数值 日期 期间",
    ),
    "unknown-convention": Entry(
        "没有 `{name}` 这项约定",
        "there is no convention `{name}`",
        "不在约定之列的，写在“未译”里",
        "what is no convention goes under 未译",
    ),
    "missing-convention": Entry(
        "这里要用约定“{name}”，“约定”里没有写",
        "the convention `{name}` is needed here and not stated",
        "在“约定”里写明；原文没有写的，写待定",
        "state it under 约定; if the text is silent, 待定",
    ),
    "unused-convention": Entry(
        "约定 `{name}` 没有一格用到", "no cell uses the convention `{name}`", "删去这一行", "remove this row"
    ),
    "unknown-reference": Entry(
        "找不到 `{name}`",
        "`{name}` is not found",
        "写表、行或者事项的编号；别的规则集的，写“规则集编号#表编号”",
        "write the id of a table, row or item; `ruleset#table` for another ruleset",
    ),
    "unknown-ruleset": Entry(
        "没有装载规则集 `{name}`",
        "the ruleset `{name}` is not loaded",
        "改正编号，或者把它所在的目录一起给出",
        "correct the id, or load its folder too",
    ),
    "editions-overlap": Entry(
        "同一文件的两个版本 `{one}`、`{other}` 在{days}都有效",
        "two editions of one text, `{one}` and `{other}`, are both in force {days}",
        "前一个版本写上失效日（新版本施行的前一日）；是同一份文件的，只留一个",
        "give the earlier one its last day (the day before the later is in force); load the same text once",
    ),
    "editions-gap": Entry(
        "同一文件的版本 `{one}` 失效以后、`{other}` 施行以前，{days}没有版本有效",
        "between the editions `{one}` and `{other}` of one text there is none in force {days}",
        "核对失效日、施行日；中间还有版本的，一起装载",
        "check both days; load the edition in between if there is one",
    ),
    "succession-order": Entry(
        "`{name}` 所在的文件{old}施行，不早于本文件（{new}），不能由本行为承接",
        "the text of `{name}` is in force from {old}, not before this one ({new}): it cannot be taken over",
        "承接的是以前的文件里的违法行为：改正代号，或者施行日",
        "what is taken over is a violation of an earlier text: correct the code or the date",
    ),
    "cyclic-reference": Entry(
        "绕成了一圈：{path}",
        "these go in a circle: {path}",
        "其中一处改为不依赖别处",
        "make one of them depend on none of the others",
    ),
    "unknown-citation": Entry(
        "读不出 `{text}` 是哪一条",
        "`{text}` cannot be read as a citation",
        "写成“某某法第几条第几款第几项”",
        "write law, article, paragraph, item",
    ),
    "unreadable-wording": Entry(
        "这一格读不懂：{reason}",
        "this cell cannot be read: {reason}",
        "格内按官方写法；原文印错的，写成 {{读作: …, 原作: …}}",
        "use official wording; for a misprint write {{读作: …, 原作: …}}",
    ),
    "unit-mismatch": Entry(
        "`{fact}` 的单位是{want}，这一格是{have}",
        "`{fact}` is measured in {want}, this cell in {have}",
        "换成同一种单位，或者改事实的单位",
        "use the unit of the fact, or change it",
    ),
    "outside-statute": Entry(
        "这一档“{have}”超出法定幅度“{law}”",
        "this tier (`{have}`) leaves the statutory range (`{law}`)",
        "核对原文；原文就是这样的，在“认缺”里记下 {{缺陷: 高于法定}} 或者 {{缺陷: 低于法定}}",
        "check the source; if it says so, record it under 认缺 as 高于法定 or 低于法定",
    ),
    **DEFECTS,
    "bad-header": Entry("`{key}` 的值 `{value}` 不对：{why}", "the value `{value}` of `{key}` is wrong: {why}"),
    "example-failed": Entry(
        "算例“{title}”：{column}应是“{want}”，实得“{have}”",
        "worked example `{title}`: {column} should be `{want}`, it is `{have}`",
        "对照原文：规则抄错了改规则，算例写错了改算例",
        "check the source: correct the rule, or the example",
    ),
    "example-unwanted": Entry(
        "算例“{title}”：{column}里不应有“{want}”，却有“{have}”",
        "worked example `{title}`: {column} should not hold `{want}`, it holds `{have}`",
        "对照原文：规则抄错了改规则，算例写错了改算例",
        "check the source: correct the rule, or the example",
    ),
}
