"""Dates as people keep them in sheets, read without guessing where a guess could be wrong."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.values.date_evidence import settle
from desktop.values.date_words import NEVER
from desktop.values.folding import fold, key
from desktop.values.real_dates import AmbiguousDate, MonthOnly, in_range, real_day, settled
from desktop.values.written_dates import Order, not_a_date, read_written

__all__ = [
    "AmbiguousDate",
    "Cell",
    "MonthOnly",
    "Order",
    "find_date",
    "guess_order",
    "is_never",
    "read_date",
    "read_moment",
]

Cell = str | int | float | date | datetime | time | None

_SERIAL: Final = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_SERIALS: Final = range(20_000, 80_001)  # 1954 to 2119; other numbers are no dates
_DAY_ZERO: Final = date(1899, 12, 30)  # Excel believes in 29 February 1900, so not the 31st
_DAY_ZERO_1904: Final = date(1904, 1, 1)
_SECONDS_A_DAY: Final = 86_400
_ONLY_DASHES: Final = re.compile(r"[-. ]*-[-. ]*")
_MOST_WORDS: Final = 5  # that a date inside a sentence has
_LOOKED_THROUGH: Final = 2_000  # letters: nobody dates a thing behind a page of remarks


def read_date(
    cell: Cell,
    order: Order = Order.AMBIGUOUS,
    *,
    month_only: MonthOnly | None = None,
    date_1904: bool = False,
    zone: tzinfo | None = None,
) -> date:
    """Return the date in `cell`.

    `order` matters only to dates in numbers with the year last, and only where both readings
    exist: 12/15/2026 is 15 December under any. `month_only` says which day "Dec 2026" means
    (cards are good to the end of the month); without it such a cell is refused. `date_1904` is
    the workbook's own setting. Refused with a sentence, or AmbiguousDate, which is one.
    """
    day, _clock = _read(cell, order, month_only, date_1904, zone)
    return day


def read_moment(
    cell: Cell,
    order: Order = Order.AMBIGUOUS,
    *,
    date_1904: bool = False,
    zone: tzinfo | None = None,
) -> datetime:
    """Return the date and time in `cell`, midnight where no time is written, without an offset.

    A written offset is turned to the wall clock of `zone`; without a zone the time stays as it
    was written. Refused as in `read_date`.
    """
    day, clock = _read(cell, order, None, date_1904, zone)
    return datetime.combine(day, clock)


def is_never(cell: Cell) -> bool:
    """Whether `cell` says in words or dashes that there is no date; an empty cell says nothing."""
    if not isinstance(cell, str):
        return False
    return key(cell) in NEVER or _ONLY_DASHES.fullmatch(fold(cell)) is not None


def find_date(
    text: str, order: Order = Order.AMBIGUOUS, *, month_only: MonthOnly | None = None
) -> date | None:
    """Return the first date written among other words ("parked since 2026-09-03"), or None.

    A bare number is never taken for a date here, nor what stands behind a page of other words. May
    raise AmbiguousDate.
    """
    words = text[:_LOOKED_THROUGH].split()
    for start in range(len(words)):
        for end in range(min(start + _MOST_WORDS, len(words)), start, -1):
            part = " ".join(words[start:end]).strip("()[]{};:,. ")
            try:
                return settled(read_written(part), order, month_only)
            except AmbiguousDate:
                raise
            except Refused:
                continue  # not a date by itself; a shorter or a later part may be
    return None


def guess_order(
    cells: Iterable[Cell], *, not_after: date | None = None, date_1904: bool = False
) -> Order:
    """Return the order of day and month in a column, from top to bottom.

    A number over 12 settles it; else the rules of `date_evidence` may. AMBIGUOUS also means that
    nothing depends on the order: a column needs a person only if `read_date` then raises
    AmbiguousDate. `not_after` is a day that no date of the column can be later than.
    """
    rows = [row for cell in cells if (row := _row(cell, date_1904)) is not None]
    open_rows = [row for row in rows if isinstance(row, dict)]
    if not open_rows:
        return Order.AMBIGUOUS
    orders = (Order.DMY, Order.MDY, Order.YMD)
    fitting = [order for order in orders if all(order in row for row in open_rows)]
    if not fitting:
        return Order.MIXED
    if len(fitting) == 1:
        return fitting[0]
    readings = {
        order: [row[order] if isinstance(row, dict) else row for row in rows] for order in fitting
    }
    sure = [row for row in rows if not isinstance(row, dict)]
    return settle(readings, sure, not_after)


def _row(cell: Cell, date_1904: bool) -> date | dict[Order, date] | None:
    """The dates that `cell` can be: one, one for each order that fits, or None where none is."""
    if not isinstance(cell, str) or _SERIAL.fullmatch(cell.strip()):
        try:
            return read_date(cell, date_1904=date_1904)
        except Refused:
            return None
    try:
        written = read_written(_plain(cell))
    except Refused:
        return None
    if written.fixed is not None:
        return real_day(written.fixed, None)
    days = {order: real_day(parts, None) for order, parts in written.by_order.items()}
    found = {order: day for order, day in days.items() if day is not None}
    if len(days) == len(found) and len(set(found.values())) == 1:
        return found[Order.DMY]  # 5/5/2026 is the same day under every order
    return found or None


def _read(
    cell: Cell, order: Order, month_only: MonthOnly | None, date_1904: bool, zone: tzinfo | None
) -> tuple[date, time]:
    if isinstance(cell, bool):
        raise not_a_date(cell)
    if isinstance(cell, int | float):
        return _read_number(cell, date_1904)
    if isinstance(cell, str):
        return _read_text(_plain(cell), order, month_only, date_1904, zone)
    if isinstance(cell, datetime):
        return _on_the_wall(cell, zone)
    if isinstance(cell, date):
        return in_range(cell, cell), time()
    if cell is None:
        raise _no_date()
    return _read_text(cell.isoformat(), order, month_only, date_1904, zone)  # refused: no day


def _plain(text: str) -> str:
    return text.strip().removeprefix("'").strip()  # a sheet marks text with an apostrophe


def _no_date() -> Refused:
    return Refused(_("There is no date here. Write it like 15 Dec 2026."))


def _read_number(number: float, date_1904: bool) -> tuple[date, time]:
    """Read a cell that holds a number: the days since Excel's day zero, or 20261115."""
    if not math.isfinite(number):
        raise not_a_date(number)
    if int(number) in _SERIALS:
        return _from_serial(number, date_1904)
    if number == int(number):
        return settled(read_written(str(int(number))), Order.AMBIGUOUS, None), time()
    raise not_a_date(number)


def _from_serial(serial: float, date_1904: bool) -> tuple[date, time]:
    days = int(serial)
    zero = _DAY_ZERO_1904 if date_1904 else _DAY_ZERO
    # rounding must not reach midnight, because that would be the next day
    seconds = min(round((serial - days) * _SECONDS_A_DAY), _SECONDS_A_DAY - 1)
    minutes, second = divmod(seconds, 60)
    return zero + timedelta(days=days), time(*divmod(minutes, 60), second)


def _read_text(
    text: str,
    order: Order,
    month_only: MonthOnly | None,
    date_1904: bool,
    zone: tzinfo | None,
) -> tuple[date, time]:
    if not text:
        raise _no_date()
    if _SERIAL.fullmatch(text) and int(text[:5]) in _SERIALS:
        return _from_serial(float(text.replace(",", ".")), date_1904)
    written = read_written(text)
    day = settled(written, order, month_only)
    return _on_the_wall(datetime.combine(day, written.clock or time()), zone)


def _on_the_wall(moment: datetime, zone: tzinfo | None) -> tuple[date, time]:
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return in_range(moment.date(), moment), moment.time()
