"""One field: from what people type into it to the value that can be saved, and back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.conversion import EARLIEST, LATEST, convert, is_id
from desktop.records.fields import Field, Shape
from desktop.values.clock_times import take_clock
from desktop.values.dates import MonthOnly
from desktop.values.folding import clean, fold
from desktop.values.quoting import quote
from desktop.values.spoken import say_whole_date
from desktop.values.typed_amounts import read_amount, read_clock
from desktop.values.typed_days import Leaning, read_day

NO_CHOICE: Final = N_("“{text}” is none of the choices. Choose one of: {words}.")
NO_YES: Final = N_("“{text}” is neither yes nor no.")
NOT_KNOWN: Final = N_("“{text}” is not on the list. Choose one from the list.")
NO_TIME: Final = N_("“{text}” has no time of day. Type it like 14 October 2026, 7:30.")
YES: Final = frozenset({"yes", "y", "true", "x", "oui", "o", "vrai", "1"})
NO: Final = frozenset({"no", "n", "false", "non", "faux", "0"})

# what runs out or falls due is nearest in the future; everything else has happened
AHEAD: Final = frozenset({
    "expires_on", "due_on", "new_due_on", "next_due_on", "next_audit_on", "insurance_expires_on",
    "certificate_valid_to_on",
})  # fmt: skip
EITHER: Final = frozenset({"from_on", "to_on", "ended_on", "in_force_from", "anchor_on",
                           "assessment_from_on", "assessment_to_on", "changed_on"})  # fmt: skip
# a card is good to the end of the month that it names; hours are counted from the first
MONTHS_TOO: Final[Mapping[str, MonthOnly]] = {
    "month_on": "first",
    "expires_on": "last",
    "insurance_expires_on": "last",
    "certificate_valid_to_on": "last",
}
METER: Final = frozenset({"reading", "value", "baseline_reading"})
_UNITS: Final = ("months", "days", "minutes", "hours")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPOKEN_PLACES: Final = 3  # a lone point before three digits could group thousands


@dataclass(frozen=True)
class NewOne:
    """A record to be made from its name when the record that links to it is saved."""

    name: str


@dataclass(frozen=True)
class Read:
    """A value that was read, and a sentence where something was taken for granted."""

    value: Any
    remark: str = ""
    unit: str = ""


def read_one(field: Field, typed: object, today: date) -> Read:
    """Return what was typed into one field. Refused with one sentence, under ""."""
    if isinstance(typed, str):
        typed = clean(typed).strip()
    if typed is None or typed == "":
        return Read(convert(field, None))
    if isinstance(typed, Mapping):
        return _new_one(field, typed)
    if not isinstance(typed, str):
        return Read(convert(field, typed))
    read = _read_text(field, typed, today)
    return Read(convert(field, read.value), read.remark, read.unit)


def say_typed(field: Field, value: object) -> str:
    """Return what an editor shows of a stored value, which `read_one` reads as that value."""
    if value is None:
        return ""
    if field.shape is Shape.CHOICE:
        return _((field.choices or {}).get(str(value), str(value)))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        if field.shape is Shape.STAMP:
            return value.isoformat()
        return _("{date}, {time}").format(date=say_whole_date(value.date()), time=_clock(value))
    if isinstance(value, date):
        return say_whole_date(value)
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, Decimal | float):
        return _digits(field, value)
    return str(value)


def typed_value(field: Field, value: object) -> object:
    """Return what an editor holds of a value: a choice by its key, yes or no as such."""
    if value is None or isinstance(value, bool):
        return value
    return value if field.shape in (Shape.CHOICE, Shape.LINK) else say_typed(field, value)


def day_of(field: Field, typed: str, today: date) -> date:
    """Return the day that was typed, today where none can be read."""
    try:
        value = read_one(field, typed, today).value
    except Refused:
        return today
    return value if isinstance(value, date) else today


def moved_by(field: Field, typed: str, days: int, today: date) -> date:
    """Return the day so many days after the one that was typed, today where none was."""
    day = day_of(field, typed, today)
    moved = day.toordinal() + (days if typed.strip() else 0)
    kept = min(max(moved, EARLIEST.toordinal()), LATEST.toordinal())
    return date.fromordinal(kept)


def unit_of(field: Field) -> str:
    """Return the unit that a number field counts in, or ""."""
    ending = field.name.split("_")[-1]
    if field.shape not in (Shape.AMOUNT, Shape.WHOLE) or ending not in _UNITS:
        return ""
    return "h" if ending == "hours" else ending


def _new_one(field: Field, typed: Mapping[Any, object]) -> Read:
    name = clean(str(typed.get("new", ""))).strip()
    return Read(NewOne(name) if name else convert(field, None))


def _read_text(field: Field, text: str, today: date) -> Read:
    """Read a text by the shape of its field; what stays a text is checked by `convert`."""
    match field.shape:
        case Shape.DATE:
            return _read_day(field, text, today)
        case Shape.TIME:
            return Read(text if _is_iso(field, text) else read_clock(text))
        case Shape.MOMENT:
            return Read(text) if _is_iso(field, text) else _read_moment(text, today)
        case Shape.AMOUNT | Shape.WHOLE:
            units = ("km", "h") if field.name in METER else tuple(filter(None, [unit_of(field)]))
            amount = read_amount(text, units)
            return Read(amount.number, unit=amount.unit)
        case Shape.REAL:
            return Read(text.replace(",", ".") if text.count(",") == 1 else text)
        case Shape.YES_NO:
            return Read(_read_yes(text))
        case Shape.CHOICE:
            return Read(_read_choice(field, text))
        case Shape.LINK if not is_id(text):
            raise Refused(_(NOT_KNOWN).format(text=quote(text)))
    return Read(text)


def _read_day(field: Field, text: str, today: date) -> Read:
    if _ISO.fullmatch(text):
        return Read(text)
    leaning = Leaning.FUTURE if field.name in AHEAD else Leaning.PAST
    leaning = Leaning.NEAREST if field.name in EITHER else leaning
    day, remark = read_day(text, today, leaning, month_only=MONTHS_TOO.get(field.name))
    return Read(day, remark)


def _read_moment(text: str, today: date) -> Read:
    before, comma, after = text.rpartition(",")
    if comma and _is_clock(after):
        rest, clock = before, read_clock(after)
    else:
        try:
            rest, found = take_clock(fold(text))
        except Refused as fault:
            raise Refused(_(NO_TIME).format(text=quote(text))) from fault
        if found is None:
            raise Refused(_(NO_TIME).format(text=quote(text)))
        clock = found.replace(tzinfo=None)
    day, remark = read_day(rest, today, Leaning.PAST)
    return Read(datetime.combine(day, clock), remark)


def _is_clock(text: str) -> bool:
    try:
        read_clock(text)
    except Refused:
        return False
    return True


def _is_iso(field: Field, text: str) -> bool:
    try:
        convert(field, text)
    except Refused:
        return False
    return True


def _read_yes(text: str) -> bool:
    if fold(text) in YES:
        return True
    if fold(text) in NO:
        return False
    raise Refused(_(NO_YES).format(text=quote(text)))


def _read_choice(field: Field, text: str) -> str:
    choices = field.choices or {}
    if text in choices:
        return text
    for key, word in choices.items():
        if fold(text) in (fold(_(word)), fold(key)):
            return key
    words = ", ".join(_(word) for word in choices.values())
    raise Refused(_(NO_CHOICE).format(text=quote(text), words=words))


def _clock(value: time | datetime) -> str:
    clock = value.time() if isinstance(value, datetime) else value
    exact = "auto" if clock.second or clock.microsecond else "minutes"
    return clock.isoformat(exact)


def _digits(field: Field, value: Decimal | float) -> str:
    digits = format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    _whole, _point, fraction = digits.partition(".")
    if field.shape is Shape.AMOUNT and len(fraction) == _SPOKEN_PLACES:
        return digits + "0"
    return digits
