"""The recommendation (处罚建议) as a value: results per act and party, their lawful options, steps and questions.

In: what the evaluator established. Out: frozen values that go to JSON and to text. Amounts are exact numbers of 元.
Every list is in the order of the stages, then of the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from enforce_rules.model.deed import Modality
from enforce_rules.model.mandate import Competence
from enforce_rules.model.reason import Reason


class ResultStanding(Enum):
    """How far a result is settled; the standing over all is the least of the results'."""

    DECIDED = "decided"  # 已定
    BOUNDED = "bounded"  # 有界: options by open fact differ only in amounts
    NEEDS_FACTS = "needs_facts"  # 待查: they differ in kind
    REFER = "refer"  # 提交决定: law or ruleset leaves a gap; the range is still given


STANDING_ORDER = (
    ResultStanding.DECIDED,
    ResultStanding.BOUNDED,
    ResultStanding.NEEDS_FACTS,
    ResultStanding.REFER,
)


class Outcome(Enum):
    """What an option comes to."""

    NO_PENALTY = "no_penalty"  # 不予处罚
    WAIVED = "waived"  # 免除部分处罚
    ORDER_ONLY = "order_only"  # 只责令改正
    MITIGATED = "mitigated"  # 减轻
    LIGHTER = "lighter"  # 从轻
    GENERAL = "general"  # 一般
    HEAVIER = "heavier"  # 从重
    TRANSFER = "transfer"  # 移送
    BARRED = "barred"  # 不再处罚
    UNDETERMINED = "undetermined"  # 未定


@dataclass(frozen=True, slots=True)
class FineRange:
    """A fine in 元. A missing end is unknown or unlimited; `*_included` is None where the text leaves it open."""

    low: Fraction | None
    high: Fraction | None
    low_included: bool | None = True
    high_included: bool | None = True

    @property
    def point(self) -> Fraction | None:
        """The figure, if there is just one."""
        return self.low if self.low is not None and self.low == self.high else None


@dataclass(frozen=True, slots=True)
class RecommendedSanction:
    """A sanction, order or obligation of an option."""

    kind: str
    text: str
    modality: Modality
    fine: FineRange | None = None
    point: Fraction | None = None  # the recommended figure and, by 量罚, the figure inside the range
    formula: str | None = None
    basis: tuple[int, ...] = ()  # indices into the result's legal_basis
    approval: bool = False
    choice: int | None = None  # alternatives joined by 或者 share a number
    reserved: tuple[str, ...] = ()  # 管辖: who decides it, where that is not the organ of the case


@dataclass(frozen=True, slots=True)
class RecommendedDuty:
    """A procedural duty and whether it is due."""

    kind: str
    text: str
    state: str  # due, not_due, depends, unknown_threshold
    basis: str
    deadline: date | None = None
    may: bool = False
    why: Reason | None = None
    rules: tuple[str, ...] = ()  # node ids of the rows


@dataclass(frozen=True, slots=True)
class Option:
    """One lawful branch."""

    id: str
    by: str | None  # "authority", "fact", or None when it is the only one
    outcome: Outcome
    modality: Modality
    when: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] = ()  # any of: all of (fact, possible values)
    tier: str | None = None
    score: Fraction | None = None
    sanctions: tuple[RecommendedSanction, ...] = ()
    measures: tuple[str, ...] = ()
    waives: str | None = None
    duties: tuple[RecommendedDuty, ...] = ()
    basis: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


class Verdict(Enum):
    """What a step found."""

    YES = "yes"
    NO = "no"
    OPEN = "open"  # depends on a fact not yet known
    POLICY = "policy"  # settled by the ruleset's own policy
    NOT_APPLICABLE = "not_applicable"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule looked at: its node id, stage, verdict, the facts used, and its provision."""

    id: str
    stage: str
    verdict: Verdict
    facts: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """An open fact: who asks for it and how much it can still change."""

    fact: str
    ask: str
    asked_by: tuple[str, ...]
    kinds: int  # kinds of outcome its answers tell apart; 0 where too many facts are open to tell
    width: Fraction | None  # 元 of fine its answer removes at most; None when unbounded
    splits: int  # answers it tells apart
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class FoundFact:
    """认定 of the case as used: who found it and the reason, in the officer's words."""

    fact: str
    value: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What the rules of one day come to, for a result that two laws may govern."""

    law: str  # "old": of the act, "new": of the decision
    day: date  # whose rules these are
    rulesets: tuple[str, ...]  # ids of those that speak of the act
    violations: tuple[str, ...]  # by which it was judged: what the case names, or what took it over (承接)
    standing: ResultStanding
    options: tuple[Option, ...]
    bounds: FineRange | None
    legal_basis: tuple[str, ...]
    reasoning_basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """新旧规定: the rules of the act and those of the decision, what the new are beside the old, and which apply."""

    new_is: str  # "lighter", "equal", "heavier" or "incomparable"
    applied: str  # "old", "new", or "both" where that is for the authority to say
    rules: tuple[str, ...]  # node ids of the rows that say which law governs
    old: Edition
    new: Edition


@dataclass(frozen=True, slots=True)
class Result:
    """What is recommended for one party of one act."""

    act: str
    party: str
    violation: str
    violation_text: str
    standing: ResultStanding
    options: tuple[Option, ...]
    statutory: FineRange | None
    clamped: bool
    bounds: FineRange | None
    legal_basis: tuple[str, ...]
    reasoning_basis: tuple[str, ...]
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    findings: tuple[FoundFact, ...]
    refer: tuple[Reason, ...]
    premises: tuple[Reason, ...]
    warnings: tuple[str, ...]
    derived: tuple[tuple[str, str], ...] = ()
    stated: tuple[tuple[str, str], ...] = ()  # facts of the case which some rule read, as the case states them
    comparison: Comparison | None = None  # where the rules changed between the act and the decision
    competence: Competence | None = None  # where some catalogue speaks of the act


@dataclass(frozen=True, slots=True)
class FineTotal:
    """合计: the fines of one party over all its acts; what is set aside under 竞合 adds nothing (decision 0067)."""

    party: str
    fine: FineRange  # without an upper end where some amount is not known
    acts: tuple[str, ...]  # those that count
    set_aside: tuple[str, ...]  # those that do not: another provision about the same act does
    unknown: tuple[str, ...]  # those that count and whose amount has no upper end yet


@dataclass(frozen=True, slots=True)
class Receipt:
    """回执: what anyone needs to replay the recommendation and get the same bytes."""

    library: str
    rulesets: tuple[tuple[str, str], ...]  # id → sha256
    dates: tuple[tuple[str, str], ...]
    case: str  # sha256 of the case in canonical form


@dataclass(frozen=True, slots=True)
class Report:
    """The whole recommendation for a case."""

    standing: ResultStanding
    results: tuple[Result, ...]
    premises: tuple[Reason, ...] = ()
    warnings: tuple[str, ...] = ()
    receipt: Receipt = field(default=Receipt("", (), (), ""))
    totals: tuple[FineTotal, ...] = ()  # of the parties that several results are about
