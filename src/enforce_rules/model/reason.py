"""Reasons: every sentence the engine itself says about a case, in one place, so a lawyer reads them in one sitting.

In: a stable code and its arguments. Out: the sentence, Chinese by default, English by option.
"""

from __future__ import annotations

from dataclasses import dataclass

SENTENCES: dict[str, tuple[str, str]] = {
    # gates and exemption
    "claim-not-raised": ("未提出：{fact}", "not raised: {fact}"),
    "special-law-not-loaded": ("未装载另行规定：{table}", "no special law loaded that would displace {table}"),
    "not-linked": ("适用项不含本行为", "the row is about another violation"),
    "gate-not-met": ("不符合本表适用条件", "the table's gate is not met"),
    "excluded-by": ("属于不适用情形：{row}", "excluded by {row}"),
    "not-reached": ("前一步已有结论，未到此步", "not reached: an earlier step has settled it"),
    "reported-only": (
        "{ruleset}（据报道，文本与施行日未见）：只作提示，不决定结果",
        "{ruleset} is known from a report only: shown, never applied",
    ),
    "tension-with-tier": (
        "可以不予处罚与裁量阶次并存：由机关决定",
        "the option not to penalise stands beside the tier: the authority decides",
    ),
    # what leads to 提交决定
    "undecided-convention": (
        "本规则集未写明“{word}”是否包括本数",
        "the ruleset does not say whether {word} includes the number itself",
    ),
    "undefined-term": (
        "“{fact}”如何认定（期限、范围），现有文本没有写明：{basis}",
        "no text in force defines {fact}: {basis}",
    ),
    "unascertainable": (
        "“{fact}”无法查明，且不得据此推定",
        "{fact} could not be ascertained, and nothing may be presumed from that",
    ),
    "several-rows": (
        "表{table}有几行同时成立，本表没有规定取哪一行",
        "several rows of {table} apply and it does not say which counts",
    ),
    "several-fines": (
        "表{table}对同一当事人给出几项不同的罚款，没有规定怎样合并",
        "{table} gives this party several different fines and does not say how they combine",
    ),
    "several-benchmarks": (
        "本行为有几个裁量基准同时适用，没有规定用哪一个：{tables}",
        "several benchmarks apply to this violation and nothing says which counts: {tables}",
    ),
    "gives-way": (
        "{by}{relation}的，本表让位于{to}",
        "by the relation {relation} of {by}, this table gives way to {to}",
    ),
    "general-table": (
        "本行为有专用裁量表{to}，通用裁量表不适用",
        "{to} is made for this act, so the general table does not apply",
    ),
    "counts-first": ("{relation}：本行为按{to}", "{relation}: {to} counts for this act"),
    "adopted": ("{relation}{to}", "{relation} {to}"),
    "superior-not-loaded": (
        "{ruleset}{relation}的《{target}》没有装载",
        "{target}, to which {ruleset} stands in the relation {relation}, is not loaded",
    ),
    "adopted-not-loaded": (
        "{ruleset}{relation}《{target}》，没有装载，本行为按它怎样处理不知道",
        "{ruleset} adopts {target} ({relation}), which is not loaded; what it says of this act is not known",
    ),
    "relation-in-words": (
        "{ruleset}{relation}{target}，范围是“{scope}”，是否及于本行为由机关认定",
        "{ruleset}: {relation} {target}, confined by the words “{scope}”; whether they reach this act is for the authority",
    ),
    "several-laws": (
        "几部法律规范对本行为都有罚则（{laws}），哪一部适用没有比较：案件里各写一项，用“同一行为”标出",
        "several laws penalise this violation ({laws}) and which applies is not compared: name each, marked as one act",
    ),
    "several-levels": ("裁量因素“{fact}”同时落在几档", "the factor {fact} stands at several levels at once"),
    "no-row": ("基准{table}没有一行成立", "no row of benchmark {table} applies"),
    "no-level": ("裁量因素“{fact}”没有一档成立", "no level of the factor {fact} applies"),
    "no-start": ("基准{table}没有可用的起点", "benchmark {table} has no starting point for this"),
    "missing-cell": ("源文漏写“{party}”在本档的处理", "the source leaves out what applies to {party} in this tier"),
    "no-benchmark": (
        "未装载本行为的裁量基准，只列法定幅度",
        "no benchmark is loaded for this violation; the statutory range is given",
    ),
    "statute-not-applicable": (
        "罚则{tables}的适用条件不成立，没有可用的罚则",
        "the conditions of {tables} are not met; no penalty provision applies",
    ),
    "tier-without-order": (
        "基准{table}没有写阶次的次序，不能上调或者下调",
        "benchmark {table} declares no order of tiers, so none can be shifted",
    ),
    "tier-of-several-fines": (
        "表{table}的{tier}档有几行，处理不同，案情分不出调到哪一行",
        "tier {tier} of {table} has several rows that differ, and nothing in the case says which it is moved to",
    ),
    "shift-without-tiers": ("没有裁量阶次，不能上调或者下调", "there are no tiers, so none can be shifted"),
    "same-direction": (
        "方向已由别的情节确定，本项无论成立与否都不改变结果",
        "another circumstance has settled the direction",
    ),
    "misprint": ("原文印作“{printed}”，读作“{read}”", "printed as {printed}, read as {read}"),
    "placed-by": ("{text}（{row}）", "{text} ({row})"),
    "tier-shifted": ("由{from}调为{to}", "moved from {from} to {to}"),
    "no-statute": ("未装载本行为的法定幅度", "no statutory range is loaded for this violation"),
    "conflicting-circumstances": (
        "从轻与从重情节并存，本规则集没有规定如何处理",
        "mitigating and aggravating circumstances stand together and no rule says which prevails",
    ),
    "weigh-the-whole-case": (
        "从轻与从重情节并存，本规则集规定综合全案情况裁量",
        "mitigating and aggravating circumstances stand together: the ruleset has the whole case weighed",
    ),
    "may-exempt-with-heavier": (
        "可以不予处罚与从重情节并存",
        "a possible exemption stands beside an aggravating circumstance",
    ),
    "direction-without-rule": (
        "有{direction}情节，但没有规定在幅度内如何{direction}",
        "the circumstances point one way ({direction}) but no rule says where in the range",
    ),
    "no-role": ("当事人的身份与表列各方（{roles}）都不相符", "the party is none of those the table names ({roles})"),
    "mitigation-without-minimum": (
        "法律未定下限，减轻只能另选更轻的处罚种类",
        "the law sets no minimum, so mitigation can only choose a lighter kind",
    ),
    "not-yet-in-force": (
        "{ruleset}自{date}起施行，本行为在此之前",
        "{ruleset} is in force from {date}; the act came before",
    ),
    "law-of-the-act": ("按行为发生时（{date}）的规定", "by the rules in force when the act was done ({date})"),
    "law-of-the-decision": ("按作出决定时（{date}）的规定", "by the rules in force at the decision ({date})"),
    "table-not-yet": (
        "表{table}自{date}起施行，本行为在此之前",
        "table {table} is in force from {date}, after this act",
    ),
    "table-lapsed": (
        "表{table}施行到{date}，本行为在此之后",
        "table {table} was in force until {date}, before this act",
    ),
    "judged-as": (
        "按{date}的规定，`{old}`由`{new}`（{basis}）承接",
        "under the rules of {date}, `{old}` is `{new}` ({basis})",
    ),
    "several-successors": (
        "按{date}的规定，与`{name}`相承接的违法行为有几个（{others}），按哪一个由机关决定",
        "under the rules of {date}, `{name}` may be any of {others}: which one is for the authority",
    ),
    "law-of-days": ("行为终了在{days}的", "if the act ended {days}"),
    "law-changed-since": (
        "行为发生后规定有变化（{date}），没有装载新旧规定如何适用的规则",
        "the rules changed after the act ({date}) and no rule says which of them apply",
    ),
    "editions-incomparable": (
        "行为发生时的规定与作出决定时的规定孰轻孰重不能比较，或者适用哪一个由机关认定",
        "the rules of the act and those of the decision cannot be ranked, or which of them apply is for the authority",
    ),
    "continues-into-new-law": (
        "行为自{start}持续到{end}，跨越规定的变化（{date}），适用终了时的规定",
        "the act lasted from {start} to {end}, past a change of the rules ({date}): those of its last day apply",
    ),
    "provision-not-loaded": ("应当适用{provision}，没有装载", "{provision} applies and is not loaded"),
    "lapsed": (
        "{ruleset}已于{date}失效，本行为在此之后，不予适用",
        "{ruleset} lapsed on {date}; the act came after, so it is not applied",
    ),
    "basis-repealed": (
        "{table}的依据{law}已于{date}被{by}废止，本行为在此之后，不予适用",
        "the basis of {table}, {law}, was repealed on {date} by {by}; the act came after, so it is not applied",
    ),
    "in-force-unconfirmed": ("{ruleset}的施行日未核", "the day {ruleset} came into force is unconfirmed"),
    "amount-unstated": ("法律未定罚款数额，由裁量基准确定", "the statute states no amount; only a benchmark bounds it"),
    "too-many-worlds": ("未知事实过多，结果为近似范围", "too many facts are open; the result is an outer bound"),
    "overlapping-fines": ("同一行为的几项罚款不能比较高低", "the fines for this one act cannot be ranked"),
    "incomparable-rows": ("几行的处理不能比较轻重", "the rows that apply cannot be ranked"),
    "role-unfilled": (
        "本案未列“{party}”，该方的处理未评估",
        "the case names no {party}; what applies to it was not assessed",
    ),
    "untranslated": (
        "{ruleset}{clause}{text}没有写成规则：{why}（{handling}）",
        "{ruleset} {clause} {text} is not written as a rule: {why} ({handling})",
    ),
    # competence
    "no-competence": (
        "{organ}无权作出这一处罚：由{holders}行使（{rules}）",
        "{organ} may not decide this: {holders} may ({rules})",
    ),
    "no-competence-unnamed": (
        "{organ}无权作出这一处罚，由谁行使没有写（{rules}）",
        "{organ} may not decide this, and nothing says who may ({rules})",
    ),
    "kind-reserved": (
        "{kind}不由本机关决定：由{holders}行使（{rules}）",
        "{kind} is not for this authority: {holders} decide it ({rules})",
    ),
    "kind-reserved-unnamed": (
        "{kind}不由本机关决定，由谁行使没有写（{rules}）",
        "{kind} is not for this authority, and nothing says for whom ({rules})",
    ),
    "held-by": ("由{organs}行使", "held by {organs}"),
    "mandate-ended": (
        "交由{organs}行使到{until}，作出决定之日（{day}）已经届满",
        "given to {organs} until {until}, over on the day of the decision ({day})",
    ),
    "mandate-not-begun": (
        "自{since}起才交由{organs}行使，作出决定之日（{day}）还没有开始",
        "given to {organs} from {since}, not yet on the day of the decision ({day})",
    ),
    "mandate-turns": (
        "立案（{filed}）以后、作出决定（{day}）以前，行使处罚权的机关有变化（{row}）：以作出决定之日为准",
        "competence changed between filing ({filed}) and decision ({day}) ({row}): the day of the decision counts",
    ),
    "organ-unknown": (
        "案件没有写明{organ}是不是{organs}（机关类别、机关层级），有没有处罚权没有核（{row}）",
        "the case does not say whether {organ} is {organs} (its kind and level); its competence was not checked ({row})",
    ),
    "competence-depends": (
        "由谁行使处罚权取决于没有确定的事实：{facts}（{row}）",
        "who may decide depends on facts that are not settled: {facts} ({row})",
    ),
    "handed-over": (
        "已经交由{organs}行使，{organ}是否还可以行使，{ruleset}没有写",
        "handed over to {organs}; {ruleset} does not say whether {organ} may still decide",
    ),
    "several-organs": (
        "{organs}都有处罚权：由最先立案的管辖",
        "{organs} all have competence: the one that filed first decides",
    ),
    "catalogue-unconfirmed": (
        "{ruleset}的施行日未核，管辖按它写的列出",
        "the day {ruleset} came into force is unconfirmed; competence is given as it says",
    ),
    "printed-organ": (
        "{row}写明由{organs}实施，本案由{organ}办理",
        "{row} names {organs} as the authority; this case is {organ}'s",
    ),
    # which earlier matters count (履历), as day, what was done and [line]
    "no-matters": ("经查没有以前的事项", "a search found no earlier matter"),
    "history-not-given": ("没有给出履历，不等于没有以前的事项", "no history is given, which is not an empty one"),
    "history-partial": ("履历只查到一部分，计数只是下限", "the history is partial: counts are lower bounds"),
    "history-until": (
        "履历查到{until}，此后至{day}（{since}）的不知道",
        "the history was searched up to {until}; what came then, before {day} ({since}), is not known",
    ),
    "window-back": ("从{day}（{since}）往前，自{start}起", "looking back from {day} ({since}), from {start} on"),
    "window-onward": (
        "自以前的事项之日起{months}个月，看是否到{day}（{since}）",
        "{months} months from the earlier matter, held against {day} ({since})",
    ),
    "window-open": ("{since}未知，计数随它变化", "{since} is open and the count depends on it"),
    "this-one-counts": ("含本次", "this one is counted in"),
    "matter-counts": ("计入：{matters}", "counted: {matters}"),
    "matter-not-before": (
        "不计：{matters}，不在{day}（{since}）以前",
        "not counted: {matters}, not before {day} ({since})",
    ),
    "matter-too-old": ("不计：{matters}，在期间以外", "not counted: {matters}, outside the window"),
    "matter-revoked": ("不计：{matters}，已于{day}撤销", "not counted: {matters}, revoked on {day}"),
    "matter-of-another-sort": (
        "不计：{matters}，本条只数{counts}",
        "not counted: {matters}, as only {counts} count",
    ),
    "another-violation": ("不计：{matters}，不是同一违法行为", "not counted: {matters}, another violation"),
    "another-provision": ("不计：{matters}，不是同一条款项", "not counted: {matters}, under another provision"),
    "another-organ": ("不计：{matters}，是别的机关的", "not counted: {matters}, by another organ"),
    "another-area": ("不计：{matters}，不在本辖区", "not counted: {matters}, in another area"),
    "another-party": ("不计：{matters}，是别的当事人的", "not counted: {matters}, of another party"),
    "another-edition": (
        "不能确定：{matters}，事项是新旧另一文本的，是否同一没有写明",
        "open: {matters}, whose violation stands in the text that replaced this one or was replaced by it",
    ),
    "no-violation": ("不能确定：{matters}，没有写事项", "open: {matters}, whose violation is not stated"),
    "unlisted-violation": (
        "不能确定：{matters}，事项不在装载的规则集里，也没有写条款",
        "open: {matters}, whose violation no loaded ruleset lists and whose provision is not stated",
    ),
    "no-provision": ("不能确定：{matters}，没有条款可以比较", "open: {matters}, with no provision to compare"),
    "coarser-provision": (
        "不能确定：{matters}，条款一个写到条、一个写到款项，或者没有写法律的名称",
        "open: {matters}, one provision being cited more exactly than the other",
    ),
    "kind-undefined": (
        "不能确定：{matters}，约定的“同类”是“{kind}”，是否同类由机关认定",
        "open: {matters}, as 同类 means {kind}, which is for the authority to find",
    ),
    "text-open": (
        "不能确定：{matters}，原文没有写：{what}",
        "open: {matters}, as the text does not say: {what}",
    ),
    "no-organ": ("不能确定：{matters}，没有写机关", "open: {matters}, whose organ is not stated"),
    "no-area": ("不能确定：{matters}，没有写地区", "open: {matters}, whose area is not stated"),
    "revoked-undefined": (
        "不能确定：{matters}，已于{day}撤销，撤销以后算不算没有写明",
        "open: {matters}, revoked on {day}, and nothing says whether it counts all the same",
    ),
    "revocation-unclear": (
        "不能确定：{matters}，有一次撤销没有写明撤销哪一件",
        "open: {matters}, as a revocation does not say which matter it revokes",
    ),
    # policies and arithmetic, not defects
    "lowest-level": ("无法查明，按最低档次", "could not be ascertained: counted at the lowest level"),
    "deemed-minimum": (
        "法律没有写下限，按{part}视为下限：{to}元",
        "the law sets no minimum; {part} is deemed to be one: {to} 元",
    ),
    "mitigated-to-nothing": (
        "法律没有写下限，减轻到底不予行政处罚",
        "the law sets no minimum, and mitigation ends in no penalty",
    ),
    "mitigated-left-out": ("减轻：应当并处的{what}不并处", "mitigated: {what}, which is due beside it, is left out"),
    "mitigated-lighter-kind": (
        "减轻：适用法定种类以外更轻的处罚种类",
        "mitigated: a lighter kind of penalty than the provision has",
    ),
    "terms-may-be-lower": (
        "减轻及于有天数、期限的处罚，低于法定下限的天数、期限由机关定：{what}",
        "mitigation reaches penalties that last; a length below the minimum is for the authority: {what}",
    ),
    "nothing-below": (
        "这里的处罚没有幅度，减轻只能另选更轻的处罚种类",
        "these penalties have no range: mitigation can only choose a lighter kind",
    ),
    "still-fined": ("减轻不得免除全部罚款", "mitigation may not waive the whole fine"),
    "yields-to-benchmark": (
        "基准{table}已对“{facts}”作出规定，本行让位",
        "benchmark {table} already deals with {facts}, so this row gives way",
    ),
    "clamped-up": (
        "算得{from}元，低于法定最低罚款额，按法定最低额{to}元",
        "computed {from} 元, below the statutory minimum: {to} 元",
    ),
    "clamped-down": (
        "算得{from}元，高于法定最高罚款额，按法定最高额{to}元",
        "computed {from} 元, above the statutory maximum: {to} 元",
    ),
    "clamped-range": ("幅度超出法定幅度，截至法定幅度", "the range leaves the statutory range and was cut to it"),
    "capped": ("权重合计{from}，封顶{to}", "weights add up to {from}, capped at {to}"),
    "floored": ("权重合计{from}，不足{to}，按{to}计算", "weights add up to {from}, raised to the floor {to}"),
    "score": ("{sum}", "{sum}"),
    "derived": ("{fact}＝{value}", "{fact} = {value}"),
    "measured": ("按{form}取{part}", "for a {form} fine: {part}"),
    "rounded": ("取整：{from}元→{to}元", "rounded: {from} 元 → {to} 元"),
    "overridden": ("推定为{derived}，经认定为{value}", "derived as {derived}, found to be {value}"),
    "heavier-row": ("几行同时成立，取重", "several rows apply; the heaviest counts"),
    "lighter-row": ("几行同时成立，取轻", "several rows apply; the lightest counts"),
    "loses-to": (
        "同一行为，罚款数额较高者为{winner}，本项不作出行政处罚",
        "one act: {winner} carries the higher fine, so no penalty under this one",
    ),
    "beside-other": ("与{other}相比：{facts}", "beside {other}: {facts}"),
    "counts-before": (
        "同一行为，{acts}让位于本项",
        "one act: {acts} gives way to this one",
    ),
    "gives-way-to": (
        "同一行为，适用{winner}（{rule}），本项不适用",
        "one act: {winner} applies ({rule}), so this one does not",
    ),
    "gives-way-if": (
        "同一行为，适用{winner}的，本项不适用：{why}",
        "one act: this one does not apply if {winner} does: {why}",
    ),
    "higher-fine-if-imposed": (
        "{winner}的罚款是“可以”处的；不处的，本项另行决定",
        "the fine of {winner} may be left out; then this one is decided by itself",
    ),
    "loses-if-imposed": (
        "同一行为，{winner}的罚款数额较高而是“可以”处的：处的，本项不作出行政处罚",
        "one act: the fine of {winner} is higher and may be left out; if it is imposed, no penalty under this one",
    ),
    "other-kinds-together": (
        "不同种类的处罚可以一并适用，同一种类的不重复",
        "penalties of other kinds may be imposed beside it, none of a kind twice",
    ),
    "no-other-provision": (
        "案件没有标明同一行为违反的其他规定",
        "the case marks no other provision for this act",
    ),
    "norms-go-up": (
        "同一行为的两个规定不一致，本机关不能裁断，提请有权机关裁决（{rule}）",
        "two provisions about this act differ, and a competent organ decides ({rule})",
    ),
    "norms-disagree": (
        "同一行为的几个规定哪一个优先，几条规则说法相反：{rules}",
        "the rules on which provision comes first contradict each other: {rules}",
    ),
    "norms-either": (
        "两个规定完全一致，均可适用（{rule}）",
        "the two provisions are the same: either may be applied ({rule})",
    ),
    "norms-open": (
        "同一行为的两个规定哪一个优先，取决于：{facts}",
        "which of two provisions about this act comes first depends on: {facts}",
    ),
    "one-act-without-rule": (
        "案件标明几项是同一行为，没有装载几项罚款怎样处理的规则",
        "the case marks several provisions as one act, and no rule loaded says which fine counts",
    ),
    "round-counted": (
        "第{number}次：自{first}至{last}，{days}日{sum}",
        "round {number}: from {first} to {last}, {days} days{sum}",
    ),
    "rounds-counted": ("累计{days}日{sum}", "{days} days in all{sum}"),
    "rounds-unknown": (
        "第{number}次以后的送达、复查或者复查结果不明，日数算不出来",
        "what was served or found after round {number} is not known: the days cannot be counted",
    ),
    "calendar-unknown": (
        "{year}年的节假日安排没有装载，工作日数不出来",
        "the holiday arrangement of {year} is not loaded: working days cannot be counted",
    ),
    "deadline-passed": (
        "期限{deadline}届满，拟决定之日{day}已经超过{days}日",
        "the time limit ended on {deadline}; the decision, of {day}, comes {days} days after it",
    ),
    "surcharge-counted": (
        "自{first}至{last}，不计算{less}日，{days}日×{rate}×{principal}＝{sum}",
        "from {first} to {last}, {less} days left out: {days} days × {rate} × {principal} = {sum}",
    ),
    "surcharge-capped": (
        "自{first}至{last}，不计算{less}日，{days}日×{rate}×{principal}，以罚款数额为限：{sum}",
        "from {first} to {last}, {less} days left out: {days} days × {rate} × {principal}, no more than the fine: {sum}",
    ),
    "surcharge-formula": (
        "自{first}至{last}，不计算{less}日，{days}日×{rate}×罚款数额",
        "from {first} to {last}, {less} days left out: {days} days × {rate} × the fine",
    ),
    "workdays-unknown": (
        "“{fact}”要数工作日，有的年份的节假日安排没有装载",
        "{fact} is counted in working days, and the holiday arrangement of some year is not loaded",
    ),
    "not-counted": ("不计入：{periods}，共{days}日", "not counted in: {periods}, {days} days in all"),
    "order-first": (
        "要先责令改正，现在不罚款；到了第二阶段：{later}（{basis}）",
        "the order to correct comes first, and no fine yet; in the second stage: {later} ({basis})",
    ),
    "order-first-until": (
        "要先责令改正，期限{due}届满以前不罚款；到了第二阶段：{later}（{basis}）",
        "the order to correct comes first, and no fine before {due}, when its term ends; in the second stage: {later} ({basis})",
    ),
    "walk-ordered": ("第{number}次责令改正{day}送达", "order {number} served on {day}"),
    "walk-ordered-until": (
        "第{number}次责令改正{day}送达，期限{due}届满",
        "order {number} served on {day}, its term ends on {due}",
    ),
    "walk-inspected": ("{day}复查：{found}", "re-inspected on {day}: {found}"),
    "walk-corrected": ("{day}改正", "corrected on {day}"),
    "walk-running": (
        "到拟决定之日{day}没有改正，期限{due}届满，还有{days}日",
        "not corrected by {day}; the term ends on {due}, in {days} days",
    ),
    "walk-over": (
        "到拟决定之日{day}没有改正，期限{due}届满，已经过了{days}日",
        "not corrected by {day}; the term ended on {due}, {days} days before",
    ),
    "period-counted": (
        "{fact}自{start}至{end}；{limit}至{full}届满",
        "{fact} runs from {start} to {end}; {limit} are full on {full}",
    ),
    "deadline": ("自{start}起{days}日", "{days} days from {start}"),
    "threshold-not-loaded": ("“{fact}”由本地规定给出，未装载", "{fact} is set by a local text that is not loaded"),
    "depends-on": ("取决于：{facts}", "depends on: {facts}"),
    "if-returned": ("司法机关依法不追究并移回的，按此处理", "if the judicial authority returns the case"),
    "goes-on": ("{text}（{row}）", "{text} ({row})"),
    "not-this-party": ("该阶段不处理该方", "nothing is done to this party at this stage"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence about the case: stable code and arguments."""

    code: str
    args: tuple[tuple[str, str], ...] = ()

    def text(self, lang: str = "zh") -> str:
        """The sentence in Chinese (`zh`) or English (`en`)."""
        return SENTENCES[self.code][lang == "en"].format_map(dict(self.args))


def reason(code: str, **args: str) -> Reason:
    """A reason with its arguments in order of name."""
    assert code in SENTENCES, f"no sentence for {code}"
    return Reason(code, tuple(sorted(args.items())))
