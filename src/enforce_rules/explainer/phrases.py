"""Every phrase of an explanation, in one place, so that a lawyer can read all of them in one sitting.

In: a key and its arguments. Out: the phrase, Chinese or English. The sentences of the engine itself (why a rule applied
or not) are in `model/reason.py`; the texts of rules, facts and findings are the authors' own and are not translated.
"""

from __future__ import annotations

from dataclasses import dataclass

PHRASES: dict[str, tuple[str, str]] = {
    # the head
    "title": ("处罚建议", "Recommended penalty"),
    "disclaimer": ("本建议供办案机关参考，处罚决定由办案机关作出。", "A recommendation only: the decision is the authority's."),
    "overall": ("立场：{standing}", "Standing: {standing}"),
    "benchmark-is-no-basis": (
        "裁量基准不是处罚的法律依据，只用于说明裁量的理由；以下分开列出。",
        "A benchmark is no legal basis for a penalty; it only gives the reasons for discretion. The two are listed apart.",
    ),
    "act-and-party": ("行为{act}  当事人{party}", "Act {act}, party {party}"),
    "violation": ("违法行为：{text}（{id}）", "Violation: {text} ({id})"),
    # how far it is settled
    "standing-decided": ("已定", "decided"),
    "standing-bounded": ("有界——待查事实只影响数额", "bounded - the open facts change amounts only"),
    "standing-needs_facts": ("待查——待查事实会改变处理的种类", "needs facts - the open facts change the kind of outcome"),
    "standing-refer": (
        "提交决定——法律或者规则集留有空白，由有权的人决定",
        "refer - law or ruleset leaves a gap, for the competent person to decide",
    ),
    # section titles
    "conclusion": ("结论", "Conclusion"),
    "comparison": ("新旧规定的比较", "The old rules and the new"),
    "refer": ("提交决定的原因", "Why it is referred"),
    "legal-basis": ("法律依据", "Legal basis"),
    "reasoning-basis": ("说理依据（裁量基准）", "Reasoning basis (benchmarks)"),
    "why": ("为什么", "Why"),
    "why-not": ("为什么不", "Why not"),
    "open": ("待查事项", "Open questions"),
    "duties": ("程序义务", "Duties of procedure"),
    "findings": ("认定", "Findings"),
    "derived": ("推定和计算得出的事实", "Derived facts"),
    "premises": ("前提", "Premises"),
    "warnings": ("提示", "Warnings"),
    "receipt": ("回执", "Receipt"),
    "totals": ("合计", "Totals"),
    # options
    "option": ("{id}. {when}{outcome}{tier}{score}", "{id}. {when}{outcome}{tier}{score}"),
    "by-authority": ("由机关选择：", "at the authority's choice: "),
    "by-fact": ("如果{ways}：", "if {ways}: "),
    "by-open-fact": ("视待查事实：", "depending on open facts: "),
    "way": ("“{fact}”为{values}", "{fact} is {values}"),
    "word-included": ("“{word}”包括本数（{ruleset}）", "{word} includes the number itself ({ruleset})"),
    "word-excluded": ("“{word}”不包括本数（{ruleset}）", "{word} does not include the number itself ({ruleset})"),
    "value": ("“{value}”", "“{value}”"),
    "and": ("，并且", " and "),
    "or": ("或者", " or "),
    "or-else": ("，或者", ", or "),
    "tier": ("；阶次：{tier}", "; tier: {tier}"),
    "score": ("；权重合计{score}", "; weights add up to {score}"),
    "outcome-no_penalty": ("不予处罚", "no penalty"),
    "outcome-waived": ("免除部分处罚", "part of the penalty waived"),
    "outcome-order_only": ("只责令改正", "an order to correct only"),
    "outcome-mitigated": ("减轻处罚", "mitigated penalty"),
    "outcome-lighter": ("从轻处罚", "lighter penalty"),
    "outcome-general": ("一般处罚", "general penalty"),
    "outcome-heavier": ("从重处罚", "heavier penalty"),
    "outcome-transfer": ("移送", "transfer"),
    "outcome-barred": ("不再处罚", "barred: no penalty any more"),
    "outcome-undetermined": ("未定", "undetermined"),
    "may": ("可以{what}", "may: {what}"),
    "waives-all": ("免除：全部处罚", "waives: every penalty"),
    "waives-fine": ("免除：罚款", "waives: the fine"),
    "waives-warning_and_fine": ("免除：警告和罚款", "waives: warning and fine"),
    "measures": ("措施：{measures}", "measures: {measures}"),
    "basis": ("依据：{basis}", "basis: {basis}"),
    "no-sanctions": ("没有处罚", "no sanction"),
    # sanctions
    "fine": ("罚款{range}", "fine {range}"),
    "beside": ("另处{what}", "beside it, {what}"),
    "point": ("，建议数额{point}", ", recommended figure {point}"),
    "formula": ("（算式：{formula}）", " (formula: {formula})"),
    "fine-by-formula": ("罚款，数额按{formula}计算", "fine, computed as {formula}"),
    "fine-open": ("罚款，数额待定", "fine, amount undetermined"),
    "counted": ("（{count}）", " ({count})"),
    "approval": ("（须报经批准）", " (needs approval)"),
    "at-least": ("{low}以上", "{low} or more"),
    "at-most": ("{high}以下", "up to {high}"),
    "between": ("{low}以上{high}以下", "{low} to {high}"),
    "excluded-end": ("{end}（不含）", "{end} (excluded)"),
    "open-end": ("{end}（是否含本数未写明）", "{end} (whether included is not stated)"),
    "statutory": ("法定幅度：罚款{range}", "statutory range: fine {range}"),
    "clamped": ("；算得的数额已截至法定幅度", "; the computed figure was cut to it"),
    "bounds": ("罚款界限：{range}", "bounds of the fine: {range}"),
    # several acts
    "total": ("当事人{party}：罚款合计{range}（{acts}）{aside}{unknown}", "party {party}: fines of {range} in all ({acts}){aside}{unknown}"),
    "total-aside": ("；{acts}按另一项规定处罚，不计", "; {acts} not counted: another provision is applied"),
    "total-unknown": ("；{acts}的数额还不明", "; the amount of {acts} is not known yet"),
    "total-none": ("没有计入的", "none"),
    # who may decide
    "competence": ("管辖", "Competence"),
    "competence-yes": ("{organ}有处罚权", "{organ} may decide"),
    "competence-part": ("{organ}只对一部分处罚有权", "{organ} may decide some of the sanctions only"),
    "competence-no": ("{organ}没有处罚权", "{organ} may not decide"),
    "competence-open": ("{organ}有没有处罚权没有核", "whether {organ} may decide was not settled"),
    "holder": ("{kinds}由{organs}行使{period}（{rule}）", "{kinds}: {organs}{period} ({rule})"),
    "holder-any": ("处罚", "any sanction"),
    "holder-none": ("没有写的机关", "an authority not named"),
    "holder-since": ("，自{since}起", ", from {since}"),
    "holder-until": ("，至{until}止", ", until {until}"),
    "reserved": ("（由{organs}决定）", " (for {organs} to decide)"),
    # two editions of the rules
    "edition-old": ("行为发生时（{day}）的规定", "the rules of the act ({day})"),
    "edition-new": ("作出决定时（{day}）的规定", "the rules of the decision ({day})"),
    "edition": ("{edition}：{standing}", "{edition}: {standing}"),
    "edition-violations": ("相承接的违法行为：{violations}", "the same act under these rules: {violations}"),
    "edition-rulesets": ("规则集：{rulesets}", "rulesets: {rulesets}"),
    "new-is-lighter": ("新的规定处罚较轻", "the new rules are lighter"),
    "new-is-equal": ("新旧规定一样", "both come to the same"),
    "new-is-heavier": ("新的规定处罚较重", "the new rules are heavier"),
    "new-is-incomparable": ("孰轻孰重不能比较", "neither is the lighter"),
    "applied-old": ("适用行为发生时的规定", "the rules of the act apply"),
    "applied-new": ("适用新的规定", "the new rules apply"),
    "applied-both": ("由机关定", "which apply is for the authority"),
    "compared": ("{new_is}；{applied}{rules}", "{new_is}; {applied}{rules}"),
    "by-rules": ("（{rules}）", " ({rules})"),
    # steps
    "step": ("〔{stage}〕{basis}（{id}）{facts}{why}", "[{stage}] {basis} ({id}){facts}{why}"),
    "no-citation": ("规则集未列条文", "no provision cited by the ruleset"),
    "facts": ("，事实：{facts}", ", facts: {facts}"),
    "fact-value": ("{fact}＝{value}", "{fact} = {value}"),
    "because": ("。{why}", ". {why}"),
    "verdict-no": ("不成立", "does not apply"),
    "verdict-not_applicable": ("不适用于本案", "not applicable"),
    "verdict-not_reached": ("未到此步", "not reached"),
    "verdict-open": ("取决于待查事项", "depends on what is open"),
    "verdict-idle": ("没有查明，不影响本结论", "not ascertained, and the result does not depend on it"),
    "group": ("{verdict}：", "{verdict}:"),
    "group-why": ("{verdict}——{why}：", "{verdict} ({why}):"),
    # questions
    "question": ("{number}. {ask}（事实：{fact}）", "{number}. {ask} (fact: {fact})"),
    "asker": ("{basis}（{id}）", "{basis} ({id})"),
    "asked-by": ("由这些规则问：{askers}", "asked by: {askers}"),
    "settles-kinds": ("答案分出{count}种处理", "the answers lead to {count} kinds of outcome"),
    "settles-amount": ("答案只影响数额", "the answer changes amounts only"),
    "settles-width": ("，罚款数额相差不超过{money}", ", the fine differing by at most {money}"),
    "settles-unbounded": ("，罚款数额的相差没有上限", ", the fine differing without limit"),
    # duties
    "duties-of": ("方案{ids}：", "option {ids}:"),
    "duty-due": ("应当：{text}{deadline}（{basis}）{why}", "due: {text}{deadline} ({basis}){why}"),
    "duty-may": ("可以：{text}{deadline}（{basis}）{why}", "may: {text}{deadline} ({basis}){why}"),
    "duties-not-due": ("不需要：{duties}", "not due: {duties}"),
    "duty-named": ("{text}（{basis}）", "{text} ({basis})"),
    "duty-depends": ("视情况：{text}{deadline}（{basis}）{why}", "depends: {text}{deadline} ({basis}){why}"),
    "duty-unknown_threshold": ("标准未装载：{text}{deadline}（{basis}）{why}", "threshold not loaded: {text}{deadline} ({basis}){why}"),
    "deadline": ("，期限{day}", ", by {day}"),
    # findings, receipt
    "finding": ("{fact}＝{value}  认定：{by}  理由：{reason}", "{fact} = {value}; found by: {by}; reason: {reason}"),
    "receipt-library": ("程序版本{version}", "library {version}"),
    "receipt-ruleset": ("规则集{id}  {digest}", "ruleset {id}  {digest}"),
    "receipt-decided": ("拟决定之日{day}", "day of decision {day}"),
    "receipt-case": ("案件{digest}", "case {digest}"),
    # punctuation
    "list": ("、", ", "),
    "named-fine": ("{name}：{what}", "{name}: {what}"),
    "semicolon": ("；", "; "),
    "heading": ("【{title}】", "{title}:"),
}  # fmt: skip

STAGES = {
    "管辖": "competence",
    "过渡": "law in time",
    "推定": "derivation",
    "层级": "layers",
    "门槛": "gate",
    "豁免": "exemption",
    "清单": "list",
    "总则": "general rules",
    "情节": "circumstances",
    "法定幅度": "statutory range",
    "裁量阶次": "benchmark",
    "量罚": "measuring",
    "竞合": "concurrence",
    "程序": "procedure",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """The language an explanation is written in: `zh` or `en`."""

    lang: str = "zh"

    def __call__(self, key: str, **args: str) -> str:
        """A phrase with its arguments."""
        return PHRASES[key][self.lang == "en"].format_map(args)

    def join(self, parts: list[str] | tuple[str, ...], by: str = "list") -> str:
        """Several words in a row."""
        return self(by).join(parts)

    def stage(self, stage: str) -> str:
        """The name of a stage."""
        return STAGES.get(stage, stage) if self.lang == "en" else stage
