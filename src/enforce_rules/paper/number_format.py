"""A number of a spreadsheet as its reader sees it: 0.2 under `0%` is 20%, without the noise of binary fractions.

In: the digits in the file and the format of the cell. Out: the text shown, and whether the format hides digits: then the
whole number is given, since what is hidden may be what is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Final

DIGITS: Final = 15
"""Digits a spreadsheet keeps; what follows them in a file is the noise of binary fractions."""
_LONGEST: Final = 400  # digits written out
_GENERAL: Final = re.compile("general|g/通用格式", re.IGNORECASE)
_ALL_DIGITS: Final = "0." + "#" * _LONGEST
_CONTEXT: Final = Context(prec=DIGITS)
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
_PIECE: Final = re.compile(
    r'"([^"]*+)"?|\\(.)|_.|\*.|\[\$([^\]\-]*+)[^\]]*+\]|\[([^\]]*+)\]?|([#0?.,]++)|(.)', re.DOTALL
)
_DATE_LETTERS: Final = frozenset("yYmMdDhHsS")
_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_DATES: Final = {14, 15, 16, 17, *range(27, 37), *range(50, 59)} - {32, 33, 34, 35, 55, 56}
_TIMES: Final = {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56}
_BOTH: Final = {22}
_LAST_DAY: Final = 2_958_465
"""9999-12-31 as a spreadsheet counts days."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as text; `whole` is false where the format hides digits, which the text shows all the same."""

    text: str
    whole: bool = True


def built_in(number: int) -> str:
    """The format that a number below 164 stands for.

    >>> built_in(9)
    '0%'
    """
    if number in _DATES | _TIMES | _BOTH:
        return "yyyy-mm-dd" if number in _DATES else "hh:mm:ss" if number in _TIMES else "yyyy-mm-dd hh:mm:ss"
    return _BUILT_IN.get(number, "General")


def show(written: str, form: str, *, since_1904: bool = False) -> Shown:
    """The number as shown.

    >>> show("0.2", "0%").text, show("1.1", "0.00").text, show("0.30000000000000004", "General").text
    ('20%', '1.10', '0.3')
    >>> show("0.125", "0%")
    Shown(text='12.5%', whole=False)
    """
    if not _NUMBER.fullmatch(written):
        return Shown(written)
    try:
        number = _without_noise(written)
    except InvalidOperation:
        return Shown(written)
    if form in ("", "@"):
        return Shown(_plain(number))
    pieces = _pieces(form.partition(";")[0])
    if pieces is None:
        return Shown(_plain(number), whole=False)
    kinds = {kind for kind, _ in pieces}
    if "date" in kinds:
        return Shown(_moment(number, pieces, since_1904=since_1904) or _plain(number))
    if "digits" not in kinds:
        return Shown(_plain(number))
    return _dressed(number, pieces)


def _without_noise(written: str) -> Decimal:
    number = Decimal(written)
    digits = number.as_tuple().digits
    if number == number.to_integral_value() and "e" not in written.lower() and "." not in written:
        return number  # digits that somebody typed, an identity number perhaps
    return _CONTEXT.plus(number) if len(digits) > DIGITS else number


def _plain(number: Decimal) -> str:
    if abs(number.adjusted()) > _LONGEST:
        return str(number)
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _pieces(form: str) -> list[tuple[str, str]] | None:
    """The format as (kind, text): literal, digits, percent, date; none if it is one that only Excel can show."""
    pieces: list[tuple[str, str]] = []
    for found in _PIECE.finditer(_GENERAL.sub(_ALL_DIGITS, form)):
        quoted, escaped, money, bracket, digits, other = found.groups()
        if digits is not None:
            pieces.append(("digits", digits))
        elif bracket is not None:
            if bracket.lower() in ("h", "hh", "m", "mm", "s", "ss"):
                return None  # hours that run on past a day
        elif other is not None:
            if other in "eE/" and not _dated(pieces):
                return None
            kind = "percent" if other == "%" else "date" if other in _DATE_LETTERS else "literal"
            pieces.append((kind, other))
        else:
            pieces.append(("literal", quoted or escaped or money or ""))
    return pieces if sum(kind == "digits" for kind, _ in pieces) <= 1 or _dated(pieces) else None


def _dated(pieces: list[tuple[str, str]]) -> bool:
    return any(kind == "date" for kind, _ in pieces)


def _dressed(number: Decimal, pieces: list[tuple[str, str]]) -> Shown:
    pattern = next(text for kind, text in pieces if kind == "digits")
    if pattern.endswith(",") or pattern.count(".") > 1:
        return Shown(_plain(number), whole=False)  # shown in thousands
    shift = 2 * sum(kind == "percent" for kind, _ in pieces)
    value = number.scaleb(shift)
    before, _, after = pattern.partition(".")
    least, most = after.count("0"), sum(after.count(each) for each in "0#?")
    digits = _plain(value)
    whole, _, fraction = digits.partition(".")
    hidden = len(fraction) > most
    fraction = fraction.ljust(least, "0")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    whole = whole.zfill(min(before.count("0"), _LONGEST))
    if "," in before:
        first = len(whole) % 3 or 3
        whole = ",".join([whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))])
    shown = sign + whole + ("." + fraction if fraction else "")
    text = "".join(shown if kind == "digits" else "%" if kind == "percent" else each for kind, each in pieces)
    return Shown(text.strip(), whole=not hidden)


def _moment(number: Decimal, pieces: list[tuple[str, str]], *, since_1904: bool) -> str | None:
    """A day as ISO 8601 has it, with the time if the format shows one."""
    if not 0 <= number <= _LAST_DAY:
        return None
    letters = {text.lower() for kind, text in pieces if kind == "date"}
    day = number.to_integral_value(rounding="ROUND_FLOOR")
    seconds = int(((number - day) * 24 * 60 * 60).to_integral_value(rounding=ROUND_HALF_UP))
    # 1900 is taken for a leap year, so that days before March 1900 are counted from one day later
    start = date(1904, 1, 1) if since_1904 else date(1899, 12, 31 if day < 60 else 30)
    try:
        moment = datetime.combine(start, time()) + timedelta(days=int(day), seconds=seconds)
    except OverflowError:
        return None
    clock = moment.strftime("%H:%M:%S").removesuffix(":00")
    if not letters & {"y", "d"}:
        return clock if letters & {"h", "s"} else moment.strftime("%Y-%m")
    if "d" not in letters and not letters & {"h", "s"}:
        return moment.strftime("%Y-%m")
    return f"{moment:%Y-%m-%d} {clock}" if letters & {"h", "s"} or seconds else f"{moment:%Y-%m-%d}"
