"""What came out of an example, in the words of its 应 and 不应 columns.

In: a scene. Out: an `Answer`, and for a cell whether it agrees. A whole evaluation answers for rules that lead to a
result; a 推定, 程序 or 过渡 table under test is read by itself, with the facts of the engine the example supplies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from enforce_rules.compiler.examples import ExampleTable
from enforce_rules.compiler.grid import is_blank, words
from enforce_rules.evaluator.amount import percent_text
from enforce_rules.evaluator.competence import heard, lines
from enforce_rules.evaluator.docket import Docket
from enforce_rules.evaluator.duties import duties_in
from enforce_rules.evaluator.law_in_time import judge
from enforce_rules.evaluator.rows import applying
from enforce_rules.evaluator.when import describe
from enforce_rules.evaluator.world import Fork, World
from enforce_rules.explainer.money import money_range
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.condition import Truth
from enforce_rules.model.deed import Kind, Modality
from enforce_rules.model.node import Node
from enforce_rules.model.report import (
    FineRange,
    Option,
    Outcome,
    RecommendedDuty,
    RecommendedSanction,
    Result,
    ResultStanding,
    Step,
    Verdict,
)
from enforce_rules.model.ruleset import Use
from enforce_rules.testing.example_case import Scene
from enforce_rules.testing.example_money import same_sums
from enforce_rules.wording import WordingError, parse_citation
from enforce_rules.wording.render import money

STANDINGS = {
    ResultStanding.DECIDED: "已定",
    ResultStanding.BOUNDED: "有界",
    ResultStanding.NEEDS_FACTS: "待查",
    ResultStanding.REFER: "提交决定",
}
OUTCOMES = {
    Outcome.NO_PENALTY: "不予处罚",
    Outcome.WAIVED: "免除部分处罚",
    Outcome.ORDER_ONLY: "只责令改正",
    Outcome.MITIGATED: "减轻",
    Outcome.LIGHTER: "从轻",
    Outcome.GENERAL: "一般",
    Outcome.HEAVIER: "从重",
    Outcome.TRANSFER: "移送",
    Outcome.BARRED: "不再处罚",
    Outcome.UNDETERMINED: "未定",
}
HELD = (Verdict.YES, Verdict.POLICY)
MAY_HOLD = (*HELD, Verdict.OPEN)
NOTHING = "无"
DUE = ("due", "depends")
NOT_DUE = "not_due"
ALONE = (Use.DERIVATION, Use.PROCEDURE, Use.TRANSITION, Use.COMPETENCE)
COMPETENT = {"yes": "有权", "part": "部分有权", "no": "无权", "open": "未定"}
OF_TRUTH = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "open"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out: of a whole evaluation, or of one table read by itself."""

    docket: Docket
    world: World  # in which derived facts are looked up
    result: Result | None
    steps: tuple[Step, ...]
    duties: tuple[RecommendedDuty, ...]
    asked: tuple[str, ...] = ()
    competent: str = NOTHING
    holders: tuple[str, ...] = ()


def answer_of(scene: Scene, table: ExampleTable) -> Answer:
    """Evaluate the scene, or read the table under test by itself."""
    about = scene.docket
    target = about.program.tables[table.target]
    if target.use not in ALONE:
        about, result = judge(scene.make)
        world = World(about, {}, {}, context=scene.context)
        duties = tuple(duty for option in result.options for duty in option.duties)
        held = result.competence
        holders = tuple(dict.fromkeys(name for each in held.holders for name in each.organs)) if held else ()
        competent = COMPETENT[held.verdict] if held else NOTHING
        asked = tuple(q.fact for q in result.questions)
        return Answer(about, world, result, result.steps, duties, asked, competent, holders)
    world = World(about, {}, {}, context=scene.context)
    if target.use is Use.PROCEDURE:
        found = duties_in(world, (target,))
        return Answer(about, world, None, tuple(world.steps.values()), found)
    if target.use is Use.COMPETENCE:
        steps: dict[str, Step] = {}
        finding = heard((pair for pair in lines(about) if pair[0] is target), world, steps)
        competent = COMPETENT[OF_TRUTH[finding.verdict]] if finding else NOTHING
        return Answer(about, world, None, tuple(steps.values()), (), (), competent, finding.holders if finding else ())
    asked = ()
    if target.use is Use.DERIVATION:
        for name in dict.fromkeys(name for row in target.rows for name, _ in row.gives):
            _, opened = world.lookup(name, world.unit_of(name))
            asked += (opened.key[0],) if opened else ()
    else:
        try:
            applying(target, world, "总则")
        except Fork as fork:
            asked = (fork.key[0],)
    return Answer(about, world, None, tuple(world.steps.values()), (), asked)


def agrees(answer: Answer, column: str, cell: Node) -> tuple[str, str | None]:
    """What the cell wants in words, and what came out instead; None where it agrees or the cell is blank."""
    want = words(cell)
    if is_blank(cell):
        return want, None
    have, holds = _compare(answer, column, want)
    return want, None if holds else have


def is_free_of(answer: Answer, column: str, cell: Node) -> tuple[str, str | None]:
    """What must not come out, and what did; None where nothing of it did or the cell is blank.

    A rule or a duty that still hangs on an open fact may come out, so it is not absent.
    """
    unwanted = words(cell)
    if is_blank(cell):
        return unwanted, None
    parts, result = _parts(unwanted), answer.result
    options, basis, said = (result.options, result.legal_basis, _said(result)) if result else ((), (), ())
    match column:
        case "步骤":
            held = (step.id for step in answer.steps if step.verdict in MAY_HOLD)
            there = [each for each in held if any(each.endswith(f"#{part}") for part in parts)]
        case "义务":
            duties = (duty.text for duty in answer.duties if duty.state != NOT_DUE)
            there = _with_any(duties, parts)
        case "待查":
            there = [each for each in answer.asked if each in parts]
        case "依据":
            there = [each for each in basis if _cited((each,)) & _cited(parts)]
        case "提示":
            there = _with_any(said, parts)
        case _:
            there = _with_any((deed for option in options for deed in _deeds(option)), parts)
    return unwanted, "、".join(dict.fromkeys(there)) or None


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("；") if part)


def _with_any(texts: Iterable[str], parts: tuple[str, ...]) -> list[str]:
    return [each for each in texts if any(part in each for part in parts)]


def _compare(answer: Answer, column: str, want: str) -> tuple[str, bool]:
    wanted = _parts(want)
    match column:
        case "步骤":
            held = [step.id for step in answer.steps if step.verdict in HELD]
            return "、".join(held), all(any(each.endswith(f"#{part}") for each in held) for part in wanted)
        case "义务":
            due = [duty.text for duty in answer.duties if duty.state in DUE]
            return "、".join(due), all(any(part in each for each in due) for part in wanted)
        case "待查":
            return "、".join(answer.asked), all(part in answer.asked for part in wanted)
        case "管辖":
            return answer.competent, answer.competent == want
        case "实施主体":
            return "；".join(answer.holders) or NOTHING, sorted(answer.holders or (NOTHING,)) == sorted(wanted)
    if answer.result is None or column not in _OF_RESULT:
        have = _derived(answer, column)
        return have, same_sums(want, have)
    return _of_result(answer.result, column, want, wanted)


_OF_RESULT = frozenset("立场 结果 处理 罚款 最终 公式 阶次 权重合计 依据 提示".split())


def _of_result(result: Result, column: str, want: str, wanted: tuple[str, ...]) -> tuple[str, bool]:
    options = result.options
    match column:
        case "立场":
            have = STANDINGS[result.standing]
        case "结果":
            have = _each(options, wanted, _outcome)
            return have, sorted(have.split("；")) == sorted(wanted)
        case "处理":
            have = "；".join(dict.fromkeys(part for option in options for part in _deeds(option)))
            return have, all(part in have for part in wanted)
        case "罚款":
            marked = "（含）" in want or "（不含）" in want
            have = _each(options, wanted, lambda option: _fine(option, marked=marked))
        case "最终":
            have = _each(options, wanted, _point)
        case "公式":
            have = _each(
                options, wanted, lambda option: next((s.formula for s in _fines(option) if s.formula), NOTHING)
            )
        case "阶次":
            have = _each(options, wanted, lambda option: option.tier or NOTHING)
        case "权重合计":
            have = _each(
                options, wanted, lambda option: percent_text(option.score) if option.score is not None else NOTHING
            )
        case "依据":
            have = "；".join(result.legal_basis)
            return have, _cited(wanted) <= _cited(result.legal_basis)
        case _:
            said = _said(result)
            return "；".join(said), all(any(part in each for each in said) for part in wanted)
    return have, same_sums(want, have)


def _cited(texts: Iterable[str]) -> set[object]:
    """The provisions of citations one by one; what is no citation stands for itself."""
    cited: set[object] = set()
    for text in texts:
        try:
            cited.update(parse_citation(text))
        except WordingError:
            cited.add(text)
    return cited


def _each(options: tuple[Option, ...], wanted: tuple[str, ...], one: Callable[[Option], str]) -> str:
    """What each option has, in order; a single wanted value is what all of them have."""
    values = [one(option) for option in options]
    return "；".join(dict.fromkeys(values) if len(wanted) == 1 else values)


def _outcome(option: Option) -> str:
    may = "可以" if option.outcome is Outcome.NO_PENALTY and option.modality is Modality.MAY else ""
    return may + OUTCOMES[option.outcome]


def _fines(option: Option) -> list[RecommendedSanction]:
    return [each for each in option.sanctions if each.kind == Kind.FINE.value]


def _fine(option: Option, *, marked: bool) -> str:
    fines = [_range(each.fine, each.formula, marked=marked) for each in _fines(option) if each.fine is not None]
    return "；".join(fines) or NOTHING


def _range(fine: FineRange, formula: str | None, *, marked: bool) -> str:
    if fine.low is None and fine.high is None:
        return formula or NOTHING
    if fine.point is not None:
        return money(fine.point)
    if not marked:
        closed = replace(fine, low_included=fine.low != 0, high_included=True)
        return money_range(closed, Voice("zh")) or NOTHING
    low = "" if not fine.low else f"{money(fine.low)}{_mark(fine.low_included)}以上"
    high = "" if fine.high is None else f"{money(fine.high)}{_mark(fine.high_included)}以下"
    return low + high or NOTHING


def _mark(included: bool | None) -> str:
    return "" if included is None else "（含）" if included else "（不含）"


def _point(option: Option) -> str:
    points = [each.point for each in _fines(option) if each.point is not None]
    return "、".join(money(each) for each in points) or NOTHING


def _deeds(option: Option) -> list[str]:
    return [("可以" if each.modality is Modality.MAY else "") + each.text for each in option.sanctions]


def _said(result: Result) -> tuple[str, ...]:
    """Everything the result says beside its figures."""
    reasons = [*result.refer, *result.premises]
    reasons += [why for step in result.steps for why in step.why]
    reasons += [why for option in result.options for why in option.why]
    return (*result.warnings, *(each.text() for each in reasons))


def _derived(answer: Answer, name: str) -> str:
    phrase = answer.docket.program.phrase(name, answer.docket.violation.ruleset)
    unit = answer.world.unit_of(phrase)
    known, _ = answer.world.lookup(phrase, unit)
    return "未知" if known is None else describe(known, (phrase, unit))
