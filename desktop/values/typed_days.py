"""Days as people type them into a form: "14 oct", "yesterday", "last friday", with no year."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.values.date_words import MONTHS
from desktop.values.dates import AmbiguousDate, MonthOnly, read_date
from desktop.values.folding import fold
from desktop.values.months import add_months
from desktop.values.quoting import quote
from desktop.values.spoken import say_whole_date
from desktop.values.written_dates import read_written


class Leaning(StrEnum):
    """Which year a day without a year is in."""

    PAST = "past"  # what happened
    FUTURE = "future"  # what runs out or falls due
    NEAREST = "nearest"


class Day(NamedTuple):
    """A day that was read, and a sentence where something was taken for granted."""

    day: date
    remark: str = ""


NOT_A_DATE: Final = N_(
    "“{text}” is not a date Muster can read. Type it like 14 October 2026, "
    "or a word such as today, yesterday or last Friday."
)
NO_DAY: Final = N_("“{text}” does not say which day. Type it like 14 October 2026.")
TWO: Final = N_("“{text}” can be {one} or {other}. Type it like {one}.")
_NAMED: Final = {
    "today": 0, "tod": 0, "now": 0, "aujourd'hui": 0, "yesterday": -1, "hier": -1,
    "tomorrow": 1, "demain": 1,
}  # fmt: skip
_WEEKDAYS: Final = (
    "monday mon lundi", "tuesday tue tues mardi", "wednesday wed weds mercredi",
    "thursday thu thur thurs jeudi", "friday fri vendredi", "saturday sat samedi",
    "sunday sun dimanche",
)  # fmt: skip
_WEEKDAY: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_AGO: Final = re.compile(r"([0-9]{1,3}) (day|week)s? ago")
_AHEAD: Final = re.compile(r"in ([0-9]{1,3}) (day|week)s?")
_TWO_NUMBERS: Final = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2})")
_NUMBERS: Final = re.compile(r"[0-9]+")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_YEARS: Final = 8  # between 29 February and the next one, at most
_CARD_YEARS: Final = 15  # a card is not good for longer


def read_day(
    text: str, today: date, leaning: Leaning, *, month_only: MonthOnly | None = None
) -> Day:
    """Return the day that `text` means when it is typed on `today`.

    `month_only` is the day that a month without a day stands for. Refused with a sentence.
    """
    folded = fold(text).strip(" .,")
    spoken = _spoken(folded, today, leaning)
    if spoken is not None:
        return spoken
    two = _TWO_NUMBERS.fullmatch(folded)
    if two is not None:
        return _in_two_numbers(text, int(two[1]), int(two[2]), today, leaning, month_only)
    try:
        return Day(read_date(text, month_only=month_only))
    except AmbiguousDate as open_date:
        raise _two(text, *open_date.readings) from open_date
    except Refused as fault:
        if _lacks_a_year(folded):
            return _without_a_year(text, today, leaning, fault)
        raise _plainer(text, fault) from fault


def _spoken(folded: str, today: date, leaning: Leaning) -> Day | None:
    """A day told by its distance from today."""
    if folded in _NAMED:
        return Day(today + timedelta(days=_NAMED[folded]))
    for pattern, sign in ((_AGO, -1), (_AHEAD, 1)):
        if match := pattern.fullmatch(folded):
            days = int(match[1]) * (7 if match[2] == "week" else 1)
            return Day(today + timedelta(days=sign * days))
    before, _space, name = folded.rpartition(" ")
    if name not in _WEEKDAY or before not in ("", "last", "next", "this", "on"):
        return None
    back = (today.weekday() - _WEEKDAY[name]) % 7
    if before == "last":
        return Day(today - timedelta(days=back or 7))
    if before == "next" or (before != "last" and leaning is Leaning.FUTURE and back):
        return Day(today + timedelta(days=7 - back))
    return Day(today - timedelta(days=back))


def _in_two_numbers(
    text: str, one: int, two: int, today: date, leaning: Leaning, month_only: MonthOnly | None
) -> Day:
    """Read 14/10, which has no year, and 10/27, which may be the month on a card."""
    days = {
        found
        for day, month in ((one, two), (two, one))
        if (found := _nearest(_each_year(today, month, day), today, leaning))
    }
    year = today.year // 100 * 100 + two
    if month_only and one in range(1, 13) and abs(year - today.year) <= _CARD_YEARS:
        first = date(year, one, 1)
        last = add_months(first, 1) - timedelta(days=1)
        days.add(first if month_only == "first" else last)
    if not days:
        raise Refused(_(NOT_A_DATE).format(text=quote(text)))
    found, *others = sorted(days)
    if others:
        raise _two(text, found, others[-1])
    return Day(found, _taken(found))


def _lacks_a_year(folded: str) -> bool:
    numbers = _NUMBERS.findall(folded)
    months = [word for word in _WORDS.findall(folded) if word in MONTHS]
    return len(numbers) == 1 and len(numbers[0]) <= 2 and bool(months)


def _without_a_year(text: str, today: date, leaning: Leaning, fault: Refused) -> Day:
    found = []
    for year in range(today.year - _YEARS, today.year + _YEARS + 1):
        try:
            found.append(read_date(f"{text} {year}"))
        except Refused:
            continue  # 29 February, in the years that have none
    day = _nearest(found, today, leaning)
    if day is None:
        raise _plainer(text, fault)
    return Day(day, _taken(day))


def _each_year(today: date, month: int, day: int) -> Iterable[date]:
    for year in range(today.year - _YEARS, today.year + _YEARS + 1):
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _nearest(days: Iterable[date], today: date, leaning: Leaning) -> date | None:
    if leaning is Leaning.PAST:
        return max((day for day in days if day <= today), default=None)
    if leaning is Leaning.FUTURE:
        return min((day for day in days if day >= today), default=None)
    return min(days, key=lambda day: abs(day - today), default=None)


def _taken(day: date) -> str:
    return _("No year was typed, so {date} was taken.").format(date=say_whole_date(day))


def _two(text: str, one: date, other: date) -> Refused:
    first, second = say_whole_date(one), say_whole_date(other)
    return Refused(_(TWO).format(text=quote(text), one=first, other=second))


def _plainer(text: str, fault: Refused) -> Refused:
    """The sentence for a form: a sheet's own talks of columns and of its way to write dates."""
    try:
        written = read_written(text)
    except Refused:
        has_month = any(word in MONTHS for word in _WORDS.findall(fold(text)))
        return Refused(_(NO_DAY if has_month else NOT_A_DATE).format(text=quote(text)))
    if written.fixed is not None and written.fixed.day is None:
        return Refused(_(NO_DAY).format(text=quote(text)))
    return fault
