"""Recommendations built by hand, for the texts in `golden/`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from enforce_rules.model.deed import Modality
from enforce_rules.model.reason import reason
from enforce_rules.model.report import (
    FineRange,
    FoundFact,
    Option,
    Outcome,
    Question,
    Receipt,
    RecommendedDuty,
    RecommendedSanction,
    Report,
    Result,
    ResultStanding,
    Step,
    Verdict,
)

SHALL, MAY = Modality.SHALL, Modality.MAY


def yuan(amount: int) -> Fraction:
    return Fraction(amount)


def fine(low: int, high: int, *, low_in: bool | None = True, high_in: bool | None = True) -> FineRange:
    return FineRange(yuan(low), yuan(high), low_in, high_in)


NOTICE = RecommendedDuty("notice_and_defence", "告知并听取陈述申辩", "due", "行政处罚法第四十四条、第四十五条")
DECIDE = RecommendedDuty("decide_within", "作出处罚决定", "due", "行政处罚法第六十条", date(2025, 8, 21))
HEARING = RecommendedDuty("hearing", "告知听证权利", "due", "行政处罚法第六十三条第一款第四项")
REVIEW = RecommendedDuty(
    "legal_review",
    "法制审核",
    "depends",
    "行政处罚法第五十八条",
    why=reason("depends-on", facts="经过听证程序"),
)
UNKNOWN_HEARING = RecommendedDuty(
    "hearing",
    "告知听证权利",
    "unknown_threshold",
    "行政处罚法第六十三条第一款第一项",
    why=reason("threshold-not-loaded", fact="较大数额罚款"),
)
ON_THE_SPOT = RecommendedDuty("on_the_spot", "当场作出决定", "not_due", "行政处罚法第五十一条", may=True)
RECEIPT = Receipt("0.1.0", (("行政处罚法-2021", "sha256:aa"),), (("decided", "2025-08-01"),), "sha256:cc")


def weighted() -> Report:
    """A weighted sum: decided, one factor by policy, an order that is only 可以."""
    law = ("环境影响评价法第三十一条第一款",)
    option = Option(
        id="1",
        by=None,
        outcome=Outcome.GENERAL,
        modality=SHALL,
        score=Fraction(37, 100),
        sanctions=(
            RecommendedSanction(
                "fine", "罚款", SHALL, fine(185000, 185000), yuan(185000), "37%×建设项目总投资额×5%", (0,)
            ),
            RecommendedSanction("order", "责令停止建设", SHALL, basis=(0,)),
            RecommendedSanction("order", "责令恢复原状", MAY, basis=(0,)),
        ),
        duties=(NOTICE, DECIDE, UNKNOWN_HEARING, ON_THE_SPOT),
        basis=law,
    )
    table = "粤环发-2021-7#§1.1"
    own = ("粤环发〔2021〕7号附件1 §1.1",)
    result = Result(
        act="A1",
        party="甲",
        violation=table,
        violation_text="未依法报批环评文件，擅自开工建设",
        standing=ResultStanding.DECIDED,
        options=(option,),
        statutory=fine(100000, 500000),
        clamped=False,
        bounds=fine(185000, 185000),
        legal_basis=law,
        reasoning_basis=("粤环发〔2021〕7号第五条、第六条、附件1 §1.1",),
        steps=(
            Step("行政处罚法-2021#时效:1", "门槛", Verdict.NO, (), ("行政处罚法第三十六条",)),
            Step(
                "行政处罚法-2021#不予处罚:1",
                "豁免",
                Verdict.NO,
                ("违法行为轻微",),
                ("行政处罚法第三十三条第一款第一句",),
            ),
            Step(
                "行政处罚法-2021#从轻:3",
                "情节",
                Verdict.NO,
                ("受他人胁迫",),
                ("行政处罚法第三十二条第二项",),
                (reason("gate-not-met"),),
            ),
            Step("粤环发-2021-7#附件2:4", "清单", Verdict.NOT_APPLICABLE, (), (), (reason("not-linked"),)),
            Step(f"{table}:8", "裁量阶次", Verdict.POLICY, ("建设情况",), own, (reason("lowest-level"),)),
            Step(f"{table}:合计", "裁量阶次", Verdict.YES, (), own, (reason("score", sum="20%＋5%＋6%＋0%＋3%＋3%＋0%＝37%"),)),
        ),
        questions=(),
        findings=(FoundFact("违法行为轻微", "否", "执法二科", "位于环境敏感区且已持续四个月"),),
        refer=(),
        premises=(reason("claim-not-raised", fact="当事人有证据足以证明没有主观过错"),),
        warnings=(),
        derived=(("查处次数", "第2次"),),
    )  # fmt: skip
    return Report(ResultStanding.DECIDED, (result,), result.premises, ("本规定2026-12-31失效",), RECEIPT)


def stages() -> Report:
    """Two stages that hang on one open fact: needs facts, the harder branch with its own duties."""
    law = ("行政处罚法第三十三条第一款第一句", "安全生产法第九十七条第四项")
    fact = "责令改正情况"
    options = (
        Option(
            "1",
            "fact",
            Outcome.NO_PENALTY,
            SHALL,
            (((fact, ("限期内改正",)),),),
            measures=("教育",),
            basis=law[:1],
        ),
        Option(
            "2",
            "fact",
            Outcome.GENERAL,
            SHALL,
            (((fact, ("期限未届满",)),),),
            sanctions=(RecommendedSanction("fine", "罚款", SHALL, fine(0, 100000, low_in=False), basis=(1,)),),
            duties=(NOTICE,),
            basis=law[1:],
        ),
        Option(
            "3",
            "fact",
            Outcome.GENERAL,
            SHALL,
            (((fact, ("逾期未改正",)),),),
            sanctions=(
                RecommendedSanction("suspend_production", "责令停产停业整顿", SHALL, basis=(1,)),
                RecommendedSanction("fine", "罚款", SHALL, fine(100000, 200000), basis=(1,)),
            ),
            duties=(NOTICE, HEARING, REVIEW),
            basis=law[1:],
        ),
    )
    exemption = "行政处罚法-2021#不予处罚:1"
    result = Result(
        act="A1",
        party="甲",
        violation="安全生产法-2021#97-4",
        violation_text="未如实记录安全生产教育和培训情况",
        standing=ResultStanding.NEEDS_FACTS,
        options=options,
        statutory=None,
        clamped=False,
        bounds=fine(0, 200000),
        legal_basis=law,
        reasoning_basis=(),
        steps=(Step(exemption, "豁免", Verdict.OPEN, ("违法行为轻微", fact), law[:1]),),
        questions=(
            Question(
                fact,
                "责令改正的期限届满时是否已经改正？",
                (exemption, "安全生产法-2021#97-4:1"),
                3,
                yuan(200000),
                3,
            ),
        ),
        findings=(FoundFact("违法行为轻微", "是", "办案机构负责人", "二十人均已培训合格，仅未记入档案"),),
        refer=(),
        premises=(),
        warnings=("张家港首违清单（据报道，文本与施行日未见）：只作提示，不决定结果",),
    )
    return Report(ResultStanding.NEEDS_FACTS, (result,), (), result.warnings, RECEIPT)


def referred() -> Report:
    """A gap of the ruleset beside the authority's choice: open ends, a recommended figure, alternatives, approval."""
    law = ("某法第九十二条第一款", "行政处罚法第三十三条第一款第二句")
    penalty = Option(
        "2",
        "authority",
        Outcome.LIGHTER,
        SHALL,
        tier="较轻",
        sanctions=(
            RecommendedSanction("fine", "罚款", MAY, fine(10000, 40000, high_in=False), yuan(19000), None, (0,)),
            RecommendedSanction("order", "责令限期拆除", SHALL, basis=(0,), choice=1),
            RecommendedSanction("confiscate_goods", "没收实物", SHALL, basis=(0,), choice=1),
            RecommendedSanction("close", "责令关闭", SHALL, basis=(0,), approval=True),
            RecommendedSanction("obligation", "补种盗伐株数一倍的树木", SHALL, formula="10株", basis=(0,)),
        ),
        basis=law[:1],
        why=(reason("measured", form="幅度", part="较低的30%部分"),),
    )
    exemption = Option("1", "authority", Outcome.NO_PENALTY, MAY, basis=law[1:])
    waived = Option(
        "3",
        "fact",
        Outcome.WAIVED,
        SHALL,
        ((("次数", ("第一次", "第二次")), ("危害后果轻微", ("是",))), (("首次", ("是",)),)),
        waives="fine",
        sanctions=(RecommendedSanction("warning", "警告", SHALL, basis=(0,)),),
        basis=law[:1],
    )
    unknown = Option(
        "4",
        "fact",
        Outcome.GENERAL,
        SHALL,
        sanctions=(
            RecommendedSanction("fine", "罚款", SHALL, FineRange(None, None), None, "违法所得×3倍以上5倍以下", (0,)),
            RecommendedSanction("fine", "罚款", SHALL, fine(0, 30000, low_in=True, high_in=None), None, None, (1,)),
            RecommendedSanction("fine", "罚款", SHALL, FineRange(yuan(5000), None), None, None, (0,)),
            RecommendedSanction("fine", "罚款", SHALL, FineRange(None, None), None, None, (0,)),
        ),
        basis=law[:1],
    )
    result = Result(
        act="A1",
        party="乙",
        violation="某规则集#表",
        violation_text="擅自占用道路",
        standing=ResultStanding.REFER,
        options=(exemption, penalty, waived, unknown),
        statutory=fine(10000, 50000),
        clamped=True,
        bounds=FineRange(yuan(0), None),
        legal_basis=law,
        reasoning_basis=("某基准第三条",),
        steps=(),
        questions=(
            Question(
                "初次违法",
                "此前是否有过同类违法？",
                ("某规则集#清单:1",),
                1,
                None,
                2,
                reason("undefined-term", fact="初次违法", basis="行政处罚法第三十三条第一款第二句"),
            ),
        ),
        findings=(),
        refer=(reason("undefined-term", fact="初次违法", basis="行政处罚法第三十三条第一款第二句"),),
        premises=(),
        warnings=(),
    )
    return Report(ResultStanding.REFER, (result,))


REPORTS = {"weighted": weighted(), "stages": stages(), "referred": referred()}
