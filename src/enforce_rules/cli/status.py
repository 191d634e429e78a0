"""`status [DIR...]`: what is in force, lapsing and lapsed on a day, and which repealed provisions are still cited."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from enforce_rules.cli.common import Exit, day, load, refuse, show, talk, within
from enforce_rules.cli.messages import message
from enforce_rules.diagnostics import RulesetError, Span
from enforce_rules.diagnostics.characters import visible
from enforce_rules.diagnostics.render import width
from enforce_rules.model.status import CitingTable, RepealedBasis, State, Status
from enforce_rules.model.wire import canonical, status_to_wire

NAME = "status"
UNMARKED = "有效"  # what 效力 says unless it says anything to the contrary


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments."""
    parser.add_argument("dirs", nargs="*", metavar="DIR", help=message("dirs-optional", lang))
    parser.add_argument("--only", action="store_true", help=message("only", lang))
    parser.add_argument("--on", type=day, metavar="DATE", help=message("status-on", lang))
    parser.add_argument("--all", action="store_true", help=message("status-all", lang))
    parser.add_argument("--format", choices=("human", "json"), default="human", help=message("format", lang))


def run(options: argparse.Namespace) -> int:
    """0 whatever the state; the shipped rulesets are loaded for what they repeal, and listed if no other is given."""
    lang: str = options.lang
    on: date = options.on or datetime.now().astimezone().date()
    try:
        rulebook = load(options.dirs, only=options.only, lang=lang, examples=False)
    except RulesetError as error:
        return refuse(error, "rulesets-refused", lang, wrong=Exit.FINDINGS)
    found = [each for each in rulebook.status(on) if not options.dirs or within(each.span.file, options.dirs)]
    if options.format == "json":
        show(canonical({"on": on.isoformat(), "rulesets": [status_to_wire(each) for each in found]}))
        return Exit.DONE
    if found:
        show("\n".join([*_table(found, lang), *_timed(found, lang), *_cited(found, lang, every=options.all)]))
    talk(_sum(found, on, lang))
    return Exit.DONE


def _table(found: Iterable[Status], lang: str) -> Iterator[str]:
    """A line per ruleset, its columns one below the other on a screen."""
    rows = [message("status-columns", lang).split(), *(_row(each, lang) for each in found)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _row(status: Status, lang: str) -> list[str]:
    return [
        status.id,
        _state(status, lang),
        status.in_force.isoformat() if status.in_force else message("status-no-start", lang),
        status.lapses.isoformat() if status.lapses else "—",
        _some(status.regions, lang) or message("status-national", lang),
        _some(status.issuer, lang),
        status.title,
    ]


def _state(status: Status, lang: str) -> str:
    """The state; and what the ruleset says of itself (效力), which decides nothing."""
    state = message(f"status-{status.state.value}", lang, days=str(status.days_left))
    if status.validity == UNMARKED:
        return state
    return message("status-marked", lang, state=state, validity=status.validity)


def _some(names: Sequence[str], lang: str) -> str:
    """A name, or the first of several and how many there are."""
    if len(names) > 1:
        return message("status-several", lang, first=names[0], count=str(len(names)), more=str(len(names) - 1))
    return "".join(names)


def _timed(found: Iterable[Status], lang: str) -> Iterator[str]:
    """For each ruleset the tables with a period of force of their own, a line each."""
    for status in found:
        if not status.tables:
            continue
        yield ""
        yield message("status-timed", lang, id=status.id, title=status.title, tables=str(len(status.tables)))
        for each in status.tables:
            days = {
                "since": each.in_force.isoformat() if each.in_force else "—",
                "until": each.lapses.isoformat() if each.lapses else "—",
            }
            key = "status-timed-on" if each.applied else "status-timed-off"
            yield message(key, lang, place=_place(each.span), table=each.name, **days)


def _cited(found: Iterable[Status], lang: str, *, every: bool) -> Iterator[str]:
    """For each ruleset the repealed texts it cites, a line each; with `every` the tables below."""
    for status in found:
        if not status.repealed:
            continue
        tables = {each.name: each.ended for basis in status.repealed for each in basis.tables}
        counts = {"tables": str(len(tables)), "ended": str(sum(tables.values()))}
        yield ""
        yield message("status-cited", lang, id=status.id, title=status.title, **counts)
        for basis in status.repealed:
            yield _law(basis, lang)
            yield from (_citing(each, lang) for each in basis.tables if every)


def _law(basis: RepealedBasis, lang: str) -> str:
    counts = {"tables": str(len(basis.tables)), "provisions": str(len(basis.provisions))}
    names = {"law": basis.law, "since": basis.since.isoformat(), "by": basis.by_title}
    return message("status-law", lang, place=_place(basis.tables[0].span), **names, **counts)


def _citing(table: CitingTable, lang: str) -> str:
    key = "status-table-ended" if table.ended else "status-table"
    return message(key, lang, place=_place(table.span), table=table.name, provisions="；".join(table.provisions))


def _place(span: Span) -> str:
    return visible(f"{span.file}:{span.line}")


def _sum(found: Sequence[Status], on: date, lang: str) -> str:
    counts = {state.name.lower(): str(sum(each.state is state for each in found)) for state in State}
    return message("status-sum", lang, on=on.isoformat(), count=str(len(found)), **counts)
