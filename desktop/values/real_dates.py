"""From the parts of a written date to a day of the calendar, or to the sentence that refuses it."""

from datetime import date, timedelta
from typing import Final, Literal

from desktop.errors import Refused
from desktop.language import _
from desktop.values.months import add_months
from desktop.values.quoting import quote
from desktop.values.spoken import say_month, say_whole_date
from desktop.values.written_dates import Order, Parts, WrittenDate, not_a_whole_date

MonthOnly = Literal["first", "last"]  # the day that "Dec 2026" stands for

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)


class AmbiguousDate(Refused):
    """A date whose day and month can be told apart only by asking; `readings` are the two."""

    def __init__(self, text: str, readings: tuple[date, date]) -> None:
        self.readings = readings
        super().__init__(
            _(
                "{text} can be {one} or {other}. "
                "Say whether the day or the month comes first in this column."
            ).format(
                text=quote(text),
                one=say_whole_date(readings[0]),
                other=say_whole_date(readings[1]),
            )
        )


def settled(written: WrittenDate, order: Order, month_only: MonthOnly | None) -> date:
    """Return the day of `written`. Refused; AmbiguousDate where `order` leaves it open."""
    if written.fixed is not None:
        day = real_day(written.fixed, month_only)
        if day is None:
            raise _fault(written.text, written.fixed)
        return day
    found = {key: real_day(parts, None) for key, parts in written.by_order.items()}
    chosen = found.get(order)
    if chosen is not None:
        return chosen
    day_first, month_first = found[Order.DMY], found[Order.MDY]
    if day_first and month_first and day_first != month_first:
        raise AmbiguousDate(written.text, (day_first, month_first))
    day = day_first or month_first
    if day is None:
        raise _fault_of_numbers(written, order)
    return day


def real_day(parts: Parts, month_only: MonthOnly | None) -> date | None:
    """Return the day that `parts` name, or None where there is none."""
    year, month, day = parts
    if not EARLIEST.year <= year <= LATEST.year:
        return None
    try:
        if day is not None:
            return date(year, month, day)
        first = date(year, month, 1)
    except ValueError:
        return None
    if month_only is None:
        return None
    return first if month_only == "first" else add_months(first, 1) - timedelta(days=1)


def _fault_of_numbers(written: WrittenDate, order: Order) -> Refused:
    """What is wrong with a date in numbers, by the reading that comes nearest to being one."""
    orders = (order, Order.DMY, Order.MDY)
    asked = [written.by_order[one] for one in orders if one in written.by_order]
    nearest = next((parts for parts in asked if parts.month in range(1, 13)), asked[0])
    return _fault(written.text, nearest)


def _fault(text: str, parts: Parts) -> Refused:
    year, month, day = parts
    if not EARLIEST.year <= year <= LATEST.year:
        return _out_of_range(text, before=year < EARLIEST.year)
    text = quote(text)
    if month not in range(1, 13):
        return Refused(
            _("{text} is not a date: no month has the number {month}.").format(
                text=text, month=month
            )
        )
    if day is None:
        return not_a_whole_date(text)
    if day not in range(1, 32):
        return Refused(
            _("{text} is not a date: no month has a day {day}.").format(text=text, day=day)
        )
    return Refused(
        _("{day} {month} does not exist in {year}.").format(
            day=day, month=say_month(month), year=year
        )
    )


def in_range(day: date, written: object) -> date:
    """Return `day`. Refused before 1900 and after 2199, where every date seen was a slip."""
    if not EARLIEST <= day <= LATEST:
        raise _out_of_range(written, before=day < EARLIEST)
    return day


def _out_of_range(written: object, *, before: bool) -> Refused:
    sentence = (
        _("{text} is before 1900. Check the year.")
        if before
        else _("{text} is after 2199. Check the year.")
    )
    return Refused(sentence.format(text=quote(written)))
