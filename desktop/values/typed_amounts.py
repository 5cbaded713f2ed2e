"""Times and numbers as people type them into a form: "0730", "2 pm", "128 450 km"."""

import re
from datetime import time
from decimal import Decimal
from typing import Final, NamedTuple

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.values.clock_times import take_clock
from desktop.values.folding import fold
from desktop.values.numerals import read_number
from desktop.values.quoting import quote

NOT_A_TIME: Final = N_("“{text}” is not a time of day. Type it like 7:30, 0730 or 2 pm.")
HALF: Final = N_("“{text}” can be in the morning or in the afternoon. Type {text} am or {text} pm.")
NOT_A_NUMBER: Final = N_("“{text}” is not a number. Type it in digits, like 12,450 or 12.5.")
OTHER_UNIT: Final = N_("“{text}” is not in {unit}. Type the number of {unit}.")
UNIT_WORDS: Final[dict[str, frozenset[str]]] = {
    "km": frozenset({"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"}),
    "h": frozenset({"h", "hr", "hrs", "hour", "hours", "heure", "heures"}),
    "minutes": frozenset({"m", "min", "mins", "minute", "minutes"}),
    "days": frozenset({"d", "day", "days", "jour", "jours"}),
    "months": frozenset({"mo", "mos", "month", "months", "mois"}),
}
_NAMED: Final = {"noon": time(12), "midi": time(12), "midnight": time(0), "minuit": time(0)}
_WRITTEN: Final = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-5][0-9](?:\.[0-9]{1,6})?)?")
_DIGITS: Final = re.compile(r"[0-9]{1,4}")
_WITH_UNIT: Final = re.compile(r"([+-]?)[ ]?(.*?[0-9])[ ]?([^\W\d_]*)\.?")
_LONE_POINT: Final = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


class Amount(NamedTuple):
    """A number that was typed, and the unit that stood behind it ("" where none did)."""

    number: Decimal
    unit: str


def read_clock(text: str) -> time:
    """Return the time of day typed. Refused where it may be morning or afternoon, or is none."""
    folded = fold(text)
    if folded in _NAMED:
        return _NAMED[folded]
    if _WRITTEN.fullmatch(folded) and int(folded[:2]) < 24 and int(folded[3:5]) < 60:
        return time.fromisoformat(folded)  # as it is shown, to the fraction of a second
    if _DIGITS.fullmatch(folded):
        return _in_digits(text, folded)
    try:
        rest, clock = take_clock(folded)
    except Refused as fault:  # 25:10
        raise Refused(_(NOT_A_TIME).format(text=quote(text))) from fault
    if clock is None or rest.strip():
        raise Refused(_(NOT_A_TIME).format(text=quote(text)))
    return clock.replace(tzinfo=None)


def _in_digits(text: str, digits: str) -> time:
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hour > 23 or minute > 59:
        raise Refused(_(NOT_A_TIME).format(text=quote(text)))
    if len(digits) <= 2 and 1 <= hour <= 12:
        raise Refused(_(HALF).format(text=quote(text)))
    return time(hour, minute)


def read_amount(text: str, units: tuple[str, ...] = ()) -> Amount:
    """Return the number typed and its unit, which is one of `units` or "". Refused otherwise."""
    match = _WITH_UNIT.fullmatch(fold(text))
    if match is None:
        raise Refused(_(NOT_A_NUMBER).format(text=quote(text)))
    sign, digits, word = match.groups()
    try:
        number = read_number(digits)
    except Refused as fault:
        if _LONE_POINT.fullmatch(digits):
            raise  # it says which two numbers 12.450 can be
        raise Refused(_(NOT_A_NUMBER).format(text=quote(text))) from fault
    unit = next((unit for unit in units if word in UNIT_WORDS[unit]), "")
    if word and not unit:
        if not units:
            raise Refused(_(NOT_A_NUMBER).format(text=quote(text)))
        said = _(" or ").join(units)
        raise Refused(_(OTHER_UNIT).format(text=quote(text), unit=said))
    return Amount(-number if sign == "-" else number, unit)
