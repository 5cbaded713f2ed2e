"""One value of one field: from what a person typed or a dump holds, to what is stored, and back."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final, NoReturn, TypeGuard, TypeVar

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.fields import Field, Shape, Value
from desktop.values.amounts import exact, thousandths
from desktop.values.folding import clean

Read = TypeVar("Read")
Day = TypeVar("Day", date, datetime)

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)
BELOW: Final = 10**12  # an amount is smaller than this, of either sign, so that thousandths fit
WHOLE: Final = range(-(2**31), 2**31)  # what every database keeps in an integer column

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?")
_MOMENT: Final = re.compile(rf"{_DATE.pattern}[T ]{_TIME.pattern}")
_STAMP: Final = re.compile(rf"{_MOMENT.pattern}(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})")
_ID: Final = re.compile(r"[0-9a-f]{32}")


def convert(field: Field, value: object) -> Value:
    """Return `value` as the store keeps it; an empty one is None.

    Raises Refused with a sentence that names the field by its label.
    """
    if isinstance(value, str):
        value = clean(value).strip()
    if value is None or value == "":
        if field.required:
            _refuse(field, N_("{label} is needed."))
        return None
    return _CONVERTERS[field.shape](field, value)


def written(value: object) -> object:
    """Return a stored value as JSON can hold it: dates in ISO, an exact number as its digits."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def is_id(value: object) -> TypeGuard[str]:
    """Tell whether `value` is written as the id of a record or a row: 32 lowercase hex digits."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _refuse(field: Field, message: str, **values: object) -> NoReturn:
    raise Refused(_(message).format(label=_(field.label), **values))


def _text(field: Field, value: object) -> str:
    if not isinstance(value, str):
        _refuse(field, N_("{label} must be text."))
    if field.longest is not None and len(value) > field.longest:
        _refuse(
            field,
            N_("{label} has {length} characters and {longest} fit. Shorten it."),
            length=f"{len(value):,}",
            longest=f"{field.longest:,}",
        )
    return value


def _choice(field: Field, value: object) -> str:
    choices = field.choices or {}
    if not isinstance(value, str) or value not in choices:
        words = ", ".join(_(word) for word in choices.values())
        _refuse(field, N_("{label} must be one of these: {words}."), words=words)
    return value


def _link(field: Field, value: object) -> str:
    if not is_id(value):
        _refuse(field, N_("{label} must be chosen from the list."))
    return value


def _yes_no(field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        _refuse(field, N_("{label} must be yes or no."))
    return value


def _number(field: Field, value: object) -> Decimal:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        # through its digits, because Decimal(0.1) is not what anybody typed
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if number.is_finite():
            return number
    _refuse(field, N_("{label} must be a number such as 128450 or 12.5."))


def _amount(field: Field, value: object) -> Decimal:
    number = _number(field, value)
    if -BELOW < number < BELOW:
        kept = exact(thousandths(number))
        if -BELOW < kept < BELOW:
            return kept
    _refuse(field, N_("{label} is too large a number. Check its digits."))


def _whole(field: Field, value: object) -> int:
    number = _number(field, value)
    if not WHOLE.start <= number < WHOLE.stop:
        _refuse(field, N_("{label} is too large a number. Check its digits."))
    if number != int(number):
        _refuse(field, N_("{label} must be a whole number."))
    return int(number)


def _real(field: Field, value: object) -> float:
    number = float(_number(field, value))
    if math.isinf(number):
        _refuse(field, N_("{label} is too large a number. Check its digits."))
    return number


def _date(field: Field, value: object) -> date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        value = _parsed(date.fromisoformat, value)
    if not isinstance(value, date) or isinstance(value, datetime):
        _refuse(field, N_("{label} must be a date such as 2026-11-16."))
    return _in_range(field, value)


def _time(field: Field, value: object) -> time:
    if isinstance(value, str) and _TIME.fullmatch(value):
        value = _parsed(time.fromisoformat, value)
    if not isinstance(value, time) or value.tzinfo is not None:
        _refuse(field, N_("{label} must be a time of day such as 07:30."))
    return value


def _moment(field: Field, value: object) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        value = _parsed(datetime.fromisoformat, value)
    if not isinstance(value, datetime) or value.tzinfo is not None:
        _refuse(field, N_("{label} must be a date and a time such as 2026-11-16 07:30."))
    return _in_range(field, value)


def _stamp(field: Field, value: object) -> datetime:
    if isinstance(value, str) and _STAMP.fullmatch(value):
        value = _parsed(datetime.fromisoformat, value)
    if not isinstance(value, datetime) or value.utcoffset() is None:
        _refuse(field, N_("{label} must be a moment with its zone: 2026-11-16T07:30:00+00:00."))
    # twice, because the zone may carry a moment over the edge, even that of the calendar
    return _in_range(field, _in_range(field, value).astimezone(UTC))


def _parsed(read: Callable[[str], Read], text: str) -> Read | None:
    try:
        return read(text)
    except ValueError:  # the form of a date, but no such day
        return None


def _in_range(field: Field, value: Day) -> Day:
    day = value.date() if isinstance(value, datetime) else value
    if not EARLIEST <= day <= LATEST:
        message = N_("{label} must lie between {first} and {last}. Check the year.")
        _refuse(field, message, first=EARLIEST.year, last=LATEST.year)
    return value


_CONVERTERS: Final[Mapping[Shape, Callable[[Field, object], Value]]] = {
    Shape.TEXT: _text,
    Shape.LONG_TEXT: _text,
    Shape.DATE: _date,
    Shape.TIME: _time,
    Shape.MOMENT: _moment,
    Shape.STAMP: _stamp,
    Shape.AMOUNT: _amount,
    Shape.WHOLE: _whole,
    Shape.REAL: _real,
    Shape.YES_NO: _yes_no,
    Shape.CHOICE: _choice,
    Shape.LINK: _link,
}
