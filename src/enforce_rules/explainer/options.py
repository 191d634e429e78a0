"""The conclusion (结论): every lawful option with its sanctions and figures.

In: a result. Out: lines.
"""

from __future__ import annotations

from enforce_rules.explainer.lines import Line
from enforce_rules.explainer.money import money_range
from enforce_rules.explainer.phrases import Voice
from enforce_rules.model.deed import Modality
from enforce_rules.model.report import Option, Outcome, RecommendedSanction, Result, ResultStanding
from enforce_rules.model.wire import exact
from enforce_rules.wording.render import money

APART = "另处罚款"
FINE = "罚款"  # 另处罚款 stands beside it
CONVENTION = "约定/"  # 约定/规则集/词: what a world assumes of a word that is 待定
IMPOSSIBLE_MAY = (Outcome.GENERAL, Outcome.UNDETERMINED)


def conclusion(result: Result, say: Voice) -> list[Line]:
    """Standing, options, statutory range, bounds."""
    lines = [Line(0, say("overall", standing=say(f"standing-{result.standing.value}")))]
    for option in result.options:
        lines += option_lines(option, result.legal_basis, say)
    if result.statutory is not None and (text := money_range(result.statutory, say)):
        lines.append(Line(0, say("statutory", range=text) + (say("clamped") if result.clamped else "")))
    settled = result.standing is ResultStanding.DECIDED
    if result.bounds is not None and not settled and (text := money_range(result.bounds, say)):
        lines.append(Line(0, say("bounds", range=text)))
    return lines


def option_lines(option: Option, legal: tuple[str, ...], say: Voice) -> list[Line]:
    """An option with its sanctions, whose basis are places in a list of provisions."""
    lines = [
        Line(
            0,
            say(
                "option",
                id=option.id,
                when=_when(option, say),
                outcome=outcome(option, say),
                tier=say("tier", tier=option.tier) if option.tier else "",
                score="" if option.score is None else say("score", score=f"{exact(option.score * 100)}%"),
            ),
        )
    ]
    lines += [Line(1, text) for text in _sanctions(option, legal, say)]
    if option.waives:
        lines.append(Line(1, say(f"waives-{option.waives}")))
    if option.measures:
        lines.append(Line(1, say("measures", measures=say.join(option.measures))))
    lines += [Line(1, each.text(say.lang)) for each in option.why]
    if option.basis:
        lines.append(Line(1, say("basis", basis=say.join(option.basis, "semicolon"))))
    return lines


def outcome(option: Option, say: Voice) -> str:
    """What the option comes to, in words; 可以 where the law says so."""
    word = say(f"outcome-{option.outcome.value}")
    return say("may", what=word) if option.modality is Modality.MAY and option.outcome not in IMPOSSIBLE_MAY else word


def _when(option: Option, say: Voice) -> str:
    if option.by == "authority":
        return say("by-authority")
    if option.by is None:
        return ""
    ways = [say("and").join(_way(fact, values, say) for fact, values in way) for way in option.when if way]
    return say("by-fact", ways=say("or-else").join(ways)) if ways else say("by-open-fact")


def _way(fact: str, values: tuple[str, ...], say: Voice) -> str:
    """One fact and what it would be; a word that its ruleset leaves undecided is named as what it is."""
    if fact.startswith(CONVENTION) and values in (("是",), ("否",)):
        ruleset, _, word = fact.removeprefix(CONVENTION).rpartition("/")
        return say("word-included" if values == ("是",) else "word-excluded", word=word, ruleset=ruleset)
    return say("way", fact=fact, values=say("or").join(say("value", value=value) for value in values))


def _sanctions(option: Option, legal: tuple[str, ...], say: Voice) -> list[str]:
    """One line each; alternatives joined by 或者 share a line."""
    lines: list[tuple[int | None, str]] = []
    for each in option.sanctions:
        text = _sanction(each, option, legal, say)
        if each.choice is not None and lines and lines[-1][0] == each.choice:
            lines[-1] = (each.choice, lines[-1][1] + say("or-else") + text)
        else:
            lines.append((each.choice, text))
    if not lines and option.outcome is Outcome.ORDER_ONLY:
        return [say("no-sanctions")]
    return [text for _, text in lines]


def _sanction(sanction: RecommendedSanction, option: Option, legal: tuple[str, ...], say: Voice) -> str:
    text = _fine(sanction, say) if sanction.fine is not None else sanction.text + _counted(sanction, say)
    if sanction.fine is not None and sanction.text != FINE:
        text = say("beside", what=text) if sanction.text == APART else say("named-fine", name=sanction.text, what=text)
    if sanction.modality is Modality.MAY:
        text = say("may", what=text)
    if sanction.approval:
        text += say("approval")
    if sanction.reserved:
        text += say("reserved", organs=say.join(sanction.reserved))
    cited = tuple(legal[i] for i in sanction.basis if 0 <= i < len(legal))
    if cited and cited != option.basis:
        text += say("semicolon") + say("basis", basis=say.join(cited, "semicolon"))
    return text


def _fine(sanction: RecommendedSanction, say: Voice) -> str:
    assert sanction.fine is not None
    text = money_range(sanction.fine, say)
    if text is None:
        return say("fine-by-formula", formula=sanction.formula) if sanction.formula else say("fine-open")
    point = ""
    if sanction.point is not None and sanction.point != sanction.fine.point:
        point = say("point", point=money(sanction.point))
    return say("fine", range=text) + point + (say("formula", formula=sanction.formula) if sanction.formula else "")


def _counted(sanction: RecommendedSanction, say: Voice) -> str:
    return say("counted", count=sanction.formula) if sanction.formula else ""
